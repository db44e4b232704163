//! One cell of a published table: a number with what stands beside it, or the sign that stands in its place.

mod counted;
mod limits;
mod marks;
mod quantity;
mod spans;
mod unread;

use super::flags;
use super::part::Level;
use crate::format::can_be_figure;
use crate::import::source::text;
use crate::import::table::{Figures, Gathering, Signs, UnitSign};
use crate::model::Flag;
pub(super) use counted::{are_counted_shares, counted_share};
pub(in crate::import) use limits::Limits;
pub(super) use limits::{Beside, are_beside, beside};
use quantity::quantity;
use std::borrow::Cow;
pub(super) use unread::{has_second_number, is_quotient, why_unread};

/// What a cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::import) struct Cell<'f> {
    /// The number; none where a sign stands in its place.
    pub value: Option<f64>,
    /// What its letters say of the number, or why there is none.
    pub flag: Option<Flag>,
    pub note: Option<Note<'f>>,
    pub signs: Signs,
    /// Limits that stand in brackets behind the number.
    pub limits: Option<Limits>,
    /// The count in front of a percentage.
    pub count: Option<f64>,
}

/// What to know of a figure, beyond its flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Note<'f> {
    Words(&'static str),
    /// The cell itself, which says more than a flag can: `<5`.
    Published(&'f [u8]),
}

impl Note<'_> {
    /// The note in words.
    pub fn text(self) -> Cow<'static, str> {
        match self {
            Self::Words(words) => Cow::Borrowed(words),
            Self::Published(cell) => Cow::Owned(format!("Published as {}.", text(cell).0.trim())),
        }
    }
}

impl<'f> Cell<'f> {
    pub fn number(value: f64) -> Self {
        Self { value: Some(value), ..Self::default() }
    }

    /// No number, and why.
    pub fn missing(flag: Flag, note: Option<Note<'f>>) -> Self {
        Self { flag: Some(flag), note, ..Self::default() }
    }

    /// Gives figures what stands in the cell of their value: a count; and limits, where they have no others and the header
    /// of the value says nothing of another level.
    pub fn give_rest(&self, level: Level, figures: &mut Figures, out: &mut Gathering) {
        if let (Some(count), None) = (self.count, figures.numerator) {
            figures.numerator = Some(count);
            out.remark(
                "Counts stand in front of percentages in brackets, and were taken as their numerators.",
            );
        }
        let (Some(Limits { lower, upper, are_95 }), None, None) = (self.limits, figures.lower, figures.upper)
        else {
            return;
        };
        if level == Level::Other {
            out.remark(
                "Limits stand in brackets beside values, are of another level than 95 %, and were left out.",
            );
            return;
        }
        (figures.lower, figures.upper) = (Some(lower), Some(upper));
        out.remark(if are_95 || level == Level::Said {
            "Limits stand in brackets beside values, and were taken as 95 % limits."
        } else {
            Level::UNSAID
        });
    }

    /// Whether it gives a span instead of a number: `<5`, `1-4`.
    pub fn is_span(&self) -> bool {
        self.value.is_none() && matches!(self.note, Some(Note::Published(_)))
    }
}

/// The number in a cell, with commas, blanks or apostrophes between thousands allowed (`1,296`); nothing where there is
/// none.
///
/// Only digits, one sign, one point and an exponent make a number here: words that Rust would read as one (`inf`,
/// `nan`) do not.
pub(in crate::import) fn number(field: &[u8]) -> Option<f64> {
    let field = field.trim_ascii();
    let first = *field.first()?;
    if first < 0x80 && !first.is_ascii_digit() && !matches!(first, b'-' | b'+' | b'.') {
        return None;
    }
    // Large files are mostly made of these cells, so what Rust reads as a number is tried first.
    match std::str::from_utf8(field).map(str::parse::<f64>) {
        // `+inf` is the only kind of word that gets so far. Minus nothing is nothing.
        Ok(Ok(number)) => Some(number + 0.0).filter(|number| can_be_figure(*number)),
        _ if field.iter().any(|byte| matches!(byte, b',' | b' ' | b'\'' | 0x80..)) => parted(&text(field).0),
        _ => None,
    }
}

/// What stands in front of brackets at the end of a text, and what within them.
fn brackets_behind(text: &str) -> Option<(&str, &str)> {
    [('(', ')'), ('[', ']')].iter().find_map(|(open, close)| text.strip_suffix(*close)?.split_once(*open))
}

/// Whether a cell is a number that is larger than any figure can be.
pub(in crate::import) fn is_too_large(field: &[u8]) -> bool {
    let number =
        std::str::from_utf8(field).ok().and_then(|text| text.trim().replace(',', "").parse::<f64>().ok());
    number.is_some_and(|number| !can_be_figure(number) && field.iter().any(u8::is_ascii_digit))
}

/// Whether nothing of a letter is seen: blanks, and what has no width.
pub(super) fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Reads `1,296`, `-12 345.5` or `1’234`: groups of three digits, all parted alike. A minus may be the mathematician’s,
/// or the dash that word processors make of it.
fn parted(text: &str) -> Option<f64> {
    let text = text.trim_matches(is_blank);
    let (minus, digits) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |(whole, rest)| (whole, rest));
    let is_parting = |c: char| c.is_whitespace() || matches!(c, ',' | '\'' | '’');
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(is_parting);
    let first = groups.next()?;
    let well_parted = match whole.chars().find(|c| is_parting(*c)) {
        None => !first.is_empty() || !fraction.is_empty(),
        Some(sign) => {
            let alike = whole.chars().filter(|c| is_parting(*c)).all(|c| c == sign);
            alike
                && (1..=3).contains(&first.len())
                && groups.all(|group| group.len() == 3 && is_number(group))
        }
    };
    if !well_parted || !is_number(first) || !is_number(fraction) {
        return None;
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let number: f64 = format!("{minus}{whole}.{fraction}0").parse().ok()?;
    Some(number + 0.0).filter(|number| can_be_figure(*number))
}

/// The number that stands for none in the cubes of `StatsWales`.
const NO_NUMBER: f64 = -999_999_999.0;

/// What a cell holds that is a number and nothing else, as nearly all are.
pub(super) fn plain(field: &[u8]) -> Option<Cell<'_>> {
    let number = number(field)?;
    let is_none = (number - NO_NUMBER).abs() < 0.5;
    Some(if is_none { Cell::missing(Flag::NotAvailable, None) } else { Cell::number(number) })
}

/// What a cell of a British official statistic holds; none where it cannot be read.
pub(in crate::import) fn cell(field: &[u8]) -> Option<Cell<'_>> {
    // The longest that says a figure has some forty. Marks are taken off one by one, of a whole page of them for ever.
    const LONGEST: usize = 200;
    if let Some(plain) = plain(field) {
        return Some(plain);
    }
    let field = field.trim_ascii();
    if field.len() > LONGEST {
        return None;
    }
    if let Some(value) = field.strip_suffix(b"%").and_then(number) {
        return Some(Cell { signs: UnitSign::Percent.into(), ..Cell::number(value) });
    }
    if let Some(missing) = sign(field) {
        return Some(missing);
    }
    let text = text(field).0.to_lowercase();
    let text = text.trim();
    if let Some(span) = spans::read(text, field) {
        return Some(span);
    }
    limits::read(text).or_else(|| marks::read(text, field)).or_else(|| sentence(text, field))
}

/// What the sign for a small number says, where its publisher keeps to the guidance.
const ROUNDS_TO_0: &str = "Rounds to 0, but is not 0.";

/// The same sign as the Department for Education has it, which writes it without brackets.
pub(in crate::import) fn of_department(field: &[u8]) -> Option<Cell<'_>> {
    match field.trim_ascii().to_ascii_lowercase().as_slice() {
        b"low" | b"~" => Some(Cell::missing(Flag::NotAvailable, Some(Note::Words(ROUNDS_TO_0)))),
        _ => cell(field),
    }
}

/// A sentence in a figure's place that says why there is none: `Suppressed due to small numbers`.
fn sentence<'f>(text: &str, field: &'f [u8]) -> Option<Cell<'f>> {
    const BEGINNINGS: [(&str, Flag); 8] = [
        ("suppressed", Flag::Suppressed),
        ("data suppressed", Flag::Suppressed),
        ("withheld", Flag::Suppressed),
        ("redacted", Flag::Suppressed),
        ("no data", Flag::NotAvailable),
        ("data not available", Flag::NotAvailable),
        ("not available", Flag::NotAvailable),
        ("not recorded", Flag::NotAvailable),
    ];
    let (_, flag) = BEGINNINGS.iter().find(|(beginning, _)| text.starts_with(beginning))?;
    Some(Cell::missing(*flag, Some(Note::Published(field))))
}

/// The sign that stands in a figure's place: why there is none. A blank cell says that there is none.
///
/// Sources: Government Statistical Service, guidance on symbols in tables, where `[c]` and `c` are the same sign;
/// Department for Education, open data standards, and the abbreviations of its performance tables (`SUPP`, `LOWCOV`,
/// `NE` no entries, `NP` not published, `DNS` not supplied). What spreadsheets and statistics programs write where
/// nothing is known says no more than that.
pub(in crate::import) fn sign(field: &[u8]) -> Option<Cell<'_>> {
    use Flag::{LowReliability, NotApplicable, NotAvailable, NotCollected, Suppressed};
    // The longest of the words.
    const LONGEST: usize = 24;
    let field = field.trim_ascii();
    if field.len() > LONGEST {
        return None;
    }
    let within =
        |open: &[u8], close: &[u8]| field.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let inner = within(b"[", b"]").or_else(|| within(b"(", b")")).unwrap_or(field).trim_ascii();
    let words = |words| Some(Note::Words(words));
    let told = Some(Note::Published(field));
    let (flag, note) = match inner.to_ascii_lowercase().as_slice() {
        dashes if !dashes.is_empty() && dashes.iter().all(|byte| *byte == b'-') => (NotAvailable, None),
        b"" | b"x" | b":" | b".." | b"..." | b"." | b"na" | b"n/a" | b"#n/a" | b"nan" | b"null"
        | b"none recorded" | b"no data" | b"missing" | b"unavailable" | b"not available" => {
            (NotAvailable, None)
        }
        b"dna" | b"ne" | b"np" | b"not published" | b"not presented" => (NotAvailable, told),
        b"z" | b"not applicable" => (NotApplicable, None),
        b"c" | b"*" | b"s" | b"supp" | b"dsp" | b"suppressed" | b"confidential" | b"withheld"
        | b"redacted" => (Suppressed, None),
        b"k" => (NotAvailable, words(ROUNDS_TO_0)),
        b"low" | b"~" if inner.len() < field.len() => (NotAvailable, words(ROUNDS_TO_0)),
        // Without brackets that is no sign of the Service's: it may as well say that a small number is withheld.
        b"low" | b"~" => (Suppressed, words("Small, or withheld: the file does not say which.")),
        b"u" | b"lowcov" => (LowReliability, words("Withheld: too unreliable.")),
        b"w" | b"dns" | b"not collected" => (NotCollected, None),
        error if error.starts_with(b"#") && (error.ends_with(b"!") || error.ends_with(b"?")) => {
            (NotAvailable, told)
        }
        dash => match text(dash).0.trim() {
            "" | "–" | "—" | "−" | "…" => (NotAvailable, None),
            _ => return None,
        },
    };
    Some(Cell::missing(flag, note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_to_the_last_digit_and_words_never() {
        for (written, value) in [
            ("115.2166797", 115.216_679_7),
            (" -0.5 ", -0.5),
            ("1,296", 1296.0),
            ("12,345,678.25", 12_345_678.25),
            ("1e3", 1000.0),
            ("\u{2212}5", -5.0),
            ("–5.5", -5.5),
            ("1 234", 1234.0),
            ("1\u{a0}234\u{a0}567.5", 1_234_567.5),
            ("1\u{202f}234", 1234.0),
            ("1’234", 1234.0),
            ("-1'234", -1234.0),
            ("\u{a0}7\u{a0}", 7.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("+5", 5.0),
            ("\u{2212}1,296.5", -1296.5),
        ] {
            assert_eq!(number(written.as_bytes()), Some(value), "{written}");
        }
        assert_eq!(number(b"1\xa0234"), Some(1234.0), "Windows-1252");
        assert!(number(b"-0").unwrap().is_sign_positive());
        for wrong in [
            "",
            "nan",
            "inf",
            "-inf",
            "-nan",
            "+NaN",
            "+Infinity",
            "1_000",
            "0x10",
            "12,5",
            "1,29",
            ",296",
            "1,2966",
            "1e999",
            "5%",
            "1 2",
            "1,234 567",
            "1.234,5",
            "1 234 56",
            "2021 123",
            "- -5",
            "—5",
            "é",
            "\u{2212}",
            ".",
        ] {
            assert_eq!(number(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn a_unit_may_stand_in_the_cell() {
        let of = |written: &str| cell(written.as_bytes()).map(|cell| (cell.value, cell.signs.unit));
        let percent = |value| Some((Some(value), Some(UnitSign::Percent)));
        let pounds = |value| Some((Some(value), Some(UnitSign::Pound)));
        assert_eq!(of("12.3%"), percent(12.3));
        assert_eq!(of("−1.5 %"), percent(-1.5));
        assert_eq!(of("12.3 per cent"), percent(12.3));
        assert_eq!(of("12.3pct"), percent(12.3));
        for (written, value) in [
            ("£5", 5.0),
            ("£1,296.50", 1296.5),
            ("-£5", -5.0),
            ("£-5", -5.0),
            ("(£5)", -5.0),
            ("£(5)", -5.0),
            ("£5.2m", 5_200_000.0),
            ("£1.1bn", 1_100_000_000.0),
            ("£ 3 million", 3_000_000.0),
            ("£4.35k", 4350.0),
        ] {
            assert_eq!(of(written), pounds(value), "{written}");
        }
        assert_eq!(cell(b"\xa35").unwrap().value, Some(5.0), "Windows-1252");
        for (written, value) in [
            ("1.2k", 1200.0),
            ("1.2K", 1200.0),
            ("5 thousand", 5000.0),
            ("3.4 million", 3_400_000.0),
            ("2bn", 2e9),
        ] {
            assert_eq!(of(written), Some((Some(value), None)), "{written}");
        }
        for unread in
            ["(5)", "5.2m", "5km", "million", "£", "£five", "-£-5", "%", "5 apples", "1.234,5", "$5"]
        {
            assert_eq!(of(unread), None, "{unread}");
        }
    }

    #[test]
    fn each_sign_has_its_reason() {
        let of = |written: &str| {
            let cell = cell(written.as_bytes()).unwrap_or_else(|| panic!("{written}"));
            assert_eq!((cell.value, cell.signs.unit), (None, None), "{written}");
            cell.flag.unwrap()
        };
        for (signs, flag) in [
            (
                &[
                    "", "x", "[x]", "-", "–", "—", "−", "--", "---", ":", "..", ".", "n/a", "NA", "NaN",
                    "NULL",
                ][..],
                Flag::NotAvailable,
            ),
            (
                &["#N/A", "#REF!", "#DIV/0!", "#NAME?", "DNA", "no data", "[low]", "[k]", "[~]"],
                Flag::NotAvailable,
            ),
            (&["c", "[c]", "(c)", "*", "S", "SUPP", "Suppressed", "DSP", "low", "~"], Flag::Suppressed),
            (&["z", "[z]", "Not applicable"], Flag::NotApplicable),
            (&["[u]", "LOWCOV"], Flag::LowReliability),
            (&["[w]", "Not collected", "DNS"], Flag::NotCollected),
        ] {
            for sign in signs {
                assert_eq!(of(sign), flag, "{sign}");
            }
        }
        assert_eq!(of("-999999999.0"), Flag::NotAvailable, "a number that stands for none");
        let note = |cell: Option<Cell<'_>>| cell.unwrap().note.unwrap().text();
        assert_eq!(note(cell(b"[low]")), "Rounds to 0, but is not 0.");
        assert_eq!(note(of_department(b"low")), "Rounds to 0, but is not 0.");
        assert_eq!(note(cell(b"~")), "Small, or withheld: the file does not say which.");
        assert_eq!(cell(b"#REF!").unwrap().note.unwrap().text(), "Published as #REF!.");
        for (sentence, flag) in [
            ("Suppressed due to small numbers", Flag::Suppressed),
            ("Data not available", Flag::NotAvailable),
        ] {
            assert_eq!(of(sentence), flag, "{sentence}");
            let note = cell(sentence.as_bytes()).unwrap().note.unwrap().text();
            assert_eq!(note, format!("Published as {sentence}."));
        }
        assert_eq!(cell(b"\x96").unwrap().flag, Some(Flag::NotAvailable), "a dash in Windows-1252");
        assert_eq!(cell(&[vec![b'5'], vec![b'*'; 4 << 20]].concat()), None, "read at once");
        for unread in ["about 5", "q", "//", "!", "†", "[er]", "[p]", "#5", "Bury"] {
            assert_eq!(cell(unread.as_bytes()), None, "{unread}");
        }
    }
}
