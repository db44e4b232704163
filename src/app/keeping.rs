//! Keeps what is not saved, and brings back what a crash has left.

use super::asking::Question;
use super::autosave::{self, DELAY, Kept, Left};
use super::handler::Handler;
use super::jobs::{JobDone, Ticket};
use super::loaded::{Base, Judged, Loaded, Origin, Stages, cancelled, in_no_file};
use super::state::{Leave, Reading, Why};
use crate::edit::apply;
use crate::edit::plan::{COMMENTARY, Entry};
use crate::format::{self, Document, OpenError};
use crate::pages::Answer;
use crate::pages::sheet::{Correction, Open, Sheet};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long after it is typed something is kept that is not entered yet.
const TYPED: Duration = Duration::from_secs(1);

impl Handler<'_> {
    /// Something was changed: it is kept in a moment, with what is changed until then.
    pub(super) fn keep_soon(&mut self) {
        self.state.keeping.due.get_or_insert_with(|| Instant::now() + DELAY);
    }

    /// Something was typed, which is kept too, not at every letter.
    pub(super) fn keep_typed_soon(&mut self) {
        self.state.keeping.due.get_or_insert_with(|| Instant::now() + TYPED);
    }

    /// Keeps what is not saved when it is time to.
    pub(super) fn keep_when_due(&mut self) {
        let Some(due) = self.state.keeping.due else { return };
        match due.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
            Some(left) => self.ctx.request_repaint_after(left),
            // One at a time: a large scorecard on a slow drive takes longer than the delay.
            None if self.state.keeping.running.is_some() || !self.state.editing.is_settled() => {
                self.ctx.request_repaint_after(Duration::from_millis(500));
            }
            None => {
                self.state.keeping.due = None;
                self.keep_now();
            }
        }
    }

    fn keep_now(&mut self) {
        let (Some(folder), Some(loaded)) = (&self.state.folder, &self.state.loaded) else { return };
        // What is being typed is kept as what it would come to, a comment as a draft; a correction of one as what is typed.
        let open = self.state.sheet.as_ref().map(|sheet| &sheet.open);
        let correction = open.and_then(Open::correction);
        let typed = open.filter(|_| correction.is_none());
        let typed = typed.map(|open| open.as_typed(loaded.edited.scorecard())).unwrap_or_default();
        let edition = (self.state.shown, loaded.history.state(), (typed.clone(), correction.clone()));
        let keeping = &mut self.state.keeping;
        if keeping.kept.as_ref() == Some(&edition) {
            return;
        }
        if !loaded.is_unsaved() && typed.is_empty() && correction.is_none() {
            // It was typed, and taken out again.
            if keeping.kept.is_some() {
                self.forget_kept();
            }
            return;
        }
        let (folder, slot, document) =
            (folder.clone(), Arc::clone(&keeping.file), Arc::clone(&loaded.edited));
        let title = loaded.outline.title.clone();
        let path = loaded.origin.path().map(Path::to_owned);
        let base = loaded.base.as_ref().map(|base| base.stamp);
        let ancestor = loaded.base.as_ref().and_then(|base| base.document.clone());
        let instead_of = keeping.restored.take();
        let ticket = self.jobs.write("keeping what is not saved", move || {
            let ancestor = ancestor.map(|document| document.text().to_owned());
            let document = with_typed(document, &typed);
            let draft =
                typed.into_iter().find(|entry| entry.item.list == COMMENTARY).map(|entry| entry.item.id);
            let text = document.text().to_owned();
            let kept = Kept { path, base, ancestor, title, draft, correction, text };
            let written = autosave::keep(&slot, &folder, &kept);
            if written.is_ok()
                && let Some(left) = instead_of
            {
                left.remove();
            }
            JobDone::Autosaved(written)
        });
        keeping.kept = Some(edition);
        keeping.running = Some(ticket);
    }

    /// Takes in whether it was kept.
    pub(super) fn was_kept(&mut self, ticket: Ticket, result: Result<(), String>) {
        if self.state.keeping.running.take_if(|running| *running == ticket).is_some()
            && let Err(error) = result
        {
            self.state.keeping.kept = None;
            self.notify(format!("What is not saved could not be kept against a crash. {error}"));
        }
    }

    /// What was kept is saved or given up.
    pub(super) fn forget_kept(&mut self) {
        let keeping = &mut self.state.keeping;
        (keeping.due, keeping.kept) = (None, None);
        let (slot, restored) = (Arc::clone(&keeping.file), keeping.restored.take());
        self.jobs.tidy("removing what was kept", move || {
            autosave::forget(&slot);
            if let Some(left) = restored {
                left.remove();
            }
        });
    }

    /// Looks for what a crash has left.
    pub(super) fn look_for_left(&mut self) {
        if let Some(folder) = self.state.folder.clone() {
            self.jobs.start("looking for what was not saved", move || JobDone::Left(autosave::left(&folder)));
        }
    }

    /// Looks for what a crash has left of the file that was opened now: what was put off is offered with its own file again.
    pub(super) fn look_for_left_of(&mut self, file: &Path) {
        let (Some(folder), file) = (self.state.folder.clone(), file.to_owned()) else { return };
        self.jobs.start("looking for what was not saved", move || {
            let all = autosave::left(&folder).into_iter();
            JobDone::Left(all.filter(|left| left.of.as_ref() == Some(&file)).collect())
        });
    }

    /// What a crash has left, before the reader decides about it: that of the file which is open or being read comes first.
    pub(super) fn ask_to_restore(&mut self, mut left: Vec<Left>) {
        if !left.is_empty() {
            let here = self.state.file_here().map(Path::to_owned);
            left.sort_by_key(|left| here.is_none() || left.of != here);
            self.ask(Question::Restore(left));
        }
    }

    pub(super) fn answer_restore(&mut self, mut left: Vec<Left>, answer: Answer) {
        match answer {
            Answer::Restore => {
                let first = left.remove(0);
                self.state.keeping.restored = None;
                self.leave(Leave::Restore(Arc::new(first)));
            }
            Answer::Discard => {
                let first = left.remove(0);
                self.jobs.tidy("removing what was kept", move || first.remove());
                self.ask_to_restore(left);
            }
            _ => {
                let first = left.first().and_then(|left| left.of.as_deref()).and_then(Path::file_name);
                let when = first.map_or_else(
                    || "at the next start".to_owned(),
                    |name| format!("when {} is opened, and at the next start", name.to_string_lossy()),
                );
                self.notify(format!("What was not saved is still kept. It is offered again {when}."));
            }
        }
    }

    /// Opens the correction again that was being written.
    pub(super) fn go_on_correcting(&mut self, correction: Correction) -> bool {
        let commentary = self.state.loaded.as_ref().map(|loaded| loaded.document.scorecard().commentary());
        let at = commentary.and_then(|all| all.iter().position(|comment| comment.id == correction.comment));
        let Some(at) = at else { return false };
        self.open_sheet(&Sheet::Comment(at));
        let sheet = self.state.sheet.as_mut().filter(|sheet| sheet.open.is_correction());
        sheet.map(|sheet| sheet.open.go_on_correcting(correction)).is_some()
    }

    /// Reads what a crash has left, to show it as a scorecard that is not saved.
    pub(super) fn restore(&mut self, left: Arc<Left>) {
        let origin = left.of.clone().map_or(Origin::Imported, Origin::File);
        let stages = Arc::new(Stages::default());
        let (path, shared) = (left.path.clone(), Arc::clone(&stages));
        let work = move || JobDone::Read(restored(&path, &shared).map(Box::new));
        let ticket = self.jobs.start("bringing back what was not saved", work);
        self.begin_reading(Reading { ticket, origin, why: Why::Restore(left), stages });
    }
}

/// The document with what is being typed, as far as it fits.
fn with_typed(document: Arc<Document>, typed: &[Entry]) -> Arc<Document> {
    typed.iter().fold(document, |document, entry| {
        let made = apply(&document, &entry.edit(&document), format::today());
        made.map_or(document, |(with, _)| Arc::new(with))
    })
}

/// What was kept, as a scorecard that is not saved. Its file counts as read then; where it was changed since, a save finds
/// that, and both editions are put together by what they come from.
fn restored(path: &Path, stages: &Stages) -> Result<Loaded, OpenError> {
    let kept = Kept::read(path).map_err(|sentence| OpenError::Io(sentence, ErrorKind::InvalidData))?;
    let today = format::today();
    let read = |bytes: Vec<u8>| {
        let read = Document::read_with(bytes, today, &stages.progress).ok_or_else(cancelled)?;
        read.map_err(OpenError::Findings)
    };
    let document = Arc::new(read(kept.text.into_bytes())?);
    let base = kept.base.map(|stamp| {
        let ancestor = kept.ancestor.and_then(|text| read(text.into_bytes()).ok());
        Base { stamp, document: ancestor.map(Arc::new) }
    });
    let origin = kept.path.map_or(Origin::Imported, Origin::File);
    let judged = Judged::of_with(document, stages).ok_or_else(cancelled)?;
    let history = in_no_file(&judged.document);
    Ok(Loaded::new(origin, judged, base, history))
}
