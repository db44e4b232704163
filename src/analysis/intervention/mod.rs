//! What moved around the start of an intervention (METHODS, "Interventions").
//!
//! The change in the adopter is the mean of the figures after the start less the mean of those before. From it the
//! mean change of the places that have not started it is taken away (difference in differences), over the same periods, and
//! the spread of those places' changes tells whether the difference is more than places differ anyway. With fewer than four
//! of them, England's change stands beside it and nothing is tested. What moved is said here, never what caused it.

mod contrast;
mod cost;
mod families;
mod sides;
#[cfg(test)]
mod tests;

pub use contrast::{Comparators, Contrast, FEWEST_COMPARATORS, NoContrast};
pub use cost::{CostHere, cost_here};
pub use families::{Family, families};
pub use sides::{BeforeAfter, NoBeforeAfter, Side, TooFew, WhichSide, first_day_after, is_closely_known};

use crate::analysis::finite;
use crate::analysis::statistics::Apart;
use crate::model::{
    AreaId, AreaKind, Indicator, IndicatorId, Intervention, InterventionId, Period, Polarity, Progress,
    Scorecard, Series,
};
use families::Families;
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// One intervention, area and indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct InterventionJudgement {
    /// What was tried.
    pub intervention: InterventionId,
    /// Where.
    pub area: AreaId,
    /// What is measured.
    pub indicator: IndicatorId,
    /// Whether it is meant to move or feared to break.
    pub role: InterventionRole,
    /// Before and after the start in the adopter.
    pub change: Result<BeforeAfter, NoBeforeAfter>,
    /// Before and after its own start in the place it was adopted from; `None` where the file names none.
    pub origin: Option<Origin>,
    /// The places that have not started it, over the same periods.
    pub comparators: Result<Arc<Comparators>, NoContrast>,
    /// The change in the adopter less that of the others, tested.
    pub contrast: Result<Contrast, NoContrast>,
    /// The nation's change over the same periods.
    pub nation: Option<f64>,
    /// What the test of the contrast says.
    pub finding: Finding,
    /// Whether a watched indicator shows harm; `None` for an aim.
    pub sign: Option<WatchSign>,
}

/// Why an indicator is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InterventionRole {
    /// It is meant to move.
    Aim,
    /// It might break.
    Watch,
}

/// The place an intervention was adopted from.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The place, where it is in the file.
    pub area: Option<AreaId>,
    /// Before and after the start there.
    pub change: Result<BeforeAfter, NoOrigin>,
}

/// Why nothing is judged at the origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoOrigin {
    /// Its figures are not in the file.
    NotInFile,
    /// When it began there is not in the file.
    StartNotInFile,
    /// There is no before and after.
    NoBeforeAfter(NoBeforeAfter),
}

/// What the limits of a contrast say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// Moved the right way.
    Better,
    /// Moved the wrong way.
    Worse,
    /// Zero lies within the limits.
    NoChange,
    /// Rose, where neither direction is good.
    Higher,
    /// Fell, where neither direction is good.
    Lower,
    /// There is a change, and nothing to test it against.
    NotTested,
    /// There is no change to speak of.
    NotJudged,
}

/// What is to be seen in a watched indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WatchSign {
    /// The contrast is worse by the test: the flag goes up.
    Worse,
    /// The test finds no harm.
    NoSign,
    /// It cannot be said.
    NotKnown,
}

/// Every intervention of the file, in its areas, for its aims and then for what it watches, in the order of the file.
pub fn interventions(scorecard: &Scorecard) -> Vec<InterventionJudgement> {
    judge_all(scorecard, &Progress::new()).unwrap_or_default()
}

/// The figures before and after the start of one intervention in one of its areas.
///
/// # Errors
/// Why there are none.
pub fn before_and_after(
    scorecard: &Scorecard,
    id: InterventionId,
    area: AreaId,
    indicator: IndicatorId,
) -> Result<BeforeAfter, NoBeforeAfter> {
    let asked = Asked { scorecard, id, tried: scorecard.intervention(id), area, indicator };
    asked.before_after(id, area)
}

/// Every intervention; `None` once the work is cancelled. Each intervention counts as one more done.
pub(super) fn judge_all(scorecard: &Scorecard, progress: &Progress) -> Option<Vec<InterventionJudgement>> {
    let mut others = Others { scorecard, families: Families::of(scorecard), known: HashMap::new() };
    let mut found = Vec::new();
    for (id, tried) in scorecard.interventions() {
        if progress.is_cancelled() {
            return None;
        }
        let aims = tried.aims.iter().map(|&indicator| (indicator, InterventionRole::Aim));
        let watch = tried.watch.iter().map(|&indicator| (indicator, InterventionRole::Watch));
        for &area in &tried.areas {
            for (indicator, role) in aims.clone().chain(watch.clone()) {
                let asked = Asked { scorecard, id, tried, area, indicator };
                found.push(asked.judge(role, &mut others));
            }
        }
        progress.advance(1);
    }
    Some(found)
}

/// What is the same for all adopters of one family over the same periods.
type Same = (usize, IndicatorId, Vec<Period>, Vec<Period>);

/// The places that have not started it, each question answered once: many adopters share their periods.
struct Others<'a> {
    scorecard: &'a Scorecard,
    families: Families,
    known: HashMap<Same, Result<Arc<Comparators>, NoContrast>>,
}

impl Others<'_> {
    fn beside(&mut self, asked: &Asked, change: &BeforeAfter) -> Result<Arc<Comparators>, NoContrast> {
        if self.scorecard.area(asked.area).kind != AreaKind::Place {
            return Err(NoContrast::NotAPlace);
        }
        let family = self.families.family(asked.id);
        let same = (family, asked.indicator, change.before.periods.clone(), change.after.periods.clone());
        if let Some(known) = self.known.get(&same) {
            return known.clone();
        }
        let found = self.compared(family, asked, change).map(Arc::new);
        self.known.insert(same, found.clone());
        found
    }

    fn compared(
        &self,
        family: usize,
        asked: &Asked,
        change: &BeforeAfter,
    ) -> Result<Comparators, NoContrast> {
        let adopters: HashSet<&AreaId> = self.families.places(family).iter().collect();
        let others: Vec<AreaId> = self.scorecard.places().filter(|place| !adopters.contains(place)).collect();
        if others.is_empty() {
            return Err(NoContrast::AllAdopted);
        }
        let moved = others.iter().filter_map(|&area| {
            let series = self.scorecard.series(asked.indicator, None, area)?;
            Some((area, sides::over_the_same_periods(series, change)?))
        });
        contrast::comparators(moved.collect(), others.len())
    }
}

#[derive(Clone, Copy)]
struct Asked<'a> {
    scorecard: &'a Scorecard,
    id: InterventionId,
    tried: &'a Intervention,
    area: AreaId,
    indicator: IndicatorId,
}

impl Asked<'_> {
    fn judge(&self, role: InterventionRole, others: &mut Others) -> InterventionJudgement {
        let polarity = self.about().polarity;
        let change = self.before_after(self.id, self.area);
        let comparators = match &change {
            Ok(change) => others.beside(self, change),
            Err(_) => Err(NoContrast::NoChange),
        };
        let contrast = match (&change, &comparators) {
            (Ok(change), Ok(comparators)) => contrast::between(change, comparators),
            (_, Err(none)) => Err(*none),
            (Err(_), Ok(_)) => Err(NoContrast::NoChange),
        };
        let finding = match (&change, &contrast) {
            (Err(_), _) => Finding::NotJudged,
            (Ok(_), Err(_)) => Finding::NotTested,
            (Ok(_), Ok(contrast)) => by_test(contrast.change, polarity),
        };
        let nation = change.as_ref().ok().and_then(|change| self.nation(change));
        InterventionJudgement {
            intervention: self.id,
            area: self.area,
            indicator: self.indicator,
            role,
            change,
            origin: self.origin(),
            comparators,
            contrast,
            nation,
            finding,
            sign: (role == InterventionRole::Watch).then(|| sign(finding)),
        }
    }

    fn about(&self) -> &Indicator {
        self.scorecard.indicator(self.indicator)
    }

    fn series(&self, area: AreaId) -> Option<&Series> {
        self.scorecard.series(self.indicator, None, area)
    }

    fn before_after(&self, intervention: InterventionId, area: AreaId) -> Result<BeforeAfter, NoBeforeAfter> {
        let tried = self.scorecard.intervention(intervention);
        let start = tried.start.as_ref().ok_or(NoBeforeAfter::StartNotKnown { intervention, area })?;
        let series = self.series(area).ok_or(NoBeforeAfter::NoFigures(area))?;
        sides::around(series, intervention, (start, tried.end.as_ref()))
    }

    /// The nation's change over the same periods; `None` of itself.
    fn nation(&self, change: &BeforeAfter) -> Option<f64> {
        let nation = self.scorecard.national();
        let series = self.series(nation).filter(|_| self.area != nation)?;
        sides::over_the_same_periods(series, change).map(|found| found.change)
    }

    /// What moved where it was first seen to work, around its own start there.
    fn origin(&self) -> Option<Origin> {
        let from = self.tried.adopted_from.as_ref()?;
        let change = match (from.area, from.intervention) {
            (None, _) => Err(NoOrigin::NotInFile),
            (Some(_), None) => Err(NoOrigin::StartNotInFile),
            (Some(area), Some(id)) => self.before_after(id, area).map_err(NoOrigin::NoBeforeAfter),
        };
        Some(Origin { area: from.area, change })
    }
}

/// Whether zero lies below, above or within the limits of a difference, and what that means.
fn by_test(found: Apart, polarity: Polarity) -> Finding {
    if !found.is_significant() {
        return Finding::NoChange;
    }
    match (found.difference > 0.0, polarity) {
        (true, Polarity::Neutral) => Finding::Higher,
        (false, Polarity::Neutral) => Finding::Lower,
        (true, Polarity::HigherIsBetter) | (false, Polarity::LowerIsBetter) => Finding::Better,
        (true, Polarity::LowerIsBetter) | (false, Polarity::HigherIsBetter) => Finding::Worse,
    }
}

/// A flag goes up by the test alone, and down by it alone.
fn sign(finding: Finding) -> WatchSign {
    match finding {
        Finding::Worse => WatchSign::Worse,
        Finding::Better | Finding::NoChange => WatchSign::NoSign,
        Finding::Higher | Finding::Lower | Finding::NotTested | Finding::NotJudged => WatchSign::NotKnown,
    }
}

/// The mean, divided first so that no sum grows too large; `None` of nothing.
fn mean(values: &[f64]) -> Option<f64> {
    let count = values.len() as f64;
    finite(values.iter().map(|value| value / count).sum()).filter(|_| !values.is_empty())
}
