//! A value against its benchmark, in words.

use super::number;
use super::wording::{lower_first, sentence_case, without_full_stop};
use crate::analysis::{Comparison, ComparisonMethod, Fifth, Judgement};
use crate::model::{Benchmark, Indicator, MeasureKind, Scorecard, Verdict};

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

/// How a verdict goes on before the name of the benchmark: `similar to`, `worse than`; `None` without a finding.
pub(super) fn verdict_against(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Better => Some("better than"),
        Verdict::Similar => Some("similar to"),
        Verdict::Worse => Some("worse than"),
        Verdict::Higher => Some("higher than"),
        Verdict::Lower => Some("lower than"),
        Verdict::NotCompared => None,
    }
}

/// What a judgement compares with, as it goes on after `better than`: `England`, `its first period`.
pub fn benchmark_name<'a>(scorecard: &'a Scorecard, judgement: &Judgement) -> &'a str {
    match (judgement.benchmark.area, scorecard.methods().benchmark) {
        (Some(area), _) => &scorecard.area(area).name,
        (None, Benchmark::FirstPeriod) => "its first period",
        (None, Benchmark::BestTenth) => "the best tenth",
        (None, _) => &scorecard.area(scorecard.national()).name,
    }
}

/// How a reason may end that goes on to say what the line says already.
const NOT_TESTED: &str = ", so the difference is not tested";

/// The line under a chart: the finding, or the place in the national spread and why there is no finding.
///
/// `benchmark_name` is the area it is compared with, such as `England`.
pub fn verdict_line(indicator: &Indicator, judgement: &Judgement, benchmark_name: &str) -> String {
    let comparison = &judgement.benchmark;
    if let Some(against) = verdict_against(comparison.verdict) {
        let published =
            if comparison.method == Some(ComparisonMethod::Published) { " (published)" } else { "" };
        // With the second level switched on, a finding that holds there too is said in full.
        let strong = if comparison.strong { ", also at 99.8%" } else { "" };
        return format!("{} {benchmark_name}{published}{strong}", sentence_case(against));
    }
    if comparison.area == Some(judgement.area) {
        // The benchmark itself: nothing to stand above or below of.
        return comparison.reason.as_deref().map_or("The benchmark", without_full_stop).to_owned();
    }
    let level = judgement.spread.as_ref().map(short_fifth).or_else(|| {
        let latest = judgement.latest?;
        Some(format!("{} {benchmark_name}", sentence_case(side(indicator, comparison, latest.value)?)))
    });
    let reason = comparison.reason.as_deref().map(without_full_stop).filter(|reason| !reason.is_empty());
    match (level, reason) {
        (Some(level), Some(reason)) => {
            let why = reason.strip_suffix(NOT_TESTED).unwrap_or(reason);
            format!("{level} · not tested: {}", lower_first(why))
        }
        (Some(level), None) => format!("{level} · not tested"),
        (None, Some(reason)) => reason.to_owned(),
        (None, None) => verdict_word(Verdict::NotCompared).to_owned(),
    }
}

/// The same without the reason, for a small card: `Middle fifth of 153 authorities`, `Below England, not tested`.
pub fn verdict_short(indicator: &Indicator, judgement: &Judgement, benchmark_name: &str) -> String {
    let comparison = &judgement.benchmark;
    if comparison.verdict != Verdict::NotCompared || comparison.area == Some(judgement.area) {
        return verdict_line(indicator, judgement, benchmark_name);
    }
    if let Some(spread) = &judgement.spread {
        return short_fifth(spread);
    }
    let latest = judgement.latest.map(|latest| latest.value);
    match latest.and_then(|value| side(indicator, comparison, value)) {
        Some(side) => format!("{} {benchmark_name}, not tested", sentence_case(side)),
        None => "Not compared".to_owned(),
    }
}

/// Where a value stands in the national spread: `middle fifth of 153 English upper-tier authorities`.
pub fn fifth_words(fifth: &Fifth) -> String {
    format!("{} fifth of {} {}", fifth_name(fifth.fifth), fifth.of, fifth.kind)
}

/// The same with only the noun of the areas, for a line in a card: `Middle fifth of 153 authorities`.
fn short_fifth(fifth: &Fifth) -> String {
    let noun = fifth.kind.split_whitespace().last().unwrap_or("areas");
    format!("{} fifth of {} {noun}", sentence_case(fifth_name(fifth.fifth)), fifth.of)
}

fn fifth_name(fifth: u8) -> &'static str {
    match fifth {
        1 => "lowest",
        2 => "second lowest",
        3 => "middle",
        4 => "second highest",
        _ => "highest",
    }
}

/// Which side of the benchmark the value is on, as both are shown; description, not a finding.
pub(super) fn side(indicator: &Indicator, comparison: &Comparison, value: f64) -> Option<&'static str> {
    // A count of one area is no measure for the count of another.
    if indicator.measure.kind == MeasureKind::Count {
        return None;
    }
    let benchmark = comparison.value.or_else(|| Some(value - comparison.difference?))?;
    let decimals = number::decimals(indicator, value);
    if number::fixed(value, decimals) == number::fixed(benchmark, decimals) {
        return Some("level with");
    }
    Some(if value > benchmark { "above" } else { "below" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample::{self, BURY, SUSPENSIONS};

    fn not_tested() -> (Indicator, Judgement) {
        let series = sample::series(SUSPENSIONS, None, BURY, &[Some(9.9), Some(12.2)]);
        (sample::indicator("suspension-rate", "Suspensions"), sample::judgement(&series))
    }

    #[test]
    fn a_finding_names_the_benchmark_and_who_found_it() {
        let (indicator, mut judgement) = not_tested();
        judgement.benchmark.verdict = Verdict::Similar;
        assert_eq!(verdict_line(&indicator, &judgement, "England"), "Similar to England");
        judgement.benchmark.method = Some(ComparisonMethod::Published);
        assert_eq!(verdict_line(&indicator, &judgement, "England"), "Similar to England (published)");
        judgement.benchmark.verdict = Verdict::Worse;
        judgement.benchmark.strong = true;
        judgement.benchmark.method = Some(ComparisonMethod::IntervalOverlap);
        assert_eq!(verdict_line(&indicator, &judgement, "England"), "Worse than England, also at 99.8%");
        judgement.benchmark.strong = false;
        judgement.benchmark.verdict = Verdict::Higher;
        judgement.benchmark.method = Some(ComparisonMethod::IntervalOverlap);
        assert_eq!(verdict_line(&indicator, &judgement, "England"), "Higher than England");
    }

    #[test]
    fn without_a_finding_the_spread_the_side_or_the_reason_stands_there() {
        let (indicator, mut judgement) = not_tested();
        assert_eq!(verdict_line(&indicator, &judgement, "England"), "No counts published");
        judgement.benchmark.value = Some(11.3);
        assert_eq!(
            verdict_line(&indicator, &judgement, "England"),
            "Above England · not tested: no counts published"
        );
        judgement.benchmark.value = Some(12.22);
        assert!(verdict_line(&indicator, &judgement, "England").starts_with("Level with England"));
        judgement.spread =
            Some(Fifth { fifth: 3, of: 153, kind: "English upper-tier authorities".to_owned() });
        assert_eq!(
            verdict_line(&indicator, &judgement, "England"),
            "Middle fifth of 153 authorities · not tested: no counts published"
        );
        judgement.benchmark.reason = Some(
            "The publisher gives neither counts nor limits, so the difference is not tested.".to_owned(),
        );
        assert_eq!(
            verdict_line(&indicator, &judgement, "England"),
            "Middle fifth of 153 authorities · not tested: the publisher gives neither counts nor limits"
        );
        judgement.benchmark.reason = None;
        assert_eq!(
            verdict_line(&indicator, &judgement, "England"),
            "Middle fifth of 153 authorities · not tested"
        );
    }

    #[test]
    fn the_benchmark_itself_is_not_level_with_itself() {
        let (indicator, mut judgement) = not_tested();
        judgement.benchmark.area = Some(BURY);
        judgement.benchmark.value = Some(12.2);
        judgement.benchmark.reason = Some("This is the area that others are compared with.".to_owned());
        assert_eq!(
            verdict_line(&indicator, &judgement, "England"),
            "This is the area that others are compared with"
        );
    }

    #[test]
    fn a_small_card_leaves_the_reason_out() {
        let (indicator, mut judgement) = not_tested();
        assert_eq!(verdict_short(&indicator, &judgement, "England"), "Not compared");
        judgement.benchmark.value = Some(11.3);
        assert_eq!(verdict_short(&indicator, &judgement, "England"), "Above England, not tested");
        judgement.spread =
            Some(Fifth { fifth: 1, of: 153, kind: "English upper-tier authorities".to_owned() });
        assert_eq!(verdict_short(&indicator, &judgement, "England"), "Lowest fifth of 153 authorities");
        judgement.benchmark.verdict = Verdict::Better;
        assert_eq!(verdict_short(&indicator, &judgement, "England"), "Better than England");
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
        assert_eq!(benchmark_name(&scorecard(Benchmark::FirstPeriod), &judgement), "its first period");
        assert_eq!(benchmark_name(&scorecard(Benchmark::BestTenth), &judgement), "the best tenth");
        judgement.benchmark.area = Some(AreaId::at(1));
        assert_eq!(benchmark_name(&scorecard(Benchmark::System), &judgement), "Cumbria");
    }

    #[test]
    fn fifths_run_from_lowest_to_highest() {
        let words =
            |fifth| fifth_words(&Fifth { fifth, of: 153, kind: "English upper-tier authorities".to_owned() });
        assert_eq!(words(1), "lowest fifth of 153 English upper-tier authorities");
        assert_eq!(words(3), "middle fifth of 153 English upper-tier authorities");
        assert_eq!(words(5), "highest fifth of 153 English upper-tier authorities");
    }
}
