//! How the figure moves: the recent trend, the movement with its gap to the benchmark, process control and targets.

use super::{Case, Entry, FINGERTIPS, MAKING_DATA_COUNT, Step};
use crate::analysis::mann_kendall::{self, MannKendall};
use crate::analysis::xmr::SEASONAL;
use crate::analysis::{
    MovementBy, TargetJudgement, TrendMethod, XmrPoint, benchmark_series, interval_of,
    process_control as chart, slopes_beside, trend, z_between,
};
use crate::model::{Observation, Word};
use crate::words::date;
use crate::words::{
    Reason, benchmark_name, gap_words, movement_word, rule_name, target_meaning, target_standing, test_name,
    though_lately, trend_direction, variation_word, without_full_stop,
};

const MANN_KENDALL: &str = "Mann 1945, Econometrica 13; Kendall 1975, Rank Correlation Methods, table 1";

/// The recent trend, with the points that went into it.
pub(super) fn recent_trend(case: &Case) -> Step {
    let found = &case.judgement.trend;
    let mut step = Step::about("Recent trend", found.method.is_some());
    step.method = found.method.map(|method| match method {
        TrendMethod::ChiSquaredProportion => "chi-squared for trend in proportions",
        TrendMethod::ChiSquaredSlope => "chi-squared of a weighted slope",
    });
    let indicator = case.scorecard.indicator(case.series.indicator);
    let tested = trend::tested_points(indicator, case.series, case.judgement.latest);
    step.inputs = tested.iter().flatten().flat_map(|point| of_point(case, *point)).collect();
    step.figures = vec![
        Entry::number("slope a year", found.slope),
        Entry::number("chi-squared", found.statistic),
        Entry::number("a trend is above", Some(trend::CRITICAL)),
    ];
    step.result.push_str(trend_direction(found.verdict));
    step.because(found.reason.as_ref().map(|why| why.sentence(case.scorecard)))
}

/// Which test says how it moves.
pub(super) fn movement(case: &Case) -> Step {
    let found = &case.judgement.movement;
    let mut step = Step { about: "Movement", method: found.by.map(test_name), ..Step::default() };
    step.source = found.by.map(|by| match by {
        MovementBy::RecentTrend => FINGERTIPS,
        MovementBy::MannKendall => MANN_KENDALL,
        MovementBy::ProcessControl => MAKING_DATA_COUNT,
    });
    if let (Some(MovementBy::MannKendall), Some(latest)) = (found.by, case.judgement.latest) {
        let points = mann_kendall::points(case.series, latest);
        step.inputs =
            points.iter().map(|at| Entry::number(format!("{} value", at.period), Some(at.value))).collect();
        step.figures = of_mann_kendall(mann_kendall::test(case.series, latest).ok());
    }
    step.figures.push(Entry::word("since", found.since.map(|since| since.to_string()).as_deref()));
    step.result = format!("{}{}", movement_word(found), though_lately(case.scorecard, case.judgement));
    step.because(found.reason.as_ref().map(|why| why.sentence(case.scorecard)))
}

/// Whether the gap to the benchmark widens.
pub(super) fn gap(case: &Case) -> Step {
    let (judgement, found) = (case.judgement, &case.judgement.movement);
    let benchmark = benchmark_name(case.scorecard, judgement);
    let mut step = Step { about: "Movement against the benchmark", ..Step::default() };
    step.inputs = vec![Entry::word("benchmark", Some(&benchmark))];
    if found.gap.is_none() {
        return step.because(found.gap_reason.as_ref().map(|why| why.sentence(case.scorecard)));
    }
    if let Some(slopes) = slopes_beside(case.scorecard, judgement) {
        (step.method, step.source) =
            (Some("the difference of two weighted slopes"), Some("Placecard’s METHODS, Movement"));
        step.figures = vec![
            Entry::number("slope here, for each point", Some(slopes[0].slope)),
            Entry::number("its standard error", Some(slopes[0].standard_error)),
            Entry::number("slope of the benchmark", Some(slopes[1].slope)),
            Entry::number("its standard error", Some(slopes[1].standard_error)),
            Entry::number("z of the difference", Some(z_between(&slopes))),
            Entry::number("a difference is beyond", Some(trend::CRITICAL.sqrt())),
        ];
    } else if let (Some(beside), Some(latest)) =
        (benchmark_series(case.scorecard, judgement), judgement.latest)
    {
        (step.method, step.source) = (Some("the Mann–Kendall test on the differences"), Some(MANN_KENDALL));
        step.figures = of_mann_kendall(mann_kendall::of_difference(case.series, beside, latest).ok());
    }
    step.result = gap_words(found, &benchmark);
    step
}

fn of_mann_kendall(found: Option<MannKendall>) -> Vec<Entry> {
    vec![
        Entry::number("points", found.map(|found| found.points as f64)),
        Entry::number("S", found.map(|found| f64::from(found.s))),
        Entry::number("exact two-sided p", found.map(|found| found.p)),
        Entry::number("a trend is below", Some(mann_kendall::LEVEL)),
    ]
}

/// The value of a point, and what else is known of it.
fn of_point(case: &Case, point: Observation) -> Vec<Entry> {
    let named = |what: &str| format!("{} {what}", date::period_in_words(point.period));
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
        let method = if found.seasonal {
            "XmR chart of the differences from the same period a year before"
        } else {
            "XmR chart"
        };
        (step.method, step.source) = (Some(method), Some(MAKING_DATA_COUNT));
    }
    let last = chart.points.last().map(|point| point.group);
    let group: Vec<&XmrPoint> =
        chart.points.iter().filter(|point| Some(point.group) == last && !point.disrupted).collect();
    let value = |point: &&XmrPoint| {
        Entry::number(date::period_in_words(point.observation.period), Some(point.observation.value))
    };
    step.inputs = group.iter().map(value).collect();
    step.figures = moving_ranges(&group);
    if found.seasonal {
        step.figures.push(Entry::number("seasonal: autocorrelation a year before is above", Some(SEASONAL)));
    }
    step.figures.extend([
        Entry::word("rules", Some(chart.rules.as_str())),
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
        let adjoining = pair[1].follows(pair[0]);
        let name = format!("moving range {}", date::period_in_words(now.period));
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
    let arrives = found.arrives.map(date::period_in_words);
    let deadline = found.deadline.map(date::period_in_words);
    Step {
        about: "Target",
        method: found.pace.map(|pace| {
            if pace.weighted {
                "the slope of the latest figures, weighted by their intervals, taken on to the deadline"
            } else {
                "the slope of the latest figures by least squares, taken on to the deadline"
            }
        }),
        source: Some("Placecard’s METHODS, Targets"),
        inputs: vec![
            Entry::word("priority", Some(&case.scorecard.priority(found.target.priority).title)),
            Entry::number("target", Some(found.value)),
            Entry::word("by", target.by.as_ref().map(crate::model::PlainDate::label)),
            Entry::word("deadline period", deadline.as_deref()),
            Entry::word(
                "baseline period",
                target.from.as_ref().map(|from| date::period_in_words(from.period)).as_deref(),
            ),
            Entry::number("baseline", target.from.as_ref().map(|from| from.value)),
        ],
        figures: vec![
            Entry::number("path in the latest period", found.path.ok()),
            Entry::number("needed a period", found.needed_pace),
            Entry::word("pace since", found.pace.map(|pace| date::period_in_words(pace.since)).as_deref()),
            Entry::number("pace a period", found.pace.map(|pace| pace.slope.slope)),
            Entry::number("its lower limit", found.pace.map(|pace| pace.slope.lower)),
            Entry::number("its upper limit", found.pace.map(|pace| pace.slope.upper)),
            Entry::number("projected at the deadline", found.projected.map(|ahead| ahead.value)),
            Entry::number("by the lower limit", found.projected.map(|ahead| ahead.lower)),
            Entry::number("by the upper limit", found.projected.map(|ahead| ahead.upper)),
            Entry::word("arrives", arrives.as_deref()),
        ],
        result: target_meaning(found)
            .map_or_else(|| target_standing(found), |meaning| without_full_stop(&meaning).to_owned()),
        reason: found.reason.as_ref().map(|why| why.sentence(case.scorecard)),
    }
}
