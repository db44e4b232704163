//! Ees.

use super::Header;
use crate::import::gather::{Fate, Gathering};
use csv::ByteRecord;

/// Reads the rows of Ees.
#[derive(Debug)]
pub(in crate::import) struct Ees {}

impl Ees {
    /// The reader for a table with this header, where it has this layout.
    pub fn of(header: &Header, sample: &[ByteRecord], remarks: &mut Vec<String>) -> Option<Self> {
        let _ = (header, sample, remarks);
        None
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> Fate {
        let _ = (record, out);
        Fate::NotChosen
    }
}
