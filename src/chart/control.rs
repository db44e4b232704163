//! The process-control chart: real `egui_plot` lines, points with the shape of their meaning.

use super::bar_rows::elided;
use super::control_ends::EndLabels;
use super::style::ChartStyle;
use super::time_frame::TimeFrame;
use super::trend::TrendInput;
use super::trend_layout::measured;
use super::trend_moments::Moments;
use super::{control_ends, control_hover, control_lines, trend_axes, trend_keys};
use crate::present::control_chart::ControlChart;
use eframe::egui::{AsIdSalt, Galley, Response, Role, Sense, Shape, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

/// Draws a process-control chart of this size; the response covers it all and carries the sentence for screen
/// readers.
///
/// With the keyboard's focus, left and right walk through the points, as the pointer does.
///
/// `id_salt` must differ from every other chart of the same parent and follow what the chart is about.
pub fn control(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &ControlChart,
    style: &ChartStyle,
    size: Vec2,
    input: TrendInput,
) -> Response {
    let id = ui.scope_id().with(("control", id_salt));
    let (_, whole) = ui.allocate_space(size);
    let response = ui.interact(whole, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spec.summary));
    if !ui.is_rect_visible(whole) {
        return response;
    }
    let frame = TimeFrame::from(spec);
    let ends = EndLabels::new(ui, whole, spec, style);
    let line = measured(ui.painter(), "0", &style.small).y;
    let moments = Moments { marks: &spec.marks, spans: &spec.spans, numbered: true };
    let why = why_no_limits(ui, spec, style, whole.width());
    let top = moments.strip(line) + why.as_ref().map_or(0.0, |_| line + 4.0);
    let area = frame.plot_area(ui, whole, style, ends.width, top);
    let beneath = ui.painter().add(Shape::Noop);
    let plotted = frame.plot(ui, id.with("plot"), area, input, |plot| {
        control_lines::add_lines(plot, spec, style);
    });
    let to = plotted.transform;
    ui.painter().set(beneath, trend_axes::beneath(ui, frame, style, area, &to));
    let painter = ui.painter();
    trend_axes::y_ticks(painter, frame, style, area, &to);
    trend_axes::x_ticks(ui, frame, style, area, &to);
    moments.draw(painter, style, whole, area, &to);
    control_lines::points(painter, spec, style, area, &to);
    control_ends::end_labels(painter, spec, style, &ends, area, &to);
    if let Some(why) = why {
        painter.galley(whole.min, why, style.text_weak);
    }
    match trend_keys::chosen_period(ui, &response, spec.points.len(), style) {
        Some(at) => control_hover::at_point(ui, &response, at, spec, style, area, &to),
        None => control_hover::hover(ui, &plotted.response, spec, style, area, &to),
    }
    response.union(plotted.response)
}

/// A run chart says itself why it has no limits, so that paper does too.
fn why_no_limits(ui: &Ui, spec: &ControlChart, style: &ChartStyle, width: f32) -> Option<Arc<Galley>> {
    Some(elided(ui, spec.reason.as_ref()?, &style.small, style.text_weak, width))
}

#[cfg(test)]
#[path = "control_tests.rs"]
mod tests;
