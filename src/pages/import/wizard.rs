//! Where the wizard stands.

use super::Request;
use super::answering::Answering;
use super::choosing::Choosing;
use super::files::Files;
use super::outcome::Outcome;
use crate::import::Answers;
use crate::model::Progress;
use std::sync::Arc;

/// What the data are for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// A new scorecard.
    New,
    /// The open scorecard, by its title.
    Add(String),
}

/// A step of the wizard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Which files.
    #[default]
    Files,
    /// Which indicators and areas.
    Choose,
    /// What the files do not say.
    Answer,
    /// What will change.
    Import,
}

impl Step {
    /// Every step in order.
    pub const ALL: &'static [Self] = &[Self::Files, Self::Choose, Self::Answer, Self::Import];

    /// Its name in the header.
    pub fn label(self) -> &'static str {
        match self {
            Self::Files => "Files",
            Self::Choose => "Choose",
            Self::Answer => "Answer",
            Self::Import => "Import",
        }
    }
}

/// What is being worked on, in place of the step's page.
#[derive(Clone, Debug)]
pub enum Work {
    /// The chosen figures are being read.
    Gathering(Arc<Progress>),
    /// The scorecard is being put together and judged.
    Finishing,
}

/// Everything the wizard shows.
#[derive(Debug)]
pub struct Wizard {
    /// What the data are for.
    pub aim: Aim,
    /// The step on screen.
    pub step: Step,
    /// The files.
    pub files: Files,
    /// What of them is chosen; made when the files are known.
    pub choosing: Option<Choosing>,
    /// The questions; made when the chosen figures were read.
    pub answering: Option<Answering>,
    /// What the import would change.
    pub outcome: Option<Outcome>,
    /// What is being worked on.
    pub work: Option<Work>,
    /// Why the last piece of work came to nothing, or what has to be known before going on.
    pub trouble: Option<String>,
    /// Whether the reader is being asked whether to leave.
    pub asks_to_leave: bool,
    /// How often questions were made.
    pub times_asked: usize,
    /// Every answer given so far, for the case that the figures are read anew.
    given: Answers,
}

impl Wizard {
    /// A wizard at its first step.
    pub fn new(aim: Aim, files: Files) -> Self {
        Self {
            aim,
            step: Step::Files,
            files,
            choosing: None,
            answering: None,
            outcome: None,
            work: None,
            trouble: None,
            asks_to_leave: false,
            times_asked: 0,
            given: Answers::new(),
        }
    }

    /// The title of the window's page.
    pub fn title(&self) -> String {
        match &self.aim {
            Aim::New => "New scorecard from data".to_owned(),
            Aim::Add(title) => format!("Add data to {title}"),
        }
    }

    /// Why the next step has to wait; none where it can be taken.
    pub fn obstacle(&self) -> Option<String> {
        if self.work.is_some() {
            return Some(String::new());
        }
        match self.step {
            Step::Files => self.files.obstacle(),
            Step::Choose => self.choosing.as_ref().map_or(Some(String::new()), Choosing::obstacle),
            Step::Answer => self.answering.as_ref().map_or(Some(String::new()), Answering::obstacle),
            Step::Import => self.outcome.is_none().then(String::new),
        }
    }

    /// Whether questions are on screen that are open, so that the way on is the next of them.
    pub fn has_open_questions(&self) -> bool {
        let open = || self.answering.as_ref().is_some_and(|answering| answering.open() > 0);
        self.step == Step::Answer && self.work.is_none() && open()
    }

    /// Whether leaving loses more than a choice of files.
    pub fn has_answers(&self) -> bool {
        self.files.can_undo()
            || self.choosing.as_ref().is_some_and(|choosing| choosing.is_changed)
            || !self.given.is_empty()
            || self.answering.as_ref().is_some_and(Answering::has_answers)
    }

    /// Remembers what was answered, for the questions that come of reading anew.
    pub fn keep_answers(&mut self) {
        if let Some(answering) = &self.answering {
            self.given.extend(answering.answers().clone());
        }
    }

    /// Forgets the questions, but not what was answered.
    pub fn forget_questions(&mut self) {
        self.keep_answers();
        self.answering = None;
        self.outcome = None;
        self.work = None;
    }

    /// Takes in questions; those answered before are answered again.
    pub fn ask(&mut self, mut answering: Answering) {
        answering.answer_as_before(&self.given);
        while answering.take_kept() {
            answering.answer_as_before(&self.given);
        }
        answering.show_open();
        self.times_asked += 1;
        self.answering = Some(answering);
    }

    /// Carries out a request that needs no other work.
    pub fn apply(&mut self, request: Request) {
        match request {
            Request::ShowColumns(header, shown) => self.files.show_columns(header, shown),
            Request::Search(side, words) => self.choose(|choosing| choosing.list_mut(side).search(words)),
            Request::Choose(side, at, chosen) => self.choose(|choosing| {
                choosing.list_mut(side).choose(at, chosen);
                choosing.is_changed = true;
            }),
            Request::ChooseShown(side, chosen) => self.choose(|choosing| {
                choosing.list_mut(side).choose_shown(chosen);
                choosing.is_changed = true;
            }),
            Request::ShowOnlyChosen(side, only) => {
                self.choose(|choosing| choosing.list_mut(side).show_only_chosen(only));
            }
            Request::Answer(subject, answer) => self.answer(|open| open.answer(&subject, &answer)),
            Request::AnswerAlike(subject, answer) => {
                self.answer(|open| open.answer_alike(&subject, &answer));
            }
            Request::TakeAll => self.answer(Answering::take_all),
            Request::ShowSection(section) => self.answer(|open| open.show(section)),
            Request::ShowTab(tab) => {
                if let Some(outcome) = &mut self.outcome {
                    outcome.tab = tab;
                }
            }
            Request::Leave if self.has_answers() => self.asks_to_leave = true,
            Request::Stay => self.asks_to_leave = false,
            // The rest needs files, dialogs or threads.
            _ => {}
        }
    }

    fn choose(&mut self, change: impl FnOnce(&mut Choosing)) {
        if let Some(choosing) = &mut self.choosing {
            change(choosing);
        }
    }

    fn answer(&mut self, change: impl FnOnce(&mut Answering)) {
        if let Some(answering) = &mut self.answering {
            change(answering);
        }
    }
}
