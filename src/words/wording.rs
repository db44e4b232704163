//! Small words: counts, steps, singular and plural, flags.

use crate::model::{BreakdownId, Flag, Indicator, PeriodKind, Polarity, Scorecard, Series, Strand};
use std::borrow::Cow;

const COUNTS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Nouns that are plural without an s at the end.
const PLURALS: [&str; 6] = ["adults", "children", "people", "women", "men", "patients"];

/// Nouns that end in s and are singular all the same, beside those in `ss` and `sis`: illness, diagnosis.
const SINGULARS: [&str; 2] = ["diabetes", "measles"];

/// A count, in words up to twelve, then in figures.
pub fn count_in_words(count: usize) -> Cow<'static, str> {
    COUNTS.get(count).map_or_else(|| Cow::Owned(count.to_string()), |word| Cow::Borrowed(*word))
}

/// One step from period to period, in the number that `count` asks for: `years`, `quarter`, `months`.
///
/// Overlapping runs of years step as `periods`, because a step is not a year's worth of new figures.
pub fn step_word(kind: PeriodKind, count: usize) -> &'static str {
    match (kind, count) {
        (PeriodKind::Quarter, 1) => "quarter",
        (PeriodKind::Quarter, _) => "quarters",
        (PeriodKind::Month, 1) => "month",
        (PeriodKind::Month, _) => "months",
        (PeriodKind::Years, 1) => "period",
        (PeriodKind::Years, _) => "periods",
        (_, 1) => "year",
        (_, _) => "years",
    }
}

/// Whether an indicator's short name takes "are" and "have".
pub fn is_plural(name: &str) -> bool {
    let head = head_noun(name).to_lowercase();
    PLURALS.contains(&head.as_str())
        || (head.ends_with('s')
            && !["ss", "sis"].iter().any(|ending| head.ends_with(ending))
            && !SINGULARS.contains(&head.as_str()))
}

/// The last word before anything that only narrows the name: a bracket, a comma or a preposition.
fn head_noun(name: &str) -> &str {
    let narrowing = [
        "aged", "at", "by", "due", "for", "from", "in", "not", "of", "on", "over", "per", "to", "under",
        "who", "with", "within", "without",
    ];
    let plain = name.split(['(', ',']).next().unwrap_or(name);
    let head = plain.split_whitespace().take_while(|word| !narrowing.contains(word)).last();
    head.unwrap_or(plain.trim())
}

/// The same text with a small first letter, unless the first word is an abbreviation such as NEET.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let word = letters.as_str().split_whitespace().next().unwrap_or_default();
    if text[first.len_utf8()..].starts_with(' ')
        || word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit())
    {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

/// The same text with a capital first letter.
pub fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A sentence without its full stop, to stand as a clause.
pub fn without_full_stop(sentence: &str) -> &str {
    sentence.trim_end().trim_end_matches('.')
}

/// `Bolton, Bury and Wigan`.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A flag in words.
pub fn flag_in_words(flag: Flag) -> &'static str {
    match flag {
        Flag::Suppressed => "suppressed",
        Flag::NotAvailable => "not available",
        Flag::NotApplicable => "not applicable",
        Flag::NotCollected => "not collected",
        Flag::LowReliability => "low reliability",
        Flag::Provisional => "provisional",
        Flag::Estimated => "estimated",
        Flag::Revised => "revised",
        Flag::Break => "method changed",
        Flag::Disrupted => "not comparable",
    }
}

/// The unit as the line under a title; a percentage says of what, unless the title has said it.
pub fn unit_line(indicator: &Indicator, title: &str) -> String {
    let unit = indicator.measure.unit.as_str();
    match unit {
        "" => indicator.name.clone(),
        _ if indicator.measure.is_percentage() && !title.contains(&indicator.short) => {
            format!("{}, {unit}", indicator.short)
        }
        _ => sentence_case(unit),
    }
}

/// Which direction is good, in words.
pub fn polarity_in_words(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::HigherIsBetter => "higher is better",
        Polarity::LowerIsBetter => "lower is better",
        Polarity::Neutral => "neither higher nor lower is better",
    }
}

/// What is to be known about one period of a series: its flag and the publisher's note.
pub fn remark(series: &Series, index: usize) -> Option<String> {
    match (series.flag(index).map(flag_in_words), series.note(index)) {
        (Some(flag), Some(note)) => Some(format!("{flag}: {note}")),
        (flag, note) => flag.or(note).map(str::to_owned),
    }
}

/// What a subtitle says of the group of people it is about: `, sex female`.
pub fn of_group(scorecard: &Scorecard, group: Option<BreakdownId>) -> String {
    group.map_or_else(String::new, |id| {
        let group = scorecard.breakdown(id);
        format!(", {} {}", group.by.to_lowercase(), group.group)
    })
}

/// A strand's name on screen.
pub fn strand_name(strand: Strand) -> &'static str {
    match strand {
        Strand::Activity => "Neighbourhood activity",
        Strand::Exclusions => "School exclusions",
        Strand::Outcomes => "Outcomes",
        Strand::Services => "Services",
        Strand::Resources => "Resources",
        Strand::Experience => "Experience",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_words_up_to_twelve() {
        assert_eq!(count_in_words(4), "four");
        assert_eq!(count_in_words(12), "twelve");
        assert_eq!(count_in_words(13), "13");
    }

    #[test]
    fn plural_names_are_told_by_their_head_noun() {
        for plural in [
            "Suspensions",
            "Permanent exclusions",
            "Children in poverty",
            "Admissions for self-harm",
            "Active adults",
            "Deaths under 75",
            "Teenagers not in school or work",
            "Adults who smoke",
        ] {
            assert!(is_plural(plural), "{plural}");
        }
        for singular in [
            "Persistent absence",
            "Smoking",
            "Good level of development",
            "Illness",
            "Diabetes",
            "Access to parks",
            "Early diagnosis of cancer",
            "Sepsis",
        ] {
            assert!(!is_plural(singular), "{singular}");
        }
    }

    #[test]
    fn small_first_letters_spare_abbreviations() {
        assert_eq!(lower_first("Persistent absence"), "persistent absence");
        assert_eq!(lower_first("NEET at 16"), "NEET at 16");
        assert_eq!(lower_first("A&E waits"), "A&E waits");
        assert_eq!(lower_first(""), "");
    }

    #[test]
    fn the_step_follows_the_kind_of_period() {
        assert_eq!(step_word(PeriodKind::AcademicYear, 4), "years");
        assert_eq!(step_word(PeriodKind::Month, 1), "month");
        assert_eq!(step_word(PeriodKind::Years, 3), "periods");
    }
}
