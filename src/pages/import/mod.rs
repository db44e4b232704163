//! The wizard that brings published data in: which files, what of them, what they do not say, and what will change.
//!
//! As every page it borrows what it shows; what the reader asks for leaves it as [`Request`]s.

mod answer_field;
mod answer_page;
mod answer_table;
mod answering;
mod changed;
mod choose_page;
mod choosing;
mod columns;
mod columns_page;
mod files;
mod files_page;
mod focus;
mod found;
mod frame;
mod offers;
mod outcome;
mod outcome_page;
mod pick_list;
mod preview;
mod progress;
mod tallies;
mod wizard;

pub use answering::Answering;
pub use choosing::{Choosing, InScorecard, Side};
pub use files::{FileEntry, FileState, Files, Said};
pub use outcome::{Outcome, OutcomeTab};
pub(in crate::pages) use pick_list::holds;
pub use tallies::Section;
pub use wizard::{Aim, Step, Wizard, Work};

use crate::import::{Layout, Subject, TableMapping};
use crate::pages::{Command, Commands};
use crate::widgets::tokens::Tokens;
use egui::Ui;
use std::path::PathBuf;

/// What the reader asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Choose files in a dialog.
    ChooseFiles,
    /// Leave a file out.
    Remove(PathBuf),
    /// Stop reading a file.
    Stop(PathBuf),
    /// Read a file after all.
    ReadAgain(PathBuf),
    /// Read all files in this layout, or recognise each by its header.
    SetLayout(Option<Layout>),
    /// What the columns of a table of this file hold.
    Say(PathBuf, TableMapping),
    /// Take back the last change of what was said of columns.
    Unsay,
    /// Show the columns of tables with this header, or hide them.
    ShowColumns(String, bool),
    /// Show only entries with these words.
    Search(Side, String),
    /// Choose the entry at this position, or not.
    Choose(Side, usize, bool),
    /// Choose every entry that is shown, or none of them.
    ChooseShown(Side, bool),
    /// Show only the entries that are chosen, or all.
    ShowOnlyChosen(Side, bool),
    /// Answer a question; nothing but blanks takes the answer back.
    Answer(Subject, String),
    /// Answer this question and all open ones of its kind.
    AnswerAlike(Subject, String),
    /// Answer every open question as proposed.
    TakeAll,
    /// Show these questions.
    ShowSection(Section),
    /// Show this part of the report.
    ShowTab(OutcomeTab),
    /// To the step before; what is being worked on is stopped.
    Back,
    /// To the next step; after the last one the data are taken.
    Next,
    /// Leave the wizard, after a question where answers would be lost.
    Leave,
    /// Leave the wizard without a question.
    LeaveNow,
    /// Stay after all.
    Stay,
}

/// What the wizard is shown with.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// What just happened.
    pub notice: Option<&'a str>,
    /// Whether something lies over the page and takes the keyboard.
    pub covered: bool,
}

/// Draws the wizard over the whole window and leaves what is asked for.
pub fn show(ui: &mut Ui, tokens: &Tokens, wizard: &Wizard, around: Around<'_>, commands: &Commands) {
    let mut asked = Vec::new();
    let Around { notice, covered } = around;
    let covered = covered || egui::Popup::is_any_open(ui.ctx());
    focus::begin(ui.ctx(), wizard, covered);
    frame::header(ui, tokens, wizard);
    let below = frame::footer_room(ui, tokens);
    frame::body(ui, tokens, |ui| match (wizard.step, &wizard.work) {
        (_, Some(work)) => progress::page(ui, tokens, work, &mut asked),
        (Step::Files, None) => files_page::show(ui, tokens, &wizard.files, &mut asked),
        (Step::Choose, None) => {
            if let Some(choosing) = &wizard.choosing {
                choose_page::show(ui, tokens, choosing, &mut asked);
            }
        }
        (Step::Answer, None) => {
            if let Some(answering) = &wizard.answering {
                answer_page::show(ui, tokens, answering, &mut asked);
            }
        }
        (Step::Import, None) => {
            if let Some(outcome) = &wizard.outcome {
                outcome_page::show(ui, tokens, outcome, &mut asked);
            }
        }
    });
    frame::footer(ui, tokens, below, wizard, notice, &mut asked);
    if wizard.asks_to_leave {
        frame::ask_to_leave(ui.ctx(), tokens, &mut asked);
    } else {
        frame::keys(ui.ctx(), wizard, &mut asked);
    }
    focus::end(ui.ctx());
    for request in asked {
        commands.send(Command::Import(request));
    }
}
