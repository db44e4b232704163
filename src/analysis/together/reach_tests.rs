use super::super::fixture::{FIRST, PAIR, SECOND, Two};
use super::*;
use crate::analysis::sample::{BURY, ENGLAND};
use crate::model::Flag;

/// On a line 10 + 20b from the least deprived end, so that the relative index is 3.
const STEEP: [f64; 5] = [28.0, 24.0, 20.0, 16.0, 12.0];
/// On a line 15 + 10b: 5/3.
const FLATTER: [f64; 5] = [24.0, 22.0, 20.0, 18.0, 16.0];

fn of(need: [f64; 5], other: [f64; 5], half: Option<f64>) -> Reach {
    let two = Two::new().fifths(FIRST, BURY, need, half).fifths(SECOND, BURY, other, half);
    reach(&two.scorecard(), PAIR, BURY).unwrap_or_else(|why| panic!("{why:?}"))
}

fn turned(mut values: [f64; 5]) -> [f64; 5] {
    values.reverse();
    values
}

#[test]
fn each_is_relative_to_its_own_average_and_reach_to_need() {
    let found = of(STEEP, FLATTER, Some(0.5));
    assert_eq!((found.area, found.averages), (BURY, [20.0, 20.0]));
    let relative: Vec<[f64; 2]> = found.groups.iter().map(|group| group.relative).collect();
    assert_eq!((relative[0], relative[4]), ([140.0, 120.0], [60.0, 80.0]));
    assert!((found.groups[0].per_need() - 100.0 * 120.0 / 140.0).abs() < 1e-9);
    let steepness = found.steepness.unwrap();
    assert!((steepness.times - (5.0 / 3.0) / 3.0).abs() < 1e-9, "{steepness:?}");
    assert!(steepness.limits.0 < steepness.times && steepness.times < steepness.limits.1);
    assert_eq!(steepness.finding, InStep::Less);
}

#[test]
fn the_test_tells_in_step_from_less_more_and_against() {
    let finding = |need, other, half| of(need, other, Some(half)).steepness.unwrap().finding;
    assert_eq!(finding(STEEP, STEEP, 0.5), InStep::InStep);
    assert_eq!(finding(STEEP, FLATTER, 0.5), InStep::Less);
    assert_eq!(finding([21.0, 20.5, 20.0, 19.5, 19.0], STEEP, 3.0), InStep::NeedIsLevel);
    assert_eq!(finding(FLATTER, STEEP, 0.5), InStep::More);
    assert_eq!(finding(STEEP, turned(FLATTER), 0.5), InStep::Against);
    assert_eq!(finding(STEEP, [20.0; 5], 0.5), InStep::NotRising);
    // Need that is greater among the least deprived is met there.
    assert_eq!(finding(turned(STEEP), turned(FLATTER), 0.5), InStep::Less);
    assert_eq!(finding(turned(STEEP), STEEP, 0.5), InStep::Against);
}

#[test]
fn a_disrupted_year_is_not_taken_where_there_is_another_and_else_it_is_known() {
    let flags = |two: &mut Two, flags: &[Option<Flag>]| {
        for series in two.series.iter_mut().filter(|series| series.indicator == SECOND) {
            series.change(|it| it.flags = flags.to_vec());
        }
    };
    let both = || Two::new().fifths(FIRST, BURY, STEEP, None).fifths(SECOND, BURY, STEEP, None);
    let mut two = both();
    flags(&mut two, &[Some(Flag::Disrupted)]);
    assert_eq!(reach(&two.scorecard(), PAIR, BURY).unwrap().marked, [false, true]);
    let mut two = both();
    for series in two.series.iter_mut().filter(|series| series.indicator == SECOND) {
        let years = crate::analysis::sample::years_to(2022, &[1.0, 2.0], None);
        *series = Series { indicator: SECOND, area: BURY, breakdown: series.breakdown, ..years };
    }
    flags(&mut two, &[None, Some(Flag::Disrupted)]);
    let found = reach(&two.scorecard(), PAIR, BURY).unwrap();
    assert_eq!((found.marked, found.periods[1].to_string().as_str()), ([false, false], "2021"));
}

#[test]
fn without_limits_it_is_not_tested() {
    assert_eq!(of(STEEP, FLATTER, None).steepness, Err(NoSteepness::NoLimits(0)));
}

#[test]
fn an_area_without_both_is_told_by_the_nation_and_neighbourhoods_by_their_tenths() {
    let two = Two::new().fifths(FIRST, ENGLAND, STEEP, None).fifths(SECOND, ENGLAND, STEEP, None);
    let two = two.fifths(FIRST, BURY, STEEP, None);
    assert_eq!(reach(&two.scorecard(), PAIR, BURY).unwrap().area, ENGLAND);
    let two = (1..=10).fold(Two::new(), |two, tenth| {
        let (two, area) = two.neighbourhood(Some(tenth));
        two.both(area, f64::from(11 - tenth), f64::from(21 - tenth))
    });
    let found = reach(&two.scorecard(), PAIR, BURY).unwrap();
    assert_eq!((found.area, found.groups.len()), (BURY, 10));
    assert_eq!(found.groups[0].group, DeprivedGroup::Tenth(1));
    // The mean of the tenths, as no area has a figure.
    assert!((found.averages[0] - 5.5).abs() < 1e-9 && (found.averages[1] - 15.5).abs() < 1e-9);
    assert_eq!(found.periods.map(|period| period.to_string()), ["2020", "2022"], "of each its latest");
}

#[test]
fn what_is_no_need_or_shares_nothing_says_so() {
    use Polarity::{HigherIsBetter, LowerIsBetter, Neutral};
    let mut two = Two::new().fifths(FIRST, BURY, STEEP, None);
    assert_eq!(reach(&two.scorecard(), PAIR, BURY).unwrap_err(), NoReach::NothingShared);
    two = Two::new().fifths(FIRST, BURY, STEEP, None).fifths(SECOND, BURY, STEEP, None);
    two.indicators[0].polarity = Polarity::HigherIsBetter;
    assert_eq!(reach(&two.scorecard(), PAIR, BURY).unwrap_err(), NoReach::NeedIsGood(FIRST, true));
    let of = |polarities: [Polarity; 2]| {
        let mut two = Two::new().fifths(FIRST, BURY, STEEP, None).fifths(SECOND, BURY, STEEP, None);
        for (about, polarity) in two.indicators.iter_mut().zip(polarities) {
            about.polarity = polarity;
        }
        let scorecard = two.scorecard();
        (reach(&scorecard, PAIR, BURY).err(), can_be_reach(&scorecard, PAIR))
    };
    assert_eq!(of([LowerIsBetter; 2]), (Some(NoReach::ReachIsHarm(SECOND, false)), false));
    assert_eq!(of([Neutral, LowerIsBetter]), (Some(NoReach::ReachIsHarm(SECOND, true)), true));
    assert_eq!(of([HigherIsBetter; 2]), (Some(NoReach::NeedIsGood(FIRST, false)), false));
    assert_eq!(of([LowerIsBetter, HigherIsBetter]), (None, true));
    two = Two::new();
    two.indicators[1].measure.kind = MeasureKind::Count;
    assert_eq!(reach(&two.scorecard(), PAIR, BURY).unwrap_err(), NoReach::Count(SECOND));
}
