//! One place: what moved and how it stands, its three strands, what was tried, then every other indicator.

mod content;
mod others;
mod others_view;
mod priorities;
mod priorities_view;
mod rows;
mod rows_view;
mod stepping;
mod strands_view;
mod tried;
mod tried_view;
mod view;

pub use content::{PlacePage, StrandCard, StrandTrend, place_page};
pub use others::{Filter, Others, StrandRows};
pub use priorities::{BriefPriority, PriorityColumns, PriorityInPlace, PriorityItem, priorities_in_place};
pub use rows::{FigureRow, FromToRow, FromToTable};
pub use tried::{TriedGroup, TriedRow, TriedTable};

use super::Given;
use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Place",
    go_to: "Go to the place",
    subject: Subject::Place,
    is_listed: false,
    make: |Given { scorecard, analysis, view, .. }| {
        Some(Box::new(place_page(scorecard, analysis, view.place?, view.pinned)))
    },
    help: &[
        "One place: first what most needs looking into, then what is getting better.",
        "Three strands stand side by side: what happens in its neighbourhoods against the national average, school exclusions, and the priorities with the worst standing and how far their targets are. A ring stands for a target; each priority has one sign, national ones in the first row and local ones in the second; the page of all priorities is opened from there.",
        "What was tried is told with what moved afterwards, here and in places that did not try it, those that could be tested first. That something moved after a start does not say that the start moved it.",
        "The other indicators follow by strand, the worst first; what is neither good nor bad and what is old comes last. A click on any row or title opens its trend; the arrow keys go from place to place and keep the section in view.",
    ],
};
