//! The start page: where to look first, then every indicator across every place.

mod boxes;
mod content;
mod look_first;
mod table;
mod view;

pub use content::{Cell, Column, IndicatorRow, ScorecardPage, TableRow, scorecard_page};
pub use look_first::{LookFirstBox, LookFirstItem};

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
    help: &[
        "Every indicator of the scorecard, one row each, in every place. The title says what matters most.",
        "The five boxes sort all figures by level and movement together. Click one to see its whole list, the furthest from what it is compared with first.",
        "In the table a click on a figure opens its trend, a click on a place its page, and a click on an indicator’s name its page for the place looked at last.",
        "Places, national and local figures stand in the order of the file until you sort them. Filters and search only hide rows.",
        "A figure of an earlier period than its row says so. A dash is a figure that was not published; rest on it for the reason.",
    ],
};
