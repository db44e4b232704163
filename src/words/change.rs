//! How a value has changed, in plain description: what no test tells of, which says so.

use super::claim::at;
use super::date;
use super::number;
use super::verdict::benchmark_name;
use super::wording::{count_in_words, flag_in_words, sentence_case, step_word};
use crate::analysis::{
    Judgement, LatelyWay, Movement, MovementBy, RUN_WORTH_SAYING, Run, first_comparable, longer_record,
    present_run,
};
use crate::model::{Flag, Indicator, Observation, Period, Scorecard, Series};

/// What a test does not tell of how the value has changed, in plain description: since the period before; without a test since the
/// first figure, and the present run with the benchmark's change beside it; with one where the record begins before it. A change
/// over the periods of the test is that of the movement, which has its verdict, and is told with it: a run of the same years would
/// stand against a finding of no trend, or tell of a trend from another year. At last whether figures are
/// provisional. `None` where there is nothing to describe.
pub fn change_sentence(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let indicator = scorecard.indicator(judgement.indicator);
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    let (latest, change, movement) = (judgement.latest?, judgement.change, &judgement.movement);
    let tested_from = movement.since.filter(|_| movement.by.is_some());
    // What the movement has said of its latest figures is not said again.
    let lately = movement.lately.filter(|lately| lately.way != LatelyWay::OutsideLimits);
    let is_said = |from: Period| lately.is_some_and(|lately| lately.since <= from);
    let since = |earlier: f64| number::shown_difference(indicator, latest.value, earlier);
    let mut told = vec![latest];
    let mut parts = Vec::new();
    let before = latest.index.checked_sub(1).filter(|_| change.from_previous.is_some());
    let before = before.and_then(|at| Some((series.periods[at], series.value(at)?)));
    if let Some((period, before)) = before.filter(|(period, _)| !is_said(*period)) {
        let moved = number::change_in_words(indicator, since(before), latest.value);
        parts.push(format!("{moved} on {}", date::period_in_words(period)));
    }
    // Of two figures, the first is the one before.
    let is_news = |first: &Observation| change.from_previous.is_none() || first.index + 1 < latest.index;
    let first = first_comparable(series, latest).filter(is_news);
    if let Some(first) = first.filter(|_| change.from_first.is_some() && tested_from.is_none()) {
        let by = since(first.value);
        // The unit is said once.
        let moved = if parts.is_empty() {
            number::change_in_words(indicator, by, latest.value)
        } else {
            number::short_change_in_words(indicator, by, latest.value)
        };
        let little = if change.little && moved != "unchanged" { ", which is little" } else { "" };
        parts.push(format!("{moved} since {}{little}", date::period_in_words(first.period)));
        told.push(first);
    }
    let run = present_run(scorecard, judgement).filter(|run| run.steps.unsigned_abs() >= RUN_WORTH_SAYING);
    let run = run.filter(|run| tested_from.is_none() && !is_said(run.first.period));
    if let Some(run) = run {
        parts.push(run_in_words(scorecard, judgement, &run));
        told.push(run.first);
    }
    let mut sentences = Vec::new();
    if !parts.is_empty() {
        sentences.push(format!("{} (not tested).", sentence_case(&parts.join("; "))));
    }
    let longer = first.filter(|first| tested_from.is_some_and(|from| first.period < from));
    // Where the longer record says otherwise, that stands with the movement.
    if let Some(first) = longer.filter(|_| longer_record(scorecard, judgement).is_none()) {
        sentences.push(record_before(indicator, movement, first));
        told.push(first);
    }
    if sentences.is_empty() {
        return None;
    }
    sentences.extend(not_final(series, &mut told));
    Some(sentences.join(" "))
}

/// `up four years running, from 5.0 in 2015/16 to 9.0 in 2019/20, with England up 1.0 over the same time`.
fn run_in_words(scorecard: &Scorecard, judgement: &Judgement, run: &Run) -> String {
    let indicator = scorecard.indicator(judgement.indicator);
    let way = if run.steps > 0 { "up" } else { "down" };
    let beside = run.benchmark.map_or_else(String::new, |by| {
        let by = number::short_change_in_words(indicator, by, run.last.value);
        format!(", with {} {by} over the same time", benchmark_name(scorecard, judgement))
    });
    format!(
        "{way} {}, from {} to {}{beside}",
        steps_running(indicator, run.steps),
        at(indicator, run.first, number::with_sign),
        at(indicator, run.last, number::with_sign)
    )
}

/// Where the record of a tested movement begins: a figure, because a change from it could be taken for the movement.
fn record_before(indicator: &Indicator, movement: &Movement, first: Observation) -> String {
    let first = at(indicator, first, number::with_sign);
    // Of process control every figure is a part.
    if movement.by == Some(MovementBy::ProcessControl) {
        return format!("The record begins with {first}.");
    }
    format!("The record begins before the {} tested, with {first}.", step_word(indicator.period, 2))
}

/// `four years running`.
fn steps_running(indicator: &Indicator, run: i32) -> String {
    let count = run.unsigned_abs() as usize;
    format!("{} {} running", count_in_words(count), step_word(indicator.period, count))
}

/// `2023/24 is provisional.` of every figure that is provisional or estimated, the oldest first.
fn not_final(series: &Series, told: &mut Vec<Observation>) -> Option<String> {
    told.sort_by_key(|at| at.index);
    told.dedup_by_key(|at| at.index);
    let remark = |at: &Observation| {
        let flag =
            series.flag(at.index).filter(|flag| matches!(flag, Flag::Provisional | Flag::Estimated))?;
        Some(format!("{} is {}.", date::period_in_words(at.period), flag_in_words(flag)))
    };
    let remarks: Vec<String> = told.iter().filter_map(remark).collect();
    (!remarks.is_empty()).then(|| remarks.join(" "))
}
