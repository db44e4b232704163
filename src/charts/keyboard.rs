//! The keyboard and the pointer in a chart over time: left and right walk through the periods, Home and End go to the
//! ends, and what is found there is told in a tooltip.

use super::canvas::Canvas;
use crate::widgets::focus;
use egui::{EventFilter, Key, Modifiers, Rect, RectAlign, Response, Tooltip, Ui};

/// Between the period and what is told about it.
const ASIDE: f32 = 14.0;

/// The period chosen by key while the chart has the focus, which is drawn around it; `None` until a key is hit.
///
/// `up_and_down` says whether the chart also takes these arrows.
pub(super) fn chosen_period(
    canvas: &Canvas<'_>,
    response: &Response,
    periods: usize,
    up_and_down: bool,
) -> Option<usize> {
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: up_and_down, ..EventFilter::default() };
    let last = periods.saturating_sub(1);
    walk(canvas.ui, response, periods, filter, [(Key::ArrowLeft, last), (Key::ArrowRight, last)])
}

/// The row that up and down have come to while a chart of rows has the focus; `None` until a key is hit.
pub(super) fn chosen_row(ui: &Ui, response: &Response, rows: usize) -> Option<usize> {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    walk(ui, response, rows, filter, [(Key::ArrowUp, rows.saturating_sub(1)), (Key::ArrowDown, 0)])
}

/// The one of many in an order that left and right have come to while a chart has the focus; `None` until a key is hit.
pub(super) fn chosen_in_order(ui: &Ui, response: &Response, count: usize) -> Option<usize> {
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    walk(ui, response, count, filter, [(Key::ArrowLeft, count.saturating_sub(1)), (Key::ArrowRight, 0)])
}

/// Tells what is pointed at, or what the keys have come to, beside where it stands in a chart; nothing while a dialog lies over
/// the chart.
pub(super) fn told_at(chart: &Response, at: Rect, text: &str) {
    if !chart.ctx.memory(|memory| memory.allows_interaction(chart.layer_id)) {
        return;
    }
    let mut tooltip = Tooltip::always_open(chart.ctx.clone(), chart.layer_id, chart.id, at).gap(4.0);
    tooltip.popup = tooltip.popup.align(RectAlign::RIGHT);
    tooltip.show(|ui| {
        ui.set_max_width(ui.spacing().tooltip_width);
        ui.label(text);
    });
}

/// Which of so many the keys have come to while a chart has the focus, Home and End among them. `back_and_on` are the keys
/// from one to the next, each with where it begins.
fn walk(
    ui: &Ui,
    response: &Response,
    count: usize,
    filter: EventFilter,
    back_and_on: [(Key, usize); 2],
) -> Option<usize> {
    let id = response.id.with("chosen by key");
    if !response.has_focus() {
        ui.data_mut(|data| data.remove::<usize>(id));
        return None;
    }
    focus::keep_keys(ui.ctx(), response.id, filter);
    let last = count.checked_sub(1)?;
    let before = ui.data(|data| data.get_temp::<usize>(id));
    let hit = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let [(back, from_end), (on, from_start)] = back_and_on;
    let chosen = if hit(back) {
        Some(before.map_or(from_end, |at| at.saturating_sub(1)))
    } else if hit(on) {
        Some(before.map_or(from_start, |at| at + 1))
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

/// A tooltip beside the period at this position, within the height of the plot, so that it covers neither what is pointed
/// at nor what follows the chart; none while a dialog lies over the chart.
pub(super) fn tooltip<'a>(canvas: &Canvas<'_>, over: &Response, x: f32) -> Option<Tooltip<'a>> {
    let plot = canvas.plot;
    let anchor = Rect::from_x_y_ranges(x - ASIDE..=x + ASIDE, plot.top()..=plot.bottom());
    let (first, other): (_, &[RectAlign]) = if to_the_right(canvas, x) {
        (RectAlign::RIGHT_START, &[RectAlign::LEFT_START])
    } else {
        (RectAlign::LEFT_START, &[RectAlign::RIGHT_START])
    };
    let uncovered = canvas.ui.memory(|memory| memory.allows_interaction(over.layer_id));
    uncovered.then(|| {
        let ctx = canvas.ui.ctx().clone();
        let mut tooltip = Tooltip::always_open(ctx, over.layer_id, over.id, anchor).gap(0.0);
        tooltip.popup = tooltip.popup.align(first).align_alternatives(other);
        tooltip
    })
}

/// On which side of a period what is told about it stands: where there is more room in the plot.
pub(super) fn to_the_right(canvas: &Canvas<'_>, x: f32) -> bool {
    x < canvas.plot.center().x
}
