//! Where a value is heading: along the line of its recent trend where that is significant, else it stays as it is.

use super::path::{months, months_until};
use crate::analysis::trend::{self, Line};
use crate::model::{Indicator, MeasureKind, Observation, Period, Target};

/// So close below a whole number of periods that rounding alone made it more.
const ROUNDING: f64 = 1e-9;

/// A projection from the latest figure.
pub(super) struct Projection {
    latest: Observation,
    line: Option<Line>,
    kind: MeasureKind,
    months_per_step: f64,
}

impl Projection {
    pub(super) fn of(indicator: &Indicator, series: &crate::model::Series, latest: Observation) -> Self {
        Self {
            latest,
            line: trend::line(indicator, series, Some(latest)),
            kind: indicator.measure.kind,
            months_per_step: 12.0 / f64::from(indicator.period.per_year()),
        }
    }

    pub(super) fn follows_trend(&self) -> bool {
        self.line.is_some()
    }

    /// The value at the end of the target's date; `None` without one, or when it has passed.
    pub(super) fn at_date(&self, target: &Target) -> Option<f64> {
        let ahead = (months_until(target)? - months(self.latest.period.end())) / self.months_per_step;
        if ahead < 0.0 {
            return None;
        }
        let value = self.line.map_or(self.latest.value, |line| line.at_latest + line.slope * ahead);
        super::super::finite(self.possible(value))
    }

    /// The first period after the latest in which the trend reaches `goal`; `None` where it never does.
    pub(super) fn arrival(&self, goal: f64) -> Option<Period> {
        let line = self.line?;
        let steps = (goal - line.at_latest) / line.slope;
        let heading_there = (goal - self.latest.value) * line.slope > 0.0;
        if !heading_there || !steps.is_finite() {
            return None;
        }
        self.latest.period.later((steps - ROUNDING).ceil().max(1.0) as i32)
    }

    /// No line goes on where no value can be: below 0, or above 100 for a percentage of people.
    fn possible(&self, value: f64) -> f64 {
        match self.kind {
            MeasureKind::Proportion => value.clamp(0.0, 100.0),
            MeasureKind::Rate | MeasureKind::StandardisedRate | MeasureKind::Count => value.max(0.0),
            _ => value,
        }
    }
}
