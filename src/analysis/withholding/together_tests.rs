//! What is withheld is held against an attacker who takes all sums together: he solves them as equations by plain elimination, with
//! fractions, and goes on with bounds from what that leaves. He knows the sums by how the tables were made.

use super::bounds_tests::{Cell, Table, With, hidden, withheld};
use super::*;
use std::collections::BTreeMap;

/// A fraction in its lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fraction(i128, i128);

impl Fraction {
    const NOUGHT: Self = Self(0, 1);

    fn new(above: i128, below: i128) -> Self {
        let (mut one, mut other) = (above.abs(), below.abs());
        while other != 0 {
            (one, other) = (other, one % other);
        }
        let by = one.max(1) * below.signum();
        Self(above / by, below / by)
    }

    fn less(self, other: Self, times: Self) -> Self {
        let product = Self::new(other.0 * times.0, other.1 * times.1);
        Self::new(self.0 * product.1 - product.0 * self.1, self.1 * product.1)
    }

    fn over(self, other: Self) -> Self {
        Self::new(self.0 * other.1, self.1 * other.0)
    }

    fn as_float(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }
}

/// The factors of each unknown, and what they come to.
type Equation = (Vec<Fraction>, Fraction);

/// What the copy leaves unknown, and the equations of it.
fn equations(table: &Table, hidden: &BTreeSet<Cell>) -> (Vec<Cell>, Vec<Equation>) {
    let unknowns: Vec<Cell> = hidden.iter().copied().collect();
    let of = |equation: Vec<(Cell, f64)>| {
        let (mut row, mut right) = (vec![Fraction::NOUGHT; unknowns.len()], 0);
        for (cell, sign) in equation {
            match unknowns.binary_search(&cell) {
                Ok(at) => row[at] = Fraction(sign as i128, 1),
                Err(_) => right -= sign as i128 * i128::from(table.counts[&cell]),
            }
        }
        (row, Fraction(right, 1))
    };
    let mut all: Vec<Equation> = table.equations().into_iter().map(of).collect();
    all.retain(|(row, _)| row.iter().any(|factor| factor.0 != 0));
    (unknowns, all)
}

/// The same equations, each with an unknown of its own that is in no other.
fn eliminated(mut rows: Vec<Equation>, order: impl Iterator<Item = usize>) -> Vec<Equation> {
    let mut done = 0;
    for column in order {
        let Some(found) = (done..rows.len()).find(|row| rows[*row].0[column].0 != 0) else { continue };
        rows.swap(done, found);
        let own = rows[done].0[column];
        let (row, right) = &rows[done];
        let own: Equation = (row.iter().map(|factor| factor.over(own)).collect(), right.over(own));
        for (at, (row, right)) in rows.iter_mut().enumerate() {
            let times = if at == done { Fraction::NOUGHT } else { row[column] };
            if times.0 != 0 {
                for (factor, other) in row.iter_mut().zip(&own.0) {
                    *factor = factor.less(*other, times);
                }
                *right = right.less(own.1, times);
            }
        }
        rows[done] = own;
        done += 1;
    }
    rows.truncate(done);
    rows
}

/// Between which bounds the equations leave the unknowns, none of which is below nought.
fn bounds(unknowns: usize, rows: &[Equation]) -> Vec<[f64; 2]> {
    let mut bounds = vec![[0.0, f64::INFINITY]; unknowns];
    for _ in 0..1000 {
        let before = bounds.clone();
        for (row, right) in rows {
            let used: Vec<(usize, f64)> =
                row.iter().map(|factor| factor.as_float()).enumerate().filter(|it| it.1 != 0.0).collect();
            for (at, own) in &used {
                let mut ends = [right.as_float() / own; 2];
                for (other, factor) in used.iter().filter(|(other, _)| other != at) {
                    let by = -factor / own;
                    let [one, two] = bounds[*other].map(|bound| by * bound);
                    ends = [ends[0] + one.min(two), ends[1] + one.max(two)];
                }
                let [least, most] = bounds[*at];
                bounds[*at] = [least.max(ends[0]), most.min(ends[1])];
            }
        }
        if bounds == before {
            break;
        }
    }
    bounds
}

/// What he finds of the cells of a copy: those that have one value, and those small ones that are less than ten.
fn found(table: &Table, hidden: &BTreeSet<Cell>) -> BTreeMap<Cell, [f64; 2]> {
    let (unknowns, all) = equations(table, hidden);
    let mut found = BTreeMap::new();
    // Which of them he solves for first makes a difference to the bounds.
    for is_turned in [false, true] {
        let at = |place: usize| if is_turned { unknowns.len() - 1 - place } else { place };
        let solved = eliminated(all.clone(), (0..unknowns.len()).map(at));
        let bounds = bounds(unknowns.len(), &[all.clone(), solved].concat());
        for (cell, [least, most]) in unknowns.iter().zip(bounds) {
            let is_small = (1..10).contains(&table.counts[cell]);
            assert!((least - 0.01..most + 0.01).contains(&f64::from(table.counts[cell])), "{least} {most}");
            if most - least < 0.5 || is_small && most < 9.99 {
                found.insert(*cell, [least, most]);
            }
        }
    }
    found
}

/// Numbers that look like chance, the same ones each time.
struct Chance(u64);

impl Chance {
    fn up_to(&mut self, most: usize) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize % (most + 1)) as u32
    }
}

/// Places of neighbourhoods of groups, some of them with few people.
fn table(chance: &mut Chance) -> (Table, With) {
    let groups = 2 + chance.up_to(3);
    let small = 1 + chance.up_to(2);
    let places = 1 + chance.up_to(2);
    let neighbourhood = |chance: &mut Chance| {
        let count = |chance: &mut Chance| {
            if chance.up_to(5) < small { chance.up_to(12) } else { 10 + chance.up_to(90) }
        };
        (0..groups).map(|_| count(chance)).collect::<Vec<u32>>()
    };
    let place = |chance: &mut Chance| {
        let neighbourhoods = 2 + chance.up_to(4);
        (0..neighbourhoods).map(|_| neighbourhood(chance)).collect::<Vec<_>>()
    };
    let places: Vec<_> = (0..places).map(|_| place(chance)).collect();
    let with =
        With { footprints: chance.up_to(1) == 0, wards: chance.up_to(1) == 0, rates: chance.up_to(3) == 0 };
    (Table::new(&places, with), with)
}

#[test]
fn equations_of_all_sums_together_give_nothing_away() {
    let mut chance = Chance(20_260_711);
    let (mut withheld_of_all, mut given_away) = (0, Vec::new());
    for at in 0..400 {
        let (table, with) = table(&mut chance);
        let copy = withheld(&table, with);
        assert_eq!((copy.left, copy.unsolved), (0, 0), "table {at}");
        let hidden = hidden(&table, &copy);
        withheld_of_all += hidden.len();
        let found = found(&table, &hidden);
        if !found.is_empty() {
            given_away.push((at, found));
        }
    }
    assert!(withheld_of_all > 4_000, "{withheld_of_all}");
    assert_eq!(given_away, Vec::new(), "{} tables", given_away.len());
}
