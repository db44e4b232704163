//! Published period labels in our form.

use super::fields::short;
use crate::import::table::Reason;
use crate::model::{Period, PeriodKind};

/// The longest label that is looked at, in bytes; the longest known one has 24.
const LONGEST: usize = 40;
/// The longest run of years that two plain figures may stand for. `2015-03` is a month, not the years 2015 to 2103.
const LONGEST_RUN: i32 = 20;

/// The months as publishers write them, in small letters.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a period label as Fingertips and most tables write it: `2023`, `2023/24`, `2010/11 - 12/13`, `2021 - 23`,
/// `2023 Q2`, `2023/24 Q2` (a quarter of a financial year), `Mar 2015`, `2023-04`; or in our own form.
///
/// Where a label can be several things (`2021-22` is a financial year, an academic year or two years), each is given.
pub(in crate::import) fn label(text: &str) -> Option<Vec<Period>> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let words = in_plain_signs(text)?;
    let parts: Vec<&str> = words.split(' ').collect();
    match parts[..] {
        [alone] => one_word(alone),
        [first, "-", last] => run(first, last),
        [first, second] => quarter(first, second)
            .or_else(|| quarter(second, first))
            .or_else(|| named_month(first, second))
            .or_else(|| named_month(second, first)),
        _ => None,
    }
}

/// The financial and the academic year that start in a year.
pub(super) fn starting_in(year: i16) -> Vec<Period> {
    candidates(&year_label(year.into()), &[PeriodKind::FinancialYear, PeriodKind::AcademicYear])
        .unwrap_or_default()
}

/// Why a label gives no period.
pub(super) fn unknown(label: &str) -> Reason {
    if label.is_empty() {
        return "the period is blank".into();
    }
    let exact = format!("the period ‘{}’ is of no known form", short(label));
    Reason::exact("the period is of no known form", exact)
}

/// Small letters, one kind of dash, and single blanks; the word `to` between two years is a dash. Nothing for a label
/// with signs that no period has.
fn in_plain_signs(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '–' | '—' | '−' | '‐' | '‑' => plain.push('-'),
            '-' | '/' | '0'..='9' | 'A'..='Z' | 'a'..='z' => plain.push(c.to_ascii_lowercase()),
            ' ' | '\t' | '\u{a0}' => plain.push(' '),
            _ => return None,
        }
    }
    let words: Vec<&str> =
        plain.split_ascii_whitespace().map(|word| if word == "to" { "-" } else { word }).collect();
    Some(words.join(" "))
}

fn one_word(word: &str) -> Option<Vec<Period>> {
    if let Some((first, last)) = word.split_once('-') {
        return hyphenated(first, last);
    }
    match (word.len(), word.split_once('/')) {
        (4, None) => candidates(word, &[PeriodKind::Year]),
        (6, None) if digits(word) => six_figures(word),
        (6, None) => quarter(&word[..4], &word[4..]),
        (_, Some(_)) => {
            let start = split_year(word)?;
            candidates(&year_label(start), &[PeriodKind::FinancialYear, PeriodKind::AcademicYear])
        }
        _ => None,
    }
}

/// `201920` as 2019/20, `201503` as March 2015; `201112` may be either.
fn six_figures(word: &str) -> Option<Vec<Period>> {
    two_figures(
        &word[..4],
        &word[4..],
        &[PeriodKind::FinancialYear, PeriodKind::AcademicYear, PeriodKind::Month],
    )
}

/// Two figures without a blank between them: `2021-23`, `2021-2023`, `2015-03`, `2021-22`, `2023-q2`, `mar-2015`,
/// `2010/11-12/13`.
fn hyphenated(first: &str, last: &str) -> Option<Vec<Period>> {
    if first.len() == 4 && last.len() == 2 && digits(first) && digits(last) {
        let kinds =
            [PeriodKind::Month, PeriodKind::FinancialYear, PeriodKind::AcademicYear, PeriodKind::Years];
        return two_figures(first, last, &kinds);
    }
    quarter(first, last).or_else(|| named_month(first, last)).or_else(|| run(first, last))
}

/// What four figures and two more can be, of the `kinds` given.
fn two_figures(first: &str, last: &str, kinds: &[PeriodKind]) -> Option<Vec<Period>> {
    let (start, end): (i32, i32) = (first.parse().ok()?, last.parse().ok()?);
    let years = (end - start).rem_euclid(100);
    let fits = |kind: &PeriodKind| match kind {
        PeriodKind::Month => (1..=12).contains(&end),
        PeriodKind::FinancialYear | PeriodKind::AcademicYear => years == 1,
        _ => (1..=LONGEST_RUN).contains(&years),
    };
    let parsed = |&kind: &PeriodKind| {
        let is_split = matches!(kind, PeriodKind::FinancialYear | PeriodKind::AcademicYear);
        Period::parse(kind, &format!("{first}{}{last}", if is_split { '/' } else { '-' })).ok()
    };
    let periods: Vec<Period> = kinds.iter().filter(|kind| fits(kind)).filter_map(parsed).collect();
    (!periods.is_empty()).then_some(periods)
}

/// A run of years, from one year to another: `2021 - 23`, `2021 - 2023`, `2010/11 - 12/13`, `2010/11 - 2012/13`.
fn run(first: &str, last: &str) -> Option<Vec<Period>> {
    let (start, end) = match (first.contains('/'), last.contains('/')) {
        (true, true) => {
            let start = split_year(first)?;
            (start, split_year(&in_full(last, start)?)? + 1)
        }
        (false, false) => (year(first)?, year(&in_full(last, year(first)?)?)?),
        _ => return None,
    };
    let fits = (1..=99).contains(&(end - start));
    fits.then(|| candidates(&format!("{start}-{:02}", end % 100), &[PeriodKind::Years])).flatten()
}

/// The end of a run with its century, the first one after the start: `13` and `12/13` after 2010 are 2013 and 2012/13.
fn in_full(last: &str, start: i32) -> Option<String> {
    let (figures, rest) =
        last.split_once('/').map_or((last, ""), |(figures, _)| (figures, &last[figures.len()..]));
    if figures.len() != 2 {
        return Some(last.to_owned());
    }
    let ahead = (two_digits(figures)? - start).rem_euclid(100);
    Some(format!("{}{rest}", start + ahead))
}

/// A quarter of a year (`2023`, `q2`), or of a financial year, whose first quarter begins in April (`2023/24`, `q2`).
fn quarter(in_year: &str, quarter: &str) -> Option<Vec<Period>> {
    let quarter: i32 = match quarter.as_bytes() {
        [b'q', quarter @ b'1'..=b'4'] => i32::from(quarter - b'0'),
        _ => return None,
    };
    let (year, quarter) = if in_year.contains('/') {
        let start = split_year(in_year)?;
        if quarter == 4 { (start + 1, 1) } else { (start, quarter + 1) }
    } else {
        (year(in_year)?, quarter)
    };
    candidates(&format!("{year} Q{quarter}"), &[PeriodKind::Quarter])
}

/// `mar` or `march`, and a year.
fn named_month(month: &str, in_year: &str) -> Option<Vec<Period>> {
    let is_it =
        |name: &&str| *name == month || name[..3] == *month || (month == "sept" && name.starts_with(month));
    let month = MONTHS.iter().position(is_it)? + 1;
    candidates(&format!("{}-{month:02}", year(in_year)?), &[PeriodKind::Month])
}

/// The first of the two years in `2019/20` or `2019/2020`, where one follows the other.
fn split_year(word: &str) -> Option<i32> {
    let (start, end) = word.split_once('/')?;
    let start = year(start)?;
    let follows = match end.len() {
        2 => two_digits(end)? == (start + 1) % 100,
        _ => year(end)? == start + 1,
    };
    follows.then_some(start)
}

fn year_label(start: i32) -> String {
    format!("{start}/{:02}", (start + 1) % 100)
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4 && digits(word)).then(|| word.parse().ok()).flatten()
}

fn two_digits(word: &str) -> Option<i32> {
    (word.len() == 2 && digits(word)).then(|| word.parse().ok()).flatten()
}

fn digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a label in our own form may be, of these kinds; none where it is none of them.
pub(super) fn candidates(label: &str, kinds: &[PeriodKind]) -> Option<Vec<Period>> {
    let periods: Vec<Period> = kinds.iter().filter_map(|&kind| Period::parse(kind, label).ok()).collect();
    (!periods.is_empty()).then_some(periods)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::named;
    use PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year, Years};

    #[test]
    fn labels_are_read_as_publishers_write_them() {
        let year: &[PeriodKind] = &[FinancialYear, AcademicYear];
        for (text, label, kinds) in [
            ("2023", "2023", &[Year][..]),
            (" 2023 ", "2023", &[Year]),
            ("2023/24", "2023/24", year),
            ("2023/2024", "2023/24", year),
            ("1999/00", "1999/00", year),
            ("201920", "2019/20", year),
            ("201112", "2011/12", &[FinancialYear, AcademicYear, Month]),
            ("201503", "2015-03", &[Month]),
            ("2010/11 - 12/13", "2010-13", &[Years]),
            ("2010/11 - 2012/13", "2010-13", &[Years]),
            ("2010/11-12/13", "2010-13", &[Years]),
            ("1998/99 – 00/01", "1998-01", &[Years]),
            ("2021 - 23", "2021-23", &[Years]),
            ("2009 - 11", "2009-11", &[Years]),
            ("2021 - 2023", "2021-23", &[Years]),
            ("2021-2023", "2021-23", &[Years]),
            ("2021 to 2023", "2021-23", &[Years]),
            ("2021-23", "2021-23", &[Years]),
            ("2021 - 22", "2021-22", &[Years]),
            ("2021-22", "2021/22", &[FinancialYear, AcademicYear, Years]),
            ("2015-03", "2015-03", &[Month]),
            ("2009-11", "2009-11", &[Month, Years]),
            ("2009-10", "2009-10", &[Month, FinancialYear, AcademicYear, Years]),
            ("2023 Q2", "2023 Q2", &[Quarter]),
            ("2023-Q2", "2023 Q2", &[Quarter]),
            ("2023q2", "2023 Q2", &[Quarter]),
            ("Q2 2023", "2023 Q2", &[Quarter]),
            ("2023/24 Q1", "2023 Q2", &[Quarter]),
            ("2023/24 Q2", "2023 Q3", &[Quarter]),
            ("2023/24 Q4", "2024 Q1", &[Quarter]),
            ("Mar 2015", "2015-03", &[Month]),
            ("March 2015", "2015-03", &[Month]),
            ("MAY 2015", "2015-05", &[Month]),
            ("Sept 2015", "2015-09", &[Month]),
            ("Mar-2015", "2015-03", &[Month]),
            ("2015 March", "2015-03", &[Month]),
        ] {
            assert_eq!(named(&super::label(text).unwrap()), (label.to_owned(), kinds.to_vec()), "{text}");
        }
    }

    #[test]
    fn a_label_that_is_none_is_refused() {
        for text in [
            "",
            " ",
            "-",
            "/",
            "23",
            "2023/25",
            "2023/2025",
            "2023 - 23",
            "2023 - 2021",
            "2010/11 - 10/11 - 11/12",
            "2010/11 - 2013",
            "2023 Q5",
            "2023/25 Q1",
            "9999",
            "201913",
            "2015-13-01",
            "2022-08-01/P1Y",
            "Smarch 2015",
            "Ma 2015",
            "２０２３",
            "20é3",
            "é-éé",
            "é2023",
            "202é",
            "99999999999999999999/00",
            "2023 - 99999999999999999999",
            "latest year",
        ] {
            assert_eq!(super::label(text), None, "{text}");
        }
        assert_eq!(super::label(&"2023 ".repeat(1000)), None);
    }

    #[test]
    fn each_kind_writes_its_label_in_its_own_way() {
        let written =
            |text: &str| super::label(text).unwrap().iter().map(Period::to_string).collect::<Vec<_>>();
        assert_eq!(written("2009-10"), ["2009-10", "2009/10", "2009/10", "2009-10"]);
        assert_eq!(written("2021-22"), ["2021/22", "2021/22", "2021-22"]);
        assert_eq!(written("201112"), ["2011/12", "2011/12", "2011-12"]);
    }
}
