//! Which facts a title tells (METHODS, "Standing"): of one indicator in one area, and of a place. Their words are made in
//! `words`. Titles, boxes and marks take their facts from the same claims, so that no two of them disagree.

use super::judgement::Judgement;
use super::movement::{Gap, Lately, MovementVerdict};
use super::standing::Level;
use super::target::TargetStatus;
use crate::model::Polarity;

/// What is claimed of one figure, wherever it is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claims {
    pub level: Option<Level>,
    pub movement: MovementVerdict,
    /// What the latest figures did that the movement does not say.
    pub lately: Option<Lately>,
    /// What becomes of the gap to the benchmark.
    pub gap: Option<Gap>,
    /// Of the target in force, where its status is a finding.
    pub target: Option<TargetStatus>,
}

/// What a title begins with: the strongest of its claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// There is no figure.
    NoFigure,
    Target,
    /// A tested movement.
    Movement,
    /// The level or, where that cannot be told, the value alone.
    Level,
}

/// Whether a status says how the target stands, rather than why that cannot be said.
fn is_finding(status: TargetStatus) -> bool {
    match status {
        TargetStatus::Met
        | TargetStatus::MetLate
        | TargetStatus::MetSinceLost
        | TargetStatus::OnTrack
        | TargetStatus::OffTrack
        | TargetStatus::Missed => true,
        TargetStatus::Uncertain | TargetStatus::NotKnownYet | TargetStatus::NotCalculated => false,
    }
}

impl Claims {
    pub fn of(judgement: &Judgement, polarity: Polarity) -> Self {
        let target = judgement.target_in_force().map(|target| target.status);
        Self {
            level: Level::of(judgement, polarity),
            movement: judgement.movement.verdict,
            lately: judgement.movement.lately,
            gap: judgement.movement.gap,
            target: target.filter(|status| is_finding(*status)),
        }
    }

    /// What the title begins with.
    pub fn lead(&self, judgement: &Judgement) -> Lead {
        let moves = matches!(self.movement, MovementVerdict::Improving | MovementVerdict::Worsening);
        match (judgement.latest, self.target, moves) {
            (None, ..) => Lead::NoFigure,
            (_, Some(_), _) => Lead::Target,
            (_, None, true) => Lead::Movement,
            (_, None, false) => Lead::Level,
        }
    }
}
