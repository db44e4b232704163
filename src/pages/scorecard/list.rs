//! The whole list of a box of where to look first.

use crate::charts::{Arrow, Mark};
use crate::pages::common::signs;
use crate::pages::{LookFirstBox, LookFirstItem, PageContext};
use crate::widgets::table::{Cell, Cells, SCROLL_BAR, Table};
use crate::widgets::tokens::size;
use crate::widgets::{self, Hint, RowName, fonts};
use egui::{FontId, Stroke, Ui, Vec2, pos2};

/// No list is wider.
pub(super) const WIDEST: f32 = 1240.0;
const ROW_HEIGHT: f32 = 27.0;
const HEAD_HEIGHT: f32 = 28.0;
const MARGIN: f32 = 6.0;
const SIGN: f32 = 20.0;

/// What a reader asks of a list.
pub(super) enum Asked {
    Close,
    /// Only these in the table.
    Filter,
    /// The item at this position.
    Open(usize),
}

/// A column of a list.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Place,
    Indicator,
    Here,
    Beside,
    Period,
    Against,
    Movement,
}

/// The columns that a list of this width has room for, the last to go first, each with its width.
fn parts(width: f32) -> Vec<(Part, f32)> {
    use Part::{Against, Beside, Here, Indicator, Movement, Period, Place};
    let fixed = [(Place, 112.0), (Here, 76.0), (Beside, 76.0), (Against, 188.0), (Period, 80.0)];
    let least = [(Indicator, 190.0), (Movement, 190.0)];
    let mut left = width - least[0].1;
    let mut chosen = vec![Indicator];
    for (part, wide) in fixed.into_iter().chain([least[1]]) {
        if left < wide {
            break;
        }
        left -= wide;
        chosen.push(part);
    }
    let order = [Place, Indicator, Here, Beside, Period, Against, Movement];
    let wide =
        |part: Part| fixed.iter().chain(&least).find(|(one, _)| *one == part).map_or(0.0, |(_, wide)| *wide);
    let grows = if chosen.contains(&Movement) { [0.25, 0.75] } else { [1.0, 0.0] };
    let more = |part: Part| match part {
        Indicator => left * grows[0],
        Movement => left * grows[1],
        _ => 0.0,
    };
    order
        .into_iter()
        .filter(|part| chosen.contains(part))
        .map(|part| (part, wide(part) + more(part)))
        .collect()
}

/// By what a list is ordered: figures of several units, so by how far places differ in each.
fn order_of(held: &LookFirstBox, benchmark: &str) -> String {
    if held.items.is_empty() {
        return "No figure is in this box.".to_owned();
    }
    let last = if held.items.iter().any(|item| item.beside.is_empty()) {
        ", what has no figure to compare with last"
    } else {
        ""
    };
    format!(
        "Furthest from {benchmark} first, for how far areas differ in each indicator{last}; a click opens the trend."
    )
}

/// Draws the list no higher than this; with `opened` it takes the focus.
pub(super) fn show(
    ui: &mut Ui,
    (held, benchmark): (&LookFirstBox, &str),
    (page, highest, opened): (&PageContext<'_>, f32, bool),
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
    let parts = parts(ui.available_width() - SCROLL_BAR - 1.0);
    let widths: Vec<f32> = parts.iter().map(|(_, width)| *width).collect();
    let height = (HEAD_HEIGHT + held.items.len() as f32 * ROW_HEIGHT + 2.0).min(highest - 60.0);
    let mut rows = Rows { held, parts: &parts, page, benchmark, pressed: None };
    let table = Table {
        salt: held.title,
        name: held.title,
        widths: &widths,
        fixed: 0,
        rows: held.items.len(),
        head_height: HEAD_HEIGHT,
        row_height: ROW_HEIGHT,
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
    page: &'a PageContext<'a>,
    benchmark: &'a str,
    pressed: Option<usize>,
}

impl Rows<'_> {
    /// What stands in a cell, its type, and whether it ends at the right as numbers do.
    fn written(item: &LookFirstItem, part: Part) -> (&str, FontId, bool) {
        let (dense, strong) = (FontId::proportional(size::DENSE), fonts::semibold_at(size::DENSE));
        match part {
            Part::Place => (&item.place, strong, false),
            Part::Indicator => (&item.name, dense, false),
            Part::Here => (&item.here, strong, true),
            Part::Beside => (&item.beside, dense, true),
            Part::Period => (&item.period, fonts::small(), false),
            Part::Against => (&item.against, fonts::small(), false),
            Part::Movement => (&item.movement, fonts::small(), false),
        }
    }
}

impl Cells for Rows<'_> {
    fn head(&mut self, ui: &mut Ui, cell: &Cell<'_>) {
        let (part, tokens) = (self.parts[cell.column].0, self.page.tokens);
        let name = match part {
            Part::Place => "Place",
            Part::Indicator => "Indicator",
            Part::Here => "Here",
            Part::Beside => self.benchmark,
            Part::Period => "Period",
            Part::Against => "Level",
            Part::Movement => "Movement",
        };
        cell.label(ui, name);
        let is_number = matches!(part, Part::Here | Part::Beside);
        let room = cell.rect.shrink2(Vec2::new(MARGIN, 0.0));
        let galley = widgets::elided(ui, name, fonts::strong(), tokens.text_weak, room.width());
        let left = if is_number { room.right() - galley.size().x } else { room.left() };
        ui.painter().galley(pos2(left, room.center().y - galley.size().y / 2.0), galley, tokens.text_weak);
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
        let (text, font, is_number) = Self::written(item, part);
        // The first cell says all of it; the others only what they hold.
        let name = if cell.column == 0 { &item.sentence } else { text };
        let (pressed, response) = cell.button(ui, name);
        if pressed {
            self.pressed = Some(cell.row);
        }
        response.hint(&item.sentence);
        let mut room = cell.rect.shrink2(Vec2::new(MARGIN, 0.0));
        let sign = pos2(room.left() + SIGN / 2.0 - 2.0, room.center().y);
        match part {
            Part::Against => signs(ui.painter(), (sign, item.mark), (sign, Arrow::None), tokens),
            Part::Movement => signs(ui.painter(), (sign, Mark::None), (sign, item.arrow), tokens),
            _ => {}
        }
        if matches!(part, Part::Against | Part::Movement) {
            room.min.x += SIGN;
        }
        if part == Part::Indicator {
            let (name, unit) = (item.name.as_str(), item.unit.as_str());
            let name = RowName { name, font: &font, colour: tokens.text, unit, period: "", instead: "" };
            return name.show(ui, room.left_center(), room.width(), tokens);
        }
        let colour = if part == Part::Period { tokens.text_weak } else { tokens.text };
        let galley = widgets::elided(ui, text, font, colour, room.width());
        let left = if is_number { room.right() - galley.size().x } else { room.left() };
        ui.painter().galley(pos2(left, room.center().y - galley.size().y / 2.0), galley, colour);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fall_away_before_a_list_is_wider_than_its_room() {
        for width in [300.0, 500.0, 700.0, 860.0, 947.0] {
            let parts = parts(width);
            let whole: f32 = parts.iter().map(|(_, width)| width).sum();
            assert!(whole <= width + 0.1, "{whole} of {width}");
            assert!(parts.iter().any(|(part, _)| *part == Part::Indicator));
        }
        assert_eq!(parts(947.0).len(), 7);
        assert!(parts(500.0).len() < parts(947.0).len());
    }
}
