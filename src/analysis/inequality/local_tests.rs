use super::super::fixture::Fixture;
use super::*;
use crate::analysis::sample::{BURY, ENGLAND};

const FIRST: IndicatorId = IndicatorId(0);

/// England at 10, Bury at this with limits of ± 1, and neighbourhoods with these limits around them.
fn fixture(bury: f64, neighbourhoods: &[(f64, Option<f64>)]) -> Fixture {
    let mut fixture = Fixture::new().whole(ENGLAND, 10.0, Some(0.1)).whole(BURY, bury, Some(1.0));
    for (value, half) in neighbourhoods {
        fixture = fixture.neighbourhood((3, Some(1000.0)), *value, *half);
    }
    fixture
}

fn finding(fixture: Fixture) -> LocalFinding {
    let scorecard = fixture.scorecard();
    let (analysis, all) = (Analysis::of(&scorecard), Neighbourhoods::of(&scorecard));
    Local::of(&scorecard, &analysis, &all, (FIRST, BURY)).finding(&scorecard)
}

#[test]
fn what_an_average_hides_is_told_from_a_place_that_is_worse_itself() {
    // At 95 % limits of ± 1.5 those at 99.8 % are ± 2.4: 14 is worse at both, 12 only at the first.
    let some = [(14.0, Some(1.5)), (12.0, Some(1.5)), (9.0, Some(1.5))];
    assert_eq!(finding(fixture(9.0, &some)), LocalFinding::Hidden(1), "better");
    assert_eq!(finding(fixture(10.0, &some)), LocalFinding::Hidden(1), "similar");
    assert_eq!(finding(fixture(12.0, &some)), LocalFinding::Worse(1));
    assert_eq!(finding(fixture(9.0, &some[1..])), LocalFinding::NoneWorse);
}

#[test]
fn what_cannot_be_tested_says_why_and_what_has_no_direction_has_none_worse() {
    let untested = finding(fixture(9.0, &[(14.0, None), (9.0, None)]));
    assert!(matches!(untested, LocalFinding::NotTested(Some(NotCompared::NoInterval(_)))), "{untested:?}");
    let mut neutral = fixture(9.0, &[(14.0, Some(1.0)), (9.0, Some(1.0))]);
    neutral.indicator.polarity = Polarity::Neutral;
    assert_eq!(finding(neutral), LocalFinding::Neutral);
}

#[test]
fn the_worst_come_first_and_each_verdict_is_counted_once() {
    let scorecard =
        fixture(9.0, &[(9.9, Some(1.0)), (14.0, Some(1.0)), (5.0, Some(1.0)), (14.0, None)]).scorecard();
    let (analysis, all) = (Analysis::of(&scorecard), Neighbourhoods::of(&scorecard));
    let local = Local::of(&scorecard, &analysis, &all, (FIRST, BURY));
    let order: Vec<AreaId> = local.figures.iter().map(|judgement| judgement.area).collect();
    assert_eq!(order, [1, 3, 0, 2].map(Fixture::id));
    let counts = LocalCounts { worse: 1, better: 1, similar: 1, ..LocalCounts::default() };
    assert_eq!((local.counts(), counts.tested(), local.neighbourhoods), (counts, 3, 4));
}

#[test]
fn hidden_clusters_are_what_there_is_most_to_say_of() {
    let scorecard = fixture(9.0, &[(14.0, Some(1.5))]).scorecard();
    let (analysis, all) = (Analysis::of(&scorecard), Neighbourhoods::of(&scorecard));
    let measured = measured_in_neighbourhoods(&scorecard, &all, BURY);
    assert_eq!(measured, [FIRST]);
    assert_eq!(most_to_say(&scorecard, &analysis, &all, (&measured, BURY)), Some(FIRST));
    assert_eq!(most_to_say(&scorecard, &analysis, &all, (&[], BURY)), None);
}
