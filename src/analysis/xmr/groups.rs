//! The groups of a chart: stretches by one method, each with its own limits and runs.

use super::Options;
use crate::model::{Flag, Observation, Period, PeriodKind, Series};
use std::ops::Range;

/// A series laid out for charting.
pub(super) struct Charted {
    /// The observations, oldest first.
    pub observations: Vec<Observation>,
    /// One slot for each period, `None` where there is no figure; any number of skipped periods is one such slot.
    pub values: Vec<Option<f64>>,
    /// The slots of each group that has an observation.
    pub groups: Vec<Range<usize>>,
    /// Where the latest group starts anew.
    since: Option<(Cause, Period)>,
    /// Whether periods share time with their neighbours.
    pub overlapping: bool,
}

/// Why a group starts.
#[derive(Clone, Copy)]
enum Cause {
    Method,
    Rebase,
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
                if let Some(cause) = cause(series, index, before, rebase) {
                    charted.close(start);
                    start = charted.values.len();
                    charted.since = Some((cause, period));
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

    /// Why the latest group has no limits, in one sentence.
    pub(super) fn no_limits(&self, group: usize, values: &[Option<f64>], options: &Options) -> String {
        let since = match self.since.filter(|_| group > 0) {
            None => String::new(),
            Some((Cause::Method, period)) => format!(" since the method changed in {period}"),
            Some((Cause::Rebase, period)) => format!(" since the chart starts anew in {period}"),
        };
        let points = values.iter().flatten().count();
        if self.overlapping {
            "The periods overlap, so neighbouring figures are partly the same and control limits would mislead."
                .to_owned()
        } else if points < options.minimum_points {
            let needed = options.minimum_points;
            let are = if points == 1 { "is" } else { "are" };
            format!("Control limits need at least {needed} points; there {are} {points}{since}.")
        } else {
            format!(
                "No control limits can be worked out from the points{since}: too many gaps, or too far apart."
            )
        }
    }
}

fn cause(series: &Series, index: usize, before: Period, rebase: &[Period]) -> Option<Cause> {
    let starts = |at: &Period| before < *at && *at <= series.periods[index];
    if series.flag(index) == Some(Flag::Break) {
        Some(Cause::Method)
    } else {
        rebase.iter().any(starts).then_some(Cause::Rebase)
    }
}
