//! Ons.

use super::Header;
use crate::import::gather::{Fate, Gathering};
use csv::ByteRecord;

/// Reads the rows of Ons.
#[derive(Debug)]
pub(in crate::import) struct Ons {}

impl Ons {
    /// The reader for a table with this header, where it has this layout.
    pub fn of(header: &Header) -> Option<Self> {
        let _ = header;
        None
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> Fate {
        let _ = (record, out);
        Fate::NotChosen
    }
}
