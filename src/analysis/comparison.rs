//! The latest value against its benchmark (METHODS, "Against the benchmark"; Fingertips' interval overlap).
//!
//! The value is similar when the benchmark's value of the same period and group lies within its 95 % interval, the
//! limits included; the benchmark's own interval is ignored. Otherwise it is higher or lower, which the polarity
//! turns into better or worse. With the level of 99.8 % switched on, a finding that also holds there is strong:
//! best rather than better. Published limits are of 95 %, so a finding from them is never strong. Without an
//! interval the publisher's own verdict counts, which is against the nation. Where there is neither, the plain
//! difference stands, untested, with the reason.

use super::benchmark;
use super::best_tenth::NoBestTenth;
use super::interval::{self, NoInterval};
use super::judgement::{Comparison, ComparisonMethod, Interval};
use super::lineage::{Above, Nesting};
use super::statistics::CONFIDENCE_998;
use crate::model::{AreaId, Benchmark, Observation, Period, Polarity, Scorecard, Series, Verdict};
use std::cmp::Ordering;

/// Why a figure is not compared with its benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCompared {
    /// This is the area that others are compared with.
    IsBenchmark,
    /// The area contains the benchmark.
    Contains {
        /// The area.
        area: AreaId,
        /// The benchmark within it.
        benchmark: AreaId,
    },
    /// The file names no region that the area lies in.
    NoRegion(AreaId),
    /// The file names no statistical neighbours of the area.
    NoPeers(AreaId),
    /// The area or its benchmark has no figure.
    NoFigure {
        /// Which of them.
        area: AreaId,
        /// Whether it is one of a group of people.
        of_group: bool,
        /// For when.
        sought: Sought,
    },
    /// The period is the first that can be compared with.
    FirstPeriod(Period),
    /// There is no best tenth.
    NoBestTenth(NoBestTenth),
    /// The publisher did not compare this figure.
    ByPublisher,
    /// The figure has no interval, so that the difference cannot be tested.
    NoInterval(NoInterval),
}

/// For when a figure was sought that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Any period.
    Any,
    /// This period.
    In(Period),
    /// A label that no period of the indicator has.
    NoSuchPeriod,
}

/// One series to compare at its latest figure, with what is known of it.
pub(super) struct Figure<'a> {
    pub scorecard: &'a Scorecard,
    /// The areas above that have what its benchmark is chosen by.
    pub chosen_by: &'a Above<'a>,
    pub nesting: &'a Nesting,
    pub series: &'a Series,
    pub latest: Option<Observation>,
    /// The interval of the latest figure; without a latest figure it is not asked for.
    pub interval: Result<Interval, NoInterval>,
    /// The value of the best tenth in the latest period, or why there is none.
    pub best_tenth: Result<f64, NoBestTenth>,
    /// For when the latest figure is sought.
    pub sought: Sought,
}

/// A finding, and whether it holds at 99.8 % as well.
struct Finding {
    verdict: Verdict,
    strong: bool,
    method: ComparisonMethod,
}

impl Figure<'_> {
    /// Compares the figure with the benchmark of this name.
    pub(super) fn against(&self, benchmark: Benchmark) -> Comparison {
        let area = match benchmark::area(self, benchmark) {
            Ok(area) => area,
            Err(reason) => return not_compared(None, reason),
        };
        let Some(latest) = self.latest else {
            return not_compared(area, self.no_figure(self.series.area, self.sought));
        };
        let value = benchmark::value(self, benchmark, area, latest);
        let known = value.ok();
        let difference = known.and_then(|value| super::finite(latest.value - value));
        match self.finding(benchmark, value, latest) {
            Ok(Finding { verdict, strong, method }) => Comparison {
                area,
                value: known,
                difference,
                verdict,
                strong,
                method: Some(method),
                reason: None,
            },
            Err(reason) => Comparison { value: known, difference, ..not_compared(area, reason) },
        }
    }

    /// The finding and how it was made, or why there is none.
    fn finding(
        &self,
        benchmark: Benchmark,
        value: Result<f64, NotCompared>,
        latest: Observation,
    ) -> Result<Finding, NotCompared> {
        if let (Ok(interval), Ok(value)) = (self.interval, value) {
            let verdict = self.by_interval(interval, value);
            let strong = self.holds_at_998(verdict, value, latest);
            return Ok(Finding { verdict, strong, method: ComparisonMethod::IntervalOverlap });
        }
        if benchmark == Benchmark::National {
            match self.series.published_verdict(latest.index) {
                Some(Verdict::NotCompared) => return Err(NotCompared::ByPublisher),
                Some(verdict) => {
                    return Ok(Finding { verdict, strong: false, method: ComparisonMethod::Published });
                }
                None => {}
            }
        }
        match (value, self.interval) {
            (Err(none), _) => Err(none),
            (Ok(_), interval) => {
                Err(NotCompared::NoInterval(interval.err().unwrap_or(NoInterval::OutOfRange)))
            }
        }
    }

    fn by_interval(&self, interval: Interval, value: f64) -> Verdict {
        let polarity = self.scorecard.indicator(self.series.indicator).polarity;
        overlap(interval.lower, interval.upper, value, polarity)
    }

    /// Whether that level is switched on and gives the same finding.
    fn holds_at_998(&self, verdict: Verdict, value: f64, latest: Observation) -> bool {
        let switched_on = self.scorecard.methods().confidence >= CONFIDENCE_998;
        if !switched_on || verdict == Verdict::Similar {
            return false;
        }
        let indicator = self.scorecard.indicator(self.series.indicator);
        interval::at(indicator, self.series, latest, CONFIDENCE_998)
            .is_ok_and(|wider| self.by_interval(wider, value) == verdict)
    }

    pub(super) fn no_figure(&self, area: AreaId, sought: Sought) -> NotCompared {
        NotCompared::NoFigure { area, of_group: self.series.breakdown.is_some(), sought }
    }
}

/// Where a benchmark lies against an interval, its limits included, in the direction of good.
pub fn overlap(lower: f64, upper: f64, benchmark: f64, polarity: Polarity) -> Verdict {
    let side = if benchmark < lower {
        Ordering::Greater
    } else if benchmark > upper {
        Ordering::Less
    } else {
        Ordering::Equal
    };
    match (side, polarity) {
        (Ordering::Equal, _) => Verdict::Similar,
        (Ordering::Greater, Polarity::Neutral) => Verdict::Higher,
        (Ordering::Less, Polarity::Neutral) => Verdict::Lower,
        (Ordering::Greater, Polarity::HigherIsBetter) | (Ordering::Less, Polarity::LowerIsBetter) => {
            Verdict::Better
        }
        (Ordering::Greater, Polarity::LowerIsBetter) | (Ordering::Less, Polarity::HigherIsBetter) => {
            Verdict::Worse
        }
    }
}

fn not_compared(area: Option<AreaId>, reason: NotCompared) -> Comparison {
    Comparison {
        area,
        value: None,
        difference: None,
        verdict: Verdict::NotCompared,
        strong: false,
        method: None,
        reason: Some(reason),
    }
}

#[cfg(test)]
#[path = "comparison_tests.rs"]
mod tests;
