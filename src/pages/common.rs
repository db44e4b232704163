//! What several pages show alike.

use crate::analysis::{Judgement, TrendVerdict};
use crate::charts::spark::{SparkScale, Sparkline, sparkline};
use crate::model::{AreaId, IndicatorId, Polarity, Scorecard};

/// Which way a value moves, and how that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Direction {
    /// Above 0 upwards, below 0 downwards, 0 neither.
    pub steps: i32,
    /// Whether the trend was tested and is significant; otherwise it is plain description.
    pub tested: bool,
}

/// From how many steps in one direction a movement that was not found by the test is worth showing.
const STEPS_WORTH_SHOWING: i32 = 3;

impl Direction {
    /// The significant trend, or else three or more steps the same way.
    pub fn of(judgement: &Judgement) -> Self {
        match judgement.trend.verdict {
            TrendVerdict::Increasing => Self { steps: 1, tested: true },
            TrendVerdict::Decreasing => Self { steps: -1, tested: true },
            TrendVerdict::NoChange | TrendVerdict::NotCalculated => {
                let run = judgement.change.run;
                Self { steps: if run.abs() >= STEPS_WORTH_SHOWING { run } else { 0 }, tested: false }
            }
        }
    }

    /// Whether this is the right way; `None` where it does not move or neither way is good.
    pub fn is_improving(self, polarity: Polarity) -> Option<bool> {
        match (polarity, self.steps.signum()) {
            (Polarity::Neutral, _) | (_, 0) => None,
            (Polarity::HigherIsBetter, sign) => Some(sign > 0),
            (Polarity::LowerIsBetter, sign) => Some(sign < 0),
        }
    }
}

/// The line of one area for the whole population, with another area's and a target on the same scale.
pub(super) fn spark(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    beside: Option<AreaId>,
    target: Option<f64>,
) -> Option<Sparkline> {
    let series = scorecard.series(indicator, None, area)?;
    let beside =
        beside.filter(|other| *other != area).and_then(|other| scorecard.series(indicator, None, other));
    let scale = SparkScale::of(beside.into_iter().chain([series]), target);
    let mut line = sparkline(series, &scale);
    if let Some(beside) = beside {
        line = line.with_beside(beside, &scale);
    }
    Some(match target {
        Some(target) => line.with_target(target, &scale),
        None => line,
    })
}

/// Title and edition in one line: `Greater Manchester balanced scorecard · November 2026`.
pub(super) fn masthead(scorecard: &Scorecard) -> String {
    let header = scorecard.header();
    match &header.edition {
        Some(edition) => format!("{} · {edition}", header.title),
        None => header.title.clone(),
    }
}
