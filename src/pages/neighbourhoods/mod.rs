//! The neighbourhoods of a place or of the system: where on the map, how they are spread, how figures go with deprivation.

mod content;
mod view;

use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Neighbourhoods",
    go_to: "Go to the neighbourhoods",
    subject: Subject::Place,
    is_listed: true,
    make: |scorecard, analysis, view| {
        Some(Box::new(content::neighbourhoods_page(scorecard, analysis, view)?))
    },
    help: &["The neighbourhoods of one place, or of the whole system."],
};
