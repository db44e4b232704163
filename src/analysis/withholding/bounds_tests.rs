//! How far withheld counts are known is held against a solver of its own, which knows the sums by how the table was made, in tables
//! with own footprints, two layers of areas, and rates without their counts.

use super::*;
use crate::analysis::sample::{Sample, area, series};
use crate::analysis::small_counts;
use crate::model::{
    Area, AreaId, AreaKind, Breakdown, BreakdownId, Footprint, MeasureKind, Member, Parts, Series,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A cell by its group and its area, all together last.
pub(super) type Cell = (usize, usize);

/// What a table is made with besides neighbourhoods, places and the system.
#[derive(Clone, Copy, Debug)]
pub(super) struct With {
    pub footprints: bool,
    pub wards: bool,
    pub rates: bool,
}

/// Counts by cell, the areas, and which areas add up to which.
pub(super) struct Table {
    groups: usize,
    areas: Vec<Area>,
    pub counts: BTreeMap<Cell, u32>,
    sums: Vec<(usize, Vec<usize>)>,
}

const SYSTEM: usize = 1;

impl Table {
    /// Neighbourhoods of places of one system by the counts of their groups.
    pub fn new(places: &[Vec<Vec<u32>>], with: With) -> Self {
        let nation = area("N", "Nation", AreaKind::Nation, None);
        let system = area("S", "System", AreaKind::System, Some(AreaId(0)));
        let mut table = Self {
            groups: places[0][0].len(),
            areas: vec![nation, system],
            counts: BTreeMap::new(),
            sums: Vec::new(),
        };
        let all = places.iter().enumerate().map(|(at, of)| table.add_place(at, of, with)).collect();
        table.add_up(SYSTEM, all);
        table
    }

    fn add(&mut self, code: &str, kind: AreaKind, parent: usize) -> usize {
        self.areas.push(area(code, code, kind, Some(AreaId::at(parent))));
        self.areas.len() - 1
    }

    fn add_up(&mut self, whole: usize, parts: Vec<usize>) {
        for group in 0..=self.groups {
            let count = parts.iter().map(|part| self.counts[&(group, *part)]).sum();
            let before = self.counts.insert((group, whole), count);
            assert!(before.is_none_or(|before| before == count));
        }
        self.sums.push((whole, parts));
    }

    fn put(&mut self, area: usize, groups: &[u32]) {
        let cells = groups.iter().copied().chain([groups.iter().sum()]).enumerate();
        self.counts.extend(cells.map(|(group, count)| ((group, area), count)));
    }

    fn add_place(&mut self, at: usize, neighbourhoods: &[Vec<u32>], with: With) -> usize {
        let place = self.add(&format!("P{at}"), AreaKind::Place, SYSTEM);
        let mut all = Vec::new();
        for (number, groups) in neighbourhoods.iter().enumerate() {
            let own = self.add(&format!("P{at}n{number}"), AreaKind::Neighbourhood, place);
            self.areas[own].footprint = with.wards.then_some(Footprint::Msoa);
            self.put(own, groups);
            all.push(own);
        }
        self.add_up(place, all.clone());
        if with.wards {
            let total: Vec<u32> = (0..self.groups).map(|group| self.counts[&(group, place)]).collect();
            let wards = [1, 2].map(|ward| {
                let own = self.add(&format!("P{at}w{ward}"), AreaKind::Neighbourhood, place);
                self.areas[own].footprint = Some(Footprint::Ward);
                let third = |count: &u32| if ward == 1 { count / 3 } else { count - count / 3 };
                self.put(own, &total.iter().map(third).collect::<Vec<_>>());
                own
            });
            self.add_up(place, wards.to_vec());
        }
        if with.footprints && all.len() > 2 {
            let own = self.add(&format!("P{at}c"), AreaKind::Neighbourhood, place);
            self.areas[own].footprint = Some(Footprint::Custom);
            self.areas[own].members = all[..2].iter().map(|part| Member::Area(AreaId::at(*part))).collect();
            self.add_up(own, all[..2].to_vec());
            self.add_up(place, [&[own], &all[2..]].concat());
        }
        place
    }

    fn scorecard(&self, with: With) -> Scorecard {
        let mut parts: Parts = Sample::default().parts();
        let measure = &mut parts.indicators[0].measure;
        (measure.kind, measure.per) =
            if with.rates { (MeasureKind::Rate, Some(1000.0)) } else { (MeasureKind::Count, None) };
        let group = |at: usize| Breakdown { by: "School".to_owned(), group: at.to_string(), scope: None };
        parts.breakdowns = (0..self.groups).map(group).collect();
        parts.areas.clone_from(&self.areas);
        let of = |(&(group, area), &count): (&Cell, &u32)| {
            let count = f64::from(count);
            // As R and Python write them: five decimals, those that are nought left out.
            let all = if area % 2 == 0 { 5003.0 } else { 4987.0 };
            let value = if with.rates { (count / all * 1e8).round() / 1e5 } else { count };
            let mut found = series(&[("2024", Some(value))]);
            found.change(|it| it.denominators = vec![with.rates.then_some(all)]);
            let breakdown = (group < self.groups).then(|| BreakdownId::at(group));
            Series { breakdown, area: AreaId::at(area), ..found }
        };
        parts.series = self.counts.iter().map(of).collect();
        Scorecard::new(parts).unwrap()
    }

    /// All sums as their cells with 1 for the whole and -1 for parts, which come to nought.
    pub fn equations(&self) -> Vec<Vec<(Cell, f64)>> {
        let of_areas = self.sums.iter().flat_map(|(whole, parts)| {
            (0..=self.groups).map(move |group| {
                let parts = parts.iter().map(move |part| ((group, *part), -1.0));
                [((group, *whole), 1.0)].into_iter().chain(parts).collect()
            })
        });
        let of_groups = (SYSTEM..self.areas.len()).map(|area| {
            let parts = (0..self.groups).map(move |group| ((group, area), -1.0));
            [((self.groups, area), 1.0)].into_iter().chain(parts).collect()
        });
        of_areas.chain(of_groups).collect()
    }

    /// Between which bounds each cell lies where these are withheld: every equation is solved for every cell until nothing moves.
    fn bounds(&self, hidden: &BTreeSet<Cell>) -> BTreeMap<Cell, [f64; 2]> {
        let known = |(cell, count): (&Cell, &u32)| {
            let count = f64::from(*count);
            (*cell, if hidden.contains(cell) { [0.0, f64::INFINITY] } else { [count; 2] })
        };
        let mut bounds: BTreeMap<Cell, [f64; 2]> = self.counts.iter().map(known).collect();
        loop {
            let before = bounds.clone();
            for equation in self.equations() {
                for (cell, own) in &equation {
                    // The cell is all others, their signs turned by its own.
                    let (mut least, mut most) = (0.0, 0.0);
                    for (other, sign) in equation.iter().filter(|(other, _)| other != cell) {
                        let [from, to] = bounds[other];
                        let ends = [-sign * own * from, -sign * own * to];
                        least += ends[0].min(ends[1]);
                        most += ends[0].max(ends[1]);
                    }
                    let [from, to] = bounds[cell];
                    bounds.insert(*cell, [from.max(least), to.min(most)]);
                }
            }
            if bounds == before {
                return bounds;
            }
        }
    }
}

/// The cells that are withheld.
pub(super) fn hidden(table: &Table, found: &Withholding) -> BTreeSet<Cell> {
    let cell =
        |figure: Figure| (figure.breakdown.map_or(table.groups, BreakdownId::index), figure.area.index());
    found.all().map(cell).collect()
}

/// What is known too well of a table from which small counts are withheld.
fn known_too_well(table: &Table, found: &Withholding) -> Vec<(Cell, u32, [f64; 2])> {
    let hidden = hidden(table, found);
    let bounds = table.bounds(&hidden);
    let too_well = |cell: &Cell| {
        let (count, [least, most]) = (table.counts[cell], bounds[cell]);
        let is_small = (1..10).contains(&count);
        (most - least < 0.5 || is_small && most < 10.0).then_some((*cell, count, [least, most]))
    };
    hidden.iter().filter_map(too_well).collect()
}

pub(super) fn withheld(table: &Table, with: With) -> Withholding {
    let scorecard = table.scorecard(with);
    withholding(&scorecard, &small_counts(&scorecard), Decision::Withhold)
}

fn places() -> impl Strategy<Value = Vec<Vec<Vec<u32>>>> {
    (1_usize..4).prop_flat_map(|groups| {
        let count = prop_oneof![3 => 0_u32..12, 2 => 10_u32..200];
        let neighbourhood = prop::collection::vec(count, groups);
        let place = prop::collection::vec(neighbourhood, 1..7);
        prop::collection::vec(place, 1..4)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn a_small_count_may_be_ten_whatever_the_sums_say_together(
        places in places(),
        (footprints, wards, rates) in any::<(bool, bool, bool)>(),
    ) {
        let with = With { footprints, wards, rates };
        let table = Table::new(&places, with);
        let found = withheld(&table, with);
        let hidden = hidden(&table, &found);
        let is_seen = |(cell, count): &(&Cell, &u32)| (1..10).contains(*count) && !hidden.contains(cell);
        prop_assert_eq!(table.counts.iter().find(is_seen), None, "all of them are withheld");
        prop_assert_eq!(known_too_well(&table, &found), Vec::new());
        prop_assert_eq!(found.left, 0);
    }
}

#[test]
fn a_part_that_is_left_makes_what_else_its_whole_has_no_less() {
    // Two places: what both come to is left, and of the first two schools of three, which it is no less than.
    let with = With { footprints: false, wards: false, rates: false };
    let table = Table::new(&[vec![vec![14, 63, 1]], vec![vec![2, 3, 0]], vec![vec![200, 300, 42]]], with);
    assert_eq!(known_too_well(&table, &withheld(&table, with)), []);
    // Taken one sum at a time it would be enough to withhold the two places, whose sum is 83.
    let few = Withholding { asked: withheld(&table, with).asked, ..Withholding::default() };
    assert!(!known_too_well(&table, &few).is_empty());
}

#[test]
fn a_place_less_its_footprint_is_the_rest_of_the_place() {
    let with = With { footprints: true, wards: false, rates: false };
    let rows = [vec![vec![11, 30], vec![14, 40], vec![6, 50], vec![22, 60]]];
    let table = Table::new(&rows, with);
    let found = withheld(&table, with);
    assert_eq!((found.asked.len(), known_too_well(&table, &found).len()), (1, 0), "{found:?}");
    // Where the footprint stays, to withhold one in it as well would not do.
    let [first, third] = [3, 5];
    let few = [first, third].into_iter().flat_map(|area| [(0, area), (1, area)]).collect();
    assert!(table.bounds(&few)[&(0, third)].iter().all(|bound| (bound - 6.0).abs() < 0.5));
}
