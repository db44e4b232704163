//! One question at a time, asked over the page.

use crate::pages::{Answer, Command, Commands};
use crate::widgets;
use crate::widgets::tokens::{Tokens, space};
use egui::{ScrollArea, Ui};

/// A question as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    pub title: String,
    pub about: String,
    /// Where two editions differ, each with a choice.
    pub choices: Vec<Choice>,
    /// Buttons from left to right.
    pub answers: Vec<(String, Answer)>,
}

/// One difference between two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub what: String,
    /// Whether the reader's own edition is taken.
    pub mine: bool,
}

/// Asks, and leaves the answer as a command.
pub fn show(ctx: &egui::Context, tokens: &Tokens, ask: &Ask, commands: &Commands) {
    let width = if ask.choices.is_empty() { 480.0 } else { 680.0 };
    let (closed, ()) = widgets::dialog(ctx, tokens, ("ask", &ask.title), width, |ui| {
        widgets::body(ui, tokens, &ask.about);
        if !ask.choices.is_empty() {
            ui.add_space(space::ONE);
            choices(ui, tokens, &ask.choices, (ctx.content_rect().height() * 0.4).max(120.0), commands);
        }
        ui.add_space(space::ONE);
        ui.horizontal_wrapped(|ui| {
            for (label, answer) in &ask.answers {
                if ui.button(label).clicked() {
                    commands.send(Command::Answer(*answer));
                }
            }
        });
    });
    if closed {
        commands.send(Command::Answer(Answer::Stay));
    }
}

/// The differences, one to a line, of which only those in sight are drawn.
fn choices(ui: &mut Ui, tokens: &Tokens, choices: &[Choice], height: f32, commands: &Commands) {
    let row = ui.spacing().interact_size.y;
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(
        ui,
        row,
        choices.len(),
        |ui, rows| {
            for at in rows {
                let choice = &choices[at];
                ui.horizontal(|ui| {
                    for (label, mine) in [("Theirs", false), ("Mine", true)] {
                        if ui.radio(choice.mine == mine, label).clicked() {
                            commands.send(Command::Answer(Answer::Take { at, mine }));
                        }
                    }
                    widgets::caption(ui, tokens, &choice.what);
                });
            }
        },
    );
}
