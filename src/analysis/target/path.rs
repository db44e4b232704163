//! The straight path from a baseline to a target.

use crate::analysis::finite;
use crate::model::{Flag, Observation, Period, Polarity, Series, Target};

/// Why there is no path to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPath {
    /// It names no baseline, or no date.
    NoBaseline,
    /// There is no figure to hold against a path, or neither direction is good.
    NotJudged,
    /// Its baseline is the latest figure, or later.
    LateBaseline,
    /// Its date is not after its baseline.
    AfterDate,
    /// The method changed in this period, after the baseline.
    MethodChanged(Period),
    /// The baseline is better than the target already.
    WrongSide,
}

impl NoPath {
    /// Whether a baseline was given to no use, which is worth a note.
    pub fn is_worth_saying(self) -> bool {
        !matches!(self, Self::NoBaseline | Self::NotJudged)
    }
}

/// Where the straight path from the baseline to the deadline would be in the period of the latest figure: at the
/// target itself once the deadline, `left` periods on, has passed.
pub(super) fn expected(
    target: &Target,
    polarity: Polarity,
    series: &Series,
    latest: Observation,
    left: i32,
) -> Result<f64, NoPath> {
    let from = target.from.as_ref().ok_or(NoPath::NoBaseline)?;
    let gone = latest.period.steps_after(from.period);
    if gone <= 0 {
        return Err(NoPath::LateBaseline);
    }
    if gone + left <= 0 {
        return Err(NoPath::AfterDate);
    }
    let changed = |index: &usize| series.flag(*index) == Some(Flag::Break);
    let since = series.periods.partition_point(|period| *period <= from.period);
    if let Some(index) = (since..=latest.index).find(changed) {
        return Err(NoPath::MethodChanged(series.periods[index]));
    }
    let already = polarity.has_reached(from.value, target.value) == Some(true);
    let back = polarity.has_reached(target.value, from.value) == Some(true);
    if already && !back {
        return Err(NoPath::WrongSide);
    }
    let share = (f64::from(gone) / f64::from(gone + left)).min(1.0);
    finite(from.value * (1.0 - share) + target.value * share).ok_or(NoPath::NotJudged)
}
