//! What the reader can ask for, and what they are looking at. Written once for menu, keyboard, palette and buttons.

use super::sheet::{self, Sheet};
use super::{Action, Setting, View, import};
use crate::analysis::withholding::Decision;
use crate::edit::Edit;
use crate::model::{AreaId, IndicatorId, InterventionId, Methods, PriorityId};
use std::cell::RefCell;
use std::path::PathBuf;

/// One request to change what is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Something with a name in the menu.
    Do(Action),
    /// Open this file.
    OpenFile(PathBuf),
    /// Open this file beside the scorecard on screen.
    OpenBeside(PathBuf),
    /// Bring in these files of published data: into the import under way, else into the open scorecard, else into a new
    /// one.
    ImportFiles(Vec<PathBuf>),
    /// Show this view and remember where the reader came from.
    Go(View),
    /// Change the view without a step in the history, as when a filter is typed.
    Adjust(View),
    /// Look at another place on the same page.
    ChoosePlace(AreaId),
    /// Show one chart of the slide on the board alone, over the whole screen.
    ShowAlone(IndicatorId),
    /// Bring the keyboard to something on the page.
    LeadTo(Spot),
    /// Judge by other settings, and keep them in the file.
    SetMethods(Methods),
    /// Change the scorecard.
    Edit(Edit),
    /// What the wizard for published data asks for.
    Import(import::Request),
    /// Open the sheet in which this is entered.
    OpenSheet(Sheet),
    /// Put an area to the own footprint that is being entered, or take it out.
    Gather(AreaId),
    /// What the open sheet asks for.
    Sheet(sheet::Request),
    /// What the dialog asks for in which a copy is made ready to be sent.
    Send(SendRequest),
    /// What the list of saved views asks for.
    Views(ViewRequest),
    /// List what keeps the open file from being read again.
    ShowWhy,
    /// Show what changed in the open file since it was last open here.
    ShowChanges,
    /// Answer the open question.
    Answer(Answer),
    /// Close a panel.
    Close(Panel),
}

/// Something on a page that the keyboard is led to, and that is brought into sight.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// The title of the page, at its top.
    Title,
    /// The field that searches the table, with what was typed before it had the keyboard.
    Search(String),
    /// The first row of the table.
    FirstRow,
    /// A priority of a place, in the list of all of them.
    Priority(PriorityId),
    /// The lane of what was tried.
    Tried(InterventionId),
    /// A comment, by its id.
    Comment(String),
    /// An action that stands with no priority, by its position in the file.
    Task(usize),
    /// The same of one that was entered just now, while the keyboard stays in the sheet.
    SeenTask(usize),
    /// A priority that was entered just now: it comes into sight, and the keyboard stays in the sheet.
    SeenPriority(PriorityId),
    /// The same of the lane of what was tried.
    SeenTried(InterventionId),
    /// The same of the map on which the parts of a footprint are chosen.
    SeenMap,
    /// A neighbourhood or an own footprint, in the card of the one that is chosen.
    Neighbourhood(AreaId),
    /// One of the methods, in their dialog.
    Setting(Setting),
    /// What had the keyboard when the reader left the page.
    Left(egui::Id),
}

/// What a reader answers to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on; what is not saved is lost.
    Discard,
    /// Stay with what is on screen.
    Stay,
    /// Save under another name, and leave the file as it is.
    SaveCopy,
    /// Put both editions together.
    Merge,
    /// Give the own changes up for what is in the file.
    TakeTheirs,
    /// Give what is in the file up for the own changes.
    Overwrite,
    /// Of two editions, take the reader's own or the other one at this difference.
    Take {
        /// Its position in the list.
        at: usize,
        /// Whether the own one.
        mine: bool,
    },
    /// Bring back what was not saved.
    Restore,
}

/// What is asked for about a copy that is to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendRequest {
    /// What becomes of figures with small counts.
    Decide(Decision),
    /// Whether it is marked as read-only.
    MarkReadOnly(bool),
    /// It is written where the reader chooses.
    Write { zipped: bool },
}

/// What is asked for in the list of saved views, of which each is known by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewRequest {
    Open(String),
    Rename(String),
    Remove(String),
    /// It goes behind another one, or before all of them.
    Put {
        id: String,
        after: Option<String>,
    },
}

/// What lies over a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The palette.
    Palette,
    /// Errors of a file, or notes about it.
    Findings,
    /// How to read the page.
    Help,
    /// Keys at a glance.
    Keys,
    /// The settings of the file.
    Methods,
    /// The copy that is to be sent.
    Send,
    /// The list of saved views.
    Views,
    /// The line about what just happened.
    Notice,
    /// The line about what is new in the file.
    News,
    /// The strip over the built-in scorecard.
    Introduction,
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
