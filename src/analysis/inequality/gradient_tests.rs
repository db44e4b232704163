use super::super::fixture::{Fixture, figure, out_of};
use super::*;
use crate::analysis::sample::{BURY, ENGLAND};
use crate::analysis::trend::{NoTrend, TrendVerdict};
use crate::model::Flag;

fn judged(fixture: Fixture, area: AreaId) -> Result<Gradient, NoGradient> {
    gradient_at(&fixture.scorecard(), IndicatorId::at(0), area, None)
}

fn of(fixture: Fixture, area: AreaId) -> Gradient {
    judged(fixture, area).unwrap()
}

fn why_not(fixture: Fixture, area: AreaId) -> NoGradient {
    judged(fixture, area).unwrap_err()
}

/// The name of what a slope over `area` goes over.
fn dimension(fixture: Fixture, area: AreaId) -> String {
    let scorecard = fixture.scorecard();
    let found = gradient_at(&scorecard, IndicatorId::at(0), area, None).unwrap();
    found.over.dimension(&scorecard).to_owned()
}

fn means() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.indicator.measure.kind = MeasureKind::Mean;
    fixture
}

const BY: &str = "Deprivation quintile";

/// Five equal groups that fall from 28 to 12.
fn quintiles(fixture: Fixture, area: AreaId) -> Fixture {
    let groups = ["1 (most deprived)", "2", "3", "4", "5 (least deprived)"];
    groups.into_iter().enumerate().fold(fixture, |fixture, (at, group)| {
        fixture.group((BY, group), area, out_of(100.0, 28.0 - 4.0 * at as f64))
    })
}

#[test]
fn the_gap_is_never_negative_and_says_which_way_it_goes() {
    let found = of(quintiles(means(), BURY), BURY);
    assert_eq!(dimension(quintiles(means(), BURY), BURY), BY);
    assert_eq!((found.groups, found.lean), (5, Lean::MostDeprivedHigher));
    assert!((found.slope_index - 20.0).abs() < 1e-9);
    assert!((found.relative_index.unwrap() - 3.0).abs() < 1e-9);
    assert!(found.lean.is_worse_for_the_deprived(Polarity::LowerIsBetter));
    assert!(!found.lean.is_worse_for_the_deprived(Polarity::HigherIsBetter));
}

#[test]
fn counts_make_no_slope() {
    let mut fixture = quintiles(means(), BURY);
    fixture.indicator.measure.kind = MeasureKind::Count;
    assert_eq!(why_not(fixture, BURY), NoGradient::Count);
}

#[test]
fn neighbourhoods_come_first_and_share_the_rank_of_their_tenth() {
    let with = |values: [f64; 6]| {
        let residents = Some(1000.0);
        let fixture = quintiles(means(), BURY)
            .neighbourhood((1, residents), values[0], None)
            .neighbourhood((1, residents), values[1], None)
            .neighbourhood((4, residents), values[2], None)
            .neighbourhood((6, residents), values[3], None)
            .neighbourhood((7, residents), values[4], None)
            .neighbourhood((9, residents), values[5], None);
        of(fixture, BURY)
    };
    let found = with([30.0, 20.0, 10.0, 8.0, 7.0, 5.0]);
    assert_eq!((found.over, found.groups), (Over::Neighbourhoods, 6));
    let turned = with([20.0, 30.0, 10.0, 8.0, 7.0, 5.0]);
    assert_eq!(found.slope_index.to_bits(), turned.slope_index.to_bits());
}

#[test]
fn residents_that_are_not_known_weigh_the_same_and_it_is_said() {
    let with = |residents| {
        [(1, 30.0), (3, 20.0), (4, 10.0), (7, 7.0), (9, 5.0)]
            .into_iter()
            .fold(means(), |fixture, (tenth, value)| fixture.neighbourhood((tenth, residents), value, None))
    };
    let (known, unknown) = (of(with(Some(500.0)), BURY), of(with(None), BURY));
    assert!((known.slope_index - unknown.slope_index).abs() < 1e-12);
    let not_known = GradientNote::PeopleNotKnown(Members::Neighbourhoods);
    assert_eq!(unknown.notes, [not_known, GradientNote::NoLimits]);
    assert_eq!(known.notes, [GradientNote::NoLimits]);
    assert_eq!(why_not(with(Some(0.0)), BURY), NoGradient::FewPeople(BURY, Members::Neighbourhoods));
}

#[test]
fn four_tenths_fall_back_on_the_groups_or_say_why() {
    let four = |fixture: Fixture| {
        [(1, 30.0), (1, 28.0), (2, 20.0), (3, 18.0), (4, 16.0)]
            .into_iter()
            .fold(fixture, |fixture, (decile, value)| fixture.neighbourhood((decile, Some(9.0)), value, None))
    };
    assert_eq!(dimension(four(quintiles(means(), BURY)), BURY), BY);
    assert_eq!(why_not(four(means()), BURY), NoGradient::FewTenths(BURY));
}

#[test]
fn neighbourhoods_whose_deprivation_is_not_known_are_not_said_to_be_few() {
    let of = |values: [f64; 6]| {
        let mut fixture = values
            .into_iter()
            .fold(means(), |fixture, value| fixture.neighbourhood((1, Some(9.0)), value, None));
        fixture.neighbourhoods.iter_mut().for_each(|area| area.deprivation_decile = None);
        fixture
    };
    assert_eq!(why_not(of([30.0, 28.0, 20.0, 18.0, 16.0, 15.0]), BURY), NoGradient::NoDeprivation(BURY));
}

#[test]
fn a_group_without_a_figure_stops_the_slope_unless_nobody_is_in_it() {
    let last = (BY, "6");
    let missing = {
        let mut made = figure(0.0, None);
        made.change(|it| it.values = vec![None]);
        made
    };
    let empty = {
        let mut made = missing.clone();
        made.change(|it| it.flags = vec![Some(Flag::NotApplicable)]);
        made
    };
    let found = why_not(quintiles(means(), BURY).group(last, BURY, missing), BURY);
    let NoGradient::GroupsMissing(found) = found else { panic!("{found:?}") };
    assert_eq!((found.area, found.groups), (BURY, vec![BreakdownId::at(5)]));
    let found = of(quintiles(means(), BURY).group(last, BURY, empty), BURY);
    let nobody = GradientNote::NobodyIn { area: BURY, empty: 1, of: 6 };
    assert_eq!((found.groups, found.notes), (5, vec![nobody, GradientNote::NoLimits]));
}

#[test]
fn the_order_of_the_file_gives_way_to_numbers_and_to_what_a_group_says_of_itself() {
    let shuffled = [("5", 12.0), ("1", 28.0), ("3", 20.0), ("2", 24.0), ("4", 16.0)];
    let found = shuffled
        .into_iter()
        .fold(means(), |fixture, (group, value)| fixture.group((BY, group), BURY, out_of(100.0, value)));
    assert!((of(found, BURY).slope_index - 20.0).abs() < 1e-9);
    let upside_down =
        [("1 (least deprived)", 12.0), ("2", 16.0), ("3", 20.0), ("4", 24.0), ("5 (most deprived)", 28.0)];
    let found = upside_down
        .into_iter()
        .fold(means(), |fixture, (group, value)| fixture.group((BY, group), BURY, out_of(100.0, value)));
    assert_eq!(of(found, BURY).lean, Lean::MostDeprivedHigher);
}

#[test]
fn groups_of_authorities_are_for_the_nation_only() {
    let by = "Deprivation decile of the local authority";
    let with = |area| {
        ["1", "2", "3", "4", "5"]
            .into_iter()
            .fold(means(), |fixture, group| fixture.group((by, group), area, out_of(100.0, 12.0)))
    };
    assert_eq!(why_not(with(BURY), BURY), NoGradient::NoFigures { area: BURY, period: None });
    assert_eq!(dimension(with(ENGLAND), ENGLAND), by);
    assert_eq!(of(with(ENGLAND), ENGLAND).lean, Lean::Level);
    assert_eq!(dimension(quintiles(with(ENGLAND), ENGLAND), ENGLAND), BY);
}

#[test]
fn a_zero_in_a_rate_makes_the_line_straight() {
    let rates =
        [9.0, 7.0, 5.0, 3.0, 0.0].into_iter().enumerate().fold(Fixture::new(), |fixture, (at, value)| {
            fixture.group((BY, &(at + 1).to_string()), BURY, out_of(100.0, value))
        });
    let found = of(rates, BURY);
    // Σ(b − ½)y ÷ Σ(b − ½)² of midpoints 0.1 to 0.9.
    assert!((found.slope_index - 11.0).abs() < 1e-9, "{found:?}");
    assert_eq!(found.notes, [GradientNote::StraightLine(SlopeForm::Log), GradientNote::NoLimits]);
    assert_eq!(found.relative_index, None, "an end below zero compares nothing");
}

#[test]
fn percentages_bend_within_0_and_100_and_chance_is_named() {
    let mut fixture = Fixture::new();
    fixture.indicator.measure.kind = MeasureKind::Proportion;
    let groups = [(1, 40.0), (2, 39.0), (3, 41.0), (4, 40.0), (5, 38.0)];
    let fixture = groups.into_iter().fold(fixture, |fixture, (group, value)| {
        let series = {
            let mut made = figure(value, Some(9.0));
            made.change(|it| it.denominators = vec![Some(50.0)]);
            made
        };
        fixture.group((BY, &group.to_string()), BURY, series)
    });
    let found = of(fixture, BURY);
    let (lower, upper) = found.slope_limits.unwrap();
    assert!(lower < 0.0 && upper > found.slope_index && upper < 100.0, "{found:?}");
    let (lower, upper) = found.relative_limits.unwrap();
    assert!(lower < 1.0 && upper > 1.0, "{found:?}");
    assert_eq!(found.notes, []);
}

#[test]
fn a_period_without_figures_has_no_gradient() {
    let scorecard = quintiles(means(), BURY).scorecard();
    let period = crate::analysis::sample::period("2021");
    let found = gradient_at(&scorecard, IndicatorId::at(0), BURY, Some(period));
    assert_eq!(found, Err(NoGradient::NoFigures { area: BURY, period: Some(period) }));
}

/// Five fifths over the years from 2018, each ± 0.5, of which the poorest is further and further from the others.
fn widening(steps: &[f64], flag: Option<Flag>) -> Fixture {
    let groups = ["1 (most deprived)", "2", "3", "4", "5 (least deprived)"];
    groups.into_iter().enumerate().fold(means(), |fixture, (at, group)| {
        let further = |step: &f64| 20.0 - at as f64 - step * (at as f64 - 2.0);
        let values: Vec<f64> = steps.iter().map(further).collect();
        let labels: Vec<String> = (2018..).take(steps.len()).map(|year: i32| year.to_string()).collect();
        let given: Vec<_> = labels.iter().map(String::as_str).zip(values.iter().copied().map(Some)).collect();
        let mut made = crate::analysis::sample::series(&given);
        made.change(|it| it.lower = values.iter().map(|value| Some(value - 0.5)).collect());
        made.change(|it| it.upper = values.iter().map(|value| Some(value + 0.5)).collect());
        made.change(|it| it.denominators = vec![Some(100.0); steps.len()]);
        made.change(|it| it.flags = (0..steps.len()).map(|at| flag.filter(|_| at == 2)).collect());
        fixture.group((BY, group), BURY, made)
    })
}

#[test]
fn the_gap_has_a_recent_trend_of_its_own() {
    let verdict = |steps: &[f64]| of(widening(steps, None), BURY).trend.verdict;
    assert_eq!(verdict(&[0.0, 1.0, 2.0, 3.0, 4.0]), TrendVerdict::Increasing);
    assert_eq!(verdict(&[4.0, 3.0, 2.0, 1.0, 0.0]), TrendVerdict::Decreasing);
    assert_eq!(verdict(&[1.0, 1.1, 0.9, 1.0, 1.1]), TrendVerdict::NoChange);
    // Six years: the first is not looked at.
    assert_eq!(verdict(&[90.0, 0.0, 1.0, 2.0, 3.0, 4.0]), TrendVerdict::Increasing);
    // The richest are higher by now, and more and more so.
    assert_eq!(verdict(&[-1.0, -2.0, -3.0, -4.0, -5.0]), TrendVerdict::Increasing);
    let short = of(widening(&[0.0, 1.0, 2.0], None), BURY).trend;
    assert_eq!((short.verdict, short.reason), (TrendVerdict::NotCalculated, Some(NoTrend::TooFew(3))));
    let broken = of(widening(&[0.0, 1.0, 2.0, 3.0, 4.0], Some(Flag::Break)), BURY).trend;
    assert_eq!(broken.reason, Some(NoTrend::MethodChanged(crate::analysis::sample::period("2020"))));
}
