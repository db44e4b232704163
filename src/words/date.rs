//! Dates of plans as people say them.

use crate::model::{MONTHS, Period, PeriodKind, PlainDate};
use jiff::Zoned;
use jiff::civil::Date;

/// `2022-09` as `September 2022`, `2022-09-05` as `5 September 2022`; years and financial years stay as they are.
pub fn in_words(date: &PlainDate) -> String {
    let (first, last) = (date.first_day(), date.last_day());
    let month = month_of(first);
    match (first == last, first.first_of_month() == last.first_of_month()) {
        (true, _) => format!("{} {month} {}", first.day(), first.year()),
        (false, true) => format!("{month} {}", first.year()),
        (false, false) => date.label().to_owned(),
    }
}

/// When something was, with the word before it that a day, a month and a year each need: `on 1 April 2023`, `in April 2023`,
/// `in 2023`.
pub fn when_in_words(date: &PlainDate) -> String {
    let is_day = date.first_day() == date.last_day();
    format!("{} {}", if is_day { "on" } else { "in" }, in_words(date))
}

/// A moment of the reader’s own clock: `on 3 November 2026 at 09:05`.
pub fn moment_in_words(moment: &Zoned) -> String {
    let (day, time) = (moment.date(), moment.time());
    format!("on {} {} {} at {:02}:{:02}", day.day(), month_of(day), day.year(), time.hour(), time.minute())
}

/// A month as `July 2025`, a quarter as `2025 Q3 (July to September)`; every other period by its label.
pub fn period_in_words(period: Period) -> String {
    let first = period.start();
    match period.kind() {
        PeriodKind::Month => format!("{} {}", month_of(first), first.year()),
        PeriodKind::Quarter => {
            let last = period.end().yesterday().unwrap_or(first);
            format!("{period} ({} to {})", month_of(first), month_of(last))
        }
        _ => period.to_string(),
    }
}

/// From one period to another, `2006/07 to 2023/24`, or the one that both are.
pub fn span_in_words(first: Period, last: Period) -> String {
    if first == last {
        return period_in_words(first);
    }
    // From quarter to quarter their months would only be in the way.
    let short = |period: Period| match period.kind() {
        PeriodKind::Month => period_in_words(period),
        _ => period.to_string(),
    };
    format!("{} to {}", short(first), short(last))
}

/// A period as short as an axis needs it: `Jul 2025`, `2025 Q3`.
pub fn period_on_axis(period: Period) -> String {
    match period.kind() {
        PeriodKind::Month => {
            let first = period.start();
            format!("{} {}", &month_of(first)[..3], first.year())
        }
        _ => period.to_string(),
    }
}

fn month_of(day: Date) -> &'static str {
    MONTHS[(day.month() as usize).saturating_sub(1) % MONTHS.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_are_named_and_years_stay() {
        let words = |label| in_words(&PlainDate::parse(label).unwrap());
        assert_eq!(words("2022-09"), "September 2022");
        assert_eq!(words("2022-12-05"), "5 December 2022");
        assert_eq!(words("2030"), "2030");
        assert_eq!(words("2029/30"), "2029/30");
    }

    #[test]
    fn periods_are_named_by_their_months_where_they_are_shorter_than_a_year() {
        let words = |kind, label| period_in_words(Period::parse(kind, label).unwrap());
        assert_eq!(words(PeriodKind::Month, "2025-07"), "July 2025");
        assert_eq!(words(PeriodKind::Years, "2021-23"), "2021-23");
        assert_eq!(words(PeriodKind::Quarter, "2023 Q2"), "2023 Q2 (April to June)");
        let span = |kind, first, last| {
            span_in_words(Period::parse(kind, first).unwrap(), Period::parse(kind, last).unwrap())
        };
        assert_eq!(span(PeriodKind::Quarter, "2023 Q2", "2024 Q1"), "2023 Q2 to 2024 Q1");
        assert_eq!(span(PeriodKind::Month, "2025-07", "2026-01"), "July 2025 to January 2026");
        assert_eq!(span(PeriodKind::Year, "2025", "2025"), "2025");
        let tick = |kind, label| period_on_axis(Period::parse(kind, label).unwrap());
        assert_eq!(tick(PeriodKind::Month, "2025-07"), "Jul 2025");
        assert_eq!(tick(PeriodKind::Quarter, "2023 Q2"), "2023 Q2");
    }
}
