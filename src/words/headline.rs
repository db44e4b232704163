//! Titles (METHODS, "Standing"): of one indicator in one area, of a place, and of an item of the boxes. Each stands alone:
//! place, group, value, unit, period, comparison, since when. Level and movement are both told, and with a movement the
//! gap to the benchmark or why that is not tested.

use super::claim::Words;
use super::date;
use super::lacking::lacking_in_brief;
use super::movement_reason::no_movement_in_brief;
use super::number;
use super::priority::not_recent;
use super::tally::worse_words;
use super::target::target_standing;
use super::verdict::{compared_with, verdict_line};
use super::wording::{
    care_with, count_in_words, group_name, latest_period, list, lower_first, sentence_case, strand_name,
};
use crate::analysis::{
    Attention, AttentionBox, ComparisonMethod, Judgement, LookFirst, MovementVerdict, NoFifth, TargetStatus,
    WorseBy, beside_area,
};
use crate::model::{AreaId, Indicator, IndicatorId, Scorecard, Strand, Verdict, Word};
use std::collections::BTreeSet;

/// The title of one indicator in one area: the strongest true thing, then the rest.
pub fn indicator_title(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let words = Words::of(scorecard, judgement);
    words.title()
}

/// The same up to the level, for a chart: what moves is never told without how it stands.
pub fn indicator_headline(scorecard: &Scorecard, judgement: &Judgement) -> String {
    Words::of(scorecard, judgement).headline()
}

/// What the boxes of all places say first: `Twelve of 412 judged figures are worse than England and getting worse; school
/// exclusions in seven places`.
pub fn look_first_title(scorecard: &Scorecard, found: &LookFirst) -> String {
    let is = |count: usize| if count == 1 { "is" } else { "are" };
    // A number of one is a riddle.
    let of_judged = |count: usize| match found.judged {
        1 => format!("The one judged figure {}", is(count)),
        judged => {
            let some = if count == 0 { "None".into() } else { sentence_case(&count_in_words(count)) };
            let judged = number::counted(judged as u64, "judged figure", "judged figures");
            format!("{some} of {judged} {}", is(count.max(1)))
        }
    };
    let count_of = |of| found.in_box(of).count();
    let worsening = count_of(AttentionBox::WorseWorsening);
    if found.judged == 0 {
        return "No figure of a place could be judged".to_owned();
    }
    if worsening == 0 {
        let worse = &worse(scorecard, found, &AttentionBox::WORSE);
        let improving = count_of(AttentionBox::WorseImproving);
        // As many are worse as the boxes of what is worse hold together.
        return match count_of(AttentionBox::WorseNotMoving) {
            0 => without_concern(found, worse, &of_judged) + &counts_among(scorecard, found),
            still => {
                let movement =
                    movement_of_worse(still, found.untested(AttentionBox::WorseNotMoving), improving);
                format!("{} {worse}; {movement}", of_judged(still + improving))
            }
        };
    }
    let counted = [AttentionBox::WorseWorsening];
    let worse = worse(scorecard, found, &counted);
    let most_of_them = strand_of_most(scorecard, found, AttentionBox::WorseWorsening);
    let most_of_them = most_of_them.filter(|(held, _)| worsening > 1 && 2 * held > worsening);
    let most_of_them = most_of_them.map(|(held, strand)| {
        let name = lower_first(strand_name(strand));
        let places = places_of(scorecard, found, AttentionBox::WorseWorsening, strand);
        match held {
            // Several figures of a place may count the same people, so that its places are counted.
            _ if places < held => {
                let noun = if places == 1 { "place" } else { "places" };
                format!("; {name} in {} {noun}", count_in_words(places))
            }
            _ if held == worsening => format!("; all in {name}"),
            _ => format!("; {} in {name}", count_in_words(held)),
        }
    });
    if found.worse_by(&counted) == WorseBy::Either {
        // One line holds no more: of how many the box says, and the line below with what they are compared.
        return match most_of_them {
            Some(most) => {
                let count = sentence_case(&count_in_words(worsening));
                format!("{count} figures are {}, and getting worse{most}", worse_words(WorseBy::Either, None))
            }
            None => format!("{} {worse}, and getting worse", of_judged(worsening)),
        };
    }
    let whole = format!("{} {worse} and getting worse", of_judged(worsening));
    if let Some(most) = most_of_them {
        return whole + &most;
    }
    let (most, named) = most_often(found, AttentionBox::WorseWorsening);
    let named = named.into_iter().filter(|_| most > 1 && most < worsening);
    let named: Vec<String> = named.map(|id| scorecard.indicator(id).short.clone()).collect();
    // Three that are as many are no news.
    let named = Some(list(&named)).filter(|_| (1..3).contains(&named.len())).map(|named_in_words| {
        let each = if named.len() == 1 { "" } else { " each" };
        format!(", most often {named_in_words}, in {} places{each}", count_in_words(most))
    });
    whole + &named.unwrap_or_default()
}

/// What the worse ones in these boxes are: worse than what they are compared with, as far as they could be tested against
/// it, and else in the worst fifth.
fn worse(scorecard: &Scorecard, found: &LookFirst, boxes: &[AttentionBox]) -> String {
    worse_words(found.worse_by(boxes), Some(compared_with(scorecard)))
}

/// How those that are worse move where none is known to get worse: so many do not move as far as is known, so many of these
/// were not tested, and so many others get better.
fn movement_of_worse(still: usize, untested: usize, improving: usize) -> String {
    let all_untested = untested == still;
    if improving == 0 {
        return match untested {
            0 => "none has a tested worsening".to_owned(),
            1 if all_untested => "whether it is worsening could not be tested".to_owned(),
            _ if all_untested => "whether they are worsening could not be tested".to_owned(),
            some => format!("for {} of them the movement could not be tested", count_in_words(some)),
        };
    }
    let rest = match untested {
        0 => "none has a tested worsening".to_owned(),
        1 if all_untested => "whether the other is worsening could not be tested".to_owned(),
        _ if all_untested => "whether the others are worsening could not be tested".to_owned(),
        some => format!("for {} of the others the movement could not be tested", count_in_words(some)),
    };
    let is = if improving == 1 { "is" } else { "are" };
    format!("{} {is} getting better, and {rest}", count_in_words(improving))
}

/// The strand that a box holds most of, and how many that are: of those that are as many, the first.
fn strand_of_most(scorecard: &Scorecard, found: &LookFirst, of: AttentionBox) -> Option<(usize, Strand)> {
    let strand = |item: &Attention| scorecard.indicator(item.indicator).strand;
    let held = |wanted| found.in_box(of).filter(|item| strand(item) == wanted).count();
    let counts = Strand::ALL.iter().rev().map(|one| (held(*one), *one));
    counts.max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0)
}

/// In how many places figures of a strand are in a box.
fn places_of(scorecard: &Scorecard, found: &LookFirst, of: AttentionBox, strand: Strand) -> usize {
    let of_strand = found.in_box(of).filter(|item| scorecard.indicator(item.indicator).strand == strand);
    of_strand.map(|item| item.area).collect::<BTreeSet<_>>().len()
}

/// In how many places the indicators of a box that are there most often are, and which they are.
fn most_often(found: &LookFirst, of: AttentionBox) -> (usize, Vec<IndicatorId>) {
    let mut counts: Vec<(usize, IndicatorId)> = Vec::new();
    for item in found.in_box(of) {
        match counts.iter_mut().find(|(_, indicator)| *indicator == item.indicator) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, item.indicator)),
        }
    }
    let most = counts.iter().map(|(count, _)| *count).max().unwrap_or(0);
    (most, counts.into_iter().filter(|(count, _)| *count == most).map(|(_, indicator)| indicator).collect())
}

/// How many figures of a box; a dash where none could be judged against the benchmark, which is not none that is worse.
pub fn box_count(found: &LookFirst, of: AttentionBox) -> String {
    if is_unknown(found, of) {
        return number::MISSING.to_owned();
    }
    number::count(found.in_box(of).count() as u64)
}

/// Whether a box is of what is worse, and nothing could be judged against what the reader compares with; every box is where nothing
/// at all could be judged.
pub(super) fn is_unknown(found: &LookFirst, of: AttentionBox) -> bool {
    found.judged == 0 || AttentionBox::WORSE.contains(&of) && found.is_without_benchmark()
}

/// What a box holds most of, in a few words: `12 in School exclusions`; of what does not get worse or better, how much of it
/// was tested. `None` where nothing is in it.
pub fn box_note(scorecard: &Scorecard, found: &LookFirst, of: AttentionBox) -> Option<String> {
    if is_unknown(found, of) {
        return Some(lacking_in_brief(scorecard, found).to_owned());
    }
    if of == AttentionBox::WorseNotMoving {
        let all = Some(found.in_box(of).count()).filter(|all| *all > 0)?;
        let untested = found.untested(of);
        let [steady, untested] = [all - untested, untested].map(|count| number::count(count as u64));
        return Some(format!("{steady} steady, {untested} not tested"));
    }
    let (count, most) = strand_of_most(scorecard, found, of)?;
    let counts = match found.counts(scorecard, of) {
        0 => String::new(),
        counts => format!("; {}", number::counted(counts as u64, "is a count", "are counts")),
    };
    Some(format!("{} in {}{counts}", number::count(count as u64), strand_name(most)))
}

/// How many of what is getting worse and not known to be worse are counts, of which that says less.
fn counts_among(scorecard: &Scorecard, found: &LookFirst) -> String {
    let (of, held) = (AttentionBox::Worsening, found.in_box(AttentionBox::Worsening).count());
    let which = match found.counts(scorecard, of) {
        0 => return String::new(),
        1 if held == 1 => "it is a count".to_owned(),
        1 => "one of these is a count".to_owned(),
        all if all == held => "all of these are counts".to_owned(),
        some => format!("{} of these are counts", count_in_words(some)),
    };
    format!("; {which}, with growth of the population not taken out")
}

/// The title where nothing is worse without getting better: what is worse and gets better, what is not and gets worse. Of the
/// benchmark nothing is said where no figure could be compared with it. What no test found may be all the same: it is not found,
/// and not said to be otherwise.
fn without_concern(found: &LookFirst, worse: &str, of_judged: &dyn Fn(usize) -> String) -> String {
    let [improving, worsening] =
        [AttentionBox::WorseImproving, AttentionBox::Worsening].map(|of| found.in_box(of).count());
    let (one, compared) = (found.judged == 1, found.levelled > 0);
    match (improving, worsening) {
        (0, 0) if !compared && one => "The one judged figure is not found to be getting worse".to_owned(),
        (0, 0) if !compared => format!("{} found to be getting worse", of_judged(0)),
        (0, 0) if one => format!("The one judged figure is not found to be {worse} or getting worse"),
        (0, 0) => format!("{} found to be {worse} or getting worse", of_judged(0)),
        (0, some) if !compared => format!("{} getting worse", of_judged(some)),
        (0, some) if one => {
            format!("{} getting worse, but is not found to be {worse}", of_judged(some))
        }
        (0, some) => format!("{} getting worse; none is found to be {worse}", of_judged(some)),
        (some, others) => {
            let it = if some == 1 { "it is" } else { "all of them are" };
            let others = match others {
                0 => String::new(),
                1 => "; another is getting worse".to_owned(),
                _ => format!("; {} others are getting worse", count_in_words(others)),
            };
            format!("{} {worse}, but {it} getting better{others}", of_judged(some))
        }
    }
}

/// The title of a place, its first item of the boxes, and a line below it, its first improvement. `found` is what the
/// boxes hold of this place alone.
pub fn place_title<'a>(
    scorecard: &Scorecard,
    found: &LookFirst,
    judgement_of: &dyn Fn(&Attention) -> Option<&'a Judgement>,
    place: AreaId,
) -> (String, Option<String>) {
    let name = &scorecard.area(place).name;
    let (first, improving) = found.first_and_improving(scorecard);
    let words = |item: &Attention| Some(Words::of(scorecard, judgement_of(item)?));
    let first = first.and_then(words).map(|words| words.title());
    let improving = improving.and_then(words).and_then(|words| {
        // That it gets better is said already.
        let value = words.value()?;
        let moved = words.first_to(&value).unwrap_or_else(|| value.clone());
        let apart = words.until().map(|_| value);
        // What it did against the benchmark belongs to the movement, not to the level.
        let gap = words.gap().map(|gap| format!(", {gap}")).unwrap_or_default();
        let moved = format!("{moved}{}{gap}", words.though());
        let parts = [Some(moved), apart, words.level(), words.gap_note()];
        let told: Vec<String> = parts.into_iter().flatten().collect();
        Some(format!("{} – {}", words.about.short, told.join("; ")))
    });
    let title = match first {
        Some(first) => first,
        None if found.judged == 0 && found.stale > 0 => format!("{name}: no recent figure could be judged"),
        None if found.judged == 0 => format!("{name}: no figure could be judged"),
        None if found.judged == 1 => {
            format!("{name}: one judged figure, not significantly worse and without a tested movement")
        }
        None if found.levelled == 0 => {
            let than = compared_with(scorecard);
            format!("{name}: no figure could be tested against {than}, and none has a tested movement")
        }
        None => {
            let judged = number::counted(found.judged as u64, "judged figure", "judged figures");
            format!("{name}: {judged}, none significantly worse and none with a tested movement")
        }
    };
    (title, improving.map(|improving| format!("Getting better: {improving}")))
}

/// What is told of an item of the boxes beside its name: value, period, comparison, movement.
pub fn attention_detail(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let words = Words::of(scorecard, judgement);
    let untested = || {
        let why = judgement.movement.reason.as_ref().map(|why| format!(" ({})", no_movement_in_brief(why)));
        format!("movement not tested{}", why.unwrap_or_default())
    };
    let movement = words.movement().unwrap_or_else(untested);
    let parts = [words.value(), words.level(), Some(movement), words.gap_note()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The latest figure against its benchmark, as a sentence of its own: `12.2 suspensions per 100 pupils in Bury in 2023/24,
/// worse than England (11.3).` Where there is no finding, why.
pub fn comparison_sentence(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let words = Words::of(scorecard, judgement);
    let line = verdict_line(scorecard, judgement);
    let Some(latest) = judgement.latest else { return format!("{line}.") };
    let value = number::with_unit(words.about, latest.value);
    let group = judgement.breakdown.map(|id| group_name(scorecard, scorecard.breakdown(id)));
    let group = group.map(|group| format!(" for {group}")).unwrap_or_default();
    let name = &scorecard.area(judgement.area).name;
    let figure =
        format!("{value}{group} in {name} in {}", latest_period(scorecard, judgement).unwrap_or_default());
    let published = judgement.benchmark.method == Some(ComparisonMethod::Published);
    match words.level().filter(|_| judgement.benchmark.verdict != Verdict::NotCompared) {
        Some(level) if published => format!("{figure}, {level}, by the publisher’s own test."),
        Some(level) => format!("{figure}, {level}."),
        None => format!("{figure}. {line}."),
    }
}

/// How the latest figure of a place stands against that of another area, which the reader has picked: `12.2 suspensions per 100
/// pupils in Bury in 2023/24, worse than Bolton (9.9).`; `None` where there is nothing to set beside each other.
pub fn beside_sentence(scorecard: &Scorecard, judgement: &Judgement, area: AreaId) -> Option<String> {
    let benchmark = beside_area(scorecard, judgement, area)?;
    // The fifth says where it lies among all, which the first sentence has said.
    let spread = Err(NoFifth::NoSpread);
    Some(comparison_sentence(scorecard, &Judgement { benchmark, spread, ..judgement.clone() }))
}

/// A box by its name, which says by what the figures that it holds are worse.
pub fn box_name(found: &LookFirst, of: AttentionBox) -> &'static str {
    box_names(found, of)[0]
}

/// The same where there is room for half of it only.
pub fn box_name_in_short(found: &LookFirst, of: AttentionBox) -> &'static str {
    box_names(found, of)[1]
}

/// The name of a box in full and in short.
fn box_names(found: &LookFirst, of: AttentionBox) -> [&'static str; 2] {
    let worse = AttentionBox::WORSE.contains(&of);
    let by = if worse { found.worse_by(&[of]) } else { found.worse_by(&AttentionBox::WORSE) };
    let same = |name| [name, name];
    match (of, by) {
        (AttentionBox::WorseWorsening, WorseBy::Test | WorseBy::Nothing) => same("Worse and getting worse"),
        (AttentionBox::WorseWorsening, WorseBy::Either) => same("Worse or worst fifth, getting worse"),
        (AttentionBox::WorseWorsening, WorseBy::Fifth) => same("Worst fifth, getting worse"),
        (AttentionBox::WorseNotMoving, WorseBy::Test | WorseBy::Nothing) => {
            same("Worse, steady or not tested")
        }
        (AttentionBox::WorseNotMoving, WorseBy::Either) => same("Worse or worst fifth, steady or not tested"),
        (AttentionBox::WorseNotMoving, WorseBy::Fifth) => same("Worst fifth, steady or not tested"),
        (AttentionBox::WorseImproving, WorseBy::Test | WorseBy::Nothing) => same("Worse, getting better"),
        (AttentionBox::WorseImproving, WorseBy::Either) => same("Worse or worst fifth, getting better"),
        (AttentionBox::WorseImproving, WorseBy::Fifth) => same("Worst fifth, getting better"),
        (AttentionBox::Worsening, WorseBy::Nothing) => same("Getting worse"),
        (AttentionBox::Improving, WorseBy::Nothing) => same("Getting better"),
        (AttentionBox::Worsening, WorseBy::Fifth) if !found.is_unknown_in_part(of) => {
            same("Not worst fifth, getting worse")
        }
        (AttentionBox::Improving, WorseBy::Fifth) if !found.is_unknown_in_part(of) => {
            same("Not worst fifth, getting better")
        }
        // No clear difference is not no difference, and a middle fifth says nothing of the benchmark.
        (AttentionBox::Worsening, _) => {
            ["Not known to be worse, getting worse", "Not known worse, getting worse"]
        }
        (AttentionBox::Improving, _) => {
            ["Not known to be worse, getting better", "Not known worse, getting better"]
        }
    }
}

/// The movement of a figure beside the arrow that says which way: `from 6.6 in 2018/19, though down since 2022/23 (not tested),
/// also against England`, `no clear trend over 2014/15 to 2023/24`, `not tested`.
pub fn movement_in_brief(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let words = Words::of(scorecard, judgement);
    match (words.moves(), words.since_start()) {
        (None, _) => "not tested".to_owned(),
        // No arrow says of a number of people what it says of figures that can be compared.
        (Some(moves), Some(from)) if words.is_count() => {
            format!("{moves}, {from}{}", words.though_in_brief())
        }
        (Some(_), Some(from)) => {
            from + &words.though_in_brief() + &words.gap().map(|gap| format!(", {gap}")).unwrap_or_default()
        }
        (Some(moves), None) => moves,
    }
}

/// The movement of a figure by its test, to stand beside the figure: `getting worse, also against England, from 6.6 in
/// 2018/19`; `None` where it was not tested. What is to be said of the gap beside is [`gap_clause`].
pub fn movement_clause(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    Words::of(scorecard, judgement).movement()
}

/// The same where no figure stands beside it, so that it says its unit.
pub(super) fn movement_alone(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let words = Words::of(scorecard, judgement);
    let with_unit = |about: &Indicator, first| number::with_unit_beside(about, first, &about.short);
    Some(words.with_start(words.moves()?, with_unit) + &words.though())
}

/// With a movement to better or worse, that the gap to the benchmark has not clearly changed, or in brief why that is not
/// tested.
pub fn gap_clause(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    Words::of(scorecard, judgement).note_of_gap(true)
}

/// The shortest title of one indicator in one area, beside its chart: `Suspensions: worse than England; getting worse, also against
/// England`. Its figures stand in the chart. What is too old to count says so first: `Deprived households: no recent figure; in 2021
/// better than England`.
pub fn short_title(scorecard: &Scorecard, judgement: &Judgement, is_old: bool) -> String {
    let [_, level, movement] = in_short(scorecard, judgement);
    let said: Vec<String> = level.into_iter().chain(movement).collect();
    let said = if said.is_empty() { "nothing tested".to_owned() } else { said.join("; ") };
    let said = if is_old { lower_first(&not_recent(scorecard, judgement, &said)) } else { said };
    format!("{}: {said}", scorecard.indicator(judgement.indicator).short)
}

/// Target, level and movement of a figure in short, each where it is known: `off track`, `worse than England`, `getting
/// better, no clear change in the gap`.
pub(super) fn in_short(scorecard: &Scorecard, judgement: &Judgement) -> [Option<String>; 3] {
    let words = Words::of(scorecard, judgement);
    let target = judgement.target_in_force().filter(|target| target.status != TargetStatus::NotCalculated);
    let moved = matches!(words.claims.movement, MovementVerdict::Improving | MovementVerdict::Worsening);
    let moves = words.moves().map(|moves| {
        let until = words.until().filter(|_| moved).map(|until| date::period_in_words(until.period));
        let until = until.map(|until| format!(", up to {until}"));
        let gap = judgement.movement.gap.and_then(|_| words.gap_note()).map(|gap| format!(", {gap}"));
        [moves, until.unwrap_or_default(), words.though(), gap.unwrap_or_default()].concat()
    });
    let care = care_with(scorecard, judgement).map(|care| format!(" ({care})")).unwrap_or_default();
    let level = words.stands("").map(|level| level + &care);
    [target.map(|target| lower_first(&target_standing(target))), level, moves]
}

#[cfg(test)]
#[path = "counted_tests.rs"]
mod counted_tests;

#[cfg(test)]
#[path = "headline_tests.rs"]
mod tests;
