//! The forms in which periods are written, but for marks and intervals of ISO 8601.

use super::NoPeriod;
use super::days::{DayRead, day, month, month_named};
use super::part::part;
use super::span::{MonthOf, days, months, twelve_months};
use super::tokens::{Token, number, strip_any, strip_prefix, strip_suffix, tokens};
use super::years::{self, candidates, in_full, split, split_beside};
use crate::import::table::{Published, Written};
use crate::model::{Period, PeriodKind};
use PeriodKind::{AcademicYear, FinancialYear, Quarter, Year, Years};
use Token::{Dash, Number, Point, Slash, Word};
use jiff::civil::Date;

/// What a label was read to.
type Read = Result<Published, NoPeriod>;

/// Reads a label in plain signs and without marks.
pub(super) fn read(text: &str) -> Read {
    let tokens_read = tokens(text).ok_or(NoPeriod::Unknown)?;
    let read = of_tokens(&tokens_read)?;
    let brackets = text.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let has_own_year = brackets.is_some_and(|(within, _)| {
        tokens(within).is_some_and(|within| has_month(&within) && years_in(&within) > 0)
    });
    if !has_own_year && is_quarter_of_either_year(&tokens_read, &read) {
        return Err(NoPeriod::EitherYear);
    }
    Ok(read)
}

fn has_month(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|token| matches!(token, Word(name) if month_named(name).is_some()))
}

fn years_in(tokens: &[Token<'_>]) -> usize {
    tokens.iter().filter(|token| matches!(token, Number(_))).count()
}

/// Whether the months beside the number of a quarter say that it is one of a financial year, and one year alone stands
/// there: `2022 Q4 (Jan-Mar)` may be of the year that begins in 2022 or of the one that ends in it.
fn is_quarter_of_either_year(tokens: &[Token<'_>], read: &Published) -> bool {
    let Some((number, before, after)) = numbered_quarter(tokens) else { return false };
    let in_year = [before, after].concat();
    let is_other = || {
        let quarter = read.of_kind(Quarter).map(|period| period.to_string());
        quarter.is_some_and(|quarter| !quarter.ends_with(&format!("Q{number}")))
    };
    has_month(&in_year) && years_in(&in_year) == 1 && !in_year.contains(&Slash) && is_other()
}

fn of_tokens(tokens: &[Token<'_>]) -> Read {
    let has = |words: &[&str]| tokens.iter().any(|token| matches!(token, Word(word) if words.contains(word)));
    if has(&["w", "wk", "week", "weeks", "weekly"]) {
        return Err(NoPeriod::Week);
    }
    let found = whole_year(tokens)
        .or_else(|| quarter(tokens))
        .or_else(|| of_kind(tokens))
        .or_else(|| ending(tokens))
        .or_else(|| on_a_day(tokens))
        .or_else(|| term(tokens))
        .or_else(|| half_year(tokens))
        .or_else(|| named_day(tokens))
        .or_else(|| month(tokens).map(|month| months(month, month)))
        .or_else(|| month_of_short_year(tokens))
        .or_else(|| year(tokens))
        .or_else(|| several_years(tokens))
        .or_else(|| range(tokens))
        .or_else(|| average(tokens));
    found.unwrap_or(Err(NoPeriod::Unknown))
}

/// A year that is said to be a whole one: `Full year 2022/23`.
fn whole_year(tokens: &[Token<'_>]) -> Option<Read> {
    const WORDS: [&[&str]; 4] = [&["full", "year"], &["whole", "year"], &["annual"], &["full"]];
    let strip = |words: &&[&str]| strip_prefix(tokens, words).or_else(|| strip_suffix(tokens, words));
    let mut read = of_tokens(bare(WORDS.iter().find_map(strip)?)).ok()?;
    read.may_be.retain(|period| period.kind().is_annual());
    (!read.may_be.is_empty()).then_some(Ok(read))
}

/// A period whose kind stands before or behind it: `FY21/22`, `Academic year 2021/22`, `2021/22 academic year`.
fn of_kind(tokens: &[Token<'_>]) -> Option<Read> {
    const WORDS: [(&[&str], PeriodKind); 12] = [
        (&["financial", "year"], FinancialYear),
        (&["fiscal", "year"], FinancialYear),
        (&["tax", "year"], FinancialYear),
        (&["fy"], FinancialYear),
        (&["academic", "year"], AcademicYear),
        (&["school", "year"], AcademicYear),
        (&["ay"], AcademicYear),
        (&["calendar", "year"], Year),
        (&["cy"], Year),
        (&["financial"], FinancialYear),
        (&["academic"], AcademicYear),
        (&["census"], Year),
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
    if let ([Number(year)], FinancialYear | AcademicYear) = (rest, kind)
        && in_full(year).is_some()
        && years::of_four_figures(year).is_none()
    {
        return Some(Err(NoPeriod::EitherYear));
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
    } else if let Some(rest) = strip_any(tokens, &[&["qe"]]) {
        (3, strip_any(rest, ENDING).unwrap_or(rest))
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
        if let Some(rest) = strip_any(rest, &[&["years"]]) {
            (count * 12, strip_any(rest, ENDING)?)
        } else {
            let rest = strip_any(rest, &[&["months"], &["month", "period"], &["m"]])?;
            (count, strip_any(rest, ENDING)?)
        }
    };
    // `3 years to 2022`.
    if let (&[Number(year)], true) = (rest, count > 12) {
        let last = MonthOf { year: in_full(year)?, month: 12 };
        return Some(months(last.later(1 - count), last));
    }
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
        // `Autumn 2022 term`.
        (1.., 1) if before < tokens.len() && tokens.ends_with(&[Word("term")]) => {
            let mut words = tokens[..before].to_vec();
            words.push(Word("term"));
            return term(&[words, tokens[before..tokens.len() - 1].to_vec()].concat());
        }
        (0, after) => (&tokens[tokens.len() - after..], &tokens[..tokens.len() - after]),
        (before, _) => (&tokens[..before], &tokens[before..]),
    };
    let words: Vec<&str> =
        words.iter().filter_map(|token| if let Word(word) = token { Some(*word) } else { None }).collect();
    let (part, kind) = part(&words.concat())?;
    let start = match (words.as_slice(), rest) {
        // A term lies in one year of the calendar.
        (["autumn"] | ["autumn", "term"], &[Number(year)]) if year.len() == 4 => number(year)?,
        (["spring" | "summer"] | ["spring" | "summer", "term"], &[Number(year)]) if year.len() == 4 => {
            number(year)? - 1
        }
        _ => split_beside(bare(rest))?,
    };
    let label = years::split_label(start);
    // A season of one year of the calendar may be no term.
    let written = if matches!((&words[..], rest), ([_], [_])) { Written::Unsure } else { Written::Named };
    Some(Ok(Published { part: Some(part), written, ..Published::named("", candidates(&label, &[kind])) }))
}

/// `23-Jan`, which a spreadsheet makes of January 2023, and of a day in January too.
fn month_of_short_year(tokens: &[Token<'_>]) -> Option<Read> {
    let &[Number(year), Dash(false), Word(name)] = tokens else { return None };
    let month = MonthOf { year: in_full(year).filter(|_| year.len() == 2)?, month: month_named(name)? };
    Some(months(month, month).map(|read| Published { written: Written::Unsure, ..read }))
}

/// Years one by one: `2020, 2021, 2022`, `2020/21, 2021/22 and 2022/23`.
fn several_years(tokens: &[Token<'_>]) -> Option<Read> {
    let tokens: Vec<Token<'_>> = tokens.iter().filter(|token| **token != Word("and")).copied().collect();
    let (starts, last): (Vec<Option<i32>>, i32) = if tokens.contains(&Slash) {
        (tokens.chunks(3).map(split).collect(), 1)
    } else {
        let year = |token: &Token<'_>| match token {
            Number(year) if year.len() == 4 => number(year),
            _ => None,
        };
        (tokens.iter().map(year).collect(), 0)
    };
    let starts: Vec<i32> = starts.into_iter().collect::<Option<_>>()?;
    let (first, end) = (*starts.first()?, *starts.last()?);
    let in_a_row = starts.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let may_be = if in_a_row && starts.len() > 1 { years::years(first, end + last) } else { Vec::new() };
    (!may_be.is_empty()).then(|| Ok(of_years(may_be, &tokens)))
}

/// A quarter of a year, or of a financial year, whose first quarter begins in April: `2023 Q2`, `Q1 22/23`, `2025Q01`,
/// `First quarter 2023`, `Q1 (Apr-Jun) 2023/24`.
fn quarter(tokens: &[Token<'_>]) -> Option<Read> {
    let (quarter, before, after) = numbered_quarter(tokens)?;
    let in_year = match (bare(before), bare(after)) {
        ([], in_year) | (in_year, []) => in_year.to_vec(),
        (before, after) => [before, after].concat(),
    };
    let in_financial_year = strip_any(&in_year, &[&["fy"], &["financial", "year"]]);
    let (year, named) = match (in_financial_year.unwrap_or(&in_year), in_financial_year) {
        (&[Number(year)], Some(_)) if in_full(year).is_some() => return Some(Err(NoPeriod::EitherYear)),
        (&[Number(year)], None) if matches!(year.len(), 2 | 4) => (in_full(year)?, quarter),
        (in_year, _) if has_month(in_year) => {
            // Its months say which it is, and its number has to go with them.
            let read = months_with_own_year(in_year).or_else(|| range(in_year))?;
            let number = |read: &Published| read.of_kind(Quarter).map(|period| period.to_string());
            let named = read.as_ref().ok().and_then(number)?;
            let fits = [quarter, quarter % 4 + 1].iter().any(|it| named.ends_with(&format!("Q{it}")));
            return fits.then_some(read);
        }
        (in_year, _) => match (split_beside(in_year)?, quarter) {
            (start, 4) => (start + 1, 1),
            (start, quarter) => (start, quarter + 1),
        },
    };
    Some(Ok(Published::named("", candidates(&format!("{year} Q{named}"), &[Quarter]))))
}

/// Months with a year behind the year of the quarter that they are: `2022 (Jan-Mar 2023)`.
fn months_with_own_year(tokens: &[Token<'_>]) -> Option<Read> {
    let at = tokens.iter().position(|token| matches!(token, Word(name) if month_named(name).is_some()))?;
    let (year, of_months) = tokens.split_at(at);
    let begins = match *bare(year) {
        [Number(year)] => in_full(year)?,
        ref split => split_beside(split)?,
    };
    let read = range(of_months)?.ok()?;
    let quarter = read.of_kind(Quarter)?;
    // The last quarter of a financial year lies in the next year of the calendar.
    let is_in_it = [begins, begins + 1].contains(&i32::from(quarter.start().year()));
    is_in_it.then_some(Ok(read))
}

/// The number of a quarter, with what stands before and behind it.
fn numbered_quarter<'t, 'a>(tokens: &'t [Token<'a>]) -> Option<(i32, &'t [Token<'a>], &'t [Token<'a>])> {
    const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
    let is_word = |token: &Token<'_>| matches!(token, Word("q" | "qtr" | "quarter"));
    let at = tokens.iter().position(is_word)?;
    let ordinal = |word: &str| (1..).zip(ORDINALS).find(|(_, it)| *it == word).map(|(number, _)| number);
    let (quarter, before, after) = match (&tokens[..at], &tokens[at + 1..]) {
        (before, [Number(quarter), after @ ..]) if number(quarter)? <= 4 => (number(quarter)?, before, after),
        ([before @ .., Number(quarter), Word("st" | "nd" | "rd" | "th")], after) => {
            (number(quarter)?, before, after)
        }
        ([before @ .., Word(word)], after) => (ordinal(word)?, before, after),
        _ => return None,
    };
    (1..=4).contains(&quarter).then_some((quarter, before, after))
}

/// `H1 2023`, which is no period of a scorecard.
fn half_year(tokens: &[Token<'_>]) -> Option<Read> {
    let half = |pair: &[Token<'_>]| matches!(pair, [Word("h" | "half"), Number("1" | "2")]);
    let has_year =
        tokens.iter().any(|token| matches!(token, Number(year) if year.len() == 4 || year.len() == 2));
    (has_year && tokens.windows(2).any(half)).then_some(Err(NoPeriod::HalfYear))
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
    (!may_be.is_empty()).then(|| Ok(of_years(may_be, &tokens)))
}

/// What years are read to, of which several may be split ones: `2016/17 - 20/21`.
fn of_years(may_be: Vec<Period>, tokens: &[Token<'_>]) -> Published {
    let names_split = tokens.contains(&Slash) || years::are_split(tokens);
    let are_split = names_split && may_be.iter().all(|period| period.kind() == Years);
    let written = if are_split { Written::SplitYears } else { Written::Named };
    Published { written, ..Published::named("", may_be) }
}

/// From one month or day to another: `Jan-Mar 2023`, `2023 Jan-Mar`, `Oct 2021-Sep 2022`, `1 April 2021 to 31 March 2022`.
fn range(tokens: &[Token<'_>]) -> Option<Read> {
    let is_between = |token: &Token<'_>| matches!(token, Dash(_) | Slash | Word("to"));
    // The year may stand in front of both months.
    let year_last = match tokens {
        [year @ Number(_), from @ Word(_), between, to @ Word(_)] => vec![*from, *between, *to, *year],
        [year @ Number(_), Slash, end @ Number(_), from @ Word(_), between, to @ Word(_)] => {
            vec![*from, *between, *to, *year, Slash, *end]
        }
        _ => tokens.to_vec(),
    };
    let mut places = (1..year_last.len()).filter(|&at| is_between(&year_last[at]));
    places.find_map(|at| from_to(&year_last[..at], &year_last[at + 1..]))
}

/// Years that were taken together, with words that say so: `2020-22 (3 year average)`, `2020-22 pooled`.
fn average(tokens: &[Token<'_>]) -> Option<Read> {
    let is_word = |token: &Token<'_>| {
        matches!(
            token,
            Word("average" | "averages" | "mean" | "rolling" | "pooled" | "combined" | "aggregated")
        )
    };
    let is_count = |token: &Token<'_>| match token {
        Number(count) => count.len() == 1,
        Word(count) => ["two", "three", "four", "five"].contains(count),
        _ => false,
    };
    let is_year = |token: &Token<'_>| matches!(token, Word("year" | "years" | "yr" | "yrs"));
    let mut rest: Vec<Token<'_>> = tokens.iter().filter(|token| !is_word(token)).copied().collect();
    let count = |rest: &[Token<'_>]| match rest {
        [count, year, ..] if is_count(count) && is_year(year) => Some(2),
        [count, Dash(_), year, ..] if is_count(count) && is_year(year) => Some(3),
        _ => None,
    };
    if let Some((at, length)) = (0..rest.len()).find_map(|at| Some((at, count(&rest[at..])?))) {
        rest.drain(at..at + length);
    }
    if rest.len() == tokens.len() {
        return None;
    }
    let read = years::read(bare(&rest)).into_iter().find(|period| period.kind() == Years)?;
    Some(Ok(of_years(vec![read], &rest)))
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

/// Without a sign or a word that only joins it to what stood beside it.
fn bare<'t, 's>(tokens: &'s [Token<'t>]) -> &'s [Token<'t>] {
    match tokens {
        [Dash(_) | Slash | Word("of"), rest @ ..] | [rest @ .., Dash(_) | Slash] => rest,
        _ => tokens,
    }
}
