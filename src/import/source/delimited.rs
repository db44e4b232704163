//! Delimited text, read as a stream: memory stays the same however large the file is.

use super::decimal::{Decimals, Signs, UnclearThousands};
use super::encoding::{self, Written};
use super::kind::{self, Opened};
use super::note::is_note;
use super::separator::{self, separator};
use super::stream::{LONGEST_ROW, LineEnds, Stopped, Stream};
use super::text::text;
use super::width::{self, MOST_COLUMNS, Row};
use crate::format::magic;
use crate::import::choice::Thousands;
use crate::import::error::ImportError;
use crate::import::words::thousands;
use crate::model::Progress;
use csv::ByteRecord;
use std::path::{Path, PathBuf};

/// How much is read at once.
const BUFFER_BYTES: usize = 256 * 1024;
/// How many notes a table may have under it.
const MOST_NOTES: usize = 1000;

/// The rows of a delimited file.
pub(in crate::import) struct Delimited<'p> {
    file: PathBuf,
    reader: csv::Reader<Stream<'p>>,
    separator: u8,
    is_utf_16: bool,
    lines_end_in_cr_lf: bool,
    columns: Option<usize>,
    /// Rows at the end that are no rows of the table but sentences, and why the first of them would be refused if rows of
    /// the table followed.
    notes: Vec<(u64, String)>,
    refusal: String,
    /// The last line of the last row or note; 0 before the first row of the table.
    last_line: u64,
    /// The reader's line after the row before.
    line_after: u64,
    /// The line of the last row, where the file ends within it.
    cut_line: Option<u64>,
    has_rows: bool,
    decimals: Decimals,
    /// How many rows run over several lines, and where the first of them begins.
    long_rows: (u64, u64),
}

impl<'p> Delimited<'p> {
    /// The rows of a file that is text.
    ///
    /// # Errors
    /// Where it is no text, or nothing at all.
    pub(super) fn new(file: &Path, opened: Opened, progress: &'p Progress) -> Result<Self, ImportError> {
        let refuse = |sentence: &str| Err(ImportError::input(file, None, sentence));
        let is_whole = opened.length <= opened.head.len() as u64;
        let written = encoding::written(&opened.head);
        let head = encoding::decoded(&opened.head, written);
        if is_whole && head.iter().all(u8::is_ascii_whitespace) {
            return refuse(EMPTY);
        }
        if let Some(sentence) = kind::no_table(magic::of(&head)) {
            return refuse(&sentence);
        }
        if head.contains(&0) {
            return refuse("This is not text; choose a CSV file or an Excel workbook (.xlsx).");
        }
        let separator = separator(&head, is_whole);
        let line_ends = LineEnds::of(&head);
        let signs = Signs::of(&head, separator);
        drop(head);
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .buffer_capacity(BUFFER_BYTES)
            .from_reader(Stream::new(opened, written, line_ends, progress));
        Ok(Self {
            file: file.to_owned(),
            reader,
            separator,
            is_utf_16: matches!(written, Written::Utf16(_)),
            lines_end_in_cr_lf: line_ends == LineEnds::CrLf,
            columns: None,
            notes: Vec::new(),
            refusal: String::new(),
            last_line: 0,
            line_after: 0,
            cut_line: None,
            has_rows: false,
            decimals: Decimals::new(signs),
            long_rows: (0, 0),
        })
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    pub fn expect_columns(&mut self, columns: usize) {
        self.columns = Some(columns);
    }

    pub fn next(&mut self, record: &mut ByteRecord) -> Result<Option<u64>, ImportError> {
        loop {
            match self.reader.read_byte_record(record) {
                Ok(true) => {}
                Ok(false) if self.has_rows => return Ok(None),
                Ok(false) => return Err(ImportError::input(&self.file, None, EMPTY)),
                Err(error) => return Err(self.stopped(error)),
            }
            let (line, further_lines) = self.line(record);
            let stream = self.reader.get_mut();
            stream.row_ended();
            if stream.at_end {
                return Err(ImportError::input(&self.file, Some(line), NEVER_CLOSED));
            }
            // A row of separators alone is as blank as a blank line; most rows are left at their first byte.
            if record.as_slice().iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            if stream.line_added {
                self.cut_line = Some(line);
            }
            self.has_rows = true;
            if further_lines > 0 {
                let (count, first) = self.long_rows;
                self.long_rows = (count + 1, if count == 0 { line } else { first });
            }
            if self.decimals.are_looked_at() {
                let read = self.decimals.make_english(record, line);
                read.map_err(|sentence| ImportError::input(&self.file, Some(line), sentence))?;
            }
            if Some(record.len()) == self.columns && self.notes.is_empty() {
                self.last_line = line + further_lines;
                return Ok(Some(line));
            }
            if self.is_row(record, line, further_lines)? {
                return Ok(Some(line));
            }
        }
    }

    /// Holds a row that was read before the number of columns was known against it; false for a note.
    pub fn check(&mut self, record: &mut ByteRecord, line: u64) -> Result<bool, ImportError> {
        let further_lines = line_breaks(record.as_slice());
        self.is_row(record, line, further_lines)
    }

    pub fn say_thousands(&mut self, thousands: Thousands) {
        self.decimals.say(thousands);
    }

    pub fn unclear_thousands(&self) -> Option<UnclearThousands> {
        self.decimals.unclear()
    }

    /// The notes under the table, once it was read.
    pub fn notes(&self) -> &[(u64, String)] {
        &self.notes
    }

    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.is_utf_16 {
            remarks.push("The text is UTF-16.".to_owned());
        }
        if self.separator != b',' {
            remarks.push(format!("The columns are separated by {}.", separator::name(self.separator)));
        }
        remarks.extend(self.decimals.remarks());
        if let Some(line) = self.cut_line {
            remarks.push(format!("The last line, {line}, has no line end; the file may be cut short."));
        }
        match self.long_rows {
            (0, _) => {}
            (1, line) => remarks.push(format!("The row on line {line} runs over several lines.")),
            (count, line) => remarks.push(format!(
                "{} rows run over several lines, the first of them from line {line} on.",
                thousands(count)
            )),
        }
        remarks
    }

    /// The line on which a row begins, counted from 1, and over how many further lines it runs.
    ///
    /// The reader counts the LFs it has passed. It ends a row at the CR of a CR LF, before that line is counted.
    fn line(&mut self, record: &ByteRecord) -> (u64, u64) {
        let after = self.reader.position().line();
        let is_open = self.reader.get_ref().at_end;
        // As a rule one line end was passed since the row before, so that the row can hold none.
        let is_single = after == self.line_after + 1 && !is_open;
        let further_lines = if is_single { 0 } else { line_breaks(record.as_slice()) };
        self.line_after = after;
        let last = if self.lines_end_in_cr_lf || is_open { after } else { after - 1 };
        (last.saturating_sub(further_lines).max(1), further_lines)
    }

    /// Whether a row is one of the table; otherwise it is a note under it. A row that does not fit is refused where rows
    /// of the table follow: their figures might belong to other columns.
    fn is_row(
        &mut self,
        record: &mut ByteRecord,
        line: u64,
        further_lines: u64,
    ) -> Result<bool, ImportError> {
        if record.len() > MOST_COLUMNS {
            return Err(ImportError::input(&self.file, Some(line), width::too_wide(record.len())));
        }
        let Some(columns) = self.columns else { return Ok(true) };
        let last_line = std::mem::replace(&mut self.last_line, line + further_lines);
        let is_cut = self.cut_line == Some(line);
        let row = Row { columns, further_lines, is_cut, separator: self.separator };
        let Err(sentence) = width::fit(record, row) else {
            return match self.notes.first() {
                None => Ok(true),
                Some((line, _)) => Err(ImportError::input(&self.file, Some(*line), self.refusal.clone())),
            };
        };
        let stands_apart = line > last_line + 1 || !self.notes.is_empty();
        if last_line == 0 || self.notes.len() == MOST_NOTES || !is_note(record, row, stands_apart) {
            return Err(ImportError::input(&self.file, Some(line), sentence));
        }
        if self.notes.is_empty() {
            self.refusal = sentence;
        }
        let fields = record.iter().filter(|field| !field.trim_ascii().is_empty());
        let said: Vec<String> = fields.map(|field| text(field).0.trim().to_owned()).collect();
        self.notes.push((line, said.join(", ")));
        Ok(false)
    }

    /// Why no further row could be read.
    fn stopped(&self, error: csv::Error) -> ImportError {
        let reached = self.reader.position().line();
        // After a CR LF the row before has left its LF to this row.
        let line = if self.lines_end_in_cr_lf { self.line_after + 1 } else { self.line_after.max(1) };
        match self.reader.get_ref().stopped {
            Some(Stopped::Cancelled) => return ImportError::cancelled(),
            Some(Stopped::LongRow) if reached > line => {
                return ImportError::input(&self.file, Some(line), NEVER_CLOSED);
            }
            Some(Stopped::LongRow) => {
                let sentence = format!(
                    "This row is longer than {} MB, more than any table here; save it with one row for each figure.",
                    LONGEST_ROW >> 20
                );
                return ImportError::input(&self.file, Some(line), sentence);
            }
            None => {}
        }
        match error.into_kind() {
            csv::ErrorKind::Io(error) => ImportError::io(&self.file, &error),
            // Rows of any width are accepted and fields are bytes, so that nothing else is left to go wrong.
            _ => ImportError::input(
                &self.file,
                Some(line),
                "This row could not be read; look at it in an editor.",
            ),
        }
    }
}

const EMPTY: &str = "The file is empty; choose one with a header and rows below it.";

const NEVER_CLOSED: &str =
    "A quotation mark that opens in the row beginning here is never closed; close it or take it away.";

/// How many line breaks there are.
fn line_breaks(bytes: &[u8]) -> u64 {
    bytes.split(|&byte| byte == b'\n').count() as u64 - 1
}
