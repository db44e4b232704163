//! National and local priorities face to face.

mod content;
mod view;

use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Priorities",
    go_to: "Go to the priorities",
    subject: Subject::Place,
    is_listed: true,
    make: |scorecard, analysis, view| Some(Box::new(content::priorities_page(scorecard, analysis, view)?)),
    help: &["National priorities on the left, local ones on the right."],
};
