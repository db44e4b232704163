//! A quiet line above the page, which stays as long as what it says is so.

use crate::widgets::tokens::{Tokens, size, space};
use egui::{CornerRadius, Frame, Label, Margin, RichText, Ui};

/// Shows the line, and after it what `add` offers to be done.
pub fn show(ui: &mut Ui, tokens: &Tokens, text: &str, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new()
        .fill(tokens.selected)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(14, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::ONE;
            ui.add(Label::new(RichText::new(text).size(size::DENSE).color(tokens.text)));
            add(ui);
        });
    });
    ui.add_space(space::ONE);
}
