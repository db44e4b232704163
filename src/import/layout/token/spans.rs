//! Spans that publishers give instead of a small or telling number: `<5`, `1-4`, `5 or fewer`.

use super::{Cell, Note, quantity};
use crate::model::Flag;

/// What stands in front of a limit, the longer words first.
const BEFORE: [&str; 24] = [
    "<=",
    ">=",
    "=<",
    "=>",
    "<",
    ">",
    "≤",
    "≥",
    "⩽",
    "⩾",
    "no more than",
    "fewer than",
    "less than",
    "more than",
    "greater than",
    "at least",
    "at most",
    "up to",
    "under",
    "below",
    "over",
    "above",
    "not more than",
    "between",
];

/// What stands behind a limit.
const AFTER: [&str; 8] =
    [" or fewer", " or less", " or more", " or over", " or under", " and over", " and under", "+"];

/// What stands between two limits.
const BETWEEN: [&str; 5] = [" to ", "-", "–", "—", " and "];

/// Reads a span; `text` is the cell in small letters. A number below one is not withheld but smaller than is shown.
pub(super) fn read<'f>(text: &str, field: &'f [u8]) -> Option<Cell<'f>> {
    let limit = limit(text)?;
    let is_tiny = text.starts_with(['<', '≤']) && limit > 0.0 && limit < 1.0;
    let flag = if is_tiny { Flag::NotAvailable } else { Flag::Suppressed };
    Some(Cell::missing(flag, Some(Note::Published(field))))
}

/// The limit that a span names, the lower of two.
fn limit(text: &str) -> Option<f64> {
    let number = |text: &str| quantity(text.trim()).map(|(number, _)| number);
    let before = BEFORE.iter().find_map(|word| text.strip_prefix(word));
    if let Some(limit) = before.and_then(number) {
        return Some(limit);
    }
    if let Some(limit) = AFTER.iter().find_map(|word| text.strip_suffix(word)).and_then(number) {
        return Some(limit);
    }
    let both = before.unwrap_or(text);
    BETWEEN.iter().find_map(|sign| {
        let (from, to) = both.split_once(sign)?;
        let (from, to) = (number(from)?, number(to)?);
        (0.0 <= from && from < to).then_some(from)
    })
}

#[cfg(test)]
mod tests {
    use super::super::cell;
    use super::*;

    #[test]
    fn a_span_is_no_number_and_keeps_its_text() {
        for (written, flag) in [
            ("<5", Flag::Suppressed),
            ("< 5", Flag::Suppressed),
            ("≤5", Flag::Suppressed),
            ("<=5", Flag::Suppressed),
            (">95", Flag::Suppressed),
            (">95%", Flag::Suppressed),
            ("1-4", Flag::Suppressed),
            ("1 – 4", Flag::Suppressed),
            ("1 to 4", Flag::Suppressed),
            ("between 1 and 4", Flag::Suppressed),
            ("5 or fewer", Flag::Suppressed),
            ("Fewer than 1,000", Flag::Suppressed),
            ("95+", Flag::Suppressed),
            ("<0.1", Flag::NotAvailable),
        ] {
            let read = cell(written.as_bytes()).unwrap_or_else(|| panic!("{written}"));
            assert_eq!((read.value, read.flag, read.is_span()), (None, Some(flag), true), "{written}");
            assert_eq!(read.note.unwrap().text(), format!("Published as {written}."));
        }
        for other in ["4-1", "2021-22", "<", "to 4", "1-", "-4--1", "over the moon", "1-2-3", "under Bury"] {
            assert_eq!(cell(other.as_bytes()), None, "{other}");
        }
    }
}
