//! Where the rows of a bar chart go, and what is written in them.

use super::{Bar, BarChart, BarRole};
use crate::charts::canvas::{Canvas, GAP, measured, text_height};
use crate::charts::mark::verdict_mark;
use crate::model::Verdict;
use crate::widgets::tokens::Tokens;
use crate::widgets::{self, fonts};
use egui::{Align2, Color32, Rect, Stroke, Ui, pos2};

/// The size of a verdict's mark beside a label.
const MARK: f32 = 11.0;

/// The parts of a bar chart, in points.
pub(super) struct BarLayout {
    /// Everything.
    pub(super) whole: Rect,
    /// The bars; labels stand at the left, values within.
    pub(super) plot: Rect,
    /// The height of a row.
    pub(super) row: f32,
    /// Room at the right of the longest bar for its value.
    pub(super) value_width: f32,
    /// Width of the column of labels.
    label_width: f32,
    marks: bool,
}

impl BarLayout {
    pub(super) fn new(ui: &Ui, whole: Rect, spec: &BarChart) -> Self {
        let widest = |text: fn(&Bar) -> &str| {
            let widths = spec.bars.iter().map(|bar| measured(ui.painter(), text(bar), fonts::strong()).x);
            widths.fold(0.0, f32::max)
        };
        let marks = spec.bars.iter().any(|bar| judged(bar.verdict));
        let mark_width = if marks { MARK + 6.0 } else { 0.0 };
        let label_width = (widest(|bar| &bar.label) + 1.0).min(whole.width() * 0.45);
        let value_width = widest(|bar| &bar.text) + GAP;
        let foot = if spec.reference.is_some() { text_height(ui) + 4.0 } else { 0.0 };
        let min = pos2(whole.left() + label_width + mark_width + GAP, whole.top());
        let max = pos2(whole.right(), whole.bottom() - foot).max(min);
        let plot = Rect::from_min_max(min, max);
        let row = plot.height() / spec.bars.len().max(1) as f32;
        Self { whole, plot, row, value_width, label_width, marks }
    }

    /// The whole width of one row.
    pub(super) fn row_rect(&self, at: usize) -> Rect {
        let top = self.plot.top() + self.row * at as f32;
        Rect::from_min_max(pos2(self.whole.left(), top), pos2(self.whole.right(), top + self.row))
    }
}

/// Labels, marks and values of every row.
pub(super) fn rows(canvas: &Canvas<'_>, spec: &BarChart, layout: &BarLayout) {
    let (painter, tokens) = (canvas.painter(), canvas.tokens);
    let reference = spec.reference.as_ref().map(|(value, _)| canvas.x(*value));
    for (at, bar) in spec.bars.iter().enumerate() {
        let row = layout.row_rect(at);
        let focus = bar.role == BarRole::Focus;
        let font = if focus { fonts::strong() } else { fonts::small() };
        let colour = if focus { tokens.text } else { tokens.text_weak };
        let right = row.left() + layout.label_width;
        let label = painter.layout(bar.label.clone(), font.clone(), colour, layout.label_width);
        let label = if label.rows.len() > 1 && label.size().y > row.height() {
            widgets::elided(canvas.ui, &bar.label, font.clone(), colour, layout.label_width)
        } else {
            label
        };
        painter.galley(pos2(right - label.size().x, row.center().y - label.size().y / 2.0), label, colour);
        if let (true, Some(verdict)) = (layout.marks, bar.verdict) {
            verdict_mark(painter, pos2(right + 6.0 + MARK / 2.0, row.center().y), MARK, verdict, tokens);
        }
        let reach = bar.upper.or(bar.value).unwrap_or(0.0).max(bar.value.unwrap_or(0.0)).max(0.0);
        let mut x = canvas.x(reach) + GAP;
        let width = measured(painter, &bar.text, font.clone()).x;
        // A value across the line of the reference could not be read: it stands behind it.
        if reference.is_some_and(|line| (x - 3.0..x + width + 3.0).contains(&line)) {
            x = reference.unwrap_or(x) + 5.0;
        }
        let at = pos2(x, row.center().y);
        let colour = if bar.value.is_some() { tokens.text } else { tokens.text_weak };
        painter.text(at, Align2::LEFT_CENTER, &bar.text, font, colour);
    }
}

/// The line to hold the bars against, over all rows, named at its foot.
pub(super) fn reference(canvas: &Canvas<'_>, spec: &BarChart) {
    let Some((value, label)) = &spec.reference else { return };
    let Canvas { plot, whole, tokens, .. } = *canvas;
    let painter = canvas.painter();
    let x = painter.round_to_pixel_center(canvas.x(*value));
    painter.vline(x, plot.top()..=plot.bottom() + 2.0, Stroke::new(1.25, tokens.line_nation));
    let galley = painter.layout_no_wrap(label.clone(), fonts::small(), tokens.text_weak);
    let rightmost = whole.right() - galley.size().x;
    let left = (x - galley.size().x / 2.0).min(rightmost).max(whole.left());
    painter.galley(pos2(left, plot.bottom() + 3.0), galley, tokens.text_weak);
}

/// Whether a verdict says anything: a column of dashes would only be noise.
fn judged(verdict: Option<Verdict>) -> bool {
    verdict.is_some_and(|verdict| verdict != Verdict::NotCompared)
}

/// What the chart is about keeps its colour; others are tinted by a tested verdict, which has its mark too.
pub(super) fn colour_of(bar: &Bar, tokens: &Tokens) -> Color32 {
    match (bar.role, bar.verdict) {
        (BarRole::Focus, _) => tokens.line_focus,
        (BarRole::Whole, _) => tokens.line_whole(),
        (BarRole::Nation | BarRole::System, _) => tokens.line_system,
        (BarRole::Other, Some(Verdict::Better)) => tint(tokens.better.fill, tokens),
        (BarRole::Other, Some(Verdict::Worse)) => tint(tokens.worse.fill, tokens),
        (BarRole::Other, _) => tokens.line_other,
    }
}

/// A dot is small: it has the full colour, and never the faint one of a bar.
pub(super) fn dot_colour_of(bar: &Bar, tokens: &Tokens) -> Color32 {
    match (bar.role, bar.verdict) {
        (BarRole::Other, Some(Verdict::Better)) => tokens.better.fill,
        (BarRole::Other, Some(Verdict::Worse)) => tokens.worse.fill,
        (BarRole::Other, _) => tokens.line_system,
        _ => colour_of(bar, tokens),
    }
}

/// Half way to the card: whole rows in full orange would shout.
fn tint(colour: Color32, tokens: &Tokens) -> Color32 {
    colour.lerp_to_gamma(tokens.card, 0.5)
}
