//! A judgement that is another one, as a record.

use super::record::{Both, Group};
use crate::analysis::changed::{
    self, Because, Counts, Edition, JudgementChange, LevelFound, Step, Way, Whom,
};
use crate::analysis::{AttentionBox, MovementVerdict, NoInterval, TargetStatus};
use crate::model::{Scorecard, Word};
use crate::words::change_of_judgement;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Judgement<'a> {
    indicator: &'a str,
    area: &'a str,
    period: Both<Option<String>>,
    value: Both<Option<f64>>,
    level: Option<Changing<&'static str>>,
    movement: Option<Changing<MovementVerdict>>,
    target: Option<Changing<Option<TargetStatus>>>,
    #[serde(rename = "box")]
    attention: Option<Changing<Option<AttentionBox>>>,
    by_revision_alone: bool,
    sentence: String,
}

#[derive(Serialize)]
struct Changing<T> {
    before: T,
    after: T,
    way: Way,
    /// Whether one is made against something else than the other or in another way.
    judged_otherwise: bool,
    because: Vec<&'static str>,
}

impl<'a> Judgement<'a> {
    pub(super) fn of(change: &JudgementChange, editions: [Edition<'a>; 2]) -> Self {
        let newer = editions[1].scorecard;
        let [was, is] = change.latest;
        Self {
            indicator: &newer.indicator(change.indicators[1]).id,
            area: &newer.area(change.areas[1]).code,
            period: Both {
                before: was.map(|it| it.period.to_string()),
                after: is.map(|it| it.period.to_string()),
            },
            value: Both { before: was.map(|it| it.value), after: is.map(|it| it.value) },
            level: change.level.as_ref().map(|step| Changing::of(step, level)),
            movement: change.movement.as_ref().map(|step| Changing::of(step, |it| it)),
            target: change.target.as_ref().map(|step| Changing::of(step, |it| it)),
            attention: change.attention.as_ref().map(|step| Changing::of(step, |it| it)),
            by_revision_alone: change.is_by_revision_alone(),
            sentence: change_of_judgement(change, editions),
        }
    }
}

/// Judgements that are others, on the system, a group of people, a neighbourhood or another area.
#[derive(Serialize)]
pub(super) struct OfOther<'a> {
    whom: Whom,
    indicator: &'a str,
    area: &'a str,
    breakdown: Option<Group<'a>>,
    level: Option<Changing<&'static str>>,
    /// The areas that it is compared with.
    against: Both<Option<&'a str>>,
    movement: Option<Changing<MovementVerdict>>,
    target: Option<Changing<Option<TargetStatus>>>,
    way: Way,
}

impl<'a> OfOther<'a> {
    pub(super) fn of(change: &JudgementChange, files: [&'a Scorecard; 2]) -> Self {
        let newer = files[1];
        let group = change.breakdowns.map(|both| newer.breakdown(both[1]));
        let against = |at: usize| change.against[at].map(|id| files[at].area(id).code.as_str());
        Self {
            whom: change.whom,
            indicator: &newer.indicator(change.indicators[1]).id,
            area: &newer.area(change.areas[1]).code,
            breakdown: group.map(|group| Group { by: &group.by, group: &group.group }),
            level: change.level.as_ref().map(|step| Changing::of(step, level)),
            against: Both { before: against(0), after: against(1) },
            movement: change.movement.as_ref().map(|step| Changing::of(step, |it| it)),
            target: change.target.as_ref().map(|step| Changing::of(step, |it| it)),
            way: change.way(),
        }
    }
}

/// How many judgements are others, on whom.
#[derive(Serialize)]
pub(super) struct Counted {
    whom: Whom,
    worse: usize,
    better: usize,
    worse_gone: usize,
    found_worse: usize,
    uncompared: Uncompared,
}

/// How many judgements could not be compared, by why.
#[derive(Serialize)]
struct Uncompared {
    withdrawn: usize,
    new: usize,
    otherwise_judged: usize,
    otherwise_measured: usize,
}

impl Counted {
    pub(super) fn of(whom: Whom, counts: Counts) -> Self {
        let Counts { worse, better, worst_gone: worse_gone, found_worse, uncompared } = counts;
        let changed::Uncompared { withdrawn, new, otherwise_judged, otherwise_measured } = uncompared;
        let uncompared = Uncompared { withdrawn, new, otherwise_judged, otherwise_measured };
        Self { whom, worse, better, worse_gone, found_worse, uncompared }
    }
}

impl<T> Changing<T> {
    fn of<F: Copy>(step: &Step<F>, written: fn(F) -> T) -> Self {
        Self {
            before: written(step.before),
            after: written(step.after),
            way: step.way,
            judged_otherwise: step.is_apart,
            because: step.because.iter().map(because).collect(),
        }
    }
}

fn level(level: LevelFound) -> &'static str {
    match level {
        LevelFound::Tested(verdict) => verdict.as_str(),
        LevelFound::WorstFifth => "worst-fifth",
        LevelFound::MiddleFifths => "middle-fifths",
        LevelFound::BestFifth => "best-fifth",
        LevelFound::NotCompared => "not-compared",
    }
}

fn because(because: &Because) -> &'static str {
    match because {
        Because::NewPeriod(_) => "new-period",
        Because::Withdrawn => "withdrawn",
        Because::Revised => "revised",
        Because::BesideRevised => "benchmark-revised",
        Because::Limits => "limits",
        Because::Against => "benchmark",
        Because::Method => "method",
        Because::Untested { why: NoInterval::Contradiction, .. } => "contradicted",
        Because::Untested { why: NoInterval::ValueOutside, .. } => "outside-limits",
        Because::Untested { .. } => "untested",
        Because::Marked => "flags",
        Because::Publisher => "publisher",
        Because::Set { .. } => "other-areas",
        Because::Spread(_) => "spread",
        Because::Target => "target",
        Because::Day => "day",
        Because::Age => "age",
        Because::Other => "other",
    }
}
