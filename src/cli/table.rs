//! A plain table for people: columns aligned, two spaces apart, columns without content left out.

use crate::words::tame;
use std::borrow::Cow;
use std::io::{self, Write};

/// The width of the widest cell in characters. Every line is as wide as the widest cell of each column: one cell of a
/// thousand names would make a thousand lines of that width.
pub(super) const WIDEST: usize = 80;
/// What stands in place of the rest of a cell.
const CUT: char = '…';

/// Text as it fits in a cell.
pub(super) fn cut(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(WIDEST - 1) {
        Some((at, letter)) if at + letter.len_utf8() < text.len() => {
            Cow::Owned(format!("{}{CUT}", text[..at].trim_end()))
        }
        _ => Cow::Borrowed(text),
    }
}

/// How the cells of a column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// A table with a line of headings; every row has as many cells as there are headings.
pub(super) struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<String>>,
    /// Whether any cell was too wide.
    is_cut: bool,
}

impl Table {
    pub(super) fn new(columns: Vec<(String, Align)>) -> Self {
        Self { columns, rows: Vec::new(), is_cut: false }
    }

    pub(super) fn push(&mut self, row: &[String]) {
        debug_assert_eq!(row.len(), self.columns.len());
        self.is_cut |= row.iter().any(|cell| matches!(cut(cell), Cow::Owned(_)));
        // A line break within a cell would tear the table apart.
        self.rows.push(row.iter().map(|cell| tame::line(&cut(cell)).into_owned()).collect());
    }

    /// Whether any cell says less than it was given.
    pub(super) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Writes the headings and the rows; nothing at all where there are no rows.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let widths: Vec<Option<usize>> = (0..self.columns.len()).map(|column| self.width(column)).collect();
        let headings: Vec<String> = self.columns.iter().map(|(heading, _)| heading.clone()).collect();
        for row in std::iter::once(&headings).chain(&self.rows) {
            writeln!(out, "{}", self.line(row, &widths))?;
        }
        Ok(())
    }

    /// The width of a column in characters; `None` where no row has anything in it.
    fn width(&self, column: usize) -> Option<usize> {
        let widest = self.rows.iter().map(|row| row[column].chars().count()).max()?;
        (widest > 0).then(|| widest.max(self.columns[column].0.chars().count()))
    }

    fn line(&self, row: &[String], widths: &[Option<usize>]) -> String {
        let mut line = String::new();
        for ((cell, (_, align)), width) in row.iter().zip(&self.columns).zip(widths) {
            let Some(width) = *width else { continue };
            if !line.is_empty() {
                line.push_str("  ");
            }
            // Padded by hand: the formatter takes no width above 65,535, and a name may be longer.
            let padding = width.saturating_sub(cell.chars().count());
            if *align == Align::Right {
                line.extend(std::iter::repeat_n(' ', padding));
            }
            line.push_str(cell);
            if *align == Align::Left {
                line.extend(std::iter::repeat_n(' ', padding));
            }
        }
        line.truncate(line.trim_end().len());
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_and_empty_ones_left_out() {
        let column = |heading: &str, align| (heading.to_owned(), align);
        let mut table = Table::new(vec![
            column("Area", Align::Left),
            column("Group", Align::Left),
            column("Value", Align::Right),
        ]);
        for (area, value) in [("Bury", "9.1"), ("Stockport\nbig", "1,234.0")] {
            table.push(&[area.to_owned(), String::new(), value.to_owned()]);
        }
        let mut out = Vec::new();
        table.write(&mut out).unwrap();
        let expected = "Area             Value\nBury               9.1\nStockport big  1,234.0\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn the_table_is_no_wider_for_one_wide_cell() {
        let heading = || vec![("Area".to_owned(), Align::Left), ("Value".to_owned(), Align::Right)];
        let mut table = Table::new(heading());
        table.push(&["n".repeat(WIDEST), "1".to_owned()]);
        assert!(!table.is_cut());
        table.push(&["m".repeat(70_000), "2".to_owned()]);
        assert!(table.is_cut());
        let mut out = Vec::new();
        table.write(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let end = format!("{}\n{}…      2\n", "1", "m".repeat(WIDEST - 1));
        assert!(text.ends_with(&end), "{text}");
        assert!(text.lines().all(|line| line.chars().count() == WIDEST + 2 + 5), "all lines are as wide");
    }

    #[test]
    fn text_is_cut_between_letters_and_once() {
        for letter in ["é", "日", "👩"] {
            let cut_once = cut(&letter.repeat(WIDEST + 1)).into_owned();
            assert_eq!(cut_once, format!("{}…", letter.repeat(WIDEST - 1)));
            assert_eq!(cut(&cut_once), cut_once);
        }
        assert_eq!(
            cut(&format!("{} b{}", "a".repeat(WIDEST - 2), "c".repeat(9))),
            format!("{}…", "a".repeat(WIDEST - 2))
        );
    }
}
