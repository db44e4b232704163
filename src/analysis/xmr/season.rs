//! Seasons: monthly and quarterly series that follow the calendar are charted by their differences from the same period
//! a year before (METHODS, "Process control, `XmR`").
//!
//! A series is seasonal when, after a straight line is taken away, the figures and those of the same period a year before
//! correlate by more than 0.5. This is the autocorrelation at the lag of a year, over the pairs that there are and not
//! shrunk by the number of those that are lacking, so that two years can show a season (Box, Jenkins,
//! Reinsel and Ljung, Time Series Analysis, 5th edition 2015, chapter 9, take the same difference).

use crate::model::{Flag, Observation, Series};

/// The autocorrelation at the lag of a year above which a series is seasonal.
pub const SEASONAL: f64 = 0.5;

/// The years that a season must be seen in.
const YEARS: usize = 2;

/// What is left of a straight line by rounding alone, relative to the largest value.
const ROUNDING: f64 = 1e-12;

/// What a chart takes from one period.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub value: f64,
    /// Whether it is left out of limits and rules.
    pub disrupted: bool,
}

/// The figure of a period itself.
pub(super) fn figure(series: &Series, index: usize) -> Option<Reading> {
    let value = series.value(index)?;
    Some(Reading { value, disrupted: series.flag(index) == Some(Flag::Disrupted) })
}

/// The figure of a period less that of the same period a year before, by the same method: nothing before `since`.
pub(super) fn difference(series: &Series, index: usize, since: usize) -> Option<Reading> {
    let year = series.periods[index].kind().per_year();
    let before = series.at(series.periods[index].later(-year)?).filter(|before| before.index >= since)?;
    let (now, then) = (figure(series, index)?, figure(series, before.index)?);
    let value = super::super::finite(now.value - then.value)?;
    Some(Reading { value, disrupted: now.disrupted || then.disrupted })
}

/// Whether a series is seasonal, as far as its comparable figures up to `latest` by the present method tell.
pub fn is_seasonal(series: &Series, latest: Observation) -> bool {
    let year = latest.period.kind().per_year();
    if year == 1 {
        return false;
    }
    let changed = |index: &usize| series.flag(*index) == Some(Flag::Break);
    let from = (0..=latest.index).rev().find(changed).unwrap_or(0);
    let first = series.periods[from];
    let place = |index: usize| series.periods[index].steps_after(first).unsigned_abs() as usize;
    let mut values = vec![None; place(latest.index) + 1];
    for index in from..=latest.index {
        values[place(index)] = figure(series, index).filter(|read| !read.disrupted).map(|read| read.value);
    }
    let rests = without_line(&values);
    let moves = largest(&rests) > ROUNDING * largest(&values);
    moves && autocorrelation(&rests, year.unsigned_abs() as usize).is_some_and(|found| found > SEASONAL)
}

fn largest(values: &[Option<f64>]) -> f64 {
    values.iter().flatten().fold(0.0, |most, value| most.max(value.abs()))
}

/// The values less the straight line of least squares through them.
fn without_line(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let given = || values.iter().enumerate().filter_map(|(at, value)| Some((at as f64, (*value)?)));
    let count = given().count() as f64;
    let mean_time = given().map(|(time, _)| time).sum::<f64>() / count;
    let mean = given().map(|(_, value)| value).sum::<f64>() / count;
    let spread: f64 = given().map(|(time, _)| (time - mean_time).powi(2)).sum();
    let slope = given().map(|(time, value)| (time - mean_time) * (value - mean)).sum::<f64>() / spread;
    let rest = |(at, value): (usize, &Option<f64>)| Some((*value)? - mean - slope * (at as f64 - mean_time));
    values.iter().enumerate().map(rest).collect()
}

/// The correlation of values with those `lag` before, over the pairs that both have, around the mean of each; `None` where
/// these are too few for two full years.
fn autocorrelation(values: &[Option<f64>], lag: usize) -> Option<f64> {
    let later = values.get(lag..).unwrap_or_default();
    let pairs = || values.iter().zip(later).filter_map(|(a, b)| Some(((*a)?, (*b)?)));
    let count = pairs().count();
    if count < lag * (YEARS - 1) {
        return None;
    }
    let mean = |of: fn((f64, f64)) -> f64| pairs().map(of).sum::<f64>() / count as f64;
    let (before, after) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| pairs().map(|(a, b)| of(a - before, b - after)).sum::<f64>();
    Some(sum(&|a, b| a * b) / (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_alone_is_no_season() {
        let line: Vec<Option<f64>> = (0..36).map(|at| Some(f64::from(at) * 0.3)).collect();
        assert!(without_line(&line).iter().flatten().all(|rest| rest.abs() < 1e-12));
    }

    #[test]
    fn the_same_months_every_year_are_a_season_from_two_full_years() {
        let months = |count: i32| -> Vec<Option<f64>> {
            (0..count).map(|at| Some((f64::from(at % 12) - 5.5) * 2.0 + f64::from(at) * 0.1)).collect()
        };
        assert!(autocorrelation(&without_line(&months(24)), 12).unwrap() > 0.9);
        assert_eq!(autocorrelation(&without_line(&months(23)), 12), None);
        let mut gap = months(24);
        gap[3] = None;
        assert_eq!(autocorrelation(&gap, 12), None, "a month is missing from the first full year");
    }

    #[test]
    fn by_turns_is_against_the_season_where_a_year_is_odd() {
        let turns: Vec<Option<f64>> = (0..27).map(|at| Some(f64::from(at % 2))).collect();
        assert!(autocorrelation(&without_line(&turns), 3).unwrap() < -0.9);
    }
}
