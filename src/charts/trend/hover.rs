//! What the pointer brings up: the nearest period with everyone's figure, and the name of a grey line.

use super::lines::stroke_of;
use super::names::name_colour;
use super::{ChartLine, ChartPoint, LineRole, TrendChart};
use crate::charts::canvas::Canvas;
use crate::charts::keyboard;
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use egui::{Grid, Pos2, Response, RichText, Stroke, Ui};

/// A grey line is meant when the pointer is this near to it, in points.
const NEAR: f32 = 8.0;

/// Tells about the period chosen by key, or about the one under the pointer and, where the pointer is near one, about
/// a grey line.
pub(super) fn show(
    canvas: &Canvas<'_>,
    spec: &TrendChart,
    chosen: Option<usize>,
    [whole, plot]: [&Response; 2],
) {
    let pointer = plot.hover_pos().filter(|at| canvas.plot.expand(6.0).contains(*at));
    let (period, hovered) = match (chosen, pointer) {
        (Some(chosen), _) => (Some(chosen), None),
        (None, Some(at)) => {
            (spec.nearest_period(canvas.to.value_from_position(at).x), nearest_other(canvas, spec, at))
        }
        (None, None) => return,
    };
    let Some((period, mark)) = period.and_then(|period| Some((period, spec.periods.get(period)?))) else {
        return;
    };
    let x = canvas.x(mark.x);
    if !canvas.plot.expand(2.0).x_range().contains(x) {
        return;
    }
    let painter = canvas.near_plot(5.0);
    let ruler = Stroke::new(1.0, canvas.tokens.text_weak.gamma_multiply(0.5));
    painter.vline(painter.round_to_pixel_center(x), canvas.plot.y_range(), ruler);
    for run in hovered.iter().flat_map(|line| &line.runs) {
        let points = run.iter().map(|point| canvas.at(*point)).collect();
        painter.line(points, Stroke::new(2.0, canvas.tokens.text_weak));
    }
    for line in spec.lines.iter().filter(|line| line.role != LineRole::Other) {
        if let Some(value) = line.at(period).and_then(|point| point.value) {
            let colour = stroke_of(line.role, canvas.tokens).color;
            painter.circle(canvas.at([mark.x, value]), 4.0, colour, Stroke::new(1.5, canvas.tokens.card));
        }
    }
    let over = if chosen.is_some() { whole } else { plot };
    if let Some(tooltip) = keyboard::tooltip(canvas, over, chosen.map(|_| x)) {
        tooltip.show(|ui| told(ui, spec, period, hovered, canvas.tokens));
    }
}

/// The grey line nearest to the pointer, where one is near.
fn nearest_other<'a>(canvas: &Canvas<'_>, spec: &'a TrendChart, pointer: Pos2) -> Option<&'a ChartLine> {
    let distance = |line: &ChartLine| {
        let pieces = line.runs.iter().flat_map(|run| run.windows(2));
        let nearest = pieces.map(|pair| distance_to_piece(pointer, canvas.at(pair[0]), canvas.at(pair[1])));
        nearest.fold(f32::INFINITY, f32::min)
    };
    let near = |role_is_other: bool| {
        let lines = spec.lines.iter().filter(move |line| (line.role == LineRole::Other) == role_is_other);
        lines.map(|line| (distance(line), line)).min_by(|a, b| a.0.total_cmp(&b.0))
    };
    let (other, line) = near(true)?;
    let named = near(false).map_or(f32::INFINITY, |(named, _)| named);
    (other <= NEAR && other < named).then_some(line)
}

fn distance_to_piece(point: Pos2, from: Pos2, to: Pos2) -> f32 {
    let along = to - from;
    let length = along.length_sq();
    let share = if length > 0.0 { ((point - from).dot(along) / length).clamp(0.0, 1.0) } else { 0.0 };
    point.distance(from + along * share)
}

/// The tooltip: the period, then one line for each area that has a name here.
fn told(ui: &mut Ui, spec: &TrendChart, period: usize, hovered: Option<&ChartLine>, tokens: &Tokens) {
    ui.label(RichText::new(&spec.periods[period].label).font(fonts::strong()).color(tokens.text));
    let named = spec.lines.iter().rev().filter(|line| line.role != LineRole::Other);
    Grid::new("figures").num_columns(2).spacing([12.0, 2.0]).min_row_height(0.0).show(ui, |ui| {
        for line in named.chain(hovered) {
            let Some(point) = line.at(period) else { continue };
            let focus = line.role == LineRole::Focus;
            let font = if focus { fonts::strong() } else { fonts::small() };
            let colour = if focus { tokens.text } else { name_colour(line.role, tokens) };
            ui.label(RichText::new(&line.label).font(font.clone()).color(colour));
            ui.label(RichText::new(figure(point)).font(font).color(tokens.text));
            ui.end_row();
        }
    });
    let note = spec.focus().and_then(|line| line.at(period)).and_then(|point| point.note.as_deref());
    if let Some(note) = note {
        ui.label(RichText::new(note).font(fonts::small()).color(tokens.text_weak));
    }
    for mark in spec.marks.iter().filter(|mark| spec.nearest_period(mark.x) == Some(period)) {
        let text = format!("{}  {}", mark.number, mark.label);
        ui.label(RichText::new(text).font(fonts::small()).color(tokens.text_weak));
    }
}

fn figure(point: &ChartPoint) -> String {
    match &point.interval {
        Some(interval) => format!("{} ({interval})", point.text),
        None => point.text.clone(),
    }
}
