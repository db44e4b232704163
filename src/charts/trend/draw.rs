//! The trend chart: real `egui_plot` lines, everything written around them placed by hand.

use super::TrendChart;
use super::layout::TrendLayout;
use super::{hover, lines, names};
use crate::charts::style::ChartStyle;
use crate::charts::time_frame::TimeFrame;
use crate::charts::{keyboard, moments, time_axes};
use eframe::egui::{AsIdSalt, Response, Role, Sense, Shape, Ui, Vec2, WidgetInfo};

/// Whether the reader may move about in a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrendInput {
    /// In a card: scrolling scrolls the page.
    #[default]
    Fixed,
    /// Drag along time, zoom with Ctrl and the wheel, double click for the whole again.
    Zoomable,
}

/// Draws a trend chart of this size; the response covers it all and carries the sentence for screen readers.
///
/// With the keyboard's focus, left and right walk through the periods, as the pointer does.
///
/// `id_salt` must differ from every other chart of the same parent and follow what the chart is about.
pub fn trend(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &TrendChart,
    style: &ChartStyle,
    size: Vec2,
) -> Response {
    trend_with(ui, id_salt, spec, style, size, TrendInput::Fixed)
}

/// The same, with a choice whether the reader may move about.
pub fn trend_with(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &TrendChart,
    style: &ChartStyle,
    size: Vec2,
    input: TrendInput,
) -> Response {
    let id = ui.scope_id().with(("trend", id_salt));
    let (_, whole) = ui.allocate_space(size);
    let response = ui.interact(whole, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spec.summary));
    if !ui.is_rect_visible(whole) {
        return response;
    }
    let layout = TrendLayout::new(ui, whole, spec, style);
    let beneath = ui.painter().add(Shape::Noop);
    let frame = TimeFrame::from(spec);
    let plotted = frame.plot(ui, id.with("plot"), layout.plot, input, |plot| {
        lines::add_lines(plot, spec, style);
    });
    let to = plotted.transform;
    ui.painter().set(beneath, time_axes::beneath(ui, frame, style, layout.plot, &to));
    let painter = ui.painter();
    time_axes::y_ticks(painter, frame, style, layout.plot, &to);
    time_axes::x_ticks(ui, frame, style, layout.plot, &to);
    let target_name = moments::target(painter, spec, style, &layout, &to);
    moments::of_trend(spec).draw(painter, style, whole, layout.plot, &to);
    moments::far_ahead(painter, target_name, spec, style, &layout, &to);
    names::line_names(painter, target_name, spec, style, &layout, &to);
    match keyboard::chosen_period(ui, &response, spec.periods.len(), style) {
        Some(period) => hover::at_period(ui, &response, period, spec, style, &layout, &to),
        None => hover::hover(ui, &plotted.response, spec, style, &layout, &to),
    }
    response.union(plotted.response)
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;
