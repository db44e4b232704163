//! Two figures of one area over its own periods.
//!
//! Years in a row are no independent draws, and two figures that both rise always go together (Yule 1926). What is correlated
//! here are therefore the changes from one period to the next (Granger and Newbold 1974), of periods that share no time; the
//! levels are described only.

use super::periods::{FEWEST_POINTS, pairs_by, reliable};
use super::rank_correlation::{Correlation, NoCorrelation, rank_correlation};
use crate::analysis::Analysis;
use crate::model::{AreaId, Flag, IndicatorId, Period, Scorecard, Series};

/// Two figures of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnPairs {
    pub area: AreaId,
    /// Oldest first.
    pub points: Vec<PairedPeriod>,
    /// So many pairs are left out, one of which is marked as of low reliability or disrupted.
    pub unreliable: usize,
    /// How far the changes go together in order.
    pub changes: Result<Correlation, NoChanges>,
}

/// Both figures, so many years apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairedPeriod {
    /// Whether the one before it is the pair next to it in time, none left out and by the same method.
    pub follows: bool,
    pub periods: [Period; 2],
    pub values: [f64; 2],
}

/// Why the changes are not correlated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoChanges {
    /// One of them goes up and down with the seasons, and so goes with whatever does.
    Seasonal(IndicatorId),
    Changes(NoCorrelation),
}

/// Why there are no points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoOwnPairs {
    /// The area has no figure of this one.
    NoFigures(IndicatorId),
    /// Fewer than three pairs of figures so many years apart, no figure in two of them: so many.
    TooFew(usize),
    /// There are pairs enough, but so many of how many have a figure that is marked as of low reliability or disrupted.
    Unreliable { marked: usize, of: usize },
}

/// Two figures of one area, looked up once for all lags.
pub struct PairedOwn<'a> {
    scorecard: &'a Scorecard,
    area: AreaId,
    series: [&'a Series; 2],
    periods: [Vec<Period>; 2],
    seasonal: Option<IndicatorId>,
}

impl<'a> PairedOwn<'a> {
    /// Looks them up.
    ///
    /// # Errors
    /// Which of them the area has no figure of.
    pub fn of(
        scorecard: &'a Scorecard,
        analysis: &Analysis,
        pair: [IndicatorId; 2],
        area: AreaId,
    ) -> Result<Self, NoOwnPairs> {
        let series = |id| {
            let found = scorecard.series(id, None, area).filter(|series| series.latest().is_some());
            found.ok_or(NoOwnPairs::NoFigures(id))
        };
        let series = [series(pair[0])?, series(pair[1])?];
        let is_seasonal = |id: &IndicatorId| analysis.get(*id, None, area).is_some_and(|it| it.spc.seasonal);
        Ok(Self {
            scorecard,
            area,
            periods: series.map(|series| series.observations().map(|it| it.period).collect()),
            series,
            seasonal: pair.into_iter().find(is_seasonal),
        })
    }

    /// The pairs of periods that lie so far apart, oldest first, and the points of those that can be relied on.
    fn apart(&self, lag: u8) -> (usize, Vec<PairedPeriod>) {
        let [first, second] = &self.periods;
        let all = pairs_by(first, lag, second);
        let point = |periods: &[Period; 2]| {
            let value = |at: usize| reliable(self.series[at], periods[at]);
            Some(PairedPeriod { follows: false, periods: *periods, values: [value(0)?, value(1)?] })
        };
        let mut points: Vec<PairedPeriod> = all.iter().filter_map(point).collect();
        let apart = |from: [Period; 2], to: [Period; 2]| to[0].midpoint() - from[0].midpoint();
        // A survey of every second year lacks none.
        let usual = all.windows(2).map(|pair| apart(pair[0], pair[1])).fold(f64::INFINITY, f64::min);
        for at in 1..points.len() {
            let (from, to) = (points[at - 1], points[at]);
            let is_next = apart(from.periods, to.periods) < usual + NEAR;
            points[at].follows = is_next && !self.is_broken(&from, &to);
        }
        (all.len(), points)
    }

    /// How many years later the second can be looked at, fewest first: a point or two show nothing of time.
    ///
    /// # Errors
    /// Why it cannot be at any.
    pub fn lags(&self) -> Result<Vec<u8>, NoOwnPairs> {
        let all = 0..=super::pairs::LONGEST_LAG;
        let lags: Vec<u8> = all.clone().filter(|lag| self.apart(*lag).1.len() >= FEWEST_POINTS).collect();
        if !lags.is_empty() {
            return Ok(lags);
        }
        let fullest = all.map(|lag| self.apart(lag)).max_by_key(|(all, points)| (*all, points.len()));
        let (all, points) = fullest.unwrap_or_default();
        Err(too_few(all, points.len()))
    }

    /// The points so many years apart.
    ///
    /// # Errors
    /// That there are fewer than three of them.
    pub fn at(&self, lag: u8) -> Result<OwnPairs, NoOwnPairs> {
        let (all, points) = self.apart(lag);
        if points.len() < FEWEST_POINTS {
            return Err(too_few(all, points.len()));
        }
        let changes = match self.seasonal {
            Some(seasonal) => Err(NoChanges::Seasonal(seasonal)),
            None => rank_correlation(&self.changes(&points)).map_err(NoChanges::Changes),
        };
        Ok(OwnPairs { area: self.area, unreliable: all - points.len(), points, changes })
    }

    /// The changes from one pair to the next that shares no time with it, back from the latest; none over a gap or where the
    /// method changed.
    fn changes(&self, points: &[PairedPeriod]) -> Vec<[f64; 2]> {
        let Some(latest) = points.last() else { return Vec::new() };
        // Of monthly figures beside yearly ones it is a year.
        let step = [0, 1].map(|at| self.years_of(at, latest.periods[at])).into_iter().fold(0.0, f64::max);
        let middle = |point: &PairedPeriod| point.periods[0].midpoint();
        let mut changes = Vec::new();
        let mut to = latest;
        for from in points.iter().rev().skip(1) {
            let apart = middle(to) - middle(from);
            if apart < step - NEAR {
                continue;
            }
            if apart < step + NEAR && !self.is_broken(from, to) {
                changes.push([0, 1].map(|at| to.values[at] - from.values[at]));
            }
            to = from;
        }
        changes
    }

    /// How many years a figure covers.
    fn years_of(&self, at: usize, period: Period) -> f64 {
        let covered = self.scorecard.indicator(self.series[at].indicator).covers(period);
        f64::from(covered) / f64::from(period.kind().per_year())
    }

    /// Whether the method of either changed after one pair and up to the next.
    fn is_broken(&self, from: &PairedPeriod, to: &PairedPeriod) -> bool {
        let changed = |at: usize| {
            let series = self.series[at];
            let later = series.periods.partition_point(|period| *period <= from.periods[at]);
            let till = series.periods.partition_point(|period| *period <= to.periods[at]);
            (later..till).any(|index| series.flag(index) == Some(Flag::Break))
        };
        changed(0) || changed(1)
    }
}

/// Why so many pairs, and points of them, are too few.
fn too_few(all: usize, points: usize) -> NoOwnPairs {
    if all < FEWEST_POINTS {
        NoOwnPairs::TooFew(all)
    } else {
        NoOwnPairs::Unreliable { marked: all - points, of: all }
    }
}

/// Months differ by days.
const NEAR: f64 = 0.03;

#[cfg(test)]
#[path = "own_tests.rs"]
mod tests;
