//! A scorecard as a workbook: a sheet about it, one of its observations, which an import takes back, and sheets of what was
//! made of them.

mod about;
mod areas;
mod plan;
mod records;
mod sheet;

use super::table::{Found, observation};
use crate::words::number::{count, counted};
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
    fit(observation::count(found))?;
    made(found, today)
        .map_err(|error| format!("The workbook could not be made: {error}; export CSV instead."))
}

/// Refuses before anything is made what no sheet can hold.
fn fit(observations: usize) -> Result<(), String> {
    if observations <= MOST_ROWS {
        return Ok(());
    }
    Err(format!(
        "These are {}, and a sheet of a workbook holds {} rows below its header; export them as CSV, or fewer areas or \
         indicators.",
        counted(observations as u64, "observation", "observations"),
        count(MOST_ROWS as u64)
    ))
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
    book.add(areas::table(found))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_rows_than_a_sheet_has_are_refused_with_a_way_out() {
        assert_eq!(fit(MOST_ROWS), Ok(()));
        let sentence = fit(MOST_ROWS + 1).unwrap_err();
        assert!(sentence.starts_with("These are 1,048,576 observations, and"), "{sentence}");
        assert!(sentence.contains("1,048,575 rows") && sentence.contains("as CSV"), "{sentence}");
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        assert!(sheet.write_string(MOST_ROWS as u32, 0, "the last").is_ok());
        assert!(
            sheet.write_string(MOST_ROWS as u32 + 1, 0, "one more").is_err(),
            "it says so, and drops nothing"
        );
    }
}
