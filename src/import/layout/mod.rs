//! The layouts that publishers use, recognised by their headers. Columns are found by name, never by position.

mod area_kind;
mod areas;
mod ees;
mod fields;
mod fingertips;
mod flags;
mod indicators;
mod measure;
mod named;
mod ons;
mod period;
mod recognise;

mod tidy;
mod token;

pub(super) use recognise::{Recognised, recognise};
pub(super) use token::number;

use crate::import::table::{Gathering, RowOutcome};
use csv::ByteRecord;

/// Turns the rows of one table into observations, or into what is known about areas or indicators.
pub(super) enum RowReader {
    /// Fingertips.
    Fingertips(Box<fingertips::Fingertips>),
    /// Explore Education Statistics.
    Ees(ees::Ees),
    /// Explore Local Statistics.
    Ons(ons::Ons),
    /// Tidy.
    Tidy(tidy::Tidy),
    /// Areas.
    Areas(areas::Areas),
    /// Indicators.
    Indicators(indicators::Indicators),
}

impl RowReader {
    /// Takes in one row and says what became of it.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> RowOutcome {
        match self {
            Self::Fingertips(reader) => reader.row(record, out),
            Self::Ees(reader) => reader.row(record, out),
            Self::Ons(reader) => reader.row(record, out),
            Self::Tidy(reader) => reader.row(record, out),
            Self::Areas(reader) => reader.row(record, out),
            Self::Indicators(reader) => reader.row(record, out),
        }
    }
}
