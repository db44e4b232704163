//! What readers share whose rows have several figures, each in a column of its own.

use super::token::Cell;
use crate::import::table::{
    AreaAt, Figures, Gathering, GroupAt, IndicatorAt, Observation, PeriodAt, RowOutcome,
};
use crate::model::Flag;

/// What one figure of a row is of.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub indicator: IndicatorAt,
    pub area: AreaAt,
    pub group: GroupAt,
    pub period: PeriodAt,
    /// What a mark beside the period says of the figure.
    pub marked: Option<Flag>,
}

/// Takes the figure of a cell, with the limits and counts that stand beside it.
pub(super) fn take(place: Place, cell: Cell<'_>, beside: Figures, out: &mut Gathering) {
    let Place { indicator, area, group, period, marked } = place;
    let note = cell.note.map(|note| out.own_note(&note.text()));
    let figures = Figures { value: cell.value, ..beside };
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
