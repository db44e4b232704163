//! What the name of a file or a sheet says, without what only tells editions, copies and places in a row of tables.

use super::lines_above::{is_digit, is_filler, is_numbered, with_numbers};
use super::words::{has_word, words_in};

/// Words whose number says where in a row a table, a file or a time stands.
const COUNTED: &str = "table tables tab lt sheet worksheet figure fig chart part page copy version v edition issue release draft file \
    files number no nr series annex appendix week wk month quarter day volume vol dataset data download downloads export extract \
    output book workbook rev revision update";

/// The name of a file or a sheet in words, without what only tells editions, copies and places in a row of tables.
pub(super) fn in_words(name: &str) -> String {
    let lower = with_numbers(&name.to_lowercase().replace(['_', '-'], " "));
    let all: Vec<&str> = words_in(&lower).collect();
    let kept = all.iter().enumerate().filter_map(|(at, word)| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = word.len() - letters.len();
        match (letters.len(), digits) {
            // People, and no million of anything.
            (1, 0) if *word == "m" => Some("males"),
            (1, 0) if *word == "f" => Some("females"),
            _ if is_numbered(letters) => Some(*word),
            (0, _) => says_something(&all, at, &lower).then_some(*word),
            // The number of a sheet, a version, a quarter: `T3`, `v2`, `3a`.
            (1, 1..=2) => None,
            (2.., 2 | 4) if has_word("fy jan feb mar apr may jun jul aug sep oct nov dec ye", letters) => {
                None
            }
            (2.., 1..) if is_filler(letters) || has_word(COUNTED, letters) => None,
            _ if is_moment(word) => None,
            (2.., 4..) => Some(letters),
            _ if word.len() <= 3
                && word
                    .strip_suffix(char::is_alphabetic)
                    .is_some_and(|rest| !rest.is_empty() && is_digit(rest)) =>
            {
                None
            }
            _ => Some(*word),
        }
    });
    kept.collect::<Vec<_>>().join(" ")
}

/// A day with its time: `20240511T1200`.
fn is_moment(word: &str) -> bool {
    let time = word.split_once('t').map(|(day, time)| (day, time.strip_suffix('z').unwrap_or(time)));
    time.is_some_and(|(day, time)| {
        day.len() == 8 && matches!(time.len(), 4 | 6) && is_digit(day) && is_digit(time)
    })
}

/// Whether a number is more than a year, a date, an edition, the mark of a copy or the place of a table: `claimants_65`,
/// `nhs_111`. Two figures up to 39 may be a year.
fn says_something(all: &[&str], at: usize, lower: &str) -> bool {
    const YEARS: std::ops::Range<u32> = 0..40;
    let word = all[at];
    let before = at.checked_sub(1).map_or("", |at| all[at]);
    let after = all.get(at + 1).copied().unwrap_or_default();
    let is_short = |word: &&&str| word.len() <= 2 && is_digit(word);
    let run =
        all[..at].iter().rev().take_while(is_short).count() + all[at..].iter().take_while(is_short).count();
    // Three short numbers in a row are a day.
    if run < 3 && is_age(word, [before, after], lower) {
        return true;
    }
    let is_place = word.starts_with('0') || has_word(COUNTED, before) || lower.contains(&format!("({word})"));
    let number: u32 = word.parse().unwrap_or(0);
    !is_place
        && match word.len() {
            2 => at > 0 && run < 2 && !YEARS.contains(&number),
            3 | 5 => true,
            4 => !is_date_of_four(number),
            6 => !is_date_of_six(number),
            _ => false,
        }
}

/// Whether a number of one or two figures is of an age.
fn is_age(word: &str, [before, after]: [&str; 2], lower: &str) -> bool {
    let value = |word: &str| word.parse::<u32>().ok().filter(|_| word.len() <= 2);
    let is_band =
        |one: &str, other: &str| value(one).zip(value(other)).is_some_and(|(one, other)| other > one + 1);
    word.len() <= 2
        && (has_word("under over aged age ages", before)
            || has_word("plus yrs years yr year", after)
            || lower.contains(&format!("{word}+"))
            || is_band(before, word)
            || is_band(word, after))
}

/// `2021`, `2122`, `0321`, `2103`, `3103`.
fn is_date_of_four(number: u32) -> bool {
    let (first, last) = (number / 100, number % 100);
    let is_day = |number| (1..=31).contains(&number);
    let is_month = |number| (1..=12).contains(&number);
    (1800..2100).contains(&number)
        || last == (first + 1) % 100
        || (is_month(first) && last < 40)
        || (is_month(last) && (first < 40 || is_day(first)))
}

/// `202103`, `202122`, `310321`, `210331`, the time `174530`.
fn is_date_of_six(number: u32) -> bool {
    let [first, middle, last] = [number / 10_000, number / 100 % 100, number % 100];
    let year = number / 100;
    let is_month = |number| (1..=12).contains(&number);
    let is_time = first < 24 && middle < 60 && last < 60;
    let is_of_year = (1800..2100).contains(&year) && (is_month(last) || last == (year + 1) % 100);
    is_of_year || is_time || (is_month(middle) && ((1..=31).contains(&first) || (1..=31).contains(&last)))
}
