//! Student's t interval of a mean, as `phe_mean` in `PHEindicatormethods` gives it.

use super::{Bounds, upper_tail};
use statrs::distribution::{Continuous, ContinuousCDF, StudentsT};

/// A sample summed up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// How many values.
    pub count: usize,
    /// Their mean.
    pub mean: f64,
    /// Standard deviation with n − 1; `None` for a single value.
    pub standard_deviation: Option<f64>,
}

impl Mean {
    /// Sums up these values; `None` where there are none or their mean cannot be written down.
    pub fn of(values: &[f64]) -> Option<Self> {
        let count = values.len();
        let mean = values.iter().sum::<f64>() / count as f64;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let deviation = (count > 1).then(|| (squares / (count as f64 - 1.0)).sqrt());
        mean.is_finite().then_some(Self {
            count,
            mean,
            standard_deviation: deviation.filter(|deviation| deviation.is_finite()),
        })
    }

    /// The limits of the mean; `None` for a single value.
    pub fn limits(&self, confidence: f64) -> Option<Bounds> {
        let standard_error = self.standard_deviation? / (self.count as f64).sqrt();
        mean_limits(self.mean, standard_error, self.count, confidence)
    }
}

/// mean ∓ t × standard error, t being Student's quantile with n − 1 degrees of freedom.
///
/// `None` for fewer than two values or a standard error below nought.
pub fn mean_limits(mean: f64, standard_error: f64, count: usize, confidence: f64) -> Option<Bounds> {
    if count < 2 || standard_error < 0.0 {
        return None;
    }
    let half = t_quantile(upper_tail(confidence)?, count as f64 - 1.0)? * standard_error;
    Bounds { lower: mean - half, upper: mean + half }.finite()
}

/// Student's t quantile, sharpened by two Newton steps: the library's own is good to about nine figures.
fn t_quantile(probability: f64, degrees_of_freedom: f64) -> Option<f64> {
    let student = StudentsT::new(0.0, 1.0, degrees_of_freedom).ok()?;
    let mut t = student.inverse_cdf(probability);
    for _ in 0..2 {
        let next = t - (student.cdf(t) - probability) / student.pdf(t);
        if next.is_finite() {
            t = next;
        }
    }
    t.is_finite().then_some(t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_no_limits() {
        let single = Mean::of(&[3.0]).unwrap();
        assert_eq!((single.standard_deviation, single.limits(0.95)), (None, None));
        assert_eq!(Mean::of(&[]), None);
    }

    #[test]
    fn equal_values_have_limits_at_their_mean() {
        assert_eq!(Mean::of(&[3.0; 5]).unwrap().limits(0.95), Some(Bounds { lower: 3.0, upper: 3.0 }));
    }
}
