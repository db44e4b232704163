//! How a priority stands, from the judgements on its indicators.

use crate::analysis::judgement::Judgement;
use crate::analysis::{TargetStatus, TrendJudgement, TrendVerdict, Variation};
use crate::model::{IndicatorId, Polarity, PriorityId, Verdict};
use serde::Serialize;
use std::cmp::Reverse;

/// How an indicator or a whole priority stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PriorityStatus {
    /// The target is reached.
    Met,
    /// On or beyond the path to the target.
    OnTrack,
    /// Moving the right way.
    Improving,
    /// Better than the benchmark; no word on whether it moves.
    Better,
    /// Moving neither way.
    Steady,
    /// Similar to the benchmark; no word on whether it moves.
    Similar,
    /// Some of its indicators stand well and others badly.
    Mixed,
    /// Worse than the benchmark; no word on whether it moves.
    Worse,
    /// Moving the wrong way.
    Worsening,
    /// Behind the path to the target.
    OffTrack,
    /// Past the target's date and not reached.
    Missed,
    /// It cannot be said.
    NotKnown,
}

/// What a status rests on, the strongest first: a status is taken from the first of these that has one to give.
/// Findings stand before description, and what was promised stands before all else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The priority's own target.
    Target,
    /// The test of the recent trend.
    Trend,
    /// Process control.
    ProcessControl,
    /// The tested comparison with the benchmark.
    Benchmark,
    /// The plain change since the period before, or else since the first: description, not a finding.
    Change,
}

/// Which way a status points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Favour {
    /// Met, on track, improving or better than the benchmark.
    Right,
    /// Steady or similar to the benchmark.
    Neither,
    /// Some right, some wrong.
    Mixed,
    /// Worse, worsening, off track or missed.
    Wrong,
    /// Not known.
    Unknown,
}

impl PriorityStatus {
    /// Which way it points.
    pub fn favour(self) -> Favour {
        match self {
            Self::Met | Self::OnTrack | Self::Improving | Self::Better => Favour::Right,
            Self::Steady | Self::Similar => Favour::Neither,
            Self::Mixed => Favour::Mixed,
            Self::Worse | Self::Worsening | Self::OffTrack | Self::Missed => Favour::Wrong,
            Self::NotKnown => Favour::Unknown,
        }
    }

    /// Whether it is where it should be or on the way there; standing well alone is not enough.
    pub fn goes_the_right_way(self) -> bool {
        matches!(self, Self::Met | Self::OnTrack | Self::Improving)
    }
}

/// One indicator of a priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndicatorStanding {
    /// Which.
    pub indicator: IndicatorId,
    /// Whether the place has a figure for it.
    pub measured: bool,
    /// How it stands.
    pub status: PriorityStatus,
    /// What that rests on; `None` where it is not known.
    pub basis: Option<Basis>,
}

/// How one indicator stands for a priority, from its judgement in the place.
pub(super) fn of_indicator(
    priority: PriorityId,
    indicator: IndicatorId,
    polarity: Polarity,
    judgement: Option<&Judgement>,
) -> IndicatorStanding {
    let measured = judgement.is_some_and(|judgement| judgement.latest.is_some());
    let found = judgement.filter(|_| measured).and_then(|judgement| {
        by_target(priority, judgement)
            .map(|status| (status, Basis::Target))
            .or_else(|| Some((by_trend(judgement)?, Basis::Trend)))
            .or_else(|| Some((by_process_control(judgement)?, Basis::ProcessControl)))
            .or_else(|| Some((by_benchmark(judgement)?, Basis::Benchmark)))
            .or_else(|| Some((by_change(judgement, polarity)?, Basis::Change)))
    });
    let (status, basis) = found.map_or((PriorityStatus::NotKnown, None), |(s, basis)| (s, Some(basis)));
    IndicatorStanding { indicator, measured, status, basis }
}

/// How a priority stands. Where any of its indicators is judged by a target, those alone count. If some point the
/// right way and others the wrong way it is mixed; else the least good of the right ones or the worst of the wrong
/// ones stands for all, and indicators that point neither way do not weigh against either.
pub(super) fn of_priority(standings: &[IndicatorStanding]) -> (PriorityStatus, Option<Basis>) {
    let by_target = standings.iter().any(|standing| standing.basis == Some(Basis::Target));
    let counts = |standing: &&IndicatorStanding| {
        standing.basis.is_some() && (!by_target || standing.basis == Some(Basis::Target))
    };
    let of = |favour: Favour| {
        let pointing = standings.iter().filter(counts).filter(|s| s.status.favour() == favour);
        pointing.max_by_key(|standing| (standing.status, Reverse(standing.basis)))
    };
    match (of(Favour::Right), of(Favour::Wrong), of(Favour::Neither)) {
        (Some(right), Some(wrong), _) => (PriorityStatus::Mixed, right.basis.max(wrong.basis)),
        (Some(standing), None, _) | (None, Some(standing), _) | (None, None, Some(standing)) => {
            (standing.status, standing.basis)
        }
        (None, None, None) => (PriorityStatus::NotKnown, None),
    }
}

/// The worst of the priority's own targets on this indicator.
fn by_target(priority: PriorityId, judgement: &Judgement) -> Option<PriorityStatus> {
    let own = judgement.targets_of(priority).iter();
    own.filter_map(|target| match target.status {
        TargetStatus::Met => Some(PriorityStatus::Met),
        TargetStatus::OnTrack => Some(PriorityStatus::OnTrack),
        TargetStatus::OffTrack => Some(PriorityStatus::OffTrack),
        TargetStatus::Missed => Some(PriorityStatus::Missed),
        TargetStatus::NotCalculated => None,
    })
    .max()
}

fn by_trend(judgement: &Judgement) -> Option<PriorityStatus> {
    match (judgement.trend.verdict, judgement.trend.judgement) {
        (TrendVerdict::NotCalculated, _) => None,
        (_, TrendJudgement::GettingBetter) => Some(PriorityStatus::Improving),
        (_, TrendJudgement::GettingWorse) => Some(PriorityStatus::Worsening),
        (TrendVerdict::NoChange, _) => Some(PriorityStatus::Steady),
        (TrendVerdict::Increasing | TrendVerdict::Decreasing, _) => None,
    }
}

fn by_process_control(judgement: &Judgement) -> Option<PriorityStatus> {
    match judgement.spc.variation? {
        Variation::Improvement => Some(PriorityStatus::Improving),
        Variation::Concern => Some(PriorityStatus::Worsening),
        Variation::CommonCause => Some(PriorityStatus::Steady),
        Variation::NeutralHigh | Variation::NeutralLow => None,
    }
}

fn by_benchmark(judgement: &Judgement) -> Option<PriorityStatus> {
    match judgement.benchmark.verdict {
        Verdict::Better => Some(PriorityStatus::Better),
        Verdict::Similar => Some(PriorityStatus::Similar),
        Verdict::Worse => Some(PriorityStatus::Worse),
        Verdict::Higher | Verdict::Lower | Verdict::NotCompared => None,
    }
}

fn by_change(judgement: &Judgement, polarity: Polarity) -> Option<PriorityStatus> {
    let change = judgement.change.from_previous.or(judgement.change.from_first)?;
    let towards_good = match polarity {
        Polarity::HigherIsBetter => change,
        Polarity::LowerIsBetter => -change,
        Polarity::Neutral => return None,
    };
    Some(if towards_good > 0.0 {
        PriorityStatus::Improving
    } else if towards_good < 0.0 {
        PriorityStatus::Worsening
    } else {
        PriorityStatus::Steady
    })
}
