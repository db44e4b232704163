//! χ² of the slope of a regression weighted by the intervals (METHODS, "Recent trend": all but proportions with
//! counts).
//!
//! Weights are 1/se², se = width of the 95 % interval ÷ 3.92; χ² = (slope ÷ its standard error)² with the variances
//! taken as known, as Fingertips does.

use super::{Line, POINTS, Tested, rises};
use crate::analysis::statistics::STANDARD_ERRORS;

/// Tests five values, oldest first, by the widths of their 95 % intervals, all above 0.
///
/// `None` where the numbers are too far apart for a result.
pub fn of_intervals(values: [f64; POINTS], widths: [f64; POINTS]) -> Option<Tested> {
    let (fit, weights, standard_error) = weighted(values, widths);
    Tested {
        statistic: (fit.slope / standard_error).powi(2),
        direction: fit.slope,
        steady: steady(values, weights, fit.slope),
        line: fit.line(),
    }
    .finite()
}

/// Whether the slope keeps its sign whichever point is left out.
pub(super) fn steady(values: [f64; POINTS], weights: [f64; POINTS], slope: f64) -> bool {
    (0..POINTS).all(|out| rises(Fit::of(values, weights, Some(out)).slope) == rises(slope))
}

/// The slope per point of that line and its standard error; `None` where the numbers are too far apart.
pub fn slope_of_intervals(values: [f64; POINTS], widths: [f64; POINTS]) -> Option<(f64, f64)> {
    let (fit, _, standard_error) = weighted(values, widths);
    let usable = fit.slope.is_finite() && standard_error.is_finite() && standard_error > 0.0;
    usable.then_some((fit.slope, standard_error))
}

/// The line, the weights it was fitted with, and the standard error of its slope.
fn weighted(values: [f64; POINTS], widths: [f64; POINTS]) -> (Fit, [f64; POINTS], f64) {
    // Relative to the narrowest interval, so that squares neither overflow nor vanish.
    let narrowest = widths.into_iter().fold(f64::INFINITY, f64::min);
    let weights = widths.map(|width| (narrowest / width).powi(2));
    let fit = Fit::of(values, weights, None);
    (fit, weights, narrowest / STANDARD_ERRORS / fit.spread.sqrt())
}

/// Weighted least squares of five values on their times 1..=5.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    pub slope: f64,
    mean_time: f64,
    mean_value: f64,
    /// Weighted sum of squares of the times around their mean.
    spread: f64,
}

impl Fit {
    /// Fits all points but the one at `left_out`.
    pub(super) fn of(values: [f64; POINTS], weights: [f64; POINTS], left_out: Option<usize>) -> Self {
        let weight = |at: usize| if left_out == Some(at) { 0.0 } else { weights[at] };
        let sum = |term: &dyn Fn(usize) -> f64| (0..POINTS).map(|at| weight(at) * term(at)).sum::<f64>();
        let total = sum(&|_| 1.0);
        let mean_time = sum(&time) / total;
        let mean_value = sum(&|at| values[at]) / total;
        let spread = sum(&|at| (time(at) - mean_time).powi(2));
        let slope = sum(&|at| (time(at) - mean_time) * (values[at] - mean_value)) / spread;
        Self { slope, mean_time, mean_value, spread }
    }

    pub(super) fn line(self) -> Line {
        let at_latest = self.mean_value + self.slope * (time(POINTS - 1) - self.mean_time);
        Line { slope: self.slope, at_latest }
    }
}

/// The time of the point at this position: 1, 2, 3, 4, 5.
pub(super) fn time(at: usize) -> f64 {
    (at + 1) as f64
}
