//! Groups of people of which the file says otherwise whose they are.

use super::{Edition, Judgements, Texts};
use crate::model::{BreakdownId, IndicatorId};
use std::collections::HashSet;

/// Groups of people of which the file says otherwise whose they are, so that their figures are compared with something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopesChanged {
    /// Of the newer edition.
    pub groups: Vec<BreakdownId>,
    /// The indicators with figures of them, in the order of the newer edition.
    pub indicators: Vec<IndicatorId>,
    /// How many of these figures there are.
    pub figures: usize,
    /// How many judgements on them are others, or against something else.
    pub judgements: usize,
}

/// What hangs on whose groups there are, where the newer file says that otherwise.
pub(super) fn scopes(newer: Edition<'_>, texts: &Texts, changed: &Judgements) -> Option<ScopesChanged> {
    let groups = texts.scopes.clone();
    let is_such = |group: BreakdownId| groups.contains(&group);
    let series = newer.scorecard.given_series().iter().filter(|it| it.breakdown.is_some_and(is_such));
    let with: HashSet<IndicatorId> = series.clone().map(|it| it.indicator).collect();
    let figures = series.map(|it| it.observations().count()).sum();
    let judgements =
        changed.others.iter().filter(|it| it.breakdowns.is_some_and(|both| is_such(both[1]))).count();
    let indicators = newer.scorecard.indicators().map(|(id, _)| id).filter(|id| with.contains(id)).collect();
    (!groups.is_empty()).then_some(ScopesChanged { groups, indicators, figures, judgements })
}
