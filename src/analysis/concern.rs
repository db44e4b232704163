//! How much concern a figure of a place is among its others, for lists that have the worst first.

use super::harm::Harm;
use super::judgement::Judgement;
use super::look_first::AttentionBox;
use super::movement::MovementVerdict;
use super::standing::{Level, LevelBy, LevelVerdict, is_compared};
use super::{Analysis, finite};
use crate::model::{Polarity, Scorecard};
use std::cmp::Ordering;

/// One figure: its level and movement, and its place among others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concern {
    pub level: Option<Level>,
    pub movement: MovementVerdict,
    /// Whether it can be told whether it is worse.
    is_compared: bool,
    /// Whether the figure is long older than the newest of its kind.
    pub stale: bool,
    step: u8,
    distance: f64,
}

impl Concern {
    /// What is worse comes first, by how far it is from the benchmark, then what gets worse; what is neither good nor bad and
    /// what is old come last.
    pub fn of(scorecard: &Scorecard, analysis: &Analysis, judgement: &Judgement) -> Self {
        let about = scorecard.indicator(judgement.indicator);
        let level = Level::of(judgement, about.polarity);
        let movement = judgement.movement.verdict;
        let stale = judgement.latest.is_none_or(|latest| analysis.newest().is_long_after(latest.period));
        let is_better = level.is_some_and(|level| level.verdict == LevelVerdict::Better);
        let step = match AttentionBox::of(level.is_some_and(Level::is_worse), movement) {
            _ if stale => 9,
            _ if about.polarity == Polarity::Neutral => 8,
            Some(AttentionBox::WorseWorsening) => 0,
            Some(AttentionBox::WorseNotMoving) => 1,
            Some(AttentionBox::WorseImproving) => 2,
            Some(AttentionBox::Worsening) => 3,
            None | Some(AttentionBox::Improving) if is_better => 7,
            Some(AttentionBox::Improving) => 6,
            None if level.is_some() => 4,
            None => 5,
        };
        let distance = Harm::of_level(about, judgement).and_then(|harm| finite(harm.distance));
        let is_compared = is_compared(judgement, about.polarity);
        Self { level, movement, is_compared, stale, step, distance: distance.unwrap_or(f64::NEG_INFINITY) }
    }

    /// Whether it could be said whether it is worse.
    pub fn is_judged(&self) -> bool {
        !self.stale && self.is_compared
    }

    /// Whether that is known by the test.
    pub fn is_tested(&self) -> bool {
        self.is_judged() && self.level.is_some_and(|level| level.by == LevelBy::Test)
    }

    /// Whether it is worse than the benchmark, or in the worst fifth where that could not be tested.
    pub fn is_worse(&self) -> bool {
        !self.stale && self.level.is_some_and(Level::is_worse)
    }

    /// Whether it gets worse by a test.
    pub fn is_worsening(&self) -> bool {
        !self.stale && self.movement == MovementVerdict::Worsening
    }

    /// The order of a list that has the worst first.
    pub fn compare(&self, other: &Self) -> Ordering {
        self.step.cmp(&other.step).then_with(|| other.distance.total_cmp(&self.distance))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{BOLTON, BURY, ENGLAND, Sample, years_to};
    use super::*;
    use crate::model::{AreaId, IndicatorId, Series};

    fn concern(bury: Series, bolton: Series) -> [Concern; 2] {
        let england = years_to(2023, &[10.0; 5], Some(0.1));
        let sample = Sample::default().with(ENGLAND, england).with(BURY, bury).with(BOLTON, bolton);
        let scorecard = sample.scorecard();
        let analysis = Analysis::of(&scorecard);
        let of = |area: AreaId| {
            Concern::of(&scorecard, &analysis, analysis.get(IndicatorId::at(0), None, area).unwrap())
        };
        [of(BURY), of(BOLTON)]
    }

    fn years(last: usize, values: [f64; 5]) -> Series {
        years_to(last, &values, Some(0.2))
    }

    #[test]
    fn worse_comes_before_worsening_and_the_furthest_first() {
        let rising = [14.0, 15.0, 16.0, 17.0, 18.0];
        let near = years(2023, [15.0, 15.1, 14.9, 15.1, 15.0]);
        let [worsening, steady] = concern(years(2023, rising), near.clone());
        assert!(worsening.is_worsening() && worsening.is_worse() && steady.is_worse());
        assert_eq!(worsening.compare(&steady), Ordering::Less);
        let [far, near] = concern(years(2023, [25.0, 25.1, 24.9, 25.1, 25.0]), near);
        assert_eq!(far.compare(&near), Ordering::Less);
        let [better, worse] = concern(years(2023, rising.map(|value| value - 12.0)), years(2023, [12.0; 5]));
        assert_eq!(
            worse.compare(&better),
            Ordering::Less,
            "what is worse stands before what only gets worse"
        );
    }

    #[test]
    fn what_is_old_is_last_and_no_longer_called_worse() {
        let [old, better] = concern(years(2017, [20.0; 5]), years(2023, [4.0; 5]));
        assert!(old.stale && !old.is_worse());
        assert_eq!(better.compare(&old), Ordering::Less);
    }
}
