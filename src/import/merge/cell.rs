//! What stands at one place of a document beside what a figure says of it.

use super::plan::Figure;
use crate::format::Node;
use crate::model::{Flag, Word};
use std::cmp::Ordering;

/// The columns of a row, in the order in which they are written.
pub const COLUMNS: [&str; 8] =
    ["values", "lower", "upper", "numerators", "denominators", "flags", "notes", "verdicts"];

/// Position of the flags among the columns.
const FLAGS: usize = 5;

/// Columns of which the first may not be above the second, and whether that holds for proportions only.
const PAIRS: [(usize, usize, bool); 2] = [(1, 2, false), (3, 4, true)];

/// What a figure does to the place where it belongs.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing stood there.
    New,
    /// The same stood there.
    Unchanged,
    /// Something else stood there: what is written in which column.
    Changed(Vec<(usize, Node)>),
}

/// What a figure says, column by column; null where it says nothing.
pub fn said(figure: &Figure) -> [Node; 8] {
    fn number(number: Option<f64>) -> Node {
        number.map_or(Node::Null, Node::of_number)
    }
    fn word<W: Word>(word: Option<W>) -> Node {
        word.map_or(Node::Null, |word| Node::Text(word.as_str().to_owned()))
    }
    [
        number(figure.value),
        number(figure.lower),
        number(figure.upper),
        number(figure.numerator),
        number(figure.denominator),
        word(figure.flag),
        figure.note.as_ref().map_or(Node::Null, |note| Node::Text(note.clone())),
        word(figure.verdict),
    ]
}

/// Compares a figure with what stands in its place.
///
/// Beside the same value a figure adds what it says and leaves the rest: a file without limits takes none away.
/// Beside another value nothing of the old one may stay, because limits, counts and words belonged to it.
pub fn outcome(before: [&Node; 8], figure: &Figure, is_proportion: bool) -> Outcome {
    let said = said(figure);
    if before.iter().all(|node| **node == Node::Null) {
        let says_something = said.iter().any(|node| *node != Node::Null);
        return if says_something { Outcome::New } else { Outcome::Unchanged };
    }
    let after = if same(before[0], &said[0]) { added(before, said, is_proportion) } else { said };
    let changes = after.into_iter().enumerate().filter(|(column, node)| !same(before[*column], node));
    let changes: Vec<(usize, Node)> = changes.collect();
    if changes.is_empty() { Outcome::Unchanged } else { Outcome::Changed(changes) }
}

/// What stands there with what is said added to it.
fn added(before: [&Node; 8], said: [Node; 8], is_proportion: bool) -> [Node; 8] {
    let is_said = said.each_ref().map(|node| *node != Node::Null);
    let mut after = said;
    for (node, before) in after.iter_mut().zip(before) {
        if *node == Node::Null {
            *node = before.clone();
        }
    }
    // An old limit or count that contradicts a new one has been overtaken, and the format would refuse the two.
    for (lesser, greater, in_proportions) in PAIRS {
        let crossed = after[lesser].number() > after[greater].number() && after[greater] != Node::Null;
        if crossed && (is_proportion || !in_proportions) {
            for column in [lesser, greater].into_iter().filter(|column| !is_said[*column]) {
                after[column] = Node::Null;
            }
        }
    }
    after
}

/// Whether two nodes say the same: `66` and `66.0` do.
fn same(one: &Node, other: &Node) -> bool {
    match (one.number(), other.number()) {
        (Some(one), Some(other)) => one.partial_cmp(&other) == Some(Ordering::Equal),
        _ => one == other,
    }
}

/// The value and the flag of a cell after some of its columns were changed.
pub fn after(before: [&Node; 8], changes: &[(usize, Node)]) -> (Option<f64>, Option<Flag>) {
    let column = |at: usize| changes.iter().find(|(column, _)| *column == at).map_or(before[at], |(_, n)| n);
    value_and_flag(column(0), column(FLAGS))
}

/// The value and the flag of a cell.
pub fn now(cell: [&Node; 8]) -> (Option<f64>, Option<Flag>) {
    value_and_flag(cell[0], cell[FLAGS])
}

fn value_and_flag(value: &Node, flag: &Node) -> (Option<f64>, Option<Flag>) {
    (value.number(), flag.text().and_then(Word::from_word))
}
