//! A quiet line above the page, which stays as long as what it says is so.

use crate::widgets;
use crate::widgets::tokens::{LOW_WINDOW, Tokens, size, space};
use egui::{CornerRadius, Frame, Label, Margin, RichText, Ui};

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
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::ONE;
            ui.add(Label::new(RichText::new(text).size(size::DENSE).color(tokens.text)));
            add(ui);
        });
    });
    ui.add_space(space::ONE);
}
