//! The choices on which tools of the field differ (METHODS, last section).

use crate::model::{Methods, Period};

/// Points below which limits are not trusted: Making Data Count asks for more than twelve.
pub const MINIMUM_POINTS: usize = 13;

/// Points that rise or fall one after the other to make a trend.
const TREND_LENGTH: usize = 7;

/// How a chart is calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'a> {
    /// Points on one side of the mean that make a run: 7, or 6.
    pub run_length: usize,
    /// Points that rise or fall one after the other to make a trend, the first included.
    pub trend_length: usize,
    /// Whether outlying moving ranges are left out of the limits, once.
    pub screen: bool,
    /// Points a group needs for limits.
    pub minimum_points: usize,
    /// Work out the limits of a group from its first periods only, this many.
    pub fix_after: Option<usize>,
    /// Periods from which centre and limits are worked out anew.
    pub rebase: &'a [Period],
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
            // A run of one would mark every point; files allow 6 and 7 only.
            run_length: methods.run_length.max(2) as usize,
            trend_length: TREND_LENGTH,
            screen: methods.screen_moving_ranges,
            minimum_points: MINIMUM_POINTS,
            fix_after: None,
            rebase: &[],
        }
    }
}
