//! Judgements of one edition that have none beside them in the other, so that neither better nor worse can be said of them.

use super::judged::{JudgementChange, LevelFound, is_target_known};
use super::pairing::Areas;
use super::{Because, Edition};
use crate::analysis::movement::MovementVerdict;
use crate::analysis::two_files::Matched;
use crate::model::{AreaId, IndicatorId};
use std::collections::HashSet;

/// How many judgements on levels, movements and targets could not be compared, by why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uncompared {
    /// Only in the older edition, or on a figure that is no longer given.
    pub withdrawn: usize,
    /// Only in the newer edition.
    pub new: usize,
    /// Against something else than before, or found in another way.
    pub otherwise_judged: usize,
    /// Of indicators that do not measure what they did.
    pub otherwise_measured: usize,
}

impl Uncompared {
    pub fn all(self) -> usize {
        let Self { withdrawn, new, otherwise_judged, otherwise_measured } = self;
        withdrawn + new + otherwise_judged + otherwise_measured
    }
}

/// How many judgements stand, and on how many indicators and places the level is worse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stood {
    pub judgements: usize,
    pub worse: usize,
}

impl Stood {
    /// On each of these indicators in each of these places.
    pub(super) fn on(edition: Edition<'_>, indicators: &[IndicatorId], places: &[AreaId]) -> Self {
        let mut found = Self::default();
        for (&indicator, &place) in indicators.iter().flat_map(|id| places.iter().map(move |at| (id, at))) {
            let Some(judged) = edition.analysis.get(indicator, None, place) else { continue };
            let level = LevelFound::of(Some(judged), edition.scorecard.indicator(indicator).polarity);
            let target = judged.target_in_force();
            found.judgements += usize::from(level != LevelFound::NotCompared)
                + usize::from(judged.movement.verdict != MovementVerdict::Unknown)
                + usize::from(target.is_some_and(|it| is_target_known(it.status)));
            found.worse += usize::from(level.is_worst());
        }
        found
    }
}

/// Counts what stands in one edition alone, and what stands in both and cannot be set against each other.
pub(super) fn uncompared(
    editions: [Edition<'_>; 2],
    matched: &Matched,
    areas: &Areas,
    judgements: &[JudgementChange],
) -> Uncompared {
    let mut found = Uncompared::default();
    let places = editions.map(|edition| edition.scorecard.places().collect::<Vec<AreaId>>());
    let is: HashSet<AreaId> = places[1].iter().copied().collect();
    let in_both = |place: &AreaId| areas.newer(*place).filter(|it| is.contains(it));
    let both: HashSet<AreaId> = places[0].iter().filter_map(in_both).collect();
    let gone: Vec<AreaId> = places[0].iter().copied().filter(|it| in_both(it).is_none()).collect();
    let came: Vec<AreaId> = places[1].iter().copied().filter(|it| !both.contains(it)).collect();
    let of = |at: usize, indicators: &[IndicatorId], places: &[AreaId]| {
        Stood::on(editions[at], indicators, places).judgements
    };
    for pair in &matched.pairs {
        found.withdrawn += of(0, &pair[..1], &gone);
        found.new += of(1, &pair[1..], &came);
    }
    found.withdrawn += of(0, &matched.only[0], &places[0]);
    found.new += of(1, &matched.only[1], &places[1]);
    for (pair, _) in &matched.different {
        found.otherwise_measured += of(0, &pair[..1], &places[0]).max(of(1, &pair[1..], &places[1]));
    }
    for change in judgements {
        add(change, &mut found);
    }
    found
}

fn add(change: &JudgementChange, found: &mut Uncompared) {
    let is_otherwise =
        |because: &[Because]| because.iter().any(|it| matches!(it, Because::Against | Because::Method));
    let mut step = |known: [bool; 2], is_set_apart: bool| match known {
        [true, false] => found.withdrawn += 1,
        [false, true] => found.new += 1,
        [true, true] if change.is_on_older_figure() => found.withdrawn += 1,
        [true, true] if is_set_apart => found.otherwise_judged += 1,
        _ => {}
    };
    if let Some(level) = &change.level {
        let known = [level.before, level.after].map(|it| it != LevelFound::NotCompared);
        step(known, level.way == super::Way::Neither && is_otherwise(&level.because));
    } else if change.is_on_older_figure() && change.levels[0] != LevelFound::NotCompared {
        step([true, true], false);
    }
    if let Some(movement) = &change.movement {
        step([movement.before, movement.after].map(|it| it != MovementVerdict::Unknown), false);
    }
    if let Some(target) = &change.target {
        let is_otherwise = target.because.contains(&Because::Target);
        step([target.before, target.after].map(is_target_known), is_otherwise);
    }
}
