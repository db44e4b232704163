//! What the reader can ask for, and what they are looking at. Written once for menu, keyboard, palette and buttons.

use super::{Action, View};
use crate::model::{AreaId, Methods};
use std::cell::RefCell;
use std::path::PathBuf;

/// One request to change what is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Something with a name in the menu.
    Do(Action),
    /// Open this file.
    OpenFile(PathBuf),
    /// Bring in these files of published data: into the import under way, else into the open scorecard, else into a new
    /// one.
    ImportFiles(Vec<PathBuf>),
    /// Show this view and remember where the reader came from.
    Go(View),
    /// Change the view without a step in the history, as when a filter is typed.
    Adjust(View),
    /// Look at another place on the same page.
    ChoosePlace(AreaId),
    /// Judge by other settings, and keep them in the file.
    SetMethods(Methods),
}

/// Where pages leave their commands; one handler carries them out after the frame.
#[derive(Debug, Default)]
pub struct Commands(RefCell<Vec<Command>>);

impl Commands {
    /// Leaves a command.
    pub fn send(&self, command: Command) {
        self.0.borrow_mut().push(command);
    }

    /// Takes everything that was left, oldest first.
    pub fn take(&self) -> Vec<Command> {
        self.0.take()
    }
}
