//! The gap to the best tenth of areas in words, in events where the denominator is known.

use super::number;
use super::wording::{lower_first, sentence_case};
use crate::analysis::BestTenth;
use crate::model::{Indicator, PeriodKind, Polarity};

/// `1,036 fewer suspensions a year if Bury had what the best tenth of authorities has.`
///
/// `areas` names what the best tenth is of, in the plural. `None` where the place is level with it or beyond.
pub fn best_tenth_sentence(
    indicator: &Indicator,
    area_name: &str,
    areas: &str,
    best: &BestTenth,
) -> Option<String> {
    let (behind, word) = match indicator.polarity {
        Polarity::LowerIsBetter => (best.gap > 0.0, "fewer"),
        Polarity::HigherIsBetter => (best.gap < 0.0, "more"),
        Polarity::Neutral => return None,
    };
    if !behind {
        return None;
    }
    let condition = format!("if {area_name} had what the best tenth of {areas} has");
    let events = best.events.map(|events| number::fixed(events.abs(), 0)).filter(|events| events != "0");
    if let Some(events) = events {
        return Some(format!("{} {condition}.", in_events(indicator, &format!("{events} {word}"))));
    }
    let gap = number::value(indicator, best.gap.abs());
    if gap == number::value(indicator, 0.0) {
        // Level with the best tenth, as both are shown.
        return None;
    }
    let less = if indicator.polarity == Polarity::LowerIsBetter { "above" } else { "below" };
    let points = if indicator.measure.is_percentage() { " percentage points" } else { "" };
    let value = number::value(indicator, best.value);
    Some(sentence_case(&format!("{gap}{points} {less} the best tenth of {areas} ({value}).")))
}

/// The amount with what it is an amount of: `1,036 fewer suspensions a year`, `Smoking: 4,100 fewer adults`.
///
/// The file's own nouns go first; where it has none, the unit is read. The share of a group counts people who are
/// something, so the indicator's name says what.
fn in_events(indicator: &Indicator, amount: &str) -> String {
    let short = &indicator.short;
    let named = |noun: &str| short.to_lowercase().contains(&noun.to_lowercase());
    let unit = indicator.measure.unit.as_str();
    let events = indicator.measure.events.as_ref().map(|events| events.many.as_str()).or_else(|| {
        let (events, _) = unit.split_once(" per ")?;
        (!events.starts_with(['%', '£'])).then_some(events)
    });
    if let Some(events) = events {
        let counted = format!("{amount} {}{}", lower_first(events), a_period(indicator));
        return if named(events) { counted } else { format!("{short}: {counted}") };
    }
    let people = indicator.measure.people.clone();
    let people = people.or_else(|| unit.strip_prefix("% of ").and_then(head_noun));
    match people.filter(|noun| !named(noun)) {
        Some(noun) => format!("{short}: {amount} {noun}"),
        None => format!("{short}: {amount}"),
    }
}

/// The people of a unit without what narrows them: `adults` of `adults aged 18 to 64`.
fn head_noun(people: &str) -> Option<String> {
    let narrows = |word: &&str| {
        !["aged", "at", "from", "giving", "in", "looked", "of", "on", "under", "with"].contains(word)
    };
    let people = people.split(',').next().unwrap_or(people);
    let words: Vec<&str> = people.split_whitespace().take_while(narrows).collect();
    let odd = |first: &&str| *first == "those" || first.starts_with(|c: char| c.is_ascii_digit());
    (!words.is_empty() && !words.first().is_some_and(odd)).then(|| words.join(" "))
}

/// How often: only figures that count a whole period's events are a year's or a month's.
fn a_period(indicator: &Indicator) -> &'static str {
    match indicator.period {
        PeriodKind::Year | PeriodKind::FinancialYear | PeriodKind::AcademicYear => " a year",
        PeriodKind::Quarter => " a quarter",
        PeriodKind::Month => " a month",
        PeriodKind::Years => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Events;
    use crate::words::sample;

    const BEHIND: BestTenth = BestTenth { value: 7.1, gap: 5.1, events: Some(1036.4) };

    fn sentence(indicator: &Indicator, best: BestTenth) -> Option<String> {
        best_tenth_sentence(indicator, "Bury", "authorities", &best)
    }

    #[test]
    fn events_are_counted_in_the_direction_of_good() {
        let mut indicator = sample::indicator("rate", "Suspensions");
        assert_eq!(
            sentence(&indicator, BEHIND).as_deref(),
            Some("1,036 fewer suspensions a year if Bury had what the best tenth of authorities has.")
        );
        indicator.short = "Exclusions".to_owned();
        assert!(
            sentence(&indicator, BEHIND).is_some_and(|said| said.starts_with("Exclusions: 1,036 fewer susp"))
        );
    }

    #[test]
    fn a_gap_too_small_to_be_shown_is_not_said() {
        let indicator = sample::indicator("rate", "Suspensions");
        let level = BestTenth { value: 7.1, gap: 0.000_1, events: None };
        assert_eq!(sentence(&indicator, level), None);
    }

    #[test]
    fn of_a_share_the_name_says_what_is_counted() {
        let share = |short: &str, unit: &str| {
            let mut indicator = sample::indicator("share", short);
            indicator.measure.unit = unit.to_owned();
            sentence(&indicator, BEHIND)
                .unwrap()
                .replace(" if Bury had what the best tenth of authorities has.", "")
        };
        assert_eq!(share("Smoking", "% of adults aged 18 to 64"), "Smoking: 1,036 fewer adults");
        assert_eq!(
            share("Smoking at delivery", "% of women giving birth"),
            "Smoking at delivery: 1,036 fewer women"
        );
        assert_eq!(share("Pupils suspended", "% of pupils"), "Pupils suspended: 1,036 fewer");
        assert_eq!(share("Tooth decay", "% of 5 year olds"), "Tooth decay: 1,036 fewer");
        assert_eq!(share("Children in need", "per 10,000 children"), "Children in need: 1,036 fewer");
    }

    #[test]
    fn the_nouns_of_the_file_go_before_those_of_the_unit() {
        let mut indicator = sample::indicator("rate", "Left school early");
        indicator.measure.events =
            Some(Events { one: "exclusion".to_owned(), many: "exclusions".to_owned() });
        assert!(
            sentence(&indicator, BEHIND).unwrap().starts_with("Left school early: 1,036 fewer exclusions")
        );
        let mut share = sample::indicator("share", "Smoking");
        share.measure.unit = "% aged 18 to 64".to_owned();
        share.measure.people = Some("adults".to_owned());
        assert!(sentence(&share, BEHIND).unwrap().starts_with("Smoking: 1,036 fewer adults"));
    }

    #[test]
    fn where_more_is_better_there_would_be_more() {
        let mut indicator = sample::indicator("share", "Good level of development");
        indicator.polarity = Polarity::HigherIsBetter;
        indicator.measure.unit = "% of children".to_owned();
        let best = BestTenth { value: 74.0, gap: -8.2, events: Some(-12_345.0) };
        assert_eq!(
            sentence(&indicator, best).as_deref(),
            Some(
                "Good level of development: 12,345 more children if Bury had what the best tenth of authorities has."
            )
        );
    }

    #[test]
    fn without_a_denominator_only_the_gap_is_told() {
        let mut indicator = sample::indicator("rate", "Suspensions");
        let best = BestTenth { events: None, ..BEHIND };
        let told = sentence(&indicator, best);
        assert_eq!(told.as_deref(), Some("5.1 above the best tenth of authorities (7.1)."));
        indicator.measure.unit = "%".to_owned();
        let told = sentence(&indicator, best);
        assert_eq!(told.as_deref(), Some("5.1 percentage points above the best tenth of authorities (7.1)."));
    }

    #[test]
    fn the_best_tenth_itself_has_nothing_to_gain() {
        let mut indicator = sample::indicator("rate", "Suspensions");
        assert_eq!(sentence(&indicator, BestTenth { gap: -0.4, ..BEHIND }), None);
        assert_eq!(sentence(&indicator, BestTenth { gap: 0.0, ..BEHIND }), None);
        indicator.polarity = Polarity::Neutral;
        assert_eq!(sentence(&indicator, BEHIND), None);
    }
}
