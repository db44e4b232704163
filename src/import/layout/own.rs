//! Tables that the program itself wrote. What it made of figures is not taken for figures.

use crate::import::table::{ColumnSearch, Header, plain};
use crate::model::own_tables::{JUDGED, MADE};

/// Why a table has nothing to take, where it was made of figures.
pub(super) fn made_of_figures(header: &Header) -> Option<String> {
    let is_such = |columns: &[&str; 2]| columns.iter().all(|column| header.has(&[column]));
    MADE.iter().any(is_such).then(|| {
        "This was made by Placecard from figures and is no data; import the observations instead (placecard export)."
            .to_owned()
    })
}

/// Leaves alone what stands beside the observations of an export, for it was made of them.
pub(super) fn leave_judgements(search: &mut ColumnSearch<'_>) {
    let header = search.header;
    if !JUDGED.iter().all(|column| header.has(&[column])) {
        return;
    }
    let judged = JUDGED.map(plain);
    for (at, name) in header.plain_names().iter().enumerate() {
        if judged.contains(name) {
            search.mark(at);
        }
    }
}
