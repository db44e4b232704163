//! What is to go into a document, with nothing left to ask.

use crate::format::Node;
use crate::model::{Flag, Period, Verdict};
use std::path::PathBuf;

/// What is to go into a document.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Plan {
    /// Title, for a new document.
    pub title: String,
    /// Code of the system, for a new document.
    pub system: String,
    /// Code of the nation, for a new document.
    pub national: String,
    /// The indicators that figures belong to.
    pub indicators: Vec<PlannedIndicator>,
    /// The areas that figures belong to, and those that only an area table names; parents stand before children.
    pub areas: Vec<PlannedArea>,
    /// Dimension and group.
    pub breakdowns: Vec<(String, String)>,
    /// The figures, sorted by indicator, breakdown, area and period; none stands twice.
    pub figures: Vec<Figure>,
    /// The files that the figures come from.
    pub files: Vec<PathBuf>,
}

/// An indicator that figures belong to.
#[derive(Clone, Debug)]
pub(in crate::import) struct PlannedIndicator {
    /// Its id in the document.
    pub id: String,
    /// What publishers' files call it; kept in the field `published_as`, so that the next file finds it.
    pub key: String,
    /// The whole object, where it is new to the document.
    pub new: Option<Node>,
}

/// An area that figures belong to.
#[derive(Clone, Debug)]
pub(in crate::import) struct PlannedArea {
    /// Its code in the document.
    pub code: String,
    /// The whole object, where it is new to the document.
    pub new: Option<Node>,
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
    /// Its period, of its indicator's kind.
    pub period: Period,
    /// The value.
    pub value: Option<f64>,
    /// Its lower 95 % limit.
    pub lower: Option<f64>,
    /// Its upper 95 % limit.
    pub upper: Option<f64>,
    /// The count.
    pub numerator: Option<f64>,
    /// Whom or what it is out of.
    pub denominator: Option<f64>,
    /// Why the value is missing, or what to know of it.
    pub flag: Option<Flag>,
    /// The publisher's words.
    pub note: Option<String>,
    /// The publisher's comparison with the nation.
    pub verdict: Option<Verdict>,
    /// Position of its file, and the line.
    pub from: (u32, u64),
}
