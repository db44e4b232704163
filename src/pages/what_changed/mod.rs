//! What changed between the scorecard on screen and another edition of it, which lies open beside.

mod content;
mod view;

pub use content::{WhatChangedPage, what_changed_page};

use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "What changed",
    go_to: "Go to what changed since another edition",
    subject: Subject::System,
    is_listed: false,
    make: |given| Some(Box::new(what_changed_page(given))),
    help: &[
        "What is not the same in two editions of one scorecard: the one on screen, and another that is opened beside it and only read. The one that was published earlier is the older, whichever is on screen.",
        "Settings that differ are said first, because they change judgements without new figures. Then come the ten changes that matter most: a sign-off that is another one, what became worse, targets lost, what began to get worse, then what became better, then what is neither: places, indicators and kinds of figures taken out, worse judgements withdrawn, targets moved, and revisions and new figures far from what was there before.",
        "Better and worse are said only where a figure is another one. A judgement that only one edition makes, or that is made of the same figures against something else or in another way, is counted as not compared: it is neither.",
        "Judgements on the system as a whole, groups of people, neighbourhoods and other areas are counted by themselves, and many that are alike are one line.",
        "Behind each change stands what of the two files makes it: a new figure, a revision, another target or method. A line that begins in colour leads to where that is seen: a figure to its trend, a target to its priority, a comment to the page that it is on. One without has no such place in this edition.",
        "A figure is revised where its value as published is another one. One of the same value with other limits, marks, counts or notes is told of by itself.",
        "Last comes what is said otherwise without changing a judgement: sign-off, definitions, plans field by field, saved views, groupings and what the file says about itself.",
    ],
};
