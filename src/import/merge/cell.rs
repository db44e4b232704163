//! What a document has at one place beside what a figure says of it. Both are JSON, so that numbers keep their writing.

use super::plan::Figure;
use crate::model::{Flag, Word, is_withheld, one_line};
use serde_json::Number;
use std::borrow::Cow;
use std::cmp::Ordering;

/// The columns of a row, in the order in which they are written.
pub const COLUMNS: [&str; 8] =
    ["values", "lower", "upper", "numerators", "denominators", "flags", "notes", "verdicts"];

/// What a cell holds where it holds nothing.
pub const NULL: &str = "null";

/// Position of the flags among the columns.
const FLAGS: usize = 5;

/// Columns of which the first may not be above the second, and whether that holds for proportions only.
const PAIRS: [(usize, usize, bool); 2] = [(1, 2, false), (3, 4, true)];

/// JSON for each column.
pub type Cell<'t> = [Cow<'t, str>; 8];

/// What a figure does to the place where it belongs.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing was there.
    New,
    /// The same was there.
    Unchanged,
    /// Something else was there: what is written in which column.
    Changed(Vec<(usize, String)>),
}

/// A number as it is written: without a fraction where it has none.
pub fn number(number: f64) -> String {
    /// Up to here an `f64` holds every whole number exactly.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        return (number as i64).to_string();
    }
    Number::from_f64(number).map_or(NULL.to_owned(), |number| number.to_string())
}

/// Text as it is written.
pub fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The text of a cell, where it is text.
fn read_text(json: &str) -> Option<String> {
    serde_json::from_str(json).ok()
}

/// The number of a cell, where it is one.
fn read_number(json: &str) -> Option<f64> {
    json.parse().ok()
}

/// What a figure says, column by column; null where it says nothing.
pub fn said(figure: &Figure) -> Cell<'static> {
    fn json<T>(value: Option<T>, write: impl Fn(T) -> String) -> Cow<'static, str> {
        value.map_or(Cow::Borrowed(NULL), |value| Cow::Owned(write(value)))
    }
    [
        json(figure.value, number),
        json(figure.lower, number),
        json(figure.upper, number),
        json(figure.numerator, number),
        json(figure.denominator, number),
        json(figure.flag, |flag| text(flag.as_str())),
        json(figure.note.as_deref(), text),
        json(figure.verdict, |verdict| text(verdict.as_str())),
    ]
}

/// Compares a figure with what is in its place.
///
/// Beside the same value a figure adds what it says and leaves the rest: a file without limits takes none away.
/// Beside another value nothing of the old one may stay, because limits, counts and words belonged to it. That a figure was withheld
/// from a copy says nothing of it.
pub fn outcome(before: [&str; 8], figure: &Figure, is_proportion: bool) -> Outcome {
    let said = said(figure);
    if before.iter().all(|json| *json == NULL) {
        let says_something = said.iter().any(|json| json != NULL);
        return if says_something { Outcome::New } else { Outcome::Unchanged };
    }
    if figure.value.is_none() && is_withheld(figure.note.as_deref()) {
        return Outcome::Unchanged;
    }
    let after = if same(before[0], &said[0]) { added(before, &said, is_proportion) } else { said };
    let changes = after.iter().enumerate().filter(|(column, json)| !same(before[*column], json));
    let changes: Vec<(usize, String)> = changes.map(|(column, json)| (column, json.to_string())).collect();
    if changes.is_empty() { Outcome::Unchanged } else { Outcome::Changed(changes) }
}

/// What is there with what is said added to it.
fn added<'t>(before: [&'t str; 8], said: &Cell<'t>, is_proportion: bool) -> Cell<'t> {
    let mut after = said.clone();
    for (json, before) in after.iter_mut().zip(before) {
        if json == NULL {
            *json = Cow::Borrowed(before);
        }
    }
    // An old limit or count that contradicts a new one has been overtaken, and the format would refuse the two.
    for (lesser, greater, in_proportions) in PAIRS {
        let crossed =
            read_number(&after[lesser]).zip(read_number(&after[greater])).is_some_and(|(a, b)| a > b);
        if crossed && (is_proportion || !in_proportions) {
            for column in [lesser, greater].into_iter().filter(|column| said[*column] == NULL) {
                after[column] = Cow::Borrowed(NULL);
            }
        }
    }
    after
}

/// Whether two cells say the same: `66` and `66.0` do, and texts that differ in blanks and in what is not seen.
fn same(one: &str, other: &str) -> bool {
    let numbers = || Some(read_number(one)?.partial_cmp(&read_number(other)?) == Some(Ordering::Equal));
    let texts = || Some(said_alike(&read_text(one)?, &read_text(other)?));
    one == other || numbers().or_else(texts).unwrap_or(false)
}

fn said_alike(one: &str, other: &str) -> bool {
    one == other || one_line(one).split_whitespace().eq(one_line(other).split_whitespace())
}

/// The value and the flag of a cell.
pub fn now(cell: [&str; 8]) -> (Option<f64>, Option<Flag>) {
    (read_number(cell[0]), read_text(cell[FLAGS]).and_then(|word| Word::from_word(&word)))
}

/// The value and the flag of a cell after some of its columns were changed.
pub fn after(before: [&str; 8], changes: &[(usize, String)]) -> (Option<f64>, Option<Flag>) {
    let mut after = before;
    for (column, json) in changes {
        after[*column] = json;
    }
    now(after)
}
