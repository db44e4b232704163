//! Which way a value moves: by the test, or else in plain description.

use super::judgement::Judgement;
use super::trend::TrendVerdict;
use crate::model::Polarity;
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

/// What a movement means, and what that rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    /// What it means.
    pub verdict: MovementVerdict,
    /// The test that says so; `None` for plain description and where nothing is known.
    pub by: Option<MovementBy>,
}

/// What a movement means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MovementVerdict {
    /// The right way.
    Improving,
    /// The wrong way.
    Worsening,
    /// Neither way.
    Steady,
    /// Not known.
    Unknown,
}

/// What a movement was found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MovementBy {
    /// The test of the recent trend.
    RecentTrend,
}

impl Movement {
    /// The movement of one judged figure.
    pub fn of(judgement: &Judgement, polarity: Polarity) -> Self {
        let direction = Direction::of(judgement);
        let tested = direction.tested.then_some(MovementBy::RecentTrend);
        match (direction.is_improving(polarity), judgement.trend.verdict) {
            (Some(true), _) => Self { verdict: MovementVerdict::Improving, by: tested },
            (Some(false), _) => Self { verdict: MovementVerdict::Worsening, by: tested },
            (None, TrendVerdict::NoChange) if direction.steps == 0 => {
                Self { verdict: MovementVerdict::Steady, by: Some(MovementBy::RecentTrend) }
            }
            (None, _) => Self { verdict: MovementVerdict::Unknown, by: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Analysis;
    use super::super::sample::{BURY, Sample, series};
    use super::*;
    use crate::model::IndicatorId;

    /// Bury over the years from 2019, each figure ± `half`.
    fn judged(values: &[f64], half: f64) -> Judgement {
        let labels: Vec<String> = (2019..).take(values.len()).map(|year: i32| year.to_string()).collect();
        let given: Vec<_> = labels.iter().map(String::as_str).zip(values.iter().copied().map(Some)).collect();
        let mut bury = series(&given);
        bury.change(|it| it.lower = values.iter().map(|value| Some(value - half)).collect());
        bury.change(|it| it.upper = values.iter().map(|value| Some(value + half)).collect());
        let scorecard = Sample::default().with(BURY, bury).scorecard();
        Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().clone()
    }

    const LOWER: Polarity = Polarity::LowerIsBetter;

    #[test]
    fn a_significant_trend_is_found_by_the_test() {
        let found = judged(&[5.0, 6.0, 7.0, 8.0, 9.0], 0.1);
        assert_eq!(Direction::of(&found), Direction { steps: 1, tested: true });
        let worsening = Movement { verdict: MovementVerdict::Worsening, by: Some(MovementBy::RecentTrend) };
        assert_eq!(Movement::of(&found, LOWER), worsening);
        assert_eq!(Movement::of(&found, Polarity::Neutral).verdict, MovementVerdict::Unknown);
    }

    #[test]
    fn three_steps_are_a_movement_and_two_are_not() {
        let three = judged(&[9.0, 8.0, 7.0, 6.0], 0.1);
        assert_eq!(Direction::of(&three), Direction { steps: -3, tested: false });
        assert_eq!(Movement::of(&three, LOWER), Movement { verdict: MovementVerdict::Improving, by: None });
        let two = judged(&[8.0, 7.0, 6.0], 0.1);
        assert_eq!(Direction::of(&two), Direction::default());
        assert_eq!(Movement::of(&two, LOWER), Movement { verdict: MovementVerdict::Unknown, by: None });
    }

    #[test]
    fn no_significant_change_is_steady() {
        let level = judged(&[8.0, 8.1, 7.9, 8.0, 8.1], 1.0);
        let steady = Movement { verdict: MovementVerdict::Steady, by: Some(MovementBy::RecentTrend) };
        assert_eq!(Movement::of(&level, LOWER), steady);
    }
}
