//! Sending a copy: what is in it, how large it is and which small counts it gives away is said before it is chosen where it goes.

use super::exporting::{Exported, Outgoing};
use super::handler::Handler;
use super::jobs::{JobDone, Jobs};
use super::loaded::{Loaded, absolute};
use super::state::Choosing;
use crate::analysis::changed::in_copy;
use crate::analysis::withholding::{Decision, withholding};
use crate::analysis::{Options, small_counts};
use crate::edit::{Edit, Sending, apply};
use crate::export::copy::Format;
use crate::format::{Document, is_same_file, today};
use crate::pages::SendRequest;
use crate::words::{
    SmallCountsTold, copy_holds, file_size, judged_in_copy, small_counts_told, withholding_told,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

/// The dialog in which a copy is made ready.
#[derive(Debug, Default)]
pub struct SendingCopy {
    pub choice: Choice,
    /// The copy, once it is there.
    pub ready: Option<Ready>,
    /// Why there is none.
    pub failed: Option<String>,
    coming: Option<(Of, Receiver<Result<Made, String>>)>,
    /// Why it could not be asked where the copy goes.
    pub nowhere: Option<String>,
    /// As what it is to be written once it is there: asked for while it was made.
    wanted: Option<Format>,
}

/// What the reader has chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What becomes of small counts; nothing until that is decided.
    pub decision: Option<Decision>,
    /// Whether the copy is marked as read-only; as the scorecard is unless the reader says so.
    pub read_only: Option<bool>,
}

/// What a copy is made of.
#[derive(Clone, Debug)]
struct Of {
    document: Arc<Document>,
    choice: Choice,
    is_unsaved: bool,
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document)
            && (self.choice, self.is_unsaved) == (other.choice, other.is_unsaved)
    }
}

/// A copy, or a sentence why there is none.
type Made = Result<Ready, String>;

/// A copy and what is said of it.
#[derive(Debug)]
pub struct Ready {
    of: Of,
    copy: Arc<Document>,
    /// What is in it.
    pub holds: String,
    pub small_counts: SmallCountsTold,
    /// The ways to withhold small counts between which and sending them the reader decides, each with what it comes to; none
    /// where there is nothing to decide.
    pub ways: Vec<(Decision, String)>,
    /// Whether the scorecard is approved.
    pub is_approved: bool,
    pub is_read_only: bool,
    /// How large it is, as it is and zipped.
    pub sizes: [String; 2],
}

impl Ready {
    /// Whether it may go: nothing is left to be decided.
    fn may_go(&self, choice: Choice) -> bool {
        self.ways.is_empty() || choice.decision.is_some()
    }
}

/// What stands between the reader and a copy to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// It is looked for what there is to decide.
    Looking,
    /// For a decision on small counts.
    Decision,
    /// For the copy of what is chosen now; the place for it is asked for then.
    Copying,
}

impl Of {
    /// Makes the copy.
    fn make(self) -> Made {
        let scorecard = self.document.scorecard();
        let found = small_counts(scorecard);
        let (mut ways, mut withheld) = (Vec::new(), Vec::new());
        for decision in [Decision::Withhold, Decision::WithholdPossible] {
            if found.is_choice(decision) {
                let withholding = withholding(scorecard, &found, decision);
                ways.push((decision, withholding_told(&withholding)));
                if self.choice.decision == Some(decision) {
                    withheld = withholding.all().collect();
                }
            }
        }
        let sending =
            Sending { withheld, read_only: self.choice.read_only.unwrap_or(scorecard.header().read_only) };
        let made = apply(&self.document, &Edit::sent(&self.document, &sending), today());
        let copy = Arc::new(made.map_err(|error| error.to_string())?.0);
        let chosen = ways.iter_mut().find(|(way, _)| self.choice.decision == Some(*way));
        if let Some((_, told)) = chosen {
            let options = Options { today: Some(today()), ..Options::default() };
            let judged = in_copy([scorecard, copy.scorecard()], &options);
            *told = format!("{told} {}", judged_in_copy(judged));
        }
        // The name of the file is chosen later; its length is all that it adds.
        let size = |format: Format| {
            let bytes = format.bytes(copy.text(), Path::new("scorecard"))?;
            Ok::<_, String>(file_size(bytes.len() as u64))
        };
        Ok(Ready {
            holds: copy_holds(scorecard, self.is_unsaved),
            small_counts: small_counts_told(scorecard, &found),
            ways,
            is_approved: scorecard.approved().is_some(),
            is_read_only: sending.read_only,
            sizes: [size(Format::Scorecard)?, size(Format::Zip)?],
            copy,
            of: self,
        })
    }
}

impl SendingCopy {
    /// Whether the copy is of what is chosen now.
    pub fn is_made(&self) -> bool {
        self.coming.is_none() && self.ready.as_ref().is_some_and(|ready| ready.of.choice == self.choice)
    }

    /// What has to come before the copy is written.
    pub fn waits(&self) -> Option<Waits> {
        match &self.ready {
            None => Some(Waits::Looking),
            Some(ready) if !ready.may_go(self.choice) => Some(Waits::Decision),
            Some(_) if !self.is_made() => Some(Waits::Copying),
            Some(_) => None,
        }
    }

    /// Whether its place is asked for once it is there.
    pub fn is_wanted(&self) -> bool {
        self.wanted.is_some()
    }

    /// Has the copy made anew where something else is chosen, or the scorecard is another one; what was there stays until then.
    fn follow(&mut self, jobs: &Jobs, loaded: &Loaded) {
        if let Some((_, made)) = &self.coming {
            match made.try_recv() {
                Ok(made) => {
                    self.coming = None;
                    match made.and_then(|made| made) {
                        Ok(ready) => (self.ready, self.failed) = (Some(ready), None),
                        Err(why) => (self.failed, self.wanted) = (Some(why), None),
                    }
                }
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.coming = None,
            }
        }
        let wanted =
            Of { document: Arc::clone(&loaded.edited), choice: self.choice, is_unsaved: loaded.is_unsaved() };
        let is_there = self.ready.as_ref().is_some_and(|ready| ready.of == wanted);
        let is_coming = self.coming.as_ref().is_some_and(|(of, _)| *of == wanted);
        if is_there || is_coming || self.failed.is_some() {
            return;
        }
        let of = wanted.clone();
        self.coming = Some((wanted, jobs.ask("making a copy to send", move || of.make())));
    }
}

impl Handler<'_> {
    /// Opens the dialog, with what was typed entered.
    pub(super) fn open_sending(&mut self) {
        self.enter_all();
        self.state.over.sending = self.state.loaded.is_some().then(SendingCopy::default);
    }

    /// Keeps the copy to what is chosen and to the scorecard with all changes.
    pub(super) fn follow_with_copy(&mut self) {
        let is_settled = self.state.editing.is_settled();
        if let (Some(send), Some(loaded)) = (&mut self.state.over.sending, &self.state.loaded)
            && is_settled
        {
            send.follow(self.jobs, loaded);
            let waits = send.waits().is_some();
            if let Some(format) = send.wanted.take_if(|_| !waits) {
                self.export_dialog(Outgoing::Copy(format));
            }
        }
    }

    /// Carries out what the dialog asks for.
    pub(super) fn send_request(&mut self, request: SendRequest) {
        let Some(send) = &mut self.state.over.sending else { return };
        match request {
            SendRequest::Decide(decision) => send.choice.decision = Some(decision),
            SendRequest::MarkReadOnly(is_marked) => send.choice.read_only = Some(is_marked),
            SendRequest::Write { zipped } => {
                send.wanted = Some(if zipped { Format::Zip } else { Format::Scorecard });
            }
        }
        send_anew(self.state.over.sending.as_mut());
    }

    /// Says that it could not be asked where something goes or comes from; of a copy in its dialog, which lies over the rest.
    pub(super) fn say_no_dialog(&mut self, choosing: Choosing, why: String) {
        match (choosing, &mut self.state.over.sending) {
            (Choosing::Export(Outgoing::Copy(_)), Some(send)) => send.nowhere = Some(why),
            _ => self.notify_until_closed(why),
        }
    }

    /// Writes the copy.
    pub(super) fn export_copy(&mut self, what: Outgoing, path: PathBuf) {
        let Some(send) = self.state.over.sending.as_ref().filter(|send| send.is_made()) else { return };
        let Some(ready) = send.ready.as_ref().filter(|ready| ready.may_go(send.choice)) else { return };
        let copy = Arc::clone(&ready.copy);
        let own = self.state.loaded.as_ref().and_then(|loaded| loaded.origin.path()).map(absolute);
        self.jobs.write("writing a copy", move || {
            JobDone::Exported(Exported::written(what, path, |path| {
                let format = Format::of(path)
                    .ok_or("The name says what is written; let it end in .scorecard or .zip.")?;
                if own.is_some_and(|own| is_same_file(&own, path)) {
                    return Err("This is the scorecard itself; choose another name for the copy.".to_owned());
                }
                let bytes = format.bytes(copy.text(), path)?;
                let size = file_size(bytes.len() as u64);
                Ok((bytes, format!("Wrote a copy, {size},")))
            }))
        });
    }
}

/// What failed may come off with another choice.
fn send_anew(send: Option<&mut SendingCopy>) {
    if let Some(send) = send {
        (send.failed, send.nowhere) = (None, None);
    }
}
