//! A table that was written to be filled in, as a spreadsheet has saved it since: with semicolons or tabs, in UTF-16, its
//! header in capitals, a title above it. It is read as the sources are, so that whatever answers can be taken from can
//! also be written to again.

use super::error::ImportError;
use super::gather::ROWS_ABOVE_HEADER;
use super::layout::{FirstRows, recognise};
use super::source::{self, Records};
use super::table::{Header, Layout, plain};
use crate::model::Progress;
use csv::ByteRecord;
use std::path::Path;

/// The rows of a table as text.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedTable {
    /// All that are not blank, those above the header included.
    pub rows: Vec<Vec<String>>,
    /// The position of the header; the first row where no header is known.
    pub header: usize,
    /// What the header says the table is.
    pub layout: Option<Layout>,
}

impl SavedTable {
    /// Reads a table of text.
    ///
    /// # Errors
    /// Where it cannot be read, or is a workbook, which is never written.
    pub fn read(file: &Path) -> Result<Self, ImportError> {
        let progress = Progress::default();
        let mut rows: Vec<Vec<String>> = Vec::new();
        for mut records in source::open(file, &progress)? {
            if let Records::Sheet(_) = records {
                let sentence =
                    "This is a workbook, and only text is written to; save it as CSV, and give that.";
                return Err(ImportError::input(file, None, sentence));
            }
            let mut record = ByteRecord::new();
            while records.next(&mut record)?.is_some() {
                rows.push(record.iter().map(|field| source::text(field).0.into_owned()).collect());
            }
        }
        let layout_of = |row: &Vec<String>| {
            let names = row.iter().map(|name| name.trim().to_owned()).collect();
            recognise(&Header::new(names), &FirstRows::default(), None)
                .ok()
                .map(|recognised| recognised.layout)
        };
        let first_rows = rows.iter().take(ROWS_ABOVE_HEADER).enumerate();
        let found = { first_rows }.find_map(|(at, row)| Some((at, layout_of(row)?)));
        let (header, layout) = found.map_or((0, None), |(at, layout)| (at, Some(layout)));
        Ok(Self { rows, header, layout })
    }

    /// The column of this name, compared as the names of sources are.
    pub fn column(&self, name: &str) -> Option<usize> {
        let name = plain(name);
        self.rows.get(self.header)?.iter().position(|column| plain(column) == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_however_a_spreadsheet_saved_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("asked.csv");
        let saved = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            SavedTable::read(&path)
        };
        let text = "INDICATOR;Kind;unit\ntidy:Walks;rate;M\u{f4}n, 5\n";
        let rows = [["INDICATOR", "Kind", "unit"], ["tidy:Walks", "rate", "M\u{f4}n, 5"]];
        let tabs = text.replace(';', "\t");
        let utf_16: Vec<u8> = format!("\u{feff}{tabs}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let windows: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
        for bytes in [text.as_bytes(), tabs.as_bytes(), &utf_16, &windows] {
            let table = saved(bytes).unwrap();
            assert_eq!(table.rows, rows);
            assert_eq!((table.header, table.layout), (0, Some(Layout::Indicators)));
            assert_eq!((table.column("indicator"), table.column("kind")), (Some(0), Some(1)));
        }
        let titled = saved(b"To be filled in,,\ncode,name,kind\nE08000002,Bury,\n").unwrap();
        assert_eq!((titled.header, titled.layout, titled.rows.len()), (1, Some(Layout::Areas), 3));
        assert_eq!(saved(b"item,decision\n1,none\n").unwrap().layout, None);
        let workbook = crate::import::source::fixture::workbook(&[("Sheet1", &[&["indicator", "kind"]])]);
        assert!(saved(&workbook).unwrap_err().to_string().contains("save it as CSV"));
        assert!(saved(b"indicator,kind\n\"x,y\n").is_err());
    }
}
