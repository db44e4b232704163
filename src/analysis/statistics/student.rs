//! Student's t: limits where the spread is taken from few figures.

use super::{Bounds, upper_tail};
use statrs::distribution::{ContinuousCDF, StudentsT};

/// t at this confidence: the quantile of c + (1 − c)/2 with these degrees of freedom.
///
/// `None` unless the confidence lies between 0 and 1 and there is a degree of freedom.
pub fn student(confidence: f64, degrees_of_freedom: usize) -> Option<f64> {
    let distribution = StudentsT::new(0.0, 1.0, degrees_of_freedom as f64).ok()?;
    let quantile = distribution.inverse_cdf(upper_tail(confidence)?);
    quantile.is_finite().then_some(quantile)
}

/// One figure against several others of the same kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Apart {
    /// The figure less the mean of the others.
    pub difference: f64,
    /// Its limits.
    pub limits: Bounds,
}

impl Apart {
    /// Whether 0 lies outside the limits.
    pub fn is_significant(self) -> bool {
        self.limits.lower > 0.0 || self.limits.upper < 0.0
    }
}

/// How far one figure lies from the mean of others, with limits by their own spread:
/// difference ± t(c, n − 1) · s · √(1 + 1/n), the interval in which one more of them would be expected.
///
/// `None` of fewer than two others, or where the numbers are too large to write down.
pub fn apart(figure: f64, others: &[f64], confidence: f64) -> Option<Apart> {
    let count = others.len() as f64;
    let mean = others.iter().map(|other| other / count).sum::<f64>();
    let squares = others.iter().map(|other| (other - mean).powi(2)).sum::<f64>();
    let spread = (squares / (count - 1.0)).sqrt();
    let half = student(confidence, others.len().checked_sub(1)?)? * spread * (1.0 + 1.0 / count).sqrt();
    let difference = figure - mean;
    let limits = Bounds { lower: difference - half, upper: difference + half }.finite()?;
    Some(Apart { difference, limits })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::CONFIDENCE_95;

    #[test]
    fn the_quantiles_are_those_of_r() {
        // qt(0.975, df) of R 4.2.2.
        let of_r =
            [(1, 12.706_204_736_2), (3, 3.182_446_305_3), (9, 2.262_157_162_8), (100, 1.983_971_518_5)];
        for (degrees, expected) in of_r {
            let found = student(CONFIDENCE_95, degrees).unwrap();
            assert!((found - expected).abs() < 1e-8, "{degrees}: {found}");
        }
        assert_eq!((student(CONFIDENCE_95, 0), student(1.0, 5)), (None, None));
    }

    #[test]
    fn one_figure_is_held_against_the_spread_of_the_others() {
        // Mean 2, s = 1, n = 3: t(0.975, 2) = 4.3027, half = 4.3027 * sqrt(4/3) = 4.9683.
        let found = apart(9.0, &[1.0, 2.0, 3.0], CONFIDENCE_95).unwrap();
        assert!((found.difference - 7.0).abs() < 1e-12);
        assert!((found.limits.upper - found.limits.lower - 2.0 * 4.968_3).abs() < 1e-3, "{found:?}");
        assert!(found.is_significant());
        assert!(!apart(6.0, &[1.0, 2.0, 3.0], CONFIDENCE_95).unwrap().is_significant());
        assert_eq!(apart(6.0, &[1.0], CONFIDENCE_95), None);
        assert_eq!(apart(6.0, &[], CONFIDENCE_95), None);
        assert_eq!(apart(f64::MAX, &[f64::MIN, f64::MAX], CONFIDENCE_95), None);
    }
}
