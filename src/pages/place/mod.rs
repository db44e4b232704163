//! One place: what moved and how it stands, its strands side by side, its priorities, then every other indicator.

mod cards;
mod content;
mod priorities;
mod priorities_view;
mod view;

pub use content::{IndicatorCard, PlacePage, StrandCard, Tried, place_page};
pub use priorities::{BalanceBar, Balanced, PriorityColumns, PriorityItem, Square};

use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Place",
    go_to: "Go to the place",
    subject: Subject::Place,
    make: |scorecard, analysis, view| {
        Some(Box::new(place_page(scorecard, analysis, view.place?, view.pinned)))
    },
    help: &[
        "One place: first what most needs looking into, then what is getting better.",
        "Three strands stand side by side: what happens in its neighbourhoods against the national average, school exclusions, and the national and local priorities with their targets.",
        "What was tried is told with what moved afterwards, here and in places that did not try it. That something moved after a start does not say that the start moved it.",
        "The other indicators follow. A click on any title opens its trend; the arrow keys go from place to place.",
    ],
};
