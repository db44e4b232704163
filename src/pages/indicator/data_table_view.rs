//! Draws the table of figures.

use super::data_table::DataTable;
use super::view::{FOR_VERDICT, LINE, ROW_HEIGHT};
use crate::pages::PageContext;
use crate::widgets::table::{Table, Texts};
use crate::widgets::tokens::size;
use crate::widgets::{self, fonts, reading};
use egui::{Ui, Vec2};

/// What stands around the text of a cell.
const AROUND: f32 = 18.0;
/// A head longer than this is cut, so that columns are as narrow as their figures.
const LONGEST_HEAD: f32 = 140.0;

/// Draws the table in so much room.
pub(super) fn data_table(ui: &mut Ui, table: &DataTable, page: &PageContext<'_>, room: Vec2) {
    let tokens = page.tokens;
    let top = ui.cursor().top();
    let title = widgets::caption(ui, tokens, &table.title);
    reading::hide(ui.ctx(), title.id);
    let lines = 1.0 + f32::from(u8::from(table.key.is_some()));
    let taken = ui.cursor().top() - top + lines * LINE + FOR_VERDICT;
    let heads: Vec<&str> =
        std::iter::once("Period").chain(table.columns.iter().map(|column| column.name.as_str())).collect();
    let wide = |text: &str, font: egui::FontId| {
        ui.painter().layout_no_wrap(text.to_owned(), font, tokens.text).size().x.ceil()
    };
    let longest = table.rows.iter().map(|row| row.period.as_str()).max_by_key(|text| text.chars().count());
    let longest = longest.into_iter().chain(table.columns.iter().map(|column| column.longest.as_str()));
    let widths: Vec<f32> = heads
        .iter()
        .zip(longest)
        .map(|(head, longest)| {
            let head = wide(head, fonts::strong()).min(LONGEST_HEAD);
            wide(longest, fonts::semibold_at(size::DENSE)).max(head) + AROUND
        })
        .collect();
    let cell = |row: usize, column: usize| table.rows.get(row)?.cells.get(column.checked_sub(1)?);
    let text = |row: usize, column: usize| match cell(row, column) {
        Some(cell) => cell.text.as_str(),
        None => table.rows.get(row).map_or("", |row| row.period.as_str()),
    };
    let is_focus = |column: usize| column.checked_sub(1).is_some_and(|at| table.columns[at].is_focus);
    let mut cells = Texts {
        tokens,
        heads: &heads,
        text: &text,
        more: &|row, column| cell(row, column)?.note.clone(),
        look: &|column| match column {
            // The period, and the value of the place.
            0 | 1 => (fonts::semibold_at(size::DENSE), tokens.text),
            _ if is_focus(column) => (egui::FontId::proportional(size::DENSE), tokens.text),
            _ => (egui::FontId::proportional(size::DENSE), tokens.text_weak),
        },
        right_from: 1,
    };
    let shown = Table {
        salt: "figures",
        name: &table.title,
        widths: &widths,
        // The place stays in sight beside any other.
        fixed: 2.min(widths.len()),
        rows: table.rows.len(),
        head_height: ROW_HEIGHT,
        row_height: ROW_HEIGHT,
        from_top: false,
    };
    let height = (room.y - taken).max(200.0);
    widgets::room(ui, Vec2::new(room.x, height), |ui| {
        ui.set_max_height(height);
        shown.show(ui, tokens, &mut cells);
    });
    for line in table.key.iter().chain([&table.source]).filter(|line| !line.is_empty()) {
        widgets::caption(ui, tokens, line);
    }
}
