//! Residents and deprivation deciles of areas.

use super::super::fields::number;
use crate::import::table::{ColumnSearch, FoundArea, Gathering};
use csv::ByteRecord;

/// The columns of residents and deprivation deciles, where a table has them.
#[derive(Debug)]
pub(super) struct Numbers {
    residents: Option<usize>,
    decile: Option<usize>,
    names: Vec<String>,
    /// Whether it was said that residents, or a decile, cannot be what they are given as.
    said: [bool; 2],
}

impl Numbers {
    /// The columns of a table.
    pub fn of(search: &mut ColumnSearch<'_>) -> Self {
        // `Total population: mid 2015 (excluding prisoners)`, as the indices of deprivation have it.
        let residents = search
            .find(&["population", "residents", "total population"])
            .or_else(|| search.find_by(|name| name.starts_with("totalpopulation")));
        let decile = search.find(&["deprivation decile", "imd decile", "decile"]).or_else(|| {
            search.find_by(|name| name.starts_with("indexofmultipledeprivation") && name.contains("decile"))
        });
        let names = search.header.names().to_vec();
        Self { residents, decile, names, said: [false; 2] }
    }

    /// Whether there is any.
    pub fn any(&self) -> bool {
        self.residents.or(self.decile).is_some()
    }

    /// Fills in what a row says. What cannot be is left, and said once for each column.
    pub fn fill(&mut self, record: &ByteRecord, area: &mut FoundArea, out: &mut Gathering) {
        let Self { residents, decile, names, said } = self;
        let residents = number(record, *residents, names, out);
        area.population = residents.filter(|residents| *residents >= 0.0);
        let decile = number(record, *decile, names, out);
        let is_decile = |decile: &f64| (1.0..=10.0).contains(decile) && decile.fract() == 0.0;
        area.deprivation_decile = decile.filter(is_decile).map(|decile| decile as u8);
        let failed = [
            (residents.is_some() && area.population.is_none(), "residents are below zero"),
            (
                decile.is_some() && area.deprivation_decile.is_none(),
                "a deprivation decile is not a whole number from 1 to 10",
            ),
        ];
        for ((fails, why), said) in failed.into_iter().zip(said) {
            if fails && !std::mem::replace(said, true) {
                let line = out.line();
                out.remark(format!("Line {line}: {why}; those were left out."));
            }
        }
    }
}
