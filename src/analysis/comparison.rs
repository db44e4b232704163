//! The latest value against its benchmark (METHODS, "Level").
//!
//! Against the nation as a whole the value is similar when the benchmark lies within its 95 % interval, the limits
//! included, and the benchmark's own interval is ignored (Fingertips' interval overlap). Every other benchmark is about as
//! uncertain as the value, and is different when `|a − b| > z√(se_a² + se_b²)`, the standard errors being those that the
//! intervals stand for (Altman DG and Bland JM (2003), Interaction revisited, BMJ 326:219); an interval that begins or ends
//! at its value counts by the side that faces the other ([`Estimate::error_beside`]). The polarity turns higher and
//! lower into better and worse. With the level of 99.8 % switched on, a finding that also holds there is strong: best
//! rather than better. Without an interval the publisher's own verdict counts, which is against the nation. Where there
//! is neither, the plain difference stands, untested, with the reason. The best tenth is never tested.

use super::Analysed;
use super::benchmark::{self, Yardstick};
use super::best_tenth::{Best, BestOf, NoBestTenth};
use super::interval::{self, NoInterval};
use super::judgement::{Comparison, ComparisonMethod, Interval, Judgement};
use super::sampling::standard_error;
use super::statistics::{CONFIDENCE_95, CONFIDENCE_998, Z_95, z};
use crate::model::{
    Against, AreaId, Benchmark, Indicator, MeasureKind, Observation, Period, Polarity, Scorecard, Series,
    Verdict,
};
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
    /// The best tenth is something to see beside the figure, not to be tested against.
    BestTenth,
    /// A count is larger where more people live: that of one area, or group of people, is no measure for that of another.
    Count,
    /// The publisher did not compare this figure.
    ByPublisher,
    /// The figure has no interval, so that the difference cannot be tested.
    NoInterval(NoInterval),
    /// The figure that it is compared with has none.
    BenchmarkWithoutInterval(NoInterval),
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
    pub series: &'a Series,
    pub latest: Option<Observation>,
    /// The interval of the latest figure; without a latest figure it is not asked for.
    pub interval: Result<Interval, NoInterval>,
    /// The best tenth in the latest period, or why there is none.
    pub best_tenth: Result<Best, NoBestTenth>,
    /// For when the latest figure is sought.
    pub sought: Sought,
}

/// A finding, whether it holds at 99.8 % as well, and how it was made.
type Finding = (Verdict, bool, ComparisonMethod);

impl Figure<'_> {
    /// Compares the figure with what the options ask for.
    pub(super) fn against(&self, analysed: &Analysed) -> Comparison {
        match benchmark::yardstick(self, analysed) {
            Ok(yardstick) => {
                let found = self.beside_yardstick(yardstick);
                let nation = self.scorecard.against() == Against::Benchmark(Benchmark::National);
                let is_open = found.reason.is_some_and(|why| why != NotCompared::Count);
                let published = if nation && is_open { self.group_by_publisher() } else { None };
                published.unwrap_or(found)
            }
            Err(reason) => not_compared(None, reason),
        }
    }

    /// Compares the figure with this.
    pub(super) fn beside_yardstick(&self, yardstick: Yardstick) -> Comparison {
        let Some(latest) = self.latest else {
            return not_compared(yardstick.area(), self.no_figure(self.series.area, self.sought));
        };
        if matches!(yardstick, Yardstick::Best) {
            return self.beside_the_best(latest);
        }
        let beside = self.beside(yardstick, latest);
        let value = beside.ok().map(|(_, found)| found.value);
        let difference = value.and_then(|value| super::finite(latest.value - value));
        let area = yardstick.area();
        // Its own first is one for the latest.
        let is_count = self.scorecard.indicator(self.series.indicator).measure.kind == MeasureKind::Count;
        let found = match beside {
            Ok(_) if is_count && area.is_some() => Err(NotCompared::Count),
            _ => self.finding(yardstick, beside, latest),
        };
        of_finding(found, area, (value, difference))
    }

    /// The publisher's own verdict on a group of people, which is against the nation.
    fn group_by_publisher(&self) -> Option<Comparison> {
        let (group, nation) = (self.series.breakdown.is_some(), self.scorecard.national());
        let trusted = group && self.series.area != nation && self.interval != Err(NoInterval::ValueOutside);
        let latest = self.latest.filter(|_| trusted)?;
        let verdict = self.series.published_verdict(latest.index)?;
        let method = Some(ComparisonMethod::Published);
        let found = || Comparison {
            verdict,
            method,
            reason: None,
            ..not_compared(Some(nation), NotCompared::ByPublisher)
        };
        (verdict != Verdict::NotCompared).then(found)
    }

    /// The finding and how it was made, or why there is none.
    fn finding(
        &self,
        yardstick: Yardstick,
        beside: Result<(&Series, Observation), NotCompared>,
        latest: Observation,
    ) -> Result<Finding, NotCompared> {
        match (yardstick, beside, self.interval) {
            (Yardstick::Nation(_), Ok((_, nation)), Ok(interval)) => {
                let verdict = self.by_interval(interval, nation.value);
                let about = self.scorecard.indicator(self.series.indicator);
                let wider = interval::at(about, self.series, latest, CONFIDENCE_998);
                let same = wider.is_ok_and(|wider| self.by_interval(wider, nation.value) == verdict);
                Ok((verdict, same && verdict != Verdict::Similar, ComparisonMethod::IntervalOverlap))
            }
            // The figure itself is in doubt, whatever the publisher made of it.
            (_, _, Err(why @ NoInterval::ValueOutside)) => Err(NotCompared::NoInterval(why)),
            (Yardstick::Nation(_), beside, interval) => match self.series.published_verdict(latest.index) {
                Some(Verdict::NotCompared) => Err(NotCompared::ByPublisher),
                Some(verdict) => Ok((verdict, false, ComparisonMethod::Published)),
                None => {
                    beside?;
                    Err(NotCompared::NoInterval(interval.err().unwrap_or(NoInterval::OutOfRange)))
                }
            },
            (_, beside, interval) => {
                let (series, benchmark) = beside?;
                let interval = interval.map_err(NotCompared::NoInterval)?;
                let about = self.scorecard.indicator(series.indicator);
                let other = interval::of(about, series, benchmark);
                let other = other.map_err(NotCompared::BenchmarkWithoutInterval)?;
                let (one, other) = (Estimate::of(latest, interval), Estimate::of(benchmark, other));
                Ok(by_both_intervals(one, other, about.polarity))
            }
        }
    }

    /// The best tenth beside the figure, which is description.
    fn beside_the_best(&self, latest: Observation) -> Comparison {
        let best = match self.best_tenth {
            Ok(best) => best,
            Err(none) => return not_compared(None, NotCompared::NoBestTenth(none)),
        };
        let area = match best.of {
            BestOf::Area(area) if area == self.series.area => {
                return not_compared(None, NotCompared::IsBenchmark);
            }
            BestOf::Area(area) => Some(area),
            BestOf::Tenth(_) => None,
        };
        Comparison {
            value: Some(best.value),
            difference: super::finite(latest.value - best.value),
            ..not_compared(area, NotCompared::BestTenth)
        }
    }

    fn by_interval(&self, interval: Interval, value: f64) -> Verdict {
        let polarity = self.scorecard.indicator(self.series.indicator).polarity;
        overlap(interval.lower, interval.upper, value, polarity)
    }

    pub(super) fn no_figure(&self, area: AreaId, sought: Sought) -> NotCompared {
        NotCompared::NoFigure { area, of_group: self.series.breakdown.is_some(), sought }
    }
}

/// Two figures of one thing, each with its indicator and series, which may be of two files; `None` for counts, which are not
/// compared. The polarity is that of the first.
pub fn between([one, other]: [(&Indicator, &Series, Observation); 2]) -> Option<Comparison> {
    let (about, ..) = one;
    let estimate = |(about, series, figure): (&Indicator, &Series, Observation)| {
        interval::of(about, series, figure).map(|interval| Estimate::of(figure, interval))
    };
    if [one.0, other.0].iter().any(|about| about.measure.kind == MeasureKind::Count) {
        return None;
    }
    let found = estimate(one).map_err(NotCompared::NoInterval).and_then(|one| {
        let other = estimate(other).map_err(NotCompared::BenchmarkWithoutInterval)?;
        Ok(by_both_intervals(one, other, about.polarity))
    });
    let (value, difference) = (Some(other.2.value), super::finite(one.2.value - other.2.value));
    Some(of_finding(found, None, (value, difference)))
}

/// A finding, or why there is none, beside the figure that it is against.
fn of_finding(
    found: Result<Finding, NotCompared>,
    area: Option<AreaId>,
    (value, difference): (Option<f64>, Option<f64>),
) -> Comparison {
    match found {
        Ok((verdict, holds_at_998, method)) => {
            Comparison { area, value, difference, verdict, holds_at_998, method: Some(method), reason: None }
        }
        Err(reason) => Comparison { value, difference, ..not_compared(area, reason) },
    }
}

/// The finding on two estimates, both uncertain.
fn by_both_intervals(one: Estimate, other: Estimate, polarity: Polarity) -> Finding {
    let at = |confidence| difference(one, other, confidence, polarity);
    let verdict = at(CONFIDENCE_95);
    let same = verdict != Verdict::Similar && verdict == at(CONFIDENCE_998);
    (verdict, same, ComparisonMethod::DifferenceOfIntervals)
}

/// The latest figure of a judged series against that of another area for the same period; `None` without a figure, and
/// against itself. Counts of two areas are not compared.
pub fn beside_area(scorecard: &Scorecard, judgement: &Judgement, area: AreaId) -> Option<Comparison> {
    let about = scorecard.indicator(judgement.indicator);
    let latest =
        judgement.latest.filter(|_| area != judgement.area && about.measure.kind != MeasureKind::Count)?;
    beside(scorecard, judgement, area, latest)
}

/// An earlier figure of a judged series against that for its own period of what the latest is compared with; `None` where
/// that is no area, and for counts, which are not compared.
pub fn in_period(scorecard: &Scorecard, judgement: &Judgement, earlier: Observation) -> Option<Comparison> {
    let about = scorecard.indicator(judgement.indicator);
    let of_one_period = judgement.benchmark.reason == Some(NotCompared::BestTenth);
    let area =
        judgement.benchmark.area.filter(|_| !of_one_period && about.measure.kind != MeasureKind::Count)?;
    beside(scorecard, judgement, area, earlier)
}

/// The figure at a position of a judged series against what its latest one is compared with: the latest as it was judged, an
/// earlier one in its own period. `None` where there is no figure, or nothing to compare it with.
pub fn at_position(
    scorecard: &Scorecard,
    judgement: &Judgement,
    series: &Series,
    index: usize,
) -> Option<Comparison> {
    if judgement.latest.is_some_and(|latest| latest.index == index) {
        return Some(judgement.benchmark);
    }
    in_period(scorecard, judgement, series.at(*series.periods.get(index)?)?)
}

/// A figure of a judged series against that of an area for the same period, or of everyone in its own.
fn beside(
    scorecard: &Scorecard,
    judgement: &Judgement,
    area: AreaId,
    observation: Observation,
) -> Option<Comparison> {
    let about = scorecard.indicator(judgement.indicator);
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    let figure = Figure {
        scorecard,
        series,
        latest: Some(observation),
        interval: interval::of(about, series, observation),
        best_tenth: Err(NoBestTenth::Kind),
        sought: Sought::Any,
    };
    Some(figure.beside_yardstick(match area {
        own if own == judgement.area => Yardstick::OwnWhole(own),
        nation if nation == scorecard.national() && judgement.breakdown.is_none() => {
            Yardstick::Nation(nation)
        }
        other => Yardstick::Area(other),
    }))
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
    judged(side, polarity)
}

/// A value with its 95 % limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// Its lower limit.
    pub lower: f64,
    /// Its upper limit.
    pub upper: f64,
}

impl Estimate {
    /// An observation with its 95 % interval.
    pub fn of(observation: Observation, interval: Interval) -> Self {
        Self { value: observation.value, lower: interval.lower, upper: interval.upper }
    }

    /// The standard error that the interval stands for beside another value: a half of it.
    ///
    /// The interval of none of so many, or of all of them, begins or ends at its value, so that the whole of it lies on
    /// one side and a half would say twice as much as is known. Beside another value on that side it is the width of
    /// that side which counts, as where limits of a difference are made of those of two values (Newcombe RG (1998),
    /// Statistics in Medicine 17:873; Zou GY and Donner A (2008), Statistics in Medicine 27:1693).
    pub fn error_beside(self, other: f64) -> f64 {
        let one_sided = self.value <= self.lower || self.value >= self.upper;
        let facing = if other > self.value { self.upper - self.value } else { self.value - self.lower };
        if one_sided && facing > 0.0 { facing / Z_95 } else { standard_error((self.lower, self.upper)) }
    }
}

/// Where one value lies against another at a confidence, both uncertain, in the direction of good: different when
/// `|a − b| > z√(se_a² + se_b²)`.
pub fn difference(one: Estimate, other: Estimate, confidence: f64, polarity: Polarity) -> Verdict {
    let error = one.error_beside(other.value).hypot(other.error_beside(one.value));
    let reach = z(confidence).map(|z| z * error);
    let side = match reach {
        Some(reach) if (one.value - other.value).abs() > reach => one.value.total_cmp(&other.value),
        _ => Ordering::Equal,
    };
    judged(side, polarity)
}

/// What it means to lie on this side of a benchmark.
fn judged(side: Ordering, polarity: Polarity) -> Verdict {
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
        holds_at_998: false,
        method: None,
        reason: Some(reason),
    }
}

#[cfg(test)]
#[path = "comparison_tests.rs"]
mod tests;
