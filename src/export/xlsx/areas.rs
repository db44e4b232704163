//! The sheet of the areas: those that were chosen, and what they lie in, with all that an import needs to make them again.

use super::sheet::{Table, heading};
use crate::export::table::{Cell, Found};
use crate::model::own_tables::OF_AREAS;
use crate::model::{Area, AreaId, Member, Scorecard, Word};
use std::collections::HashSet;

const AREA: [&str; 7] = ["code", "name", "kind", "parent", "population", "footprint", "deprivation_decile"];

/// The table of them, in the order of the scorecard.
pub(super) fn table(found: Found<'_>) -> Table<'_> {
    let scorecard = found.scorecard;
    let taken = taken(found);
    let rows: Vec<Vec<Cell>> = scorecard
        .areas()
        .filter(|(id, _)| taken.contains(id))
        .zip(1..)
        .map(|((_, area), order)| row(scorecard, &taken, area, order))
        .collect();
    let headings = AREA.iter().chain(&OF_AREAS).map(|column| heading(column)).collect();
    Table { name: "Areas", headings, rows: Box::new(rows.into_iter()) }
}

/// The chosen areas, whatever they lie in, and the system and the nation; of all areas all.
fn taken(found: Found<'_>) -> HashSet<AreaId> {
    let scorecard = found.scorecard;
    let chosen = scorecard.areas().map(|(id, _)| id).filter(|id| found.choice.has_area(*id));
    let chosen = chosen.chain([scorecard.system(), scorecard.national()]);
    chosen.flat_map(|id| scorecard.upwards(id)).collect()
}

fn row(scorecard: &Scorecard, taken: &HashSet<AreaId>, area: &Area, order: u32) -> Vec<Cell> {
    let code = |id: AreaId| Cell::text(Some(&scorecard.area(id).code));
    // What is not in the sheet is known by its name, as it is of areas elsewhere.
    let member = |member: &Member| match member {
        Member::Area(id) if taken.contains(id) => code(*id),
        Member::Area(id) => Cell::text(Some(&scorecard.area(*id).name)),
        Member::Named(name) => Cell::text(Some(name)),
    };
    let succession = |before: &crate::model::Succession| {
        let on = before.on.as_ref().map(|on| format!(" {}", on.label())).unwrap_or_default();
        Cell::Text(format!("{}{on}", before.code))
    };
    vec![
        Cell::text(Some(&area.code)),
        Cell::text(Some(&area.name)),
        Cell::text(Some(area.kind.as_str())),
        area.parent.map_or(Cell::Blank, code),
        Cell::number(area.population),
        Cell::text(area.footprint.map(Word::as_str)),
        Cell::number(area.deprivation_decile.map(f64::from)),
        Cell::Number(f64::from(order)),
        area.peers.filter(|id| taken.contains(id)).map_or(Cell::Blank, code),
        Cell::Several(area.members.iter().map(member).collect()),
        Cell::Several(area.hex.into_iter().flatten().map(Cell::Number).collect()),
        Cell::Several(area.succeeds.iter().map(succession).collect()),
        Cell::text(area.until.as_ref().map(crate::model::PlainDate::label)),
    ]
}
