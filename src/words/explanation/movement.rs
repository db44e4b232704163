//! How the figure moves: the recent trend, process control and targets.

use super::{Case, Entry, MAKING_DATA_COUNT, Step};
use crate::analysis::{TargetJudgement, TrendMethod, XmrPoint, interval_of, process_control as chart, trend};
use crate::model::Observation;
use crate::words::{Reason, rule_name, target_status_word, trend_direction, variation_word};

/// The recent trend, with the points that went into it.
pub(super) fn recent_trend(case: &Case) -> Step {
    let found = &case.judgement.trend;
    let mut step = Step::about("Recent trend", found.method.is_some());
    step.method = found.method.map(|method| match method {
        TrendMethod::ChiSquaredProportion => "chi-squared for trend in proportions",
        TrendMethod::ChiSquaredSlope => "chi-squared of a weighted slope",
    });
    let points: Vec<Observation> = up_to_latest(case).collect();
    let tested = &points[points.len().saturating_sub(trend::POINTS)..];
    step.inputs = tested.iter().flat_map(|point| of_point(case, *point)).collect();
    step.figures = vec![
        Entry::number("slope", found.slope),
        Entry::number("chi-squared", found.statistic),
        Entry::number("a trend is above", Some(trend::CRITICAL)),
    ];
    step.result.push_str(trend_direction(found.verdict));
    step.because(found.reason.as_ref().map(|why| why.sentence(case.scorecard)))
}

fn up_to_latest<'a>(case: &Case<'a>) -> impl Iterator<Item = Observation> + use<'a> {
    let last = case.judgement.latest.map(|latest| latest.period);
    case.series.observations().filter(move |found| last.is_some_and(|last| found.period <= last))
}

/// The value of a point, and what else is known of it.
fn of_point(case: &Case, point: Observation) -> Vec<Entry> {
    let named = |what: &str| format!("{} {what}", point.period);
    let mut entries = vec![Entry::number(named("value"), Some(point.value))];
    let indicator = case.scorecard.indicator(case.series.indicator);
    if let Ok(limits) = interval_of(indicator, case.series, point) {
        entries.push(Entry::number(named("lower"), Some(limits.lower)));
        entries.push(Entry::number(named("upper"), Some(limits.upper)));
    }
    let counts = (case.series.numerator(point.index), case.series.denominator(point.index));
    if let (Some(count), Some(denominator)) = counts {
        entries.push(Entry::number(named("count"), Some(count)));
        entries.push(Entry::number(named("denominator"), Some(denominator)));
    }
    entries
}

/// Process control: the points of the latest group, their moving ranges and the limits.
pub(super) fn process_control(case: &Case) -> Step {
    let found = &case.judgement.spc;
    let chart = chart(case.scorecard, case.judgement);
    let mut step = Step { about: "Process control", ..Step::default() };
    if found.limits.is_some() {
        (step.method, step.source) = (Some("XmR chart"), Some(MAKING_DATA_COUNT));
    }
    let last = chart.points.last().map(|point| point.group);
    let group: Vec<&XmrPoint> = chart.points.iter().filter(|point| Some(point.group) == last).collect();
    let value = |point: &&XmrPoint| {
        Entry::number(point.observation.period.to_string(), Some(point.observation.value))
    };
    step.inputs = group.iter().map(value).collect();
    step.figures = moving_ranges(&group);
    step.figures.extend([
        Entry::number("mean", found.limits.map(|limits| limits.mean)),
        Entry::number("lower limit", found.limits.map(|limits| limits.lower)),
        Entry::number("upper limit", found.limits.map(|limits| limits.upper)),
    ]);
    step.figures.extend(found.rules.iter().map(|rule| Entry::word("rule", Some(rule_name(rule)))));
    step.result = String::from(found.variation.map_or("no limits", variation_word));
    step.because(found.reason.as_ref().map(|why| why.sentence(case.scorecard)))
}

/// The absolute difference of each point of a group from the one directly before.
fn moving_ranges(group: &[&XmrPoint]) -> Vec<Entry> {
    let range = |pair: &[&XmrPoint]| {
        let (before, now) = (pair[0].observation, pair[1].observation);
        let adjoining = now.period.steps_after(before.period) == 1;
        let name = format!("moving range {}", now.period);
        adjoining.then(|| {
            Entry::number(name, Some((now.value - before.value).abs()).filter(|range| range.is_finite()))
        })
    };
    group.windows(2).filter_map(range).collect()
}

/// One step for each target.
pub(super) fn targets(case: &Case) -> Vec<Step> {
    case.judgement.targets.iter().map(|found| of_target(case, found)).collect()
}

fn of_target(case: &Case, found: &TargetJudgement) -> Step {
    let target = found.target.target(case.scorecard);
    let arrives = found.arrives.map(|period| period.to_string());
    Step {
        about: "Target",
        method: Some("a straight path from the baseline to the target’s date"),
        source: Some("Placecard’s METHODS, Targets"),
        inputs: vec![
            Entry::word("priority", Some(&case.scorecard.priority(found.target.priority).title)),
            Entry::number("target", Some(found.value)),
            Entry::word("by", target.by.as_ref().map(crate::model::PlainDate::label)),
            Entry::word("baseline period", target.from.as_ref().map(|f| f.period.to_string()).as_deref()),
            Entry::number("baseline", target.from.as_ref().map(|from| from.value)),
        ],
        figures: vec![
            Entry::number("path in the latest period", found.expected_now),
            Entry::number("projected at the date", found.projected),
            Entry::word("arrives", arrives.as_deref()),
        ],
        result: target_status_word(found.status).to_owned(),
        reason: found.reason.as_ref().map(|why| why.sentence(case.scorecard)),
    }
}
