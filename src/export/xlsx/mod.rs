//! A scorecard as a workbook: a sheet about it, one of its observations, which an import takes back, and sheets of what was
//! made of them.

mod about;
mod plan;
mod records;
mod sheet;

use super::table::{Found, observation};
use crate::words::number::counted;
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheet::{Book, Table};

/// The rows that a sheet of a workbook holds below its header.
const MOST_ROWS: usize = 1_048_575;

/// The workbook of what is chosen, as of this day: the same bytes for the same.
///
/// # Errors
/// A sentence with a way out, where it has more observations than a sheet has rows.
pub(super) fn workbook(found: Found<'_>, today: Date) -> Result<Vec<u8>, String> {
    let observations = observation::count(found);
    if observations > MOST_ROWS {
        return Err(format!(
            "These are {}, and a sheet of a workbook holds {MOST_ROWS} rows below its header; export them as CSV, or \
             fewer areas or indicators.",
            counted(observations as u64, "observation", "observations")
        ));
    }
    made(found, today)
        .map_err(|error| format!("The workbook could not be made: {error}; export CSV instead."))
}

fn made(found: Found<'_>, today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new().set_title(&found.scorecard.header().title);
    if let Some(day) = sheet::day(today) {
        properties = properties.set_creation_datetime(&day);
    }
    workbook.set_properties(&properties);
    let mut book = Book::new(&mut workbook);
    // The first sheet is about the others.
    book.reserve(about::NAME)?;
    let headings = observation::names().map(|name| sheet::heading(&name)).collect();
    book.add(Table { name: "Observations", headings, rows: Box::new(observation::rows(found)) })?;
    for table in records::tables(found) {
        book.add(table)?;
    }
    for table in plan::tables(found, today) {
        book.add(table)?;
    }
    let has_cut = book.has_cut();
    book.write_pairs(&about::rows(found, today, has_cut))?;
    workbook.save_to_buffer()
}

/// A day as workbooks have it.
type Day = ExcelDateTime;
