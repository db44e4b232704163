//! The start page: where to look first, then every indicator across every place.

mod boxes;
mod candidate;
mod cell;
mod choices;
mod content;
mod figure;
mod list;
mod look_first;
mod looking;
mod measured;
mod table;
mod tools;
mod view;

pub use cell::{Cell, Told};
pub use choices::{Among, Choices};
pub use content::{Column, IndicatorRow, ScorecardPage, TableRow, scorecard_page};
pub use look_first::{LookFirstBox, LookFirstItem};
pub use looking::{Showing, TableOrder, TableSort, TableView};

use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Scorecard",
    go_to: "Go to the scorecard",
    subject: Subject::System,
    make: |scorecard, analysis, view| {
        let content = scorecard_page(scorecard, analysis, view);
        Some(Box::new(view::Shown { content, measured: measured::Measured::default() }))
    },
    help: &[
        "Every indicator of the scorecard, one row each, in every place. The title says what matters most.",
        "The five boxes sort all figures by level and movement together. Click one to see its whole list, the furthest from what it is compared with first, for how far areas differ in each indicator, and to filter the table to it.",
        "In the table a click on a figure opens its trend, and a click on an indicator’s name its page for the place looked at last. Rest on a figure for what it is compared with, how it moves and its limits.",
        "A click on a place sorts the rows of each group: what is worse or in the worst fifth first, what is better last, each by how far it stands from what it is compared with, for how far areas differ in it; another click turns that round, a third brings back the order of the file. Filters and search only hide rows.",
        "A row has the period of its group unless it says another one; † marks a figure that is older than its row. A dash is a figure that was not published; rest on it for the reason.",
    ],
};
