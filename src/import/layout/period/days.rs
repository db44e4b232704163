//! Days and months of a year.

use super::span::MonthOf;
use super::tokens::{Token, number, strip_any};
use super::years::{in_full, split};
use crate::model;
use Token::{Dash, Number, Point, Slash, Word};
use jiff::civil::Date;

/// Words for a financial year in front of it.
const FINANCIAL: &[&[&str]] = &[&["fy"], &["financial", "year"]];

/// A day as it may be read.
#[derive(Clone, Copy)]
pub(super) enum DayRead {
    One(Date),
    /// With the day first, and with the month first.
    Either([Option<Date>; 2]),
}

impl DayRead {
    /// The day where it is clear which.
    pub fn only(self) -> Option<Date> {
        match self {
            Self::One(day) | Self::Either([Some(day), None] | [None, Some(day)]) => Some(day),
            Self::Either(_) => None,
        }
    }
}

/// `2024-01-31`, `20240131`, `31/01/2024`, `31/01/24`, `31 January 2024`, `31-Jan-24`, `January 31, 2024`.
pub(super) fn day(tokens: &[Token<'_>]) -> Option<DayRead> {
    let civil = |year: i32, month: i32, day: i32| {
        let (year, month, day) =
            (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        // As far as the years of periods go.
        Date::new(year, month, day).ok().filter(|day| (1800..=2200).contains(&day.year()))
    };
    let is_short = |text: &str| matches!(text.len(), 1 | 2);
    match *tokens {
        [Number(year), Dash(false), Number(month), Dash(false), Number(day)]
        | [Number(year), Slash, Number(month), Slash, Number(day)]
            if year.len() == 4 && is_short(month) && is_short(day) =>
        {
            civil(number(year)?, number(month)?, number(day)?).map(DayRead::One)
        }
        [Number(eight)] if eight.len() == 8 => {
            civil(number(&eight[..4])?, number(&eight[4..6])?, number(&eight[6..])?).map(DayRead::One)
        }
        [Number(one), Slash, Number(other), Slash, Number(year)]
        | [Number(one), Dash(false), Number(other), Dash(false), Number(year)]
        | [Number(one), Point, Number(other), Point, Number(year)]
            // Two figures between dashes may be a year in front too.
            if is_short(one) && is_short(other) && (year.len() == 4 || tokens[1] != Dash(false)) =>
        {
            let (one, other, year) = (number(one)?, number(other)?, in_full(year)?);
            match [civil(year, other, one), civil(year, one, other)] {
                [None, None] => None,
                [Some(day), Some(same)] if day == same => Some(DayRead::One(day)),
                readings => Some(DayRead::Either(readings)),
            }
        }
        [Number(day), Word("st" | "nd" | "rd" | "th"), ref rest @ ..] if is_short(day) => {
            let month = month(strip_any(rest, &[&["of"]]).unwrap_or(rest))?;
            civil(month.year, month.month, number(day)?).map(DayRead::One)
        }
        [Number(day), Dash(false), Word(name), Dash(false), Number(year)]
        | [Number(day), Word(name), Number(year)]
            if is_short(day) =>
        {
            civil(in_full(year)?, month_named(name)?, number(day)?).map(DayRead::One)
        }
        [Word(name), Number(day), Number(year)] if is_short(day) && year.len() == 4 => {
            civil(number(year)?, month_named(name)?, number(day)?).map(DayRead::One)
        }
        _ => None,
    }
}

/// A month of a year: `March 2015`, `Mar-15`, `2015 March`, `03/2015`, `03-2015`, `2015M03`, `MSitAE-APRIL-2025`.
pub(super) fn month(tokens: &[Token<'_>]) -> Option<MonthOf> {
    let of = |year: Option<i32>, month: Option<i32>| {
        let year = year.filter(|year| (1800..=2200).contains(year))?;
        Some(MonthOf { year, month: month? })
    };
    let in_figures = |month| number(month).filter(|month| (1..=12).contains(month));
    match *tokens {
        [Word(name), Number(year)] | [Word(name), Dash(_) | Slash, Number(year)] => {
            of(in_full(year), month_named(name))
        }
        [Number(year), Word(name)] | [Number(year), Dash(_) | Slash, Word(name)] if year.len() == 4 => {
            of(number(year), month_named(name))
        }
        // In a financial year; from September to March it is the same in an academic one.
        [Word(name), ref in_year @ ..]
            if split(strip_any(in_year, FINANCIAL).unwrap_or(in_year)).is_some() =>
        {
            let month = month_named(name)?;
            let financial = strip_any(in_year, FINANCIAL);
            let start = split(financial.unwrap_or(in_year))?;
            let is_clear = financial.is_some() || !(4..=8).contains(&month);
            is_clear.then_some(MonthOf { year: if month >= 4 { start } else { start + 1 }, month })
        }
        // NHS England puts the name of the collection before it.
        [Word(other), Dash(false), Word(name), Dash(false), Number(year)] if month_named(other).is_none() => {
            of(in_full(year), month_named(name))
        }
        [Number(month), Slash | Dash(false) | Point, Number(year)]
            if matches!(month.len(), 1 | 2) && year.len() == 4 =>
        {
            of(number(year), in_figures(month))
        }
        // As statistical offices exchange them.
        [Number(year), Word("m"), Number(month)] | [Number(year), Dash(false), Word("m"), Number(month)]
            if year.len() == 4 && month.len() == 2 =>
        {
            of(number(year), in_figures(month))
        }
        _ => None,
    }
}

/// The number of a month by its name.
pub(super) fn month_named(name: &str) -> Option<i32> {
    model::month_named(name).and_then(|number| i32::try_from(number).ok())
}
