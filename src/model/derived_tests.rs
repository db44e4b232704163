use super::*;
use crate::model::MissingCount;
use crate::model::fixture::{area, indicator};
use crate::model::indicator::Measure;
use crate::model::words::MeasureKind;
use crate::model::{
    Area, AreaKind, Boundary, Breakdown, Member, Parts, PeriodKind, PlainDate, Polarity, Scorecard,
    Succession,
};

const ENGLAND: AreaId = AreaId(0);
const SYSTEM: AreaId = AreaId(1);
const SHARE: IndicatorId = IndicatorId(0);

fn year(label: &str) -> Period {
    Period::parse(PeriodKind::Year, label).unwrap()
}

/// A series of counts out of so many, from 2020 on, with the value that they come to.
fn counts(area: usize, pairs: &[Option<(f64, f64)>]) -> Series {
    let columns = ColumnValues {
        values: pairs.iter().map(|pair| pair.map(|(count, of)| count / of * 100.0)).collect(),
        numerators: pairs.iter().map(|pair| pair.map(|(count, _)| count)).collect(),
        denominators: pairs.iter().map(|pair| pair.map(|(_, of)| of)).collect(),
        ..ColumnValues::default()
    };
    let periods = (2020..).take(pairs.len()).map(|at| year(&at.to_string())).collect();
    Series { indicator: SHARE, breakdown: None, area: AreaId::at(area), periods, columns: columns.into() }
}

/// England, a system, and areas of this kind in it, with a proportion.
fn parts(kind: AreaKind, names: &[&str]) -> Parts {
    let mut areas = vec![
        area("E92000001", "England", AreaKind::Nation, None),
        area("E54000057", "A system", AreaKind::System, Some(ENGLAND)),
    ];
    areas.extend(names.iter().map(|name| area(name, name, kind, Some(SYSTEM))));
    let share = indicator("share", MeasureKind::Proportion, Polarity::LowerIsBetter, PeriodKind::Year);
    Parts {
        system: Some(SYSTEM),
        national: Some(ENGLAND),
        areas,
        indicators: vec![share],
        ..Parts::default()
    }
}

fn footprint(parts: &mut Parts, members: &[usize]) -> AreaId {
    let members = members.iter().map(|at| Member::Area(AreaId::at(*at))).collect();
    let team = area("team", "A team", AreaKind::Neighbourhood, Some(SYSTEM));
    parts.areas.push(Area { members, ..team });
    AreaId::at(parts.areas.len() - 1)
}

fn values(scorecard: &Scorecard, area: AreaId) -> Vec<(String, Option<f64>)> {
    let series = scorecard.series(SHARE, None, area);
    let of = |series: &Series| {
        (0..series.len()).map(|at| (series.periods[at].to_string(), series.value(at))).collect()
    };
    series.map(of).unwrap_or_default()
}

#[test]
fn a_footprint_is_added_up_from_counts_in_the_periods_that_all_have() {
    let mut parts = parts(AreaKind::Neighbourhood, &["a", "b"]);
    let team = footprint(&mut parts, &[2, 3]);
    parts.series = vec![
        counts(2, &[Some((10.0, 100.0)), Some((20.0, 100.0)), None]),
        counts(3, &[Some((5.0, 400.0)), None, Some((8.0, 400.0))]),
    ];
    parts.areas[2].population = Some(1000.0);
    parts.areas[3].population = Some(500.0);
    let scorecard = Scorecard::new(parts).unwrap();
    // 15 of 500, not the mean of 10 % and 1.25 %.
    assert_eq!(values(&scorecard, team), [("2020".to_owned(), Some(3.0))]);
    let series = scorecard.series(SHARE, None, team).unwrap();
    assert_eq!((series.numerator(0), series.denominator(0)), (Some(15.0), Some(500.0)));
    let of = vec![AreaId::at(2), AreaId::at(3)];
    assert_eq!(scorecard.derived(SHARE, None, team), Some(&Derived::AddedUp { of }));
    assert_eq!(scorecard.area(team).population, Some(1500.0));
    assert_eq!(scorecard.given_series().len(), 2, "the file is what it was");
}

#[test]
fn figures_of_its_own_win_and_what_overlaps_or_lies_outside_is_not_added_up() {
    let mut own = parts(AreaKind::Neighbourhood, &["a", "b"]);
    let team = footprint(&mut own, &[2, 3]);
    let given = || vec![counts(2, &[Some((1.0, 10.0))]), counts(3, &[Some((2.0, 10.0))])];
    own.series = given();
    own.series.push(counts(team.index(), &[Some((9.0, 10.0))]));
    let scorecard = Scorecard::new(own).unwrap();
    assert_eq!(values(&scorecard, team), [("2020".to_owned(), Some(90.0))]);
    assert_eq!(scorecard.derived(SHARE, None, team), None);

    let mut nested = parts(AreaKind::Neighbourhood, &["a", "b"]);
    nested.areas[3].parent = Some(AreaId::at(2));
    let team = footprint(&mut nested, &[2, 3]);
    nested.series = given();
    let scorecard = Scorecard::new(nested).unwrap();
    assert_eq!(scorecard.series(SHARE, None, team), None);
    assert_eq!(scorecard.parts_of(team), Err(NotAddedUp::Overlap(AreaId::at(3), AreaId::at(2))));

    let mut outside = parts(AreaKind::Neighbourhood, &["a", "b"]);
    let team = footprint(&mut outside, &[2, 3]);
    outside.areas[team.index()].members.push(Member::Named("Derby".to_owned()));
    outside.series = given();
    let scorecard = Scorecard::new(outside).unwrap();
    assert_eq!(scorecard.series(SHARE, None, team), None);
    assert_eq!(scorecard.parts_of(team), Err(NotAddedUp::OutsideFile("Derby".to_owned())));
}

#[test]
fn a_place_that_is_made_of_others_says_why_it_is_not_added_up() {
    let mut parts = parts(AreaKind::Place, &["a", "b"]);
    let both = footprint(&mut parts, &[2, 3]);
    parts.areas[both.index()].kind = AreaKind::Place;
    let peers = area("peers", "Neighbours", AreaKind::Group, None);
    parts.areas.push(Area { members: vec![Member::Area(AreaId::at(2))], ..peers });
    parts.indicators[0].measure.kind = MeasureKind::Mean;
    parts.series = vec![counts(2, &[Some((1.0, 10.0))]), counts(3, &[Some((2.0, 10.0))])];
    let scorecard = Scorecard::new(parts).unwrap();
    let why = |at| scorecard.not_added_up(SHARE, AreaId::at(at));
    assert_eq!(why(both.index()), Some(NotAddedUp::Kind(MeasureKind::Mean)));
    assert_eq!((why(2), why(5)), (None, None), "neither a whole place nor statistical neighbours");
}

#[test]
fn rates_count_and_contradictions_are_told_apart() {
    let measure = |kind, per| Measure { kind, per, ..Measure::default() };
    let [a, b] = [counts(2, &[Some((1.0, 10.0))]), counts(3, &[Some((2.0, 10.0))])];
    let all = [&a, &b];
    // The values are per hundred; of a rate per thousand they contradict their counts.
    let per_thousand = added_up(&measure(MeasureKind::Rate, Some(1000.0)), &all);
    let missing = MissingCount::Agreement(year("2020"));
    assert_eq!(per_thousand, Err(NotAddedUp::Missing { part: AreaId::at(2), missing }));
    // Of a part that is suppressed, that is the reason, and the part is named.
    let mut suppressed = counts(3, &[None]);
    suppressed.change(|it| it.flags = vec![Some(Flag::Suppressed)]);
    let missing = MissingCount::Count(year("2020"), Some(Flag::Suppressed));
    let part = AreaId::at(3);
    let found = added_up(&measure(MeasureKind::Proportion, None), &[&a, &suppressed]);
    assert_eq!(found, Err(NotAddedUp::Missing { part, missing }));
    let rate = added_up(&measure(MeasureKind::Rate, Some(100.0)), &all).unwrap();
    assert_eq!(rate.value(0), Some(15.0));
    let count = added_up(&measure(MeasureKind::Count, None), &all).unwrap();
    assert_eq!((count.value(0), count.numerator(0)), (Some(30.0), None));
    let index = added_up(&measure(MeasureKind::Index, None), &all);
    assert_eq!(index, Err(NotAddedUp::Kind(MeasureKind::Index)));
}

#[test]
fn what_is_said_most_gravely_of_a_part_is_said_of_the_whole() {
    let mut a = counts(2, &[Some((1.0, 10.0)), Some((1.0, 10.0))]);
    a.change(|it| it.flags = vec![Some(Flag::Provisional), None]);
    let mut b = counts(3, &[Some((2.0, 10.0)), Some((2.0, 10.0))]);
    b.change(|it| it.flags = vec![Some(Flag::Disrupted), None]);
    let measure = Measure { kind: MeasureKind::Proportion, ..Measure::default() };
    let whole = added_up(&measure, &[&a, &b]).unwrap();
    assert_eq!((whole.flag(0), whole.flag(1)), (Some(Flag::Disrupted), None));
}

fn took_over(parts: &mut Parts, at: usize, before: &[&str]) {
    let on = PlainDate::parse("2022-01-01");
    let before = before.iter().map(|code| Succession { code: (*code).to_owned(), on: on.clone() });
    parts.areas[at].succeeds = before.collect();
}

#[test]
fn a_place_goes_on_from_the_one_it_took_over_from() {
    let mut parts = parts(AreaKind::Place, &["old", "new"]);
    took_over(&mut parts, 3, &["old"]);
    let one = Some((1.0, 10.0));
    parts.series = vec![counts(2, &[one, one, one])];
    let mut own = counts(3, &[Some((3.0, 10.0)), Some((4.0, 10.0))]);
    own.periods = [year("2022"), year("2023")].into();
    parts.series.push(own);
    let scorecard = Scorecard::new(parts).unwrap();
    let new = AreaId::at(3);
    let expected = [("2020", 10.0), ("2021", 10.0), ("2022", 30.0), ("2023", 40.0)];
    let expected: Vec<_> = expected.map(|(at, value)| (at.to_owned(), Some(value))).into();
    assert_eq!(values(&scorecard, new), expected, "the old one’s figure for 2022 is not the new one’s");
    let how = scorecard.derived(SHARE, None, new);
    let (from, since) = (vec![AreaId::at(2)], Some(year("2022")));
    assert_eq!(how, Some(&Derived::Joined { from, since, boundary: BoundaryThen::NotKnown }));
    assert_eq!(scorecard.places().collect::<Vec<_>>(), [new], "the old one is no place any more");
}

#[test]
fn where_the_boundary_moved_the_line_breaks() {
    let square = |side: f64| {
        vec![vec![[0.0, 50.0], [side, 50.0], [side, 50.0 + side], [0.0, 50.0 + side], [0.0, 50.0]]]
    };
    for (side, boundary) in [(1.0, BoundaryThen::Stayed), (1.1, BoundaryThen::Moved)] {
        let mut parts = parts(AreaKind::Place, &["old", "new"]);
        took_over(&mut parts, 3, &["old"]);
        parts.boundaries = vec![
            Boundary { area: AreaId::at(2), rings: square(1.0) },
            Boundary { area: AreaId::at(3), rings: square(side) },
        ];
        let mut own = counts(3, &[Some((3.0, 10.0))]);
        own.periods = [year("2022")].into();
        parts.series = vec![counts(2, &[Some((1.0, 10.0))]), own];
        let scorecard = Scorecard::new(parts).unwrap();
        let series = scorecard.series(SHARE, None, AreaId::at(3)).unwrap();
        let breaks = (boundary == BoundaryThen::Moved).then_some(Flag::Break);
        assert_eq!((series.len(), series.flag(0), series.flag(1)), (2, None, breaks));
        let Some(Derived::Joined { boundary: found, .. }) = scorecard.derived(SHARE, None, AreaId::at(3))
        else {
            panic!("it is joined");
        };
        assert_eq!(*found, boundary);
    }
}

#[test]
fn several_that_went_into_one_are_added_up_and_one_that_was_divided_is_not_taken() {
    let mut merged = parts(AreaKind::Place, &["a", "b", "both"]);
    took_over(&mut merged, 4, &["a", "b"]);
    merged.series = vec![counts(2, &[Some((1.0, 10.0))]), counts(3, &[Some((5.0, 30.0))])];
    let scorecard = Scorecard::new(merged).unwrap();
    assert_eq!(values(&scorecard, AreaId::at(4)), [("2020".to_owned(), Some(15.0))]);
    // Without outlines nobody knows whether all of both went into it, nor whether more did.
    let Some(Derived::Joined { boundary, .. }) = scorecard.derived(SHARE, None, AreaId::at(4)) else {
        panic!("it is joined");
    };
    assert_eq!(*boundary, BoundaryThen::NotKnown);

    let mut divided = parts(AreaKind::Place, &["old", "west", "east"]);
    took_over(&mut divided, 3, &["old"]);
    took_over(&mut divided, 4, &["old"]);
    divided.series = vec![counts(2, &[Some((1.0, 10.0))])];
    let scorecard = Scorecard::new(divided).unwrap();
    assert_eq!(scorecard.series(SHARE, None, AreaId::at(3)), None);
    let why = scorecard.not_joined(SHARE, None, AreaId::at(4));
    assert_eq!(why, Some(&NotJoined::Divided(AreaId::at(2))));
}

#[test]
fn what_went_into_one_is_joined_where_all_of_it_is_there_and_only_where_something_is_missed() {
    let of = |area: usize, from: &str, pairs: &[Option<(f64, f64)>]| {
        let mut series = counts(area, pairs);
        let first: i32 = from.parse().unwrap();
        series.periods = (first..).take(pairs.len()).map(|at| year(&at.to_string())).collect();
        series
    };
    let (one, other) = (Some((1.0, 10.0)), Some((5.0, 30.0)));
    let both = |codes: &[&str], change: &dyn Fn(&mut Parts)| {
        let mut parts = parts(AreaKind::Place, &["a", "b", "both"]);
        took_over(&mut parts, 4, codes);
        parts.series =
            vec![of(2, "2020", &[one, one]), of(3, "2020", &[other, other]), of(4, "2022", &[one])];
        change(&mut parts);
        Scorecard::new(parts).unwrap()
    };
    let area = AreaId::at(4);
    let whole = both(&["a", "b"], &|_| {});
    assert_eq!(values(&whole, area).len(), 3);
    assert_eq!(whole.not_joined(SHARE, None, area), None);
    // One of those before it is not in the file: what is there is not all of it.
    let part = both(&["a", "elsewhere"], &|_| {});
    assert_eq!(values(&part, area).len(), 1);
    let outside = NotJoined::OutsideFile(vec![AreaId::at(2)]);
    assert_eq!(part.not_joined(SHARE, None, area), Some(&outside));
    // Without counts there is no sum.
    let without = |parts: &mut Parts| parts.series[0].change(|it| it.numerators = Vec::new());
    let not_added = NotJoined::NotAddedUp(vec![AreaId::at(2), AreaId::at(3)]);
    assert_eq!(both(&["a", "b"], &without).not_joined(SHARE, None, area), Some(&not_added));
    // In a table of all of them its own periods begin with those of the others, and are empty there.
    let in_one_table = both(&["a", "b"], &|parts| parts.series[2] = of(4, "2020", &[None, None, one]));
    assert_eq!(values(&in_one_table, area), values(&whole, area));
    // An area that has the earlier figures itself misses nothing.
    let complete = both(&["a", "b"], &|parts| {
        without(parts);
        parts.series[2] = of(4, "2020", &[one, one, one]);
    });
    assert_eq!(complete.not_joined(SHARE, None, area), None);
}

#[test]
fn a_period_that_the_takeover_lies_within_is_that_of_those_before_unless_it_has_its_own() {
    let with = |own: &[&str]| {
        let mut parts = parts(AreaKind::Place, &["a", "b", "both"]);
        took_over(&mut parts, 4, &["a", "b"]);
        for before in &mut parts.areas[4].succeeds {
            before.on = PlainDate::parse("2022-07-01");
        }
        let four = [Some((1.0, 10.0)); 4];
        let mut later = counts(4, &vec![Some((5.0, 10.0)); own.len()]);
        later.periods = own.iter().map(|label| year(label)).collect();
        parts.series = vec![counts(2, &four), counts(3, &four), later];
        let scorecard = Scorecard::new(parts).unwrap();
        values(&scorecard, AreaId::at(4)).into_iter().map(|(_, value)| value.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(with(&["2023"]), [10.0, 10.0, 10.0, 50.0]);
    assert_eq!(with(&["2022", "2023"]), [10.0, 10.0, 50.0, 50.0]);
    // Of a year that begins later those before it have no say.
    assert_eq!(with(&["2024"]), [10.0, 10.0, 10.0, 50.0]);
}

#[test]
fn where_none_of_those_before_it_is_in_the_file_that_is_known() {
    let from = |first: &str| {
        let mut parts = parts(AreaKind::Place, &["new"]);
        took_over(&mut parts, 2, &["elsewhere"]);
        let mut own = counts(2, &[Some((1.0, 10.0))]);
        own.periods = [year(first)].into();
        parts.series = vec![own];
        Scorecard::new(parts).unwrap().not_joined(SHARE, None, AreaId::at(2)).cloned()
    };
    assert_eq!(from("2022"), Some(NotJoined::OutsideFile(Vec::new())));
    assert_eq!(from("2021"), None, "it has what is older than the takeover itself");
}

#[test]
fn a_chain_of_codes_is_gone_through_to_its_end() {
    let mut parts = parts(AreaKind::Place, &["third", "second", "first"]);
    took_over(&mut parts, 2, &["second"]);
    took_over(&mut parts, 3, &["first"]);
    parts.areas[3].succeeds[0].on = PlainDate::parse("2021-01-01");
    let at = |area: usize, from: &str, count: f64| {
        let mut series = counts(area, &[Some((count, 10.0))]);
        series.periods = [year(from)].into();
        series
    };
    parts.series = vec![at(2, "2022", 3.0), at(3, "2021", 2.0), at(4, "2020", 1.0)];
    let scorecard = Scorecard::new(parts).unwrap();
    let expected = [("2020", 10.0), ("2021", 20.0), ("2022", 30.0)];
    let expected: Vec<_> = expected.map(|(at, value)| (at.to_owned(), Some(value))).into();
    assert_eq!(values(&scorecard, AreaId::at(2)), expected);
}

#[test]
fn groups_of_people_are_added_up_too() {
    let mut parts = parts(AreaKind::Neighbourhood, &["a", "b"]);
    let team = footprint(&mut parts, &[2, 3]);
    let women = Some(BreakdownId::at(0));
    parts.breakdowns =
        vec![Breakdown { by: "Sex".to_owned(), group: "Women".to_owned(), ..Breakdown::default() }];
    parts.series = [counts(2, &[Some((1.0, 10.0))]), counts(3, &[Some((3.0, 10.0))])]
        .map(|series| Series { breakdown: women, ..series })
        .into();
    let scorecard = Scorecard::new(parts).unwrap();
    assert_eq!(scorecard.series(SHARE, women, team).and_then(|series| series.value(0)), Some(20.0));
}
