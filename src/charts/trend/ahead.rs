//! What lies ahead: the target at its date, the path to it, and where the latest value leads.

use super::TrendChart;
use super::layout::target_text;
use crate::charts::canvas::Canvas;
use crate::charts::placement::{self, clearest};
use crate::widgets::fonts;
use egui::{Galley, Rect, Shape, Stroke, Vec2, pos2, vec2};
use std::sync::Arc;

/// Half the height of the arrow and half the length of the dash at the edge.
const EDGE: f32 = 5.0;

/// The share of the plot that the name of a target may be wide.
const MOST_OF_PLOT: f32 = 0.6;

/// Where the target stands in the column of names: at the right edge, be it there or later.
pub(super) fn target_at_edge(spec: &TrendChart) -> bool {
    spec.target.as_ref().is_some_and(|target| target.at.is_none_or(|[x, _]| x >= spec.x_range[1]))
}

/// The mark of a target that has no date within the chart: an arrow towards a later one, a dash where there is none.
pub(super) fn edge_mark(canvas: &Canvas<'_>, spec: &TrendChart) {
    let Some(target) = spec.target.as_ref().filter(|target| target.at.is_none()) else { return };
    let tip = pos2(canvas.plot.right() + 4.0, canvas.y(target.value));
    if !canvas.plot.expand(1.0).y_range().contains(tip.y) {
        return;
    }
    let colour = canvas.tokens.line_target;
    if target.is_beyond {
        let back = tip - vec2(EDGE * 1.6, 0.0);
        let corners = vec![back - vec2(0.0, EDGE), tip, back + vec2(0.0, EDGE)];
        canvas.painter().add(Shape::convex_polygon(corners, colour, Stroke::NONE));
    } else {
        canvas.painter().line_segment([tip - vec2(EDGE * 2.0, 0.0), tip], Stroke::new(2.5, colour));
    }
}

/// Writes words inside the plot where least runs through them, clear of what is taken; where they stand.
fn write(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    galley: Option<Arc<Galley>>,
    places: impl FnOnce(Vec2) -> Vec<Rect>,
    taken: &mut Vec<Rect>,
) {
    let colour = canvas.tokens.line_target;
    let Some(galley) = galley else { return };
    let Some(area) = clearest(canvas, spec, places(galley.size()), taken) else { return };
    canvas.painter().rect_filled(area.expand(1.0), 2.0, canvas.tokens.card.gamma_multiply(0.85));
    canvas.painter().galley(area.min, galley, colour);
    taken.push(area);
}

/// Names in the plot the target that does not stand in the column of names, and the path to it.
pub(super) fn names(canvas: &Canvas<'_>, spec: &TrendChart, in_column: bool, taken: &mut Vec<Rect>) {
    let Some(target) = &spec.target else { return };
    let colour = canvas.tokens.line_target;
    let plot = canvas.plot;
    if !in_column {
        let at = canvas.at(target.at.unwrap_or([spec.x_range[1], target.value]));
        let around = |size: Vec2| {
            // At the right edge it would else stand far to the left of its mark.
            let at_edge = [-size.y - 6.0, 6.0, -2.0 * size.y, size.y]
                .map(|y| Rect::from_min_size(pos2(plot.right() - size.x, at.y + y), size));
            let edge = at_edge.into_iter().filter(|area| area.left() <= at.x + 6.0);
            edge.chain(placement::around(at, size)).collect()
        };
        // In two lines where one is long for the plot.
        let text = target_text(canvas.painter(), target, colour, plot.width() * MOST_OF_PLOT);
        write(canvas, spec, text, around, taken);
    }
    if let Some(path) = target.path {
        let ends = path.map(|end| canvas.at(end));
        let along = |size: Vec2| {
            let places = [0.5_f32, 0.35, 0.65, 0.2, 0.8].map(|share| ends[0] + (ends[1] - ends[0]) * share);
            let beside = |at: egui::Pos2| {
                let rows = [5.0, 14.0, 26.0].into_iter().flat_map(|off| [-size.y - off, off]);
                rows.map(move |y| at + vec2(-size.x / 2.0, y)).collect::<Vec<_>>()
            };
            places.into_iter().flat_map(beside).map(|min| Rect::from_min_size(min, size)).collect()
        };
        let text = canvas.painter().layout_no_wrap("path to the target".to_owned(), fonts::small(), colour);
        write(canvas, spec, Some(text), along, taken);
    }
}

/// Where the latest value leads, with an arrow, when the target's date lies beyond the chart.
pub(super) fn far_ahead(canvas: &Canvas<'_>, spec: &TrendChart, taken: &mut Vec<Rect>) {
    let Canvas { plot, tokens, .. } = *canvas;
    let painter = canvas.painter();
    let projection = spec.target.as_ref().and_then(|target| target.projection.as_ref());
    let Some(projection) = projection.filter(|found| found.line.is_none()) else { return };
    // Where the chart has room for all names, there is room for the limits.
    let label = if spec.lettered { projection.in_full() } else { projection.label.clone() };
    let galley = painter.layout_no_wrap(label, fonts::small(), tokens.line_focus);
    let arrow = 14.0;
    let size = galley.size() + vec2(arrow + 4.0, 0.0);
    let left = plot.right() - size.x - 2.0;
    let rows = || (0..40_u8).map(|row| plot.top() + 6.0 + f32::from(row) * 8.0);
    let columns = [0.0, 0.2, 0.4].map(|share| left - plot.width() * share);
    let places =
        columns.into_iter().flat_map(|x| rows().map(move |top| Rect::from_min_size(pos2(x, top), size)));
    let Some(area) = clearest(canvas, spec, places, taken) else { return };
    taken.push(area);
    painter.rect_filled(area.expand(2.0), 2.0, tokens.card);
    painter.galley(area.min, galley, tokens.line_focus);
    let tip = area.right_center();
    let stroke = Stroke::new(1.25, tokens.line_focus);
    painter.line_segment([tip - vec2(arrow, 0.0), tip], stroke);
    painter.line(vec![tip + vec2(-4.0, -3.5), tip, tip + vec2(-4.0, 3.5)], stroke);
}
