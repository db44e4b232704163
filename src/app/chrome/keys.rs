//! Keys at a glance.

use crate::pages::{Action, Command, Commands, Panel};
use crate::widgets::tokens::{Tokens, size};
use crate::widgets::{self, fonts};
use egui::{Grid, RichText};

/// Shows every key.
pub fn show(ctx: &egui::Context, tokens: &Tokens, commands: &Commands) {
    let mut open = true;
    let (closed, ()) = widgets::dialog(ctx, tokens, "keys", 520.0, |ui| {
        widgets::card_title(ui, tokens, "Keys at a glance");
        widgets::caption(ui, tokens, "Tab and Shift+Tab move through everything; Enter or space chooses.");
        egui::ScrollArea::vertical().max_height(ctx.content_rect().height() * 0.6).show(ui, |ui| {
            Grid::new("keys").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
                for action in Action::all() {
                    if let Some(keys) = action.shortcut() {
                        let keys = RichText::new(ctx.format_shortcut(&keys)).font(fonts::strong());
                        ui.label(keys.color(tokens.accent_text));
                        ui.label(RichText::new(action.label()).size(size::SMALL).color(tokens.text));
                        ui.end_row();
                    }
                }
            });
        });
        if ui.button("Close").clicked() {
            open = false;
        }
    });
    if !open || closed {
        commands.send(Command::Close(Panel::Keys));
    }
}
