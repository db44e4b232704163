//! Finds where words inside the plot cover least.

use super::trend::{LineRole, TimeMark, TrendChart};
use eframe::egui::{Rect, pos2};
use egui_plot::PlotTransform;

/// A piece of line is looked at in this many places.
const LOOKS: u8 = 8;

/// Of the areas inside the plot, the one that the fewest lines and marks run through; the first of equals.
pub(super) fn clearest(
    spec: &TrendChart,
    to: &PlotTransform,
    plot: Rect,
    areas: impl Iterator<Item = Rect>,
) -> Option<Rect> {
    areas.filter(|area| plot.expand(2.0).contains_rect(*area)).min_by_key(|area| crossings(spec, to, *area))
}

/// How much runs through an area: faint lines weigh least.
fn crossings(spec: &TrendChart, to: &PlotTransform, area: Rect) -> usize {
    let place =
        |point: &[f64; 2]| pos2(to.position_from_point_x(point[0]), to.position_from_point_y(point[1]));
    let crosses = |pair: &&[[f64; 2]]| {
        let (a, b) = (place(&pair[0]), place(&pair[1]));
        (0..=LOOKS).any(|look| area.contains(a + (b - a) * (f32::from(look) / f32::from(LOOKS))))
    };
    let lines = spec.lines.iter().map(|line| {
        let weight = if line.role == LineRole::Other { 1 } else { 4 };
        weight * line.runs.iter().flat_map(|run| run.windows(2)).filter(crosses).count()
    });
    let ways = spec.target.iter().flat_map(|target| {
        let projection = target.projection.as_ref().and_then(|projection| projection.line);
        target.path.into_iter().chain(projection)
    });
    let ways = 4 * ways.filter(|way| crosses(&way.as_slice())).count();
    let target = spec.target.as_ref().map(|target| to.position_from_point_y(target.value));
    let ways = ways + 4 * usize::from(target.is_some_and(|y| area.y_range().contains(y)));
    lines.sum::<usize>() + ways + 4 * marks_through(&spec.marks, to, area)
}

/// How many vertical marks run through an area.
pub(super) fn marks_through(marks: &[TimeMark], to: &PlotTransform, area: Rect) -> usize {
    let through = |x: f64| area.expand(2.0).x_range().contains(to.position_from_point_x(x));
    marks.iter().filter(|mark| through(mark.x)).count()
}
