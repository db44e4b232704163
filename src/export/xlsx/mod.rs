//! A scorecard as a workbook: a sheet about it, one of its observations, which an import takes back, and sheets of what was
//! made of them.

mod about;
mod aims;
mod areas;
mod comments;
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
    let (bytes, too_long) = made(found, today)
        .map_err(|error| format!("The workbook could not be made: {error}; export CSV instead."))?;
    if too_long.is_empty() { Ok(bytes) } else { Err(refused(&too_long)) }
}

/// So many texts that are too long are named.
const NAMED: usize = 5;

/// Why no workbook holds texts that are too long: none of their words is left out unsaid.
fn refused(too_long: &[String]) -> String {
    let mut named: Vec<String> = too_long.iter().take(NAMED).cloned().collect();
    if too_long.len() > NAMED {
        named.push(format!("{} more", count((too_long.len() - NAMED) as u64)));
    }
    let (are, has) = if too_long.len() == 1 { ("is", "it") } else { ("are", "they") };
    format!(
        "A cell of a workbook holds 32,767 letters, and {} {are} longer: {}. Shorten what {has} say{}, or export CSV, which has the \
         figures and their notes whole.",
        counted(too_long.len() as u64, "text", "texts"),
        named.join("; "),
        if too_long.len() == 1 { "s" } else { "" }
    )
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

/// The bytes, and where texts are too long to be in them.
fn made(found: Found<'_>, today: Date) -> Result<(Vec<u8>, Vec<String>), XlsxError> {
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
    for table in aims::tables(found) {
        book.add(table)?;
    }
    for table in plan::tables(found, today) {
        book.add(table)?;
    }
    book.write_pairs(&about::rows(found, today))?;
    let too_long = book.too_long().to_vec();
    Ok((workbook.save_to_buffer()?, too_long))
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
