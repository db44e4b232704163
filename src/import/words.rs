//! Small helpers for sentences.

use crate::model::{MONTHS, month_named};

/// `1 row`, `2 rows`.
pub(super) fn counted(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// `a rate`, `an index`.
pub(super) fn with_article(words: &str) -> String {
    let is_vowel = words.starts_with(|c: char| "aeiou".contains(c.to_ascii_lowercase()));
    format!("{} {words}", if is_vowel { "an" } else { "a" })
}

/// `1,296`.
pub(super) fn thousands(count: impl TryInto<u64>) -> String {
    let digits = count.try_into().unwrap_or(u64::MAX).to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The unit of a rate, where nothing says more: `per 1,000`.
pub(super) fn unit_of_rate(per: f64) -> String {
    format!("per {}", thousands(per as u64))
}

/// The first few, and how many more.
pub(crate) fn listed<'a>(all: impl Iterator<Item = &'a str>, most: usize) -> String {
    listed_between(all, most, ", ")
}

/// The same of what has commas itself, with other signs between.
pub(crate) fn listed_between<'a>(
    mut all: impl Iterator<Item = &'a str>,
    most: usize,
    between: &str,
) -> String {
    let shown = all.by_ref().take(most).collect::<Vec<_>>().join(between);
    match all.count() {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// The words of a name: what stands between signs that are neither letters nor digits.
pub(super) fn words_in(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a word is one of a list of words with blanks between.
pub(super) fn has_word(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// A title without the parts of it that say in which state its figures are published, whatever these are of: `Falls` of `Falls
/// (provisional)`, `Falls, revised March 2023` and `Official statistics in development: Falls`.
pub(super) fn without_statuses(title: &str) -> String {
    const STATES: &str = "provisional revised unrevised final draft experimental official sensitive";
    const OF: &str = "data figures estimates statistics statistic accredited national in development";
    let is_status = |part: &str| {
        let words = undated(part);
        let is_national = words.iter().any(|word| word == "statistics");
        let has_state = words.iter().any(|word| has_word(STATES, word)) || is_national;
        has_state && words.iter().all(|word| has_word(STATES, word) || has_word(OF, word))
    };
    let ends = |(at, sign): (usize, &str)| (at, at + sign.len());
    let signs = ["(", ")", "[", "]", ", ", "; ", ": ", " - ", " – ", " — "];
    let mut cuts: Vec<(usize, usize)> =
        signs.into_iter().flat_map(|sign| title.match_indices(sign).map(ends)).collect();
    cuts.sort_unstable();
    let (mut kept, mut from) = (String::with_capacity(title.len()), 0);
    for (ends, next) in cuts.into_iter().chain([(title.len(), title.len())]) {
        let part = &title[from..ends];
        if is_status(part) {
            kept.push_str(&title[ends..next]);
        } else {
            kept.push_str(&title[from..next]);
        }
        from = next;
    }
    kept
}

/// The words of the title of a table that stay from edition to edition: without dates, the state of what is published and the
/// areas that it is given by.
pub(super) fn of_all_editions(title: &str) -> String {
    const AREAS: &str = "local authority authorities council councils la las lad lads utla utlas ltla ltlas upper lower single tier and \
        region regions county counties district districts borough boroughs unitary area areas ward wards";
    let words = undated(&without_statuses(title));
    let is_area = |word: &String| has_word(AREAS, word);
    let (mut kept, mut at) = (Vec::with_capacity(words.len()), 0);
    while at < words.len() {
        let areas = words[at + 1..].iter().take_while(|word| is_area(word)).count();
        if words[at] == "by" && areas > 0 {
            at += 1 + areas;
        } else {
            kept.push(words[at].as_str());
            at += 1;
        }
    }
    kept.join(" ")
}

/// The words of a name or a title, in small letters, without what dates it: `falls_2021-22`, `Falls, 31 March 2022`. The year
/// that figures are relative to dates nothing: `2015 = 100`, `relative to 1990`, `2022/23 prices`, `2018-based`.
pub(super) fn undated(name: &str) -> Vec<String> {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_long = |word: &str| is_number(word) && matches!(word.len(), 4 | 6 | 8);
    let is_month = |word: &str| month_named(word).is_some();
    let is_dated = |word: &str| is_long(word) || is_month(word) || matches!(word, "q1" | "q2" | "q3" | "q4");
    let all: Vec<String> = words_in(name).map(str::to_lowercase).collect();
    let word = |at: Option<usize>| at.and_then(|at| all.get(at)).map_or("", String::as_str);
    // The end of a year in two figures, and the day of a month.
    let is_end = |at: usize| at > 0 && all[at].len() == 2 && is_number(&all[at]) && is_long(&all[at - 1]);
    let is_day = |at: usize| {
        let day =
            ["st", "nd", "rd", "th"].iter().find_map(|end| all[at].strip_suffix(end)).unwrap_or(&all[at]);
        day.len() <= 2 && is_number(day) && is_month(word(Some(at + 1)))
    };
    let is_base = |at: usize| {
        let after = if at + 1 < all.len() && is_end(at + 1) { at + 2 } else { at + 1 };
        // The month of a base stands between.
        let months = usize::from(is_month(word(at.checked_sub(1))));
        let [two_before, before] = [2, 1].map(|back| word(at.checked_sub(back + months)));
        let is_said_before = matches!(
            (two_before, before),
            (_, "base" | "baseline" | "baselined" | "price" | "prices")
                | ("base" | "baseline", "year" | "of")
                | ("standardised" | "standardized" | "standard", "to" | "population")
                | ("relative" | "compared" | "rebased" | "indexed" | "relation", "to" | "with" | "on")
                | ("change" | "changes" | "growth" | "increase" | "reduction", "since" | "from" | "on")
        );
        is_long(&all[at])
            && (is_said_before
                || matches!(
                    word(Some(after)),
                    "100" | "price" | "prices" | "base" | "based" | "baseline" | "european" | "esp"
                ))
    };
    let is_of_base = |at: usize| is_base(at) || (is_end(at) && is_base(at - 1));
    let is_date = |at: usize| (is_dated(&all[at]) || is_end(at) || is_day(at)) && !is_of_base(at);
    (0..all.len()).filter(|&at| !is_date(at)).map(|at| all[at].clone()).collect()
}

/// A name without the marks behind it that refer to a footnote: `Falls [1]`, `Falls¹`, `Bury [note 2]`. The sign of a
/// square or cubic unit is none: `km²`.
pub(super) fn without_footnote(name: &str) -> &str {
    const UNITS: [&str; 7] = ["m", "km", "cm", "mm", "ft", "mi", "R"];
    const MARKS: [char; 12] = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰', '†', '‡'];
    let name = name.trim();
    let in_brackets = name.strip_suffix(']').and_then(|name| name.rsplit_once('['));
    let is_mark = |mark: &str| {
        let mark = mark.trim().to_lowercase();
        let number = mark.strip_prefix("note").or_else(|| mark.strip_prefix("footnote")).unwrap_or(&mark);
        let number = number.trim_start_matches([' ', '.']);
        (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let rest = match in_brackets {
        Some((rest, mark)) if is_mark(mark) => rest.trim_end(),
        _ => {
            let rest = name.trim_end_matches(MARKS);
            let word = rest.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            if UNITS.contains(&word) { name } else { rest.trim_end() }
        }
    };
    if rest.is_empty() || rest.len() == name.len() { name } else { without_footnote(rest) }
}

/// With a small first letter, unless the first word is an abbreviation, such as SEN.
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_lowercase);
    let rest = letters.as_str();
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    if word.is_empty() || word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit()) {
        return text.to_owned();
    }
    first.into_iter().flatten().chain(rest.chars()).collect()
}

/// `October to September`: twelve months from one on, which is counted from 1.
pub(super) fn twelve_months(first: i8) -> String {
    let at = usize::try_from(first - 1).unwrap_or(0);
    format!("{} to {}", MONTHS[at % 12], MONTHS[(at + 11) % 12])
}

/// The first of the twelve months that words name as [`twelve_months`] does.
pub(super) fn first_of_twelve(words: &str) -> Option<i8> {
    let words = words.trim().replace('-', " ");
    (1..=12).find(|first| twelve_months(*first).eq_ignore_ascii_case(&words))
}

/// A sentence as the window says it: without what stands in brackets for the command line, `(--map 'Rate=value')`.
pub(crate) fn without_options(sentence: &str) -> String {
    const OPENS: &str = " (--";
    let (mut text, mut rest) = (String::with_capacity(sentence.len()), sentence);
    while let Some((before, after)) = rest.split_once(OPENS) {
        let mut quote = None;
        let end = after.char_indices().find(|(_, c)| {
            match quote {
                Some(open) if *c == open => quote = None,
                None if matches!(c, '\'' | '"') => quote = Some(*c),
                _ => {}
            }
            quote.is_none() && *c == ')'
        });
        // A name may hold a quote of its own.
        let Some(end) = end.map(|(at, _)| at).or_else(|| after.find(')')) else { break };
        text.push_str(before);
        rest = &after[end + 1..];
    }
    text + rest
}

/// The beginning of a text that may be of any length, for a sentence.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_begins_with_a_vowel_has_an_before_it() {
        let of = ["rate", "index", "count", "Average"].map(with_article);
        assert_eq!(of, ["a rate", "an index", "a count", "an Average"]);
    }

    #[test]
    fn the_mark_of_a_footnote_is_no_part_of_a_name() {
        for marked in
            ["Falls [1]", "Falls\u{b9}", "Falls [note 2]", "Falls [1][2]", "Falls\u{b2}\u{b3} [Note 12]"]
        {
            assert_eq!(without_footnote(marked), "Falls", "{marked}");
        }
        for own in ["Size in km\u{b2}", "Falls [65+]", "Upton 001", "[1]", "Falls (1)", "Group [2021]"] {
            assert_eq!(without_footnote(own), own);
        }
    }

    #[test]
    fn a_name_without_its_date_is_the_same_in_every_edition() {
        for name in
            ["Falls_2021-22", "falls March 2022", "Falls, 31 March 2023", "Falls Q1 2023/24", "202223 falls"]
        {
            assert_eq!(undated(name), ["falls"], "{name}");
        }
        assert_eq!(undated("Falls in over 65s, 2022"), ["falls", "in", "over", "65s"]);
        assert_eq!(undated("Falls, 3rd May 2022"), ["falls"]);
    }

    #[test]
    fn a_year_that_figures_are_relative_to_is_no_date() {
        for (name, base) in [
            ("Prices (2015 = 100), 2021", "prices 2015 100"),
            ("Prices (2015/16=100)", "prices 2015 16 100"),
            ("Emissions relative to 1990, 2022", "emissions relative to 1990"),
            ("Spending 2021, 2022/23 prices", "spending 2022 23 prices"),
            ("Base year 2015", "base year 2015"),
            ("Change since 2019 in 2023", "change since 2019 in"),
        ] {
            assert_eq!(undated(name).join(" "), base, "{name}");
        }
    }

    #[test]
    fn the_window_says_nothing_of_options() {
        let said = "Say which (--map 'Rate (per 100)=value', or in the window), or each (--area \"A\" --area all). Done (yes).";
        assert_eq!(without_options(said), "Say which, or each. Done (yes).");
        assert_eq!(without_options("Put it in (--map 'Men's=value')."), "Put it in.");
        assert_eq!(without_options("It is open (--map"), "It is open (--map");
    }

    #[test]
    fn a_first_letter_is_made_small_but_not_that_of_an_abbreviation() {
        assert_eq!(
            ["Deprivation decile", "SEN Provision", "A of B", "FSM", ""].map(lower_first),
            ["deprivation decile", "SEN Provision", "A of B", "FSM", ""].map(str::to_owned)
        );
    }

    #[test]
    fn counts_are_parted_by_thousands() {
        assert_eq!(
            [0_u64, 999, 1000, 1_048_576].map(thousands),
            ["0", "999", "1,000", "1,048,576"].map(str::to_owned)
        );
    }

    #[test]
    fn a_long_text_is_cut_between_letters() {
        assert_eq!(short("é"), "é");
        assert_eq!(short(&"é".repeat(41)), format!("{}…", "é".repeat(40)));
    }
}
