//! Tables: their heads stay above and their first columns at the left while the rest scrolls, only what can be seen is
//! drawn, and the keyboard knows the table as one stop in which the arrow keys walk from cell to cell.

use super::tokens::Tokens;
use super::{Hint, elided, focus_ring, fonts};
use egui::{
    Color32, EventFilter, FontId, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2,
};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, TableDelegate};
use std::fmt::{self, Display, Formatter};

/// Rows that Page up and Page down go over.
const PAGE: usize = 10;
/// Between the edge of a cell and its text.
const MARGIN: f32 = 6.0;

/// The measures of a table, in points.
pub struct Table<'a> {
    /// Differs from every other table of the page.
    pub salt: &'a str,
    /// What screen readers call it.
    pub name: &'a str,
    pub widths: &'a [f32],
    /// How many columns stay at the left.
    pub fixed: usize,
    pub rows: usize,
    pub head_height: f32,
    pub row_height: f32,
}

/// What stands in a table.
pub trait Cells {
    /// Draws the head of a column.
    fn head(&mut self, ui: &mut Ui, cell: &Cell<'_>);

    /// Draws what lies behind a row, whose left end is at `left` even when the table is scrolled. It is called once for
    /// the columns that stay and once for those that scroll, each time clipped to them.
    fn row(&mut self, ui: &mut Ui, row: usize, left: f32);

    /// Draws a cell.
    fn cell(&mut self, ui: &mut Ui, cell: &Cell<'_>);

    /// Whether a row is one cell from side to side, as the name of a group is.
    fn is_whole(&self, _row: usize) -> bool {
        false
    }
}

/// One cell of a table, or the head of a column.
pub struct Cell<'a> {
    pub row: usize,
    pub column: usize,
    /// The room of the cell.
    pub rect: Rect,
    id: Id,
    /// Whether the arrow keys have come to it.
    chosen: bool,
    /// Whether Enter or the space bar was pressed on it.
    pressed: bool,
    tokens: &'a Tokens,
}

impl Cell<'_> {
    /// Makes the cell a button with a name; whether it was pressed, and its response for more.
    pub fn button(&self, ui: &Ui, name: impl Display) -> (bool, Response) {
        // What is scrolled out of sight is no part of the button.
        let seen = self.rect.intersect(ui.clip_rect());
        let response = ui.interact(seen, self.id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.hovered() {
            ui.painter().rect_filled(self.rect.shrink(2.0), 4.0, self.tokens.hovered);
        }
        (response.clicked() || self.pressed, response.on_hover_cursor(egui::CursorIcon::PointingHand))
    }

    /// Makes the cell known to screen readers by this name.
    pub fn label(&self, ui: &Ui, name: impl Display) -> Response {
        let response = ui.interact(self.rect.intersect(ui.clip_rect()), self.id, Sense::HOVER);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        response
    }
}

impl Table<'_> {
    /// Draws the table in all the room there is.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens, cells: &mut dyn Cells) {
        let builder = UiBuilder::new()
            .id_salt(self.salt)
            .sense(Sense::focusable_noninteractive())
            .accessibility_role(Role::Table);
        let table = ui.scope_builder(builder, |ui| {
            ui.set_min_size(ui.available_size());
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let id = ui.unique_id();
            let walk = Walk::of(ui, id, self.rows, self.widths.len(), &|row| cells.is_whole(row));
            let column = |width: &f32| Column::new(*width).range(*width..=*width).resizable(false);
            let mut table = egui_table::Table::new()
                .id_salt(self.salt)
                .columns(self.widths.iter().map(column).collect::<Vec<_>>())
                .num_sticky_cols(self.fixed)
                .headers([HeaderRow::new(self.head_height)])
                .num_rows(self.rows as u64);
            if walk.moved {
                if let Some(row) = walk.line.checked_sub(1) {
                    table = table.scroll_to_row(row as u64, None);
                }
                if walk.column >= self.fixed {
                    table = table.scroll_to_column(walk.column, None);
                }
            }
            let left = ui.cursor().left();
            table.show(ui, &mut Delegate { cells, walk, id, tokens, left, row_height: self.row_height });
        });
        let response = table.response;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(self.name));
        if response.gained_focus() {
            ui.scroll_to_rect(response.rect, None);
        }
    }
}

/// Where the arrow keys have come to in a table.
#[derive(Clone, Copy, Default)]
struct Walk {
    /// 0 is the line of the heads; rows follow.
    line: usize,
    column: usize,
    /// The column that is chosen: the first where the row is one cell; `column` counts again in the next row.
    reached: usize,
    focused: bool,
    moved: bool,
    pressed: bool,
}

impl Walk {
    /// Takes the keys that are pressed while the table has the focus.
    fn of(ui: &Ui, id: Id, rows: usize, columns: usize, is_whole: &dyn Fn(usize) -> bool) -> Self {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return Self::default();
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let (line, column) = ui.data(|data| data.get_temp(id)).unwrap_or((1, 0));
        let before = (usize::min(line, rows), usize::min(column, columns.saturating_sub(1)));
        let (mut line, mut column) = before;
        let hits = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        line = line.saturating_sub(hits(Key::ArrowUp) + PAGE * hits(Key::PageUp));
        line = (line + hits(Key::ArrowDown) + PAGE * hits(Key::PageDown)).min(rows);
        let whole = line.checked_sub(1).is_some_and(is_whole);
        let (left, right) = (hits(Key::ArrowLeft), hits(Key::ArrowRight));
        if !whole {
            column = (column.saturating_sub(left) + right).min(columns.saturating_sub(1));
        }
        if hits(Key::Home) > 0 {
            column = 0;
        }
        if hits(Key::End) > 0 {
            column = columns.saturating_sub(1);
        }
        let pressed = hits(Key::Enter) + hits(Key::Space) > 0;
        ui.data_mut(|data| data.insert_temp(id, (line, column)));
        Self {
            line,
            column,
            reached: if whole { 0 } else { column },
            focused: true,
            moved: (line, column) != before,
            pressed,
        }
    }
}

/// The cells of a table that holds words and numbers alone, each cut short where it does not fit.
pub struct Texts<'a> {
    pub tokens: &'a Tokens,
    pub heads: &'a [&'a str],
    /// What is written at a row and a column.
    pub text: &'a dyn Fn(usize, usize) -> &'a str,
    /// What more is to be known of a cell.
    pub more: &'a dyn Fn(usize, usize) -> Option<String>,
    /// Type and colour of a column.
    pub look: &'a dyn Fn(usize) -> (FontId, Color32),
    /// The first column that is written at the right of its cells, as numbers are.
    pub right_from: usize,
}

impl Texts<'_> {
    fn write(&self, ui: &Ui, cell: &Cell<'_>, text: &str, (font, colour): (FontId, Color32)) {
        let room = cell.rect.shrink2(Vec2::new(MARGIN, 0.0));
        let galley = elided(ui, text, font, colour, room.width());
        let free = if cell.column >= self.right_from { room.width() - galley.size().x } else { 0.0 };
        let at = pos2(room.left() + free, room.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colour);
    }

    fn rule(&self, ui: &Ui) {
        let (rect, stroke) = (ui.max_rect(), Stroke::new(1.0, self.tokens.line));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, stroke);
    }
}

impl Cells for Texts<'_> {
    fn head(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let name = self.heads.get(cell.column).copied().unwrap_or_default();
        cell.label(ui, name).hint(name);
        self.write(ui, cell, name, (fonts::strong(), self.tokens.text_weak));
        self.rule(ui);
    }

    fn row(&mut self, ui: &mut Ui, _row: usize, _left: f32) {
        self.rule(ui);
    }

    fn cell(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let text = (self.text)(cell.row, cell.column);
        let whole = Whole { text, more: &|| (self.more)(cell.row, cell.column) };
        let response = match self.heads.get(cell.column).filter(|_| cell.column > 0) {
            Some(head) => cell.label(ui, format_args!("{head}, {}: {whole}", (self.text)(cell.row, 0))),
            None => cell.label(ui, &whole),
        };
        response.hint(whole);
        self.write(ui, cell, text, (self.look)(cell.column));
    }
}

/// What a cell says, with what more is to be known of it.
struct Whole<'a> {
    text: &'a str,
    more: &'a dyn Fn() -> Option<String>,
}

impl Display for Whole<'_> {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        to.write_str(self.text)?;
        (self.more)().map_or(Ok(()), |more| write!(to, "\n{more}"))
    }
}

struct Delegate<'a> {
    cells: &'a mut dyn Cells,
    walk: Walk,
    id: Id,
    tokens: &'a Tokens,
    left: f32,
    row_height: f32,
}

impl<'a> Delegate<'a> {
    fn cell_at(&self, ui: &Ui, line: usize, column: usize) -> Cell<'a> {
        let chosen = self.walk.focused && (self.walk.line, self.walk.reached) == (line, column);
        Cell {
            row: line.saturating_sub(1),
            column,
            rect: ui.max_rect(),
            id: self.id.with((line, column)),
            chosen,
            pressed: chosen && self.walk.pressed,
            tokens: self.tokens,
        }
    }

    /// What is chosen has its ring, and screen readers hear of it.
    fn mark(&self, ui: &Ui, cell: &Cell<'_>) {
        if cell.chosen {
            focus_ring(ui, cell.rect.shrink(2.0), self.tokens);
            if ui.ctx().has_accesskit_node(cell.id) {
                let active = cell.id.accesskit_id();
                ui.ctx().accesskit_node_builder(self.id, |node| node.set_active_descendant(active));
            }
        }
    }
}

/// A cell that is partly scrolled out of sight is not drawn: a number without its first or last digit is another number.
fn hide_if_cut(ui: &mut Ui) {
    let (seen, cell) = (ui.clip_rect().x_range(), ui.max_rect().x_range());
    let is_cut = cell.min < seen.min - 1.0 || cell.max > seen.max + 1.0;
    // Where even one column is wider than the window, a part of it is better than nothing.
    if is_cut && cell.span() < ui.ctx().content_rect().width() / 2.0 {
        ui.set_opacity(0.0);
    }
}

impl TableDelegate for Delegate<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        hide_if_cut(ui);
        let cell = self.cell_at(ui, 0, info.col_range.start);
        self.cells.head(ui, &cell);
        self.mark(ui, &cell);
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        self.cells.row(ui, row as usize, self.left);
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        hide_if_cut(ui);
        let cell = self.cell_at(ui, info.row_nr as usize + 1, info.col_nr);
        self.cells.cell(ui, &cell);
        self.mark(ui, &cell);
    }

    fn default_row_height(&self) -> f32 {
        self.row_height
    }
}
