//! What the pointer or a key brings up in a process-control chart: one point and what it means.

use super::lines::{colours_of, point_mark};
use super::{ControlChart, ControlPoint};
use crate::charts::canvas::Canvas;
use crate::charts::keyboard;
use crate::charts::moments::{self, MarkArea};
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use crate::words::variation_word;
use egui::{Response, RichText, Stroke, Ui};

/// Tells about the point chosen by key, or about the one nearest to the pointer in time.
pub(super) fn show(
    canvas: &Canvas<'_>,
    spec: &ControlChart,
    chosen: Option<usize>,
    marks: &[MarkArea],
    [whole, plot]: [&Response; 2],
) {
    if moments::told(canvas, &spec.marks, marks, [whole, plot]) {
        return;
    }
    let pointer = plot.hover_pos().filter(|at| canvas.plot.expand(6.0).contains(*at));
    let nearest = || {
        let x = canvas.to.value_from_position(pointer?).x;
        let distance = |point: &ControlPoint| (point.x - x).abs();
        spec.points.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
    };
    let point = chosen.map_or_else(nearest, |chosen| spec.points.get(chosen));
    let Some(point) = point else { return };
    let centre = canvas.at([point.x, point.value]);
    if !canvas.plot.expand(2.0).contains(centre) {
        return;
    }
    if chosen.is_some() {
        canvas.ui.ctx().accesskit_node_builder(whole.id, |node| node.set_value(in_words(spec, point)));
    }
    let painter = canvas.near_plot(8.0);
    let ruler = Stroke::new(1.0, canvas.tokens.text_weak.gamma_multiply(0.5));
    painter.vline(painter.round_to_pixel_center(centre.x), canvas.plot.y_range(), ruler);
    painter.circle_filled(centre, 7.5, canvas.tokens.card);
    point_mark(&painter, centre, 5.0, point, canvas.tokens);
    let over = if chosen.is_some() { whole } else { plot };
    if let Some(tooltip) = keyboard::tooltip(canvas, over, centre.x) {
        tooltip.show(|ui| told(ui, spec, point, canvas.tokens));
    }
}

/// The tooltip: period and value, what the point means and why, the range to be expected, the note.
fn told(ui: &mut Ui, spec: &ControlChart, point: &ControlPoint, tokens: &Tokens) {
    let strong = |text: String| RichText::new(text).font(fonts::strong()).color(tokens.text);
    let small = |text: String| RichText::new(text).font(fonts::small());
    ui.label(strong(format!("{}   {}", spec.period_of(point), point.text)));
    if let Some(variation) = point.variation {
        let colour = colours_of(Some(variation), tokens).outline;
        ui.label(small(meaning(variation_word(variation), point)).color(colour));
    }
    if let Some(expected) = &point.expected {
        ui.label(small(format!("Expected range: {expected}")).color(tokens.text_weak));
    }
    if let Some(note) = &point.note {
        ui.label(small(note.clone()).color(tokens.text_weak));
    }
    let near = |x: f64| {
        let gap = |other: &ControlPoint| (other.x - x).abs();
        spec.points.iter().all(|other| gap(other) >= gap(point))
    };
    for mark in spec.marks.iter().filter(|mark| near(mark.x)) {
        ui.label(small(mark.in_key()).color(tokens.text_weak));
    }
}

/// The same in a line, for those who hear it.
fn in_words(spec: &ControlChart, point: &ControlPoint) -> String {
    let meant = point.variation.map(|variation| meaning(variation_word(variation), point));
    let expected = point.expected.as_ref().map(|expected| format!("expected range {expected}"));
    let figure = format!("{}: {}", spec.period_of(point), point.text);
    [Some(figure), meant, expected, point.note.clone()].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// `Concern: above the upper limit; seven points in a row rising`.
fn meaning(word: &str, point: &ControlPoint) -> String {
    if point.rules.is_empty() { word.to_owned() } else { format!("{word}: {}", point.rules.join("; ")) }
}
