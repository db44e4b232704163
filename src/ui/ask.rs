//! The question before changed methods would be lost.

use super::tokens::{Tokens, space};
use super::widgets;
use egui::Modal;

/// What the reader answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay with what is on screen.
    Stay,
}

/// Asks over the page; `None` until there is an answer.
pub fn show(ctx: &egui::Context, tokens: &Tokens) -> Option<Answer> {
    let mut answer = None;
    let modal = Modal::new(egui::Id::unique("ask")).frame(widgets::card(tokens)).show(ctx, |ui| {
        ui.set_width(440.0_f32.min(ctx.content_rect().width() * 0.9));
        widgets::card_title(ui, tokens, "Save the changed methods first?");
        let about = "The methods of this scorecard were changed and are not yet in its file.";
        widgets::body(ui, tokens, about);
        ui.add_space(space::ONE);
        ui.horizontal(|ui| {
            for (label, choice) in
                [("Save", Answer::Save), ("Do not save", Answer::Discard), ("Stay here", Answer::Stay)]
            {
                if ui.button(label).clicked() {
                    answer = Some(choice);
                }
            }
        });
    });
    answer.or_else(|| modal.should_close().then_some(Answer::Stay))
}
