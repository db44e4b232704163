//! Periods as files write them, with what they may be.

use super::years::YearReadings;
use crate::model::{Period, PeriodKind};
use jiff::civil::Date;

/// A period as a file writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::import) struct Published {
    /// As the file writes it.
    pub label: String,
    /// What it may be, the likeliest first: `2010/11` is a financial or an academic year, and which of them, the label
    /// does not say. Empty while that has to be asked.
    pub may_be: Vec<Period>,
    pub written: Written,
    /// The part of the year that it is of, where it is not of the whole.
    pub part: Option<PartOfYear>,
}

/// How a period is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::import) enum Written {
    /// By the name of the period itself: `2023/24`, `2023 Q2`.
    #[default]
    Named,
    /// By one of its days. What that stands for, the other labels tell: days a month apart are of months.
    Day(Date),
    /// By a spreadsheet's number for a day, which may be another number altogether.
    Serial(Date),
    /// As `01/02/2024`, in this table: with the day first and with the month first, as far as there are such days.
    EitherDay { table: u16, readings: [Option<Date>; 2] },
    /// As a month, a quarter or the whole of a year that may be one of the calendar or another, in this table.
    OfYear { table: u16, readings: YearReadings },
    /// By several financial or academic years, the first and the last: `2016/17 - 20/21`. As a period it is named by the
    /// years that they reach into.
    SplitYears,
    /// By words that may be meant otherwise: `23-Jan` may be a day, `Autumn 2022` a season.
    Unsure,
    /// By twelve months from the first of this month on. Such labels may overlap.
    TwelveMonths(i8),
}

/// A part of a year that comes once a year, such as a term. A scorecard has no such periods: the figures of one term
/// are a series of their own, with one point a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::import) struct PartOfYear {
    /// What tells its series from others; it goes into the keys of indicators.
    pub key: &'static str,
    /// Its name in words.
    pub words: &'static str,
}

impl PartOfYear {
    /// The parts, each with the kind of year that it is of; the keys are the Department's words for them.
    ///
    /// Quarters of an academic year begin in August, so they are no quarters of the calendar.
    /// Source: Department for Education, Analysts' Guide, Open data standards, allowable time values.
    pub const ALL: [(Self, PeriodKind); 10] = [
        Self::of("autumn term", "autumn term", PeriodKind::AcademicYear),
        Self::of("spring term", "spring term", PeriodKind::AcademicYear),
        Self::of("summer term", "summer term", PeriodKind::AcademicYear),
        Self::of("autumn and spring term", "autumn and spring term", PeriodKind::AcademicYear),
        Self::of("academic year q1", "first quarter of the academic year", PeriodKind::AcademicYear),
        Self::of("academic year q2", "second quarter of the academic year", PeriodKind::AcademicYear),
        Self::of("academic year q3", "third quarter of the academic year", PeriodKind::AcademicYear),
        Self::of("academic year q4", "fourth quarter of the academic year", PeriodKind::AcademicYear),
        Self::of("part 1 (april to september)", "April to September", PeriodKind::FinancialYear),
        Self::of("part 2 (october to march)", "October to March", PeriodKind::FinancialYear),
    ];

    const fn of(key: &'static str, words: &'static str, kind: PeriodKind) -> (Self, PeriodKind) {
        (Self { key, words }, kind)
    }
}

impl Published {
    /// A label that names its period.
    pub fn named(label: &str, may_be: Vec<Period>) -> Self {
        Self { label: label.to_owned(), may_be, ..Self::default() }
    }

    /// A label that is a day: every period that it lies in.
    pub fn of_day(label: &str, day: Date) -> Self {
        Self { written: Written::Day(day), ..Self::named(label, around(day)) }
    }

    /// The day it is written by.
    pub fn day(&self) -> Option<Date> {
        match self.written {
            Written::Day(day) | Written::Serial(day) => Some(day),
            _ => None,
        }
    }

    /// Whether it is the name of a year of the calendar and can be nothing else.
    pub fn is_calendar_year(&self) -> bool {
        let is_year = matches!(self.may_be[..], [only] if only.kind() == PeriodKind::Year);
        is_year && self.written == Written::Named
    }

    /// What it is as a period of this kind.
    pub fn of_kind(&self, kind: PeriodKind) -> Option<Period> {
        self.may_be.iter().find(|period| period.kind() == kind).copied()
    }

    /// Whether it says another period than `other`, rather than the same in other words.
    pub fn differs_from(&self, other: &Self) -> bool {
        let differs = |period: &Period| other.of_kind(period.kind()).is_some_and(|same| same != *period);
        let other_day = self.day().zip(other.day()).is_some_and(|(day, other)| day != other);
        let is_split = |published: &Self| published.written == Written::SplitYears;
        let same = |period: &Period| other.of_kind(period.kind()) == Some(*period);
        let split = is_split(self) != is_split(other) && self.may_be.iter().any(same);
        other_day || split || self.may_be.iter().any(differs)
    }
}

/// The periods that a day lies in, one of each kind.
pub(in crate::import) fn around(day: Date) -> Vec<Period> {
    let (year, month) = (i32::from(day.year()), i32::from(day.month()));
    // Schools count from September; publishers from the first of August too.
    let in_august = month == 8 && day.day() == 1;
    // The year of taxes ends on the fifth of April.
    let starts = month > 4 || (month == 4 && day.day() != 5);
    let split = |start: i32| format!("{start}/{:02}", (start + 1).rem_euclid(100));
    let labels = [
        (PeriodKind::Month, format!("{year}-{month:02}")),
        (PeriodKind::Quarter, format!("{year} Q{}", (month + 2) / 3)),
        (PeriodKind::Year, year.to_string()),
        (PeriodKind::FinancialYear, split(if starts { year } else { year - 1 })),
        (PeriodKind::AcademicYear, split(if month >= 9 || in_august { year } else { year - 1 })),
    ];
    labels.iter().filter_map(|(kind, label)| Period::parse(*kind, label).ok()).collect()
}
