//! Hidden clusters (METHODS, "Inequality"): the place is similar to or better than the benchmark, yet some of its
//! neighbourhoods are worse, and the average hides them.
//!
//! A place has dozens of neighbourhoods, of which one or two would be called worse at 95 % by chance alone. So they are
//! tested at 99.8 %, whatever the level that the rest of the scorecard is judged at.

use super::Ground;
use super::local::worst_first;
use crate::analysis::comparison::NotCompared;
use crate::analysis::judgement::{ComparisonMethod, Judgement};
use crate::model::{AreaId, AreaKind, Polarity, Scorecard, Verdict};

/// Neighbourhoods worse than the benchmark, at the 99.8 % level, in a place that is not.
#[derive(Clone, Debug, PartialEq)]
pub struct Hidden {
    /// Which, the worst first.
    pub worse_neighbourhoods: Vec<AreaId>,
    /// How many neighbourhoods were tested.
    pub tested: usize,
    /// How many neighbourhoods the place has.
    pub neighbourhoods: usize,
    /// The worse neighbourhoods' share of the residents of all neighbourhoods, where all are known.
    pub population_share: Option<f64>,
}

/// Why it cannot be said what an average hides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotHidden {
    /// Only a place or a system has neighbourhoods.
    NoNeighbourhoods,
    /// There are no figures for the neighbourhoods of this area.
    NoFigures(AreaId),
    /// Neither direction is good, so no neighbourhood can be worse.
    Neutral,
    /// The area itself has no figure.
    AreaWithoutFigure(AreaId),
    /// The area itself is worse than its benchmark, so its average hides nothing.
    AreaIsWorse {
        /// Where.
        area: AreaId,
        /// The area it is compared with, where that is one.
        benchmark: Option<AreaId>,
    },
    /// The area is higher or lower than its benchmark, neither of which is better or worse.
    AreaIsNeither {
        /// Where.
        area: AreaId,
        /// The area it is compared with, where that is one.
        benchmark: Option<AreaId>,
    },
    /// The area itself could not be tested, for this reason.
    AreaNotTested(AreaId, Option<Box<NotCompared>>),
    /// None of the neighbourhoods could be tested; the reason of the first by code.
    NoneTested(Option<Box<NotCompared>>),
}

/// The hidden clusters of one indicator in one area; `judgement_of` is asked for the area and its neighbourhoods.
///
/// # Errors
/// Why it cannot be said.
pub(in crate::analysis) fn hidden<'a>(
    ground: &Ground,
    area: AreaId,
    judgement_of: &dyn Fn(AreaId) -> Option<&'a Judgement>,
) -> Result<Hidden, NotHidden> {
    let scorecard = ground.scorecard;
    if !matches!(scorecard.area(area).kind, AreaKind::Place | AreaKind::System) {
        return Err(NotHidden::NoNeighbourhoods);
    }
    let neighbourhoods = ground.neighbourhoods(area).unwrap_or_default();
    let judged: Vec<&Judgement> = neighbourhoods
        .iter()
        .filter_map(|&id| judgement_of(id))
        .filter(|judgement| judgement.latest.is_some())
        .collect();
    if judged.is_empty() {
        return Err(NotHidden::NoFigures(area));
    }
    if scorecard.indicator(ground.indicator).polarity == Polarity::Neutral {
        return Err(NotHidden::Neutral);
    }
    average_hides(area, judgement_of(area))?;
    let tested = judged.iter().filter(|found| verdict_at_998(found) != Verdict::NotCompared).count();
    if tested == 0 {
        // By code, since the order of the file must not decide what is said.
        let first = judged.into_iter().filter(|judgement| why(judgement).is_some());
        let first = first.min_by(|a, b| scorecard.area(a.area).code.cmp(&scorecard.area(b.area).code));
        return Err(NotHidden::NoneTested(first.and_then(why)));
    }
    let worse = judged.into_iter().filter(|judgement| verdict_at_998(judgement) == Verdict::Worse);
    let worse = worse.filter_map(|judgement| Some((judgement.latest?.value, judgement))).collect();
    let worse: Vec<AreaId> =
        worst_first(scorecard, ground.indicator, worse).into_iter().map(|judgement| judgement.area).collect();
    Ok(Hidden {
        population_share: share_of_residents(scorecard, &worse, neighbourhoods),
        worse_neighbourhoods: worse,
        tested,
        neighbourhoods: neighbourhoods.len(),
    })
}

/// The verdict on a neighbourhood among dozens: at 99.8 %, below which it is similar. A publisher's own verdict is of 95 %,
/// and so is none.
pub fn verdict_at_998(judgement: &Judgement) -> Verdict {
    let found = &judgement.benchmark;
    match found.method {
        None | Some(ComparisonMethod::Published) => Verdict::NotCompared,
        Some(_) if found.holds_at_998 || found.verdict == Verdict::NotCompared => found.verdict,
        Some(_) => Verdict::Similar,
    }
}

/// Whether the average of the area looks well enough to hide anything, or else why not.
fn average_hides(area: AreaId, judgement: Option<&Judgement>) -> Result<(), NotHidden> {
    let Some(judgement) = judgement.filter(|judgement| judgement.latest.is_some()) else {
        return Err(NotHidden::AreaWithoutFigure(area));
    };
    let benchmark = judgement.benchmark.area;
    match judgement.benchmark.verdict {
        Verdict::Better | Verdict::Similar => Ok(()),
        Verdict::Worse => Err(NotHidden::AreaIsWorse { area, benchmark }),
        Verdict::Higher | Verdict::Lower => Err(NotHidden::AreaIsNeither { area, benchmark }),
        Verdict::NotCompared => Err(NotHidden::AreaNotTested(area, why(judgement))),
    }
}

fn why(judgement: &Judgement) -> Option<Box<NotCompared>> {
    judgement.benchmark.reason.map(Box::new)
}

/// The share of residents that live in `some` of `all` neighbourhoods; `None` unless all residents are known.
pub fn share_of_residents(scorecard: &Scorecard, some: &[AreaId], all: &[AreaId]) -> Option<f64> {
    let residents = |areas: &[AreaId]| -> Option<Vec<f64>> {
        let mut found: Vec<f64> =
            areas.iter().map(|&id| scorecard.area(id).population).collect::<Option<_>>()?;
        // Added up in an order of their own, so that the order of the file cannot change the last bit.
        found.sort_by(f64::total_cmp);
        Some(found)
    };
    let (some, all) = (residents(some)?, residents(all)?);
    let largest = all.last().copied()?;
    let sum = |residents: &[f64]| residents.iter().map(|number| number / largest).sum::<f64>();
    let share = sum(&some) / sum(&all);
    (0.0..=1.0 + 1e-9).contains(&share).then_some(share.min(1.0))
}

#[cfg(test)]
#[path = "hidden_tests.rs"]
mod tests;
