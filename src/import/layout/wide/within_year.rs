//! Months, quarters or terms across beside a column of years: `Year`, `Jan`, `Feb`.

use crate::import::layout::fields::field;
use crate::import::layout::long::WHOLE;
use crate::import::layout::period::{self, ACADEMIC, IN_YEAR, NoPeriod};
use crate::import::layout::recognise::FirstRows;
use crate::import::source;
use crate::import::table::Header;
use crate::model::PeriodKind;
use std::collections::BTreeSet;

/// The part of its row's year that a column is of, as its header names it; of the whole year, where it says so.
#[derive(Clone, Debug)]
pub(super) struct WithinYear {
    pub words: String,
    is_whole: bool,
    is_month: bool,
    /// Whether it is a month or a quarter.
    is_of_months: bool,
    /// The kind of year that the name of the column of years says.
    kind: Option<PeriodKind>,
    /// Where the parts of a year run over the new year, whether this one comes after it.
    turning: Option<bool>,
}

impl WithinYear {
    /// The parts of years that headers are, where several are and each of them with each of the first years is a period.
    pub fn all(headers: &[&str], years: usize, name: &str, rows: &FirstRows<'_>) -> Vec<Option<Self>> {
        let kind =
            period::kind_of_year(name).or_else(|| in_calendar_order(headers).then_some(PeriodKind::Year));
        let of = |header: &&str| {
            let words = header.trim();
            let is_whole = WHOLE.iter().any(|whole| words.eq_ignore_ascii_case(whole));
            let (words, is_month) = (words.to_owned(), !is_whole && is_month(words));
            let is_of_months = !is_whole && first_month(&words).is_some();
            let turning = None;
            (is_whole || is_part(&words)).then_some(Self {
                words,
                is_whole,
                is_month,
                is_of_months,
                kind,
                turning,
            })
        };
        let mut parts: Vec<Option<Self>> = headers.iter().map(of).collect();
        if kind != Some(PeriodKind::Year) {
            find_turning(&mut parts);
        }
        let named = || parts.iter().flatten().filter(|part| !part.is_whole);
        let cells =
            rows.below.iter().map(|record| field(record, Some(years))).filter(|cell| !cell.is_empty());
        let years: BTreeSet<&[u8]> = cells.collect();
        let is_period = |part: &Self, year: &[u8]| {
            let mut label = Vec::new();
            part.write(year, &mut label);
            let read = period::label(&source::text(&label).0);
            matches!(read, Ok(_) | Err(NoPeriod::EitherYear))
        };
        let are_periods = named().all(|part| years.iter().all(|year| is_period(part, year)));
        if named().count() < 2 || years.is_empty() || !are_periods {
            return vec![None; headers.len()];
        }
        parts
    }

    /// Writes the period of a figure as one label.
    pub fn write(&self, year: &[u8], label: &mut Vec<u8>) {
        label.clear();
        let is_financial = self.kind == Some(PeriodKind::FinancialYear);
        let is_month = self.is_month;
        // Whatever run they make, a year in one figure may be one of the calendar or another.
        let is_of_either = match self.kind {
            Some(PeriodKind::Year) => false,
            Some(_) => self.turning.is_some() || is_month,
            None => self.is_of_months || self.is_whole,
        };
        // So may a year in two figures, where the months do not run over its end.
        let is_split = || self.kind.is_none() && is_month && self.turning.is_none() && year.contains(&b'/');
        if (is_of_either && is_single(year)) || is_split() {
            label.extend_from_slice(IN_YEAR.as_bytes());
            if !self.is_whole {
                label.extend_from_slice(self.words.as_bytes());
                label.push(b' ');
            }
            match self.kind {
                Some(PeriodKind::FinancialYear) => label.extend_from_slice(b"FY "),
                Some(PeriodKind::AcademicYear) => label.extend_from_slice(format!("{ACADEMIC} ").as_bytes()),
                _ => {}
            }
        } else if let Some(year) = self.year_of_turning(year) {
            label.extend_from_slice(format!("{} {year}", self.words).as_bytes());
            return;
        } else if !self.is_whole {
            label.extend_from_slice(self.words.as_bytes());
            // A month of a financial year is read as months of one are.
            if is_financial && is_month && year.contains(&b'/') {
                label.push(b'-');
                label.extend_from_slice(self.words.as_bytes());
            }
            label.push(b' ');
            if is_financial && !is_month {
                label.extend_from_slice(b"FY ");
            }
        }
        label.extend_from_slice(year);
    }

    /// The year of the calendar that a month lies in, beside a year in two figures that it turns in.
    fn year_of_turning(&self, year: &[u8]) -> Option<i16> {
        let is_after = self.turning.filter(|_| self.is_month)?;
        let split =
            period::label(&source::text(year).0).ok()?.published.of_kind(PeriodKind::FinancialYear)?;
        Some(split.start().year() + i16::from(is_after))
    }
}

/// Looks whether the parts of a year run over the new year as they stand: April to March.
fn find_turning(parts: &mut [Option<WithinYear>]) {
    let months: Vec<Option<i8>> =
        parts.iter().map(|part| part.as_ref().and_then(|part| first_month(&part.words))).collect();
    let mut order: Vec<i8> = Vec::new();
    for month in months.iter().flatten() {
        if !order.contains(month) {
            order.push(*month);
        }
    }
    let Some(first) = first_over_new_year(&order) else { return };
    for (part, month) in parts.iter_mut().zip(months) {
        if let Some(part) = part {
            part.turning = Some(month.is_some_and(|month| month < first));
        }
    }
}

/// Whether columns are the months from January to December: years that begin in April or September have them in another
/// order.
fn in_calendar_order(headers: &[&str]) -> bool {
    let named = headers.iter().map(|header| header.trim()).filter(|header| is_month(header));
    named.filter_map(first_month).eq(1..=12)
}

/// Whether a year is written in one figure, so that it may begin or end in it.
fn is_single(year: &[u8]) -> bool {
    !year.is_empty() && year.iter().all(u8::is_ascii_digit) && matches!(year.len(), 2 | 4)
}

/// The first month of a part of a year; none for words that are neither a month nor a quarter.
fn first_month(part: &str) -> Option<i8> {
    let of_year = |year: &str| {
        let published = period::label(&format!("{part} {year}")).ok()?.published;
        [PeriodKind::Month, PeriodKind::Quarter].into_iter().find_map(|kind| published.of_kind(kind))
    };
    Some(of_year("2021").or_else(|| of_year("2021/22"))?.start().month())
}

/// The first of months in their order, where that runs over the new year as April to March does.
fn first_over_new_year(months: &[i8]) -> Option<i8> {
    let (first, _) = months.split_first()?;
    let descents = || months.windows(2).filter(|pair| pair[1] < pair[0]);
    let turns = descents().count() == 1 && descents().all(|pair| pair[0] >= 10 && pair[1] <= 3);
    (turns && months.last() < Some(first)).then_some(*first)
}

/// The names of columns that are parts of a year of which they do not say which: `Apr`, `Q1`. One alone may be anything.
pub(in crate::import::layout) fn parts_without_year(header: &Header) -> Vec<&str> {
    let names = header.names().iter().map(|name| name.trim());
    let parts: Vec<&str> = names.filter(|name| is_part(name)).collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

fn kinds(label: &str) -> Option<Vec<PeriodKind>> {
    Some(period::label(label).ok()?.published.may_be.iter().map(|period| period.kind()).collect())
}

fn is_month(words: &str) -> bool {
    kinds(&format!("{words} 2021")).is_some_and(|kinds| kinds == [PeriodKind::Month])
}

/// Whether words name a month, a quarter or a term and no year.
fn is_part(words: &str) -> bool {
    let is_term =
        || period::label(&format!("{words} 2021/22")).is_ok_and(|label| label.published.part.is_some());
    let is_quarter = || {
        let of_single = period::label(&format!("{words} 2021"));
        of_single == Err(NoPeriod::EitherYear)
            && kinds(&format!("{words} 2021/22")) == Some(vec![PeriodKind::Quarter])
    };
    words.chars().any(char::is_alphabetic)
        && period::label(words).is_err()
        && (is_month(words)
            || is_quarter()
            || kinds(&format!("{words} 2021")) == Some(vec![PeriodKind::Quarter])
            || is_term())
}

#[cfg(test)]
mod tests {
    use crate::import::table::Layout;
    use crate::import::testing::{figures, only_table, rows, skipped, tried};

    const MONTHS: [&str; 12] =
        ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"];

    /// The periods of a table with these columns beside one of years, and why rows of it are not taken.
    fn periods(year: (&str, &str), columns: &[&str]) -> (Vec<String>, Vec<String>) {
        let values: Vec<String> = (1..=columns.len()).map(|value| value.to_string()).collect();
        let read = rows(&format!(
            "Code,Indicator,{},{}\nE08000901,Walks,{},{}\n",
            year.0,
            columns.join(","),
            year.1,
            values.join(",")
        ));
        let of = |figure: &String| {
            let parts: Vec<&str> = figure.split(" | ").collect();
            format!("{}: {}", parts[3], parts[4])
        };
        (figures(&read).iter().map(of).collect(), skipped(only_table(&read, Layout::Wide)))
    }

    #[test]
    fn months_across_that_run_over_the_new_year_are_of_a_year_in_two_figures_and_open_in_one() {
        for name in ["Year", "Financial year", "Fin year", "FY"] {
            let (of_split, _) = periods((name, "2023/24"), &MONTHS);
            assert_eq!(
                (of_split[0].as_str(), of_split[11].as_str()),
                ("2023-04: 1", "2024-03: 12"),
                "{name}"
            );
            let (of_single, skipped) = periods((name, "2023"), &MONTHS);
            assert_eq!((of_single.len(), skipped.len()), (1, 0), "{name}: {skipped:?}");
            assert!(of_single[0].starts_with(": "), "not known before somebody says it: {of_single:?}");
        }
        let (of_school, _) = periods(("Academic year", "2023/24"), &["Sep", "Dec", "Jan", "Jul"]);
        assert_eq!(of_school, ["2023-09: 1", "2023-12: 2", "2024-01: 3", "2024-07: 4"]);
        let (of_calendar, _) = periods(("Calendar year", "2023"), &MONTHS);
        assert_eq!(of_calendar[0], "2023-01: 10");
    }

    #[test]
    fn a_year_in_one_figure_is_open_beside_whatever_run_of_months() {
        for months in [
            &["Jan", "Feb", "Dec"][..],
            &["Dec", "Jan", "Feb"],
            &["Apr", "May", "Jan"],
            &["Jan", "Apr", "May"],
            &["Jan-Mar", "Jul-Sep"],
            &["Q1", "Q2", "Q3", "Q4"],
            &["Q3", "Q4"],
        ] {
            let (open, skipped) = periods(("Year", "2023"), months);
            assert_eq!(skipped, Vec::<String>::new(), "{months:?}");
            assert!(open.iter().all(|figure| figure.starts_with(": ")), "{months:?}: {open:?}");
            let (calendar, _) = periods(("Calendar year", "2023"), months);
            assert!(calendar.iter().all(|figure| figure.starts_with("2023")), "{months:?}: {calendar:?}");
        }
        let (run, _) = periods(("Year", "2023"), &["Jan-Mar", "Apr-Jun"]);
        assert_eq!(
            run,
            ["2023 Q1: 1", "2023 Q2: 2"],
            "only in one kind of year is nothing between them left out"
        );
        let from_january = [&MONTHS[9..], &MONTHS[..9]].concat();
        let (whole, _) = periods(("Year", "2023"), &from_january);
        assert_eq!(
            (whole[0].as_str(), whole[11].as_str()),
            ("2023-01: 1", "2023-12: 12"),
            "as columns stand"
        );
        let (either, _) = periods(("Year", "2023"), &["Apr", "May", "Dec"]);
        assert_eq!(either, ["2023-04: 1", "2023-05: 2", "2023-12: 3"], "the same in both kinds of year");
    }

    #[test]
    fn some_months_of_a_year_in_two_figures_are_months_of_it() {
        let months = |count: usize| periods(("Year", "2023/24"), &MONTHS[..count]);
        let (open, skipped) = months(4);
        assert_eq!((open.len(), skipped.len()), (1, 0), "{open:?}");
        assert!(open[0].starts_with(": "), "a financial or a school year may have them: {open:?}");
        for count in [6, 9] {
            let (of_financial, _) = months(count);
            assert_eq!(of_financial.len(), count, "only a financial year leaves none of them out");
            assert_eq!((of_financial[0].as_str(), of_financial[5].as_str()), ("2023-04: 1", "2023-09: 6"));
        }
        let (of_autumn, _) = periods(("Year", "2023/24"), &["Sep", "Oct", "Nov"]);
        assert_eq!(of_autumn, ["2023-09: 1", "2023-10: 2", "2023-11: 3"], "the same in both");
        let (quarters, _) = periods(("Year", "2023/24"), &["Q1", "Q2", "Q3"]);
        assert_eq!(quarters, ["2023 Q2: 1", "2023 Q3: 2", "2023 Q4: 3"]);
    }

    #[test]
    fn the_ways_out_of_months_and_quarters_without_a_year_work() {
        for columns in
            [&MONTHS[..], &MONTHS[..4], &MONTHS[..9], &MONTHS[8..], &["Q1", "Q2", "Q3"], &["Q2", "Q4"]]
        {
            let refused =
                tried(&format!("Area,{}\nBury{}\n", columns.join(","), ",1".repeat(columns.len())), &[]);
            let refused = refused.unwrap_err();
            for (name, year) in [("Financial year", "2023/24"), ("Calendar year", "2023")] {
                assert!(refused.contains(&format!("‘{name}’, with {year}")), "{refused}");
                let (periods, skipped) = periods((name, year), columns);
                assert_eq!((periods.len(), skipped.len()), (columns.len(), 0), "{name}, {columns:?}");
                assert!(periods.iter().all(|figure| figure.starts_with("20")), "{name}: {periods:?}");
            }
        }
    }

    #[test]
    fn quarters_with_their_months_across_are_quarters() {
        let quarters = ["Q1 (Apr-Jun)", "Q2 (Jul-Sep)", "Q3 (Oct-Dec)", "Q4 (Jan-Mar)"];
        let (of_split, _) = periods(("Year", "2022/23"), &quarters);
        assert_eq!(of_split, ["2022 Q2: 1", "2022 Q3: 2", "2022 Q4: 3", "2023 Q1: 4"]);
        let (of_single, skipped) = periods(("Year", "2022"), &quarters);
        assert!(of_single.is_empty() && skipped[0].contains("2021/22 or as 2022/23"), "{skipped:?}");
    }
}
