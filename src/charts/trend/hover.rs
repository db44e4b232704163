//! What the pointer or a key brings up: the nearest period with everyone's figure, one of the other lines with its name,
//! and what a mark stands for.

use super::lines::stroke_of;
use super::names::{self, NameArea, name_colour};
use super::{ChartLine, ChartPoint, LineRole, TrendChart};
use crate::charts::canvas::{Canvas, measured};
use crate::charts::keyboard;
use crate::charts::moments::{self, MarkArea};
use crate::widgets::tokens::Tokens;
use crate::widgets::{elided, fonts};
use egui::{Grid, Pos2, Rect, Response, RichText, Stroke, Ui, Vec2, pos2, vec2};

/// Tells about the period chosen by key or under the pointer, and about the line that is meant.
pub(super) fn show(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    (chosen, meant): (Option<usize>, Option<usize>),
    (named, marks): (&[NameArea], &[MarkArea]),
    [whole, plot]: [&Response; 2],
) {
    let own_name = meant.and_then(|line| named.iter().find(|(_, at)| *at == line)).map(|(area, _)| *area);
    let meant = meant.and_then(|line| spec.lines.get(line));
    let pointer = plot.hover_pos().or_else(|| whole.hover_pos());
    let is_told = moments::told(canvas, &spec.marks, marks, [whole, plot]);
    if is_told || names::told(canvas, spec, named, [whole, plot]) {
        return;
    }
    let in_plot = pointer.filter(|at| canvas.plot.expand(6.0).contains(*at));
    let period = match (chosen, in_plot) {
        (Some(chosen), _) => Some(chosen),
        (None, Some(at)) => spec.nearest_period(canvas.to.value_from_position(at).x),
        (None, None) => None,
    };
    let period = period.filter(|&period| {
        let x = spec.periods.get(period).map(|mark| canvas.x(mark.x));
        x.is_some_and(|x| canvas.plot.expand(2.0).x_range().contains(x))
    });
    if let Some(line) = meant {
        stand_out(canvas, spec, line, (period, own_name), named);
    }
    let Some(period) = period else { return };
    if chosen.is_some() {
        canvas
            .ui
            .ctx()
            .accesskit_node_builder(whole.id, |node| node.set_value(in_words(spec, period, meant)));
    }
    let x = canvas.x(spec.periods[period].x);
    let painter = canvas.near_plot(5.0);
    let ruler = Stroke::new(1.0, canvas.tokens.text_weak.gamma_multiply(0.5));
    painter.vline(painter.round_to_pixel_center(x), canvas.plot.y_range(), ruler);
    for line in spec.lines.iter().filter(|line| !line.role.is_background()) {
        if let Some(value) = line.at(period).and_then(|point| point.value) {
            let colour = stroke_of(line, canvas.tokens).color;
            let at = pos2(x, canvas.y(value));
            painter.circle(at, 4.0, colour, Stroke::new(1.5, canvas.tokens.card));
        }
    }
    let over = if chosen.is_some() { whole } else { plot };
    let told_of = meant.or_else(|| spec.focus());
    let line: Vec<Pos2> =
        told_of.iter().flat_map(|line| &line.runs).flatten().map(|point| canvas.at(*point)).collect();
    let size = size_of_told(canvas, spec, period, meant);
    let names: Vec<Rect> = named.iter().map(|(area, _)| *area).collect();
    if let Some(tooltip) = keyboard::tooltip_off(canvas, over, x, ((&line, &names), size)) {
        tooltip.show(|ui| told(ui, spec, period, meant, canvas.tokens));
    }
}

/// Draws a line over all others, with its name beside it: where it has one at its end already, that one is underlined, and no
/// name is written over those of others.
fn stand_out(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    line: &ChartLine,
    (period, own_name): (Option<usize>, Option<Rect>),
    named: &[NameArea],
) {
    let (tokens, painter) = (canvas.tokens, canvas.near_plot(5.0));
    let colour = if line.role == LineRole::Pinned { tokens.line_pinned } else { tokens.text };
    for run in &line.runs {
        let points: Vec<_> = run.iter().map(|point| canvas.at(*point)).collect();
        painter.line(points.clone(), Stroke::new(5.0, tokens.card));
        painter.line(points, Stroke::new(2.25, colour));
    }
    let here = period.and_then(|period| Some((spec.periods.get(period)?.x, line.at(period)?.value?)));
    let Some(at) = here.map(|(x, value)| canvas.at([x, value])).or_else(|| Some(canvas.at(line.end?))) else {
        return;
    };
    painter.circle(at, 3.5, colour, Stroke::new(1.5, tokens.card));
    if let Some(name) = own_name {
        let under = Stroke::new(1.5, colour);
        canvas.painter().hline(name.x_range(), name.bottom() - 1.0, under);
    }
    let galley = canvas.painter().layout_no_wrap(line.label.clone(), fonts::strong(), colour);
    let size = galley.size();
    // What is told about the period stands on the other side.
    let left = if keyboard::to_the_right(canvas, at.x) { at.x - size.x - 8.0 } else { at.x + 8.0 };
    let (rightmost, lowest) = (canvas.whole.right() - size.x, canvas.plot.bottom() - size.y);
    let min = pos2(
        left.clamp(canvas.plot.left(), rightmost.max(canvas.plot.left())),
        (at.y - size.y - 5.0).clamp(canvas.plot.top(), lowest.max(canvas.plot.top())),
    );
    let area = Rect::from_min_size(min, size);
    if own_name.is_some() && named.iter().any(|(name, _)| name.expand(2.0).intersects(area)) {
        return;
    }
    canvas.painter().rect_filled(area.expand2(vec2(3.0, 1.0)), 3.0, tokens.card);
    canvas.painter().galley(min, galley, colour);
}

/// About how large the tooltip is.
fn size_of_told(canvas: &Canvas<'_>, spec: &TrendChart, period: usize, meant: Option<&ChartLine>) -> Vec2 {
    const AROUND: Vec2 = vec2(24.0, 18.0);
    let wide = |text: &str| measured(canvas.painter(), text, fonts::strong());
    let is_told = |line: &&ChartLine| line.is_told(spec.of_groups);
    let lines = spec.lines.iter().filter(is_told).chain(meant.filter(|line| !is_told(line)));
    let rows = lines.filter_map(|line| {
        let figure = wide(&figure(line.at(period)?));
        let name =
            wide(&line.label).min(vec2(canvas.ui.spacing().tooltip_width * MOST_OF_NAME, f32::INFINITY));
        Some(name + vec2(12.0 + figure.x, 2.0))
    });
    let head = wide(&spec.periods[period].label);
    let all = rows.fold(head, |all, row| vec2(all.x.max(row.x), all.y + row.y));
    let notes = spec.focus().and_then(|line| line.at(period)).is_some_and(|point| point.note.is_some());
    let marks = spec.marks.iter().filter(|mark| spec.nearest_period(mark.x) == Some(period)).count();
    let more = (usize::from(notes) * 2 + marks) as f32 * (head.y + 2.0);
    let width = if more > 0.0 { canvas.ui.spacing().tooltip_width } else { all.x };
    vec2(width.max(all.x), all.y + more) + AROUND
}

/// What a name has of the width of a tooltip at most.
const MOST_OF_NAME: f32 = 0.7;

/// The tooltip: the period, then one line for each area that has a name here.
fn told(ui: &mut Ui, spec: &TrendChart, period: usize, meant: Option<&ChartLine>, tokens: &Tokens) {
    ui.label(RichText::new(&spec.periods[period].label).font(fonts::strong()).color(tokens.text));
    let is_told = |line: &&ChartLine| line.is_told(spec.of_groups);
    let more = meant.filter(|line| !is_told(line));
    Grid::new("figures").num_columns(2).spacing([12.0, 2.0]).min_row_height(0.0).show(ui, |ui| {
        for line in spec.lines.iter().rev().filter(is_told).chain(more) {
            let Some(point) = line.at(period) else { continue };
            let focus = line.role == LineRole::Focus;
            let font = if focus { fonts::strong() } else { fonts::small() };
            let colour = if focus { tokens.text } else { name_colour(line, tokens) };
            // A name is cut rather than made wider than a window.
            let room = ui.spacing().tooltip_width * MOST_OF_NAME;
            ui.label(elided(ui, &line.label, font.clone(), colour, room));
            ui.label(RichText::new(figure(point)).font(font).color(tokens.text));
            ui.end_row();
        }
    });
    let note = spec.focus().and_then(|line| line.at(period)).and_then(|point| point.note.as_deref());
    if let Some(note) = note {
        ui.label(RichText::new(note).font(fonts::small()).color(tokens.text_weak));
    }
    for mark in spec.marks.iter().filter(|mark| spec.nearest_period(mark.x) == Some(period)) {
        // Only where the mark itself carries a letter does one say which it is.
        let text = if spec.lettered { mark.in_key() } else { mark.label.clone() };
        ui.label(RichText::new(text).font(fonts::small()).color(tokens.text_weak));
    }
}

/// The same in a line, for those who hear it.
fn in_words(spec: &TrendChart, period: usize, meant: Option<&ChartLine>) -> String {
    let is_told = |line: &&ChartLine| line.is_told(spec.of_groups);
    let lines = spec.lines.iter().rev().filter(is_told).chain(meant.filter(|line| !is_told(line)));
    let told = lines.filter_map(|line| Some(format!("{} {}", line.label, figure(line.at(period)?))));
    format!("{}: {}", spec.periods[period].label, told.collect::<Vec<_>>().join("; "))
}

fn figure(point: &ChartPoint) -> String {
    match &point.interval {
        Some(interval) => format!("{} ({interval})", point.text),
        None => point.text.clone(),
    }
}
