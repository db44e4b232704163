//! What the pointer brings up: the nearest period with everyone's figure, and the name of a grey line.

use super::layout::TrendLayout;
use super::lines::stroke_of;
use super::names::name_colour;
use super::{ChartLine, ChartPoint, LineRole, TrendChart};
use crate::charts::style::ChartStyle;
use eframe::egui::{Grid, Painter, PopupAnchor, Pos2, Response, RichText, Stroke, Tooltip, Ui, pos2};
use egui_plot::PlotTransform;

/// A grey line is meant when the pointer is this near to it, in points.
const NEAR: f32 = 8.0;

/// Tells about the period under the pointer and, where the pointer is near one, about a grey line.
pub(in crate::charts) fn hover(
    ui: &Ui,
    response: &Response,
    spec: &TrendChart,
    style: &ChartStyle,
    layout: &TrendLayout,
    to: &PlotTransform,
) {
    let Some(pointer) = response.hover_pos().filter(|at| layout.plot.expand(6.0).contains(*at)) else {
        return;
    };
    let Some(period) = spec.nearest_period(to.value_from_position(pointer).x) else { return };
    let moment = Moment { period, hovered: nearest_other(spec, to, pointer), anchor: PopupAnchor::Pointer };
    tell(ui, response, &moment, spec, style, layout, to);
}

/// Tells about one period, chosen by key.
pub(in crate::charts) fn at_period(
    ui: &Ui,
    response: &Response,
    period: usize,
    spec: &TrendChart,
    style: &ChartStyle,
    layout: &TrendLayout,
    to: &PlotTransform,
) {
    let Some(mark) = spec.periods.get(period) else { return };
    let anchor = PopupAnchor::Position(pos2(to.position_from_point_x(mark.x), layout.plot.center().y));
    tell(ui, response, &Moment { period, hovered: None, anchor }, spec, style, layout, to);
}

/// What is told about.
struct Moment<'a> {
    period: usize,
    hovered: Option<&'a ChartLine>,
    anchor: PopupAnchor,
}

/// Paints the moment and opens the tooltip.
fn tell(
    ui: &Ui,
    response: &Response,
    moment: &Moment<'_>,
    spec: &TrendChart,
    style: &ChartStyle,
    layout: &TrendLayout,
    to: &PlotTransform,
) {
    let x = to.position_from_point_x(spec.periods[moment.period].x);
    if !layout.plot.expand(2.0).x_range().contains(x) {
        return;
    }
    let canvas = ui.painter().with_clip_rect(layout.plot.expand(5.0).intersect(ui.clip_rect()));
    let ruler = canvas.round_to_pixel_center(x);
    canvas.vline(ruler, layout.plot.y_range(), Stroke::new(1.0, style.mark.gamma_multiply(0.5)));
    if let Some(line) = moment.hovered {
        emphasise(&canvas, line, style, to);
    }
    for line in spec.lines.iter().filter(|line| line.role != LineRole::Other) {
        dot(&canvas, line, moment.period, spec, style, to);
    }
    Tooltip::always_open(ui.ctx().clone(), response.layer_id, response.id, moment.anchor)
        .gap(14.0)
        .show(|ui| told(ui, spec, moment.period, moment.hovered, style));
}

/// The grey line nearest to the pointer, where one is near.
fn nearest_other<'a>(spec: &'a TrendChart, to: &PlotTransform, pointer: Pos2) -> Option<&'a ChartLine> {
    let place =
        |point: &[f64; 2]| pos2(to.position_from_point_x(point[0]), to.position_from_point_y(point[1]));
    let distance = |line: &ChartLine| {
        let pieces = line.runs.iter().flat_map(|run| run.windows(2));
        let nearest = pieces.map(|pair| distance_to_piece(pointer, place(&pair[0]), place(&pair[1])));
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

fn emphasise(painter: &Painter, line: &ChartLine, style: &ChartStyle, to: &PlotTransform) {
    for run in &line.runs {
        let place =
            |point: &[f64; 2]| pos2(to.position_from_point_x(point[0]), to.position_from_point_y(point[1]));
        painter.line(run.iter().map(place).collect(), Stroke::new(2.0, style.other_hovered));
    }
}

fn dot(
    painter: &Painter,
    line: &ChartLine,
    period: usize,
    spec: &TrendChart,
    style: &ChartStyle,
    to: &PlotTransform,
) {
    let Some(value) = line.at(period).and_then(|point| point.value) else { return };
    let at = pos2(to.position_from_point_x(spec.periods[period].x), to.position_from_point_y(value));
    painter.circle(at, 4.0, stroke_of(line.role, style).color, Stroke::new(1.5, style.card));
}

/// The tooltip: the period, then one line for each area that has a name here.
fn told(ui: &mut Ui, spec: &TrendChart, period: usize, hovered: Option<&ChartLine>, style: &ChartStyle) {
    ui.label(RichText::new(&spec.periods[period].label).font(style.strong.clone()).color(style.text));
    let named = spec.lines.iter().rev().filter(|line| line.role != LineRole::Other);
    Grid::new("figures").num_columns(2).spacing([12.0, 2.0]).min_row_height(0.0).show(ui, |ui| {
        for line in named.chain(hovered) {
            let Some(point) = line.at(period) else { continue };
            let focus = line.role == LineRole::Focus;
            let font = if focus { &style.strong } else { &style.small };
            let colour = if focus { style.text } else { name_colour(line.role, style) };
            ui.label(RichText::new(&line.label).font(font.clone()).color(colour));
            ui.label(RichText::new(figure(point)).font(font.clone()).color(style.text));
            ui.end_row();
        }
    });
    let note = spec.focus().and_then(|line| line.at(period)).and_then(|point| point.note.as_deref());
    if let Some(note) = note {
        ui.label(RichText::new(note).font(style.small.clone()).color(style.text_weak));
    }
    for mark in spec.marks.iter().filter(|mark| spec.nearest_period(mark.x) == Some(period)) {
        let text = format!("{}  {}", mark.number, mark.label);
        ui.label(RichText::new(text).font(style.small.clone()).color(style.text_weak));
    }
}

fn figure(point: &ChartPoint) -> String {
    match &point.interval {
        Some(interval) => format!("{} ({interval})", point.text),
        None => point.text.clone(),
    }
}
