//! How a priority stands in one place: in a few words, then a line for each of its indicators.

use super::date;
use super::headline::in_short;
use super::movement_reason::{no_gap_in_brief, no_movement_in_brief};
use super::number;
use super::reason::name;
use super::target::{
    decimals_beside_target, target_in_brief, target_lines, target_meaning_of_all, target_standing,
};
use super::trend::{movement_word, tested_over};
use super::verdict::{benchmark_name, compared_with};
use super::wording::{count_in_words, latest_period, lower_first, sentence_case};
use crate::analysis::{
    Analysis, Gap, IndicatorStanding, Judgement, MovementVerdict, NoGap, PriorityStanding, Stand,
    TargetJudgement, TargetStatus,
};
use crate::model::{Aim, AreaId, IndicatorId, PriorityId, Scorecard, Target};

/// So many counts stand in one sentence.
const COUNTS_IN_A_SENTENCE: usize = 3;

/// What stands before all else of a figure that is too old to be counted.
const NOT_RECENT: &str = "No recent figure";

/// How a priority stands: of its single indicator target, level and movement; of several the counts. `1 of 3 indicators getting
/// better; 2 worse and steady. 1 of 2 targets off track; 1 met`.
pub fn priority_status(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    standing: &PriorityStanding,
) -> String {
    let aim = scorecard.priority(standing.priority).aim;
    match &standing.indicators[..] {
        [] => "No indicator in this file".to_owned(),
        _ if !standing.is_measured() => format!("No figures for {} yet", name(scorecard, place)),
        [one] => measured(analysis, place, one)
            .map(|judgement| {
                let status = own_status(scorecard, standing.priority, judgement);
                if one.old { not_recent(scorecard, judgement, &status) } else { status }
            })
            .unwrap_or_default(),
        several => {
            let (told, targets) = of_several(scorecard, analysis, place, aim, several);
            match targets {
                Some(targets) if leads_with_target(standing) => format!("{targets}. {told}"),
                Some(targets) => format!("{told}. {targets}"),
                None => told,
            }
        }
    }
}

/// What is said of a figure that is too old to be counted: `No recent figure; in 2021 better than England`.
pub(super) fn not_recent(scorecard: &Scorecard, judgement: &Judgement, status: &str) -> String {
    match latest_period(scorecard, judgement) {
        Some(then) => format!("{NOT_RECENT}; in {then} {}", lower_first(status)),
        None => status.to_owned(),
    }
}

/// Whether what the sign shows, which comes first, is a target: where the worst of the indicators has one.
fn leads_with_target(standing: &PriorityStanding) -> bool {
    let target = standing.worst().and_then(|one| one.target);
    target.is_some_and(|status| status != TargetStatus::NotCalculated)
}

/// How several indicators stand: the counts of level and movement, and those of the targets where there are any.
fn of_several(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    aim: Aim,
    several: &[IndicatorStanding],
) -> (String, Option<String>) {
    let judged = |one: &IndicatorStanding| measured(analysis, place, one);
    let phrase = |one: &IndicatorStanding| match judged(one) {
        Some(judgement) if !one.old && aim == Aim::Gap => gap_word(judgement).to_owned(),
        Some(_) if one.old => "with no recent figure".to_owned(),
        Some(_) => level_and_way(one).to_owned(),
        None => "without figures here".to_owned(),
    };
    let target =
        |one: &IndicatorStanding| in_force(judged(one)?).map(|target| lower_first(&target_standing(target)));
    // The worst first, which the sign of the priority is of.
    let mut worst_first: Vec<&IndicatorStanding> = several.iter().collect();
    worst_first.sort_by_key(|one| one.order());
    let recent = worst_first.into_iter().filter(|one| !one.old);
    let targets = counts(recent.filter_map(target).filter(|_| aim == Aim::Level));
    let noun = if aim == Aim::Gap { "" } else { " indicators" };
    let mut told = of_so_many(&counts(several.iter().map(phrase)), noun);
    if aim == Aim::Gap {
        let benchmark = compared_with(scorecard);
        told = format!("Gap to {benchmark}: {}", lower_first(&told));
    }
    let of_targets = match &targets[..] {
        [] => None,
        [(1, one)] => Some(format!("1 target {one}")),
        several => Some(of_so_many(several, " targets")),
    };
    (told, of_targets)
}

/// A priority in a line or two of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriorityInBrief {
    /// The figure it is judged by.
    pub figure: Option<String>,
    /// What matters first: how far its target is.
    pub first: String,
    /// What goes on after that, or how it stands without a target.
    pub rest: String,
}

/// A priority in a line or two: of its single indicator how far the target is, else level and movement; of several the counts.
pub fn priority_in_brief(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    standing: &PriorityStanding,
) -> PriorityInBrief {
    let aim = scorecard.priority(standing.priority).aim;
    let alone = match &standing.indicators[..] {
        [one] => measured(analysis, place, one),
        _ => None,
    };
    let Some((judgement, latest)) = alone.and_then(|found| Some((found, found.latest?))) else {
        let several = &standing.indicators[..];
        if several.len() < 2 || !leads_with_target(standing) {
            let rest = priority_status(scorecard, analysis, place, standing);
            return PriorityInBrief { rest, ..PriorityInBrief::default() };
        }
        let (rest, targets) = of_several(scorecard, analysis, place, aim, several);
        let first = targets.map(|targets| format!("{targets}.")).unwrap_or_default();
        return PriorityInBrief { figure: None, first, rest };
    };
    let about = scorecard.indicator(judgement.indicator);
    let target = in_force(judgement).filter(|_| aim == Aim::Level);
    let decimals = decimals_beside_target(about, latest, target.map(|target| (scorecard, target)));
    let figure = number::signed_by_unit(about, number::fixed(latest.value, decimals));
    if standing.indicators.iter().any(|one| one.old) {
        let period = date::period_in_words(latest.period);
        let of_then = in_force(judgement).map(|target| target_in_brief(scorecard, target, latest).0);
        return PriorityInBrief {
            figure: Some(format!("{figure} in {period}")),
            first: format!("{NOT_RECENT}."),
            rest: of_then.unwrap_or_default(),
        };
    }
    let figure = Some(figure);
    if aim == Aim::Gap {
        let rest = sentence_case(&gap_status(scorecard, judgement));
        return PriorityInBrief { figure, rest, ..PriorityInBrief::default() };
    }
    let [_, level, way] = in_short(scorecard, judgement);
    if let Some(target) = in_force(judgement) {
        let (first, mut rest) = target_in_brief(scorecard, target, latest);
        if let (TargetStatus::Missed, Some(way)) = (target.status, way) {
            rest = format!("{rest}; {way}");
        }
        if let Some(whose) = of_another_priority(scorecard, target, &[standing.priority]) {
            rest = format!("{rest} ({whose})");
        }
        PriorityInBrief { figure, first, rest }
    } else {
        let way = way.or_else(|| Some("movement not tested".to_owned()));
        let parts: Vec<String> = [level, way].into_iter().flatten().collect();
        PriorityInBrief { figure, first: String::new(), rest: sentence_case(&parts.join("; ")) }
    }
}

/// What is told of each indicator of a priority that has a figure in the place, a line or a few: name, value and period; of
/// several indicators also how each stands; how far it is from its target. One line also for each without a figure.
///
/// `told` holds what earlier priorities of the page told at length: it is named and not told again.
pub fn priority_lines(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    standing: &PriorityStanding,
    told: &mut ToldAtLength,
) -> Vec<Vec<String>> {
    let aim = scorecard.priority(standing.priority).aim;
    let alone = standing.indicators.len() == 1;
    let mut lines = |one: &IndicatorStanding| -> Vec<String> {
        let about = scorecard.indicator(one.indicator);
        let judgement = measured(analysis, place, one);
        let Some((judgement, latest)) = judgement.and_then(|found| Some((found, found.latest?))) else {
            return vec![format!("{}: no figure for {}.", about.short, name(scorecard, place))];
        };
        let target = judgement.target_in_force().filter(|_| aim == Aim::Level);
        let decimals = decimals_beside_target(about, latest, target.map(|target| (scorecard, target)));
        let value = number::unit_after(about, &number::fixed(latest.value, decimals), &about.short);
        let figure = format!(
            "{}: {value} in {}",
            about.short,
            latest_period(scorecard, judgement).unwrap_or_default()
        );
        if let Some(earlier) = told.earlier(one.indicator, aim, standing.priority) {
            let earlier = &scorecard.priority(earlier).title;
            let strongest =
                level_and_movement(scorecard, standing.priority, judgement).into_iter().flatten().next();
            let stands = strongest.filter(|_| !alone && aim == Aim::Level);
            let stands = stands.map(|stands| format!("; {stands}")).unwrap_or_default();
            return vec![format!("{figure}{stands}; as under {earlier}.")];
        }
        let figure = format!("{figure}.");
        let stands = (!alone).then(|| {
            let parts = match aim {
                Aim::Level => {
                    let [_, level, way] = level_and_movement(scorecard, standing.priority, judgement);
                    vec![level, way]
                }
                Aim::Gap => vec![Some(gap_status(scorecard, judgement))],
            };
            format!(" {}.", sentence_case(&parts.into_iter().flatten().collect::<Vec<_>>().join("; ")))
        });
        let mut lines = vec![format!("{figure}{}", stands.unwrap_or_default())];
        if let Some(target) = target {
            lines.extend(target_lines(scorecard, target, judgement.latest, !alone));
            let whose = of_another_priority(scorecard, target, &[standing.priority]);
            lines.extend(whose.map(|whose| format!("This is {whose}.")));
        }
        lines
    };
    standing.indicators.iter().map(&mut lines).collect()
}

/// The indicators that the priorities of a page have told of at length, by aim, with the first that did.
#[derive(Debug, Default)]
pub struct ToldAtLength(Vec<(IndicatorId, Aim, PriorityId)>);

impl ToldAtLength {
    /// The priority that told of it before this one, which does now where none did.
    fn earlier(&mut self, indicator: IndicatorId, aim: Aim, now: PriorityId) -> Option<PriorityId> {
        let known = self.0.iter().find(|(known, of, _)| (*known, *of) == (indicator, aim));
        let earlier = known.map(|(.., priority)| *priority);
        if earlier.is_none() {
            self.0.push((indicator, aim, now));
        }
        earlier
    }
}

/// What the statuses of its targets mean, each once.
pub fn priority_meanings(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    standing: &PriorityStanding,
) -> Vec<String> {
    let mut meanings: Vec<String> = Vec::new();
    if scorecard.priority(standing.priority).aim == Aim::Level {
        let judged = standing.indicators.iter().filter_map(|one| measured(analysis, place, one));
        for meaning in judged.filter_map(in_force).filter_map(target_meaning_of_all) {
            if !meanings.contains(&meaning) {
                meanings.push(meaning);
            }
        }
    }
    meanings
}

fn measured<'a>(analysis: &'a Analysis, place: AreaId, one: &IndicatorStanding) -> Option<&'a Judgement> {
    analysis.get(one.indicator, None, place).filter(|_| one.measured)
}

/// The target in force, where it has a status.
fn in_force(judgement: &Judgement) -> Option<&TargetJudgement> {
    judgement.target_in_force().filter(|target| target.status != TargetStatus::NotCalculated)
}

/// Whose a target is that holds for the figure of other priorities too, as the target in force is that of the nearest area:
/// `the target of “Fewer suspensions”`. `None` where one of these set it, or the same one.
pub fn of_another_priority(
    scorecard: &Scorecard,
    target: &TargetJudgement,
    these: &[PriorityId],
) -> Option<String> {
    let in_force = target.target.target(scorecard);
    let is_same = |one: &Target| {
        (one.indicator, one.value, &one.by) == (in_force.indicator, in_force.value, &in_force.by)
    };
    let is_own = |id: &PriorityId| scorecard.priority(*id).targets.iter().any(is_same);
    let whose = scorecard.priority(target.target.priority);
    (!these.iter().any(is_own)).then(|| format!("the target of “{}”", whose.title))
}

/// Each phrase with how often it comes, in the order of coming.
fn counts(phrases: impl Iterator<Item = String>) -> Vec<(usize, String)> {
    let mut counts: Vec<(usize, String)> = Vec::new();
    for phrase in phrases {
        match counts.iter_mut().find(|(_, known)| *known == phrase) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, phrase)),
        }
    }
    counts
}

/// `Both indicators steady`, `1 of 3 indicators getting better; 2 steady`, a few of them in each sentence; the noun has its space
/// before it.
fn of_so_many(counts: &[(usize, String)], noun: &str) -> String {
    let all: usize = counts.iter().map(|(count, _)| count).sum();
    if let [(_, every)] = counts {
        let whole = if all == 2 { "Both".to_owned() } else { format!("All {}", count_in_words(all)) };
        return format!("{whole}{noun} {every}");
    }
    let of = |at| if at == 0 { format!(" of {all}{noun}") } else { String::new() };
    let words: Vec<String> = counts
        .iter()
        .enumerate()
        .map(|(at, (count, phrase))| format!("{count}{} {phrase}", of(at)))
        .collect();
    words.chunks(COUNTS_IN_A_SENTENCE).map(|some| some.join("; ")).collect::<Vec<_>>().join(". ")
}

/// Target, level and movement of a single indicator; of a priority about a gap, what becomes of the gap.
fn own_status(scorecard: &Scorecard, priority: PriorityId, judgement: &Judgement) -> String {
    if scorecard.priority(priority).aim == Aim::Gap {
        return sentence_case(&gap_status(scorecard, judgement));
    }
    let known = level_and_movement(scorecard, priority, judgement).into_iter().flatten();
    sentence_case(&known.collect::<Vec<_>>().join("; "))
}

/// Target, level and movement of a figure, with the reason where the movement is not known.
fn level_and_movement(
    scorecard: &Scorecard,
    priority: PriorityId,
    judgement: &Judgement,
) -> [Option<String>; 3] {
    let [target, level, way] = in_short(scorecard, judgement);
    let whose = in_force(judgement).and_then(|target| of_another_priority(scorecard, target, &[priority]));
    let target = target.map(|target| match whose {
        Some(whose) => format!("{target} ({whose})"),
        None => target,
    });
    let movement = &judgement.movement;
    let way = way.or_else(|| {
        let why = movement.reason.as_ref().map(|why| format!(": {}", no_movement_in_brief(why)));
        Some(match movement.rising {
            Some(_) => {
                format!("{}{}", lower_first(movement_word(movement)), tested_over(scorecard, judgement))
            }
            None => format!("movement not tested{}", why.unwrap_or_default()),
        })
    });
    [target, level, way]
}

/// Level and movement for a count of several; against what stands with each of them.
fn level_and_way(one: &IndicatorStanding) -> &'static str {
    match (one.way, one.stand()) {
        (MovementVerdict::Improving, Stand::Worse) => "worse but getting better",
        (MovementVerdict::Improving, _) => "getting better",
        (MovementVerdict::Worsening, Stand::Worse) => "worse and getting worse",
        (MovementVerdict::Worsening, _) => "getting worse",
        (MovementVerdict::Steady, Stand::Worse) => "worse and steady",
        (MovementVerdict::Steady, Stand::Similar) => "steady, no clear difference",
        (MovementVerdict::Steady, Stand::Better) => "better and steady",
        (MovementVerdict::Steady, Stand::NotCompared) => "steady, level not tested",
        (MovementVerdict::Unknown, Stand::Worse) => "worse, movement not tested",
        (MovementVerdict::Unknown, Stand::Similar) => "no clear difference, movement not tested",
        (MovementVerdict::Unknown, Stand::Better) => "better, movement not tested",
        (MovementVerdict::Unknown, Stand::NotCompared) => "not tested",
    }
}

fn gap_status(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let benchmark = benchmark_name(scorecard, judgement);
    let movement = &judgement.movement;
    let why = match (movement.gap_reason, &movement.reason) {
        _ if movement.gap.is_some() => None,
        (Some(NoGap::NoMovement), Some(why)) => Some(no_movement_in_brief(why)),
        (Some(why), _) => Some(no_gap_in_brief(why, &benchmark)),
        (None, _) => None,
    };
    let why = why.map(|why| format!(": {why}")).unwrap_or_default();
    format!("gap to {benchmark} {}{why}", gap_word(judgement))
}

fn gap_word(judgement: &Judgement) -> &'static str {
    match judgement.movement.gap {
        Some(Gap::Widening) => "widening",
        Some(Gap::Narrowing) => "narrowing",
        Some(Gap::AsBenchmark) => "not clearly widening or narrowing",
        None => "not tested for widening or narrowing",
    }
}

#[cfg(test)]
#[path = "priority_tests.rs"]
mod tests;
