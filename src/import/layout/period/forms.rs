//! The forms in which periods are written, but for marks and intervals of ISO 8601.

use super::NoPeriod;
use super::part::part;
use super::span::{MonthOf, days, months, twelve_months};
use super::tokens::{Token, number, tokens};
use super::years::{self, candidates, in_full, split, split_beside};
use crate::import::table::{Published, Written};
use crate::model::{MONTHS, PeriodKind};
use PeriodKind::{AcademicYear, FinancialYear, Quarter, Year};
use Token::{Dash, Number, Point, Slash, Word};
use jiff::civil::Date;

/// What a label was read to.
type Read = Result<Published, NoPeriod>;

/// Reads a label in plain signs and without marks.
pub(super) fn read(text: &str) -> Read {
    let tokens = tokens(text).ok_or(NoPeriod::Unknown)?;
    of_tokens(&tokens)
}

fn of_tokens(tokens: &[Token<'_>]) -> Read {
    let has = |words: &[&str]| tokens.iter().any(|token| matches!(token, Word(word) if words.contains(word)));
    if has(&["w", "wk", "week", "weeks", "weekly"]) {
        return Err(NoPeriod::Week);
    }
    let found = quarter(tokens)
        .or_else(|| of_kind(tokens))
        .or_else(|| ending(tokens))
        .or_else(|| on_a_day(tokens))
        .or_else(|| term(tokens))
        .or_else(|| half_year(tokens))
        .or_else(|| named_day(tokens))
        .or_else(|| month(tokens).map(|month| months(month, month)))
        .or_else(|| year(tokens))
        .or_else(|| range(tokens));
    found.unwrap_or(Err(NoPeriod::Unknown))
}

/// A period whose kind stands before or behind it: `FY21/22`, `Academic year 2021/22`, `2021/22 academic year`.
fn of_kind(tokens: &[Token<'_>]) -> Option<Read> {
    const WORDS: [(&[&str], PeriodKind); 9] = [
        (&["financial", "year"], FinancialYear),
        (&["fiscal", "year"], FinancialYear),
        (&["tax", "year"], FinancialYear),
        (&["fy"], FinancialYear),
        (&["academic", "year"], AcademicYear),
        (&["school", "year"], AcademicYear),
        (&["ay"], AcademicYear),
        (&["calendar", "year"], Year),
        (&["cy"], Year),
    ];
    const SEVERAL: [&[&str]; 4] =
        [&["calendar", "years"], &["financial", "years"], &["academic", "years"], &["school", "years"]];
    if let Some(years) = SEVERAL.iter().find_map(|words| strip_suffix(tokens, words)) {
        return Some(of_tokens(years));
    }
    let (rest, kind) = WORDS.iter().find_map(|(words, kind)| {
        Some((strip_prefix(tokens, words).or_else(|| strip_suffix(tokens, words))?, *kind))
    })?;
    if let (Some(end), FinancialYear) = (strip_any(rest, ENDING), kind)
        && let Some(read) = financial_year_to(end)
    {
        return Some(read);
    }
    let read = of_tokens(rest).and_then(|read| {
        let period = read.of_kind(kind).ok_or(NoPeriod::Unknown)?;
        Ok(Published { may_be: vec![period], ..read })
    });
    Some(read)
}

/// The financial year that ends in a year: `FYE 2022` begins in 2021.
fn financial_year_to(end: &[Token<'_>]) -> Option<Read> {
    let [Number(end)] = end else { return None };
    let label = years::split_label(in_full(end)? - 1);
    Some(Ok(Published::named("", candidates(&label, &[FinancialYear]))))
}

/// Ways to say that months end with what follows.
const ENDING: &[&[&str]] = &[&["ending"], &["ended"], &["ends"], &["to"], &["end"]];

/// Months that end with one: `Year ending March 2022`, `YE Mar 2022`, `12 months to 31 March 2022`.
fn ending(tokens: &[Token<'_>]) -> Option<Read> {
    const YEAR: &[&[&str]] = &[&["ye"], &["fye"], &["y", "/", "e"], &["rolling", "year"], &["annual"]];
    if let Some(read) = strip_any(tokens, &[&["fye"]]).and_then(financial_year_to) {
        return Some(read);
    }
    let (count, rest) = if let Some(rest) = strip_any(tokens, YEAR) {
        (12, strip_any(rest, ENDING).unwrap_or(rest))
    } else if let Some(rest) = strip_any(tokens, &[&["year"], &["years"], &["quarter"]]) {
        let count = if tokens.first() == Some(&Word("quarter")) { 3 } else { 12 };
        (count, strip_any(rest, ENDING)?)
    } else {
        let rest = strip_any(tokens, &[&["rolling"]]).unwrap_or(tokens);
        let (first, rest) = rest.split_first()?;
        let count = match first {
            Number(count) => number(count)?,
            Word("twelve") => 12,
            Word("six") => 6,
            Word("three") => 3,
            _ => return None,
        };
        let rest = strip_any(rest, &[&["months"], &["month", "period"], &["m"]])?;
        (count, strip_any(rest, ENDING)?)
    };
    let last = match (month(rest), day(rest).map(DayRead::only)) {
        (Some(month), _) => month,
        (None, Some(Some(day))) if day == day.last_of_month() => {
            MonthOf { year: day.year().into(), month: day.month().into() }
        }
        _ => return None,
    };
    let first = last.later(1 - count);
    Some(if count == 12 { Ok(twelve_months(first)) } else { months(first, last) })
}

/// A state on a day: `As at 31 March 2022`, `End of March 2022`, `Mid-2022`.
fn on_a_day(tokens: &[Token<'_>]) -> Option<Read> {
    const BEFORE: &[&[&str]] =
        &[&["as", "at"], &["as", "of"], &["as", "on"], &["at"], &["on"], &["position", "at"], &["snapshot"]];
    if let Some(rest) = strip_any(tokens, BEFORE) {
        return match of_tokens(rest) {
            Err(_) => None,
            read => Some(read),
        };
    }
    if let Some(rest) = strip_any(tokens, &[&["end", "of"], &["end"]]) {
        let last = month(rest)?.last_day()?;
        return Some(Ok(Published::of_day("", last)));
    }
    let rest = strip_any(tokens, &[&["mid", "year"], &["mid"]])?;
    let rest = if let [Dash(_), rest @ ..] = rest { rest } else { rest };
    let rest = strip_any(rest, &[&["year"]]).unwrap_or(rest);
    match rest {
        [Number(year)] => Some(Ok(Published::named("", candidates(year, &[Year])))),
        _ => None,
    }
}

/// A part of a year: `Autumn 2021/22`, `2021/22 spring term`.
fn term(tokens: &[Token<'_>]) -> Option<Read> {
    let is_word = |token: &Token<'_>| matches!(token, Word(word) if !matches!(*word, "fy" | "ay"));
    let before = tokens.iter().take_while(|token| is_word(token)).count();
    let after = tokens.iter().rev().take_while(|token| is_word(token)).count();
    let (words, rest) = match (before, after) {
        (0, 0) => return None,
        (0, after) => (&tokens[tokens.len() - after..], &tokens[..tokens.len() - after]),
        (before, _) => (&tokens[..before], &tokens[before..]),
    };
    let words: Vec<&str> =
        words.iter().filter_map(|token| if let Word(word) = token { Some(*word) } else { None }).collect();
    let (part, kind) = part(&words.concat())?;
    let label = years::split_label(split_beside(without_dash(rest))?);
    Some(Ok(Published { part: Some(part), ..Published::named("", candidates(&label, &[kind])) }))
}

/// A quarter of a year, or of a financial year, whose first quarter begins in April: `2023 Q2`, `Q1 22/23`, `2025Q01`.
fn quarter(tokens: &[Token<'_>]) -> Option<Read> {
    let is_word = |token: &Token<'_>| matches!(token, Word("q" | "qtr" | "quarter"));
    let at = tokens.iter().position(is_word)?;
    let (before, rest) = (&tokens[..at], &tokens[at + 1..]);
    let (Number(quarter), after) = rest.split_first()? else { return None };
    let quarter = number(quarter).filter(|quarter| (1..=4).contains(quarter))?;
    let (([], in_year) | (in_year, [])) = (without_dash(before), without_dash(after)) else { return None };
    let in_financial_year = strip_any(in_year, &[&["fy"], &["financial", "year"]]);
    let (year, quarter) = match (in_financial_year.unwrap_or(in_year), in_financial_year) {
        (&[Number(year)], None) if year.len() == 4 => (number(year)?, quarter),
        (in_year, _) => match (split_beside(in_year)?, quarter) {
            (start, 4) => (start + 1, 1),
            (start, quarter) => (start, quarter + 1),
        },
    };
    Some(Ok(Published::named("", candidates(&format!("{year} Q{quarter}"), &[Quarter]))))
}

/// `H1 2023`, which is no period of a scorecard.
fn half_year(tokens: &[Token<'_>]) -> Option<Read> {
    let half = |pair: &[Token<'_>]| matches!(pair, [Word("h" | "half"), Number("1" | "2")]);
    let has_year =
        tokens.iter().any(|token| matches!(token, Number(year) if year.len() == 4 || year.len() == 2));
    (has_year && tokens.windows(2).any(half)).then_some(Err(NoPeriod::HalfYear))
}

/// A day as it may be read.
#[derive(Clone, Copy)]
enum DayRead {
    One(Date),
    /// With the day first, and with the month first.
    Either([Option<Date>; 2]),
}

impl DayRead {
    /// The day where it is clear which.
    fn only(self) -> Option<Date> {
        match self {
            Self::One(day) | Self::Either([Some(day), None] | [None, Some(day)]) => Some(day),
            Self::Either(_) => None,
        }
    }
}

/// A single day.
fn named_day(tokens: &[Token<'_>]) -> Option<Read> {
    Some(Ok(match day(tokens)? {
        DayRead::One(day) => Published::of_day("", day),
        DayRead::Either(readings) => {
            Published { written: Written::EitherDay { table: 0, readings }, ..Published::default() }
        }
    }))
}

/// `2024-01-31`, `31/01/2024`, `31 January 2024`, `31-Jan-24`, `January 31, 2024`.
fn day(tokens: &[Token<'_>]) -> Option<DayRead> {
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
        [Number(one), Slash, Number(other), Slash, Number(year)]
        | [Number(one), Dash(false), Number(other), Dash(false), Number(year)]
        | [Number(one), Point, Number(other), Point, Number(year)]
            if year.len() == 4 && is_short(one) && is_short(other) =>
        {
            let (one, other, year) = (number(one)?, number(other)?, number(year)?);
            match [civil(year, other, one), civil(year, one, other)] {
                [None, None] => None,
                [Some(day), Some(same)] if day == same => Some(DayRead::One(day)),
                readings => Some(DayRead::Either(readings)),
            }
        }
        [Number(day), Word("st" | "nd" | "rd" | "th"), ref rest @ ..] if is_short(day) => {
            let month = month(without_of(rest)).filter(|_| has_long_year(rest))?;
            civil(month.year, month.month, number(day)?).map(DayRead::One)
        }
        [Number(day), Dash(false), Word(name), Dash(false), Number(year)] if is_short(day) => {
            civil(in_full(year)?, month_named(name)?, number(day)?).map(DayRead::One)
        }
        [Number(day), Word(name), Number(year)] if is_short(day) && year.len() == 4 => {
            civil(number(year)?, month_named(name)?, number(day)?).map(DayRead::One)
        }
        [Word(name), Number(day), Number(year)] if is_short(day) && year.len() == 4 => {
            civil(number(year)?, month_named(name)?, number(day)?).map(DayRead::One)
        }
        _ => None,
    }
}

fn without_of<'t, 's>(tokens: &'s [Token<'t>]) -> &'s [Token<'t>] {
    strip_any(tokens, &[&["of"]]).unwrap_or(tokens)
}

fn has_long_year(tokens: &[Token<'_>]) -> bool {
    matches!(tokens.last(), Some(Number(year)) if year.len() == 4)
}

/// A month of a year: `March 2015`, `Mar-15`, `2015 March`, `03/2015`, `MSitAE-APRIL-2025`.
fn month(tokens: &[Token<'_>]) -> Option<MonthOf> {
    let of = |year: Option<i32>, month: Option<i32>| {
        let year = year.filter(|year| (1800..=2200).contains(year))?;
        Some(MonthOf { year, month: month? })
    };
    match *tokens {
        [Word(name), Number(year)] | [Word(name), Dash(_) | Slash, Number(year)] => {
            of(in_full(year), month_named(name))
        }
        [Number(year), Word(name)] | [Number(year), Dash(_) | Slash, Word(name)] if year.len() == 4 => {
            of(number(year), month_named(name))
        }
        // NHS England puts the name of the collection before it.
        [Word(other), Dash(false), Word(name), Dash(false), Number(year)] if month_named(other).is_none() => {
            of(in_full(year), month_named(name))
        }
        [Number(month), Slash, Number(year)] if matches!(month.len(), 1 | 2) && year.len() == 4 => {
            of(number(year), number(month).filter(|month| (1..=12).contains(month)))
        }
        _ => None,
    }
}

/// The number of a month by its name, of which three letters are enough.
fn month_named(name: &str) -> Option<i32> {
    let is_it = |month: &&str| {
        let is = |word: &str| word.eq_ignore_ascii_case(name);
        is(month) || is(&month[..3]) || (name == "sept" && month.starts_with("Sept"))
    };
    (1..).zip(&MONTHS).find(|(_, month)| is_it(month)).map(|(number, _)| number)
}

/// Years: `2023`, `Year 2023`, `2023.0`, `2023/24`, `2021 - 23`.
fn year(tokens: &[Token<'_>]) -> Option<Read> {
    let tokens = strip_any(tokens, &[&["year"]]).unwrap_or(tokens);
    let tokens = match tokens {
        [year @ Number(_), Point, Number("0")] => std::slice::from_ref(year),
        _ => tokens,
    };
    let tokens: Vec<Token<'_>> =
        tokens.iter().map(|token| if *token == Word("to") { Dash(true) } else { *token }).collect();
    let may_be = years::read(&tokens);
    (!may_be.is_empty()).then(|| Ok(Published::named("", may_be)))
}

/// From one month or day to another: `Jan-Mar 2023`, `Oct 2021-Sep 2022`, `1 April 2021 to 31 March 2022`.
fn range(tokens: &[Token<'_>]) -> Option<Read> {
    let is_between = |token: &Token<'_>| matches!(token, Dash(_) | Slash | Word("to"));
    let mut places = (1..tokens.len()).filter(|&at| is_between(&tokens[at]));
    places.find_map(|at| from_to(&tokens[..at], &tokens[at + 1..]))
}

fn from_to(first: &[Token<'_>], last: &[Token<'_>]) -> Option<Read> {
    if let (Some(first), Some(last)) = (day(first), day(last)) {
        return match (first, last) {
            (DayRead::Either([early, other_early]), DayRead::Either([late, other_late])) => {
                let whole = |first: Option<Date>, last: Option<Date>| days(first?, last?);
                match (whole(early, late), whole(other_early, other_late)) {
                    (Some(read), None) | (None, Some(read)) => Some(read),
                    _ => None,
                }
            }
            // `01/01/2022` is the same whatever comes first.
            (DayRead::One(first), last) => days(first, last.only()?),
            (first, DayRead::One(last)) => days(first.only()?, last),
        };
    }
    // `Apr-Jun 2021/22` is in a financial year.
    if let ([Word(from)], Some((Word(to), in_year))) = (first, last.split_first())
        && let Some(start) = split(in_year)
    {
        let of = |month: i32| MonthOf { year: if month >= 4 { start } else { start + 1 }, month };
        return Some(months(of(month_named(from)?), of(month_named(to)?)));
    }
    let last = month(last)?;
    let first = match *first {
        // Of the year before, where it would come after the other.
        [Word(name)] => {
            let month = month_named(name)?;
            MonthOf { year: if month <= last.month { last.year } else { last.year - 1 }, month }
        }
        _ => month(first)?,
    };
    Some(months(first, last))
}

fn without_dash<'t, 's>(tokens: &'s [Token<'t>]) -> &'s [Token<'t>] {
    match tokens {
        [Dash(_), rest @ ..] | [rest @ .., Dash(_)] => rest,
        _ => tokens,
    }
}

/// What follows one of these sequences of words.
fn strip_any<'t, 's>(tokens: &'s [Token<'t>], any: &[&[&str]]) -> Option<&'s [Token<'t>]> {
    any.iter().find_map(|words| strip_prefix(tokens, words))
}

fn strip_prefix<'t, 's>(tokens: &'s [Token<'t>], words: &[&str]) -> Option<&'s [Token<'t>]> {
    let (start, rest) = tokens.split_at_checked(words.len())?;
    are(start, words).then_some(rest)
}

fn strip_suffix<'t, 's>(tokens: &'s [Token<'t>], words: &[&str]) -> Option<&'s [Token<'t>]> {
    let (rest, end) = tokens.split_at_checked(tokens.len().checked_sub(words.len())?)?;
    are(end, words).then_some(rest)
}

fn are(tokens: &[Token<'_>], words: &[&str]) -> bool {
    tokens.iter().zip(words).all(|(token, word)| match token {
        Word(written) => written == word,
        Slash => *word == "/",
        _ => false,
    })
}
