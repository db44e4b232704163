//! What moved after something was tried, beside the places that have not started it. Never a cause.

use super::reason::{Reason, name};
use super::trend::though;
use super::wording::{count_in_words, list, sentence_case, step_word};
use super::{date, number, wording};
use crate::analysis::{
    BeforeAfter, FEWEST_COMPARATORS, Finding, InterventionJudgement, NoBeforeAfter, NoContrast, NoOrigin,
    Side, TooFew, WhichSide, WorthAsking,
};
use crate::model::{AreaId, Indicator, PeriodKind, Scorecard};

/// What moved: `Suspensions in Bury: 4.1 higher in the years after Team Around the School began (September 2018) than
/// before; in the eight places with no start in this file, 5.2 higher: a difference of −1.1 (−2.4 to +0.2), which may be
/// chance`.
pub fn intervention_sentence(scorecard: &Scorecard, judged: &InterventionJudgement) -> String {
    let change = match &judged.change {
        Ok(change) => change,
        Err(why) => return sentence_case(&why.clause(scorecard)),
    };
    let about = scorecard.indicator(judged.indicator);
    let tried = scorecard.intervention(judged.intervention);
    let start = tried.start.as_ref().map(|start| format!(" ({})", date::in_words(start))).unwrap_or_default();
    let own = format!(
        "{}: {} in the {} after {} began{start} than before ({} against {})",
        wording::subject(scorecard, about, None, judged.area),
        differs(about, change.change),
        steps(about),
        tried.title,
        span(&change.after),
        span(&change.before)
    );
    let beside = beside(scorecard, judged, change);
    let ended = tried.end.as_ref().filter(|_| change.past_the_end).map(|end| {
        format!("; it ended in {}, and the {} after that are among them", date::in_words(end), steps(about))
    });
    format!("{own}{beside}{}", ended.unwrap_or_default())
}

/// The other places and what the test says, or the nation's change where nothing can be tested.
fn beside(scorecard: &Scorecard, judged: &InterventionJudgement, change: &BeforeAfter) -> String {
    let about = scorecard.indicator(judged.indicator);
    let value = |value: f64| number::signed_change_of(about, value, value.abs().max(change.after.mean.abs()));
    match (&judged.comparators, &judged.contrast) {
        (Ok(others), Ok(contrast)) => {
            let limits = contrast.change.limits;
            let clear = match judged.finding {
                Finding::Better => "a clear difference for the better of",
                Finding::Worse => "a clear difference for the worse of",
                Finding::Higher | Finding::Lower => "a clear difference of",
                Finding::NoChange | Finding::NotTested | Finding::NotJudged => "a difference of",
            };
            let chance = if judged.finding == Finding::NoChange { ", which may be chance" } else { "" };
            let apart =
                if contrast.before.is_significant() { "; they were already moving apart before" } else { "" };
            format!(
                "; in the {} places with no start in this file, {}: {clear} {} ({} to {}){chance}{apart}",
                count_in_words(others.areas.len()),
                differs(about, others.mean_change),
                value(contrast.change.difference),
                value(limits.lower),
                value(limits.upper)
            )
        }
        (_, contrast) => {
            let nation = judged.nation.map(|change| {
                format!("; in {}, {}", name(scorecard, scorecard.national()), differs(about, change))
            });
            let why = contrast.as_ref().err().map(|why| format!(": {}", why.clause(scorecard)));
            format!("{} (not tested{})", nation.unwrap_or_default(), why.unwrap_or_default())
        }
    }
}

/// The periods of one side: `2019/20 to 2023/24`; those that cannot be compared are left out within it.
fn span(side: &Side) -> String {
    match &side.periods[..] {
        [] => String::new(),
        [only] => date::period_in_words(*only),
        [first, .., last] => format!("{} to {}", date::period_in_words(*first), date::period_in_words(*last)),
    }
}

/// What moved in the place it came from, around its own start there; `None` where the file names no such place.
pub fn origin_sentence(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<String> {
    let about = scorecard.indicator(judged.indicator);
    let origin = judged.origin.as_ref()?;
    let place = origin_name(scorecard, judged);
    Some(match &origin.change {
        Ok(change) => {
            let differs = differs(about, change.change);
            format!(
                "{}, {place}: {differs} in the {} after it began there than before (not tested)",
                about.short,
                steps(about)
            )
        }
        Err(why) => sentence_case(&no_origin(*why, place, scorecard)),
    })
}

/// Why an intervention is not judged, or not tested, as a sentence; `None` where it is.
pub fn intervention_reason(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<String> {
    match (&judged.change, &judged.contrast) {
        (Err(why), _) => Some(why.sentence(scorecard)),
        (Ok(_), Err(why)) => Some(why.sentence(scorecard)),
        (Ok(_), Ok(_)) => None,
    }
}

/// Why nothing is judged in the place it was adopted from; `None` where something is, or no such place is named.
pub fn origin_reason(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<String> {
    let why = judged.origin.as_ref()?.change.as_ref().err()?;
    Some(format!("{}.", sentence_case(&no_origin(*why, origin_name(scorecard, judged), scorecard))))
}

fn no_origin(why: NoOrigin, place: &str, scorecard: &Scorecard) -> String {
    match why {
        NoOrigin::NotInFile => format!("the figures of {place} are not in this file"),
        NoOrigin::StartNotInFile => format!("when it began in {place} is not in this file"),
        NoOrigin::NoBeforeAfter(why) => why.clause(scorecard),
    }
}

/// The place that an intervention was adopted from.
fn origin_name<'a>(scorecard: &'a Scorecard, judged: &InterventionJudgement) -> &'a str {
    let from = scorecard.intervention(judged.intervention).adopted_from.as_ref();
    let named = from.and_then(|from| from.name.as_deref());
    let area = from.and_then(|from| from.area).map(|area| scorecard.area(area).name.as_str());
    named.or(area).unwrap_or("another place")
}

/// What is to be kept in mind of every improver.
pub const REGRESSION_TO_THE_MEAN: &str =
    "Figures that lie far out tend to come back by themselves (regression to the mean).";

/// Whom a place might ask, and what it did: `Injuries in Trafford: from 98.2 in 2018/19 to 51.6 in 2023/24, getting better by
/// the test, −10.7 a year; in Bolton, from a similar start, −0.6 a year. Trafford began Safer streets (2019) with this aim.`
pub fn worth_asking_sentence(scorecard: &Scorecard, asked: &WorthAsking, asking: AreaId) -> String {
    let about = scorecard.indicator(asked.indicator);
    let (place, asking) = (name(scorecard, asked.place), name(scorecard, asking));
    let [first, last] = asked.moved;
    let percent = if about.measure.is_percentage() { "%" } else { "" };
    let value = |value: f64| format!("{}{percent}", number::value(about, value));
    let step = match about.period {
        PeriodKind::Years => step_word(PeriodKind::Year, 1),
        kind => step_word(kind, 1),
    };
    let pace = |pace: f64| format!("{} a {step}", number::signed_change(about, pace));
    let alike = match asked.alike {
        (mean, places) if places > 1 => format!(
            " ({} on average in the {} places that began in the same fifth)",
            pace(mean),
            count_in_words(places)
        ),
        _ => String::new(),
    };
    let started: Vec<String> = asked
        .started
        .iter()
        .map(|&id| {
            let tried = scorecard.intervention(id);
            let start = tried.start.as_ref().map(|start| format!(" ({})", date::in_words(start)));
            format!("{}{}", tried.title, start.unwrap_or_default())
        })
        .collect();
    let series = scorecard.series(asked.indicator, None, asked.place);
    let though =
        series.zip(asked.lately).and_then(|(series, lately)| though(scorecard, series, last, lately));
    let though = though.unwrap_or_default();
    let did = match started.len() {
        0 => format!("No start of {place}’s in this file has this aim."),
        _ => format!("{place} began {} with this aim.", list(&started)),
    };
    format!(
        "{} in {place}: from {} in {} to {} in {}, getting better by the test, {}{though}; in {asking}, from a similar \
         start, {}{alike}. {did}",
        about.short,
        value(first.value),
        date::period_in_words(first.period),
        value(last.value),
        date::period_in_words(last.period),
        pace(asked.pace),
        pace(asked.own_pace)
    )
}

/// `4.1 higher`, `2.0 percentage points lower`, `no different`.
fn differs(about: &Indicator, change: f64) -> String {
    let percentage = about.measure.is_percentage();
    let size = if percentage { number::gap(about, change.abs()) } else { number::value(about, change.abs()) };
    match size.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        false => "no different".to_owned(),
        true if change > 0.0 => format!("{size} higher"),
        true => format!("{size} lower"),
    }
}

/// What follows each other after a start: `years`, also of overlapping runs of them.
fn steps(about: &Indicator) -> &'static str {
    match about.period {
        PeriodKind::Years => step_word(PeriodKind::Year, 2),
        kind => step_word(kind, 2),
    }
}

impl Reason for NoBeforeAfter {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match *self {
            Self::StartNotKnown { intervention, area } => {
                let title = &scorecard.intervention(intervention).title;
                format!("when {title} began in {} is not known", name(scorecard, area))
            }
            Self::NoFigures(area) => format!("there are no figures for {}", name(scorecard, area)),
            Self::TooFew { intervention, side, left, cause } => {
                let start = scorecard.intervention(intervention).start.as_ref();
                let start = start.map_or_else(|| "the start".to_owned(), date::in_words);
                let side = match side {
                    WhichSide::Before => "before",
                    WhichSide::After => "after",
                };
                let left_words = match left {
                    0 => "no figure".to_owned(),
                    1 => "only one figure".to_owned(),
                    _ => format!("only {} figures", count_in_words(left)),
                };
                let cause = match (cause, left) {
                    (TooFew::MethodChanged, _) => "a change of method leaves",
                    (TooFew::Disrupted, _) => "periods that cannot be compared leave",
                    (TooFew::NoMore, 0 | 1) => "there is",
                    (TooFew::NoMore, _) => "there are",
                };
                format!("{cause} {left_words} wholly {side} {start}; three are needed on each side")
            }
            Self::MethodChanged => {
                "the method changed between before and after, so the two cannot be compared".to_owned()
            }
            Self::TooLarge => "the figures are too large to compare".to_owned(),
        }
    }
}

impl Reason for NoContrast {
    fn clause(&self, _: &Scorecard) -> String {
        match self {
            Self::NoChange => "there is no change to set beside that of other places".to_owned(),
            Self::NotAPlace => "only places are tested against other places".to_owned(),
            Self::AllAdopted => "every place in this file started it or plans to".to_owned(),
            Self::NoFigures => {
                "no place without a start in this file has figures for the same periods".to_owned()
            }
            Self::TooFew(given) => {
                let needed = count_in_words(FEWEST_COMPARATORS);
                let (given, places) = (count_in_words(*given), if *given == 1 { "place" } else { "places" });
                format!(
                    "only {given} {places} without a start in this file can be compared with, and {needed} are needed"
                )
            }
            Self::TooLarge => "the changes are too large to compare".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{InterventionRole, Lately, LatelyWay, WatchSign, interventions};
    use crate::model::fixture::area;
    use crate::model::{AreaKind, Confidence, Intervention, PlainDate, Series};
    use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, SYSTEM, Sample};

    /// Six academic years from 2015/16 of England, Bury and the first of the other places; the last three after the start.
    fn judged(start: &str, bury: &[f64], others: &[[f64; 2]]) -> (Scorecard, InterventionJudgement) {
        let tried = Intervention {
            id: "team".to_owned(),
            title: "Team Around the School".to_owned(),
            areas: vec![BURY],
            start: PlainDate::parse(start),
            aims: vec![SUSPENSIONS],
            confidence: Confidence::Documented,
            ..Intervention::default()
        };
        let series = |area, values: &[f64]| -> Series {
            let values: Vec<_> = values.iter().copied().map(Some).collect();
            sample::series(SUSPENSIONS, None, area, &values)
        };
        let stepped = |[before, after]: [f64; 2]| [before, before, before, after, after, after];
        let mut builder = Sample::new()
            .with_series(series(ENGLAND, &stepped([5.0, 6.0])))
            .with_series(series(BURY, bury))
            .with_intervention(tried);
        let first = builder.parts.areas.len();
        for (at, other) in others.iter().enumerate() {
            let code = format!("E0900000{at}");
            builder.parts.areas.push(area(&code, &code, AreaKind::Place, Some(SYSTEM)));
            builder = builder.with_series(series(AreaId::at(first + at), &stepped(*other)));
        }
        let scorecard = builder.build();
        let found = interventions(&scorecard).remove(0);
        (scorecard, found)
    }

    const RISING: [f64; 6] = [6.0, 6.0, 6.0, 10.1, 10.1, 10.1];
    const OTHERS: [[f64; 2]; 4] = [[5.0, 10.2], [5.0, 9.2], [5.0, 11.2], [5.0, 10.2]];

    #[test]
    fn what_moved_stands_beside_the_places_with_no_start() {
        let (scorecard, found) = judged("2018-09", &RISING, &OTHERS);
        assert_eq!(
            intervention_sentence(&scorecard, &found),
            "Suspensions in Bury: 4.1 higher in the years after Team Around the School began (September 2018) than \
             before (2018/19 to 2020/21 against 2015/16 to 2017/18); in the four places with no start in this file, 5.2 higher: a difference of −1.1 (−4.0 to +1.8), which \
             may be chance"
        );
        assert_eq!(intervention_reason(&scorecard, &found), None);
        let steep = [5.0, 5.0, 5.0, 14.0, 14.0, 14.0];
        let (scorecard, found) = judged("2018-09", &steep, &OTHERS);
        let said = intervention_sentence(&scorecard, &found);
        assert!(said.ends_with("a clear difference for the worse of +3.8 (+0.9 to +6.7)"), "{said}");
        let (scorecard, found) = judged("2018-09", &[4.0, 5.0, 6.0, 6.0, 6.0, 6.0], &OTHERS);
        let said = intervention_sentence(&scorecard, &found);
        assert!(said.ends_with("; they were already moving apart before"), "{said}");
    }

    #[test]
    fn with_too_few_places_the_nation_stands_beside_it_untested() {
        let (scorecard, found) = judged("2018-09", &RISING, &OTHERS[..1]);
        assert_eq!(
            intervention_sentence(&scorecard, &found),
            "Suspensions in Bury: 4.1 higher in the years after Team Around the School began (September 2018) than \
             before (2018/19 to 2020/21 against 2015/16 to 2017/18); in England, 1.0 higher (not tested: only one place without a start in this file can be compared with, \
             and four are needed)"
        );
        assert_eq!(
            intervention_reason(&scorecard, &found).as_deref(),
            Some("Only one place without a start in this file can be compared with, and four are needed.")
        );
    }

    #[test]
    fn who_improved_from_a_similar_start_is_told_with_what_it_began() {
        let (scorecard, _) = judged("2018-09", &RISING, &OTHERS);
        let series = scorecard.series(SUSPENSIONS, None, BURY).expect("a series");
        let points: Vec<_> = series.observations().collect();
        let mut asked = WorthAsking {
            indicator: SUSPENSIONS,
            place: BURY,
            moved: [points[0], points[5]],
            lately: None,
            pace: -1.25,
            own_pace: 0.5,
            alike: (0.1, 3),
            started: scorecard.interventions().map(|(id, _)| id).collect(),
        };
        assert_eq!(
            worth_asking_sentence(&scorecard, &asked, sample::BOLTON),
            "Suspensions in Bury: from 6.0 in 2015/16 to 10.1 in 2020/21, getting better by the test, −1.2 a year; in Bolton, \
             from a similar start, +0.5 a year (+0.1 a year on average in the three places that began in the same fifth). \
             Bury began Team Around the School (September 2018) with this aim."
        );
        (asked.alike, asked.started) = ((0.5, 1), Vec::new());
        let said = worth_asking_sentence(&scorecard, &asked, sample::BOLTON);
        assert!(said.ends_with("+0.5 a year. No start of Bury’s in this file has this aim."), "{said}");
        asked.lately = Some(Lately { way: LatelyWay::Turned, since: points[3].period });
        let said = worth_asking_sentence(&scorecard, &asked, sample::BOLTON);
        assert!(
            said.contains("by the test, −1.2 a year, though unchanged since 2018/19 (not tested); in Bolton"),
            "{said}"
        );
    }

    #[test]
    fn with_nothing_to_judge_it_says_why() {
        let (scorecard, found) = judged("2019-09", &RISING, &OTHERS);
        assert_eq!(
            intervention_sentence(&scorecard, &found),
            "There are only two figures wholly after September 2019; three are needed on each side"
        );
        assert_eq!(origin_sentence(&scorecard, &found), None);
        assert_eq!((found.role, found.sign), (InterventionRole::Aim, None::<WatchSign>));
    }
}
