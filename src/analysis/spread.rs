//! The fifth of the national spread that a value lies in (METHODS, "Level").
//!
//! The limits of the fifths are the quantiles at 0.2, 0.4, 0.6 and 0.8: the file's own `spreads`, or type-7
//! quantiles of the areas in the file where these are many enough to stand for a spread. A value that rests on too few
//! events may lie in one fifth this year and in another the next, so that it is not placed. A fifth stands in for the test
//! against the nation, and says nothing of how a value stands against anything else that a reader compares it with.

use super::interval::NoInterval;
use super::judgement::{Fifth, Interval, SpreadAreas};
use super::statistics::quantile;
use crate::model::{AreaKind, IndicatorId, Period, Scorecard, Spread};

/// Fewer areas than this do not make a spread.
pub const MIN_AREAS: usize = 20;
const FIFTHS: [f64; 4] = [0.2, 0.4, 0.6, 0.8];
/// A count below this is too small to place a value in a spread.
pub(super) const FEWEST_EVENTS: f64 = 10.0;
/// An interval may reach over this many fifths.
const MOST_FIFTHS: u8 = 2;

/// Why a value is placed in no fifth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFifth {
    /// There is no figure.
    NoFigure,
    /// The file has no spread for it, and too few areas of its kind to make one.
    NoSpread,
    /// It is a count, which is larger where more people live.
    Count,
    /// Its count is below ten.
    FewEvents,
    /// Its interval spans more than two fifths.
    WideInterval,
    /// It lies outside its own published limits.
    ValueOutside,
    /// What it is compared with is not the nation, of whose areas the fifths are.
    OtherBenchmark,
}

impl NoFifth {
    /// Whether what it rests on is too small to place it.
    pub fn is_of_few_events(&self) -> bool {
        matches!(self, Self::FewEvents | Self::WideInterval)
    }
}

/// The limits of the fifths in one period, and of which areas.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fifths {
    limits: [f64; 4],
    of: u32,
    areas: SpreadAreas,
}

impl Fifths {
    /// By the file's spreads for the same indicator, kind of area and period, or else by `in_file`, the values of all
    /// areas of this kind in the file, ascending.
    pub(super) fn of(
        spreads: &[(u32, &Spread)],
        in_file: &[f64],
        kind: AreaKind,
        period: Period,
    ) -> Option<Self> {
        Self::national(spreads, kind, period).or_else(|| Self::within_file(in_file, kind))
    }

    /// Where several spreads fit, the one of most areas counts, whichever comes first in the file. `None` where none
    /// gives all four limits and the number of areas.
    fn national(spreads: &[(u32, &Spread)], kind: AreaKind, period: Period) -> Option<Self> {
        let fits = spreads.iter().filter(|(_, spread)| spread.kind == kind);
        let found = fits.filter_map(|&(at_in_file, spread)| {
            let at = spread.periods.binary_search(&period).ok()?;
            let of = spread.areas[at].filter(|areas| *areas >= 1.0)? as u32;
            let mut limits = [0.0; 4];
            for (limit, probability) in limits.iter_mut().zip(FIFTHS) {
                *limit = spread.quantile(probability, period)?;
            }
            Some((&spread.of, Self { limits, of, areas: SpreadAreas::Published(at_in_file) }))
        });
        let by_limits = |a: &Self, b: &Self| b.limits.partial_cmp(&a.limits);
        let larger = |(one, a): &(&String, Self), (other, b): &(&String, Self)| {
            (a.of, one).cmp(&(b.of, other)).then(by_limits(a, b).unwrap_or(std::cmp::Ordering::Equal))
        };
        found.max_by(larger).map(|(_, found)| found)
    }

    /// `None` where there are too few, and for groups, which are sets of areas of many kinds.
    fn within_file(ascending: &[f64], kind: AreaKind) -> Option<Self> {
        if ascending.len() < MIN_AREAS || kind == AreaKind::Group {
            return None;
        }
        Self::of_values(ascending, kind)
    }

    fn of_values(ascending: &[f64], kind: AreaKind) -> Option<Self> {
        let mut limits = [0.0; 4];
        for (limit, probability) in limits.iter_mut().zip(FIFTHS) {
            *limit = quantile(ascending, probability)?;
        }
        Some(Self { limits, of: ascending.len() as u32, areas: SpreadAreas::InFile(kind) })
    }

    /// From the upper limit of the lowest fifth to the lower limit of the highest.
    pub(super) fn distance(&self) -> f64 {
        self.limits[3] - self.limits[0]
    }

    /// The fifth that a value lies in, with the count behind it and its interval as far as they are known.
    ///
    /// # Errors
    /// Why it cannot be placed.
    pub(super) fn place(
        &self,
        value: f64,
        count: Option<f64>,
        interval: Result<Interval, NoInterval>,
    ) -> Result<Fifth, NoFifth> {
        if interval == Err(NoInterval::ValueOutside) {
            return Err(NoFifth::ValueOutside);
        }
        if count.is_some_and(|count| count < FEWEST_EVENTS) {
            return Err(NoFifth::FewEvents);
        }
        let spans =
            |it: Interval| fifth(it.upper, self.limits).saturating_sub(fifth(it.lower, self.limits)) + 1;
        if interval.is_ok_and(|interval| spans(interval) > MOST_FIFTHS) {
            return Err(NoFifth::WideInterval);
        }
        Ok(Fifth { fifth: fifth(value, self.limits), of: self.of, areas: self.areas })
    }
}

/// Fifths by which values are shaded on a map, each whatever it rests on: the national ones where the file has them, else those
/// of the values themselves. They show which are high and which are low, and judge nothing.
#[derive(Clone, Copy, Debug)]
pub struct Steps(Fifths);

impl Steps {
    /// Fewer values than this have no fifths of their own.
    const FEWEST: usize = 5;

    /// For areas of `kind` with these values in `period`.
    pub fn of(
        scorecard: &Scorecard,
        (indicator, kind, period): (IndicatorId, AreaKind, Period),
        mut values: Vec<f64>,
    ) -> Option<Self> {
        let of_indicator = (0..).zip(scorecard.spreads()).filter(|(_, spread)| spread.indicator == indicator);
        let spreads: Vec<(u32, &Spread)> = of_indicator.collect();
        values.sort_by(f64::total_cmp);
        let national = Fifths::national(&spreads, kind, period);
        let own = || (values.len() >= Self::FEWEST).then(|| Fifths::of_values(&values, kind)).flatten();
        national.or_else(own).map(Self)
    }

    /// 0, the lowest, to 4, the highest.
    pub fn step(&self, value: f64) -> u8 {
        fifth(value, self.0.limits) - 1
    }

    /// The four values between them.
    pub fn limits(&self) -> [f64; 4] {
        self.0.limits
    }

    /// Whose fifths they are.
    pub fn areas(&self) -> SpreadAreas {
        self.0.areas
    }
}

/// A value on a limit belongs to the fifth below it, also where the last bits of the limit fell short in working it out.
fn fifth(value: f64, limits: [f64; 4]) -> u8 {
    const LAST_BITS: f64 = 1e-12;
    let apart = (limits[3] - limits[0]).min(f64::MAX);
    let above = |limit: &f64| value > limit + LAST_BITS * apart.max(limit.abs());
    1 + limits.iter().map(|limit| u8::from(above(limit))).sum::<u8>()
}

#[cfg(test)]
mod tests {
    use super::super::judgement::IntervalMethod;
    use super::super::sample::period;
    use super::*;

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

    /// Placed without anything known of how sure the value is.
    fn plain(fifths: Fifths, value: f64) -> Fifth {
        fifths.place(value, None, Err(NoInterval::NoCounts)).unwrap()
    }

    fn placed(spreads: &[&Spread], value: f64) -> Option<(u8, u32)> {
        let numbered: Vec<(u32, &Spread)> = (0..).zip(spreads.iter().copied()).collect();
        let found = plain(Fifths::national(&numbered, AreaKind::Place, period("2023"))?, value);
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
        let national = |kind, label| Fifths::national(&[(0, &given)], kind, period(label));
        assert!(national(AreaKind::Neighbourhood, "2023").is_none());
        assert!(national(AreaKind::Place, "2022").is_none());
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

    fn within_file(ascending: &[f64], kind: AreaKind, value: f64) -> Option<Fifth> {
        Fifths::within_file(ascending, kind).map(|fifths| plain(fifths, value))
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
    fn a_value_on_a_limit_that_fell_short_in_its_last_bits_belongs_below_too() {
        // The limit at 0.6 lies a fifth of the way from 116 to 121: 117, and 116.999… as floats go.
        let mut values: Vec<f64> = (0..34).map(f64::from).collect();
        values.extend([116.0, 121.0]);
        values.extend((200..222).map(f64::from));
        assert_eq!(values.len(), 58);
        assert!(quantile(&values, 0.6).is_some_and(|limit| limit < 117.0));
        assert_eq!(within_file(&values, AreaKind::Place, 117.0).map(|found| found.fifth), Some(3));
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
    fn what_rests_on_few_events_is_placed_nowhere() {
        let given = spread("authorities", Some(153.0));
        let fifths = Fifths::national(&[(0, &given)], AreaKind::Place, period("2023")).unwrap();
        let limits = |lower, upper| Ok(Interval { lower, upper, method: IntervalMethod::Published });
        let found = |count, interval| fifths.place(10.0, count, interval).map(|found| found.fifth);
        assert_eq!(found(Some(10.0), limits(9.0, 11.0)), Ok(3));
        assert_eq!(found(Some(9.0), limits(9.9, 10.1)), Err(NoFifth::FewEvents));
        assert_eq!(found(Some(0.0), Err(NoInterval::NoDenominator)), Err(NoFifth::FewEvents));
        // Limits of the fifths: 6.53, 9.17, 12.2 and 15.7.
        assert_eq!(found(None, limits(6.54, 12.2)), Ok(3), "the second and the third fifth");
        assert_eq!(found(None, limits(6.53, 12.2)), Err(NoFifth::WideInterval), "the first to the third");
        assert_eq!(found(None, Err(NoInterval::ValueOutside)), Err(NoFifth::ValueOutside));
    }

    #[test]
    fn equal_values_all_lie_in_the_lowest_fifth() {
        let found = within_file(&[3.0; 25], AreaKind::Place, 3.0);
        assert_eq!(found.map(|found| found.fifth), Some(1));
    }
}
