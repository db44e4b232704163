//! Figures into a document: a new one, or one that is there.

mod area_fields;
mod plan;

pub(super) use area_fields::fill_areas;
pub(super) use plan::{Figure, Plan, PlannedArea, PlannedIndicator};

use crate::file::{Document, Finding};
use crate::import::report::Revision;
use jiff::civil::Date;

/// A document with the figures in it, and what changed.
#[derive(Debug)]
pub(super) struct Merged {
    /// The document.
    pub document: Document,
    /// Figures that are new.
    pub new: u64,
    /// Figures that were there already, the same.
    pub unchanged: u64,
    /// Figures that are another now.
    pub revisions: Vec<Revision>,
}

/// Puts the figures of a plan into `base`, or into a new document. Whatever else `base` holds stays as it is, unknown
/// fields included.
///
/// # Errors
/// What the reader of the format finds wrong with the result; the plan is made so that there is nothing.
pub(super) fn merge(base: Option<&Document>, plan: &Plan, today: Date) -> Result<Merged, Vec<Finding>> {
    let _ = (base, plan, today);
    todo!()
}
