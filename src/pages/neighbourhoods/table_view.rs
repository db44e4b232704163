//! Draws the table of all neighbourhoods.

use super::content::NeighbourhoodsPage;
use super::linked::open;
use super::table::{AreaRow, AreaTable};
use crate::charts::{self, Mark};
use crate::pages::PageContext;
use crate::widgets::table::{Cell, Cells, Table};
use crate::widgets::tokens::size;
use crate::widgets::{self, Hint, fonts};
use egui::{FontId, Stroke, Ui, Vec2, pos2};

const ROW: f32 = 28.0;
/// At both sides of what is written in a cell, and a mark before its name.
const MARGIN: f32 = 8.0;
const MARK: f32 = 18.0;
/// Names are cut at this.
const WIDEST: f32 = 280.0;
/// What stands below the table.
const FOOT: f32 = 24.0;

/// The table in the room that is left.
pub(super) fn show(ui: &mut Ui, (content, table): (&NeighbourhoodsPage, &AreaTable), page: &PageContext<'_>) {
    let left = table.heads.len() - 8;
    let wide = |text: &str| {
        let font = fonts::semibold_at(size::DENSE);
        ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x.ceil()
    };
    let widths: Vec<f32> = (0..table.heads.len())
        .map(|column| {
            // The longest text is the widest, near enough, and is measured alone.
            let texts = table.rows.iter().map(|row| row.cells[column].as_str());
            let longest = texts.max_by_key(|text| text.chars().count()).unwrap_or_default();
            let mark = if column == left + 1 { MARK } else { 0.0 };
            (wide(longest).max(wide(&table.heads[column])) + 2.0 * MARGIN + mark + 6.0).min(WIDEST)
        })
        .collect();
    let room = Vec2::new(ui.available_width(), (ui.available_height() - FOOT).max(200.0));
    widgets::room(ui, room, |ui| {
        ui.set_max_height(room.y);
        let shown = Table {
            salt: "all neighbourhoods",
            name: &table.name,
            widths: &widths,
            fixed: 1,
            rows: table.rows.len(),
            head_height: ROW,
            row_height: ROW,
            from_top: false,
        };
        shown.show(ui, page.tokens, &mut Rows { content, table, page, right_from: left });
    });
    widgets::caption(ui, page.tokens, &table.source);
}

struct Rows<'a> {
    content: &'a NeighbourhoodsPage,
    table: &'a AreaTable,
    page: &'a PageContext<'a>,
    /// The first column of numbers.
    right_from: usize,
}

impl Rows<'_> {
    fn write(
        &self,
        ui: &Ui,
        cell: &Cell<'_>,
        text: &str,
        (font, colour): (FontId, egui::Color32),
        mark: Mark,
    ) {
        let indent = if mark == Mark::None { 0.0 } else { MARK };
        let room = cell.rect.shrink2(Vec2::new(MARGIN, 0.0));
        let galley = widgets::elided(ui, text, font, colour, room.width() - indent);
        // The verdict is a word among numbers.
        let is_word = cell.column < self.right_from || cell.column == self.right_from + 1;
        let free = if is_word { indent } else { room.width() - galley.size().x };
        ui.painter().galley(
            pos2(room.left() + free, room.center().y - galley.size().y / 2.0),
            galley,
            colour,
        );
        if indent > 0.0 {
            charts::mark(
                ui.painter(),
                pos2(room.left() + 6.0, room.center().y),
                11.0,
                mark,
                self.page.tokens,
            );
        }
    }

    fn row_at(&self, at: usize) -> &AreaRow {
        &self.table.rows[at]
    }
}

impl Cells for Rows<'_> {
    fn head(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let name = &self.table.heads[cell.column];
        cell.label(ui, name);
        self.write(ui, cell, name, (fonts::strong(), self.page.tokens.text_weak), Mark::None);
    }

    fn row(&mut self, ui: &mut Ui, row: usize, _left: f32) {
        let rect = ui.max_rect();
        let chosen = self.row_at(row).area.is_some_and(|area| self.page.view.neighbourhood == Some(area));
        if chosen {
            ui.painter().rect_filled(rect, 0.0, self.page.tokens.selected);
        }
        // What they are compared with and the area itself stand apart.
        let is_last_whole = self.row_at(row).area.is_none()
            && self.table.rows.get(row + 1).is_some_and(|next| next.area.is_some());
        let colour = if is_last_whole { self.page.tokens.outline } else { self.page.tokens.grid };
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colour));
    }

    fn cell(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let row = self.row_at(cell.row);
        let (text, name) = (&row.cells[cell.column], &row.cells[0]);
        let tokens = self.page.tokens;
        let font = if row.area.is_none() || cell.column == 0 {
            fonts::semibold_at(size::DENSE)
        } else {
            FontId::proportional(size::DENSE)
        };
        let mark = if cell.column == self.right_from + 1 { row.mark } else { Mark::None };
        match row.area.filter(|_| cell.column == 0) {
            Some(area) => {
                let (pressed, response) = cell.button(ui, name);
                response.hint(format_args!("{name}: opens its trend"));
                if pressed {
                    open(self.page, self.content, area, None);
                }
            }
            None if cell.column == 0 => {
                cell.label(ui, name);
            }
            None => {
                let head = &self.table.heads[cell.column];
                let said = if text.is_empty() { "none" } else { text };
                cell.label(ui, format_args!("{head}, {name}: {said}"));
            }
        }
        self.write(ui, cell, text, (font, tokens.text), mark);
    }
}
