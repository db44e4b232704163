//! What happened and what is to be reached: vertical marks, shaded stretches, the target.

use super::canvas::{Canvas, GAP, measured};
use super::placement::{clearest, marks_through};
use super::trend::{MarkKind, TimeMark, TimeSpan, TrendChart};
use crate::widgets::fonts;
use crate::widgets::tokens::size;
use egui::{Align2, FontId, Rect, Shape, Stroke, pos2, vec2};

/// What happened, for a chart over time.
#[derive(Clone, Copy)]
pub(super) struct Moments<'a> {
    pub(super) marks: &'a [TimeMark],
    pub(super) spans: &'a [TimeSpan],
    /// Whether the marks carry their numbers.
    pub(super) numbered: bool,
}

/// What happened in a trend chart.
pub(super) fn of_trend(spec: &TrendChart) -> Moments<'_> {
    Moments { marks: &spec.marks, spans: &spec.spans, numbered: spec.numbered }
}

impl Moments<'_> {
    /// Room above the plot for numbers and names, where there are any.
    pub(super) fn strip(&self, text_height: f32) -> f32 {
        let numbers = self.numbered && !self.marks.is_empty();
        if numbers || !self.spans.is_empty() { text_height + 4.0 } else { 0.0 }
    }

    /// Vertical marks with their numbers and the names of shaded stretches, above the plot.
    pub(super) fn draw(self, canvas: &Canvas<'_>) {
        let mut taken = marks(canvas, self.marks, self.numbered);
        for span in self.spans {
            span_name(canvas, span, self.marks, &mut taken);
        }
    }
}

/// Vertical marks, each with its number above the plot or with a dot; where the numbers stand.
fn marks(canvas: &Canvas<'_>, marks: &[TimeMark], numbered: bool) -> Vec<Rect> {
    let Canvas { plot, tokens, .. } = *canvas;
    let painter = canvas.painter();
    let radius = measured(painter, "0", fonts::small()).y / 2.0;
    let mut taken: Vec<Rect> = Vec::with_capacity(marks.len());
    for mark in marks {
        let x = painter.round_to_pixel_center(canvas.x(mark.x));
        if !plot.x_range().contains(x) {
            continue;
        }
        let ends = [pos2(x, plot.top()), pos2(x, plot.bottom())];
        let (dash, space) = if mark.kind == MarkKind::Break { (5.0, 3.0) } else { (1.5, 2.5) };
        painter.extend(Shape::dashed_line(&ends, Stroke::new(1.25, tokens.text_weak), dash, space));
        if !numbered {
            painter.circle_filled(pos2(x, plot.top()), 2.5, tokens.text_weak);
            continue;
        }
        let mut centre = pos2(x, plot.top() - radius - 3.0);
        while taken.iter().any(|other| other.expand(1.0).contains(centre + vec2(-radius, 0.0))) {
            centre.x += radius * 2.0 + 2.0;
        }
        painter.circle(centre, radius, tokens.card, Stroke::new(1.0, tokens.text_weak));
        let font = FontId::proportional(size::IN_CIRCLE);
        painter.text(centre, Align2::CENTER_CENTER, mark.number, font, tokens.text);
        taken.push(Rect::from_center_size(centre, vec2(radius, radius) * 2.0));
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
    let (above, within) = (plot.top() - galley.size().y - 3.0, plot.top() + 1.0);
    let fits = |(x, top): (f32, f32)| {
        let area = Rect::from_min_size(pos2(x, top), galley.size());
        let free = taken.iter().all(|other| !other.expand(2.0).intersects(area));
        let clear = top < plot.top() || marks_through(canvas, marks, area) == 0;
        let inside = area.left() >= plot.left() - GAP && area.right() <= whole.right();
        (free && clear && inside).then_some(area)
    };
    let columns = [f32::midpoint(left, right) - width / 2.0, left, right - width, right + 2.0];
    let places = [above, within].into_iter().flat_map(|top| columns.map(|x| (x, top)));
    let Some(area) = places.into_iter().find_map(fits) else { return };
    canvas.painter().galley(area.min, galley, tokens.text_weak);
    taken.push(area);
}

/// The dashed line of the target; its name stands where the lines leave most room.
pub(super) fn target(canvas: &Canvas<'_>, spec: &TrendChart) -> Option<Rect> {
    let Canvas { plot, tokens, .. } = *canvas;
    let painter = canvas.painter();
    let target = spec.target.as_ref()?;
    let y = canvas.y(target.value);
    if !plot.y_range().contains(y) {
        return None;
    }
    let ends = [pos2(plot.left(), y), pos2(plot.right(), y)];
    painter.extend(Shape::dashed_line(&ends, Stroke::new(1.25, tokens.line_target), 2.0, 3.0));
    let galley = painter.layout_no_wrap(target.label.clone(), fonts::small(), tokens.line_target);
    let size = galley.size();
    let corner = |left: bool, above: bool| {
        let x = if left { plot.left() + 2.0 } else { plot.right() - size.x - 2.0 };
        Rect::from_min_size(pos2(x, if above { y - size.y - 1.0 } else { y + 2.0 }), size)
    };
    let corners = [corner(true, true), corner(false, true), corner(true, false), corner(false, false)];
    let area = clearest(canvas, spec, corners.into_iter())?;
    painter.rect_filled(area.expand(1.0), 2.0, tokens.card.gamma_multiply(0.85));
    painter.galley(area.min, galley, tokens.line_target);
    Some(area)
}

/// Where the latest value leads, with an arrow, when the target's date lies beyond the chart.
///
/// `taken` is where the name of the target stands.
pub(super) fn far_ahead(canvas: &Canvas<'_>, spec: &TrendChart, taken: Option<Rect>) {
    let Canvas { plot, tokens, .. } = *canvas;
    let painter = canvas.painter();
    let projection = spec.target.as_ref().and_then(|target| target.projection.as_ref());
    let Some(projection) = projection.filter(|found| found.line.is_none()) else { return };
    // Where the chart has room for all names, there is room for the limits.
    let label = if spec.numbered { projection.in_full() } else { projection.label.clone() };
    let galley = painter.layout_no_wrap(label, fonts::small(), tokens.line_focus);
    let arrow = 14.0;
    let size = galley.size() + vec2(arrow + 4.0, 0.0);
    let left = plot.right() - size.x - 2.0;
    let rows = (0..40_u8).map(|row| plot.top() + 6.0 + f32::from(row) * 8.0);
    let places = rows.map(|top| Rect::from_min_size(pos2(left, top), size));
    let free = places.filter(|area| taken.is_none_or(|taken| !area.expand(2.0).intersects(taken)));
    let Some(area) = clearest(canvas, spec, free) else { return };
    painter.rect_filled(area.expand(2.0), 2.0, tokens.card);
    painter.galley(area.min, galley, tokens.line_focus);
    let tip = area.right_center();
    let stroke = Stroke::new(1.25, tokens.line_focus);
    painter.line_segment([tip - vec2(arrow, 0.0), tip], stroke);
    painter.line(vec![tip + vec2(-4.0, -3.5), tip, tip + vec2(-4.0, 3.5)], stroke);
}
