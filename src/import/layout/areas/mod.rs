//! Tables of areas: our own, with code and name, and the lookups of the Office for National Statistics and of the
//! indices of deprivation, where one row names an area at several levels.

mod levels;
mod numbers;
mod own;

#[cfg(test)]
mod tests;

use super::period;
use super::sample::holds_figures;
use crate::import::table::{ColumnSearch, Gathering, RowOutcome};
use csv::ByteRecord;
use levels::Levels;
use own::Own;

/// Reads the rows of a table of areas.
#[derive(Debug)]
pub(in crate::import) enum Areas {
    /// One area a row, with code and name.
    Own(Box<Own>),
    /// One area a row, with the areas it lies in.
    Levels(Levels),
}

impl Areas {
    /// The reader for a table with this header, where it has this layout and no figures.
    pub fn of(search: &mut ColumnSearch<'_>, sample: &[ByteRecord]) -> Option<Self> {
        const FIGURES: [&str; 5] = ["value", "observation", "obs_value", "indicator", "indicator id"];
        // What has a time is about figures, however its columns are called.
        const TIMES: [&str; 4] = ["period", "year", "month", "quarter"];
        let has_time =
            search.header.plain_names().iter().any(|name| TIMES.iter().any(|time| name.contains(time)));
        // Of a header of two rows, the lower one may hold the periods.
        let is_period =
            |name: &String| name.rsplit(": ").next().is_some_and(|last| period::label(last).is_ok());
        let has_periods = search.header.names().iter().any(is_period);
        if search.header.has(&FIGURES) || has_time || has_periods {
            return None;
        }
        match Own::of(search) {
            Some(own) if own.says_what_areas_are() || !has_figures(search, sample) => {
                Some(Self::Own(own.into()))
            }
            Some(_) => None,
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

/// Columns of numbers in tables of areas that are no figures: positions on a map, sizes, keys of databases.
const OF_MAPS: [&str; 16] = [
    "objectid",
    "fid",
    "id",
    "x",
    "y",
    "easting",
    "northing",
    "bnge",
    "bngn",
    "lat",
    "long",
    "latitude",
    "longitude",
    "shapearea",
    "shapelength",
    "hectares",
];

/// Whether a column that is not known holds figures.
fn has_figures(search: &ColumnSearch<'_>, sample: &[ByteRecord]) -> bool {
    let names = search.header.plain_names().iter().enumerate();
    let free = names.filter(|(at, name)| search.is_free(*at) && !name.is_empty());
    let mut free = free.filter(|(_, name)| !OF_MAPS.contains(&name.as_str()) && !name.starts_with("starea"));
    free.any(|(at, _)| holds_figures(sample, at))
}
