//! Which way a value moves (METHODS, "Movement"): the finding of a test, with the test and since when, or why there is
//! none.

use super::benchmark::benchmark_series;
use super::judgement::Judgement;
use super::mann_kendall;
use super::statistics::Slope;
use super::trend::{self, NoTrend, Trend};
use super::xmr::{self, NoLimits, Rule, Side, Xmr, XmrPoint};
use crate::model::{Flag, Indicator, MeasureKind, Observation, Period, Polarity, Scorecard, Series};
use serde::Serialize;

/// From how many steps in one direction a movement that no test found is worth saying.
pub const RUN_WORTH_SAYING: u32 = 3;

/// What a series' movement is, by a test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Movement {
    /// What it means.
    pub verdict: MovementVerdict,
    /// The test that says so; `None` where none could be made.
    pub by: Option<MovementBy>,
    /// The first point that the test used.
    pub since: Option<Period>,
    /// Whether the value itself rises rather than falls; `None` where it was found to do neither, and without a test.
    pub rising: Option<bool>,
    /// What becomes of the gap to the benchmark; `None` where that was not tested.
    pub gap: Option<Gap>,
    /// Why the verdict is [`MovementVerdict::Unknown`].
    pub reason: Option<NoMovement>,
    /// Why the gap was not tested.
    pub gap_reason: Option<NoGap>,
    /// What the latest figures did that the finding does not say: description, not tested.
    pub lately: Option<Lately>,
}

/// What the latest figures did against what a test found of all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lately {
    /// What they did.
    pub way: LatelyWay,
    /// The figure from which they turned, or the first that is the same as the latest; or the point outside its limits.
    pub since: Period,
}

/// The ways in which the latest figures may depart from a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LatelyWay {
    /// They went the other way, and by more than little.
    Turned,
    /// They stand still: the latest three or more are the same.
    Still,
    /// The latest alone lies outside the limits of process control. It says something of its own period, and nothing
    /// has moved since.
    OutsideLimits,
}

/// What a movement means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MovementVerdict {
    /// The right way.
    Improving,
    /// The wrong way.
    Worsening,
    /// Tested, and nothing found.
    Steady,
    /// Not tested, or neither way is good.
    Unknown,
}

/// What a movement was found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MovementBy {
    /// The test of the recent trend.
    RecentTrend,
    /// The Mann–Kendall test.
    MannKendall,
    /// A rule of process control.
    ProcessControl,
}

/// What becomes of the gap to the benchmark, by a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// The place moves in the direction of harm against the benchmark.
    Widening,
    /// It moves in the direction of good against it.
    Narrowing,
    /// It moves as the benchmark does: no difference was found.
    AsBenchmark,
}

/// Why a movement is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMovement {
    /// Neither direction is good.
    Neutral,
    /// The recent trend could not be tested, and no other test is for such figures.
    NoTrend(NoTrend),
    /// Nor are there enough of the latest annual points for the Mann–Kendall test: only this many.
    TooFewYears(NoTrend, u32),
    /// Process control has no verdict.
    NoControl(NoLimits),
    /// The series is seasonal, and its differences from a year before do not tell which way it moves.
    Seasonal,
}

/// Why it was not tested whether the gap to the benchmark widens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoGap {
    /// The movement itself was not tested.
    NoMovement,
    /// Neither direction is good, so that neither way does harm.
    Neutral,
    /// A count of one area is no measure for that of another.
    Count,
    /// There is no other area whose figures it is compared with.
    NoBenchmark,
    /// The test is for annual figures.
    NotAnnual,
    /// There is no weighted slope for the place.
    Own(NoTrend),
    /// There is none for the benchmark.
    Benchmark(NoTrend),
    /// Both have a comparable figure in this many of the latest ten years only.
    TooFewYears(u32),
}

/// The weighted slopes of a judged place and of its benchmark over the same five periods, where the movement of the gap
/// rests on them.
pub fn slopes_beside(scorecard: &Scorecard, judgement: &Judgement) -> Option<[Slope; 2]> {
    let moved = Moved {
        about: scorecard.indicator(judgement.indicator),
        series: scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?,
        latest: judgement.latest,
        benchmark: benchmark_series(scorecard, judgement),
    };
    let by_slopes = judgement.movement.by == Some(MovementBy::RecentTrend);
    moved.slopes().ok().filter(|_| by_slopes)
}

/// The last figure that the test of a movement used: the latest that is comparable. `None` without a test.
pub fn last_tested(scorecard: &Scorecard, judgement: &Judgement) -> Option<Observation> {
    let (latest, _) = (judgement.latest?, judgement.movement.by?);
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    last_comparable(series, latest)
}

/// The last figure of a series up to `latest` that a test can use.
pub(super) fn last_comparable(series: &Series, latest: Observation) -> Option<Observation> {
    let comparable = |point: &Observation| series.flag(point.index) != Some(Flag::Disrupted);
    series.observations().rev().skip_while(|point| point.index > latest.index).find(comparable)
}

/// The difference of two slopes in its standard errors.
pub fn z_between([place, benchmark]: &[Slope; 2]) -> f64 {
    (place.slope - benchmark.slope) / place.standard_error.hypot(benchmark.standard_error)
}

/// A series whose movement is judged, and what it is measured against.
pub(super) struct Moved<'a> {
    pub about: &'a Indicator,
    pub series: &'a Series,
    pub latest: Option<Observation>,
    /// The series of the benchmark, where that is another area with figures.
    pub benchmark: Option<&'a Series>,
}

impl Moved<'_> {
    /// The movement of annual figures and runs of years; `None` for those that process control is for.
    pub(super) fn by_trend(&self, trend: &Trend) -> Option<Movement> {
        let kind = self.about.period;
        if kind.per_year() > 1 {
            return None;
        }
        let tested = trend::tested_points(self.about, self.series, self.latest);
        if let (Some(_), Ok([first, ..])) = (trend.method, tested) {
            let since = first.period;
            let rising = trend.verdict.rising();
            return Some(self.tested(MovementBy::RecentTrend, since, rising, self.gap_of_slopes()));
        }
        let why = trend.reason.unwrap_or(NoTrend::NoFigure);
        let Some(latest) = self.latest.filter(|_| kind.is_annual()) else {
            return Some(Movement::unknown(NoMovement::NoTrend(why)));
        };
        Some(match mann_kendall::test(self.series, latest) {
            Ok(found) => self.tested(
                MovementBy::MannKendall,
                found.since,
                found.rising(),
                self.gap_of_differences(latest),
            ),
            // Where there are not even five, there is no more to say.
            Err(_) if matches!(why, NoTrend::TooFew(_)) => Movement::unknown(NoMovement::NoTrend(why)),
            Err(years) => Movement::unknown(NoMovement::TooFewYears(why, years as u32)),
        })
    }

    /// The movement of monthly and quarterly figures, by the latest point of their chart.
    pub(super) fn by_control(&self, chart: &Xmr) -> Movement {
        let (last, polarity) = (chart.points.last(), self.about.polarity);
        let judged = last.and_then(|last| Some((last, last.variation?))).filter(|_| chart.reason.is_none());
        let Some((last, variation)) = judged else {
            return Movement::unknown(NoMovement::NoControl(chart.reason.unwrap_or(NoLimits::NoFigure)));
        };
        let side = Side::of(variation, polarity);
        // One point outside the limits is of its own period: what moves takes several.
        let signals = xmr::signals(chart, chart.points.len() - 1, polarity);
        let lasting = signals.iter().filter(|it| it.rule != Rule::OutsideLimits && Some(it.side) == side);
        // Several rules may hold at the latest point, and it has moved since the first that began.
        let lasting = lasting.min_by_key(|signal| signal.since);
        let of_group = chart.points.iter().find(|point| point.group == last.group && !point.disrupted);
        let first = of_group.map_or(last.observation.period, |point| point.observation.period);
        let since = lasting.map_or(first, |signal| signal.since);
        let rising = lasting.map(|signal| signal.side == Side::High);
        if chart.seasonal && !tells(last, rising) {
            return Movement::unknown(NoMovement::Seasonal);
        }
        let alone = side.is_some() && lasting.is_none();
        let lately = Lately { way: LatelyWay::OutsideLimits, since: last.observation.period };
        Movement {
            lately: alone.then_some(lately),
            ..self.tested(MovementBy::ProcessControl, since, rising, Err(NoGap::NotAnnual))
        }
    }

    fn tested(
        &self,
        by: MovementBy,
        since: Period,
        rising: Option<bool>,
        gap: Result<Gap, NoGap>,
    ) -> Movement {
        let verdict = MovementVerdict::of(rising, self.about.polarity);
        Movement {
            verdict,
            by: Some(by),
            since: Some(since),
            rising,
            gap: gap.ok(),
            reason: (verdict == MovementVerdict::Unknown).then_some(NoMovement::Neutral),
            gap_reason: gap.err(),
            lately: None,
        }
    }

    /// Whether the gap to the benchmark widens over the five points of the recent trend: the difference of two weighted
    /// slopes against its standard error, at the level of the trend itself.
    fn gap_of_slopes(&self) -> Result<Gap, NoGap> {
        let z = z_between(&self.slopes()?);
        Ok(self.gap((z * z > trend::CRITICAL).then_some(z > 0.0)))
    }

    /// The weighted slopes of the place and of the benchmark over the same five periods.
    fn slopes(&self) -> Result<[Slope; 2], NoGap> {
        let beside = self.beside()?;
        let slope = |series: &Series, latest| {
            let points = trend::tested_points(self.about, series, latest)?;
            trend::slope_of(self.about, series, &points)
        };
        let place = slope(self.series, self.latest).map_err(NoGap::Own)?;
        let same_period = self.latest.and_then(|latest| beside.at(latest.period));
        let missing = self.latest.map_or(NoTrend::NoFigure, |latest| NoTrend::NoFigureFor(latest.period));
        let same_period = same_period.ok_or(NoGap::Benchmark(missing))?;
        Ok([place, slope(beside, Some(same_period)).map_err(NoGap::Benchmark)?])
    }

    /// The same by the Mann–Kendall test on the differences from the benchmark.
    fn gap_of_differences(&self, latest: Observation) -> Result<Gap, NoGap> {
        let found = mann_kendall::of_difference(self.series, self.beside()?, latest);
        found.map(|found| self.gap(found.rising())).map_err(|years| NoGap::TooFewYears(years as u32))
    }

    fn beside(&self) -> Result<&Series, NoGap> {
        if self.about.polarity == Polarity::Neutral {
            return Err(NoGap::Neutral);
        }
        if self.about.measure.kind == MeasureKind::Count {
            return Err(NoGap::Count);
        }
        self.benchmark.ok_or(NoGap::NoBenchmark)
    }

    /// What it means that the place rises, or else falls, against the benchmark.
    fn gap(&self, rising: Option<bool>) -> Gap {
        match rising {
            None => Gap::AsBenchmark,
            Some(rising) if rising == (self.about.polarity == Polarity::LowerIsBetter) => Gap::Widening,
            Some(_) => Gap::Narrowing,
        }
    }
}

/// Whether the latest difference from a year before tells which way a seasonal series moves: it departs from the others
/// to its own side of 0, or it is one of those around 0. Higher by as much every year is not steady, and a smaller rise
/// than usual is no fall.
fn tells(last: &XmrPoint, rising: Option<bool>) -> bool {
    let difference = last.observation.value;
    match rising {
        Some(rising) => {
            if rising {
                difference > 0.0
            } else {
                difference < 0.0
            }
        }
        None => last.limits.is_some_and(|limits| limits.lower <= 0.0 && limits.upper >= 0.0),
    }
}

impl Movement {
    fn unknown(reason: NoMovement) -> Self {
        Self {
            verdict: MovementVerdict::Unknown,
            by: None,
            since: None,
            rising: None,
            gap: None,
            reason: Some(reason),
            gap_reason: Some(NoGap::NoMovement),
            lately: None,
        }
    }

    /// With what the latest figures did against it.
    pub(super) fn with_lately(self, lately: impl FnOnce(bool) -> Option<Lately>) -> Self {
        Self { lately: self.lately.or_else(|| lately(self.rising?)), ..self }
    }
}

impl MovementVerdict {
    /// What it means that a test found the value to rise, to fall, or neither.
    fn of(rising: Option<bool>, polarity: Polarity) -> Self {
        match (rising, polarity) {
            (None, _) => Self::Steady,
            (Some(_), Polarity::Neutral) => Self::Unknown,
            (Some(rising), polarity) if rising == (polarity == Polarity::HigherIsBetter) => Self::Improving,
            (Some(_), _) => Self::Worsening,
        }
    }
}

#[cfg(test)]
#[path = "movement_tests.rs"]
mod tests;
