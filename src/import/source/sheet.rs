//! The rows of one sheet, kept as the bytes of their cells.

use crate::import::words::counted;
use csv::ByteRecord;
use std::path::{Path, PathBuf};

/// The rows of one sheet of a workbook. A row is as long as its last cell that is not blank.
#[derive(Default)]
pub(super) struct Rows {
    bytes: Vec<u8>,
    cell_ends: Vec<u32>,
    /// The line of each row, and how many cells there are up to its end.
    ends: Vec<(u32, u32)>,
}

impl Rows {
    /// Adds a row of cells, unless it is blank. `line` counts from 1.
    pub fn add(&mut self, line: u32, cells: &[Vec<u8>]) {
        let used = cells.iter().rposition(|cell| !cell.trim_ascii().is_empty()).map_or(0, |at| at + 1);
        if used == 0 {
            return;
        }
        for cell in &cells[..used] {
            self.bytes.extend_from_slice(cell);
            self.cell_ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
        }
        self.ends.push((line, u32::try_from(self.cell_ends.len()).unwrap_or(u32::MAX)));
    }

    /// How many bytes the rows take.
    pub fn size(&self) -> usize {
        self.bytes.len() + self.cell_ends.len() * size_of::<u32>() + self.ends.len() * size_of::<(u32, u32)>()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// A sheet that is being read row by row.
pub(in crate::import) struct Sheet {
    file: PathBuf,
    name: String,
    rows: Rows,
    at: usize,
    columns: usize,
    remarks: Vec<String>,
    /// How many rows go on to the right of the header, and the line of the first.
    beyond: (u64, u64),
}

impl Sheet {
    pub(super) fn new(file: &Path, name: String, rows: Rows, remarks: Vec<String>) -> Self {
        Self { file: file.to_owned(), name, rows, at: 0, columns: 0, remarks, beyond: (0, 0) }
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// What was decided in reading it, so far.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = self.remarks.clone();
        if let (rows @ 1.., line) = self.beyond {
            let go = if rows == 1 { "goes" } else { "go" };
            remarks.push(format!(
                "On the sheet ‘{}’, {} {go} on to the right of the header (line {line}); what stands there has no name \
                 and was left out.",
                self.name,
                counted(rows, "row")
            ));
        }
        remarks
    }

    pub(super) fn add_remarks(&mut self, remarks: Vec<String>) {
        self.remarks.extend(remarks);
    }

    pub fn expect_columns(&mut self, columns: usize) {
        self.columns = columns;
    }

    pub fn next(&mut self, record: &mut ByteRecord) -> Option<u64> {
        record.clear();
        let &(line, last) = self.rows.ends.get(self.at)?;
        let first = self.at.checked_sub(1).map_or(0, |before| self.rows.ends[before].1) as usize;
        let mut start = first.checked_sub(1).map_or(0, |before| self.rows.cell_ends[before]) as usize;
        for &end in &self.rows.cell_ends[first..last as usize] {
            record.push_field(&self.rows.bytes[start..end as usize]);
            start = end as usize;
        }
        self.at += 1;
        let line = u64::from(line);
        self.check(record, line);
        Some(line)
    }

    /// Makes a row as long as the header: a sheet keeps no blank cells at the end of a row, and what stands to the right of
    /// the header has no name.
    pub fn check(&mut self, record: &mut ByteRecord, line: u64) {
        if self.columns == 0 {
            return;
        }
        while record.len() < self.columns {
            record.push_field(b"");
        }
        if record.iter().skip(self.columns).any(|field| !field.trim_ascii().is_empty()) {
            let (rows, first) = self.beyond;
            self.beyond = (rows + 1, if rows == 0 { line } else { first });
        }
        record.truncate(self.columns);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(cells: &[&str]) -> Vec<Vec<u8>> {
        cells.iter().map(|cell| cell.as_bytes().to_vec()).collect()
    }

    #[test]
    fn rows_come_back_as_long_as_the_header_with_their_lines() {
        let mut rows = Rows::default();
        rows.add(1, &cells(&["area", "value", "note"]));
        rows.add(2, &cells(&["", " ", ""]));
        rows.add(7, &cells(&["", "5", "", ""]));
        rows.add(8, &cells(&["1", "2", "3", "4"]));
        let mut sheet = Sheet::new(Path::new("a.xlsx"), "Data".to_owned(), rows, Vec::new());
        let mut record = ByteRecord::new();
        assert_eq!(sheet.next(&mut record), Some(1));
        sheet.expect_columns(3);
        assert_eq!(sheet.next(&mut record), Some(7));
        assert_eq!(record, vec!["", "5", ""]);
        assert_eq!(sheet.next(&mut record), Some(8));
        assert_eq!(record, vec!["1", "2", "3"]);
        assert_eq!(
            sheet.remarks(),
            [
                "On the sheet ‘Data’, 1 row goes on to the right of the header (line 8); what stands there has no name and \
              was left out."
            ]
        );
        assert_eq!(sheet.next(&mut record), None);
    }
}
