//! Periods as ISO 8601 writes them: a first day and a duration.

use crate::import::table::PublishedPeriod;
use crate::model::{Period, PeriodKind};
use jiff::ToSpan;
use jiff::civil::Date;

/// Reads `2022-08-01/P1Y`, `2020-01-01/P5Y`, `2023-04-01/P3M`.
///
/// A year from 1 January is a calendar year, from 1 or 6 April a financial year, from August or September an academic
/// year; from any other day it is named by its two years, and which kind it counts as is asked. Several years are named
/// by the first and the last that they reach into.
pub(super) fn interval(words: &str) -> Option<PublishedPeriod> {
    use PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year, Years};
    let (first, duration) = words.trim().split_once('/')?;
    let first: Date = plain_day(first)?;
    let months = months(duration)?;
    let year = i32::from(first.year());
    let years = || format!("{year}/{:02}", (year + 1).rem_euclid(100));
    match (months, first.month(), first.day()) {
        (12, 1, 1) => published(year.to_string(), &[Year]),
        (12, 4, 1 | 6) => published(years(), &[FinancialYear]),
        (12, 8 | 9, 1) => published(years(), &[AcademicYear]),
        (12, ..) => published(years(), &[FinancialYear, AcademicYear]),
        (3, month @ (1 | 4 | 7 | 10), 1) => published(format!("{year} Q{}", (month + 2) / 3), &[Quarter]),
        (1, month, 1) => published(format!("{year}-{month:02}"), &[Month]),
        (months, ..) if months % 12 == 0 => {
            let last = first.checked_add(months.months()).ok()?.yesterday().ok()?;
            published(format!("{year}-{:02}", last.year().rem_euclid(100)), &[Years])
        }
        _ => None,
    }
}

/// Reads a single day, `2024-04-17`, as the calendar year it lies in.
pub(super) fn day(words: &str) -> Option<PublishedPeriod> {
    published(plain_day(words.trim())?.year().to_string(), &[PeriodKind::Year])
}

/// `2024-04-17`, alone or at midnight, and nothing else that a date parser might take.
fn plain_day(words: &str) -> Option<Date> {
    let words = words.strip_suffix("T00:00:00").unwrap_or(words);
    let well_formed = words.len() == 10 && words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    well_formed.then(|| words.parse().ok()).flatten()
}

/// The months of `P5Y`, `P12M` or `P3M`, a century at most: the label names its last year by two digits.
fn months(duration: &str) -> Option<i32> {
    let (count, unit) = duration.strip_prefix('P')?.split_at_checked(duration.len().checked_sub(2)?)?;
    let count: i32 = count.parse().ok()?;
    let months = match unit {
        "Y" => count.checked_mul(12)?,
        "M" => count,
        _ => return None,
    };
    (1..=1200).contains(&months).then_some(months)
}

/// The period, where the label fits every kind.
fn published(label: String, kinds: &[PeriodKind]) -> Option<PublishedPeriod> {
    let fits = kinds.iter().all(|&kind| Period::parse(kind, &label).is_ok());
    fits.then(|| PublishedPeriod { label, kinds: kinds.to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_day_and_a_duration_make_a_period() {
        use PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year, Years};
        for (words, label, kinds) in [
            ("2022-01-01/P1Y", "2022", &[Year][..]),
            ("2022-01-01/P12M", "2022", &[Year]),
            ("2022-04-01/P1Y", "2022/23", &[FinancialYear]),
            ("2022-04-06/P1Y", "2022/23", &[FinancialYear]),
            ("2022-08-01/P1Y", "2022/23", &[AcademicYear]),
            ("1999-09-01/P1Y", "1999/00", &[AcademicYear]),
            ("2015-11-16/P1Y", "2015/16", &[FinancialYear, AcademicYear]),
            ("2020-01-01/P5Y", "2020-24", &[Years]),
            ("2021-04-01/P3Y", "2021-24", &[Years]),
            ("2021-08-01/P3Y", "2021-24", &[Years]),
            ("2021-01-01/P36M", "2021-23", &[Years]),
            ("2023-10-01/P3M", "2023 Q4", &[Quarter]),
            ("2023-04-01/P1M", "2023-04", &[Month]),
        ] {
            let expected = PublishedPeriod { label: label.to_owned(), kinds: kinds.to_vec() };
            assert_eq!(interval(words), Some(expected), "{words}");
        }
    }

    #[test]
    fn other_durations_are_no_periods_of_ours() {
        for words in [
            "2023-02-01/P3M",
            "2023-01-15/P1M",
            "2023-01-01/P7D",
            "2023-01-01/P",
            "2023-01-01/",
            "2023-01-01/P-1Y",
            "2023-01-01/P999999999Y",
            "2023-01-01/P101Y",
            "2023-13-01/P1Y",
            "20230101/P1Y",
            "2023/P1é",
            "2023/24",
            "",
        ] {
            assert_eq!(interval(words), None, "{words}");
        }
    }

    #[test]
    fn a_day_stands_for_its_year() {
        let published = day("2024-04-17").unwrap();
        assert_eq!((published.label.as_str(), &published.kinds[..]), ("2024", &[PeriodKind::Year][..]));
        assert_eq!(day("2024-04"), None);
        assert_eq!(day("17/04/2024"), None);
    }
}
