//! The rows of all files as observations of one shape, whatever layout they come in.

mod apart;
mod around;
mod further;
mod header;
mod mixed;
mod order;
mod pass;
mod rows;
mod series;
mod subject;
mod unused;

#[cfg(test)]
mod tests;

pub use pass::gather;

pub(super) use header::ROWS_ABOVE_HEADER;
pub(super) use pass::look_through;
#[cfg(test)]
pub(super) use pass::pass;
pub(super) use series::are_series_called;
