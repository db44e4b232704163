//! The Mann–Kendall test (METHODS, "Movement", 2), where the recent trend cannot be tested.
//!
//! Source: H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945), 245–259; M. G. Kendall, Rank
//! Correlation Methods, 4th edition (1975), whose table 1 has the exact distribution for up to ten points. S is the
//! number of pairs of points of which the later one is higher, less those of which it is lower; ties count as 0. Where
//! nothing changes, every order of n points is as likely as any other, and S is n(n − 1)/2 less twice the inversions.

use crate::model::{Flag, Observation, Period, Series};

/// From how many of the latest periods points are taken.
pub const PERIODS: i32 = 10;
/// The fewest points that are tested.
pub const FEWEST: usize = 8;
/// The two-sided probability below which a trend is called.
pub const LEVEL: f64 = 0.01;

const MOST: usize = PERIODS as usize;
const MOST_INVERSIONS: usize = MOST * (MOST - 1) / 2;

/// How many orders of n different numbers have each number of inversions, for every n up to [`MOST`].
const ORDERS: [[u32; MOST_INVERSIONS + 1]; MOST + 1] = orders();

/// What the test found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MannKendall {
    /// Pairs that rise less pairs that fall.
    pub s: i32,
    /// The exact two-sided probability of an S at least as far from 0 where nothing changes.
    pub p: f64,
    /// How many points were tested.
    pub points: usize,
    /// The first of them.
    pub since: Period,
}

impl MannKendall {
    /// Whether the values rise rather than fall; `None` where no trend is called.
    pub fn rising(&self) -> Option<bool> {
        (self.p < LEVEL).then_some(self.s > 0)
    }
}

/// Tests the comparable points of the latest ten annual periods of a series, none before the last change of method.
///
/// # Errors
/// How many such points there are, where they are too few.
pub fn test(series: &Series, latest: Observation) -> Result<MannKendall, usize> {
    of_points(&points(series, latest))
}

/// Tests the differences of a series from another, over the points that both have.
///
/// # Errors
/// How many such points there are, where they are too few.
pub fn of_difference(series: &Series, other: &Series, latest: Observation) -> Result<MannKendall, usize> {
    let Some(other_latest) = other.at(latest.period) else { return Err(0) };
    let others = points(other, other_latest);
    let beside = |point: &Observation| others.iter().find(|other| other.period == point.period);
    let difference = |point: Observation| {
        beside(&point).map(|other| Observation { value: point.value - other.value, ..point })
    };
    of_points(&points(series, latest).into_iter().filter_map(difference).collect::<Vec<_>>())
}

/// The points that are tested, oldest first.
pub fn points(series: &Series, latest: Observation) -> Vec<Observation> {
    let within = series
        .observations()
        .rev()
        .skip_while(|point| point.index > latest.index)
        .take_while(|point| latest.period.steps_after(point.period) < PERIODS);
    let mut points = Vec::with_capacity(MOST);
    let mut before = latest.index;
    for point in within {
        // The first figure by a new method is comparable with those after it, also where it is itself missing.
        if (point.index + 1..=before).any(|index| series.flag(index) == Some(Flag::Break)) {
            break;
        }
        before = point.index;
        if series.flag(point.index) != Some(Flag::Disrupted) {
            points.push(point);
        }
    }
    points.reverse();
    points
}

fn of_points(points: &[Observation]) -> Result<MannKendall, usize> {
    let first = points.first().filter(|_| points.len() >= FEWEST).ok_or(points.len())?;
    let values: Vec<f64> = points.iter().map(|point| point.value).collect();
    let s = s(&values);
    Ok(MannKendall { s, p: p(s, values.len()), points: values.len(), since: first.period })
}

/// Pairs that rise less pairs that fall.
pub fn s(values: &[f64]) -> i32 {
    let later = |(at, value): (usize, &f64)| -> i32 {
        values[at + 1..].iter().map(|later| i32::from(later > value) - i32::from(later < value)).sum()
    };
    values.iter().enumerate().map(later).sum()
}

/// The exact two-sided probability of an S at least this far from 0, for at most [`PERIODS`] points.
pub fn p(s: i32, points: usize) -> f64 {
    let orders = &ORDERS[points.min(MOST)];
    let pairs = i32::try_from(points * points.saturating_sub(1) / 2).unwrap_or(i32::MAX);
    let as_far = (0..).zip(orders).take_while(|(inversions, _)| pairs - 2 * inversions >= s.abs());
    let all: u32 = orders.iter().sum();
    let share = f64::from(as_far.map(|(_, orders)| orders).sum::<u32>()) / f64::from(all);
    (2.0 * share).min(1.0)
}

/// A number put among n − 1 others makes 0 to n − 1 inversions, each in one way.
const fn orders() -> [[u32; MOST_INVERSIONS + 1]; MOST + 1] {
    let mut all = [[0; MOST_INVERSIONS + 1]; MOST + 1];
    all[0][0] = 1;
    let mut n = 1;
    while n <= MOST {
        let mut inversions = 0;
        while inversions <= MOST_INVERSIONS {
            let mut added = 0;
            while added < n && added <= inversions {
                all[n][inversions] += all[n - 1][inversions - added];
                added += 1;
            }
            inversions += 1;
        }
        n += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::sample::{period, series};
    use super::*;

    #[test]
    fn the_table_of_kendall_is_met() {
        // Kendall 1975, table 1: the probability that S is at least this, one-sided.
        for (points, s, one_sided) in [(8, 16, 0.031), (8, 20, 0.0071), (9, 20, 0.022), (10, 25, 0.014)] {
            assert!((p(s, points) / 2.0 - one_sided).abs() < 0.0005, "{points} {s}: {}", p(s, points));
        }
        for (points, s, two_sided) in [(8, 0, 1.0), (8, 28, 2.0 / 40_320.0), (10, -45, 2.0 / 3_628_800.0)] {
            assert!((p(s, points) - two_sided).abs() < 1e-15, "{points} {s}");
        }
    }

    #[test]
    fn ties_count_as_nothing() {
        assert_eq!(s(&[1.0, 1.0, 2.0, 0.0]), 1 + 1 - 1 - 1 - 1);
    }

    fn years(values: &[f64]) -> Series {
        let labels: Vec<String> = (2012..).take(values.len()).map(|year: i32| year.to_string()).collect();
        series(
            &labels
                .iter()
                .zip(values)
                .map(|(label, value)| (label.as_str(), Some(*value)))
                .collect::<Vec<_>>(),
        )
    }

    fn found(series: &Series) -> Result<MannKendall, usize> {
        test(series, series.latest().unwrap())
    }

    #[test]
    fn the_latest_ten_periods_are_tested_without_disrupted_ones() {
        let mut bury = years(&[9.0, 9.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 0.0, 0.0, 7.0, 8.0]);
        bury.change(|it| it.flags = vec![None; 12]);
        bury.change(|it| it.flags[8..10].fill(Some(Flag::Disrupted)));
        let found = found(&bury).unwrap();
        assert_eq!((found.s, found.points, found.rising()), (28, 8, Some(true)));
        assert_eq!(found.since, period("2014"));
    }

    #[test]
    fn nothing_is_tested_across_a_change_of_method_or_with_fewer_than_eight() {
        let mut bury = years(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]);
        bury.change(|it| it.flags = vec![None; 10]);
        bury.change(|it| it.flags[2] = Some(Flag::Break));
        assert_eq!(found(&bury).map(|it| (it.points, it.since)), Ok((8, period("2014"))));
        bury.change(|it| it.flags[3] = Some(Flag::Break));
        assert_eq!(found(&bury), Err(7));
        bury.change(|it| it.values[3] = None);
        assert_eq!(found(&bury), Err(6), "also where the first figure by the new method is missing");
    }

    #[test]
    fn differences_are_over_the_points_that_both_have() {
        let bury = years(&[2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 18.0]);
        let mut england = years(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
        let latest = bury.latest().unwrap();
        let widening = of_difference(&bury, &england, latest).unwrap();
        assert_eq!((widening.s, widening.points), (36, 9));
        england.change(|it| it.values[0] = None);
        assert_eq!(of_difference(&bury, &england, latest).map(|it| it.points), Ok(8));
        england.change(|it| it.values[8] = None);
        assert_eq!(of_difference(&bury, &england, latest), Err(0));
    }
}
