//! Periods as the field publishes them: labels in, an order and calendar dates out.

use super::words::PeriodKind;
use jiff::civil::{Date, date};
use std::fmt;

/// One period of an indicator, such as `2023/24` or `2023 Q2`.
///
/// Periods of one kind are ordered by time; those of one indicator are always of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    kind: PeriodKind,
    /// The last step covered, counted in the kind's own unit: years, quarters or months.
    last: i32,
    /// The first step covered; differs from `last` only for runs of years.
    first: i32,
}

/// The months by their names.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The number, from 1, of the month that has this name: the whole of it, its first three letters, or “Sept”; in letters of either
/// case.
pub fn month_named(name: &str) -> Option<usize> {
    let is = |word: &str| word.eq_ignore_ascii_case(name);
    let is_it = |month: &&str| is(month) || is(&month[..3]) || (month.starts_with("Sept") && is("sept"));
    (1..).zip(&MONTHS).find(|(_, month)| is_it(month)).map(|(number, _)| number)
}

/// The earliest and the latest year a label may name.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2200;

impl Period {
    /// Reads a label as the format writes it for this kind of period, or says with an example what would fit.
    ///
    /// # Errors
    /// The shape that was expected, when the label does not fit.
    pub fn parse(kind: PeriodKind, label: &str) -> Result<Self, &'static str> {
        let steps = match kind {
            PeriodKind::Year => year(label).map(|y| (y, y)),
            PeriodKind::FinancialYear | PeriodKind::AcademicYear => label
                .split_once('/')
                .and_then(|(start, end)| years_between(start, end))
                .filter(|(start, end)| end - start == 1)
                .map(|(start, _)| (start, start)),
            PeriodKind::Quarter => label.split_once(" Q").and_then(|(y, quarter)| {
                let quarter = digits(quarter, 1).filter(|q| (1..=4).contains(q))?;
                let step = year(y)? * 4 + quarter - 1;
                Some((step, step))
            }),
            PeriodKind::Month => label.split_once('-').and_then(|(y, month)| {
                let month = digits(month, 2).filter(|m| (1..=12).contains(m))?;
                let step = year(y)? * 12 + month - 1;
                Some((step, step))
            }),
            PeriodKind::Years => {
                let years = label.split_once('-').and_then(|(start, end)| years_between(start, end));
                years.filter(|(_, last)| YEARS.contains(last))
            }
        };
        steps.map(|(first, last)| Self { kind, last, first }).ok_or_else(|| kind.example())
    }

    /// What kind of period it is.
    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    /// The year, quarter or month it ends with, counted from the year 0: those of one kind that are divided by a number
    /// of them, such as every fifth year or every January, are the same in every chart.
    pub fn step(self) -> i32 {
        self.last
    }

    /// How many steps of its kind (years, quarters, months) this period ends after `earlier`.
    pub fn steps_after(self, earlier: Self) -> i32 {
        self.last - earlier.last
    }

    /// The period that ends `steps` of its kind after this one; `None` beyond the last year that a label may name.
    pub fn later(self, steps: i32) -> Option<Self> {
        let move_on = |step: i32| step.checked_add(steps);
        let moved = Self { first: move_on(self.first)?, last: move_on(self.last)?, ..self };
        let year = match self.kind {
            PeriodKind::Quarter => moved.last.div_euclid(4),
            PeriodKind::Month => moved.last.div_euclid(12),
            _ => moved.last,
        };
        YEARS.contains(&year).then_some(moved)
    }

    /// How many steps after this one (below 0: before it) the last full period lies that ends on or before `date`.
    ///
    /// By 2028 that is the year 2028, the fourth quarter or December of 2028, and 2027/28 for financial and academic
    /// years. A label that is one of this kind's own, such as `2027/28` for an academic year, names the period itself.
    pub fn steps_to(self, date: &PlainDate) -> i32 {
        let named = Self::parse(self.kind, date.label()).ok().filter(|_| self.kind != PeriodKind::Years);
        if let Some(named) = named {
            return named.steps_after(self);
        }
        // Every period ends with a month, so that whole months decide.
        let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
        let over = date.last_day().tomorrow().unwrap_or(date.last_day());
        (months(over) - months(self.end())).div_euclid(12 / self.kind.per_year())
    }

    /// How many years, quarters or months it covers.
    pub fn length(self) -> i32 {
        self.last - self.first + 1
    }

    /// The first day.
    pub fn start(self) -> Date {
        match self.kind {
            PeriodKind::Year | PeriodKind::Years => first_of(self.first, 1),
            PeriodKind::FinancialYear => first_of(self.first, 4),
            PeriodKind::AcademicYear => first_of(self.first, 9),
            PeriodKind::Quarter => first_of(self.first.div_euclid(4), self.first.rem_euclid(4) * 3 + 1),
            PeriodKind::Month => first_of(self.first.div_euclid(12), self.first.rem_euclid(12) + 1),
        }
    }

    /// The day after the last day.
    pub fn end(self) -> Date {
        let next = Self { first: self.last + 1, last: self.last + 1, ..self };
        next.start()
    }

    /// The middle of the period as a decimal year, its place on a time axis.
    pub fn midpoint(self) -> f64 {
        f64::midpoint(decimal_year(self.start()), decimal_year(self.end()))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first, self.last);
        match self.kind {
            PeriodKind::Year => write!(f, "{last}"),
            PeriodKind::FinancialYear | PeriodKind::AcademicYear => {
                write!(f, "{last}/{:02}", (last + 1).rem_euclid(100))
            }
            PeriodKind::Quarter => write!(f, "{} Q{}", last.div_euclid(4), last.rem_euclid(4) + 1),
            PeriodKind::Month => write!(f, "{}-{:02}", last.div_euclid(12), last.rem_euclid(12) + 1),
            PeriodKind::Years => write!(f, "{first}-{:02}", last.rem_euclid(100)),
        }
    }
}

impl PeriodKind {
    /// How a label of this kind looks, for the sentence that refuses another one.
    pub fn example(self) -> &'static str {
        match self {
            Self::Year => "a year such as 2023",
            Self::FinancialYear => "a financial year such as 2023/24",
            Self::AcademicYear => "an academic year such as 2023/24",
            Self::Quarter => "a quarter such as 2023 Q2",
            Self::Month => "a month such as 2023-04",
            Self::Years => "a run of years such as 2021-23",
        }
    }

    /// Whether each period is one year and shares no day with the next.
    pub fn is_annual(self) -> bool {
        matches!(self, Self::Year | Self::FinancialYear | Self::AcademicYear)
    }

    /// Periods per year, where one follows the other without overlap.
    pub fn per_year(self) -> i32 {
        match self {
            Self::Quarter => 4,
            Self::Month => 12,
            _ => 1,
        }
    }
}

/// A date as people write it in plans: a year, a financial year, a month or a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainDate {
    label: String,
    first: Date,
    last: Date,
}

impl PlainDate {
    /// What a label may look like, for the sentence that refuses another one.
    pub const EXAMPLES: &'static str = "2030, 2029/30, 2029-03 or 2029-03-31";

    /// Reads `2030`, `2029/30` (to 31 March), `2029-03` or `2029-03-31`; `None` when it is none of these.
    pub fn parse(label: &str) -> Option<Self> {
        let (first, last) = if let Some((start, end)) = label.split_once('/') {
            let (start, end) = years_between(start, end).filter(|(s, e)| e - s == 1)?;
            (first_of(start, 4), first_of(end, 4).yesterday().ok()?)
        } else {
            let parts: Vec<&str> = label.split('-').collect();
            match parts[..] {
                [y] => (first_of(year(y)?, 1), first_of(year(y)?, 12).last_of_month()),
                [y, m] => {
                    let first = day(y, m, "01")?;
                    (first, first.last_of_month())
                }
                [y, m, d] => (day(y, m, d)?, day(y, m, d)?),
                _ => return None,
            }
        };
        Some(Self { label: label.to_owned(), first, last })
    }

    /// As written in the file.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The first day it covers.
    pub fn first_day(&self) -> Date {
        self.first
    }

    /// The last day it covers: a target "by 2030" runs to 31 December 2030.
    pub fn last_day(&self) -> Date {
        self.last
    }
}

/// A day as a decimal year, so that dates and periods share one time axis.
pub fn decimal_year(day: Date) -> f64 {
    f64::from(day.year()) + f64::from(day.day_of_year() - 1) / f64::from(day.days_in_year())
}

fn first_of(year: i32, month: i32) -> Date {
    // `YEARS` bounds every year that is read, so this is far inside the calendar's own range.
    date(year as i16, month as i8, 1)
}

fn day(year_label: &str, month: &str, day: &str) -> Option<Date> {
    let (month, day) = (digits(month, 2)?, digits(day, 2)?);
    Date::new(year(year_label)? as i16, month as i8, day as i8).ok()
}

fn year(label: &str) -> Option<i32> {
    digits(label, 4).filter(|year| YEARS.contains(year))
}

/// `2023` and `24` as 2023 and 2024: the first year after the start that ends in these two digits.
fn years_between(start: &str, end: &str) -> Option<(i32, i32)> {
    let (start, suffix) = (year(start)?, digits(end, 2)?);
    let ahead = (suffix - start).rem_euclid(100);
    (ahead > 0).then_some((start, start + ahead))
}

fn digits(text: &str, length: usize) -> Option<i32> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::words::Word;

    #[test]
    fn labels_read_back_as_they_were_written() {
        for (kind, label) in [
            (PeriodKind::Year, "2023"),
            (PeriodKind::FinancialYear, "2023/24"),
            (PeriodKind::AcademicYear, "1999/00"),
            (PeriodKind::Quarter, "2023 Q4"),
            (PeriodKind::Month, "2023-12"),
            (PeriodKind::Years, "2021-23"),
            (PeriodKind::Years, "1998-02"),
        ] {
            assert_eq!(Period::parse(kind, label).unwrap().to_string(), label);
        }
    }

    #[test]
    fn a_label_of_another_shape_is_refused_by_every_kind() {
        for &kind in PeriodKind::ALL {
            for label in [
                "",
                "23",
                "2023/25",
                "2023/2024",
                "2023 Q5",
                "2023-13",
                "2023-00",
                "20a3",
                "２０２３",
                "9999",
            ] {
                assert!(
                    Period::parse(kind, label).is_err() || kind == PeriodKind::Years,
                    "{kind:?} took {label}"
                );
            }
        }
        assert!(Period::parse(PeriodKind::Years, "2023-2024").is_err());
        assert!(Period::parse(PeriodKind::Years, "2199-00").is_ok());
        assert!(
            Period::parse(PeriodKind::Years, "2200-04").is_err(),
            "beyond the last year that a label may name"
        );
    }

    #[test]
    fn a_period_knows_its_first_day_and_the_day_after_its_last() {
        let of = |kind, label| Period::parse(kind, label).unwrap();
        let academic = of(PeriodKind::AcademicYear, "2023/24");
        assert_eq!((academic.start(), academic.end()), (date(2023, 9, 1), date(2024, 9, 1)));
        let quarter = of(PeriodKind::Quarter, "2023 Q4");
        assert_eq!((quarter.start(), quarter.end()), (date(2023, 10, 1), date(2024, 1, 1)));
        let years = of(PeriodKind::Years, "2021-23");
        assert_eq!((years.start(), years.end()), (date(2021, 1, 1), date(2024, 1, 1)));
        assert!((of(PeriodKind::Year, "2023").midpoint() - 2023.5).abs() < 1e-9);
    }

    #[test]
    fn a_later_period_is_of_the_same_kind_and_length() {
        let later = |kind, label, steps| {
            let period = Period::parse(kind, label).unwrap().later(steps);
            period.map(|period| period.to_string())
        };
        assert_eq!(later(PeriodKind::AcademicYear, "2023/24", 7), Some("2030/31".to_owned()));
        assert_eq!(later(PeriodKind::Quarter, "2023 Q4", 1), Some("2024 Q1".to_owned()));
        assert_eq!(later(PeriodKind::Month, "2023-11", 14), Some("2025-01".to_owned()));
        assert_eq!(later(PeriodKind::Years, "2021-23", 3), Some("2024-26".to_owned()));
        assert_eq!(later(PeriodKind::Year, "2023", 178), None);
        assert_eq!(later(PeriodKind::Month, "2023-11", i32::MAX), None);
    }

    #[test]
    fn the_last_full_period_ends_on_or_before_the_date() {
        let last_by = |kind, from: &str, date: &str| {
            let period = Period::parse(kind, from).unwrap();
            period.later(period.steps_to(&PlainDate::parse(date).unwrap())).map(|period| period.to_string())
        };
        let by = |kind, from, date, expected: &str| {
            assert_eq!(last_by(kind, from, date).as_deref(), Some(expected), "{kind:?} by {date}");
        };
        by(PeriodKind::Year, "2024", "2028", "2028");
        by(PeriodKind::Quarter, "2024 Q1", "2028", "2028 Q4");
        by(PeriodKind::Month, "2024-03", "2028", "2028-12");
        by(PeriodKind::FinancialYear, "2023/24", "2028", "2027/28");
        by(PeriodKind::AcademicYear, "2023/24", "2028", "2027/28");
        by(PeriodKind::AcademicYear, "2023/24", "2027/28", "2027/28");
        by(PeriodKind::FinancialYear, "2023/24", "2029/30", "2029/30");
        by(PeriodKind::Years, "2021-23", "2030", "2028-30");
        by(PeriodKind::Year, "2024", "2024-06", "2023");
        by(PeriodKind::Year, "2024", "2024-12-30", "2023");
        by(PeriodKind::Year, "2024", "2024-12-31", "2024");
        by(PeriodKind::Month, "2025-07", "2026-03", "2026-03");
        by(PeriodKind::Month, "2025-07", "2026-03-30", "2026-02");
        by(PeriodKind::Quarter, "2025 Q2", "2026-03", "2026 Q1");
    }

    #[test]
    fn a_plain_date_covers_what_it_names() {
        let of = |label| PlainDate::parse(label).map(|date| (date.first_day(), date.last_day()));
        assert_eq!(of("2030"), Some((date(2030, 1, 1), date(2030, 12, 31))));
        assert_eq!(of("2029/30"), Some((date(2029, 4, 1), date(2030, 3, 31))));
        assert_eq!(of("2024-02"), Some((date(2024, 2, 1), date(2024, 2, 29))));
        assert_eq!(of("2024-02-29"), Some((date(2024, 2, 29), date(2024, 2, 29))));
        for wrong in ["", "soon", "2023-02-29", "2029/31", "2024-2", "2024-02-01-01"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }
}
