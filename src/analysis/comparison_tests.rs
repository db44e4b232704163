use super::super::sample::{BURY, ENGLAND, Sample, period, series};
use super::super::{Analysis, Options};
use super::*;
use crate::model::{BreakdownId, IndicatorId, MeasureKind};

/// Bury at 7 with limits 6 to 8, England at `england`, both in 2023.
fn limits(england: f64) -> Sample {
    let mut bury = series(&[("2022", Some(5.0)), ("2023", Some(7.0))]);
    bury.change(|it| it.lower = vec![None, Some(6.0)]);
    bury.change(|it| it.upper = vec![None, Some(8.0)]);
    let national = series(&[("2022", Some(1.0)), ("2023", Some(england))]);
    Sample::default().with(BURY, bury).with(ENGLAND, national)
}

fn compared(sample: Sample) -> Comparison {
    let scorecard = sample.scorecard();
    Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().benchmark
}

fn reason(sample: Sample) -> NotCompared {
    let found = compared(sample);
    assert_eq!((found.verdict, found.method), (Verdict::NotCompared, None));
    found.reason.unwrap()
}

fn no_figure(area: AreaId, of_group: bool, sought: Sought) -> NotCompared {
    NotCompared::NoFigure { area, of_group, sought }
}

#[test]
fn a_benchmark_within_the_interval_or_on_its_limit_is_similar() {
    for england in [6.0, 6.5, 8.0] {
        assert_eq!(compared(limits(england)).verdict, Verdict::Similar, "{england}");
    }
}

#[test]
fn the_polarity_turns_higher_and_lower_into_better_and_worse() {
    for (polarity, below_england, above_england) in [
        (Polarity::LowerIsBetter, Verdict::Better, Verdict::Worse),
        (Polarity::HigherIsBetter, Verdict::Worse, Verdict::Better),
        (Polarity::Neutral, Verdict::Lower, Verdict::Higher),
    ] {
        assert_eq!(overlap(6.0, 8.0, 8.01, polarity), below_england);
        assert_eq!(overlap(6.0, 8.0, 5.99, polarity), above_england);
    }
}

#[test]
fn a_tested_comparison_says_with_what_and_how() {
    let expected = Comparison {
        area: Some(ENGLAND),
        value: Some(8.5),
        difference: Some(-1.5),
        verdict: Verdict::Better,
        holds_at_998: false,
        method: Some(ComparisonMethod::IntervalOverlap),
        reason: None,
    };
    assert_eq!(compared(limits(8.5)), expected);
}

#[test]
fn a_published_interval_wins_over_the_published_verdict() {
    let mut sample = limits(8.5);
    sample.series[0].change(|it| it.verdicts = vec![None, Some(Verdict::Worse)]);
    assert_eq!(compared(sample).verdict, Verdict::Better);
}

#[test]
fn without_an_interval_the_publishers_verdict_counts() {
    let mut bury = series(&[("2023", Some(7.0))]);
    bury.change(|it| it.verdicts = vec![Some(Verdict::Worse)]);
    let alone = Sample::default().with(BURY, bury);
    let found = compared(alone.clone());
    assert_eq!((found.verdict, found.method), (Verdict::Worse, Some(ComparisonMethod::Published)));
    assert_eq!(found.value, None);
    let found = compared(alone.with(ENGLAND, series(&[("2023", Some(6.0))])));
    assert_eq!((found.verdict, found.difference), (Verdict::Worse, Some(1.0)));
}

#[test]
fn a_figure_without_limits_keeps_its_difference_and_says_why_it_is_not_tested() {
    let plain = |bury| {
        Sample::default().with(BURY, bury).with(ENGLAND, series(&[("2022", Some(4.0)), ("2023", Some(6.5))]))
    };
    let bury = series(&[("2023", Some(7.0))]);
    assert_eq!(compared(plain(bury.clone())).difference, Some(0.5));
    assert_eq!(reason(plain(bury.clone())), NotCompared::NoInterval(NoInterval::NoCounts));
    let mut index = plain(bury.clone());
    index.indicator.measure.kind = MeasureKind::Index;
    assert_eq!(reason(index), NotCompared::NoInterval(NoInterval::Kind(MeasureKind::Index)));
    let mut counted = bury.clone();
    counted.change(|it| (it.numerators, it.denominators) = (vec![Some(7.0)], vec![Some(100.0)]));
    assert_eq!(compared(plain(counted.clone())).verdict, Verdict::Similar, "7 of 100: 2.8 to 14.4");
    counted.change(|it| it.numerators = vec![Some(9.0)]);
    assert_eq!(reason(plain(counted)), NotCompared::NoInterval(NoInterval::Contradiction));
    let mut half = bury.clone();
    half.change(|it| it.lower = vec![Some(6.0)]);
    assert_eq!(reason(plain(half)), NotCompared::NoInterval(NoInterval::OneLimit));
    let mut refused = bury;
    refused.change(|it| it.verdicts = vec![Some(Verdict::NotCompared)]);
    assert_eq!(reason(plain(refused)), NotCompared::ByPublisher);
}

#[test]
fn the_nations_figure_must_be_of_the_same_period() {
    let mut sample = limits(8.5);
    sample.series[1] = series(&[("2022", Some(1.0)), ("2024", Some(2.0))]);
    sample.series[1].area = ENGLAND;
    assert_eq!(reason(sample), no_figure(ENGLAND, false, Sought::In(period("2023"))));
}

#[test]
fn the_nations_figure_must_be_of_the_same_group() {
    let sample = limits(8.5).broken_down(0);
    let scorecard = sample.scorecard();
    let found = Analysis::of(&scorecard);
    let bury = found.get(IndicatorId::at(0), Some(BreakdownId::at(0)), BURY).unwrap();
    assert_eq!(bury.benchmark.reason, Some(no_figure(BURY, false, Sought::In(period("2023")))));
}

#[test]
fn a_group_that_cannot_be_tested_has_the_publishers_verdict_against_the_nation() {
    let mut sample = limits(8.5).broken_down(0).broken_down(1);
    sample.series[0].change(|it| (it.lower, it.upper) = (Vec::new(), Vec::new()));
    sample.series[0].change(|it| it.verdicts = vec![None, Some(Verdict::Worse)]);
    let group = Some(BreakdownId::at(0));
    let bury = |sample: Sample| {
        let scorecard = sample.scorecard();
        let found = Analysis::of(&scorecard).get(IndicatorId::at(0), group, BURY).unwrap().benchmark;
        (found.area, found.verdict, found.method)
    };
    assert_eq!(bury(sample.clone()), (Some(ENGLAND), Verdict::Worse, Some(ComparisonMethod::Published)));
    let whole = series(&[("2023", Some(5.0))]);
    assert_eq!(bury(sample.clone().with(BURY, whole)).0, Some(ENGLAND), "nor can it beside everyone");
    sample.methods.benchmark = Benchmark::System;
    assert_eq!(bury(sample), (Some(BURY), Verdict::NotCompared, None));
}

#[test]
fn two_values_differ_by_more_than_the_intervals_of_both_allow() {
    let estimate = |value: f64, error: f64| {
        let reach = Z_95 * error;
        Estimate { value, lower: value - reach, upper: value + reach }
    };
    let lower = |one, other, confidence| difference(one, other, confidence, Polarity::LowerIsBetter);
    let (three, four) = (estimate(10.0, 3.0), estimate(20.0, 4.0));
    // z√(3² + 4²) is 9.7998 at 95 % and 15.45 at 99.8 %.
    assert_eq!(lower(three, four, 0.95), Verdict::Better);
    assert_eq!(lower(four, three, 0.95), Verdict::Worse);
    assert_eq!(lower(three, four, 0.998), Verdict::Similar);
    assert_eq!(lower(three, estimate(19.79, 4.0), 0.95), Verdict::Similar);
    assert_eq!(difference(four, three, 0.95, Polarity::Neutral), Verdict::Higher);
}

#[test]
fn none_of_so_many_counts_by_the_side_that_faces_the_other() {
    // None of 20 by Wilson is 0 to 16.1 %: half of that is 8.06, but the other value lies beyond all of it.
    let none = Estimate { value: 0.0, lower: 0.0, upper: 16.113 };
    let whole = |value: f64| Estimate { value, lower: value - 2.0, upper: value + 2.0 };
    let lower = |one, other| difference(one, other, 0.95, Polarity::LowerIsBetter);
    // √(16.113² + 2²) is 16.24.
    assert_eq!(lower(none, whole(12.0)), Verdict::Similar, "the half interval would call it better from 8.3");
    assert_eq!(lower(none, whole(16.2)), Verdict::Similar);
    assert_eq!(lower(none, whole(16.3)), Verdict::Better);
    assert_eq!(lower(whole(16.3), none), Verdict::Worse);
    let all = Estimate { value: 100.0, lower: 83.887, upper: 100.0 };
    assert_eq!(lower(all, whole(88.0)), Verdict::Similar);
    assert_eq!(lower(all, whole(83.7)), Verdict::Worse);
    // Beyond the empty side, as rounding may leave it, the half counts.
    let rounded = Estimate { value: 0.1, lower: 0.1, upper: 0.3 };
    assert!((rounded.error_beside(0.0) - 0.1 / Z_95).abs() < 1e-12);
}

#[test]
fn none_of_a_group_is_called_different_only_where_chance_seldom_makes_it_so() {
    for people in [5, 10, 20, 50, 200, 1000] {
        let n = f64::from(people);
        // Wilson's upper limit of none.
        let none = Estimate { value: 0.0, lower: 0.0, upper: Z_95.powi(2) / (n + Z_95.powi(2)) };
        for permille in 1..600 {
            let share = f64::from(permille) / 1000.0;
            let whole = Estimate { value: share, lower: share - 1e-4, upper: share + 1e-4 };
            let differs = difference(none, whole, 0.95, Polarity::Neutral) != Verdict::Similar;
            assert!(!differs || (1.0 - share).powi(people) < 0.06, "none of {people} beside {share}");
        }
    }
}

#[test]
fn a_value_outside_its_own_limits_is_not_compared_whatever_the_publisher_says() {
    let mut sample = limits(8.5);
    sample.series[0].change(|it| it.lower = vec![None, Some(7.5)]);
    sample.series[0].change(|it| it.verdicts = vec![None, Some(Verdict::Worse)]);
    assert_eq!(reason(sample), NotCompared::NoInterval(NoInterval::ValueOutside));
}

#[test]
fn the_nation_itself_is_not_compared() {
    let scorecard = limits(8.5).scorecard();
    let found = Analysis::of(&scorecard);
    let england = &found.get(IndicatorId::at(0), None, ENGLAND).unwrap().benchmark;
    assert_eq!((england.area, england.verdict), (None, Verdict::NotCompared));
    assert_eq!(england.reason, Some(NotCompared::IsBenchmark));
}

#[test]
fn a_place_without_a_figure_says_so() {
    let empty = Sample::default().with(BURY, series(&[("2023", None)]));
    assert_eq!(reason(empty), no_figure(BURY, false, Sought::Any));
    let scorecard = limits(8.5).scorecard();
    let found = Analysis::with(&scorecard, &Options { as_at: Some("2021".to_owned()), ..Options::default() });
    let bury = found.get(IndicatorId::at(0), None, BURY).unwrap();
    assert_eq!(bury.benchmark.reason, Some(no_figure(BURY, false, Sought::In(period("2021")))));
    assert_eq!((bury.latest, bury.points), (None, 0));
}
