use super::super::fixture::{Fixture, figure};
use super::*;
use crate::analysis::sample::{BURY, ENGLAND};
use crate::model::Polarity;

fn compared(fixture: Fixture, area: AreaId) -> Vec<GroupComparison> {
    let scorecard = fixture.scorecard();
    deprivation_groups(&scorecard, IndicatorId::at(0), area)
}

fn fixture() -> Fixture {
    let by = "Deprivation (Core20)";
    Fixture::new()
        .whole(ENGLAND, 10.0, None)
        .group((by, "Most deprived 20%"), BURY, figure(14.0, Some(1.0)))
        .group((by, "Most deprived 20%"), ENGLAND, figure(15.5, Some(0.1)))
        .group((by, "Other 80%"), BURY, figure(9.5, None))
        .group(("Deprivation decile of the local authority", "1"), ENGLAND, figure(13.0, Some(0.1)))
}

#[test]
fn a_group_is_set_against_everyone_and_against_its_like() {
    let found = compared(fixture(), BURY);
    assert_eq!(found.len(), 2);
    let most = &found[0];
    assert_eq!(most.national_average.verdict, Ok(Verdict::Worse));
    assert_eq!((most.national_average.value, most.national_average.difference), (Some(10.0), Some(4.0)));
    assert_eq!(most.same_group.verdict, Ok(Verdict::Better));
    assert_eq!(most.same_group.difference, Some(-1.5));
}

#[test]
fn without_limits_or_a_like_the_difference_stands_with_its_reason() {
    let found = compared(fixture(), BURY);
    let others = &found[1];
    assert_eq!(others.national_average.difference, Some(-0.5));
    assert_eq!(others.national_average.verdict, Err(NotAgainst::NoLimits));
    let no_figure = NotAgainst::NoFigureOfTheGroup(crate::analysis::sample::period("2023"));
    assert_eq!(others.same_group.verdict, Err(no_figure));
}

#[test]
fn the_nation_has_no_like_and_may_group_authorities() {
    let found = compared(fixture(), ENGLAND);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|group| group.same_group.verdict == Err(NotAgainst::IsNation)));
    assert!(found.iter().all(|group| group.national_average.verdict == Ok(Verdict::Worse)));
}

#[test]
fn the_limits_themselves_are_similar() {
    let verdict = |benchmark| overlap(9.0, 11.0, benchmark, Polarity::Neutral);
    assert_eq!([verdict(9.0), verdict(11.0)], [Verdict::Similar; 2]);
    assert_eq!([verdict(8.9), verdict(11.1)], [Verdict::Higher, Verdict::Lower]);
}
