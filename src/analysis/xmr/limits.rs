//! Centre and limits of a group of points.
//!
//! Centre: the mean of all points. Limits: mean ± 2.66 × the mean moving range, 2.66 = 3 ÷ 1.128, the d₂ of ranges of
//! two (Making Data Count; `NHSRplotthedots` `ptd_spc_standard`). Screening leaves out moving ranges of at least
//! 3.267 × their mean, 3.267 the D₄ of ranges of two, once.

use super::{Limits, Options};

/// Process limits in mean moving ranges from the centre.
pub const TO_NATURAL_LIMITS: f64 = 2.66;

/// Moving ranges of at least this many mean moving ranges are outlying.
const OUTLYING: f64 = 3.267;

/// How much of the way from centre to limit is near the limit.
const NEAR: f64 = 2.0 / 3.0;

/// Rounding of sums and products, relative to the largest of centre and limits: closer than this is equal.
const ROUNDING: f64 = 32.0 * f64::EPSILON;

/// The limits of points in their order, `None` being a gap: it contributes no moving range.
///
/// `None` when no two points follow one another, or when a limit would be too large to write down.
pub fn limits(points: &[Option<f64>], screen: bool) -> Option<Limits> {
    let ranges = || points.windows(2).filter_map(|pair| Some((pair[1]? - pair[0]?).abs()));
    let mut range = mean(ranges())?;
    if screen && range > 0.0 {
        range = mean(ranges().filter(|found| *found < OUTLYING * range))?;
    }
    let centre = mean(points.iter().flatten().copied())?;
    let limits = Limits {
        mean: centre,
        lower: centre - TO_NATURAL_LIMITS * range,
        upper: centre + TO_NATURAL_LIMITS * range,
    };
    (limits.lower.is_finite() && limits.upper.is_finite()).then_some(limits)
}

/// The limits of one group, where it has enough points.
pub(super) fn of_group(values: &[Option<f64>], options: &Options) -> Option<Limits> {
    let enough = values.iter().flatten().count() >= options.minimum_points;
    let baseline = options.baseline_points.map_or(values, |points| first_points(values, points));
    if enough { limits(baseline, options.screen) } else { None }
}

/// The slots up to and including the point of this number.
fn first_points(values: &[Option<f64>], points: usize) -> &[Option<f64>] {
    let given = values.iter().enumerate().filter(|(_, value)| value.is_some());
    let last = given.map(|(at, _)| at).take(points).last();
    &values[..last.map_or(0, |at| at + 1)]
}

impl Limits {
    /// Two thirds of the way from the centre to the lower limit.
    pub fn near_lower(&self) -> f64 {
        self.mean - NEAR * (self.mean - self.lower)
    }

    /// Two thirds of the way from the centre to the upper limit.
    pub fn near_upper(&self) -> f64 {
        self.mean + NEAR * (self.upper - self.mean)
    }

    /// What is no difference on this chart, only the rounding of the last bits.
    pub(super) fn rounding(&self) -> f64 {
        ROUNDING * self.mean.abs().max(self.lower.abs()).max(self.upper.abs())
    }
}

/// The mean with the rounding of the sum made good (Neumaier), so that points equal to it are seen to be.
fn mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut lost, mut count) = (0.0_f64, 0.0, 0_u32);
    for number in numbers {
        let next = sum + number;
        lost += if sum.abs() >= number.abs() { (sum - next) + number } else { (number - next) + sum };
        sum = next;
        count += 1;
    }
    let mean = (sum + lost) / f64::from(count);
    (count > 0 && mean.is_finite()).then_some(mean)
}
