//! What the rules say of one point, to be put in words: how far a signal goes and since when. And a step that has held.

use super::{Rule, Side, Variation, Xmr, XmrPoint};
use crate::model::{Period, Polarity};

/// Points on one side of the mean, up to the latest, from which a new baseline is suggested.
const STEP_LENGTH: usize = 8;

/// One rule that marks a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    pub rule: Rule,
    pub side: Side,
    /// How many points in a row make it.
    pub points: usize,
    /// The first of them.
    pub since: Period,
}

/// The rules that mark the point at this position. Those that agree with its meaning come first, the highest first.
pub fn signals(chart: &Xmr, at: usize, polarity: Polarity) -> Vec<Signal> {
    let Some(point) = chart.points.get(at) else { return Vec::new() };
    let mut found: Vec<Signal> =
        point.marks.ranked().map(|(rule, side)| signal(chart, at, rule, side)).collect();
    let meant = point.variation.and_then(|variation| Side::of(variation, polarity));
    found.sort_by_key(|signal| meant.is_some_and(|meant| signal.side != meant));
    found
}

fn signal(chart: &Xmr, at: usize, rule: Rule, side: Side) -> Signal {
    let points = &chart.points;
    let mean = points[at].limits.map_or(f64::NAN, |limits| limits.mean);
    let on_side = |point: &XmrPoint| lies(point.observation.value, mean) == Some(side);
    let (before, after) = match rule {
        Rule::OutsideLimits => (0, 0),
        Rule::TwoOfThree => three_around(points, at, on_side),
        Rule::Run => around(points, at, |pair| pair.iter().all(on_side)),
        Rule::Trend => around(points, at, |pair| {
            lies(pair[1].observation.value, pair[0].observation.value) == Some(side)
        }),
    };
    Signal { rule, side, points: before + 1 + after, since: points[at - before].observation.period }
}

fn lies(value: f64, beside: f64) -> Option<Side> {
    if value > beside { Some(Side::High) } else { (value < beside).then_some(Side::Low) }
}

/// How many steps before and after a point are joined and go on as `goes_on` says of each two neighbours.
fn around(points: &[XmrPoint], at: usize, goes_on: impl Fn(&[XmrPoint]) -> bool) -> (usize, usize) {
    let holds = |pair: &&[XmrPoint]| joined(&pair[0], &pair[1]) && goes_on(pair);
    let before = points[..=at].windows(2).rev().take_while(holds).count();
    let after = points[at..].windows(2).take_while(holds).count();
    (before, after)
}

/// The latest three in a row on one side, two of them marked, that a point belongs to.
fn three_around(points: &[XmrPoint], at: usize, on_side: impl Fn(&XmrPoint) -> bool) -> (usize, usize) {
    let fits = |before: &usize| {
        let Some(three) = at.checked_sub(*before).and_then(|first| points.get(first..first + 3)) else {
            return false;
        };
        let marked = three.iter().filter(|point| point.marks.two_of_three.is_some()).count();
        three.windows(2).all(|pair| joined(&pair[0], &pair[1])) && three.iter().all(&on_side) && marked >= 2
    };
    let before = (0..3).find(fits).unwrap_or(0);
    (before, 2 - before)
}

/// Whether two neighbours may stand in one signal: same group, both counted, no period between them.
fn joined(earlier: &XmrPoint, later: &XmrPoint) -> bool {
    let counted = !earlier.disrupted && !later.disrupted;
    counted && earlier.group == later.group && later.follows(earlier)
}

/// A step that has held to the latest point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub side: Side,
    /// For how many points.
    pub points: usize,
    /// The first of them.
    pub since: Period,
}

/// The step that could start a new baseline: never taken, only said. `None` for a seasonal series, whose differences are
/// no level, and where the latest point has no verdict.
pub fn suggested_step(chart: &Xmr) -> Option<Step> {
    let at = chart.points.len().checked_sub(1)?;
    let last = &chart.points[at];
    if chart.seasonal || last.variation.is_none_or(|found| found == Variation::CommonCause) {
        return None;
    }
    let side = last.marks.side_of(Rule::Run)?;
    let Signal { points, since, .. } = signal(chart, at, Rule::Run, side);
    (points >= STEP_LENGTH).then_some(Step { side, points, since })
}

/// A step of the latest points that pulls the mean of the whole series to itself, so that many points before it lie on the
/// other side without having moved. It is as yet too short to be [suggested](suggested_step) as a level of its own.
pub fn step_in_the_mean(chart: &Xmr) -> Option<Step> {
    let at = chart.points.len().checked_sub(1)?;
    let last = &chart.points[at];
    if chart.seasonal || last.variation.is_none_or(|found| found == Variation::CommonCause) {
        return None;
    }
    let mean = last.limits?.mean;
    let side = lies(last.observation.value, mean)?;
    let on_side = |point: &XmrPoint| lies(point.observation.value, mean) == Some(side);
    let off_side = |point: &XmrPoint| lies(point.observation.value, mean).is_some_and(|other| other != side);
    let (since_step, _) = around(&chart.points, at, |pair| pair.iter().all(on_side));
    let since = at - since_step;
    let before = since.checked_sub(1)?;
    if !joined(&chart.points[before], &chart.points[since]) {
        return None;
    }
    let (unmoved, _) = around(&chart.points, before, |pair| pair.iter().all(off_side));
    let points = since_step + 1;
    let is_step = (2..STEP_LENGTH).contains(&points) && unmoved + 1 >= STEP_LENGTH;
    is_step.then(|| Step { side, points, since: chart.points[since].observation.period })
}
