//! The groups of a chart: stretches by one method, each with its own limits and runs.

use super::season::Reading;
use super::{Moving, Options};
use crate::model::{Flag, Indicator, Observation, Period, Series};
use jiff::civil::Date;
use std::ops::Range;

/// Why a chart has no limits, or its latest point no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLimits {
    /// There is no figure to chart.
    NoFigure,
    /// The periods overlap, so that neighbouring figures are partly the same.
    Overlapping,
    /// Annual figures were found to rise or else fall, which is no stable process.
    Moving(Moving),
    /// The latest group has too few points.
    TooFewPoints {
        /// How many it has.
        points: u16,
        /// How many are needed.
        needed: u16,
        /// How many more it has that are left out, since they are not comparable.
        left_out: u16,
        /// Whether each point is the difference from the same period a year before.
        seasonal: bool,
        /// Where the group starts, if not with the series.
        since: Option<Since>,
    },
    /// None can be worked out: too many gaps, or figures too far apart.
    NotWorkedOut {
        /// Where the group starts, if not with the series.
        since: Option<Since>,
    },
    /// The latest period is disrupted, and no rule is asked of it.
    Disrupted(Period),
    /// The series is seasonal, and the latest period has nothing to be compared with a year before.
    NoYearBefore(Period),
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

/// One figure laid out for charting.
pub(super) struct Charted {
    pub observation: Observation,
    /// Its position among the slots.
    pub slot: usize,
    /// Whether it is left out of limits and rules.
    pub disrupted: bool,
}

/// A series laid out for charting.
pub(super) struct Layout {
    /// The figures, oldest first.
    pub figures: Vec<Charted>,
    /// One slot for each period, `None` where no figure counts; any number of skipped periods is one such slot.
    pub slots: Vec<Option<f64>>,
    /// The slots of each group that has a figure.
    pub groups: Vec<Range<usize>>,
    /// Where the latest group starts anew.
    since: Option<Since>,
    /// Whether periods share time with their neighbours.
    pub overlapping: bool,
}

impl Layout {
    /// What `reading` says of each period of the series up to `latest`. A group starts where the method changed and with
    /// the first period that begins on a day of `rebase` or later; it is not counted before it has a figure.
    pub(super) fn of(
        about: &Indicator,
        series: &Series,
        latest: Observation,
        rebase: &[Date],
        mut reading: impl FnMut(usize) -> Option<Reading>,
    ) -> Self {
        let length = latest.index + 1;
        let mut layout = Self {
            figures: Vec::with_capacity(length),
            slots: Vec::with_capacity(length),
            groups: Vec::new(),
            since: None,
            overlapping: false,
        };
        let (mut start, mut figures) = (0, 0);
        for (index, &period) in series.periods[..length].iter().enumerate() {
            if let Some(before) = index.checked_sub(1).map(|at| series.periods[at]) {
                layout.overlapping |= about.overlap(period, before);
                if !about.follows(period, before) {
                    layout.slots.push(None);
                }
                if let Some(why) = new_start(series, index, before, rebase) {
                    layout.close(start, figures);
                    (start, figures) = (layout.slots.len(), layout.figures.len());
                    layout.since = Some(Since { period, why });
                }
            }
            let slot = layout.slots.len();
            let read = reading(index);
            layout.slots.push(read.filter(|read| !read.disrupted).map(|read| read.value));
            layout.figures.extend(read.map(|read| Charted {
                observation: Observation { index, period, value: read.value },
                slot,
                disrupted: read.disrupted,
            }));
        }
        layout.close(start, figures);
        layout
    }

    fn close(&mut self, start: usize, figures: usize) {
        if self.figures.len() > figures {
            self.groups.push(start..self.slots.len());
        }
    }

    /// Why the latest group has no limits.
    pub(super) fn no_limits(
        &self,
        group: usize,
        values: &[Option<f64>],
        options: &Options,
        seasonal: bool,
    ) -> NoLimits {
        let since = self.since.filter(|_| group > 0);
        let points = values.iter().flatten().count();
        let of_group = |figure: &&Charted| self.groups.get(group).is_some_and(|of| of.contains(&figure.slot));
        let left_out = self.figures.iter().filter(of_group).filter(|figure| figure.disrupted).count();
        if self.overlapping {
            NoLimits::Overlapping
        } else if points < options.minimum_points {
            NoLimits::TooFewPoints {
                points: points as u16,
                needed: options.minimum_points as u16,
                left_out: left_out as u16,
                seasonal,
                since,
            }
        } else {
            NoLimits::NotWorkedOut { since }
        }
    }
}

fn new_start(series: &Series, index: usize, before: Period, rebase: &[Date]) -> Option<NewStart> {
    let starts = |day: &Date| before.start() < *day && *day <= series.periods[index].start();
    if series.flag(index) == Some(Flag::Break) {
        Some(NewStart::Method)
    } else {
        rebase.iter().any(starts).then_some(NewStart::Rebase)
    }
}
