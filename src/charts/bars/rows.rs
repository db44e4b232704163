//! What stands in the rows of a bar chart, behind them and at their foot.

use super::layout::{BarLayout, MARK, Scale, bubble_room};
use super::{Bar, BarChart, BarRole};
use crate::charts::canvas::{GAP, measured};
use crate::charts::mark::{Mark, mark};
use crate::charts::remarks::{self, bubble, bubble_size};
use crate::charts::ticks::{MOST_TICKS, on_axis, ticks};
use crate::model::Verdict;
use crate::widgets::tokens::{MarkColours, Tokens};
use crate::widgets::{self, fonts};
use egui::{Align2, Color32, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, Ui, pos2};

const DOT: f32 = 5.0;
const HOLLOW: f32 = 4.0;

/// The lines behind the rows: zero, or the ticks of the axis, and what the rows are held against.
pub(super) fn behind(
    ui: &Ui,
    spec: &BarChart,
    tokens: &Tokens,
    rows: Rangef,
    layout: &BarLayout,
    scale: Scale,
) {
    let painter = ui.painter();
    let line = |value: f64, stroke: Stroke| {
        let x = painter.round_to_pixel_center(scale.x(value));
        painter.vline(x, rows, stroke);
    };
    if layout.axis {
        for tick in ticks(scale.low, scale.high, MOST_TICKS, spec.decimals) {
            line(tick.value, Stroke::new(1.0, tokens.grid));
        }
    }
    if scale.low <= 0.0 {
        line(0.0, Stroke::new(1.0, tokens.outline));
    }
    for (at, (value, _)) in spec.references.iter().enumerate() {
        let stroke = Stroke::new(1.25, tokens.line_nation);
        if at == 0 {
            line(*value, stroke);
        } else {
            let x = painter.round_to_pixel_center(scale.x(*value));
            let ends = [pos2(x, rows.min), pos2(x, rows.max)];
            painter.extend(Shape::dashed_line(&ends, stroke, 5.0, 3.0));
        }
    }
}

/// One row: its name, how it stands, its value, and the bar or the dot with its interval.
pub(super) fn row(
    ui: &Ui,
    spec: &BarChart,
    bar: &Bar,
    tokens: &Tokens,
    layout: &BarLayout,
    scale: Scale,
    row: Rect,
) {
    let painter = ui.painter();
    let (font, colour) = match bar.role {
        BarRole::Focus => (fonts::strong(), tokens.text),
        BarRole::Pinned => (fonts::strong(), tokens.line_pinned),
        BarRole::Nation | BarRole::System | BarRole::Other => (fonts::small(), tokens.text_weak),
    };
    let (right, middle) = (row.left() + layout.label_width, row.center().y);
    let bubble_room = bubble_room(painter, bar);
    let width = layout.label_width - bubble_room;
    let label = painter.layout(bar.label.clone(), font.clone(), colour, width);
    let label = if label.rows.len() > 1 && label.size().y > row.height() {
        widgets::elided(ui, &bar.label, font.clone(), colour, width)
    } else {
        label
    };
    if bubble_room > 0.0 {
        let size = egui::vec2(bubble_room - GAP, bubble_size(painter, "0").y);
        let centre = pos2(right - label.size().x - GAP - size.x / 2.0, middle);
        bubble(painter, Rect::from_center_size(centre, size), &remarks::label(&bar.numbers), tokens);
    }
    painter.galley(pos2(right - label.size().x, middle - label.size().y / 2.0), label, colour);
    if layout.marks && bar.mark != Mark::None {
        mark(painter, pos2(right + GAP / 2.0 + MARK * 0.625, middle), MARK, bar.mark, tokens);
    }
    if let Some(value) = bar.value.and_then(on_axis) {
        if spec.has_intervals() {
            dot(ui, bar, tokens, scale, pos2(scale.x(value), middle));
        } else {
            let [from, to] = [0.0_f64.max(scale.low), value].map(|value| scale.x(value));
            let height = (row.height() * 0.6).min(30.0);
            let drawn = Rect::from_x_y_ranges(
                from.min(to)..=from.max(to),
                middle - height / 2.0..=middle + height / 2.0,
            );
            filled(ui, bar, tokens, drawn);
        }
    }
    if let Some((value, _)) = &bar.beside {
        let stroke = Stroke::new(1.5, tokens.text);
        painter.circle(pos2(scale.x(*value), middle), HOLLOW, tokens.card, stroke);
    }
    let colour = if bar.value.is_some() { tokens.text } else { tokens.text_weak };
    if layout.axis {
        let at = pos2(layout.plot.left() - GAP, middle);
        let text = widgets::elided(ui, &bar.text, font, colour, layout.value_width);
        painter.galley(at - egui::vec2(text.size().x, text.size().y / 2.0), text, colour);
        return;
    }
    let mut x = scale.x(bar.value.unwrap_or(0.0).max(0.0)) + GAP;
    let width = measured(painter, &bar.text, font.clone()).x;
    // A value across the line of a reference could not be read: it stands behind it.
    for line in spec.references.iter().map(|(value, _)| scale.x(*value)) {
        if (x - 3.0..x + width + 3.0).contains(&line) {
            x = line + 5.0;
        }
    }
    painter.text(pos2(x, middle), Align2::LEFT_CENTER, &bar.text, font, colour);
}

/// Below the rows: the axis, and the names of what they are held against.
pub(super) fn foot(ui: &Ui, spec: &BarChart, tokens: &Tokens, layout: &BarLayout, scale: Scale) {
    let painter = ui.painter();
    let mut top = layout.body.bottom() + 3.0;
    let whole = layout.body.x_range();
    let centred = |text: &str, x: f32, top: f32| {
        let galley = painter.layout_no_wrap(text.to_owned(), fonts::small(), tokens.text_weak);
        let left = (x - galley.size().x / 2.0).min(whole.max - galley.size().x).max(whole.min);
        painter.galley(pos2(left, top), galley, tokens.text_weak);
    };
    if layout.axis {
        for tick in ticks(scale.low, scale.high, MOST_TICKS, spec.decimals) {
            centred(&tick.label, scale.x(tick.value), top);
        }
        top += layout.text_height + 2.0;
    }
    for (value, label) in &spec.references {
        centred(label, scale.x(*value), top);
        top += layout.text_height + 2.0;
    }
}

/// A bar has a pale ground, because whole rows in full orange would shout, and an edge that can be seen; what the chart is
/// about has its full colour and a heavier edge.
fn filled(ui: &Ui, bar: &Bar, tokens: &Tokens, rect: Rect) {
    let MarkColours { fill, outline } = colours_of(bar, tokens);
    let focus = bar.role == BarRole::Focus;
    let fill = if focus { fill } else { fill.lerp_to_gamma(tokens.card, 0.5) };
    let stroke = Stroke::new(if focus { 2.0 } else { 1.0 }, outline);
    ui.painter().rect(rect, 1.0, fill, stroke, StrokeKind::Inside);
}

/// A dot over its interval; that of what the chart is about is larger.
fn dot(ui: &Ui, bar: &Bar, tokens: &Tokens, scale: Scale, centre: Pos2) {
    let MarkColours { fill, outline } = colours_of(bar, tokens);
    let focus = bar.role == BarRole::Focus;
    if let (Some(lower), Some(upper)) = (bar.lower.and_then(on_axis), bar.upper.and_then(on_axis)) {
        let x = scale.x(lower)..=scale.x(upper);
        ui.painter().hline(x, centre.y, Stroke::new(if focus { 3.0 } else { 2.0 }, outline));
    }
    let (radius, edge) = if focus { (DOT + 1.5, 2.0) } else { (DOT, 1.0) };
    ui.painter().circle(centre, radius, fill, Stroke::new(edge, outline));
}

/// The colour of how it stands, or else of whose it is; the edge has at least 3:1 against the card.
pub(super) fn colours_of(bar: &Bar, tokens: &Tokens) -> MarkColours {
    let plain = |colour: Color32| MarkColours { fill: colour, outline: colour };
    match (bar.mark, bar.role) {
        (Mark::Verdict(Verdict::Better) | Mark::Strong(Verdict::Better), _) => tokens.better,
        (Mark::Verdict(Verdict::Worse) | Mark::Strong(Verdict::Worse), _) => tokens.worse,
        (Mark::Verdict(Verdict::Similar), _) => tokens.similar,
        (_, BarRole::Focus) => plain(tokens.line_focus),
        (_, BarRole::Pinned) => plain(tokens.line_pinned),
        (_, BarRole::Nation | BarRole::System | BarRole::Other) => {
            MarkColours { fill: tokens.line_other, outline: tokens.line_system }
        }
    }
}
