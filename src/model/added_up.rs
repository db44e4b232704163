//! The figures of several areas together, made from their counts; why there are none.

use super::columns::ColumnValues;
use super::derived::given;
use super::ids::AreaId;
use super::indicator::Measure;
use super::period::Period;
use super::series::Series;
use super::words::{Flag, MeasureKind};

/// Why figures cannot be added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAddedUp {
    /// Some of its members are not in the file: the first by name.
    OutsideFile(String),
    /// Two of its members lie in one another, so that people would count twice.
    Overlap(AreaId, AreaId),
    /// Only counts can be added up, and what is made of them.
    Kind(MeasureKind),
    /// In no period do all of them have counts that agree with their figures: what is missing of this one in the latest.
    Missing { part: AreaId, missing: MissingCount },
    /// What is measured does not say what counts are made into.
    NoUnit,
    /// It is made of nothing yet.
    NoParts,
}

/// What a part of an own footprint has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingCount {
    /// It has no figure at all.
    Everything,
    /// Its count in a period, with what the file says of that.
    Count(Period, Option<Flag>),
    /// It has one, which its figure contradicts.
    Agreement(Period),
}

/// The figures of several areas together: counts and denominators added up in every period in which all have them.
///
/// # Errors
/// Why there are none.
pub(super) fn added_up(measure: &Measure, all: &[&Series]) -> Result<Series, NotAddedUp> {
    let is_count = measure.kind == MeasureKind::Count;
    let per = match measure.kind {
        MeasureKind::Count => 1.0,
        MeasureKind::Proportion | MeasureKind::Rate => measure.per_or_percent().ok_or(NotAddedUp::NoUnit)?,
        other => return Err(NotAddedUp::Kind(other)),
    };
    let [first, others @ ..] = all else { return Err(NotAddedUp::NoParts) };
    let (mut periods, mut columns) = (Vec::new(), ColumnValues::default());
    for (at, period) in first.periods.iter().enumerate() {
        let places = others.iter().map(|series| series.periods.binary_search(period).ok());
        let Some(places) = std::iter::once(Some(at)).chain(places).collect::<Option<Vec<usize>>>() else {
            continue;
        };
        let pairs = || all.iter().copied().zip(places.iter().copied());
        let (value, counts) = if is_count {
            (sum(pairs().map(|(series, at)| series.value(at))), None)
        } else {
            let agrees = |(series, at): (&Series, usize)| agreeing(measure, series, at);
            let Some(counts) = pairs().map(agrees).collect::<Option<Vec<_>>>() else { continue };
            let count = sum(counts.iter().map(|counts| Some(counts.0)));
            let counts = count.zip(sum(counts.iter().map(|counts| Some(counts.1))));
            (counts.map(|(count, of)| count / of * per), counts)
        };
        let Some(value) = value.filter(|value| value.is_finite()) else { continue };
        periods.push(*period);
        columns.values.push(Some(value));
        columns.numerators.push(counts.map(|(count, _)| count));
        columns.denominators.push(counts.map(|(_, of)| of));
        columns.flags.push(gravest(pairs().filter_map(|(series, at)| series.flag(at))));
    }
    if periods.is_empty() {
        return Err(missing(measure, all));
    }
    Ok(Series { periods: periods.into(), columns: given(columns).into(), ..(*first).clone() })
}

/// That this part has no figure at all.
pub(super) fn without_figures(part: AreaId) -> NotAddedUp {
    NotAddedUp::Missing { part, missing: MissingCount::Everything }
}

/// The counts of a figure, as far as they agree with it.
fn agreeing(measure: &Measure, series: &Series, at: usize) -> Option<(f64, f64)> {
    let counts = (series.numerator(at)?, series.denominator(at).filter(|of| *of > 0.0)?);
    (!measure.contradicts(series.value(at)?, counts)).then_some(counts)
}

/// What is missing in the latest period of any of them: of the first that has not what it needs there.
fn missing(measure: &Measure, all: &[&Series]) -> NotAddedUp {
    let is_count = measure.kind == MeasureKind::Count;
    let latest = all.iter().filter_map(|series| series.periods.last().copied()).max();
    let of = |series: &&Series| {
        let part = series.area;
        let Some(period) = latest else { return Some(without_figures(part)) };
        let at = series.periods.binary_search(&period).ok();
        let missing = match at {
            Some(at) if is_count && series.value(at).is_some() => return None,
            Some(at) if !is_count && agreeing(measure, series, at).is_some() => return None,
            Some(at) if !is_count && has_counts(series, at) => MissingCount::Agreement(period),
            at => MissingCount::Count(period, at.and_then(|at| series.flag(at))),
        };
        Some(NotAddedUp::Missing { part, missing })
    };
    all.iter().find_map(of).unwrap_or(NotAddedUp::NoUnit)
}

fn has_counts(series: &Series, at: usize) -> bool {
    series.value(at).is_some() && series.numerator(at).is_some() && series.denominator(at).is_some()
}

/// Added up in an order of its own, so that the order of areas never changes the last bit; `None` unless all are there.
pub(super) fn sum(numbers: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let mut all: Vec<f64> = numbers.collect::<Option<_>>()?;
    all.sort_by(f64::total_cmp);
    Some(all.iter().sum())
}

/// Of what is said of the parts, what says most against the whole.
fn gravest(flags: impl Iterator<Item = Flag>) -> Option<Flag> {
    let weight = |flag: &Flag| match flag {
        Flag::Break => 6,
        Flag::Disrupted => 5,
        Flag::LowReliability => 4,
        Flag::Estimated => 3,
        Flag::Provisional => 2,
        Flag::Revised => 1,
        Flag::Suppressed | Flag::NotAvailable | Flag::NotApplicable | Flag::NotCollected => 0,
    };
    flags.filter(|flag| weight(flag) > 0).max_by_key(weight)
}
