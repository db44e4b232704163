//! χ² of the slope of a regression weighted by the intervals (METHODS, "Movement", 1: all but proportions with counts).
//!
//! Weights are 1/se², se = width of the 95 % interval ÷ 3.92; χ² = (slope ÷ its standard error)² with the variances
//! taken as known, as Fingertips does.

use super::{POINTS, Tested, rises};
use crate::analysis::statistics::weighted_slope;

/// Time, value, and weight or width of five points.
pub(super) type Points = [(f64, f64, f64); POINTS];

/// Tests five values, oldest first, by the widths of their 95 % intervals, all above 0.
///
/// `None` where the numbers are too far apart for a result.
pub fn of_intervals(values: [f64; POINTS], widths: [f64; POINTS]) -> Option<Tested> {
    let points = points(values, widths);
    let found = weighted_slope(&points)?;
    let slope_of = |points: &[(f64, f64, f64)]| weighted_slope(points).map(|found| found.slope);
    Tested {
        statistic: (found.slope / found.standard_error).powi(2),
        direction: found.slope,
        steady: steady(&points, found.slope, slope_of),
        slope: found.slope,
    }
    .finite()
}

/// Values at the times 1, 2, 3, 4, 5.
pub(super) fn points(values: [f64; POINTS], beside: [f64; POINTS]) -> Points {
    std::array::from_fn(|at| (time(at), values[at], beside[at]))
}

/// Whether the slope keeps its sign whichever point is left out.
pub(super) fn steady(
    points: &Points,
    slope: f64,
    slope_of: impl Fn(&[(f64, f64, f64)]) -> Option<f64>,
) -> bool {
    (0..POINTS).all(|out| {
        let rest: [_; POINTS - 1] = std::array::from_fn(|at| points[at + usize::from(at >= out)]);
        slope_of(&rest).map(rises) == Some(rises(slope))
    })
}

/// The time of the point at this position.
pub(super) fn time(at: usize) -> f64 {
    (at + 1) as f64
}
