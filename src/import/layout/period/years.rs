//! Years and runs of years.

use super::tokens::{Token, number};
use crate::model::{Period, PeriodKind};
use PeriodKind::{AcademicYear, FinancialYear, Month, Year, Years};
use Token::{Dash, Number, Slash};

/// The longest run of years. `2015-03` is a month, not the years 2015 to 2103.
const LONGEST_RUN: i32 = 20;

/// What years are read to: `2023`, `2023/24`, `21/22`, `202324`, `2021-22`, `2021 - 23`, `2010/11 - 12/13`.
pub(super) fn read(tokens: &[Token<'_>]) -> Vec<Period> {
    match *tokens {
        [Number(four)] if four.len() == 4 => match of_four_figures(four) {
            Some(start) => starting_in(start),
            None => candidates(four, &[Year]),
        },
        // `201920` is 2019/20, `201503` March 2015; `201112` may be either.
        [Number(six)] if six.len() == 6 => {
            two_figures(&six[..4], &six[4..], &[FinancialYear, AcademicYear, Month])
        }
        [Number(first), Dash(false), Number(last)] if (first.len(), last.len()) == (4, 2) => {
            two_figures(first, last, &[Month, FinancialYear, AcademicYear, Years])
        }
        // `2023/04` is April 2023; `2011/12` may be either.
        [Number(first), Slash, Number(last)] if (first.len(), last.len()) == (4, 2) => {
            two_figures(first, last, &[FinancialYear, AcademicYear, Month])
        }
        [Number(eight)] if eight.len() == 8 => {
            let (first, last) = eight.split_at(4);
            read(&[Number(first), Dash(false), Number(last)])
        }
        [Number(first), Dash(_), Number(last)] if (first.len(), last.len()) == (2, 2) => {
            split(&[Number(first), Slash, Number(last)]).map(starting_in).unwrap_or_default()
        }
        // Publishers write a financial or academic year so, and two calendar years.
        [Number(first), Dash(_), Number(last)]
            if (first.len(), last.len()) == (4, 4) && follows(first, last) =>
        {
            two_figures(first, &last[2..], &[FinancialYear, AcademicYear, Years])
        }
        _ => match split(tokens) {
            Some(start) => starting_in(start),
            None => run(tokens).unwrap_or_default(),
        },
    }
}

/// The financial and the academic year that start in a year.
pub(in crate::import::layout) fn starting_in(year: i32) -> Vec<Period> {
    candidates(&split_label(year), &[FinancialYear, AcademicYear])
}

/// The year that `2324` starts in: no calendar year is so far ahead.
pub(super) fn of_four_figures(four: &str) -> Option<i32> {
    let (start, end) = four.split_at_checked(2).filter(|_| number(four).is_some_and(|year| year > 2100))?;
    (number(end)? == number(start)? + 1).then(|| in_full(start))?
}

/// The year that a split year starts in: `2023/24`, `2023/2024`, `21/22`.
pub(super) fn split(tokens: &[Token<'_>]) -> Option<i32> {
    match *tokens {
        [Number(start), Slash, Number(end)] => {
            let year = in_full(start)?;
            let follows = match end.len() {
                2 => number(end)? == (year + 1) % 100,
                4 => start.len() == 4 && number(end)? == year + 1,
                _ => false,
            };
            follows.then_some(year)
        }
        _ => None,
    }
}

/// The year that a split year starts in, where a quarter or a term says that it is one: `2023-24`, `202324` too.
pub(super) fn split_beside(tokens: &[Token<'_>]) -> Option<i32> {
    let (start, end) = match *tokens {
        [Number(start), Dash(_), Number(end)] if start.len() == 4 => (start, end),
        [Number(six)] if six.len() == 6 => six.split_at(4),
        _ => return split(tokens),
    };
    let year = number(start)?;
    let ends = match end.len() {
        2 => number(end)? == (year + 1) % 100,
        _ => follows(start, end),
    };
    ends.then_some(year)
}

/// A year of four digits, or of two: `98` is 1998, `24` is 2024.
pub(super) fn in_full(digits: &str) -> Option<i32> {
    /// From here on, two digits are of the last century.
    const LAST_CENTURY: i32 = 70;
    match (digits.len(), number(digits)?) {
        (4, year) => Some(year),
        (2, year) if year < LAST_CENTURY => Some(2000 + year),
        (2, year) => Some(1900 + year),
        _ => None,
    }
}

/// `2023/24` from 2023.
pub(super) fn split_label(start: i32) -> String {
    format!("{start}/{:02}", (start + 1).rem_euclid(100))
}

/// What a label in our own form may be, of these kinds.
pub(super) fn candidates(label: &str, kinds: &[PeriodKind]) -> Vec<Period> {
    kinds.iter().filter_map(|&kind| Period::parse(kind, label).ok()).collect()
}

/// The years from one to another, both counted.
pub(super) fn years(first: i32, last: i32) -> Vec<Period> {
    let fits = (1..=LONGEST_RUN).contains(&(last - first));
    if fits { candidates(&format!("{first}-{:02}", last.rem_euclid(100)), &[Years]) } else { Vec::new() }
}

fn follows(first: &str, last: &str) -> bool {
    number(first).zip(number(last)).is_some_and(|(first, last)| last == first + 1)
}

/// What four figures and two more can be, of the `kinds` given.
fn two_figures(first: &str, last: &str, kinds: &[PeriodKind]) -> Vec<Period> {
    let Some((start, end)) = number(first).zip(number(last)) else { return Vec::new() };
    let years = (end - start).rem_euclid(100);
    let fits = |kind: &PeriodKind| match kind {
        Month => (1..=12).contains(&end),
        FinancialYear | AcademicYear => years == 1,
        _ => (1..=LONGEST_RUN).contains(&years),
    };
    let read = |&kind: &PeriodKind| {
        let is_split = matches!(kind, FinancialYear | AcademicYear);
        Period::parse(kind, &format!("{first}{}{last}", if is_split { '/' } else { '-' })).ok()
    };
    kinds.iter().filter(|kind| fits(kind)).filter_map(read).collect()
}

/// Whether a run is of split years that dashes stand in: `2019-20 to 2021-22`.
pub(super) fn are_split(tokens: &[Token<'_>]) -> bool {
    split_by_dashes(tokens).is_some()
}

/// The first and the last of split years that dashes stand in.
fn split_by_dashes(tokens: &[Token<'_>]) -> Option<(i32, i32)> {
    let [first @ .., Dash(true), Number(end), Dash(false), Number(after)] = tokens else { return None };
    let &[Number(start), Dash(false), Number(next)] = first else { return None };
    let of = |year, next| split_beside(&[Number(year), Dash(false), Number(next)]);
    Some((of(start, next)?, of(end, after)?))
}

/// A run of years, from one year to another: `2021 - 23`, `2021 - 2023`, `2010/11 - 12/13`, `2010/11 - 2012/13`,
/// `2019-20 to 2021-22`.
fn run(tokens: &[Token<'_>]) -> Option<Vec<Period>> {
    if let Some((first, last)) = split_by_dashes(tokens) {
        return Some(years(first, last + 1));
    }
    let at = tokens.iter().position(|token| matches!(token, Dash(_)))?;
    let (start, end) = match (&tokens[..at], &tokens[at + 1..]) {
        (&[Number(start)], &[Number(end)]) if start.len() == 4 => {
            let start = number(start)?;
            (start, ahead(end, start)?)
        }
        (first @ &[Number(four), Slash, _], &[Number(end), Slash, Number(after)]) if four.len() == 4 => {
            let start = split(first)?;
            let end = ahead(end, start)?;
            let follows = match after.len() {
                2 => number(after)? == (end + 1) % 100,
                _ => number(after)? == end + 1,
            };
            (start, follows.then_some(end + 1)?)
        }
        _ => return None,
    };
    Some(years(start, end))
}

/// The end of a run with its century, the first one after the start: `13` after 2010 is 2013.
fn ahead(end: &str, start: i32) -> Option<i32> {
    match end.len() {
        2 => Some(start + (number(end)? - start).rem_euclid(100)),
        4 => number(end),
        _ => None,
    }
}
