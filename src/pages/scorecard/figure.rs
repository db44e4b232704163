//! A figure in its cell, with room of its own for number, dagger, mark and arrow; and the card that tells of it.

use super::cell::{Cell, Told};
use crate::charts::{self, Arrow};
use crate::pages::common::signs;
use crate::widgets::tokens::{LOW_WINDOW, Tokens, size, space};
use crate::widgets::{self, fonts};
use egui::{Align2, Color32, FontId, Label, Rect, RichText, Sense, Ui, Vec2, pos2};

const DAGGER: f32 = 6.0;
const MARK: f32 = 13.0;
/// With what keeps it from the mark.
const ARROW: f32 = 15.0;
/// Between a number and its mark.
const BESIDE: f32 = 4.0;
/// By how much a long number without a dagger reaches towards its mark, which then moves a little.
pub(super) const LONGER: f32 = BESIDE + 2.0;
/// By how much a number ends earlier that has a dagger, a mark and an arrow.
pub(super) const LEFT_OF_DAGGER: f32 = 3.0;
/// Before the number; with the margin behind the arrow more than lies between any two parts of a figure, so that they are
/// seen as one.
const BEFORE: f32 = 5.0;
/// Numbers with more letters than this are long, and written smaller.
const LETTERS: usize = 4;
const CARD: f32 = 400.0;
/// What a fact of the card is.
const WHAT: f32 = 96.0;
const WHAT_LINES: usize = 3;

/// The room beside the number of a cell.
pub(super) struct Slots {
    /// Before the number.
    pub before: f32,
    mark: f32,
    arrow: f32,
    /// At the right end.
    pub margin: f32,
}

impl Slots {
    /// Those of an area that is judged have marks and arrows.
    pub(super) fn of(has_signs: bool) -> Self {
        let (mark, arrow) = if has_signs { (MARK, ARROW) } else { (0.0, 0.0) };
        Self { before: BEFORE, mark, arrow, margin: if has_signs { 5.0 } else { 3.0 } }
    }

    /// The room of mark and arrow.
    #[cfg(test)]
    pub(super) fn signs(&self) -> f32 {
        self.mark + self.arrow
    }

    /// How far a number reaches beyond the others where it has an arrow and no mark.
    pub(super) fn mark(&self) -> f32 {
        self.mark
    }

    /// What comes after a number with an arrow alone.
    pub(super) fn after_without_mark(&self) -> f32 {
        BESIDE + self.arrow + self.margin
    }

    /// All that comes after the number.
    pub(super) fn after(&self) -> f32 {
        BESIDE + self.mark + self.arrow + self.margin
    }
}

/// Draws a figure whose number ends this far from the left of its cell.
pub(super) fn figure(ui: &Ui, area: Rect, cell: &Cell, number_end: f32, tokens: &Tokens) {
    let (painter, middle) = (ui.painter(), area.center().y);
    let colour = if cell.is_apart { tokens.text_weak } else { tokens.text };
    let galley = painter.layout_no_wrap(cell.text.clone(), number_font(&cell.text), colour);
    let slots = area.left() + number_end;
    // A number that is longer than those with all signs reaches into the room of those it does not have.
    let end = if cell.is_apart && cell.arrow != Arrow::None { slots - LEFT_OF_DAGGER } else { slots };
    let end = end.max(area.left() + BEFORE + galley.size().x);
    painter.galley(pos2(end - galley.size().x, middle - galley.size().y / 2.0), galley, colour);
    if cell.is_apart {
        painter.text(pos2(end, middle - 2.0), Align2::LEFT_CENTER, "†", fonts::small(), tokens.text_weak);
    }
    // A long number moves its mark a little, and so does a dagger.
    let from = (slots + BESIDE).max(end + if cell.is_apart { DAGGER + 1.0 } else { 0.0 });
    let mark = pos2(from + MARK / 2.0, middle);
    let arrow = pos2(slots + BESIDE + MARK + ARROW - 6.0, middle);
    signs(painter, (mark, cell.mark), (arrow, cell.arrow), tokens);
}

/// How a number is written in a cell.
pub(super) fn number_font(number: &str) -> FontId {
    if is_long(number) { fonts::small() } else { FontId::proportional(size::DENSE) }
}

/// How wide the number of a cell is.
pub(super) fn figure_width(ui: &Ui, cell: &Cell) -> f32 {
    let font = number_font(&cell.text);
    ui.painter().layout_no_wrap(cell.text.clone(), font, Color32::PLACEHOLDER).size().x
}

/// Whether a number is longer than most.
pub(super) fn is_long(number: &str) -> bool {
    number.chars().count() > LETTERS
}

/// The card of a figure while the pointer rests on it.
pub(super) fn hover(ui: &mut Ui, cell: &Cell, tokens: &Tokens) {
    let told = &cell.told;
    let window = ui.ctx().content_rect().size();
    ui.set_max_width(CARD.min(window.x * 0.5));
    widgets::eyebrow(ui, tokens, &told.title);
    widgets::body(ui, tokens, &told.value);
    sign_and_words(ui, tokens, told.verdict.as_deref(), |ui, centre| {
        charts::mark(ui.painter(), centre, 12.0, cell.mark, tokens);
    });
    sign_and_words(ui, tokens, told.movement.as_deref(), |ui, centre| {
        charts::arrow(ui.painter(), centre, 12.0, cell.arrow, tokens);
    });
    if window.y < LOW_WINDOW {
        // Of a low window it would cover most; a click shows all of it.
        return;
    }
    facts(ui, told, tokens);
    if let Some(line) = &told.spark {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(CARD * 0.6, 40.0), Sense::hover());
        charts::sparkline(ui.painter(), rect, line, tokens);
        widgets::caption(ui, tokens, &told.lines);
    }
}

fn sign_and_words(ui: &mut Ui, tokens: &Tokens, words: Option<&str>, sign: impl FnOnce(&Ui, egui::Pos2)) {
    let Some(words) = words else { return };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::HALF;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(18.0), Sense::hover());
        sign(ui, rect.center());
        ui.add(Label::new(RichText::new(words).size(size::DENSE).color(tokens.text)).wrap());
    });
}

/// What else is known, each after what it is.
fn facts(ui: &mut Ui, told: &Told, tokens: &Tokens) {
    for (what, told) in &told.more {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::ONE;
            let what = widgets::paragraph(ui, &[(what, fonts::small(), tokens.text_weak)], WHAT, WHAT_LINES);
            let (rect, _) = ui.allocate_exact_size(Vec2::new(WHAT, what.size().y), Sense::hover());
            ui.painter().galley(rect.min, what, tokens.text_weak);
            ui.add(Label::new(RichText::new(told).size(size::SMALL).color(tokens.text)).wrap());
        });
    }
}
