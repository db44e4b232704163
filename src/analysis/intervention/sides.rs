//! The figures on either side of a start, and how far their means lie apart.

use super::contrast;
use super::mean;
use crate::analysis::{finite, sampling};
use crate::model::{AreaId, Flag, Indicator, InterventionId, Observation, Period, PlainDate, Series};
use jiff::civil::Date;

/// Fewer points on one side than these are not judged.
const FEWEST_POINTS: usize = 3;

/// How many years on either side count as around the start, as many as a recent trend has points.
const YEARS: i32 = 5;

/// A start that is known no closer than this many days lies somewhere within them.
const CLOSE_ENOUGH: i32 = 31;

/// Before and after a start, in one area.
#[derive(Clone, Debug, PartialEq)]
pub struct BeforeAfter {
    /// The figures that end before the start.
    pub before: Side,
    /// The figures that begin after it.
    pub after: Side,
    /// The mean after less the mean before.
    pub change: f64,
    /// Its 95 % limits, where every figure has limits.
    pub limits: Option<(f64, f64)>,
    /// Its standard error, where every figure has limits.
    pub standard_error: Option<f64>,
}

/// The figures on one side.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Their periods, oldest first.
    pub periods: Vec<Period>,
    /// Their mean.
    pub mean: f64,
}

/// Why there is no before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBeforeAfter {
    /// When it began there is not known.
    StartNotKnown {
        /// What was tried.
        intervention: InterventionId,
        /// Where.
        area: AreaId,
    },
    /// The area has no figures of the indicator.
    NoFigures(AreaId),
    /// One side has too few figures; three are needed on each.
    TooFew {
        /// What was tried, whose start parts the two sides.
        intervention: InterventionId,
        /// Which side.
        side: WhichSide,
        /// How many figures it has.
        left: usize,
        /// Why it has no more.
        cause: TooFew,
    },
    /// The method changed between before and after.
    MethodChanged,
    /// The figures are too large to compare.
    TooLarge,
}

/// One of the two sides of a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichSide {
    /// Before the start.
    Before,
    /// After it.
    After,
}

/// Why a side has too few figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooFew {
    /// The file has no more.
    NoMore,
    /// A change of method leaves no more.
    MethodChanged,
    /// Overlapping periods leave no more.
    Overlapping,
}

/// Before and after the start of an intervention, and up to its end where it has one: up to five years on each side, no figure on both sides of the
/// start, none across a change of method, none that overlaps another. A period in which the start falls belongs to
/// neither side.
pub(super) fn around(
    about: &Indicator,
    series: &Series,
    intervention: InterventionId,
    (start, end): (&PlainDate, Option<&PlainDate>),
) -> Result<BeforeAfter, NoBeforeAfter> {
    let begun = whole_from(start);
    let last = end.map(PlainDate::last_day);
    let is_before = |observation: &Observation| observation.period.end() <= start.first_day();
    let is_after = |observation: &Observation| {
        observation.period.start() >= begun && last.is_none_or(|last| observation.period.start() <= last)
    };
    let most = (YEARS * about.period.per_year()) as usize;
    let mut before = apart(series, series.observations().rev().filter(is_before), most);
    before.reverse();
    let after = apart(series, series.observations().filter(is_after), most);
    let enough = |points: &[Observation], all: Vec<Observation>, side| {
        let too_few =
            || NoBeforeAfter::TooFew { intervention, side, left: points.len(), cause: too_few(series, &all) };
        if points.len() >= FEWEST_POINTS { Ok(()) } else { Err(too_few()) }
    };
    enough(&before, series.observations().filter(is_before).collect(), WhichSide::Before)?;
    enough(&after, series.observations().filter(is_after).collect(), WhichSide::After)?;
    if changes_method(series, before[before.len() - 1].index, after[0].index) {
        return Err(NoBeforeAfter::MethodChanged);
    }
    moved(about, series, &before, &after).ok_or(NoBeforeAfter::TooLarge)
}

/// Why no more figures are left of all on one side.
fn too_few(series: &Series, all: &[Observation]) -> TooFew {
    match all.first().zip(all.last()) {
        Some((first, last)) if changes_method(series, first.index, last.index) => TooFew::MethodChanged,
        Some(_) if all.len() >= FEWEST_POINTS => TooFew::Overlapping,
        _ => TooFew::NoMore,
    }
}

/// The same periods in another area; `None` unless it has all of them, on one method.
pub(super) fn over_the_same_periods(
    about: &Indicator,
    series: &Series,
    of: &BeforeAfter,
) -> Option<BeforeAfter> {
    let figures = |side: &Side| -> Option<Vec<Observation>> {
        side.periods.iter().map(|&period| series.at(period)).collect()
    };
    let (before, after) = (figures(&of.before)?, figures(&of.after)?);
    let (first, last) = (before.first()?.index, after.last()?.index);
    (!changes_method(series, first, last)).then(|| moved(about, series, &before, &after))?
}

/// The first day that surely lies after the start: the day itself or the first of its month, but the year after
/// where only the year is known.
fn whole_from(start: &PlainDate) -> Date {
    let (first, last) = (start.first_day(), start.last_day());
    let days = first.until(last).map_or(0, |span| span.get_days());
    if days < CLOSE_ENOUGH { first } else { last.tomorrow().unwrap_or(last) }
}

/// The points nearest the start, going away from it, until the method changes; those that overlap the one taken
/// before are passed over.
fn apart(series: &Series, points: impl Iterator<Item = Observation>, most: usize) -> Vec<Observation> {
    let mut taken: Vec<Observation> = Vec::new();
    for point in points {
        if let Some(last) = taken.last() {
            let (earlier, later) = if point.index < last.index { (&point, last) } else { (last, &point) };
            if changes_method(series, earlier.index, later.index) || taken.len() == most {
                break;
            }
            if later.period.start() < earlier.period.end() {
                continue;
            }
        }
        taken.push(point);
    }
    taken
}

/// Whether the method changed after one observation and up to another.
fn changes_method(series: &Series, earlier: usize, later: usize) -> bool {
    (earlier + 1..=later).any(|index| series.flag(index) == Some(Flag::Break))
}

fn moved(
    about: &Indicator,
    series: &Series,
    before: &[Observation],
    after: &[Observation],
) -> Option<BeforeAfter> {
    let side = |points: &[Observation]| {
        let values: Vec<f64> = points.iter().map(|point| point.value).collect();
        Some(Side { periods: points.iter().map(|point| point.period).collect(), mean: mean(&values)? })
    };
    let (one, other) = (side(before)?, side(after)?);
    let change = finite(other.mean - one.mean)?;
    let error_of_mean = |points: &[Observation]| -> Option<f64> {
        let count = points.len() as f64;
        let error = |point: &Observation| {
            let limits = sampling::limits(about, series, *point)?;
            Some((sampling::standard_error(limits) / count).powi(2))
        };
        let squares: Vec<f64> = points.iter().map(error).collect::<Option<_>>()?;
        finite(squares.iter().sum::<f64>().sqrt())
    };
    let errors = error_of_mean(before).zip(error_of_mean(after));
    let standard_error = errors.and_then(|(one, other)| finite(one.hypot(other)));
    let limits = standard_error.and_then(|error| contrast::around(change, error));
    Some(BeforeAfter { before: one, after: other, change, limits, standard_error })
}
