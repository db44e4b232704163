//! The cells of a sheet as fields of rows, as they would stand in a CSV file.

use super::grid::Grid;
use super::sheet::Rows;
use super::shown::Shown;
use super::unpack::DAMAGED;
use crate::import::error::ImportError;
use crate::model::Progress;
use calamine::{DataRef, Dimensions, ExcelDateTime, Xlsx, XlsxError};
use std::io::{Read, Seek, Write};
use std::path::Path;

/// Reads the rows of a sheet cell by cell. The rows may take `budget` bytes; `has_merges` tells whether there may be merged
/// cells to look for.
///
/// # Errors
/// Where the sheet is damaged, too wide, too large, or its rows are out of order.
pub(super) fn rows<R: Read + Seek>(
    file: &Path,
    book: &mut Xlsx<R>,
    sheet: &str,
    budget: usize,
    has_merges: bool,
    progress: &Progress,
) -> Result<(Rows, Vec<String>), ImportError> {
    let damaged = |_: XlsxError| ImportError::input(file, None, DAMAGED);
    let mut grid = Grid::new(file, sheet, budget, progress);
    if has_merges {
        merge(&mut grid, &book.merge_cells_by_sheet_name(sheet).map_err(damaged)?);
    }
    let mut reader = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    let format = |style: &calamine::Style| {
        style.number_format.as_ref().map_or(Shown::Number, |format| Shown::by(&format.format_code))
    };
    let shown: Vec<Shown> = reader.styles().iter().map(format).collect();
    loop {
        let (cell, style) = match reader.next_cell_with_style_id() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            // A kind of error that the library does not know, such as #SPILL!.
            Err(XlsxError::CellError(_)) => {
                grid.errors(1);
                continue;
            }
            Err(error) => return Err(damaged(error)),
        };
        let (row, column) = cell.get_position();
        match cell.get_value() {
            DataRef::Empty => {}
            DataRef::Error(_) => grid.errors(1),
            value => {
                let shown = shown.get(style).copied().unwrap_or_default();
                grid.put(row, column, |cell| write_value(value, shown, cell))?;
            }
        }
    }
    Ok(grid.finish())
}

/// Takes what is merged over several rows.
pub(super) fn merge(grid: &mut Grid<'_>, merged: &[Dimensions]) {
    for Dimensions { start, end } in merged {
        grid.merge(start.0, start.1, end.0);
    }
}

/// Writes a cell as it would stand in a CSV file: numbers to the last digit and no further, dates as `2023-04-01`.
pub(super) fn write_value(value: &DataRef<'_>, shown: Shown, cell: &mut Vec<u8>) {
    // Writing into memory does not fail.
    let _ = match value {
        DataRef::Int(number) if matches!(shown, Shown::Number | Shown::Moment) => write!(cell, "{number}"),
        DataRef::Int(number) => shown.write(*number as f64, cell),
        DataRef::Float(number) => shown.write(*number, cell),
        DataRef::Bool(yes) => write!(cell, "{yes}"),
        DataRef::String(text) => cell.write_all(text.as_bytes()),
        DataRef::SharedString(text) => cell.write_all(text.as_bytes()),
        DataRef::DateTimeIso(date) => cell.write_all(without_midnight(date).as_bytes()),
        DataRef::DurationIso(duration) => cell.write_all(duration.as_bytes()),
        DataRef::DateTime(moment) => write_moment(moment, cell),
        DataRef::Error(_) | DataRef::Empty => Ok(()),
    };
}

/// A moment as ISO 8601 writes it, without a time that is none.
pub(super) fn without_midnight(moment: &str) -> &str {
    moment.strip_suffix("T00:00:00").unwrap_or(moment)
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
