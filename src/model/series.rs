//! Observations, kept in columns: one series for each indicator, breakdown and area.

use super::ids::{AreaId, BreakdownId, IndicatorId};
use super::period::Period;
use super::words::{Flag, Verdict};
use std::sync::Arc;

/// One group of one dimension that figures are broken down by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Breakdown {
    /// The dimension, such as `Deprivation decile`.
    pub by: String,
    /// The group, such as `1 (most deprived)`.
    pub group: String,
}

impl Breakdown {
    /// Whether it orders people from the most to the least deprived.
    pub fn is_deprivation(&self) -> bool {
        self.by.starts_with("Deprivation")
    }
}

/// The observations of one indicator, breakdown and area, oldest first.
///
/// Every column is either empty (the file brings none of it) or as long as `periods`.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What is measured.
    pub indicator: IndicatorId,
    /// For whom; `None` is the whole population.
    pub breakdown: Option<BreakdownId>,
    /// Where.
    pub area: AreaId,
    /// When, strictly ascending.
    pub periods: Arc<[Period]>,
    /// The values; `None` is missing.
    pub values: Vec<Option<f64>>,
    /// Lower 95 % limits as published.
    pub lower: Vec<Option<f64>>,
    /// Upper 95 % limits as published.
    pub upper: Vec<Option<f64>>,
    /// Counts of events or people.
    pub numerators: Vec<Option<f64>>,
    /// Whom or what they are out of.
    pub denominators: Vec<Option<f64>>,
    /// What is to be known about a value, or why it is missing.
    pub flags: Vec<Option<Flag>>,
    /// The publisher's words beside a value.
    pub notes: Vec<Option<String>>,
    /// The publisher's own comparison with the nation.
    pub verdicts: Vec<Option<Verdict>>,
}

/// One observation, read across the columns of its series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// Its position in the series.
    pub index: usize,
    /// When.
    pub period: Period,
    /// The value.
    pub value: f64,
}

impl Series {
    /// How many periods the series covers, missing values included.
    pub fn len(&self) -> usize {
        self.periods.len()
    }

    /// Whether it covers no period.
    pub fn is_empty(&self) -> bool {
        self.periods.is_empty()
    }

    /// The observations that have a value, oldest first.
    pub fn observations(&self) -> impl DoubleEndedIterator<Item = Observation> + '_ {
        let present = |(index, value): (usize, &Option<f64>)| {
            value.map(|value| Observation { index, period: self.periods[index], value })
        };
        self.values.iter().enumerate().filter_map(present)
    }

    /// The latest observation that has a value.
    pub fn latest(&self) -> Option<Observation> {
        self.observations().next_back()
    }

    /// The observation of one period, where it has a value.
    pub fn at(&self, period: Period) -> Option<Observation> {
        let index = self.periods.binary_search(&period).ok()?;
        self.values[index].map(|value| Observation { index, period, value })
    }

    /// The published limits of one observation, where both are given.
    pub fn interval(&self, index: usize) -> Option<(f64, f64)> {
        Some((column(&self.lower, index)?, column(&self.upper, index)?))
    }

    /// The count behind one observation.
    pub fn numerator(&self, index: usize) -> Option<f64> {
        column(&self.numerators, index)
    }

    /// The denominator behind one observation.
    pub fn denominator(&self, index: usize) -> Option<f64> {
        column(&self.denominators, index)
    }

    /// The flag of one observation.
    pub fn flag(&self, index: usize) -> Option<Flag> {
        column(&self.flags, index)
    }

    /// The note beside one observation.
    pub fn note(&self, index: usize) -> Option<&str> {
        self.notes.get(index).and_then(Option::as_deref)
    }

    /// The publisher's verdict on one observation.
    pub fn published_verdict(&self, index: usize) -> Option<Verdict> {
        column(&self.verdicts, index)
    }

    /// Runs of observations that may be joined by a line: split at missing values, at skipped periods and
    /// where the method changed.
    pub fn unbroken_runs(&self) -> Vec<Vec<Observation>> {
        let mut runs: Vec<Vec<Observation>> = Vec::new();
        for observation in self.observations() {
            let joins = |previous: &Observation| {
                observation.period.steps_after(previous.period) == 1
                    && self.flag(observation.index) != Some(Flag::Break)
            };
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(joins) => run.push(observation),
                _ => runs.push(vec![observation]),
            }
        }
        runs
    }
}

fn column<T: Copy>(column: &[Option<T>], index: usize) -> Option<T> {
    column.get(index).copied().flatten()
}

/// How all areas of a kind in the country are spread, for a file that holds only some of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Which kind of area.
    pub kind: super::words::AreaKind,
    /// The areas in words, such as `English upper-tier authorities`.
    pub of: String,
    /// When, strictly ascending.
    pub periods: Vec<Period>,
    /// How many areas had a value, by period.
    pub areas: Vec<Option<f64>>,
    /// Probability and the quantile by period, probabilities ascending.
    pub quantiles: Vec<(f64, Vec<Option<f64>>)>,
}

impl Spread {
    /// The quantile at `probability` in `period`.
    pub fn quantile(&self, probability: f64, period: Period) -> Option<f64> {
        let at = self.periods.binary_search(&period).ok()?;
        let same = |(p, _): &&(f64, Vec<Option<f64>>)| (p - probability).abs() < 1e-9;
        self.quantiles.iter().find(same).and_then(|(_, values)| values[at])
    }
}
