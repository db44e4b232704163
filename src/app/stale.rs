//! What is said while the screen is not what the file holds: nothing is put over the reader's work for it.

use super::chrome::findings::Findings;
use super::chrome::strip;
use super::handler::Handler;
use super::refused::refused;
use crate::format::OpenError;
use crate::pages::{Action, Command, PageContext};
use crate::widgets::Hint;
use egui::Ui;

/// How the file differs from the screen, for as long as it does.
#[derive(Debug)]
pub enum Stale {
    /// It was deleted or moved, or cannot be reached.
    Gone,
    /// What it holds now cannot be opened, for this reason.
    Broken(Box<Findings>),
    /// Somebody else has written it, and what the reader changed is not in it; to be decided.
    Changed,
    /// It was gone and is there again; what it holds is being looked at, or the reader has ended that.
    Returned,
    /// It was gone, and what is there now is not what is on screen; to be decided.
    Another,
}

impl Stale {
    /// What is so, in a sentence about the file of this name.
    fn sentence(&self, name: &str, unsaved: bool) -> String {
        match self {
            Self::Gone => format!(
                "{name} is no longer there: deleted, moved, or out of reach. What is on screen is kept here alone."
            ),
            Self::Returned => {
                format!("{name} is there again. What is on screen is what was open before.")
            }
            Self::Broken(_) => {
                let with = if unsaved { ", with your changes" } else { "" };
                format!(
                    "{name} was changed on disk and cannot be opened as it is now. What is on screen is older{with}."
                )
            }
            Self::Changed => {
                format!("{name} was changed by somebody else. What is on screen is older, with your changes.")
            }
            Self::Another => {
                format!(
                    "{name} is there again and holds something else. What is on screen is what was open before."
                )
            }
        }
    }

    /// Draws the line with what can be done.
    pub fn show(&self, ui: &mut Ui, name: &str, unsaved: bool, page: &PageContext<'_>) {
        strip::show(ui, page.tokens, &self.sentence(name, unsaved), |ui| match self {
            Self::Gone => {
                offer(
                    ui,
                    page,
                    "Save it there again",
                    "Write what is on screen to where the file was",
                    Action::Save,
                );
                offer(ui, page, Action::SaveCopy.label(), "Save it elsewhere", Action::SaveCopy);
            }
            Self::Broken(_) | Self::Returned => {
                let is_broken = matches!(self, Self::Broken(_));
                if is_broken
                    && ui.button("Show why").hint("List what keeps the file from being opened").clicked()
                {
                    page.commands.send(Command::ShowWhy);
                }
                let hint = if is_broken {
                    "Look whether it can be opened by now"
                } else {
                    "See what it holds by now"
                };
                offer(ui, page, "Read it again", hint, Action::Reload);
                offer(
                    ui,
                    page,
                    Action::SaveCopy.label(),
                    "Save what is on screen elsewhere",
                    Action::SaveCopy,
                );
            }
            Self::Changed | Self::Another => {
                let hint = "See what differs, and choose: both together, theirs, or yours";
                offer(ui, page, "Decide now…", hint, Action::Reload);
                offer(ui, page, Action::SaveCopy.label(), "Save yours elsewhere", Action::SaveCopy);
            }
        });
    }
}

pub(super) fn offer(ui: &mut Ui, page: &PageContext<'_>, label: &str, hint: &str, action: Action) {
    if ui.button(label).hint(hint).clicked() {
        page.act(action);
    }
}

impl Handler<'_> {
    /// Lists what keeps the open file from being read again.
    pub(super) fn show_why(&mut self) {
        if let Some(Stale::Broken(why)) = &self.state.stale {
            self.state.over.findings = Some(why.as_ref().clone());
        }
    }

    /// The open file holds something that does not open.
    pub(super) fn is_broken(&mut self, error: &OpenError) {
        let Some(loaded) = &self.state.loaded else { return };
        let why = refused(&loaded.origin, error, Some(loaded));
        self.state.stale = Some(Stale::Broken(Box::new(why)));
    }
}
