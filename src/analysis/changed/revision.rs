//! How large a revision is beside what was known of the figure before; its raw number would say nothing of that.

use super::{Edition, Revised};
use crate::analysis::xmr::TO_NATURAL_LIMITS;
use crate::model::Series;

/// A revision that is larger than chance would have made it out to be before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LargeRevision {
    pub revised: Revised,
    pub beside: Beside,
    /// How many others of the same indicator are as large as that.
    pub others: usize,
}

/// What a revision is measured by; its size in it is more than 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Beside {
    /// The limits that the figure had before, lower and upper: the new value lies outside them. In distances from the old value to the
    /// limit on that side.
    Limits { limits: [f64; 2], size: f64 },
    /// How far the older series moved from one period to the next, on average, where there are no limits. In steps as large as the
    /// natural limits of process control allow.
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
pub(super) fn large(editions: [Edition<'_>; 2], revised: &[Revised]) -> Vec<LargeRevision> {
    let mut found: Vec<LargeRevision> = Vec::new();
    for &revised in revised {
        let Some(beside) = beside(editions, &revised).filter(|it| it.size() > 1.0) else { continue };
        let of = |it: &Revised| (it.indicators[1], it.breakdown.is_some());
        match found.iter_mut().find(|it| of(&it.revised) == of(&revised)) {
            None => found.push(LargeRevision { revised, beside, others: 0 }),
            Some(known) => {
                known.others += 1;
                if beside.size() > known.beside.size() {
                    (known.revised, known.beside) = (revised, beside);
                }
            }
        }
    }
    let is_of_group = |it: &LargeRevision| it.revised.breakdown.is_some();
    found.sort_by(|one, other| {
        let by_size = other.beside.size().total_cmp(&one.beside.size());
        is_of_group(one).cmp(&is_of_group(other)).then(by_size)
    });
    found
}

fn beside([older, newer]: [Edition<'_>; 2], revised: &Revised) -> Option<Beside> {
    let ([indicator, _], [area, _]) = (revised.indicators, revised.areas);
    let group = match revised.breakdown.map(|id| newer.scorecard.breakdown(id)) {
        None => None,
        Some(is) => {
            let mut groups = older.scorecard.breakdowns_of(indicator).into_iter();
            Some(groups.find(|id| {
                let was = older.scorecard.breakdown(*id);
                (&was.by, &was.group) == (&is.by, &is.group)
            })?)
        }
    };
    let series = older.scorecard.series(indicator, group, area)?;
    let at = series.periods.binary_search(&revised.period).ok()?;
    let given = series.lower(at).zip(series.upper(at));
    let found = older.analysis.get(indicator, group, area).and_then(|judged| {
        let is_latest = judged.latest.is_some_and(|it| it.period == revised.period);
        judged.interval.filter(|_| is_latest).map(|it| (it.lower, it.upper))
    });
    let [was, is] = revised.values;
    if let Some((lower, upper)) = given.or(found) {
        let room = if is > was { upper - was } else { was - lower };
        return (room > 0.0)
            .then(|| Beside::Limits { limits: [lower, upper], size: (is - was).abs() / room });
    }
    let step = mean_step(series)?;
    (step > 0.0).then(|| Beside::Steps { step, size: (is - was).abs() / (TO_NATURAL_LIMITS * step) })
}

fn mean_step(series: &Series) -> Option<f64> {
    let values: Vec<f64> = series.observations().map(|it| it.value).collect();
    let steps = values.len().checked_sub(1).filter(|steps| *steps >= FEWEST_STEPS)?;
    let all: f64 = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).sum();
    Some(all / steps as f64)
}
