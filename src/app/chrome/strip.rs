//! A quiet line above the page, which stays as long as what it says is so.

use crate::widgets;
use crate::widgets::tokens::{LOW_WINDOW, Tokens, size, space};
use egui::{CornerRadius, FontId, Frame, Label, Margin, RichText, Ui};

/// From the side of the line to what stands in it.
const SIDE: i8 = 14;

/// How much of its width is not for what stands in it.
pub const AROUND: f32 = 2.0 * SIDE as f32;

/// Shows the line, and after it what `add` offers to be done.
pub fn show(ui: &mut Ui, tokens: &Tokens, text: &str, add: impl FnOnce(&mut Ui)) {
    let is_low = ui.ctx().content_rect().height() < LOW_WINDOW;
    let frame = Frame::new()
        .fill(tokens.selected)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(SIDE, if is_low { 1 } else { 4 }));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        if is_low {
            widgets::lower(ui);
        }
        let words = RichText::new(text).size(size::DENSE).color(tokens.text);
        let font = FontId::proportional(size::DENSE);
        let whole = ui.painter().layout_no_wrap(text.to_owned(), font, tokens.text).size().x;
        // A line that is longer than there is room for stands by itself: in a row of buttons its first line would be as tall as these.
        let is_long = whole > ui.available_width();
        if is_long {
            ui.spacing_mut().item_spacing.y = space::HALF;
            ui.add(Label::new(words.clone()).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::ONE;
            if !is_long {
                ui.add(Label::new(words));
            }
            add(ui);
        });
    });
    ui.add_space(space::ONE);
}
