//! What stands beside a thing that was found: its latest figure, how it stands, or where it is.

use crate::analysis::Analysis;
use crate::charts::{Mark, Sign};
use crate::model::{AreaId, IndicatorId, PriorityId, Scorecard};
use crate::pages::{PriorityInPlace, priorities_in_place};
use crate::words::number;

/// What stands beside a thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Beside {
    Nothing,
    /// The latest figure or a few words, with the sign of how it stands.
    Signed(String, Sign),
    Words(String),
    Keys(egui::KeyboardShortcut),
}

/// How priorities stand in the places that were asked about.
pub(super) struct Standing<'a> {
    pub scorecard: &'a Scorecard,
    pub analysis: &'a Analysis,
    of: Vec<(AreaId, Vec<PriorityInPlace>)>,
}

impl<'a> Standing<'a> {
    pub fn new(scorecard: &'a Scorecard, analysis: &'a Analysis) -> Self {
        Self { scorecard, analysis, of: Vec::new() }
    }

    /// How a priority stands in a place; none where it is none of this place.
    pub fn at(&mut self, place: AreaId, priority: PriorityId) -> Option<&PriorityInPlace> {
        let known = self.of.iter().position(|(known, _)| *known == place);
        let at = known.unwrap_or_else(|| {
            self.of.push((place, priorities_in_place(self.scorecard, self.analysis, place)));
            self.of.len() - 1
        });
        self.of[at].1.iter().find(|there| there.priority == priority)
    }
}

/// The latest figure of an indicator in a place, and how it stands.
pub(super) fn value(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    indicator: IndicatorId,
) -> Option<(String, Sign)> {
    let judgement = analysis.get(indicator, None, place)?;
    let about = scorecard.indicator(indicator);
    let text = number::with_unit_beside(about, judgement.latest?.value, &about.short);
    Some((text, Sign::Mark(Mark::of(scorecard, judgement))))
}
