//! The chi-squared quantile behind the exact Poisson limits.

use statrs::distribution::{ChiSquared, Continuous, ContinuousCDF};
use statrs::function::gamma::gamma;

/// Above this the distribution function takes too many terms; the normal one is as good there.
const MANY: f64 = 250_000.0;

/// Below this the distribution function is its first term, xᵃ/Γ(a + 1) in halves, to a few parts in ten thousand.
const NEAR_NOUGHT: f64 = 1e-3;

/// The quantile of the chi-squared distribution with these degrees of freedom, which need not be whole.
///
/// `None` unless `probability` lies between 0 and 1 and there is a degree of freedom, and for more than 250,000.
pub fn chi_squared_quantile(probability: f64, degrees_of_freedom: f64) -> Option<f64> {
    if !(probability > 0.0 && probability < 1.0 && degrees_of_freedom <= MANY) {
        return None;
    }
    let distribution = ChiSquared::new(degrees_of_freedom).ok()?;
    let half = degrees_of_freedom / 2.0;
    let first_term = 2.0 * (probability * gamma(half + 1.0)).powf(1.0 / half);
    // The library's own quantile is good to nine decimal places, which is nothing near nought.
    let start = if first_term < NEAR_NOUGHT { first_term } else { distribution.inverse_cdf(probability) };
    let quantile = sharpened(&distribution, probability, start);
    quantile.is_finite().then_some(quantile)
}

/// Newton's method from close by: each step doubles the number of figures that are right.
fn sharpened(distribution: &ChiSquared, probability: f64, start: f64) -> f64 {
    let mut quantile = start;
    for _ in 0..4 {
        let next = quantile - (distribution.cdf(quantile) - probability) / distribution.pdf(quantile);
        if next.is_finite() && next > 0.0 {
            quantile = next;
        }
    }
    quantile
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_degrees_of_freedom_are_an_exponential() {
        for probability in [0.001_f64, 0.025, 0.5, 0.975, 0.999] {
            let expected = -2.0 * (1.0 - probability).ln();
            let found = chi_squared_quantile(probability, 2.0).unwrap();
            assert!((found - expected).abs() < 1e-11 * expected, "{probability}: {found}");
        }
    }

    #[test]
    fn there_is_none_without_a_degree_of_freedom() {
        assert_eq!(chi_squared_quantile(0.5, 0.0), None);
        assert_eq!(chi_squared_quantile(0.5, f64::INFINITY), None);
        assert_eq!(chi_squared_quantile(1.0, 2.0), None);
    }
}
