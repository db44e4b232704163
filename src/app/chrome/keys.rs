//! Keys at a glance.

use crate::pages::{Action, Command, Commands, Panel};
use crate::widgets::tokens::{Tokens, size};
use crate::widgets::{self, fonts, scroll};
use egui::{Grid, RichText};

const WIDTH: f32 = 780.0;
/// From this width on the keys stand in two columns.
const TWO_COLUMNS: f32 = 700.0;
/// What of the window's height the rest of the dialog takes.
const AROUND: f32 = 190.0;
/// The height of a line, so that all are in sight in a window of the usual size.
const ROW: f32 = 20.0;

/// Shows every key.
pub fn show(ctx: &egui::Context, tokens: &Tokens, commands: &Commands) {
    let mut open = true;
    let (closed, ()) = widgets::dialog(ctx, tokens, ("keys", "Keys at a glance"), WIDTH, |ui| {
        let about = "Tab goes from one thing to the next, the arrow keys within a table, list or chart; Enter or space chooses.";
        widgets::caption(ui, tokens, about);
        let keys: Vec<_> = Action::all().filter_map(|action| Some((action.shortcut()?, action))).collect();
        let side_by_side = if ui.available_width() >= TWO_COLUMNS { 2 } else { 1 };
        let rows = keys.len().div_ceil(side_by_side);
        let height = (ctx.content_rect().height() - AROUND).max(120.0);
        let area = egui::ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        scroll::text(ui, "All keys", area, |ui| {
            Grid::new("keys").num_columns(2 * side_by_side).min_row_height(ROW).spacing([24.0, 2.0]).show(
                ui,
                |ui| {
                    for row in 0..rows {
                        for (keys, action) in keys.iter().skip(row).step_by(rows) {
                            let keys = RichText::new(ctx.format_shortcut(keys)).font(fonts::strong());
                            ui.label(keys.color(tokens.accent_text));
                            ui.label(RichText::new(action.label()).size(size::SMALL).color(tokens.text));
                        }
                        ui.end_row();
                    }
                },
            );
        });
        if ui.button("Close").clicked() {
            open = false;
        }
    });
    if !open || closed {
        commands.send(Command::Close(Panel::Keys));
    }
}
