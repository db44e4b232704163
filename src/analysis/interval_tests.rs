use super::super::sample::{Sample, series};
use super::*;
use crate::model::Scorecard;

/// One observation in 2023 of a rate per 100, `count` out of `denominator`.
fn counted(value: f64, count: Option<f64>, denominator: Option<f64>) -> Series {
    let mut bury = series(&[("2023", Some(value))]);
    bury.change(|it| (it.numerators, it.denominators) = (vec![count], vec![denominator]));
    bury
}

fn indicator(kind: MeasureKind) -> Indicator {
    let mut indicator = Sample::default().indicator;
    indicator.measure.kind = kind;
    indicator
}

fn found(kind: MeasureKind, series: &Series) -> Result<Interval, NoInterval> {
    of(&indicator(kind), series, series.latest().unwrap())
}

fn none(kind: MeasureKind, value: f64, count: Option<f64>, denominator: Option<f64>) -> NoInterval {
    found(kind, &counted(value, count, denominator)).unwrap_err()
}

#[test]
fn a_published_interval_needs_both_limits() {
    let mut bury = series(&[("2021", Some(5.0)), ("2022", Some(6.0)), ("2023", Some(7.0))]);
    bury.change(|it| it.lower = vec![Some(4.5), Some(5.5), None]);
    bury.change(|it| it.upper = vec![Some(5.5), None, Some(7.5)]);
    let rate = indicator(MeasureKind::Rate);
    let limits: Vec<_> = bury.observations().map(|observation| of(&rate, &bury, observation)).collect();
    let published = Interval { lower: 4.5, upper: 5.5, method: IntervalMethod::Published };
    assert_eq!(limits, [Ok(published), Err(NoInterval::OneLimit), Err(NoInterval::OneLimit)]);
}

#[test]
fn a_published_interval_wins_over_counts_and_is_of_95_per_cent_only() {
    let mut bury = counted(7.0, Some(7.0), Some(100.0));
    bury.change(|it| (it.lower, it.upper) = (vec![Some(6.9)], vec![Some(7.1)]));
    let interval = found(MeasureKind::Rate, &bury).unwrap();
    assert_eq!((interval.lower, interval.method), (6.9, IntervalMethod::Published));
}

#[test]
fn published_limits_lie_further_from_the_value_at_another_confidence() {
    let mut bury = counted(7.0, None, None);
    bury.change(|it| (it.lower, it.upper) = (vec![Some(6.0)], vec![Some(9.0)]));
    let wider =
        |bury: &Series| at(&indicator(MeasureKind::Rate), bury, bury.latest().unwrap(), 0.998).unwrap();
    // 3.0902 ÷ 1.9600 times as far.
    let found = wider(&bury);
    assert!((found.lower - 5.423_322).abs() < 1e-5 && (found.upper - 10.153_356).abs() < 1e-5, "{found:?}");
    bury.change(|it| it.lower = vec![Some(0.5)]);
    assert!(
        wider(&bury).lower.abs() < f64::EPSILON,
        "what is not below nought at one confidence is not at another"
    );
}

#[test]
fn a_value_outside_its_own_limits_or_limits_without_width_are_no_interval() {
    let mut bury = counted(7.0, Some(7.0), Some(100.0));
    bury.change(|it| (it.lower, it.upper) = (vec![Some(7.1)], vec![Some(9.0)]));
    assert_eq!(found(MeasureKind::Rate, &bury), Err(NoInterval::ValueOutside));
    bury.change(|it| (it.lower, it.upper) = (vec![Some(5.0)], vec![Some(6.9)]));
    assert_eq!(found(MeasureKind::Rate, &bury), Err(NoInterval::ValueOutside));
    bury.change(|it| (it.lower, it.upper) = (vec![Some(7.0)], vec![Some(9.0)]));
    assert!(found(MeasureKind::Rate, &bury).is_ok(), "a limit itself is within");
    bury.change(|it| (it.lower, it.upper) = (vec![Some(7.0)], vec![Some(7.0)]));
    assert_eq!(found(MeasureKind::Rate, &bury).map(|it| it.method), Ok(IntervalMethod::Exact));
    bury.change(|it| it.numerators = Vec::new());
    assert_eq!(found(MeasureKind::Rate, &bury), Err(NoInterval::NoWidth));
}

#[test]
fn events_that_repeat_move_both_limits_away_from_the_value() {
    let limits = |repeats, count: f64| {
        let mut about = indicator(MeasureKind::Rate);
        about.measure.repeats = repeats;
        let bury = counted(count, Some(count), Some(100.0));
        of(&about, &bury, bury.latest().unwrap()).unwrap()
    };
    let plain = limits(None, 65.0);
    // √(2 × 2.5 − 1) = 2.
    let wide = limits(Some(2.5), 65.0);
    assert_eq!(wide.method, IntervalMethod::CompoundPoisson);
    assert!((65.0 - wide.lower - 2.0 * (65.0 - plain.lower)).abs() < 1e-9, "{wide:?}");
    assert!((wide.upper - 65.0 - 2.0 * (plain.upper - 65.0)).abs() < 1e-9, "{wide:?}");
    assert!(limits(Some(5.0), 3.0).lower.abs() < f64::EPSILON, "never below nought");
    assert_eq!(limits(Some(1.0), 65.0), plain);
    let mut share = indicator(MeasureKind::Proportion);
    share.measure.repeats = Some(2.5);
    let bury = counted(65.0, Some(65.0), Some(100.0));
    assert_eq!(of(&share, &bury, bury.latest().unwrap()).map(|it| it.method), Ok(IntervalMethod::Wilson));
}

#[test]
fn a_proportion_takes_wilsons_interval_in_per_cent() {
    let interval = found(MeasureKind::Proportion, &counted(65.0, Some(65.0), Some(100.0))).unwrap();
    assert_eq!(interval.method, IntervalMethod::Wilson);
    assert!((interval.lower - 55.254_443_296_888).abs() < 1e-9);
    assert!((interval.upper - 73.635_751_756_902_5).abs() < 1e-9);
}

#[test]
fn a_rate_takes_the_exact_interval_below_ten_events_and_byars_from_there() {
    let few = found(MeasureKind::Rate, &counted(1.0, Some(1.0), Some(100.0))).unwrap();
    assert_eq!(few.method, IntervalMethod::Exact);
    assert!((few.lower - 0.025_317_807_984_289_9).abs() < 1e-9, "{few:?}");
    assert!((few.upper - 5.571_643_390_938_9).abs() < 1e-9, "{few:?}");
    let many = found(MeasureKind::Rate, &counted(65.0, Some(65.0), Some(100.0))).unwrap();
    assert_eq!(many.method, IntervalMethod::Byar);
    assert!((many.lower - 50.163_187_710_459_5).abs() < 1e-9, "{many:?}");
}

#[test]
fn counts_may_differ_from_the_value_by_its_rounding_and_no_more() {
    // 1,510 of 29,600 are 5.1013… per 100.
    let of_value = |value| found(MeasureKind::Rate, &counted(value, Some(1510.0), Some(29_600.0)));
    assert!(of_value(5.1).is_ok() && of_value(5.101).is_ok() && of_value(5.0).is_ok());
    assert_eq!(of_value(5.2), Err(NoInterval::Contradiction));
    assert_eq!(of_value(5.11), Err(NoInterval::Contradiction));
    assert_eq!(of_value(7.0), Err(NoInterval::Contradiction));
    // A denominator with decimals is rounded too: 44 of 222.75 are 19.753.
    let agrees = |value, count, denominator| {
        found(MeasureKind::Proportion, &counted(value, Some(count), Some(denominator))).is_ok()
    };
    assert!(agrees(19.8, 44.0, 222.8) && !agrees(19.8, 44.0, 223.0) && !agrees(19.9, 44.0, 222.8));
    assert!(agrees(19.8, 44.2, 223.0) && !agrees(1.0, 1.0, 3.0));
}

#[test]
fn what_is_missing_or_impossible_is_said() {
    let rate = |value, count, denominator| none(MeasureKind::Rate, value, count, denominator);
    assert_eq!(rate(7.0, None, None), NoInterval::NoCounts);
    assert_eq!(rate(7.0, Some(7.0), None), NoInterval::NoDenominator);
    assert_eq!(rate(7.0, None, Some(100.0)), NoInterval::NoNumerator);
    assert_eq!(rate(0.0, Some(0.0), Some(0.0)), NoInterval::EmptyDenominator);
    assert_eq!(rate(-7.0, Some(-7.0), Some(100.0)), NoInterval::ImpossibleCount);
    let above = none(MeasureKind::Proportion, 120.0, Some(120.0), Some(100.0));
    assert_eq!(above, NoInterval::ImpossibleCount);
    let mut without_per = indicator(MeasureKind::Rate);
    without_per.measure.per = None;
    let bury = counted(7.0, Some(7.0), Some(100.0));
    assert_eq!(of(&without_per, &bury, bury.latest().unwrap()), Err(NoInterval::NoPer));
}

#[test]
fn no_other_measure_has_an_interval_of_its_own() {
    for kind in [
        MeasureKind::StandardisedRate,
        MeasureKind::Mean,
        MeasureKind::Count,
        MeasureKind::Ratio,
        MeasureKind::Index,
        MeasureKind::Score,
    ] {
        let reason = none(kind, 7.0, Some(7.0), Some(100.0));
        assert_eq!(reason, NoInterval::Kind(kind));
        assert_eq!(reason, NoInterval::Kind(kind));
    }
}

#[test]
fn the_interval_stands_in_the_judgement() {
    let scorecard: Scorecard =
        Sample::default().with(super::super::sample::BURY, counted(7.0, Some(7.0), Some(100.0))).scorecard();
    let found = super::super::Analysis::of(&scorecard);
    assert_eq!(found.judgements()[0].interval.map(|it| it.method), Some(IntervalMethod::Exact));
}
