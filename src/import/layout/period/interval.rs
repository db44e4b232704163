//! Periods as ISO 8601 writes them: a first day and a duration.

use super::NoPeriod;
use super::span::{MonthOf, months};
use super::years::{candidates, split_label, years};
use crate::import::table::Published;
use crate::model::PeriodKind::{AcademicYear, FinancialYear};
use jiff::ToSpan;
use jiff::civil::Date;

/// Reads `2022-08-01/P1Y`, `2020-01-01/P5Y`, `2023-04-01/P3M`; none where the words have another form.
///
/// A year from 1 January is a calendar year, from 1 or 6 April a financial year, from August or September an academic
/// year; from another day than the first of a month it is named by its two years, and which kind it counts as is asked.
/// Several years are named by the first and the last that they reach into.
pub(super) fn interval(words: &str) -> Option<Result<Published, NoPeriod>> {
    let (first, duration) = words.split_once('/')?;
    let (first, length) = (day(first)?, in_months(duration)?);
    let year = i32::from(first.year());
    let start = MonthOf { year, month: first.month().into() };
    let named = |may_be| Some(Ok(Published::named("", may_be)));
    match (length, first.month(), first.day()) {
        (12, 4, 6) => named(candidates(&split_label(year), &[FinancialYear])),
        (length, _, 1) => Some(months(start, start.later(length - 1))),
        (12, ..) => named(candidates(&split_label(year), &[FinancialYear, AcademicYear])),
        (length, ..) if length % 12 == 0 => {
            let last = first.checked_add(length.months()).ok()?.yesterday().ok()?;
            named(years(year, last.year().into()))
        }
        _ => Some(Err(NoPeriod::Months)),
    }
}

/// `2024-04-17`, alone or at midnight, and nothing else that a date parser might take.
fn day(words: &str) -> Option<Date> {
    let words = words.strip_suffix("t00:00:00").unwrap_or(words);
    let well_formed = words.len() == 10 && words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    well_formed.then(|| words.parse().ok()).flatten()
}

/// The months of `p5y`, `p12m` or `p3m`, a century at most: the label names its last year by two digits.
fn in_months(duration: &str) -> Option<i32> {
    let (count, unit) = duration.strip_prefix('p')?.split_at_checked(duration.len().checked_sub(2)?)?;
    let count: i32 = count.parse().ok()?;
    let months = match unit {
        "y" => count.checked_mul(12)?,
        "m" => count,
        _ => return None,
    };
    (1..=1200).contains(&months).then_some(months)
}

#[cfg(test)]
mod tests {
    use crate::import::layout::period::label;
    use crate::import::testing::named;

    #[test]
    fn a_first_day_and_a_duration_make_a_period() {
        use crate::model::PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year, Years};
        for (words, expected, kinds) in [
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
            assert_eq!(
                named(&label(words).unwrap().published),
                (expected.to_owned(), kinds.to_vec()),
                "{words}"
            );
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
        ] {
            assert!(label(words).is_err(), "{words}");
        }
    }
}
