//! Every change of a document: a value that is applied, taken back and made again; two editions compared and merged.
//!
//! An edit works on the text. Of the document it opens only what lies on the way to a changed value, so all else keeps
//! its bytes: spacing, `1.50`, unknown fields, the order of fields. The new text is read by `format` before anybody sees
//! it, which holds it against every rule of the format.

mod block;
mod chain;
mod compare;
mod history;
mod layout;
mod merge;
mod op;
mod order;
mod place;
pub mod plan;
mod rebase;
mod same;
mod sent;
mod slug;
mod spans;
mod splice;
mod tree;
mod walk;

pub(crate) use block::with_periods;
pub(crate) use slug::{Ids, is_slug_of, slug};
pub(crate) use spans::{field, members, plain};

pub use compare::{Difference, compare, difference};
pub use history::{History, State};
pub use merge::{Choice, Clash, Conflict, Merged, merge};
pub use op::{Edit, Op, Slot};
pub use place::{Key, Place};
pub use rebase::{Editions, rebase};
pub use sent::Sending;

use crate::format::{Document, Finding, Severity};
use jiff::civil::Date;
use splice::Spliced;
use std::fmt;

/// The document after an edit, and the edit that brings back exactly the bytes before it.
///
/// # Errors
/// When the edit does not fit the document, or would make it one with errors. The document stays as it is.
pub fn apply(document: &Document, edit: &Edit, today: Date) -> Result<(Document, Edit), EditError> {
    let Spliced { text, back, .. } = edit.on(document.text())?;
    let back = edit.taken_back(&text, back);
    let document = Document::read(text, today).map_err(EditError::Invalid)?;
    Ok((document, back))
}

/// Why an edit was not applied.
#[derive(Clone, Debug, PartialEq)]
pub enum EditError {
    /// There is nothing at the place to be changed.
    NotThere(Place),
    /// What was to be put at a place is not JSON; with what is wrong with it.
    NotJson(Place, String),
    /// It takes back an edit of another document.
    OtherDocument,
    /// The document would have errors: these, followed by notes.
    Invalid(Vec<Finding>),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotThere(place) => write!(f, "There is no longer {place} to change; nothing was changed."),
            Self::NotJson(place, wrong) => {
                write!(
                    f,
                    "{place} cannot be changed to text that is not JSON ({wrong}); nothing was changed."
                )
            }
            Self::OtherDocument => {
                f.write_str("This step belongs to another state of the document; nothing was changed.")
            }
            Self::Invalid(findings) => {
                let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
                f.write_str("The change does not fit the document; nothing was changed.")?;
                errors.take(5).try_for_each(|finding| write!(f, "\n{finding}"))
            }
        }
    }
}

impl std::error::Error for EditError {}

#[cfg(test)]
mod tests;
