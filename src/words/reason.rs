//! Why something could not be judged, in words: one clause for each reason, from which the sentence is made.

mod inequality;
mod level;
mod together;

pub use inequality::gradient_note;
pub(super) use level::not_tested_because;
pub(super) use together::marked_as;

use super::wording::sentence_case;
use crate::model::{AreaId, Scorecard};

/// Why something could not be judged.
pub trait Reason {
    /// The reason as part of a sentence: without a full stop, and with a small first letter unless it is a name.
    fn clause(&self, scorecard: &Scorecard) -> String;

    /// The reason as a sentence of its own.
    fn sentence(&self, scorecard: &Scorecard) -> String {
        format!("{}.", sentence_case(&self.clause(scorecard)))
    }
}

pub(super) fn name(scorecard: &Scorecard, area: AreaId) -> &str {
    &scorecard.area(area).name
}

#[cfg(test)]
#[path = "reason_tests.rs"]
mod tests;
