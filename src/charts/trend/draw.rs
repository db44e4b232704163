//! The trend chart: real `egui_plot` lines, everything written around them placed by hand.

use super::layout::TrendLayout;
use super::{TrendChart, hover, lines, names};
use crate::charts::time_frame::TimeFrame;
use crate::charts::{canvas, keyboard, moments};
use crate::widgets::tokens::Tokens;
use egui::{AsIdSalt, Response, Ui, Vec2};

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
    tokens: &Tokens,
    size: Vec2,
    input: TrendInput,
) -> Response {
    let id = ui.scope_id().with(("trend", id_salt));
    let response = canvas::image(ui, id, size, &spec.summary);
    let whole = response.rect;
    if !ui.is_rect_visible(whole) {
        return response;
    }
    let layout = TrendLayout::new(ui, whole, spec);
    let places = [whole, layout.plot];
    let (canvas, plotted) = TimeFrame::from(spec).plot(ui, id.with("plot"), places, tokens, input, |plot| {
        lines::add_lines(plot, spec, tokens);
    });
    let target_name = moments::target(&canvas, spec);
    moments::of_trend(spec).draw(&canvas);
    moments::far_ahead(&canvas, spec, target_name);
    names::line_names(&canvas, spec, &layout, target_name);
    let chosen = keyboard::chosen_period(&canvas, &response, spec.periods.len());
    hover::show(&canvas, spec, chosen, [&response, &plotted]);
    response.union(plotted)
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;
