//! Titles (METHODS, "Standing"): of one indicator in one area, of a place, and of an item of the boxes. Each stands alone:
//! value, unit, period, comparison, since when. Level and movement are both told.

use super::date;
use super::number;
use super::target::target_standing;
use super::verdict::{benchmark_name, benchmark_words, fifth_words, verdict_against};
use super::wording::{count_in_words, lower_first, of_group, sentence_case, step_word};
use crate::analysis::{
    Attention, AttentionBox, Claims, Gap, Judgement, Lead, Level, LevelBy, LevelVerdict, LookFirst,
    MovementBy, MovementVerdict,
};
use crate::model::{AreaId, Indicator, IndicatorId, PeriodKind, Scorecard};

/// The title of one indicator in one area, without the area's name: the strongest true thing, then the rest.
pub fn indicator_title(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let words = Words::of(scorecard, judgement);
    let subject = format!("{}{}", words.about.short, of_group(scorecard, judgement.breakdown));
    format!("{subject}: {}", words.findings())
}

/// The first finding alone, for a chart whose subtitle and marks tell the rest.
pub fn indicator_headline(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let words = Words::of(scorecard, judgement);
    let subject = format!("{}{}", words.about.short, of_group(scorecard, judgement.breakdown));
    let findings = words.parts();
    format!("{subject}: {}", findings.first().map_or("", String::as_str))
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
        return match found.in_box(AttentionBox::WorseNotMoving).count() {
            0 => format!("None of {judged} is worse than {benchmark} without getting better"),
            still => format!(
                "None of {judged} is worse than {benchmark} and getting worse; {} {} worse and not moving",
                count_in_words(still),
                are(still)
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
    // The first of several that are as many: what lies furthest out.
    let most = of_indicator.into_iter().rev().max_by_key(|(count, _)| *count);
    let most = most.filter(|(count, _)| *count > 1 && *count < worsening).map(|(count, indicator)| {
        let name = lower_first(&scorecard.indicator(indicator).short);
        format!(", {} of them {name}", count_in_words(count))
    });
    let count = sentence_case(&count_in_words(worsening));
    format!(
        "{count} of {judged} {} worse than {benchmark} and getting worse{}",
        are(worsening),
        most.unwrap_or_default()
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
    let parts = [words.value(), words.level(), words.movement()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
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
        let comparison = &self.judgement.benchmark;
        let benchmark = benchmark_name(self.scorecard, self.judgement);
        let value = comparison.value.map(|value| format!(" ({})", number::value(self.about, value)));
        let beside = format!("{benchmark}{}", value.unwrap_or_default());
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

    /// `getting worse faster than England, from 6.6 in 2018/19`, `no clear trend since 2019/20`.
    fn movement(&self) -> Option<String> {
        let moves = self.moves()?;
        Some(match self.from() {
            Some(from) => format!("{moves}, {from}"),
            None => moves,
        })
    }

    /// `getting worse faster than England, from 6.6 in 2018/19 to 12.2 suspensions per 100 pupils in 2023/24`.
    fn moved_to_value(&self) -> Option<String> {
        let (moves, value) = (self.moves()?, self.value()?);
        Some(match self.from() {
            Some(from) => format!("{moves}, {from} to {value}"),
            None => format!("{moves}: {value}"),
        })
    }

    /// The way it moves and how that compares: `getting worse faster than England`.
    fn moves(&self) -> Option<String> {
        let movement = &self.judgement.movement;
        let by_process = movement.by == Some(MovementBy::ProcessControl);
        let gap = self.gap();
        let way = match movement.verdict {
            MovementVerdict::Improving => "getting better",
            MovementVerdict::Worsening => "getting worse",
            MovementVerdict::Steady if by_process => return Some("within its expected range".to_owned()),
            MovementVerdict::Steady => {
                let since = movement.since.map(date::period_in_words);
                let since = since.map(|since| format!(" since {since}")).unwrap_or_default();
                let gap = gap.map(|gap| format!(", {gap}")).unwrap_or_default();
                return Some(format!("no clear trend{since}{gap}"));
            }
            MovementVerdict::Unknown => return None,
        };
        let by = if by_process { " by process control" } else { "" };
        Some(format!("{way}{by}{}", gap.map(|gap| format!(" {gap}")).unwrap_or_default()))
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
                format!("in step with {benchmark}")
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
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::analysis::{Comparison, Fifth, SpreadAreas, look_first, look_first_in};
    use crate::model::{AreaKind, Verdict};
    use crate::words::sample::{self, BOLTON, BURY, ENGLAND, SUSPENSIONS, academic_year};

    /// Suspensions in Bury, worse than England, with a movement since 2019/20.
    fn judged(movement: MovementVerdict, gap: Option<Gap>, level: Verdict) -> (Scorecard, Judgement) {
        let scorecard = sample::suspensions().build();
        let mut judged = sample::judgement(scorecard.series(SUSPENSIONS, None, BURY).expect("a series"));
        judged.benchmark = Comparison { verdict: level, value: Some(11.3), reason: None, ..judged.benchmark };
        judged.movement.verdict = movement;
        judged.movement.gap = gap;
        judged.movement.by = (movement != MovementVerdict::Unknown).then_some(MovementBy::RecentTrend);
        judged.movement.since = judged.movement.by.map(|_| academic_year(2019));
        (scorecard, judged)
    }

    fn title(movement: MovementVerdict, gap: Option<Gap>, level: Verdict) -> String {
        let (scorecard, judged) = judged(movement, gap, level);
        indicator_title(&scorecard, &judged)
    }

    #[test]
    fn each_movement_and_level_has_its_title() {
        use Gap::{AsBenchmark, Narrowing, Widening};
        use MovementVerdict::{Improving, Steady, Unknown, Worsening};
        use Verdict::{Better, Similar, Worse};
        const VALUE: &str = "12.2 per 100 pupils in 2023/24";
        let cases = [
            (
                (Worsening, Some(Widening), Worse),
                format!(
                    "getting worse faster than England, from 3.2 in 2019/20 to {VALUE}; worse than England (11.3)"
                ),
            ),
            (
                (Worsening, Some(Narrowing), Similar),
                format!(
                    "getting worse more slowly than England, from 3.2 in 2019/20 to {VALUE}; no clear difference from England (11.3)"
                ),
            ),
            (
                (Worsening, Some(AsBenchmark), Better),
                format!(
                    "getting worse in step with England, from 3.2 in 2019/20 to {VALUE}; better than England (11.3)"
                ),
            ),
            (
                (Improving, Some(Narrowing), Worse),
                format!(
                    "getting better faster than England, from 3.2 in 2019/20 to {VALUE}; worse than England (11.3)"
                ),
            ),
            (
                (Improving, Some(Widening), Worse),
                format!(
                    "getting better more slowly than England, from 3.2 in 2019/20 to {VALUE}; worse than England (11.3)"
                ),
            ),
            (
                (Improving, None, Worse),
                format!("getting better, from 3.2 in 2019/20 to {VALUE}; worse than England (11.3)"),
            ),
            (
                (Steady, Some(Widening), Worse),
                format!(
                    "{VALUE}; worse than England (11.3); no clear trend since 2019/20, losing ground to England"
                ),
            ),
            (
                (Steady, Some(Narrowing), Worse),
                format!(
                    "{VALUE}; worse than England (11.3); no clear trend since 2019/20, gaining on England"
                ),
            ),
            (
                (Steady, Some(AsBenchmark), Worse),
                format!("{VALUE}; worse than England (11.3); no clear trend since 2019/20"),
            ),
            ((Unknown, None, Worse), format!("{VALUE}; worse than England (11.3)")),
        ];
        for ((movement, gap, level), expected) in cases {
            assert_eq!(title(movement, gap, level), format!("Suspensions: {expected}"));
        }
    }

    #[test]
    fn an_untested_change_says_so_and_only_where_no_movement_was_tested() {
        let (scorecard, mut judged) = judged(MovementVerdict::Unknown, None, Verdict::Worse);
        judged.change.from_previous = Some(2.3);
        let title = indicator_title(&scorecard, &judged);
        assert!(title.ends_with("; worse than England (11.3); up 2.3 in a year (not tested)"), "{title}");
        judged.movement.verdict = MovementVerdict::Steady;
        assert!(!indicator_title(&scorecard, &judged).contains("up 2.3"));
    }

    #[test]
    fn a_fifth_stands_in_for_a_test_and_says_so() {
        let (scorecard, mut judged) = judged(MovementVerdict::Unknown, None, Verdict::NotCompared);
        judged.spread = Ok(Fifth { fifth: 5, of: 153, areas: SpreadAreas::InFile(AreaKind::Place) });
        let title = indicator_title(&scorecard, &judged);
        assert!(title.contains("worst fifth of 153 places") && title.ends_with("(not tested)"), "{title}");
    }

    #[test]
    fn process_control_is_named_and_compares_with_no_first_value() {
        let (scorecard, mut judged) = judged(MovementVerdict::Worsening, None, Verdict::Worse);
        judged.movement.by = Some(MovementBy::ProcessControl);
        let title = indicator_title(&scorecard, &judged);
        assert!(title.starts_with("Suspensions: getting worse by process control: 12.2"), "{title}");
        judged.movement.verdict = MovementVerdict::Steady;
        assert!(indicator_title(&scorecard, &judged).ends_with("; within its expected range"));
    }

    #[test]
    fn a_missing_figure_is_said() {
        let scorecard = sample::Sample::new().with(SUSPENSIONS, BURY, &[None]).build();
        let judged = sample::judgement(scorecard.series(SUSPENSIONS, None, BURY).expect("a series"));
        assert_eq!(indicator_title(&scorecard, &judged), "Suspensions: no figure for Bury");
    }

    /// Bury rising and worse than England, Bolton falling and worse, each with limits that make it sure.
    fn moving() -> (Scorecard, Analysis) {
        let some = |values: [f64; 5]| values.map(Some);
        let with =
            |area, values| sample::with_limits(sample::series(SUSPENSIONS, None, area, &some(values)), 0.2);
        let scorecard = sample::Sample::new()
            .with_series(with(ENGLAND, [10.0; 5]))
            .with_series(with(BURY, [14.0, 15.0, 16.0, 17.0, 18.0]))
            .with_series(with(BOLTON, [18.0, 17.0, 16.0, 15.0, 14.0]))
            .build();
        let analysis = Analysis::of(&scorecard);
        (scorecard, analysis)
    }

    #[test]
    fn a_place_is_told_by_its_first_item_and_first_improvement() {
        let (scorecard, analysis) = moving();
        let title = |place| {
            let found = look_first_in(&scorecard, &analysis, [place]);
            place_title(&scorecard, &found, &|item| analysis.get(item.indicator, None, item.area), place).0
        };
        assert!(
            title(BURY).starts_with("Bury: suspensions – getting worse faster than England, from 14.0"),
            "{}",
            title(BURY)
        );
        assert!(
            title(BOLTON).starts_with("Bolton: suspensions – getting better faster than England, from 18.0"),
            "{}",
            title(BOLTON)
        );
        assert_eq!(
            title(ENGLAND),
            "England: 1 judged figure, none significantly worse and none with a tested movement"
        );
        let empty = LookFirst::default();
        assert_eq!(place_title(&scorecard, &empty, &|_| None, BURY).0, "Bury: too few figures to be judged");
    }

    #[test]
    fn all_places_are_told_by_how_many_are_worse_and_getting_worse() {
        let (scorecard, analysis) = moving();
        let found = look_first(&scorecard, &analysis);
        assert_eq!(
            look_first_title(&scorecard, &found),
            "One of 2 judged figures is worse than England and getting worse"
        );
        let of = |of: &[AttentionBox]| {
            let items =
                of.iter().map(|of| crate::analysis::Attention { of: *of, ..found.items[0] }).collect();
            look_first_title(&scorecard, &LookFirst { items, judged: 412, stale: 0 })
        };
        use AttentionBox::{WorseImproving, WorseNotMoving};
        assert_eq!(
            of(&[WorseNotMoving, WorseNotMoving]),
            "None of 412 judged figures is worse than England and getting worse; two are worse and not moving"
        );
        assert_eq!(
            of(&[WorseImproving]),
            "None of 412 judged figures is worse than England without getting better"
        );
        assert_eq!(
            look_first_title(&scorecard, &LookFirst::default()),
            "No figure of a place could be judged"
        );
    }
}
