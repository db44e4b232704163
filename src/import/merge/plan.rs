//! What is to go into a document, with nothing left to ask.

use crate::edit::Place;
use crate::model::{Flag, Period, Role, Scope, Verdict};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What is to go into a document. New objects are JSON.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Plan {
    /// Title, for a new document.
    pub title: String,
    /// Code of the system, for a new document.
    pub system: String,
    /// Code of the nation, for a new document.
    pub national: String,
    /// Further fields at the top of a new document, all of text.
    pub header: Vec<(&'static str, String)>,
    /// The indicators that figures belong to, each once.
    pub indicators: Vec<PlannedIndicator>,
    /// The areas that figures belong to, and those that only an area table names, each once; parents come before
    /// children.
    pub areas: Vec<PlannedArea>,
    /// What tables say about areas that the document has, by their codes.
    pub fills: Vec<(String, AreaFill)>,
    /// Dimension and group.
    pub breakdowns: Vec<(String, String)>,
    /// Whose groups they are, as far as that is new, by position.
    pub scopes: Vec<Option<Scope>>,
    /// What was said of the columns of tables: the header in one text, and each column with what it holds.
    pub tables: Vec<(String, Vec<(String, Role)>)>,
    /// What was answered that has to be known at the next import too, by what was asked.
    pub answers: BTreeMap<String, String>,
    /// What else comes into a new document, in order: where, and what, as JSON.
    pub further: Vec<(Place, String)>,
    /// The files that the figures come from.
    pub files: Vec<PathBuf>,
}

/// An indicator that figures belong to.
#[derive(Clone, Debug)]
pub(in crate::import) struct PlannedIndicator {
    pub id: String,
    /// What publishers' files call it; kept in the field `published_as`, so that the next file finds it.
    pub keys: Vec<String>,
    /// The whole object, where it is new to the document.
    pub new: Option<String>,
    /// Its place among those that are new, where its scorecard has been one before.
    pub order: Option<u32>,
}

/// An area that figures belong to.
#[derive(Clone, Debug)]
pub(in crate::import) struct PlannedArea {
    pub code: String,
    /// The whole object, where it is new to the document.
    pub new: Option<String>,
    /// The code of the area that a new one lies in.
    pub parent: Option<String>,
}

/// What a table says about an area.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) enum AreaFill {
    Population(f64),
    Decile(u8),
    /// The code of the area that it lies in.
    LiesIn(String),
    /// What it took over from, as the field of the file has it.
    Succeeds(String),
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) struct Figure {
    /// Position of its indicator.
    pub indicator: u32,
    /// Position of its breakdown; none for everyone.
    pub breakdown: Option<u32>,
    /// Position of its area.
    pub area: u32,
    /// Of its indicator's kind.
    pub period: Period,
    pub value: Option<f64>,
    /// 95 % limits.
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    /// Why the value is missing, or what to know of it.
    pub flag: Option<Flag>,
    pub note: Option<String>,
    pub verdict: Option<Verdict>,
    /// Position of its file, and the line.
    pub from: (u32, u64),
}
