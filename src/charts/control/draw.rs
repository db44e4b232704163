//! The process-control chart: real `egui_plot` lines, each point a dot with its meaning.

use super::ends::EndLabels;
use super::{ControlChart, ends, hover, lines};
use crate::charts::moments::Moments;
use crate::charts::time_frame::TimeFrame;
use crate::charts::{TrendInput, canvas, keyboard, remarks};
use crate::widgets::tokens::Tokens;
use crate::widgets::{self, fonts};
use egui::{AsIdSalt, Response, Ui, Vec2};

/// A chart lower than this has no room for the key to its dots.
const LEAST_FOR_KEY: f32 = 130.0;
/// Why there are no limits is told in no more lines than these.
const LINES_FOR_WHY: usize = 4;

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
    tokens: &Tokens,
    size: Vec2,
    input: TrendInput,
) -> Response {
    let id = ui.scope_id().with(("control", id_salt));
    let response = canvas::image(ui, id, size, &spec.summary);
    let whole = response.rect;
    if !ui.is_rect_visible(whole) {
        return response;
    }
    let frame = TimeFrame::from(spec);
    let ends = EndLabels::new(ui, frame.right(ui, whole), spec);
    let line = canvas::text_height(ui);
    let moments = Moments { marks: &spec.marks, spans: &spec.spans, lettered: true };
    // A run chart says itself why it has no limits, so that paper does too.
    let why = spec.reason.as_ref();
    let why = why.map(|why| {
        widgets::paragraph(ui, &[(why, fonts::small(), tokens.text_weak)], whole.width(), LINES_FOR_WHY)
    });
    let has_key = !spec.stretches.is_empty() && whole.height() >= LEAST_FOR_KEY;
    let first_row = why.is_some() || has_key;
    let above = why.as_ref().map_or(line, |why| why.size().y);
    let across = frame.plot_area(ui, whole, ends.width, 0.0).x_range();
    let strip = moments.strip(ui, &frame, [whole.x_range(), across]);
    let top = strip + if first_row { above + 4.0 } else { 0.0 };
    let area = frame.plot_area(ui, whole, ends.width, top);
    let (canvas, plotted) = frame.plot(ui, id.with("plot"), [whole, area], tokens, input, |plot| {
        lines::add_lines(plot, spec, tokens);
    });
    let marks = moments.draw(&canvas, strip);
    lines::target_mark(&canvas, spec);
    lines::points(&canvas, spec);
    ends::end_labels(&canvas, spec, &ends);
    let mut taken: Vec<egui::Rect> = marks.iter().map(|(area, _)| *area).collect();
    remarks::draw(&canvas, &spec.runs, &spec.remarks, &mut taken);
    match why {
        Some(why) => {
            canvas.painter().galley(whole.min, why, tokens.text_weak);
        }
        None if has_key => lines::key(&canvas, spec),
        None => {}
    }
    let chosen = keyboard::chosen_period(&canvas, &response, spec.points.len(), false);
    hover::show(&canvas, spec, chosen, &marks, [&response, &plotted]);
    response.union(plotted)
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;
