//! How large a step from a figure to its revision or to the next is beside what was known before; its raw number would say nothing of
//! that.

use super::pairing::{Areas, breakdowns};
use super::{Edition, Revised};
use crate::analysis::two_files::{InBoth, Matched};
use crate::analysis::xmr::TO_NATURAL_LIMITS;
use crate::model::{AreaId, BreakdownId, IndicatorId, Period, Polarity, Scorecard, Series};
use std::collections::{HashMap, HashSet};

/// A step that is larger than chance would have made it out to be before. Of each two the older edition comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LargeStep {
    pub indicators: InBoth,
    /// The group of people, of the newer edition.
    pub breakdown: Option<BreakdownId>,
    pub areas: [AreaId; 2],
    /// The same period twice where a figure was revised; else the latest of each edition.
    pub periods: [Period; 2],
    pub values: [f64; 2],
    pub beside: Beside,
    /// How many others of the same indicator are as large as that.
    pub others: usize,
}

impl LargeStep {
    /// Whether a figure was revised, and is not a new one.
    pub fn is_revision(&self) -> bool {
        self.periods[0] == self.periods[1]
    }

    /// Whether it goes the wrong way, where one way is good.
    pub(super) fn is_harm(&self, newer: &Scorecard) -> bool {
        let [was, is] = self.values;
        match newer.indicator(self.indicators[1]).polarity {
            Polarity::LowerIsBetter => is > was,
            Polarity::HigherIsBetter => is < was,
            Polarity::Neutral => false,
        }
    }
}

/// What a step is measured by; its size in it is more than 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Beside {
    /// The limits that the figure had before, lower and upper: the new value lies outside them. In distances from the old value to the
    /// limit on that side.
    Limits { limits: [f64; 2], size: f64 },
    /// How far the older series moved from one period to the next, on average. In steps as large as the natural limits of process control
    /// allow.
    Steps { step: f64, size: f64 },
}

impl Beside {
    fn size(self) -> f64 {
        match self {
            Self::Limits { size, .. } | Self::Steps { size, .. } => size,
        }
    }
}

/// An average of fewer steps says little.
const FEWEST_STEPS: usize = 4;

/// The largest revision of each indicator that goes beyond what was known before, of everyone and of groups of people each; those of
/// everyone first, and the largest first.
pub(super) fn revisions(editions: [Edition<'_>; 2], revised: &[Revised]) -> Vec<LargeStep> {
    let groups = breakdowns(editions.map(|edition| edition.scorecard)).into_iter().enumerate();
    let older: HashMap<BreakdownId, BreakdownId> =
        groups.filter_map(|(was, is)| Some((is?, BreakdownId::at(was)))).collect();
    let large = revised.iter().filter_map(|it| {
        let group = match &it.breakdown {
            None => None,
            Some(group) => Some(*older.get(group)?),
        };
        let series = editions[0].scorecard.series(it.indicators[0], group, it.areas[0])?;
        let beside = match limits_of(editions[0], series, it.period) {
            Some(limits) => by_limits(limits, it.values)?,
            None => by_steps(series, it.values)?,
        };
        Some(LargeStep {
            indicators: it.indicators,
            breakdown: it.breakdown,
            areas: it.areas,
            periods: [it.period; 2],
            values: it.values,
            beside,
            others: 0,
        })
    });
    largest(large)
}

/// The largest move of each indicator from the latest figure of the older edition to a newer one, of everyone in places and in the system.
pub(super) fn moves(editions: [Edition<'_>; 2], matched: &Matched, areas: &Areas) -> Vec<LargeStep> {
    let [older, newer] = editions.map(|edition| edition.scorecard);
    let looked_at: HashSet<AreaId> = newer.places().chain([newer.system()]).collect();
    let in_both = older.areas().filter_map(|(was, _)| Some([was, areas.newer(was)?]));
    let both: Vec<[AreaId; 2]> = in_both.filter(|pair| looked_at.contains(&pair[1])).collect();
    let large = matched.pairs.iter().flat_map(|indicators| both.iter().map(move |areas| (indicators, areas)));
    largest(large.filter_map(|(&indicators, &areas)| {
        let was = older.series(indicators[0], None, areas[0])?;
        let (last, now) = (was.latest()?, newer.series(indicators[1], None, areas[1])?.latest()?);
        let values = [last.value, now.value];
        let beside = match by_steps(was, values) {
            Some(beside) => beside,
            None => by_limits(limits_of(editions[0], was, last.period)?, values)?,
        };
        (now.period > last.period).then_some(LargeStep {
            indicators,
            breakdown: None,
            areas,
            periods: [last.period, now.period],
            values,
            beside,
            others: 0,
        })
    }))
}

/// The largest of each indicator, everyone before groups of people, of those that go beyond what was known.
fn largest(all: impl Iterator<Item = LargeStep>) -> Vec<LargeStep> {
    let mut known: HashMap<(IndicatorId, bool), usize> = HashMap::new();
    let mut found: Vec<LargeStep> = Vec::new();
    for step in all.filter(|it| it.beside.size() > 1.0) {
        let at = *known.entry((step.indicators[1], step.breakdown.is_some())).or_insert_with(|| {
            found.push(LargeStep { others: 0, ..step });
            found.len() - 1
        });
        let others = found[at].others + 1;
        if step.beside.size() > found[at].beside.size() {
            found[at] = step;
        }
        found[at].others = others;
    }
    for it in &mut found {
        it.others -= 1;
    }
    found.sort_by(|one, other| {
        let by_size = other.beside.size().total_cmp(&one.beside.size());
        one.breakdown.is_some().cmp(&other.breakdown.is_some()).then(by_size)
    });
    found
}

/// The limits that a figure of the older edition had.
fn limits_of(older: Edition<'_>, series: &Series, period: Period) -> Option<[f64; 2]> {
    let at = series.periods.binary_search(&period).ok()?;
    let given = series.lower(at).zip(series.upper(at));
    let found = older.analysis.get(series.indicator, series.breakdown, series.area).and_then(|judged| {
        let is_latest = judged.latest.is_some_and(|it| it.period == period);
        judged.interval.filter(|_| is_latest).map(|it| (it.lower, it.upper))
    });
    given.or(found).map(|(lower, upper)| [lower, upper])
}

/// By these limits; `None` where there is no room between the old value and its limit.
fn by_limits(limits: [f64; 2], [was, is]: [f64; 2]) -> Option<Beside> {
    let room = if is > was { limits[1] - was } else { was - limits[0] };
    (room > 0.0).then(|| Beside::Limits { limits, size: (is - was).abs() / room })
}

/// By how far the older series moved from one period to the next; `None` where that is not known.
fn by_steps(series: &Series, [was, is]: [f64; 2]) -> Option<Beside> {
    let values: Vec<f64> = series.observations().map(|it| it.value).collect();
    let steps = values.len().checked_sub(1).filter(|steps| *steps >= FEWEST_STEPS)?;
    let all: f64 = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum();
    let step = all / steps as f64;
    (step > 0.0).then(|| Beside::Steps { step, size: (is - was).abs() / (TO_NATURAL_LIMITS * step) })
}
