//! The trend chart: real `egui_plot` lines, everything written around them placed by hand.

use super::layout::TrendLayout;
use super::{LineRole, TrendChart, ahead, hover, lines, names, pick};
use crate::charts::time_frame::TimeFrame;
use crate::charts::{canvas, keyboard, moments, remarks};
use crate::widgets::tokens::Tokens;
use egui::{AsIdSalt, Pos2, Rect, Response, Ui, Vec2, vec2};

/// Whether the reader may move about in a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrendInput {
    /// In a card: scrolling scrolls the page.
    #[default]
    Fixed,
    /// Drag along time, zoom with Ctrl and the wheel, double click for the whole again.
    Zoomable,
}

/// What came of drawing a trend chart.
pub struct TrendResponse {
    /// It covers all of the chart.
    pub response: Response,
    /// The line that the reader has just picked, by a click on it or on its name or by key; the one that was picked before
    /// is to be put back.
    pub picked: Option<usize>,
}

/// Draws a trend chart of this size; the response covers it all and carries the sentence for screen readers.
///
/// With the keyboard's focus, left and right walk through the periods and up and down through the other lines, as the
/// pointer does; Enter picks a line.
///
/// `id_salt` must differ from every other chart of the same parent and follow what the chart is about.
pub fn trend(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &TrendChart,
    tokens: &Tokens,
    size: Vec2,
    input: TrendInput,
) -> TrendResponse {
    let id = ui.scope_id().with(("trend", id_salt));
    let response = canvas::image(ui, id, size, &spec.summary);
    let whole = response.rect;
    if !ui.is_rect_visible(whole) {
        return TrendResponse { response, picked: None };
    }
    let layout = TrendLayout::new(ui, whole, spec);
    let places = [whole, layout.plot];
    let (canvas, plotted) = TimeFrame::from(spec).plot(ui, id.with("plot"), places, tokens, input, |plot| {
        lines::add_lines(plot, spec, tokens);
    });
    let mut taken: Vec<Rect> = Vec::new();
    ahead::edge_mark(&canvas, spec);
    let marks = moments::of_trend(spec).draw(&canvas, layout.strip);
    ahead::names(&canvas, spec, layout.target_in_column, &mut taken);
    ahead::far_ahead(&canvas, spec, &mut taken);
    let named = names::line_names(&canvas, spec, &layout, &mut taken);
    taken.extend(named.iter().chain(&marks).map(|(area, _)| *area));
    // Of a number on the line of the nation one would read that it is said of the nation.
    let in_sight = spec.lines.iter().filter(|line| line.role != LineRole::Other);
    let runs: Vec<Vec<[f64; 2]>> = in_sight.flat_map(|line| line.runs.iter().cloned()).collect();
    remarks::draw(&canvas, &runs, &spec.remarks, &mut taken);
    let responses = [&response, &plotted];
    let chosen = keyboard::chosen_period(&canvas, &response, spec.periods.len(), true);
    let walked = pick::walked(&canvas, spec, &response);
    let pointed = pick::pointed(&canvas, spec, &named, responses);
    hover::show(&canvas, spec, (chosen, pointed.or(walked)), (&named, &marks), responses);
    let picked = pick::picked(&canvas, spec, (pointed, walked), responses);
    TrendResponse { response: response.union(plotted), picked }
}

/// The size that a chart of this size needs on paper: as much higher as the names above its plot have more than two lines, because no
/// pointer brings up what is cut there.
pub fn trend_size_on_paper(ui: &Ui, spec: &TrendChart, size: Vec2) -> Vec2 {
    let layout = TrendLayout::new(ui, Rect::from_min_size(Pos2::ZERO, size), spec);
    size + vec2(0.0, (layout.strip - 2.0 * layout.text_height).max(0.0))
}

#[cfg(test)]
#[path = "draw_tests.rs"]
pub(super) mod tests;
