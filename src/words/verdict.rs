//! A value against its benchmark, in words.

use super::reason::{Reason, not_tested_because};
use super::tally::worse_words;
use super::wording::sentence_case;
use crate::analysis::{
    Comparison, ComparisonMethod, Fifth, Judgement, NoFifth, NotCompared, SpreadAreas, WorseBy, side,
};
use crate::model::{Against, Benchmark, Polarity, Scorecard, Verdict};
use std::borrow::Cow;
use std::cmp::Ordering;

/// A verdict as one word, to stand beside its mark.
pub fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Better => "Better",
        Verdict::Similar => "Similar",
        Verdict::Worse => "Worse",
        Verdict::Higher => "Higher",
        Verdict::Lower => "Lower",
        Verdict::NotCompared => "Not compared",
    }
}

/// The same where each stands beside the thing it is said of, in the words of the maps and keys beside it.
pub fn verdict_in_table(verdict: Verdict) -> &'static str {
    if verdict == Verdict::Similar { "No clear difference" } else { verdict_word(verdict) }
}

/// How a verdict goes on before the name of the benchmark: `no clear difference from`, `worse than`; `None` without a finding.
pub(super) fn verdict_against(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Better => Some("better than"),
        Verdict::Similar => Some("no clear difference from"),
        Verdict::Worse => Some("worse than"),
        Verdict::Higher => Some("higher than"),
        Verdict::Lower => Some("lower than"),
        Verdict::NotCompared => None,
    }
}

/// What values are compared with, as it goes on after `better than`: `England`, `the first period`.
pub fn benchmark_words(scorecard: &Scorecard, benchmark: Benchmark) -> &str {
    match benchmark {
        Benchmark::National => &scorecard.area(scorecard.national()).name,
        Benchmark::System => &scorecard.area(scorecard.system()).name,
        Benchmark::Region => "the region",
        Benchmark::Peers => "statistical neighbours",
        Benchmark::FirstPeriod => "the first period",
        Benchmark::BestTenth => "the best tenth",
    }
}

/// What the values of a scorecard are compared with, in the same words.
pub fn compared_with(scorecard: &Scorecard) -> &str {
    match scorecard.against() {
        Against::Benchmark(benchmark) => benchmark_words(scorecard, benchmark),
        Against::Area(area) => &scorecard.area(area).name,
    }
}

/// The same as the head of a column, with no more words than it needs.
pub fn benchmark_head(scorecard: &Scorecard) -> String {
    match scorecard.against() {
        Against::Benchmark(Benchmark::Peers) => "Neighbours".to_owned(),
        // Of a tenth, or of few.
        Against::Benchmark(Benchmark::BestTenth) => "Best".to_owned(),
        Against::Benchmark(_) => {
            let words = compared_with(scorecard);
            sentence_case(words.strip_prefix("the ").unwrap_or(words))
        }
        Against::Area(_) => compared_with(scorecard).to_owned(),
    }
}

/// Why there is nothing of what is compared with beside any of several figures, by the reason that one of them has.
pub fn nothing_beside(scorecard: &Scorecard, why: Option<&NotCompared>) -> String {
    match why {
        Some(why @ (NotCompared::NoRegion(_) | NotCompared::NoPeers(_))) => why.sentence(scorecard),
        _ => format!("This file has no figures of {} to compare with.", compared_with(scorecard)),
    }
}

/// By what indicators of all kinds are put in one order, the worst first, so that a reader can check it; those that are worse are
/// known to be by `by`, and `nothing` says why none of them has anything to be compared with.
pub fn concern_order(scorecard: &Scorecard, by: WorseBy, nothing: Option<&str>) -> String {
    if let Some(why) = nothing {
        return format!(
            "{why} In each strand what is getting worse comes first, then the rest as in the file."
        );
    }
    let than = compared_with(scorecard);
    format!(
        "Order in each strand: first what is {} and getting worse, then all else that is, then what is only getting worse, then the \
         rest; what has no recent figure is last. Among equals the largest gap to {than} is first, in proportion to how far areas \
         lie apart.",
        worse_words(by, None)
    )
}

/// What one judgement compares with: the area by its name, where it is one; a group of people with everyone in its own
/// area, `Bury as a whole`, or with `the same group in England`.
pub fn benchmark_name<'a>(scorecard: &'a Scorecard, judgement: &Judgement) -> Cow<'a, str> {
    let Some(area) = judgement.benchmark.area else {
        return compared_with(scorecard).into();
    };
    let name = &scorecard.area(area).name;
    match judgement.breakdown {
        None if judgement.benchmark.reason == Some(NotCompared::BestTenth) => {
            format!("the best here, {name}").into()
        }
        None => name.into(),
        // Whom the publisher compared the group with is not said.
        Some(_) if judgement.benchmark.method == Some(ComparisonMethod::Published) => name.into(),
        Some(_) if area == judgement.area => format!("{name} as a whole").into(),
        Some(_) => format!("the same group in {name}").into(),
    }
}

/// Follows a finding that is not ours.
const PUBLISHERS_TEST: &str = ", by the publisher’s own test";

/// The line under a chart: the finding, or the fifth of the national spread and why there is no finding.
pub fn verdict_line(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let comparison = &judgement.benchmark;
    let benchmark = benchmark_name(scorecard, judgement);
    if let Some(against) = verdict_against(comparison.verdict) {
        let published =
            if comparison.method == Some(ComparisonMethod::Published) { PUBLISHERS_TEST } else { "" };
        // With the second level switched on, a finding that holds there too is said in full.
        let strong = if comparison.is_strong(scorecard.methods()) { ", also at 99.8%" } else { "" };
        return format!("{} {benchmark}{published}{strong}", sentence_case(against));
    }
    let because = |why: &NotCompared| sentence_case(&why.clause(scorecard));
    let level = untested_level(scorecard, judgement).map(|level| sentence_case(&level));
    match (level, &comparison.reason) {
        (Some(level), Some(why)) => format!("{level} · not tested: {}", not_tested_because(why, scorecard)),
        (Some(level), None) => format!("{level} · not tested"),
        (None, Some(why)) => because(why),
        (None, None) => verdict_word(Verdict::NotCompared).to_owned(),
    }
}

/// Where a figure stands that was not tested: the fifth of the spread, or else the side of the benchmark; of figures that
/// rest on too few events to be placed that is said. The benchmark itself has nothing to be above or below of.
pub(super) fn untested_level(scorecard: &Scorecard, judgement: &Judgement) -> Option<String> {
    let comparison = &judgement.benchmark;
    let indicator = scorecard.indicator(judgement.indicator);
    let side = judgement.latest.and_then(|latest| side(indicator, comparison, latest.value));
    let side = side.map(|side| format!("{} {}", side_words(side), benchmark_name(scorecard, judgement)));
    // The fifth is for figures that cannot be tested. Where only the benchmark cannot, its side says more.
    let only_benchmark = judgement.interval.is_some() || comparison.reason == Some(NotCompared::BestTenth);
    match (comparison.reason, judgement.spread) {
        (Some(NotCompared::IsBenchmark), _) => return None,
        (_, Ok(fifth)) if side.is_none() || !only_benchmark => {
            return Some(short_fifth(scorecard, fifth, indicator.polarity));
        }
        _ => {}
    }
    let few = judgement.spread.err().filter(NoFifth::is_of_few_events);
    let few = few.map(|few| few.clause(scorecard));
    let parts: Vec<String> = side.into_iter().chain(few).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// How a figure stands and how that is known, in a few words beside the name of the benchmark: `worse, tested`, `worst fifth,
/// not tested`.
pub fn verdict_in_brief(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let polarity = scorecard.indicator(judgement.indicator).polarity;
    compared_in_brief(&judgement.benchmark).unwrap_or_else(|| match judgement.spread {
        Ok(fifth) => format!("{}, not tested", fifth_name(fifth, polarity)),
        Err(_) => "not compared".to_owned(),
    })
}

/// The same of a comparison alone: `worse, publisher’s test`; `None` where there is no verdict.
pub fn compared_in_brief(comparison: &Comparison) -> Option<String> {
    let test =
        if comparison.method == Some(ComparisonMethod::Published) { "publisher’s test" } else { "tested" };
    match comparison.verdict {
        Verdict::NotCompared => None,
        Verdict::Similar => Some("no clear difference".to_owned()),
        verdict => Some(format!("{}, {test}", verdict_word(verdict).to_lowercase())),
    }
}

/// The fifth of a spread that a value lies in: `worst fifth of 153 English upper-tier authorities`.
pub fn fifth_words(scorecard: &Scorecard, fifth: Fifth, polarity: Polarity) -> String {
    format!("{} of {} {}", fifth_name(fifth, polarity), fifth.of, fifth.areas.name(scorecard))
}

/// The same with only the noun of the areas: `worst fifth of 153 authorities`.
fn short_fifth(scorecard: &Scorecard, fifth: Fifth, polarity: Polarity) -> String {
    let name = fifth_name(fifth, polarity);
    format!("{name} of {} {}", fifth.of, areas_noun(scorecard, fifth.areas))
}

/// The noun of the areas that make a spread: `authorities` of `English upper-tier authorities`.
pub fn areas_noun(scorecard: &Scorecard, areas: SpreadAreas) -> &str {
    areas.name(scorecard).split_whitespace().last().unwrap_or("areas")
}

/// A fifth in the direction of good: `worst fifth`; where neither direction is good, `lowest fifth`.
pub fn fifth_name(fifth: Fifth, polarity: Polarity) -> &'static str {
    match (fifth.from_worst(polarity), fifth.fifth) {
        (Some(1), _) => "worst fifth",
        (Some(2), _) => "second worst fifth",
        (Some(4), _) => "second best fifth",
        (Some(5), _) => "best fifth",
        (None, 1) => "lowest fifth",
        (None, 2) => "second lowest fifth",
        (None, 4) => "second highest fifth",
        (None, 5) => "highest fifth",
        _ => "middle fifth",
    }
}

/// The side of a benchmark, as it goes on before its name.
pub(super) fn side_words(side: Ordering) -> &'static str {
    match side {
        Ordering::Less => "below",
        Ordering::Equal => "level with",
        Ordering::Greater => "above",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::SpreadAreas;
    use crate::model::{AreaKind, Spread};
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    fn not_tested() -> (Scorecard, Judgement) {
        let spread = Spread {
            indicator: SUSPENSIONS,
            kind: AreaKind::Place,
            of: "English upper-tier authorities".to_owned(),
            periods: Vec::new(),
            areas: Vec::new(),
            quantiles: Vec::new(),
        };
        let series = sample::series(SUSPENSIONS, None, BURY, &[Some(9.9), Some(12.2)]);
        (sample::suspensions().with_spread(spread).build(), sample::judgement(&series))
    }

    fn fifth(fifth: u8) -> Fifth {
        Fifth { fifth, of: 153, areas: SpreadAreas::Published(0) }
    }

    #[test]
    fn a_finding_names_the_benchmark_and_who_found_it() {
        let (scorecard, mut judgement) = not_tested();
        judgement.benchmark.verdict = Verdict::Similar;
        assert_eq!(verdict_line(&scorecard, &judgement), "No clear difference from England");
        judgement.benchmark.method = Some(ComparisonMethod::Published);
        assert_eq!(
            verdict_line(&scorecard, &judgement),
            "No clear difference from England, by the publisher’s own test"
        );
        judgement.benchmark.verdict = Verdict::Worse;
        judgement.benchmark.holds_at_998 = true;
        judgement.benchmark.method = Some(ComparisonMethod::IntervalOverlap);
        assert_eq!(verdict_line(&scorecard, &judgement), "Worse than England", "that level is not asked for");
        let mut five_steps = sample::suspensions();
        five_steps.parts.methods.confidence = 0.998;
        assert_eq!(verdict_line(&five_steps.build(), &judgement), "Worse than England, also at 99.8%");
        judgement.benchmark.verdict = Verdict::Higher;
        assert_eq!(verdict_line(&scorecard, &judgement), "Higher than England");
    }

    #[test]
    fn without_a_finding_the_spread_the_side_or_the_reason_stands_there() {
        let (scorecard, mut judgement) = not_tested();
        let line = |judgement: &Judgement| verdict_line(&scorecard, judgement);
        assert_eq!(
            line(&judgement),
            "The publisher gives neither counts nor limits, so the difference is not tested"
        );
        judgement.benchmark.value = Some(11.3);
        let why = "not tested: the publisher gives neither counts nor limits";
        assert_eq!(line(&judgement), format!("Above England · {why}"));
        judgement.benchmark.value = Some(12.22);
        assert_eq!(line(&judgement), format!("Level with England · {why}"));
        judgement.spread = Ok(fifth(3));
        assert_eq!(line(&judgement), format!("Middle fifth of 153 authorities · {why}"));
        judgement.benchmark.reason = Some(NotCompared::NoPeers(BURY));
        assert_eq!(
            line(&judgement),
            "Middle fifth of 153 authorities · not tested: the file names no statistical neighbours of Bury"
        );
        judgement.benchmark.reason = None;
        assert_eq!(line(&judgement), "Middle fifth of 153 authorities · not tested");
    }

    #[test]
    fn the_benchmark_itself_is_not_level_with_itself() {
        let (scorecard, mut judgement) = not_tested();
        judgement.benchmark.value = Some(12.2);
        judgement.benchmark.reason = Some(NotCompared::IsBenchmark);
        assert_eq!(verdict_line(&scorecard, &judgement), "This is the area that others are compared with");
    }

    #[test]
    fn what_rests_on_few_events_says_so_and_the_best_tenth_is_only_shown() {
        let (scorecard, mut judgement) = not_tested();
        judgement.benchmark.value = Some(11.3);
        judgement.spread = Err(NoFifth::FewEvents);
        let few = "Above England, too few events to place it in a fifth";
        assert_eq!(
            verdict_line(&scorecard, &judgement),
            format!("{few} · not tested: the publisher gives neither counts nor limits")
        );
        judgement.spread = Ok(fifth(3));
        judgement.benchmark.reason = Some(NotCompared::BestTenth);
        assert!(
            verdict_line(&scorecard, &judgement)
                .starts_with("Above the best here, England · not tested: the best")
        );
    }

    #[test]
    fn a_group_is_compared_with_everyone_or_with_its_like() {
        let (builder, group) = sample::Sample::new().with_breakdown("Sex", "Female");
        let scorecard = builder.build();
        let mut judgement = sample::judgement(&sample::series(SUSPENSIONS, Some(group), BURY, &[Some(1.0)]));
        judgement.benchmark.verdict = Verdict::Worse;
        assert_eq!(verdict_line(&scorecard, &judgement), "Worse than the same group in England");
        judgement.benchmark.area = Some(BURY);
        assert_eq!(verdict_line(&scorecard, &judgement), "Worse than Bury as a whole");
    }

    #[test]
    fn a_benchmark_that_is_no_area_has_a_name_too() {
        use crate::model::{Area, AreaId, AreaKind, Methods, Parts};
        let area = |name: &str, kind| Area {
            code: name.to_owned(),
            name: name.to_owned(),
            kind,
            parent: None,
            population: None,
            footprint: None,
            peers: None,
            members: Vec::new(),
            deprivation_decile: None,
            hex: None,
            ..Area::default()
        };
        let scorecard = |benchmark| {
            Scorecard::new(Parts {
                areas: vec![area("England", AreaKind::Nation), area("Cumbria", AreaKind::System)],
                national: Some(AreaId::at(0)),
                system: Some(AreaId::at(1)),
                methods: Methods { benchmark, ..Methods::default() },
                ..Parts::default()
            })
            .unwrap()
        };
        let (_, mut judgement) = not_tested();
        judgement.benchmark.area = None;
        assert_eq!(benchmark_name(&scorecard(Benchmark::National), &judgement), "England");
        assert_eq!(benchmark_name(&scorecard(Benchmark::FirstPeriod), &judgement), "the first period");
        assert_eq!(benchmark_name(&scorecard(Benchmark::BestTenth), &judgement), "the best tenth");
        judgement.benchmark.area = Some(AreaId::at(1));
        assert_eq!(benchmark_name(&scorecard(Benchmark::System), &judgement), "Cumbria");
    }

    #[test]
    fn fifths_carry_the_direction_of_good() {
        let (scorecard, _) = not_tested();
        let words = |number, polarity| fifth_words(&scorecard, fifth(number), polarity);
        let of = "of 153 English upper-tier authorities";
        for (polarity, names) in [
            (Polarity::LowerIsBetter, ["best", "second best", "middle", "second worst", "worst"]),
            (Polarity::HigherIsBetter, ["worst", "second worst", "middle", "second best", "best"]),
            (Polarity::Neutral, ["lowest", "second lowest", "middle", "second highest", "highest"]),
        ] {
            for (number, name) in (1..).zip(names) {
                assert_eq!(words(number, polarity), format!("{name} fifth {of}"));
            }
        }
    }
}
