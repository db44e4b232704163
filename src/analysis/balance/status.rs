//! How a priority stands: target, level and movement of its indicators, and the worst of them.

use crate::analysis::judgement::Judgement;
use crate::analysis::newest::Newest;
use crate::analysis::{AttentionBox, Gap, Level, LevelBy, LevelVerdict, MovementVerdict, TargetStatus};
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

/// How an indicator or a whole priority stands, for a program to read: its target where that says anything, else level
/// and movement together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Status {
    /// How the target in force stands.
    Target(TargetStatus),
    /// Worse, or moving: the box where it would be looked for.
    Box(AttentionBox),
    /// Neither of them.
    Plain(PlainStatus),
}

impl Status {
    /// What is worst has the lowest: missed and off track, then what is worse or gets worse, then what is open, and what
    /// cannot be judged last.
    fn order(self) -> u8 {
        match self {
            Self::Target(TargetStatus::Missed | TargetStatus::MetSinceLost) => 0,
            Self::Target(TargetStatus::OffTrack) => 1,
            Self::Box(AttentionBox::WorseWorsening) => 2,
            Self::Box(AttentionBox::WorseNotMoving) => 3,
            Self::Box(AttentionBox::WorseImproving) => 4,
            Self::Box(AttentionBox::Worsening) => 5,
            Self::Target(TargetStatus::Uncertain | TargetStatus::NotKnownYet) => 6,
            Self::Plain(PlainStatus::NotWorse | PlainStatus::Mixed) => 7,
            Self::Box(AttentionBox::Improving) => 8,
            Self::Target(TargetStatus::OnTrack) => 9,
            Self::Target(TargetStatus::Met | TargetStatus::MetLate) => 10,
            Self::Plain(PlainStatus::NotKnown) | Self::Target(TargetStatus::NotCalculated) => 11,
            Self::Plain(PlainStatus::NoFigure) => 12,
            Self::Plain(PlainStatus::NoIndicator) => 13,
        }
    }
}

/// How an indicator or a whole priority stands that has neither a target nor a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlainStatus {
    /// Not worse, and not found to move.
    NotWorse,
    /// Neither level nor movement is known.
    NotKnown,
    /// There is no figure here.
    NoFigure,
    /// The priority names no indicator.
    NoIndicator,
    /// Its indicators stand differently.
    Mixed,
}

/// One indicator of a priority.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IndicatorStanding {
    /// Which.
    pub indicator: IndicatorId,
    /// Whether the place has a figure for it.
    pub measured: bool,
    /// Whether that is long before the newest of the file, so that it leads no list.
    pub old: bool,
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
        newest: &Newest,
    ) -> Self {
        let found = judgement.and_then(|judgement| Some((judgement, judgement.latest?)));
        let old = found.is_some_and(|(_, latest)| newest.is_long_after(latest.period));
        let Some((judgement, _)) = found else {
            let way = MovementVerdict::Unknown;
            return Self { indicator, measured: false, old, target: None, level: None, way };
        };
        match aim {
            Aim::Level => Self {
                indicator,
                measured: true,
                old,
                target: judgement.target_in_force().map(|target| target.status),
                level: Level::of(judgement, polarity),
                way: judgement.movement.verdict,
            },
            Aim::Gap => {
                let way = by_gap(judgement.movement.gap);
                Self { indicator, measured: true, old, target: None, level: None, way }
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

    /// Target, or level and movement together, in a word.
    pub fn status(&self) -> Status {
        let target = self.target.filter(|status| *status != TargetStatus::NotCalculated);
        let of_box = AttentionBox::of(self.level.is_some_and(Level::is_worse), self.way);
        let known = self.level.is_some() || self.way != MovementVerdict::Unknown;
        match (self.measured, target, of_box) {
            (false, ..) => Status::Plain(PlainStatus::NoFigure),
            (_, Some(target), _) => Status::Target(target),
            (_, None, Some(of_box)) => Status::Box(of_box),
            (_, None, None) if known => Status::Plain(PlainStatus::NotWorse),
            (_, None, None) => Status::Plain(PlainStatus::NotKnown),
        }
    }

    /// Its place in a list that has the worst first; of what stands alike, what is better than the benchmark comes last. What
    /// is old comes where nothing is known.
    pub fn order(&self) -> (u8, Stand) {
        if self.old {
            return (Status::Plain(PlainStatus::NotKnown).order(), Stand::NotCompared);
        }
        (self.status().order(), self.stand())
    }

    /// Worse where anything of it is, else better where anything is, so that nothing worse is shown as good because it
    /// moved once.
    fn mark(&self) -> Option<Verdict> {
        let of_target = self.target.and_then(TargetStatus::verdict);
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

impl TargetStatus {
    /// Better where it is met or on its way, worse where it is missed or will be, similar where that is open.
    pub fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Met | Self::MetLate | Self::OnTrack => Some(Verdict::Better),
            Self::Uncertain | Self::NotKnownYet => Some(Verdict::Similar),
            Self::OffTrack | Self::Missed | Self::MetSinceLost => Some(Verdict::Worse),
            Self::NotCalculated => None,
        }
    }
}

/// The status that all of a priority's indicators have.
pub(super) fn shared(indicators: &[IndicatorStanding]) -> Status {
    let mut all = indicators.iter().map(IndicatorStanding::status);
    match all.next() {
        None => Status::Plain(PlainStatus::NoIndicator),
        Some(first) if all.all(|other| other == first) => first,
        Some(_) => Status::Plain(PlainStatus::Mixed),
    }
}

/// The place of a priority in a list that has the worst first: that of the worst of its indicators.
pub(super) fn order(indicators: &[IndicatorStanding]) -> (u8, Stand) {
    let none = Status::Plain(PlainStatus::NoIndicator).order();
    indicators.iter().map(IndicatorStanding::order).min().unwrap_or((none, Stand::NotCompared))
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
