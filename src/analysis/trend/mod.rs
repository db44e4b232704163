//! The recent trend, as Fingertips judges it (METHODS, "Movement", 1).
//!
//! Source: the trend marker of the Office for Health Improvement and Disparities' Fingertips, as its calculator
//! (`TrendMarkerCalculator`) and the method's description publish it. The latest five annual points are tested, of overlapping runs of k years every k-th
//! point back: proportions with counts by χ² for trend, all else by the slope weighted by the intervals. A trend is called only
//! when χ² is above [`CRITICAL`] and the direction holds whichever of the five points is left out.
//!
//! Fingertips takes the latest five points there are; here a missing or disrupted year among them is a reason not to test.

mod points;
mod proportion;
mod slope;

pub use points::NoTrend;
pub(in crate::analysis) use points::step;
pub use proportion::of_counts;
pub use slope::of_intervals;

use super::statistics::{Slope, weighted_slope};
use crate::model::{Indicator, MeasureKind, Observation, Polarity, Series};
use serde::Serialize;

/// How many points are tested, always the latest.
pub const POINTS: usize = 5;

/// The χ² with one degree of freedom above which a trend is called: p < 0.002.
pub const CRITICAL: f64 = 9.549_535_706_083_24;

/// Whether the latest five points rise or fall.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The direction.
    pub verdict: TrendVerdict,
    /// What the direction means.
    pub judgement: TrendJudgement,
    /// The test used.
    pub method: Option<TrendMethod>,
    /// χ² with one degree of freedom.
    pub statistic: Option<f64>,
    /// The slope of the trend line, in the value's unit per year, where one was fitted.
    pub slope: Option<f64>,
    /// Why nothing was calculated.
    pub reason: Option<NoTrend>,
}

impl Trend {
    /// How many points were tested.
    pub fn points(&self) -> usize {
        if self.method.is_some() { POINTS } else { 0 }
    }
}

/// The direction of a trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrendVerdict {
    /// Rising.
    Increasing,
    /// Falling.
    Decreasing,
    /// No significant change.
    NoChange,
    /// Not calculated; a reason says why.
    NotCalculated,
}

impl TrendVerdict {
    /// Whether the value rises rather than falls; `None` where it was not found to do either.
    pub fn rising(self) -> Option<bool> {
        match self {
            Self::Increasing => Some(true),
            Self::Decreasing => Some(false),
            Self::NoChange | Self::NotCalculated => None,
        }
    }
}

/// What the direction of a trend means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrendJudgement {
    /// Moving the right way.
    GettingBetter,
    /// Moving the wrong way.
    GettingWorse,
    /// No significant change.
    NoChange,
    /// Neither direction is good, or nothing was calculated.
    NoJudgement,
}

/// The test of a trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrendMethod {
    /// χ² for trend in proportions.
    ChiSquaredProportion,
    /// χ² of a weighted slope.
    ChiSquaredSlope,
}

/// What the test of five points found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tested {
    /// χ² with one degree of freedom.
    pub statistic: f64,
    /// The slope whose sign gives the direction: of the values, or of the log odds of a proportion.
    pub direction: f64,
    /// Whether that sign is the same whichever point is left out; 0 counts as positive.
    pub steady: bool,
    /// The slope of the line through the values, fitted with the weights of the test, for each point.
    pub slope: f64,
}

impl Tested {
    /// The direction, where the test calls one.
    pub fn verdict(&self) -> TrendVerdict {
        if self.statistic <= CRITICAL || !self.steady {
            TrendVerdict::NoChange
        } else if rises(self.direction) {
            TrendVerdict::Increasing
        } else {
            TrendVerdict::Decreasing
        }
    }

    /// `None` where a number came out that cannot be written down.
    fn finite(self) -> Option<Self> {
        let numbers = [self.statistic, self.direction, self.slope];
        numbers.iter().all(|number| number.is_finite()).then_some(self)
    }
}

/// The recent trend of a series up to `latest`.
///
/// `slope` is that of the values, in their unit per year; it is given only where test and line agree on the
/// direction, which they always do but for proportions that barely move.
pub fn recent(indicator: &Indicator, series: &Series, latest: Option<Observation>) -> Trend {
    let (method, tested) = match test(indicator, series, latest) {
        Ok(tested) => tested,
        Err(reason) => return not_calculated(reason),
    };
    let verdict = tested.verdict();
    Trend {
        verdict,
        judgement: judgement(verdict, indicator.polarity),
        method: Some(method),
        statistic: Some(tested.statistic),
        slope: (rises(tested.slope) == rises(tested.direction)).then_some(tested.slope),
        reason: None,
    }
}

fn test(
    indicator: &Indicator,
    series: &Series,
    latest: Option<Observation>,
) -> Result<(TrendMethod, Tested), NoTrend> {
    let points = points::latest_five(indicator, series, latest)?;
    let values = points.map(|point| point.value);
    let (method, tested) = match points::counts(series, &points) {
        Some(counts) if indicator.measure.kind == MeasureKind::Proportion => {
            let (numerators, denominators) = points::testable(&points, counts)?;
            (TrendMethod::ChiSquaredProportion, of_counts(values, numerators, denominators))
        }
        _ => {
            let widths = points::widths(indicator, series, &points)?;
            (TrendMethod::ChiSquaredSlope, of_intervals(values, widths))
        }
    };
    let mut tested = tested.ok_or(NoTrend::TooFarApart)?;
    tested.slope /= f64::from(points::step(indicator, points[0].period)?);
    Ok((method, tested))
}

/// The five points that a recent trend up to `latest` is tested on.
///
/// # Errors
/// Why there are none.
pub fn tested_points(
    indicator: &Indicator,
    series: &Series,
    latest: Option<Observation>,
) -> Result<[Observation; POINTS], NoTrend> {
    points::latest_five(indicator, series, latest)
}

/// The weighted slope of those five points, for each point.
///
/// # Errors
/// Why there is none.
pub fn slope_of(
    indicator: &Indicator,
    series: &Series,
    points: &[Observation; POINTS],
) -> Result<Slope, NoTrend> {
    let widths = points::widths(indicator, series, points)?;
    let values = points.map(|point| point.value);
    weighted_slope(&slope::points(values, widths)).ok_or(NoTrend::TooFarApart)
}

fn judgement(verdict: TrendVerdict, polarity: Polarity) -> TrendJudgement {
    match (verdict, polarity) {
        (TrendVerdict::NoChange, _) => TrendJudgement::NoChange,
        (TrendVerdict::NotCalculated, _) | (_, Polarity::Neutral) => TrendJudgement::NoJudgement,
        (TrendVerdict::Increasing, Polarity::HigherIsBetter)
        | (TrendVerdict::Decreasing, Polarity::LowerIsBetter) => TrendJudgement::GettingBetter,
        (TrendVerdict::Increasing, Polarity::LowerIsBetter)
        | (TrendVerdict::Decreasing, Polarity::HigherIsBetter) => TrendJudgement::GettingWorse,
    }
}

/// A trend that is not calculated, for this reason.
pub(super) fn not_calculated(reason: NoTrend) -> Trend {
    Trend {
        verdict: TrendVerdict::NotCalculated,
        judgement: TrendJudgement::NoJudgement,
        method: None,
        statistic: None,
        slope: None,
        reason: Some(reason),
    }
}

/// The sign of a slope, 0 counting as positive (Fingertips).
fn rises(slope: f64) -> bool {
    slope >= 0.0
}

#[cfg(test)]
mod tests;
