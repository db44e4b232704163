//! Wilson's score interval of a proportion.
//!
//! Wilson EB (1927), Probable inference, the law of succession, and statistical inference; in the form of Newcombe
//! and Altman (2000), which is that of Fingertips and of `phe_proportion` in `PHEindicatormethods`.

use super::{Bounds, z};

/// The limits of `count` out of `denominator`, as shares of 1:
/// (2x + z² ∓ z√(z² + 4x(1 − x/n))) / (2(n + z²)), clamped to 0..1.
///
/// `None` unless 0 ≤ count ≤ denominator and there is a denominator.
pub fn wilson(count: f64, denominator: f64, confidence: f64) -> Option<Bounds> {
    let possible = denominator.is_finite() && denominator > 0.0 && (0.0..=denominator).contains(&count);
    if !possible {
        return None;
    }
    let (z, share) = (z(confidence)?, count / denominator);
    let centre = 2.0 * count + z * z;
    let width = z * (z * z + 4.0 * count * (1.0 - share)).max(0.0).sqrt();
    let scale = 2.0 * (denominator + z * z);
    // The share itself always lies within; the last bit of a sum must not push a limit past it.
    let lower = ((centre - width) / scale).clamp(0.0, 1.0).min(share);
    let upper = ((centre + width) / scale).clamp(0.0, 1.0).max(share);
    Bounds { lower, upper }.finite()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_nought_and_one_exactly() {
        assert_eq!(wilson(0.0, 10.0, 0.95).map(|found| found.lower), Some(0.0));
        assert_eq!(wilson(10.0, 10.0, 0.95).map(|found| found.upper), Some(1.0));
    }

    #[test]
    fn impossible_counts_have_none() {
        assert_eq!(wilson(0.0, 0.0, 0.95), None);
        assert_eq!(wilson(11.0, 10.0, 0.95), None);
        assert_eq!(wilson(-1.0, 10.0, 0.95), None);
        assert_eq!(wilson(1.0, f64::NAN, 0.95), None);
    }
}
