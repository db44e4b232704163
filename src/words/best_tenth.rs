//! The gap to the best tenth of areas in words, in events where they can be told.

use super::date;
use super::number;
use super::verdict::areas_noun;
use super::wording::{count_in_words, list, sentence_case};
use crate::analysis::{BestOf, BestTenth, Judgement};
use crate::model::{AreaKind, Indicator, MeasureKind, Period, PeriodKind, Polarity, Scorecard, Series};

/// `1,036 fewer suspensions a year if Bury had what the best tenth of authorities has.`
///
/// `None` where the place is level with it or beyond.
pub fn best_tenth_sentence(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let best = judgement.best_tenth.as_ref()?;
    let gap = judgement.gap_to_best()?;
    let indicator = scorecard.indicator(judgement.indicator);
    let (behind, word) = match indicator.polarity {
        Polarity::LowerIsBetter => (gap > 0.0, "fewer"),
        Polarity::HigherIsBetter => (gap < 0.0, "more"),
        Polarity::Neutral => return None,
    };
    if !behind {
        return None;
    }
    let who = whose(scorecard, judgement);
    let (of, has) = best_of(scorecard, judgement, best);
    let older = older_than_others(scorecard, judgement);
    let events = best.events.map(|events| number::fixed(events.abs(), 0)).filter(|events| events != "0");
    if let Some((amount, latest)) = events.zip(judgement.latest) {
        let events = in_events(indicator, &amount, word);
        let when = of_period(indicator, latest.period);
        let old = older.filter(|old| !when.contains(old)).map(|old| format!(" (figures of {old})"));
        return Some(format!("{events}{when} if {who} had what {of}{has}{}.", old.unwrap_or_default()));
    }
    let gap = number::shown_difference(indicator, judgement.latest?.value, best.best.value).abs();
    if number::value(indicator, gap) == number::value(indicator, 0.0) {
        // Level with the best tenth, as both are shown.
        return None;
    }
    let less = if indicator.polarity == Polarity::LowerIsBetter { "above" } else { "below" };
    let (gap, value) = (number::gap(indicator, gap), number::with_sign(indicator, best.best.value));
    let old = older.map(|old| format!(" in {old}")).unwrap_or_default();
    Some(sentence_case(&format!("{gap} {less} {of} ({value}{old}).")))
}

/// The period of the figure, where others of the indicator are newer: what is the best then need not be the best now.
fn older_than_others(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let own = judgement.latest?.period;
    let alike = scorecard.series_of(judgement.indicator).iter();
    let mut latest =
        alike.filter(|series| series.breakdown == judgement.breakdown).filter_map(Series::latest);
    latest.any(|other| other.period > own).then(|| date::period_in_words(own))
}

/// What the gap of a judgement is to: `Gap to the best tenth`, or where one area is named, `Gap to the best in this file`,
/// so that nobody reads the one as the other.
pub fn best_name(best: &BestTenth) -> &'static str {
    match best.best.of {
        BestOf::Tenth(_) => "Gap to the best tenth",
        BestOf::Area(_) => "Gap to the best in this file",
    }
}

/// Whose figure it is: `Bury`, or of a group of people `this group in Bury`.
fn whose(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let name = &scorecard.area(judgement.area).name;
    if judgement.breakdown.is_some() { format!("this group in {name}") } else { name.clone() }
}

/// What the best value is of, and how it goes on: `the best tenth of authorities` ` has`, or among few
/// `Trafford, the best of the places in this file,` ` has`; all of them are named that show the same value.
fn best_of(scorecard: &Scorecard, judgement: &Judgement, best: &BestTenth) -> (String, &'static str) {
    match best.best.of {
        BestOf::Tenth(areas) => (format!("the best tenth of {}", areas_noun(scorecard, areas)), " has"),
        BestOf::Area(area) => {
            let found = scorecard.area(area);
            let kind = if found.kind == AreaKind::Neighbourhood { "neighbourhoods" } else { "places" };
            let about = scorecard.indicator(judgement.indicator);
            let as_shown = number::value(about, best.best.value);
            let as_good = scorecard.series_of(judgement.indicator).iter().filter(|series| {
                let latest = judgement.latest.and_then(|latest| series.at(latest.period));
                let level = latest.is_some_and(|other| number::value(about, other.value) == as_shown);
                let same = series.breakdown == judgement.breakdown;
                same && level && series.area != area && scorecard.area(series.area).kind == found.kind
            });
            let mut names: Vec<String> =
                as_good.map(|series| scorecard.area(series.area).name.clone()).collect();
            names.push(found.name.clone());
            names.sort();
            let has = if names.len() == 1 { ", has" } else { ", have" };
            (format!("{}, the best of the {kind} in this file", list(&names)), has)
        }
    }
}

/// The amount with what it is an amount of: `1,036 fewer suspensions`, `Smoking: 4,100 fewer adults`.
///
/// The noun is the file's own. Where it gives only who is counted, these are people who are something, so the
/// indicator's name says what; and where it gives neither, they are events of the indicator.
fn in_events(indicator: &Indicator, amount: &str, word: &str) -> String {
    // A standardised rate stands for more or fewer people than it was counted in, so that its count is near, not exact.
    let about = if indicator.measure.kind == MeasureKind::StandardisedRate { "about " } else { "" };
    let amount_of =
        |one: &str, many: &str| format!("{amount} {word} {}", if amount == "1" { one } else { many });
    let short = &indicator.short;
    if let Some(events) = &indicator.measure.events {
        let counted = format!("{about}{}", amount_of(&events.one, &events.many));
        // One word, such as deaths, may be of anything.
        let clear = events.many.contains(' ') || short.to_lowercase().contains(&events.many.to_lowercase());
        return if clear { sentence_case(&counted) } else { format!("{short}: {counted}") };
    }
    match indicator.measure.people.as_deref() {
        Some(people) => format!("{short}: {about}{amount} {word} {people}"),
        None => format!("{short}: {about}{}", amount_of("event", "events")),
    }
}

/// How often, or when: events of a year, a quarter or a month are so many each; what a share counts is there at a time,
/// and is dated where that is not a year.
fn of_period(indicator: &Indicator, period: Period) -> String {
    let years = indicator.covers(period);
    match (indicator.period, indicator.measure.kind) {
        (PeriodKind::Years, _) if years > 1 => {
            format!(" in the {} years {period}", count_in_words(years.unsigned_abs() as usize))
        }
        (
            PeriodKind::Year | PeriodKind::FinancialYear | PeriodKind::AcademicYear,
            MeasureKind::Proportion,
        ) => String::new(),
        (_, MeasureKind::Proportion) => format!(" in {}", date::period_in_words(period)),
        (PeriodKind::Quarter, _) => " a quarter".to_owned(),
        (PeriodKind::Month, _) => " a month".to_owned(),
        _ => " a year".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Best, SpreadAreas};
    use crate::model::AreaId;
    use crate::model::Events;
    use crate::model::fixture::area;
    use crate::words::sample::{self, BOLTON, BURY, SUSPENSIONS};

    const TENTH: Best = Best { value: 7.1, of: BestOf::Tenth(SpreadAreas::InFile(AreaKind::Place)) };
    const BEHIND: BestTenth = BestTenth { best: TENTH, events: Some(1036.4) };
    const IF: &str = " if Bury had what the best tenth of places has.";

    fn sentence(indicator: &Indicator, best: BestTenth) -> Option<String> {
        of_label(indicator, best, "2023/24")
    }

    fn of_label(indicator: &Indicator, best: BestTenth, label: &str) -> Option<String> {
        let mut builder = sample::Sample::new();
        builder.parts.indicators[0] = indicator.clone();
        let mut judgement = sample::judgement(&sample::series(SUSPENSIONS, None, BURY, &[Some(12.2)]));
        judgement.best_tenth = Some(best);
        let latest = judgement.latest.as_mut()?;
        latest.period = Period::parse(indicator.period, label).ok()?;
        best_tenth_sentence(&builder.build(), &judgement)
    }

    fn suspensions() -> Indicator {
        let mut indicator = sample::indicator("rate", "Suspensions");
        indicator.measure.events = Some(events("suspension", "suspensions"));
        indicator
    }

    fn events(one: &str, many: &str) -> Events {
        Events { one: one.to_owned(), many: many.to_owned() }
    }

    #[test]
    fn events_are_counted_in_the_direction_of_good_by_the_nouns_of_the_file() {
        let mut indicator = suspensions();
        assert_eq!(sentence(&indicator, BEHIND), Some(format!("1,036 fewer suspensions a year{IF}")));
        let one = BestTenth { events: Some(1.2), ..BEHIND };
        assert_eq!(sentence(&indicator, one), Some(format!("1 fewer suspension a year{IF}")));
        indicator.measure.events = None;
        assert_eq!(sentence(&indicator, BEHIND), Some(format!("Suspensions: 1,036 fewer events a year{IF}")));
    }

    #[test]
    fn a_standardised_rate_gives_about_so_many() {
        let mut indicator = suspensions();
        indicator.measure.kind = MeasureKind::StandardisedRate;
        indicator.measure.events = Some(events("death", "deaths"));
        let best = BestTenth { events: Some(64.4), ..BEHIND };
        assert_eq!(
            sentence(&indicator, best),
            Some(format!("Suspensions: about 64 fewer deaths a year{IF}"))
        );
        indicator.short = "Deaths from alcohol".to_owned();
        assert_eq!(sentence(&indicator, best), Some(format!("About 64 fewer deaths a year{IF}")));
    }

    #[test]
    fn the_period_is_said_where_it_is_not_one_year() {
        let mut indicator = suspensions();
        indicator.period = PeriodKind::Years;
        let said = of_label(&indicator, BEHIND, "2021-23");
        assert_eq!(said, Some(format!("1,036 fewer suspensions in the three years 2021-23{IF}")));
        indicator.period = PeriodKind::Month;
        let said = of_label(&indicator, BEHIND, "2023-04");
        assert_eq!(said, Some(format!("1,036 fewer suspensions a month{IF}")));
        indicator.measure.kind = MeasureKind::Proportion;
        let said = of_label(&indicator, BEHIND, "2023-04");
        assert_eq!(said, Some(format!("1,036 fewer suspensions in April 2023{IF}")));
    }

    #[test]
    fn the_gap_to_one_area_is_not_called_that_to_the_best_tenth() {
        assert_eq!(best_name(&BEHIND), "Gap to the best tenth");
        let one = BestTenth { best: Best { of: BestOf::Area(BOLTON), ..TENTH }, ..BEHIND };
        assert_eq!(best_name(&one), "Gap to the best in this file");
    }

    #[test]
    fn among_few_the_best_area_is_named() {
        let best = BestTenth { best: Best { of: BestOf::Area(BOLTON), ..TENTH }, ..BEHIND };
        assert_eq!(
            sentence(&suspensions(), best).as_deref(),
            Some(
                "1,036 fewer suspensions a year if Bury had what Bolton, the best of the places in this file, has."
            )
        );
        let best = BestTenth { events: None, ..best };
        assert_eq!(
            sentence(&suspensions(), best).as_deref(),
            Some("5.1 suspensions per 100 pupils above Bolton, the best of the places in this file (7.1).")
        );
    }

    #[test]
    fn of_several_that_are_as_good_all_are_named() {
        let best = BestTenth { best: Best { of: BestOf::Area(BOLTON), ..TENTH }, events: None };
        let mut judgement = sample::judgement(&sample::series(SUSPENSIONS, None, BURY, &[Some(12.2)]));
        judgement.best_tenth = Some(best);
        let mut builder = sample::Sample::new();
        let rochdale = AreaId::at(builder.parts.areas.len());
        builder.parts.areas.push(area("E08000005", "Rochdale", AreaKind::Place, Some(sample::SYSTEM)));
        let scorecard = builder
            .with(SUSPENSIONS, BURY, &[Some(12.2)])
            .with(SUSPENSIONS, BOLTON, &[Some(7.1)])
            .with(SUSPENSIONS, rochdale, &[Some(7.14)])
            .build();
        assert_eq!(
            best_tenth_sentence(&scorecard, &judgement).as_deref(),
            Some(
                "5.1 suspensions per 100 pupils above Bolton and Rochdale, the best of the places in this file (7.1)."
            )
        );
    }

    #[test]
    fn of_a_figure_older_than_others_the_period_is_said() {
        let best = BestTenth { best: Best { of: BestOf::Area(BOLTON), ..TENTH }, events: None };
        let mut judgement = sample::judgement(&sample::series(SUSPENSIONS, None, BURY, &[Some(12.2)]));
        judgement.best_tenth = Some(best);
        let told = |bolton: &[Option<f64>]| {
            let scorecard = sample::Sample::new().with(SUSPENSIONS, BOLTON, bolton).build();
            best_tenth_sentence(&scorecard, &judgement).expect("a gap")
        };
        assert!(told(&[Some(7.1)]).ends_with("(7.1)."));
        assert!(told(&[Some(7.1), Some(9.0)]).ends_with("(7.1 in 2015/16)."));
    }

    #[test]
    fn a_gap_too_small_to_be_shown_is_not_said() {
        let level = BestTenth { best: Best { value: 12.199_9, ..TENTH }, events: None };
        assert_eq!(sentence(&suspensions(), level), None);
    }

    #[test]
    fn of_a_share_the_name_says_what_the_people_are() {
        let mut share = sample::indicator("share", "Smoking");
        share.measure.kind = MeasureKind::Proportion;
        share.measure.people = Some("adults".to_owned());
        assert_eq!(sentence(&share, BEHIND), Some(format!("Smoking: 1,036 fewer adults{IF}")));
        share.measure.events = Some(events("child in poverty", "children in poverty"));
        assert_eq!(sentence(&share, BEHIND), Some(format!("1,036 fewer children in poverty{IF}")));
    }

    #[test]
    fn where_more_is_better_there_would_be_more() {
        let mut indicator = sample::indicator("share", "Good level of development");
        indicator.polarity = Polarity::HigherIsBetter;
        indicator.measure.kind = MeasureKind::Proportion;
        indicator.measure.people = Some("children".to_owned());
        let best = BestTenth { best: Best { value: 20.4, ..TENTH }, events: Some(-12_345.0) };
        assert_eq!(
            sentence(&indicator, best),
            Some(format!("Good level of development: 12,345 more children{IF}"))
        );
    }

    #[test]
    fn without_events_only_the_gap_is_told() {
        let mut indicator = suspensions();
        let best = BestTenth { events: None, ..BEHIND };
        let told = sentence(&indicator, best);
        assert_eq!(
            told.as_deref(),
            Some("5.1 suspensions per 100 pupils above the best tenth of places (7.1).")
        );
        indicator.measure.unit = "%".to_owned();
        let told = sentence(&indicator, best);
        assert_eq!(told.as_deref(), Some("5.1 percentage points above the best tenth of places (7.1%)."));
    }

    #[test]
    fn the_best_tenth_itself_has_nothing_to_gain() {
        let mut indicator = suspensions();
        let of = |value| BestTenth { best: Best { value, ..TENTH }, ..BEHIND };
        assert_eq!(sentence(&indicator, of(12.6)), None);
        assert_eq!(sentence(&indicator, of(12.2)), None);
        indicator.polarity = Polarity::Neutral;
        assert_eq!(sentence(&indicator, BEHIND), None);
    }
}
