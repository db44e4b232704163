//! Draws the table of all neighbourhoods.

use super::content::NeighbourhoodsPage;
use super::linked::open;
use super::table::{AreaRow, AreaTable};
use crate::charts::{self, Mark};
use crate::pages::{AreaColumn, AreaOrder, MapView, PageContext, View};
use crate::widgets::table::{Cell, Cells, Table};
use crate::widgets::tokens::size;
use crate::widgets::{self, Hint, fonts};
use egui::accesskit::SortDirection;
use egui::{FontId, Stroke, Ui, Vec2, pos2};

const ROW: f32 = 28.0;
/// At both sides of what is written in a cell, and a mark before its name.
const MARGIN: f32 = 8.0;
const MARK: f32 = 18.0;
/// Names are cut at this.
const WIDEST: f32 = 280.0;
/// What stands below the table.
const FOOT: f32 = 46.0;
/// The sign of an order behind a head.
const SORTED: f32 = 14.0;

/// The table in the room that is left.
pub(super) fn show(ui: &mut Ui, (content, table): (&NeighbourhoodsPage, &AreaTable), page: &PageContext<'_>) {
    let wide = |text: &str| {
        let font = fonts::semibold_at(size::DENSE);
        ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x.ceil()
    };
    let widths: Vec<f32> = (0..table.heads.len())
        .map(|column| {
            // The longest text is the widest, near enough, and is measured alone.
            let texts = table.rows.iter().map(|row| row.cells[column].as_str());
            let longest = texts.max_by_key(|text| text.chars().count()).unwrap_or_default();
            let (of, head) = &table.heads[column];
            let mark = if *of == AreaColumn::Verdict { MARK } else { 0.0 };
            (wide(longest).max(wide(head) + SORTED) + 2.0 * MARGIN + mark + 6.0).min(WIDEST)
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
        shown.show(ui, page.tokens, &mut Rows { content, table, page });
    });
    widgets::caption(ui, page.tokens, &table.tested);
    widgets::caption(ui, page.tokens, &table.source);
}

/// In which order the areas are after one press on a head, and after two.
fn ways(by: AreaColumn) -> [&'static str; 2] {
    match by {
        AreaColumn::Name | AreaColumn::Place => ["from A to Z", "from Z to A"],
        AreaColumn::Verdict => ["worse first", "better first"],
        AreaColumn::Tenth => ["the most deprived first", "the least deprived first"],
        AreaColumn::Period => ["the latest first", "the earliest first"],
        AreaColumn::Value
        | AreaColumn::Interval
        | AreaColumn::Count
        | AreaColumn::OutOf
        | AreaColumn::Residents => ["the highest first", "the lowest first"],
    }
}

struct Rows<'a> {
    content: &'a NeighbourhoodsPage,
    table: &'a AreaTable,
    page: &'a PageContext<'a>,
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
        let free = if self.is_word(cell.column) { indent } else { room.width() - galley.size().x };
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

    fn is_word(&self, column: usize) -> bool {
        matches!(self.table.heads[column].0, AreaColumn::Name | AreaColumn::Place | AreaColumn::Verdict)
    }

    fn row_at(&self, at: usize) -> &AreaRow {
        &self.table.rows[at]
    }
}

impl Cells for Rows<'_> {
    fn head(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let (by, name) = &self.table.heads[cell.column];
        let (tokens, order) = (self.page.tokens, self.table.order.filter(|order| order.by == *by));
        let [one_way, other_way] = ways(*by);
        let (pressed, response) = match order {
            None => cell.button(ui, name),
            Some(order) => {
                cell.button(ui, format_args!("{name}, {}", if order.reversed { other_way } else { one_way }))
            }
        };
        self.write(ui, cell, name, (fonts::strong(), tokens.text_weak), Mark::None);
        if let Some(order) = order {
            // In the margin beside the name, at the side where that does not end.
            let x = if self.is_word(cell.column) {
                cell.rect.right() - MARGIN
            } else {
                cell.rect.left() + MARGIN
            };
            let stroke = Stroke::new(1.75, tokens.accent_text);
            widgets::chevron(ui.painter(), pos2(x, cell.rect.center().y), 7.0, order.reversed, stroke);
            let direction = if order.reversed { SortDirection::Ascending } else { SortDirection::Descending };
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_sort_direction(direction));
        }
        response.hint(match order {
            None => format!("{name}: {one_way}"),
            Some(AreaOrder { reversed: false, .. }) => format!("{name}: {other_way}"),
            Some(_) => "Back to the worst first".to_owned(),
        });
        if pressed {
            let view = self.page.view;
            let order = AreaOrder::after_press(self.table.order, *by);
            self.page.adjust(View { map: MapView { order, ..view.map }, ..view.clone() });
        }
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
        let (column, head) = &self.table.heads[cell.column];
        let mark = if *column == AreaColumn::Verdict { row.mark } else { Mark::None };
        match row.area.filter(|_| cell.column == 0) {
            Some(area) => {
                let (pressed, response) = cell.button(ui, name);
                match &row.note {
                    Some(note) => response.hint(format_args!("{name}. {note}. Opens its trend")),
                    None => response.hint(format_args!("{name}: opens its trend")),
                };
                if pressed {
                    open(self.page, self.content, area, None);
                }
            }
            None if cell.column == 0 => {
                cell.label(ui, name);
            }
            None => {
                let said = if text.is_empty() { "none" } else { text };
                cell.label(ui, format_args!("{head}, {name}: {said}"));
            }
        }
        self.write(ui, cell, text, (font, tokens.text), mark);
    }
}
