//! A straight line through points by least squares, with limits of its slope.

use super::{CONFIDENCE_95, student};

/// How many standard errors of a slope its 95 % limits lie away where the variances of the points are known; half of
/// what [`STANDARD_ERRORS`] takes a 95 % interval to span.
const KNOWN_VARIANCE: f64 = STANDARD_ERRORS / 2.0;

/// The width of a 95 % interval in standard errors, as Fingertips rounds 2 × 1.96.
pub const STANDARD_ERRORS: f64 = 3.92;

/// A slope with its 95 % limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    /// In the value's unit per step.
    pub slope: f64,
    /// Lower limit.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// The weighted slope of points (time, value, width of the value's 95 % interval), weights 1/se², the variances taken
/// as known: ± 1.96 standard errors.
///
/// `None` of fewer than two different times, of a width that is not above 0, and of numbers too far apart.
pub fn weighted_slope(points: &[(f64, f64, f64)]) -> Option<Slope> {
    let narrowest = points.iter().map(|point| point.2).fold(f64::INFINITY, f64::min);
    if points.iter().any(|point| point.2.is_nan() || point.2 <= 0.0) {
        return None;
    }
    // Relative to the narrowest interval, so that squares neither overflow nor vanish.
    let fit =
        Fit::of(&points.iter().map(|&(time, value, width)| (time, value, (narrowest / width).powi(2))))?;
    let standard_error = narrowest / STANDARD_ERRORS / fit.spread.sqrt();
    around(fit.slope, standard_error, KNOWN_VARIANCE)
}

/// The slope alone of points (time, value, weight); `None` of fewer than two different times, and of numbers too far
/// apart.
pub fn slope_through(points: &[(f64, f64, f64)]) -> Option<f64> {
    Fit::of(&points.iter().copied()).map(|fit| fit.slope)
}

/// The ordinary slope of points (time, value): ± t(0.975, n − 2) standard errors of the residuals.
///
/// `None` of fewer than three points or two different times, and of numbers too far apart.
pub fn ordinary_slope(points: &[(f64, f64)]) -> Option<Slope> {
    let fit = Fit::of(&points.iter().map(|&(time, value)| (time, value, 1.0)))?;
    let freedom = points.len().checked_sub(2).filter(|freedom| *freedom > 0)?;
    let residual = |&(time, value): &(f64, f64)| value - fit.mean_value - fit.slope * (time - fit.mean_time);
    let squares = points.iter().map(|point| residual(point).powi(2)).sum::<f64>();
    let standard_error = (squares / freedom as f64 / fit.spread).sqrt();
    around(fit.slope, standard_error, student(CONFIDENCE_95, freedom)?)
}

fn around(slope: f64, standard_error: f64, errors: f64) -> Option<Slope> {
    let half = errors * standard_error;
    let found = Slope { slope, lower: slope - half, upper: slope + half, standard_error };
    [found.slope, found.lower, found.upper].iter().all(|number| number.is_finite()).then_some(found)
}

/// A fitted line.
struct Fit {
    slope: f64,
    mean_time: f64,
    mean_value: f64,
    /// Weighted sum of squares of the times around their mean.
    spread: f64,
}

impl Fit {
    fn of(points: &(impl Iterator<Item = (f64, f64, f64)> + Clone)) -> Option<Self> {
        let sum = |term: &dyn Fn(f64, f64) -> f64| {
            points.clone().map(|(time, value, weight)| weight * term(time, value)).sum::<f64>()
        };
        let total = sum(&|_, _| 1.0);
        let mean_time = sum(&|time, _| time) / total;
        let mean_value = sum(&|_, value| value) / total;
        let spread = sum(&|time, _| (time - mean_time).powi(2));
        let slope = sum(&|time, value| (time - mean_time) * (value - mean_value)) / spread;
        (spread > 0.0 && slope.is_finite()).then_some(Self { slope, mean_time, mean_value, spread })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<Slope>, [slope, lower, upper]: [f64; 3]) {
        let found = found.unwrap();
        let pairs = [(found.slope, slope), (found.lower, lower), (found.upper, upper)];
        assert!(pairs.iter().all(|(a, b)| (a - b).abs() < 1e-4), "{found:?}");
    }

    #[test]
    fn an_ordinary_slope_is_that_of_the_textbook() {
        // Values 1, 3, 2, 5, 4 at 1 to 5: slope 0.8, residual squares 3.6, se = √(3.6/3/10) = 0.34641, t = 3.18245.
        let points = [(1.0, 1.0), (2.0, 3.0), (3.0, 2.0), (4.0, 5.0), (5.0, 4.0)];
        close(ordinary_slope(&points), [0.8, -0.302_43, 1.902_43]);
    }

    #[test]
    fn a_weighted_slope_has_limits_by_the_widths() {
        // Equal widths of 3.92: each standard error 1, that of the slope 1/√10.
        let points = [1.0, 3.0, 2.0, 5.0, 4.0];
        let points: Vec<_> =
            (1..).map(f64::from).zip(points).map(|(time, value)| (time, value, 3.92)).collect();
        let half = 1.96 / 10.0_f64.sqrt();
        close(weighted_slope(&points), [0.8, 0.8 - half, 0.8 + half]);
    }

    #[test]
    fn without_time_or_points_there_is_no_slope() {
        assert_eq!(ordinary_slope(&[(1.0, 1.0), (2.0, 3.0)]), None);
        assert_eq!(ordinary_slope(&[(1.0, 1.0), (1.0, 3.0), (1.0, 4.0)]), None);
        assert_eq!(weighted_slope(&[(1.0, 1.0, 0.0), (2.0, 3.0, 1.0)]), None);
        assert_eq!(weighted_slope(&[]), None);
    }
}
