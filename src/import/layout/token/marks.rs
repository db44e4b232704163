//! Letters and signs beside a number: `5p`, `5 [p]`, `[e] 5`, `5*`.

use super::{Cell, Note, flags, quantity};
use flags::FOOTNOTES;

/// Reads a number with marks; `text` is the cell in small letters. A mark that is known is a flag; of another, and of a
/// second one, the cell itself tells.
pub(super) fn read<'f>(text: &str, field: &'f [u8]) -> Option<Cell<'f>> {
    let (mut rest, mut marks) = (text, Vec::new());
    let (value, signs) = loop {
        if let Some(read) = quantity(rest) {
            break read;
        }
        let (mark, other) = first(rest).or_else(|| last(rest))?;
        marks.push(mark);
        rest = other.trim();
    };
    let known: Vec<_> = marks.iter().filter_map(|mark| flags::beside_number(mark)).collect();
    let told = known.len() != 1 || marks.len() > 1;
    let note = (told && !marks.is_empty()).then_some(Note::Published(field));
    Some(Cell { flag: known.first().copied(), note, signs, ..Cell::number(value) })
}

/// A mark in brackets in front of a number, and the rest.
fn first(text: &str) -> Option<(&str, &str)> {
    let (mark, rest) = match text.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => text.strip_prefix('(')?.split_once(')')?,
    };
    (!rest.is_empty() && flags::beside_number(mark).is_some()).then_some((mark, rest))
}

/// The last mark behind a number, and what stands before it: in brackets, a sign, or a letter.
fn last(text: &str) -> Option<(&str, &str)> {
    // A word that is cut short: `5 est.`
    let cut = text.strip_suffix('.').filter(|word| word.ends_with(char::is_alphabetic));
    let text = cut.unwrap_or(text);
    let bracketed = match text.strip_suffix(']') {
        Some(rest) => rest.rsplit_once('['),
        None => text.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')),
    };
    if let Some((rest, mark)) = bracketed {
        let is_footnote = || (1..=2).contains(&mark.len()) && mark.bytes().all(|byte| byte.is_ascii_digit());
        let is_mark = flags::beside_number(mark).is_some() || is_footnote();
        return (is_mark && !rest.is_empty()).then_some((mark, rest));
    }
    let sign = text.char_indices().next_back()?;
    if FOOTNOTES.contains(&sign.1) {
        return (sign.0 > 0).then(|| (&text[sign.0..], &text[..sign.0]));
    }
    let start = text
        .rfind(|c: char| !c.is_alphabetic())
        .map(|at| at + text[at..].chars().next().map_or(1, char::len_utf8))?;
    let (rest, word) = text.split_at(start);
    (!rest.is_empty() && flags::beside_number(word).is_some()).then_some((word, rest))
}

#[cfg(test)]
mod tests {
    use super::super::{UnitSign, cell};
    use crate::model::Flag;

    #[test]
    fn a_mark_is_a_flag_or_is_kept_in_the_note() {
        for (written, value, flag, has_note) in [
            ("5p", 5.0, Some(Flag::Provisional), false),
            ("5 (p)", 5.0, Some(Flag::Provisional), false),
            ("5 [p]", 5.0, Some(Flag::Provisional), false),
            ("5 P", 5.0, Some(Flag::Provisional), false),
            ("[e] 5", 5.0, Some(Flag::Estimated), false),
            ("(e)1,234", 1234.0, Some(Flag::Estimated), false),
            ("5r", 5.0, Some(Flag::Revised), false),
            ("5 [b]", 5.0, Some(Flag::Break), false),
            ("-5.5 [u]", -5.5, Some(Flag::LowReliability), false),
            ("5 (provisional)", 5.0, Some(Flag::Provisional), false),
            ("5 prov.", 5.0, Some(Flag::Provisional), false),
            ("5 est.", 5.0, Some(Flag::Estimated), false),
            ("5 [p][r]", 5.0, Some(Flag::Revised), true),
            ("5*", 5.0, None, true),
            ("0*", 0.0, None, true),
            ("5^", 5.0, None, true),
            ("5†", 5.0, None, true),
            ("5 [1]", 5.0, None, true),
            ("5¹", 5.0, None, true),
            ("5p*", 5.0, Some(Flag::Provisional), true),
        ] {
            let read = cell(written.as_bytes()).unwrap_or_else(|| panic!("{written}"));
            assert_eq!((read.value, read.flag), (Some(value), flag), "{written}");
            let note = read.note.map(|note| note.text().into_owned());
            assert_eq!(note, has_note.then(|| format!("Published as {written}.")), "{written}");
        }
        let percent = cell("12.3% [p]".as_bytes()).unwrap();
        assert_eq!((percent.value, percent.signs.unit), (Some(12.3), Some(UnitSign::Percent)));
        assert_eq!(percent.flag, Some(Flag::Provisional));
    }

    #[test]
    fn what_no_mark_is_stays_unread() {
        for unread in
            ["5c", "5 [c]", "5q", "5km", "(5)", "[5]", "p", "*p", "p5", "5 (in 2020)", "5 [123]", "1a", "[p"]
        {
            assert_eq!(cell(unread.as_bytes()), None, "{unread}");
        }
    }
}
