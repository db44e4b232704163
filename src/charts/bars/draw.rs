//! Horizontal bars from zero, or dots with intervals, with labels at the left and values at the end.

use super::rows::{self, BarLayout, colour_of, dot_colour_of};
use super::{Bar, BarChart};
use crate::charts::canvas::{self, Canvas};
use crate::charts::ticks::on_axis;
use crate::charts::time_frame::still_plot;
use crate::widgets::tokens::Tokens;
use egui::{AsIdSalt, CursorIcon, Id, Response, Shape, Stroke, Ui, UiBuilder, Vec2};
use egui_plot::{Bar as PlotBar, BarChart as PlotBars, Line, PlotPoints, PlotTransform, PlotUi, Points};

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
    tokens: &Tokens,
    size: Vec2,
) -> BarsResponse {
    let id = ui.scope_id().with(("bars", id_salt));
    let response = canvas::image(ui, id, size, &spec.summary);
    if !ui.is_rect_visible(response.rect) {
        return BarsResponse { response, hovered: None, clicked: None };
    }
    let layout = BarLayout::new(ui, response.rect, spec);
    let plot = layout.plot;
    let row_at =
        |y: f32| Some(((y - plot.top()) / layout.row).floor() as usize).filter(|at| *at < spec.bars.len());
    let hovered = response.hover_pos().filter(|at| at.y < plot.bottom()).and_then(|at| row_at(at.y));
    if let Some(at) = hovered {
        ui.painter().rect_filled(layout.row_rect(at), 4.0, tokens.shade);
    }
    let beneath = ui.painter().add(Shape::Noop);
    let to = plotted(ui, id.with("plot"), spec, tokens, &layout);
    let canvas = Canvas { ui, tokens, whole: response.rect, plot, to };
    let zero = canvas.painter().round_to_pixel_center(canvas.x(0.0));
    if plot.expand(1.0).x_range().contains(zero) {
        let line = Shape::vline(zero, plot.y_range(), Stroke::new(1.0, tokens.outline));
        canvas.painter().set(beneath, line);
    }
    rows::reference(&canvas, spec);
    rows::rows(&canvas, spec, &layout);
    let clicked = hovered.filter(|_| response.clicked());
    let response =
        if hovered.is_some() { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
    BarsResponse { response, hovered, clicked }
}

fn plotted(ui: &mut Ui, id: Id, spec: &BarChart, tokens: &Tokens, layout: &BarLayout) -> PlotTransform {
    let area = layout.plot;
    let [low, high] = spec.range();
    // The value stands after the longest bar, within the plot.
    let drawn = (area.width() - layout.value_width).max(area.width() * 0.3).max(1.0);
    let right = low + (high - low) * f64::from(area.width() / drawn);
    let plot = still_plot(id, area)
        .include_x(low)
        .include_x(right)
        .include_y(0.0)
        .include_y(spec.bars.len().max(1) as f64);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(area).id_salt(id));
    let thickness = f64::from((22.0 / layout.row).clamp(0.3, 0.72));
    let plotted = plot.show(&mut inside, |plot| {
        if spec.has_intervals() {
            add_dots(plot, spec, tokens);
        } else {
            add_bars(plot, spec, tokens, thickness);
        }
    });
    plotted.transform
}

/// The height of a row's middle; the plot counts upwards, rows downwards.
fn middle(spec: &BarChart, at: usize) -> f64 {
    (spec.bars.len() - at) as f64 - 0.5
}

fn add_bars(plot: &mut PlotUi<'_>, spec: &BarChart, tokens: &Tokens, thickness: f64) {
    let bar = |(at, bar): (usize, &Bar)| {
        let value = bar.value.and_then(on_axis)?;
        let drawn = PlotBar::new(middle(spec, at), value).width(thickness).fill(colour_of(bar, tokens));
        Some(drawn.stroke(Stroke::NONE).horizontal())
    };
    let drawn = spec.bars.iter().enumerate().filter_map(bar).collect();
    plot.bar_chart(PlotBars::new("", drawn).allow_hover(false).id("bars"));
}

fn add_dots(plot: &mut PlotUi<'_>, spec: &BarChart, tokens: &Tokens) {
    for (at, bar) in spec.bars.iter().enumerate() {
        let Some(value) = bar.value.and_then(on_axis) else { continue };
        let (y, colour) = (middle(spec, at), dot_colour_of(bar, tokens));
        if let (Some(lower), Some(upper)) = (bar.lower.and_then(on_axis), bar.upper.and_then(on_axis)) {
            let limits: PlotPoints<'_> = [[lower, y], [upper, y]].into_iter().collect();
            let line = Line::new("", limits).stroke(Stroke::new(2.0, tokens.line_system)).allow_hover(false);
            plot.line(line.id((at, "limits")));
        }
        let dot = Points::new("", PlotPoints::from([value, y])).radius(5.0).color(colour);
        plot.points(dot.allow_hover(false).id((at, "dot")));
    }
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;
