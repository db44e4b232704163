//! One place: what moved and how it stands, its strands side by side, its priorities, then every other indicator.

mod cards;
mod content;
mod priorities;
mod priorities_view;
mod view;

pub use content::{IndicatorCard, PlacePage, StrandCard, Tried, place_page};
pub use priorities::{BalanceBar, PriorityColumns, PriorityItem};
pub use view::show;
