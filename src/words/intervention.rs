//! What moved after something was tried, beside the places that have not started it. Never a cause.

use super::number::Rounding;
use super::reason::{Reason, name};
use super::trend::though;
use super::wording::{count_in_words, list, sentence_case, step_word, subject};
use super::{date, number};
use crate::analysis::{
    BeforeAfter, FEWEST_COMPARATORS, Finding, InterventionJudgement, NoBeforeAfter, NoContrast, NoOrigin,
    Side, TooFew, WhichSide, WorthAsking, is_closely_known,
};
use crate::model::{AreaId, Indicator, Period, PeriodKind, Scorecard};

/// So many periods that are left out are named, more are counted.
const LEFT_OUT_NAMED: usize = 3;

/// What moved, in a few sentences: `Suspensions in Bury: higher by 4.1 per 100 pupils on average in 2018/19 to 2020/21 than in
/// 2015/16 to 2017/18, after and before Team Around the School began (September 2018). In the eight places with no start in
/// this file: higher by 5.2. Difference: −1.1 (95% limits −2.4 to +0.2), which may be chance.`
pub fn intervention_sentence(scorecard: &Scorecard, judged: &InterventionJudgement) -> String {
    let change = match &judged.change {
        Ok(change) => change,
        Err(why) => return why.sentence(scorecard),
    };
    let about = scorecard.indicator(judged.indicator);
    let tried = scorecard.intervention(judged.intervention);
    let start = tried.start.as_ref().map(|start| format!(" ({})", date::in_words(start))).unwrap_or_default();
    let began = format!("{} began{start}", tried.title);
    let beside = judged.comparators.as_ref().map_or(judged.nation, |others| Some(others.mean_change));
    let rounding = Rounding::of(about, [change.change, beside.unwrap_or(0.0)], change.after.mean);
    let mut told = vec![before_and_after(
        about,
        &subject(scorecard, about, None, judged.area),
        change,
        rounding.decimals,
        &began,
    )];
    let loose = tried.start.as_ref().filter(|start| !is_closely_known(start));
    if let Some(first) = loose.and(change.after.periods.first()) {
        told.push(format!(
            "Of the start only the year is known, so the first {} that counts as after it is {}.",
            step_word(about.period, 1),
            date::period_in_words(*first)
        ));
    }
    if let Some(end) = tried.end.as_ref().filter(|_| change.past_the_end) {
        let steps = match about.period {
            PeriodKind::Years => step_word(PeriodKind::Year, 2),
            kind => step_word(kind, 2),
        };
        told.push(format!("It ended in {}, and the {steps} after that are among them.", date::in_words(end)));
    }
    told.extend(beside_others(scorecard, judged, rounding));
    told.join(" ")
}

/// The figures of a place after and before something: a name stands there as a title, because nobody knows its number.
fn before_and_after(
    about: &Indicator,
    subject: &str,
    change: &BeforeAfter,
    decimals: usize,
    began: &str,
) -> String {
    let by = higher_by(change.change, decimals, || {
        number::distance_beside(about, change.change, decimals, &about.short)
    });
    let (after, before) = (span(&change.after), span(&change.before));
    format!("{subject}: {by} on average in {after} than in {before}, after and before {began}.")
}

/// The other places and what the test says, or the nation’s change where nothing can be tested.
fn beside_others(scorecard: &Scorecard, judged: &InterventionJudgement, rounding: Rounding) -> Vec<String> {
    let about = scorecard.indicator(judged.indicator);
    let by = |change: f64| {
        higher_by(change, rounding.decimals, || number::distance(about, change, rounding.decimals))
    };
    let mut told = Vec::new();
    match (&judged.comparators, &judged.contrast) {
        (Ok(others), Ok(contrast)) => {
            let places = count_in_words(others.areas.len());
            let change = by(others.mean_change);
            let whom = match others.without_figures {
                0 => format!("In the {places} places with no start in this file"),
                some => {
                    let all = count_in_words(others.areas.len() + some);
                    format!(
                        "In {places} of the {all} places with no start in this file, those with comparable figures for all these {}",
                        step_word(about.period, 2)
                    )
                }
            };
            told.push(format!("{whom}: {change}."));
            let signed = |value: f64| number::signed(value, rounding.decimals);
            let (found, limits) = (contrast.change.difference, contrast.change.limits);
            let (clear, chance) = match judged.finding {
                Finding::Better => ("A clear difference for the better", ""),
                Finding::Worse => ("A clear difference for the worse", ""),
                Finding::Higher | Finding::Lower => ("A clear difference", ""),
                Finding::NoChange => ("Difference", ", which may be chance"),
                Finding::NotTested | Finding::NotJudged => ("Difference", ""),
            };
            told.push(format!(
                "{clear}: {} (95% limits {} to {}){chance}{}.",
                signed(found),
                signed(limits.lower),
                signed(limits.upper),
                rounding.remark()
            ));
            if contrast.before.is_significant() {
                told.push("They were already moving apart before the start.".to_owned());
            }
        }
        (_, contrast) => {
            let nation = name(scorecard, scorecard.national());
            told.extend(judged.nation.map(|change| format!("In {nation}: {}.", by(change))));
            let why = contrast.as_ref().err().map(|why| format!(": {}", why.clause(scorecard)));
            told.push(format!("Not tested{}.", why.unwrap_or_default()));
        }
    }
    told
}

/// `higher by 4.1`, `no different`.
fn higher_by(change: f64, decimals: usize, amount: impl Fn() -> String) -> String {
    match number::has_digits(&number::fixed(change, decimals)) {
        false => "no different".to_owned(),
        true if change > 0.0 => format!("higher by {}", amount()),
        true => format!("lower by {}", amount()),
    }
}

/// The periods of one side with those that are left out within it: `2018/19 to 2023/24 without 2019/20 and 2020/21`.
fn span(side: &Side) -> String {
    let [first, .., last] = &side.periods[..] else {
        return side.periods.first().map_or_else(String::new, |only| date::period_in_words(*only));
    };
    let all = (0..=last.steps_after(*first)).filter_map(|steps| first.later(steps));
    let left_out: Vec<Period> = all.filter(|period| !side.periods.contains(period)).collect();
    let without = match left_out.len() {
        0 => String::new(),
        count if count > LEFT_OUT_NAMED => {
            format!(" without {} {}", count_in_words(count), step_word(first.kind(), count))
        }
        _ => {
            let named: Vec<String> = left_out.into_iter().map(date::period_in_words).collect();
            format!(" without {}", list(&named))
        }
    };
    format!("{} to {}{without}", date::period_in_words(*first), date::period_in_words(*last))
}

/// What moved in the place it came from, around its own start there; `None` where the file names no such place.
pub fn origin_sentence(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<String> {
    let about = scorecard.indicator(judged.indicator);
    let origin = judged.origin.as_ref()?;
    let place = origin_name(scorecard, judged);
    Some(match &origin.change {
        Ok(change) => {
            let decimals = number::decimals(about, change.after.mean);
            let told = before_and_after(
                about,
                &format!("{}, {place}", about.short),
                change,
                decimals,
                "it began there",
            );
            format!("{told} Not tested.")
        }
        Err(why) => format!("{}.", sentence_case(&no_origin(*why, place, scorecard))),
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

/// Whom a place might ask, and what it did: `Injuries in Trafford: fell from 98.2 in 2018/19 to 51.6 per 10,000 in 2023/24, a
/// tested improvement of 9.3 a year. Bolton, from a similar start: a fall of 0.6 a year, a tested difference. Trafford began Safer streets (2019)
/// with this aim.`
pub fn worth_asking_sentence(scorecard: &Scorecard, asked: &WorthAsking, asking: AreaId) -> String {
    let about = scorecard.indicator(asked.indicator);
    let (place, asking) = (name(scorecard, asked.place), name(scorecard, asking));
    let [first, last] = asked.moved;
    let step = match about.period {
        PeriodKind::Years => step_word(PeriodKind::Year, 1),
        kind => step_word(kind, 1),
    };
    let decimals = |pace: f64| number::decimals(about, pace * 10.0);
    let per_step = |pace: f64| format!("{} a {step}", number::distance(about, pace, decimals(pace)));
    let moved = |pace: f64| match number::has_digits(&number::fixed(pace, decimals(pace))) {
        false => "no change".to_owned(),
        true if pace < 0.0 => format!("a fall of {}", per_step(pace)),
        true => format!("a rise of {}", per_step(pace)),
    };
    let way = if asked.pace < 0.0 { "fell" } else { "rose" };
    let series = scorecard.series(asked.indicator, None, asked.place);
    let though =
        series.zip(asked.lately).and_then(|(series, lately)| though(scorecard, series, last, lately));
    let mut told = vec![
        format!(
            "{}: {way} from {} in {} to {} in {}, a tested improvement of {}{}.",
            subject(scorecard, about, None, asked.place),
            number::with_sign(about, first.value),
            date::period_in_words(first.period),
            number::with_unit_beside(about, last.value, &about.short),
            date::period_in_words(last.period),
            per_step(asked.pace),
            though.unwrap_or_default()
        ),
        format!("{asking}, from a similar start: {}, a tested difference.", moved(asked.own_pace)),
    ];
    if let (mean, places @ 2..) = asked.alike {
        told.push(format!(
            "Average of the {} other places in the same fifth at the start: {} (not tested).",
            count_in_words(places),
            moved(mean)
        ));
    }
    let started: Vec<String> = asked
        .started
        .iter()
        .map(|&id| {
            let tried = scorecard.intervention(id);
            let start = tried.start.as_ref().map(|start| format!(" ({})", date::in_words(start)));
            format!("{}{}", tried.title, start.unwrap_or_default())
        })
        .collect();
    told.push(match started.len() {
        0 => format!("This file has nothing with this aim that {place} began."),
        _ => format!("{place} began {} with this aim.", list(&started)),
    });
    told.join(" ")
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
    use crate::model::{AreaKind, Confidence, Flag, Intervention, PlainDate, Series};
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
            "Suspensions in Bury: higher by 4.1 per 100 pupils on average in 2018/19 to 2020/21 than in 2015/16 to 2017/18, \
             after and before Team Around the School began (September 2018). In four of the five places with no start in \
             this file, those with comparable figures for all these years: higher by 5.2. Difference: −1.1 (95% limits −4.0 to +1.8), which may be chance."
        );
        assert_eq!(intervention_reason(&scorecard, &found), None);
        let steep = [5.0, 5.0, 5.0, 14.0, 14.0, 14.0];
        let (scorecard, found) = judged("2018-09", &steep, &OTHERS);
        let said = intervention_sentence(&scorecard, &found);
        assert!(
            said.ends_with(" A clear difference for the worse: +3.8 (95% limits +0.9 to +6.7)."),
            "{said}"
        );
        let (scorecard, found) = judged("2018-09", &[4.0, 5.0, 6.0, 6.0, 6.0, 6.0], &OTHERS);
        let said = intervention_sentence(&scorecard, &found);
        assert!(said.ends_with(". They were already moving apart before the start."), "{said}");
    }

    #[test]
    fn what_is_printed_of_both_changes_and_their_difference_adds_up() {
        let close = [6.0, 6.0, 6.0, 12.26, 12.26, 12.26];
        let others = [[5.0, 9.64]; 4];
        let (scorecard, found) = judged("2018-09", &close, &others);
        let said = intervention_sentence(&scorecard, &found);
        assert!(said.contains("higher by 6.26 per") && said.contains("higher by 4.64."), "{said}");
        assert!(said.contains(": +1.62 ("), "{said}");
    }

    #[test]
    fn what_is_left_out_of_both_sides_and_of_the_places_is_said() {
        let tried = Intervention {
            title: "Team Around the School".to_owned(),
            areas: vec![BURY],
            start: PlainDate::parse("2019"),
            aims: vec![SUSPENSIONS],
            ..Intervention::default()
        };
        let series = |area, count: usize| {
            let values: Vec<_> = (0..count).map(|_| Some(5.0)).collect();
            sample::series(SUSPENSIONS, None, area, &values)
        };
        let bury = sample::flagged(series(BURY, 10), 6..8, Flag::Disrupted, "closed");
        let mut builder = Sample::new().with_series(bury).with_intervention(tried);
        let first = builder.parts.areas.len();
        for at in 0..5 {
            let code = format!("E0900000{at}");
            builder.parts.areas.push(area(&code, &code, AreaKind::Place, Some(SYSTEM)));
            let count = if at == 4 { 9 } else { 10 };
            builder = builder.with_series(series(AreaId::at(first + at), count));
        }
        let scorecard = builder.build();
        assert_eq!(
            intervention_sentence(&scorecard, &interventions(&scorecard)[0]),
            "Suspensions in Bury: no different on average in 2020/21 to 2024/25 without 2021/22 and 2022/23 than in \
             2015/16 to 2017/18, after and before Team Around the School began (2019). Of the start only the year is \
             known, so the first year that counts as after it is 2020/21. In four of the six places with no start in \
             this file, those with comparable figures for all these years: no different. Difference: 0.0 (95% limits \
             0.0 to 0.0), which may be chance."
        );
    }

    #[test]
    fn with_too_few_places_the_nation_stands_beside_it_untested() {
        let (scorecard, found) = judged("2018-09", &RISING, &OTHERS[..1]);
        assert_eq!(
            intervention_sentence(&scorecard, &found),
            "Suspensions in Bury: higher by 4.1 per 100 pupils on average in 2018/19 to 2020/21 than in 2015/16 to 2017/18, \
             after and before Team Around the School began (September 2018). In England: higher by 1.0. Not tested: only \
             one place without a start in this file can be compared with, and four are needed."
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
            moved: [points[5], points[0]],
            lately: None,
            pace: -1.25,
            own_pace: 0.5,
            alike: (0.1, 3),
            started: scorecard.interventions().map(|(id, _)| id).collect(),
        };
        assert_eq!(
            worth_asking_sentence(&scorecard, &asked, sample::BOLTON),
            "Suspensions in Bury: fell from 10.1 in 2020/21 to 6.0 per 100 pupils in 2015/16, a tested improvement of 1.2 a \
             year. Bolton, from a similar start: a rise of 0.5 a year, a tested difference. Average of the three other \
             places in the same fifth at the start: a rise of 0.1 a year (not tested). Bury began Team Around the School (September 2018) with this aim."
        );
        (asked.alike, asked.started) = ((0.5, 1), Vec::new());
        let said = worth_asking_sentence(&scorecard, &asked, sample::BOLTON);
        assert!(
            said.ends_with("a rise of 0.5 a year, a tested difference. This file has nothing with this aim that Bury began."),
            "{said}"
        );
        asked.lately = Some(Lately { way: LatelyWay::Turned, since: points[3].period });
        let said = worth_asking_sentence(&scorecard, &asked, sample::BOLTON);
        assert!(
            said.contains("improvement of 1.2 a year, though down 4.1 since 2018/19 (not tested). Bolton"),
            "{said}"
        );
    }

    #[test]
    fn with_nothing_to_judge_it_says_why() {
        let (scorecard, found) = judged("2019-09", &RISING, &OTHERS);
        assert_eq!(
            intervention_sentence(&scorecard, &found),
            "There are only two figures wholly after September 2019; three are needed on each side."
        );
        assert_eq!(origin_sentence(&scorecard, &found), None);
        assert_eq!((found.role, found.sign), (InterventionRole::Aim, None::<WatchSign>));
    }
}
