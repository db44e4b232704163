//! What is withheld is held against a solver of its own, which knows the sums by itself and takes one after the other.

use super::*;
use crate::analysis::sample::{Sample, area, series};
use crate::analysis::small_counts;
use crate::model::{AreaId, AreaKind, Breakdown, BreakdownId, IndicatorId, MeasureKind, Parts, Series};
use proptest::prelude::*;
use std::collections::BTreeMap;

const NATION: AreaId = AreaId(0);
const SYSTEM: AreaId = AreaId(1);

/// A nation that is the system, its places with a neighbourhood each way, and groups of each: the count of every cell, by
/// neighbourhood and group, is given, and all else is added up of these.
fn table(neighbourhoods: &[Vec<u32>], places: usize) -> Scorecard {
    let mut areas = vec![
        area("N", "Nation", AreaKind::Nation, None),
        area("S", "System", AreaKind::System, Some(NATION)),
    ];
    let place = |at: usize| AreaId::at(2 + at);
    areas.extend((0..places).map(|at| area(&format!("P{at}"), "Place", AreaKind::Place, Some(SYSTEM))));
    let mut counts: BTreeMap<(Option<BreakdownId>, AreaId), u32> = BTreeMap::new();
    for (at, groups) in neighbourhoods.iter().enumerate() {
        let above = place(at % places);
        let own = AreaId::at(areas.len());
        areas.push(area(&format!("H{at}"), "Neighbourhood", AreaKind::Neighbourhood, Some(above)));
        for (group, count) in groups.iter().enumerate() {
            for of in [own, above, SYSTEM] {
                *counts.entry((None, of)).or_default() += count;
                *counts.entry((Some(BreakdownId::at(group)), of)).or_default() += count;
            }
        }
    }
    let of = |((breakdown, area), count): ((Option<BreakdownId>, AreaId), u32)| {
        let mut found = series(&[("2024", Some(f64::from(count)))]);
        found.change(|it| it.numerators = vec![Some(f64::from(count))]);
        Series { breakdown, area, ..found }
    };
    let mut parts: Parts = Sample::default().parts();
    parts.indicators[0].measure.kind = MeasureKind::Count;
    let group = |at: usize| Breakdown { by: "School".to_owned(), group: at.to_string(), scope: None };
    parts.breakdowns = (0..neighbourhoods[0].len()).map(group).collect();
    parts.areas = areas;
    parts.series = counts.into_iter().map(of).collect();
    Scorecard::new(parts).unwrap()
}

type Cells = BTreeMap<(Option<BreakdownId>, AreaId), f64>;

/// All counts, and those that stay, by their places in the table.
fn cells(scorecard: &Scorecard, hidden: &BTreeSet<Figure>) -> [Cells; 2] {
    let of = |series: &Series| ((series.breakdown, series.area), series.value(0).unwrap());
    let all: Cells = scorecard.given_series().iter().map(of).collect();
    let is_hidden = |series: &&Series| {
        let Series { indicator, breakdown, area, .. } = **series;
        hidden.contains(&Figure { indicator, breakdown, area, period: series.periods[0] })
    };
    let left = scorecard.given_series().iter().filter(|series| !is_hidden(series)).map(of).collect();
    [all, left]
}

/// Every sum of the table as its whole and its parts.
fn sums(scorecard: &Scorecard, cells: &Cells) -> Vec<Vec<(Option<BreakdownId>, AreaId)>> {
    let mut sums = Vec::new();
    for (breakdown, area) in cells.keys().copied() {
        let below = cells.keys().copied();
        let below =
            below.filter(|(group, it)| *group == breakdown && scorecard.area(*it).parent == Some(area));
        sums.push([(breakdown, area)].into_iter().chain(below).collect());
        if breakdown.is_none() {
            let groups = cells.keys().copied().filter(|(group, it)| group.is_some() && *it == area);
            sums.push([(breakdown, area)].into_iter().chain(groups).collect());
        }
    }
    sums.retain(|sum: &Vec<_>| sum.len() > 1);
    sums
}

/// What follows from the cells that are left, one sum after the other.
fn solved(scorecard: &Scorecard, all: &Cells, left: &Cells) -> Cells {
    let sums = sums(scorecard, all);
    let mut known = left.clone();
    loop {
        let before = known.len();
        for sum in &sums {
            let missing: Vec<_> = sum.iter().filter(|cell| !known.contains_key(*cell)).copied().collect();
            let [cell] = missing[..] else { continue };
            let of_parts: f64 = sum[1..].iter().filter_map(|part| known.get(part)).sum();
            let count = if cell == sum[0] { of_parts } else { known[&sum[0]] - of_parts };
            known.insert(cell, count);
        }
        if known.len() == before {
            return known.into_iter().filter(|(cell, _)| !left.contains_key(cell)).collect();
        }
    }
}

fn withheld(scorecard: &Scorecard) -> (Withholding, BTreeSet<Figure>) {
    let found = withholding(scorecard, &small_counts(scorecard), Decision::Withhold);
    let all = found.all().collect();
    (found, all)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn nothing_that_is_withheld_follows_from_what_remains(
        (groups, counts, places) in (1_usize..5).prop_flat_map(|groups| {
            let count = prop_oneof![3 => 0_u32..12, 2 => 10_u32..200];
            let row = prop::collection::vec(count, groups);
            (Just(groups), prop::collection::vec(row, 1..14), 1_usize..4)
        })
    ) {
        let places = places.min(counts.len());
        prop_assert!(groups > 0);
        let scorecard = table(&counts, places);
        let (found, hidden) = withheld(&scorecard);
        let [all, left] = cells(&scorecard, &hidden);
        let is_small = |count: &f64| (0.5..9.5).contains(count);
        prop_assert!(left.values().all(|count| !is_small(count)), "all of them are withheld");
        prop_assert_eq!(solved(&scorecard, &all, &left), Cells::new());
        prop_assert_eq!(found.left, 0);
        // How many would follow if nothing else were withheld is what the solver finds then.
        let [_, left] = cells(&scorecard, &found.asked.iter().copied().collect());
        let follow = solved(&scorecard, &all, &left);
        prop_assert!(follow.iter().all(|(cell, count)| (all[cell] - *count).abs() < 0.5));
        prop_assert_eq!(follow.len(), found.following);
        // Whatever is withheld under a whole that stays comes to no small count.
        let [_, left] = cells(&scorecard, &hidden);
        for sum in sums(&scorecard, &all).iter().filter(|sum| left.contains_key(&sum[0])) {
            let gone: f64 = sum[1..].iter().filter(|cell| !left.contains_key(*cell)).map(|cell| all[cell]).sum();
            prop_assert!(!is_small(&gone), "{gone} in {sum:?}");
        }
    }
}

#[test]
fn a_second_figure_goes_where_one_would_follow_and_nothing_where_none_would() {
    let (found, _) = withheld(&table(&[vec![7, 40, 300], vec![50, 60, 70]], 1));
    assert_eq!((found.asked.len(), found.following), (1, 1));
    // A second one in its area and in its group, and the one where these two cross.
    assert_eq!(found.more.len(), 3, "{found:?}");
    let (none, hidden) = withheld(&table(&[vec![70, 40], vec![50, 60]], 1));
    assert!(none == Withholding::default() && hidden.is_empty());
}

#[test]
fn one_and_one_are_not_known_of_two() {
    // The sums are of groups alone.
    let mut parts = Sample::default().parts();
    parts.indicators[0].measure.kind = MeasureKind::Count;
    let group = |name: &str| Breakdown { by: "Sex".to_owned(), group: name.to_owned(), scope: None };
    parts.breakdowns = ["a", "b", "c"].map(group).into();
    let counts = [(None, 42.0), (Some(0), 1.0), (Some(1), 1.0), (Some(2), 40.0)];
    parts.series = counts
        .map(|(group, count)| {
            let breakdown = group.map(BreakdownId::at);
            Series { breakdown, area: AreaId(2), ..series(&[("2024", Some(count))]) }
        })
        .into();
    let (found, hidden) = withheld(&Scorecard::new(parts).unwrap());
    assert_eq!((found.following, found.more.len(), hidden.len()), (0, 1, 3), "{found:?}");
}

#[test]
fn a_count_that_its_publisher_withheld_is_worked_out_and_hides_nothing() {
    // In the first year it is known that groups come to the whole; in the second one of them is missing, and follows by its areas.
    let values = |counts: [Option<f64>; 2]| series(&[("2023", counts[0]), ("2024", counts[1])]);
    let of = |area: u32, group: Option<usize>, counts| Series {
        breakdown: group.map(BreakdownId::at),
        area: AreaId(area),
        ..values(counts)
    };
    let mut parts = Sample::default().parts();
    parts.indicators[0].measure.kind = MeasureKind::Count;
    let group = |name: &str| Breakdown { by: "Sex".to_owned(), group: name.to_owned(), scope: None };
    parts.breakdowns = ["a", "b"].map(group).into();
    let some = |one: f64, two: f64| [Some(one), Some(two)];
    parts.series = vec![
        of(1, None, some(100.0, 110.0)),
        of(1, Some(0), some(50.0, 60.0)),
        of(1, Some(1), some(50.0, 50.0)),
        of(2, None, some(60.0, 47.0)),
        of(2, Some(0), some(30.0, 40.0)),
        of(2, Some(1), some(30.0, 7.0)),
        of(3, None, some(40.0, 63.0)),
        of(3, Some(0), [Some(20.0), None]),
        of(3, Some(1), some(20.0, 43.0)),
    ];
    for missing in &mut parts.series {
        missing.change(|it| {
            it.flags = vec![None, it.values[1].is_none().then_some(crate::model::Flag::Suppressed)];
        });
    }
    let scorecard = Scorecard::new(parts).unwrap();
    let (found, _) = withheld(&scorecard);
    assert_eq!((found.asked.len(), found.following, found.left), (1, 1, 0), "{found:?}");
    assert!(!found.more.is_empty());
}

#[test]
fn a_count_that_its_publisher_withheld_is_withheld_by_what_it_follows_from() {
    // What both places come to in the second group the file does not say: it is what all are less the first group.
    let of = |area: u32, group: Option<usize>, counts: [Option<f64>; 2]| Series {
        breakdown: group.map(BreakdownId::at),
        area: AreaId(area),
        ..series(&[("2023", counts[0]), ("2024", counts[1])])
    };
    let mut parts = Sample::default().parts();
    parts.indicators[0].measure.kind = MeasureKind::Count;
    let group = |name: &str| Breakdown { by: "School".to_owned(), group: name.to_owned(), scope: None };
    parts.breakdowns = ["a", "b"].map(group).into();
    let some = |one: f64, two: f64| [Some(one), Some(two)];
    parts.series = vec![
        of(1, None, some(110.0, 110.0)),
        of(1, Some(0), some(70.0, 103.0)),
        of(1, Some(1), [Some(40.0), None]),
        of(2, None, some(60.0, 60.0)),
        of(2, Some(0), some(40.0, 56.0)),
        of(2, Some(1), some(20.0, 4.0)),
        of(3, None, some(50.0, 50.0)),
        of(3, Some(0), some(30.0, 47.0)),
        of(3, Some(1), some(20.0, 3.0)),
    ];
    let (found, hidden) = withheld(&Scorecard::new(parts).unwrap());
    assert_eq!((found.asked.len(), found.left, found.unsolved), (2, 0, 0), "{found:?}");
    // Of the whole system that does not stay by which it would follow.
    let of_system = |figure: &&Figure| figure.area == AreaId(1);
    assert!(hidden.iter().filter(of_system).count() > 0, "{hidden:?}");
}

/// Two areas with the counts of everybody, where given, and of groups by breakdown and name; what of the first area is withheld, by
/// position.
fn withheld_of(groups: &[(&str, &str)], first: &[Option<f64>], second: &[Option<f64>]) -> BTreeSet<usize> {
    let mut parts = Sample::default().parts();
    parts.indicators[0].measure.kind = MeasureKind::Count;
    let group = |(by, group): &(&str, &str)| Breakdown {
        by: (*by).to_owned(),
        group: (*group).to_owned(),
        scope: None,
    };
    parts.breakdowns = groups.iter().map(group).collect();
    let of = |area: u32, counts: &[Option<f64>]| -> Vec<Series> {
        let one = |(at, count): (usize, &Option<f64>)| {
            let breakdown = at.checked_sub(1).map(BreakdownId::at);
            Some(Series { breakdown, area: AreaId(area), ..series(&[("2024", Some((*count)?))]) })
        };
        counts.iter().enumerate().filter_map(one).collect()
    };
    parts.series = [of(2, first), of(3, second)].concat();
    let (found, hidden) = withheld(&Scorecard::new(parts).unwrap());
    assert_eq!((found.asked.len(), found.following, found.left, found.unsolved), (1, 1, 0, 0), "{found:?}");
    let here = hidden.iter().filter(|it| it.area == AreaId(2));
    here.map(|it| it.breakdown.map_or(0, |group| group.index() + 1)).collect()
}

#[test]
fn groups_that_come_to_another_group_to_everybody_or_to_those_of_another_breakdown_do_not_give_it_away() {
    let some = |counts: &[f64]| counts.iter().copied().map(Some).collect::<Vec<_>>();
    // Men of each age are men, by their names and by their counts alone.
    for names in [
        ["Men", "Women", "Men, young", "Men, old", "Women, young", "Women, old"],
        ["a", "b", "1", "2", "3", "4"],
    ] {
        let by = |at: usize| if at < 2 { "Sex" } else { "Age and sex" };
        let groups: Vec<(&str, &str)> = names.iter().enumerate().map(|(at, name)| (by(at), *name)).collect();
        let hidden = withheld_of(
            &groups,
            &some(&[200.0, 104.0, 96.0, 4.0, 100.0, 40.0, 56.0]),
            &some(&[301.0, 151.0, 150.0, 61.0, 90.0, 83.0, 67.0]),
        );
        assert!(
            hidden.contains(&3) && (hidden.contains(&1) || hidden.contains(&4)),
            "men less old ones: {hidden:?}"
        );
        assert!((4..=6).any(|group| hidden.contains(&group)), "all less the others: {hidden:?}");
    }
    // The same in one breakdown, which has a group of everybody too.
    let groups = ["Persons", "Men", "Women", "Men, young", "Men, old"].map(|name| ("Sex", name));
    let hidden = withheld_of(
        &groups,
        &some(&[200.0, 200.0, 104.0, 96.0, 4.0, 100.0]),
        &some(&[301.0, 301.0, 151.0, 150.0, 61.0, 90.0]),
    );
    assert!(hidden.contains(&4) && (hidden.contains(&2) || hidden.contains(&5)), "{hidden:?}");
    let hidden =
        withheld_of(&groups[..3], &some(&[200.0, 200.0, 4.0, 196.0]), &some(&[301.0, 301.0, 151.0, 150.0]));
    assert!(hidden.contains(&3) || hidden.is_superset(&BTreeSet::from([0, 1])), "{hidden:?}");
    // Nobody says how many all are, and two breakdowns say it.
    let groups = [("Sex", "Men"), ("Sex", "Women"), ("Age", "young"), ("Age", "old")];
    let without = |counts: &[f64]| [vec![None], some(counts)].concat();
    let hidden =
        withheld_of(&groups, &without(&[4.0, 196.0, 90.0, 110.0]), &without(&[151.0, 150.0, 160.0, 141.0]));
    assert!(hidden.contains(&1) && hidden.len() > 1, "{hidden:?}");
}

#[test]
fn what_another_indicator_says_too_is_withheld_with_it() {
    let mut parts = Sample::default().parts();
    parts.indicators[0].measure.kind = MeasureKind::Count;
    let mut other = parts.indicators[0].clone();
    other.id = "the-same".to_owned();
    parts.indicators.push(other);
    let group = |name: &str| Breakdown { by: "Sex".to_owned(), group: name.to_owned(), scope: None };
    parts.breakdowns = ["a", "b"].map(group).into();
    let of = |(indicator, group, count): (usize, Option<usize>, f64)| Series {
        indicator: IndicatorId::at(indicator),
        breakdown: group.map(BreakdownId::at),
        area: AreaId(2),
        ..series(&[("2024", Some(count))])
    };
    parts.series =
        [(0, None, 50.0), (0, Some(0), 4.0), (0, Some(1), 46.0), (1, None, 50.0), (1, Some(1), 46.0)]
            .map(of)
            .into();
    let (found, hidden) = withheld(&Scorecard::new(parts).unwrap());
    assert_eq!((found.asked.len(), found.following), (1, 1));
    let of: Vec<_> =
        hidden.iter().map(|it| (it.indicator.index(), it.breakdown.map(BreakdownId::index))).collect();
    assert_eq!(of, [(0, Some(0)), (0, Some(1)), (1, Some(1))]);
}
