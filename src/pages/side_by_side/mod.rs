//! Two places beside each other, for one to question the other: every indicator with the tested difference, their priorities,
//! and what one tried that the other has not. The second may be of another scorecard, opened beside.

mod content;
mod for_board;
mod other_file;
mod view;

pub use content::{
    BesideGroup, BesideRow, PriorityBeside, SideBySidePage, TriedList, second_here, side_by_side_page,
};
pub use other_file::{OtherFile, Second};

use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Side by side",
    go_to: "Go to two places side by side",
    subject: Subject::Place,
    is_listed: true,
    make: |given| Some(Box::new(side_by_side_page(given)?)),
    help: &[
        "Two places beside each other, chosen above the table. Each figure has the signs that it has elsewhere, against what the page compares with.",
        "The last column is the difference between the two: the first place against the second in the same period, tested by the intervals of both. What is worse in the first place comes first.",
        "Of so many tests some find a difference by chance alone; the line above the table says how many to expect.",
        "Below stand the priorities of both, and what one of them tried that has no start in the other. A click on a row opens its trend with both places.",
        "A place of another system stands beside once its scorecard is opened beside this one. Indicators of the two files are compared only where they measure the same; those that do not are listed.",
    ],
};
