//! The normal quantile behind every interval.

use super::upper_tail;
use statrs::distribution::{ContinuousCDF, Normal};

/// z at 95 %, the level at which limits are published: the normal quantile of 0.975.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// z at this confidence: the normal quantile of c + (1 − c)/2, 1.96 at 0.95 and 3.09 at 0.998.
///
/// `None` unless the confidence lies between 0 and 1.
pub fn z(confidence: f64) -> Option<f64> {
    let quantile = Normal::standard().inverse_cdf(upper_tail(confidence)?);
    quantile.is_finite().then_some(quantile)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_levels_of_the_field() {
        // qnorm(0.975) and qnorm(0.999) of R 4.2.2.
        assert!((z(0.95).unwrap() - Z_95).abs() < 1e-12);
        assert!((z(0.998).unwrap() - 3.090_232_306_167_813).abs() < 1e-12);
    }

    #[test]
    fn only_a_probability_has_one() {
        for confidence in [0.0, 1.0, -0.5, 95.0, f64::NAN] {
            assert_eq!(z(confidence), None, "{confidence}");
        }
    }
}
