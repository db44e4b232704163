//! What the rules say about each point, with the way they point and how many points in a row there are.

use crate::analysis::{Limits, Rule, Xmr, XmrPoint};
use crate::words::Side;
use crate::words::rule_words;

/// The rules that mark one point, in words, highest first.
pub(super) fn rules_in_words(chart: &Xmr, at: usize) -> Vec<String> {
    let words = |rule: Rule| {
        let (side, count) = finding(chart, at, rule)?;
        Some(rule_words(rule, side, count))
    };
    chart.points.get(at).map(|point| point.rules.iter().filter_map(words).collect()).unwrap_or_default()
}

/// Which way a rule points at one point, and how many points in a row it marks around it.
pub(super) fn finding(chart: &Xmr, at: usize, rule: Rule) -> Option<(Side, usize)> {
    let point = chart.points.get(at)?;
    let limits = point.limits?;
    let high = |above: bool| if above { Side::High } else { Side::Low };
    let value = point.observation.value;
    match rule {
        Rule::OutsideLimits => Some((high(value > limits.upper), 1)),
        Rule::TwoOfThree => Some((high(value > limits.mean), 3)),
        Rule::Run => Some((high(value > limits.mean), run_around(&chart.points, at, limits))),
        Rule::Trend => trend_around(&chart.points, at).map(|(rising, count)| (high(rising), count)),
    }
}

/// Whether two neighbours may stand in one run: same group, no period between them.
fn joined(earlier: &XmrPoint, later: &XmrPoint) -> bool {
    earlier.group == later.group && later.observation.period.steps_after(earlier.observation.period) == 1
}

/// How many points in a row lie on the same side of the mean.
fn run_around(points: &[XmrPoint], at: usize, limits: Limits) -> usize {
    let above = points[at].observation.value > limits.mean;
    let same = |pair: &[XmrPoint], other: &XmrPoint| {
        let value = other.observation.value;
        joined(&pair[0], &pair[1]) && if above { value > limits.mean } else { value < limits.mean }
    };
    let before = points[..=at].windows(2).rev().take_while(|pair| same(pair, &pair[0])).count();
    let after = points[at..].windows(2).take_while(|pair| same(pair, &pair[1])).count();
    before + 1 + after
}

/// Whether the trend that marks a point rises, and how many points it has.
///
/// A turning point belongs to the trend at its right, where that one is marked too.
fn trend_around(points: &[XmrPoint], at: usize) -> Option<(bool, usize)> {
    let steps = |rising: bool| {
        let moves = |pair: &[XmrPoint]| {
            let (from, to) = (pair[0].observation.value, pair[1].observation.value);
            let marked = pair.iter().all(|point| point.rules.contains(Rule::Trend));
            marked && joined(&pair[0], &pair[1]) && if rising { to > from } else { to < from }
        };
        let before = points[..=at].windows(2).rev().take_while(|pair| moves(pair)).count();
        let after = points[at..].windows(2).take_while(|pair| moves(pair)).count();
        (before, after)
    };
    let ((up_before, up_after), (down_before, down_after)) = (steps(true), steps(false));
    let up = (true, up_before + 1 + up_after);
    let down = (false, down_before + 1 + down_after);
    // At a turning point both are whole trends; elsewhere the other one is at most a step between two.
    if up.1.min(down.1) > 2 {
        return Some(if up_after > 0 { up } else { down });
    }
    match up.1.max(down.1) {
        1 => None,
        _ => Some(if up.1 > down.1 { up } else { down }),
    }
}
