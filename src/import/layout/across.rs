//! What readers share whose rows have several figures, each in a column of its own.

use super::part::Level;
use super::token::Cell;
use crate::import::table::{Figures, Gathering, Observation, Place, RowOutcome};
use crate::model::Flag;

/// Takes the figure of a cell, with the limits and counts that stand beside it, and with what a mark beside the period says;
/// `level` is what its header says of limits.
pub(super) fn take(
    place: Place,
    marked: Option<Flag>,
    (cell, level): (Cell<'_>, Level),
    beside: Figures,
    out: &mut Gathering,
) {
    let Place { indicator, area, group, period } = place;
    let note = cell.note.map(|note| out.own_note(&note.text()));
    let mut figures = Figures { value: cell.value, ..beside };
    cell.give_limits(level, &mut figures, out);
    let flag = cell.flag.or(marked);
    let observation = Observation { indicator, area, group, period, figures, flag, note, verdict: None };
    out.push(&observation, cell.unit);
}

/// What became of a row, by whether any of its columns was chosen, and any figure of those taken.
pub(super) fn outcome(chosen: bool, taken: bool) -> RowOutcome {
    match (chosen, taken) {
        (false, _) => RowOutcome::NotChosen,
        (true, false) => RowOutcome::Skipped("no figure in it is a number or a known sign".into()),
        (true, true) => RowOutcome::Taken,
    }
}
