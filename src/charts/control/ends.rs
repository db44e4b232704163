//! What is written at the right end of a process-control chart, each beside its line.

use super::{ControlChart, EndKind, EndLabel};
use crate::charts::canvas::{Canvas, GAP, measured, text_height};
use crate::charts::spread_apart::spread_apart;
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use egui::{Align2, Color32, FontId, Stroke, Ui, pos2};

/// How the labels are written, so that they fit beside the plot.
pub(super) struct EndLabels {
    /// Room at the right of the plot; 0 without labels.
    pub(super) width: f32,
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
    /// `limit` is how wide they may be.
    pub(super) fn new(ui: &Ui, limit: f32, spec: &ControlChart) -> Self {
        let width = |wording: Wording| {
            let shown = spec.ends.iter().filter_map(|end| text_of(end, wording).map(|text| (end, text)));
            let widths = shown.map(|(end, text)| measured(ui.painter(), text, font_of(end.kind)).x);
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

fn font_of(kind: EndKind) -> FontId {
    if kind == EndKind::Latest { fonts::strong() } else { fonts::small() }
}

fn colour_of(kind: EndKind, tokens: &Tokens) -> Color32 {
    match kind {
        EndKind::Latest => tokens.text,
        EndKind::Target => tokens.line_target,
        EndKind::Mean | EndKind::Upper | EndKind::Lower => tokens.text_weak,
    }
}

/// Writes the labels, pushed apart; those for which there is no room are left out, limits first.
pub(super) fn end_labels(canvas: &Canvas<'_>, spec: &ControlChart, labels: &EndLabels) {
    let (plot, painter) = (canvas.plot, canvas.painter());
    let place = |end| {
        let text = text_of(end, labels.wording)?;
        let y = canvas.y(spec.end_of(end.kind)?);
        plot.expand(1.0).y_range().contains(y).then_some((end, text, y))
    };
    let mut shown: Vec<(&EndLabel, &str, f32)> = spec.ends.iter().filter_map(place).collect();
    let text_height = text_height(canvas.ui);
    let gap = text_height + 1.0;
    let (low, high) = (plot.top(), plot.bottom() - text_height / 2.0 + 2.0);
    let room = ((high - low) / gap).floor().max(0.0) as usize + 1;
    shown.sort_by_key(|(end, ..)| end.kind);
    shown.truncate(room);
    shown.sort_by(|a, b| a.2.total_cmp(&b.2));
    let mut centres: Vec<f32> = shown.iter().map(|(.., y)| *y).collect();
    spread_apart(&mut centres, gap, low, high);
    for ((end, text, line), y) in shown.into_iter().zip(centres) {
        let (font, colour) = (font_of(end.kind), colour_of(end.kind, canvas.tokens));
        painter.text(pos2(plot.right() + GAP, y), Align2::LEFT_CENTER, text, font, colour);
        if (y - line).abs() > text_height * 0.4 {
            // A label that had to move is led back to its line.
            let ends = [pos2(plot.right(), line), pos2(plot.right() + GAP - 2.0, y)];
            painter.line_segment(ends, Stroke::new(0.75, colour));
        }
    }
}
