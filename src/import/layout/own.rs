//! Tables that the program itself wrote. What it made of figures is not taken for figures.

use super::long::{Column, Columns};
use crate::import::table::{ColumnSearch, Header, plain};
use crate::model::own_tables::{INDICATOR_ID, JUDGED, MADE};

/// Why a table has nothing to take, where it was made of figures.
pub(super) fn made_of_figures(header: &Header) -> Option<String> {
    let is_such = |columns: &[&str; 2]| columns.iter().all(|column| header.has(&[column]));
    MADE.iter().any(is_such).then(|| {
        "This was made by Placecard from figures and is no data; import the observations instead (placecard export)."
            .to_owned()
    })
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
