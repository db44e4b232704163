//! What happens when somebody else has written the open file: nobody's work is lost unasked.

use super::asking::{Question, Words};
use super::chrome::ask;
use super::editing::{Change, Merge};
use super::handler::Handler;
use super::jobs::{JobDone, Ticket};
use super::loaded::{Base, Loaded, Origin, Stages};
use super::saving::WrittenAs;
use super::stale::Stale;
use super::state::{Cause, Reading, Why};
use super::watch::News;
use crate::edit::{History, Merged, Place, merge};
use crate::format::{Before, Document, OpenError, Stamp, open_bytes, today};
use crate::pages::Answer;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// What the file holds now.
#[derive(Debug)]
pub enum Theirs {
    /// Nothing: it is gone.
    Gone,
    /// The same content as when it was read or written last.
    Same(Stamp),
    /// Something that does not open; its stamp where it could be read at all.
    Unreadable(OpenError, Option<Stamp>),
    /// Another edition; and both put together, where there are changes to keep and what both came from is known.
    Read(Box<Loaded>, Option<Merged>),
}

/// Two editions between which the reader has to choose.
#[derive(Debug)]
pub struct Dispute {
    theirs: Edition,
    /// Whether it came up when the reader saved.
    saving: bool,
}

/// The edition in the file.
#[derive(Debug)]
enum Edition {
    /// It opens; with both put together, where that can be done.
    Read(Box<Loaded>, Option<Merged>),
    /// It does not, for this reason.
    Unreadable(String, Option<Stamp>),
}

impl Dispute {
    /// The question.
    pub(super) fn words(&self, name: &str) -> Words {
        let mut answers = Vec::new();
        if matches!(self.theirs, Edition::Read(_, Some(_))) {
            answers
                .push((if self.saving { "Save both together" } else { "Put both together" }, Answer::Merge));
        }
        if matches!(self.theirs, Edition::Read(..)) {
            answers.push(("Take theirs", Answer::TakeTheirs));
        }
        answers.push(("Save mine as a copy…", Answer::SaveCopy));
        answers.push(("Overwrite the file with mine", Answer::Overwrite));
        answers.push((if self.saving { "Do not save now" } else { "Decide later" }, Answer::Stay));
        let more = match &self.theirs {
            Edition::Unreadable(why, _) => {
                format!("It cannot be opened as a scorecard now. {why}")
            }
            Edition::Read(_, None) => {
                "Taking theirs gives your changes up; overwriting gives theirs up.".to_owned()
            }
            Edition::Read(_, Some(merged)) => match merged.conflicts.len() {
                0 => "Your changes and theirs do not touch and can be put together.".to_owned(),
                1 => "One thing was changed in both; choose which is kept, yours to begin with. All else can be put together."
                    .to_owned(),
                many => format!(
                    "{many} things were changed in both; choose which are kept, yours to begin with. All else can be put \
                     together."
                ),
            },
        };
        let about = format!("The file was saved by somebody else since it was opened. {more}");
        (format!("{name} was changed by somebody else"), about, answers)
    }

    /// What was changed in both editions; the reader's own is taken where nothing else is chosen.
    pub(super) fn choices(&self) -> Vec<ask::Choice> {
        match &self.theirs {
            Edition::Read(_, Some(merged)) => merged
                .conflicts
                .iter()
                .map(|conflict| ask::Choice { what: conflict.to_string(), mine: true })
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// Reads what the file holds now; `ours` is what is on screen, where that is not saved.
fn look(path: &Path, base: Option<&Base>, ours: Option<&Document>, stages: &Stages) -> Theirs {
    let (bytes, stamp) = match open_bytes(path) {
        Ok(read) => read,
        Err(OpenError::Io(_, ErrorKind::NotFound)) => return Theirs::Gone,
        Err(error) => return Theirs::Unreadable(error, None),
    };
    if base.is_some_and(|base| base.stamp.same_content(&stamp)) {
        return Theirs::Same(stamp);
    }
    match Loaded::of_bytes(Origin::File(path.to_owned()), bytes, Some(stamp), stages) {
        Ok(theirs) => {
            let ancestor = base.and_then(|base| base.document.as_deref());
            let merged = ours.zip(ancestor).map(|(ours, base)| merge(base, ours, &theirs.document, today()));
            Theirs::Read(Box::new(theirs), merged)
        }
        Err(error) => Theirs::Unreadable(error, Some(stamp)),
    }
}

impl Handler<'_> {
    /// Looks into what became of the open file, once nothing else is going on with it. Reading it again closes the sheet, so that waits
    /// until what was typed there is entered or given up.
    pub(super) fn look_into_news(&mut self) {
        let busy = self.state.reading.is_some()
            || self.state.saving.path().is_some()
            || self.state.over.asking.is_some()
            || !self.state.editing.is_settled();
        if busy || self.is_writing() {
            return;
        }
        match self.state.news.take() {
            Some(News::Changed) => {
                // Reading may take a while, in which it is no longer gone.
                if let Some(stale @ Stale::Gone) = &mut self.state.stale {
                    *stale = Stale::Returned;
                }
                self.compare(Cause::Noticed);
            }
            Some(News::Gone) => self.is_gone(),
            None => {}
        }
    }

    fn is_gone(&mut self) {
        self.state.stale = Some(Stale::Gone);
        let Some(loaded) = self.state.loaded.as_mut().filter(|loaded| loaded.base.is_some()) else { return };
        loaded.base = None;
        loaded.history.mark_unsaved();
        self.keep_soon();
        self.set_title();
    }

    /// Reads the open file again and compares it with what is on screen.
    pub(super) fn compare(&mut self, cause: Cause) {
        let Some(loaded) = &self.state.loaded else { return };
        let Some(path) = loaded.origin.path().map(Path::to_owned) else { return };
        let (origin, base, edition) = (loaded.origin.clone(), loaded.base.clone(), loaded.history.state());
        let stages = Arc::new(Stages::default());
        let shared = Arc::clone(&stages);
        let ours = loaded.is_unsaved().then(|| Arc::clone(&loaded.edited));
        let work = move || JobDone::Compared(Box::new(look(&path, base.as_ref(), ours.as_deref(), &shared)));
        let ticket = self.jobs.start("reading what others have saved", work);
        self.begin_reading(Reading { ticket, origin, why: Why::Compare { cause, edition }, stages });
    }

    /// Takes in what the file holds now.
    pub(super) fn was_compared(&mut self, ticket: Ticket, theirs: Theirs) {
        let Some(reading) = self.state.reading.take_if(|reading| reading.ticket == ticket) else { return };
        let (Why::Compare { cause, edition }, Some(loaded)) = (reading.why, &mut self.state.loaded) else {
            return;
        };
        if loaded.history.state() != edition {
            self.compare(cause);
            return;
        }
        let saving = cause == Cause::Saving;
        let unsaved = loaded.is_unsaved();
        let differs = if loaded.base.is_some() { Stale::Changed } else { Stale::Another };
        match theirs {
            Theirs::Same(stamp) => {
                if let Some(base) = &mut loaded.base {
                    base.stamp = stamp;
                }
                self.state.stale = None;
                if saving {
                    self.save();
                }
            }
            Theirs::Gone if saving => {
                if let Some(path) = loaded.origin.path().map(Path::to_owned) {
                    self.write_over(path, WrittenAs::Itself, Before::Absent);
                }
            }
            Theirs::Gone => self.is_gone(),
            Theirs::Read(theirs, _) if !unsaved => {
                self.show(*theirs, true);
                self.go_on_after_save();
            }
            Theirs::Read(theirs, _) if theirs.document.text() == loaded.edited.text() => {
                // The same was done by somebody else: it is not the reader's to take back.
                loaded.base = theirs.base;
                loaded.history = History::of(loaded.edited.text());
                self.watch();
                self.was_changed();
                self.go_on_after_save();
            }
            Theirs::Read(theirs, Some(merged)) if merged.conflicts.is_empty() && !saving => {
                let name = loaded.origin.name();
                self.notify_until_closed(format!(
                    "{name} was changed by somebody else. Your changes do not touch theirs, so both are on screen now; \
                     save to keep them."
                ));
                self.take_merged(*theirs, Vec::new());
            }
            // What nobody has asked for does not come between a reader and the work at hand.
            Theirs::Read(..) if cause == Cause::Noticed => self.state.stale = Some(differs),
            Theirs::Read(theirs, merged) => {
                self.state.stale = Some(differs);
                self.dispute(Edition::Read(theirs, merged), saving);
            }
            Theirs::Unreadable(error, stamp) => {
                self.is_broken(&error);
                match cause {
                    Cause::Noticed => {}
                    Cause::Asked => self.notify(format!("{} still cannot be opened.", reading.origin.name())),
                    Cause::Saving => {
                        let why = match error {
                            OpenError::Io(sentence, _) => format!("{sentence}."),
                            OpenError::Findings(findings) => {
                                findings.first().map(ToString::to_string).unwrap_or_default()
                            }
                        };
                        self.dispute(Edition::Unreadable(why, stamp), saving);
                    }
                }
            }
        }
    }

    fn dispute(&mut self, theirs: Edition, saving: bool) {
        self.unask_to_save();
        self.ask(Question::Changed(Box::new(Dispute { theirs, saving })));
    }

    /// Puts what somebody else has saved under the changes of the reader.
    fn take_merged(&mut self, theirs: Loaded, theirs_at: Vec<Place>) {
        let ours = self.state.loaded.as_ref().and_then(|loaded| loaded.base.as_ref());
        if let (Some(ancestor), Some(base)) = (ours.and_then(|base| base.document.clone()), theirs.base) {
            self.state.stale = None;
            self.change(Change::Merge(Merge { ancestor, theirs: theirs.document, base, theirs_at }));
        }
    }

    /// Goes on as the reader chose between two editions.
    pub(super) fn settle(&mut self, dispute: Dispute, choices: &[ask::Choice], answer: Answer) {
        match (dispute.theirs, answer) {
            (Edition::Read(theirs, Some(merged)), Answer::Merge) => {
                let both = merged.conflicts.into_iter().zip(choices);
                let theirs_at = both.filter(|(_, choice)| !choice.mine).map(|(conflict, _)| conflict.place);
                self.take_merged(*theirs, theirs_at.collect());
                if dispute.saving {
                    self.save();
                }
            }
            (Edition::Read(theirs, _), Answer::TakeTheirs) => {
                self.show(*theirs, true);
                self.go_on_after_save();
            }
            (_, Answer::SaveCopy) => {
                self.state.saving.after = None;
                self.save_dialog(WrittenAs::Copy);
            }
            (theirs, Answer::Overwrite) => {
                let before = match theirs {
                    Edition::Read(theirs, _) => theirs.base.map(|base| base.stamp),
                    Edition::Unreadable(_, stamp) => stamp,
                };
                let path =
                    self.state.loaded.as_ref().and_then(|loaded| loaded.origin.path()).map(Path::to_owned);
                if let Some(path) = path {
                    self.write_over(path, WrittenAs::Itself, before.map_or(Before::Anything, Before::Same));
                }
            }
            _ => self.state.saving.after = None,
        }
    }
}
