//! Bringing published data in: the wizard's state, and what it asks of threads, dialogs and the open scorecard.

use super::handler::Handler;
use super::jobs::{JobDone, Ticket};
use super::loaded::{Judged, Loaded, Origin, absolute, in_no_file};
use super::state::{self, Leave, State};
use crate::edit::{self, Edit};
use crate::format::{Document, today};
use crate::import::{
    Choice, Draft, ImportError, Setup, Survey, TableMapping, gather, is_shapes, survey, without_options,
};
use crate::model::Scorecard;
use crate::pages::import::{
    Aim, Answering, Choosing, FileState, Files, InScorecard, Outcome, Request, Said, Step, Wizard, Work,
};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Published data on their way in. The scorecard on screen stays as it is until they are taken.
#[derive(Debug)]
pub struct Importing {
    /// What is shown.
    pub wizard: Wizard,
    /// The request for what a file holds that has not been answered yet.
    surveying: Option<Ticket>,
    /// The request of the step that has not been answered yet.
    working: Option<Ticket>,
    /// The new scorecard, ready to be taken.
    ready: Option<Ready>,
}

/// A scorecard that was put together of published data.
#[derive(Debug)]
pub struct Ready {
    judged: Judged,
    /// The state it is in.
    state: edit::State,
    /// Takes the data out again, where they were added to the open scorecard.
    back: Option<Edit>,
}

/// What a job of an import hands back.
#[derive(Debug)]
pub enum ImportDone {
    /// What a file holds.
    Surveyed {
        /// Which.
        file: PathBuf,
        /// What it holds.
        result: Result<Survey, ImportError>,
    },
    /// The chosen figures, and what has to be asked about them.
    Gathered(Result<Box<Answering>, ImportError>),
    /// The scorecard, judged, and what it changes.
    Finished(Result<(Box<Ready>, Box<Outcome>), String>),
}

impl Importing {
    fn new(aim: Aim, kept: Vec<(TableMapping, Said)>) -> Self {
        Self { wizard: Wizard::new(aim, Files::new(kept)), surveying: None, working: None, ready: None }
    }

    /// Stops what is being worked on; its reply will not be waited for.
    fn stop(&mut self) {
        if let Some(Work::Gathering(progress)) = &self.wizard.work {
            progress.cancel();
        }
        self.wizard.work = None;
        self.working = None;
        self.ready = None;
    }

    /// The open scorecard is another one now: what was made with the old one is made anew.
    pub(super) fn scorecard_changed(&mut self, title: &str) {
        let Aim::Add(shown) = &mut self.wizard.aim else { return };
        title.clone_into(shown);
        if self.wizard.step <= Step::Choose && self.working.is_none() {
            return;
        }
        self.stop();
        self.wizard.forget_questions();
        self.wizard.step = Step::Choose;
        let trouble = "The open scorecard is another one now, because its file was read again or it was changed. What was worked out with the earlier one is worked out anew: go on from here; your choice and answers are kept.";
        self.wizard.trouble = Some(trouble.to_owned());
    }
}

impl Drop for Importing {
    fn drop(&mut self) {
        self.stop();
        self.wizard.files.stop_jobs();
    }
}

impl Handler<'_> {
    /// Opens the wizard for a new scorecard, or for the open one.
    pub(super) fn start_import(&mut self, new: bool) {
        if !new && self.refuses_changes() {
            return;
        }
        let aim = match &self.state.loaded {
            Some(loaded) if !new => Aim::Add(loaded.outline.title.clone()),
            // Without a scorecard there is nothing to add to.
            None if !new => return,
            _ => Aim::New,
        };
        self.state.over.close_panels();
        self.state.notice = None;
        let kept = self.kept_columns(&aim);
        self.state.importing = Some(Importing::new(aim, kept));
    }

    /// What was said of columns in earlier imports: in the scorecard that the data go into, then by this reader.
    fn kept_columns(&self, aim: &Aim) -> Vec<(TableMapping, Said)> {
        let loaded = self.state.loaded.as_ref().filter(|_| *aim != Aim::New);
        let in_scorecard =
            loaded.map(|loaded| TableMapping::all_of(loaded.edited.scorecard())).unwrap_or_default();
        let by_reader = self.state.settings.tables.list();
        in_scorecard.into_iter().map(|kept| (kept, Said::InScorecard)).chain(by_reader).collect()
    }

    /// Adds files to the import under way, or starts one; shapes of areas go into the open scorecard at once.
    pub(super) fn import_files(&mut self, files: Vec<PathBuf>) {
        let (shapes, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|path| is_shapes(path));
        if !shapes.is_empty() {
            self.put_shapes_of(shapes);
        }
        if files.is_empty() {
            return;
        }
        if self.state.importing.is_none() {
            self.start_import(self.state.loaded.is_none());
        }
        let Some(importing) = &mut self.state.importing else { return };
        if importing.wizard.files.add(files.into_iter().map(|file| absolute(&file)).collect()) {
            importing.stop();
            importing.wizard.forget_questions();
            importing.wizard.step = Step::Files;
            importing.wizard.trouble = None;
            self.survey_next();
        }
    }

    /// Carries out what the wizard asks for.
    pub(super) fn import_request(&mut self, request: Request) {
        let Some(importing) = &mut self.state.importing else { return };
        let wizard = &mut importing.wizard;
        match request {
            Request::ChooseFiles => self.choose(state::Choosing::Import),
            Request::Remove(path) => wizard.files.remove(&path),
            Request::Stop(path) => wizard.files.stop(&path),
            Request::ReadAgain(path) => wizard.files.read_again(&path),
            Request::Say(path, said) => wizard.files.say(&path, said),
            Request::Unsay => wizard.files.undo(),
            Request::SetLayout(layout) => {
                wizard.files.set_layout(layout);
                importing.surveying = None;
            }
            Request::Back => importing.back(),
            Request::Next => self.next_step(),
            Request::LeaveNow => self.state.importing = None,
            Request::Leave if !wizard.has_answers() => self.state.importing = None,
            other => wizard.apply(other),
        }
        self.survey_next();
    }

    /// Starts to read the next file; one at a time, as they come from one disk.
    fn survey_next(&mut self) {
        let Some(importing) = &mut self.state.importing else { return };
        let files = &mut importing.wizard.files;
        if importing.surveying.is_some()
            && files.list.iter().any(|file| matches!(file.state, FileState::Reading(_)))
        {
            return;
        }
        importing.surveying = None;
        let layout = files.layout;
        let Some((file, progress)) = files.start_next() else { return };
        let tables = files.mappings();
        let choice = Choice { files: vec![file.clone()], layout, tables, ..Default::default() };
        let ticket = self.jobs.start("looking through the file", move || {
            JobDone::Imported(ImportDone::Surveyed { file, result: survey(&choice, &progress) })
        });
        importing.surveying = Some(ticket);
    }

    fn next_step(&mut self) {
        let Some(importing) = &mut self.state.importing else { return };
        if importing.wizard.obstacle().is_some() {
            return;
        }
        importing.wizard.trouble = None;
        match importing.wizard.step {
            Step::Files => {
                let known =
                    self.state.loaded.as_ref().map(|loaded| in_scorecard(loaded.document.scorecard()));
                importing.choose(&known.unwrap_or_default());
            }
            Step::Choose => self.gather(),
            Step::Answer => match importing.wizard.answering.as_ref().and_then(Answering::choice_said) {
                Some(choice) => self.gather_chosen(choice),
                None => self.finish(),
            },
            Step::Import => self.take(),
        }
    }

    /// Reads the chosen figures; where they were read already, the questions are still there.
    fn gather(&mut self) {
        let Some(importing) = &mut self.state.importing else { return };
        let wizard = &mut importing.wizard;
        let Some(choice) = wizard.choosing.as_ref().map(|choosing| choosing.choice(&wizard.files)) else {
            return;
        };
        // What was left out of it is so by the answers.
        let is_read = |read: &Choice| Choice { left_out: choice.left_out.clone(), ..read.clone() } == choice;
        if wizard.answering.as_ref().is_some_and(|answering| is_read(&answering.choice)) {
            wizard.step = Step::Answer;
            return;
        }
        self.gather_chosen(choice);
    }

    /// Reads figures. What was answered before is answered again.
    fn gather_chosen(&mut self, choice: Choice) {
        let Some(importing) = &mut self.state.importing else { return };
        let wizard = &mut importing.wizard;
        match wizard.step {
            // Where this is stopped or fails, its questions are on screen again.
            Step::Answer => wizard.keep_answers(),
            _ => wizard.forget_questions(),
        }
        let base = match wizard.aim {
            Aim::New => None,
            Aim::Add(_) => self.state.loaded.as_ref().map(|loaded| Arc::clone(&loaded.edited)),
        };
        let progress = Arc::new(crate::model::Progress::default());
        wizard.work = Some(Work::Gathering(Arc::clone(&progress)));
        importing.working = Some(self.jobs.start("reading the figures", move || {
            let made = gather(&choice, &progress).and_then(|gathered| {
                let names = base.as_ref().map(|base| indicator_names(base.scorecard())).unwrap_or_default();
                let draft = Draft::new(gathered, base.map(Arc::unwrap_or_clone), Setup::default());
                draft.check_periods()?;
                Ok(Box::new(Answering::new(draft, choice, names)))
            });
            JobDone::Imported(ImportDone::Gathered(made))
        }));
    }

    /// Puts the scorecard together and judges it.
    fn finish(&mut self) {
        let Some(importing) = &mut self.state.importing else { return };
        let Some(answering) = &importing.wizard.answering else { return };
        let draft = answering.draft();
        importing.wizard.work = Some(Work::Finishing);
        let base = match importing.wizard.aim {
            Aim::New => None,
            Aim::Add(_) => self.state.loaded.as_ref().map(|loaded| Arc::clone(&loaded.edited)),
        };
        importing.working = Some(self.jobs.start("putting the scorecard together", move || {
            JobDone::Imported(ImportDone::Finished(finish(&draft, base.as_deref())))
        }));
    }

    /// Takes the new scorecard in place of the one on screen; what would be lost with that is asked about first.
    fn take(&mut self) {
        match self.state.importing.as_ref().map(|importing| importing.wizard.aim == Aim::New) {
            Some(true) => self.leave(Leave::TakeImport),
            // It became so since the import began, which waits for what the reader decides.
            Some(_) if self.refuses_changes() => {}
            Some(_) => self.take_import(),
            None => {}
        }
    }

    /// Shows what was imported, as a scorecard that is not saved yet.
    pub(super) fn take_import(&mut self) {
        let Some(mut importing) = self.state.importing.take() else { return };
        let Some(ready) = importing.ready.take() else { return };
        // A file that is still being read belongs to the scorecard that is being replaced.
        if let Some(reading) = self.state.reading.take() {
            reading.stages.progress.cancel();
        }
        match &mut self.state.loaded {
            // It keeps its file, so that saving writes there.
            Some(loaded) if importing.wizard.aim != Aim::New => {
                loaded.edited = Arc::clone(&ready.judged.document);
                if let Some(back) = ready.back {
                    loaded.history.record(back, ready.state);
                }
                self.put_on_screen(ready.judged);
                self.was_changed();
            }
            _ => {
                let history = in_no_file(&ready.judged.document);
                self.show(Loaded::new(Origin::Imported, ready.judged, None, history), false);
            }
        }
        for said in importing.wizard.files.to_keep() {
            self.state.settings.tables.keep(said, today());
        }
        self.notify("The data were imported. Save to keep them.".to_owned());
    }

    /// The step's work, broken off.
    #[cfg(test)]
    pub(super) fn breaking_import(&mut self) {
        let ticket = self.jobs.start("reading the figures", || panic!("a test"));
        if let Some(importing) = &mut self.state.importing {
            importing.wizard.work = Some(Work::Finishing);
            importing.working = Some(ticket);
        }
    }

    /// A job of the import broke off by a fault of the program: the step can be tried again.
    pub(super) fn import_broke_off(&mut self, ticket: Ticket, sentence: &str) {
        let Some(importing) = &mut self.state.importing else { return };
        if importing.working.take_if(|asked| *asked == ticket).is_some() {
            importing.wizard.work = None;
            importing.wizard.trouble = Some(sentence.to_owned());
        }
        if importing.surveying.take_if(|asked| *asked == ticket).is_some() {
            let files = &mut importing.wizard.files;
            let reading = files.list.iter().find(|file| matches!(file.state, FileState::Reading(_)));
            if let Some(path) = reading.map(|file| file.path.clone()) {
                files.was_read(&path, Err((sentence.to_owned(), Vec::new())));
            }
            self.survey_next();
        }
    }

    /// Takes in what a job of the import handed back.
    pub(super) fn import_done(&mut self, ticket: Ticket, done: ImportDone) {
        let Some(importing) = &mut self.state.importing else { return };
        match done {
            ImportDone::Surveyed { file, result } => {
                if importing.surveying.take_if(|asked| *asked == ticket).is_none() {
                    return;
                }
                let result =
                    result.map_err(|error| (without_options(&error.to_string()), error.seen().to_vec()));
                importing.wizard.files.was_read(&file, result);
                self.survey_next();
            }
            ImportDone::Gathered(result) => {
                if importing.working.take_if(|asked| *asked == ticket).is_some() {
                    // Read anew on the way to the last step: on to it, where that opened no question.
                    let goes_on = importing.wizard.step == Step::Answer && result.is_ok();
                    importing.gathered(result);
                    if goes_on {
                        self.next_step();
                    }
                }
            }
            ImportDone::Finished(result) => {
                if importing.working.take_if(|asked| *asked == ticket).is_some() {
                    importing.finished(result);
                }
            }
        }
    }
}

impl Importing {
    /// One step back; what is being worked on is stopped.
    fn back(&mut self) {
        let was_working = self.wizard.work.is_some();
        self.stop();
        self.wizard.outcome = None;
        self.wizard.trouble = None;
        if !was_working {
            self.wizard.step = match self.wizard.step {
                Step::Files | Step::Choose => Step::Files,
                Step::Answer => Step::Choose,
                Step::Import => Step::Answer,
            };
        }
    }

    /// On to what of the files is wanted; an earlier choice is kept as far as it goes.
    fn choose(&mut self, known: &InScorecard) {
        let wizard = &mut self.wizard;
        let survey = wizard.files.together();
        if !wizard.choosing.as_ref().is_some_and(|choosing| choosing.is_for(&survey)) {
            let choosing = Choosing::new(survey, &wizard.aim, known).keeping(wizard.choosing.as_ref());
            wizard.choosing = Some(choosing);
        }
        wizard.step = Step::Choose;
    }

    fn gathered(&mut self, result: Result<Box<Answering>, ImportError>) {
        self.wizard.work = None;
        match result {
            Ok(answering) => {
                self.wizard.ask(*answering);
                self.wizard.step = Step::Answer;
            }
            Err(error) => self.wizard.trouble = Some(without_options(&error.to_string())),
        }
    }

    fn finished(&mut self, result: Result<(Box<Ready>, Box<Outcome>), String>) {
        self.wizard.work = None;
        match result {
            Ok((ready, outcome)) => {
                self.ready = Some(*ready);
                self.wizard.outcome = Some(*outcome);
                self.wizard.step = Step::Import;
            }
            Err(error) => self.wizard.trouble = Some(without_options(&error)),
        }
    }
}

/// Puts the scorecard together. Where data are added to another one, that is one change, which leaves alone the bytes of
/// whatever it does not touch.
fn finish(draft: &Draft, base: Option<&Document>) -> Result<(Box<Ready>, Box<Outcome>), String> {
    let today = today();
    let imported = draft.finish(today).map_err(|error| error.to_string())?;
    let (document, back) = match base.zip(imported.edit) {
        None => (imported.document, None),
        Some((base, edit)) => {
            let (document, back) = edit::apply(base, &edit, today).map_err(|error| error.to_string())?;
            (document, Some(back))
        }
    };
    let outcome = Outcome::new(&imported.report, document.scorecard());
    let state = edit::State::of(document.text());
    Ok((Box::new(Ready { judged: Judged::of(Arc::new(document)), state, back }), Box::new(outcome)))
}

fn in_scorecard(scorecard: &Scorecard) -> InScorecard {
    InScorecard::new(scorecard.areas().map(|(_, area)| (area.code.as_str(), area.name.as_str())))
}

fn indicator_names(scorecard: &Scorecard) -> HashMap<String, String> {
    scorecard.indicators().map(|(_, indicator)| (indicator.id.clone(), indicator.name.clone())).collect()
}

impl State {
    /// Whether an import takes the window.
    pub fn is_importing(&self) -> bool {
        self.importing.is_some()
    }
}
