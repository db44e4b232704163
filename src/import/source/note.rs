//! Notes under a table: rows that have not as many fields as the header, because they are sentences.

use super::separator;
use super::text::text;
use super::width::Row;
use csv::ByteRecord;

/// How notes begin, in small letters, without signs in front.
const BEGINNINGS: [&str; 12] = [
    "source",
    "note",
    "footnote",
    "data source",
    "copyright",
    "crown copyright",
    "contains ",
    "published",
    "last updated",
    "produced by",
    "contact",
    "end of ",
];

/// Whether a row that does not fit is a note. `stands_apart` says whether a blank line or another note is in front of it,
/// which a row that was cut off at the end of the file has not.
pub(super) fn is_note(record: &ByteRecord, row: Row, stands_apart: bool) -> bool {
    let mut said = record.iter().filter(|field| !field.trim_ascii().is_empty());
    let Some(first) = said.next() else { return false };
    if begins_as_note(first) {
        return true;
    }
    if row.is_cut && !stands_apart {
        return false;
    }
    let is_alone = said.next().is_none();
    if is_alone { record.len() <= row.columns && is_sentence(first, row) } else { is_prose(record) }
}

fn begins_as_note(field: &[u8]) -> bool {
    let text = text(field).0.trim_start().to_lowercase();
    let words = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let has_sign = text.starts_with(['*', '†', '‡', '©', '¹', '²', '³']);
    has_sign || BEGINNINGS.iter().any(|beginning| words.starts_with(beginning))
}

/// Whether a field says something by itself, rather than being a code, a number, or rows that stray quotes swallowed.
fn is_sentence(field: &[u8], row: Row) -> bool {
    let text = text(field).0;
    let separators = |line: &str| line.bytes().filter(|byte| *byte == row.separator).count();
    let swallowed = row.further_lines > 0 && text.lines().any(|line| separators(line) + 1 >= row.columns);
    let is_row = separator::other_separator(field, row.columns, row.separator).is_some();
    text.chars().any(char::is_lowercase) && !swallowed && !is_row
}

/// Whether the separators are commas of a sentence, each with a blank behind it.
fn is_prose(record: &ByteRecord) -> bool {
    let has_words = |field: &[u8]| text(field).0.chars().any(char::is_lowercase);
    record.iter().skip(1).all(|field| field.starts_with(b" ") && has_words(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: Row = Row { columns: 5, further_lines: 0, is_cut: false, separator: b',' };

    fn note(fields: &[&str], row: Row) -> bool {
        is_note(&ByteRecord::from(fields.to_vec()), row, false)
    }

    #[test]
    fn a_sentence_is_a_note_and_a_part_of_a_row_is_none() {
        for fields in [
            &["Source: OHID"][..],
            &["A footnote."],
            &["", "* withheld"],
            &["Bury was split", " joined and renamed", " see the guidance"],
            &["1. Notes on quality", "2024"],
            &["Source: a", " b", " c", " d", " e", " f"],
        ] {
            assert!(note(fields, ROW), "{fields:?}");
        }
        for fields in
            [&["E08000002"][..], &["Smoking", "Bury", "2023"], &["5"], &["1;2;3;4;5"], &["Walks", "a, b"]]
        {
            assert!(!note(fields, ROW), "{fields:?}");
        }
    }

    #[test]
    fn a_row_that_is_cut_off_is_a_note_only_where_that_is_clear() {
        let cut = Row { is_cut: true, ..ROW };
        assert!(!note(&["Smok"], cut) && note(&["Source: OHID"], cut));
        assert!(is_note(&ByteRecord::from(vec!["A footnote"]), cut, true));
    }

    #[test]
    fn rows_that_stray_quotes_swallowed_are_no_note() {
        let long = Row { further_lines: 2, ..ROW };
        assert!(note(&["Of two lines,\nas notes may be"], long));
        assert!(!note(&["walks\nWalks,E0,Bury,2023,5\nWalks"], long));
    }
}
