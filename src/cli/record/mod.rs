//! One record of `analyse`: a judgement as `CLI.md` writes it.
//!
//! The order of the fields is the order of the keys in JSON.

mod parts;

use super::words;
use crate::analysis::{self, Judgement};
use crate::model::Scorecard;
pub(super) use parts::Target;
use parts::{BestTenth, Gradient, Hidden, ProcessControl, Trend};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Record<'a> {
    pub indicator: &'a str,
    pub area: &'a str,
    pub breakdown: Option<Group<'a>>,
    pub period: Option<String>,
    pub value: Option<f64>,
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    pub interval_method: Option<&'static str>,
    pub points: usize,
    pub benchmark: Benchmark<'a>,
    pub spread: Option<Spread<'a>>,
    pub change: Change,
    pub trend: Trend<'a>,
    pub spc: ProcessControl<'a>,
    pub targets: Vec<Target<'a>>,
    pub rank: Option<Rank>,
    pub best_tenth: Option<BestTenth>,
    pub gradient: Gradient<'a>,
    pub hidden: Hidden<'a>,
}

/// One group of one dimension, as in the file.
#[derive(Serialize)]
pub(super) struct Group<'a> {
    pub by: &'a str,
    pub group: &'a str,
}

#[derive(Serialize)]
pub(super) struct Benchmark<'a> {
    pub area: Option<&'a str>,
    pub value: Option<f64>,
    pub difference: Option<f64>,
    pub verdict: &'static str,
    pub method: Option<&'static str>,
    pub confidence: f64,
    pub reason: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Spread<'a> {
    pub fifth: u8,
    pub of: usize,
    pub kind: &'a str,
}

#[derive(Serialize)]
pub(super) struct Change {
    pub from_previous: Option<f64>,
    pub from_first: Option<f64>,
    pub run: i32,
}

#[derive(Serialize)]
pub(super) struct Rank {
    pub position: usize,
    pub of: usize,
    pub percentile: f64,
}

impl<'a> Record<'a> {
    pub(super) fn of(scorecard: &'a Scorecard, judgement: &'a Judgement) -> Self {
        let interval = judgement.interval;
        let breakdown = judgement.breakdown.map(|id| scorecard.breakdown(id));
        Self {
            indicator: &scorecard.indicator(judgement.indicator).id,
            area: &scorecard.area(judgement.area).code,
            breakdown: breakdown.map(|found| Group { by: &found.by, group: &found.group }),
            period: judgement.latest.map(|latest| latest.period.to_string()),
            value: judgement.latest.map(|latest| latest.value),
            lower: interval.map(|interval| interval.lower),
            upper: interval.map(|interval| interval.upper),
            interval_method: interval.map(|interval| words::interval_method(interval.method)),
            points: judgement.points,
            benchmark: Benchmark::of(scorecard, &judgement.benchmark),
            spread: judgement.spread.as_ref().map(|spread| Spread {
                fifth: spread.fifth,
                of: spread.of,
                kind: &spread.kind,
            }),
            change: Change {
                from_previous: judgement.change.from_previous,
                from_first: judgement.change.from_first,
                run: judgement.change.run,
            },
            trend: Trend::of(&judgement.trend),
            spc: ProcessControl::of(&judgement.spc),
            targets: judgement.targets.iter().map(|target| Target::of(scorecard, target)).collect(),
            rank: judgement.rank.map(|rank| Rank {
                position: rank.position,
                of: rank.of,
                percentile: rank.percentile,
            }),
            best_tenth: judgement.best_tenth.map(BestTenth::of),
            gradient: Gradient::of(&judgement.gradient),
            hidden: Hidden::of(scorecard, &judgement.hidden),
        }
    }
}

impl<'a> Benchmark<'a> {
    fn of(scorecard: &'a Scorecard, found: &'a analysis::Comparison) -> Self {
        Self {
            area: found.area.map(|id| scorecard.area(id).code.as_str()),
            value: found.value,
            difference: found.difference,
            verdict: words::verdict(found),
            method: found.method.map(words::comparison_method),
            confidence: found.confidence,
            reason: found.reason.as_deref(),
        }
    }
}
