//! Limits in brackets behind a number: `20 (18-22)`, `12.3 (95% CI 11.1 to 13.5)`.

use super::{Cell, quantity};

/// What stands in front of limits in brackets.
const BEFORE: [&str; 4] = ["95% confidence interval", "95% ci", "95%", "ci"];

/// What stands between two limits.
const BETWEEN: [&str; 7] = [" to ", ", ", ";", "–", "—", "-", ","];

/// Reads a number with its limits; `text` is the cell in small letters. A number that does not lie between them has none
/// there.
pub(super) fn read<'f>(text: &str) -> Option<Cell<'f>> {
    let (before, within) = [('(', ')'), ('[', ']')]
        .iter()
        .find_map(|(open, close)| text.strip_suffix(*close)?.split_once(*open))?;
    let within = BEFORE.iter().find_map(|words| within.trim().strip_prefix(words)).unwrap_or(within);
    let within = within.trim_start_matches([' ', ':', ',']);
    let (value, unit) = quantity(before.trim())?;
    let limit = |text: &str| quantity(text.trim()).map(|(number, _)| number);
    let (lower, upper) = BETWEEN.iter().find_map(|sign| {
        let (lower, upper) = within.split_once(sign)?;
        Some((limit(lower)?, limit(upper)?))
    })?;
    (lower <= value && value <= upper).then_some(Cell {
        unit,
        limits: Some((lower, upper)),
        ..Cell::number(value)
    })
}
