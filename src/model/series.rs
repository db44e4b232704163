//! Observations, kept in columns: one series for each indicator, breakdown and area.

use super::columns::{ColumnValues, Columns, NumberColumn};
use super::ids::{AreaId, BreakdownId, IndicatorId};
use super::period::Period;
use super::words::{Flag, Scope, Verdict};
use std::sync::Arc;

/// The note of a figure that was withheld in a copy: the flag alone would say that its publisher has done so.
/// It is the same for small counts and for what is withheld so that these cannot be worked out: which is which nobody is to know.
pub const WITHHELD: &str = "Withheld from this copy of the scorecard: a count from 1 to 9, or a figure by which one could be worked out.";

/// What such notes begin with, those of copies of before too.
const WITHHELD_BEGINS: &str = "Withheld from this copy of the scorecard: ";

/// Whether a note says that its figure was withheld in a copy.
pub fn is_withheld(note: Option<&str>) -> bool {
    note.is_some_and(|note| note.starts_with(WITHHELD_BEGINS))
}

/// One group of one dimension that figures are broken down by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Breakdown {
    /// The dimension, such as `Deprivation decile`.
    pub by: String,
    /// The group, such as `1 (most deprived)`.
    pub group: String,
    /// Whose groups these are; a file that does not say has not said.
    pub scope: Option<Scope>,
}

impl Breakdown {
    /// Whether it orders people from the most to the least deprived.
    pub fn is_deprivation(&self) -> bool {
        self.by.starts_with("Deprivation")
    }

    /// Whether its groups are of whole local authorities, as in `Deprivation decile of the local authority`, and so
    /// say nothing about the people within one.
    pub fn groups_authorities(&self) -> bool {
        self.by.to_lowercase().contains("local authorit")
    }

    /// Whether its group is of those whose group is not known. The format has no field for it, so its name tells.
    pub fn is_not_known(&self) -> bool {
        const SAID: [&str; 6] =
            ["not known", "unknown", "not stated", "not recorded", "unclassified", "not obtained"];
        let group = self.group.to_lowercase();
        SAID.iter().any(|said| group.contains(said))
    }
}

/// The observations of one indicator, breakdown and area, oldest first.
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
    /// What is known of each period.
    pub columns: Columns,
}

/// Which figure of a scorecard: of what, for whom, where and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    pub indicator: IndicatorId,
    /// `None` is the whole population.
    pub breakdown: Option<BreakdownId>,
    pub area: AreaId,
    pub period: Period,
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
        let present = |(index, &period): (usize, &Period)| {
            self.value(index).map(|value| Observation { index, period, value })
        };
        self.periods.iter().enumerate().filter_map(present)
    }

    /// The latest observation that has a value.
    pub fn latest(&self) -> Option<Observation> {
        self.observations().next_back()
    }

    /// The observation of one period, where it has a value.
    pub fn at(&self, period: Period) -> Option<Observation> {
        let index = self.periods.binary_search(&period).ok()?;
        self.value(index).map(|value| Observation { index, period, value })
    }

    /// The value of one period; `None` is missing.
    pub fn value(&self, index: usize) -> Option<f64> {
        self.columns.number(NumberColumn::Values, index)
    }

    /// The published lower 95 % limit.
    pub fn lower(&self, index: usize) -> Option<f64> {
        self.columns.number(NumberColumn::Lower, index)
    }

    /// The published upper 95 % limit.
    pub fn upper(&self, index: usize) -> Option<f64> {
        self.columns.number(NumberColumn::Upper, index)
    }

    /// The published limits of one observation, where both are given.
    pub fn interval(&self, index: usize) -> Option<(f64, f64)> {
        Some((self.lower(index)?, self.upper(index)?))
    }

    /// Whether a value lies outside its own published limits, so that one of the three must be wrong.
    pub fn contradicts_its_limits(&self, index: usize) -> bool {
        let with_value = self.value(index).zip(self.interval(index));
        with_value.is_some_and(|(value, (lower, upper))| lower < upper && !(lower..=upper).contains(&value))
    }

    /// Whether the file says anything of a period: of one that is only there for other areas it does not.
    pub fn says_anything(&self, index: usize) -> bool {
        let numbers = [
            self.value(index),
            self.lower(index),
            self.upper(index),
            self.numerator(index),
            self.denominator(index),
        ];
        let is_told = self.flag(index).is_some() || self.note(index).is_some();
        is_told || self.published_verdict(index).is_some() || numbers.iter().any(Option::is_some)
    }

    /// The count behind one observation.
    pub fn numerator(&self, index: usize) -> Option<f64> {
        self.columns.number(NumberColumn::Numerators, index)
    }

    /// The denominator behind one observation.
    pub fn denominator(&self, index: usize) -> Option<f64> {
        self.columns.number(NumberColumn::Denominators, index)
    }

    /// The flag of one observation.
    pub fn flag(&self, index: usize) -> Option<Flag> {
        self.columns.words()?.flags.get(index).copied().flatten()
    }

    /// The note beside one observation.
    pub fn note(&self, index: usize) -> Option<&str> {
        self.columns.words()?.notes.get(index)?.as_deref()
    }

    /// How many observations were withheld when the file was copied.
    pub(super) fn count_withheld(&self) -> usize {
        let notes = self.columns.words().map_or(&[][..], |words| &words.notes);
        notes.iter().filter(|note| is_withheld(note.as_deref())).count()
    }

    /// The publisher's verdict on one observation.
    pub fn published_verdict(&self, index: usize) -> Option<Verdict> {
        self.columns.words()?.verdicts.get(index).copied().flatten()
    }

    /// Changes the columns, for a series that is made step by step.
    pub fn change(&mut self, change: impl FnOnce(&mut ColumnValues)) {
        let mut values = ColumnValues::from(&self.columns);
        change(&mut values);
        self.columns = values.into();
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
