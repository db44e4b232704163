//! The groups of a chart: stretches by one method, each with its own limits and runs.

use super::Options;
use crate::model::{Flag, Observation, Period, PeriodKind, Series};
use std::ops::Range;

/// Why a chart has no limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLimits {
    /// There is no figure to chart.
    NoFigure,
    /// The periods overlap, so that neighbouring figures are partly the same.
    Overlapping,
    /// The latest group has too few points.
    TooFewPoints {
        /// How many it has.
        points: u32,
        /// How many are needed.
        needed: u32,
        /// Where the group starts, if not with the series.
        since: Option<Since>,
    },
    /// None can be worked out: too many gaps, or figures too far apart.
    NotWorkedOut {
        /// Where the group starts, if not with the series.
        since: Option<Since>,
    },
}

/// Where and why a group starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// Its first period.
    pub period: Period,
    /// Why it starts there.
    pub why: NewStart,
}

/// Why a group starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewStart {
    /// The method changed.
    Method,
    /// The chart is to start anew.
    Rebase,
}

/// A series laid out for charting.
pub(super) struct Charted {
    /// The observations, oldest first.
    pub observations: Vec<Observation>,
    /// One slot for each period, `None` where there is no figure; any number of skipped periods is one such slot.
    pub values: Vec<Option<f64>>,
    /// The slots of each group that has an observation.
    pub groups: Vec<Range<usize>>,
    /// Where the latest group starts anew.
    since: Option<Since>,
    /// Whether periods share time with their neighbours.
    pub overlapping: bool,
}

impl Charted {
    /// The series up to `latest`. A group starts where the method changed and where `rebase` says; it is not counted
    /// before it has an observation.
    pub(super) fn up_to(series: &Series, latest: Observation, rebase: &[Period]) -> Self {
        let length = latest.index + 1;
        let mut charted = Self {
            observations: Vec::with_capacity(length),
            values: Vec::with_capacity(length),
            groups: Vec::new(),
            since: None,
            overlapping: false,
        };
        let mut start = 0;
        for (index, &period) in series.periods[..length].iter().enumerate() {
            if let Some(before) = index.checked_sub(1).map(|at| series.periods[at]) {
                charted.overlapping |= period.kind() == PeriodKind::Years && period.start() < before.end();
                if period.steps_after(before) != 1 && period.start() != before.end() {
                    charted.values.push(None);
                }
                if let Some(why) = new_start(series, index, before, rebase) {
                    charted.close(start);
                    start = charted.values.len();
                    charted.since = Some(Since { period, why });
                }
            }
            charted.values.push(series.value(index));
            charted.observations.extend(series.value(index).map(|value| Observation {
                index,
                period,
                value,
            }));
        }
        charted.close(start);
        charted
    }

    fn close(&mut self, start: usize) {
        if self.values[start..].iter().any(Option::is_some) {
            self.groups.push(start..self.values.len());
        }
    }

    /// Why the latest group has no limits.
    pub(super) fn no_limits(&self, group: usize, values: &[Option<f64>], options: &Options) -> NoLimits {
        let since = self.since.filter(|_| group > 0);
        let points = values.iter().flatten().count();
        if self.overlapping {
            NoLimits::Overlapping
        } else if points < options.minimum_points {
            NoLimits::TooFewPoints { points: points as u32, needed: options.minimum_points as u32, since }
        } else {
            NoLimits::NotWorkedOut { since }
        }
    }
}

fn new_start(series: &Series, index: usize, before: Period, rebase: &[Period]) -> Option<NewStart> {
    let starts = |at: &Period| before < *at && *at <= series.periods[index];
    if series.flag(index) == Some(Flag::Break) {
        Some(NewStart::Method)
    } else {
        rebase.iter().any(starts).then_some(NewStart::Rebase)
    }
}
