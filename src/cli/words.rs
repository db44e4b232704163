//! The words of `CLI.md` for what the analysis finds.

use crate::analysis::{
    Assurance, Comparison, ComparisonMethod, IntervalMethod, Rule, TargetStatus, TrendJudgement, TrendMethod,
    TrendVerdict, Variation,
};
use crate::model::{Verdict, Word};

/// The verdict against the benchmark; one that holds at 99.8 % too is best rather than better.
pub(super) fn verdict(found: &Comparison) -> &'static str {
    match found.verdict {
        Verdict::Better if found.strong => "best",
        Verdict::Worse if found.strong => "worst",
        verdict => verdict.as_str(),
    }
}

pub(super) fn interval_method(method: IntervalMethod) -> &'static str {
    match method {
        IntervalMethod::Published => "published",
        IntervalMethod::Wilson => "wilson",
        IntervalMethod::Byar => "byar",
        IntervalMethod::Exact => "exact",
    }
}

pub(super) fn comparison_method(method: ComparisonMethod) -> &'static str {
    match method {
        ComparisonMethod::IntervalOverlap => "interval-overlap",
        ComparisonMethod::Published => "published",
    }
}

pub(super) fn trend_verdict(verdict: TrendVerdict) -> &'static str {
    match verdict {
        TrendVerdict::Increasing => "increasing",
        TrendVerdict::Decreasing => "decreasing",
        TrendVerdict::NoChange => "no-change",
        TrendVerdict::NotCalculated => "not-calculated",
    }
}

pub(super) fn trend_judgement(judgement: TrendJudgement) -> &'static str {
    match judgement {
        TrendJudgement::GettingBetter => "getting-better",
        TrendJudgement::GettingWorse => "getting-worse",
        TrendJudgement::NoChange => "no-change",
        TrendJudgement::NoJudgement => "no-judgement",
    }
}

pub(super) fn trend_method(method: TrendMethod) -> &'static str {
    match method {
        TrendMethod::ChiSquaredProportion => "chi-squared-proportion",
        TrendMethod::ChiSquaredSlope => "chi-squared-slope",
    }
}

pub(super) fn variation(variation: Variation) -> &'static str {
    match variation {
        Variation::CommonCause => "common-cause",
        Variation::Improvement => "improvement",
        Variation::Concern => "concern",
        Variation::NeutralHigh => "neutral-high",
        Variation::NeutralLow => "neutral-low",
    }
}

pub(super) fn assurance(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Pass => "pass",
        Assurance::Fail => "fail",
        Assurance::HitOrMiss => "hit-or-miss",
    }
}

pub(super) fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::OutsideLimits => "outside-limits",
        Rule::Trend => "trend",
        Rule::TwoOfThree => "two-of-three",
        Rule::Run => "run",
    }
}

pub(super) fn target_status(status: TargetStatus) -> &'static str {
    match status {
        TargetStatus::Met => "met",
        TargetStatus::OnTrack => "on-track",
        TargetStatus::OffTrack => "off-track",
        TargetStatus::Missed => "missed",
        TargetStatus::NotCalculated => "not-calculated",
    }
}
