use super::super::sample::{Sample, series_of};
use super::*;
use crate::model::{Flag, Period, PeriodKind, Polarity};

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

fn charted(series: &Series) -> Xmr {
    chart(&monthly(Polarity::HigherIsBetter), series, series.latest(), &Methods::default())
}

#[test]
fn thirteen_points_have_limits_and_twelve_say_why_not() {
    let twelve = charted(&months(&by_turns(12)));
    assert_eq!(twelve.reason, Some(NoLimits::TooFewPoints { points: 12, needed: 13, since: None }));
    assert!(twelve.points.iter().all(|point| point.limits.is_none() && point.variation.is_none()));
    let found = charted(&months(&by_turns(14)));
    assert_eq!((found.reason, found.points.len()), (None, 14));
    let limits = found.points[0].limits.unwrap();
    assert!((limits.mean - 10.0).abs() < 1e-12 && (limits.upper - 15.32).abs() < 1e-12);
}

#[test]
fn a_change_of_method_starts_a_new_group_with_its_own_limits() {
    let mut series = months(&[by_turns(14), vec![Some(20.0); 13]].concat());
    series.change(|it| it.flags = vec![None; 27]);
    series.change(|it| it.flags[14] = Some(Flag::Break));
    let found = charted(&series);
    assert_eq!(found.points.iter().map(|point| point.group).max(), Some(1));
    assert!(found.points.iter().all(|point| point.rules == Rules::default()), "the step is no signal");
    let last = latest(&found, &monthly(Polarity::HigherIsBetter), Some(20.0));
    assert_eq!(last.limits, Some(Limits { mean: 20.0, lower: 20.0, upper: 20.0 }));
    assert_eq!((last.points, last.assurance), (13, Some(Assurance::HitOrMiss)));
}

#[test]
fn too_few_points_since_the_method_changed_keep_the_older_limits_only() {
    let mut series = months(&by_turns(20));
    series.change(|it| it.flags = vec![None; 20]);
    series.change(|it| it.flags[15] = Some(Flag::Break));
    let found = charted(&series);
    let period = series.periods[15];
    let since = Some(Since { period, why: NewStart::Method });
    assert_eq!(found.reason, Some(NoLimits::TooFewPoints { points: 5, needed: 13, since }));
    assert!(found.points[0].limits.is_some() && found.points[19].limits.is_none());
    let last = latest(&found, &monthly(Polarity::HigherIsBetter), Some(1.0));
    assert_eq!((last.points, last.limits, last.assurance, last.variation), (5, None, None, None));
}

#[test]
fn a_chart_starts_anew_where_it_is_told_to() {
    let series = months(&by_turns(30));
    let rebase = [series.periods[15]];
    let options = Options { rebase: &rebase, ..Options::default() };
    let found = chart_with(&monthly(Polarity::Neutral), &series, series.latest(), &options);
    assert_eq!(found.points.iter().filter(|point| point.group == 1).count(), 15);
}

#[test]
fn a_month_left_out_of_the_file_is_a_gap_like_one_without_a_figure() {
    let high = [Some(12.0); 7];
    let joined = months(&[by_turns(14), high.to_vec()].concat());
    assert_eq!(charted(&joined).points[20].rules, Rules::from_iter([Rule::Run]));
    let empty = months(&[by_turns(14), high[..3].to_vec(), vec![None], high[3..].to_vec()].concat());
    assert_eq!(charted(&empty).points[20].rules, Rules::default());
    let mut skipped = empty.clone();
    skipped.change(|it| {
        it.values.remove(17);
    });
    skipped.periods = empty.periods.iter().enumerate().filter(|(at, _)| *at != 17).map(|(_, p)| *p).collect();
    let limits = |series: &Series| charted(series).points.iter().map(|p| p.limits).collect::<Vec<_>>();
    assert_eq!(limits(&skipped), limits(&empty));
    assert_eq!(charted(&skipped).points[20].rules, Rules::default());
}

#[test]
fn a_constant_series_has_limits_equal_to_its_mean_and_no_signals() {
    for screen in [false, true] {
        let series = months(&[Some(0.1); 36]);
        let options = Options { screen, ..Options::default() };
        let found = chart_with(&monthly(Polarity::LowerIsBetter), &series, series.latest(), &options);
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
        latest(&chart(&about, &series, series.latest(), &methods), &about, None)
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
    let found = |methods: &Methods| latest(&chart(&about, &shorter, shorter.latest(), methods), &about, None);
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
