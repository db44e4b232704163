//! What readers share whose rows have several figures, each in a column of its own.

use super::long::{clearer, noted};
use super::part::Level;
use super::token::Cell;
use crate::import::table::{Figures, Gathering, NoteAt, Observation, Place, RowOutcome};
use crate::model::Flag;

/// What to know of all the figures of a row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Remarks {
    pub flag: Option<Flag>,
    pub note: Option<NoteAt>,
    /// What a mark beside the period says.
    pub marked: Option<Flag>,
}

/// Takes the figure of a cell, with the limits and counts that stand beside it, and with what its row says of it; `level` is
/// what its header says of limits.
pub(super) fn take(
    place: Place,
    of_row: Remarks,
    (cell, level): (Cell<'_>, Level),
    beside: Figures,
    out: &mut Gathering,
) {
    let Place { indicator, area, group, period } = place;
    let note = noted(of_row.note, cell.note, out);
    let mut figures = Figures { value: cell.value, ..beside };
    cell.give_rest(level, &mut figures, out);
    let flag = clearer(cell, of_row.flag).or(of_row.marked);
    let observation = Observation { indicator, area, group, period, figures, flag, note, verdict: None };
    out.push(&observation, cell.signs);
}

/// What became of a row, by whether any of its columns was chosen, and any figure of those taken.
pub(super) fn outcome(chosen: bool, taken: bool) -> RowOutcome {
    match (chosen, taken) {
        (false, _) => RowOutcome::NotChosen,
        (true, false) => RowOutcome::Skipped("no figure in it is a number or a known sign".into()),
        (true, true) => RowOutcome::Taken,
    }
}
