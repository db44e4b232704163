//! The process-control chart: real `egui_plot` lines, points with the shape of their meaning.

use super::ControlChart;
use super::ends::EndLabels;
use super::{ends, hover, lines};
use crate::charts::TrendInput;
use crate::charts::bars::rows::elided;
use crate::charts::moments::Moments;
use crate::charts::style::ChartStyle;
use crate::charts::time_frame::TimeFrame;
use crate::charts::trend::layout::measured;
use crate::charts::{keyboard, time_axes};
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
        lines::add_lines(plot, spec, style);
    });
    let to = plotted.transform;
    ui.painter().set(beneath, time_axes::beneath(ui, frame, style, area, &to));
    let painter = ui.painter();
    time_axes::y_ticks(painter, frame, style, area, &to);
    time_axes::x_ticks(ui, frame, style, area, &to);
    moments.draw(painter, style, whole, area, &to);
    lines::points(painter, spec, style, area, &to);
    ends::end_labels(painter, spec, style, &ends, area, &to);
    if let Some(why) = why {
        painter.galley(whole.min, why, style.text_weak);
    }
    match keyboard::chosen_period(ui, &response, spec.points.len(), style) {
        Some(at) => hover::at_point(ui, &response, at, spec, style, area, &to),
        None => hover::hover(ui, &plotted.response, spec, style, area, &to),
    }
    response.union(plotted.response)
}

/// A run chart says itself why it has no limits, so that paper does too.
fn why_no_limits(ui: &Ui, spec: &ControlChart, style: &ChartStyle, width: f32) -> Option<Arc<Galley>> {
    Some(elided(ui, spec.reason.as_ref()?, &style.small, style.text_weak, width))
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;
