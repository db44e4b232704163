//! What one judgement claims, in the parts that titles, boxes and sentences are put together from.

use super::date;
use super::movement_reason::no_gap_in_brief;
use super::number;
use super::target::target_standing;
use super::trend::{tested_over, tested_until, though_in_brief, though_lately};
use super::verdict::{benchmark_name, fifth_words, untested_level, verdict_against};
use super::wording::{latest_period, lower_first, season_basis, step_word, subject};
use crate::analysis::xmr::Side;
use crate::analysis::{
    Claims, Gap, Judgement, LatelyWay, Lead, Level, LevelBy, LevelVerdict, MovementBy, MovementVerdict,
};
use crate::model::{Indicator, MeasureKind, Observation, PeriodKind, Scorecard};

/// One judgement with what it claims.
pub(super) struct Words<'a> {
    scorecard: &'a Scorecard,
    judgement: &'a Judgement,
    pub(super) about: &'a Indicator,
    pub(super) claims: Claims,
}

impl<'a> Words<'a> {
    pub(super) fn of(scorecard: &'a Scorecard, judgement: &'a Judgement) -> Self {
        let about = scorecard.indicator(judgement.indicator);
        Self { scorecard, judgement, about, claims: Claims::of(judgement, about.polarity) }
    }

    /// What it is about, where and of whom.
    pub(super) fn subject(&self) -> String {
        subject(self.scorecard, self.about, self.judgement.breakdown, self.judgement.area)
    }

    /// The same with the first of what is claimed, up to the level.
    pub(super) fn headline(&self) -> String {
        let told = match self.claims.lead(self.judgement) {
            Lead::Target => 3,
            Lead::Movement if self.until().is_some() => 3,
            _ => 2,
        };
        let parts: Vec<String> = self.parts().into_iter().take(told).collect();
        format!("{}: {}", self.subject(), parts.join("; "))
    }

    /// All that is claimed, the strongest first.
    pub(super) fn title(&self) -> String {
        format!("{}: {}", self.subject(), self.parts().join("; "))
    }

    pub(super) fn parts(&self) -> Vec<String> {
        let value = self.value();
        let parts = match self.claims.lead(self.judgement) {
            Lead::NoFigure => return vec!["no figure".to_owned()],
            Lead::Target => vec![self.target(), value, self.level(), self.movement(), self.gap_note()],
            Lead::Movement => {
                let apart = self.value().filter(|_| self.until().is_some());
                vec![self.moved_to_value(), apart, self.level(), self.gap_note()]
            }
            Lead::Level => vec![value, self.level(), self.movement().or_else(|| self.change())],
        };
        parts.into_iter().flatten().collect()
    }

    /// `12.2 per 100 pupils in 2023/24`: the name of the indicator stands before it.
    pub(super) fn value(&self) -> Option<String> {
        let latest = self.judgement.latest?;
        let value = number::with_unit_beside(self.about, latest.value, &self.about.short);
        Some(format!("{value} in {}", latest_period(self.scorecard, self.judgement)?))
    }

    /// `worse than England (10.5)`, `worst fifth of 153 authorities (not tested)`.
    pub(super) fn level(&self) -> Option<String> {
        let value = self
            .judgement
            .benchmark
            .value
            .map(|value| format!(" ({})", number::with_sign(self.about, value)));
        self.stands(&value.unwrap_or_default())
    }

    /// The level; `value` is what is told of the benchmark after its name.
    pub(super) fn stands(&self, value: &str) -> Option<String> {
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
            None => verdict_against(comparison.verdict)
                .map(|against| format!("{against} {beside}"))
                .or_else(|| self.described()),
        }
    }

    /// Where a figure stands that is neither tested nor in an outer fifth.
    fn described(&self) -> Option<String> {
        let told = untested_level(self.scorecard, self.judgement)?;
        Some(format!("{told} (not tested)"))
    }

    /// `getting worse, also against England, from 6.6 in 2018/19, though down 0.4 since 2021/22 (not tested)`, `no clear trend
    /// over 2019/20 to 2023/24`.
    pub(super) fn movement(&self) -> Option<String> {
        Some(self.with_start(self.moves()?, number::with_sign) + &self.though())
    }

    /// `getting worse, also against England, from 6.6 in 2018/19 to 12.2 suspensions per 100 pupils in 2023/24`.
    fn moved_to_value(&self) -> Option<String> {
        let (moves, value) = (self.moves()?, self.value()?);
        let moved = match self.first_to(&value) {
            Some(first_to) => format!("{moves}, {first_to}"),
            None => format!("{moves}: {value}"),
        };
        Some(moved + &self.though())
    }

    /// What the latest figures did against the movement, to go on after it.
    pub(super) fn though(&self) -> String {
        though_lately(self.scorecard, self.judgement)
    }

    /// The same without its figures.
    pub(super) fn though_in_brief(&self) -> String {
        though_in_brief(self.scorecard, self.judgement)
    }

    /// The way it moves and how that compares: `getting worse, also against England`. A count is only said to be more or
    /// fewer.
    pub(super) fn moves(&self) -> Option<String> {
        let movement = &self.judgement.movement;
        let by_process = movement.by == Some(MovementBy::ProcessControl);
        let way = match movement.verdict {
            MovementVerdict::Steady if by_process => return Some(self.within_limits()),
            MovementVerdict::Steady => {
                let since = tested_over(self.scorecard, self.judgement);
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
        let since = movement.since.filter(|_| by_process).map(date::period_in_words);
        let than = self.than_a_year_before();
        let by = since.map(|since| format!("{than} on its control chart since {since}")).unwrap_or_default();
        let comma = if self.is_slower() { "" } else { "," };
        let gap = self.gap().map(|gap| format!("{comma} {gap}"));
        Some(format!("{way}{by}{}", gap.unwrap_or_default()))
    }

    pub(super) fn is_count(&self) -> bool {
        self.about.measure.kind == MeasureKind::Count
    }

    /// A process in which nothing has moved; one point outside its limits is said with its period.
    fn within_limits(&self) -> String {
        let alone = self.claims.lately.filter(|lately| lately.way == LatelyWay::OutsideLimits);
        let variation = self.judgement.spc.variation;
        let side = variation.and_then(|variation| Side::of(variation, self.about.polarity));
        let than = self.than_a_year_before();
        match alone.zip(side) {
            Some((lately, side)) => {
                let side = if side == Side::High { "above the upper" } else { "below the lower" };
                format!("{} alone is {side} limit{than}", date::period_in_words(lately.since))
            }
            None => format!("within its expected range{than}"),
        }
    }

    /// Of a seasonal series, what its control chart compares each figure with.
    fn than_a_year_before(&self) -> String {
        let seasonal = season_basis(self.about, self.judgement.spc.seasonal);
        seasonal.map(|basis| format!(" against {basis}")).unwrap_or_default()
    }

    /// The first value of a tested trend and the latest figure, or the last that the test used: `from 6.6 in 2018/19 to
    /// 12.2 per 100 pupils in 2023/24`.
    pub(super) fn first_to(&self, value: &str) -> Option<String> {
        let first = at(self.about, self.start()?, number::with_sign);
        let with_unit = |about: &Indicator, value| number::with_unit_beside(about, value, &about.short);
        let last = self.until().map(|until| at(self.about, until, with_unit));
        Some(format!("from {first} to {}", last.as_deref().unwrap_or(value)))
    }

    /// What is said of a movement with the first value behind it, and the last that the test used where that is not the
    /// latest figure.
    pub(super) fn with_start(&self, moves: String, written: impl Fn(&Indicator, f64) -> String) -> String {
        let Some(start) = self.start() else { return moves };
        let until = self.until().map(|until| format!(" to {}", at(self.about, until, number::with_sign)));
        format!("{moves}, from {}{}", at(self.about, start, written), until.unwrap_or_default())
    }

    /// The first value of a tested trend: `from 6.6 in 2018/19`.
    pub(super) fn since_start(&self) -> Option<String> {
        Some(format!("from {}", at(self.about, self.start()?, number::with_sign)))
    }

    fn start(&self) -> Option<Observation> {
        let movement = &self.judgement.movement;
        let is_trend = movement.by.is_some_and(|by| by != MovementBy::ProcessControl);
        let since = movement.since.filter(|_| is_trend && self.has_moved())?;
        let judged = self.judgement;
        self.scorecard.series(judged.indicator, judged.breakdown, judged.area)?.at(since)
    }

    /// The last figure that the test used, where the latest is not comparable.
    pub(super) fn until(&self) -> Option<Observation> {
        tested_until(self.scorecard, self.judgement)
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
    pub(super) fn gap(&self) -> Option<String> {
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
    pub(super) fn gap_note(&self) -> Option<String> {
        let benchmark = benchmark_name(self.scorecard, self.judgement);
        self.note_of_gap(!self.stands("").is_some_and(|level| level.contains(&*benchmark)))
    }

    /// With a movement, that no change of the gap was found, or why it was not asked: `no clear change in the gap to
    /// England`, `gap untested (no figure for 2021 in England)`. Of a count, what it cannot tell.
    pub(super) fn note_of_gap(&self, named: bool) -> Option<String> {
        let movement = &self.judgement.movement;
        if !self.has_moved() {
            return None;
        }
        if self.is_count() {
            let change = if movement.rising == Some(true) { "growth" } else { "decline" };
            return Some(format!("a count, so {change} of the population is not taken out"));
        }
        self.judgement.benchmark.area?;
        let benchmark = benchmark_name(self.scorecard, self.judgement);
        let to = if named { format!(" to {benchmark}") } else { String::new() };
        match (movement.gap, movement.gap_reason) {
            (Some(Gap::AsBenchmark), _) => Some(format!("no clear change in the gap{to}")),
            (None, Some(why)) => Some(format!("gap{to} untested ({})", no_gap_in_brief(why, &benchmark))),
            _ => None,
        }
    }

    /// `target of 5 by 2030 off track`.
    fn target(&self) -> Option<String> {
        let judged = self.judgement.target_in_force().filter(|_| self.claims.target.is_some())?;
        let value = number::target_with_sign(self.about, judged.value);
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

/// A figure of a movement: `6.6 in 2018/19`.
pub(super) fn at(
    about: &Indicator,
    figure: Observation,
    written: impl Fn(&Indicator, f64) -> String,
) -> String {
    format!("{} in {}", written(about, figure.value), date::period_in_words(figure.period))
}
