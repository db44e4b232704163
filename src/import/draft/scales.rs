//! Values of one indicator in two scales: some areas, periods or files have shares of one, the others percentages.

use super::usage::Usage;
use crate::import::table::{AreaAt, Gathered, PeriodAt};
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
