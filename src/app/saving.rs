//! Writing the scorecard on screen.

use super::asking::Question;
use super::handler::Handler;
use super::jobs::{JobDone, Ticket};
use super::loaded::{Base, Origin};
use super::state::{Cause, Choosing, Leave};
use crate::edit::{self, Edit, History, apply};
use crate::format::{Before, Document, SaveError, Saved, Stamp, is_same_file, replace, today};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is being written, and what follows.
#[derive(Debug, Default)]
pub struct Saving {
    writing: Vec<Writing>,
    /// Where to write, once the changes that were asked for before are made, and as what.
    pub wish: Option<(PathBuf, WrittenAs)>,
    /// What follows once the scorecard is saved.
    pub after: Option<Leave>,
}

/// What a file that is written is to the scorecard on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenAs {
    /// Its own file.
    Itself,
    /// A copy; the scorecard stays what it is.
    Copy,
    /// A copy that may be changed and is its own file from then on.
    ToChange,
}

/// A write that has not ended.
#[derive(Debug)]
struct Writing {
    ticket: Ticket,
    path: PathBuf,
    written_as: WrittenAs,
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
    pub(super) fn save_dialog(&mut self, written_as: WrittenAs) {
        let Some(loaded) = &self.state.loaded else { return };
        // What is in no file yet has nothing to be a copy of.
        let written_as = if loaded.origin == Origin::Imported { WrittenAs::Itself } else { written_as };
        self.choose(Choosing::Save { shown: self.state.shown, written_as });
    }

    /// Writes it to its file, or asks where to.
    pub(super) fn save(&mut self) {
        let Some(loaded) = &self.state.loaded else { return };
        match loaded.origin.path() {
            // One that is gone is not there to be kept as it is.
            Some(_) if loaded.read_only().is_some() && loaded.base.is_some() => self.ask_for_a_copy(),
            Some(path) => self.write_to(path.to_owned(), WrittenAs::Itself),
            None => self.save_dialog(WrittenAs::Itself),
        }
    }

    /// Writes it to this file, with every change that was asked for so far.
    pub(super) fn write_to(&mut self, path: PathBuf, written_as: WrittenAs) {
        if self.state.editing.is_settled() {
            self.write_now(path, written_as);
        } else {
            self.state.saving.wish = Some((path, written_as));
        }
    }

    pub(super) fn write_now(&mut self, path: PathBuf, written_as: WrittenAs) {
        let Some(loaded) = &self.state.loaded else { return };
        let own = loaded.origin.path().is_some_and(|origin| is_same_file(origin, &path));
        if own && loaded.read_only().is_some() {
            let name = loaded.origin.name();
            self.notify_until_closed(format!(
                "{name} is read-only and stays as it is; give the copy another name."
            ));
            return;
        }
        let before = match &loaded.base {
            Some(base) if own => Before::Same(base.stamp),
            // Its file is gone.
            None if own => Before::Absent,
            // The dialog has asked before a file of another name is replaced.
            _ => Before::Anything,
        };
        let is_itself = own && written_as == WrittenAs::Copy;
        self.write_over(path, if is_itself { WrittenAs::Itself } else { written_as }, before);
    }

    /// Writes it where `before` holds.
    pub(super) fn write_over(&mut self, path: PathBuf, written_as: WrittenAs, before: Before) {
        let Some(loaded) = &self.state.loaded else { return };
        let (document, edition) = (Arc::clone(&loaded.edited), loaded.history.state());
        let (to, ours) = (path.clone(), Arc::clone(&document));
        let ticket = self.jobs.write("saving the scorecard", move || {
            let written = if written_as == WrittenAs::ToChange { unmarked(ours) } else { ours };
            let saved = replace(&to, written.text().as_bytes(), before);
            JobDone::Saved(saved.map(|saved| (saved, written)))
        });
        let shown = self.state.shown;
        self.state.saving.writing.push(Writing { ticket, path, written_as, shown, edition, document });
    }

    /// Takes in how a write has ended.
    pub(super) fn was_saved(&mut self, ticket: Ticket, result: Result<(Saved, Arc<Document>), SaveError>) {
        let Some(mut writing) = self.end_writing(ticket) else { return };
        let same = writing.shown == self.state.shown;
        match result {
            Ok((saved, written)) => {
                let done = format!("Saved {}.", writing.path.display());
                let open = "It is open now, and you can change it.";
                let open = (same && writing.written_as == WrittenAs::ToChange).then_some(open);
                let sentences: Vec<&str> =
                    std::iter::once(done.as_str()).chain(open).chain(saved.remarks).collect();
                self.notify(sentences.join(" "));
                self.state.settings.remember_file(&writing.path);
                self.has_seen(&writing.path, &written);
                if same && writing.written_as != WrittenAs::Copy {
                    if writing.written_as == WrittenAs::ToChange {
                        self.go_on_with_copy(&mut writing, written);
                    }
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
        loaded.is_locked = false;
        loaded.base = Some(Base { stamp, document: Some(writing.document) });
        loaded.history.mark_saved(writing.edition);
        self.watch();
        self.was_changed();
    }

    /// The copy that was written is what is on screen from now on.
    fn go_on_with_copy(&mut self, writing: &mut Writing, written: Arc<Document>) {
        let Some(loaded) = &mut self.state.loaded else { return };
        loaded.origin = Origin::File(writing.path.clone());
        if Arc::ptr_eq(&written, &writing.document) {
            return;
        }
        // Without its mark it is another text, to which no earlier step leads back.
        loaded.history = History::of(written.text());
        writing.edition = loaded.history.state();
        writing.document = Arc::clone(&written);
        loaded.edited = written;
        if let Some(importing) = &mut self.state.importing {
            importing.scorecard_changed(&loaded.outline.title);
        }
        self.judge();
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
        let Writing { path, written_as, .. } = writing;
        self.state.saving.after = None;
        self.unask_to_save();
        if self.state.over.asking.is_some() {
            self.notify_until_closed(format!("{} was not saved. {sentence}", path.display()));
        } else {
            self.ask(Question::NotSaved { path, written_as, sentence });
        }
    }
}

/// A document that may be changed: one that is marked as read-only loses the mark.
fn unmarked(document: Arc<Document>) -> Arc<Document> {
    if !document.scorecard().header().read_only {
        return document;
    }
    // The mark is a field that may be left out, so leaving it out fits every document.
    apply(&document, &Edit::mark(&document, false), today()).map_or(document, |(copy, _)| Arc::new(copy))
}
