//! The sheets of what was judged: the tables of the command line, with the names beside the ids.

use super::sheet::{Table, heading};
use crate::export::table::columns::{self, Columns};
use crate::export::table::{Cell, Found};
use crate::model::{Indicator, Scorecard};
use serde::Serialize;
use std::collections::HashMap;

/// The columns that hold values of the indicator of their row, or differences of such.
const OF_THE_INDICATOR: [&str; 30] = [
    "value",
    "lower",
    "upper",
    "benchmark.value",
    "benchmark.difference",
    "change.from_previous",
    "change.from_first",
    "spc.mean",
    "spc.lower_limit",
    "spc.upper_limit",
    "best_tenth.value",
    "best_tenth.gap",
    "gradient.slope_index",
    "gradient.slope_lower",
    "gradient.slope_upper",
    "before",
    "after",
    "change",
    "comparators_change",
    "difference",
    "origin_change",
    "pre_trend",
    "pre_trend_lower",
    "pre_trend_upper",
    "england_change",
    "targets.value",
    "targets.expected_now",
    "targets.needed_pace",
    "targets.own_pace",
    "targets.projected",
];

/// The tables, in the order of their sheets.
pub(super) fn tables(found: Found<'_>) -> [Table<'_>; 4] {
    let scorecard = found.scorecard;
    [
        table("Judgements", scorecard, columns::RESULTS, found.results()),
        table("Look first", scorecard, columns::LOOK_FIRST, found.look_first()),
        table("Judged priorities", scorecard, columns::PRIORITIES, found.priorities()),
        table("Judged interventions", scorecard, columns::INTERVENTIONS, found.interventions()),
    ]
}

fn table<'a, T: Serialize>(
    name: &'static str,
    scorecard: &'a Scorecard,
    columns: Columns,
    records: impl Iterator<Item = T> + 'a,
) -> Table<'a> {
    let names = Names::of(scorecard);
    let with_names = |column: &&str| {
        let beside = Names::has(column).then(|| heading(&format!("{column} name")));
        std::iter::once(heading(column)).chain(beside)
    };
    let headings = columns.iter().flat_map(with_names).collect();
    let row = move |record: T| {
        let cells = columns::cells(columns, &record);
        let indicator = columns.iter().zip(&cells).find(|(column, _)| **column == "indicator");
        let indicator = indicator.and_then(|(_, id)| scorecard.indicator_by_id(&id.plain()));
        let indicator = indicator.map(|id| scorecard.indicator(id));
        let of_column = |(column, cell): (&&'static str, Cell)| {
            let beside = Names::has(column).then(|| names.beside(column, &cell));
            let cell = if OF_THE_INDICATOR.contains(column) { as_figure(indicator, cell) } else { cell };
            std::iter::once(cell).chain(beside)
        };
        columns.iter().zip(cells).flat_map(of_column).collect()
    };
    Table { name, headings, rows: Box::new(records.map(row)) }
}

fn as_figure(indicator: Option<&Indicator>, cell: Cell) -> Cell {
    match (indicator, cell) {
        (Some(indicator), Cell::Number(value)) => Cell::figure(indicator, Some(value)),
        // One of several is itself.
        (_, Cell::Several(mut cells)) if cells.len() == 1 => as_figure(indicator, cells.remove(0)),
        (_, cell) => cell,
    }
}

/// The names of what has an id.
struct Names<'a> {
    scorecard: &'a Scorecard,
    priorities: HashMap<&'a str, &'a str>,
    interventions: HashMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    fn of(scorecard: &'a Scorecard) -> Self {
        let priorities = scorecard.priorities().map(|(_, one)| (one.id.as_str(), one.title.as_str()));
        let interventions = scorecard.interventions().map(|(_, one)| (one.id.as_str(), one.title.as_str()));
        Self { scorecard, priorities: priorities.collect(), interventions: interventions.collect() }
    }

    /// Whether a column holds ids of something that has a name.
    fn has(column: &str) -> bool {
        matches!(
            column,
            "indicator" | "area" | "priority" | "intervention" | "targets.priority" | "indicators.indicator"
        )
    }

    /// The name of what a cell has the id of, or each of the names.
    fn beside(&self, column: &str, cell: &Cell) -> Cell {
        match cell {
            Cell::Several(ids) => Cell::Several(ids.iter().map(|id| self.beside(column, id)).collect()),
            id => self.name(column, &id.plain()),
        }
    }

    fn name(&self, column: &str, id: &str) -> Cell {
        let scorecard = self.scorecard;
        let name = match column {
            "indicator" | "indicators.indicator" => {
                scorecard.indicator_by_id(id).map(|id| scorecard.indicator(id).short.as_str())
            }
            "area" => scorecard.area_by_code(id).map(|id| scorecard.area(id).name.as_str()),
            "priority" | "targets.priority" => self.priorities.get(id).copied(),
            _ => self.interventions.get(id).copied(),
        };
        Cell::text(name)
    }
}
