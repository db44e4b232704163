//! What is said on the page of all priorities of an area: the finding about its targets, how many stand and move how, what
//! the signs of each mean, what is missing, and what was decided to be done.

use super::headline::in_short;
use super::reason::name;
use super::tally::{Said, of_all};
use super::target::target_status_word;
use super::verdict::compared_with;
use super::wording::{count_in_words, lower_first, possessive, sentence_case};
use super::{date, number};
use crate::analysis::{
    Analysis, Balance, Gap, IndicatorStanding, Judgement, MovementVerdict, PriorityStanding, Stand,
    TargetStatus,
};
use crate::model::{Action, ActionStatus, Aim, AreaId, AreaKind, Framework, Scorecard};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The finding about the targets of an area, each counted once however many priorities share it: `One of Oldham’s three targets
/// is on track, and not for certain; two are off track`. Without targets that can be judged, how its priorities stand.
pub fn targets_title(scorecard: &Scorecard, analysis: &Analysis, balance: &Balance) -> String {
    let all = || balance.national.iter().chain(&balance.local).flat_map(|standing| &standing.indicators);
    let of = |one: &IndicatorStanding| Some((one.indicator, one.target?));
    let is_judged = |(_, status): &(_, TargetStatus)| *status != TargetStatus::NotCalculated;
    let targets: BTreeMap<_, _> = all().filter(|one| !one.old).filter_map(of).filter(is_judged).collect();
    if targets.is_empty() {
        return standing_title(scorecard, balance);
    }
    // What is too old or has no date is there too, and not among those that are counted.
    let others = all().filter_map(of).collect::<BTreeMap<_, _>>().len() - targets.len();
    let others = match others {
        0 => String::new(),
        some => format!("; {} more cannot be judged", count_in_words(some)),
    };
    let statuses: Vec<TargetStatus> = targets.values().copied().collect();
    let is_certain = |indicator| {
        let judgement = analysis.get(indicator, None, balance.place);
        let target = judgement.and_then(Judgement::target_in_force);
        target.and_then(|target| target.certain) == Some(true)
    };
    let owner = possessive(name(scorecard, balance.place));
    let groups: [&[TargetStatus]; 5] = [
        &[TargetStatus::Met, TargetStatus::MetLate],
        &[TargetStatus::OnTrack],
        &[TargetStatus::Missed, TargetStatus::MetSinceLost],
        &[TargetStatus::OffTrack],
        &[TargetStatus::Uncertain, TargetStatus::NotKnownYet],
    ];
    let count = |of: &[TargetStatus]| statuses.iter().filter(|status| of.contains(status)).count();
    let [met, on_track, missed, off_track, open] = groups.map(count);
    let (good, bad) = (met + on_track, missed + off_track);
    let unsure = targets.iter().filter(|(id, status)| **status == TargetStatus::OnTrack && !is_certain(**id));
    let of = |count: usize| of_its(count, statuses.len(), &owner);
    let are = |count: usize, how: &str| format!("{} {how}", if count == 1 { "is" } else { "are" });
    let also = |count: usize, how: &str| match count {
        0 => String::new(),
        _ => format!("; {} {}", count_in_words(count), are(count, how)),
    };
    let words_of_bad = match (missed, off_track) {
        (_, 0) => "missed",
        (0, _) => "off track",
        _ => "missed or off track",
    };
    if good > 0 {
        let how = match (met, on_track) {
            (_, 0) => "met",
            (0, _) => "on track",
            _ => "met or on track",
        };
        let sure = if met == 0 && unsure.count() == on_track { ", and not for certain" } else { "" };
        return format!("{} {}{sure}{}{others}", of(good), are(good, how), also(bad, words_of_bad));
    }
    if bad > 0 {
        return format!("{} {}{}{others}", of(bad), are(bad, words_of_bad), also(open, "uncertain"));
    }
    let whether = match open {
        1 => format!("{owner} only target"),
        _ => format!("any of {owner} {} targets", count_in_words(open)),
    };
    format!("Whether {whether} will be met is uncertain{others}")
}

/// `One of Oldham’s four targets`, `Both of Bury’s targets`, `Oldham’s only target`.
fn of_its(count: usize, all: usize, owner: &str) -> String {
    let whole = count_in_words(all);
    match (count, all) {
        (_, 1) => format!("{owner} only target"),
        (2, 2) => format!("Both of {owner} targets"),
        _ if count == all => format!("All {whole} of {owner} targets"),
        _ => sentence_case(&format!("{} of {owner} {whole} targets", count_in_words(count))),
    }
}

/// How priorities stand where no target can be judged: against the benchmark, else by their movement, else that there is none to
/// be judged.
fn standing_title(scorecard: &Scorecard, balance: &Balance) -> String {
    let place = name(scorecard, balance.place);
    let all: Vec<&PriorityStanding> = balance.national.iter().chain(&balance.local).collect();
    if all.is_empty() {
        return format!("This file has no priorities for {place}");
    }
    let stands = |wanted: Stand| all.iter().filter(|one| one.stand == wanted).count();
    let ways = |wanted: MovementVerdict| all.iter().filter(|one| one.way == wanted).count();
    let (worse, better) = (ways(MovementVerdict::Worsening), ways(MovementVerdict::Improving));
    let moved = worse + better + ways(MovementVerdict::Steady);
    let compared = stands(Stand::Worse) + stands(Stand::Similar) + stands(Stand::Better);
    let owner = possessive(place);
    if compared > 0 {
        let than = compared_with(scorecard);
        let (is_compared, is_moved) = (
            |one: &PriorityStanding| one.stand != Stand::NotCompared,
            |one: &PriorityStanding| one.way != MovementVerdict::Unknown,
        );
        let told = if compared == 1 && all.len() > 1 {
            let many = count_in_words(all.len());
            let is = if stands(Stand::Worse) == 1 { "is worse" } else { "is not worse" };
            format!("Of {owner} {many} priorities one could be tested against {than}, and {is}")
        } else {
            let noun =
                ["priority", "priorities"].map(|noun| format!("{noun} of {place} tested against {than}"));
            let said = Said::new("is worse", "are worse", "is not worse");
            of_all(stands(Stand::Worse), compared, noun.each_ref().map(String::as_str), said)
        };
        // Of a single one that has both it is one and the same, which is told as one.
        let is_same = all.iter().filter(|one| is_compared(one)).any(|one| is_moved(one));
        let which = match (compared, is_same) {
            (1, true) => "; it",
            (1, false) => "; another could be tested for a trend, and",
            _ => "; one could be tested for a trend, and",
        };
        let tested = match (moved, better, worse) {
            (0, ..) => String::new(),
            (1, 1, _) => format!("{which} gets better"),
            (1, _, 1) => format!("{which} gets worse"),
            (1, ..) => format!("{which} shows no clear trend"),
            (_, 0, _) => format!("; of {} tested for a trend none gets better", count_in_words(moved)),
            _ => {
                let get = if better == 1 { "gets" } else { "get" };
                let [better, moved] = [better, moved].map(count_in_words);
                format!("; of {moved} tested for a trend {better} {get} better")
            }
        };
        return sentence_case(&format!("{told}{tested}"));
    }
    if moved > 0 {
        let noun = ["priority", "priorities"].map(|noun| format!("{noun} of {place} tested for a trend"));
        let said = Said::new("gets better", "get better", "does not get better by the test");
        return sentence_case(&of_all(better, moved, noun.each_ref().map(String::as_str), said));
    }
    // A priority about a gap is judged by that alone, however its figure stands.
    if all.iter().any(|one| one.is_measured()) {
        return match all.len() {
            1 => format!("{owner} only priority could not be judged yet"),
            some => format!("None of {owner} {} priorities could be judged yet", count_in_words(some)),
        };
    }
    match all.len() {
        1 => format!("{owner} only priority has no figures yet"),
        _ => format!("None of {owner} {} priorities has figures yet", count_in_words(all.len())),
    }
}

/// How many priorities there are, and for how many there is a figure: `10 national and 13 local priorities · 15 of these 23 have
/// figures for Oldham`.
pub fn priorities_counted(scorecard: &Scorecard, balance: &Balance) -> String {
    let (national, local) = (balance.national.len(), balance.local.len());
    let all = balance.national.iter().chain(&balance.local);
    let measured = all.filter(|one| one.is_measured()).count();
    let whole = national + local;
    let noun = if whole == 1 { "priority" } else { "priorities" };
    let has = match (measured, whole) {
        (0, 1) => "it has no".to_owned(),
        (0, 2) => "neither has".to_owned(),
        (0, _) => format!("none of these {whole} has"),
        (_, 1) => "it has".to_owned(),
        (2, 2) => "both have".to_owned(),
        (1, _) => format!("1 of these {whole} has"),
        _ if measured == whole => format!("all {whole} have"),
        _ => format!("{measured} of these {whole} have"),
    };
    let place = name(scorecard, balance.place);
    format!("{national} national and {local} local {noun} · {has} figures for {place}")
}

/// How many of a side stand how, as its squares do: `5 worse · 2 no clear difference · 3 not compared (1 worst fifth)`.
pub fn stand_counts(side: &[PriorityStanding]) -> String {
    let count = |wanted: Stand| side.iter().filter(|one| one.stand == wanted).count();
    let fifth = match side.iter().filter(|one| one.is_in_worst_fifth()).count() {
        0 => String::new(),
        some => format!(" ({some} worst fifth)"),
    };
    let not_compared = format!("not compared{fifth}");
    counted([
        (count(Stand::Worse), "worse"),
        (count(Stand::Similar), "no clear difference"),
        (count(Stand::Better), "better"),
        (count(Stand::NotCompared), &not_compared),
    ])
}

/// How many of a side move which way, as its squares do: `2 getting better · 2 no clear trend · 6 not tested`.
pub fn ways_in_brief(side: &[PriorityStanding]) -> String {
    let count = |wanted: MovementVerdict| side.iter().filter(|one| one.way == wanted).count();
    counted([
        (count(MovementVerdict::Worsening), "getting worse"),
        (count(MovementVerdict::Steady), "no clear trend"),
        (count(MovementVerdict::Improving), "getting better"),
        (count(MovementVerdict::Unknown), "not tested"),
    ])
}

fn counted(parts: [(usize, &str); 4]) -> String {
    let there = parts.into_iter().filter(|(count, _)| *count > 0);
    there.map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join(" · ")
}

/// What the sign of its level says of a priority: `worse than England`; of several indicators that it is the worst of them; of
/// one about a gap that its level is not judged.
pub fn level_words(
    scorecard: &Scorecard,
    standing: &PriorityStanding,
    judgement: Option<&Judgement>,
) -> String {
    let aim = scorecard.priority(standing.priority).aim;
    match (aim, judgement) {
        (Aim::Gap, _) => "level not judged, because it is about a gap".to_owned(),
        (Aim::Level, None) => "not compared".to_owned(),
        (Aim::Level, Some(judgement)) => {
            let [_, level, _] = in_short(scorecard, judgement);
            level.unwrap_or_else(|| "not compared".to_owned()) + of_the_worst(standing)
        }
    }
}

/// What the sign of its movement says of a priority.
pub fn way_words(
    scorecard: &Scorecard,
    standing: &PriorityStanding,
    judgement: Option<&Judgement>,
) -> String {
    let aim = scorecard.priority(standing.priority).aim;
    let told = match (aim, judgement) {
        (_, None) => "movement not tested".to_owned(),
        (Aim::Gap, Some(judgement)) => match judgement.movement.gap {
            Some(Gap::Widening) => "gap widening".to_owned(),
            Some(Gap::Narrowing) => "gap narrowing".to_owned(),
            Some(Gap::AsBenchmark) => "gap not clearly widening or narrowing".to_owned(),
            None => "gap not tested for widening or narrowing".to_owned(),
        },
        (Aim::Level, Some(judgement)) => {
            let [.., way] = in_short(scorecard, judgement);
            way.unwrap_or_else(|| "movement not tested".to_owned())
        }
    };
    told + of_the_worst(standing)
}

fn of_the_worst(standing: &PriorityStanding) -> &'static str {
    if standing.indicators.len() > 1 { " (the worst of its indicators)" } else { "" }
}

/// What the flag of its target says: `target off track`.
pub fn target_words(status: TargetStatus) -> String {
    format!("target {}", lower_first(target_status_word(status)))
}

/// That there is no figure here and where there is one: `A&E within four hours (Greater Manchester has 71.4% in July 2025)`.
pub fn without_figure_here(
    scorecard: &Scorecard,
    analysis: &Analysis,
    standing: &PriorityStanding,
    place: AreaId,
) -> String {
    let title = &scorecard.priority(standing.priority).title;
    let elsewhere = standing.indicators.iter().find_map(|one| {
        let of = |area: AreaId| {
            let latest = analysis.get(one.indicator, None, area)?.latest?;
            Some((area, latest))
        };
        let mut above =
            std::iter::successors(scorecard.area(place).parent, |area| scorecard.area(*area).parent);
        let nation = [scorecard.system(), scorecard.national()].into_iter();
        let (area, latest) =
            above.find_map(of).or_else(|| nation.filter(|area| *area != place).find_map(of))?;
        let about = scorecard.indicator(one.indicator);
        let value = number::with_unit_beside(about, latest.value, &about.short);
        Some(format!("{} has {value} in {}", name(scorecard, area), date::period_in_words(latest.period)))
    });
    let places = || {
        let has = |area: &AreaId| {
            let of = |one: &IndicatorStanding| analysis.get(one.indicator, None, *area)?.latest;
            standing.indicators.iter().any(|one| of(one).is_some())
        };
        let some = scorecard.areas_of_kind(AreaKind::Place).filter(|area| *area != place).filter(has).count();
        (some > 0)
            .then(|| number::counted(some as u64, "other place has figures", "other places have figures"))
    };
    match elsewhere.or_else(places) {
        Some(told) => format!("{title} ({told})"),
        None => title.clone(),
    }
}

/// How far the file covers a published list of outcomes: `Five of its six outcomes have an indicator in this file`, then which do
/// and which do not.
pub fn coverage(framework: &Framework) -> (String, Vec<String>, Vec<String>) {
    let names = |with: bool| -> Vec<String> {
        let of = framework.outcomes.iter().filter(|outcome| outcome.indicators.is_empty() != with);
        of.map(|outcome| outcome.name.clone()).collect()
    };
    let (with, without) = (names(true), names(false));
    let said = ["has an indicator", "have an indicator", "has no indicator"]
        .map(|has| format!("{has} in this file"));
    let [has, have, not] = said.each_ref().map(String::as_str);
    let told = match framework.outcomes.len() {
        0 => "It names no outcomes".to_owned(),
        all => sentence_case(&of_all(with.len(), all, ["outcome", "outcomes"], Said::new(has, have, not))),
    };
    (told, with, without)
}

/// An action in a line: `Clinics in all libraries · public health team · due March 2027, overdue`.
pub fn action_line(action: &Action, today: Option<Date>) -> String {
    let due = action.due.as_ref().map(|due| {
        let late = if is_overdue(action, today) { ", overdue" } else { "" };
        format!("due {}{late}", date::in_words(due))
    });
    let status = match action.status {
        ActionStatus::Open => None,
        ActionStatus::Done => Some("done".to_owned()),
        ActionStatus::Dropped => Some("dropped".to_owned()),
    };
    let parts = [Some(action.text.clone()), action.owner.clone(), due, status];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the lines and signs in small charts are.
pub fn course_key(scorecard: &Scorecard) -> String {
    let than = compared_with(scorecard);
    format!(
        "In the charts: dashed {than}; the flag is a target at its date, and dots lead there from the latest figure."
    )
}

/// Whether an open action should have been done by the day of the edition.
pub fn is_overdue(action: &Action, today: Option<Date>) -> bool {
    today.is_some_and(|today| action.is_overdue(today))
}

#[cfg(test)]
#[path = "face_to_face_tests.rs"]
mod tests;
