//! National and local priorities face to face, with the figures that both rest on, how far their targets are, and what is
//! missing.

mod actions;
mod card;
mod card_view;
mod content;
mod facing_view;
mod for_board;
mod missing;
mod squares;
mod squares_view;
mod view;

pub use actions::{ActionLine, home_of_actions};
pub use card::{ChartOf, PriorityCard};
pub use content::{Alone, Block, Facing, PrioritiesPage, priorities_page};
pub use missing::{Coverage, Missing};
pub use squares::{Square, SquareLevel, Squares, SquaresOfSide};

use super::Given;
use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Priorities",
    go_to: "Go to the priorities",
    subject: Subject::Place,
    is_listed: true,
    make: |Given { scorecard, analysis, view, .. }| {
        Some(Box::new(priorities_page(scorecard, analysis, view)?))
    },
    help: &[
        "National priorities on the left, local ones on the right. Those that the file puts under a national one stand beside it, with the figures that both rest on between them; problems come first.",
        "Each priority has up to three signs: how it stands against what it is compared with, which way it moves, and, as a ring, how its target stands. A priority with several indicators has the signs of the worst of them.",
        "The squares are one for each priority, in the same order above and below: above how it stands, below which way it moves. National and local ones have equal room; beside them they are as wide as the file weighs them. The arrow keys go from square to square, Enter goes to the priority.",
        "In a chart the flag is the target at its date, and the dots lead there from the latest figure. A click on a chart opens the trend.",
    ],
};
