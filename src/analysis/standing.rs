//! The level of a figure (METHODS, "Standing"): worse, similar or better, by the test or else by the outer fifth.

use super::judgement::{Comparison, Judgement};
use crate::model::{Indicator, MeasureKind, Polarity, Verdict};
use serde::Serialize;
use std::cmp::Ordering;

/// The level of a figure, and how it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    pub verdict: LevelVerdict,
    pub by: LevelBy,
}

/// What a level means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LevelVerdict {
    Worse,
    Similar,
    Better,
}

/// How a level is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelBy {
    /// The tested comparison with the benchmark.
    Test,
    /// No test is possible, and the value lies in an outer fifth of the spread: 1, the lowest values, or 5.
    Fifth(u8),
}

impl Level {
    /// The level of a judged figure; `None` where neither direction is good, and where neither a test nor an outer fifth
    /// tells.
    pub fn of(judgement: &Judgement, polarity: Polarity) -> Option<Self> {
        let tested = |verdict| Some(Self { verdict, by: LevelBy::Test });
        match judgement.benchmark.verdict {
            Verdict::Worse => return tested(LevelVerdict::Worse),
            Verdict::Similar if polarity != Polarity::Neutral => return tested(LevelVerdict::Similar),
            Verdict::Better => return tested(LevelVerdict::Better),
            Verdict::Similar | Verdict::Higher | Verdict::Lower => return None,
            Verdict::NotCompared => {}
        }
        let fifth = judgement.spread.ok()?.fifth;
        let verdict = match (fifth, polarity) {
            (1, Polarity::HigherIsBetter) | (5, Polarity::LowerIsBetter) => LevelVerdict::Worse,
            (5, Polarity::HigherIsBetter) | (1, Polarity::LowerIsBetter) => LevelVerdict::Better,
            _ => return None,
        };
        Some(Self { verdict, by: LevelBy::Fifth(fifth) })
    }

    /// Whether it is worse than the benchmark, or in the worst fifth.
    pub fn is_worse(self) -> bool {
        self.verdict == LevelVerdict::Worse
    }
}

/// Whether it can be told whether a figure is worse: one direction is good, and the figure was tested against the benchmark or
/// else put into a fifth, whichever that is. The middle ones are no level, and not the worst.
pub fn is_compared(judgement: &Judgement, polarity: Polarity) -> bool {
    let by_fifth = judgement.benchmark.verdict == Verdict::NotCompared && judgement.spread.is_ok();
    Level::of(judgement, polarity).is_some() || (by_fifth && polarity != Polarity::Neutral)
}

/// Which side of the benchmark a value is on, as both are shown; description, not a finding. `None` without a
/// benchmark, and for counts: that of one area is no measure for that of another.
pub fn side(indicator: &Indicator, comparison: &Comparison, value: f64) -> Option<Ordering> {
    if indicator.measure.kind == MeasureKind::Count {
        return None;
    }
    let benchmark = comparison.value.or_else(|| Some(value - comparison.difference?))?;
    let decimals = indicator.measure.decimals_at(value);
    if format!("{value:.decimals$}") == format!("{benchmark:.decimals$}") {
        return Some(Ordering::Equal);
    }
    Some(value.total_cmp(&benchmark))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{BURY, Sample, series};
    use super::super::{Analysis, Fifth, NoFifth, SpreadAreas};
    use super::*;
    use crate::model::{AreaKind, IndicatorId};

    fn level(verdict: Verdict, fifth: Option<u8>, polarity: Polarity) -> Option<Level> {
        Level::of(&judged(verdict, fifth), polarity)
    }

    fn judged(verdict: Verdict, fifth: Option<u8>) -> Judgement {
        let scorecard = Sample::default().with(BURY, series(&[("2023", Some(1.0))])).scorecard();
        let mut judged = Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().clone();
        judged.benchmark.verdict = verdict;
        let areas = SpreadAreas::InFile(AreaKind::Place);
        judged.spread = fifth.map(|fifth| Fifth { fifth, of: 30, areas }).ok_or(NoFifth::NoSpread);
        judged
    }

    #[test]
    fn a_test_stands_before_a_fifth() {
        let lower = |verdict, fifth| level(verdict, fifth, Polarity::LowerIsBetter);
        let tested = |verdict| Some(Level { verdict, by: LevelBy::Test });
        assert_eq!(lower(Verdict::Worse, Some(1)), tested(LevelVerdict::Worse));
        assert_eq!(lower(Verdict::Similar, Some(5)), tested(LevelVerdict::Similar));
        assert_eq!(lower(Verdict::Better, None), tested(LevelVerdict::Better));
    }

    #[test]
    fn the_outer_fifths_stand_in_for_a_test() {
        let by = |fifth, polarity| level(Verdict::NotCompared, Some(fifth), polarity);
        let found = |fifth, verdict| Some(Level { verdict, by: LevelBy::Fifth(fifth) });
        assert_eq!(by(5, Polarity::LowerIsBetter), found(5, LevelVerdict::Worse));
        assert_eq!(by(1, Polarity::LowerIsBetter), found(1, LevelVerdict::Better));
        assert_eq!(by(5, Polarity::HigherIsBetter), found(5, LevelVerdict::Better));
        assert_eq!(by(1, Polarity::HigherIsBetter), found(1, LevelVerdict::Worse));
        assert_eq!([2, 3, 4].map(|fifth| by(fifth, Polarity::HigherIsBetter)), [None; 3]);
    }

    #[test]
    fn what_is_in_a_fifth_is_compared_whichever_that_is() {
        let compared = |verdict, fifth, polarity| is_compared(&judged(verdict, fifth), polarity);
        for fifth in 1..=5 {
            assert!(compared(Verdict::NotCompared, Some(fifth), Polarity::LowerIsBetter), "{fifth}");
            assert!(!compared(Verdict::NotCompared, Some(fifth), Polarity::Neutral), "{fifth}");
        }
        assert!(compared(Verdict::Similar, None, Polarity::HigherIsBetter));
        assert!(!compared(Verdict::NotCompared, None, Polarity::HigherIsBetter));
        assert!(!compared(Verdict::Higher, Some(3), Polarity::Neutral));
    }

    #[test]
    fn without_a_good_direction_there_is_no_level() {
        let neutral = |verdict, fifth| level(verdict, fifth, Polarity::Neutral);
        assert_eq!(neutral(Verdict::Higher, Some(5)), None);
        assert_eq!(neutral(Verdict::Similar, Some(5)), None);
        assert_eq!(neutral(Verdict::NotCompared, Some(5)), None);
    }
}
