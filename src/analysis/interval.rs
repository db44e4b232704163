//! The interval of an observation (METHODS, "Intervals").
//!
//! A published interval always wins. Without one, counts that agree with the value give Wilson's interval of a
//! proportion, or that of a rate: exact Poisson below ten events, Byar's from there on. No other kind of measure
//! has an interval of its own: a file carries no standard error of a mean and no age bands of a standardised rate.

use super::judgement::{Interval, IntervalMethod};
use super::statistics::{Bounds, CONFIDENCE_95, EXACT_BELOW, poisson, wilson};
use crate::model::{Indicator, MeasureKind, Observation, Series};

/// Beyond rounding, counts and value may differ by the last bits of their division.
const LAST_BITS: f64 = 1e-9;

/// Why an observation has no interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoInterval {
    /// Only one of the two limits is published.
    OneLimit,
    /// Published limits are of 95 %, and another confidence was asked for.
    PublishedAt95,
    /// The kind of measure has no interval of its own.
    Kind(MeasureKind),
    /// No count and no denominator.
    NoCounts,
    /// A denominator and no count.
    NoNumerator,
    /// A count and no denominator.
    NoDenominator,
    /// A denominator of zero or less.
    EmptyDenominator,
    /// A count below zero, or above the denominator of a proportion.
    ImpossibleCount,
    /// A rate of which the file does not say per how many.
    NoPer,
    /// The counts give another value than the one published.
    Contradiction,
    /// The limits cannot be written down.
    OutOfRange,
}

/// The 95 % interval of one observation of `series`.
///
/// # Errors
/// Why there is none.
pub fn of(indicator: &Indicator, series: &Series, observation: Observation) -> Result<Interval, NoInterval> {
    at(indicator, series, observation, CONFIDENCE_95)
}

/// The interval of one observation at another confidence: published limits are of 95 % and of nothing else.
///
/// # Errors
/// Why there is none.
pub fn at(
    indicator: &Indicator,
    series: &Series,
    observation: Observation,
    confidence: f64,
) -> Result<Interval, NoInterval> {
    match published(series, observation) {
        Some(found) if confidence.to_bits() == CONFIDENCE_95.to_bits() => Ok(found),
        Some(_) => Err(NoInterval::PublishedAt95),
        None if series.lower(observation.index).or(series.upper(observation.index)).is_some() => {
            Err(NoInterval::OneLimit)
        }
        None => own(indicator, series, observation, confidence),
    }
}

/// The published 95 % interval of one observation of `series`; `None` unless both limits are given.
pub(super) fn published(series: &Series, observation: Observation) -> Option<Interval> {
    let (lower, upper) = series.interval(observation.index)?;
    Some(Interval { lower, upper, method: IntervalMethod::Published })
}

fn own(
    indicator: &Indicator,
    series: &Series,
    observation: Observation,
    confidence: f64,
) -> Result<Interval, NoInterval> {
    let kind = indicator.measure.kind;
    if !matches!(kind, MeasureKind::Proportion | MeasureKind::Rate) {
        return Err(NoInterval::Kind(kind));
    }
    let (count, denominator) = counts(series, observation.index)?;
    if denominator <= 0.0 {
        return Err(NoInterval::EmptyDenominator);
    }
    if count < 0.0 || (kind == MeasureKind::Proportion && count > denominator) {
        return Err(NoInterval::ImpossibleCount);
    }
    let per = indicator.measure.per_or_percent().ok_or(NoInterval::NoPer)?;
    if !agrees(observation.value, count / denominator * per) {
        return Err(NoInterval::Contradiction);
    }
    let (limits, method) = limits(kind, count, denominator, confidence);
    let scale = if kind == MeasureKind::Proportion { per } else { per / denominator };
    let scaled = limits.and_then(|limits| limits.scaled(scale)).ok_or(NoInterval::OutOfRange)?;
    Ok(Interval { lower: scaled.lower, upper: scaled.upper, method })
}

/// The count and the denominator behind an observation.
fn counts(series: &Series, index: usize) -> Result<(f64, f64), NoInterval> {
    match (series.numerator(index), series.denominator(index)) {
        (Some(count), Some(denominator)) => Ok((count, denominator)),
        (None, Some(_)) => Err(NoInterval::NoNumerator),
        (Some(_), None) => Err(NoInterval::NoDenominator),
        (None, None) => Err(NoInterval::NoCounts),
    }
}

/// Limits of the share, or of the number of events, and their method.
fn limits(
    kind: MeasureKind,
    count: f64,
    denominator: f64,
    confidence: f64,
) -> (Option<Bounds>, IntervalMethod) {
    match kind {
        MeasureKind::Proportion => (wilson(count, denominator, confidence), IntervalMethod::Wilson),
        _ if count < EXACT_BELOW => (poisson(count, confidence), IntervalMethod::Exact),
        _ => (poisson(count, confidence), IntervalMethod::Byar),
    }
}

/// Whether the counts give the published value, as far as its last written decimal tells.
fn agrees(published: f64, from_counts: f64) -> bool {
    let rounding = 0.5 * 0.1_f64.powi(decimals(published));
    (published - from_counts).abs() <= rounding + LAST_BITS * (rounding + published.abs())
}

/// The decimals that a value is written with at the shortest.
fn decimals(value: f64) -> i32 {
    let written = value.to_string();
    written.split_once('.').and_then(|(_, decimals)| i32::try_from(decimals.len()).ok()).unwrap_or(0)
}

#[cfg(test)]
#[path = "interval_tests.rs"]
mod tests;
