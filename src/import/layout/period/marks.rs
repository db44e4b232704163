//! Marks behind a period: `2023p`, `2023 (provisional)`, `2023 [r]`, `2021/22*`.

use crate::import::layout::flags::FOOTNOTES;
use crate::model::Flag;

/// A label without its marks, what they say of its figures, and whether there is one that says nothing by itself.
pub(super) fn without(text: &str) -> (&str, Option<Flag>, bool) {
    let (mut rest, mut flag, mut is_marked) = (text.trim(), None, false);
    loop {
        let before = rest;
        if let Some(shorter) = rest.strip_suffix(FOOTNOTES) {
            (rest, is_marked) = (shorter.trim_end(), true);
        }
        for (open, close) in [('(', ')'), ('[', ']')] {
            let inner = rest.strip_suffix(close).and_then(|text| text.rsplit_once(open));
            let Some((shorter, inner)) = inner else { continue };
            match said(inner.trim()) {
                Some(says) => (rest, flag) = (shorter.trim_end(), flag.or(Some(says))),
                None if is_final(inner.trim()) || inner.trim() == WHOLE_YEAR => rest = shorter.trim_end(),
                None if is_note(inner.trim()) => (rest, is_marked) = (shorter.trim_end(), true),
                None => {}
            }
        }
        if let Some((shorter, says)) = by_word(rest) {
            (rest, flag) = (shorter, flag.or(says));
        }
        if rest == before || rest.is_empty() {
            return (rest, flag, is_marked);
        }
    }
}

/// What brackets may say of a year whose others have a part of it.
const WHOLE_YEAR: &str = "12 months";

/// A mark without brackets: a letter right behind a digit, or a word behind a blank.
fn by_word(text: &str) -> Option<(&str, Option<Flag>)> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let start = text.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let (before, word) = text.split_at_checked(start)?;
    let shorter = before.trim_end_matches([' ', '-']);
    let is_behind = shorter.ends_with(|c: char| c.is_ascii_digit()) && (word.len() == 1 || shorter != before);
    let says = said(word);
    // `2023A` beside `2024E`: an actual figure beside an estimate.
    let is_actual = word == "a" && shorter == before;
    (is_behind && (says.is_some() || is_actual || is_final(word))).then_some((shorter, says))
}

/// What a mark says of the figures.
///
/// Source of the letters: Government Statistical Service, guidance on symbols in tables.
fn said(word: &str) -> Option<Flag> {
    Some(match word.strip_suffix('.').unwrap_or(word) {
        "p" | "prov" | "provisional" | "preliminary" => Flag::Provisional,
        "r" | "rev" | "revised" => Flag::Revised,
        "e" | "est" | "estimate" | "estimated" => Flag::Estimated,
        "b" | "break" | "break in series" => Flag::Break,
        _ => return None,
    })
}

/// Whether a mark says that figures are as they stay, which needs no flag, or are of what was and of nothing aimed at.
pub(in crate::import::layout) fn is_final(word: &str) -> bool {
    ["final", "actual", "actuals", "outturn"].contains(&word)
}

/// Words beside a period that say that its figures are of what was expected of it or aimed at.
const AHEAD: [&str; 17] = [
    "forecast",
    "forecasts",
    "forecasted",
    "projection",
    "projections",
    "projected",
    "plan",
    "plans",
    "planned",
    "budget",
    "budgeted",
    "target",
    "targets",
    "trajectory",
    "ambition",
    "expected",
    "predicted",
];

/// Whether a word says that figures are of what was expected or aimed at.
pub(in crate::import::layout) fn is_ahead(word: &str) -> bool {
    AHEAD.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// What is left of words, in plain signs, without one of [`AHEAD`] at their end or their beginning; none where there is none.
pub(in crate::import::layout) fn without_ahead(text: &str) -> Option<&str> {
    let is_sign = |c: char| !c.is_ascii_alphanumeric();
    let bare = text.trim_matches(is_sign);
    let (before, last) = bare.rsplit_once(is_sign)?;
    let (first, after) = bare.split_once(is_sign)?;
    let rest = if is_ahead(last) { before } else { Some(after).filter(|_| is_ahead(first))? };
    Some(rest.trim_matches(is_sign))
}

/// Whether brackets hold the number or the letter of a note: `[note 2]`, `(1)`, `[a]`.
fn is_note(inner: &str) -> bool {
    let number = inner.strip_prefix("note").map_or(inner, str::trim_start);
    match number.as_bytes() {
        [] => inner == "note",
        [one] => one.is_ascii_alphanumeric(),
        [one, other] => one.is_ascii_digit() && other.is_ascii_digit(),
        _ => false,
    }
}
