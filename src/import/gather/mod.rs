//! The rows of all files as observations of one shape, whatever layout they come in.

mod areas;
mod found;
mod gathering;
mod memo;
mod observation;
mod pass;
mod pool;
mod rows;

#[cfg(test)]
mod tests;

pub use found::Gathered;
pub use pass::gather;

pub(super) use areas::PublishedArea;
pub(super) use found::{AreaFound, IndicatorFound, TableRead};
pub(super) use gathering::{Fate, Gathering};
pub(super) use memo::Memo;
pub(super) use observation::{AreaAt, Figures, GroupAt, IndicatorAt, NoteAt, Observation, PeriodAt};
pub(super) use pass::{Keep, pass};
pub(super) use pool::PublishedPeriod;
