//! Sending a copy: what is in it, how large it is and which small counts it gives away is said before it is chosen where it goes.

use super::exporting::{Exported, Outgoing};
use super::handler::Handler;
use super::jobs::{JobDone, Jobs};
use super::loaded::{Judgements, Loaded, absolute};
use super::state::Choosing;
use crate::analysis::changed::in_copy;
use crate::analysis::withholding::{Decision, Withholding, withholding};
use crate::analysis::{Analysis, Options, small_counts};
use crate::edit::{Edit, Sending, apply};
use crate::export::copy::Format;
use crate::format::{Document, is_same_file, today};
use crate::pages::SendRequest;
use crate::words::{
    SmallCountsTold, copy_holds, file_size, judged_in_copy, small_counts_told, withholding_told,
};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::sync::{Arc, OnceLock};

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

/// What is found in a scorecard whatever is chosen.
#[derive(Debug)]
struct Looked {
    small_counts: SmallCountsTold,
    ways: Vec<Way>,
}

/// A way to withhold small counts.
#[derive(Debug)]
struct Way {
    decision: Decision,
    withholding: Withholding,
    /// What of the judgements is not in a copy that goes this way, once one was made.
    judged: OnceLock<String>,
}

/// A copy, or a sentence why there is none.
type Made = Result<Ready, String>;

/// A copy and what is said of it.
#[derive(Debug)]
pub struct Ready {
    of: Of,
    looked: Arc<Looked>,
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

impl Looked {
    fn at(document: &Document) -> Self {
        let scorecard = document.scorecard();
        let found = small_counts(scorecard);
        let ways = [Decision::Withhold, Decision::WithholdPossible].into_iter();
        let ways = ways.filter(|decision| found.is_choice(*decision)).map(|decision| Way {
            decision,
            withholding: withholding(scorecard, &found, decision),
            judged: OnceLock::new(),
        });
        Self { small_counts: small_counts_told(scorecard, &found), ways: ways.collect() }
    }
}

impl Way {
    /// What it comes to.
    fn told(&self) -> String {
        let told = withholding_told(&self.withholding);
        self.judged.get().map_or_else(|| told.clone(), |judged| format!("{told} {judged}"))
    }

    /// Judges a copy that goes this way, beside the scorecard as it was judged before, if it was.
    fn judge(&self, document: &Document, judged: Option<&Judgements>, copy: &Document) {
        self.judged.get_or_init(|| {
            let options = Options { today: Some(today()), ..Options::default() };
            let own;
            let whole = if let Some(judged) = judged {
                judged.by(None, document).1
            } else {
                own = Analysis::with(document.scorecard(), &options);
                &own
            };
            let copy = copy.scorecard();
            judged_in_copy(in_copy((document.scorecard(), whole), (copy, &Analysis::with(copy, &options))))
        });
    }
}

impl Of {
    /// Makes the copy, with what was found in the scorecard and, where it was judged, how.
    fn make(self, looked: Arc<Looked>, judged: Option<&Judgements>) -> Made {
        let scorecard = self.document.scorecard();
        let chosen = looked.ways.iter().find(|way| self.choice.decision == Some(way.decision));
        let sending = Sending {
            withheld: chosen.map(|way| way.withholding.all().collect()).unwrap_or_default(),
            read_only: self.choice.read_only.unwrap_or(scorecard.header().read_only),
        };
        let made = apply(&self.document, &Edit::sent(&self.document, &sending), today());
        let copy = Arc::new(made.map_err(|error| error.to_string())?.0);
        if let Some(way) = chosen {
            way.judge(&self.document, judged, &copy);
        }
        // The name of the file is chosen later; its length is all that it adds.
        let size = |format: Format| {
            let bytes = format.bytes(copy.text(), Path::new("scorecard"))?;
            Ok::<_, String>(file_size(bytes.len() as u64))
        };
        Ok(Ready {
            holds: copy_holds(scorecard, self.is_unsaved),
            small_counts: looked.small_counts.clone(),
            ways: looked.ways.iter().map(|way| (way.decision, way.told())).collect(),
            is_approved: scorecard.approved().is_some(),
            is_read_only: sending.read_only,
            sizes: [size(Format::Scorecard)?, size(Format::Zip)?],
            copy,
            looked,
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
        // What was found is the same whatever else is chosen, and the scorecard on screen is judged.
        let of_same = self.ready.as_ref().filter(|ready| Arc::ptr_eq(&ready.of.document, &wanted.document));
        let looked = of_same.map(|ready| Arc::clone(&ready.looked));
        let is_judged = Arc::ptr_eq(&loaded.document, &loaded.edited);
        let judged = is_judged.then(|| Arc::clone(&loaded.judgements));
        let of = wanted.clone();
        let make = move || {
            let looked = looked.unwrap_or_else(|| Arc::new(Looked::at(&of.document)));
            of.make(looked, judged.as_deref())
        };
        self.coming = Some((wanted, jobs.ask("making a copy to send", make)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::loaded::{Judged, Origin, Stages};

    #[test]
    fn what_was_found_and_judged_before_says_the_same_as_what_is_found_anew() {
        let sample = Origin::Sample(crate::pages::Sample::WestYorkshire);
        let loaded = Loaded::read(&sample, &Stages::default()).unwrap();
        let Judged { document, judgements, .. } = Judged::of(Arc::clone(&loaded.document));
        let of = |decision, read_only| Of {
            document: Arc::clone(&document),
            choice: Choice { decision, read_only },
            is_unsaved: false,
        };
        let looked = Arc::new(Looked::at(&document));
        let first = of(None, None).make(Arc::clone(&looked), Some(&judgements)).unwrap();
        assert!(looked.ways.iter().all(|way| way.judged.get().is_none()), "nothing is chosen yet");
        let kept = |read_only| {
            of(Some(Decision::Withhold), read_only).make(Arc::clone(&looked), Some(&judgements)).unwrap()
        };
        let (second, marked) = (kept(None), kept(Some(true)));
        let anew = of(Some(Decision::Withhold), Some(true));
        let anew = anew.make(Arc::new(Looked::at(&document)), None).unwrap();
        assert!(first.ways != second.ways && second.ways == marked.ways);
        assert!(!second.is_read_only && marked.is_read_only);
        let said = |ready: Ready| (ready.ways, ready.small_counts, ready.sizes, ready.copy.text().to_owned());
        assert!(said(marked) == said(anew));
    }
}
