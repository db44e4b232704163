//! Blocks of observations brought to the same periods, so that they can be compared cell by cell.

use super::place::{Known, keyed};
use super::spans::{Kind, field, kind, members, plain};
use super::splice::{Splice, splice};

/// The period labels of a block.
pub(super) fn periods(block: &str) -> Vec<String> {
    let list = field(block, "periods").unwrap_or_default();
    members(list).into_iter().map(|span| plain(&list[span.value]).into_owned()).collect()
}

/// All labels of several lists, in order. Labels of one indicator are in order of time when they are in that of their
/// letters.
pub(super) fn union<'l>(lists: impl IntoIterator<Item = &'l [String]>) -> Vec<String> {
    let mut all: Vec<String> = lists.into_iter().flatten().cloned().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A block with these periods, among which are all of its own. Every list of a row that is as long as the periods were
/// gets a null for each new one, those of unknown fields too; all else stays as it is written.
pub(crate) fn with_periods(block: &str, periods: &[String]) -> String {
    let old = self::periods(block);
    let mut splices = Vec::new();
    for span in members(block) {
        match span.name.as_str() {
            "periods" => {
                let label = |label: &str| serde_json::Value::from(label).to_string();
                stretch(block, span.value.start, &old, periods, label, &mut splices);
            }
            "rows" => {
                for (_, row) in keyed(&block[span.value.clone()], Known::OTHER) {
                    let row = span.value.start + row.start..span.value.start + row.end;
                    for column in members(&block[row.clone()]) {
                        let text = &block[row.clone()][column.value.clone()];
                        if kind(text) == Kind::List && members(text).len() == old.len() {
                            let null = |_: &str| "null".to_owned();
                            stretch(block, row.start + column.value.start, &old, periods, null, &mut splices);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    splice(block, &splices).text
}

/// Adds an item for each new label to the list that begins at `start`.
fn stretch(
    block: &str,
    start: usize,
    old: &[String],
    new: &[String],
    fill: impl Fn(&str) -> String,
    splices: &mut Vec<Splice>,
) {
    let items = members(&block[start..]);
    let mut passed = 0;
    let mut waiting: Vec<String> = Vec::new();
    for label in new {
        if old.get(passed) != Some(label) {
            waiting.push(fill(label));
            continue;
        }
        let at = start + items[passed].value.start;
        add(&std::mem::take(&mut waiting), passed, at, splices, start, &items);
        passed += 1;
    }
    let end = items.last().map_or(start + 1, |last| start + last.value.end);
    add(&waiting, passed, end, splices, start, &items);
}

/// Puts items into a list: before the first of those that are there, or after the one before.
fn add(
    new: &[String],
    passed: usize,
    at: usize,
    splices: &mut Vec<Splice>,
    start: usize,
    items: &[super::spans::Span],
) {
    if new.is_empty() {
        return;
    }
    let joined = new.join(", ");
    let (at, text) = match passed.checked_sub(1) {
        _ if items.is_empty() => (at, joined),
        None => (at, format!("{joined}, ")),
        Some(before) => (start + items[before].value.end, format!(", {joined}")),
    };
    splices.push(Splice { at: at..at, text });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_gets_periods_before_between_and_after_its_own() {
        let block = r#"{"indicator":"a", "periods": ["2020",  "2022"], "rows" : [
            {"area": "E1", "values": [1.50, 1e2 ], "shade": ["x", null], "other": [1], "aliases": []}]}"#;
        let periods: Vec<String> = ["2018", "2019", "2020", "2021", "2022", "2023"].map(str::to_owned).into();
        let expected = r#"{"indicator":"a", "periods": ["2018", "2019", "2020", "2021",  "2022", "2023"], "rows" : [
            {"area": "E1", "values": [null, null, 1.50, null, 1e2, null ], "shade": [null, null, "x", null, null, null], "other": [1], "aliases": []}]}"#;
        assert_eq!(with_periods(block, &periods), expected);
        assert_eq!(self::periods(expected), periods);
        let empty = r#"{"periods": [], "rows": [{"area": "E1", "values": []}]}"#;
        let filled = r#"{"periods": ["2018", "2019"], "rows": [{"area": "E1", "values": [null, null]}]}"#;
        assert_eq!(with_periods(empty, &periods[..2]), filled);
        assert_eq!(union([&periods[2..4], &periods[..3]]), periods[..4]);
    }
}
