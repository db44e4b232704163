//! What is known about the latest figure of one indicator, breakdown and area.

use super::best_tenth::BestTenth;
use super::inequality::{Gradient, Hidden};
use super::target::TargetJudgement;
use super::trend::Trend;
use super::xmr::Spc;
use crate::model::{AreaId, BreakdownId, IndicatorId, Observation, Verdict};

/// Everything said about one series, and why the rest is not said.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// What is measured.
    pub indicator: IndicatorId,
    /// For whom; `None` is the whole population.
    pub breakdown: Option<BreakdownId>,
    /// Where.
    pub area: AreaId,
    /// The latest observation with a value.
    pub latest: Option<Observation>,
    /// How many observations have a value.
    pub points: usize,
    /// The interval of the latest value.
    pub interval: Option<Interval>,
    /// The latest value against the benchmark.
    pub benchmark: Comparison,
    /// Where the latest value stands in the national spread.
    pub spread: Option<Fifth>,
    /// How the value has moved, in plain description.
    pub change: Change,
    /// The recent trend.
    pub trend: Trend,
    /// Process control.
    pub spc: Spc,
    /// The targets that hold here.
    pub targets: Vec<TargetJudgement>,
    /// Where a place stands among the places of the file.
    pub rank: Option<Rank>,
    /// The gap to the best tenth.
    pub best_tenth: Option<BestTenth>,
    /// The slope over deprivation; only for the whole population.
    pub gradient: Gradient,
    /// Neighbourhoods hidden in the average; only for the whole population.
    pub hidden: Hidden,
}

/// The 95 % interval of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower limit.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
    /// Where it comes from.
    pub method: IntervalMethod,
}

/// Where an interval comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalMethod {
    /// Given in the file, by the publisher.
    Published,
    /// Wilson's score interval of a proportion.
    Wilson,
    /// Byar's approximation for a rate of ten events or more.
    Byar,
    /// The exact Poisson interval for a rate of fewer than ten events.
    Exact,
}

/// A value against its benchmark.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The area it is compared with.
    pub area: Option<AreaId>,
    /// The benchmark's value in the same period.
    pub value: Option<f64>,
    /// The value less the benchmark's.
    pub difference: Option<f64>,
    /// The finding; `NotCompared` comes with a reason.
    pub verdict: Verdict,
    /// Whether it also holds at 99.8 %, where that level is switched on: best rather than better.
    pub strong: bool,
    /// How it was found.
    pub method: Option<ComparisonMethod>,
    /// At which confidence.
    pub confidence: f64,
    /// Why there is no verdict: one plain English sentence.
    pub reason: Option<String>,
}

/// How a comparison was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonMethod {
    /// The benchmark lies inside or outside the value's interval (Fingertips).
    IntervalOverlap,
    /// The publisher's own verdict, where no interval was published.
    Published,
}

/// Where a value stands in the national spread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fifth {
    /// 1 (lowest values) to 5 (highest values).
    pub fifth: u8,
    /// Out of how many areas.
    pub of: usize,
    /// Which areas, such as `English upper-tier authorities`.
    pub kind: String,
}

/// How a value has moved: description, not a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Change {
    /// Since the period before; `None` when that is missing or the method changed.
    pub from_previous: Option<f64>,
    /// Since the first observation after the last change of method.
    pub from_first: Option<f64>,
    /// Consecutive steps in one direction up to the latest: 4 is up four periods running, −3 down three.
    pub run: i32,
}

/// A place's position among the places of the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// 1 is the best; with no good direction, the highest. Ties share a position.
    pub position: usize,
    /// Out of how many places with a value in that period.
    pub of: usize,
    /// (position − 1) ÷ (of − 1).
    pub percentile: f64,
}
