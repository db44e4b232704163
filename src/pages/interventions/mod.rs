//! What started where and when, who took it from whom, and what moved.

mod content;
mod view;

use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Interventions",
    go_to: "Go to the interventions",
    subject: Subject::System,
    is_listed: true,
    make: |scorecard, analysis, view| Some(Box::new(content::interventions_page(scorecard, analysis, view)?)),
    help: &["What was tried, in all places."],
};
