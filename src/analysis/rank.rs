//! A place's position among the places of the file: description, not a finding.

use super::judgement::Rank;
use crate::model::Polarity;

/// The position of `value` among `ascending`, the values of all places in the same period, its own among them.
///
/// The best comes first; where neither direction is good, the highest. Equal values share a position, and the
/// next one is as far down as if they did not (1, 2, 2, 4). `None` where there are no values.
pub(super) fn among(ascending: &[f64], value: f64, polarity: Polarity) -> Option<Rank> {
    let of = ascending.len();
    let better = match polarity {
        Polarity::LowerIsBetter => ascending.partition_point(|other| *other < value),
        Polarity::HigherIsBetter | Polarity::Neutral => {
            of - ascending.partition_point(|other| *other <= value)
        }
    };
    (of > 0).then(|| Rank { position: better as u32 + 1, of: of as u32 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn positions(polarity: Polarity) -> Vec<u32> {
        let values = [1.0, 2.0, 2.0, 5.0];
        values.iter().map(|value| among(&values, *value, polarity).unwrap().position).collect()
    }

    #[test]
    fn the_best_comes_first_and_ties_share() {
        assert_eq!(positions(Polarity::LowerIsBetter), [1, 2, 2, 4]);
        assert_eq!(positions(Polarity::HigherIsBetter), [4, 2, 2, 1]);
        assert_eq!(positions(Polarity::Neutral), [4, 2, 2, 1]);
    }

    #[test]
    fn the_percentile_runs_from_zero_to_one() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        let of = |value| among(&values, value, Polarity::LowerIsBetter).unwrap().percentile();
        assert!(of(1.0).abs() < 1e-12);
        assert!((of(4.0) - 3.0 / 9.0).abs() < 1e-12);
        assert!((of(10.0) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn one_place_is_first_of_one() {
        let only = among(&[3.0], 3.0, Polarity::HigherIsBetter);
        assert_eq!(only, Some(Rank { position: 1, of: 1 }));
        assert!(only.unwrap().percentile().abs() < 1e-12);
        assert_eq!(among(&[], 3.0, Polarity::HigherIsBetter), None);
    }
}
