//! Days and runs of months, and what they are as periods.

use super::NoPeriod;
use super::part::half;
use super::years::{candidates, split_label, years};
use crate::import::table::{Published, Written, around};
use crate::model::PeriodKind;
use PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MonthOf {
    pub year: i32,
    /// From 1 to 12.
    pub month: i32,
}

impl MonthOf {
    /// It as a count of months.
    fn step(self) -> i32 {
        self.year * 12 + self.month - 1
    }

    /// The month so many after this one.
    pub fn later(self, months: i32) -> Self {
        let step = self.step() + months;
        Self { year: step.div_euclid(12), month: step.rem_euclid(12) + 1 }
    }

    /// The last day.
    pub fn last_day(self) -> Option<Date> {
        Some(
            Date::new(i16::try_from(self.year).ok()?, i8::try_from(self.month).ok()?, 1)
                .ok()?
                .last_of_month(),
        )
    }
}

/// The months from one to another, both counted: a month, a quarter, a year, half of a financial year, or years.
pub(super) fn months(first: MonthOf, last: MonthOf) -> Result<Published, NoPeriod> {
    let MonthOf { year, month } = first;
    let named = |label: &str, kind| Ok(Published::named("", candidates(label, &[kind])));
    match (last.step() - first.step() + 1, month) {
        (1, _) => named(&format!("{year}-{month:02}"), Month),
        (3, 1 | 4 | 7 | 10) => named(&format!("{year} Q{}", (month + 2) / 3), Quarter),
        (12, _) => Ok(twelve_months(first)),
        (6, 4 | 10) => {
            let read = Published::named("", candidates(&split_label(year), &[FinancialYear]));
            Ok(Published { part: Some(half(month == 10)), ..read })
        }
        (6, 1 | 7) => Err(NoPeriod::HalfYear),
        // Named, as runs of financial years are, by the first and the last year that they reach into.
        (months, _) if months > 12 && months % 12 == 0 => {
            let written = if month == 1 { Written::Named } else { Written::SplitYears };
            Ok(Published { written, ..Published::named("", years(year, last.year)) })
        }
        (months, _) if months > 0 => Err(NoPeriod::Months),
        _ => Err(NoPeriod::Unknown),
    }
}

/// Twelve months from the first of one on. Those that are no year of a scorecard are named by the year they end in.
pub(super) fn twelve_months(first: MonthOf) -> Published {
    let MonthOf { year, month } = first;
    let may_be = match month {
        1 => candidates(&year.to_string(), &[Year]),
        4 => candidates(&split_label(year), &[FinancialYear]),
        8 | 9 => candidates(&split_label(year), &[AcademicYear]),
        _ => candidates(&(year + 1).to_string(), &[Year]),
    };
    let written = Written::TwelveMonths(i8::try_from(month).unwrap_or(1));
    Published { written, ..Published::named("", may_be) }
}

/// Days as the first and the last of a run of months; none where they are not.
pub(super) fn days(first: Date, last: Date) -> Option<Result<Published, NoPeriod>> {
    let month = |day: Date| MonthOf { year: day.year().into(), month: day.month().into() };
    let is_whole = first.day() == 1 && last == last.last_of_month();
    let tax_year = (first.month(), first.day(), last.month(), last.day()) == (4, 6, 4, 5);
    if tax_year && last.year() == first.year() + 1 {
        let label = split_label(first.year().into());
        return Some(Ok(Published::named("", candidates(&label, &[FinancialYear]))));
    }
    is_whole.then(|| months(month(first), month(last)))
}

/// What a spreadsheet keeps for a day: the days since the end of 1899.
pub(super) fn serial(text: &str) -> Option<Published> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let days: i32 =
        (text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())??;
    let day = date(1899, 12, 30).checked_add(days.days()).ok()?;
    Some(Published { written: Written::Serial(day), ..Published::named(text, around(day)) })
}
