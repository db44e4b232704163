//! The scorecard file: reading with all findings at once, writing back everything that was there, saving safely.
//!
//! Each object of the format is declared once, in `objects`: from that come its reader, its writer and its part of the
//! published schema. `reader` goes over the text in one pass, `resolve` follows references and looks at what values mean
//! together; both report everything they find.

mod area_notes;
mod bytes;
mod declare;
mod document;
mod finding;
mod findings;
mod fingerprint;
mod foreign;
mod ids;
mod locate;
pub(crate) mod magic;
mod named;
mod nearest;
mod notes;
pub(crate) mod objects;
mod odd_figures;
mod path;
mod plan_notes;
mod reader;
mod resolve;
mod rule;
mod same_file;
mod save;
mod schema;
mod shape;
mod stamp;
mod syntax;
mod text;
mod today;
mod tokens;
mod unknown;
mod value;
mod wording;
mod written;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod json;
#[cfg(test)]
mod rules;

pub use bytes::open_bytes;
pub(crate) use bytes::why_not_read;
pub use document::{Document, OpenError};
pub use finding::{Finding, Position, Severity};
pub use fingerprint::{Fingerprint, fingerprint, number_said};
pub(crate) use nearest::{is_one_slip, nearest, nearest_name, only_near};
pub use plan_notes::useless_baseline;
pub use rule::Rule;
pub use same_file::is_same_file;
pub use save::{Before, SaveError, Saved, may_be_saved, replace};
pub use schema::schema;
pub(crate) use shape::can_be_figure;
pub use stamp::Stamp;
pub use today::today;
pub use written::written_otherwise;
