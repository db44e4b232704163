//! Which five points a recent trend is tested on, and why it may not be.

use super::super::interval::{self, NoInterval};
use super::POINTS;
use crate::model::{Flag, Indicator, Observation, Period, PeriodKind, Series};

/// Numerators and denominators of the five points.
pub(super) type Counts = ([f64; POINTS], [f64; POINTS]);

/// Why no recent trend is calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTrend {
    /// There is no figure.
    NoFigure,
    /// The figures are quarterly or monthly.
    NotAnnual(PeriodKind),
    /// There are figures for this many years only, and five in a row are needed.
    TooFew(u32),
    /// The series does not reach back to five runs of this many years that share none.
    TooFewRuns(u32),
    /// The method changed in this period.
    MethodChanged(Period),
    /// This period is disrupted, so that its figure is not comparable.
    Disrupted(Period),
    /// There is no figure for this period.
    NoFigureFor(Period),
    /// The denominator of this period is zero.
    EmptyDenominator(Period),
    /// The count for this period is zero.
    ZeroCount(Period),
    /// The count for this period is as large as its denominator.
    FullCount(Period),
    /// There is no interval for this period.
    NoInterval(Period),
    /// The interval for this period has no width.
    NoWidth(Period),
    /// The count for this period gives another value than the one published.
    Contradiction(Period),
    /// The figures differ by more than can be calculated with.
    TooFarApart,
}

/// The latest five points: one year after the other, or the k-th back each time where each covers k years that overlap
/// with the next; all comparable, by one method. A change of method at the first of them does no harm.
///
/// # Errors
/// Why there are no such five.
pub(super) fn latest_five(
    indicator: &Indicator,
    series: &Series,
    latest: Option<Observation>,
) -> Result<[Observation; POINTS], NoTrend> {
    let latest = latest.ok_or(NoTrend::NoFigure)?;
    let step = step(indicator, latest.period)?;
    let oldest = (1..POINTS).try_fold(latest.period, |period, _| period.later(-step));
    if oldest.is_none_or(|oldest| oldest < series.periods[0]) {
        let given = series.observations().take_while(|point| point.index <= latest.index).count();
        return Err(if step > 1 {
            NoTrend::TooFewRuns(step.unsigned_abs())
        } else {
            NoTrend::TooFew(given as u32)
        });
    }
    let mut points = [latest; POINTS];
    for (back, point) in (0..).zip(points.iter_mut().rev()).skip(1) {
        let period = latest.period.later(-step * back).ok_or(NoTrend::TooFarApart)?;
        *point = series.at(period).ok_or(NoTrend::NoFigureFor(period))?;
    }
    let flagged = |flag: Flag, index: usize| series.flag(index) == Some(flag);
    let changed = (points[0].index + 1..=latest.index).rev().find(|index| flagged(Flag::Break, *index));
    let disrupted = points.iter().rev().find(|point| flagged(Flag::Disrupted, point.index));
    match (changed, disrupted) {
        (Some(index), _) => Err(NoTrend::MethodChanged(series.periods[index])),
        (None, Some(point)) => Err(NoTrend::Disrupted(point.period)),
        (None, None) => Ok(points),
    }
}

/// How many steps lie between two points of the test, so that they share no year.
pub(in crate::analysis) fn step(indicator: &Indicator, latest: Period) -> Result<i32, NoTrend> {
    match indicator.period {
        kind if kind.is_annual() => Ok(1),
        PeriodKind::Years => Ok(indicator.covers(latest)),
        kind => Err(NoTrend::NotAnnual(kind)),
    }
}

/// The counts behind the five points, where all are given.
pub(super) fn counts(series: &Series, points: &[Observation; POINTS]) -> Option<Counts> {
    let mut counts = ([0.0; POINTS], [0.0; POINTS]);
    for (at, point) in points.iter().enumerate() {
        counts.0[at] = series.numerator(point.index)?;
        counts.1[at] = series.denominator(point.index)?;
    }
    Some(counts)
}

/// The counts, if the test is defined for them: each above 0 and below its denominator.
///
/// # Errors
/// The first year for which that does not hold.
pub(super) fn testable(points: &[Observation; POINTS], counts: Counts) -> Result<Counts, NoTrend> {
    for (at, point) in points.iter().enumerate() {
        let (count, denominator) = (counts.0[at], counts.1[at]);
        if denominator <= 0.0 {
            return Err(NoTrend::EmptyDenominator(point.period));
        } else if count <= 0.0 {
            return Err(NoTrend::ZeroCount(point.period));
        } else if count >= denominator {
            return Err(NoTrend::FullCount(point.period));
        }
    }
    Ok(counts)
}

/// The widths of the 95 % intervals of the five points.
///
/// # Errors
/// The first year whose interval is missing or has no width.
pub(super) fn widths(
    indicator: &Indicator,
    series: &Series,
    points: &[Observation; POINTS],
) -> Result<[f64; POINTS], NoTrend> {
    let mut widths = [0.0; POINTS];
    for (width, point) in widths.iter_mut().zip(points) {
        let interval = interval::of(indicator, series, *point).map_err(|why| match why {
            NoInterval::NoWidth => NoTrend::NoWidth(point.period),
            NoInterval::Contradiction => NoTrend::Contradiction(point.period),
            _ => NoTrend::NoInterval(point.period),
        })?;
        *width = interval.upper - interval.lower;
        if *width <= 0.0 {
            return Err(NoTrend::NoWidth(point.period));
        }
    }
    Ok(widths)
}
