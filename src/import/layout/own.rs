//! Tables that the program itself wrote. What it made of figures is not taken for figures.

use super::long::{Column, Columns};
use crate::import::source;
use crate::import::table::{ColumnSearch, Header, plain};
use crate::model::own_tables::{
    ABOUT, EXPORTED_ON, INDICATOR_ID, JUDGED, MADE, OF_AREAS, OF_INDICATORS, PLAIN, Plain,
};
use csv::ByteRecord;

/// Why a table has nothing to take, where it was made of figures.
pub(in crate::import) fn made_of_figures(header: &Header) -> Option<String> {
    if plain_table(header).is_some() {
        return Some(
            "This is a sheet of a workbook that Placecard made of a scorecard, and has no figures; import the whole workbook \
             (placecard export)."
                .to_owned(),
        );
    }
    MADE.iter().any(|columns| has_all(header, columns)).then(|| {
        "This was made by Placecard from figures and is no data; import the observations instead (placecard export)."
            .to_owned()
    })
}

fn has_all(header: &Header, columns: &[&str]) -> bool {
    columns.iter().all(|column| header.has(&[column]))
}

/// Which table of what was decided, tried and said it is, where it is one of a workbook.
pub(in crate::import) fn plain_table(header: &Header) -> Option<Plain> {
    PLAIN.iter().find(|(_, columns)| has_all(header, columns)).map(|(of, _)| *of)
}

/// What a sheet about a scorecard says of it, as pairs of a field of the file and what it is; `None` for any other.
pub(in crate::import) fn about_scorecard(rows: &[ByteRecord]) -> Option<Vec<(&'static str, String)>> {
    let lines = || {
        rows.iter().map(|row| {
            let cell = |at| source::text(row.get(at).unwrap_or_default().trim_ascii()).0.into_owned();
            [cell(0), cell(1)]
        })
    };
    let is_such = lines().next()?[0] == ABOUT[0].0 && lines().any(|line| line[0] == EXPORTED_ON);
    let said = |[name, what]: [String; 2]| {
        let (_, field) = ABOUT.iter().find(|(known, _)| *known == name)?;
        Some((*field, what)).filter(|(_, what)| !what.is_empty())
    };
    is_such.then(|| lines().filter_map(said).collect())
}

/// Whether a table has the areas of a whole scorecard.
pub(super) fn is_of_areas(header: &Header) -> bool {
    OF_AREAS.iter().all(|column| header.has(&[column]))
}

/// Whether a table has the indicators of a whole scorecard.
pub(super) fn is_of_indicators(header: &Header) -> bool {
    OF_INDICATORS.iter().all(|column| header.has(&[column]))
}

/// Whether a table has the observations of an export.
pub(super) fn is_of_observations(header: &Header) -> bool {
    JUDGED.iter().all(|column| header.has(&[column]))
}

/// Takes the observations of an export by the ids of their indicators, whatever these are called by now.
pub(super) fn know_by_ids(search: &mut ColumnSearch<'_>, columns: &mut Columns) {
    if !is_of_observations(search.header) {
        return;
    }
    if let Some(ids) = search.take(INDICATOR_ID) {
        columns.set(Column::IndicatorName, columns.at(Column::Indicator));
        columns.set(Column::Indicator, Some(ids));
    }
}

/// Leaves alone what stands beside the observations of an export, for it was made of them.
pub(super) fn leave_judgements(search: &mut ColumnSearch<'_>) {
    let header = search.header;
    if !is_of_observations(header) {
        return;
    }
    let judged = JUDGED.map(plain);
    for (at, name) in header.plain_names().iter().enumerate() {
        if judged.contains(name) {
            search.mark(at);
        }
    }
}
