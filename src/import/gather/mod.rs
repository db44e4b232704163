//! The rows of all files as observations of one shape, whatever layout they come in.

mod apart;
mod heading;
mod order;
mod pass;
mod rows;
mod series;

#[cfg(test)]
mod tests;

pub use pass::gather;

#[cfg(test)]
pub(super) use pass::pass;
pub(super) use pass::{ROWS_ABOVE_HEADER, look_through};
