//! Tables: their heads stay above and their first columns at the left while the rest scrolls, only what can be seen is
//! drawn, and the keyboard knows the table as one stop in which the arrow keys walk from cell to cell.

mod regions;
mod texts;
mod walk;

pub use texts::Texts;

use super::focus::{self, draws_own_ring};
use super::focus_ring;
use super::tokens::Tokens;
use egui::style::ScrollAnimation;
use egui::{Align, Id, Rangef, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, TableDelegate};
use regions::Regions;
use std::fmt::Display;
use walk::Walk;

/// What the bar takes at the right of a table that scrolls.
pub const SCROLL_BAR: f32 = 12.0;

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
    /// Whether it is scrolled to its first row, because its rows are others than before.
    pub from_top: bool,
}

/// How far a table is scrolled, and how much of it there is to scroll, in points.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scrolled {
    pub down: f32,
    pub hidden: f32,
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

    /// Whether a row is one cell from side to side, as the name of a group is. It stays below the heads until the next such
    /// row comes.
    fn is_whole(&self, _row: usize) -> bool {
        false
    }
}

/// One cell of a table, or the head of a column.
pub struct Cell<'a> {
    /// 0 is the line of the heads; rows follow.
    line: usize,
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
    /// Makes the cell one that is pressed, with a name; whether it was pressed, and its response for more.
    pub fn button(&self, ui: &Ui, name: impl Display) -> (bool, Response) {
        // What is scrolled out of sight is no part of the button.
        let seen = self.rect.intersect(ui.clip_rect());
        let response = ui.interact(seen, self.id, Sense::CLICK);
        self.tell(&response, name);
        if response.hovered() {
            ui.painter().rect_filled(self.rect.shrink(2.0), 4.0, self.tokens.hovered);
        }
        (response.clicked() || self.pressed, response.on_hover_cursor(egui::CursorIcon::PointingHand))
    }

    /// Makes the cell known to screen readers by this name.
    pub fn label(&self, ui: &Ui, name: impl Display) -> Response {
        let response = ui.interact(self.rect.intersect(ui.clip_rect()), self.id, Sense::HOVER);
        self.tell(&response, name);
        response
    }

    /// Tells screen readers what the cell says and where in the table it stands.
    fn tell(&self, cell: &Response, name: impl Display) {
        let role = match (self.line, self.column) {
            (0, _) => Role::ColumnHeader,
            (_, 0) => Role::RowHeader,
            _ => Role::Cell,
        };
        cell.widget_info(|| WidgetInfo::labeled(role, true, &name));
        cell.ctx.accesskit_node_builder(cell.id, |node| {
            node.set_row_index(self.line);
            node.set_column_index(self.column);
        });
    }
}

/// Where a table is first looked at.
#[derive(Clone, Copy, PartialEq)]
enum Begin {
    WhereItWas,
    LedTo(usize),
    AtTheRight,
}

impl Table<'_> {
    /// Draws the table in all the room there is.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens, cells: &mut dyn Cells) -> Scrolled {
        self.draw(ui, tokens, cells, Begin::WhereItWas)
    }

    /// The same of one to which the keyboard is led, to the beginning of this row.
    pub fn show_led_to(self, ui: &mut Ui, tokens: &Tokens, cells: &mut dyn Cells, row: usize) -> Scrolled {
        self.draw(ui, tokens, cells, Begin::LedTo(row))
    }

    /// The same of one that is first seen at its right end, where the newest stands.
    pub fn show_from_the_right(self, ui: &mut Ui, tokens: &Tokens, cells: &mut dyn Cells) -> Scrolled {
        self.draw(ui, tokens, cells, Begin::AtTheRight)
    }

    fn draw(self, ui: &mut Ui, tokens: &Tokens, cells: &mut dyn Cells, begin: Begin) -> Scrolled {
        let builder = UiBuilder::new()
            .id_salt(self.salt)
            .sense(Sense::focusable_noninteractive())
            .accessibility_role(Role::Table);
        let table = ui.scope_builder(builder, |ui| {
            let room = Rect::from_min_size(ui.cursor().min, ui.available_size());
            ui.set_min_size(room.size());
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let id = ui.unique_id();
            if let Begin::LedTo(row) = begin {
                focus::lead_to(ui.ctx(), id);
                ui.data_mut(|data| data.insert_temp(id, (row + 1, 0_usize)));
            }
            let walk = Walk::of(ui, id, self.rows, self.widths.len(), &|row| cells.is_whole(row));
            let regions = Regions::of(self.widths, self.fixed);
            let column = |width: &f32| Column::new(*width).range(*width..=*width).resizable(false);
            let mut table = egui_table::Table::new()
                .id_salt(self.salt)
                .columns(regions.widths().iter().map(column).collect::<Vec<_>>())
                .num_sticky_cols(usize::from(self.fixed > 0))
                .headers([HeaderRow::new(self.head_height)])
                .num_rows(self.rows as u64);
            if let Some(row) = walk.line.checked_sub(1).filter(|_| walk.moved) {
                // With the row above it, over which the name of a group may lie.
                table = table.scroll_to_rows(row.saturating_sub(1) as u64..=row as u64, None);
            }
            if self.from_top && self.rows > 0 {
                table = table.scroll_to_row(0, Some(Align::TOP));
            }
            let is_new = begin == Begin::AtTheRight && !regions.was_seen(ui, id);
            let wanted = if is_new {
                self.widths.len().checked_sub(1)
            } else {
                Some(walk.column).filter(|_| walk.moved)
            };
            let rows = self.rows as f32 * self.row_height;
            let bar = ui.spacing().scroll.allocated_width();
            let is_higher = |height: f32| rows > height - self.head_height;
            let is_wider = |width: f32| self.widths.iter().sum::<f32>() > width + 0.5;
            let at_side = if is_higher(room.height()) { bar } else { 0.0 };
            // No row lies below the bar by which columns are scrolled.
            let at_bottom = if is_wider(room.width() - at_side) { bar } else { 0.0 };
            let hidden = (rows - (room.height() - self.head_height - at_bottom)).max(0.0);
            let fixed = regions.widths().first().copied().filter(|_| self.fixed > 0).unwrap_or(0.0);
            let mut delegate = Delegate {
                cells,
                walk,
                id,
                tokens,
                left: room.left(),
                regions,
                body_top: room.top() + self.head_height,
                // The bar stays in sight where the table is cut off by the window.
                body_bottom: room.bottom().min(ui.clip_rect().bottom()) - at_bottom,
                seen_from: room.left() + fixed,
                seen_to: room.right() - if hidden > 0.0 { bar } else { 0.0 },
                row_height: self.row_height,
                down: None,
                row_clip: Rect::NOTHING,
                stuck: None,
                wanted,
                ringed: None,
            };
            table.show(ui, &mut delegate);
            if let Some(chosen) = delegate.ringed.filter(|_| delegate.walk.moved) {
                // A page that is scrolled as a whole follows too.
                ui.scroll_to_rect(chosen, None);
            }
            let wide = self.widths.iter().sum::<f32>().min(room.width() - SCROLL_BAR);
            delegate.show_stuck(ui, wide);
            delegate.show_ring(ui, room, wide);
            let below_heads = room.top() + self.head_height - 0.5;
            let line = Stroke::new(1.0, tokens.outline);
            ui.painter().hline(room.left()..=room.left() + wide, below_heads, line);
            Scrolled { down: delegate.down.unwrap_or(0.0), hidden }
        });
        let scrolled = table.inner;
        let response = table.response;
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(self.name);
            node.set_row_count(self.rows + 1);
            node.set_column_count(self.widths.len());
        });
        draws_own_ring(ui, response.id);
        scrolled
    }
}

struct Delegate<'a> {
    cells: &'a mut dyn Cells,
    walk: Walk,
    id: Id,
    tokens: &'a Tokens,
    left: f32,
    regions: Regions<'a>,
    /// Where the rows begin, below the heads.
    body_top: f32,
    /// Where they end, above the bar.
    body_bottom: f32,
    seen_from: f32,
    seen_to: f32,
    row_height: f32,
    /// How far the rows are scrolled, once one of them has said where it stands.
    down: Option<f32>,
    /// What is seen of the row whose cells are drawn, and of those beside it.
    row_clip: Rect,
    /// The row from side to side that stays below the heads, and its top.
    stuck: Option<(usize, f32)>,
    /// The column that is to be scrolled to: the one that the arrow keys have come to, or the last of a table that opens at its
    /// right end.
    wanted: Option<usize>,
    /// Where the chosen cell stands.
    ringed: Option<Rect>,
}

impl<'a> Delegate<'a> {
    /// Draws those cells of a line that are in sight, in the region that `ui` is for.
    fn show_line(&mut self, ui: &mut Ui, line: usize, region: usize) {
        let (room, seen, opacity) = (ui.max_rect(), ui.clip_rect().x_range(), ui.opacity());
        for (column, sides) in self.regions.columns(region, room.left()) {
            self.bring_into_sight(ui, column, sides);
            if !seen.intersects(sides) {
                continue;
            }
            let cell = self.cell_at(Rect::from_x_y_ranges(sides, room.y_range()), line, column);
            ui.set_opacity(if self.is_cut(ui, sides) { 0.0 } else { opacity });
            match line {
                0 => self.cells.head(ui, &cell),
                _ => self.cells.cell(ui, &cell),
            }
            self.mark(ui, &cell);
        }
        ui.set_opacity(opacity);
    }

    /// Scrolls to a column that is to be seen.
    fn bring_into_sight(&mut self, ui: &Ui, column: usize, sides: Rangef) {
        if self.wanted != Some(column) || column < self.regions.fixed {
            return;
        }
        self.wanted = None;
        let right = if sides.max > self.seen_to { self.seen_to - sides.max } else { 0.0 };
        let across = if sides.min + right < self.seen_from { self.seen_from - sides.min } else { right };
        if across != 0.0 {
            ui.scroll_with_delta_animation(Vec2::new(across, 0.0), ScrollAnimation::none());
        }
    }

    /// Whether a cell is partly scrolled out of sight. It is not drawn then: a number without its first or last digit is
    /// another number.
    fn is_cut(&self, ui: &Ui, cell: Rangef) -> bool {
        let seen = ui.clip_rect().x_range();
        let is_cut = cell.min < seen.min - 1.0 || cell.max > seen.max.min(self.seen_to) + 1.0;
        // Where even one column is wider than the window, a part of it is better than nothing.
        is_cut && cell.span() < ui.ctx().content_rect().width() / 2.0
    }

    fn cell_at(&self, rect: Rect, line: usize, column: usize) -> Cell<'a> {
        let chosen = self.walk.focused && (self.walk.line, self.walk.reached) == (line, column);
        Cell {
            line,
            row: line.saturating_sub(1),
            column,
            rect,
            id: self.id.with((line, column)),
            chosen,
            pressed: chosen && self.walk.pressed,
            tokens: self.tokens,
        }
    }

    /// The row that stays below the heads while the rows after it are scrolled, pushed up by the next such row.
    fn find_stuck(&self, down: f32) -> Option<(usize, f32)> {
        let first = (down / self.row_height).floor() as usize;
        let top_of = |row: usize| row as f32 * self.row_height - down;
        let row = (0..=first).rev().find(|row| self.cells.is_whole(*row))?;
        // Where it stands itself it need not be drawn again.
        let is_away = top_of(row) < -0.5;
        let pushed = if self.cells.is_whole(first + 1) { top_of(first + 1) - self.row_height } else { 0.0 };
        is_away.then_some((row, self.body_top + pushed.min(0.0)))
    }

    fn show_stuck(&mut self, ui: &mut Ui, width: f32) {
        let Some((row, top)) = self.stuck else { return };
        let rect = Rect::from_min_size(pos2(self.left, top), Vec2::new(width, self.row_height));
        let mut over = ui.new_child(UiBuilder::new().max_rect(rect));
        over.shrink_clip_rect(rect.intersect(Rect::everything_below(self.body_top)));
        self.cells.row(&mut over, row, self.left);
    }

    /// The ring of what is chosen, over everything else of the table and around all of it: a row that is one cell goes from
    /// side to side.
    fn show_ring(&self, ui: &Ui, room: Rect, wide: f32) {
        let Some(chosen) = self.ringed else { return };
        let (row, column) = (self.walk.line.checked_sub(1), self.walk.reached);
        let ring = match row.filter(|row| self.cells.is_whole(*row)) {
            Some(_) => chosen.with_min_x(room.left()).with_max_x(room.left() + wide),
            None => chosen,
        };
        let mut seen = ui.clip_rect().intersect(room);
        if row.is_some() {
            seen.min.y = seen.min.y.max(self.body_top);
            seen.max.y = seen.max.y.min(self.body_bottom);
        }
        if column >= self.regions.fixed {
            seen.min.x = seen.min.x.max(self.seen_from);
        }
        let painter = ui.painter().with_clip_rect(seen);
        focus_ring(&painter, ring.shrink2(Vec2::new(0.0, 1.0)), self.tokens);
    }

    /// What is chosen has a ring, and screen readers hear of it.
    fn mark(&mut self, ui: &Ui, cell: &Cell<'_>) {
        if cell.chosen {
            self.ringed = Some(cell.rect);
            if ui.ctx().has_accesskit_node(cell.id) {
                let active = cell.id.accesskit_id();
                ui.ctx().accesskit_node_builder(self.id, |node| node.set_active_descendant(active));
            }
        }
    }
}

impl TableDelegate for Delegate<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        self.show_line(ui, 0, info.col_range.start);
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        if self.down.is_none() {
            let down = row as f32 * self.row_height - (ui.max_rect().top() - self.body_top);
            self.stuck = self.find_stuck(down);
            self.down = Some(down);
        }
        if let Some((_, top)) = self.stuck {
            // Nothing is seen or pressed of what lies below it.
            ui.shrink_clip_rect(Rect::everything_below(top + self.row_height));
        }
        ui.shrink_clip_rect(Rect::everything_above(self.body_bottom));
        self.cells.row(ui, row as usize, self.left);
        self.row_clip = ui.clip_rect();
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        // What is clipped alike is drawn in one go; clipped by itself, each row would be drawn by itself.
        ui.set_clip_rect(self.row_clip);
        self.show_line(ui, info.row_nr as usize + 1, info.col_nr);
    }

    fn default_row_height(&self) -> f32 {
        self.row_height
    }
}
