//! Changes of the open scorecard, one after the other: each is made on a thread, and what came of all of them is judged.

use super::handler::Handler;
use super::jobs::{JobDone, Ticket};
use super::loaded::{Base, Judged, Loaded, Stages};
use super::settings::LastView;
use crate::edit::plan::Entry;
use crate::edit::{self, Edit, EditError, Editions, History, Place};
use crate::format::{Document, today};
use crate::model::{InterventionId, Methods, Progress};
use crate::pages::View;
use std::collections::VecDeque;
use std::sync::Arc;

/// A change that is asked for.
#[derive(Debug)]
pub enum Change {
    Make(Edit),
    /// What was entered in a field of the sheet, or elsewhere in it.
    Enter(Entry, Option<String>),
    /// To judge by other settings.
    Methods(Methods),
    /// To take in what somebody else has saved, which is what the file holds from then on. It is no step of undo.
    Merge(Merge),
    /// To take the last change back.
    Undo,
    /// To make the change that was taken back again.
    Redo,
}

/// What somebody else has saved, to be put together with the reader's own changes.
#[derive(Clone, Debug)]
pub struct Merge {
    /// What both came from.
    pub ancestor: Arc<Document>,
    pub theirs: Arc<Document>,
    /// What the file holds now.
    pub base: Base,
    /// Where both changed the same and theirs is taken.
    pub theirs_at: Vec<Place>,
}

/// The document with a change.
#[derive(Debug)]
pub struct Changed {
    document: Arc<Document>,
    how: How,
}

/// What a change does to what can be undone.
#[derive(Debug)]
enum How {
    /// It is one step more, which this edit takes back, or one step less, which it makes again; with the state that the
    /// document is in.
    Step(Edit, edit::State),
    /// It lies under all steps.
    Below(History),
}

/// What is being changed.
#[derive(Debug, Default)]
pub struct Editing {
    waiting: VecDeque<Change>,
    /// The change being made, and its name.
    running: Option<(Ticket, Change, String)>,
    judging: Option<(Ticket, Arc<Stages>)>,
}

impl Editing {
    /// Whether every change is made; it may still have to be judged.
    pub fn is_settled(&self) -> bool {
        self.waiting.is_empty() && self.running.is_none()
    }

    /// Whether judgements are still to come.
    pub fn judging(&self) -> Option<&Progress> {
        self.judging.as_ref().map(|(_, stages)| &stages.progress)
    }
}

impl Drop for Editing {
    fn drop(&mut self) {
        if let Some((_, stages)) = &self.judging {
            stages.progress.cancel();
        }
    }
}

impl Handler<'_> {
    /// Makes a change, takes the last one back, or makes it again; after what was asked for before.
    pub(super) fn change(&mut self, change: Change) {
        if self.state.loaded.is_none() || self.refuses(&change) {
            return;
        }
        self.state.editing.waiting.push_back(change);
        self.change_next();
    }

    fn change_next(&mut self) {
        let editing = &mut self.state.editing;
        if editing.running.is_some() {
            return;
        }
        let Some(loaded) = &self.state.loaded else { return };
        let Some(change) = editing.waiting.pop_front() else {
            self.all_changes_made();
            return;
        };
        let Some((name, work)) = work(&change, loaded) else {
            self.change_next();
            return;
        };
        let ticket = self.jobs.start("changing the scorecard", move || JobDone::Edited(work().map(Box::new)));
        editing.running = Some((ticket, change, name));
    }

    /// Takes in a change that was made, or not.
    pub(super) fn was_edited(&mut self, ticket: Ticket, result: Result<Box<Changed>, EditError>) {
        let running = self.state.editing.running.take_if(|(asked, ..)| *asked == ticket);
        let (Some((_, change, name)), Some(loaded)) = (running, &mut self.state.loaded) else { return };
        match result {
            Ok(changed) => {
                loaded.edited = changed.document;
                if let Some(importing) = &mut self.state.importing {
                    importing.scorecard_changed(&loaded.outline.title);
                }
                match (change, changed.how) {
                    (Change::Merge(merge), How::Below(history)) => {
                        loaded.history = history;
                        loaded.base = Some(merge.base);
                        self.watch();
                        self.tell_of_merged(merge.theirs);
                    }
                    (Change::Undo, How::Step(again, _)) => {
                        loaded.history.undone(again);
                        self.notify(format!("Undone: {name}"));
                    }
                    (Change::Redo, How::Step(back, _)) => {
                        loaded.history.redone(back);
                        self.notify(format!("Done again: {name}"));
                    }
                    (_, How::Step(back, now)) => loaded.history.record(back, now),
                    (_, How::Below(history)) => loaded.history = history,
                }
                self.was_changed();
            }
            Err(error) => {
                let is_said = match &change {
                    Change::Enter(_, field) => self.refuse_in_sheet(field.as_deref(), &error),
                    _ => false,
                };
                if !is_said {
                    self.notify_until_closed(error.to_string());
                }
            }
        }
        self.change_next();
    }

    /// Another edition is there now, which may or may not be the one in the file.
    pub(super) fn was_changed(&mut self) {
        if self.state.is_unsaved() || self.is_writing() {
            self.keep_soon();
        } else {
            self.forget_kept();
        }
        self.set_title();
    }

    /// A change broke off; nothing of it was made.
    pub(super) fn edit_broke_off(&mut self, ticket: Ticket) {
        self.state.editing.running.take_if(|(asked, ..)| *asked == ticket);
        if self.state.editing.judging.as_ref().is_some_and(|(asked, _)| *asked == ticket) {
            self.state.editing.judging = None;
        }
        self.change_next();
    }

    fn all_changes_made(&mut self) {
        self.judge();
        if let Some((path, written_as)) = self.state.saving.wish.take() {
            self.write_now(path, written_as);
        }
    }

    /// Judges the changed scorecard, unless that is what is on screen; judging an earlier edition is ended.
    pub(super) fn judge(&mut self) {
        let Some(loaded) = &self.state.loaded else { return };
        if let Some((_, earlier)) = self.state.editing.judging.take() {
            earlier.progress.cancel();
        }
        if Arc::ptr_eq(&loaded.edited, &loaded.document) {
            return;
        }
        let (document, stages) = (Arc::clone(&loaded.edited), Arc::new(Stages::default()));
        let shared = Arc::clone(&stages);
        let ticket = self
            .jobs
            .start("judging the scorecard", move || JobDone::Judged(Judged::of_with(document, &shared)));
        self.state.editing.judging = Some((ticket, stages));
    }

    /// Takes in the judgements of the changed scorecard.
    pub(super) fn was_judged(&mut self, ticket: Ticket, judged: Option<Judged>) {
        if self.state.editing.judging.take_if(|(asked, _)| *asked == ticket).is_some()
            && let Some(judged) = judged
        {
            self.put_on_screen(judged);
        }
    }

    /// Shows another edition of the scorecard on screen.
    pub(super) fn put_on_screen(&mut self, judged: Judged) {
        let Some(loaded) = &mut self.state.loaded else { return };
        let same_positions = same_positions(&loaded.document, &judged.document);
        let here = LastView::of(&self.state.view, loaded.document.scorecard());
        let moved = moved_starts(&loaded.document, &judged.document);
        let tried = self.state.view.tried.and_then(&moved);
        let follow = |view: &mut View| view.tried = view.tried.and_then(&moved);
        self.state.history.each_view(follow);
        loaded.show(judged);
        if !same_positions {
            let scorecard = loaded.document.scorecard();
            self.state.view = super::opening::restored(&here, scorecard, &self.state.view);
            self.state.history = super::history::History::default();
            self.state.pages.forget();
            self.close_board();
        }
        self.state.view.tried = tried;
        self.set_title();
    }
}

type Work = Box<dyn FnOnce() -> Result<Changed, EditError> + Send>;

/// The work that makes a change, and what the change is called; none where there is nothing to do.
fn work(change: &Change, loaded: &Loaded) -> Option<(String, Work)> {
    let document = Arc::clone(&loaded.edited);
    let step = |edit: &Edit| -> Option<(String, Work)> {
        let (edit, document) = (edit.clone(), Arc::clone(&document));
        Some((edit.name().to_owned(), Box::new(move || step_of(&document, &edit))))
    };
    match change {
        Change::Make(edit) => step(edit),
        Change::Enter(entry, _) => {
            let entry = entry.clone();
            Some((entry.name.clone(), Box::new(move || step_of(&document, &entry.edit(&document)))))
        }
        Change::Undo => step(loaded.history.next_undo()?),
        Change::Redo => step(loaded.history.next_redo()?),
        Change::Methods(methods) if methods == document.scorecard().methods() => None,
        Change::Methods(methods) => {
            let saved = loaded.base.as_ref().and_then(|base| base.document.clone());
            let methods = methods.clone();
            let work = move || step_of(&document, &Edit::methods(&document, &methods, saved.as_deref()));
            Some((Edit::METHODS.to_owned(), Box::new(work)))
        }
        Change::Merge(merge) => {
            let (history, merge) = (loaded.history.clone(), merge.clone());
            let work = move || {
                let editions = Editions { base: &merge.ancestor, ours: &document, theirs: &merge.theirs };
                let (document, history) = edit::rebase(&history, editions, &merge.theirs_at, today())?;
                Ok(Changed { document: Arc::new(document), how: How::Below(history) })
            };
            Some(("bring in what others have saved".to_owned(), Box::new(work)))
        }
    }
}

fn step_of(document: &Document, edit: &Edit) -> Result<Changed, EditError> {
    let (document, back) = edit::apply(document, edit, today())?;
    let how = How::Step(back, edit::State::of(document.text()));
    Ok(Changed { document: Arc::new(document), how })
}

/// Where what was tried in one edition stands in the other one, by its id.
fn moved_starts(
    one: &Document,
    other: &Document,
) -> impl Fn(InterventionId) -> Option<InterventionId> + use<> {
    let ids = |document: &Document| -> Vec<String> {
        document.scorecard().interventions().map(|(_, tried)| tried.id.clone()).collect()
    };
    let (before, after) = (ids(one), ids(other));
    move |id| after.iter().position(|known| Some(known) == before.get(id.index())).map(InterventionId::at)
}

/// Whether a view of one edition means the same in the other one.
fn same_positions(one: &Document, other: &Document) -> bool {
    let (one, other) = (one.scorecard(), other.scorecard());
    one.areas().map(|(_, area)| &area.code).eq(other.areas().map(|(_, area)| &area.code))
        && one
            .indicators()
            .map(|(_, indicator)| &indicator.id)
            .eq(other.indicators().map(|(_, indicator)| &indicator.id))
        && one.breakdowns() == other.breakdowns()
}
