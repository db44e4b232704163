//! The choices on which tools of the field differ (METHODS, last section).

use crate::model::{Methods, SpcRules};
use jiff::civil::Date;

/// Points below which limits are not trusted: Making Data Count asks for more than twelve.
pub const MINIMUM_POINTS: usize = 13;

/// How a chart is calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'a> {
    /// Whose rules are used.
    pub rules: SpcRules,
    /// Points on one side of the mean that make a run, and points that rise or fall one after the other, the first
    /// included, that make a trend: 7, or 6.
    pub run_length: usize,
    /// Whether outlying moving ranges are left out of the limits, once.
    pub screen: bool,
    /// Points a group needs for limits.
    pub minimum_points: usize,
    /// Work out the limits of a group from its first points only, this many.
    pub baseline_points: Option<usize>,
    /// Whether monthly and quarterly series are looked at for seasons.
    pub season: bool,
    /// Days on which centre and limits are worked out anew.
    pub rebase: &'a [Date],
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self::of(&Methods::default())
    }
}

impl Options<'_> {
    /// As the scorecard's settings say.
    pub fn of(methods: &Methods) -> Self {
        Self {
            rules: methods.spc_rules,
            // A run of one would mark every point; files allow 6 and 7 only.
            run_length: methods.run_length.max(2) as usize,
            screen: methods.screen_moving_ranges,
            minimum_points: MINIMUM_POINTS,
            baseline_points: methods.baseline_points.map(|points| points as usize),
            season: methods.season,
            rebase: &[],
        }
    }
}
