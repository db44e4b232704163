//! The neighbourhoods of a place or of the system: where on the map, how they are spread, how figures go with deprivation.

mod cards_view;
mod chosen_card;
mod chosen_view;
mod content;
mod footprint_card;
mod footprint_view;
mod for_board;
mod linked;
mod list_card;
mod list_view;
mod map_card;
mod map_view;
mod scene;
mod spread_card;
mod table;
mod table_view;
mod view;

pub use chosen_card::{ChosenCard, OtherRow};
pub use content::{Body, Cards, Lies, NeighbourhoodsPage, neighbourhoods_page};
pub use footprint_card::{FootprintCard, FootprintRow};
pub use list_card::{ListCard, ListRow};
pub use map_card::MapCard;
pub use spread_card::{GradientCard, SpreadCard};
pub use table::{AreaRow, AreaTable};

use super::Given;
use super::registry::{Entry, Subject};

/// The page in the registry.
pub const PAGE: Entry = Entry {
    name: "Neighbourhoods",
    go_to: "Go to the neighbourhoods",
    subject: Subject::Place,
    is_listed: true,
    make: |Given { scorecard, analysis, view, .. }| {
        Some(Box::new(neighbourhoods_page(scorecard, analysis, view)?))
    },
    help: &[
        "The neighbourhoods of one place, or of the whole system, by one indicator: where they lie, how they are spread, and how figures go with deprivation. The list above the cards chooses what they are looked at by.",
        "Each neighbourhood is tested at the 99.8% level, because at 95% one or two of forty would be named by chance alone. Those that are worse where the place as a whole is not are what its average hides.",
        "Rest on a neighbourhood in the map, the distribution or the list and it is shown in all of them; a click keeps it, Escape or Clear lets it go. A click on what is kept, or the title of its card, opens its own trend.",
        "With the keyboard, the arrow keys go on the map to the nearest neighbour, in the distribution by value and in the list from row to row; Enter keeps one, and Enter on what is kept opens its trend.",
        "The gradient goes from England’s most deprived tenth to its least deprived one; the slope index is how far the two ends of a line through all of it lie apart. The dashed line is the nation’s.",
    ],
};
