//! What the window knows, in groups small enough to hand to a page alone.

use super::asking::Asking;
use super::autosave::{Autosave, Left};
use super::beside::OpenBeside;
use super::chrome::findings::Findings;
use super::chrome::palette::Palette;
use super::editing::Editing;
use super::exporting::Outgoing;
use super::history::History;
use super::importing::Importing;
use super::jobs::Ticket;
use super::loaded::{Loaded, Origin, Stages};
use super::opening::Here;
use super::pack_choice::PackChoice;
use super::packing::Packing;
use super::pages::Pages;
use super::saved_views::ViewsList;
use super::saving::{Saving, WrittenAs};
use super::settings::Settings;
use super::sheet::OpenSheet;
use super::since::Since;
use super::stale::Stale;
use super::watch::{News, Watching};
use crate::edit;
use crate::edit::plan::Entry;
use crate::pages::sheet::Correction;
use crate::pages::{Action, Spot, View};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Instant;

/// Everything that changes while the window is open.
#[derive(Default)]
pub struct State {
    /// The scorecard on screen; `None` only until the first one is read.
    pub loaded: Option<Loaded>,
    /// Another scorecard that lies open beside it.
    pub beside: Option<OpenBeside>,
    /// Counts the scorecards shown: what was asked about an earlier one is not done to this one.
    pub shown: u64,
    pub view: View,
    /// Where the reader was.
    pub history: History,
    /// The content of the page on screen.
    pub pages: Pages,
    /// The board, where it fills the screen.
    pub board: Option<super::board::Board>,
    /// Where it was left last.
    pub board_left: Option<super::board::LeftAt>,
    /// What lies over the page.
    pub over: Over,
    /// The sheet beside the page in which something is entered.
    pub sheet: Option<OpenSheet>,
    pub editing: Editing,
    pub saving: Saving,
    /// Published data being brought in.
    pub importing: Option<Importing>,
    /// Files of published data that go into the scorecard being read once it is there.
    pub to_bring_in: Vec<PathBuf>,
    /// What was on screen when a file was asked for: what is changed or typed after that is not given up for it.
    pub read_over: Option<Here>,
    /// A request to read a file that has not been answered yet.
    pub reading: Option<Reading>,
    /// The file that did not open last, until one does.
    pub refused: Option<PathBuf>,
    /// Looks at the open file.
    pub watching: Option<Watching>,
    /// What became of the open file, until it is looked into.
    pub news: Option<News>,
    /// How the open file differs from the screen, while it does.
    pub stale: Option<Stale>,
    /// What the open file says that it did not when it was last open here, until the reader has looked or closed it.
    pub since: Option<Since>,
    /// One line about what just happened.
    pub notice: Option<Notice>,
    /// What is remembered between starts.
    pub settings: Settings,
    /// Where settings and unsaved scorecards are kept; none in a test, and where the desktop has no such folder.
    pub folder: Option<PathBuf>,
    pub keeping: Keeping,
    /// What goes into the board pack of the open file.
    pub pack: PackChoice,
    /// A board pack that is being made.
    pub packing: Option<Packing>,
    /// The file dialog that is open; there is never more than one.
    pub dialog: Option<(Ticket, Choosing)>,
    /// What on the page the keyboard is led to, as soon as the page is there and nothing lies over it.
    pub spot: Option<Spot>,
    /// The comment that the reader is led to once it is on screen.
    pub led_to_comment: Option<String>,
    /// Whether everything that had to be asked before closing was asked.
    pub closing: bool,
}

impl State {
    /// The file that is being opened, or else the one on screen.
    pub fn file_here(&self) -> Option<&Path> {
        let opening = self.reading.as_ref().filter(|reading| matches!(reading.why, Why::Open));
        let opening = opening.map(|reading| &reading.origin);
        opening.or(self.loaded.as_ref().map(|loaded| &loaded.origin))?.path()
    }

    /// Whether something on screen, or about to be, is in no file.
    pub fn is_unsaved(&self) -> bool {
        !self.editing.is_settled() || self.loaded.as_ref().is_some_and(Loaded::is_unsaved)
    }

    /// Whether the scorecard on screen has the place and the indicator of a view: one may have been made while another
    /// scorecard was on screen.
    pub fn has(&self, view: &View) -> bool {
        let Some(loaded) = &self.loaded else { return false };
        let scorecard = loaded.document.scorecard();
        let has_area =
            |asked: Option<_>| asked.is_none_or(|asked| scorecard.areas().any(|(area, _)| area == asked));
        has_area(view.place)
            && has_area(view.neighbourhood)
            && view.of_other.is_none_or(|asked| self.beside.as_ref().is_some_and(|it| it.opened.has(asked)))
            && view.tried.is_none_or(|asked| scorecard.interventions().any(|(tried, _)| tried == asked))
            && [view.indicator, view.pair.with]
                .into_iter()
                .flatten()
                .all(|asked| scorecard.indicators().any(|(indicator, _)| indicator == asked))
    }
}

/// What a file is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    Open,
    /// To lie beside the scorecard on screen.
    Beside,
    /// To save the scorecard with this number in.
    Save {
        shown: u64,
        written_as: WrittenAs,
    },
    Import,
    /// To write what is on screen for other programs.
    Export(Outgoing),
}

impl Choosing {
    /// What the dialog is called, after what was asked for.
    pub(super) fn title(self) -> &'static str {
        let action = match self {
            Self::Open => Action::Open,
            Self::Beside => Action::OpenBeside,
            Self::Import => return "Choose the files you downloaded",
            Self::Save { written_as: WrittenAs::Itself, .. } => Action::Save,
            Self::Save { written_as: WrittenAs::Copy, .. } => Action::SaveCopy,
            Self::Save { written_as: WrittenAs::ToChange, .. } => Action::CopyToChange,
            Self::Export(Outgoing::Figures) => Action::ExportData,
            Self::Export(Outgoing::Picture) => Action::SavePicture,
            Self::Export(Outgoing::Pack | Outgoing::WebPack) => Action::BoardPack,
            Self::Export(Outgoing::Copy(_)) => Action::SendCopy,
        };
        action.label().trim_end_matches('…')
    }
}

/// What is being typed: what it comes to, or the correction of a comment that it is.
type BeingTyped = (Vec<Entry>, Option<Correction>);

/// What is not saved is kept beside the settings.
#[derive(Debug, Default)]
pub struct Keeping {
    /// The file it is kept in, claimed with the first change by the thread that writes.
    pub file: Arc<Mutex<Option<Autosave>>>,
    /// When it is kept next.
    pub due: Option<Instant>,
    /// The edition of the scorecard that is kept, with the number of the scorecard and what was being typed.
    pub kept: Option<(u64, edit::State, BeingTyped)>,
    /// A write that has not ended.
    pub running: Option<Ticket>,
    /// What a crash has left and was brought back; it is removed once that is kept anew, saved or given up.
    pub restored: Option<Arc<Left>>,
}

/// What would lose something that is not saved.
#[derive(Clone, Debug)]
pub enum Leave {
    /// Closing the window.
    Close,
    /// Reading a scorecard in place of this one, or this one again.
    Read { origin: Origin, again: bool },
    /// Taking a new scorecard that was made of published data.
    TakeImport,
    /// Bringing back what a crash has left.
    Restore(Arc<Left>),
}

/// Panels over the page.
#[derive(Default)]
pub struct Over {
    pub palette: Option<Palette>,
    /// Errors of a file that did not open, or notes about one that did.
    pub findings: Option<Findings>,
    /// How to read the page.
    pub help: bool,
    /// Keys at a glance.
    pub keys: bool,
    /// The settings of the file.
    pub methods: bool,
    /// A copy that is made ready to be sent.
    pub sending: Option<super::sending::SendingCopy>,
    /// The saved views, as they are listed.
    pub views: Option<ViewsList>,
    /// What goes into the board pack, while it is chosen.
    pub pack: Option<PackChoice>,
    /// What waits for the reader's answer.
    pub asking: Option<Asking>,
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
            || self.help
            || self.keys
            || self.methods
            || self.sending.is_some()
            || self.pack.is_some()
            || self.views.is_some()
            || self.asking.is_some()
    }
}

/// A scorecard being read.
#[derive(Clone, Debug)]
pub struct Reading {
    pub ticket: Ticket,
    pub origin: Origin,
    pub why: Why,
    /// How far it is, and whether it is still wanted.
    pub stages: Arc<Stages>,
}

/// What a scorecard is read for.
#[derive(Clone, Debug)]
pub enum Why {
    /// To show it.
    Open,
    /// To show it again.
    Again,
    /// To lie beside the one on screen.
    Beside,
    /// To see what somebody else has made of it, when it is about to be saved or has changed on disk.
    Compare { cause: Cause, edition: edit::State },
    /// To bring back what a crash has left.
    Restore(Arc<Left>),
}

/// Why the open file is compared with the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It was seen to have changed.
    Noticed,
    /// The reader wants to know.
    Asked,
    /// It is about to be saved.
    Saving,
}

/// One line about what just happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub text: String,
    pub since: Instant,
    /// Whether it stays until the reader closes it.
    pub lasting: bool,
    /// What it tells of, where that is on another page.
    pub shows: Option<(View, Spot)>,
}

impl Notice {
    /// A notice shown from now on for a while.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), since: Instant::now(), lasting: false, shows: None }
    }
}
