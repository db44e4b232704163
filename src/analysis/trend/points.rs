//! Which five points a recent trend is tested on, and why it may not be.

use super::super::interval;
use super::POINTS;
use crate::model::{Flag, Indicator, Observation, Period, PeriodKind, Series};

/// Numerators and denominators of the five points.
pub(super) type Counts = ([f64; POINTS], [f64; POINTS]);

/// The latest five points: annual, one year after the other, by one method. A change of method at the first of them
/// does no harm.
///
/// # Errors
/// Why there are no such five, in one sentence.
pub(super) fn latest_five(
    kind: PeriodKind,
    series: &Series,
    latest: Option<Observation>,
) -> Result<[Observation; POINTS], String> {
    let latest = latest.ok_or("There is no figure, so there is no trend to test.")?;
    annual(kind)?;
    let first = (latest.index + 1).checked_sub(POINTS).ok_or_else(|| too_few(series, latest))?;
    let mut points = [latest; POINTS];
    for (point, index) in points.iter_mut().zip(first..) {
        let period = series.periods[index];
        if index > first {
            joins(series, index)?;
        }
        let value = series.value(index).ok_or_else(|| missing(period))?;
        *point = Observation { index, period, value };
    }
    Ok(points)
}

fn annual(kind: PeriodKind) -> Result<(), &'static str> {
    match kind {
        PeriodKind::Year | PeriodKind::FinancialYear | PeriodKind::AcademicYear => Ok(()),
        PeriodKind::Quarter => Err("The recent trend is tested on annual figures only; these are quarterly."),
        PeriodKind::Month => Err("The recent trend is tested on annual figures only; these are monthly."),
        PeriodKind::Years => Err(
            "Each figure covers several years that overlap with the next, so the recent trend is not tested.",
        ),
    }
}

/// Whether a point may be compared with the one before it.
fn joins(series: &Series, index: usize) -> Result<(), String> {
    let (before, period) = (series.periods[index - 1], series.periods[index]);
    if series.flag(index) == Some(Flag::Break) {
        return Err(format!(
            "The method changed in {period}, and the recent trend needs five years by one method."
        ));
    }
    if period.steps_after(before) != 1 {
        return Err(format!(
            "There is a gap between {before} and {period}, and the recent trend needs five years in a row."
        ));
    }
    Ok(())
}

fn too_few(series: &Series, latest: Observation) -> String {
    let given = series.observations().filter(|point| point.index <= latest.index).count();
    let years = match given {
        1 => "only one year",
        2 => "two years",
        3 => "three years",
        _ => "four years",
    };
    format!("The recent trend needs figures for five years in a row; there are figures for {years}.")
}

fn missing(period: Period) -> String {
    format!("There is no figure for {period}, and the recent trend needs five years in a row.")
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
/// The first year for which that does not hold, in one sentence.
pub(super) fn testable(points: &[Observation; POINTS], counts: Counts) -> Result<Counts, String> {
    for (at, point) in points.iter().enumerate() {
        let (count, denominator, period) = (counts.0[at], counts.1[at], point.period);
        let why = if denominator <= 0.0 {
            format!("The count for {period} is out of 0")
        } else if count <= 0.0 {
            format!("The count for {period} is 0")
        } else if count >= denominator {
            format!("The count for {period} is as large as its denominator")
        } else {
            continue;
        };
        return Err(format!("{why}, so the recent trend cannot be calculated."));
    }
    Ok(counts)
}

/// The widths of the 95 % intervals of the five points.
///
/// # Errors
/// The first year whose interval is missing or has no width, in one sentence.
pub(super) fn widths(
    indicator: &Indicator,
    series: &Series,
    points: &[Observation; POINTS],
) -> Result<[f64; POINTS], String> {
    let mut widths = [0.0; POINTS];
    for (width, point) in widths.iter_mut().zip(points) {
        let period = point.period;
        let interval = interval::of(indicator, series, *point).map_err(|_| {
            format!("There is no interval for {period}, so the recent trend cannot be tested.")
        })?;
        *width = interval.upper - interval.lower;
        if *width <= 0.0 {
            return Err(format!(
                "The interval for {period} has no width, so the recent trend cannot be calculated."
            ));
        }
    }
    Ok(widths)
}
