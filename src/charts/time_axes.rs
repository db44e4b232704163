//! The axes of a chart over time: grid and shades beneath the lines, ticks at the left and the foot.

use super::canvas::{Canvas, GAP, measured, text_height};
use super::ticks::Tick;
use super::time_frame::TimeFrame;
use super::time_ticks::TimeTick;
use crate::widgets::fonts;
use egui::{Align2, Rangef, Rect, Shape, Stroke, pos2};

/// What lies beneath the lines: shaded stretches and the horizontal grid.
pub(super) fn beneath(frame: &TimeFrame<'_>, canvas: &Canvas<'_>) -> Shape {
    let Canvas { plot, tokens, .. } = *canvas;
    let mut shapes = Vec::with_capacity(frame.spans.len() + 8);
    for span in frame.spans {
        let left = canvas.x(span.from).max(plot.left());
        let right = canvas.x(span.to).min(plot.right());
        if right > left {
            let area = Rect::from_min_max(pos2(left, plot.top()), pos2(right, plot.bottom()));
            shapes.push(Shape::rect_filled(area, 0.0, tokens.shade));
            // A shade this faint is lost on a poor screen; the bar along its top is not.
            let bar = Rect::from_min_max(area.min, pos2(right, plot.top() + 2.0));
            shapes.push(Shape::rect_filled(bar, 0.0, tokens.outline));
        }
    }
    for tick in frame.y_ticks {
        let y = canvas.painter().round_to_pixel_center(canvas.y(tick.value));
        let colour = if tick.value == 0.0 { tokens.outline } else { tokens.grid };
        shapes.push(Shape::hline(plot.x_range(), y, Stroke::new(1.0, colour)));
    }
    Shape::Vec(shapes)
}

/// Ticks with their labels: values at the left, periods at the foot.
pub(super) fn draw(frame: &TimeFrame<'_>, canvas: &Canvas<'_>) {
    let written = if frame.has_ticks(canvas.ui, [canvas.whole, canvas.plot]) { frame.y_ticks } else { &[] };
    for tick in written.iter().step_by(every(canvas, written)) {
        let at = pos2(canvas.plot.left() - GAP, canvas.y(tick.value));
        let colour = canvas.tokens.text_weak;
        canvas.painter().text(at, Align2::RIGHT_CENTER, &tick.label, fonts::small(), colour);
    }
    periods(frame, canvas);
}

/// Of how many ticks one is written, so that in a low chart they do not lie on each other.
fn every(canvas: &Canvas<'_>, ticks: &[Tick]) -> usize {
    let [first, second, ..] = ticks else { return 1 };
    let apart = (canvas.y(first.value) - canvas.y(second.value)).abs().max(1.0);
    (text_height(canvas.ui) / apart).ceil().max(1.0) as usize
}

/// Periods at natural steps, each under its tick.
fn periods(frame: &TimeFrame<'_>, canvas: &Canvas<'_>) {
    let Canvas { plot, whole, .. } = *canvas;
    let painter = canvas.painter();
    let room = |tick: &TimeTick| {
        let width = measured(painter, &tick.label, fonts::small()).x;
        let rightmost = (whole.right() - width).max(whole.left());
        let left = (canvas.x(tick.x) - width / 2.0).clamp(whole.left(), rightmost);
        Rangef::new(left, left + width)
    };
    let [first, last] =
        [plot.left() - 1.0, plot.right() + 1.0].map(|x| canvas.to.value_from_position(pos2(x, plot.top())).x);
    for (tick, room) in frame.axis.written([first, last], room, 1.5 * GAP) {
        let x = painter.round_to_pixel_center(canvas.x(tick.x));
        painter.vline(x, plot.bottom()..=plot.bottom() + 4.0, Stroke::new(1.0, canvas.tokens.outline));
        let corner = pos2(room.min, plot.bottom() + 5.0);
        painter.text(corner, Align2::LEFT_TOP, &tick.label, fonts::small(), canvas.tokens.text_weak);
    }
}
