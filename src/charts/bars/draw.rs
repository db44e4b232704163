//! Horizontal bars from zero, or dots with intervals, with labels at the left and values at the end.

use super::rows::{self, BarLayout, colour_of, dot_colour_of};
use super::{Bar, BarChart};
use crate::charts::style::ChartStyle;
use eframe::egui::{
    AsIdSalt, CursorIcon, Id, Response, Role, Sense, Shape, Stroke, Ui, UiBuilder, Vec2, WidgetInfo,
};
use egui_plot::{Bar as PlotBar, BarChart as PlotBars, Line, Plot, PlotPoints, PlotResponse, PlotUi, Points};

/// The response of a bar chart.
#[derive(Clone, Debug)]
pub struct BarsResponse {
    /// Of the whole chart, with the sentence for screen readers.
    pub response: Response,
    /// Position of the bar under the pointer.
    pub hovered: Option<usize>,
    /// Position of the bar that was clicked.
    pub clicked: Option<usize>,
}

/// Draws a bar chart of this size, one row for each bar.
///
/// `id_salt` must differ from every other chart of the same parent.
pub fn bars(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &BarChart,
    style: &ChartStyle,
    size: Vec2,
) -> BarsResponse {
    let id = ui.scope_id().with(("bars", id_salt));
    let (_, whole) = ui.allocate_space(size);
    let response = ui.interact(whole, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spec.summary));
    if !ui.is_rect_visible(whole) {
        return BarsResponse { response, hovered: None, clicked: None };
    }
    let layout = BarLayout::new(ui, whole, spec, style);
    let row_at = |y: f32| {
        Some(((y - layout.plot.top()) / layout.row).floor() as usize).filter(|at| *at < spec.bars.len())
    };
    let hovered = response.hover_pos().filter(|at| at.y < layout.plot.bottom()).and_then(|at| row_at(at.y));
    if let Some(at) = hovered {
        ui.painter().rect_filled(layout.row_rect(at), 4.0, style.shade);
    }
    let beneath = ui.painter().add(Shape::Noop);
    let plotted = plot(ui, id.with("plot"), spec, style, &layout);
    let zero = ui.painter().round_to_pixel_center(plotted.transform.position_from_point_x(0.0));
    if layout.plot.expand(1.0).x_range().contains(zero) {
        ui.painter().set(beneath, Shape::vline(zero, layout.plot.y_range(), Stroke::new(1.0, style.axis)));
    }
    rows::reference(ui, spec, style, &layout, &plotted.transform);
    rows::rows(ui, spec, style, &layout, &plotted.transform);
    let clicked = hovered.filter(|_| response.clicked());
    let response =
        if hovered.is_some() { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
    BarsResponse { response, hovered, clicked }
}

fn plot(ui: &mut Ui, id: Id, spec: &BarChart, style: &ChartStyle, layout: &BarLayout) -> PlotResponse<()> {
    let area = layout.plot;
    let [low, high] = spec.range();
    // The value stands after the longest bar, within the plot.
    let drawn = (area.width() - layout.value_width).max(area.width() * 0.3).max(1.0);
    let right = low + (high - low) * f64::from(area.width() / drawn);
    let plot = Plot::new(id)
        .id(id)
        .width(area.width())
        .height(area.height())
        .sense(Sense::hover())
        .include_x(low)
        .include_x(right)
        .include_y(0.0)
        .include_y(spec.bars.len().max(1) as f64)
        .set_margin_fraction(Vec2::ZERO)
        .show_background(false)
        .show_axes(false)
        .show_grid(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_scroll(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_double_click_reset(false);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(area).id_salt(id));
    let thickness = f64::from((22.0 / layout.row).clamp(0.3, 0.72));
    plot.show(&mut inside, |plot| {
        if spec.has_intervals() {
            add_dots(plot, spec, style);
        } else {
            add_bars(plot, spec, style, thickness);
        }
    })
}

/// The height of a row's middle; the plot counts upwards, rows downwards.
fn middle(spec: &BarChart, at: usize) -> f64 {
    (spec.bars.len() - at) as f64 - 0.5
}

fn add_bars(plot: &mut PlotUi<'_>, spec: &BarChart, style: &ChartStyle, thickness: f64) {
    let bar = |(at, bar): (usize, &Bar)| {
        let value = bar.value?;
        let drawn = PlotBar::new(middle(spec, at), value).width(thickness).fill(colour_of(bar, style));
        Some(drawn.stroke(Stroke::NONE).horizontal())
    };
    let drawn = spec.bars.iter().enumerate().filter_map(bar).collect();
    plot.bar_chart(PlotBars::new("", drawn).allow_hover(false).id("bars"));
}

fn add_dots(plot: &mut PlotUi<'_>, spec: &BarChart, style: &ChartStyle) {
    for (at, bar) in spec.bars.iter().enumerate() {
        let Some(value) = bar.value else { continue };
        let (y, colour) = (middle(spec, at), dot_colour_of(bar, style));
        if let (Some(lower), Some(upper)) = (bar.lower, bar.upper) {
            let limits: PlotPoints<'_> = [[lower, y], [upper, y]].into_iter().collect();
            let line = Line::new("", limits).stroke(Stroke::new(2.0, style.system)).allow_hover(false);
            plot.line(line.id((at, "limits")));
        }
        let dot = Points::new("", PlotPoints::from([value, y])).radius(5.0).color(colour);
        plot.points(dot.allow_hover(false).id((at, "dot")));
    }
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;
