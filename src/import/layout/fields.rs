//! The fields of a row by column, and what stands in them against expectation.

use super::token::{self, Cell};
use crate::import::table::Gathering;
use csv::ByteRecord;

/// The field of a column without blanks around it; blank where the column or the field is not there.
pub(super) fn field(record: &ByteRecord, column: Option<usize>) -> &[u8] {
    column.and_then(|at| record.get(at)).unwrap_or_default().trim_ascii()
}

/// The field of a column, blank where it holds a sign that there is nothing, such as `NA` or `.`.
pub(super) fn given(record: &ByteRecord, column: Option<usize>) -> &[u8] {
    let field = field(record, column);
    if matches!(token::cell(field), Cell::Missing(..)) { b"" } else { field }
}

/// A text of one of our own tables without the apostrophe that keeps spreadsheets from taking it for a formula.
pub(super) fn unguarded(text: &[u8]) -> &[u8] {
    const SIGNS: [&[u8]; 9] =
        [b"=", b"+", b"-", b"@", b" ", "＝".as_bytes(), "＋".as_bytes(), "－".as_bytes(), "＠".as_bytes()];
    match text.strip_prefix(b"'") {
        Some(rest) if SIGNS.iter().any(|sign| rest.starts_with(sign)) => rest,
        _ => text,
    }
}

/// The words in a column, blank where they say that there is none. Signs are words here: a group may be called `Low`.
pub(super) fn words(record: &ByteRecord, column: Option<usize>) -> &[u8] {
    let field = field(record, column);
    let may_be = (2..=4).contains(&field.len());
    let none = may_be && [&b"na"[..], b"n/a", b"null"].iter().any(|none| field.eq_ignore_ascii_case(none));
    if none { b"" } else { field }
}

/// Columns of figures in which something stands that is neither a number nor a known sign. Each is said once.
#[derive(Debug, Default)]
pub(super) struct UnreadCells {
    columns: Vec<usize>,
}

impl UnreadCells {
    /// The number in a column, where there is one. What is neither a number nor a known sign is said.
    pub fn number(
        &mut self,
        record: &ByteRecord,
        column: Option<usize>,
        names: &[String],
        out: &mut Gathering,
    ) -> Option<f64> {
        let at = column?;
        match token::cell(field(record, column)) {
            Cell::Number(number) => Some(number),
            Cell::Missing(..) => None,
            Cell::Neither => {
                self.say(record, at, names, out);
                None
            }
        }
    }

    /// Says that a cell of this column is neither a number nor a known sign, the first time.
    pub fn say(&mut self, record: &ByteRecord, column: usize, names: &[String], out: &mut Gathering) {
        if self.columns.contains(&column) {
            return;
        }
        self.columns.push(column);
        let name = names.get(column).map_or("", String::as_str);
        let cell = short(&out.text(field(record, Some(column))));
        let line = out.line();
        out.remark(format!(
            "Line {line}: ‘{cell}’ in the column `{name}` is neither a number nor a known sign; such cells of this \
             column gave nothing."
        ));
    }
}

/// The beginning of a text that may be of any length, for a sentence.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for (written, text) in
            [("'=1+1", "=1+1"), ("'＝1", "＝1"), ("'tis", "'tis"), ("=1", "=1"), ("'", "'")]
        {
            assert_eq!(unguarded(written.as_bytes()), text.as_bytes());
        }
    }

    #[test]
    fn a_sign_is_a_word_among_words() {
        let record = ByteRecord::from(vec!["Low", "c"]);
        assert_eq!((words(&record, Some(0)), given(&record, Some(0))), (&b"Low"[..], &b""[..]));
    }

    #[test]
    fn a_long_text_is_cut_between_letters() {
        assert_eq!(short("é"), "é");
        assert_eq!(short(&"é".repeat(41)), format!("{}…", "é".repeat(40)));
    }
}
