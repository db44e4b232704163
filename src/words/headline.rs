//! Titles (METHODS, "Standing"): of one indicator in one area, of a place, and of an item of the boxes. Each stands alone:
//! place, group, value, unit, period, comparison, since when. Level and movement are both told, and with a movement the
//! gap to the benchmark or why that is not tested.

use super::date;
use super::movement_reason::{no_gap_in_brief, no_movement_in_brief};
use super::number;
use super::target::target_standing;
use super::verdict::{benchmark_name, benchmark_words, fifth_words, verdict_against, verdict_line};
use super::wording::{count_in_words, group_name, list, lower_first, sentence_case, step_word, subject};
use crate::analysis::{
    Attention, AttentionBox, Claims, ComparisonMethod, Gap, Judgement, Lead, Level, LevelBy, LevelVerdict,
    LookFirst, MovementBy, MovementVerdict, TargetStatus,
};
use crate::model::{AreaId, Indicator, IndicatorId, MeasureKind, PeriodKind, Scorecard, Verdict};

/// The title of one indicator in one area: the strongest true thing, then the rest.
pub fn indicator_title(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let words = Words::of(scorecard, judgement);
    words.title()
}

/// The same up to the level, for a chart: what moves is never told without how it stands.
pub fn indicator_headline(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let words = Words::of(scorecard, judgement);
    let told = if words.claims.lead(judgement) == Lead::Target { 3 } else { 2 };
    let findings: Vec<String> = words.parts().into_iter().take(told).collect();
    format!("{}: {}", words.subject(), findings.join("; "))
}

/// What the boxes of all places say first: `Twelve of 412 judged figures are worse than England and getting worse, most
/// often Suspensions (seven)`.
pub fn look_first_title(scorecard: &Scorecard, found: &LookFirst) -> String {
    let benchmark = benchmark_words(scorecard, scorecard.methods().benchmark);
    let judged = number::counted(found.judged as u64, "judged figure", "judged figures");
    let are = |count: usize| if count == 1 { "is" } else { "are" };
    let worsening = found.in_box(AttentionBox::WorseWorsening).count();
    if found.judged == 0 {
        return "No figure of a place could be judged".to_owned();
    }
    if worsening == 0 {
        let count = found.in_box(AttentionBox::WorseNotMoving).count();
        let untested = found.untested(AttentionBox::WorseNotMoving);
        let some = sentence_case(&count_in_words(count));
        return match (count, untested) {
            (0, _) => format!("None of {judged} is worse than {benchmark} without getting better"),
            (_, 0) => {
                format!(
                    "{some} of {judged} {} worse than {benchmark}; none has a tested worsening",
                    are(count)
                )
            }
            (_, all) if all == count => format!(
                "{some} of {judged} {} worse than {benchmark}; whether {} worsening could not be tested",
                are(count),
                if count == 1 { "it is" } else { "they are" }
            ),
            _ => format!(
                "{some} of {judged} {} worse than {benchmark}; for {} of them the movement could not be tested",
                are(count),
                count_in_words(untested)
            ),
        };
    }
    let mut of_indicator: Vec<(usize, IndicatorId)> = Vec::new();
    for item in found.in_box(AttentionBox::WorseWorsening) {
        match of_indicator.iter_mut().find(|(_, indicator)| *indicator == item.indicator) {
            Some((count, _)) => *count += 1,
            None => of_indicator.push((1, item.indicator)),
        }
    }
    let most = of_indicator.iter().map(|(count, _)| *count).max().unwrap_or(0);
    let named: Vec<String> = of_indicator
        .iter()
        .filter(|(count, _)| *count == most && most > 1 && most < worsening)
        .map(|(_, id)| format!("{} ({})", scorecard.indicator(*id).short, count_in_words(most)))
        .collect();
    // Three that are as many are no news.
    let named = Some(list(&named))
        .filter(|_| (1..3).contains(&named.len()))
        .map(|named| format!(", most often {named}"));
    let count = sentence_case(&count_in_words(worsening));
    format!(
        "{count} of {judged} {} worse than {benchmark} and getting worse{}",
        are(worsening),
        named.unwrap_or_default()
    )
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
    let (first, improving) = found.first_and_improving();
    let words = |item: &Attention| Some(Words::of(scorecard, judgement_of(item)?));
    let first = first.and_then(words).map(|words| words.title());
    let improving = improving.and_then(words).and_then(|words| {
        // That it gets better is said already.
        let value = words.value()?;
        let moved = words.from().map_or_else(|| value.clone(), |from| format!("{from} to {value}"));
        let parts = [Some(moved), words.level(), words.gap(), words.gap_note()];
        let told: Vec<String> = parts.into_iter().flatten().collect();
        Some(format!("{} – {}", words.about.short, told.join("; ")))
    });
    let title = match first {
        Some(first) => first,
        None if found.judged == 0 => format!("{name}: too few figures to be judged"),
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
        let why = judgement.movement.reason.as_ref().map(|why| format!(": {}", no_movement_in_brief(why)));
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
    let figure = format!("{value}{group} in {name} in {}", date::period_in_words(latest.period));
    let published = judgement.benchmark.method == Some(ComparisonMethod::Published);
    match words.level().filter(|_| judgement.benchmark.verdict != Verdict::NotCompared) {
        Some(level) if published => format!("{figure}, {level}, as published."),
        Some(level) => format!("{figure}, {level}."),
        None => format!("{figure}. {line}."),
    }
}

/// A box by its name.
pub fn box_name(of: AttentionBox) -> &'static str {
    match of {
        AttentionBox::WorseWorsening => "Worse and getting worse",
        AttentionBox::WorseNotMoving => "Worse, no movement found",
        AttentionBox::WorseImproving => "Worse, getting better",
        AttentionBox::Worsening => "Getting worse",
        AttentionBox::Improving => "Getting better",
    }
}

/// The movement of a figure by its test as a clause that stands alone: `getting worse, also against England, from 6.6 per 100
/// pupils in 2018/19`; `None` where it was not tested. What is to be said of the gap beside is [`gap_clause`].
pub fn movement_clause(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let words = Words::of(scorecard, judgement);
    Some(
        words.with_start(words.moves()?, |about, first| number::with_unit_beside(about, first, &about.short)),
    )
}

/// With a movement to better or worse, that the gap to the benchmark has not clearly changed, or in brief why that is not
/// tested.
pub fn gap_clause(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    Words::of(scorecard, judgement).note_of_gap(true)
}

/// Target, level and movement of a figure in short, each where it is known: `off track`, `worse than England`, `getting
/// better, no clear change in the gap`.
pub(super) fn in_short(scorecard: &Scorecard, judgement: &Judgement) -> [Option<String>; 3] {
    let words = Words::of(scorecard, judgement);
    let target = judgement.target_in_force().filter(|target| target.status != TargetStatus::NotCalculated);
    let moves = words.moves().map(|moves| match judgement.movement.gap.and_then(|_| words.gap_note()) {
        Some(gap) => format!("{moves}, {gap}"),
        None => moves,
    });
    [target.map(|target| lower_first(&target_standing(target))), words.stands(""), moves]
}

struct Words<'a> {
    scorecard: &'a Scorecard,
    judgement: &'a Judgement,
    about: &'a Indicator,
    claims: Claims,
}

impl<'a> Words<'a> {
    fn of(scorecard: &'a Scorecard, judgement: &'a Judgement) -> Self {
        let about = scorecard.indicator(judgement.indicator);
        Self { scorecard, judgement, about, claims: Claims::of(judgement, about.polarity) }
    }

    /// What it is about, where and of whom.
    fn subject(&self) -> String {
        subject(self.scorecard, self.about, self.judgement.breakdown, self.judgement.area)
    }

    /// All that is claimed, the strongest first.
    fn title(&self) -> String {
        format!("{}: {}", self.subject(), self.parts().join("; "))
    }

    fn parts(&self) -> Vec<String> {
        let value = self.value();
        let parts = match self.claims.lead(self.judgement) {
            Lead::NoFigure => return vec!["no figure".to_owned()],
            Lead::Target => vec![self.target(), value, self.level(), self.movement(), self.gap_note()],
            Lead::Movement => vec![self.moved_to_value(), self.level(), self.gap_note()],
            Lead::Level => vec![value, self.level(), self.movement().or_else(|| self.change())],
        };
        parts.into_iter().flatten().collect()
    }

    /// `12.2 per 100 pupils in 2023/24`: the name of the indicator stands before it.
    fn value(&self) -> Option<String> {
        let latest = self.judgement.latest?;
        let value = number::with_unit_beside(self.about, latest.value, &self.about.short);
        Some(format!("{value} in {}", date::period_in_words(latest.period)))
    }

    /// `worse than England (10.5)`, `worst fifth of 153 authorities (not tested)`.
    fn level(&self) -> Option<String> {
        let value = self
            .judgement
            .benchmark
            .value
            .map(|value| format!(" ({})", number::with_sign(self.about, value)));
        self.stands(&value.unwrap_or_default())
    }

    /// The level; `value` is what is told of the benchmark after its name.
    fn stands(&self, value: &str) -> Option<String> {
        let comparison = &self.judgement.benchmark;
        let beside = format!("{}{value}", benchmark_name(self.scorecard, self.judgement));
        match self.claims.level {
            Some(Level { verdict, by: LevelBy::Test }) => Some(match verdict {
                LevelVerdict::Worse => format!("worse than {beside}"),
                LevelVerdict::Similar => format!("no clear difference from {beside}"),
                LevelVerdict::Better => format!("better than {beside}"),
            }),
            Some(Level { by: LevelBy::Fifth(_), .. }) => Some(format!(
                "{} (not tested)",
                fifth_words(self.scorecard, self.judgement.spread.ok()?, self.about.polarity)
            )),
            None => verdict_against(comparison.verdict).map(|against| format!("{against} {beside}")),
        }
    }

    /// `getting worse, also against England, from 6.6 in 2018/19`, `no clear trend since 2019/20`.
    fn movement(&self) -> Option<String> {
        Some(self.with_start(self.moves()?, number::with_sign))
    }

    /// `getting worse, also against England, from 6.6 in 2018/19 to 12.2 suspensions per 100 pupils in 2023/24`.
    fn moved_to_value(&self) -> Option<String> {
        let (moves, value) = (self.moves()?, self.value()?);
        Some(match self.from() {
            Some(from) => format!("{moves}, {from} to {value}"),
            None => format!("{moves}: {value}"),
        })
    }

    /// The way it moves and how that compares: `getting worse, also against England`. A count is only said to be more or
    /// fewer.
    fn moves(&self) -> Option<String> {
        let movement = &self.judgement.movement;
        let by_process = movement.by == Some(MovementBy::ProcessControl);
        let way = match movement.verdict {
            MovementVerdict::Steady if by_process => return Some("within its expected range".to_owned()),
            MovementVerdict::Steady => {
                let since = movement.since.map(date::period_in_words);
                let since = since.map(|since| format!(" since {since}")).unwrap_or_default();
                let gap = self.gap().map(|gap| format!(", but {gap}")).unwrap_or_default();
                return Some(format!("no clear trend{since}{gap}"));
            }
            MovementVerdict::Unknown => return None,
            _ if self.is_count() => {
                if movement.rising == Some(true) {
                    "a rising number"
                } else {
                    "a falling number"
                }
            }
            MovementVerdict::Improving => "getting better",
            MovementVerdict::Worsening => "getting worse",
        };
        let by = if by_process { " on its control chart" } else { "" };
        let gap = self.gap().map(|gap| match self.is_slower() {
            true => format!(" {gap}"),
            false => format!(", {gap}"),
        });
        Some(format!("{way}{by}{}", gap.unwrap_or_default()))
    }

    fn is_count(&self) -> bool {
        self.about.measure.kind == MeasureKind::Count
    }

    /// The first value of a tested trend: `from 6.6 in 2018/19`.
    fn from(&self) -> Option<String> {
        self.start().map(|(first, since)| format!("from {} in {since}", number::with_sign(self.about, first)))
    }

    /// What is said of a movement with the first value behind it.
    fn with_start(&self, moves: String, written: impl Fn(&Indicator, f64) -> String) -> String {
        match self.start() {
            Some((first, since)) => format!("{moves}, from {} in {since}", written(self.about, first)),
            None => moves,
        }
    }

    fn start(&self) -> Option<(f64, String)> {
        let movement = &self.judgement.movement;
        let is_trend = movement.by.is_some_and(|by| by != MovementBy::ProcessControl);
        let since = movement.since.filter(|_| is_trend && self.has_moved())?;
        let judged = self.judgement;
        let series = self.scorecard.series(judged.indicator, judged.breakdown, judged.area)?;
        Some((series.at(since)?.value, date::period_in_words(since)))
    }

    fn has_moved(&self) -> bool {
        matches!(self.judgement.movement.verdict, MovementVerdict::Improving | MovementVerdict::Worsening)
    }

    /// Whether the benchmark moves the same way and further.
    fn is_slower(&self) -> bool {
        matches!(
            (self.claims.movement, self.claims.gap),
            (MovementVerdict::Worsening, Some(Gap::Narrowing))
                | (MovementVerdict::Improving, Some(Gap::Widening))
        )
    }

    /// How it moves against the benchmark. Whether the benchmark itself gets better or worse is not said where it was not
    /// asked, and what is said holds whichever of the two stands better.
    fn gap(&self) -> Option<String> {
        let benchmark = benchmark_name(self.scorecard, self.judgement);
        Some(match self.claims.gap? {
            Gap::AsBenchmark => return None,
            _ if self.is_slower() => format!("more slowly than {benchmark}"),
            _ if self.has_moved() => format!("also against {benchmark}"),
            Gap::Widening => format!("worsening against {benchmark}"),
            Gap::Narrowing => format!("improving against {benchmark}"),
        })
    }

    /// What else is to be said of the gap, after a level that may have named the benchmark.
    fn gap_note(&self) -> Option<String> {
        let by_test = matches!(self.claims.level, Some(Level { by: LevelBy::Test, .. }));
        let against = self.claims.level.is_none() && self.judgement.benchmark.verdict != Verdict::NotCompared;
        self.note_of_gap(!(by_test || against))
    }

    /// With a movement, that no change of the gap was found, or why it was not asked: `no clear change in the gap to
    /// England`, `gap not tested: no figure for 2021`. Of a count, what it cannot tell.
    fn note_of_gap(&self, named: bool) -> Option<String> {
        let movement = &self.judgement.movement;
        if !self.has_moved() {
            return None;
        }
        if self.is_count() {
            let (more, than) =
                if movement.rising == Some(true) { ("more", "more") } else { ("fewer", "fewer") };
            return Some(format!("not a rate: {more} may only mean {than} people"));
        }
        self.judgement.benchmark.area?;
        let benchmark = benchmark_name(self.scorecard, self.judgement);
        let to = if named { format!(" to {benchmark}") } else { String::new() };
        match (movement.gap, movement.gap_reason) {
            (Some(Gap::AsBenchmark), _) => Some(format!("no clear change in the gap{to}")),
            (None, Some(why)) => Some(format!("gap{to} not tested: {}", no_gap_in_brief(why, &benchmark))),
            _ => None,
        }
    }

    /// `target of 5 by 2030 off track`.
    fn target(&self) -> Option<String> {
        let judged = self.judgement.target_in_force().filter(|_| self.claims.target.is_some())?;
        let value = number::plain_with_sign(self.about, judged.value);
        let by =
            judged.target.target(self.scorecard).by.as_ref().map(|by| format!(" by {}", date::in_words(by)));
        let status = lower_first(&target_standing(judged));
        Some(format!("target of {value}{} {status}", by.unwrap_or_default()))
    }

    /// The last step, where no movement was tested: description.
    fn change(&self) -> Option<String> {
        let judged = self.judgement;
        let (latest, _) = (judged.latest?, judged.change.from_previous?);
        let series = self.scorecard.series(judged.indicator, judged.breakdown, judged.area)?;
        let before = series.value(latest.index.checked_sub(1)?)?;
        let change = number::shown_difference(self.about, latest.value, before);
        let change = number::short_change_in_words(self.about, change, latest.value);
        let step = match self.about.period {
            // Overlapping runs of years share most of their figures: no year has passed between them.
            PeriodKind::Years => " on the period before".to_owned(),
            kind => format!(" in a {}", step_word(kind, 1)),
        };
        Some(format!("{change}{step} (not tested)"))
    }
}

#[cfg(test)]
#[path = "headline_tests.rs"]
mod tests;
