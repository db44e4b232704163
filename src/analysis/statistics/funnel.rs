//! Control limits of a funnel plot, and which points lie outside them.
//!
//! `calculate_funnel_limits` and `assign_funnel_significance` in `PHEindicatormethods`, after the Fingertips
//! technical guidance. The inner limits are at 0.95 (2 σ, p = 0.025 on a side), the outer at 0.998 (3 σ, p = 0.001).

use super::{Bounds, CONFIDENCE_95, CONFIDENCE_998, byar, exact_poisson, poisson, z};

/// Where a point lies against the limits of its funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Significance {
    /// Below the outer limit.
    Low998,
    /// Below the inner limit.
    Low95,
    /// Within the limits.
    NotSignificant,
    /// Above the inner limit.
    High95,
    /// Above the outer limit.
    High998,
}

/// The limits within which a proportion of `population` people may lie where the average is `average`, both as
/// shares of 1: average ∓ z√(average(1 − average)/population), clamped to 0..1. Each is the share whose Wilson
/// interval just reaches the average.
pub fn proportion_limits(average: f64, population: f64, confidence: f64) -> Option<Bounds> {
    if !((0.0..=1.0).contains(&average) && population > 0.0) {
        return None;
    }
    let half = z(confidence)? * (average * (1.0 - average) / population).sqrt();
    Bounds { lower: (average - half).max(0.0), upper: (average + half).min(1.0) }.finite()
}

/// The fewest and the most events that may have been expected where `events` were counted: exact Poisson, and
/// Byar's from 100,000 events on, where the two are the same to nine figures.
///
/// Of a rate's funnel these divided by the average rate are the populations on the limits, and events over them
/// the limits; of a ratio's funnel events over them is the ratio on the limits.
pub fn expected_events_limits(events: f64, confidence: f64) -> Option<Bounds> {
    const AS_GOOD_FROM: f64 = 1e5;
    if events < AS_GOOD_FROM { exact_poisson(events, confidence) } else { byar(events, confidence) }
}

/// Where `count` of `denominator` lies in the funnel around `average`, a share of 1.
pub fn proportion_significance(count: f64, denominator: f64, average: f64) -> Option<Significance> {
    let share = count / denominator;
    if !share.is_finite() {
        return None;
    }
    significance(|confidence| {
        let limits = proportion_limits(average, denominator, confidence)?;
        // Beyond a clamped limit lies nothing, so the clamping changes no answer.
        Some((share > limits.upper, share < limits.lower))
    })
}

/// Where `events` lie against those `expected`: the same exact and Byar limits as for a rate.
pub fn significance_of_events(events: f64, expected: f64) -> Option<Significance> {
    if !expected.is_finite() {
        return None;
    }
    significance(|confidence| {
        let limits = poisson(events, confidence)?;
        Some((limits.lower > expected, limits.upper < expected))
    })
}

/// The outer limits first, then the inner ones; `outside` says whether a point is above and whether it is below.
fn significance(outside: impl Fn(f64) -> Option<(bool, bool)>) -> Option<Significance> {
    let (far_above, far_below) = outside(CONFIDENCE_998)?;
    let (above, below) = outside(CONFIDENCE_95)?;
    Some(match (far_below, far_above, below, above) {
        (true, ..) => Significance::Low998,
        (_, true, ..) => Significance::High998,
        (_, _, true, _) => Significance::Low95,
        (_, _, _, true) => Significance::High95,
        _ => Significance::NotSignificant,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_population_has_narrower_limits() {
        let (small, large) =
            (proportion_limits(0.3, 50.0, 0.95).unwrap(), proportion_limits(0.3, 5000.0, 0.95).unwrap());
        assert!(small.lower < large.lower && large.upper < small.upper);
    }

    #[test]
    fn a_point_on_the_average_is_not_significant() {
        assert_eq!(proportion_significance(30.0, 100.0, 0.3), Some(Significance::NotSignificant));
        assert_eq!(significance_of_events(8.0, 8.0), Some(Significance::NotSignificant));
        assert_eq!(significance_of_events(0.0, 1000.0), Some(Significance::Low998));
    }

    #[test]
    fn both_methods_agree_where_one_takes_over() {
        let (exact, byar) = (exact_poisson(1e5, 0.95).unwrap(), byar(1e5, 0.95).unwrap());
        assert!((exact.lower / byar.lower - 1.0).abs() < 1e-8, "{exact:?} {byar:?}");
        assert!((exact.upper / byar.upper - 1.0).abs() < 1e-8, "{exact:?} {byar:?}");
    }

    #[test]
    fn nobody_is_nowhere_in_a_funnel() {
        assert_eq!(proportion_limits(0.3, 0.0, 0.95), None);
        assert_eq!(proportion_limits(1.3, 10.0, 0.95), None);
        assert_eq!(proportion_significance(0.0, 0.0, 0.3), None);
        assert_eq!(significance_of_events(1.0, f64::NAN), None);
    }
}
