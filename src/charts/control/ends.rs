//! What is written at the right end of a process-control chart, each beside its line.

use super::{ControlChart, EndKind, EndLabel};
use crate::charts::spread_apart::spread_apart;
use crate::charts::style::ChartStyle;
use crate::charts::trend::layout::{GAP, WIDEST_NAMES, measured};
use eframe::egui::{Align2, Color32, FontId, Painter, Rect, Stroke, Ui, pos2};
use egui_plot::PlotTransform;

/// How the labels are written, so that they fit beside the plot.
pub(in crate::charts) struct EndLabels {
    /// Room at the right of the plot; 0 without labels.
    pub(in crate::charts) width: f32,
    wording: Wording,
}

/// How much of each label there is room for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    Full,
    /// Only the latest value: a column of bare figures would name no line.
    LatestOnly,
    Nothing,
}

impl EndLabels {
    pub(in crate::charts) fn new(ui: &Ui, whole: Rect, spec: &ControlChart, style: &ChartStyle) -> Self {
        let limit = whole.width() * WIDEST_NAMES;
        let width = |wording: Wording| {
            let shown = spec.ends.iter().filter_map(|end| text_of(end, wording).map(|text| (end, text)));
            let widths = shown.map(|(end, text)| measured(ui.painter(), text, font_of(end.kind, style)).x);
            widths.fold(0.0, f32::max)
        };
        let fits = [Wording::Full, Wording::LatestOnly].into_iter().map(|wording| (wording, width(wording)));
        match fits.into_iter().find(|(_, width)| *width > 0.0 && *width <= limit) {
            Some((wording, width)) => Self { width: width + GAP, wording },
            None => Self { width: 0.0, wording: Wording::Nothing },
        }
    }
}

fn text_of(end: &EndLabel, wording: Wording) -> Option<&str> {
    match (wording, end.kind) {
        (Wording::Full, _) => Some(&end.text),
        (Wording::LatestOnly, EndKind::Latest) => Some(&end.value),
        _ => None,
    }
}

fn font_of(kind: EndKind, style: &ChartStyle) -> &FontId {
    if kind == EndKind::Latest { &style.strong } else { &style.small }
}

fn colour_of(kind: EndKind, style: &ChartStyle) -> Color32 {
    match kind {
        EndKind::Latest => style.text,
        EndKind::Target => style.target,
        EndKind::Mean | EndKind::Upper | EndKind::Lower => style.text_weak,
    }
}

/// Writes the labels, pushed apart; those for which there is no room are left out, limits first.
pub(in crate::charts) fn end_labels(
    painter: &Painter,
    spec: &ControlChart,
    style: &ChartStyle,
    labels: &EndLabels,
    plot: Rect,
    to: &PlotTransform,
) {
    let place = |end| {
        let text = text_of(end, labels.wording)?;
        let y = to.position_from_point_y(spec.end_of(end.kind)?);
        plot.expand(1.0).y_range().contains(y).then_some((end, text, y))
    };
    let mut shown: Vec<(&EndLabel, &str, f32)> = spec.ends.iter().filter_map(place).collect();
    let text_height = measured(painter, "0", &style.small).y;
    let gap = text_height + 1.0;
    let (low, high) = (plot.top(), plot.bottom() - text_height / 2.0 + 2.0);
    let room = ((high - low) / gap).floor().max(0.0) as usize + 1;
    shown.sort_by_key(|(end, ..)| end.kind);
    shown.truncate(room);
    shown.sort_by(|a, b| a.2.total_cmp(&b.2));
    let mut centres: Vec<f32> = shown.iter().map(|(.., y)| *y).collect();
    spread_apart(&mut centres, gap, low, high);
    for ((end, text, line), y) in shown.into_iter().zip(centres) {
        let (font, colour) = (font_of(end.kind, style).clone(), colour_of(end.kind, style));
        painter.text(pos2(plot.right() + GAP, y), Align2::LEFT_CENTER, text, font, colour);
        if (y - line).abs() > text_height * 0.4 {
            // A label that had to move is led back to its line.
            let ends = [pos2(plot.right(), line), pos2(plot.right() + GAP - 2.0, y)];
            painter.line_segment(ends, Stroke::new(0.75, colour));
        }
    }
}
