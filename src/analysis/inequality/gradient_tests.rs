use super::super::fixture::{Fixture, figure, out_of};
use super::*;
use crate::analysis::sample::{BURY, ENGLAND};
use crate::model::Flag;

fn of(fixture: Fixture, area: AreaId) -> Gradient {
    gradient(&fixture.scorecard(), IndicatorId::at(0), area)
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
    assert_eq!(found.dimension.as_deref(), Some(BY));
    assert_eq!((found.groups, found.lean), (5, Some(Lean::MostDeprivedHigher)));
    assert!((found.slope_index.unwrap() - 20.0).abs() < 1e-9);
    assert!((found.relative_index.unwrap() - 3.0).abs() < 1e-9);
    let leans = found.leans.unwrap();
    assert_eq!(leans, "It is higher where deprivation is greater, so the most deprived are worse off.");
    let mut turned = quintiles(means(), BURY);
    turned.indicator.polarity = Polarity::HigherIsBetter;
    let leans = of(turned, BURY).leans.unwrap();
    assert_eq!(leans, "It is higher where deprivation is greater, so the most deprived are better off.");
}

#[test]
fn neighbourhoods_come_first_and_share_the_rank_of_their_tenth() {
    let with = |values: [f64; 4]| {
        let residents = Some(1000.0);
        let fixture = quintiles(means(), BURY)
            .neighbourhood((1, residents), values[0], None)
            .neighbourhood((1, residents), values[1], None)
            .neighbourhood((4, residents), values[2], None)
            .neighbourhood((9, residents), values[3], None);
        of(fixture, BURY)
    };
    let found = with([30.0, 20.0, 10.0, 5.0]);
    assert_eq!((found.dimension.as_deref(), found.groups), (Some("neighbourhoods"), 4));
    assert_eq!(found.slope_index, with([20.0, 30.0, 10.0, 5.0]).slope_index);
}

#[test]
fn residents_that_are_not_known_weigh_the_same_and_it_is_said() {
    let with = |residents| {
        let fixture = means()
            .neighbourhood((1, residents), 30.0, None)
            .neighbourhood((4, residents), 10.0, None)
            .neighbourhood((9, residents), 5.0, None);
        of(fixture, BURY)
    };
    let (known, unknown) = (with(Some(500.0)), with(None));
    assert_eq!(known.slope_index, unknown.slope_index);
    assert!(unknown.note.unwrap().contains("not known"));
    assert!(!known.note.unwrap().contains("not known"));
    let reason = with(Some(0.0)).reason.unwrap();
    assert!(reason.contains("have anyone in them"), "{reason}");
}

#[test]
fn two_tenths_fall_back_on_the_groups_or_say_why() {
    let two = |fixture: Fixture| {
        [(1, 30.0), (1, 28.0), (2, 20.0)]
            .into_iter()
            .fold(fixture, |fixture, (decile, value)| fixture.neighbourhood((decile, Some(9.0)), value, None))
    };
    assert_eq!(of(two(quintiles(means(), BURY)), BURY).dimension.as_deref(), Some(BY));
    let reason = of(two(means()), BURY).reason.unwrap();
    assert_eq!(reason, "The neighbourhoods of Bury lie in fewer than three tenths of deprivation.");
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
    let found = of(quintiles(means(), BURY).group(last, BURY, missing), BURY);
    let reason = "Bury has no figure for 2023 in group 6, and a slope needs every group.";
    assert_eq!(found.reason.as_deref(), Some(reason));
    let found = of(quintiles(means(), BURY).group(last, BURY, empty), BURY);
    assert_eq!((found.groups, found.reason), (5, None));
    assert!(found.note.unwrap().contains("nobody in 1 of the 6 groups"));
}

#[test]
fn the_order_of_the_file_gives_way_to_numbers_and_to_what_a_group_says_of_itself() {
    let shuffled = [("5", 12.0), ("1", 28.0), ("3", 20.0), ("2", 24.0), ("4", 16.0)];
    let found = shuffled
        .into_iter()
        .fold(means(), |fixture, (group, value)| fixture.group((BY, group), BURY, out_of(100.0, value)));
    assert!((of(found, BURY).slope_index.unwrap() - 20.0).abs() < 1e-9);
    let upside_down = [("1 (least deprived)", 12.0), ("2", 20.0), ("3 (most deprived)", 28.0)];
    let found = upside_down
        .into_iter()
        .fold(means(), |fixture, (group, value)| fixture.group((BY, group), BURY, out_of(100.0, value)));
    assert_eq!(of(found, BURY).lean, Some(Lean::MostDeprivedHigher));
}

#[test]
fn groups_of_authorities_are_for_the_nation_only() {
    let by = "Deprivation decile of the local authority";
    let with = |area| {
        ["1", "2", "3"]
            .into_iter()
            .fold(means(), |fixture, group| fixture.group((by, group), area, out_of(100.0, 12.0)))
    };
    assert_eq!(of(with(BURY), BURY).reason.as_deref(), Some("Bury has no figures by deprivation."));
    let found = of(with(ENGLAND), ENGLAND);
    assert_eq!(found.dimension.as_deref(), Some(by));
    assert_eq!(found.leans.as_deref(), Some("It is the same however great deprivation is."));
    assert_eq!(of(quintiles(with(ENGLAND), ENGLAND), ENGLAND).dimension.as_deref(), Some(BY));
}

#[test]
fn a_nought_in_a_rate_makes_the_line_straight() {
    let rates = [9.0, 4.0, 0.0].into_iter().enumerate().fold(Fixture::new(), |fixture, (at, value)| {
        fixture.group((BY, &(at + 1).to_string()), BURY, out_of(100.0, value))
    });
    let found = of(rates, BURY);
    assert!((found.slope_index.unwrap() - 13.5).abs() < 1e-9, "{found:?}");
    assert!(found.note.unwrap().starts_with("A figure or a limit is 0, so the slope is of a straight line."));
    assert_eq!(found.relative_index, None, "an end below nought compares nothing");
}

#[test]
fn percentages_bend_within_0_and_100_and_chance_is_named() {
    let mut fixture = Fixture::new();
    fixture.indicator.measure.kind = MeasureKind::Proportion;
    let groups = [(1, 40.0), (2, 39.0), (3, 41.0), (4, 38.0)];
    let fixture = groups.into_iter().fold(fixture, |fixture, (group, value)| {
        let series = {
            let mut made = figure(value, Some(9.0));
            made.change(|it| it.denominators = vec![Some(50.0)]);
            made
        };
        fixture.group((BY, &group.to_string()), BURY, series)
    });
    let found = of(fixture, BURY);
    let (lower, upper) = (found.slope_lower.unwrap(), found.slope_upper.unwrap());
    assert!(lower < 0.0 && upper > found.slope_index.unwrap() && upper < 100.0, "{found:?}");
    assert!(found.relative_lower.unwrap() < 1.0 && found.relative_upper.unwrap() > 1.0);
    assert!(found.leans.unwrap().ends_with("; it may be chance."));
    assert_eq!(found.note, None);
}

#[test]
fn a_period_without_figures_has_no_gradient() {
    let scorecard = quintiles(means(), BURY).scorecard();
    let period = crate::analysis::sample::period("2021");
    let found = gradient_at(&scorecard, IndicatorId::at(0), BURY, Some(period));
    assert_eq!(found.reason.as_deref(), Some("Bury has no figures by deprivation for 2021."));
}
