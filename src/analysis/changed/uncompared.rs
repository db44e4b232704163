//! Judgements of one edition that have none beside them in the other, so that neither better nor worse can be said of them.

use super::judged::{JudgementChange, LevelFound, is_off_track, is_target_known};
use crate::analysis::judgement::Judgement;
use crate::analysis::movement::MovementVerdict;
use crate::model::Scorecard;

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

    /// These and others.
    pub(super) fn with(self, more: Self) -> Self {
        let Self { withdrawn, new, otherwise_judged, otherwise_measured } = more;
        Self {
            withdrawn: self.withdrawn + withdrawn,
            new: self.new + new,
            otherwise_judged: self.otherwise_judged + otherwise_judged,
            otherwise_measured: self.otherwise_measured + otherwise_measured,
        }
    }

    /// Counts what stands in one edition alone, and what stands in both and cannot be set against each other.
    pub(super) fn add(&mut self, change: &JudgementChange) {
        let is_older = change.is_on_older_figure();
        let mut step = |known: [bool; 2], is_apart: bool| match known {
            [true, false] => self.withdrawn += 1,
            [false, true] => self.new += 1,
            [true, true] if is_older => self.withdrawn += 1,
            [true, true] if is_apart => self.otherwise_judged += 1,
            _ => {}
        };
        if let Some(level) = &change.level {
            step([level.before, level.after].map(|it| it != LevelFound::NotCompared), level.is_apart);
        } else if is_older && change.levels[0] != LevelFound::NotCompared {
            step([true, true], false);
        }
        if let Some(movement) = &change.movement {
            let known = [movement.before, movement.after].map(|it| it != MovementVerdict::Unknown);
            step(known, movement.is_apart);
        }
        if let Some(target) = &change.target {
            step([target.before, target.after].map(is_target_known), target.is_apart);
        }
    }
}

/// How many judgements stand, and how many of them are bad news.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stood {
    pub judgements: usize,
    /// Levels that are worse.
    pub worse: usize,
    /// Movements for the worse and targets off track.
    pub worsening: usize,
}

impl Stood {
    /// On one indicator in one area.
    pub(super) fn of(file: &Scorecard, judged: &Judgement) -> Self {
        let level = LevelFound::of(Some(judged), file.indicator(judged.indicator).polarity);
        let movement = judged.movement.verdict;
        let status = judged.target_in_force().map(|it| it.status);
        let judgements = usize::from(level != LevelFound::NotCompared)
            + usize::from(movement != MovementVerdict::Unknown)
            + usize::from(is_target_known(status));
        let worsening =
            usize::from(movement == MovementVerdict::Worsening) + usize::from(is_off_track(status));
        Self { judgements, worse: usize::from(level.is_worst()), worsening }
    }

    pub(super) fn add(&mut self, more: Self) {
        self.judgements += more.judgements;
        self.worse += more.worse;
        self.worsening += more.worsening;
    }
}
