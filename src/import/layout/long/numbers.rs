//! The numbers of a row, read ahead of everything else that it says: in large files nearly all cells of figures are plain
//! numbers, and reading them needs nothing but the row.

use super::{Column, Columns};
use crate::import::layout::fields::field;
use crate::import::layout::multiple;
use csv::ByteRecord;

const COLUMNS: [Column; 5] =
    [Column::Value, Column::Lower, Column::Upper, Column::Numerator, Column::Denominator];

/// Where the numbers of a table stand; nowhere in a layout that reads them itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct NumberColumns([Option<usize>; COLUMNS.len()]);

/// The plain numbers of a row. What is not there has to be read with all that stands around it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Numbers([Option<f64>; COLUMNS.len()]);

impl NumberColumns {
    pub(super) fn of(columns: &Columns) -> Self {
        Self(COLUMNS.map(|column| columns.at(column)))
    }

    /// Reads the plain numbers of a row.
    pub fn read(&self, record: &ByteRecord) -> Numbers {
        Numbers(self.0.map(|at| multiple::plain(field(record, Some(at?)))))
    }
}

impl Numbers {
    /// The number of a column, where it was read.
    pub(super) fn at(&self, column: Column) -> Option<f64> {
        self.0[COLUMNS.iter().position(|known| *known == column)?]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_more_than_a_number_is_left_to_be_read_with_all_around_it() {
        let mut columns = Columns::default();
        columns.set(Column::Value, Some(1));
        columns.set(Column::Lower, Some(3));
        for (cell, expected) in [
            ("12.5", Some(12.5)),
            (" -3 ", Some(-3.0)),
            ("1,296", Some(1296.0)),
            ("5%", None),
            ("[c]", None),
            ("", None),
            ("1 [p]", None),
            ("-999999999", None),
        ] {
            let record = ByteRecord::from(vec!["Bury", cell]);
            let numbers = NumberColumns::of(&columns).read(&record);
            assert_eq!(numbers.at(Column::Value), expected, "{cell}");
            assert_eq!([Column::Lower, Column::Upper].map(|column| numbers.at(column)), [None; 2], "{cell}");
            assert_eq!(numbers.at(Column::Note), None, "{cell}");
        }
    }
}
