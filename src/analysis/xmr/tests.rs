use super::super::sample::{Sample, series_of};
use super::*;
use crate::model::{Flag, Methods, Period, PeriodKind, Polarity};

fn monthly(polarity: Polarity) -> Indicator {
    Indicator { polarity, period: PeriodKind::Month, ..Sample::default().indicator }
}

fn months(values: &[Option<f64>]) -> Series {
    let mut found = series_of(PeriodKind::Month, &[]);
    let first = Period::parse(PeriodKind::Month, "2021-04").unwrap();
    found.periods = (0..).zip(values).map(|(at, _)| first.later(at).unwrap()).collect();
    found.change(|it| it.values = values.to_vec());
    found
}

/// Nine and eleven by turns: mean 10, limits 10 ± 5.32.
fn by_turns(count: usize) -> Vec<Option<f64>> {
    [9.0, 11.0].into_iter().cycle().take(count).map(Some).collect()
}

fn with(polarity: Polarity, series: &Series, options: &Options) -> Xmr {
    chart(&monthly(polarity), series, series.latest(), None, options)
}

fn charted(series: &Series) -> Xmr {
    with(Polarity::HigherIsBetter, series, &Options::default())
}

#[test]
fn thirteen_points_have_limits_and_twelve_say_why_not() {
    let twelve = charted(&months(&by_turns(12)));
    assert_eq!(
        twelve.reason,
        Some(NoLimits::TooFewPoints { points: 12, needed: 13, left_out: 0, seasonal: false, since: None })
    );
    assert!(twelve.points.iter().all(|point| point.limits.is_none() && point.variation.is_none()));
    let found = charted(&months(&by_turns(14)));
    assert_eq!((found.reason, found.points.len()), (None, 14));
    let limits = found.points[0].limits.unwrap();
    assert!((limits.mean - 10.0).abs() < 1e-12 && (limits.upper - 15.32).abs() < 1e-12);
}

#[test]
fn points_that_are_not_comparable_are_counted_apart_from_those_that_count() {
    let mut series = months(&by_turns(10));
    series.change(|it| it.flags = vec![None; 10]);
    series.change(|it| it.flags[3..5].fill(Some(Flag::Disrupted)));
    assert_eq!(
        charted(&series).reason,
        Some(NoLimits::TooFewPoints { points: 8, needed: 13, left_out: 2, seasonal: false, since: None })
    );
}

#[test]
fn a_change_of_method_starts_a_new_group_with_its_own_limits() {
    let mut series = months(&[by_turns(14), vec![Some(20.0); 13]].concat());
    series.change(|it| it.flags = vec![None; 27]);
    series.change(|it| it.flags[14] = Some(Flag::Break));
    let found = charted(&series);
    assert_eq!(found.points.iter().map(|point| point.group).max(), Some(1));
    assert!(found.points.iter().all(|point| point.marks == Marks::default()), "the step is no signal");
    let last = latest(&found, &monthly(Polarity::HigherIsBetter), Some(20.0));
    assert_eq!(last.limits, Some(Limits { mean: 20.0, lower: 20.0, upper: 20.0 }));
    assert_eq!((last.points, last.assurance), (13, Some(Assurance::Pass)), "equal to the target meets it");
}

#[test]
fn too_few_points_since_the_method_changed_keep_the_older_limits_only() {
    let mut series = months(&by_turns(20));
    series.change(|it| it.flags = vec![None; 20]);
    series.change(|it| it.flags[15] = Some(Flag::Break));
    let found = charted(&series);
    let period = series.periods[15];
    let since = Some(Since { period, why: NewStart::Method });
    assert_eq!(
        found.reason,
        Some(NoLimits::TooFewPoints { points: 5, needed: 13, left_out: 0, seasonal: false, since })
    );
    assert!(found.points[0].limits.is_some() && found.points[19].limits.is_none());
    let last = latest(&found, &monthly(Polarity::HigherIsBetter), Some(1.0));
    assert_eq!((last.points, last.limits, last.assurance, last.variation), (5, None, None, None));
}

#[test]
fn a_chart_starts_anew_where_it_is_told_to() {
    let series = months(&by_turns(30));
    let rebase = [series.periods[15].start()];
    let options = Options { rebase: &rebase, ..Options::default() };
    let found = with(Polarity::Neutral, &series, &options);
    assert_eq!(found.points.iter().filter(|point| point.group == 1).count(), 15);
}

#[test]
fn a_month_left_out_of_the_file_is_a_gap_like_one_without_a_figure() {
    let high = [Some(12.0); 7];
    let joined = months(&[by_turns(14), high.to_vec()].concat());
    assert_eq!(charted(&joined).points[20].marks.rules(), Rules::from_iter([Rule::Run]));
    let empty = months(&[by_turns(14), high[..3].to_vec(), vec![None], high[3..].to_vec()].concat());
    assert_eq!(charted(&empty).points[20].marks.rules(), Rules::default());
    let mut skipped = empty.clone();
    skipped.change(|it| {
        it.values.remove(17);
    });
    skipped.periods = empty.periods.iter().enumerate().filter(|(at, _)| *at != 17).map(|(_, p)| *p).collect();
    let limits = |series: &Series| charted(series).points.iter().map(|p| p.limits).collect::<Vec<_>>();
    assert_eq!(limits(&skipped), limits(&empty));
    assert_eq!(charted(&skipped).points[20].marks.rules(), Rules::default());
}

#[test]
fn a_constant_series_has_limits_equal_to_its_mean_and_no_signals() {
    for screen in [false, true] {
        let series = months(&[Some(0.1); 36]);
        let options = Options { screen, ..Options::default() };
        let found = with(Polarity::LowerIsBetter, &series, &options);
        let limits = found.points[0].limits.unwrap();
        assert_eq!([limits.mean, limits.lower, limits.upper].map(f64::to_bits), [0.1_f64.to_bits(); 3]);
        assert!(found.points.iter().all(|point| point.variation == Some(Variation::CommonCause)));
    }
}

#[test]
fn a_point_on_the_mean_but_for_rounding_is_on_the_mean() {
    // Three quarters of 0.3 and a quarter of 0.7: 0.4, which no sum of these gives exactly.
    let mut values = [0.3, 0.3, 0.3, 0.7].repeat(5);
    values.extend([0.4; 8]);
    let values: Vec<Option<f64>> = values.into_iter().map(Some).collect();
    let limits = limits(&values, false).unwrap();
    let marked = marks(&values, &limits, &Options::default());
    assert!(marked[20..].iter().all(|mark| mark.run.is_none()));
}

#[test]
fn a_run_can_be_set_to_six() {
    let series = months(&[by_turns(14), vec![Some(12.0); 6]].concat());
    let rules = |run_length| {
        let methods = Methods { run_length, ..Methods::default() };
        let about = monthly(Polarity::LowerIsBetter);
        latest(&chart(&about, &series, series.latest(), None, &Options::of(&methods)), &about, None)
    };
    assert_eq!(
        rules(7).variation,
        Some(Variation::Concern),
        "with the eleven before it, it is a run of seven"
    );
    let mut shorter = series.clone();
    shorter.change(|it| it.values[13] = Some(9.0));
    let six = Methods { run_length: 6, ..Methods::default() };
    let about = monthly(Polarity::LowerIsBetter);
    let found = |methods: &Methods| {
        latest(&chart(&about, &shorter, shorter.latest(), None, &Options::of(methods)), &about, None)
    };
    assert_eq!(found(&Methods::default()).variation, Some(Variation::CommonCause));
    assert_eq!(
        (found(&six).variation, found(&six).rules),
        (Some(Variation::Concern), Rules::from_iter([Rule::Run]))
    );
}

#[test]
fn overlapping_periods_have_no_limits() {
    let first = Period::parse(PeriodKind::Years, "2001-03").unwrap();
    let mut series = series_of(PeriodKind::Years, &[]);
    series.periods = (0..15).map(|step| first.later(step).unwrap()).collect();
    series.change(|it| it.values = by_turns(15));
    let found = charted(&series);
    assert!(found.points.iter().all(|point| point.limits.is_none()));
    assert_eq!(found.reason, Some(NoLimits::Overlapping));
}

#[test]
fn three_financial_years_after_three_others_do_not_overlap_them() {
    let first = Period::parse(PeriodKind::Years, "1980-83").unwrap();
    let mut series = series_of(PeriodKind::Years, &[]);
    series.periods = (0..14).map(|step| first.later(3 * step).unwrap()).collect();
    series.change(|it| it.values = by_turns(14));
    let about = Indicator { period: PeriodKind::Years, ..monthly(Polarity::HigherIsBetter) };
    let of = |span| {
        chart(&Indicator { span, ..about.clone() }, &series, series.latest(), None, &Options::default())
    };
    let found = of(Some(3));
    assert_eq!(found.reason, None, "1980/81 to 1982/83, then 1983/84 to 1985/86");
    assert!(found.points.windows(2).all(|pair| pair[1].follows(&pair[0])));
    assert_eq!(of(None).reason, Some(NoLimits::Overlapping), "four years of the calendar");
}

#[test]
fn figures_without_neighbours_have_no_limits() {
    let alone = (0..30).map(|at| (at % 2 == 0).then_some(5.0)).collect::<Vec<_>>();
    let found = charted(&months(&alone));
    assert_eq!(found.points.len(), 15);
    assert_eq!(found.reason, Some(NoLimits::NotWorkedOut { since: None }));
}

#[test]
fn without_a_target_or_a_good_direction_there_is_no_assurance() {
    let found = charted(&months(&by_turns(14)));
    assert_eq!(latest(&found, &monthly(Polarity::HigherIsBetter), None).assurance, None);
    assert_eq!(latest(&found, &monthly(Polarity::Neutral), Some(99.0)).assurance, None);
    let nothing = charted(&months(&[None, None]));
    assert_eq!(nothing.reason, Some(NoLimits::NoFigure));
    assert_eq!(latest(&nothing, &monthly(Polarity::Neutral), Some(1.0)).points, 0);
}

#[test]
fn a_rebase_starts_with_the_first_period_that_begins_on_the_day_or_later() {
    let series = months(&by_turns(30));
    let first_of = |day: Date| {
        let found = with(Polarity::Neutral, &series, &Options { rebase: &[day], ..Options::default() });
        found.points.iter().find(|point| point.group == 1).map(|point| point.observation.period)
    };
    assert_eq!(first_of(jiff::civil::date(2022, 7, 1)), Period::parse(PeriodKind::Month, "2022-07").ok());
    assert_eq!(first_of(jiff::civil::date(2022, 7, 2)), Period::parse(PeriodKind::Month, "2022-08").ok());
}

#[test]
fn a_disrupted_point_is_in_no_limit_and_no_rule_and_breaks_a_run() {
    let mut series = months(&[by_turns(14), vec![Some(99.0)], vec![Some(12.0); 7]].concat());
    series.change(|it| it.flags = vec![None; 22]);
    let plain = charted(&series).points[0].limits.unwrap();
    series.change(|it| it.flags[14] = Some(Flag::Disrupted));
    let found = charted(&series);
    assert_eq!((found.points.len(), found.points[14].disrupted), (22, true));
    assert_eq!((found.points[14].variation, found.points[14].marks), (None, Marks::default()));
    let limits = found.points[0].limits.unwrap();
    assert!(limits.upper < plain.upper && limits.mean < plain.mean);
    let run = |at: usize| found.points[at].marks.run.is_some();
    assert!(run(15) && run(21) && !run(13), "the run starts anew after it");
    let last = latest(&found, &monthly(Polarity::HigherIsBetter), None);
    assert_eq!((last.points, last.reason), (21, None));
}

#[test]
fn a_latest_point_that_is_disrupted_has_limits_and_no_verdict() {
    let mut series = months(&by_turns(14));
    series.change(|it| it.flags = vec![None; 14]);
    series.change(|it| it.flags[13] = Some(Flag::Disrupted));
    let found = latest(&charted(&series), &monthly(Polarity::HigherIsBetter), None);
    assert_eq!((found.variation, found.reason), (None, Some(NoLimits::Disrupted(series.periods[13]))));
    assert!(found.limits.is_some());
}

#[test]
fn the_first_points_fix_the_limits_where_the_file_says_so() {
    let series = months(&[by_turns(12), vec![Some(20.0); 10]].concat());
    let methods = Methods { baseline_points: Some(12), ..Methods::default() };
    let found = with(Polarity::HigherIsBetter, &series, &Options::of(&methods));
    let limits = found.points[21].limits.unwrap();
    assert!((limits.mean - 10.0).abs() < 1e-12 && (limits.upper - 15.32).abs() < 1e-12);
    assert!(found.points[21].marks.outside.is_some());
    let mut gap = series.clone();
    gap.change(|it| it.values[3] = None);
    let found = with(Polarity::HigherIsBetter, &gap, &Options::of(&methods));
    assert!(found.points[0].limits.unwrap().mean > 10.5, "twelve points, not twelve months");
}

fn ruled(rules: SpcRules) -> Options<'static> {
    Options { rules, ..Options::default() }
}

#[test]
fn points_beyond_the_limit_count_for_two_of_three_in_making_data_count() {
    let limits = Limits { mean: 0.0, lower: -3.0, upper: 3.0 };
    let values = [0.5, 3.5, 2.5, 0.5].map(Some);
    let marked = |rules| {
        let marks = marks(&values, &limits, &ruled(rules));
        marks.iter().map(|mark| mark.two_of_three.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(marked(SpcRules::MakingDataCount), [false, true, true, false]);
    assert_eq!(marked(SpcRules::Nhsr), [false; 4]);
}

#[test]
fn a_point_of_two_meanings_is_an_improvement_in_making_data_count() {
    // A trend downwards, all of it above the mean: the trend is the higher rule.
    let falling = Marks { trend: Some(Side::Low), run: Some(Side::High), ..Marks::default() };
    let of = |polarity, rules| variation(falling, polarity, rules);
    let (lower, higher) = (Polarity::LowerIsBetter, Polarity::HigherIsBetter);
    assert_eq!(of(lower, SpcRules::MakingDataCount), Variation::Improvement);
    assert_eq!(of(higher, SpcRules::MakingDataCount), Variation::Improvement);
    assert_eq!(of(lower, SpcRules::Nhsr), Variation::Improvement);
    assert_eq!(of(higher, SpcRules::Nhsr), Variation::Concern);
    assert_eq!(of(Polarity::Neutral, SpcRules::MakingDataCount), Variation::NeutralLow);
}

#[test]
fn a_target_on_a_limit_is_met_in_making_data_count() {
    let limits = Limits { mean: 10.0, lower: 5.0, upper: 15.0 };
    let found = |target, polarity, rules| assurance(&limits, target, polarity, rules);
    let (lower, higher) = (Polarity::LowerIsBetter, Polarity::HigherIsBetter);
    assert_eq!(found(5.0, higher, SpcRules::MakingDataCount), Some(Assurance::Pass));
    assert_eq!(found(15.0, higher, SpcRules::MakingDataCount), Some(Assurance::HitOrMiss));
    assert_eq!(found(15.0, lower, SpcRules::MakingDataCount), Some(Assurance::Pass));
    assert_eq!(found(5.0, lower, SpcRules::MakingDataCount), Some(Assurance::HitOrMiss));
    assert_eq!(found(5.0, higher, SpcRules::Nhsr), Some(Assurance::HitOrMiss));
    assert_eq!(found(4.9, higher, SpcRules::Nhsr), Some(Assurance::Pass));
    assert_eq!(found(15.1, higher, SpcRules::Nhsr), Some(Assurance::Fail));
}

#[test]
fn annual_figures_that_fall_have_points_and_no_limits() {
    let first = Period::parse(PeriodKind::Year, "2004").unwrap();
    let mut series = series_of(PeriodKind::Year, &[]);
    series.periods = (0..20).map(|at| first.later(at).unwrap()).collect();
    series.change(|it| it.values = (0..20).map(|at| Some(40.0 - f64::from(at))).collect());
    let about = Indicator { period: PeriodKind::Year, ..monthly(Polarity::LowerIsBetter) };
    let tested = [series.periods[15], series.periods[19]];
    let moving = Moving { rising: false, tested, each_since: None };
    let found = chart(&about, &series, series.latest(), Some(moving), &Options::default());
    assert_eq!(found.points.len(), 20);
    assert!(found.points.iter().all(|point| point.limits.is_none() && point.variation.is_none()));
    assert_eq!(found.reason, Some(NoLimits::Moving(moving)));
}

/// Months that follow the calendar, with a little that does not.
fn seasons(count: i32) -> Vec<Option<f64>> {
    (0..count).map(|at| Some(f64::from(at % 12) * 3.0 + f64::from(at * 7 % 5) * 0.2)).collect()
}

#[test]
fn a_seasonal_series_is_charted_by_its_differences_from_the_year_before() {
    let series = months(&seasons(36));
    let found = charted(&series);
    assert!(found.seasonal);
    assert_eq!((found.points.len(), found.points[0].observation.index), (24, 12));
    let last = found.points[23].observation;
    let expected = series.value(35).unwrap() - series.value(23).unwrap();
    assert!((last.value - expected).abs() < 1e-12);
    assert!(found.points[23].limits.is_some() && found.reason.is_none());
    let about = monthly(Polarity::HigherIsBetter);
    assert_eq!(latest(&found, &about, Some(0.0)).assurance, None, "a target is a level");
    let off = with(Polarity::HigherIsBetter, &series, &Options { season: false, ..Options::default() });
    assert!(!off.seasonal && off.points.len() == 36);
}

#[test]
fn a_seasonal_series_without_a_year_before_its_latest_month_says_so() {
    let mut series = months(&seasons(40));
    series.change(|it| it.values[27] = None);
    let found = charted(&series);
    assert_eq!(found.reason, Some(NoLimits::NoYearBefore(series.periods[39])));
    let last = latest(&found, &monthly(Polarity::HigherIsBetter), None);
    assert_eq!((last.variation, last.rules), (None, Rules::default()));
    let few = charted(&months(&seasons(30)));
    assert_eq!((few.reason, few.points.len()), (None, 18));
    let fewer = charted(&months(&seasons(24)));
    let too_few = NoLimits::TooFewPoints { points: 12, needed: 13, left_out: 0, seasonal: true, since: None };
    assert_eq!(fewer.reason, Some(too_few));
}

#[test]
fn signals_say_how_long_and_since_when() {
    let series = months(&[by_turns(14), vec![Some(8.0); 7]].concat());
    let found = charted(&series);
    let run = signals(&found, 20, Polarity::HigherIsBetter)[0];
    assert_eq!((run.rule, run.side, run.points), (Rule::Run, Side::Low, 7));
    assert_eq!(run.since, series.periods[14]);
    assert_eq!(suggested_step(&found), None);
    let longer = charted(&months(&[by_turns(14), vec![Some(8.0); 9]].concat()));
    let step = suggested_step(&longer).unwrap();
    assert_eq!((step.points, step.side, step.since), (9, Side::Low, series.periods[14]));
}
