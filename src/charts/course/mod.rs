//! A small trend with its axis of time, the benchmark beside it and the way to its target: where a figure came from, where
//! it stands and where it is to go, in the room that a row of a page has.

mod draw;

pub use draw::course;

use super::spark::{SparkScale, Sparkline, sparkline};
use crate::analysis::{Judgement, TargetJudgement, benchmark_line};
use crate::model::{Indicator, Observation, Period, Scorecard, Series};
use crate::words::{
    benchmark_name, comparison_sentence, date, decimals_beside_target, number, target_sentence, unit_line,
};

/// A chart reaches on to the date of a target for no longer than this share of what it shows of the past; a later one stands
/// at its edge, with its date.
const REACH_AHEAD: f64 = 0.8;

/// A small trend, ready to be drawn any number of times. Positions are shares of the plot, upwards is more.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Whose figures: the short name of the indicator.
    pub name: String,
    /// In what they are counted.
    pub unit: String,
    /// The lines, without the target.
    pub line: Sparkline,
    /// The latest value as written.
    pub end: String,
    /// The first value and the latest, each with its period: `62.1% in 2015/16, 65.3% in 2022/23`; nothing where there is one alone.
    pub ends: String,
    /// The latest value of the benchmark as written, with its name and without, and its height.
    pub beside: Option<([String; 2], f32)>,
    pub target: Option<Goal>,
    /// Moments along the foot with their position, those that are wanted most first: the latest period, the date of the
    /// target, the first period.
    pub ticks: Vec<(f32, String)>,
    /// All of it in words.
    pub summary: String,
}

/// A value to be reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Where it lies: its date and its value.
    pub at: [f32; 2],
    /// `5%`, with its date where that is no moment of the chart.
    pub label: String,
    /// Whether the date is still to come, so that a way leads there from the latest figure.
    pub is_ahead: bool,
}

/// The course of the figure that was judged; `None` where there is none.
pub fn course_chart(scorecard: &Scorecard, judgement: &Judgement) -> Option<Course> {
    let latest = judgement.latest?;
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    let about = scorecard.indicator(judgement.indicator);
    let beside = benchmark_line(scorecard, judgement).filter(|other| other.area != judgement.area);
    let target = judgement.target_in_force();
    let mut scale = SparkScale::of(beside.into_iter().chain([series]), target.map(|target| target.value));
    let goal = target.map(|target| goal(scorecard, about, target, latest, &mut scale));
    let line = sparkline(series, beside, &scale);
    let beside = beside.and_then(|beside| {
        let value = beside.at(latest.period).or_else(|| beside.latest())?.value;
        let height = scale.place(scale.x[0], value)[1];
        let value = number::with_sign(about, value);
        Some(([format!("{} {value}", benchmark_name(scorecard, judgement)), value], height))
    });
    let decimals = decimals_beside_target(about, latest, target.map(|target| (scorecard, target)));
    let told = target.map(|target| format!(" {}", target_sentence(scorecard, target, Some(latest))));
    Some(Course {
        name: about.short.clone(),
        unit: unit_line(about),
        end: number::signed_by_unit(about, number::fixed(latest.value, decimals)),
        ends: ends(about, series, latest),
        ticks: ticks(series, latest, target.zip(goal.as_ref()), &scale, scorecard),
        line,
        beside,
        target: goal,
        summary: format!(
            "{}: {}{}",
            about.short,
            comparison_sentence(scorecard, judgement),
            told.unwrap_or_default()
        ),
    })
}

fn ends(about: &Indicator, series: &Series, latest: Observation) -> String {
    let first = series.observations().find(|first| first.period < latest.period);
    let told = |one: Observation| {
        format!("{} in {}", number::with_sign(about, one.value), date::period_on_axis(one.period))
    };
    first.map(|first| format!("{}, {}", told(first), told(latest))).unwrap_or_default()
}

/// The target on the scale, which is widened to its date where that is near.
fn goal(
    scorecard: &Scorecard,
    about: &Indicator,
    judged: &TargetJudgement,
    latest: Observation,
    scale: &mut SparkScale,
) -> Goal {
    let by = judged.target.target(scorecard).by.as_ref();
    let [first, last] = scale.x;
    let due = by.map(|by| latest.period.later(latest.period.steps_to(by)));
    let due = due.flatten().map(Period::midpoint);
    let reach = ((last - first) * REACH_AHEAD).max(1.0);
    let label = number::target_with_sign(about, judged.value);
    let (x, is_shown) = match due {
        Some(due) if due <= last + reach => (due.max(first), due >= first),
        // Too far ahead, or without a date: at the edge, a little on from the latest figure.
        _ => (last + ((last - first) * 0.25).max(0.5), false),
    };
    scale.x[1] = last.max(x);
    let label = match by.filter(|_| !is_shown) {
        Some(by) => format!("{label}, {}", date::in_words(by)),
        None => label,
    };
    Goal {
        at: scale.place(x, judged.value),
        label,
        is_ahead: x > latest.period.midpoint() && judged.needed_pace.is_some(),
    }
}

fn ticks(
    series: &Series,
    latest: Observation,
    target: Option<(&TargetJudgement, &Goal)>,
    scale: &SparkScale,
    scorecard: &Scorecard,
) -> Vec<(f32, String)> {
    let tick = |observation: Observation| {
        let x = scale.place(observation.period.midpoint(), observation.value)[0];
        (x, date::period_on_axis(observation.period))
    };
    let due = target.and_then(|(judged, goal)| {
        let by = judged.target.target(scorecard).by.as_ref()?;
        // A date that stands in the label of the target is no moment of the chart.
        (!goal.label.contains(", ")).then(|| (goal.at[0], date::in_words(by)))
    });
    let first = series.observations().find(|first| first.period < latest.period);
    [Some(tick(latest)), due, first.map(tick)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
