//! Two figures of the same areas: the points of a scatter, in one pair of periods that lie so many years apart.
//!
//! All points are of one pair of periods, so that they can be held against each other: the latest pair that no fewer than
//! half as many areas have as have the fullest one.

use super::periods::{later_by, reliable};
use super::rank_correlation::{Correlation, NoCorrelation, partial_rank_correlation, rank_correlation};
use crate::analysis::Neighbourhoods;
use crate::model::{AreaId, IndicatorId, MeasureKind, Period, Scorecard, Series};

/// The second figure is looked at no more than so many years after the first.
pub const LONGEST_LAG: u8 = 10;

/// Which areas two figures are looked at across.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Across {
    /// All neighbourhoods of the system.
    Neighbourhoods,
    /// Its places.
    Places,
}

/// Two figures of the same areas.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs {
    pub across: Across,
    /// That of the first figure and that of the second.
    pub periods: [Period; 2],
    /// In the order of the file.
    pub points: Vec<PairedArea>,
    pub left_out: LeftOut,
    /// How far they go together in order.
    pub correlation: Result<Correlation, NoCorrelation>,
    /// The same at one level of deprivation, of those whose tenth is known; `None` where that is known of none.
    pub at_one_level: Option<Result<Correlation, NoCorrelation>>,
}

/// An area with both figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairedArea {
    pub area: AreaId,
    pub values: [f64; 2],
}

/// Why areas are not among the points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// So many lack one of the two figures, or both.
    pub without: usize,
    /// Of so many one of them is marked as of low reliability or disrupted.
    pub unreliable: usize,
}

/// Why there are no points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPairs {
    /// A count is larger where more people live, and so goes with any other.
    Count(IndicatorId),
    /// No area of this kind has a figure of this one.
    NoFigures(IndicatorId),
    /// Both have figures, but no area has both so many years apart.
    NotApart,
}

/// The series of both figures in one area.
struct Both<'a> {
    area: AreaId,
    series: [Option<&'a Series>; 2],
}

impl Both<'_> {
    /// Whether it has both figures.
    fn has(&self, periods: [Period; 2]) -> bool {
        let has = |at: usize| self.series[at].is_some_and(|series| series.at(periods[at]).is_some());
        has(0) && has(1)
    }
}

/// Two figures of all areas of a kind, looked up once for all lags.
pub struct Paired<'a> {
    scorecard: &'a Scorecard,
    across: Across,
    areas: Vec<Both<'a>>,
    /// The periods that either has figures of, oldest first.
    periods: [Vec<Period>; 2],
}

impl<'a> Paired<'a> {
    /// Looks them up.
    ///
    /// # Errors
    /// Why they are not looked at across such areas.
    pub fn of(scorecard: &'a Scorecard, across: Across, pair: [IndicatorId; 2]) -> Result<Self, NoPairs> {
        let is_count = |id: &&IndicatorId| scorecard.indicator(**id).measure.kind == MeasureKind::Count;
        if let Some(count) = pair.iter().find(is_count) {
            return Err(NoPairs::Count(*count));
        }
        let areas: Vec<AreaId> = match across {
            Across::Neighbourhoods => Neighbourhoods::of(scorecard).within(scorecard.system()).to_vec(),
            Across::Places => scorecard.places().collect(),
        };
        let both = |area| Both { area, series: pair.map(|id| scorecard.series(id, None, area)) };
        let areas: Vec<Both> = areas.into_iter().map(both).collect();
        let periods = [0, 1].map(|at| {
            let of = areas.iter().filter_map(|area| area.series[at]);
            let mut all: Vec<Period> = Vec::new();
            for series in of {
                // Most areas have the same.
                if !series.observations().map(|it| it.period).eq(all.iter().copied()) {
                    all.extend(series.observations().map(|it| it.period));
                    all.sort_unstable();
                    all.dedup();
                }
            }
            all
        });
        match periods.iter().position(Vec::is_empty) {
            Some(empty) => Err(NoPairs::NoFigures(pair[empty])),
            None => Ok(Self { scorecard, across, areas, periods }),
        }
    }

    /// The pairs of periods that lie so far apart, the latest first.
    fn apart(&self, lag: u8) -> impl Iterator<Item = [Period; 2]> + '_ {
        let [first, second] = &self.periods;
        first.iter().rev().filter_map(move |&period| Some([period, later_by(period, lag, second)?]))
    }

    /// How many years later the second can be looked at, fewest first.
    pub fn lags(&self) -> Vec<u8> {
        let has_any = |lag: &u8| self.apart(*lag).any(|pair| self.areas.iter().any(|area| area.has(pair)));
        (0..=LONGEST_LAG).filter(has_any).collect()
    }

    /// The points so many years apart.
    ///
    /// # Errors
    /// That there are none.
    pub fn at(&self, lag: u8) -> Result<Pairs, NoPairs> {
        let count = |pair: [Period; 2]| self.areas.iter().filter(|area| area.has(pair)).count();
        let counted: Vec<([Period; 2], usize)> = self.apart(lag).map(|pair| (pair, count(pair))).collect();
        let fullest = counted.iter().map(|(_, count)| *count).max().unwrap_or_default();
        let is_full = |(_, count): &&([Period; 2], usize)| *count > 0 && 2 * count >= fullest;
        let (periods, with_both) = *counted.iter().find(is_full).ok_or(NoPairs::NotApart)?;
        let point = |area: &Both| {
            let value = |at: usize| reliable(area.series[at]?, periods[at]);
            Some(PairedArea { area: area.area, values: [value(0)?, value(1)?] })
        };
        let points: Vec<PairedArea> = self.areas.iter().filter_map(point).collect();
        let left_out =
            LeftOut { without: self.areas.len() - with_both, unreliable: with_both - points.len() };
        let pairs: Vec<[f64; 2]> = points.iter().map(|point| point.values).collect();
        Ok(Pairs {
            across: self.across,
            periods,
            correlation: rank_correlation(&pairs),
            at_one_level: self.at_one_level(&points),
            points,
            left_out,
        })
    }

    fn at_one_level(&self, points: &[PairedArea]) -> Option<Result<Correlation, NoCorrelation>> {
        let with_tenth = |point: &PairedArea| {
            let tenth = self.scorecard.area(point.area).deprivation_decile?;
            Some([point.values[0], point.values[1], f64::from(tenth)])
        };
        let triples: Vec<[f64; 3]> = points.iter().filter_map(with_tenth).collect();
        (!triples.is_empty()).then(|| partial_rank_correlation(&triples))
    }
}

#[cfg(test)]
#[path = "pairs_tests.rs"]
mod tests;
