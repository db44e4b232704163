//! The figures on either side of a start, and how far their means lie apart.

use super::mean;
use crate::analysis::finite;
use crate::analysis::statistics::ordinary_slope;
use crate::model::{AreaId, Flag, InterventionId, Observation, Period, PlainDate, Series};
use jiff::civil::Date;

/// Fewer figures on one side than these are not judged.
const FEWEST_POINTS: usize = 3;

/// How many periods before the start are looked at, as many as a recent trend has.
const PERIODS_BEFORE: usize = 5;

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
    /// The slope of the figures before, in the value's unit per period.
    pub slope_before: f64,
    /// Whether the figures after go on beyond the end of the intervention, because too few lie within it.
    pub past_the_end: bool,
}

/// The figures on one side.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Their periods, oldest first.
    pub periods: Vec<Period>,
    /// Those between them and the start, or among them, that the series has without a comparable figure.
    pub left_out: Vec<Period>,
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
    /// Without the periods that cannot be compared there are no more.
    Disrupted,
}

/// Before and after the start of an intervention: the last five periods that end before it, and all that begin after it,
/// up to its end where it has one, or to the latest where that leaves too few. Disrupted periods are left out, and none is
/// reached across a change of method. A period in which the start falls belongs to neither side.
pub(super) fn around(
    series: &Series,
    intervention: InterventionId,
    (start, end): (&PlainDate, Option<&PlainDate>),
) -> Result<BeforeAfter, NoBeforeAfter> {
    let begun = first_day_after(start);
    let over = end.map(|end| end.last_day().tomorrow().unwrap_or(end.last_day()));
    let is_before = |point: &Observation| point.period.end() <= start.first_day();
    let is_after = |point: &Observation| point.period.start() >= begun;
    let is_within = |point: &Observation| over.is_none_or(|over| point.period.end() <= over);
    let nearest = series.observations().rev().filter(is_before).take(PERIODS_BEFORE);
    let mut before = by_one_method(series, nearest);
    before.reverse();
    let after = by_one_method(series, series.observations().filter(is_after));
    let within: Vec<Observation> = after.iter().copied().filter(is_within).collect();
    let past_the_end = comparable(series, &within).len() < FEWEST_POINTS && within.len() < after.len();
    let after = if past_the_end { after } else { within };
    let enough = |points: &[Observation], given: usize, side| {
        let left = comparable(series, points);
        let cause = match given {
            _ if left.len() < points.len() => TooFew::Disrupted,
            given if points.len() < given => TooFew::MethodChanged,
            _ => TooFew::NoMore,
        };
        let too_few = NoBeforeAfter::TooFew { intervention, side, left: left.len(), cause };
        if left.len() >= FEWEST_POINTS { Ok(left) } else { Err(too_few) }
    };
    let given_before = series.observations().filter(is_before).count().min(PERIODS_BEFORE);
    let before = enough(&before, given_before, WhichSide::Before)?;
    let after = enough(&after, series.observations().filter(is_after).count(), WhichSide::After)?;
    if changes_method(series, before[before.len() - 1].index, after[0].index) {
        return Err(NoBeforeAfter::MethodChanged);
    }
    let mut found = moved(&before, &after, past_the_end).ok_or(NoBeforeAfter::TooLarge)?;
    let nearest_before = |period: &Period| period.end() <= start.first_day();
    found.before.left_out = left_out(series, &found.before.periods, 1, nearest_before);
    found.after.left_out = left_out(series, &found.after.periods, -1, |period| period.start() >= begun);
    Ok(found)
}

/// The periods of a series among these, or beside them as far as it goes that way and they are still of this side, that are
/// none of these.
fn left_out(
    series: &Series,
    periods: &[Period],
    way: i32,
    of_this_side: impl Fn(&Period) -> bool,
) -> Vec<Period> {
    let (Some(&first), Some(&last)) = (periods.first(), periods.last()) else { return Vec::new() };
    let (from, to) =
        if way < 0 { (series.periods[0], last) } else { (first, series.periods[series.periods.len() - 1]) };
    let all = (0..=to.steps_after(from)).filter_map(|steps| from.later(steps));
    all.filter(|period| of_this_side(period) && !periods.contains(period)).collect()
}

/// The same periods in another area; `None` unless it has comparable figures for all of them, by one method.
pub(super) fn over_the_same_periods(series: &Series, of: &BeforeAfter) -> Option<BeforeAfter> {
    let figures = |side: &Side| -> Option<Vec<Observation>> {
        let figure = |&period: &Period| {
            series.at(period).filter(|point| series.flag(point.index) != Some(Flag::Disrupted))
        };
        side.periods.iter().map(figure).collect()
    };
    let (before, after) = (figures(&of.before)?, figures(&of.after)?);
    let (first, last) = (before.first()?.index, after.last()?.index);
    (!changes_method(series, first, last)).then(|| moved(&before, &after, of.past_the_end))?
}

/// The first day that surely lies after the start: the day itself or the first of its month, but the year after
/// where only the year is known.
pub fn first_day_after(start: &PlainDate) -> Date {
    let last = start.last_day();
    if is_closely_known(start) { start.first_day() } else { last.tomorrow().unwrap_or(last) }
}

/// Whether of a start more is known than its year.
pub fn is_closely_known(start: &PlainDate) -> bool {
    start.first_day().until(start.last_day()).map_or(0, |span| span.get_days()) < CLOSE_ENOUGH
}

/// The points nearest the start, going away from it, until the method changes.
fn by_one_method(series: &Series, points: impl Iterator<Item = Observation>) -> Vec<Observation> {
    let mut taken: Vec<Observation> = Vec::new();
    for point in points {
        if let Some(last) = taken.last() {
            let (earlier, later) = (last.index.min(point.index), last.index.max(point.index));
            if changes_method(series, earlier, later) {
                break;
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

fn comparable(series: &Series, points: &[Observation]) -> Vec<Observation> {
    points.iter().copied().filter(|point| series.flag(point.index) != Some(Flag::Disrupted)).collect()
}

fn moved(before: &[Observation], after: &[Observation], past_the_end: bool) -> Option<BeforeAfter> {
    let side = |points: &[Observation]| {
        let values: Vec<f64> = points.iter().map(|point| point.value).collect();
        Some(Side {
            periods: points.iter().map(|point| point.period).collect(),
            left_out: Vec::new(),
            mean: mean(&values)?,
        })
    };
    let time = |point: &Observation| f64::from(point.period.steps_after(before[0].period));
    let line: Vec<(f64, f64)> = before.iter().map(|point| (time(point), point.value)).collect();
    let (one, other) = (side(before)?, side(after)?);
    Some(BeforeAfter {
        change: finite(other.mean - one.mean)?,
        slope_before: ordinary_slope(&line)?.slope,
        before: one,
        after: other,
        past_the_end,
    })
}
