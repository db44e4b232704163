//! Where the rows of a bar chart go, and what is written in them.

use super::{Bar, BarChart, BarRole};
use crate::charts::mark::verdict_mark;
use crate::charts::style::ChartStyle;
use crate::charts::trend::layout::{GAP, measured};
use crate::model::Verdict;
use eframe::egui::{Align2, Color32, FontId, Rect, Stroke, Ui, pos2};
use egui_plot::PlotTransform;

/// The size of a verdict's mark beside a label.
const MARK: f32 = 11.0;

/// The parts of a bar chart, in points.
pub(in crate::charts) struct BarLayout {
    /// Everything.
    pub(in crate::charts) whole: Rect,
    /// The bars; labels stand at the left, values within.
    pub(in crate::charts) plot: Rect,
    /// The height of a row.
    pub(in crate::charts) row: f32,
    /// Room at the right of the longest bar for its value.
    pub(in crate::charts) value_width: f32,
    /// Width of the column of labels.
    label_width: f32,
    marks: bool,
}

impl BarLayout {
    pub(in crate::charts) fn new(ui: &Ui, whole: Rect, spec: &BarChart, style: &ChartStyle) -> Self {
        let widest = |text: fn(&Bar) -> &str, font: &FontId| {
            spec.bars.iter().map(|bar| measured(ui.painter(), text(bar), font).x).fold(0.0, f32::max)
        };
        let marks = spec.bars.iter().any(|bar| judged(bar.verdict));
        let mark_width = if marks { MARK + 6.0 } else { 0.0 };
        let label_width = (widest(|bar| &bar.label, &style.strong) + 1.0).min(whole.width() * 0.45);
        let value_width = widest(|bar| &bar.text, &style.strong) + GAP;
        let foot =
            if spec.reference.is_some() { measured(ui.painter(), "0", &style.small).y + 4.0 } else { 0.0 };
        let min = pos2(whole.left() + label_width + mark_width + GAP, whole.top());
        let max = pos2(whole.right(), whole.bottom() - foot).max(min);
        let plot = Rect::from_min_max(min, max);
        let row = plot.height() / spec.bars.len().max(1) as f32;
        Self { whole, plot, row, value_width, label_width, marks }
    }

    /// The whole width of one row.
    pub(in crate::charts) fn row_rect(&self, at: usize) -> Rect {
        let top = self.plot.top() + self.row * at as f32;
        Rect::from_min_max(pos2(self.whole.left(), top), pos2(self.whole.right(), top + self.row))
    }
}

/// Labels, marks and values of every row.
pub(in crate::charts) fn rows(
    ui: &Ui,
    spec: &BarChart,
    style: &ChartStyle,
    layout: &BarLayout,
    to: &PlotTransform,
) {
    let painter = ui.painter();
    let reference = spec.reference.as_ref().map(|(value, _)| to.position_from_point_x(*value));
    for (at, bar) in spec.bars.iter().enumerate() {
        let row = layout.row_rect(at);
        let focus = bar.role == BarRole::Focus;
        let font = if focus { &style.strong } else { &style.small };
        let colour = if focus { style.text } else { style.text_weak };
        let right = row.left() + layout.label_width;
        let label = painter.layout(bar.label.clone(), font.clone(), colour, layout.label_width);
        let label = if label.rows.len() > 1 && label.size().y > row.height() {
            elided(ui, &bar.label, font, colour, layout.label_width)
        } else {
            label
        };
        painter.galley(pos2(right - label.size().x, row.center().y - label.size().y / 2.0), label, colour);
        if let (true, Some(verdict)) = (layout.marks, bar.verdict) {
            verdict_mark(painter, pos2(right + 6.0 + MARK / 2.0, row.center().y), MARK, verdict, style);
        }
        let reach = bar.upper.or(bar.value).unwrap_or(0.0).max(bar.value.unwrap_or(0.0)).max(0.0);
        let mut x = to.position_from_point_x(reach) + GAP;
        let width = measured(ui.painter(), &bar.text, font).x;
        // A value across the line of the reference could not be read: it stands behind it.
        if reference.is_some_and(|line| (x - 3.0..x + width + 3.0).contains(&line)) {
            x = reference.unwrap_or(x) + 5.0;
        }
        let at = pos2(x, row.center().y);
        let colour = if bar.value.is_some() { style.text } else { style.text_weak };
        painter.text(at, Align2::LEFT_CENTER, &bar.text, font.clone(), colour);
    }
}

/// A line of text, cut short with an ellipsis where it is wider than `width`.
pub(in crate::charts) fn elided(
    ui: &Ui,
    text: &str,
    font: &FontId,
    colour: Color32,
    width: f32,
) -> std::sync::Arc<eframe::egui::Galley> {
    let format = eframe::egui::TextFormat::simple(font.clone(), colour);
    let mut job = eframe::egui::text::LayoutJob::single_section(text.to_owned(), format);
    job.wrap = eframe::egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// The line to hold the bars against, over all rows, named at its foot.
pub(in crate::charts) fn reference(
    ui: &Ui,
    spec: &BarChart,
    style: &ChartStyle,
    layout: &BarLayout,
    to: &PlotTransform,
) {
    let Some((value, label)) = &spec.reference else { return };
    let painter = ui.painter();
    let x = painter.round_to_pixel_center(to.position_from_point_x(*value));
    painter.vline(x, layout.plot.top()..=layout.plot.bottom() + 2.0, Stroke::new(1.25, style.nation));
    let galley = painter.layout_no_wrap(label.clone(), style.small.clone(), style.text_weak);
    let rightmost = layout.whole.right() - galley.size().x;
    let left = (x - galley.size().x / 2.0).min(rightmost).max(layout.whole.left());
    painter.galley(pos2(left, layout.plot.bottom() + 3.0), galley, style.text_weak);
}

/// Whether a verdict says anything: a column of dashes would only be noise.
fn judged(verdict: Option<Verdict>) -> bool {
    verdict.is_some_and(|verdict| verdict != Verdict::NotCompared)
}

/// What the chart is about keeps its colour; others are tinted by a tested verdict, which has its mark too.
pub(in crate::charts) fn colour_of(bar: &Bar, style: &ChartStyle) -> Color32 {
    match (bar.role, bar.verdict) {
        (BarRole::Focus, _) => style.focus,
        (BarRole::Whole, _) => style.whole,
        (BarRole::Nation | BarRole::System, _) => style.system,
        (BarRole::Other, Some(Verdict::Better)) => tint(style.better.fill, style),
        (BarRole::Other, Some(Verdict::Worse)) => tint(style.worse.fill, style),
        (BarRole::Other, _) => style.other,
    }
}

/// A dot is small: it has the full colour, and never the faint one of a bar.
pub(in crate::charts) fn dot_colour_of(bar: &Bar, style: &ChartStyle) -> Color32 {
    match (bar.role, bar.verdict) {
        (BarRole::Other, Some(Verdict::Better)) => style.better.fill,
        (BarRole::Other, Some(Verdict::Worse)) => style.worse.fill,
        (BarRole::Other, _) => style.system,
        _ => colour_of(bar, style),
    }
}

/// Half way to the card: whole rows in full orange would shout.
fn tint(colour: Color32, style: &ChartStyle) -> Color32 {
    colour.lerp_to_gamma(style.card, 0.5)
}
