//! Months, quarters or terms across beside a column of years: `Year`, `Jan`, `Feb`.

use crate::import::layout::fields::field;
use crate::import::layout::long::WHOLE;
use crate::import::layout::period;
use crate::import::layout::recognise::FirstRows;
use crate::import::source;
use crate::import::table::{Header, plain};
use crate::model::PeriodKind;
use std::collections::BTreeSet;

/// The part of its row's year that a column is of, as its header names it; of the whole year, where it says so.
#[derive(Clone, Debug)]
pub(super) struct WithinYear {
    pub words: String,
    is_whole: bool,
    /// Whether the year is a financial one.
    is_financial: bool,
}

impl WithinYear {
    /// The parts of years that headers are, where several are and each of them with each of the first years is a period.
    pub fn all(headers: &[&str], years: usize, name: &str, rows: &FirstRows<'_>) -> Vec<Option<Self>> {
        let is_financial = matches!(plain(name).as_str(), "financialyear" | "fiscalyear" | "taxyear");
        let of = |header: &&str| {
            let words = header.trim();
            let is_whole = WHOLE.iter().any(|whole| words.eq_ignore_ascii_case(whole));
            (is_whole || is_part(words)).then(|| Self { words: words.to_owned(), is_whole, is_financial })
        };
        let parts: Vec<Option<Self>> = headers.iter().map(of).collect();
        let named = || parts.iter().flatten().filter(|part| !part.is_whole);
        let cells =
            rows.below.iter().map(|record| field(record, Some(years))).filter(|cell| !cell.is_empty());
        let years: BTreeSet<&[u8]> = cells.collect();
        let is_period = |part: &Self, year: &[u8]| {
            let mut label = Vec::new();
            part.write(year, &mut label);
            period::label(&source::text(&label).0).is_ok()
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
        if !self.is_whole {
            label.extend_from_slice(self.words.as_bytes());
            // A month of a financial year is read as months of one are.
            if self.is_financial && is_month(&self.words) && year.contains(&b'/') {
                label.push(b'-');
                label.extend_from_slice(self.words.as_bytes());
            }
            label.push(b' ');
            if self.is_financial && !is_month(&self.words) {
                label.extend_from_slice(b"FY ");
            }
        }
        label.extend_from_slice(year);
    }
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
    words.chars().any(char::is_alphabetic)
        && period::label(words).is_err()
        && (is_month(words)
            || kinds(&format!("{words} 2021")) == Some(vec![PeriodKind::Quarter])
            || is_term())
}
