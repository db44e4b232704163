//! What moved after something was tried, beside the places that have not started it. Never a cause.

use super::number::Rounding;
use super::reason::{Reason, name};
use super::trend::though;
use super::wording::{count_in_words, list, pace_word, sentence_case, step_word, subject};
use super::{date, limits, number};
use crate::analysis::{
    BeforeAfter, FEWEST_COMPARATORS, Finding, InterventionJudgement, NoBeforeAfter, NoContrast, NoOrigin,
    Side, TooFew, WhichSide, WorthAsking, is_closely_known,
};
use crate::model::{AreaId, Indicator, Intervention, InterventionId, Scorecard};

/// So many periods that are left out are named, more are counted.
const LEFT_OUT_NAMED: usize = 3;

/// What moved, in a few sentences: `Suspensions in Bury: higher by 4.1 per 100 pupils on average in 2018/19 to 2020/21 than in
/// 2015/16 to 2017/18, after and before Team Around the School began (September 2018). In the eight places with no start in
/// this file: higher by 5.2. Difference: −1.1 (95% limits −2.4 to +0.2), which may be chance.`
///
/// `least` are the decimals that others of the same figures beside it have: one change is told in one way.
pub fn intervention_sentence(scorecard: &Scorecard, judged: &InterventionJudgement, least: usize) -> String {
    let change = match &judged.change {
        Ok(change) => change,
        Err(why) => return why.sentence(scorecard),
    };
    let about = scorecard.indicator(judged.indicator);
    let tried = scorecard.intervention(judged.intervention);
    let start = tried.start.as_ref().map(|start| format!(" ({})", date::in_words(start))).unwrap_or_default();
    let began = format!("{} began{start}", tried.title);
    let rounding = rounding(scorecard, judged, change, least);
    let mut told = vec![before_and_after(
        about,
        &subject(scorecard, about, None, judged.area),
        change,
        rounding.decimals,
        &began,
    )];
    let loose = tried.start.as_ref().filter(|start| !is_closely_known(start));
    let after = change.after.periods.iter().chain(&change.after.left_out);
    if let Some(first) = loose.and(after.min()) {
        told.push(format!(
            "Of the start only the year is known, so the first {} that counts as after it is {}.",
            step_word(about.period, 1),
            date::period_in_words(*first)
        ));
    }
    told.extend(at_the_end(about, tried, change));
    told.extend(beside_others(scorecard, judged, rounding));
    told.join(" ")
}

/// That the figures after a start go on beyond its end, where they do: those of later, or of a period that was not over.
pub(super) fn at_the_end(about: &Indicator, tried: &Intervention, change: &BeforeAfter) -> Option<String> {
    let end = tried.end.as_ref().filter(|_| change.past_the_end)?;
    let steps = pace_word(about.period, 2);
    let ended = format!("It ended {}", date::when_in_words(end));
    let after = &change.after.periods;
    if after.iter().any(|period| period.start() > end.last_day()) {
        return Some(format!("{ended}, and the {steps} after that are among them."));
    }
    let last = date::period_in_words(*after.iter().max()?);
    Some(format!("{ended}, before {last} was over, which is among them."))
}

/// The decimals with which what moved is told, so that it adds up.
pub fn tried_decimals(scorecard: &Scorecard, judged: &InterventionJudgement) -> usize {
    judged.change.as_ref().map_or(0, |change| rounding(scorecard, judged, change, 0).decimals)
}

/// What moved here and elsewhere with the decimals that its difference needs, and no fewer than `least`.
pub(super) fn rounding(
    scorecard: &Scorecard,
    judged: &InterventionJudgement,
    change: &BeforeAfter,
    least: usize,
) -> Rounding {
    let beside = judged.comparators.as_ref().map_or(judged.nation, |others| Some(others.mean_change));
    let parts = [change.change, beside.unwrap_or(0.0)];
    let about = scorecard.indicator(judged.indicator);
    Rounding::of(about, parts, change.after.mean).at_least(parts, least)
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
            let (found, limits) = (contrast.change.difference, contrast.change.limits);
            let [lower, upper] =
                limits::signed_beside_nothing((limits.lower, limits.upper), rounding.decimals);
            let (clear, chance) = match judged.finding {
                Finding::Better => ("A clear difference for the better", ""),
                Finding::Worse => ("A clear difference for the worse", ""),
                Finding::Higher | Finding::Lower => ("A clear difference", ""),
                Finding::NoChange => ("Difference", ", which may be chance"),
                Finding::NotTested | Finding::NotJudged => ("Difference", ""),
            };
            told.push(format!(
                "{clear}: {} (95% limits {lower} to {upper}){chance}{}.",
                number::signed(found, rounding.decimals),
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

/// The periods of one side, from the first to the last that counts, with those that are left out, within them or beside them:
/// `2018/19 to 2023/24 (2019/20 and 2020/21 left out)`.
fn span(side: &Side) -> String {
    let (Some(first), Some(last)) = (side.periods.iter().min(), side.periods.iter().max()) else {
        return String::new();
    };
    let left_out = match side.left_out.len() {
        0 => None,
        count if count > LEFT_OUT_NAMED => {
            Some(format!("{} {}", count_in_words(count), step_word(first.kind(), count)))
        }
        _ => {
            let named: Vec<String> = side.left_out.iter().copied().map(date::period_in_words).collect();
            Some(list(&named))
        }
    };
    let left_out = left_out.map(|named| format!(" ({named} left out)"));
    let periods = if first == last {
        date::period_in_words(*first)
    } else {
        format!("{} to {}", date::period_in_words(*first), date::period_in_words(*last))
    };
    periods + &left_out.unwrap_or_default()
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

pub(super) fn no_origin(why: NoOrigin, place: &str, scorecard: &Scorecard) -> String {
    match why {
        NoOrigin::NotInFile => format!("it came from {place}, of which this file has no figures"),
        NoOrigin::StartNotInFile => {
            format!("it came from {place}, and when it began there is not in this file")
        }
        NoOrigin::NoBeforeAfter(why) => why.clause(scorecard),
    }
}

/// The place that an intervention was adopted from.
pub(super) fn origin_name<'a>(scorecard: &'a Scorecard, judged: &InterventionJudgement) -> &'a str {
    let from = scorecard.intervention(judged.intervention).adopted_from.as_ref();
    let named = from.and_then(|from| from.name.as_deref());
    let area = from.and_then(|from| from.area).map(|area| scorecard.area(area).name.as_str());
    named.or(area).unwrap_or("another place")
}

/// What is to be kept in mind of every improver.
pub const REGRESSION_TO_THE_MEAN: &str =
    "Figures that lie far out tend to come back by themselves (regression to the mean).";

/// Whom a place might ask, and what it did: `Injuries in Trafford: fell from 98.2 in 2018/19 to 51.6 per 10,000 in 2023/24, by the
/// recent trend. By a line fitted through all of these years: Trafford a fall of 9.3 a year; Bolton, from a similar start of 97.0, a fall of
/// 0.6 a year. Those two paces differ by more than chance. Trafford began Safer streets (2019) with this aim.`
pub fn worth_asking_sentence(scorecard: &Scorecard, asked: &WorthAsking, asking: AreaId) -> String {
    let about = scorecard.indicator(asked.indicator);
    let started = with_starts(scorecard, &asked.started, asking);
    let (place, asking) = (name(scorecard, asked.place), name(scorecard, asking));
    let [first, last] = asked.moved;
    let step = pace_word(about.period, 1);
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
            "{}: {way} from {} in {} to {} in {} (tested){}.",
            subject(scorecard, about, None, asked.place),
            number::with_sign(about, first.value),
            date::period_in_words(first.period),
            number::with_unit_beside(about, last.value, &about.short),
            date::period_in_words(last.period),
            though.unwrap_or_default()
        ),
        // What the ends are apart is not the pace, and is not what was tested.
        format!(
            "By a line fitted through all of these {}: {place} {}; {asking}, from a similar start of {}, {}. These two paces differ by more \
             than chance.",
            step_word(about.period, 2),
            moved(asked.pace),
            number::with_sign(about, asked.own_start.value),
            moved(asked.own_pace)
        ),
    ];
    if let (mean, places @ 2..) = asked.alike {
        told.push(format!(
            "Average of such lines of the {} other places from such a start: {} (not tested).",
            count_in_words(places),
            moved(mean)
        ));
    }
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

/// What was tried, each with its start where that is known, and whether the place that asks began the same: `Swap to Stop
/// (2018; in Rochdale too)`.
pub(super) fn with_starts(scorecard: &Scorecard, tried: &[InterventionId], asking: AreaId) -> Vec<String> {
    let is_same = |one: &Intervention, other: &Intervention| {
        one.id == other.id || (one.programme.is_some() && one.programme == other.programme)
    };
    let told = |&id: &InterventionId| {
        let tried = scorecard.intervention(id);
        let mut alike = scorecard.interventions().filter(|(_, other)| is_same(tried, other));
        let there_too = alike.any(|(_, other)| other.areas.contains(&asking));
        let too = there_too.then(|| format!("in {} too", name(scorecard, asking)));
        let facts: Vec<String> = tried.start.as_ref().map(date::in_words).into_iter().chain(too).collect();
        if facts.is_empty() { tried.title.clone() } else { format!("{} ({})", tried.title, facts.join("; ")) }
    };
    tried.iter().map(told).collect()
}

#[cfg(test)]
#[path = "intervention_tests.rs"]
mod tests;
