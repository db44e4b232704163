//! What is to be imported, with what is known about it and what has still to be said.

mod definition;
mod question;

pub use definition::{Definition, Source};
pub use question::{Answers, Field, Question, Subject, Suggestion};

use super::error::ImportError;
use super::gather::Gathered;
use super::report::Report;
use crate::file::Document;
use jiff::civil::Date;

/// What a new scorecard is to be called, and which system it is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// Its title.
    pub title: Option<String>,
    /// Code or name of the Integrated Care System, or both: `E54000057 Greater Manchester`.
    pub system: Option<String>,
}

/// What is to be imported: figures, what is known about them, and what has still to be said.
#[derive(Clone, Debug)]
pub struct Draft {
    gathered: Gathered,
    base: Option<Document>,
    answers: Answers,
}

/// A finished import.
#[derive(Debug)]
pub struct Imported {
    /// The scorecard, not yet saved.
    pub document: Document,
    /// What was taken, changed and left.
    pub report: Report,
}

impl Draft {
    /// Figures to go into `base`, or into a new scorecard.
    pub fn new(gathered: Gathered, base: Option<Document>, setup: Setup) -> Self {
        let _ = setup;
        Self { gathered, base, answers: Answers::new() }
    }

    /// What has still to be said, and what was said already and can be changed ([`Draft::answers`] tells them apart):
    /// by indicator, then areas, then the scorecard itself. Empty where the files and the scorecard say it all.
    pub fn questions(&self) -> Vec<Question> {
        Vec::new()
    }

    /// What was answered.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Whether every question has an answer.
    pub fn is_complete(&self) -> bool {
        self.questions().iter().all(|question| self.answers.contains_key(&question.subject))
    }

    /// Answers a question.
    ///
    /// # Errors
    /// A sentence that says what can be answered, where `answer` is not among it.
    pub fn answer(&mut self, subject: &Subject, answer: &str) -> Result<(), String> {
        self.answers.insert(subject.clone(), answer.to_owned());
        Ok(())
    }

    /// Takes an answer back.
    pub fn forget(&mut self, subject: &Subject) {
        self.answers.remove(subject);
    }

    /// Answers every open question that has a suggestion as suggested.
    pub fn accept_suggestions(&mut self) {}

    /// Makes the scorecard and the report. Nothing is written; `today` decides which data are old.
    ///
    /// # Errors
    /// Where questions are open, or nothing is left to import.
    pub fn finish(&self, today: Date) -> Result<Imported, ImportError> {
        let _ = (today, &self.gathered, &self.base);
        todo!()
    }
}
