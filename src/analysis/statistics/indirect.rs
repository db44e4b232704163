//! Indirectly standardised ratios and rates, as `calculate_ISRatio` and `calculate_ISRate` in
//! `PHEindicatormethods` give them.

use super::{Standardised, poisson};

/// One age band of the people counted, and of the reference they are measured by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    /// People here.
    pub population: f64,
    /// Events in the reference.
    pub reference_events: f64,
    /// People in the reference.
    pub reference_population: f64,
}

impl Reference {
    /// How many events the reference's rates would make in these people; `None` where a band has no reference.
    pub fn expected(bands: &[Self]) -> Option<f64> {
        let expected: f64 = bands
            .iter()
            .map(|band| band.population * band.reference_events / band.reference_population)
            .sum();
        (expected.is_finite() && expected > 0.0).then_some(expected)
    }

    /// The reference's own crude rate; times `per` it makes a ratio a rate.
    pub fn crude_rate(bands: &[Self]) -> Option<f64> {
        let events: f64 = bands.iter().map(|band| band.reference_events).sum();
        let population: f64 = bands.iter().map(|band| band.reference_population).sum();
        let rate = events / population;
        rate.is_finite().then_some(rate)
    }
}

/// Observed over expected events times `unit`, with the Poisson limits of the observed.
///
/// `unit` is 1 or 100 for a ratio, and the reference's crude rate times `per` for a rate.
pub fn indirectly_standardised(
    observed: f64,
    expected: f64,
    unit: f64,
    confidence: f64,
) -> Option<Standardised> {
    if expected <= 0.0 {
        return None;
    }
    let value = observed / expected * unit;
    let limits = poisson(observed, confidence)?.scaled(unit / expected)?;
    value.is_finite().then_some(Standardised { value, limits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_expected_is_a_ratio_of_one() {
        let found = indirectly_standardised(50.0, 50.0, 1.0, 0.95).unwrap();
        assert!((found.value - 1.0).abs() < 1e-12);
        assert!(found.limits.lower < 1.0 && 1.0 < found.limits.upper);
    }

    #[test]
    fn nothing_expected_is_nothing_to_measure_by() {
        assert_eq!(indirectly_standardised(5.0, 0.0, 1.0, 0.95), None);
        let nobody = Reference { population: 5.0, reference_events: 1.0, reference_population: 0.0 };
        assert_eq!(Reference::expected(&[nobody]), None);
        assert_eq!(Reference::crude_rate(&[nobody]), None);
    }
}
