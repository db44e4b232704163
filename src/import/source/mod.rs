//! Files as rows of bytes: delimited text in any usual encoding and separator, and workbooks.

mod delimited;
mod text;

pub(super) use text::text;

use super::error::ImportError;
use super::progress::Progress;
use csv::ByteRecord;
use delimited::Delimited;
use std::path::Path;

/// The rows of one table: a delimited file, or a sheet of a workbook.
pub(super) enum Records<'p> {
    /// A delimited file.
    Delimited(Box<Delimited<'p>>),
}

impl Records<'_> {
    /// The file.
    pub fn file(&self) -> &Path {
        match self {
            Self::Delimited(rows) => rows.file(),
        }
    }

    /// The sheet, where it is one of a workbook.
    pub fn sheet(&self) -> Option<&str> {
        match self {
            Self::Delimited(_) => None,
        }
    }

    /// From now on every row must have so many fields. One with fewer is an error; more may only be blank.
    pub fn expect_columns(&mut self, columns: usize) {
        match self {
            Self::Delimited(rows) => rows.expect_columns(columns),
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
        }
    }

    /// What was decided in reading it: encoding, separator.
    pub fn remarks(&self) -> Vec<String> {
        match self {
            Self::Delimited(rows) => rows.remarks(),
        }
    }
}

/// Opens a file: one table, or one for each sheet of a workbook.
///
/// # Errors
/// Where the file cannot be read, or is neither text nor a workbook.
pub(super) fn open<'p>(file: &Path, progress: &'p Progress) -> Result<Vec<Records<'p>>, ImportError> {
    Ok(vec![Records::Delimited(Box::new(Delimited::open(file, progress)?))])
}
