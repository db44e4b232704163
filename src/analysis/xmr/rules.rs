//! The four rules of special cause.
//!
//! Every point of a signal is marked, but of two of three only those near the limit. A gap ends every signal. Making Data
//! Count's guide to its `XmR` tool (NHS England, 2023) counts points beyond the limit towards two of three; the R package
//! `NHSRplotthedots` (`ptd_calculate_point_type`) does not, and counts its highest rule alone where two contradict each
//! other.

use super::{Limits, Options, Rule};
use crate::model::SpcRules;
use serde::{Serialize, Serializer};

/// Which way a point departs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Above, or rising.
    High,
    /// Below, or falling.
    Low,
}

/// A set of rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules(u8);

impl Rules {
    const ALL: [Rule; 4] = [Rule::OutsideLimits, Rule::Trend, Rule::TwoOfThree, Rule::Run];

    /// These rules and one more.
    #[must_use]
    pub fn with(self, rule: Rule) -> Self {
        Self(self.0 | (1 << rule as u8))
    }

    /// Whether a rule is among them.
    pub fn contains(self, rule: Rule) -> bool {
        self.0 & (1 << rule as u8) != 0
    }

    /// The rules, highest first.
    pub fn iter(self) -> impl Iterator<Item = Rule> {
        Self::ALL.into_iter().filter(move |rule| self.contains(*rule))
    }

    /// The highest of them.
    pub fn first(self) -> Option<Rule> {
        self.iter().next()
    }
}

impl FromIterator<Rule> for Rules {
    fn from_iter<I: IntoIterator<Item = Rule>>(rules: I) -> Self {
        rules.into_iter().fold(Self::default(), Self::with)
    }
}

impl Serialize for Rules {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// The rules that mark one point, each with its side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Strictly outside the limits.
    pub outside: Option<Side>,
    /// Part of a trend; a turning point takes the direction to its right.
    pub trend: Option<Side>,
    /// One of two in three near a limit.
    pub two_of_three: Option<Side>,
    /// Part of a run on one side of the mean.
    pub run: Option<Side>,
}

impl Marks {
    /// The rules that mark it, each with its side, highest first.
    pub fn ranked(self) -> impl Iterator<Item = (Rule, Side)> {
        let found = [
            (Rule::OutsideLimits, self.outside),
            (Rule::Trend, self.trend),
            (Rule::TwoOfThree, self.two_of_three),
            (Rule::Run, self.run),
        ];
        found.into_iter().filter_map(|(rule, side)| side.map(|side| (rule, side)))
    }

    /// The rules that mark it.
    pub fn rules(self) -> Rules {
        self.ranked().map(|(rule, _)| rule).collect()
    }

    /// The side of one rule.
    pub fn side_of(self, rule: Rule) -> Option<Side> {
        self.ranked().find(|(found, _)| *found == rule).map(|(_, side)| side)
    }
}

/// Marks the points of one group, in their order; `None` is a gap.
pub fn marks(values: &[Option<f64>], limits: &Limits, options: &Options) -> Vec<Marks> {
    let rounding = limits.rounding();
    let beyond = |value: f64, low: f64, high: f64| {
        if value - high > rounding { Some(Side::High) } else { (low - value > rounding).then_some(Side::Low) }
    };
    let outside = |value: f64| beyond(value, limits.lower, limits.upper);
    let (near_lower, near_upper) = (limits.near_lower(), limits.near_upper());
    let counts = |value: f64| options.rules == SpcRules::MakingDataCount || outside(value).is_none();
    let near = |value: f64| counts(value) && beyond(value, near_lower, near_upper).is_some();
    let side = |at: usize| values[at].and_then(|value| beyond(value, limits.mean, limits.mean));
    let mut marks: Vec<Marks> =
        values.iter().map(|value| Marks { outside: value.and_then(outside), ..Marks::default() }).collect();
    trends(values, options.run_length, |at, side| marks[at].trend = Some(side));
    pairs(values, near, side, |at, side| marks[at].two_of_three = Some(side));
    streaks(values.len(), options.run_length, side, |at, side| marks[at].run = Some(side));
    marks
}

/// Every two near points of three in a row that lie on one side.
fn pairs(
    values: &[Option<f64>],
    near: impl Fn(f64) -> bool,
    side: impl Fn(usize) -> Option<Side>,
    mut mark: impl FnMut(usize, Side),
) {
    for (start, three) in values.windows(3).enumerate() {
        let is_near = |value: &Option<f64>| value.is_some_and(&near);
        if three.iter().filter(|value| is_near(value)).count() < 2 {
            continue;
        }
        let sides = [side(start), side(start + 1), side(start + 2)];
        if let Some(common) = sides[0].filter(|_| sides == [sides[0]; 3]) {
            let marked = (0..3).filter(|at| is_near(&three[*at]));
            marked.for_each(|at| mark(start + at, common));
        }
    }
}

/// Every stretch of steps that all rise or all fall, as long as `length` points or longer.
fn trends(values: &[Option<f64>], length: usize, mut mark: impl FnMut(usize, Side)) {
    let step = |at: usize| match (values[at], values[at + 1]) {
        (Some(before), Some(after)) if after > before => Some(Side::High),
        (Some(before), Some(after)) if after < before => Some(Side::Low),
        _ => None,
    };
    // A point ends the step before it and starts the one after it, so the later of two trends has the last word.
    streaks(values.len().saturating_sub(1), length.saturating_sub(1), step, |at, side| {
        mark(at, side);
        mark(at + 1, side);
    });
}

/// Marks every stretch of at least `length` positions that lie on one side.
fn streaks(
    positions: usize,
    length: usize,
    side: impl Fn(usize) -> Option<Side>,
    mut mark: impl FnMut(usize, Side),
) {
    let mut start = 0;
    for end in 1..=positions {
        let found = side(start);
        if end < positions && side(end) == found {
            continue;
        }
        if let Some(found) = found.filter(|_| end - start >= length) {
            (start..end).for_each(|at| mark(at, found));
        }
        start = end;
    }
}
