use super::super::sample::{BURY, ENGLAND, Sample, period, series, series_of, years_to};
use super::super::{Analysis, process_control};
use super::*;
use crate::model::{Flag, IndicatorId, Intervention, PeriodKind, PlainDate, fixture};

/// Bury over the years from 2019, each figure ± `half`.
fn judged(values: &[f64], half: f64, polarity: Polarity) -> Judgement {
    let bury = years_to(2018 + values.len(), values, Some(half));
    let mut sample = Sample::default().with(BURY, bury);
    sample.indicator.polarity = polarity;
    let scorecard = sample.scorecard();
    Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().clone()
}

const LOWER: Polarity = Polarity::LowerIsBetter;

#[test]
fn a_significant_trend_is_found_by_the_test() {
    let found = judged(&[4.0, 5.0, 6.0, 7.0, 8.0, 9.0], 0.1, LOWER);
    let movement = found.movement;
    assert_eq!(movement.verdict, MovementVerdict::Worsening);
    assert_eq!((movement.by, movement.rising), (Some(MovementBy::RecentTrend), Some(true)));
    assert_eq!(movement.since, Some(period("2020")));
}

#[test]
fn where_neither_way_is_good_a_tested_direction_is_no_verdict() {
    let movement = judged(&[5.0, 6.0, 7.0, 8.0, 9.0], 0.1, Polarity::Neutral).movement;
    assert_eq!((movement.verdict, movement.rising), (MovementVerdict::Unknown, Some(true)));
    assert_eq!((movement.by, movement.reason), (Some(MovementBy::RecentTrend), Some(NoMovement::Neutral)));
}

#[test]
fn a_run_that_no_test_found_is_description_and_no_movement() {
    let three = judged(&[9.0, 8.0, 7.0, 6.0], 0.1, LOWER);
    assert_eq!((three.movement.verdict, three.movement.by), (MovementVerdict::Unknown, None));
    assert_eq!(three.movement.reason, Some(NoMovement::NoTrend(NoTrend::TooFew(4))));
}

#[test]
fn no_significant_change_is_steady() {
    let movement = judged(&[8.0, 8.1, 7.9, 8.0, 8.1], 1.0, LOWER).movement;
    assert_eq!((movement.verdict, movement.rising), (MovementVerdict::Steady, None));
    assert_eq!(movement.by, Some(MovementBy::RecentTrend));
}

/// Bury and England over as many years to 2023, each with its limits this far either side where they have any.
fn beside(bury: &[f64], england: &[f64], half: Option<f64>, change: impl Fn(&mut Series)) -> Movement {
    let of = |values: &[f64]| {
        let mut found = years_to(2023, values, half);
        found.change(|it| it.flags = vec![None; values.len()]);
        found
    };
    let mut bury = of(bury);
    change(&mut bury);
    let scorecard = Sample::default().with(ENGLAND, of(england)).with(BURY, bury).scorecard();
    Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().movement
}

#[test]
fn the_gap_to_the_benchmark_is_the_difference_of_two_slopes() {
    let gap = |bury: [f64; 5], england: [f64; 5]| beside(&bury, &england, Some(0.5), |_| ()).gap;
    let rising = [5.0, 6.0, 7.0, 8.0, 9.0];
    assert_eq!(gap(rising, [4.0; 5]), Some(Gap::Widening));
    assert_eq!(gap(rising, rising), Some(Gap::AsBenchmark));
    assert_eq!(gap(rising, [4.0, 6.0, 8.0, 10.0, 12.0]), Some(Gap::Narrowing), "both get worse");
    // z is 1.25 ÷ √2 of the place's own 12.4 for a slope of 1: 3.0903 takes 0.3525.
    let slope = |by: f64| [0.0, 1.0, 2.0, 3.0, 4.0].map(|at| 4.0 + by * at);
    assert_eq!(gap(slope(0.35), [4.0; 5]), Some(Gap::AsBenchmark));
    assert_eq!(gap(slope(0.36), [4.0; 5]), Some(Gap::Widening));
}

#[test]
fn a_gap_that_was_not_tested_says_why() {
    let rising = [5.0, 6.0, 7.0, 8.0, 9.0];
    let own = beside(&rising, &[4.0; 4], Some(0.5), |_| ());
    assert_eq!((own.gap, own.gap_reason), (None, Some(NoGap::Benchmark(NoTrend::TooFew(4)))));
    let alone = judged(&rising, 0.5, LOWER).movement;
    assert_eq!(alone.gap_reason, Some(NoGap::NoBenchmark));
    assert_eq!(judged(&rising, 0.5, Polarity::Neutral).movement.gap_reason, Some(NoGap::Neutral));
    assert_eq!(judged(&[1.0], 0.5, LOWER).movement.gap_reason, Some(NoGap::NoMovement));
}

#[test]
fn counts_of_two_areas_have_no_gap() {
    let [bury, england] =
        [[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0], [90.0, 80.0, 70.0, 60.0, 50.0, 40.0, 30.0, 9.0]];
    let mut sample = Sample::default()
        .with(ENGLAND, years_to(2023, &england, None))
        .with(BURY, years_to(2023, &bury, None));
    sample.indicator.measure.kind = MeasureKind::Count;
    let scorecard = sample.scorecard();
    let found = Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().movement;
    assert_eq!(found.by, Some(MovementBy::MannKendall));
    assert_eq!((found.gap, found.gap_reason), (None, Some(NoGap::Count)));
}

#[test]
fn without_limits_eight_years_are_tested_by_mann_and_kendall() {
    let rising = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    let found = beside(&rising, &[4.0; 8], None, |_| ());
    assert_eq!((found.verdict, found.by), (MovementVerdict::Worsening, Some(MovementBy::MannKendall)));
    assert_eq!((found.since, found.gap), (Some(period("2016")), Some(Gap::Widening)));
    assert_eq!(beside(&rising, &rising, None, |_| ()).gap, Some(Gap::AsBenchmark));
    let turns = beside(&[1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0], &[4.0; 8], None, |_| ());
    assert_eq!((turns.verdict, turns.rising), (MovementVerdict::Steady, None));
    let seven = beside(&rising[..7], &[4.0; 7], None, |_| ());
    assert_eq!(seven.reason, Some(NoMovement::TooFewYears(NoTrend::NoInterval(period("2019")), 7)));
}

#[test]
fn disrupted_years_take_the_recent_trend_and_leave_mann_and_kendall() {
    let values = [1.0, 2.0, 3.0, 4.0, 5.0, 0.0, 0.0, 6.0, 7.0, 8.0];
    let found = beside(&values, &[4.0; 10], Some(0.1), |bury| {
        bury.change(|it| it.flags[5..7].fill(Some(Flag::Disrupted)));
    });
    assert_eq!((found.verdict, found.by), (MovementVerdict::Worsening, Some(MovementBy::MannKendall)));
    assert_eq!(found.since, Some(period("2014")));
}

#[test]
fn runs_of_years_are_tested_on_points_that_share_none() {
    let labels: Vec<String> = (2001..).take(15).map(|y: i32| format!("{y}-{:02}", y - 1998)).collect();
    let of = |values: &dyn Fn(i32) -> f64| {
        let given: Vec<_> =
            (0..).zip(&labels).map(|(at, label)| (label.as_str(), Some(values(at)))).collect();
        let mut found = series_of(PeriodKind::Years, &given);
        found.change(|it| it.lower = it.values.iter().map(|value| value.map(|it| it - 0.3)).collect());
        found.change(|it| it.upper = it.values.iter().map(|value| value.map(|it| it + 0.3)).collect());
        let mut sample = Sample::default().with(BURY, found);
        sample.indicator.period = PeriodKind::Years;
        let scorecard = sample.scorecard();
        Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().clone()
    };
    let falling = of(&|at| 80.0 - 0.2 * f64::from(at));
    let (movement, trend) = (falling.movement, falling.trend);
    assert_eq!(movement.verdict, MovementVerdict::Improving);
    let since = Period::parse(PeriodKind::Years, "2003-05").unwrap();
    assert_eq!((movement.by, movement.since), (Some(MovementBy::RecentTrend), Some(since)));
    assert!((trend.slope.unwrap() + 0.2).abs() < 1e-9, "the slope is that of a year");
    // Only the points three years apart count: what lies between them does not.
    let between = of(&|at| if at % 3 == 2 { 80.0 } else { 70.0 - f64::from(at) });
    assert_eq!(between.movement.verdict, MovementVerdict::Steady);
}

#[test]
fn monthly_figures_move_by_process_control() {
    let turns = |count: usize| [9.0, 11.0].into_iter().cycle().take(count).collect::<Vec<f64>>();
    let steady = months(&turns(14));
    assert_eq!((steady.verdict, steady.by), (MovementVerdict::Steady, Some(MovementBy::ProcessControl)));
    let run = months(&[turns(15), vec![12.0; 7]].concat());
    assert_eq!((run.verdict, run.rising), (MovementVerdict::Worsening, Some(true)));
    assert_eq!(run.since, Period::parse(PeriodKind::Month, "2022-04").ok(), "the first of the run");
    assert_eq!(run.gap_reason, Some(NoGap::NotAnnual));
    assert!(matches!(months(&turns(5)).reason, Some(NoMovement::NoControl(NoLimits::TooFewPoints { .. }))));
    let seasonal: Vec<f64> = (0..36).map(|at| f64::from(at % 12)).collect();
    assert_eq!(months(&seasonal).verdict, MovementVerdict::Steady, "each month is as a year before");
}

#[test]
fn several_rules_at_the_latest_month_count_from_the_first_that_began() {
    let chance: Vec<f64> = (0..39).map(|at| 9.0 + f64::from(at * 7 % 5) * 0.5).collect();
    let found = months(&[chance, vec![12.5; 7], vec![15.0, 15.5]].concat());
    assert_eq!(found.verdict, MovementVerdict::Worsening);
    assert_eq!(found.since, Period::parse(PeriodKind::Month, "2024-04").ok(), "the nine above the mean");
}

/// Four years of a season, with something added from a month on.
fn seasonal(added: impl Fn(usize) -> f64) -> Movement {
    const SEASON: [f64; 12] = [0.0, 1.0, 3.0, 6.0, 8.0, 10.0, 10.0, 8.0, 6.0, 3.0, 1.0, 0.0];
    let noise = |at: usize| (at * 7 % 5) as f64 * 0.2;
    months(&(0..48).map(|at| 30.0 + SEASON[at % 12] + noise(at) + added(at)).collect::<Vec<_>>())
}

#[test]
fn a_season_moves_by_its_differences_from_the_year_before() {
    let march = Period::parse(PeriodKind::Month, "2024-03").ok();
    let risen = seasonal(|at| if at >= 38 { 6.0 } else { 0.0 });
    assert_eq!((risen.verdict, risen.by), (MovementVerdict::Worsening, Some(MovementBy::ProcessControl)));
    assert_eq!((risen.since, risen.rising, risen.lately), (march, Some(true), None));
    let fallen = seasonal(|at| if at >= 38 { -6.0 } else { 0.0 });
    assert_eq!((fallen.verdict, fallen.since), (MovementVerdict::Improving, march));
    assert_eq!(seasonal(|_| 0.0).verdict, MovementVerdict::Steady);
    // Higher by as much every year is common cause of the differences, and not steady.
    let every_year = seasonal(|at| at as f64 * 0.5);
    assert_eq!(every_year.reason, Some(NoMovement::Seasonal));
    // A rise that is smaller than in the years before is no fall.
    let slower = seasonal(|at| if at < 38 { at as f64 } else { 38.0 + (at - 38) as f64 * 0.2 });
    assert_eq!(slower.reason, Some(NoMovement::Seasonal));
}

#[test]
fn the_last_figure_of_a_test_is_the_latest_that_is_comparable() {
    let mut bury = years_to(2023, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 1.0], None);
    bury.change(|it| it.flags = [vec![None; 9], vec![Some(Flag::Disrupted)]].concat());
    let scorecard = Sample::default().with(BURY, bury).scorecard();
    let analysis = Analysis::of(&scorecard);
    let found = analysis.get(IndicatorId::at(0), None, BURY).unwrap();
    assert_eq!(found.movement.by, Some(MovementBy::MannKendall));
    let last = last_tested(&scorecard, found).unwrap();
    assert_eq!((last.period, last.value), (period("2022"), 9.0));
}

/// Bury by month from January 2021.
fn months(values: &[f64]) -> Movement {
    let mut found = series_of(PeriodKind::Month, &[]);
    let first = Period::parse(PeriodKind::Month, "2021-01").unwrap();
    found.periods = (0..).zip(values).map(|(at, _)| first.later(at).unwrap()).collect();
    found.change(|it| it.values = values.iter().copied().map(Some).collect());
    let mut sample = Sample::default().with(BURY, found);
    sample.indicator.period = PeriodKind::Month;
    let scorecard = sample.scorecard();
    Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().movement
}

#[test]
fn one_month_outside_the_limits_is_of_that_month_and_no_movement() {
    let turns = |count: usize| [9.0, 11.0].into_iter().cycle().take(count).collect::<Vec<f64>>();
    let one = months(&[turns(16), vec![20.0]].concat());
    assert_eq!((one.verdict, one.rising), (MovementVerdict::Steady, None));
    let may = Period::parse(PeriodKind::Month, "2022-05").unwrap();
    assert_eq!(one.lately, Some(Lately { way: LatelyWay::OutsideLimits, since: may }));
    let two = months(&[turns(16), vec![18.0, 18.0]].concat());
    assert_eq!(
        two.verdict,
        MovementVerdict::Worsening,
        "two of three near the limit, counted with those beyond"
    );
    assert_eq!(two.lately, None);
}

#[test]
fn the_latest_figures_are_set_against_the_movement() {
    let lately = |values: &[f64], half| judged(values, half, LOWER).movement;
    let fell = lately(&[9.0, 8.0, 7.0, 6.0, 5.0], 0.1);
    assert_eq!((fell.verdict, fell.lately), (MovementVerdict::Improving, None));
    let turned = lately(&[9.0, 8.0, 6.0, 4.0, 4.5], 0.1);
    assert_eq!(turned.verdict, MovementVerdict::Improving);
    assert_eq!(turned.lately, Some(Lately { way: LatelyWay::Turned, since: period("2022") }));
    let little = lately(&[9.0, 8.0, 6.0, 4.0, 4.5], 0.6);
    assert_eq!((little.verdict, little.lately), (MovementVerdict::Improving, None), "within its limits");
    let still = lately(&[9.0, 8.0, 3.0, 3.0, 3.0], 0.1);
    assert_eq!(still.verdict, MovementVerdict::Improving);
    assert_eq!(still.lately, Some(Lately { way: LatelyWay::Still, since: period("2021") }));
    assert_eq!(lately(&[9.0, 8.0, 7.0, 3.0, 3.0], 0.1).lately, None, "one step is soon a matter of rounding");
    assert_eq!(lately(&[5.0, 5.1, 4.9, 5.0, 5.0], 1.0).lately, None, "where nothing moves, nothing departs");
}

#[test]
fn a_turn_of_several_small_steps_counts_from_where_it_began() {
    let movement = beside(&[20.0, 16.0, 12.0, 9.0, 6.0, 4.0, 3.0, 2.0, 2.03, 2.06], &[9.0; 10], None, |_| ());
    assert_eq!((movement.by, movement.verdict), (Some(MovementBy::MannKendall), MovementVerdict::Improving));
    assert_eq!(movement.lately, Some(Lately { way: LatelyWay::Turned, since: period("2021") }));
}

#[test]
fn an_intervention_that_says_so_starts_the_limits_of_what_it_aims_at_anew() {
    let chart = |rebase: bool, aims: Vec<IndicatorId>| {
        let mut bury = series_of(PeriodKind::Month, &[]);
        let first = Period::parse(PeriodKind::Month, "2021-01").unwrap();
        bury.periods = (0..30).map(|at| first.later(at).unwrap()).collect();
        bury.change(|it| it.values = (0..30).map(|at| Some(f64::from(at % 2))).collect());
        let mut sample = Sample::default().with(BURY, bury);
        // Two values by turns are the same every twelve months.
        (sample.indicator.period, sample.methods.season) = (PeriodKind::Month, false);
        let tried = Intervention {
            start: PlainDate::parse("2022-03"),
            rebase,
            aims,
            ..fixture::intervention("tried", &[BURY])
        };
        sample.interventions.push(tried);
        let scorecard = sample.scorecard();
        let judgement = Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().clone();
        let points = process_control(&scorecard, &judgement).points;
        assert_eq!(
            points.iter().filter(|at| at.group == points[29].group).count() as u32,
            judgement.spc.points
        );
        judgement.spc.points
    };
    assert_eq!(chart(true, vec![IndicatorId::at(0)]), 16);
    assert_eq!(chart(false, vec![IndicatorId::at(0)]), 30);
    assert_eq!(chart(true, Vec::new()), 30);
}

#[test]
fn a_group_of_people_is_set_beside_everyone_in_its_area() {
    let of = |slope: f64| {
        let labels = ["2019", "2020", "2021", "2022", "2023"];
        let values = [0.0, 1.0, 2.0, 3.0, 4.0].map(|at| Some(5.0 + slope * at));
        let mut found = series(&labels.into_iter().zip(values).collect::<Vec<_>>());
        found.change(|it| it.lower = values.map(|value| value.map(|it| it - 0.2)).to_vec());
        found.change(|it| it.upper = values.map(|value| value.map(|it| it + 0.2)).to_vec());
        found
    };
    let sample = Sample::default().with(ENGLAND, of(0.0)).with(BURY, of(0.0)).with(BURY, of(1.0));
    let scorecard = sample.broken_down(2).scorecard();
    let analysis = Analysis::of(&scorecard);
    let group = analysis.judgements().iter().find(|found| found.breakdown.is_some()).unwrap();
    assert_eq!(group.benchmark.area, Some(BURY));
    assert_eq!(
        (group.movement.verdict, group.movement.gap),
        (MovementVerdict::Worsening, Some(Gap::Widening))
    );
    let slopes = slopes_beside(&scorecard, group).unwrap();
    assert!((slopes[0].slope - 1.0).abs() < 1e-9 && slopes[1].slope.abs() < 1e-9);
}
