//! Whatever stands in a document and whatever goes into it: the result reads, and holds both.

use super::Figure;
use super::cell::{self, COLUMNS};
use super::fixture::{SHARE, TODAY, document, figure, merge_any, plan, plan_of_new};
use crate::edit;
use crate::format::Document;
use crate::model::{Flag, Verdict, Word};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const AREAS: [&str; 5] = ["nation", "system", "upton", "downham", "marsh"];
const PERIODS: [&str; 6] = ["2016/17", "2017/18", "2018/19", "2019/20", "2020/21", "2021/22"];
const GROUPS: [Option<&str>; 3] = [None, Some("Female"), Some("Male")];

/// Group, area and period, by position.
type Place = (usize, usize, usize);

/// What stands in one place, by column; nothing for null.
type Cell = BTreeMap<String, Value>;

/// What one figure says: value, limits, counts, flag, note, verdict.
type Said = (
    Option<f64>,
    (Option<f64>, Option<f64>),
    (Option<f64>, Option<f64>),
    Option<Flag>,
    Option<String>,
    Option<Verdict>,
);

/// Few numbers, so that many figures meet their equals.
fn said() -> impl Strategy<Value = Said> {
    let pair = || {
        let one = prop::option::of(prop::sample::select(&[1.0, 2.0, 3.5][..]));
        (one.clone(), one).prop_map(|(one, other)| match (one, other) {
            (Some(one), Some(other)) if one > other => (Some(other), Some(one)),
            pair => pair,
        })
    };
    let word = |words| prop::option::weighted(0.3, prop::sample::select(words));
    (
        prop::option::weighted(0.8, prop::sample::select(&[5.0, 0.1 + 0.2][..])),
        pair(),
        pair(),
        word(&[Flag::Suppressed, Flag::Break][..]),
        prop::option::weighted(0.3, prop::sample::select(&["A.", ""][..]).prop_map(str::to_owned)),
        prop::option::weighted(0.3, prop::sample::select(&[Verdict::Better, Verdict::Worse][..])),
    )
}

fn number(number: f64) -> Value {
    serde_json::from_str(&cell::number(number)).unwrap()
}

fn cell((value, limits, counts, flag, note, verdict): &Said) -> Cell {
    let numbers = [*value, limits.0, limits.1, counts.0, counts.1].map(|n| n.map(number));
    let text = |text: &str| Value::from(text);
    let words = [
        flag.map(|flag| text(flag.as_str())),
        note.as_deref().map(text),
        verdict.map(|verdict| text(verdict.as_str())),
    ];
    let nodes = numbers.into_iter().chain(words);
    COLUMNS.iter().zip(nodes).filter_map(|(name, node)| Some(((*name).to_owned(), node?))).collect()
}

fn places() -> impl Strategy<Value = Place> {
    (0..GROUPS.len(), 0..AREAS.len(), 0..PERIODS.len())
}

/// A block: group, areas, periods, and what its cells say.
type Block = (usize, BTreeSet<usize>, BTreeSet<usize>, Vec<Said>);

fn block() -> impl Strategy<Value = Block> {
    (
        0..GROUPS.len(),
        prop::collection::btree_set(0..AREAS.len(), 0..4),
        prop::collection::btree_set(0..PERIODS.len(), 0..4),
        prop::collection::vec(
            prop_oneof![Just((None, (None, None), (None, None), None, None, None)), said()],
            16,
        ),
    )
}

/// The blocks as JSON, without the rows that would say something twice; every cell has a mark of its own.
fn written(blocks: &[Block]) -> String {
    let (mut taken, mut marks, mut texts) = (BTreeSet::new(), 0_u32.., Vec::new());
    for (group, areas, periods, says) in blocks {
        let mut says = says.iter().map(cell).cycle();
        let mut rows = Vec::new();
        for area in areas {
            let places: Vec<Place> = periods.iter().map(|period| (*group, *area, *period)).collect();
            if places.iter().any(|place| taken.contains(place)) {
                continue;
            }
            let cells: Vec<Cell> = places.iter().map(|_| says.next().unwrap_or_default()).collect();
            taken.extend(places);
            let mut row = json!({"area": AREAS[*area]});
            for name in COLUMNS {
                if name == "values" || cells.iter().any(|cell| cell.contains_key(name)) {
                    row[name] =
                        cells.iter().map(|cell| cell.get(name).cloned().unwrap_or(Value::Null)).collect();
                }
            }
            row["mark"] = cells.iter().map(|_| Value::from(marks.next())).collect();
            rows.push(row);
        }
        let breakdown = GROUPS[*group].map_or_else(String::new, |group| {
            format!(r#""breakdown": {{"by": "Sex", "group": "{group}"}}, "#)
        });
        let labels: Vec<&str> = periods.iter().map(|period| PERIODS[*period]).collect();
        let rows = Value::from(rows).to_string();
        texts.push(format!(r#"{{"indicator": "share", {breakdown}"periods": {labels:?}, "rows": {rows}}}"#));
    }
    texts.join(", ")
}

/// Everything that stands in the data of a document, nulls aside. Nothing stands twice.
fn cells(document: &Document) -> BTreeMap<Place, Cell> {
    let mut cells = BTreeMap::new();
    let at = |list: &[&str], label: &Value| list.iter().position(|known| label == known).unwrap();
    for block in read(document)["data"].as_array().unwrap() {
        let group = GROUPS.iter().position(|known| block["breakdown"]["group"].as_str() == *known).unwrap();
        let periods: Vec<usize> =
            block["periods"].as_array().unwrap().iter().map(|label| at(&PERIODS, label)).collect();
        for row in block["rows"].as_array().unwrap() {
            let area = at(&AREAS, &row["area"]);
            for (column, period) in periods.iter().enumerate() {
                let said = row.as_object().unwrap().iter().filter_map(|(name, list)| {
                    let item = list.get(column).filter(|item| !item.is_null())?;
                    Some((name.clone(), item.clone()))
                });
                assert!(cells.insert((group, area, *period), said.collect()).is_none(), "twice");
            }
        }
    }
    cells
}

fn read(document: &Document) -> Value {
    serde_json::from_str(document.text()).unwrap()
}

/// What is to stand where a figure meets a cell.
fn expected(before: &Cell, said: &Cell) -> Cell {
    let mut after = before.clone();
    if before.get("values") == said.get("values") {
        after.extend(said.clone());
        for [lesser, greater] in [["lower", "upper"], ["numerators", "denominators"]] {
            let number = |name| after.get(name).and_then(Value::as_f64);
            if let (Some(less), Some(more)) = (number(lesser), number(greater))
                && less > more
            {
                after
                    .retain(|name, _| ![lesser, greater].contains(&name.as_str()) || said.contains_key(name));
            }
        }
    } else {
        after.retain(|name, _| name == "mark");
        after.extend(said.clone());
    }
    after
}

fn figures(says: &BTreeMap<Place, Said>) -> Vec<Figure> {
    let figure = |((group, area, period), said): (&Place, &Said)| {
        let (value, limits, counts, flag, note, verdict) = said.clone();
        Figure {
            breakdown: group.checked_sub(1).map(|group| group as u32),
            lower: limits.0,
            upper: limits.1,
            numerator: counts.0,
            denominator: counts.1,
            flag,
            note,
            verdict,
            ..figure(SHARE, *area as u32, PERIODS[*period], value)
        }
    };
    says.iter().map(figure).collect()
}

/// The document without its data and keys.
fn rest(document: &Document) -> Value {
    let mut root = read(document);
    root["data"].take();
    for indicator in root["indicators"].as_array_mut().unwrap() {
        indicator.as_object_mut().unwrap().remove("published_as");
    }
    root
}

proptest! {
    #[test]
    fn the_result_reads_and_holds_the_document_and_the_figures(
        blocks in prop::collection::vec(block(), 0..6),
        says in prop::collection::btree_map(places(), said(), 0..30),
    ) {
        let base = document(&written(&blocks));
        let plan = plan();
        let merged = merge_any(Some(&base), &plan, figures(&says));
        let merged = merged.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let (before, after) = (cells(&base), cells(&merged.document));
        let (mut new, mut same, mut revised) = (0, 0, 0);
        for (place, said) in &says {
            let (said, old) = (cell(said), before.get(place).cloned().unwrap_or_default());
            let expected = expected(&old, &said);
            prop_assert_eq!(&after[place], &expected, "{:?}", place);
            match old.keys().all(|name| name == "mark") {
                true if said.is_empty() && before.contains_key(place) => same += 1,
                true => new += 1,
                false if expected == old => same += 1,
                false => revised += 1,
            }
        }
        prop_assert_eq!((merged.new, merged.unchanged, merged.revisions.len()), (new, same, revised));
        for (place, cell) in &after {
            if !says.contains_key(place) {
                prop_assert_eq!(cell, &before.get(place).cloned().unwrap_or_default(), "{:?}", place);
            }
        }
        prop_assert!(before.keys().all(|place| after.contains_key(place)));
        prop_assert_eq!(rest(&merged.document), rest(&base));

        // The same figures again change nothing, not even where an old limit had to go.
        let again = merge_any(Some(&merged.document), &plan, figures(&says)).unwrap();
        prop_assert_eq!((again.new, again.unchanged), (0, says.len() as u64));
        prop_assert_eq!(again.document.text(), merged.document.text());

        // The import is one step that can be taken back.
        let (new, back) = edit::apply(&base, &merged.edit.unwrap(), TODAY).unwrap();
        let (old, _) = edit::apply(&new, &back, TODAY).unwrap();
        prop_assert_eq!(old.text(), base.text());
    }
    #[test]
    fn a_new_document_holds_the_figures_and_nothing_else(
        says in prop::collection::btree_map(places(), said(), 0..60),
    ) {
        let merged = merge_any(None, &plan_of_new(), figures(&says));
        let merged = merged.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let after = cells(&merged.document);
        prop_assert_eq!(merged.new, says.len() as u64);
        for (place, said) in &says {
            prop_assert_eq!(&after[place], &cell(said), "{:?}", place);
        }
        prop_assert!(after.iter().all(|(place, cell)| cell.is_empty() || says.contains_key(place)));
        let blocks: BTreeSet<usize> = says.keys().map(|place| place.0).collect();
        prop_assert_eq!(read(&merged.document)["data"].as_array().map(Vec::len), Some(blocks.len()));
    }
}
