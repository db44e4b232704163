//! The axes of a chart over time: grid and shades beneath the lines, ticks at the left and the foot.

use super::canvas::{Canvas, GAP, measured};
use super::ticks::{self, Tick};
use super::time_frame::TimeFrame;
use super::trend::PeriodMark;
use crate::widgets::fonts;
use egui::{Align2, Rangef, Rect, Shape, Stroke, pos2};
use std::borrow::Cow;

/// More periods than this under one chart are read as noise.
const MOST_PERIODS: usize = 7;

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
        }
    }
    for tick in shown_ticks(frame, canvas).iter() {
        let y = canvas.painter().round_to_pixel_center(canvas.y(tick.value));
        let colour = if tick.value == 0.0 { tokens.outline } else { tokens.line };
        shapes.push(Shape::hline(plot.x_range(), y, Stroke::new(1.0, colour)));
    }
    Shape::Vec(shapes)
}

/// The ticks of the spec, or new ones after zooming.
fn shown_ticks<'a>(frame: &TimeFrame<'a>, canvas: &Canvas<'_>) -> Cow<'a, [Tick]> {
    let (low, high) = (canvas.to.bounds().min()[1], canvas.to.bounds().max()[1]);
    let span = frame.y_range[1] - frame.y_range[0];
    let same = |a: f64, b: f64| (a - b).abs() <= span * 1e-6;
    if same(low, frame.y_range[0]) && same(high, frame.y_range[1]) {
        Cow::Borrowed(frame.y_ticks)
    } else {
        Cow::Owned(ticks::ticks(low, high, 5))
    }
}

/// Ticks with their labels: values at the left, periods at the foot.
pub(super) fn draw(frame: &TimeFrame<'_>, canvas: &Canvas<'_>) {
    for tick in shown_ticks(frame, canvas).iter() {
        let at = pos2(canvas.plot.left() - GAP, canvas.y(tick.value));
        let colour = canvas.tokens.text_weak;
        canvas.painter().text(at, Align2::RIGHT_CENTER, &tick.label, fonts::small(), colour);
    }
    periods(frame, canvas);
}

/// First, last and as many periods between as fit without crowding, the outer ones kept inside the chart.
fn periods(frame: &TimeFrame<'_>, canvas: &Canvas<'_>) {
    let (plot, painter) = (canvas.plot, canvas.painter());
    let first = frame.periods.partition_point(|period| canvas.x(period.x) < plot.left() - 1.0);
    let end = frame.periods.partition_point(|period| canvas.x(period.x) <= plot.right() + 1.0);
    let shown = &frame.periods[first..end.max(first)];
    let Some(latest) = shown.last() else { return };
    let due = frame.due.filter(|due| canvas.x(due.x) <= plot.right() + 1.0);
    let width = |mark: &PeriodMark| measured(painter, &mark.tick, fonts::small()).x;
    let widest = due.map_or(0.0, width).max(width(latest));
    let room = ((plot.width() + 2.0 * GAP) / (widest + 2.5 * GAP)).floor().max(2.0) as usize;
    // The outer two first: what crowds them is left out.
    let chosen = chosen_periods(shown.len(), room.min(MOST_PERIODS));
    let mut taken: Vec<Rangef> = Vec::with_capacity(chosen.len() + 1);
    let periods = chosen.last().into_iter().chain(&chosen).map(|&period| &shown[period]);
    for period in due.into_iter().chain(periods) {
        let width = width(period);
        let rightmost = (plot.right() - width).max(plot.left());
        let left = (canvas.x(period.x) - width / 2.0).clamp(plot.left(), rightmost);
        let room = Rangef::new(left, left + width);
        if taken.iter().any(|other| other.expand(GAP).intersects(room)) {
            continue;
        }
        taken.push(room);
        let x = painter.round_to_pixel_center(canvas.x(period.x));
        painter.vline(x, plot.bottom()..=plot.bottom() + 4.0, Stroke::new(1.0, canvas.tokens.line_other));
        let corner = pos2(left, plot.bottom() + 5.0);
        painter.text(corner, Align2::LEFT_TOP, &period.tick, fonts::small(), canvas.tokens.text_weak);
    }
}

/// At most `room` of `count` periods, in order: the first, the last, and even steps back from the last.
fn chosen_periods(count: usize, room: usize) -> Vec<usize> {
    let Some(last) = count.checked_sub(1) else { return Vec::new() };
    if room < 2 || last == 0 {
        return vec![last];
    }
    let step = last.div_ceil(room - 1);
    let between = (1..room).map_while(|back| last.checked_sub(back * step)).filter(|&at| at * 4 >= step * 3);
    let mut chosen: Vec<usize> = between.chain([0, last]).collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

#[cfg(test)]
mod tests {
    use super::chosen_periods;

    #[test]
    fn first_and_last_are_always_there_and_steps_are_even() {
        assert_eq!(chosen_periods(18, 3), [0, 8, 17]);
        assert_eq!(chosen_periods(18, 6), [0, 5, 9, 13, 17]);
        assert_eq!(chosen_periods(3, 7), [0, 1, 2]);
        assert_eq!(chosen_periods(1, 5), [0]);
        assert_eq!(chosen_periods(9, 1), [8]);
        assert!(chosen_periods(0, 5).is_empty());
    }
}
