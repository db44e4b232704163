//! Tables of areas: our own, with code and name, and the lookups of the Office for National Statistics and of the
//! indices of deprivation, where one row names an area at several levels.

mod levels;
mod own;

#[cfg(test)]
mod tests;

use super::Header;
use crate::import::gather::{AreaFound, Fate, Gathering};
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
    pub fn of(header: &Header) -> Option<Self> {
        const FIGURES: [&str; 7] =
            ["value", "observation", "obs_value", "period", "time period", "indicator", "indicator id"];
        if header.has(&FIGURES) {
            return None;
        }
        Own::of(header).map(Self::Own).or_else(|| Levels::of(header).map(Self::Levels))
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> Fate {
        match self {
            Self::Own(own) => own.row(record, out),
            Self::Levels(levels) => levels.row(record, out),
        }
    }
}

/// The column that holds residents, where there is one.
fn population(header: &Header) -> Option<usize> {
    let known = header.find(&["population", "residents", "total population"]);
    // `Total population: mid 2015 (excluding prisoners)`, as the indices of deprivation have it.
    known.or_else(|| header.find_by(|name| name.starts_with("totalpopulation")))
}

/// The column that holds deprivation deciles, where there is one.
fn decile(header: &Header) -> Option<usize> {
    let known = header.find(&["deprivation decile", "imd decile", "decile"]);
    known.or_else(|| {
        header.find_by(|name| name.starts_with("indexofmultipledeprivation") && name.contains("decile"))
    })
}

/// Residents and deprivation decile of a row. A decile that is none is said and left.
fn numbers(
    record: &ByteRecord,
    [people, decile]: [Option<usize>; 2],
    area: &mut AreaFound,
    out: &mut Gathering,
) {
    use super::fields::{field, given};
    use super::token::number;
    area.population = number(field(record, people)).filter(|people| *people >= 0.0);
    let said = given(record, decile);
    if said.is_empty() {
        return;
    }
    match number(said).filter(|decile| (1.0..=10.0).contains(decile) && decile.fract() == 0.0) {
        Some(decile) => area.deprivation_decile = Some(decile as u8),
        None => {
            let line = out.line();
            out.remark(format!(
                "Line {line}: a deprivation decile is not a whole number from 1 to 10; such were left."
            ));
        }
    }
}
