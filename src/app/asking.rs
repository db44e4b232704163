//! Questions to the reader, one at a time, and what follows from the answers.

use super::autosave::Left;
use super::chrome::ask::{Ask, Choice};
use super::exporting::Outgoing;
use super::handler::Handler;
use super::merging::Dispute;
use super::read_only::ReadOnly;
use super::saving::WrittenAs;
use super::state::{Leave, State};
use crate::edit::plan::Entry;
use crate::format::is_same_file;
use crate::pages::Answer;
use crate::pages::sheet::SameName;
use std::path::PathBuf;

/// Title, what it is about, and the answers from left to right.
pub type Words = (String, String, Vec<(&'static str, Answer)>);

/// What is being asked.
#[derive(Debug)]
pub enum Question {
    /// Something on screen is in no file; whether to save it before going on.
    Unsaved(Leave),
    /// Whether to lose the answers given in an import by going on.
    LeaveImport(Leave),
    /// Somebody else has changed the file.
    Changed(Box<Dispute>),
    /// A save failed.
    NotSaved { path: PathBuf, written_as: WrittenAs, sentence: String },
    /// The open file is read-only, and a change was asked for.
    ReadOnly(ReadOnly),
    /// What leaves for other programs was not written.
    NotExported { what: Outgoing, path: PathBuf, sentence: String },
    /// Another saved view has the name that this one is to have.
    SameView(SameName),
    /// What is entered about the approval is odd; why, what it is, and the field.
    OddApproval { why: String, entry: Entry, field: String },
    /// A crash has left this.
    Restore(Vec<Left>),
}

/// A question that waits for its answer.
#[derive(Debug)]
pub struct Asking {
    pub question: Question,
    pub ask: Ask,
}

impl Asking {
    fn offers(&self, answer: Answer) -> bool {
        self.ask.answers.iter().any(|(_, offered)| *offered == answer)
    }
}

impl Question {
    /// The question in words.
    fn ask(&self, state: &State) -> Ask {
        let name = state.loaded.as_ref().map_or_else(String::new, |loaded| loaded.origin.name());
        let (title, about, answers): Words = match self {
            Self::Unsaved(_) => (
                "Save your changes first?".to_owned(),
                unsaved(state).to_owned(),
                vec![("Save", Answer::Save), ("Do not save", Answer::Discard), ("Stay here", Answer::Stay)],
            ),
            Self::LeaveImport(_) => (
                "Leave the import?".to_owned(),
                "Your answers are lost then. The scorecard on screen stays as it is.".to_owned(),
                vec![("Leave", Answer::Discard), ("Stay here", Answer::Stay)],
            ),
            Self::Changed(dispute) => dispute.words(&name),
            Self::NotSaved { path, sentence, .. } => (
                format!("{} was not saved", path.file_name().unwrap_or(path.as_os_str()).display()),
                format!("{sentence}. Your changes are still here."),
                vec![
                    ("Try again", Answer::Save),
                    ("Save a copy…", Answer::SaveCopy),
                    ("Close", Answer::Stay),
                ],
            ),
            Self::ReadOnly(kind) => kind.words(&name, state.is_unsaved()),
            Self::NotExported { path, sentence, .. } => {
                // Into the scorecard itself nothing is written however often it is tried.
                let own = state.loaded.as_ref().and_then(|loaded| loaded.origin.path());
                let again =
                    (!own.is_some_and(|own| is_same_file(own, path))).then_some(("Try again", Answer::Save));
                let others = [("Write it elsewhere…", Answer::SaveCopy), ("Close", Answer::Stay)];
                (
                    format!("{} was not written", path.file_name().unwrap_or(path.as_os_str()).display()),
                    sentence.clone(),
                    again.into_iter().chain(others).collect(),
                )
            }
            Self::SameView(SameName { name, looks_at: [before, now], .. }) => (
                format!("There is a saved view “{name}” already"),
                format!(
                    "It opens this page: {before}. If you replace it, it opens this one instead: {now}. Board view and board pack \
                     then show that in its place."
                ),
                // What takes nothing away comes first, and has the keyboard.
                vec![("Choose another name", Answer::Stay), ("Replace it", Answer::Overwrite)],
            ),
            Self::OddApproval { why, .. } => (
                "Is this right?".to_owned(),
                why.clone(),
                vec![("Keep it so", Answer::Overwrite), ("Write it otherwise", Answer::Stay)],
            ),
            Self::Restore(left) => {
                let instead_of = instead_of(state, left);
                let mut answers = vec![
                    ("Bring it back", Answer::Restore),
                    ("Throw it away", Answer::Discard),
                    ("Decide later", Answer::Stay),
                ];
                if instead_of.is_some() {
                    // What was opened was asked for: it stays, unless the reader says otherwise.
                    answers.rotate_right(1);
                }
                ("Bring back what was not saved?".to_owned(), restore(left, instead_of.as_deref()), answers)
            }
        };
        let answers = answers.into_iter().map(|(label, answer)| (label.to_owned(), answer)).collect();
        let choices = match self {
            Self::Changed(dispute) => dispute.choices(),
            _ => Vec::<Choice>::new(),
        };
        Ask { title, about, choices, answers }
    }
}

fn unsaved(state: &State) -> &'static str {
    match state.loaded.as_ref().map(|loaded| (loaded.base.is_some(), loaded.origin.path().is_some())) {
        Some((true, _)) => "This scorecard was changed, and the changes are not yet in its file.",
        Some((false, true)) => "The file of this scorecard is no longer there. Without saving it is lost.",
        _ => "This scorecard is in no file yet. Without saving it is lost.",
    }
}

/// The file that is open or being read, by its name, where what is brought back first is of another one and takes its place.
fn instead_of(state: &State, left: &[Left]) -> Option<String> {
    let here = state.file_here()?;
    let is_other = left.first()?.of.as_deref() != Some(here);
    is_other.then(|| here.file_name().unwrap_or(here.as_os_str()).to_string_lossy().into_owned())
}

fn restore(left: &[Left], instead_of: Option<&str>) -> String {
    let Some(first) = left.first() else { return String::new() };
    let file = first
        .of
        .as_ref()
        .map_or_else(|| "which is in no file".to_owned(), |path| format!("of the file {}", path.display()));
    let more = match left.len() {
        1 => String::new(),
        2 => " There is one more; it is offered later.".to_owned(),
        many => format!(" There are {} more; they are offered later.", many - 1),
    };
    let instead = instead_of.map_or_else(String::new, |open| {
        format!(
            " You have opened {open}, which is another file. ‘Bring it back’ opens those changes in its place; ‘Decide later’ stays with \
             {open} and keeps them."
        )
    });
    format!(
        "Placecard ended last time without being closed. Changes of {}, {file}, were kept and are not saved.{instead}{more}",
        first.title
    )
}

impl Handler<'_> {
    /// Asks, unless something is being asked already: what asks again by itself waits, what a reader does twice is
    /// asked once.
    pub(super) fn ask(&mut self, question: Question) {
        if self.state.over.asking.is_none() {
            let ask = question.ask(self.state);
            self.state.over.asking = Some(Asking { question, ask });
        }
    }

    /// Takes back the question whether to save first: it has its answer, or something else is to be asked about it.
    pub(super) fn unask_to_save(&mut self) -> Option<Leave> {
        let is_it = |asking: &mut Asking| matches!(asking.question, Question::Unsaved(_));
        match self.state.over.asking.take_if(is_it)?.question {
            Question::Unsaved(leave) => Some(leave),
            _ => None,
        }
    }

    /// Goes on as the reader answered.
    pub(super) fn answer(&mut self, answer: Answer) {
        let Some(asking) = &mut self.state.over.asking else { return };
        if let Answer::Take { at, mine } = answer {
            asking.ask.choices.get_mut(at).into_iter().for_each(|choice| choice.mine = mine);
            return;
        }
        // Escape stays wherever it is pressed; the keys that save answer only a question about saving.
        if answer != Answer::Stay && !asking.offers(answer) {
            return;
        }
        let Some(Asking { question, ask }) = self.state.over.asking.take() else { return };
        match (question, answer) {
            (Question::Unsaved(leave), Answer::Save) => {
                self.state.saving.after = Some(leave);
                self.save();
            }
            (Question::Unsaved(leave), Answer::Discard) => {
                self.go_on(leave);
            }
            (Question::LeaveImport(leave), Answer::Discard) => {
                self.state.importing = None;
                self.leave(leave);
            }
            (Question::Changed(dispute), answer) => self.settle(*dispute, &ask.choices, answer),
            (Question::NotSaved { path, written_as, .. }, Answer::Save) => self.write_to(path, written_as),
            (Question::NotSaved { .. }, Answer::SaveCopy) => self.save_dialog(WrittenAs::Copy),
            (Question::ReadOnly(_), Answer::SaveCopy) => self.save_dialog(WrittenAs::ToChange),
            (Question::ReadOnly(_), _) => self.state.saving.after = None,
            (Question::NotExported { what, path, .. }, Answer::Save) => self.export_to(what, path),
            (Question::NotExported { what, .. }, Answer::SaveCopy) => self.export_dialog(what),
            (Question::SameView(SameName { id, name, .. }), Answer::Overwrite) => {
                self.replace_view(&id, &name);
            }
            (Question::OddApproval { entry, field, .. }, Answer::Overwrite) => {
                self.enter_now(Some(entry), Some(field));
            }
            (Question::OddApproval { why, field, .. }, _) => self.write_otherwise(&field, why),
            (Question::Restore(left), answer) => self.answer_restore(left, answer),
            _ => {}
        }
    }
}
