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
    /// The figures are not annual: quarterly, monthly, or of several years that overlap.
    NotAnnual(PeriodKind),
    /// There are figures for this many years only, and five in a row are needed.
    TooFew(usize),
    /// The method changed in this period.
    MethodChanged(Period),
    /// There is a gap between these two periods.
    Gap(Period, Period),
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
    /// The figures differ by more than can be calculated with.
    TooFarApart,
}

/// The latest five points: annual, one year after the other, by one method. A change of method at the first of them
/// does no harm.
///
/// # Errors
/// Why there are no such five.
pub(super) fn latest_five(
    kind: PeriodKind,
    series: &Series,
    latest: Option<Observation>,
) -> Result<[Observation; POINTS], NoTrend> {
    let latest = latest.ok_or(NoTrend::NoFigure)?;
    if !matches!(kind, PeriodKind::Year | PeriodKind::FinancialYear | PeriodKind::AcademicYear) {
        return Err(NoTrend::NotAnnual(kind));
    }
    let given = || series.observations().take_while(|point| point.index <= latest.index).count();
    let first = (latest.index + 1).checked_sub(POINTS).ok_or_else(|| NoTrend::TooFew(given()))?;
    let mut points = [latest; POINTS];
    for (point, index) in points.iter_mut().zip(first..) {
        let period = series.periods[index];
        if index > first {
            joins(series, index)?;
        }
        let value = series.value(index).ok_or(NoTrend::NoFigureFor(period))?;
        *point = Observation { index, period, value };
    }
    Ok(points)
}

/// Whether a point may be compared with the one before it.
fn joins(series: &Series, index: usize) -> Result<(), NoTrend> {
    let (before, period) = (series.periods[index - 1], series.periods[index]);
    if series.flag(index) == Some(Flag::Break) {
        return Err(NoTrend::MethodChanged(period));
    }
    if period.steps_after(before) != 1 {
        return Err(NoTrend::Gap(before, period));
    }
    Ok(())
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
            _ => NoTrend::NoInterval(point.period),
        })?;
        *width = interval.upper - interval.lower;
        if *width <= 0.0 {
            return Err(NoTrend::NoWidth(point.period));
        }
    }
    Ok(widths)
}
