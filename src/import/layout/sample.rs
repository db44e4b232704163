//! What the first rows below a header say of a column.

use super::fields::field;
use super::token::{self, Cell};
use crate::import::gazetteer;
use csv::ByteRecord;

/// What the sampled cells of a column hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub numbers: bool,
    /// Something that is neither a number nor a sign for none.
    pub words: bool,
    /// ONS codes of areas.
    pub codes: bool,
}

/// What stands in the sampled cells of a column. A sign without a letter or a digit is no word.
pub(super) fn seen(sample: &[ByteRecord], column: usize) -> Seen {
    let mut seen = Seen::default();
    for record in sample {
        let field = field(record, Some(column));
        match token::cell(field) {
            Cell::Number(_) => seen.numbers = true,
            Cell::Missing(..) => {}
            Cell::Neither if gazetteer::is_code(field) => (seen.codes, seen.words) = (true, true),
            // Bytes beyond ASCII are letters in every encoding that is read here.
            Cell::Neither => {
                seen.words |= field.iter().any(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
            }
        }
    }
    seen
}

/// Whether the sampled cells of a column are figures: numbers, and no words.
pub(in crate::import) fn holds_figures(sample: &[ByteRecord], column: usize) -> bool {
    let seen = seen(sample, column);
    seen.numbers && !seen.words
}
