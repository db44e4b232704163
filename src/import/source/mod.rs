//! Files as rows of bytes: delimited text in any usual encoding and separator, workbooks, and Parquet.

mod biff;
mod cells;
mod decimal;
mod delimited;
mod encoding;
mod grid;
mod kind;
mod note;
mod ods;
mod pages;
mod parquet;
mod separator;
mod sheet;
mod shown;
mod stream;
mod text;
mod unpack;
mod width;
mod workbook;
mod xls;

#[cfg(test)]
mod delimited_tests;
#[cfg(test)]
pub(in crate::import) mod fixture;
#[cfg(test)]
mod fixture_xls;
#[cfg(test)]
mod workbook_tests;
#[cfg(test)]
mod xls_tests;

pub(super) use decimal::{UnclearThousands, has_decimal_comma};
pub(super) use shown::{in_words, shown_in};
pub(super) use text::text;

use crate::format::magic::{self, Magic};
use crate::import::choice::Thousands;
use crate::import::error::ImportError;
use crate::model::Progress;
use csv::ByteRecord;
use delimited::Delimited;
use parquet::Parquet;
use sheet::Sheet;
use std::path::Path;

/// The rows of one table: a delimited file, a sheet of a workbook, or a Parquet file.
pub(super) enum Records<'p> {
    Delimited(Box<Delimited<'p>>),
    Sheet(Box<Sheet>),
    Parquet(Box<Parquet<'p>>),
}

impl Records<'_> {
    /// The file.
    pub fn file(&self) -> &Path {
        match self {
            Self::Delimited(rows) => rows.file(),
            Self::Sheet(sheet) => sheet.file(),
            Self::Parquet(rows) => rows.file(),
        }
    }

    /// The sheet, where it is one of a workbook.
    pub fn sheet(&self) -> Option<&str> {
        match self {
            Self::Delimited(_) | Self::Parquet(_) => None,
            Self::Sheet(sheet) => Some(sheet.name()),
        }
    }

    /// From now on every row must have so many fields. One with fewer is an error in a delimited file, unless it is a note
    /// under the table, and made longer in a sheet, which keeps no blank cells at the end of a row; more may only be blank
    /// in a delimited file, are left out of a sheet, which is said, and are taken away.
    pub fn expect_columns(&mut self, columns: usize) {
        match self {
            Self::Delimited(rows) => rows.expect_columns(columns),
            Self::Sheet(sheet) => sheet.expect_columns(columns),
            // Its rows are as wide as its header by nature.
            Self::Parquet(_) => {}
        }
    }

    /// Reads the next row that is not blank, and gives its line; none at the end.
    ///
    /// # Errors
    /// Where the file cannot be read on, or is broken: a row that is cut off, a quote that is never closed, more columns
    /// or longer rows than any table has.
    pub fn next(&mut self, record: &mut ByteRecord) -> Result<Option<u64>, ImportError> {
        match self {
            Self::Delimited(rows) => rows.next(record),
            Self::Sheet(sheet) => Ok(sheet.next(record)),
            Self::Parquet(rows) => rows.next(record),
        }
    }

    /// Holds a row that was read before [`Records::expect_columns`] was called against it; false for a note.
    ///
    /// # Errors
    /// Where [`Records::next`] would have refused it.
    pub fn check(&mut self, record: &mut ByteRecord, line: u64) -> Result<bool, ImportError> {
        match self {
            Self::Delimited(rows) => rows.check(record, line),
            Self::Sheet(sheet) => {
                sheet.check(record, line);
                Ok(true)
            }
            Self::Parquet(_) => Ok(true),
        }
    }

    /// Says what parts thousands in its numbers, before any row is read.
    pub fn say_thousands(&mut self, thousands: Thousands) {
        if let Self::Delimited(rows) = self {
            rows.say_thousands(thousands);
        }
    }

    /// The commas or points of which nothing told what they are, once all rows have been read.
    pub fn unclear_thousands(&self) -> Option<UnclearThousands> {
        match self {
            Self::Delimited(rows) => rows.unclear_thousands(),
            Self::Sheet(_) | Self::Parquet(_) => None,
        }
    }

    /// The notes under the table, each with its line, once all rows have been read.
    pub fn notes(&self) -> &[(u64, String)] {
        match self {
            Self::Delimited(rows) => rows.notes(),
            Self::Sheet(_) | Self::Parquet(_) => &[],
        }
    }

    /// What was decided in reading it: encoding, separator, what was left out.
    pub fn remarks(&self) -> Vec<String> {
        match self {
            Self::Delimited(rows) => rows.remarks(),
            Self::Sheet(sheet) => sheet.remarks(),
            Self::Parquet(rows) => rows.remarks().to_vec(),
        }
    }
}

/// Opens a file: one table, or one for each sheet of a workbook. What it is, its first bytes say, not its name.
///
/// # Errors
/// Where the file cannot be read, or is neither text, a workbook nor Parquet.
pub(super) fn open<'p>(file: &Path, progress: &'p Progress) -> Result<Vec<Records<'p>>, ImportError> {
    let opened = kind::open(file)?;
    let magic = magic::of(&opened.head);
    if let Some(sentence) = kind::no_table(magic) {
        return Err(ImportError::input(file, None, sentence));
    }
    let sheets = match magic {
        Some(Magic::Zip) => workbook::open(file, opened, progress)?,
        Some(Magic::Compound) => xls::open(file, opened, progress)?,
        Some(Magic::Parquet) => {
            return Ok(vec![Records::Parquet(Box::new(Parquet::new(file, opened, progress)?))]);
        }
        _ => return Ok(vec![Records::Delimited(Box::new(Delimited::new(file, opened, progress)?))]),
    };
    Ok(sheets.into_iter().map(|sheet| Records::Sheet(Box::new(sheet))).collect())
}
