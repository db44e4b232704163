use super::super::fixture::{Fixture, figure};
use super::*;
use crate::analysis::NotCompared;
use crate::analysis::interval::NoInterval;
use crate::analysis::sample::{BURY, ENGLAND};
use crate::model::Verdict;

const CORE20: &str = "Deprivation (Core20)";

fn compared(fixture: Fixture, area: AreaId) -> Vec<GroupsOfPeople> {
    groups_of_people(&fixture.scorecard(), IndicatorId::at(0), area)
}

/// Bury at 10 ± 1 and its most deprived fifth at 14 ± 1; England's at 15.5 ± 0.1.
fn fixture() -> Fixture {
    Fixture::new()
        .whole(ENGLAND, 10.0, Some(0.1))
        .whole(BURY, 10.0, Some(1.0))
        .group((CORE20, "Most deprived 20%"), BURY, figure(14.0, Some(1.0)))
        .group((CORE20, "Most deprived 20%"), ENGLAND, figure(15.5, Some(0.1)))
        .group((CORE20, "Other 80%"), BURY, figure(9.5, None))
        .group(("Deprivation decile of the local authority", "1"), ENGLAND, figure(13.0, Some(0.1)))
}

#[test]
fn a_group_is_set_against_everyone_in_its_own_area() {
    let found = compared(fixture(), BURY);
    assert_eq!((found.len(), found[0].groups.len(), found[0].by_deprivation), (1, 2, true));
    let most = &found[0].groups[0];
    assert_eq!((most.whole.verdict, most.whole.difference), (Verdict::Worse, Some(4.0)));
    assert_eq!(most.same_group, None, "the file does not say that these are the nation's groups");
    let others = &found[0].groups[1];
    assert_eq!(others.whole.difference, Some(-0.5));
    assert_eq!(others.whole.reason, Some(NotCompared::NoInterval(NoInterval::NoCounts)));
}

#[test]
fn groups_of_the_nation_are_set_against_their_like_as_well() {
    let found = compared(fixture().of_scope(Scope::National), BURY);
    let like = found[0].groups[0].same_group.unwrap();
    assert_eq!((like.area, like.verdict, like.difference), (Some(ENGLAND), Verdict::Better, Some(-1.5)));
    let no_figure = NotCompared::NoFigure {
        area: ENGLAND,
        of_group: true,
        sought: Sought::In(crate::analysis::sample::period("2023")),
    };
    assert_eq!(found[0].groups[1].same_group.unwrap().reason, Some(no_figure));
    let nation = compared(fixture().of_scope(Scope::National), ENGLAND);
    assert_eq!(nation.len(), 2, "which may group authorities");
    assert!(nation.iter().all(|found| found.groups[0].same_group.is_none()));
    assert!(nation.iter().all(|found| found.groups[0].whole.verdict == Verdict::Worse));
}

#[test]
fn the_difference_takes_the_intervals_of_both() {
    // 1.1 apart: beyond the group's own limits, within those of the difference.
    let near =
        Fixture::new().whole(BURY, 10.0, Some(1.0)).group(("Sex", "Female"), BURY, figure(11.1, Some(1.0)));
    assert_eq!(compared(near, BURY)[0].groups[0].whole.verdict, Verdict::Similar);
}

#[test]
fn people_whose_group_is_not_known_are_a_share_and_no_group() {
    let out_of = |value, people| {
        let mut made = figure(value, Some(1.0));
        made.change(|it| it.denominators = vec![Some(people)]);
        made
    };
    let fixture = Fixture::new().group(("Ethnic group", "White"), BURY, out_of(10.0, 850.0)).group(
        ("Ethnic group", "Unknown ethnicity"),
        BURY,
        out_of(20.0, 150.0),
    );
    let shares = |fixture: Fixture| {
        let found = compared(fixture, BURY);
        (found[0].groups.len(), found[0].not_known)
    };
    assert_eq!(shares(fixture.clone()), (1, None), "everyone is not counted");
    assert_eq!(shares(fixture.with_series(BURY, out_of(11.0, 1000.0))), (1, Some(0.15)));
    let left_over = |everyone| {
        let all = [("White", 850.0), ("Asian", 100.0)].into_iter();
        let groups = all.fold(Fixture::new(), |fixture, (name, people)| {
            fixture.group(("Ethnic group", name), BURY, out_of(10.0, people))
        });
        compared(groups.with_series(BURY, out_of(11.0, everyone)), BURY)[0].in_no_group
    };
    assert!(left_over(1000.0).is_some_and(|share| (share - 0.05).abs() < 1e-12), "50 of them are in neither");
    assert_eq!(left_over(900.0), None, "somebody is in both");
}
