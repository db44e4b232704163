//! A plain table for people: columns aligned, two spaces apart, columns without content left out.

use crate::words::tame;
use std::io::{self, Write};

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
}

impl Table {
    pub(super) fn new(columns: Vec<(String, Align)>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    pub(super) fn push(&mut self, row: &[String]) {
        debug_assert_eq!(row.len(), self.columns.len());
        // A line break within a cell would tear the table apart.
        self.rows.push(row.iter().map(|cell| tame::line(cell).into_owned()).collect());
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
    fn a_cell_may_be_wider_than_the_formatter_can_pad() {
        let mut table =
            Table::new(vec![("Area".to_owned(), Align::Left), ("Value".to_owned(), Align::Right)]);
        table.push(&["n".repeat(70_000), "1".to_owned()]);
        table.push(&["Bury".to_owned(), "2".to_owned()]);
        let mut out = Vec::new();
        table.write(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.lines().all(|line| line.len() == 70_000 + 2 + 5), "all lines are as wide");
    }
}
