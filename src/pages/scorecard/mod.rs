//! The start page: where to look first, then every indicator across every place.

mod boxes;
mod candidate;
mod cell;
mod choices;
mod content;
mod figure;
mod for_board;
mod list;
mod list_widths;
mod look_first;
mod looking;
mod measured;
mod table;
mod tools;
mod view;

pub(crate) use cell::SUPPRESSED;
pub use cell::{Cell, Told};
pub use choices::{Among, Choices};
pub use content::{Column, IndicatorRow, ScorecardPage, TableRow, scorecard_page};
pub use look_first::{LookFirstBox, LookFirstItem, boxes as look_first_boxes};
pub use looking::{Attribute, Grouped, Showing, TableOrder, TableSort, TableView};

use super::Given;
use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Scorecard",
    go_to: "Go to the scorecard",
    subject: Subject::System,
    is_listed: true,
    make: |Given { scorecard, analysis, view, .. }| {
        let content = scorecard_page(scorecard, analysis, view);
        Some(Box::new(view::Shown::new(content)))
    },
    help: &[
        "Every indicator of the scorecard, one row each, in every place. The title says what matters most.",
        "The five boxes sort all figures by level and movement together. Click one to see its whole list and to filter the table to it. The list begins with what lies furthest from what it is compared with, measured by how much areas differ in each indicator. What is over three years older than the newest figure of the file is in no box.",
        "In the table a click on a figure opens its trend, and a click on an indicator’s name its page for the place looked at last. Rest on a figure for what it is compared with, how it moves and its limits.",
        "A click on a place sorts the rows of each group: what is worse or in the worst fifth first, what is better last, and among these the furthest from what it is compared with. A second click turns that round, a third brings back the order of the file. With ‘All together’ instead of groups the order is that of all rows. Filters count the indicators that are in the boxes of any place, or of the place that is chosen; what passes by older figures alone is shown at a press. Filters and search only hide rows.",
        "A row has the period of its group unless it says another one; † marks a figure of another period. That is the period of most places’ figures, and what they are compared with is shown as it was then. A dash is a figure that was not published; rest on it for the reason.",
    ],
};
