//! Where the parts of a bar chart go.

use super::{Bar, BarChart};
use crate::charts::Mark;
use crate::charts::canvas::{GAP, measured, text_height};
use crate::charts::remarks::{bubble_size, label};
use crate::charts::ticks::on_axis;
use crate::widgets::fonts;
use crate::widgets::table::SCROLL_BAR;
use egui::{Painter, Rect, Ui, pos2};

/// The size of a mark beside a label.
pub(super) const MARK: f32 = 11.0;
/// A row in which a name can be read and hit is not lower, and one higher would only be empty.
const ROW: [f32; 2] = [24.0, 88.0];
/// How high so many bars are at least, where none is scrolled out of sight.
pub fn bars_height(count: usize) -> f32 {
    count as f32 * ROW[0]
}

/// The share of the width that names may take, and that written values may.
const WIDEST: [f32; 2] = [0.45, 0.3];

/// The parts of a bar chart, in points.
pub(super) struct BarLayout {
    /// The rows, or what is seen of them.
    pub(super) body: Rect,
    /// The bars within the rows.
    pub(super) plot: Rect,
    /// The height of a row.
    pub(super) row: f32,
    /// Width of the column of labels.
    pub(super) label_width: f32,
    /// Width of the column of values, which stand before the plot where there are intervals.
    pub(super) value_width: f32,
    /// What is kept within the plot for a value behind the longest bar.
    pub(super) value_room: f32,
    /// Whether rows have marks.
    pub(super) marks: bool,
    /// Whether there is an axis below the rows.
    pub(super) axis: bool,
    pub(super) text_height: f32,
}

impl BarLayout {
    pub(super) fn new(ui: &Ui, whole: Rect, spec: &BarChart) -> Self {
        let widest = |text: fn(&Bar) -> &str| {
            let widths = spec.bars.iter().map(|bar| measured(ui.painter(), text(bar), fonts::strong()).x);
            widths.fold(0.0, f32::max) + 1.0
        };
        let axis = spec.has_intervals() || spec.beside.is_some();
        let marks = spec.bars.iter().any(|bar| bar.mark != Mark::None);
        let bubbles = spec.bars.iter().map(|bar| bubble_room(ui.painter(), bar)).fold(0.0, f32::max);
        let label_width = (widest(|bar| &bar.label) + bubbles).min(whole.width() * WIDEST[0]);
        let value_width = widest(|bar| &bar.text).min(whole.width() * WIDEST[1]);
        let text_height = text_height(ui);
        let lines = spec.references.len() + usize::from(axis);
        let foot = lines as f32 * (text_height + 2.0) + if lines > 0 { 4.0 } else { 0.0 };
        let count = spec.bars.len().max(1) as f32;
        let room = (whole.height() - foot).max(1.0);
        let [least, most] = ROW;
        // A few rows may be lower than is comfortable; many are scrolled.
        let row = if room / count < least && count > 5.0 { least } else { (room / count).min(most) };
        let bottom = whole.top() + (row * count).min(room);
        let body = Rect::from_min_max(whole.min, pos2(whole.right(), bottom));
        let before = label_width
            + if marks { MARK * 1.25 + GAP } else { 0.0 }
            + if axis { value_width + GAP } else { 0.0 }
            + GAP;
        // No value stands under the bar by which rows are scrolled.
        let scrolls = row * count > body.height() + 0.5;
        let behind = if axis { GAP } else { 0.0 } + if scrolls { SCROLL_BAR } else { 0.0 };
        let (left, right) = (body.left() + before, body.right() - behind);
        let plot = Rect::from_x_y_ranges(left..=right.max(left + 8.0), body.y_range());
        let value_room = if axis { 0.0 } else { value_width + GAP };
        Self { body, plot, row, label_width, value_width, value_room, marks, axis, text_height }
    }

    /// Whether there are more rows than can be seen.
    pub(super) fn is_scrolled(&self, spec: &BarChart) -> bool {
        self.row * spec.bars.len() as f32 > self.body.height() + 0.5
    }
}

/// Room for the numbers of the comments on a bar, before its name.
pub(super) fn bubble_room(painter: &Painter, bar: &Bar) -> f32 {
    if bar.numbers.is_empty() { 0.0 } else { bubble_size(painter, &label(&bar.numbers)).x + GAP }
}

/// Where a value stands from left to right.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    left: f32,
    width: f32,
}

impl Scale {
    pub(super) fn new(plot: Rect, spec: &BarChart, value_room: f32) -> Self {
        let [low, high] = spec.range();
        let width = (plot.width() - value_room).max(plot.width() * 0.3).max(1.0);
        Self { low, high, left: plot.left(), width }
    }

    /// Of a value that an axis can show.
    pub(super) fn x(self, value: f64) -> f32 {
        let share = (on_axis(value).unwrap_or(self.low) - self.low) / (self.high - self.low);
        self.left + self.width * (share.clamp(-0.1, 1.1) as f32)
    }
}
