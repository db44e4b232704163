//! The scorecard file: reading with all findings at once, writing back everything that was there, saving safely.
//!
//! A file is read in two passes. `check` holds each value against the tables in `shape`, from which the published
//! schema is made too; `read` then resolves references and looks at what values mean together.

mod bytes;
mod check;
mod cursor;
mod document;
mod finding;
mod findings;
mod ids;
mod json;
mod locate;
mod nearest;
mod notes;
mod path;
mod read;
mod save;
mod schema;
mod shape;
mod stamp;
mod syntax;
mod text;
mod unknown;
mod wording;
mod write;

#[cfg(test)]
mod drift;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod rules;

pub use bytes::open_bytes;
pub(crate) use bytes::why_not_read;
pub use document::{Document, OpenError};
pub use finding::{Finding, Position, Severity};
pub use json::Node;
pub(crate) use nearest::nearest;
pub use save::{Before, SaveError, Saved, replace};
pub use schema::schema;
pub use stamp::Stamp;
