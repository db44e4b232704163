//! Spreadsheets of the Open Document Format (`.ods`), read cell by cell from their content.
//!
//! Source of the layout: OASIS, Open Document Format for Office Applications 1.3, part 3, tables.

use super::cells::without_midnight;
use super::grid::Grid;
use super::sheet::{Rows, Sheet};
use super::shown::Shown;
use super::unpack::DAMAGED;
use super::width::MOST_COLUMNS;
use crate::import::error::ImportError;
use crate::model::Progress;
use quick_xml::Reader;
use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::collections::{HashMap, HashSet};
use std::io::{BufReader, Read};
use std::path::Path;

/// The sheets of the content of a spreadsheet, and the names of those that are hidden.
///
/// # Errors
/// Where it is damaged, too wide or too large.
pub(super) fn sheets(
    file: &Path,
    content: impl Read,
    budget: usize,
    progress: &Progress,
) -> Result<(Vec<Sheet>, Vec<String>), ImportError> {
    let damaged = || ImportError::input(file, None, DAMAGED);
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let (mut sheets, mut hidden, mut left) = (Vec::new(), Vec::new(), budget);
    let mut style = String::new();
    let mut hidden_styles = HashSet::new();
    let (mut of_numbers, mut factors, mut of_cells) = (String::new(), HashMap::new(), HashMap::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| damaged())? {
            Event::Start(start) => match start.name().as_ref() {
                "style:style" => {
                    style = attribute(&start, "style:name").unwrap_or_default();
                    let factor =
                        attribute(&start, "style:data-style-name").and_then(|of| factors.get(&of).copied());
                    of_cells.extend(factor.map(|factor| (style.clone(), factor)));
                }
                "number:number-style" | "number:currency-style" => {
                    of_numbers = attribute(&start, "style:name").unwrap_or_default();
                }
                "number:number" => {
                    let factor =
                        attribute(&start, "number:display-factor").and_then(|text| text.parse().ok());
                    factors.extend(factor.map(|factor: f64| (of_numbers.clone(), factor)));
                }
                "style:table-properties"
                    if attribute(&start, "table:display").as_deref() == Some("false") =>
                {
                    hidden_styles.insert(style.clone());
                }
                "table:table" => {
                    let name = attribute(&start, "table:name").unwrap_or_default();
                    if attribute(&start, "table:style-name")
                        .is_some_and(|style| hidden_styles.contains(&style))
                    {
                        let end = start.to_end().into_owned();
                        reader.read_to_end_into(end.name(), &mut Vec::new()).map_err(|_| damaged())?;
                        hidden.push(name);
                        continue;
                    }
                    let grid = Grid::new(file, &name, left, progress);
                    let (rows, remarks): (Rows, Vec<String>) =
                        Table { reader: &mut reader, grid, factors: &of_cells, columns: Vec::new() }
                            .read(&damaged)?;
                    left = left.saturating_sub(rows.size());
                    if !rows.is_empty() {
                        sheets.push(Sheet::new(file, name.clone(), rows, remarks));
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok((sheets, hidden)),
            _ => {}
        }
    }
}

/// From this length of a cell on, blanks that are not written out are left out.
const MOST_BLANKS: usize = 1 << 16;

/// A table that is being read.
struct Table<'r, 'g, R: Read> {
    reader: &'r mut Reader<BufReader<R>>,
    grid: Grid<'g>,
    /// By the style of cells, how many times as large a number is as it is shown.
    factors: &'r HashMap<String, f64>,
    /// The same by columns, for cells without a style: the first column behind those of each.
    columns: Vec<(u32, Option<f64>)>,
}

/// A cell of a row, which may stand for several side by side.
#[derive(Default)]
struct Cell {
    column: u32,
    columns: u32,
    /// Over how many rows it is merged.
    rows: u32,
    text: Vec<u8>,
}

impl<R: Read> Table<'_, '_, R> {
    fn read(mut self, damaged: &dyn Fn() -> ImportError) -> Result<(Rows, Vec<String>), ImportError> {
        let mut buffer = Vec::new();
        let mut row = 0;
        loop {
            buffer.clear();
            match self.reader.read_event_into(&mut buffer).map_err(|_| damaged())? {
                Event::Start(start) => match start.name().as_ref() {
                    "table:table-column" => {
                        let style = attribute(&start, "table:default-cell-style-name").unwrap_or_default();
                        let first = self.columns.last().map_or(0, |(end, _)| *end);
                        let end = first.saturating_add(count(&start, "table:number-columns-repeated"));
                        self.columns.push((end, self.factors.get(&style).copied()));
                    }
                    "table:table-row" => {
                        let rows = count(&start, "table:number-rows-repeated");
                        let cells = self.cells(rows).ok_or_else(damaged)?;
                        self.put(row, rows, &cells)?;
                        row = row.saturating_add(rows);
                    }
                    // Drawings and the history of changes hold tables that are none of the sheet's.
                    "table:shapes" | "table:tracked-changes" | "table:table" => {
                        let end = start.to_end().into_owned();
                        self.reader.read_to_end_into(end.name(), &mut Vec::new()).map_err(|_| damaged())?;
                    }
                    _ => {}
                },
                Event::End(end) if end.name().as_ref() == "table:table" => return Ok(self.grid.finish()),
                Event::Eof => return Err(damaged()),
                _ => {}
            }
        }
    }

    /// Puts a row that is written once and may stand for several.
    fn put(&mut self, first: u32, rows: u32, cells: &[Cell]) -> Result<(), ImportError> {
        if cells.is_empty() {
            return Ok(());
        }
        // The grid refuses rows beyond the last that a sheet can have.
        for row in (first..=u32::MAX).take(rows as usize) {
            for cell in cells {
                self.grid.merge(row, cell.column, row.saturating_add(cell.rows - 1));
                for column in (cell.column..).take(cell.columns as usize) {
                    self.grid.put(row, column, |to| to.extend_from_slice(&cell.text))?;
                }
            }
        }
        Ok(())
    }

    /// The cells that are not blank of a row that stands for so many; none where the content is damaged.
    fn cells(&mut self, rows: u32) -> Option<Vec<Cell>> {
        let (mut cells, mut buffer, mut column) = (Vec::new(), Vec::new(), 0_u32);
        loop {
            buffer.clear();
            match self.reader.read_event_into(&mut buffer).ok()? {
                Event::Start(start)
                    if matches!(start.name().as_ref(), "table:table-cell" | "table:covered-table-cell") =>
                {
                    let mut cell = Cell {
                        column,
                        columns: count(&start, "table:number-columns-repeated"),
                        rows: count(&start, "table:number-rows-spanned"),
                        text: Vec::new(),
                    };
                    let is_error = attribute(&start, "calcext:value-type").as_deref() == Some("error");
                    column = column.saturating_add(cell.columns);
                    let value = value(&start, self.factor(&start, cell.column));
                    let name = start.to_end().into_owned();
                    let paragraphs = self.paragraphs(name.name().as_ref())?;
                    cell.text = value.unwrap_or_else(|| paragraphs.into_bytes());
                    if is_error {
                        self.grid.errors(u64::from(cell.columns) * u64::from(rows));
                    } else if cells.len() <= MOST_COLUMNS && !cell.text.trim_ascii().is_empty() {
                        cells.push(cell);
                    }
                }
                Event::End(end) if end.name().as_ref() == "table:table-row" => return Some(cells),
                Event::Eof => return None,
                _ => {}
            }
        }
    }

    /// How many times as large the number of a cell is as it is shown, where its style or that of its column says it.
    fn factor(&self, cell: &BytesStart<'_>, column: u32) -> Option<f64> {
        if self.factors.is_empty() {
            return None;
        }
        match attribute(cell, "table:style-name") {
            Some(style) => self.factors.get(&style).copied(),
            None => self.columns.iter().find(|(end, _)| column < *end)?.1,
        }
    }

    /// The paragraphs in a cell, up to its end.
    fn paragraphs(&mut self, cell: &str) -> Option<String> {
        let (mut text, mut buffer, mut within) = (String::new(), Vec::new(), false);
        loop {
            buffer.clear();
            match self.reader.read_event_into(&mut buffer).ok()? {
                Event::Start(start) => match start.name().as_ref() {
                    "text:p" => {
                        if !text.is_empty() {
                            text.push('\n');
                        }
                        within = true;
                    }
                    // Blanks by the thousand are written with a few letters.
                    "text:s" if text.len() < MOST_BLANKS => {
                        (0..count(&start, "text:c").min(1000)).for_each(|_| text.push(' '));
                    }
                    "text:tab" | "text:line-break" => text.push(' '),
                    "office:annotation" | "draw:frame" | "table:table" => {
                        let end = start.to_end().into_owned();
                        self.reader.read_to_end_into(end.name(), &mut Vec::new()).ok()?;
                    }
                    _ => {}
                },
                Event::End(end) if end.name().as_ref() == "text:p" => within = false,
                Event::End(end) if end.name().as_ref() == cell => return Some(text),
                Event::Text(written) if within => text.push_str(&written.xml10_content()),
                Event::CData(written) if within => text.push_str(&written.xml10_content()),
                Event::GeneralRef(reference) if within => match reference.resolve_char_ref() {
                    Ok(Some(c)) => text.push(c),
                    _ => text
                        .push_str(resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default()),
                },
                Event::Eof => return None,
                _ => {}
            }
        }
    }
}

/// The value of a cell as it would stand in a CSV file; none where its paragraphs say it.
fn value(cell: &BytesStart<'_>, factor: Option<f64>) -> Option<Vec<u8>> {
    let given = |name| attribute(cell, name);
    let shown = match given("office:value-type")?.as_str() {
        "percentage" => Shown::Percent,
        "currency" if given("office:currency").as_deref() == Some("GBP") => Shown::Pounds,
        "currency" | "float" => Shown::Number,
        "date" => return Some(without_midnight(&given("office:date-value")?).as_bytes().to_vec()),
        "time" => return Some(given("office:time-value")?.into_bytes()),
        "boolean" => return Some(given("office:boolean-value")?.into_bytes()),
        _ => return given("office:string-value").map(String::into_bytes),
    };
    let number: f64 = given("office:value")?.parse().ok()?;
    let mut text = Vec::new();
    // Writing into memory does not fail.
    factor.map_or(shown, |factor| shown.of_factor(factor)).write(number, &mut text).ok()?;
    Some(text)
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok()??;
    found.normalized_value(Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// How often something stands; once where that is not said.
fn count(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{archive, file};
    use super::super::{open, text};
    use super::*;
    use csv::ByteRecord;

    fn book(tables: &str) -> Vec<u8> {
        let content = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:automatic-styles>\
             <number:number-style style:name=\"N1\"><number:number number:display-factor=\"1000\"/></number:number-style>\
             <style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/><style:style \
             style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
             </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
             </office:document-content>"
        );
        let kind = b"application/vnd.oasis.opendocument.spreadsheet";
        archive(&[("mimetype", kind), ("content.xml", content.as_bytes())])
    }

    fn rows(tables: &str) -> Result<(Vec<String>, Vec<String>), ImportError> {
        let file = file("a.ods", book(tables));
        let progress = Progress::default();
        let (mut rows, mut remarks) = (Vec::new(), Vec::new());
        for mut sheet in open(&file.path, &progress)? {
            let mut record = ByteRecord::new();
            while let Some(line) = sheet.next(&mut record)? {
                let fields: Vec<_> = record.iter().map(|field| text(field).0.into_owned()).collect();
                rows.push(format!("{} {line}: {}", sheet.sheet().unwrap(), fields.join("|")));
            }
            remarks.extend(sheet.remarks());
        }
        Ok((rows, remarks))
    }

    #[test]
    fn numbers_that_are_shown_in_thousands_are_marked() {
        let cell = |style: &str| {
            format!("<table:table-cell{style} office:value-type=\"float\" office:value=\"1234567\"/>")
        };
        let style = |name: &str| format!(" table:style-name=\"{name}\"");
        let tables = format!(
            "<table:table table:name=\"One\"><table:table-column table:number-columns-repeated=\"2\"/><table:table-column \
             table:default-cell-style-name=\"ce1\"/><table:table-row>{}{}{}{}</table:table-row></table:table>",
            cell(&style("ce1")),
            cell(""),
            cell(""),
            cell(&style("other"))
        );
        assert_eq!(rows(&tables).unwrap().0, ["One 1: 1234.567e003|1234567|1234.567e003|1234567"]);
    }

    #[test]
    fn cells_come_as_they_are_shown() {
        let tables = "<table:table table:name=\"One\"><table:table-column/><table:table-row><table:table-cell \
             office:value-type=\"string\"><text:p>Area &amp; <text:span>place</text:span></text:p></table:table-cell>\
             <table:table-cell office:value-type=\"string\"><office:annotation><text:p>no</text:p></office:annotation>\
             <text:p>a<text:s text:c=\"2\"/>b</text:p><text:p>c</text:p></table:table-cell></table:table-row>\
             <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\"/>\
             </table:table-row><table:table-row><table:table-cell office:value-type=\"percentage\" office:value=\"0.123\">\
             <text:p>12 %</text:p></table:table-cell><table:table-cell office:value-type=\"currency\" \
             office:currency=\"GBP\" office:value=\"5.5\"/><table:table-cell office:value-type=\"float\" \
             office:value=\"1.5e3\" table:number-columns-repeated=\"2\"/><table:table-cell office:value-type=\"date\" \
             office:date-value=\"2023-04-01T00:00:00\"/><table:table-cell office:value-type=\"string\" \
             calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell><table:table-cell \
             office:value-type=\"float\" office:value=\"-2\"/></table:table-row></table:table>\
             <table:table table:name=\"Old\" table:style-name=\"ta2\"><table:table-row><table:table-cell \
             office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>";
        let (rows, remarks) = rows(tables).unwrap();
        assert_eq!(rows, ["One 1: Area & place|a  b\nc", "One 4: 12.3%|£5.5|1500|1500|2023-04-01||-2"]);
        assert_eq!(
            remarks,
            [
                "1 cell of the sheet ‘One’ shows an error such as #N/A; it is read as blank.",
                "Hidden sheets were left out: ‘Old’."
            ]
        );
    }

    #[test]
    fn merged_cells_are_filled_down_and_repeats_take_no_memory() {
        let cell = |text: &str, more: &str| {
            format!(
                "<table:table-cell office:value-type=\"string\" {more}><text:p>{text}</text:p></table:table-cell>"
            )
        };
        let covered = "<table:covered-table-cell/>";
        let tables = format!(
            "<table:table table:name=\"One\"><table:table-row>{}{}</table:table-row><table:table-row>{covered}{}\
             </table:table-row><table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell \
             table:number-columns-repeated=\"16384\"/></table:table-row></table:table>",
            cell("Upton", "table:number-rows-spanned=\"2\""),
            cell("5", ""),
            cell("6", ""),
        );
        let (found, remarks) = rows(&tables).unwrap();
        assert_eq!(found, ["One 1: Upton|5", "One 2: Upton|6"]);
        assert_eq!(remarks, ["On the sheet ‘One’, merged cells were filled down, in 1 row."]);
        let wide = cell("5", "table:number-columns-repeated=\"16384\"");
        let error = rows(&format!(
            "<table:table table:name=\"One\"><table:table-row>{wide}</table:table-row></table:table>"
        ));
        assert!(error.unwrap_err().sentence().contains("2,001 columns"));
    }

    #[test]
    fn a_row_below_the_last_of_a_sheet_is_not_lost() {
        let blank = |rows: u32| format!("<table:table-row table:number-rows-repeated=\"{rows}\"/>");
        let row = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\" \
                   table:number-columns-repeated=\"2\"/></table:table-row>";
        for rows_above in [vec![1 << 20], vec![u32::MAX, u32::MAX]] {
            let above: String = rows_above.into_iter().map(blank).collect();
            let error =
                rows(&format!("<table:table table:name=\"One\">{above}{row}</table:table>")).unwrap_err();
            assert!(error.sentence().contains("below line 1,048,576"), "{error}");
        }
    }

    #[test]
    fn what_is_written_once_for_very_many_takes_neither_time_nor_memory() {
        let error = "<table:table-cell calcext:value-type=\"error\" table:number-columns-repeated=\"1000\"/>";
        let blanks = "<text:s text:c=\"1000\"/>".repeat(10_000);
        let tables = format!(
            "<table:table table:name=\"One\"><table:table-row table:number-rows-repeated=\"1000000\">{error}\
             </table:table-row><table:table-row><table:table-cell office:value-type=\"string\"><text:p>a{blanks}b</text:p>\
             </table:table-cell></table:table-row></table:table>"
        );
        let (found, remarks) = rows(&tables).unwrap();
        assert!(
            found[0].starts_with("One 1000001: a  ") && found[0].ends_with(" b") && found[0].len() < 70_000
        );
        assert!(
            remarks[0].starts_with("1,000,000,000 cells of the sheet ‘One’ show an error"),
            "{remarks:?}"
        );
    }

    #[test]
    fn other_documents_and_broken_ones_are_refused() {
        let refusal = |entries: &[(&str, &[u8])]| {
            let file = file("a.ods", archive(entries));
            open(&file.path, &Progress::default()).err().unwrap().to_string()
        };
        let text = b"application/vnd.oasis.opendocument.text";
        assert!(refusal(&[("mimetype", text), ("content.xml", b"<x/>")]).contains("OpenDocument text"));
        assert!(refusal(&[("word/document.xml", b"<x/>")]).contains("Word"));
        let table = b"application/vnd.oasis.opendocument.spreadsheet";
        let broken = b"<office:body><table:table table:name=\"a\"><table:table-row>";
        assert!(refusal(&[("mimetype", table), ("content.xml", broken)]).contains("damaged"));
    }
}
