//! Titles (METHODS, "Standing"): of one indicator in one area, of a place, and of an item of the boxes. Each stands alone:
//! value, unit, period, comparison, since when. Level and movement are both told.

use super::date;
use super::number;
use super::target::target_standing;
use super::trend::though_lately;
use super::verdict::{benchmark_name, benchmark_words, fifth_words, verdict_against, verdict_line};
use super::wording::{count_in_words, list, lower_first, of_group, sentence_case, step_word};
use crate::analysis::xmr::Side;
use crate::analysis::{
    Attention, AttentionBox, Claims, ComparisonMethod, Gap, Judgement, LatelyWay, Lead, Level, LevelBy,
    LevelVerdict, LookFirst, MovementBy, MovementVerdict, TargetStatus,
};
use crate::model::{AreaId, Indicator, IndicatorId, PeriodKind, Scorecard, Verdict};

/// The title of one indicator in one area, without the area's name: the strongest true thing, then the rest.
pub fn indicator_title(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let words = Words::of(scorecard, judgement);
    format!("{}: {}", words.subject(), words.findings())
}

/// The same up to the level, for a chart: what moves is never told without how it stands.
pub fn indicator_headline(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let words = Words::of(scorecard, judgement);
    let told = if words.claims.lead(judgement) == Lead::Target { 3 } else { 2 };
    let findings: Vec<String> = words.parts().into_iter().take(told).collect();
    format!("{}: {}", words.subject(), findings.join("; "))
}

/// What the boxes of all places say first: `Twelve of 412 judged figures are worse than England and getting worse, seven
/// of them suspensions`.
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
        .map(|(_, id)| {
            format!("{} of them {}", count_in_words(most), lower_first(&scorecard.indicator(*id).short))
        })
        .collect();
    // Three that are as many are no news.
    let named =
        Some(list(&named)).filter(|_| (1..3).contains(&named.len())).map(|named| format!(", {named}"));
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
    let first = first.and_then(words).map(|words| words.about_subject(&words.findings()));
    let improving = improving.and_then(words).and_then(|words| {
        // That it gets better is said already.
        let gap = words.gap().map(|gap| format!("{gap}, ")).unwrap_or_default();
        let value = words.value()?;
        let moved = words.from().map_or_else(|| value.clone(), |from| format!("{from} to {value}"));
        let moved = moved + &words.though();
        let level = words.level().map(|level| format!("; {level}")).unwrap_or_default();
        Some(words.about_subject(&format!("{gap}{moved}{level}")))
    });
    let title = match first {
        Some(first) => format!("{name}: {first}"),
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
    let movement = words.movement().unwrap_or_else(|| "movement not tested".to_owned());
    let parts = [words.value(), words.level(), Some(movement)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The latest figure against its benchmark, as a sentence of its own: `12.2 suspensions per 100 pupils in Bury in 2023/24,
/// worse than England (11.3).` Where there is no finding, why.
pub fn comparison_sentence(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let words = Words::of(scorecard, judgement);
    let line = verdict_line(scorecard, judgement);
    let Some(latest) = judgement.latest else { return format!("{line}.") };
    let value = number::with_unit(words.about, latest.value);
    let group = of_group(scorecard, judgement.breakdown);
    let name = &scorecard.area(judgement.area).name;
    let comma = if group.is_empty() { "" } else { "," };
    let figure = format!("{value}{group}{comma} in {name} in {}", date::period_in_words(latest.period));
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
        AttentionBox::WorseNotMoving => "Worse, not moving",
        AttentionBox::WorseImproving => "Worse, getting better",
        AttentionBox::Worsening => "Getting worse",
        AttentionBox::Improving => "Getting better",
    }
}

/// The movement of a figure by its test, with the gap: `getting worse faster than England, from 6.6 in 2018/19`; `None`
/// where it was not tested.
pub fn movement_clause(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    Words::of(scorecard, judgement).movement()
}

/// Target, level and movement of a figure in short, each where it is known: `off track`, `worse than England`, `getting
/// better, not clearly faster or slower than England`.
pub(super) fn in_short(scorecard: &Scorecard, judgement: &Judgement) -> [Option<String>; 3] {
    let words = Words::of(scorecard, judgement);
    let target = judgement.target_in_force().filter(|target| target.status != TargetStatus::NotCalculated);
    let moves = words.moves().map(|moves| moves + &words.though());
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

    /// Its name, with the group of people it is about.
    fn subject(&self) -> String {
        format!("{}{}", self.about.short, of_group(self.scorecard, self.judgement.breakdown))
    }

    /// What is told of it, after its name within a sentence.
    fn about_subject(&self, told: &str) -> String {
        format!("{} – {told}", lower_first(&self.about.short))
    }

    /// All that is claimed, the strongest first.
    fn findings(&self) -> String {
        self.parts().join("; ")
    }

    fn parts(&self) -> Vec<String> {
        let value = self.value();
        let parts = match self.claims.lead(self.judgement) {
            Lead::NoFigure => {
                return vec![format!("no figure for {}", self.scorecard.area(self.judgement.area).name)];
            }
            Lead::Target => vec![self.target(), value, self.level(), self.movement()],
            Lead::Movement => vec![self.moved_to_value(), self.level()],
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
        let value =
            self.judgement.benchmark.value.map(|value| format!(" ({})", number::value(self.about, value)));
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

    /// `getting worse faster than England, from 6.6 in 2018/19, though down 0.4 since 2021/22 (not tested)`, `no clear trend
    /// since 2019/20`.
    fn movement(&self) -> Option<String> {
        let moves = self.moves()?;
        let moved = self.from().map_or_else(|| moves.clone(), |from| format!("{moves}, {from}"));
        Some(moved + &self.though())
    }

    /// `getting worse faster than England, from 6.6 in 2018/19 to 12.2 suspensions per 100 pupils in 2023/24`.
    fn moved_to_value(&self) -> Option<String> {
        let (moves, value) = (self.moves()?, self.value()?);
        let moved = match self.from() {
            Some(from) => format!("{moves}, {from} to {value}"),
            None => format!("{moves}: {value}"),
        };
        Some(moved + &self.though())
    }

    /// What the latest figures did against the movement, to go on after it.
    fn though(&self) -> String {
        though_lately(self.scorecard, self.judgement)
    }

    /// The way it moves and how that compares: `getting worse faster than England`.
    fn moves(&self) -> Option<String> {
        let movement = &self.judgement.movement;
        let by_process = movement.by == Some(MovementBy::ProcessControl);
        let gap = self.gap();
        let way = match movement.verdict {
            MovementVerdict::Improving => "getting better",
            MovementVerdict::Worsening => "getting worse",
            MovementVerdict::Steady if by_process => return Some(self.within_limits()),
            MovementVerdict::Steady => {
                let since = movement.since.map(date::period_in_words);
                let since = since.map(|since| format!(" since {since}")).unwrap_or_default();
                let gap = gap.map(|gap| format!(", {gap}")).unwrap_or_default();
                return Some(format!("no clear trend{since}{gap}"));
            }
            MovementVerdict::Unknown => return None,
        };
        let since = movement.since.filter(|_| by_process).map(date::period_in_words);
        let by = since.map(|since| format!(" by process control since {since}")).unwrap_or_default();
        let comma = if self.claims.gap == Some(Gap::AsBenchmark) { "," } else { "" };
        Some(format!("{way}{by}{}", gap.map(|gap| format!("{comma} {gap}")).unwrap_or_default()))
    }

    /// A process in which nothing has moved; one point outside its limits is said with its period.
    fn within_limits(&self) -> String {
        let alone = self.claims.lately.filter(|lately| lately.way == LatelyWay::OutsideLimits);
        let variation = self.judgement.spc.variation;
        let side = variation.and_then(|variation| Side::of(variation, self.about.polarity));
        match alone.zip(side) {
            Some((lately, side)) => {
                let side = if side == Side::High { "above the upper" } else { "below the lower" };
                format!("{} alone is {side} limit", date::period_in_words(lately.since))
            }
            None => "within its expected range".to_owned(),
        }
    }

    /// The first value of a tested trend: `from 6.6 in 2018/19`.
    fn from(&self) -> Option<String> {
        let movement = &self.judgement.movement;
        let is_trend = movement.by.is_some_and(|by| by != MovementBy::ProcessControl);
        let moves = matches!(movement.verdict, MovementVerdict::Improving | MovementVerdict::Worsening);
        let since = movement.since.filter(|_| is_trend && moves)?;
        let judged = self.judgement;
        let series = self.scorecard.series(judged.indicator, judged.breakdown, judged.area)?;
        let first = number::value(self.about, series.at(since)?.value);
        Some(format!("from {first} in {}", date::period_in_words(since)))
    }

    /// How it moves beside the benchmark, after a movement; the direction of harm makes it true whatever the level.
    fn gap(&self) -> Option<String> {
        let benchmark = benchmark_name(self.scorecard, self.judgement);
        Some(match (self.claims.movement, self.claims.gap?) {
            (MovementVerdict::Worsening, Gap::Widening) | (MovementVerdict::Improving, Gap::Narrowing) => {
                format!("faster than {benchmark}")
            }
            (MovementVerdict::Worsening, Gap::Narrowing) | (MovementVerdict::Improving, Gap::Widening) => {
                format!("more slowly than {benchmark}")
            }
            (MovementVerdict::Worsening | MovementVerdict::Improving, Gap::AsBenchmark) => {
                format!("not clearly faster or slower than {benchmark}")
            }
            (_, Gap::Widening) => format!("losing ground to {benchmark}"),
            (_, Gap::Narrowing) => format!("gaining on {benchmark}"),
            (_, Gap::AsBenchmark) => return None,
        })
    }

    /// `target of 5 by 2030 off track`.
    fn target(&self) -> Option<String> {
        let judged = self.judgement.target_in_force().filter(|_| self.claims.target.is_some())?;
        let percent = if self.about.measure.is_percentage() { "%" } else { "" };
        let value = format!("{}{percent}", number::plain(self.about, judged.value));
        let by =
            judged.target.target(self.scorecard).by.as_ref().map(|by| format!(" by {}", date::in_words(by)));
        let status = lower_first(&target_standing(judged));
        Some(format!("target of {value}{} {status}", by.unwrap_or_default()))
    }

    /// The last step, where no movement was tested: description.
    fn change(&self) -> Option<String> {
        let (latest, change) = (self.judgement.latest?, self.judgement.change.from_previous?);
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
