//! The question before changed methods or imported data would be lost.

use crate::widgets;
use crate::widgets::tokens::{Tokens, space};
use egui::Modal;

/// What is on screen and in no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// The settings differ from those in the file.
    Methods,
    /// Data were imported; settings may have been changed since.
    Data,
}

impl Unsaved {
    /// In the status bar.
    pub fn note(self) -> &'static str {
        match self {
            Self::Methods => "methods changed, not saved yet",
            Self::Data => "data imported, not saved yet",
        }
    }

    fn question(self) -> (&'static str, &'static str) {
        match self {
            Self::Methods => (
                "Save the changed methods first?",
                "The methods of this scorecard were changed and are not yet in its file.",
            ),
            Self::Data => (
                "Save the imported data first?",
                "Data were imported into this scorecard and are not yet in a file. Without saving they are lost.",
            ),
        }
    }
}

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
pub fn show(ctx: &egui::Context, tokens: &Tokens, unsaved: Unsaved) -> Option<Answer> {
    let mut answer = None;
    let (question, about) = unsaved.question();
    let modal = Modal::new(egui::Id::unique("ask")).frame(widgets::card(tokens)).show(ctx, |ui| {
        ui.set_width(440.0_f32.min(ctx.content_rect().width() * 0.9));
        widgets::card_title(ui, tokens, question);
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
