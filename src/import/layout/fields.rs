//! The fields of a row by column, and what stands in them against expectation.

use super::multiple;
use super::token::{self, Beside};
use crate::import::source::text;
use crate::import::table::Gathering;
use crate::model::one_line;
use csv::ByteRecord;

pub(super) use crate::import::words::short;

/// The field of a column without blanks around it; blank where the column or the field is not there.
#[inline]
pub(super) fn field(record: &ByteRecord, column: Option<usize>) -> &[u8] {
    column.and_then(|at| record.get(at)).unwrap_or_default().trim_ascii()
}

/// The field of a column, blank where it holds a sign that there is nothing, such as `NA` or `.`.
pub(super) fn given(record: &ByteRecord, column: Option<usize>) -> &[u8] {
    let field = words(record, column);
    if token::sign(field).is_some() { b"" } else { field }
}

/// Whether a field that is not empty says that there are no words, or nothing of it is seen.
fn says_nothing(field: &[u8]) -> bool {
    [&b"na"[..], b"n/a", b"null"].iter().any(|none| field.eq_ignore_ascii_case(none))
        || (!field[0].is_ascii_alphabetic() && is_unseen(field))
}

/// Whether nothing of a field that is not empty is seen: blanks that do not break, and control characters.
fn is_unseen(field: &[u8]) -> bool {
    one_line(&text(field).0).chars().all(token::is_blank)
}

/// A text without the apostrophe that keeps spreadsheets from taking it for a formula.
pub(in crate::import) fn unguarded(text: &[u8]) -> &[u8] {
    const SIGNS: [&[u8]; 9] =
        [b"=", b"+", b"-", b"@", b" ", "＝".as_bytes(), "＋".as_bytes(), "－".as_bytes(), "＠".as_bytes()];
    match text.strip_prefix(b"'") {
        Some(rest) => {
            // One that a text has of its own stands behind the guard.
            let own = rest.iter().take_while(|byte| **byte == b'\'').count();
            if SIGNS.iter().any(|sign| rest[own..].starts_with(sign)) { rest } else { text }
        }
        _ => text,
    }
}

/// The words in a column without the guard against formulas, blank where they say that there is none. Signs are words here: a group may be called `Low`.
#[inline]
pub(super) fn words(record: &ByteRecord, column: Option<usize>) -> &[u8] {
    let field = field(record, column);
    // Most words are told by their first letter.
    match field.first() {
        Some(b'n' | b'N' | 0..=0x1f | 0x7f..) if says_nothing(field) => b"",
        Some(b'\'') => unguarded(field),
        _ => field,
    }
}

/// The number in a column, where there is one. What is neither a number nor a known sign is counted.
pub(super) fn number(
    record: &ByteRecord,
    column: Option<usize>,
    names: &[String],
    out: &mut Gathering,
) -> Option<f64> {
    let at = column?;
    let field = field(record, column);
    let cell = match multiple::cell(field, [names[at].as_bytes()], &names[at], out) {
        Ok(cell) => cell,
        Err(why) => {
            out.unread(&names[at], Some(why), field);
            return None;
        }
    };
    if cell.is_none() {
        out.unread(&names[at], token::why_unread(field), field);
    }
    cell?.value
}

/// The limits in a column beside a value, where it says any. What is neither such nor a known sign is counted.
pub(super) fn limits(
    record: &ByteRecord,
    column: Option<usize>,
    names: &[String],
    out: &mut Gathering,
) -> Option<Beside> {
    let at = column?;
    let field = field(record, column);
    let beside = token::beside(field);
    if beside.is_none() && token::sign(field).is_none() {
        out.unread(&names[at], token::why_unread(field), field);
    }
    beside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::{rows, skipped};

    #[test]
    fn a_short_record_and_a_column_that_is_not_there_are_blank() {
        let record = ByteRecord::from(vec![" a ", "NA"]);
        assert_eq!(field(&record, Some(0)), b"a");
        assert_eq!(field(&record, Some(1)), b"NA");
        assert_eq!(given(&record, Some(1)), b"");
        assert_eq!(words(&record, Some(1)), b"");
        assert_eq!(field(&record, Some(7)), b"");
        assert_eq!(field(&record, None), b"");
    }

    #[test]
    fn the_guard_against_formulas_comes_off_and_other_apostrophes_stay() {
        for (written, text) in [
            ("'=1+1", "=1+1"),
            ("'＝1", "＝1"),
            ("''=1", "'=1"),
            ("''tis", "''tis"),
            ("'tis", "'tis"),
            ("=1", "=1"),
            ("'", "'"),
        ] {
            assert_eq!(unguarded(written.as_bytes()), text.as_bytes());
        }
    }

    #[test]
    fn what_is_not_seen_is_blank() {
        for unseen in ["\u{a0}", "\u{1}\u{2}", "\u{a0} \u{200b}", "\u{feff}", "\u{7f}"] {
            let record = ByteRecord::from(vec![unseen]);
            assert_eq!(words(&record, Some(0)), b"", "{unseen:?}");
            assert_eq!(given(&record, Some(0)), b"", "{unseen:?}");
            let wide = rows(&format!("Area,Year,Falls\nBury,2021,1\n{unseen},2021,3\n"));
            assert_eq!(wide.areas.len(), 1, "{unseen:?}: an area without a name is none");
            assert!(skipped(&wide.tables[0])[0].contains("the area is blank"), "{unseen:?}");
        }
        for seen in ["\u{a0}Bury", "É", "\x07 a"] {
            let record = ByteRecord::from(vec![seen]);
            assert_eq!(words(&record, Some(0)), seen.as_bytes(), "{seen:?}");
        }
    }

    #[test]
    fn a_sign_is_a_word_among_words() {
        let record = ByteRecord::from(vec!["Low", "c"]);
        assert_eq!((words(&record, Some(0)), given(&record, Some(0))), (&b"Low"[..], &b""[..]));
    }
}
