//! Finds where words inside the plot cover least.

use super::canvas::Canvas;
use super::trend::{TimeMark, TrendChart};
use egui::Rect;

/// A piece of line is looked at in this many places.
const LOOKS: u8 = 8;

/// Of the areas inside the plot, the one that the fewest lines and marks run through; the first of equals.
pub(super) fn clearest(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    areas: impl Iterator<Item = Rect>,
) -> Option<Rect> {
    let inside = areas.filter(|area| canvas.plot.expand(2.0).contains_rect(*area));
    inside.min_by_key(|area| crossings(canvas, spec, *area))
}

/// How much runs through an area: faint lines weigh least.
fn crossings(canvas: &Canvas<'_>, spec: &TrendChart, area: Rect) -> usize {
    let crosses = |pair: &&[[f64; 2]]| {
        let (a, b) = (canvas.at(pair[0]), canvas.at(pair[1]));
        (0..=LOOKS).any(|look| area.contains(a + (b - a) * (f32::from(look) / f32::from(LOOKS))))
    };
    let lines = spec.lines.iter().map(|line| {
        let weight = if line.end_label.is_none() { 1 } else { 4 };
        weight * line.runs.iter().flat_map(|run| run.windows(2)).filter(crosses).count()
    });
    let ways = spec.target.iter().flat_map(|target| {
        let projection = target.projection.as_ref().and_then(|projection| projection.line);
        target.path.into_iter().chain(projection)
    });
    let ways = ways.filter(|way| crosses(&way.as_slice())).count();
    let level = spec.level.as_ref().is_some_and(|level| {
        let [from, to] = level.x.map(|x| canvas.x(x));
        let beside = to < area.left() || from > area.right();
        area.y_range().contains(canvas.y(level.value)) && !beside
    });
    let marks = marks_through(canvas, &spec.marks, area);
    lines.sum::<usize>() + 4 * (ways + usize::from(level) + marks)
}

/// How many vertical marks run through an area.
pub(super) fn marks_through(canvas: &Canvas<'_>, marks: &[TimeMark], area: Rect) -> usize {
    let through = |x: f64| area.expand(2.0).x_range().contains(canvas.x(x));
    marks.iter().filter(|mark| through(mark.x)).count()
}
