//! The keyboard in a table: one stop, in which the arrow keys walk from cell to cell.

use crate::widgets::focus;
use egui::{Id, Key, Modifiers, Ui};

/// Rows that Page up and Page down go over.
const PAGE: usize = 10;

/// Where the arrow keys have come to in a table.
#[derive(Clone, Copy, Default)]
pub(super) struct Walk {
    /// 0 is the line of the heads; rows follow.
    pub line: usize,
    pub column: usize,
    /// The column that is chosen: the first where the row is one cell; `column` counts again in the next row.
    pub reached: usize,
    pub focused: bool,
    pub moved: bool,
    pub pressed: bool,
}

impl Walk {
    /// Takes the keys that are pressed while the table has the focus.
    pub fn of(ui: &Ui, id: Id, rows: usize, columns: usize, is_whole: &dyn Fn(usize) -> bool) -> Self {
        let had = id.with("has the keyboard since");
        if !ui.memory(|memory| memory.has_focus(id)) {
            ui.data_mut(|data| data.remove::<u64>(had));
            return Self::default();
        }
        let now = ui.ctx().cumulative_frame_nr();
        let is_back = ui.data(|data| data.get_temp::<u64>(had)).is_none();
        let since = ui.data_mut(|data| *data.get_temp_mut_or(had, now));
        focus::keep_keys(ui.ctx(), id, focus::ARROWS);
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
        // To the ends of a row, and to the first and the last of all.
        let far = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
        let [to_first, to_last] = [Key::Home, Key::End].map(far);
        if to_first || hits(Key::Home) > 0 {
            column = 0;
        }
        if to_last || hits(Key::End) > 0 {
            column = columns.saturating_sub(1);
        }
        if to_first || to_last {
            line = if to_last { rows } else { rows.min(1) };
        }
        let whole = line.checked_sub(1).is_some_and(is_whole);
        // The key that brought the keyboard here, as that which opens a list, chooses nothing in it.
        let pressed = since != now && hits(Key::Enter) + hits(Key::Space) > 0;
        ui.data_mut(|data| data.insert_temp(id, (line, column)));
        let reached = if whole { 0 } else { column };
        let moved = (line, column) != before;
        if moved || focus::has_come_to(ui.ctx(), id) {
            focus::comes_to(ui.ctx(), id.with((line, reached)));
        }
        Self { line, column, reached, focused: true, moved: moved || is_back, pressed }
    }
}
