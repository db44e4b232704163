//! The interval of an observation (METHODS, "Intervals").
//!
//! A published interval always wins, unless it has no width or the value lies outside it. Without one, counts that agree
//! with the value give Wilson's interval of a proportion, or that of a rate: exact Poisson below ten events, Byar's from
//! there on. Where one person can have several events they do not come independently, and the limits of a rate are
//! moved away from the value by the root of the ratio of variance to mean: 2k − 1 for a geometric number of k events
//! per person on average (compound Poisson: Feller W (1968), An introduction to probability theory and its
//! applications I, XII.2). No other kind of measure has an interval of its own: a file carries no standard error of a
//! mean and no age bands of a standardised rate.

use super::judgement::{Interval, IntervalMethod};
use super::statistics::{Bounds, CONFIDENCE_95, EXACT_BELOW, Z_95, poisson, wilson, z};
use crate::model::{Indicator, MeasureKind, Observation, Series};

/// Why an observation has no interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoInterval {
    /// Only one of the two limits is published.
    OneLimit,
    /// The published limits have no width, and there are no counts to make others from.
    NoWidth,
    /// The value lies outside its own published limits.
    ValueOutside,
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

/// The interval of one observation at another confidence. Published limits are of 95 %; those at another confidence lie as
/// much further from the value as the normal quantile is larger.
///
/// # Errors
/// Why there is none.
pub fn at(
    indicator: &Indicator,
    series: &Series,
    observation: Observation,
    confidence: f64,
) -> Result<Interval, NoInterval> {
    let index = observation.index;
    match series.interval(index) {
        Some(_) if series.contradicts_its_limits(index) => Err(NoInterval::ValueOutside),
        Some((lower, upper)) if lower < upper => {
            published(observation.value, Bounds { lower, upper }, confidence)
        }
        Some(_) => own(indicator, series, observation, confidence).map_err(|_| NoInterval::NoWidth),
        None if series.lower(index).or(series.upper(index)).is_some() => Err(NoInterval::OneLimit),
        None => own(indicator, series, observation, confidence),
    }
}

fn published(value: f64, at_95: Bounds, confidence: f64) -> Result<Interval, NoInterval> {
    let wider = || {
        // What cannot be below nought is not below it at another confidence either.
        let least = if at_95.lower >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
        at_95.moved_away(value, z(confidence)? / Z_95, least)
    };
    let at_95_asked = confidence.to_bits() == CONFIDENCE_95.to_bits();
    let found = if at_95_asked { Some(at_95) } else { wider() };
    let Bounds { lower, upper } = found.ok_or(NoInterval::OutOfRange)?;
    Ok(Interval { lower, upper, method: IntervalMethod::Published })
}

fn own(
    indicator: &Indicator,
    series: &Series,
    observation: Observation,
    confidence: f64,
) -> Result<Interval, NoInterval> {
    has_own(indicator)?;
    let counts = counts(series, observation.index)?;
    let found = of_counts(indicator, counts, confidence)?;
    if indicator.measure.contradicts(observation.value, counts) {
        return Err(NoInterval::Contradiction);
    }
    Ok(found)
}

/// Whether a kind of measure has intervals of its own, made of counts.
fn has_own(indicator: &Indicator) -> Result<(), NoInterval> {
    match indicator.measure.kind {
        MeasureKind::Proportion | MeasureKind::Rate => Ok(()),
        kind => Err(NoInterval::Kind(kind)),
    }
}

/// The interval of a proportion or a rate of `count` events among so many.
///
/// # Errors
/// Why there is none.
pub(super) fn of_counts(
    indicator: &Indicator,
    (count, denominator): (f64, f64),
    confidence: f64,
) -> Result<Interval, NoInterval> {
    has_own(indicator)?;
    let kind = indicator.measure.kind;
    if denominator <= 0.0 {
        return Err(NoInterval::EmptyDenominator);
    }
    if count < 0.0 || (kind == MeasureKind::Proportion && count > denominator) {
        return Err(NoInterval::ImpossibleCount);
    }
    let per = indicator.measure.per_or_percent().ok_or(NoInterval::NoPer)?;
    let (limits, method) = limits(indicator, count, denominator, confidence);
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
    indicator: &Indicator,
    count: f64,
    denominator: f64,
    confidence: f64,
) -> (Option<Bounds>, IntervalMethod) {
    if indicator.measure.kind == MeasureKind::Proportion {
        return (wilson(count, denominator, confidence), IntervalMethod::Wilson);
    }
    let independent = poisson(count, confidence);
    match indicator.measure.widening() {
        Some(factor) => {
            let wider = independent.and_then(|limits| limits.moved_away(count, factor, 0.0));
            (wider, IntervalMethod::CompoundPoisson)
        }
        None if count < EXACT_BELOW => (independent, IntervalMethod::Exact),
        None => (independent, IntervalMethod::Byar),
    }
}

#[cfg(test)]
#[path = "interval_tests.rs"]
mod tests;
