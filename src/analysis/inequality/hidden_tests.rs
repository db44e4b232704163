use super::super::Neighbourhoods;
use super::super::fixture::Fixture;
use super::*;
use crate::analysis::Analysis;
use crate::analysis::sample::{BURY, ENGLAND};

fn judged(fixture: Fixture) -> Result<Hidden, NotHidden> {
    let scorecard = fixture.scorecard();
    let analysis = Analysis::of(&scorecard);
    let neighbourhoods = Neighbourhoods::of(&scorecard);
    let at = scorecard.indicator_by_id("suspension-rate").unwrap();
    let ground = Ground::of(&scorecard, at, &neighbourhoods);
    hidden(&ground, BURY, &|area| analysis.get(at, None, area))
}

/// The reason why a figure without counts and limits is not tested.
fn untested() -> NotCompared {
    NotCompared::NoInterval(crate::analysis::NoInterval::NoCounts)
}

/// England 10, Bury 10 ± 1, and two of its four neighbourhoods clearly above.
fn clustered() -> Fixture {
    Fixture::new()
        .whole(ENGLAND, 10.0, None)
        .whole(BURY, 10.0, Some(1.0))
        .neighbourhood((1, Some(6000.0)), 18.0, Some(2.0))
        .neighbourhood((2, Some(2000.0)), 14.0, Some(2.0))
        .neighbourhood((5, Some(6000.0)), 10.0, Some(2.0))
        .neighbourhood((9, Some(6000.0)), 4.0, Some(2.0))
}

#[test]
fn worse_neighbourhoods_in_a_similar_place_are_named_with_their_share() {
    let found = judged(clustered()).unwrap();
    assert_eq!(found.worse_neighbourhoods, [Fixture::id(0), Fixture::id(1)]);
    assert_eq!((found.tested, found.neighbourhoods), (4, 4));
    assert!((found.population_share.unwrap() - 0.4).abs() < 1e-12);
}

#[test]
fn the_worst_is_named_first_wherever_it_stands_in_the_file() {
    let found = judged(clustered().neighbourhood((3, Some(6000.0)), 20.0, Some(2.0))).unwrap();
    assert_eq!(found.worse_neighbourhoods, [Fixture::id(4), Fixture::id(0), Fixture::id(1)]);
}

#[test]
fn what_is_worse_at_95_per_cent_only_may_be_chance_and_is_not_named() {
    // 12.5 ± 2 is beyond 10 at 95 %, and 12.5 ± 3.15 is not at 99.8 %.
    let found = judged(clustered().neighbourhood((6, Some(6000.0)), 12.5, Some(2.0))).unwrap();
    assert_eq!((found.worse_neighbourhoods.len(), found.tested), (2, 5));
}

#[test]
fn unknown_residents_leave_the_share_open() {
    let found = judged(clustered().neighbourhood((3, None), 10.0, Some(2.0))).unwrap();
    assert_eq!(found.worse_neighbourhoods.len(), 2);
    assert_eq!(found.population_share, None);
}

#[test]
fn a_place_that_is_worse_itself_hides_nothing() {
    let fixture = Fixture::new().whole(ENGLAND, 10.0, None).whole(BURY, 12.0, Some(1.0)).neighbourhood(
        (1, None),
        18.0,
        Some(2.0),
    );
    assert_eq!(judged(fixture), Err(NotHidden::AreaIsWorse { area: BURY, benchmark: Some(ENGLAND) }));
}

#[test]
fn a_place_without_a_test_says_why() {
    let fixture = Fixture::new().whole(ENGLAND, 10.0, None).whole(BURY, 10.0, None).neighbourhood(
        (1, None),
        18.0,
        Some(2.0),
    );
    assert_eq!(judged(fixture), Err(NotHidden::AreaNotTested(BURY, Some(Box::new(untested())))));
    let fixture = Fixture::new().whole(ENGLAND, 10.0, None).neighbourhood((1, None), 18.0, Some(2.0));
    assert_eq!(judged(fixture), Err(NotHidden::AreaWithoutFigure(BURY)));
}

#[test]
fn neighbourhoods_without_figures_or_limits_say_so() {
    let bare = || Fixture::new().whole(ENGLAND, 10.0, None).whole(BURY, 10.0, Some(1.0));
    assert_eq!(judged(bare()), Err(NotHidden::NoFigures(BURY)));
    let without_limits = judged(bare().neighbourhood((1, None), 18.0, None));
    assert_eq!(without_limits, Err(NotHidden::NoneTested(Some(Box::new(untested())))));
}

#[test]
fn neither_direction_good_hides_nothing() {
    let mut fixture = clustered();
    fixture.indicator.polarity = Polarity::Neutral;
    assert_eq!(judged(fixture), Err(NotHidden::Neutral));
}
