//! Old Excel workbooks (`.xls`), as Excel 95 and all later ones write them, record by record.
//!
//! They are read here and not by the library that reads `.xlsx`: that makes a rectangle of every sheet, for which one cell
//! in the last corner takes all memory, and does not say which numbers are shown as percentages.
//!
//! Source of the layout: Microsoft, \[MS-XLS\] Excel Binary File Format, 2.4.

use super::biff::Records;
use super::cells::write_value;
use super::grid::{Grid, LARGEST_SHEETS};
use super::kind::Opened;
use super::sheet::Sheet;
use super::shown::Shown;
use super::unpack::DAMAGED;
use super::workbook;
use crate::import::error::{ImportError, still_wanted};
use crate::model::Progress;
use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};
use cfb::CompoundFile;
use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

/// The kinds of records that are read.
mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const END: u16 = 0x000A;
    pub const DATE_MODE: u16 = 0x0022;
    pub const PASSWORD: u16 = 0x002F;
    pub const SHEET: u16 = 0x0085;
    pub const SEVERAL_NUMBERS: u16 = 0x00BD;
    pub const RICH_LABEL: u16 = 0x00D6;
    pub const STYLE: u16 = 0x00E0;
    pub const MERGED: u16 = 0x00E5;
    pub const TEXTS: u16 = 0x00FC;
    pub const SHARED_TEXT: u16 = 0x00FD;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const TRUTH_OR_ERROR: u16 = 0x0205;
    pub const TEXT_OF_FORMULA: u16 = 0x0207;
    pub const SHORT_NUMBER: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BEGIN: u16 = 0x0809;
}

/// After how many records it is asked whether the import is still wanted.
const RECORDS_BETWEEN_CHECKS: u32 = 1 << 16;

/// The sheets of an old workbook that can be seen and have rows.
///
/// # Errors
/// Where it is another kind of document, has a password, is damaged, too large, or has no such sheet.
pub(super) fn open(
    file: &Path,
    Opened { file: handle, length, .. }: Opened,
    progress: &Progress,
) -> Result<Vec<Sheet>, ImportError> {
    workbook::check_length(file, length)?;
    let sheets = workbook::guarded(file, || {
        let damaged = |_| ImportError::input(file, None, DAMAGED);
        let mut document = CompoundFile::open(handle).map_err(damaged)?;
        let stream = match ["Workbook", "Book"].iter().find(|name| document.is_stream(name)) {
            Some(name) => document.open_stream(name).map_err(damaged)?,
            None => return Err(ImportError::input(file, None, other_document(&document))),
        };
        // Merged cells stand behind the cells, so each sheet is read twice.
        let most = 3 * stream.len();
        let records = Records::new(file, stream, most);
        Book {
            file,
            records,
            progress,
            since_check: 0,
            shown: Vec::new(),
            is_1904: false,
            texts: Texts::default(),
        }
        .read()
    })?;
    progress.advance(length);
    Ok(sheets)
}

/// What a document of the format that old Office files share is, where it is no workbook.
fn other_document(document: &CompoundFile<File>) -> &'static str {
    const STREAMS: [(&str, &str); 3] = [
        ("EncryptedPackage", PASSWORD),
        ("WordDocument", "This is a Word document, not a table; look for the same data as CSV or Excel."),
        (
            "PowerPoint Document",
            "This is a PowerPoint presentation, not a table; look for the same data as CSV or Excel.",
        ),
    ];
    const OTHER: &str = "This is a document of another program, such as a message of Outlook, not a table; look for \
                         the same data as CSV or Excel.";
    STREAMS.iter().find(|(stream, _)| document.is_stream(stream)).map_or(OTHER, |(_, sentence)| sentence)
}

/// What is said of a workbook that nobody but its readers can read.
const PASSWORD: &str =
    "This workbook has a password; save it without one, or the sheet as CSV, and import that.";

/// What is said of workbooks from before Excel 95.
pub(super) const OLDER: &str = "This workbook is as Excel 4 and older ones wrote them; open it in Excel or \
                                LibreOffice, save it as .xlsx or CSV, and import that.";

/// The table of texts that cells share.
#[derive(Default)]
struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    fn get(&self, at: u32) -> Option<&str> {
        let at = at as usize;
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start as usize..end as usize)
    }
}

/// A sheet as the beginning of the workbook lists it.
struct Listed {
    name: String,
    position: u32,
    is_hidden: bool,
}

/// A workbook that is being read.
struct Book<'a, R> {
    file: &'a Path,
    records: Records<'a, R>,
    progress: &'a Progress,
    since_check: u32,
    /// How the cells of each style show their numbers.
    shown: Vec<Shown>,
    /// Whether days are counted from 1904.
    is_1904: bool,
    texts: Texts,
}

impl<R: Read + Seek> Book<'_, R> {
    fn read(mut self) -> Result<(Vec<Sheet>, Vec<String>), ImportError> {
        let (file, progress) = (self.file, self.progress);
        let (seen, hidden): (Vec<Listed>, Vec<Listed>) =
            self.beginning()?.into_iter().partition(|sheet| !sheet.is_hidden);
        let (mut sheets, mut left) = (Vec::new(), LARGEST_SHEETS);
        for Listed { name, position, .. } in seen {
            let mut grid = Grid::new(file, &name, left, progress);
            self.part(
                position,
                |book, kind| if kind == kind::MERGED { book.merged(&mut grid) } else { Ok(()) },
            )?;
            let mut formula = None;
            self.part(position, |book, kind| book.cell(kind, &mut grid, &mut formula))?;
            let (rows, remarks) = grid.finish();
            left = left.saturating_sub(rows.size());
            if !rows.is_empty() {
                sheets.push(Sheet::new(file, name.clone(), rows, remarks));
            }
        }
        Ok((sheets, hidden.into_iter().map(|sheet| sheet.name).collect()))
    }

    /// Goes through the records of a part of the workbook; a chart within it is a part of its own and passed over.
    fn part(
        &mut self,
        position: u32,
        mut take: impl FnMut(&mut Self, u16) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        self.records.go_to(u64::from(position))?;
        if self.records.next()? != kind::BEGIN {
            return Err(self.records.damaged());
        }
        self.records.is_of_95 = match self.records.short()? {
            0x0600 => false,
            0x0500 => true,
            _ => return Err(ImportError::input(self.file, None, OLDER)),
        };
        let mut depth = 1_u32;
        while depth > 0 {
            self.since_check += 1;
            if self.since_check == RECORDS_BETWEEN_CHECKS {
                self.since_check = 0;
                still_wanted(self.progress)?;
            }
            match self.records.next()? {
                kind::BEGIN => depth += 1,
                kind::END => depth -= 1,
                kind if depth == 1 => take(self, kind)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads what all sheets share, and which there are.
    fn beginning(&mut self) -> Result<Vec<Listed>, ImportError> {
        let (mut listed, mut styles, mut formats) = (Vec::new(), Vec::new(), HashMap::new());
        self.part(0, |book, kind| {
            let records = &mut book.records;
            match kind {
                kind::PASSWORD => return Err(ImportError::input(book.file, None, PASSWORD)),
                kind::DATE_MODE => book.is_1904 = records.short()? == 1,
                kind::FORMAT => {
                    let number = records.short()?;
                    let characters =
                        if records.is_of_95 { u16::from(records.byte()?) } else { records.short()? };
                    formats.insert(number, Shown::by(&records.text(characters)?));
                }
                kind::STYLE => {
                    records.skip(2)?;
                    styles.push(records.short()?);
                }
                kind::SHEET => {
                    let (position, state, kind) = (records.long()?, records.byte()?, records.byte()?);
                    let characters = u16::from(records.byte()?);
                    let name = records.text(characters)?;
                    // Others hold a chart or macros.
                    if kind == 0 {
                        listed.push(Listed { name, position, is_hidden: state & 3 != 0 });
                    }
                }
                kind::TEXTS => book.shared_texts()?,
                _ => {}
            }
            Ok(())
        })?;
        let shown = |format: &u16| formats.get(format).copied().unwrap_or_else(|| Shown::built_in(*format));
        self.shown = styles.iter().map(shown).collect();
        Ok(listed)
    }

    /// Reads the table of texts. How many there are it says itself, which is not believed.
    fn shared_texts(&mut self) -> Result<(), ImportError> {
        self.records.skip(8)?;
        while self.records.has_more()? {
            let text = self.records.shared_text()?;
            self.texts.text.push_str(&text);
            if self.texts.text.len() > LARGEST_SHEETS {
                let sentence = "This workbook has far too many texts; save the sheet as CSV and import that.";
                return Err(ImportError::input(self.file, None, sentence));
            }
            self.texts.ends.push(self.texts.text.len() as u32);
        }
        Ok(())
    }

    /// Takes the merged cells of a record.
    fn merged(&mut self, grid: &mut Grid<'_>) -> Result<(), ImportError> {
        for _ in 0..self.records.short()? {
            let [first_row, last_row, column, _] = [(); 4].map(|()| self.records.short());
            grid.merge(u32::from(first_row?), u32::from(column?), u32::from(last_row?));
        }
        Ok(())
    }

    /// Puts the cells of a record. `formula` is the cell of a formula whose text comes in the next one.
    fn cell(
        &mut self,
        kind: u16,
        grid: &mut Grid<'_>,
        formula: &mut Option<(u32, u32)>,
    ) -> Result<(), ImportError> {
        if kind == kind::TEXT_OF_FORMULA {
            let characters = self.records.short()?;
            let text = self.records.text(characters)?;
            return match formula.take() {
                Some(place) => put(grid, place, Shown::Number, &DataRef::SharedString(&text)),
                None => Ok(()),
            };
        }
        let is_cell = matches!(
            kind,
            kind::FORMULA
                | kind::SEVERAL_NUMBERS
                | kind::RICH_LABEL
                | kind::SHARED_TEXT
                | kind::NUMBER
                | kind::LABEL
                | kind::TRUTH_OR_ERROR
                | kind::SHORT_NUMBER
        );
        if !is_cell {
            return Ok(());
        }
        *formula = None;
        let place = (u32::from(self.records.short()?), u32::from(self.records.short()?));
        if kind == kind::SEVERAL_NUMBERS {
            // The last column stands behind them.
            for column in (place.1..).take(self.records.rest().saturating_sub(2) / 6) {
                let shown = self.shown()?;
                let number = short_number(self.records.long()?);
                self.number(grid, (place.0, column), shown, number)?;
            }
            return Ok(());
        }
        let shown = self.shown()?;
        match kind {
            kind::NUMBER => {
                let number = f64::from_le_bytes(self.records.take()?);
                self.number(grid, place, shown, number)
            }
            kind::SHORT_NUMBER => {
                let number = short_number(self.records.long()?);
                self.number(grid, place, shown, number)
            }
            kind::SHARED_TEXT => {
                let at = self.records.long()?;
                let text = self.texts.get(at).ok_or_else(|| self.records.damaged())?;
                put(grid, place, shown, &DataRef::SharedString(text))
            }
            kind::TRUTH_OR_ERROR => {
                let [value, is_error] = self.records.take()?;
                truth_or_error(grid, place, value, is_error == 1)
            }
            kind::FORMULA => match self.records.take::<8>()? {
                [0, .., 0xFF, 0xFF] => {
                    *formula = Some(place);
                    Ok(())
                }
                [what @ (1 | 2), _, value, .., 0xFF, 0xFF] => truth_or_error(grid, place, value, what == 2),
                // A text without characters.
                [.., 0xFF, 0xFF] => Ok(()),
                number => self.number(grid, place, shown, f64::from_le_bytes(number)),
            },
            _ => {
                let characters = self.records.short()?;
                let text = self.records.text(characters)?;
                put(grid, place, shown, &DataRef::SharedString(&text))
            }
        }
    }

    /// How the style that a cell names shows numbers.
    fn shown(&mut self) -> Result<Shown, ImportError> {
        let style = usize::from(self.records.short()?);
        Ok(self.shown.get(style).copied().unwrap_or_default())
    }

    fn number(
        &self,
        grid: &mut Grid<'_>,
        place: (u32, u32),
        shown: Shown,
        number: f64,
    ) -> Result<(), ImportError> {
        let value = if shown == Shown::Moment {
            DataRef::DateTime(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, self.is_1904))
        } else {
            DataRef::Float(number)
        };
        put(grid, place, shown, &value)
    }
}

fn put(grid: &mut Grid<'_>, place: (u32, u32), shown: Shown, value: &DataRef<'_>) -> Result<(), ImportError> {
    grid.put(place.0, place.1, |cell| write_value(value, shown, cell))
}

fn truth_or_error(
    grid: &mut Grid<'_>,
    place: (u32, u32),
    value: u8,
    is_error: bool,
) -> Result<(), ImportError> {
    if is_error {
        grid.errors(1);
        return Ok(());
    }
    put(grid, place, Shown::Number, &DataRef::Bool(value != 0))
}

/// A number in four bytes: a whole one or the first half of a usual one, of which either may be hundredths.
fn short_number(bytes: u32) -> f64 {
    let number = if bytes & 2 == 2 {
        f64::from(bytes.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bytes & !3) << 32)
    };
    if bytes & 1 == 1 { number / 100.0 } else { number }
}
