//! What the content of a page is made of.

use super::{Outline, View};
use crate::analysis::Analysis;
use crate::model::{Scorecard, Written};

/// What the content of a page is made of.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The scorecard on screen.
    pub scorecard: &'a Scorecard,
    /// Its judgements.
    pub analysis: &'a Analysis,
    /// What the reader is looking at.
    pub view: &'a View,
    /// Another scorecard, where one was opened beside it.
    pub beside: Option<Beside<'a>>,
}

/// A scorecard that was opened beside the one on screen for its places to be compared with; it is never changed.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// What it says.
    pub scorecard: &'a Scorecard,
    /// Its judgements.
    pub analysis: &'a Analysis,
    /// Its names.
    pub outline: &'a Outline,
    /// The name of its file.
    pub file: &'a str,
    /// What became of the file since it was read, in a sentence.
    pub news: Option<&'a str>,
    /// In what the text on screen is another than this one's, beside what it says.
    pub written: &'a Written,
}

impl<'a> Given<'a> {
    /// One scorecard alone.
    pub fn of(scorecard: &'a Scorecard, analysis: &'a Analysis, view: &'a View) -> Self {
        Self { scorecard, analysis, view, beside: None }
    }
}
