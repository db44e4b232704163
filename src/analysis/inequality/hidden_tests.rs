use super::super::fixture::Fixture;
use super::*;
use crate::analysis::Analysis;
use crate::analysis::sample::{BURY, ENGLAND};

fn judged(fixture: Fixture) -> Hidden {
    let scorecard = fixture.scorecard();
    let analysis = Analysis::of(&scorecard);
    let at = scorecard.indicator_by_id("suspension-rate").unwrap();
    hidden(&scorecard, at, BURY, &|area| analysis.get(at, None, area))
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
    let found = judged(clustered());
    assert_eq!(found.worse_neighbourhoods, [Fixture::id(0), Fixture::id(1)]);
    assert_eq!((found.tested, found.neighbourhoods, found.reason), (4, 4, None));
    assert!((found.population_share.unwrap() - 0.4).abs() < 1e-12);
}

#[test]
fn unknown_residents_leave_the_share_open() {
    let found = judged(clustered().neighbourhood((3, None), 10.0, Some(2.0)));
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
    let found = judged(fixture);
    assert!(found.worse_neighbourhoods.is_empty());
    assert_eq!(found.reason.unwrap(), "Bury as a whole is worse than England, so its average hides nothing.");
}

#[test]
fn a_place_without_a_test_says_why() {
    let fixture = Fixture::new().whole(ENGLAND, 10.0, None).whole(BURY, 10.0, None).neighbourhood(
        (1, None),
        18.0,
        Some(2.0),
    );
    let reason = judged(fixture).reason.unwrap();
    assert!(reason.starts_with("Bury as a whole could not be tested. "), "{reason}");
    let fixture = Fixture::new().whole(ENGLAND, 10.0, None).neighbourhood((1, None), 18.0, Some(2.0));
    assert_eq!(judged(fixture).reason.unwrap(), "Bury itself has no figure.");
}

#[test]
fn neighbourhoods_without_figures_or_limits_say_so() {
    let bare = || Fixture::new().whole(ENGLAND, 10.0, None).whole(BURY, 10.0, Some(1.0));
    let reason = judged(bare()).reason.unwrap();
    assert_eq!(reason, "There are no figures for the neighbourhoods of Bury.");
    let reason = judged(bare().neighbourhood((1, None), 18.0, None)).reason.unwrap();
    assert!(reason.starts_with("None of the neighbourhoods could be tested. "), "{reason}");
}

#[test]
fn neither_direction_good_hides_nothing() {
    let mut fixture = clustered();
    fixture.indicator.polarity = Polarity::Neutral;
    assert!(judged(fixture).reason.unwrap().starts_with("Neither direction is good"));
}
