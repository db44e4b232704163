//! The target in a trend chart: its line, the straight path to it, and where the latest value leads.

use super::{Projection, ProjectionLimits, TargetLine};
use crate::analysis::{Judgement, Projection as Ends, TargetJudgement, TargetRef};
use crate::charts::ticks::on_axis;
use crate::model::{Indicator, Observation, Period, Scorecard, Series, Target};
use crate::words::{date, number};

/// A chart reaches on to a target's date when that adds no more than half of what it shows anyway.
const REACH_AHEAD: f64 = 0.5;

/// The target as the chart shows it; `x_range` is widened to its date where that is near.
pub(super) fn line(
    scorecard: &Scorecard,
    held: TargetRef,
    focus: &Series,
    judgement: Option<&Judgement>,
    decimals: usize,
    x_range: &mut [f64; 2],
) -> TargetLine {
    let target = held.target(scorecard);
    let mut line = TargetLine {
        value: on_axis(target.value).unwrap_or_default(),
        label: label(scorecard, target),
        ..TargetLine::default()
    };
    let (Some(by), Some(latest)) = (&target.by, focus.latest()) else { return line };
    let judged = judgement.and_then(|judgement| found(judgement, held));
    // A period that ends with the date has its point there.
    let due = latest.period.later(latest.period.steps_to(by)).map(Period::midpoint);
    let [first, last] = *x_range;
    let ends = judged.and_then(|judged| judged.projected);
    let projected = ends.and_then(|ends| on_axis(ends.value));
    let has_path = judged.is_some_and(|judged| judged.path.is_ok());
    if let Some(due) = due.filter(|due| *due > last && *due - last <= (last - first) * REACH_AHEAD) {
        x_range[1] = due;
    }
    let in_view = due.filter(|due| (first..=x_range[1]).contains(due));
    line.at = in_view.map(|due| [due, line.value]);
    line.is_beyond = due.is_none_or(|due| due > x_range[1]);
    if line.is_beyond {
        line.label.push_str(", later than shown");
    }
    line.path = due.filter(|_| has_path).and_then(|due| path(target, due, *x_range));
    let about = scorecard.indicator(target.indicator);
    line.projection = due.zip(projected).and_then(|(due, value)| {
        // What does not reach the target must not read like it.
        let text = number::fixed(value, number::decimals_apart(decimals, [value, target.value]));
        let limits = ends.and_then(|ends| limits(about, ends, decimals));
        let told = number::written_beside(about, &text, &about.short);
        let texts = [number::signed_by_unit(about, text), told];
        let found = projection(latest, [due, value], due <= x_range[1], texts, &date::in_words(by))?;
        Some(Projection { limits, ..found })
    });
    line
}

/// The limits of a projection, where they are not one value as they are written.
fn limits(about: &Indicator, ends: Ends, decimals: usize) -> Option<ProjectionLimits> {
    let values = [on_axis(ends.lower)?, on_axis(ends.upper)?];
    let texts = values.map(|value| number::signed_by_unit(about, number::fixed(value, decimals)));
    (texts[0] != texts[1]).then(|| ProjectionLimits {
        values,
        labels: texts.each_ref().map(|text| format!("95% limit {text}")),
        texts,
    })
}

/// Where the latest value leads by the date; nothing once that is past, or where an unmoved value is out of sight.
///
/// `texts` are the value with its sign and with its unit.
fn projection(
    latest: Observation,
    to: [f64; 2],
    shown: bool,
    texts: [String; 2],
    by: &str,
) -> Option<Projection> {
    let from = [latest.period.midpoint(), on_axis(latest.value)?];
    let unmoved = (to[1] - from[1]).abs() <= f64::EPSILON * from[1].abs();
    if unmoved && !shown {
        return None;
    }
    let [label, told] = texts.map(|text| match (shown, unmoved) {
        (_, true) => format!("if nothing changes {text}"),
        (true, false) => format!("projected {text}"),
        (false, false) => format!("projected {text} for {by}"),
    });
    (to[0] > from[0]).then(|| Projection { line: shown.then_some([from, to]), label, told, limits: None })
}

fn found(judgement: &Judgement, held: TargetRef) -> Option<&TargetJudgement> {
    judgement.targets.iter().find(|judged| judged.target == held)
}

/// The straight path from the baseline to the target's date, as far as the chart shows it.
fn path(target: &Target, due: f64, [first, last]: [f64; 2]) -> Option<[[f64; 2]; 2]> {
    let from = target.from.as_ref()?;
    let start = from.period.midpoint();
    let at = |x: f64| {
        let share = (x - start) / (due - start);
        Some([x, on_axis(from.value * (1.0 - share) + target.value * share)?])
    };
    let (left, right) = (start.max(first), due.min(last));
    if due > start && right > left { Some([at(left)?, at(right)?]) } else { None }
}

fn label(scorecard: &Scorecard, target: &Target) -> String {
    let value = number::target_with_sign(scorecard.indicator(target.indicator), target.value);
    match &target.by {
        Some(by) => format!("target {value} by {}", date::in_words(by)),
        None => format!("target {value}"),
    }
}

#[cfg(test)]
#[path = "target_tests.rs"]
mod tests;
