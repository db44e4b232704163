//! Two figures of the same areas: the points of a scatter, in one pair of periods that lie so many years apart.
//!
//! All points are of one pair of periods, so that they can be held against each other: the latest pair that no fewer than
//! half as many areas have as have the fullest one. Figures that are marked as of low reliability or disrupted are no points, so
//! that a pair of periods of which all are marked is not looked at.

use super::periods::{FEWEST_POINTS, doubt, later_by, reliable};
use super::rank_correlation::{Correlation, NoCorrelation, partial_rank_correlation, rank_correlation};
use crate::analysis::Neighbourhoods;
use crate::model::{AreaId, Flag, IndicatorId, MeasureKind, Period, Scorecard, Series};
use std::ops::RangeInclusive;

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
    /// No more of them than so many have both so many years apart: too few to see anything.
    TooFew(Across, usize),
    /// Enough have both, but a figure of most is marked.
    Unreliable(Across, Marked),
}

/// That figures of areas are marked as of low reliability or disrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Of so many areas with both figures so many are left out.
    pub of: usize,
    pub left_out: usize,
    /// The figure that is marked in most of them, and of which period.
    pub indicator: IndicatorId,
    pub period: Period,
    /// How; `None` where not all of them in one way.
    pub flag: Option<Flag>,
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

    /// Both, where they can be relied on.
    fn values(&self, periods: [Period; 2]) -> Option<[f64; 2]> {
        let value = |at: usize| reliable(self.series[at]?, periods[at]);
        Some([value(0)?, value(1)?])
    }
}

/// Two figures of all areas of a kind, looked up once for all lags.
pub struct Paired<'a> {
    scorecard: &'a Scorecard,
    across: Across,
    pair: [IndicatorId; 2],
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
            None => Ok(Self { scorecard, across, pair, areas, periods }),
        }
    }

    /// The pairs of periods that lie so far apart, the latest first.
    fn apart(&self, lag: u8) -> impl Iterator<Item = [Period; 2]> + '_ {
        let [first, second] = &self.periods;
        first.iter().rev().filter_map(move |&period| Some([period, later_by(period, lag, second)?]))
    }

    /// Whether there are points enough so many years apart; no more of them are looked at than it takes.
    fn has_points(&self, lag: u8) -> bool {
        let is_enough = |pair| {
            let points = self.areas.iter().filter(|area| area.values(pair).is_some());
            points.take(FEWEST_POINTS).count() == FEWEST_POINTS
        };
        self.apart(lag).any(is_enough)
    }

    /// Whether there are points enough at any lag.
    pub fn can_be_looked_at(&self) -> bool {
        (0..=LONGEST_LAG).any(|lag| self.has_points(lag))
    }

    /// How many years later the second can be looked at, fewest first.
    ///
    /// # Errors
    /// Why it cannot be at any.
    pub fn lags(&self) -> Result<Vec<u8>, NoPairs> {
        let lags: Vec<u8> = (0..=LONGEST_LAG).filter(|lag| self.has_points(*lag)).collect();
        if lags.is_empty() { Err(self.why_none(0..=LONGEST_LAG)) } else { Ok(lags) }
    }

    /// The pair of periods that is looked at so many years apart, where one has points enough.
    pub fn periods_at(&self, lag: u8) -> Option<[Period; 2]> {
        let count = |pair: [Period; 2]| self.areas.iter().filter(|area| area.values(pair).is_some()).count();
        let counted: Vec<([Period; 2], usize)> = self.apart(lag).map(|pair| (pair, count(pair))).collect();
        let fullest = counted.iter().map(|(_, count)| *count).max().unwrap_or_default();
        let is_full = |(_, count): &&([Period; 2], usize)| *count >= FEWEST_POINTS && 2 * count >= fullest;
        counted.iter().find(is_full).map(|(pair, _)| *pair)
    }

    /// Why there are no points enough at any of these lags, by the pair of periods that most areas have.
    fn why_none(&self, lags: RangeInclusive<u8>) -> NoPairs {
        let of = |pair: [Period; 2]| self.areas.iter().filter(|area| area.has(pair)).count();
        let mut fullest: Option<([Period; 2], usize)> = None;
        for pair in lags.flat_map(|lag| self.apart(lag)) {
            let count = of(pair);
            if count > fullest.map_or(0, |(_, most)| most) {
                fullest = Some((pair, count));
            }
        }
        match fullest {
            None => NoPairs::NotApart,
            Some((_, count)) if count < FEWEST_POINTS => NoPairs::TooFew(self.across, count),
            Some((pair, of)) => NoPairs::Unreliable(self.across, self.marked(pair, of)),
        }
    }

    /// What is marked of a pair of periods that so many areas have.
    fn marked(&self, periods: [Period; 2], of: usize) -> Marked {
        let both = || self.areas.iter().filter(|area| area.has(periods));
        let flags = [0, 1].map(|at| -> Vec<Flag> {
            both().filter_map(|area| doubt(area.series[at]?, periods[at])).collect()
        });
        let at = usize::from(flags[1].len() > flags[0].len());
        let flag = flags[at].first().filter(|first| flags[at].iter().all(|flag| flag == *first));
        let left_out = both().filter(|area| area.values(periods).is_none()).count();
        Marked { of, left_out, indicator: self.pair[at], period: periods[at], flag: flag.copied() }
    }

    /// The points so many years apart.
    ///
    /// # Errors
    /// Why there are fewer than three.
    pub fn at(&self, lag: u8) -> Result<Pairs, NoPairs> {
        let periods = self.periods_at(lag).ok_or_else(|| self.why_none(lag..=lag))?;
        let with_both = self.areas.iter().filter(|area| area.has(periods)).count();
        let point = |area: &Both| Some(PairedArea { area: area.area, values: area.values(periods)? });
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
