//! How wide the columns of the table are, and how high its heads: measured once for one content.

use super::content::Beside;
use super::figure::{LEFT_OF_DAGGER, LONGER, Slots, is_long, number_font};
use super::table::{BEFORE_TREND, head_lines, name_font, row_name, trend_head};
use crate::pages::{Column, ScorecardPage, TableRow};
use crate::widgets::fonts;
use egui::{Color32, FontId, Ui};
use std::cell::{Ref, RefCell};

/// Names have at least such a share of the width, within these bounds, even where places then have to be scrolled to.
const NAME_SHARE: f32 = 0.2;
const LEAST_NAME: [f32; 2] = [150.0, 200.0];
/// Names that are narrower than this take the room of the nation's line.
const NAME_BESIDE_TREND: f32 = 216.0;
/// The width of the nation's line, and how much of it there is in a wide window.
const TREND: [f32; 2] = [50.0, 120.0];
/// By so much columns may grow, so that each figure stands further from its neighbours than from its signs.
const MOST_APART: f32 = 40.0;
pub(super) const ROW_HEIGHT: f32 = 27.0;
/// The line of the heads, with one line of text and with two.
const HEAD_HEIGHTS: [f32; 2] = [28.0, 38.0];
/// Heads that are longer than this are cut short before their column is made wider.
const MOST_FOR_HEAD: f32 = 96.0;
/// Before a head, and what is free behind it: it stands over its own column alone.
const AROUND_HEAD: [f32; 2] = [3.0, 7.0];
/// Before a name.
pub(super) const PADDING: f32 = 8.0;
/// Between a name and what stands at its right.
pub(super) const AFTER_NAME: f32 = 4.0;

/// How low the table gets before the page scrolls as a whole.
pub(super) fn least_height() -> f32 {
    const ROWS: f32 = 6.0;
    HEAD_HEIGHTS[1] + ROWS * ROW_HEIGHT
}

/// What was measured of one content, once: it changes with the size of a pixel alone.
#[derive(Debug, Default)]
pub(super) struct Measured(RefCell<(f32, Sizes)>);

impl Measured {
    pub(super) fn of(&self, ui: &Ui, content: &ScorecardPage) -> Ref<'_, Sizes> {
        let pixels = ui.pixels_per_point();
        if self.0.borrow().0.to_bits() != pixels.to_bits() {
            self.0.replace((pixels, Sizes::of(ui, content)));
        }
        Ref::map(self.0.borrow(), |(_, sizes)| sizes)
    }
}

/// The room that a table takes.
#[derive(Debug, Default)]
pub(super) struct Sizes {
    pub needs: Vec<Needs>,
    /// The widest name with its unit and its period.
    pub name: f32,
    /// The least width of the nation's line: with no column of the nation beside it, of the words that say whose it is.
    pub trend: f32,
    pub head_height: f32,
}

impl Sizes {
    fn of(ui: &Ui, content: &ScorecardPage) -> Self {
        let needs: Vec<Needs> = content.columns.iter().map(|column| Needs::of(ui, column)).collect();
        let is_one_line = |(column, needs): (&Column, &Needs)| {
            head_lines(ui, &column.name, Color32::PLACEHOLDER, needs.head).len() < 2
        };
        let has_nation = content.has_nation();
        let one = has_nation && content.columns.iter().zip(&needs).all(is_one_line);
        let [least, most] = TREND;
        let trend = match trend_head(&content.nation.1) {
            _ if has_nation => least,
            head => (longest_word(ui, &head) + 2.0 * BEFORE_TREND).clamp(least, most),
        };
        let of_name = |row: &TableRow| match row {
            TableRow::Group { .. } => 0.0,
            TableRow::Indicator(row) => row_name(row, &name_font(), Color32::PLACEHOLDER).whole(ui),
        };
        Self {
            needs,
            name: content.rows.iter().map(of_name).fold(0.0, f32::max) + PADDING + AFTER_NAME,
            trend,
            head_height: HEAD_HEIGHTS[usize::from(!one)],
        }
    }
}

fn width_of(ui: &Ui, text: &str, font: FontId) -> f32 {
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER));
    // What rounding adds.
    galley.size().x + 1.0
}

/// The widest word of a head.
fn longest_word(ui: &Ui, head: &str) -> f32 {
    head.split_whitespace().map(|word| width_of(ui, word, fonts::strong())).fold(0.0, f32::max)
}

/// What a column needs.
#[derive(Clone, Debug, Default)]
pub(super) struct Needs {
    /// From its left to the right end of its numbers, which heads end above too where they are no longer.
    pub number_end: f32,
    /// So that nothing in it is cut.
    pub width: f32,
    /// Of its head.
    pub head: f32,
}

impl Needs {
    fn of(ui: &Ui, column: &Column) -> Self {
        let width = |text: &str, font: FontId| width_of(ui, text, font);
        let slots = Slots::of(column.has_signs);
        let mut needs = Self::default();
        // Where no figure has a mark, numbers end where the longest of them does.
        let has_marks =
            column.shapes.iter().any(|shape| !matches!(shape.beside, Beside::Nothing | Beside::Arrow));
        for shape in &column.shapes {
            let number = slots.before + width(&shape.number, number_font(&shape.number));
            match shape.beside {
                // Without a dagger it may reach into the room of the dagger, without a mark into that of the marks.
                Beside::Nothing if column.has_signs => needs.width = needs.width.max(number + slots.margin),
                // A number of people often has an arrow alone, and then the room of the mark.
                Beside::Arrow => {
                    needs.width = needs.width.max(number + slots.after_without_mark());
                    let beyond = if has_marks { slots.mark() } else { 0.0 };
                    needs.number_end = needs.number_end.max(number - beyond);
                }
                Beside::Signs | Beside::Dagger if is_long(&shape.number) => {
                    needs.number_end = needs.number_end.max(number - LONGER);
                }
                Beside::DaggerAndArrow => needs.number_end = needs.number_end.max(number + LEFT_OF_DAGGER),
                _ => needs.number_end = needs.number_end.max(number),
            }
        }
        needs.width = needs.width.max(needs.number_end + slots.after());
        // On one line where the figures leave room for it; else as wide as its longest word.
        let around: f32 = AROUND_HEAD.iter().sum();
        let whole = width(&column.name, fonts::strong());
        needs.head = longest_word(ui, &column.name).min(MOST_FOR_HEAD);
        if whole + around <= needs.width.max(needs.head + around + MOST_APART / 2.0) {
            needs.head = whole;
        }
        let least = needs.head + around;
        if !column.has_signs && needs.number_end < needs.head + AROUND_HEAD[0] {
            needs.number_end = needs.head + AROUND_HEAD[0];
            needs.width = needs.width.max(needs.number_end + slots.after());
        }
        needs.width = needs.width.max(least);
        needs
    }

    /// Where the head begins and ends, from the left of its column: above the numbers, and never over another column.
    pub(super) fn head_span(&self, head: f32, apart: f32) -> (f32, f32) {
        let end = (self.number_end + apart).max(AROUND_HEAD[0] + head);
        (end - head, end)
    }
}

/// The widths of the columns that hold no figures, and by how much the others are wider than they need to be.
pub(super) struct Fit {
    pub name: f32,
    /// 0 where there is no room for the nation's line.
    pub trend: f32,
    pub apart: f32,
}

/// Free room goes to names first; what they do not need, to the nation's line and between the columns. The line gives way
/// before names are cut.
pub(super) fn fit(width: f32, sizes: &Sizes) -> Fit {
    let free = width - sizes.needs.iter().map(|needs| needs.width).sum::<f32>();
    let (trend, most) = (sizes.trend.max(TREND[0]), TREND[1]);
    if free - trend < NAME_BESIDE_TREND {
        let [least, most] = LEAST_NAME;
        let name = free.max((width * NAME_SHARE).clamp(least, most)).floor();
        let name = name + beside_whole_columns(width - name, sizes).min(sizes.name - name).max(0.0).floor();
        return Fit { name, trend: 0.0, apart: 0.0 };
    }
    let spare = (free - trend - sizes.name.max(NAME_BESIDE_TREND)).max(0.0);
    let columns = sizes.needs.len().max(1) as f32;
    let apart = (spare * 0.7 / columns).min(MOST_APART).floor();
    let trend = (trend + spare - apart * columns).min(most).floor();
    Fit { name: (free - trend - apart * columns).floor(), trend, apart }
}

/// What is free behind the last column that is whole in this width, where all of them have to be scrolled: one that is cut is
/// not shown.
fn beside_whole_columns(width: f32, sizes: &Sizes) -> f32 {
    let whole = sizes
        .needs
        .iter()
        .map(|needs| needs.width)
        .try_fold(width, |free, column| if column <= free { Ok(free - column) } else { Err(free) });
    // Where all of them are there, nothing is scrolled.
    whole.err().unwrap_or(0.0)
}

#[cfg(test)]
#[path = "measured_tests.rs"]
mod tests;
