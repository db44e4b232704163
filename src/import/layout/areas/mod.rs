//! Tables of areas: our own, with code and name, and the lookups of the Office for National Statistics and of the
//! indices of deprivation, where one row names an area at several levels.

mod levels;
mod numbers;
mod own;

#[cfg(test)]
mod tests;

use crate::import::table::{ColumnSearch, Gathering, RowOutcome};
use csv::ByteRecord;
use levels::Levels;
use own::Own;

/// Reads the rows of a table of areas.
#[derive(Debug)]
pub(in crate::import) enum Areas {
    /// One area a row, with code and name.
    Own(Own),
    /// One area a row, with the areas it lies in.
    Levels(Levels),
}

impl Areas {
    /// The reader for a table with this header, where it has this layout and no figures.
    pub fn of(search: &mut ColumnSearch<'_>) -> Option<Self> {
        const FIGURES: [&str; 5] = ["value", "observation", "obs_value", "indicator", "indicator id"];
        // What has a time is about figures, however its columns are called.
        const TIMES: [&str; 4] = ["period", "year", "month", "quarter"];
        let has_time =
            search.header.plain_names().iter().any(|name| TIMES.iter().any(|time| name.contains(time)));
        if search.header.has(&FIGURES) || has_time {
            return None;
        }
        match Own::of(search) {
            Some(own) => Some(Self::Own(own)),
            None => Levels::of(search).map(Self::Levels),
        }
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> RowOutcome {
        match self {
            Self::Own(own) => own.row(record, out),
            Self::Levels(levels) => levels.row(record, out),
        }
    }
}
