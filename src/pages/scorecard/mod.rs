//! The start page: where to look first, then every indicator across every place.

mod boxes;
mod content;
mod look_first;
mod table;
mod view;

pub(super) use content::newest_period;
pub use content::{
    Cell, Column, IndicatorRow, RowFilter, RowOrder, ScorecardOptions, ScorecardPage, TableRow,
    scorecard_page,
};
pub use look_first::{Quadrant, QuadrantItem, Standing};
pub use view::{legend, show};
