//! The start page: where to look first, then every indicator across every place.

mod boxes;
mod content;
mod look_first;
mod table;
mod view;

pub use content::{Cell, Column, IndicatorRow, ScorecardPage, TableRow, scorecard_page};
pub use look_first::{LookFirstBox, LookFirstItem};

use super::legend;
use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Scorecard",
    go_to: "Go to the scorecard",
    subject: Subject::System,
    make: |scorecard, analysis, view| {
        let content = scorecard_page(scorecard, analysis, view);
        Some(Box::new(view::Shown { content, measured: table::Measured::default() }))
    },
    legend: Some(legend::of_table),
};
