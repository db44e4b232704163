//! Which way a value moves (METHODS, "Movement"): the finding of a test, with the test and since when, or why there is
//! none. [`Direction`] is the plain description beside it, for arrows and runs, and never a finding.

use super::judgement::Judgement;
use super::trend::{NoTrend, Trend, TrendVerdict};
use crate::model::{Period, Polarity};
use serde::Serialize;

/// From how many steps in one direction a movement that no test found is worth showing and saying.
pub const RUN_WORTH_SAYING: u32 = 3;

/// Which way a value moves, and how that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Direction {
    /// Above 0 upwards, below 0 downwards, 0 neither.
    pub steps: i32,
    /// Whether the trend was tested and is significant; otherwise it is plain description.
    pub tested: bool,
}

impl Direction {
    /// The significant trend, or else three or more steps the same way.
    pub fn of(judgement: &Judgement) -> Self {
        match judgement.trend.verdict {
            TrendVerdict::Increasing => Self { steps: 1, tested: true },
            TrendVerdict::Decreasing => Self { steps: -1, tested: true },
            TrendVerdict::NoChange | TrendVerdict::NotCalculated => {
                let run = judgement.change.run;
                Self { steps: if run.unsigned_abs() >= RUN_WORTH_SAYING { run } else { 0 }, tested: false }
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

/// What a series' movement is, by a test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Movement {
    /// What it means.
    pub verdict: MovementVerdict,
    /// The test that says so; `None` where none could be made.
    pub by: Option<MovementBy>,
    /// The first point that the test used.
    pub since: Option<Period>,
    /// Whether the value itself rises rather than falls; `None` where it was found to do neither, and without a test.
    pub rising: Option<bool>,
    /// What becomes of the gap to the benchmark; `None` where that was not tested.
    pub gap: Option<Gap>,
    /// Why the verdict is [`MovementVerdict::Unknown`].
    pub reason: Option<NoMovement>,
    /// Why the gap was not tested.
    pub gap_reason: Option<NoGap>,
}

/// What a movement means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MovementVerdict {
    /// The right way.
    Improving,
    /// The wrong way.
    Worsening,
    /// Tested, and nothing found.
    Steady,
    /// Not tested, or neither way is good.
    Unknown,
}

/// What a movement was found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MovementBy {
    /// The test of the recent trend.
    RecentTrend,
    /// The test of Mann and Kendall.
    MannKendall,
    /// A rule of process control.
    ProcessControl,
}

/// What becomes of the gap to the benchmark, by a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// The place moves in the direction of harm against the benchmark.
    Widening,
    /// It moves in the direction of good against it.
    Narrowing,
    /// It moves as the benchmark does: no difference was found.
    AsBenchmark,
}

/// Why a movement is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMovement {
    /// Neither direction is good.
    Neutral,
    /// The recent trend could not be tested.
    NoTrend(NoTrend),
}

/// Why it was not tested whether the gap to the benchmark widens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoGap {
    /// The movement itself is unknown.
    NoMovement,
}

impl Movement {
    /// A movement that the recent trend tells, or why it does not.
    pub(super) fn of(trend: &Trend, polarity: Polarity) -> Self {
        let by = trend.method.map(|_| MovementBy::RecentTrend);
        let rising = match trend.verdict {
            TrendVerdict::Increasing => Some(true),
            TrendVerdict::Decreasing => Some(false),
            TrendVerdict::NoChange | TrendVerdict::NotCalculated => None,
        };
        let verdict = MovementVerdict::of(by.map(|_| rising), polarity);
        let reason = match (verdict, trend.reason) {
            (MovementVerdict::Unknown, Some(why)) => Some(NoMovement::NoTrend(why)),
            (MovementVerdict::Unknown, None) => Some(NoMovement::Neutral),
            _ => None,
        };
        Self {
            verdict,
            by,
            since: trend.since,
            rising,
            gap: None,
            reason,
            gap_reason: Some(NoGap::NoMovement),
        }
    }
}

impl MovementVerdict {
    /// What a test found: whether the value rises or falls, `Some(None)` for neither, `None` for no test.
    fn of(found: Option<Option<bool>>, polarity: Polarity) -> Self {
        match (found, polarity) {
            (None, _) | (Some(Some(_)), Polarity::Neutral) => Self::Unknown,
            (Some(None), _) => Self::Steady,
            (Some(Some(rising)), polarity) if rising == (polarity == Polarity::HigherIsBetter) => {
                Self::Improving
            }
            (Some(Some(_)), _) => Self::Worsening,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Analysis;
    use super::super::sample::{BURY, Sample, period, series};
    use super::*;
    use crate::model::IndicatorId;

    /// Bury over the years from 2019, each figure ± `half`.
    fn judged(values: &[f64], half: f64, polarity: Polarity) -> Judgement {
        let labels: Vec<String> = (2019..).take(values.len()).map(|year: i32| year.to_string()).collect();
        let given: Vec<_> = labels.iter().map(String::as_str).zip(values.iter().copied().map(Some)).collect();
        let mut bury = series(&given);
        bury.change(|it| it.lower = values.iter().map(|value| Some(value - half)).collect());
        bury.change(|it| it.upper = values.iter().map(|value| Some(value + half)).collect());
        let mut sample = Sample::default().with(BURY, bury);
        sample.indicator.polarity = polarity;
        let scorecard = sample.scorecard();
        Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().clone()
    }

    const LOWER: Polarity = Polarity::LowerIsBetter;

    #[test]
    fn a_significant_trend_is_found_by_the_test() {
        let found = judged(&[4.0, 5.0, 6.0, 7.0, 8.0, 9.0], 0.1, LOWER);
        assert_eq!(Direction::of(&found), Direction { steps: 1, tested: true });
        let movement = found.movement;
        assert_eq!(movement.verdict, MovementVerdict::Worsening);
        assert_eq!((movement.by, movement.rising), (Some(MovementBy::RecentTrend), Some(true)));
        assert_eq!(movement.since, Some(period("2020")));
    }

    #[test]
    fn where_neither_way_is_good_a_tested_direction_is_no_verdict() {
        let movement = judged(&[5.0, 6.0, 7.0, 8.0, 9.0], 0.1, Polarity::Neutral).movement;
        assert_eq!((movement.verdict, movement.rising), (MovementVerdict::Unknown, Some(true)));
        assert_eq!(
            (movement.by, movement.reason),
            (Some(MovementBy::RecentTrend), Some(NoMovement::Neutral))
        );
    }

    #[test]
    fn a_run_that_no_test_found_is_description_and_no_movement() {
        let three = judged(&[9.0, 8.0, 7.0, 6.0], 0.1, LOWER);
        assert_eq!(Direction::of(&three), Direction { steps: -3, tested: false });
        assert_eq!((three.movement.verdict, three.movement.by), (MovementVerdict::Unknown, None));
        assert_eq!(three.movement.reason, Some(NoMovement::NoTrend(NoTrend::TooFew(4))));
        let two = judged(&[8.0, 7.0, 6.0], 0.1, LOWER);
        assert_eq!(Direction::of(&two), Direction::default());
    }

    #[test]
    fn no_significant_change_is_steady() {
        let movement = judged(&[8.0, 8.1, 7.9, 8.0, 8.1], 1.0, LOWER).movement;
        assert_eq!((movement.verdict, movement.rising), (MovementVerdict::Steady, None));
        assert_eq!(movement.by, Some(MovementBy::RecentTrend));
    }
}
