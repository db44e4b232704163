//! The cells of a sheet as fields of rows, as they would stand in a CSV file.

use super::sheet::Rows;
use super::unpack::DAMAGED;
use super::width::{self, MOST_COLUMNS};
use crate::import::error::{ImportError, still_wanted};
use crate::import::words::thousands;
use crate::model::Progress;
use calamine::{DataRef, ExcelDateTime, Xlsx, XlsxError};
use std::io::{Read, Seek, Write};
use std::path::Path;

/// What all sheets of a workbook may take in memory, in bytes.
pub(super) const LARGEST_SHEETS: usize = 200 << 20;
/// The most rows that a sheet can have.
const MOST_ROWS: u32 = 1 << 20;
/// After how many cells it is asked whether the import is still wanted.
const CELLS_BETWEEN_CHECKS: u32 = 1 << 16;

/// Reads the rows of a sheet cell by cell, never as a rectangle: one cell in the last corner would take all memory.
/// The rows may take `budget` bytes.
///
/// # Errors
/// Where the sheet is damaged, too wide, too large, or its rows are out of order.
pub(super) fn rows<R: Read + Seek>(
    file: &Path,
    book: &mut Xlsx<R>,
    sheet: &str,
    budget: usize,
    progress: &Progress,
) -> Result<(Rows, Vec<String>), ImportError> {
    let refuse = |line: Option<u64>, sentence: String| Err(ImportError::input(file, line, sentence));
    let damaged = |_: XlsxError| ImportError::input(file, None, DAMAGED);
    let mut reader = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    let mut gathered = Gathered::default();
    let mut since_check = 0;
    loop {
        since_check += 1;
        if since_check == CELLS_BETWEEN_CHECKS {
            since_check = 0;
            still_wanted(progress)?;
        }
        let cell = match reader.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            // A kind of error that the library does not know, such as #SPILL!.
            Err(XlsxError::CellError(_)) => {
                gathered.errors += 1;
                continue;
            }
            Err(error) => return Err(damaged(error)),
        };
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        let (row, column) = cell.get_position();
        if row >= MOST_ROWS || gathered.line > row + 1 {
            return refuse(
                None,
                format!(
                    "The rows of the sheet “{sheet}” are out of order; open the workbook in Excel and save it again."
                ),
            );
        }
        let line = u64::from(row) + 1;
        if column as usize >= MOST_COLUMNS {
            let sentence = width::too_wide(column as usize + 1);
            return refuse(Some(line), format!("On the sheet “{sheet}”: {sentence}"));
        }
        gathered.put(row, column as usize, cell.get_value());
        if gathered.size() > budget {
            return refuse(
                Some(line),
                format!(
                    "The sheets of this workbook hold more than {} MB up to this row of “{sheet}”; save the sheet as CSV and import that.",
                    LARGEST_SHEETS >> 20
                ),
            );
        }
    }
    Ok(gathered.finish(sheet))
}

/// The rows so far, and the one that is being put together.
#[derive(Default)]
struct Gathered {
    rows: Rows,
    cells: Vec<Vec<u8>>,
    /// How many of `cells` are of this row; those beyond are kept for their memory.
    used: usize,
    /// Bytes in `cells`.
    bytes: usize,
    /// The line of `cells`, counted from 1; 0 before the first.
    line: u32,
    errors: u64,
}

impl Gathered {
    fn put(&mut self, row: u32, column: usize, value: &DataRef<'_>) {
        if row + 1 != self.line {
            self.end_row();
            self.line = row + 1;
        }
        while self.used <= column {
            if self.used == self.cells.len() {
                self.cells.push(Vec::new());
            }
            self.cells[self.used].clear();
            self.used += 1;
        }
        let cell = &mut self.cells[column];
        self.bytes -= cell.len();
        cell.clear();
        if matches!(value, DataRef::Error(_)) {
            self.errors += 1;
        } else {
            write_value(value, cell);
        }
        self.bytes += cell.len();
    }

    fn end_row(&mut self) {
        self.rows.add(self.line, &self.cells[..self.used]);
        self.used = 0;
        self.bytes = 0;
    }

    fn size(&self) -> usize {
        self.rows.size() + self.bytes
    }

    fn finish(mut self, sheet: &str) -> (Rows, Vec<String>) {
        self.end_row();
        let remarks = match self.errors {
            0 => Vec::new(),
            1 => vec![format!(
                "1 cell of the sheet “{sheet}” shows an error such as #N/A; it is read as blank."
            )],
            errors => vec![format!(
                "{} cells of the sheet “{sheet}” show an error such as #N/A; they are read as blank.",
                thousands(errors)
            )],
        };
        (self.rows, remarks)
    }
}

/// Writes a cell as it would stand in a CSV file: numbers to the last digit and no further, dates as `2023-04-01`.
fn write_value(value: &DataRef<'_>, cell: &mut Vec<u8>) {
    // Writing into memory does not fail.
    let _ = match value {
        DataRef::Int(number) => write!(cell, "{number}"),
        DataRef::Float(number) => write!(cell, "{number}"),
        DataRef::Bool(yes) => write!(cell, "{yes}"),
        DataRef::String(text) => cell.write_all(text.as_bytes()),
        DataRef::SharedString(text) => cell.write_all(text.as_bytes()),
        DataRef::DateTimeIso(date) => {
            cell.write_all(date.strip_suffix("T00:00:00").unwrap_or(date).as_bytes())
        }
        DataRef::DurationIso(duration) => cell.write_all(duration.as_bytes()),
        DataRef::DateTime(moment) => write_moment(moment, cell),
        DataRef::Error(_) | DataRef::Empty => Ok(()),
    };
}

/// A day as `2023-04-01`, with its time where it has one. A duration, or a number that is no day, stays a number.
fn write_moment(moment: &ExcelDateTime, cell: &mut Vec<u8>) -> std::io::Result<()> {
    if moment.is_duration() || !(1.0..=2_958_465.99).contains(&moment.as_f64()) {
        return write!(cell, "{}", moment.as_f64());
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    write!(cell, "{year:04}-{month:02}-{day:02}")?;
    match (hour, minute, second, milli) {
        (0, 0, 0, 0) => Ok(()),
        _ => write!(cell, "T{hour:02}:{minute:02}:{second:02}"),
    }
}
