//! Periods as ISO 8601 writes them: a first day and a duration.

use crate::import::layout::period::candidates;
use crate::model::{Period, PeriodKind};
use jiff::ToSpan;
use jiff::civil::Date;

/// Reads `2022-08-01/P1Y`, `2020-01-01/P5Y`, `2023-04-01/P3M`.
///
/// A year from 1 January is a calendar year, from 1 or 6 April a financial year, from August or September an academic
/// year; from any other day it is named by its two years, and which kind it counts as is asked. Several years are named
/// by the first and the last that they reach into.
pub(super) fn interval(words: &str) -> Option<Vec<Period>> {
    use PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year, Years};
    let (first, duration) = words.trim().split_once('/')?;
    let first: Date = plain_day(first)?;
    let months = months(duration)?;
    let year = i32::from(first.year());
    let years = || format!("{year}/{:02}", (year + 1).rem_euclid(100));
    match (months, first.month(), first.day()) {
        (12, 1, 1) => candidates(&year.to_string(), &[Year]),
        (12, 4, 1 | 6) => candidates(&years(), &[FinancialYear]),
        (12, 8 | 9, 1) => candidates(&years(), &[AcademicYear]),
        (12, ..) => candidates(&years(), &[FinancialYear, AcademicYear]),
        (3, month @ (1 | 4 | 7 | 10), 1) => candidates(&format!("{year} Q{}", (month + 2) / 3), &[Quarter]),
        (1, month, 1) => candidates(&format!("{year}-{month:02}"), &[Month]),
        (months, ..) if months % 12 == 0 => {
            let last = first.checked_add(months.months()).ok()?.yesterday().ok()?;
            candidates(&format!("{year}-{:02}", last.year().rem_euclid(100)), &[Years])
        }
        _ => None,
    }
}

/// Reads a single day, `2024-04-17`, as the calendar year it lies in.
pub(super) fn day(words: &str) -> Option<Vec<Period>> {
    candidates(&plain_day(words.trim())?.year().to_string(), &[PeriodKind::Year])
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::named;

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
            assert_eq!(named(&interval(words).unwrap()), (label.to_owned(), kinds.to_vec()), "{words}");
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
        assert_eq!(named(&day("2024-04-17").unwrap()), ("2024".to_owned(), vec![PeriodKind::Year]));
        assert_eq!(day("2024-04"), None);
        assert_eq!(day("17/04/2024"), None);
    }
}
