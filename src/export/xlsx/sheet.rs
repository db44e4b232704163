//! A table as a sheet: typed cells, a header that stays in sight, filters, and columns as wide as what is in them.

use super::Day;
use crate::export::table::Cell;
use crate::words::{sentence_case, tame};
use jiff::civil::Date;
use rust_xlsxwriter::{Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError};

/// The longest text of a cell, in units of UTF-16.
const LONGEST_TEXT: usize = 32_767;
/// How wide columns are, in characters.
const WIDTHS: (usize, usize) = (8, 48);
/// How many rows decide how wide the columns are.
const ROWS_MEASURED: usize = 500;

/// A table that becomes a sheet; every row has as many cells as there are headings.
pub(super) struct Table<'a> {
    pub name: &'static str,
    pub headings: Vec<String>,
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

/// The heading of a column that is called so in records: `benchmark.verdict` is `Benchmark verdict`. Letters and digits stay,
/// so that an import knows it by either name.
pub(super) fn heading(name: &str) -> String {
    sentence_case(&name.replace(['_', '.'], " ").replace("spc ", "SPC "))
}

/// A day as workbooks have it; none before 1900.
pub(super) fn day(day: Date) -> Option<Day> {
    let [year, month, date] = [i32::from(day.year()), i32::from(day.month()), i32::from(day.day())];
    Day::from_ymd(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(date).ok()?).ok()
}

/// The workbook while its sheets are written.
pub(super) struct Book<'a> {
    workbook: &'a mut Workbook,
    formats: Formats,
    too_long: Vec<String>,
}

struct Formats {
    header: Format,
    label: Format,
    wrapped: Format,
    day: Format,
    /// By the number of decimals.
    figures: Vec<Format>,
}

impl Formats {
    fn new() -> Self {
        // A format may show as many decimals as the file may ask for, and more.
        let figures = (0..=9_usize).map(|decimals| match decimals {
            0 => "#,##0".to_owned(),
            _ => format!("#,##0.{}", "0".repeat(decimals)),
        });
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            header: top().set_bold().set_text_wrap(),
            label: top().set_bold(),
            wrapped: top().set_text_wrap().set_align(FormatAlign::Left),
            day: Format::new().set_num_format("d mmm yyyy").set_align(FormatAlign::Left),
            figures: figures.map(|format| Format::new().set_num_format(format)).collect(),
        }
    }

    fn figure(&self, decimals: usize) -> &Format {
        &self.figures[decimals.min(self.figures.len() - 1)]
    }
}

impl<'a> Book<'a> {
    pub fn new(workbook: &'a mut Workbook) -> Self {
        Self { workbook, formats: Formats::new(), too_long: Vec::new() }
    }

    /// Where texts are longer than a cell may hold: such a workbook is not handed out.
    pub fn too_long(&self) -> &[String] {
        &self.too_long
    }

    /// Puts a sheet first that is written last.
    pub fn reserve(&mut self, name: &str) -> Result<(), XlsxError> {
        self.workbook.add_worksheet().set_name(name)?;
        Ok(())
    }

    /// Writes pairs of a name and what it is into the sheet that was put first.
    pub fn write_pairs(&mut self, pairs: &[(String, Cell)]) -> Result<(), XlsxError> {
        let Self { workbook, formats, too_long } = self;
        let sheet = workbook.worksheet_from_index(0)?;
        sheet.set_column_width(0, 28)?.set_column_width(1, 90)?;
        for (row, (name, cell)) in (0..).zip(pairs) {
            sheet.write_string_with_format(row, 0, name, &formats.label)?;
            match cell {
                cell if !fits(cell) => too_long.push(name.clone()),
                Cell::Text(text) => {
                    sheet.write_string_with_format(row, 1, tame::typed_cell(text), &formats.wrapped)?;
                }
                cell => write(sheet, (row, 1), cell, formats)?,
            }
        }
        Ok(())
    }

    /// Adds the sheet of a table.
    ///
    /// # Errors
    /// Where it has more rows than a sheet: none is left out unsaid.
    pub fn add(&mut self, table: Table<'_>) -> Result<(), XlsxError> {
        let Self { workbook, formats, too_long } = self;
        let sheet = workbook.add_worksheet().set_name(table.name)?;
        let mut widths: Vec<usize> =
            table.headings.iter().map(|name| longest_word(name).max(WIDTHS.0)).collect();
        for (column, heading) in (0..).zip(&table.headings) {
            sheet.write_string_with_format(0, column, heading, &formats.header)?;
        }
        let mut last = 0;
        for (row, cells) in (1..).zip(table.rows) {
            for (column, cell) in (0..).zip(&cells) {
                if fits(cell) {
                    write(sheet, (row, column), cell, formats)?;
                } else {
                    let whose = cells.first().map(Cell::plain).unwrap_or_default();
                    let heading = &table.headings[usize::from(column)];
                    too_long.push(format!("{heading} of {whose} (sheet ‘{}’)", table.name));
                }
                if row as usize <= ROWS_MEASURED {
                    let width = &mut widths[usize::from(column)];
                    *width = (*width).max(shown_width(cell)).min(WIDTHS.1);
                }
            }
            last = row;
        }
        let columns = u16::try_from(table.headings.len()).unwrap_or(u16::MAX);
        for (column, width) in (0..).zip(widths) {
            // The mark of the filter stands in the header.
            sheet.set_column_width(column, (width + 3) as f64)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofilter(0, 0, last, columns - 1)?;
        // A year is the name of a period, and no number to count with.
        sheet.ignore_error_range(0, 0, last, columns - 1, IgnoreError::NumberStoredAsText)?;
        Ok(())
    }
}

fn longest_word(heading: &str) -> usize {
    heading.split(' ').map(|word| word.chars().count()).max().unwrap_or_default()
}

fn shown_width(cell: &Cell) -> usize {
    match cell {
        Cell::Figure(value, decimals) => format!("{value:.decimals$}").len(),
        Cell::Day(_) => 11,
        cell => cell.plain().chars().take(WIDTHS.1).count(),
    }
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Number(number) => _ = sheet.write_number(row, column, *number)?,
        Cell::Figure(value, decimals) => {
            sheet.write_number_with_format(row, column, *value, formats.figure(*decimals))?;
        }
        Cell::Yes(yes) => _ = sheet.write_boolean(row, column, *yes)?,
        Cell::Day(on) => match day(*on) {
            Some(day) => _ = sheet.write_datetime_with_format(row, column, &day, &formats.day)?,
            None => _ = sheet.write_string(row, column, on.to_string())?,
        },
        Cell::Text(text) if text.contains('\n') => {
            sheet.write_string_with_format(row, column, tame::typed_cell(text), &formats.wrapped)?;
        }
        Cell::Text(text) => _ = sheet.write_string(row, column, tame::typed_cell(text))?,
        Cell::Several(_) => {
            let text = cell.plain();
            if !text.is_empty() {
                sheet.write_string(row, column, tame::typed_cell(&text))?;
            }
        }
    }
    Ok(())
}

/// Whether a cell of a workbook holds what stands in this one, with a guard before it.
fn fits(cell: &Cell) -> bool {
    match cell {
        Cell::Text(_) | Cell::Several(_) => {
            let text = cell.plain();
            text.len() < LONGEST_TEXT || text.encode_utf16().count() < LONGEST_TEXT
        }
        _ => true,
    }
}
