//! Small words: counts, steps, singular and plural, flags.

use super::{date, number};
use crate::analysis::Judgement;
use crate::analysis::deprivation::leading_number;
use crate::model::{
    AreaId, Breakdown, BreakdownId, Flag, Indicator, Period, PeriodKind, Polarity, Scope, Scorecard, Series,
    Strand,
};
use std::borrow::Cow;

const COUNTS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Whose something is: `Oldham’s`, `St Helens’`.
pub fn possessive(name: &str) -> String {
    format!("{name}’{}", if name.ends_with('s') { "" } else { "s" })
}

/// A count, in words up to twelve, then in figures.
pub fn count_in_words(count: usize) -> Cow<'static, str> {
    COUNTS.get(count).map_or_else(|| Cow::Owned(number::count(count as u64)), |word| Cow::Borrowed(*word))
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

/// What a pace is counted in: runs of years are published once a year, and one that moves on by a year has moved by one.
pub(super) fn pace_word(kind: PeriodKind, count: usize) -> &'static str {
    step_word(if kind == PeriodKind::Years { PeriodKind::Year } else { kind }, count)
}

/// The period of a latest figure, with what has to be known of it before it is set beside others: `2024`, `2024, a disrupted
/// year`, `2024, of low reliability`. `None` without a figure.
pub fn latest_period(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let latest = judgement.latest?;
    let care = care_with(scorecard, judgement).map(|care| format!(", {care}"));
    Some(date::period_in_words(latest.period) + &care.unwrap_or_default())
}

/// Why a latest figure is not to be taken as any other: `a disrupted year`.
pub(super) fn care_with(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let latest = judgement.latest?;
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    match series.flag(latest.index)? {
        Flag::Disrupted => Some(format!("a disrupted {}", step_word(latest.period.kind(), 1))),
        Flag::LowReliability => Some("of low reliability".to_owned()),
        _ => None,
    }
}

/// What each figure of a seasonal series is compared with: `the same month a year before`; `None` of others.
pub fn season_basis(indicator: &Indicator, seasonal: bool) -> Option<String> {
    seasonal.then(|| format!("the same {} a year before", step_word(indicator.period, 1)))
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
pub fn list(items: &[String]) -> String {
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

/// What breaks a line that does not break for a change of method.
pub const BOUNDARY_MOVED: &str = "boundary moved";

/// The flag of one period of a series in words: a line that breaks because the boundary moved says that.
pub fn flag_at(scorecard: &Scorecard, series: &Series, index: usize) -> Option<&'static str> {
    match series.flag(index)? {
        Flag::Break if breaks_for_boundary(scorecard, series, index) => Some(BOUNDARY_MOVED),
        flag => Some(flag_in_words(flag)),
    }
}

/// Whether a line breaks at this figure because the boundary moved.
pub fn breaks_for_boundary(scorecard: &Scorecard, series: &Series, index: usize) -> bool {
    let since = series.periods.get(index);
    since.is_some() && scorecard.boundary_moved(series).as_ref() == since
}

/// The letter that stands for a flag beside a value, as national statistics have it; `None` of what leaves no value.
pub fn flag_letter(flag: Flag) -> Option<&'static str> {
    Some(match flag {
        Flag::Suppressed | Flag::NotAvailable | Flag::NotApplicable | Flag::NotCollected => return None,
        Flag::LowReliability => "u",
        Flag::Provisional => "p",
        Flag::Estimated => "e",
        Flag::Revised => "r",
        Flag::Break => "b",
        Flag::Disrupted => "d",
    })
}

/// A long text in paragraphs of a sentence or two.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut rest = line;
        let mut is_first = true;
        while !rest.is_empty() {
            let (sentence, after) = rest.split_at(end_of_sentence(rest));
            match told.last_mut().filter(|last| !is_first && last.len() + sentence.len() < PARAGRAPH) {
                Some(last) => *last = format!("{last} {}", sentence.trim()),
                None => told.push(sentence.trim().to_owned()),
            }
            (rest, is_first) = (after.trim_start(), false);
        }
    }
    told
}

/// A paragraph of more letters is hard to read in a narrow column.
const PARAGRAPH: usize = 170;

/// Where the first sentence of a text ends: at a stop after a word and before a capital. A short word such as `St` may be
/// cut off itself.
fn end_of_sentence(text: &str) -> usize {
    let stops = text.match_indices(['.', '?', '!']).map(|(at, _)| at);
    let ends = |at: &usize| {
        let word = text[..*at].rsplit([' ', '(']).next().unwrap_or_default();
        let next = text[at + 1..].strip_prefix(' ').and_then(|next| next.chars().next());
        word.chars().count() > 2 && next.is_some_and(|next| next.is_uppercase() || next.is_ascii_digit())
    };
    stops.into_iter().find(ends).map_or(text.len(), |at| at + 1)
}

/// The unit as the line under a title, which has said of what.
pub fn unit_line(indicator: &Indicator) -> String {
    match indicator.measure.unit.as_str() {
        "" => indicator.name.clone(),
        unit => sentence_case(unit),
    }
}

/// Where the figures of a chart are from, so that a picture of it is never without: publisher, the periods shown and the
/// licence, as far as the file has them.
pub fn source_line(indicator: &Indicator, first: Period, last: Period) -> String {
    let source = indicator.source.as_ref();
    let publisher = source.and_then(|source| source.publisher.clone().or_else(|| source.title.clone()));
    let licence = source.and_then(|source| source.licence.clone());
    let named =
        publisher.map_or_else(|| "Source: not named in the file".to_owned(), |who| format!("Source: {who}"));
    let parts = [Some(named), Some(date::span_in_words(first, last)), licence];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
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
pub fn remark(scorecard: &Scorecard, series: &Series, index: usize) -> Option<String> {
    match (flag_at(scorecard, series, index), series.note(index)) {
        (Some(flag), Some(note)) => Some(format!("{flag}: {note}")),
        (flag, note) => flag.or(note).map(str::to_owned),
    }
}

/// What a title or sentence that stands alone is about: `Suspensions in Bury`, `Life expectancy, male, in Bury`,
/// `Suspensions in Bury, Black (Ethnic group)`. Nothing after it has to agree with the name.
pub fn subject(
    scorecard: &Scorecard,
    indicator: &Indicator,
    group: Option<BreakdownId>,
    area: AreaId,
) -> String {
    let comma = if indicator.short.contains(',') { "," } else { "" };
    let area = &scorecard.area(area).name;
    format!("{}{comma} in {area}{}", indicator.short, of_group(scorecard, group))
}

/// The group of people that a title is about, after what it names before: `, Female (Sex)`.
pub fn of_group(scorecard: &Scorecard, group: Option<BreakdownId>) -> String {
    group.map_or_else(String::new, |id| format!(", {}", group_name(scorecard, scorecard.breakdown(id))))
}

/// A group of people within a sentence: the file's own label with what it is a group by, `Black (Ethnic group)`; of
/// deprivation `England’s most deprived tenth of neighbourhoods (decile 1)`, where the file says whose tenths these are.
/// Labels are the file's and may be names, so their capitals stay.
pub fn group_name(scorecard: &Scorecard, group: &Breakdown) -> String {
    let label = || {
        let by = group.by.replace(['(', ')'], "");
        format!("{} ({by})", group.group)
    };
    if !group.is_deprivation() {
        return label();
    }
    let whose = match group.scope {
        Some(Scope::National) => format!("{} ", possessive(&scorecard.area(scorecard.national()).name)),
        Some(Scope::Within) => "its own ".to_owned(),
        None => String::new(),
    };
    let share = share_of_deprivation(group);
    let of_whom = share.map_or("", |(_, _, of_whom)| of_whom);
    let of = match of_whom {
        _ if group.groups_authorities() => " of authorities".to_owned(),
        "" | "within the area" => " of neighbourhoods".to_owned(),
        other => format!(" by deprivation {other}"),
    };
    match (share, leading_number(&group.group), end_of_deprivation(group)) {
        (Some((part, share, _)), Some(number), Some(end)) => {
            format!("{whose}{end} {share}{of} ({part} {number})")
        }
        (Some((part, ..)), Some(number), None) if of.starts_with(" of") => {
            format!("{whose}deprivation {part} {number}{of}")
        }
        (Some((part, _, of_whom)), Some(number), None) => {
            format!("{whose}deprivation {part} {number} {of_whom}")
        }
        (None, _, Some(_)) => format!("{whose}{}{of}", lower_first(&group.group)),
        _ => label(),
    }
}

/// The groups that a group by deprivation is one of: `England’s tenths of deprivation`, `fifths of deprivation within the area`.
pub(super) fn group_dimension(scorecard: &Scorecard, group: &Breakdown) -> String {
    let whose = match group.scope {
        Some(Scope::National) => format!("{}’s ", scorecard.area(scorecard.national()).name),
        _ => String::new(),
    };
    match share_of_deprivation(group) {
        Some((_, share, of_whom)) => {
            let of_whom = if of_whom.is_empty() { String::new() } else { format!(" {of_whom}") };
            format!("{whose}{share}s of deprivation{of_whom}")
        }
        None => group.by.clone(),
    }
}

/// The same in a few words, for a chart's row that has the place before it: `most deprived tenth`.
pub fn short_group_name(group: &Breakdown) -> String {
    match (share_of_deprivation(group), end_of_deprivation(group)) {
        (Some((_, share, _)), Some(end)) => format!("{end} {share}"),
        (None, Some(_)) => lower_first(&group.group),
        _ => group.group.clone(),
    }
}

/// What kind of group by deprivation it is, which share of all, and of whom beside the people themselves:
/// `("quintile", "fifth", "of the practice")`.
fn share_of_deprivation(group: &Breakdown) -> Option<(&'static str, &'static str, &str)> {
    let found = [("decile", "tenth"), ("quintile", "fifth")].into_iter();
    found.filter(|_| group.is_deprivation()).find_map(|(part, share)| {
        let (_, of_whom) = group.by.split_once(part)?;
        Some((part, share, of_whom.trim()))
    })
}

/// Whether a group by deprivation is at one end, as its label says: `1 (most deprived)`, `Most deprived 20%`.
fn end_of_deprivation(group: &Breakdown) -> Option<&'static str> {
    let label = group.group.to_lowercase();
    ["most deprived", "least deprived"].into_iter().find(|end| group.is_deprivation() && label.contains(end))
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
    use crate::words::sample;

    #[test]
    fn counts_are_words_up_to_twelve() {
        assert_eq!(count_in_words(4), "four");
        assert_eq!(count_in_words(12), "twelve");
        assert_eq!(count_in_words(13), "13");
        assert_eq!(count_in_words(1666), "1,666");
    }

    #[test]
    fn a_group_is_called_as_the_file_has_it_and_by_whose_deprivation() {
        let scorecard = sample::suspensions().build();
        let name = |by: &str, group: &str, scope| {
            let (by, group) = (by.to_owned(), group.to_owned());
            group_name(&scorecard, &Breakdown { by, group, scope })
        };
        let (national, within) = (Some(Scope::National), Some(Scope::Within));
        for ((by, group, scope), expected) in [
            (
                ("Deprivation decile", "1 (most deprived)", national),
                "England’s most deprived tenth of neighbourhoods (decile 1)",
            ),
            (("Deprivation decile", "5", national), "England’s deprivation decile 5 of neighbourhoods"),
            (
                ("Deprivation quintile within the area", "5 (least deprived)", within),
                "its own least deprived fifth of neighbourhoods (quintile 5)",
            ),
            (
                ("Deprivation decile of the local authority", "1 (most deprived)", national),
                "England’s most deprived tenth of authorities (decile 1)",
            ),
            (
                ("Deprivation quintile of the practice", "1 (most deprived)", national),
                "England’s most deprived fifth by deprivation of the practice (quintile 1)",
            ),
            (
                ("Deprivation quintile of the practice", "2", national),
                "England’s deprivation quintile 2 of the practice",
            ),
            (
                ("Deprivation (Core20)", "Most deprived 20%", national),
                "England’s most deprived 20% of neighbourhoods",
            ),
            (("Deprivation (Core20)", "Other 80%", national), "Other 80% (Deprivation Core20)"),
            (("Ethnic group", "white_british", None), "white_british (Ethnic group)"),
            (("School type", "State-funded secondary", national), "State-funded secondary (School type)"),
        ] {
            assert_eq!(name(by, group, scope), expected);
        }
    }

    #[test]
    fn a_subject_names_place_and_group_and_takes_no_verb() {
        let (sample, black) = sample::Sample::new().with_breakdown("Ethnic group", "Black");
        let scorecard = sample.build();
        let of =
            |short: &str, group| subject(&scorecard, &sample::indicator("id", short), group, sample::BURY);
        assert_eq!(of("Cancers found early", None), "Cancers found early in Bury");
        assert_eq!(of("Life expectancy, male", None), "Life expectancy, male, in Bury");
        assert_eq!(of("Suspensions", Some(black)), "Suspensions in Bury, Black (Ethnic group)");
    }

    #[test]
    fn small_first_letters_spare_abbreviations() {
        assert_eq!(lower_first("Persistent absence"), "persistent absence");
        assert_eq!(lower_first("NEET at 16"), "NEET at 16");
        assert_eq!(lower_first("A&E waits"), "A&E waits");
        assert_eq!(lower_first(""), "");
    }

    #[test]
    fn a_long_text_is_told_in_short_paragraphs() {
        let text = "Counts of pupils at St. Helens schools, e.g. all of them. Figures of 2019/20 are not comparable.";
        assert_eq!(paragraphs(text), [text]);
        let long =
            "A long sentence that goes on for quite some while before it comes to its very end at last.";
        assert_eq!(paragraphs(&[long; 3].join(" ")), [long; 3]);
        assert_eq!(paragraphs("One.\nTwo."), ["One.", "Two."]);
        assert!(paragraphs("").is_empty());
    }

    #[test]
    fn the_step_follows_the_kind_of_period() {
        assert_eq!(step_word(PeriodKind::AcademicYear, 4), "years");
        assert_eq!(step_word(PeriodKind::Month, 1), "month");
        assert_eq!(step_word(PeriodKind::Years, 3), "periods");
    }
}
