//! One place: what moved and how it stands, its strands side by side, its priorities, then every other indicator.

mod cards;
mod content;
mod priorities;
mod priorities_view;
mod view;

pub use content::{IndicatorCard, PlacePage, StrandCard, Tried, place_page};
pub use priorities::{BalanceBar, Balanced, PriorityColumns, PriorityItem, Square};

use super::legend;
use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Place",
    go_to: "Go to the place",
    subject: Subject::Place,
    make: |scorecard, analysis, view| Some(Box::new(place_page(scorecard, analysis, view.place?))),
    legend: Some(legend::of_place),
};
