//! A scorecard that is there to be read alone: what is said of it, what is not done to it, and the copy that may be changed.

use super::asking::{Question, Words};
use super::chrome::strip;
use super::editing::Change;
use super::handler::Handler;
use super::jobs::Ticket;
use super::loaded::Loaded;
use super::saving::WrittenAs;
use super::stale::offer;
use crate::pages::{Action, Answer, PageContext};
use egui::Ui;
use std::path::Path;

/// Why a scorecard cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// The file says so.
    Marked,
    /// This user may not write the file.
    Locked,
}

impl ReadOnly {
    /// What is so, in a sentence about the file of this name.
    fn sentence(self, name: &str, unsaved: bool) -> String {
        let what = match (self, unsaved) {
            (Self::Marked, _) => format!("{name} is marked as read-only"),
            (Self::Locked, false) => format!("{name} is read-only for you"),
            (Self::Locked, true) => format!("You may no longer write to {name}"),
        };
        if unsaved {
            return format!("{what}. Your changes are kept here alone; save them in a copy.");
        }
        format!("{what}: it can be read, and a copy of it can be changed.")
    }

    /// The question that takes the place of a change.
    pub(super) fn words(self, name: &str, unsaved: bool) -> Words {
        let why = match self {
            Self::Marked => "It was marked as a file to be read.",
            Self::Locked => "You may not write to this file.",
        };
        let changes = if unsaved { " What you have changed before goes into the copy." } else { "" };
        let about = format!(
            "{why} Nothing in it can be changed, but a copy can: it is saved where you choose and opens in place of this file, \
             which stays as it is.{changes}"
        );
        let answers = vec![(Action::CopyToChange.label(), Answer::SaveCopy), ("Stay here", Answer::Stay)];
        (format!("{name} is read-only"), about, answers)
    }

    /// Draws the line with what can be done.
    pub(super) fn show(self, ui: &mut Ui, name: &str, unsaved: bool, page: &PageContext<'_>) {
        strip::show(ui, page.tokens, &self.sentence(name, unsaved), |ui| {
            let hint = "Save it elsewhere and go on with that file, which can be changed";
            offer(ui, page, Action::CopyToChange.label(), hint, Action::CopyToChange);
        });
    }
}

impl Loaded {
    /// Why it cannot be changed, where it cannot.
    pub fn read_only(&self) -> Option<ReadOnly> {
        match (self.edited.scorecard().header().read_only, self.is_locked) {
            (true, _) => Some(ReadOnly::Marked),
            (_, true) => Some(ReadOnly::Locked),
            _ => None,
        }
    }

    /// A name for a file that it is written to.
    pub(super) fn suggested_name_as(&self, written_as: WrittenAs) -> String {
        let name = self.suggested_name();
        if self.origin.path().is_none() || written_as == WrittenAs::Itself {
            return name;
        }
        let stem = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy();
        format!("{stem}-copy.scorecard")
    }
}

impl Handler<'_> {
    /// Whether the scorecard on screen cannot be changed; the reader is then offered a copy that can.
    pub(super) fn refuses_changes(&mut self) -> bool {
        let refuses = self.state.loaded.as_ref().and_then(Loaded::read_only).is_some();
        if refuses {
            self.ask_for_a_copy();
        }
        refuses
    }

    /// Whether a change is not made because the scorecard cannot be changed. What somebody else has made of the file is not the
    /// reader’s change.
    pub(super) fn refuses(&mut self, change: &Change) -> bool {
        let history = self.state.loaded.as_ref().map(|loaded| &loaded.history);
        let does_nothing = match change {
            Change::Undo => history.is_none_or(|history| history.next_undo().is_none()),
            Change::Redo => history.is_none_or(|history| history.next_redo().is_none()),
            Change::Merge(_) => true,
            _ => false,
        };
        if does_nothing || !self.refuses_changes() {
            return false;
        }
        if let (Change::Enter(_, field), Some(sheet)) = (change, &mut self.state.sheet) {
            // What was typed stays where it was typed.
            sheet
                .open
                .refuse(field.as_deref(), "The file is read-only now; save a copy to change.".to_owned());
        }
        true
    }

    /// Offers a copy that can be changed.
    pub(super) fn ask_for_a_copy(&mut self) {
        if let Some(kind) = self.state.loaded.as_ref().and_then(Loaded::read_only) {
            self.ask(Question::ReadOnly(kind));
        }
    }

    /// Takes in that the open file may be written by now, or no longer.
    pub(super) fn may_be_saved(&mut self, ticket: Ticket, may: bool) {
        let is_of = self.state.watching.as_ref().is_some_and(|watching| watching.ticket == ticket);
        if let Some(loaded) = self.state.loaded.as_mut().filter(|_| is_of) {
            loaded.is_locked = !may;
        }
    }
}
