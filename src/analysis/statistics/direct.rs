//! Directly standardised rates with Dobson's interval.
//!
//! Dobson AJ et al. (1991), Confidence intervals for weighted sums of Poisson parameters; `calculate_dsr` in
//! `PHEindicatormethods`, which gives no rate for fewer than ten events.

use super::{Bounds, EXACT_BELOW, byar};

/// One age band of the people counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AgeBand {
    /// Events.
    pub events: f64,
    /// The variance of the number of events: the events themselves where each person has one, and otherwise the
    /// people with f events each times f², summed over f.
    pub variance: f64,
    /// People.
    pub population: f64,
    /// People of this age in the standard population.
    pub standard: f64,
}

/// A standardised figure with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standardised {
    /// The rate per `per`, or the ratio in the unit of its reference.
    pub value: f64,
    /// Its limits.
    pub limits: Bounds,
}

/// The rate per `per` that the age bands would have with the standard's ages:
/// Σ(wᵢxᵢ/nᵢ)/Σwᵢ, limits rate + √(variance/x)(Byar's limit of x − x), x being all events.
///
/// `None` for fewer than ten events, or a band with a standard weight but nobody in it.
pub fn directly_standardised(bands: &[AgeBand], per: f64, confidence: f64) -> Option<Standardised> {
    let events: f64 = bands.iter().map(|band| band.events).sum();
    if events < EXACT_BELOW || bands.iter().any(|band| band.population <= 0.0) {
        return None;
    }
    let standard: f64 = bands.iter().map(|band| band.standard).sum();
    let rate = bands.iter().map(|band| band.standard * band.events / band.population).sum::<f64>() / standard;
    let of_band = |band: &AgeBand| band.variance * (band.standard / band.population).powi(2);
    let variance = bands.iter().map(of_band).sum::<f64>() / standard.powi(2);
    let (byar, spread) = (byar(events, confidence)?, (variance / events).sqrt());
    let limit = |of_events: f64| rate + spread * (of_events - events);
    let limits = Bounds { lower: limit(byar.lower), upper: limit(byar.upper) }.scaled(per)?;
    let value = rate * per;
    value.is_finite().then_some(Standardised { value, limits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_than_ten_events_make_no_rate() {
        let band = AgeBand { events: 4.5, variance: 4.5, population: 100.0, standard: 1000.0 };
        assert_eq!(directly_standardised(&[band; 2], 1e5, 0.95), None);
        let found = directly_standardised(&[band; 3], 1e5, 0.95).unwrap();
        assert!((found.value - 4500.0).abs() < 1e-9, "equal bands keep their own rate");
        assert!(found.limits.lower < found.value && found.value < found.limits.upper);
    }

    #[test]
    fn a_band_without_people_makes_no_rate() {
        let band = AgeBand { events: 20.0, variance: 20.0, population: 0.0, standard: 1000.0 };
        assert_eq!(directly_standardised(&[band], 1e5, 0.95), None);
        assert_eq!(directly_standardised(&[], 1e5, 0.95), None);
    }
}
