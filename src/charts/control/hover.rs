//! What the pointer or a key brings up in a process-control chart: one point and what it means.

use super::lines::{colours_of, point_mark};
use super::{ControlChart, ControlPoint};
use crate::charts::style::ChartStyle;
use crate::words::variation_word;
use eframe::egui::{PopupAnchor, Rect, Response, RichText, Stroke, Tooltip, Ui, pos2};
use egui_plot::PlotTransform;

/// Tells about the point nearest to the pointer in time.
pub(in crate::charts) fn hover(
    ui: &Ui,
    response: &Response,
    spec: &ControlChart,
    style: &ChartStyle,
    plot: Rect,
    to: &PlotTransform,
) {
    let Some(pointer) = response.hover_pos().filter(|at| plot.expand(6.0).contains(*at)) else { return };
    let x = to.value_from_position(pointer).x;
    let distance = |at: &usize| (spec.points[*at].x - x).abs();
    let nearest = (0..spec.points.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)));
    let Some(nearest) = nearest else { return };
    let moment = Moment { at: nearest, anchor: PopupAnchor::Pointer };
    tell(ui, response, moment, spec, style, plot, to);
}

/// Tells about one point, chosen by key.
pub(in crate::charts) fn at_point(
    ui: &Ui,
    response: &Response,
    at: usize,
    spec: &ControlChart,
    style: &ChartStyle,
    plot: Rect,
    to: &PlotTransform,
) {
    let Some(point) = spec.points.get(at) else { return };
    let anchor = PopupAnchor::Position(pos2(to.position_from_point_x(point.x), plot.center().y));
    tell(ui, response, Moment { at, anchor }, spec, style, plot, to);
}

/// What is told about, and where.
struct Moment {
    at: usize,
    anchor: PopupAnchor,
}

/// Paints the moment and opens the tooltip.
fn tell(
    ui: &Ui,
    response: &Response,
    Moment { at, anchor }: Moment,
    spec: &ControlChart,
    style: &ChartStyle,
    plot: Rect,
    to: &PlotTransform,
) {
    let point = &spec.points[at];
    let centre = pos2(to.position_from_point_x(point.x), to.position_from_point_y(point.value));
    if !plot.expand(2.0).contains(centre) {
        return;
    }
    let canvas = ui.painter().with_clip_rect(plot.expand(8.0).intersect(ui.clip_rect()));
    let ruler = canvas.round_to_pixel_center(centre.x);
    canvas.vline(ruler, plot.y_range(), Stroke::new(1.0, style.mark.gamma_multiply(0.5)));
    canvas.circle_filled(centre, 7.5, style.card);
    point_mark(&canvas, centre, 5.0, point.variation, style);
    Tooltip::always_open(ui.ctx().clone(), response.layer_id, response.id, anchor)
        .gap(14.0)
        .show(|ui| told(ui, spec, at, style));
}

/// The tooltip: period and value, what the point means and why, the range to be expected, the note.
fn told(ui: &mut Ui, spec: &ControlChart, at: usize, style: &ChartStyle) {
    let point = &spec.points[at];
    let strong = |text: String| RichText::new(text).font(style.strong.clone()).color(style.text);
    let small = |text: String| RichText::new(text).font(style.small.clone());
    ui.label(strong(format!("{}   {}", spec.period_of(point), point.text)));
    if let Some(variation) = point.variation {
        let colour = colours_of(Some(variation), style).outline;
        ui.label(small(meaning(variation_word(variation), point)).color(colour));
    }
    if let Some(expected) = &point.expected {
        ui.label(small(format!("To be expected: {expected}")).color(style.text_weak));
    }
    if let Some(note) = &point.note {
        ui.label(small(note.clone()).color(style.text_weak));
    }
    let near = |x: f64| {
        let gap = |other: &ControlPoint| (other.x - x).abs();
        spec.points.iter().all(|other| gap(other) >= gap(point))
    };
    for mark in spec.marks.iter().filter(|mark| near(mark.x)) {
        ui.label(small(format!("{}  {}", mark.number, mark.label)).color(style.text_weak));
    }
}

/// `Concern: above the upper limit; seven points in a row rising`.
fn meaning(word: &str, point: &ControlPoint) -> String {
    if point.rules.is_empty() { word.to_owned() } else { format!("{word}: {}", point.rules.join("; ")) }
}
