//! Headers that hold a period and more than it, so that what is read of them is only a part: `3 months to Apr 2023`,
//! `2023/24 (to Dec)`. What is left of such a period is the name of nothing.

use super::headers::BETWEEN_ROWS;
use super::series::period_of;
use super::units::without_unit;
use crate::import::layout::part::part;
use crate::import::layout::period::{self, NoPeriod};
use crate::import::table::plain;
use crate::import::words::words_in;
use crate::model::month_named;

/// Words that say when, beside months and numbers.
const WHEN: [&str; 26] = [
    "q", "qtr", "quarter", "h", "half", "fy", "ay", "ytd", "year", "month", "months", "week", "weeks", "wk",
    "full", "whole", "date", "ending", "ended", "end", "first", "second", "third", "fourth", "rolling",
    "only",
];

/// Words that join them.
const JOINTS: [&str; 10] = ["to", "up", "of", "from", "and", "until", "till", "since", "the", "through"];

/// Joining words beside a period that make it the end or the beginning of a longer one.
const ENDS: [&str; 7] = ["to", "until", "till", "since", "from", "through", "ytd"];

/// The words of a header that are a period which cannot be taken, or of which only a part can, and why. Nothing for any other
/// header.
pub(super) fn half_read(header: &str) -> Option<(NoPeriod, String)> {
    let named = part(header).1;
    { without_unit(&named).0 }.split(BETWEEN_ROWS).find_map(of_words).or_else(|| of_words(&named))
}

fn of_words(text: &str) -> Option<(NoPeriod, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    for count in (1..=words.len()).rev() {
        let (before, last) = words.split_at(words.len() - count);
        let (first, after) = words.split_at(count);
        for (label, rest, beside) in [(last, before, before.last()), (first, after, after.first())] {
            let label = label.join(" ");
            if period_of(&label).is_some() {
                let rest = rest.join(" ");
                let runs_on = beside.is_some_and(|word| ENDS.contains(&plain(word).as_str()));
                return (runs_on || says_when(&rest) || says_part(&rest))
                    .then(|| (NoPeriod::Unknown, text.trim().to_owned()));
            }
            let why = period::label(&label).err();
            let why = why.filter(|why| !matches!(why, NoPeriod::Unknown | NoPeriod::Blank));
            // A week without a number beside other words is one that figures are per.
            let is_per_week = why == Some(NoPeriod::Week) && !rest.is_empty() && numbers_in(&label) < 2;
            if let Some(why) = why.filter(|_| says_when(&label) && !is_per_week) {
                return Some((why, label));
            }
        }
    }
    None
}

/// Whether words in brackets speak of a part of the year that they stand behind: `(9 months)`, `(part year)`.
fn says_part(words: &str) -> bool {
    const SPANS: [(&str, u32); 8] = [
        ("month", 12),
        ("months", 12),
        ("week", 52),
        ("weeks", 52),
        ("quarter", 4),
        ("quarters", 4),
        ("day", 365),
        ("days", 365),
    ];
    const PARTLY: [&str; 4] = ["part", "partial", "partly", "incomplete"];
    const AMONG: [&str; 4] = ["year", "data", "only", "of"];
    let lower = words.trim().to_lowercase();
    let Some(inner) = lower.strip_prefix('(').and_then(|words| words.strip_suffix(')')) else { return false };
    let words: Vec<&str> = words_in(inner).collect();
    let is_shorter = |number: &str, span: &str| {
        let whole = SPANS.iter().find(|(known, _)| *known == span).map(|(_, whole)| *whole);
        number.parse::<u32>().is_ok_and(|number| whole.is_some_and(|whole| number < whole))
    };
    match words[..] {
        [number, span] | [number, span, "only"] | ["first", number, span] if is_shorter(number, span) => true,
        _ => {
            words.iter().all(|word| AMONG.contains(word) || PARTLY.contains(word))
                && words.iter().any(|word| PARTLY.contains(word))
        }
    }
}

fn numbers_in(words: &str) -> usize {
    words_in(words).filter(|word| word.contains(|c: char| c.is_ascii_digit())).count()
}

/// Whether words speak of a time and of nothing else. Months and weeks by their number alone may be an age.
fn says_when(words: &str) -> bool {
    let lower = words.to_lowercase();
    let is_month = |word: &str| month_named(word).is_some();
    let runs: Vec<&str> = words_in(&lower)
        .flat_map(|word| word.split_inclusive(|c: char| c.is_ascii_digit()))
        .map(|run| run.trim_matches(|c: char| c.is_ascii_digit()))
        .filter(|run| !run.is_empty())
        .collect();
    let has = |known: &[&str]| runs.iter().any(|run| known.contains(run));
    let is_age =
        has(&["months", "weeks", "month", "week"]) && !has(&ENDS) && !has(&["ending", "ended", "end"]);
    let is_week = has(&["week", "wk"]) && !has(&["weeks"]);
    let says = |run: &&str| WHEN.contains(run) || is_month(run);
    runs.iter().any(says) && runs.iter().all(|run| says(run) || JOINTS.contains(run)) && (!is_age || is_week)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::choice::Choice;
    use crate::import::testing::{figures, read};

    fn taken(header: &str) -> Result<Vec<String>, String> {
        let csv = format!("Area,2021,{header}\nBury,1,2\nBolton,3,4\n");
        let gathered =
            read(csv.as_bytes(), Choice::default()).map_err(|error| error.sentence().to_owned())?;
        Ok(figures(&gathered).into_iter().filter(|figure| figure.contains("Bury")).collect())
    }

    #[test]
    fn what_is_left_of_a_period_is_the_name_of_nothing() {
        for header in [
            "3 months to Apr 2023",
            "Falls 3 months to Apr 2023",
            "Apr-Dec 2022",
            "April to December 2022",
            "2022/23 Apr-Dec",
            "2023/24 (to Dec)",
            "2023/24 to Dec",
            "2023/24 YTD",
            "YTD 2023/24",
            "Year to date 2023",
            "Falls up to Apr 2023",
            "Since April 2022",
            "H1 2022",
            "First half of 2022",
            "Week 12 2022",
            "FY 2022",
            "Q1 (Apr-Jun) 2022",
            "2023/24: Apr-Dec",
            "2023 (9 months)",
            "2023/24 (first 3 quarters)",
            "2023 (part year)",
            "2023 (partial)",
        ] {
            let refused = taken(header).unwrap_err();
            assert!(refused.starts_with(&format!("The column ‘{header}’ says when")), "{header}: {refused}");
            assert!(refused.contains(&format!("--map '{header}=ignore'")), "{header}: {refused}");
        }
    }

    #[test]
    fn a_whole_year_that_is_said_to_be_one_is_that_year() {
        for header in ["Full year 2022/23", "2022/23 full year", "Whole year 2022/23", "Annual 2022/23"] {
            assert_eq!(
                taken(header).unwrap().last().unwrap(),
                "table:table |  | Bury | 2022/23 | 2",
                "{header}"
            );
        }
    }

    #[test]
    fn ages_and_names_beside_a_period_are_names() {
        for header in [
            "Vaccinated at 24 months 2021/22",
            "24 months 2021/22",
            "Aged 16 to 18 2022",
            "16 to 18 2022",
            "Fell last year 2022",
            "Hours per week 2022",
            "Market days 2022",
            "3 months to Mar 2023",
            "2022 (24 months)",
            "2022 (new data)",
        ] {
            assert_eq!(half_read(header), None, "{header}");
        }
    }
}
