//! Tidy.

use super::Header;
use crate::import::gather::{Fate, Gathering};
use csv::ByteRecord;

/// Reads the rows of Tidy.
#[derive(Debug)]
pub(in crate::import) struct Tidy {}

impl Tidy {
    /// The reader for a table with this header, where it has this layout.
    pub fn of(header: &Header, remarks: &mut Vec<String>) -> Option<Self> {
        let _ = (header, remarks);
        None
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> Fate {
        let _ = (record, out);
        Fate::NotChosen
    }
}
