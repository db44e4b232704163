//! One block of a document as text: what is in it, and the same with everything that goes into it.

use super::cell::{COLUMNS, NULL, said, text};
use super::table::{Block, What};
use crate::edit::{field, members, plain, with_periods};
use crate::model::{Period, PeriodKind, Scope, Word};
use std::collections::BTreeMap;
use std::ops::Range;

/// The periods of a block; none where one of them is no period of this kind.
pub fn periods(block: &str, kind: PeriodKind) -> Option<Vec<Period>> {
    let list = field(block, "periods")?;
    members(list).into_iter().map(|span| Period::parse(kind, &plain(&list[span.value])).ok()).collect()
}

/// The areas of a block with the items of their columns; a column that is not there is empty.
pub fn rows(block: &str) -> Vec<(String, [Vec<&str>; 8])> {
    let list = field(block, "rows").unwrap_or_default();
    members(list).into_iter().map(|span| row(&list[span.value])).collect()
}

fn row(row: &str) -> (String, [Vec<&str>; 8]) {
    let mut area = String::new();
    let mut columns: [Vec<&str>; 8] = Default::default();
    for span in members(row) {
        let value = &row[span.value];
        if span.name == "area" {
            area = plain(value).into_owned();
        } else if let Some(column) = COLUMNS.iter().position(|name| *name == span.name) {
            columns[column] = members(value).into_iter().map(|item| &value[item.value]).collect();
        }
    }
    (area, columns)
}

/// Dimension and group.
type Group<'a> = (&'a str, &'a str);

/// What goes into a row: by column, positions with what is written there.
type Changes = BTreeMap<usize, Vec<(usize, String)>>;

/// The text of a block that is new.
pub fn new(indicator: &str, breakdown: Option<(Group<'_>, Option<Scope>)>, block: &Block<'_>) -> String {
    let breakdown = breakdown.map_or_else(String::new, |((by, group), scope)| {
        let scope = scope.map(|scope| format!(r#", "scope": {}"#, text(scope.as_str()))).unwrap_or_default();
        format!(r#""breakdown": {{"by": {}, "group": {}{scope}}}, "#, text(by), text(group))
    });
    let periods: Vec<String> = block.periods.iter().map(|period| text(&period.to_string())).collect();
    let mut changes = changes(block);
    let rows: Vec<String> = (block.rows.iter().enumerate())
        .map(|(at, area)| new_row(area, changes.remove(&at).unwrap_or_default(), block.periods.len()))
        .collect();
    let (indicator, periods, rows) = (text(indicator), periods.join(", "), rows.join(", "));
    format!(r#"{{"indicator": {indicator}, {breakdown}"periods": [{periods}], "rows": [{rows}]}}"#)
}

/// The text of a block with what goes into it. What is not touched keeps its writing.
pub fn rebuilt(old: &str, block: &Block<'_>) -> String {
    let length = block.periods.len();
    let old = if length == block.old_periods.len() {
        old.to_owned()
    } else {
        with_periods(old, &block.periods.iter().map(Period::to_string).collect::<Vec<_>>())
    };
    let Some(list) = members(&old).into_iter().find(|span| span.name == "rows") else { return old };
    let list = list.value;
    let spans = members(&old[list.clone()]);
    let mut splices = Vec::new();
    for (at, changes) in changes(block) {
        if let Some(span) = spans.get(at) {
            let start = list.start + span.value.start;
            change_row(&old[list.clone()][span.value.clone()], start, changes, length, &mut splices);
        } else if let Some(area) = block.rows.get(at) {
            let row = new_row(area, changes, length);
            splices.push(match &spans[..] {
                [] => (list.start + 1..list.start + 1, if at == 0 { row } else { format!(", {row}") }),
                [.., last] => {
                    let before = spans.len().checked_sub(2).map_or(1, |before| spans[before].value.end);
                    let lead = old[list.start + before..list.start + last.value.start]
                        .trim_start_matches([' ', ',']);
                    let lead = if lead.is_empty() { " " } else { lead };
                    let end = list.start + last.value.end;
                    (end..end, format!(",{lead}{row}"))
                }
            });
        }
    }
    spliced(&old, splices)
}

/// What is written into each row, by its position.
fn changes(block: &Block<'_>) -> BTreeMap<usize, Changes> {
    let mut rows: BTreeMap<usize, Changes> = BTreeMap::new();
    for write in &block.writes {
        let Ok(at) = block.periods.binary_search(&write.period) else { continue };
        let row = rows.entry(write.row).or_default();
        let mut set = |column: usize, json: String| row.entry(column).or_default().push((at, json));
        match &write.what {
            What::Figure(figure) => {
                let said = said(figure).into_iter().enumerate();
                said.filter(|(_, json)| json != NULL)
                    .for_each(|(column, json)| set(column, json.into_owned()));
            }
            What::Columns(changes) => {
                for (column, json) in changes {
                    set(*column, json.clone());
                }
            }
        }
    }
    rows
}

fn new_row(area: &str, mut changes: Changes, length: usize) -> String {
    // Every row has values, even where each of them is missing.
    changes.entry(0).or_default();
    let columns = changes
        .into_iter()
        .map(|(column, items)| format!(r#", "{}": {}"#, COLUMNS[column], list(items, length)));
    format!(r#"{{"area": {}{}}}"#, text(area), columns.collect::<String>())
}

/// A list of nulls but for these items.
fn list(items: Vec<(usize, String)>, length: usize) -> String {
    let mut all = vec![NULL.to_owned(); length];
    for (at, json) in items {
        all[at] = json;
    }
    format!("[{}]", all.join(", "))
}

/// What changes in the text of a row that begins at `start`. A column that is not there is made, after those that are
/// written before it.
fn change_row(
    row: &str,
    start: usize,
    changes: Changes,
    length: usize,
    splices: &mut Vec<(Range<usize>, String)>,
) {
    let fields = members(row);
    let place = |column: usize| {
        fields.iter().find(|span| span.name == COLUMNS[column]).map(|span| span.value.clone())
    };
    let moved = |range: Range<usize>| start + range.start..start + range.end;
    for (column, items) in changes {
        match place(column) {
            Some(value) if &row[value.clone()] != NULL => {
                let spans = members(&row[value.clone()]);
                for (at, json) in items {
                    if let Some(item) = spans.get(at) {
                        splices.push((
                            moved(value.start + item.value.start..value.start + item.value.end),
                            json,
                        ));
                    }
                }
            }
            Some(value) => splices.push((moved(value), list(items, length))),
            None => {
                let before =
                    (0..column).rev().find_map(place).or(fields.last().map(|last| last.value.clone()));
                let end = before.map_or(1, |before| before.end);
                let made = format!(r#", "{}": {}"#, COLUMNS[column], list(items, length));
                splices.push((moved(end..end), made));
            }
        }
    }
}

/// The text with pieces of it replaced; those of one place stay in their order.
fn spliced(text: &str, mut splices: Vec<(Range<usize>, String)>) -> String {
    splices.sort_by_key(|(at, _)| at.start);
    let mut new = String::with_capacity(text.len());
    let mut passed = 0;
    for (at, piece) in splices {
        new.push_str(&text[passed..at.start]);
        new.push_str(&piece);
        passed = at.end;
    }
    new + &text[passed..]
}
