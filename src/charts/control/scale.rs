//! How much of the vertical axis a process-control chart shows, and which limits can be real.

use super::LimitStretch;
use crate::analysis::{Limits, Xmr, XmrPoint};
use crate::charts::ticks::on_axis;
use crate::charts::trend::axis_range;
use crate::model::{Indicator, MeasureKind};

/// The mean and limits of each group that has them, meeting half way between groups.
pub(super) fn stretches(indicator: &Indicator, chart: &Xmr) -> Vec<LimitStretch> {
    let middle = |point: &XmrPoint| point.observation.period.midpoint();
    let groups: Vec<&[XmrPoint]> = chart.points.chunk_by(|a, b| a.group == b.group).collect();
    let edge = |before: Option<&&[XmrPoint]>, after: Option<&&[XmrPoint]>| {
        let ends = (before.and_then(|group| group.last()), after.and_then(|group| group.first()));
        match ends {
            (Some(last), Some(first)) => f64::midpoint(middle(last), middle(first)),
            (Some(last), None) => middle(last),
            (None, first) => first.map_or(0.0, middle),
        }
    };
    let stretch = |(at, group): (usize, &&[XmrPoint])| {
        let limits = group.iter().find_map(|point| point.limits)?;
        let before = at.checked_sub(1).and_then(|at| groups.get(at));
        let (lower, upper) = bounded(indicator, chart, limits);
        Some(LimitStretch {
            from: edge(before, Some(group)),
            to: edge(Some(group), groups.get(at + 1)),
            mean: on_axis(limits.mean)?,
            lower: on_axis(lower)?,
            upper: on_axis(upper)?,
        })
    };
    groups.iter().enumerate().filter_map(stretch).collect()
}

/// The limits as far as a value can reach: a rate is never below nought, a percentage never above a hundred, and their
/// differences from the year before are neither.
pub(super) fn bounded(indicator: &Indicator, chart: &Xmr, limits: Limits) -> (f64, f64) {
    let [lowest, highest] = match indicator.measure.kind {
        _ if chart.seasonal => [f64::NEG_INFINITY, f64::INFINITY],
        MeasureKind::Proportion => [0.0, 100.0],
        MeasureKind::Count | MeasureKind::Rate | MeasureKind::StandardisedRate => [0.0, f64::INFINITY],
        _ => [f64::NEG_INFINITY, f64::INFINITY],
    };
    (limits.lower.max(lowest), limits.upper.min(highest))
}

/// The lowest and highest value shown: all points, limits and the target.
pub(super) fn y_range(
    chart: &Xmr,
    stretches: &[LimitStretch],
    target: Option<f64>,
    decimals: usize,
) -> [f64; 2] {
    let values = chart.points.iter().filter_map(|point| on_axis(point.observation.value));
    let limits = stretches.iter().flat_map(|stretch| [stretch.lower, stretch.upper, stretch.mean]);
    let all = values.chain(limits).chain(target);
    let [low, high] =
        all.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], value| [low.min(value), high.max(value)]);
    axis_range(low, high, decimals)
}
