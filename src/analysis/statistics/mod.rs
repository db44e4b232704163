//! Pure statistics, one file each: numbers in, numbers out, nothing known of scorecards.
//!
//! The methods are those of the Office for Health Improvement and Disparities' Fingertips, as its R package
//! `PHEindicatormethods` carries them out; `tests/numbers` holds them to its figures.
//! A function answers `None` where its input has no answer, never with NaN or an infinity.

mod chi_squared;
mod line;
mod normal;
mod poisson;
mod quantile;
mod student;
mod wilson;

pub use chi_squared::chi_squared_quantile;
pub use line::{STANDARD_ERRORS, Slope, ordinary_slope, slope_through, weighted_slope};
pub use normal::{Z_95, z};
pub use poisson::{EXACT_BELOW, byar, exact_poisson, poisson};
pub use quantile::quantile;
pub use student::{Apart, apart, student};
pub use wilson::wilson;

/// The confidence of intervals and of better and worse.
pub const CONFIDENCE_95: f64 = 0.95;

/// The confidence of best and worst.
pub const CONFIDENCE_998: f64 = 0.998;

/// A lower and an upper limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Lower limit.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
}

impl Bounds {
    /// Both limits multiplied by `factor`, such as 100 for per cent; `None` where one cannot be written down.
    pub fn scaled(self, factor: f64) -> Option<Self> {
        Self { lower: self.lower * factor, upper: self.upper * factor }.finite()
    }

    /// The limits `factor` times as far from `value`, the lower one not below `least`; `None` where one cannot be
    /// written down.
    pub fn moved_away(self, value: f64, factor: f64, least: f64) -> Option<Self> {
        let lower = (value - factor * (value - self.lower)).max(least);
        Self { lower, upper: value + factor * (self.upper - value) }.finite()
    }

    fn finite(self) -> Option<Self> {
        (self.lower.is_finite() && self.upper.is_finite()).then_some(self)
    }
}

/// The probability in the upper tail of a two-sided interval, to the quantile it takes: 0.95 becomes 0.975.
fn upper_tail(confidence: f64) -> Option<f64> {
    (confidence > 0.0 && confidence < 1.0).then(|| confidence + (1.0 - confidence) / 2.0)
}
