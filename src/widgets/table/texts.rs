//! Tables of words and numbers.

use super::{Cell, Cells};
use crate::widgets::tokens::Tokens;
use crate::widgets::{Hint, elided, fonts};
use egui::{Color32, FontId, Stroke, Ui, Vec2, pos2};
use std::fmt::{self, Display, Formatter};

/// Between the edge of a cell and its text.
const MARGIN: f32 = 6.0;

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
        let (rect, stroke) = (ui.max_rect(), Stroke::new(1.0, self.tokens.grid));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, stroke);
    }
}

impl Cells for Texts<'_> {
    fn head(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let name = self.heads.get(cell.column).copied().unwrap_or_default();
        cell.label(ui, name).hint(name);
        self.write(ui, cell, name, (fonts::strong(), self.tokens.text_weak));
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
        to.write_str(if self.text.is_empty() { "none" } else { self.text })?;
        (self.more)().map_or(Ok(()), |more| write!(to, "\n{more}"))
    }
}
