//! Writing the scorecard on screen.

use super::asking::Question;
use super::handler::Handler;
use super::jobs::{JobDone, Ticket};
use super::loaded::{Base, Origin};
use super::state::{Cause, Choosing, Leave};
use crate::edit;
use crate::format::{Before, Document, SaveError, Saved, Stamp, replace};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is being written, and what follows.
#[derive(Debug, Default)]
pub struct Saving {
    writing: Vec<Writing>,
    /// Where to write, once the changes that were asked for before are made, and whether it is a copy.
    pub wish: Option<(PathBuf, bool)>,
    /// What follows once the scorecard is saved.
    pub after: Option<Leave>,
}

/// A write that has not ended.
#[derive(Debug)]
struct Writing {
    ticket: Ticket,
    path: PathBuf,
    copy: bool,
    /// The scorecard and the edition that is written, so that the reply is not taken for another one's.
    shown: u64,
    edition: edit::State,
    document: Arc<Document>,
}

impl Saving {
    /// The file being written.
    pub fn path(&self) -> Option<&Path> {
        self.writing.last().map(|writing| writing.path.as_path())
    }
}

impl Handler<'_> {
    /// Asks where to save the scorecard, or a copy of it.
    pub(super) fn save_dialog(&mut self, copy: bool) {
        // What is in no file yet has nothing to be a copy of.
        let copy = copy && self.state.loaded.as_ref().is_some_and(|loaded| loaded.origin != Origin::Imported);
        if self.state.loaded.is_some() {
            self.choose(Choosing::Save { shown: self.state.shown, copy });
        }
    }

    /// Writes it to its file, or asks where to.
    pub(super) fn save(&mut self) {
        match self.state.loaded.as_ref().and_then(|loaded| loaded.origin.path()) {
            Some(path) => self.write_to(path.to_owned(), false),
            None => self.save_dialog(false),
        }
    }

    /// Writes it to this file, with every change that was asked for so far.
    pub(super) fn write_to(&mut self, path: PathBuf, copy: bool) {
        if self.state.editing.is_settled() {
            self.write_now(path, copy);
        } else {
            self.state.saving.wish = Some((path, copy));
        }
    }

    pub(super) fn write_now(&mut self, path: PathBuf, copy: bool) {
        let Some(loaded) = &self.state.loaded else { return };
        let own = loaded.origin.path() == Some(path.as_path());
        let before = match &loaded.base {
            Some(base) if own => Before::Same(base.stamp),
            // Its file is gone.
            None if own => Before::Absent,
            // The dialog has asked before a file of another name is replaced.
            _ => Before::Anything,
        };
        self.write_over(path, copy && !own, before);
    }

    /// Writes it where `before` holds.
    pub(super) fn write_over(&mut self, path: PathBuf, copy: bool, before: Before) {
        let Some(loaded) = &self.state.loaded else { return };
        let (document, edition) = (Arc::clone(&loaded.edited), loaded.history.state());
        let (to, text) = (path.clone(), Arc::clone(&document));
        let ticket = self.jobs.write("saving the scorecard", move || {
            JobDone::Saved(replace(&to, text.text().as_bytes(), before))
        });
        let shown = self.state.shown;
        self.state.saving.writing.push(Writing { ticket, path, copy, shown, edition, document });
    }

    /// Takes in how a write has ended.
    pub(super) fn was_saved(&mut self, ticket: Ticket, result: Result<Saved, SaveError>) {
        let Some(writing) = self.end_writing(ticket) else { return };
        let same = writing.shown == self.state.shown;
        match result {
            Ok(saved) => {
                let done = format!("Saved {}.", writing.path.display());
                let sentences: Vec<&str> = std::iter::once(done.as_str()).chain(saved.remarks).collect();
                self.notify(sentences.join(" "));
                self.state.settings.remember_file(&writing.path);
                self.has_seen(&writing.path, &writing.document);
                if same && !writing.copy {
                    self.is_in_file(writing, saved.stamp);
                }
                self.go_on_after_save();
            }
            // Somebody else has written or removed the file, or put one where there was none.
            Err(error) if same && (error.is_changed() || error.kind() == ErrorKind::AlreadyExists) => {
                self.compare(Cause::Saving);
            }
            Err(error) => {
                self.not_saved(writing, error.to_string());
            }
        }
    }

    /// A write broke off by a fault of the program; whether this was one.
    pub(super) fn save_broke_off(&mut self, ticket: Ticket, sentence: &str) -> bool {
        let writing = self.end_writing(ticket);
        let was_one = writing.is_some();
        if let Some(writing) = writing {
            self.not_saved(writing, sentence.to_owned());
        }
        was_one
    }

    fn end_writing(&mut self, ticket: Ticket) -> Option<Writing> {
        let all = &mut self.state.saving.writing;
        let at = all.iter().position(|writing| writing.ticket == ticket)?;
        Some(all.remove(at))
    }

    /// The scorecard is in its file as far as it was written; changes made since are not.
    fn is_in_file(&mut self, writing: Writing, stamp: Stamp) {
        let Some(loaded) = &mut self.state.loaded else { return };
        if loaded.origin.path().is_none() {
            loaded.origin = Origin::File(writing.path.clone());
        }
        loaded.base = Some(Base { stamp, document: Some(writing.document) });
        loaded.history.mark_saved(writing.edition);
        self.watch();
        self.was_changed();
    }

    /// Does what waited for the scorecard to be saved. Where it was changed meanwhile, that is asked about again.
    pub(super) fn go_on_after_save(&mut self) {
        let mut leave = self.state.saving.after.take();
        if !self.state.is_unsaved() {
            leave = self.unask_to_save().or(leave);
        }
        if let Some(leave) = leave {
            self.leave(leave);
        }
    }

    /// Says that a save has failed, which is more urgent than a question whether to save.
    fn not_saved(&mut self, writing: Writing, sentence: String) {
        let Writing { path, copy, .. } = writing;
        self.state.saving.after = None;
        self.unask_to_save();
        if self.state.over.asking.is_some() {
            self.notify_until_closed(format!("{} was not saved. {sentence}", path.display()));
        } else {
            self.ask(Question::NotSaved { path, copy, sentence });
        }
    }
}
