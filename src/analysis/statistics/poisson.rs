//! Limits of a count of events: exact Poisson for few, Byar's approximation for many.
//!
//! Breslow NE and Day NE (1987), Statistical methods in cancer research, volume II; `phe_rate` in
//! `PHEindicatormethods`, which changes from one to the other at ten events.

use super::{Bounds, chi_squared_quantile, upper_tail, z};

/// Fewer events than this take the exact limits.
pub const EXACT_BELOW: f64 = 10.0;

/// The limits of a count of events: exact below [`EXACT_BELOW`], Byar's from there on.
pub fn poisson(events: f64, confidence: f64) -> Option<Bounds> {
    if events < EXACT_BELOW { exact_poisson(events, confidence) } else { byar(events, confidence) }
}

/// Exact limits: χ²(α/2, 2x)/2 and χ²(1 − α/2, 2x + 2)/2; the lower one is 0 where there are no events.
///
/// `None` for a count below nought.
pub fn exact_poisson(events: f64, confidence: f64) -> Option<Bounds> {
    let upper_tail = upper_tail(confidence)?;
    if !(events.is_finite() && events >= 0.0) {
        return None;
    }
    let lower = if events > 0.0 { chi_squared_quantile(1.0 - upper_tail, 2.0 * events)? / 2.0 } else { 0.0 };
    let upper = chi_squared_quantile(upper_tail, 2.0 * events + 2.0)? / 2.0;
    Bounds { lower, upper }.finite()
}

/// Byar's limits: x(1 − 1/(9x) − z/(3√x))³, and the same with x + 1 and + z.
///
/// For very few events the lower one would be below nought and is nought. `None` for a count below nought.
pub fn byar(events: f64, confidence: f64) -> Option<Bounds> {
    let z = z(confidence)?;
    if !(events.is_finite() && events >= 0.0) {
        return None;
    }
    let cube = |x: f64, z: f64| x * (1.0 - 1.0 / (9.0 * x) + z / (3.0 * x.sqrt())).powi(3);
    let lower = if events > 0.0 { cube(events, -z).max(0.0) } else { 0.0 };
    Bounds { lower, upper: cube(events + 1.0, z) }.finite()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_events_may_still_have_been_some() {
        let none = poisson(0.0, 0.95).unwrap();
        assert!(none.lower.abs() < f64::EPSILON);
        // −ln 0.025
        assert!((none.upper - 3.688_879_454_113_936).abs() < 1e-12);
    }

    #[test]
    fn the_method_changes_at_ten_events() {
        assert_eq!(poisson(9.0, 0.95), exact_poisson(9.0, 0.95));
        assert_eq!(poisson(10.0, 0.95), byar(10.0, 0.95));
    }

    #[test]
    fn odd_counts_have_finite_limits_or_none() {
        for events in [1e-12, 1e-300, 1e12, 1e300] {
            let found = poisson(events, 0.95).unwrap();
            assert!(found.lower <= events && events <= found.upper, "{events}: {found:?}");
        }
        assert_eq!(poisson(-1.0, 0.95), None);
        assert_eq!(poisson(f64::NAN, 0.95), None);
        assert_eq!(poisson(f64::INFINITY, 0.95), None);
    }
}
