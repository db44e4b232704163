//! What the limits of a value say about chance, for the methods that combine several values.
//!
//! One place, so that every method takes the same interval for the same value.

use super::interval;
use super::statistics::Z_95;
use crate::model::{Indicator, Observation, Series};

/// The 95 % limits of one observation, where it has both and they are in order.
pub(super) fn limits(about: &Indicator, series: &Series, observation: Observation) -> Option<(f64, f64)> {
    let found = interval::of(about, series, observation).ok()?;
    (found.lower <= found.upper).then_some((found.lower, found.upper))
}

/// The standard error that 95 % limits stand for: a quarter of the way between them, near enough.
pub(super) fn standard_error((lower, upper): (f64, f64)) -> f64 {
    (upper - lower) / (2.0 * Z_95)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, series};
    use super::*;

    #[test]
    fn the_limits_of_a_standard_error_lead_back_to_it() {
        assert!((standard_error((10.0 - Z_95 * 0.4, 10.0 + Z_95 * 0.4)) - 0.4).abs() < 1e-12);
    }

    #[test]
    fn one_limit_alone_is_none() {
        let about = Sample::default().indicator;
        let mut bury = series(&[("2023", Some(7.0))]);
        bury.change(|it| it.lower = vec![Some(6.0)]);
        assert_eq!(bury.latest().and_then(|latest| limits(&about, &bury, latest)), None);
        bury.change(|it| it.upper = vec![Some(8.0)]);
        assert_eq!(bury.latest().and_then(|latest| limits(&about, &bury, latest)), Some((6.0, 8.0)));
    }
}
