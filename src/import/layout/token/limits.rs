//! Limits in brackets behind a number: `20 (18-22)`, `12.3 (95% CI 11.1 to 13.5)`; and in a cell of their own beside it:
//! `9 - 11`, `± 1.5`.

use super::{Cell, brackets_behind, number, quantity, sign};
use crate::import::source;

/// The limits in the cell of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) struct Limits {
    pub lower: f64,
    pub upper: f64,
    /// Whether the cell says that they are of 95 %.
    pub are_95: bool,
}

/// What a cell beside a value says of its limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) enum Beside {
    /// How far both lie from it.
    Margin(f64),
    Limits(f64, f64),
}

/// What stands in front of limits in brackets, the longer words first; those of 95 % say so.
const BEFORE: [&str; 4] = ["95% confidence interval", "95% ci", "95%", "ci"];

/// What stands between two limits.
const BETWEEN: [&str; 9] = [" to ", ", ", ";", " - ", " – ", "–", "—", "-", ","];

/// What stands in front of how far limits lie from a value.
const AROUND: [&str; 2] = ["±", "+/-"];

/// Reads a number with its limits; `text` is the cell in small letters. A number that does not lie between them has none
/// there.
pub(super) fn read<'f>(text: &str) -> Option<Cell<'f>> {
    let (before, within) = brackets_behind(text)?;
    let (value, signs) = quantity(before.trim())?;
    let (lower, upper) = pair(within)?;
    let limits = Limits { lower, upper, are_95: within.trim().starts_with("95%") };
    (lower <= value && value <= upper).then_some(Cell { signs, limits: Some(limits), ..Cell::number(value) })
}

/// A lower and an upper limit, perhaps with words in front.
fn pair(text: &str) -> Option<(f64, f64)> {
    let text = text.trim();
    let bare = BEFORE.iter().find_map(|words| text.strip_prefix(words)).unwrap_or(text);
    let bare = bare.trim_start_matches([' ', ':', ',']);
    let limit = |text: &str| quantity(text.trim()).map(|(number, _)| number);
    BETWEEN.iter().find_map(|sign| {
        let (lower, upper) = bare.split_once(sign)?;
        Some((limit(lower)?, limit(upper)?))
    })
}

/// Reads a cell of limits that stands beside a value.
pub(in crate::import::layout) fn beside(field: &[u8]) -> Option<Beside> {
    let text = source::text(field).0.trim().to_lowercase();
    let within = [('(', ')'), ('[', ']')].iter().find_map(|(open, close)| {
        let rest = text.strip_prefix(*open)?.strip_suffix(*close)?;
        Some(rest.trim())
    });
    let text = within.unwrap_or(&text);
    if let Some(margin) = AROUND.iter().find_map(|sign| text.strip_prefix(sign)) {
        return quantity(margin.trim()).map(|(margin, _)| Beside::Margin(margin));
    }
    let limits = || pair(text).filter(|(lower, upper)| lower <= upper);
    number(field).map(Beside::Margin).or_else(|| limits().map(|(lower, upper)| Beside::Limits(lower, upper)))
}

/// Whether cells are limits that no number alone could be: pairs, or how far they lie from a value with a sign in front.
pub(in crate::import::layout) fn are_beside<'f>(cells: impl Iterator<Item = &'f [u8]>) -> bool {
    let mut given = cells.filter(|cell| sign(cell).is_none()).peekable();
    let is_beside = |cell: &[u8]| beside(cell).is_some() && number(cell).is_none();
    given.peek().is_some() && given.all(is_beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_beside_a_value_are_a_pair_or_how_far_they_lie_from_it() {
        for (written, expected) in [
            ("± 1.5", Some(Beside::Margin(1.5))),
            ("+/-1.5", Some(Beside::Margin(1.5))),
            ("1.5", Some(Beside::Margin(1.5))),
            ("9 - 11", Some(Beside::Limits(9.0, 11.0))),
            ("(9.0, 11.5)", Some(Beside::Limits(9.0, 11.5))),
            ("[9–11]", Some(Beside::Limits(9.0, 11.0))),
            ("95% CI: 9 to 11", Some(Beside::Limits(9.0, 11.0))),
            ("-1.5 - 2", Some(Beside::Limits(-1.5, 2.0))),
            ("11 - 9", None),
            ("wide", None),
        ] {
            assert_eq!(beside(written.as_bytes()), expected, "{written}");
        }
        let are = |cells: &[&str]| are_beside(cells.iter().map(|cell| cell.as_bytes()));
        assert!(are(&["9 - 11", "", "*", "± 2"]));
        assert!(!are(&["1.5", "2"]) && !are(&["", "*"]) && !are(&["9 - 11", "Upton"]));
    }
}
