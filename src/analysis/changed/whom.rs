//! Whom a judgement is on, and how many of each are others than before.

use super::judged::{JudgementChange, LevelFound, Way, is_off_track};
use super::uncompared::Uncompared;
use crate::analysis::movement::MovementVerdict;
use crate::model::{AreaId, AreaKind, BreakdownId, Scorecard};
use serde::Serialize;

/// On whom a judgement is: everyone in an area of one kind, or a group of people in any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// The places of the system, which most of a scorecard is about.
    Places,
    /// The system as a whole.
    System,
    Groups,
    Neighbourhoods,
    /// A region, the nation, or places of another system.
    OtherAreas,
}

impl Whom {
    pub const ALL: [Self; 5] =
        [Self::Places, Self::System, Self::Groups, Self::Neighbourhoods, Self::OtherAreas];

    /// `is_place`: whether the area is a place of the system.
    pub(super) fn of(
        file: &Scorecard,
        breakdown: Option<BreakdownId>,
        area: AreaId,
        is_place: impl Fn(AreaId) -> bool,
    ) -> Self {
        match file.area(area).kind {
            _ if breakdown.is_some() => Self::Groups,
            _ if is_place(area) => Self::Places,
            _ if area == file.system() => Self::System,
            AreaKind::Neighbourhood => Self::Neighbourhoods,
            _ => Self::OtherAreas,
        }
    }
}

/// How many judgements on levels, movements and targets are others than before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub worse: usize,
    pub better: usize,
    /// Levels that were worst, movements for the worse and targets off track that are not found so any more though nothing shows that
    /// they got better.
    pub worst_gone: usize,
    /// Those that are found now though nothing shows that they got worse.
    pub found_worse: usize,
    pub uncompared: Uncompared,
}

impl Counts {
    pub(super) fn add(&mut self, change: &JudgementChange) {
        for way in change.ways() {
            self.worse += usize::from(way == Way::Worse);
            self.better += usize::from(way == Way::Better);
        }
        let level = change.level.as_ref().map(|it| (it.way, [it.before, it.after].map(LevelFound::is_worst)));
        let is_worsening = |it: MovementVerdict| it == MovementVerdict::Worsening;
        let movement = change.movement.as_ref().map(|it| (it.way, [it.before, it.after].map(is_worsening)));
        let target = change.target.as_ref().map(|it| (it.way, [it.before, it.after].map(is_off_track)));
        for (way, is_bad) in [level, movement, target].into_iter().flatten() {
            self.worst_gone += usize::from(way == Way::Neither && is_bad == [true, false]);
            self.found_worse += usize::from(way == Way::Neither && is_bad == [false, true]);
        }
        self.uncompared.add(change);
    }

    /// These and others.
    pub(super) fn with(self, more: Self) -> Self {
        let Self { worse, better, worst_gone, found_worse, uncompared } = more;
        Self {
            worse: self.worse + worse,
            better: self.better + better,
            worst_gone: self.worst_gone + worst_gone,
            found_worse: self.found_worse + found_worse,
            uncompared: self.uncompared.with(uncompared),
        }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
