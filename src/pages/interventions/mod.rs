//! What started where and when, who took it from whom, and what moved.

mod asking;
mod asking_view;
mod content;
mod cost;
mod cost_view;
mod detail;
mod detail_view;
mod for_board;
mod view;

pub use asking::Improver;
pub use content::{InterventionsPage, interventions_of};

use super::Given;
use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Interventions",
    go_to: "Go to the interventions",
    subject: Subject::System,
    is_listed: true,
    make: |Given { scorecard, analysis, view, .. }| {
        Some(Box::new(content::interventions_page(scorecard, analysis, view)))
    },
    help: &[
        "The chart at the top has a lane for each thing that was tried: a filled dot is a start that is documented, a ring one that is \
         inferred, a bar behind says that only the year is known. A ribbon leads from one place to those who took it up.",
        "A lane that is chosen, by a click or by Enter, is shown below: the place that began beside the mean of the places with no start \
         in this file, before and after.",
        "The difference between both changes is tested by how far the places with no start differ among themselves. What moved is said, \
         never why.",
    ],
};

#[cfg(test)]
mod tests;
