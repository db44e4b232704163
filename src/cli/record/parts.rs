//! The parts of a record that stand on methods of their own: trend, process control, targets and inequality.

use super::super::words;
use crate::analysis::{self, TargetJudgement};
use crate::model::Scorecard;
use serde::Serialize;

#[derive(Serialize)]
pub(in crate::cli) struct Trend<'a> {
    pub verdict: &'static str,
    pub judgement: &'static str,
    pub method: Option<&'static str>,
    pub points: usize,
    pub statistic: Option<f64>,
    pub reason: Option<&'a str>,
}

impl<'a> Trend<'a> {
    pub(super) fn of(found: &'a analysis::Trend) -> Self {
        Self {
            verdict: words::trend_verdict(found.verdict),
            judgement: words::trend_judgement(found.judgement),
            method: found.method.map(words::trend_method),
            points: found.points,
            statistic: found.statistic,
            reason: found.reason.as_deref(),
        }
    }
}

#[derive(Serialize)]
pub(in crate::cli) struct ProcessControl<'a> {
    pub mean: Option<f64>,
    pub lower_limit: Option<f64>,
    pub upper_limit: Option<f64>,
    pub points: usize,
    pub variation: Option<&'static str>,
    pub assurance: Option<&'static str>,
    pub rules: Vec<&'static str>,
    pub reason: Option<&'a str>,
}

impl<'a> ProcessControl<'a> {
    pub(super) fn of(found: &'a analysis::Spc) -> Self {
        Self {
            mean: found.mean,
            lower_limit: found.lower_limit,
            upper_limit: found.upper_limit,
            points: found.points,
            variation: found.variation.map(words::variation),
            assurance: found.assurance.map(words::assurance),
            rules: found.rules.iter().copied().map(words::rule).collect(),
            reason: found.reason.as_deref(),
        }
    }
}

#[derive(Serialize)]
pub(in crate::cli) struct Target<'a> {
    pub priority: &'a str,
    pub value: f64,
    pub by: Option<&'a str>,
    pub status: &'static str,
    pub expected_now: Option<f64>,
    pub projected: Option<f64>,
    pub arrives: Option<String>,
    pub reason: Option<&'a str>,
}

impl<'a> Target<'a> {
    pub(super) fn of(scorecard: &'a Scorecard, found: &'a TargetJudgement) -> Self {
        Self {
            priority: &scorecard.priority(found.priority).id,
            value: found.value,
            by: found.by.as_deref(),
            status: words::target_status(found.status),
            expected_now: found.expected_now,
            projected: found.projected,
            arrives: found.arrives.map(|period| period.to_string()),
            reason: found.reason.as_deref(),
        }
    }
}

#[derive(Serialize)]
pub(in crate::cli) struct BestTenth {
    pub value: f64,
    pub gap: f64,
    pub events: Option<f64>,
}

impl BestTenth {
    pub(super) fn of(found: analysis::BestTenth) -> Self {
        Self { value: found.value, gap: found.gap, events: found.events }
    }
}

#[derive(Serialize)]
pub(in crate::cli) struct Gradient<'a> {
    pub dimension: Option<&'a str>,
    pub slope_index: Option<f64>,
    pub slope_lower: Option<f64>,
    pub slope_upper: Option<f64>,
    pub relative_index: Option<f64>,
    pub reason: Option<&'a str>,
}

impl<'a> Gradient<'a> {
    pub(super) fn of(found: &'a analysis::Gradient) -> Self {
        Self {
            dimension: found.dimension.as_deref(),
            slope_index: found.slope_index,
            slope_lower: found.slope_lower,
            slope_upper: found.slope_upper,
            relative_index: found.relative_index,
            reason: found.reason.as_deref(),
        }
    }
}

#[derive(Serialize)]
pub(in crate::cli) struct Hidden<'a> {
    pub worse_neighbourhoods: Vec<&'a str>,
    pub reason: Option<&'a str>,
}

impl<'a> Hidden<'a> {
    pub(super) fn of(scorecard: &'a Scorecard, found: &'a analysis::Hidden) -> Self {
        let code = |id: &crate::model::AreaId| scorecard.area(*id).code.as_str();
        Self {
            worse_neighbourhoods: found.worse_neighbourhoods.iter().map(code).collect(),
            reason: found.reason.as_deref(),
        }
    }
}
