//! What is known about the latest figure of one indicator, breakdown and area.
//!
//! A national file has hundreds of thousands of these: reasons are small variants, what is rare is boxed, and what can
//! be asked again cheaply is not kept.

use super::best_tenth::BestTenth;
use super::comparison::NotCompared;
use super::inequality::{Gradient, Hidden, NoGradient, NotHidden};
use super::movement::Movement;
use super::spread::NoFifth;
use super::statistics::{CONFIDENCE_95, CONFIDENCE_998};
use super::target::TargetJudgement;
use super::trend::Trend;
use super::xmr::Spc;
use crate::model::{
    AreaId, AreaKind, BreakdownId, IndicatorId, Methods, Observation, Polarity, Scorecard, Verdict,
};
use serde::Serialize;

/// Everything judged of one series, and why the rest is not judged.
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
    pub points: u32,
    /// The interval of the latest value.
    pub interval: Option<Interval>,
    /// The latest value against the benchmark.
    pub benchmark: Comparison,
    /// Which fifth of the national spread the latest value lies in.
    pub spread: Result<Fifth, NoFifth>,
    /// How far the areas of this kind lie apart: the distance between the quantiles at 0.2 and 0.8 of the national
    /// spread, or of the areas of this kind in the file where there is none.
    pub spread_width: Option<f64>,
    /// How the value has moved, in plain description.
    pub change: Change,
    /// Which way it moves, by a test.
    pub movement: Movement,
    /// The recent trend.
    pub trend: Trend,
    /// Process control.
    pub spc: Spc,
    /// The targets that hold here, in the order of the file.
    pub targets: Box<[TargetJudgement]>,
    /// Which of them is in force, by position.
    pub in_force: Option<u32>,
    /// The position of a place among the places of the file.
    pub rank: Option<Rank>,
    /// The gap to the best tenth.
    pub best_tenth: Option<BestTenth>,
    /// The slope over deprivation; `None` for a group of people.
    pub gradient: Option<Result<Box<Gradient>, NoGradient>>,
    /// Neighbourhoods hidden in the average; `None` for a group of people.
    pub hidden: Option<Result<Box<Hidden>, NotHidden>>,
}

impl Judgement {
    /// The target in force here.
    pub fn target_in_force(&self) -> Option<&TargetJudgement> {
        self.in_force.and_then(|at| self.targets.get(at as usize))
    }

    /// The latest value less that of the best tenth.
    pub fn gap_to_best(&self) -> Option<f64> {
        Some(self.latest?.value - self.best_tenth?.best.value)
    }

    /// The slope over deprivation, where there is one.
    pub fn slope(&self) -> Option<&Gradient> {
        self.gradient.as_ref()?.as_deref().ok()
    }
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IntervalMethod {
    /// Given in the file, by the publisher.
    Published,
    /// Wilson's score interval of a proportion.
    Wilson,
    /// Byar's approximation for a rate of ten events or more.
    Byar,
    /// The exact Poisson interval for a rate of fewer than ten events.
    Exact,
    /// Either of the two, widened because one person can have several events.
    CompoundPoisson,
}

/// A value against its benchmark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The area it is compared with: for a group of people either another area, of which it is the same group, or
    /// their own, of which it is everyone.
    pub area: Option<AreaId>,
    /// The benchmark's value, in the same period unless it is the area's own first.
    pub value: Option<f64>,
    /// The value less the benchmark's.
    pub difference: Option<f64>,
    /// The finding; `NotCompared` comes with a reason.
    pub verdict: Verdict,
    /// Whether it also holds at 99.8 %; never of a publisher's own verdict.
    pub holds_at_998: bool,
    /// How it was found.
    pub method: Option<ComparisonMethod>,
    /// Why there is no verdict.
    pub reason: Option<NotCompared>,
}

impl Comparison {
    /// Whether it is called best rather than better: where 99.8 % is switched on and it holds there too.
    pub fn is_strong(&self, methods: &Methods) -> bool {
        self.holds_at_998 && methods.confidence >= CONFIDENCE_998
    }

    /// The confidence at which the finding is made.
    pub fn confidence(&self, methods: &Methods) -> f64 {
        if self.is_strong(methods) { CONFIDENCE_998 } else { CONFIDENCE_95 }
    }
}

/// How a comparison was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ComparisonMethod {
    /// The benchmark lies inside or outside the value's interval (Fingertips).
    IntervalOverlap,
    /// The difference is larger or smaller than the intervals of both allow.
    DifferenceOfIntervals,
    /// The publisher's own verdict, where no interval was published.
    Published,
}

/// Which fifth of a spread a value lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fifth {
    /// 1 (lowest values) to 5 (highest values).
    pub fifth: u8,
    /// Out of how many areas.
    pub of: u32,
    /// Which areas.
    pub areas: SpreadAreas,
}

impl Fifth {
    /// The same from 1, the worst, to 5, the best; `None` where neither direction is good.
    pub fn from_worst(self, polarity: Polarity) -> Option<u8> {
        match polarity {
            Polarity::Neutral => None,
            Polarity::LowerIsBetter => Some(6_u8.saturating_sub(self.fifth)),
            Polarity::HigherIsBetter => Some(self.fifth),
        }
    }
}

/// The areas that make a spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpreadAreas {
    /// Those of one of the file's spreads, by position.
    Published(u32),
    /// The areas of this kind in the file.
    InFile(AreaKind),
}

impl SpreadAreas {
    /// The areas in words, in the plural, such as `English upper-tier authorities`.
    pub fn name(self, scorecard: &Scorecard) -> &str {
        match self {
            Self::Published(at) => scorecard.spreads().get(at as usize).map_or("", |spread| &spread.of),
            Self::InFile(kind) => Self::in_file(kind),
        }
    }

    /// The areas of one kind in the file, in the plural.
    pub fn in_file(kind: AreaKind) -> &'static str {
        match kind {
            AreaKind::Nation => "nations",
            AreaKind::Region => "regions",
            AreaKind::System => "systems",
            AreaKind::Place => "places",
            AreaKind::Neighbourhood => "neighbourhoods",
            AreaKind::Group => "groups",
        }
    }
}

/// How a value has moved: description, not a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Change {
    /// Since the period before; `None` when that is missing or the method changed.
    pub from_previous: Option<f64>,
    /// Since the first observation after the last change of method.
    pub from_first: Option<f64>,
    /// Consecutive steps in one direction up to the latest: 4 is up four periods running, −3 down three.
    pub run: i32,
    /// Whether the change since the first is little.
    #[serde(skip)]
    pub little: bool,
}

/// A place's position among the places of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// 1 is the best; with no good direction, the highest. Ties share a position.
    pub position: u32,
    /// Out of how many places with a value in that period.
    pub of: u32,
}

impl Rank {
    /// (position − 1) ÷ (of − 1); 0 for one place alone.
    pub fn percentile(self) -> f64 {
        if self.of <= 1 { 0.0 } else { f64::from(self.position - 1) / f64::from(self.of - 1) }
    }
}
