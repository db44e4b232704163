//! The fifth of the national spread that a value lies in (METHODS, "Against the benchmark").
//!
//! The limits of the fifths are the quantiles at 0.2, 0.4, 0.6 and 0.8: the file's own `spreads`, or type-7
//! quantiles of the areas in the file where these are many enough to stand for a spread.

use super::judgement::Fifth;
use super::statistics::quantile;
use crate::model::{AreaKind, Period, Spread};

/// Fewer areas than this do not make a spread.
const MIN_AREAS: usize = 20;
const FIFTHS: [f64; 4] = [0.2, 0.4, 0.6, 0.8];

/// The fifth of `value` by the file's spreads for the same indicator, kind of area and period.
///
/// Where several fit, the one of most areas counts, whichever stands first in the file. `None` where none gives
/// all four limits and the number of areas.
pub(super) fn national(spreads: &[&Spread], kind: AreaKind, period: Period, value: f64) -> Option<Fifth> {
    let fits = |spread: &&&Spread| spread.kind == kind;
    let found = spreads.iter().filter(fits).filter_map(|spread| {
        let at = spread.periods.binary_search(&period).ok()?;
        let of = spread.areas[at].filter(|areas| *areas >= 1.0)? as usize;
        let mut limits = [0.0; 4];
        for (limit, probability) in limits.iter_mut().zip(FIFTHS) {
            *limit = spread.quantile(probability, period)?;
        }
        Some(Fifth { fifth: fifth(value, limits), of, kind: spread.of.clone() })
    });
    found.max_by(|a, b| (a.of, &a.kind, a.fifth).cmp(&(b.of, &b.kind, b.fifth)))
}

/// The fifth of `value` among `ascending`, the values of all areas of `kind` in the file in the same period.
/// `None` where there are too few, and for groups, which are sets of areas of many kinds.
pub(super) fn within_file(ascending: &[f64], kind: AreaKind, value: f64) -> Option<Fifth> {
    let words = match kind {
        AreaKind::Nation => "nations",
        AreaKind::Region => "regions",
        AreaKind::System => "systems",
        AreaKind::Place => "places",
        AreaKind::Neighbourhood => "neighbourhoods",
        AreaKind::Group => return None,
    };
    if ascending.len() < MIN_AREAS {
        return None;
    }
    let mut limits = [0.0; 4];
    for (limit, probability) in limits.iter_mut().zip(FIFTHS) {
        *limit = quantile(ascending, probability)?;
    }
    Some(Fifth { fifth: fifth(value, limits), of: ascending.len(), kind: words.to_owned() })
}

/// A value on a limit belongs to the fifth below it.
fn fifth(value: f64, limits: [f64; 4]) -> u8 {
    1 + limits.iter().map(|limit| u8::from(value > *limit)).sum::<u8>()
}

#[cfg(test)]
mod tests {
    use super::super::sample::period;
    use super::*;
    use crate::model::IndicatorId;

    fn spread(of: &str, areas: Option<f64>) -> Spread {
        let limits = [(0.2, 6.53), (0.4, 9.17), (0.5, 10.22), (0.6, 12.2), (0.8, 15.7)];
        Spread {
            indicator: IndicatorId::at(0),
            kind: AreaKind::Place,
            of: of.to_owned(),
            periods: vec![period("2023")],
            areas: vec![areas],
            quantiles: limits.into_iter().map(|(p, limit)| (p, vec![Some(limit)])).collect(),
        }
    }

    fn placed(spreads: &[&Spread], value: f64) -> Option<(u8, usize)> {
        let found = national(spreads, AreaKind::Place, period("2023"), value)?;
        Some((found.fifth, found.of))
    }

    #[test]
    fn a_value_on_a_limit_belongs_to_the_fifth_below() {
        let given = spread("English upper-tier authorities", Some(153.0));
        for (value, fifth) in [(0.0, 1), (6.53, 1), (6.54, 2), (10.4, 3), (12.2, 3), (15.7, 4), (15.8, 5)] {
            assert_eq!(placed(&[&given], value), Some((fifth, 153)), "{value}");
        }
    }

    #[test]
    fn a_spread_of_another_kind_or_period_or_without_a_limit_says_nothing() {
        let given = spread("authorities", Some(153.0));
        assert_eq!(national(&[&given], AreaKind::Neighbourhood, period("2023"), 1.0), None);
        assert_eq!(national(&[&given], AreaKind::Place, period("2022"), 1.0), None);
        assert_eq!(placed(&[&spread("authorities", None)], 1.0), None);
        let mut short = spread("authorities", Some(153.0));
        short.quantiles.remove(1);
        assert_eq!(placed(&[&short], 1.0), None);
    }

    #[test]
    fn of_several_spreads_the_one_of_most_areas_counts() {
        let (upper, lower) = (spread("upper-tier", Some(153.0)), spread("lower-tier", Some(309.0)));
        assert_eq!(placed(&[&upper, &lower], 10.4), Some((3, 309)));
        assert_eq!(placed(&[&lower, &upper], 10.4), Some((3, 309)));
    }

    #[test]
    fn twenty_areas_make_a_spread_and_nineteen_do_not() {
        let twenty: Vec<f64> = (1..=20).map(f64::from).collect();
        let of = |values: &[f64], value| {
            within_file(values, AreaKind::Neighbourhood, value).map(|found| (found.fifth, found.of))
        };
        // The limits are 4.8, 8.6, 12.4 and 16.2.
        for (value, fifth) in [(4.0, 1), (5.0, 2), (9.0, 3), (13.0, 4), (16.0, 4), (17.0, 5)] {
            assert_eq!(of(&twenty, value), Some((fifth, 20)), "{value}");
        }
        assert_eq!(of(&twenty[..19], 4.0), None);
        assert_eq!(within_file(&twenty, AreaKind::Group, 4.0), None);
    }

    /// The quintiles that `phe_quantile` of `PHEindicatormethods` 2.1.0 gives to these values.
    #[test]
    fn the_fifths_are_those_of_the_fields_own_tool() {
        let cases: Vec<(f64, u8)> = include_str!("../../tests/golden/quantiles.csv")
            .lines()
            .skip(2)
            .map(|line| line.split(',').collect::<Vec<_>>())
            .map(|cells| (cells[0].parse().unwrap(), cells[3].parse().unwrap()))
            .collect();
        let mut ascending: Vec<f64> = cases.iter().map(|(value, _)| *value).collect();
        ascending.sort_by(f64::total_cmp);
        assert_eq!(cases.len(), 160);
        for (value, quintile) in cases {
            let found = within_file(&ascending, AreaKind::Neighbourhood, value);
            assert_eq!(found.map(|found| found.fifth), Some(quintile), "{value}");
        }
    }

    #[test]
    fn tied_values_share_a_fifth_and_a_limit_made_of_ties_belongs_below() {
        // The limits are 1, 2, 2 and 3: nothing is left for the third fifth.
        let mut ties = vec![1.0; 5];
        ties.extend([2.0; 11]);
        ties.extend([3.0; 5]);
        let of = |value| within_file(&ties, AreaKind::Place, value).map(|found| found.fifth);
        assert_eq!([of(1.0), of(2.0), of(3.0)], [Some(1), Some(2), Some(4)]);
        // A quantile between two equal values is that value to the last bit.
        let tenths = vec![0.1; 30];
        assert_eq!(within_file(&tenths, AreaKind::Place, 0.1).map(|found| found.fifth), Some(1));
    }

    #[test]
    fn equal_values_all_lie_in_the_lowest_fifth() {
        let found = within_file(&[3.0; 25], AreaKind::Place, 3.0);
        assert_eq!(found.map(|found| found.fifth), Some(1));
    }
}
