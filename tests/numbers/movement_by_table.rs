//! The movement of annual figures against an implementation in another style: two rows of a table, read year by year, with
//! the textbook's normal equations for a weighted line, the formula of χ² for trend as it is printed, and the distribution
//! of Kendall's S as a sum of uniform steps. The exact probabilities are also counted over every order of eight and nine.

use crate::single_series::{indicator, series};
use placecard::analysis::mann_kendall;
use placecard::analysis::{Analysis, Gap, MovementBy, MovementVerdict};
use placecard::model::{
    AreaId, AreaKind, Flag, IndicatorId, MeasureKind, Parts, Period, PeriodKind, Polarity, Scorecard, Series,
    fixture,
};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;

const FIRST_YEAR: i32 = 2006;
/// χ² with one degree of freedom at p = 0.002, as `qchisq` of R 4.2.2 gives it.
const CHI_SQUARED: f64 = 9.549_535_706_083_24;

#[derive(Clone, Copy, Debug)]
struct Cell {
    value: Option<f64>,
    half: Option<f64>,
    /// The count out of how many that a proportion has.
    count: f64,
    of: f64,
    flag: Option<Flag>,
}

#[derive(Clone, Debug)]
struct Table {
    place: Vec<Cell>,
    nation: Vec<Cell>,
    proportion: bool,
    polarity: Polarity,
}

/// A series that mostly climbs by `slope`, so that every finding comes up.
fn row(years: usize) -> impl Strategy<Value = Vec<Cell>> {
    let cell = (
        prop::option::weighted(0.96, 0..40_i32),
        prop::option::weighted(0.9, select(vec![0.0, 0.4, 1.0, 3.0])),
        prop::option::weighted(0.08, select(vec![Flag::Break, Flag::Disrupted, Flag::Provisional])),
        select(vec![200.0, 1000.0]),
    );
    let limits = prop_oneof![3 => Just(true), 1 => Just(false)];
    (prop::collection::vec(cell, years), -3..4_i32, limits).prop_map(|(cells, slope, limits)| {
        let cell = |(year, (noise, half, flag, of)): (i32, (Option<i32>, Option<f64>, _, f64))| {
            let value = |noise: i32| f64::from(100 + slope * year * 2 + noise) / 4.0;
            let value: Option<f64> = noise.map(value);
            let count = (value.unwrap_or(0.0) / 100.0 * of).round().clamp(1.0, of - 1.0);
            Cell { value, half: half.filter(|_| limits), count, of, flag }
        };
        (0..).zip(cells).map(cell).collect()
    })
}

fn table() -> impl Strategy<Value = Table> {
    (3..19_usize).prop_flat_map(|years| {
        let polarity = select(vec![Polarity::HigherIsBetter, Polarity::LowerIsBetter, Polarity::Neutral]);
        (row(years), row(years), any::<bool>(), polarity)
            .prop_map(|(place, nation, proportion, polarity)| Table { place, nation, proportion, polarity })
    })
}

fn figures(cells: &[Cell], area: usize, proportion: bool) -> Series {
    let year = |at: i32| Period::parse(PeriodKind::Year, &at.to_string()).unwrap();
    let value =
        |cell: &Cell| cell.value.map(|value| if proportion { 100.0 * cell.count / cell.of } else { value });
    let limit =
        |sign: f64| cells.iter().map(|cell| Some(value(cell)? + sign * cell.half?)).collect::<Vec<_>>();
    let mut found = series((FIRST_YEAR..).map(year), cells.iter().map(value).collect());
    found.change(|it| (it.lower, it.upper) = (limit(-1.0), limit(1.0)));
    found.change(|it| it.flags = cells.iter().map(|cell| cell.flag).collect());
    if proportion {
        found.change(|it| it.numerators = cells.iter().map(|cell| Some(cell.count)).collect());
        found.change(|it| it.denominators = cells.iter().map(|cell| Some(cell.of)).collect());
    }
    Series { area: AreaId::at(area), ..found }
}

fn scorecard(table: &Table) -> Scorecard {
    let kind = if table.proportion { MeasureKind::Proportion } else { MeasureKind::Rate };
    let area =
        |at: usize, kind| fixture::area(&format!("A{at}"), "Area", kind, at.checked_sub(1).map(AreaId::at));
    Scorecard::new(Parts {
        system: Some(AreaId::at(1)),
        national: Some(AreaId::at(0)),
        areas: vec![area(0, AreaKind::Nation), area(1, AreaKind::System), area(2, AreaKind::Place)],
        indicators: vec![indicator(kind, table.polarity, PeriodKind::Year)],
        series: vec![figures(&table.nation, 0, table.proportion), figures(&table.place, 2, table.proportion)],
        ..Parts::default()
    })
    .unwrap()
}

/// What a reader of the table writes down, in plain words.
#[derive(Debug, PartialEq)]
struct Told {
    verdict: MovementVerdict,
    by: Option<MovementBy>,
    since: Option<i32>,
    rising: Option<bool>,
    gap: Option<Gap>,
}

/// One row as what stands in each year.
struct Years<'a>(BTreeMap<i32, &'a Cell>, bool);

impl Years<'_> {
    fn value(&self, year: i32) -> Option<f64> {
        let cell = self.0.get(&year)?;
        cell.value.map(|value| if self.1 { 100.0 * cell.count / cell.of } else { value })
    }

    fn flagged(&self, year: i32, flag: Flag) -> bool {
        self.0.get(&year).is_some_and(|cell| cell.flag == Some(flag))
    }

    /// The values of these five years, where all can be compared.
    fn five(&self, latest: i32) -> Option<[f64; 5]> {
        let years = latest - 4..=latest;
        if years.clone().any(|year| self.flagged(year, Flag::Disrupted))
            || years.clone().skip(1).any(|year| self.flagged(year, Flag::Break))
        {
            return None;
        }
        let values: Option<Vec<f64>> = years.map(|year| self.value(year)).collect();
        values?.try_into().ok()
    }

    /// Slope and variance of the weighted line through them.
    fn line(&self, latest: i32) -> Option<(f64, f64)> {
        let values = self.five(latest)?;
        let width = |year: i32| {
            let cell = self.0[&year];
            let of_counts = || self.1.then(|| wilson(cell.count, cell.of));
            // Limits without width are none.
            cell.half.filter(|half| *half > 0.0).map(|half| 2.0 * half).or_else(of_counts)
        };
        let widths: Option<Vec<f64>> = (latest - 4..=latest).map(width).collect();
        let widths = widths?;
        let weights: Vec<f64> = widths.iter().map(|width| (3.92 / width).powi(2)).collect();
        Some(normal_equations(&values, &weights))
    }

    /// The years that Mann and Kendall's test looks at.
    fn ten(&self, latest: i32) -> Vec<i32> {
        let last_break = (i32::MIN..=latest).rev().take(60).find(|year| self.flagged(*year, Flag::Break));
        let from = last_break.unwrap_or(i32::MIN).max(latest - 9);
        (from..=latest)
            .filter(|year| self.value(*year).is_some() && !self.flagged(*year, Flag::Disrupted))
            .collect()
    }
}

/// How wide Wilson's interval of a percentage is.
fn wilson(count: f64, of: f64) -> f64 {
    let z: f64 = 1.959_963_984_540_054;
    let root = (z * z + 4.0 * count * (1.0 - count / of)).sqrt();
    100.0 * 2.0 * z * root / (2.0 * (of + z * z))
}

/// The slope on times 1, 2, … and its variance, by the sums of the normal equations.
fn normal_equations(values: &[f64], weights: &[f64]) -> (f64, f64) {
    let (mut w, mut wt, mut wtt, mut wy, mut wty) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (at, (value, weight)) in values.iter().zip(weights).enumerate() {
        let time = at as f64 + 1.0;
        w += weight;
        wt += weight * time;
        wtt += weight * time * time;
        wy += weight * value;
        wty += weight * time * value;
    }
    let determinant = w * wtt - wt * wt;
    ((w * wty - wt * wy) / determinant, w / determinant)
}

/// Whether the sign holds whichever one is left out; `None` where one is too near nought to tell.
fn survives(values: &[f64], weights: &[f64]) -> Option<bool> {
    let all = normal_equations(values, weights).0;
    let mut slopes = vec![all];
    for left_out in 0..values.len() {
        let mut weights = weights.to_vec();
        weights[left_out] = 0.0;
        slopes.push(normal_equations(values, &weights).0);
    }
    if slopes.iter().any(|slope| slope.abs() < 1e-9) {
        return None;
    }
    Some(slopes.iter().all(|slope| (*slope > 0.0) == (all > 0.0)))
}

/// What a test finds.
#[derive(Clone, Copy, PartialEq)]
enum Found {
    Rise,
    Fall,
    Neither,
}

impl Found {
    fn of(called: bool, up: bool) -> Self {
        match (called, up) {
            (false, _) => Self::Neither,
            (true, true) => Self::Rise,
            (true, false) => Self::Fall,
        }
    }
}

/// Whether the five rise or fall, for rows in which that is no matter of rounding; `Err` where it is.
fn trend(row: &Years, latest: i32) -> Result<Option<Found>, ()> {
    let Some(values) = row.five(latest) else { return Ok(None) };
    let (chi_squared, slope, steady) = if row.1 {
        let cells: Vec<&Cell> = (latest - 4..=latest).map(|year| row.0[&year]).collect();
        let sum = |term: &dyn Fn(f64, f64, f64) -> f64| -> f64 {
            (1..).zip(&cells).map(|(t, cell)| term(f64::from(t), cell.count, cell.of)).sum()
        };
        let (n, r) = (sum(&|_, _, n| n), sum(&|_, r, _| r));
        let (nt, rt, ntt) = (sum(&|t, _, n| n * t), sum(&|t, r, _| r * t), sum(&|t, _, n| n * t * t));
        let chi_squared = n * (n * rt - r * nt).powi(2) / (r * (n - r) * (n * ntt - nt * nt));
        let logits: Vec<f64> = cells.iter().map(|cell| (cell.count / (cell.of - cell.count)).ln()).collect();
        (chi_squared, normal_equations(&logits, &[1.0; 5]).0, survives(&logits, &[1.0; 5]))
    } else {
        let Some((slope, variance)) = row.line(latest) else { return Ok(None) };
        let weights: Vec<f64> =
            (latest - 4..=latest).map(|year| row.0[&year].half.unwrap().powi(-2)).collect();
        (slope * slope / variance, slope, survives(&values, &weights))
    };
    let steady = steady.ok_or(())?;
    if (chi_squared - CHI_SQUARED).abs() < 1e-6 {
        return Err(());
    }
    Ok(Some(Found::of(chi_squared > CHI_SQUARED && steady, slope > 0.0)))
}

/// Kendall's S: the sum of the signs of all differences.
fn kendall(values: &[f64]) -> i32 {
    let mut s = 0;
    for later in 0..values.len() {
        for earlier in 0..later {
            s += (values[later] - values[earlier]).partial_cmp(&0.0).map_or(0, |order| order as i32);
        }
    }
    s
}

/// P(|S| ≥ |s|): the point of rank k among k adds −(k − 1), −(k − 3), … k − 1, each as likely.
fn probability(s: i32, points: usize) -> f64 {
    let mut found = BTreeMap::from([(0, 1.0)]);
    for rank in (2..).take(points - 1) {
        let mut next: BTreeMap<i32, f64> = BTreeMap::new();
        for (sum, share) in found {
            for step in 0..rank {
                *next.entry(sum + rank - 1 - 2 * step).or_default() += share / f64::from(rank);
            }
        }
        found = next;
    }
    found.iter().filter(|(sum, _)| sum.abs() >= s.abs()).map(|(_, share)| share).sum()
}

fn by_kendall(values: &[f64]) -> Option<Found> {
    let s = kendall(values);
    (values.len() >= 8).then(|| Found::of(probability(s, values.len()) < 0.01, s > 0))
}

fn told(table: &Table) -> Result<Told, ()> {
    let place = Years((FIRST_YEAR..).zip(&table.place).collect(), table.proportion);
    let nation = Years((FIRST_YEAR..).zip(&table.nation).collect(), table.proportion);
    let nothing = Told { verdict: MovementVerdict::Unknown, by: None, since: None, rising: None, gap: None };
    let Some(latest) = (FIRST_YEAR..FIRST_YEAR + 20).rev().find(|year| place.value(*year).is_some()) else {
        return Ok(nothing);
    };
    let harm_is_up = table.polarity == Polarity::LowerIsBetter;
    let neutral = table.polarity == Polarity::Neutral;
    let harmful = |found: Found| (found == Found::Rise) == harm_is_up;
    let meaning = |found: Found| match found {
        Found::Neither => MovementVerdict::Steady,
        _ if neutral => MovementVerdict::Unknown,
        _ if harmful(found) => MovementVerdict::Worsening,
        _ => MovementVerdict::Improving,
    };
    let gap = |found: Found| match found {
        Found::Neither => Gap::AsBenchmark,
        _ if harmful(found) => Gap::Widening,
        _ => Gap::Narrowing,
    };
    let rising = |found: Found| (found != Found::Neither).then_some(found == Found::Rise);
    if let Some(found) = trend(&place, latest)? {
        let lines = place.line(latest).zip(nation.line(latest));
        let between = match lines {
            Some(((a, variance_a), (b, variance_b))) if !neutral => {
                let z = (a - b) / (variance_a + variance_b).sqrt();
                if (z * z - CHI_SQUARED).abs() < 1e-6 {
                    return Err(());
                }
                Some(gap(Found::of(z * z > CHI_SQUARED, z > 0.0)))
            }
            _ => None,
        };
        return Ok(Told {
            verdict: meaning(found),
            by: Some(MovementBy::RecentTrend),
            since: Some(latest - 4),
            rising: rising(found),
            gap: between,
        });
    }
    let ten = place.ten(latest);
    let values: Vec<f64> = ten.iter().filter_map(|year| place.value(*year)).collect();
    let Some(found) = by_kendall(&values) else { return Ok(nothing) };
    let both: Vec<i32> = nation.ten(latest).into_iter().filter(|year| ten.contains(year)).collect();
    let difference = |year: &i32| Some(place.value(*year)? - nation.value(*year)?);
    let differences: Vec<f64> = both.iter().filter_map(difference).collect();
    let beside = nation.value(latest).and_then(|_| by_kendall(&differences)).filter(|_| !neutral);
    Ok(Told {
        verdict: meaning(found),
        by: Some(MovementBy::MannKendall),
        since: ten.first().copied(),
        rising: rising(found),
        gap: beside.map(gap),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_movement_is_what_a_reader_of_the_table_finds(table in table()) {
        let expected = told(&table);
        prop_assume!(expected.is_ok(), "a matter of rounding");
        let found = Analysis::of(&scorecard(&table));
        let movement = found.get(IndicatorId::at(0), None, AreaId::at(2)).unwrap().movement;
        let ours = Told {
            verdict: movement.verdict,
            by: movement.by,
            since: movement.since.map(|since| since.to_string().parse().unwrap()),
            rising: movement.rising,
            gap: movement.gap,
        };
        prop_assert_eq!(Ok(ours), expected);
        prop_assert_eq!(movement.reason.is_some(), movement.verdict == MovementVerdict::Unknown);
        prop_assert_eq!(movement.gap_reason.is_some(), movement.gap.is_none());
    }

    #[test]
    fn the_probability_of_kendalls_s_is_that_of_a_sum_of_steps(s in -45..46_i32, points in 8..11_usize) {
        prop_assert!((mann_kendall::p(s, points) - probability(s, points)).abs() < 1e-12);
    }
}

/// How many orders of so many numbers have each S, by writing every one of them down.
fn every_order(points: usize) -> BTreeMap<i32, u32> {
    fn go(values: &mut Vec<f64>, fixed: usize, counts: &mut BTreeMap<i32, u32>) {
        if fixed == values.len() {
            *counts.entry(kendall(values)).or_default() += 1;
            return;
        }
        for other in fixed..values.len() {
            values.swap(fixed, other);
            go(values, fixed + 1, counts);
            values.swap(fixed, other);
        }
    }
    let mut counts = BTreeMap::new();
    go(&mut (0..points).map(|at| at as f64).collect(), 0, &mut counts);
    counts
}

#[test]
fn the_exact_probability_is_counted_over_every_order_of_eight_and_nine() {
    for points in [8, 9] {
        let counts = every_order(points);
        let all: u32 = counts.values().sum();
        for s in counts.keys() {
            let as_far: u32 =
                counts.iter().filter(|(other, _)| other.abs() >= s.abs()).map(|(_, count)| count).sum();
            let expected = f64::from(as_far) / f64::from(all);
            assert!((mann_kendall::p(*s, points) - expected).abs() < 1e-12, "{points} points, S {s}");
        }
    }
}

/// Numbers that look drawn by lot and are the same on every run.
struct Lot(u64);

impl Lot {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Nearly normal, with a standard deviation of 1.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.next()).sum::<f64>() - 6.0
    }
}

#[test]
fn noise_moves_in_one_series_of_a_hundred_at_most() {
    let mut lot = Lot(5);
    let mut moved = 0;
    for with_limits in [true, false] {
        for _ in 0..500 {
            let mut row = || -> Vec<Cell> {
                let cell = |value: f64| Cell {
                    value: Some(20.0 + value),
                    half: with_limits.then_some(1.96),
                    count: 1.0,
                    of: 2.0,
                    flag: None,
                };
                (0..12).map(|_| cell(lot.normal())).collect()
            };
            let (place, nation) = (row(), row());
            let table = Table { place, nation, proportion: false, polarity: Polarity::LowerIsBetter };
            let found = Analysis::of(&scorecard(&table));
            let movement = found.get(IndicatorId::at(0), None, AreaId::at(2)).unwrap().movement;
            assert!(movement.by.is_some());
            moved += usize::from(movement.verdict != MovementVerdict::Steady);
        }
    }
    assert!(moved <= 10, "{moved} of 1,000");
}
