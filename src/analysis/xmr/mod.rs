//! Process control by `XmR` charts, as NHS England's Making Data Count does it (METHODS, "Process control, `XmR`").
//!
//! One file a step: [`Options`] → groups between changes of method → [`limits()`] of each group → the four rules
//! ([`marks`]) → icons of variation and assurance. Source: NHS England, Making Data Count, and the code of its R
//! package `NHSRplotthedots` 0.2.2, whose results are the reference numbers; where the two differ, the workbook's way is
//! the default and the package's a choice in [`Options`].

mod groups;
mod icons;
mod limits;
mod options;
mod rules;

pub use groups::{NewStart, NoLimits, Since};
pub use icons::{assurance, variation};
pub use limits::limits;
pub use options::{MINIMUM_POINTS, Options};
pub use rules::{Marks, Rules, Side, marks};

use super::judgement::Judgement;
use crate::model::{Indicator, Methods, Observation, Scorecard, Series};
use groups::Charted;
use serde::Serialize;

/// The latest point of a process-control chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spc {
    /// Centre line and process limits of the latest group.
    pub limits: Option<Limits>,
    /// Points in the latest group.
    pub points: u32,
    /// What the latest point says of variation.
    pub variation: Option<Variation>,
    /// Whether the target in force will be met.
    pub assurance: Option<Assurance>,
    /// The rules that mark the latest point.
    pub rules: Rules,
    /// Why there are no limits.
    pub reason: Option<NoLimits>,
}

/// Variation icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Variation {
    /// Nothing but chance.
    CommonCause,
    /// Special cause, the right way.
    Improvement,
    /// Special cause, the wrong way.
    Concern,
    /// Special cause, high, neither way good.
    NeutralHigh,
    /// Special cause, low, neither way good.
    NeutralLow,
}

/// Assurance icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assurance {
    /// Consistently passing the target.
    Pass,
    /// Consistently failing the target.
    Fail,
    /// Hitting and missing the target by chance.
    HitOrMiss,
}

/// The rules of special cause, highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Strictly outside the process limits.
    OutsideLimits,
    /// A trend of seven.
    Trend,
    /// Two of three near a limit.
    TwoOfThree,
    /// A run of seven on one side of the mean.
    Run,
}

/// A whole process-control chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Xmr {
    /// Every point with the lines that hold for it, oldest first.
    pub points: Vec<XmrPoint>,
    /// Why there are no limits.
    pub reason: Option<NoLimits>,
}

/// One point of a process-control chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XmrPoint {
    /// The observation.
    pub observation: Observation,
    /// Which group it belongs to, from 0.
    pub group: usize,
    /// Centre and limits; `None` where the group is too short.
    pub limits: Option<Limits>,
    /// The rules that mark it.
    pub rules: Rules,
    /// What it says of variation; `None` without limits.
    pub variation: Option<Variation>,
}

/// Centre and process limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Mean of all points of the group.
    pub mean: f64,
    /// Mean − 2.66 × mean moving range.
    pub lower: f64,
    /// Mean + 2.66 × mean moving range.
    pub upper: f64,
}

/// The chart whose latest point a judgement holds. It is made when it is to be shown: a national file has hundreds of
/// thousands of series, and few of their charts are looked at.
pub fn chart_of(scorecard: &Scorecard, judgement: &Judgement) -> Xmr {
    let (indicator, breakdown, area) = (judgement.indicator, judgement.breakdown, judgement.area);
    match scorecard.series(indicator, breakdown, area) {
        Some(series) => chart(scorecard.indicator(indicator), series, judgement.latest, scorecard.methods()),
        None => Xmr { points: Vec::new(), reason: Some(NoLimits::NoFigure) },
    }
}

/// The chart of a series up to `latest`.
pub fn chart(indicator: &Indicator, series: &Series, latest: Option<Observation>, methods: &Methods) -> Xmr {
    chart_with(indicator, series, latest, &Options::of(methods))
}

/// The same with every choice that tools of the field make differently.
///
/// A group of fewer points than [`Options::minimum_points`] has no limits. Figures of overlapping periods have none
/// at all: neighbours share most of their events, so that their moving ranges say little of chance.
pub fn chart_with(
    indicator: &Indicator,
    series: &Series,
    latest: Option<Observation>,
    options: &Options,
) -> Xmr {
    let Some(latest) = latest else {
        return Xmr { points: Vec::new(), reason: Some(NoLimits::NoFigure) };
    };
    let charted = Charted::up_to(series, latest, options.rebase);
    let mut points = Vec::with_capacity(charted.observations.len());
    let mut reason = None;
    for (group, range) in charted.groups.iter().enumerate() {
        let values = &charted.values[range.clone()];
        let found = if charted.overlapping { None } else { limits::of_group(values, options) };
        let marked = found.map(|limits| marks(values, &limits, options)).unwrap_or_default();
        reason = found.is_none().then_some((group, values));
        let given = values.iter().enumerate().filter(|(_, value)| value.is_some());
        for ((slot, _), observation) in given.zip(&charted.observations[points.len()..]) {
            let mark = marked.get(slot).copied();
            points.push(XmrPoint {
                observation: *observation,
                group,
                limits: found,
                rules: mark.map(Marks::rules).unwrap_or_default(),
                variation: mark.map(|mark| variation(mark.side(), indicator.polarity)),
            });
        }
    }
    let reason = reason.map(|(group, values)| charted.no_limits(group, values, options));
    Xmr { points, reason }
}

/// The latest point of a chart, against a target where there is one.
pub fn latest(chart: &Xmr, indicator: &Indicator, target: Option<f64>) -> Spc {
    let last = chart.points.last();
    let limits = last.and_then(|point| point.limits);
    let group = last.map(|point| point.group);
    let judged = limits.zip(target);
    Spc {
        limits,
        points: chart.points.iter().rev().take_while(|point| Some(point.group) == group).count() as u32,
        variation: last.and_then(|point| point.variation),
        assurance: judged.and_then(|(limits, target)| assurance(&limits, target, indicator.polarity)),
        rules: last.map(|point| point.rules).unwrap_or_default(),
        reason: chart.reason,
    }
}

#[cfg(test)]
mod tests;
