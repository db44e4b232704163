//! Published period labels in our form.

use crate::import::gather::PublishedPeriod;
use crate::model::{Period, PeriodKind};

/// The longest label that is looked at, in bytes.
const LONGEST: usize = 40;

/// Reads a period label as Fingertips and most tables write it: `2023`, `2023/24`, `2010/11 - 12/13`, `2021 - 23`,
/// `2023 Q2`, `2023/24 Q2` (a quarter of a financial year), `Mar 2015`, `2023-04`; or in our own form.
pub(in crate::import) fn label(text: &str) -> Option<PublishedPeriod> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST || !text.is_ascii() {
        return None;
    }
    let plain = text.replace(" - ", "-").replace("- ", "-").replace(" -", "-");
    let readings: [fn(&str) -> Option<(String, Kinds)>; 7] =
        [own_form, six_digits, quarter, month_name, split_years, long_year, whole_years];
    let found =
        readings.iter().find_map(|read| read(&plain)).and_then(|(label, kinds)| published(&label, kinds));
    // With blanks around the hyphen it is a run of years; without, two digits may be a month too: `2009-12`.
    let may_be_month = plain == text && Period::parse(PeriodKind::Month, text).is_ok();
    match found {
        Some(mut period) if may_be_month && period.kinds == [PeriodKind::Years] => {
            period.kinds.push(PeriodKind::Month);
            Some(period)
        }
        None if may_be_month => published(text, &[PeriodKind::Month]),
        found => found,
    }
}

/// The kinds a label may be of, the likeliest first.
type Kinds = &'static [PeriodKind];

const SPLIT_YEAR: Kinds = &[PeriodKind::FinancialYear, PeriodKind::AcademicYear];

/// The period of a label in our form, where it is one for each of these kinds.
pub(super) fn published(label: &str, kinds: &[PeriodKind]) -> Option<PublishedPeriod> {
    let fits = |kind: &PeriodKind| Period::parse(*kind, label).is_ok();
    (!kinds.is_empty() && kinds.iter().all(fits))
        .then(|| PublishedPeriod { label: label.to_owned(), kinds: kinds.to_vec() })
}

/// `2023`, `2023/24`, `2023 Q2`.
fn own_form(text: &str) -> Option<(String, Kinds)> {
    const FORMS: [(PeriodKind, Kinds); 3] = [
        (PeriodKind::Year, &[PeriodKind::Year]),
        (PeriodKind::FinancialYear, SPLIT_YEAR),
        (PeriodKind::Quarter, &[PeriodKind::Quarter]),
    ];
    let (_, kinds) = FORMS.into_iter().find(|(kind, _)| Period::parse(*kind, text).is_ok())?;
    Some((text.to_owned(), kinds))
}

/// `202324`.
fn six_digits(text: &str) -> Option<(String, Kinds)> {
    let (start, end) = text.split_at_checked(4)?;
    (text.len() == 6 && digits(text)).then(|| (format!("{start}/{end}"), SPLIT_YEAR))
}

/// `2023/2024`.
fn long_year(text: &str) -> Option<(String, Kinds)> {
    let (start, end) = text.split_once(['/', '-'])?;
    let follows = digits(start) && digits(end) && end.len() == 4 && number(end)? == number(start)? + 1;
    (follows && text.contains('/')).then(|| (format!("{start}/{}", &end[2..]), SPLIT_YEAR))
}

/// `2023/24 Q2`, `2023 Q2`, `Q2 2023/24`: the first quarter of a financial year is April to June.
fn quarter(text: &str) -> Option<(String, Kinds)> {
    let (one, other) = text.split_once(' ')?;
    let (year, quarter) = if one.starts_with(['Q', 'q']) { (other, one) } else { (one, other) };
    let quarter = number(quarter.strip_prefix(['Q', 'q'])?).filter(|quarter| (1..=4).contains(quarter))?;
    if Period::parse(PeriodKind::FinancialYear, year).is_ok() {
        let start = number(&year[..4])?;
        let (year, quarter) = if quarter == 4 { (start + 1, 1) } else { (start, quarter + 1) };
        return Some((format!("{year} Q{quarter}"), &[PeriodKind::Quarter]));
    }
    Some((format!("{year} Q{quarter}"), &[PeriodKind::Quarter]))
}

/// `Mar 2015`, `March 2015`.
fn month_name(text: &str) -> Option<(String, Kinds)> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const WHOLE: [&str; 12] = [
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
    let (name, year) = text.split_once([' ', '-'])?;
    let name = name.to_ascii_lowercase();
    let month =
        MONTHS.iter().position(|month| *month == name).or_else(|| WHOLE.iter().position(|m| *m == name))?;
    (year.len() == 4 && digits(year)).then(|| (format!("{year}-{:02}", month + 1), &[PeriodKind::Month][..]))
}

/// `2010/11-12/13`, `2010/11-2012/13`: from the first calendar year to the last.
fn split_years(text: &str) -> Option<(String, Kinds)> {
    let (from, to) = text.split_once('-')?;
    let (start, _) = from.split_once('/')?;
    let (to_start, end) = to.split_once('/')?;
    let fits = [start, to_start, end].into_iter().all(digits);
    (fits && end.len() == 2 && start.len() == 4).then(|| (format!("{start}-{end}"), &[PeriodKind::Years][..]))
}

/// `2021-23`, `2021-2023`.
fn whole_years(text: &str) -> Option<(String, Kinds)> {
    let (start, end) = text.split_once('-')?;
    if start.len() != 4 || !digits(start) || !digits(end) {
        return None;
    }
    let end = match end.len() {
        4 if number(end)? > number(start)? => &end[2..],
        2 => end,
        _ => return None,
    };
    // `2015-03` would be a run of 88 years; no publisher has one of more than twenty.
    let length = (number(end)? - number(start)?).rem_euclid(100);
    (1..20).contains(&length).then(|| (format!("{start}-{end}"), &[PeriodKind::Years][..]))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(text: &str) -> Option<i32> {
    digits(text).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year, Years};

    #[test]
    fn labels_of_every_form_are_read() {
        for (text, expected, kinds) in [
            ("2023", "2023", &[Year][..]),
            ("2023/24", "2023/24", &[FinancialYear, AcademicYear]),
            ("1999/00", "1999/00", &[FinancialYear, AcademicYear]),
            ("202324", "2023/24", &[FinancialYear, AcademicYear]),
            ("2023/2024", "2023/24", &[FinancialYear, AcademicYear]),
            ("2010/11 - 12/13", "2010-13", &[Years]),
            ("2010/11 - 2012/13", "2010-13", &[Years]),
            ("2021 - 23", "2021-23", &[Years]),
            ("2021 - 2023", "2021-23", &[Years]),
            ("2009 - 12", "2009-12", &[Years]),
            ("2009-12", "2009-12", &[Years, Month]),
            ("2021-23", "2021-23", &[Years]),
            ("2015-03", "2015-03", &[Month]),
            ("2023 Q2", "2023 Q2", &[Quarter]),
            ("2023/24 Q2", "2023 Q3", &[Quarter]),
            ("2023/24 Q4", "2024 Q1", &[Quarter]),
            ("Q1 2023", "2023 Q1", &[Quarter]),
            ("Mar 2015", "2015-03", &[Month]),
            ("September 2015", "2015-09", &[Month]),
            (" 2023 ", "2023", &[Year]),
        ] {
            let period = label(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((period.label.as_str(), &period.kinds[..]), (expected, kinds), "{text}");
        }
    }

    #[test]
    fn what_is_no_period_is_none() {
        for text in [
            "",
            "soon",
            "23",
            "2023/25",
            "2023/2026",
            "202325",
            "2023 Q5",
            "2023-13",
            "20234",
            "Marz 2015",
            "９９９９",
            "2023/24 Q0",
            "9999999999999999999999",
            "-",
            "/",
            "2023-",
            "é2023",
            "2023 - 2022",
            "2023/24 Q",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
