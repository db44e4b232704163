//! What is different between two editions.

use super::walk::walk;
use super::{Edit, Op, Place};

/// One thing that is different in a newer edition.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where.
    pub place: Place,
    /// What it was, as JSON; none where it is new or was moved.
    pub before: Option<String>,
    /// What it is; none where it was removed or moved.
    pub after: Option<String>,
}

/// What is different in `new`, field by field, and row by row in the figures. White space, the order of fields and the
/// writing of numbers make no difference.
pub fn compare(old: &str, new: &str) -> Vec<Difference> {
    let difference = |(op, before): (Op, Option<String>)| match op {
        Op::Put { place, text, .. } => Difference { place, before, after: Some(text) },
        Op::Remove(place) => Difference { place, before, after: None },
        Op::Move(place, _) => Difference { place, before: None, after: None },
    };
    walk(old, old, new, true).steps.into_iter().map(difference).collect()
}

/// The edit that makes a document say what `new` says, and leaves alone what it says already.
pub fn difference(name: &str, old: &str, new: &str) -> Edit {
    Edit::of(name, walk(old, old, new, false).steps.into_iter().map(|(op, _)| op).collect())
}
