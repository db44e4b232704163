//! What moved around the start of an intervention (METHODS, "Interventions").
//!
//! The change in the adopter is the mean of the figures after the start less the mean of those before. From it the
//! mean change of the places that did not adopt is taken away (difference in differences), over the same periods.
//! Limits come from the limits of the single figures; they speak of chance in those figures, not of all else that
//! sets places apart. What moved is said here, never what caused it.

mod adopters;
mod contrast;
mod sides;
#[cfg(test)]
mod tests;

pub use contrast::{Comparators, Contrast};
pub use sides::{BeforeAfter, Side};

use crate::analysis::finite;
use crate::model::{
    AreaId, AreaKind, Indicator, IndicatorId, Intervention, InterventionId, Polarity, Scorecard, Series,
};
use std::collections::BTreeSet;

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
    pub change: Option<BeforeAfter>,
    /// Before and after its own start in the place it was adopted from; `None` where the file names none.
    pub origin: Option<Origin>,
    /// The places that did not adopt it, over the same periods.
    pub comparators: Comparators,
    /// The change in the adopter less that of the others.
    pub contrast: Option<Contrast>,
    /// What the test says: of the contrast where there is one, of the adopter's own change where there is not.
    pub finding: Finding,
    /// Whether a watched indicator shows harm; `None` for an aim.
    pub sign: Option<WatchSign>,
    /// Why there is no finding: one plain English sentence.
    pub reason: Option<String>,
}

/// Why an indicator is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Its name.
    pub name: String,
    /// Before and after the start there.
    pub change: Option<BeforeAfter>,
    /// Why it is not judged there: one plain English sentence.
    pub reason: Option<String>,
}

/// What the limits of a change say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Moved the right way.
    Better,
    /// Moved the wrong way.
    Worse,
    /// Nought lies within the limits.
    NoChange,
    /// Rose, where neither direction is good.
    Higher,
    /// Fell, where neither direction is good.
    Lower,
    /// There is a change and no limits to test it with.
    NotTested,
    /// There is no change to speak of; a reason says why.
    NotJudged,
}

/// What is to be seen in a watched indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchSign {
    /// Worse after the start: the flag goes up.
    Worse,
    /// No sign so far.
    NoSign,
    /// It cannot be said.
    NotKnown,
}

/// Every intervention of the file, in its areas, for its aims and then for what it watches, in the order of the file.
pub fn interventions(scorecard: &Scorecard) -> Vec<InterventionJudgement> {
    let mut found = Vec::new();
    for (id, tried) in scorecard.interventions() {
        let adopters = adopters::places(scorecard, id);
        let aims = tried.aims.iter().map(|&indicator| (indicator, InterventionRole::Aim));
        let watch = tried.watch.iter().map(|&indicator| (indicator, InterventionRole::Watch));
        let measured: Vec<_> = aims.chain(watch).collect();
        for &area in &tried.areas {
            for &(indicator, role) in &measured {
                let asked = Asked { scorecard, tried, adopters: &adopters, area, indicator };
                found.push(asked.judge(id, role));
            }
        }
    }
    found
}

struct Asked<'a> {
    scorecard: &'a Scorecard,
    tried: &'a Intervention,
    adopters: &'a BTreeSet<AreaId>,
    area: AreaId,
    indicator: IndicatorId,
}

impl Asked<'_> {
    fn judge(&self, intervention: InterventionId, role: InterventionRole) -> InterventionJudgement {
        let about = self.scorecard.indicator(self.indicator);
        let judged = self.before_after(self.tried, self.area);
        let (change, mut reason) = match judged {
            Ok(change) => (Some(change), None),
            Err(reason) => (None, Some(reason)),
        };
        let mut comparators = match &change {
            Some(change) => self.comparators(change),
            None => Comparators::default(),
        };
        let contrast = change.as_ref().and_then(|change| contrast::between(change, &comparators));
        if contrast.is_none() && comparators.mean_change.is_some() {
            comparators.reason = Some("The changes are too large to compare.".to_owned());
        }
        let (moved, limits) = match (&contrast, &change) {
            (Some(contrast), _) => (Some(contrast.difference), contrast.limits),
            (None, Some(change)) => (Some(change.change), change.limits),
            (None, None) => (None, None),
        };
        let finding = match (moved, limits) {
            (None, _) => Finding::NotJudged,
            (Some(_), None) => Finding::NotTested,
            (Some(_), Some(limits)) => by_limits(limits, about.polarity),
        };
        if finding == Finding::NotTested {
            reason = Some("Not every figure has limits, so the change is not tested.".to_owned());
        }
        let sign = (role == InterventionRole::Watch).then(|| sign(finding, moved, about.polarity));
        let (area, indicator) = (self.area, self.indicator);
        let origin = self.origin();
        InterventionJudgement {
            intervention,
            area,
            indicator,
            role,
            change,
            origin,
            comparators,
            contrast,
            finding,
            sign,
            reason,
        }
    }

    fn series(&self, area: AreaId) -> Option<&Series> {
        self.scorecard.series(self.indicator, None, area)
    }

    fn about(&self) -> &Indicator {
        self.scorecard.indicator(self.indicator)
    }

    fn before_after(&self, tried: &Intervention, area: AreaId) -> Result<BeforeAfter, String> {
        let name = &self.scorecard.area(area).name;
        let Some(start) = &tried.start else {
            return Err(format!("When {} began in {name} is not known.", tried.title));
        };
        let Some(series) = self.series(area) else {
            return Err(format!("There are no figures for {name}."));
        };
        sides::around(self.about(), series, start, tried.end.as_ref())
    }

    /// What moved where it was first seen to work, around its own start there.
    fn origin(&self) -> Option<Origin> {
        let from = self.tried.adopted_from.as_ref()?;
        let there = from.intervention.and_then(|id| {
            self.scorecard.interventions().find(|(other, _)| *other == id).map(|(_, tried)| tried)
        });
        let named = || from.area.map(|area| self.scorecard.area(area).name.clone());
        let name = from.name.clone().or_else(named).unwrap_or_else(|| "another place".to_owned());
        let change = match (from.area, there) {
            (None, _) => Err(format!("The figures of {name} are not in this file.")),
            (Some(_), None) => Err(format!("When it began in {name} is not in this file.")),
            (Some(area), Some(tried)) => self.before_after(tried, area),
        };
        let (change, reason) = match change {
            Ok(change) => (Some(change), None),
            Err(reason) => (None, Some(reason)),
        };
        Some(Origin { area: from.area, name, change, reason })
    }

    fn comparators(&self, change: &BeforeAfter) -> Comparators {
        if self.scorecard.area(self.area).kind != AreaKind::Place {
            let reason = "Only places are set beside the places that did not adopt it.";
            return Comparators { reason: Some(reason.to_owned()), ..Comparators::default() };
        }
        let others = self.scorecard.places().filter(|place| !self.adopters.contains(place));
        let others: Vec<AreaId> = others.collect();
        if others.is_empty() {
            let reason = "Every place in this file adopted it, so there is none to compare with.";
            return Comparators { reason: Some(reason.to_owned()), ..Comparators::default() };
        }
        let moved = others.iter().filter_map(|&area| {
            let series = self.series(area)?;
            Some((area, sides::over_the_same_periods(self.about(), series, change)?))
        });
        contrast::comparators(moved.collect())
    }
}

/// Whether nought lies below, above or within the limits of a change, and what that means.
fn by_limits((lower, upper): (f64, f64), polarity: Polarity) -> Finding {
    if lower <= 0.0 && upper >= 0.0 {
        return Finding::NoChange;
    }
    match (lower > 0.0, polarity) {
        (true, Polarity::Neutral) => Finding::Higher,
        (false, Polarity::Neutral) => Finding::Lower,
        (true, Polarity::HigherIsBetter) | (false, Polarity::LowerIsBetter) => Finding::Better,
        (true, Polarity::LowerIsBetter) | (false, Polarity::HigherIsBetter) => Finding::Worse,
    }
}

/// A change that is not tested raises no flag; it leaves the question open if it points the wrong way.
fn sign(finding: Finding, moved: Option<f64>, polarity: Polarity) -> WatchSign {
    let wrong_way = |moved: f64| match polarity {
        Polarity::HigherIsBetter => moved < 0.0,
        Polarity::LowerIsBetter => moved > 0.0,
        Polarity::Neutral => moved != 0.0,
    };
    match finding {
        Finding::Worse => WatchSign::Worse,
        Finding::Higher | Finding::Lower | Finding::NotJudged => WatchSign::NotKnown,
        Finding::NotTested if moved.is_none_or(wrong_way) => WatchSign::NotKnown,
        Finding::Better | Finding::NoChange | Finding::NotTested => WatchSign::NoSign,
    }
}

/// The mean, divided first so that no sum grows too large; `None` of nothing.
fn mean(values: &[f64]) -> Option<f64> {
    let count = values.len() as f64;
    finite(values.iter().map(|value| value / count).sum()).filter(|_| !values.is_empty())
}
