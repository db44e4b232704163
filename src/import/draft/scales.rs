//! Values of one indicator in two scales: some areas, periods or files have shares of one, the others percentages.

use super::indicator::DraftIndicator;
use super::usage::Usage;
use crate::import::shift::shifted;
use crate::import::table::{AreaAt, Gathered, PeriodAt};
use crate::model::{AreaId, Period, Scorecard};
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// How many times as large percentages may be on average as shares of the same.
const TIMES: RangeInclusive<f64> = 30.0..=300.0;
/// How many times as large the least percentage has to be as the greatest share.
const GAP: f64 = 5.0;

/// The values of an indicator above nought, parted at one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scales {
    small: Part,
    large: Part,
}

#[derive(Clone, Copy, Debug, Default)]
struct Part {
    count: u64,
    sum: f64,
    least: f64,
    most: f64,
}

impl Part {
    fn add(&mut self, value: f64) {
        self.least = if self.count == 0 { value } else { self.least.min(value) };
        self.most = self.most.max(value);
        self.count += 1;
        self.sum += value;
    }
}

impl Scales {
    pub fn add(&mut self, value: f64) {
        if value > 1.0 {
            self.large.add(value);
        } else if value > 0.0 {
            self.small.add(value);
        }
    }

    /// Whether the small values may be shares of one and the large ones percentages.
    pub fn may_be_two(&self) -> bool {
        let Self { small, large } = self;
        let mean = |part: &Part| part.sum / part.count as f64;
        small.count > 0
            && small.least < 1.0
            && large.count > 0
            && large.most <= 100.0
            && large.least >= GAP * small.most
            && TIMES.contains(&(mean(large) / mean(small)))
    }
}

/// Takes from the figures that files and scorecard both have of an area and a period whether the values of its indicators
/// come as shares of one, where those tell.
pub(super) fn know_shares(list: &mut [DraftIndicator], gathered: &Gathered, scorecard: &Scorecard) {
    let there = list.iter().map(|indicator| {
        let (id, _) = indicator.same_as.as_ref().filter(|_| indicator.definition.shares.is_none())?;
        let id = scorecard.indicator_by_id(id)?;
        let may_be = indicator.may_be_shares(Some(scorecard.indicator(id).measure.kind));
        let series = scorecard.given_series_of(id).iter().filter(|_| may_be);
        let values = series.flat_map(|series| {
            let at = |at| Some((series.area, series.periods[at], series.value(at)?.to_bits()));
            (0..series.periods.len()).filter_map(at)
        });
        Some(values.collect()).filter(|values: &HashSet<_>| !values.is_empty())
    });
    let there: Vec<Option<HashSet<(AreaId, Period, u64)>>> = there.collect();
    if there.iter().all(Option::is_none) {
        return;
    }
    let mut seen = vec![[false; 2]; list.len()];
    for (number, observation) in gathered.observations.iter().enumerate() {
        let at = observation.indicator.index();
        let (Some(there), Some(value)) = (&there[at], observation.figures.value) else { continue };
        let code = gathered.areas[observation.area.index()].code.as_deref();
        let area = code.and_then(|code| scorecard.area_by_code(code));
        let may_be_share = || list[at].usage.is_share(&observation.figures);
        let is_percent = gathered.observations.is_percent(number);
        let Some(area) = area.filter(|_| value != 0.0 && !is_percent && may_be_share()) else {
            continue;
        };
        for period in &gathered.pool.periods()[observation.period.index()].may_be {
            let is_there = |value: f64| there.contains(&(area, *period, value.to_bits()));
            seen[at][0] |= is_there(value);
            seen[at][1] |= is_there(shifted(value, 2));
        }
    }
    for (indicator, [as_it_is, as_share]) in
        list.iter_mut().zip(seen).filter(|(_, [one, other])| one != other)
    {
        indicator.definition.shares = Some(as_share && !as_it_is);
    }
}

/// Marks the indicators among those of which that may be whose small values are all that some areas, periods or files
/// have.
pub(super) fn mark(usages: &mut [Usage], gathered: &Gathered, may_be: &[bool]) {
    if !may_be.contains(&true) {
        return;
    }
    let mut seen: Vec<[Seen; 2]> = may_be.iter().map(|_| Default::default()).collect();
    for (at, observation) in gathered.observations.iter().enumerate() {
        let indicator = observation.indicator.index();
        let value = observation.figures.value.filter(|value| *value > 0.0);
        let Some(value) = value.filter(|_| may_be[indicator] && !gathered.observations.is_percent(at)) else {
            continue;
        };
        let seen = &mut seen[indicator][usize::from(value > 1.0)];
        seen.areas.insert(observation.area);
        seen.periods.insert(observation.period);
        seen.tables.insert(gathered.observations.origin(at).table);
    }
    for (usage, (seen, may_be)) in usages.iter_mut().zip(seen.iter().zip(may_be)) {
        let [small, large] = seen;
        usage.scale.is_mixed = *may_be
            && (small.areas.is_disjoint(&large.areas)
                || small.periods.is_disjoint(&large.periods)
                || small.tables.is_disjoint(&large.tables));
    }
}

/// Where values of one scale are.
#[derive(Default)]
struct Seen {
    areas: HashSet<AreaAt>,
    periods: HashSet<PeriodAt>,
    tables: HashSet<u16>,
}

#[cfg(test)]
#[path = "scale_tests.rs"]
mod tests;
