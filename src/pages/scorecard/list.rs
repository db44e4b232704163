//! The whole list of a box of where to look first.

use super::list_widths::{Part, SIGN, Widths, room_of};
use super::table::head_lines;
use crate::charts::{Arrow, Mark};
use crate::pages::common::signs;
use crate::pages::{LookFirstBox, PageContext};
use crate::widgets::table::{Cell, Cells, SCROLL_BAR, Table};
use crate::widgets::{self, Hint, RowName};
use egui::{Stroke, Ui, Vec2, pos2};

/// No list is wider.
pub(super) const WIDEST: f32 = 1240.0;
/// A row with one line of text and with two.
const ROW_HEIGHTS: [f32; 2] = [27.0, 37.0];
/// The line of the heads, with one line of text and with two.
const HEAD_HEIGHTS: [f32; 2] = [28.0, 40.0];

/// What a reader asks of a list.
pub(super) enum Asked {
    Close,
    /// Only these in the table.
    Filter,
    /// The item at this position.
    Open(usize),
}

/// By what a list is ordered: figures of several units, so by how far places differ in each.
fn order_of(held: &LookFirstBox, benchmark: &str) -> String {
    if held.items.is_empty() {
        return held.empty.clone();
    }
    let without = held.items.iter().filter(|item| item.beside.is_empty()).count();
    if without == held.items.len() {
        return format!(
            "This file has no figures of {benchmark} to compare these with, so they stand place by place, activity and school \
             exclusions first. A click opens the trend."
        );
    }
    let last = if without > 0 { "; what has no figure to compare with comes last" } else { "" };
    format!(
        "Furthest from {benchmark} first, measured by how much areas differ in each indicator{last}. A click opens the trend."
    )
}

/// Draws the list no higher than this; with `opened` it takes the focus.
pub(super) fn show(
    ui: &mut Ui,
    (held, benchmark): (&LookFirstBox, &str),
    (page, highest, opened): (&PageContext<'_>, f32, bool),
    measured: &Widths,
) -> Option<Asked> {
    let mut asked = None;
    let none = held.items.is_empty();
    ui.horizontal(|ui| {
        widgets::card_title(ui, page.tokens, &held.heading());
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::quiet_button(ui, page.tokens, "Close", "Close the list").clicked() {
                asked = Some(Asked::Close);
            }
            let filter = "Filter the table to these";
            if !none && widgets::quiet_button(ui, page.tokens, filter, filter).clicked() {
                asked = Some(Asked::Filter);
            }
        });
    });
    widgets::caption(ui, page.tokens, &order_of(held, benchmark));
    if none {
        return asked;
    }
    let parts = measured.parts(ui.available_width() - SCROLL_BAR - 1.0);
    let widths: Vec<f32> = parts.iter().map(|(_, width)| *width).collect();
    let head_height = HEAD_HEIGHTS[usize::from(measured.has_long_heads)];
    // A movement is told whole, with what speaks against it, on two lines where one has no room for it.
    let lines = if measured.has_room_for_movement(&parts) { 1 } else { 2 };
    let row_height = ROW_HEIGHTS[lines - 1];
    let height = (head_height + held.items.len() as f32 * row_height + 2.0).min(highest - 60.0);
    let mut rows = Rows { held, parts: &parts, lines, page, benchmark, pressed: None };
    let table = Table {
        salt: held.title,
        name: held.title,
        widths: &widths,
        fixed: 0,
        rows: held.items.len(),
        head_height,
        row_height,
        from_top: false,
    };
    let size = Vec2::new(ui.available_width(), height);
    widgets::room(ui, size, |ui| {
        ui.set_height(height);
        ui.set_max_height(height);
        if opened {
            table.show_led_to(ui, page.tokens, &mut rows, 0);
        } else {
            table.show(ui, page.tokens, &mut rows);
        }
    });
    asked.or(rows.pressed.map(Asked::Open))
}

struct Rows<'a> {
    held: &'a LookFirstBox,
    parts: &'a [(Part, f32)],
    /// How many a movement has.
    lines: usize,
    page: &'a PageContext<'a>,
    benchmark: &'a str,
    pressed: Option<usize>,
}

impl Cells for Rows<'_> {
    fn head(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let (part, tokens) = (self.parts[cell.column].0, self.page.tokens);
        let name = part.head(self.benchmark);
        cell.label(ui, &name);
        let room = room_of(cell.rect);
        let lines = head_lines(ui, &name, tokens.text_weak, room.width());
        let mut top = room.center().y - lines.iter().map(|line| line.size().y).sum::<f32>() / 2.0;
        for line in lines {
            let size = line.size();
            let left = if part.is_number() { room.right() - size.x } else { room.left() };
            ui.painter().galley(pos2(left, top), line, tokens.text_weak);
            top += size.y;
        }
    }

    fn row(&mut self, ui: &mut Ui, _row: usize, _left: f32) {
        let (rect, tokens) = (ui.max_rect(), self.page.tokens);
        if ui.rect_contains_pointer(rect) {
            ui.painter().rect_filled(rect, 0.0, tokens.hovered);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.grid));
    }

    fn cell(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let (part, tokens) = (self.parts[cell.column].0, self.page.tokens);
        let Some(item) = self.held.items.get(cell.row) else { return };
        let (text, font) = part.written(item);
        // The first cell says all of it; the others only what they hold.
        let name = if cell.column == 0 { &item.sentence } else { text };
        let (pressed, response) = cell.button(ui, name);
        if pressed {
            self.pressed = Some(cell.row);
        }
        response.hint(&item.sentence);
        let mut room = room_of(cell.rect);
        let sign = pos2(room.left() + SIGN / 2.0 - 2.0, room.center().y);
        match part {
            Part::Against => signs(ui.painter(), (sign, item.mark), (sign, Arrow::None), tokens),
            Part::Movement => signs(ui.painter(), (sign, Mark::None), (sign, item.arrow), tokens),
            _ => {}
        }
        room.min.x += part.sign();
        if part == Part::Indicator {
            let (name, unit) = (item.name.as_str(), item.unit.as_str());
            let name = RowName { name, font: &font, colour: tokens.text, unit, period: "", instead: "" };
            return name.show(ui, room.left_center(), room.width(), tokens);
        }
        let colour = if part == Part::Period { tokens.text_weak } else { tokens.text };
        let galley = if part == Part::Movement && self.lines > 1 {
            widgets::paragraph(ui, &[(text, font, colour)], room.width(), self.lines)
        } else {
            widgets::elided(ui, text, font, colour, room.width())
        };
        let left = if part.is_number() { room.right() - galley.size().x } else { room.left() };
        ui.painter().galley(pos2(left, room.center().y - galley.size().y / 2.0), galley, colour);
    }
}
