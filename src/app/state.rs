//! What the window knows, in groups small enough to hand to a page alone.

use super::chrome::ask::Unsaved;
use super::chrome::findings::Findings;
use super::chrome::palette::Palette;
use super::history::History;
use super::importing::Importing;
use super::loaded::{Loaded, Origin};
use super::pages::Pages;
use super::settings::Settings;
use crate::pages::View;
use std::time::Instant;

/// Everything that changes while the window is open.
#[derive(Default)]
pub struct State {
    /// The scorecard on screen; `None` only until the first one is read.
    pub loaded: Option<Loaded>,
    /// What the reader is looking at.
    pub view: View,
    /// Where the reader was.
    pub history: History,
    /// The content of the page on screen.
    pub pages: Pages,
    /// What lies over the page.
    pub over: Over,
    /// The request whose judgements are still to come.
    pub judging: Option<u64>,
    /// What is on screen and not in its file.
    pub unsaved: Option<Unsaved>,
    /// Published data being brought in.
    pub importing: Option<Importing>,
    /// What follows once the scorecard is saved.
    pub after_save: Option<Leave>,
    /// A request to read a file that has not been answered yet.
    pub reading: Option<Reading>,
    /// One line about what just happened.
    pub notice: Option<Notice>,
    /// What is remembered between starts.
    pub settings: Settings,
    /// Whether a file dialog is open; there is never more than one.
    pub dialog_open: bool,
    /// Whether the search field takes the focus in the next frame.
    pub focus_search: bool,
}

/// What would lose changed methods or imported data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Closing the window.
    Close,
    /// Reading a scorecard in place of this one, or this one again.
    Read {
        /// What is to be read.
        origin: Origin,
        /// Whether it is the file on screen, changed on disk.
        again: bool,
    },
    /// Taking a new scorecard that was made of published data.
    TakeImport,
}

/// Panels over the page.
#[derive(Default)]
pub struct Over {
    /// The palette.
    pub palette: Option<Palette>,
    /// Errors of a file that did not open, or notes about one that did.
    pub findings: Option<Findings>,
    /// Keys at a glance.
    pub keys: bool,
    /// The settings of the file.
    pub methods: bool,
    /// What waits for the answer whether something is to be saved first.
    pub asking: Option<Leave>,
}

impl Over {
    /// Closes everything but a question that waits for its answer.
    pub fn close_panels(&mut self) {
        *self = Self { asking: self.asking.take(), ..Self::default() };
    }

    /// Whether something lies over the page and takes the keyboard.
    pub fn any(&self) -> bool {
        self.palette.is_some()
            || self.findings.is_some()
            || self.keys
            || self.methods
            || self.asking.is_some()
    }
}

/// A scorecard being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The number of the request.
    pub ticket: u64,
    /// What is being read.
    pub origin: Origin,
    /// Whether it is the file on screen, changed on disk.
    pub again: bool,
}

/// One line about what just happened, shown for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Since when it is shown.
    pub since: Instant,
}

impl Notice {
    /// A notice shown from now on.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), since: Instant::now() }
    }
}
