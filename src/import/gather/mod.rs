//! The rows of all files as observations of one shape, whatever layout they come in.

mod pass;
mod rows;
mod variants;

#[cfg(test)]
mod tests;

pub use pass::gather;

pub(super) use pass::{ROWS_ABOVE_HEADER, pass};
