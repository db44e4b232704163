//! The rows of a sheet while its cells come in, one after the other and never as a rectangle: one cell in the last corner
//! would take all memory.

use super::sheet::Rows;
use super::width::{self, MOST_COLUMNS};
use crate::import::error::{ImportError, still_wanted};
use crate::import::words::{counted, thousands};
use crate::model::Progress;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// What all sheets of a workbook may take in memory, in bytes.
pub(super) const LARGEST_SHEETS: usize = 200 << 20;
/// The most rows that a sheet can have.
const MOST_ROWS: u32 = 1 << 20;
/// After how many cells it is asked whether the import is still wanted.
const CELLS_BETWEEN_CHECKS: u32 = 1 << 16;

/// The rows so far, and the one that is being put together.
pub(super) struct Grid<'a> {
    file: &'a Path,
    sheet: &'a str,
    /// How many bytes the rows may take.
    budget: usize,
    progress: &'a Progress,
    since_check: u32,
    rows: Rows,
    cells: Vec<Vec<u8>>,
    /// How many of `cells` are of this row; those beyond are kept for their memory.
    used: usize,
    /// Bytes in `cells`.
    bytes: usize,
    /// The line of `cells`, counted from 1; 0 before the first.
    line: u32,
    /// Cells that show an error.
    errors: u64,
    /// The last row of each merge over several rows, by its first cell.
    merges: HashMap<(u32, u32), u32>,
    /// What stands in the merges that the row lies in, with their last rows, by column.
    open: BTreeMap<u32, (u32, Vec<u8>)>,
    /// Rows in which merged cells were filled.
    filled: u64,
}

impl<'a> Grid<'a> {
    /// A sheet without cells so far, which may take `budget` bytes.
    pub fn new(file: &'a Path, sheet: &'a str, budget: usize, progress: &'a Progress) -> Self {
        Self {
            file,
            sheet,
            budget,
            progress,
            since_check: 0,
            rows: Rows::default(),
            cells: Vec::new(),
            used: 0,
            bytes: 0,
            line: 0,
            errors: 0,
            merges: HashMap::new(),
            open: BTreeMap::new(),
            filled: 0,
        }
    }

    /// Says that a cell stands for all below it down to a row. It is said before the cell is put.
    pub fn merge(&mut self, row: u32, column: u32, last_row: u32) {
        if last_row > row {
            self.merges.insert((row, column), last_row);
        }
    }

    /// Writes a cell; positions count from 0, rows come in order.
    ///
    /// # Errors
    /// Where the rows are out of order, too wide or take too much.
    pub fn put(
        &mut self,
        row: u32,
        column: u32,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> Result<(), ImportError> {
        let refuse = |line: Option<u64>, sentence: String| Err(ImportError::input(self.file, line, sentence));
        self.since_check += 1;
        if self.since_check == CELLS_BETWEEN_CHECKS {
            self.since_check = 0;
            still_wanted(self.progress)?;
        }
        let sheet = self.sheet;
        if row >= MOST_ROWS {
            return refuse(
                None,
                format!(
                    "The sheet ‘{sheet}’ goes on below line {}, the last that a sheet has in Excel; save it as CSV and \
                     import that.",
                    thousands(MOST_ROWS)
                ),
            );
        }
        if self.line > row + 1 {
            return refuse(
                None,
                format!(
                    "The rows of the sheet ‘{sheet}’ are out of order; open the workbook in Excel and save it again."
                ),
            );
        }
        let line = u64::from(row) + 1;
        if column as usize >= MOST_COLUMNS {
            let sentence = width::too_wide(column as usize + 1);
            return refuse(Some(line), format!("On the sheet ‘{sheet}’: {sentence}"));
        }
        if row + 1 != self.line {
            self.end_row();
            self.line = row + 1;
        }
        let cell = self.cell(column as usize);
        let before = cell.len();
        cell.clear();
        write(cell);
        let now = cell.len();
        self.bytes = self.bytes - before + now;
        if let Some(last) = self.merges.remove(&(row, column)) {
            self.open.insert(column, (last, self.cells[column as usize].clone()));
        }
        if self.rows.size() + self.bytes > self.budget {
            return Err(ImportError::input(
                self.file,
                Some(line),
                format!(
                    "The sheets of this workbook hold more than {} MB up to this row of ‘{sheet}’; save the sheet as CSV and import that.",
                    LARGEST_SHEETS >> 20
                ),
            ));
        }
        Ok(())
    }

    /// Counts cells that show an error.
    pub fn errors(&mut self, count: u64) {
        self.errors = self.errors.saturating_add(count);
    }

    /// The cell of the row at a column; those before it are blank.
    fn cell(&mut self, column: usize) -> &mut Vec<u8> {
        while self.used <= column {
            if self.used == self.cells.len() {
                self.cells.push(Vec::new());
            }
            self.cells[self.used].clear();
            self.used += 1;
        }
        &mut self.cells[column]
    }

    fn end_row(&mut self) {
        let line = self.line;
        self.open.retain(|_, (last, _)| *last + 1 >= line);
        if self.used > 0 {
            let open = std::mem::take(&mut self.open);
            let mut is_filled = false;
            for (column, (_, text)) in &open {
                let cell = self.cell(*column as usize);
                if cell.trim_ascii().is_empty() {
                    cell.clone_from(text);
                    is_filled = true;
                }
            }
            self.filled += u64::from(is_filled);
            self.open = open;
        }
        self.rows.add(self.line, &self.cells[..self.used]);
        self.used = 0;
        self.bytes = 0;
    }

    /// The rows, and what was decided in reading them.
    pub fn finish(mut self) -> (Rows, Vec<String>) {
        self.end_row();
        let sheet = self.sheet;
        let mut remarks = match self.errors {
            0 => Vec::new(),
            1 => vec![format!(
                "1 cell of the sheet ‘{sheet}’ shows an error such as #N/A; it is read as blank."
            )],
            errors => vec![format!(
                "{} cells of the sheet ‘{sheet}’ show an error such as #N/A; they are read as blank.",
                thousands(errors)
            )],
        };
        if self.filled > 0 {
            let rows = counted(self.filled, "row");
            remarks.push(format!("On the sheet ‘{sheet}’, merged cells were filled down, in {rows}."));
        }
        (self.rows, remarks)
    }
}
