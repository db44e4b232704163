//! The latest value against its benchmark (METHODS, "Against the benchmark"; Fingertips' interval overlap).
//!
//! The value is similar when the benchmark's value of the same period and group lies within its 95 % interval, the
//! limits included; the benchmark's own interval is ignored. Otherwise it is higher or lower, which the polarity
//! turns into better or worse. With the level of 99.8 % switched on, a finding that also holds there is strong:
//! best rather than better. Published limits are of 95 %, so a finding from them is never strong. Without an
//! interval the publisher's own verdict counts, which is against the nation. Where there is neither, the plain
//! difference stands, untested, with the reason.

use super::benchmark;
use super::interval::{self, NoInterval};
use super::judgement::{Comparison, ComparisonMethod, Interval};
use super::statistics::{CONFIDENCE_95, CONFIDENCE_998};
use crate::model::{Area, AreaId, AreaKind, Benchmark, Observation, Polarity, Scorecard, Series, Verdict};
use std::cmp::Ordering;

/// One series to compare at its latest figure, with what is known of it.
pub(super) struct Figure<'a> {
    pub scorecard: &'a Scorecard,
    pub series: &'a Series,
    pub latest: Option<Observation>,
    /// The interval of the latest figure; without a latest figure it is not asked for.
    pub interval: Result<Interval, NoInterval>,
    /// The value of the best tenth in the latest period, or why there is none.
    pub best_tenth: Result<f64, String>,
    /// The period that was asked for, where it is not simply the latest.
    pub as_at: Option<&'a str>,
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
            return not_compared(area, self.no_figure(self.series.area, None));
        };
        let value = benchmark::value(self, benchmark, area, latest);
        let known = value.as_ref().ok().copied();
        let difference = known.and_then(|value| super::finite(latest.value - value));
        let plain = Comparison { area, value: known, difference, ..not_compared(area, String::new()) };
        match self.finding(benchmark, value, latest) {
            Ok(Finding { verdict, strong, method }) => Comparison {
                verdict,
                strong,
                method: Some(method),
                confidence: if strong { CONFIDENCE_998 } else { CONFIDENCE_95 },
                reason: None,
                ..plain
            },
            Err(reason) => Comparison { reason: Some(reason), ..plain },
        }
    }

    /// The finding and how it was made, or why there is none.
    fn finding(
        &self,
        benchmark: Benchmark,
        value: Result<f64, String>,
        latest: Observation,
    ) -> Result<Finding, String> {
        if let (Ok(interval), Ok(value)) = (self.interval, &value) {
            let verdict = self.by_interval(interval, *value);
            let strong = self.holds_at_998(verdict, *value, latest);
            return Ok(Finding { verdict, strong, method: ComparisonMethod::IntervalOverlap });
        }
        if benchmark == Benchmark::National {
            match self.series.published_verdict(latest.index) {
                Some(Verdict::NotCompared) => {
                    return Err("The publisher did not compare this figure.".to_owned());
                }
                Some(verdict) => {
                    return Ok(Finding { verdict, strong: false, method: ComparisonMethod::Published });
                }
                None => {}
            }
        }
        value?;
        match self.interval {
            Ok(_) => Err("The difference cannot be tested.".to_owned()),
            Err(none) => Err(format!("{}, so the difference is not tested.", none.clause())),
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

    /// The figure's own area and those it lies in, the nearest first.
    pub(super) fn area_and_parents(&self) -> impl Iterator<Item = AreaId> + '_ {
        std::iter::once(self.series.area).chain(self.parents_of(self.series.area))
    }

    /// The areas that one lies in, the nearest first.
    pub(super) fn parents_of(&self, area: AreaId) -> impl Iterator<Item = AreaId> + '_ {
        std::iter::successors(self.scorecard.area(area).parent, |id| self.scorecard.area(*id).parent)
    }

    /// `England has no figure for 2023/24.`
    pub(super) fn no_figure(&self, area: AreaId, period: Option<&str>) -> String {
        let Area { name, kind, .. } = self.scorecard.area(area);
        let has = if *kind == AreaKind::Group { "have" } else { "has" };
        let group = if self.series.breakdown.is_some() { " for this group" } else { "" };
        match period.or(self.as_at) {
            Some(period) if group.is_empty() => format!("{name} {has} no figure for {period}."),
            Some(period) => format!("{name} {has} no figure{group} in {period}."),
            None => format!("{name} {has} no figure{group}."),
        }
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

fn not_compared(area: Option<AreaId>, reason: String) -> Comparison {
    Comparison {
        area,
        value: None,
        difference: None,
        verdict: Verdict::NotCompared,
        strong: false,
        method: None,
        confidence: CONFIDENCE_95,
        reason: Some(reason),
    }
}

#[cfg(test)]
#[path = "comparison_tests.rs"]
mod tests;
