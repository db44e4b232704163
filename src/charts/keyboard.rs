//! The keyboard and the pointer in a chart over time: left and right walk through the periods, Home and End go to the
//! ends, and what is found there is told in a tooltip.

use super::canvas::Canvas;
use crate::widgets::focus;
use egui::{EventFilter, Key, Modifiers, Pos2, Rect, RectAlign, Response, Tooltip, Ui, Vec2};

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

/// The same of this size where it covers least of the line that it tells of and of the names of lines: at the top or the foot of the
/// plot, on this side of the period or on the other; or below the chart where it would cover some of them everywhere.
pub(super) fn tooltip_off<'a>(
    canvas: &Canvas<'_>,
    over: &Response,
    x: f32,
    ((line, names), size): ((&[Pos2], &[Rect]), Vec2),
) -> Option<Tooltip<'a>> {
    let mut tooltip = tooltip(canvas, over, x)?;
    let (align, covered) = least_covering(canvas.plot, x, (line, names), size);
    let below = canvas.ui.ctx().content_rect().bottom() - canvas.whole.bottom();
    if covered > 0.0 && below >= size.y {
        let anchor = Rect::from_x_y_ranges(x - ASIDE..=x + ASIDE, canvas.whole.y_range());
        let ctx = canvas.ui.ctx().clone();
        tooltip = Tooltip::always_open(ctx, over.layer_id, over.id, anchor).gap(0.0);
        tooltip.popup = tooltip.popup.align(RectAlign::BOTTOM).align_alternatives(&[RectAlign::BOTTOM_START]);
        return Some(tooltip);
    }
    tooltip.popup = tooltip.popup.align(align);
    Some(tooltip)
}

/// Where beside a period what is told covers least of a line and of names, and how much of these.
fn least_covering(plot: Rect, x: f32, (line, names): (&[Pos2], &[Rect]), size: Vec2) -> (RectAlign, f32) {
    let right = [RectAlign::RIGHT_START, RectAlign::RIGHT_END];
    let left = [RectAlign::LEFT_START, RectAlign::LEFT_END];
    let order = if x < plot.center().x { [right, left] } else { [left, right] };
    let anchor = Rect::from_x_y_ranges(x - ASIDE..=x + ASIDE, plot.y_range());
    let covered = |align: RectAlign| {
        let place = align.align_rect(&anchor, size, 0.0);
        let of_names = names.iter().map(|name| name.intersect(place)).filter(Rect::is_positive);
        let of_line = line.windows(2).map(|pair| covered(place, [pair[0], pair[1]])).sum::<f32>();
        of_line + of_names.map(|both| both.width()).sum::<f32>()
    };
    let all = order.into_iter().flatten().map(|align| (align, covered(align)));
    all.reduce(|best, next| if next.1 < best.1 { next } else { best })
        .unwrap_or((RectAlign::RIGHT_START, 0.0))
}

/// How much of a straight line lies within a rectangle.
fn covered(rect: Rect, [from, to]: [Pos2; 2]) -> f32 {
    const PARTS: u8 = 16;
    let at = |part: u8| from.lerp(to, f32::from(part) / f32::from(PARTS));
    let within = (0..=PARTS).filter(|part| rect.contains(at(*part))).count();
    from.distance(to) * within as f32 / f32::from(PARTS + 1)
}

/// On which side of a period what is told about it stands: where there is more room in the plot.
pub(super) fn to_the_right(canvas: &Canvas<'_>, x: f32) -> bool {
    x < canvas.plot.center().x
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn what_is_told_covers_least_of_the_line_that_it_tells_of() {
        let plot = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 200.0));
        let size = vec2(120.0, 80.0);
        let at = |x: f32, line: &[Pos2]| least_covering(plot, x, (line, &[]), size);
        let high = [pos2(0.0, 20.0), pos2(400.0, 30.0)];
        let low = [pos2(0.0, 180.0), pos2(400.0, 170.0)];
        assert_eq!(at(100.0, &low), (RectAlign::RIGHT_START, 0.0), "as where nothing is covered");
        assert_eq!(at(100.0, &high), (RectAlign::RIGHT_END, 0.0));
        assert_eq!(at(300.0, &high), (RectAlign::LEFT_END, 0.0));
        // It rises through all of the plot: what lies on the other side of the period is free.
        let steep = [pos2(0.0, 190.0), pos2(190.0, 190.0), pos2(240.0, 5.0), pos2(400.0, 5.0)];
        let (align, covered) = at(180.0, &steep);
        assert!(covered < 1.0, "{align:?} {covered}");
        assert!(at(200.0, &[pos2(0.0, 0.0), pos2(400.0, 200.0)]).1 >= 0.0);
        // Names at the ends of lines, to the right of a narrow plot, are not covered where there is another side.
        let names = [Rect::from_min_size(pos2(404.0, 10.0), vec2(80.0, 40.0))];
        let wide = vec2(260.0, 80.0);
        assert_eq!(least_covering(plot, 190.0, (&low, &[]), wide), (RectAlign::RIGHT_START, 0.0));
        assert_eq!(least_covering(plot, 190.0, (&low, &names), wide), (RectAlign::LEFT_START, 0.0));
    }
}
