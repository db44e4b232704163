use super::super::fixture::{Fixture, figure};
use super::super::gradient_at;
use super::*;
use crate::analysis::sample::{BURY, ENGLAND, period};
use crate::model::MeasureKind;

const DECILE: &str = "Deprivation decile";

/// Neighbourhoods of Bury with their tenth, events and people.
fn counted(figures: &[(u8, f64, f64)]) -> Fixture {
    let mut fixture = Fixture::new();
    fixture.indicator.measure.kind = MeasureKind::Proportion;
    fixture.indicator.measure.unit = "%".to_owned();
    for (at, (tenth, events, people)) in figures.iter().enumerate() {
        fixture = fixture.neighbourhood((*tenth, Some(1000.0)), 0.0, None);
        let mut made = figure(events / people * 100.0, None);
        made.change(|it| it.numerators = vec![Some(*events)]);
        made.change(|it| it.denominators = vec![Some(*people)]);
        fixture = fixture.replaced(Fixture::id(at), made);
    }
    fixture
}

fn of_bury(scorecard: &Scorecard) -> Vec<Tenth> {
    let gradient = gradient_at(scorecard, IndicatorId::at(0), BURY, None).ok();
    tenths(scorecard, IndicatorId::at(0), BURY, (period("2023"), gradient.as_ref()))
}

#[test]
fn neighbourhoods_of_one_tenth_are_added_up_from_their_counts() {
    let scorecard = counted(&[
        (1, 10.0, 100.0),
        (1, 5.0, 300.0),
        (2, 8.0, 100.0),
        (3, 7.0, 100.0),
        (4, 6.0, 100.0),
        (5, 5.0, 100.0),
    ])
    .scorecard();
    let found = of_bury(&scorecard);
    assert_eq!(found.iter().map(|one| one.tenth).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    let first = found[0];
    // 15 of 400, and Wilson's limits of that.
    assert!((first.value - 3.75).abs() < 1e-12 && first.neighbourhoods == Some(2), "{first:?}");
    let (lower, upper) = first.limits.unwrap();
    assert!((lower - 2.2855).abs() < 0.0005 && (upper - 6.0945).abs() < 0.0005, "{first:?}");
}

#[test]
fn without_counts_the_mean_is_weighted_by_residents_and_has_no_limits() {
    let mut fixture = Fixture::new();
    for (tenth, residents, value) in
        [(1, 100.0, 10.0), (1, 300.0, 20.0), (2, 1.0, 9.0), (3, 1.0, 8.0), (4, 1.0, 7.0), (5, 1.0, 6.0)]
    {
        fixture = fixture.neighbourhood((tenth, Some(residents)), value, None);
    }
    let first = of_bury(&fixture.scorecard())[0];
    assert_eq!((first.value, first.limits), (17.5, None));
}

#[test]
fn ten_groups_of_the_nation_are_its_tenths_and_five_are_none() {
    let mut fixture = Fixture::new();
    for tenth in 1..=10_u8 {
        fixture = fixture.group((DECILE, &tenth.to_string()), ENGLAND, figure(f64::from(tenth), None));
    }
    let of_nation =
        |fixture: Fixture| tenths(&fixture.scorecard(), IndicatorId::at(0), ENGLAND, (period("2023"), None));
    let found = of_nation(fixture);
    assert_eq!((found.len(), found[9].tenth, found[9].value), (10, 10, 10.0));
    let mut fixture = Fixture::new();
    for fifth in 1..=5_u8 {
        let group = fifth.to_string();
        fixture = fixture.group(("Deprivation quintile", &group), ENGLAND, figure(f64::from(fifth), None));
    }
    assert_eq!(of_nation(fixture), []);
}
