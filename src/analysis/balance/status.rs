//! How a priority stands: target, level and movement of its indicators, and the worst of them.

use crate::analysis::judgement::Judgement;
use crate::analysis::{Gap, Level, LevelBy, LevelVerdict, MovementVerdict, TargetStatus};
use crate::model::{Aim, IndicatorId, Polarity, Verdict};
use serde::Serialize;

/// Where an indicator or a whole priority stands, by the test; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stand {
    /// Worse than the benchmark.
    Worse,
    /// No clear difference from it.
    Similar,
    /// Not compared.
    NotCompared,
    /// Better than it.
    Better,
}

/// One indicator of a priority.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IndicatorStanding {
    /// Which.
    pub indicator: IndicatorId,
    /// Whether the place has a figure for it.
    pub measured: bool,
    /// How the target in force stands.
    pub target: Option<TargetStatus>,
    /// Its level.
    pub level: Option<Level>,
    /// Which way it moves; of a priority that is about a gap, what becomes of the gap, and nothing else.
    pub way: MovementVerdict,
}

impl IndicatorStanding {
    /// How one indicator stands for a priority, from its judgement in the place.
    pub(super) fn of(
        indicator: IndicatorId,
        aim: Aim,
        polarity: Polarity,
        judgement: Option<&Judgement>,
    ) -> Self {
        let Some(judgement) = judgement.filter(|judgement| judgement.latest.is_some()) else {
            let way = MovementVerdict::Unknown;
            return Self { indicator, measured: false, target: None, level: None, way };
        };
        match aim {
            Aim::Level => Self {
                indicator,
                measured: true,
                target: judgement.target_in_force().map(|target| target.status),
                level: Level::of(judgement, polarity),
                way: judgement.movement.verdict,
            },
            Aim::Gap => {
                let way = by_gap(judgement.movement.gap);
                Self { indicator, measured: true, target: None, level: None, way }
            }
        }
    }

    /// Where it stands. A fifth is no test.
    pub fn stand(&self) -> Stand {
        let tested = self.level.filter(|level| level.by == LevelBy::Test);
        match tested.map(|level| level.verdict) {
            Some(LevelVerdict::Worse) => Stand::Worse,
            Some(LevelVerdict::Similar) => Stand::Similar,
            Some(LevelVerdict::Better) => Stand::Better,
            None => Stand::NotCompared,
        }
    }

    /// Worse where anything of it is, else better where anything is, so that nothing worse is shown as good because it
    /// moved once.
    fn mark(&self) -> Option<Verdict> {
        let of_target = self.target.and_then(of_target);
        let of_stand = match self.stand() {
            Stand::Worse => Some(Verdict::Worse),
            Stand::Similar => Some(Verdict::Similar),
            Stand::Better => Some(Verdict::Better),
            Stand::NotCompared => None,
        };
        let of_way = match self.way {
            MovementVerdict::Worsening => Some(Verdict::Worse),
            MovementVerdict::Steady => Some(Verdict::Similar),
            MovementVerdict::Improving => Some(Verdict::Better),
            MovementVerdict::Unknown => None,
        };
        let all = [of_target, of_stand, of_way];
        let has = |verdict| all.contains(&Some(verdict)).then_some(verdict);
        has(Verdict::Worse).or_else(|| has(Verdict::Better)).or_else(|| has(Verdict::Similar))
    }
}

fn of_target(status: TargetStatus) -> Option<Verdict> {
    match status {
        TargetStatus::Met | TargetStatus::MetLate | TargetStatus::OnTrack => Some(Verdict::Better),
        TargetStatus::Uncertain | TargetStatus::NotKnownYet => Some(Verdict::Similar),
        TargetStatus::OffTrack | TargetStatus::Missed | TargetStatus::MetSinceLost => Some(Verdict::Worse),
        TargetStatus::NotCalculated => None,
    }
}

fn by_gap(gap: Option<Gap>) -> MovementVerdict {
    match gap {
        Some(Gap::Narrowing) => MovementVerdict::Improving,
        Some(Gap::Widening) => MovementVerdict::Worsening,
        Some(Gap::AsBenchmark) => MovementVerdict::Steady,
        None => MovementVerdict::Unknown,
    }
}

/// What a priority's indicators come to: the worst of those that are measured. What is not known of one stands between,
/// so that a priority is better or improves only where all that is measured of it does.
pub(super) fn worst(indicators: &[IndicatorStanding]) -> (Stand, MovementVerdict, Option<Verdict>) {
    let measured = || indicators.iter().filter(|one| one.measured);
    let rank_of_way = |way: &MovementVerdict| match way {
        MovementVerdict::Worsening => 0,
        MovementVerdict::Steady => 1,
        MovementVerdict::Unknown => 2,
        MovementVerdict::Improving => 3,
    };
    let rank_of_mark = |mark: &Option<Verdict>| match mark {
        Some(Verdict::Worse) => 0,
        Some(Verdict::Similar) => 1,
        Some(Verdict::Better) => 3,
        _ => 2,
    };
    (
        measured().map(IndicatorStanding::stand).min().unwrap_or(Stand::NotCompared),
        measured().map(|one| one.way).min_by_key(rank_of_way).unwrap_or(MovementVerdict::Unknown),
        measured().map(IndicatorStanding::mark).min_by_key(rank_of_mark).flatten(),
    )
}
