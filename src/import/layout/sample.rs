//! What the first rows below a header say of a column.

use super::fields::field;
use super::token;
use crate::import::gazetteer;
use csv::ByteRecord;
use std::collections::HashSet;

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
    // Few spans stand for withheld numbers; many are ages or other groups.
    const FEW_SPANS: usize = 3;
    let mut seen = Seen::default();
    let mut spans: HashSet<&[u8]> = HashSet::new();
    for record in sample {
        let field = field(record, Some(column));
        match token::cell(field) {
            Some(cell) if cell.is_span() => {
                spans.insert(field);
            }
            Some(cell) => seen.numbers |= cell.value.is_some(),
            None if gazetteer::is_code(field) => (seen.codes, seen.words) = (true, true),
            // Bytes beyond ASCII are letters in every encoding that is read here.
            None => seen.words |= field.iter().any(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80),
        }
    }
    seen.words |= spans.len() > FEW_SPANS || (!spans.is_empty() && !seen.numbers);
    seen
}

/// Whether the sampled cells of a column are figures: numbers, and no words.
pub(in crate::import) fn holds_figures(sample: &[ByteRecord], column: usize) -> bool {
    let seen = seen(sample, column);
    seen.numbers && !seen.words
}

/// Whether a cell is a number, or a sign that stands in the place of one. `0-4` and `<1` may be ages.
pub(in crate::import) fn is_figure(cell: &[u8]) -> bool {
    token::number(cell).is_some() || token::sign(cell).is_some()
}
