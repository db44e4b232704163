//! What happened: vertical marks and shaded stretches of a chart over time.

use super::canvas::{Canvas, GAP, measured};
use super::keyboard;
use super::placement::marks_through;
use super::trend::{MarkKind, TimeMark, TimeSpan, TrendChart};
use crate::widgets::tokens::size;
use crate::widgets::{self, fonts};
use egui::{Align2, FontId, Rect, Response, RichText, Shape, Stroke, pos2, vec2};

/// What happened, for a chart over time.
#[derive(Clone, Copy)]
pub(super) struct Moments<'a> {
    pub(super) marks: &'a [TimeMark],
    pub(super) spans: &'a [TimeSpan],
    /// Whether the marks carry numbers, which a list beside the chart explains; else they carry their names.
    pub(super) numbered: bool,
}

/// What happened in a trend chart.
pub(super) fn of_trend(spec: &TrendChart) -> Moments<'_> {
    Moments { marks: &spec.marks, spans: &spec.spans, numbered: spec.numbered }
}

/// Where the number or the name of a mark stands, and which one it is.
pub(super) type MarkArea = (Rect, usize);

impl Moments<'_> {
    /// Room above the plot for numbers and names, where there are any.
    pub(super) fn strip(&self, text_height: f32) -> f32 {
        match self.rows() {
            0 => 0.0,
            rows => rows as f32 * (text_height + 1.0) + 3.0,
        }
    }

    /// Numbers share a row with the names of shaded stretches; every name has one of its own.
    fn rows(&self) -> usize {
        let spans = self.spans.len().min(1);
        if self.numbered { self.marks.len().min(1).max(spans) } else { self.marks.len() + spans }
    }

    /// Vertical marks with their numbers or names and the names of shaded stretches, above the plot.
    pub(super) fn draw(self, canvas: &Canvas<'_>) -> Vec<MarkArea> {
        let areas =
            if self.numbered { numbered(canvas, self.marks) } else { named(canvas, self.marks, self.rows()) };
        let mut taken: Vec<Rect> = areas.iter().map(|(area, _)| *area).collect();
        for span in self.spans {
            span_name(canvas, span, self.marks, &mut taken);
        }
        areas
    }
}

/// Tells what a mark stands for whose number or name is under the pointer; whether there was one.
pub(super) fn told(
    canvas: &Canvas<'_>,
    marks: &[TimeMark],
    areas: &[MarkArea],
    [whole, plot]: [&Response; 2],
) -> bool {
    let pointer = whole.hover_pos().or_else(|| plot.hover_pos());
    let pointed = pointer.and_then(|at| areas.iter().find(|(area, _)| area.expand(2.0).contains(at)));
    let Some((area, mark)) = pointed.and_then(|(area, at)| Some((area, marks.get(*at)?))) else {
        return false;
    };
    if let Some(tooltip) = keyboard::tooltip(canvas, whole, area.center().x) {
        let text = RichText::new(&mark.label).font(fonts::small()).color(canvas.tokens.text);
        tooltip.show(|ui| ui.label(text));
    }
    true
}

/// The line of a mark down through the plot, from this height.
fn mark_line(canvas: &Canvas<'_>, mark: &TimeMark, x: f32, top: f32) {
    let ends = [pos2(x, top), pos2(x, canvas.plot.bottom())];
    let (dash, space) = match mark.kind {
        MarkKind::Break => (5.0, 3.0),
        MarkKind::Succession => (9.0, 2.0),
        MarkKind::Intervention => (1.5, 2.5),
    };
    let stroke = Stroke::new(1.25, canvas.tokens.text_weak);
    canvas.painter().extend(Shape::dashed_line(&ends, stroke, dash, space));
}

/// The marks in view with their position.
fn in_view<'a>(canvas: &Canvas<'_>, marks: &'a [TimeMark]) -> Vec<(usize, &'a TimeMark, f32)> {
    let at = |mark: &TimeMark| canvas.painter().round_to_pixel_center(canvas.x(mark.x));
    let placed = marks.iter().enumerate().map(|(place, mark)| (place, mark, at(mark)));
    placed.filter(|(.., x)| canvas.plot.x_range().contains(*x)).collect()
}

/// Marks with their numbers in circles above the plot.
fn numbered(canvas: &Canvas<'_>, marks: &[TimeMark]) -> Vec<MarkArea> {
    let Canvas { plot, tokens, .. } = *canvas;
    let painter = canvas.painter();
    let radius = measured(painter, "0", fonts::small()).y / 2.0;
    let mut taken: Vec<MarkArea> = Vec::with_capacity(marks.len());
    for (place, mark, x) in in_view(canvas, marks) {
        mark_line(canvas, mark, x, plot.top());
        // A number that no key explains would be a riddle.
        let Some(number) = mark.number else {
            taken.push((
                Rect::from_x_y_ranges(x - radius..=x + radius, plot.top()..=plot.top() + 2.0 * radius),
                place,
            ));
            continue;
        };
        let mut centre = pos2(x, plot.top() - radius - 3.0);
        while taken.iter().any(|(other, _)| other.expand(1.0).contains(centre + vec2(-radius, 0.0))) {
            centre.x += radius * 2.0 + 2.0;
        }
        painter.circle(centre, radius, tokens.card, Stroke::new(1.0, tokens.text_weak));
        let font = FontId::proportional(size::IN_CIRCLE);
        painter.text(centre, Align2::CENTER_CENTER, number, font, tokens.text);
        taken.push((Rect::from_center_size(centre, vec2(radius, radius) * 2.0), place));
    }
    beside_numbers(canvas, marks, &mut taken);
    taken
}

/// The names of numbered marks beside their numbers, each where there is room for all of it before the next: at its right, else
/// at its left. The list beside the chart has them all.
fn beside_numbers(canvas: &Canvas<'_>, marks: &[TimeMark], taken: &mut [MarkArea]) {
    let Canvas { plot, whole, tokens, .. } = *canvas;
    for at in 0..taken.len() {
        let (area, mark) = taken[at];
        let Some(mark) = marks.get(mark).filter(|mark| mark.number.is_some()) else { continue };
        let galley = canvas.painter().layout_no_wrap(mark.name.clone(), fonts::small(), tokens.text_weak);
        let [left, right] = [area.left() - 3.0 - galley.size().x, area.right() + 3.0];
        let top = area.center().y - galley.size().y / 2.0;
        let fits = |x: &f32| {
            let room = Rect::from_min_size(pos2(*x, top), galley.size());
            let free = taken
                .iter()
                .enumerate()
                .all(|(other, (area, _))| other == at || !area.expand(GAP).intersects(room));
            let inside = room.left() >= plot.left() && room.right() <= whole.right();
            free && inside && marks_through(canvas, marks, room.expand2(vec2(-2.0, 0.0))) == 0
        };
        if let Some(x) = [right, left].into_iter().find(fits) {
            let room = Rect::from_min_size(pos2(x, top), galley.size());
            canvas.painter().galley(room.min, galley, tokens.text_weak);
            taken[at].0 = area.union(room);
        }
    }
}

/// Marks with their names, each in a row of its own above the plot: the first in the topmost of these rows or the last,
/// whichever cuts less of the names. The line of a mark goes down through the rows below its own, from below its name where that
/// has no room at either side of it.
fn named(canvas: &Canvas<'_>, marks: &[TimeMark], rows: usize) -> Vec<MarkArea> {
    let Canvas { plot, whole, tokens, .. } = *canvas;
    let row = measured(canvas.painter(), "0", fonts::small()).y + 1.0;
    let shown = in_view(canvas, marks);
    let needed: Vec<f32> =
        shown.iter().map(|(_, mark, _)| measured(canvas.painter(), &mark.name, fonts::small()).x).collect();
    let line = |at: usize| shown.get(at).map(|(.., x)| *x);
    // In which row a name is, and its room at the left and at the right of its own line.
    let place = |at: usize, first_on_top: bool| {
        let (left, right) = if first_on_top {
            (at.checked_sub(1).and_then(line).map_or(whole.left(), |before| before + 4.0), whole.right())
        } else {
            (whole.left(), line(at + 1).map_or(whole.right(), |next| next - 4.0))
        };
        let x = shown[at].2;
        let from_top = if first_on_top { at } else { shown.len() - 1 - at };
        (from_top, x - 4.0 - left, right - x - 4.0)
    };
    // At both sides of its line and over it.
    let across = |left: f32, right: f32| left.max(0.0) + right.max(0.0) + 8.0;
    let cut = |first_on_top: bool| -> f32 {
        let of = |(at, needed): (usize, &f32)| {
            let (_, left, right) = place(at, first_on_top);
            (needed - across(left, right)).max(0.0)
        };
        needed.iter().enumerate().map(of).sum()
    };
    let first_on_top = cut(true) <= cut(false);
    let mut taken: Vec<MarkArea> = Vec::with_capacity(shown.len());
    for (at, (which, mark, x)) in shown.iter().enumerate() {
        let (from_top, left, right) = place(at, first_on_top);
        let top = plot.top() - 3.0 - (rows - from_top) as f32 * row;
        let room = across(left, right);
        let name = widgets::elided_amid(canvas.ui, &mark.name, &fonts::small(), tokens.text_weak, room);
        let width = name.size().x;
        let (start, line_from) = if needed[at] <= right {
            (x + 4.0, top + 2.0)
        } else if needed[at] <= left {
            (x - 4.0 - width, top + 2.0)
        } else {
            let first = x - 4.0 - left.max(0.0);
            ((x - width / 2.0).clamp(first, first + (room - width).max(0.0)), top + row)
        };
        mark_line(canvas, mark, *x, line_from);
        let area = Rect::from_min_size(pos2(start, top), name.size());
        canvas.painter().galley(area.min, name, tokens.text_weak);
        taken.push((area, *which));
    }
    taken
}

/// The name of a shaded stretch: above the plot or in its first line, clear of marks, or not at all.
fn span_name(canvas: &Canvas<'_>, span: &TimeSpan, marks: &[TimeMark], taken: &mut Vec<Rect>) {
    let Canvas { plot, whole, tokens, .. } = *canvas;
    let left = canvas.x(span.from).max(plot.left());
    let right = canvas.x(span.to).min(plot.right());
    if right <= left {
        return;
    }
    let galley = canvas.painter().layout_no_wrap(span.label.clone(), fonts::small(), tokens.text_weak);
    let width = galley.size().x;
    let (above, within) = (plot.top() - galley.size().y - 3.0, plot.top() + 3.0);
    let fits = |(x, top): (f32, f32)| {
        let area = Rect::from_min_size(pos2(x, top), galley.size());
        let free = taken.iter().all(|other| !other.expand2(vec2(GAP, 2.0)).intersects(area));
        let clear = marks_through(canvas, marks, area) == 0;
        // Beside the plot stand the names of lines.
        let end = if top < plot.top() { whole.right() } else { plot.right() };
        let inside = area.left() >= plot.left() - GAP && area.right() <= end;
        (free && clear && inside).then_some(area)
    };
    let columns = [f32::midpoint(left, right) - width / 2.0, left, right - width, right + 2.0];
    let places = [above, within].into_iter().flat_map(|top| columns.map(|x| (x, top)));
    let Some(area) = places.into_iter().find_map(fits) else { return };
    canvas.painter().galley(area.min, galley, tokens.text_weak);
    taken.push(area);
}
