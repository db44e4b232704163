//! The keyboard and the pointer in a chart over time: left and right walk through the periods, Home and End go to the
//! ends, and what is found there is told in a tooltip.

use super::canvas::Canvas;
use egui::{EventFilter, Key, Modifiers, PopupAnchor, Response, Stroke, StrokeKind, Tooltip, pos2};

/// The period chosen by key while the chart has the focus, which is drawn around it; `None` until a key is hit.
pub(super) fn chosen_period(canvas: &Canvas<'_>, response: &Response, periods: usize) -> Option<usize> {
    let ui = canvas.ui;
    let id = response.id.with("period");
    if !response.has_focus() {
        ui.data_mut(|data| data.remove::<usize>(id));
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let ring = Stroke::new(2.0, canvas.tokens.line_focus);
    ui.painter().rect_stroke(response.rect.expand(2.0), 4.0, ring, StrokeKind::Inside);
    let last = periods.checked_sub(1)?;
    let before = ui.data(|data| data.get_temp::<usize>(id));
    let hit = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let chosen = if hit(Key::ArrowLeft) {
        Some(before.map_or(last, |period| period.saturating_sub(1)))
    } else if hit(Key::ArrowRight) {
        Some(before.map_or(last, |period| period + 1))
    } else if hit(Key::Home) {
        Some(0)
    } else if hit(Key::End) {
        Some(last)
    } else {
        before
    };
    let chosen = chosen?.min(last);
    ui.data_mut(|data| data.insert_temp(id, chosen));
    Some(chosen)
}

/// A tooltip at the pointer or, for what was chosen by key, at its place in time; none while a dialog lies over the chart.
pub(super) fn tooltip<'a>(
    canvas: &Canvas<'_>,
    over: &Response,
    chosen_x: Option<f32>,
) -> Option<Tooltip<'a>> {
    let anchor = match chosen_x {
        Some(x) => PopupAnchor::Position(pos2(x, canvas.plot.center().y)),
        None => PopupAnchor::Pointer,
    };
    let uncovered = canvas.ui.memory(|memory| memory.allows_interaction(over.layer_id));
    uncovered.then(|| Tooltip::always_open(canvas.ui.ctx().clone(), over.layer_id, over.id, anchor).gap(14.0))
}
