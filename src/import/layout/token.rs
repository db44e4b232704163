//! One cell of a published table: a number, or the sign that stands in its place.

use crate::model::Flag;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) enum Cell {
    Number(f64),
    /// No number, and why.
    Missing(Flag, Option<&'static str>),
    Neither,
}

/// The number in a cell, with commas between thousands allowed (`1,296`); nothing where there is none.
///
/// Only digits, one sign, one point and an exponent make a number here: words that Rust would read as one (`inf`,
/// `nan`) do not.
pub(in crate::import) fn number(field: &[u8]) -> Option<f64> {
    let field = field.trim_ascii();
    let first = *field.first()?;
    if !(first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.')) {
        return None;
    }
    // Large files are mostly made of these cells, so what Rust reads as a number is tried first.
    let text = std::str::from_utf8(field).ok()?;
    match text.parse::<f64>() {
        // `+inf` is the only kind of word that gets so far.
        Ok(number) => Some(number).filter(|number| number.is_finite()),
        Err(_) if text.contains(',') => with_thousands(text),
        Err(_) => None,
    }
}

/// Reads `1,296` or `-12,345.5`: groups of three digits after the first comma, as British tables write them.
fn with_thousands(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.trim_start_matches(['-', '+']).split(',');
    let first = groups.next()?;
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let well_parted =
        digits(first) && first.len() <= 3 && groups.all(|group| group.len() == 3 && digits(group));
    let fraction_fits = fraction.is_none_or(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    if !well_parted || !fraction_fits {
        return None;
    }
    text.replace(',', "").parse().ok().filter(|number: &f64| number.is_finite())
}

/// What a cell of a British official statistic holds.
///
/// Source: Government Statistical Service, guidance on symbols in tables; Department for Education, open data
/// standards. `[c]` and `c` are the same sign.
pub(in crate::import) fn cell(field: &[u8]) -> Cell {
    if let Some(number) = number(field) {
        return Cell::Number(number);
    }
    let field = field.trim_ascii();
    if field.is_empty() {
        return Cell::Missing(Flag::NotAvailable, None);
    }
    let inner = field.strip_prefix(b"[").and_then(|rest| rest.strip_suffix(b"]")).unwrap_or(field);
    let word = inner.to_ascii_lowercase();
    match word.as_slice() {
        b"" | b"x" | b":" | b".." | b"." | b"-" | b"na" | b"n/a" | b"null" => {
            Cell::Missing(Flag::NotAvailable, None)
        }
        b"z" => Cell::Missing(Flag::NotApplicable, None),
        b"c" | b"*" | b"suppressed" => Cell::Missing(Flag::Suppressed, None),
        b"k" | b"low" | b"~" => Cell::Missing(Flag::NotAvailable, Some("Rounds to 0, but is not 0.")),
        b"u" => Cell::Missing(Flag::LowReliability, Some("Withheld: too unreliable.")),
        b"w" => Cell::Missing(Flag::NotCollected, None),
        _ => Cell::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_to_the_last_digit_and_words_never() {
        assert_eq!(number(b"115.2166797"), Some(115.216_679_7));
        assert_eq!(number(b" -0.5 "), Some(-0.5));
        assert_eq!(number(b"1,296"), Some(1296.0));
        assert_eq!(number(b"12,345,678.25"), Some(12_345_678.25));
        assert_eq!(number(b"1e3"), Some(1000.0));
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
        ] {
            assert_eq!(number(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn each_sign_has_its_reason() {
        assert_eq!(cell(b"4.5"), Cell::Number(4.5));
        assert_eq!(cell(b"[c]"), Cell::Missing(Flag::Suppressed, None));
        assert_eq!(cell(b"z"), Cell::Missing(Flag::NotApplicable, None));
        assert_eq!(cell(b""), Cell::Missing(Flag::NotAvailable, None));
        assert!(matches!(cell(b"low"), Cell::Missing(Flag::NotAvailable, Some(_))));
        assert_eq!(cell(b"about 5"), Cell::Neither);
    }
}
