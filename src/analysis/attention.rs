//! Where to look first: pairs of place and indicator, by level and by direction.
//!
//! The level is a tested verdict, or the outer fifth of the national spread where no test is possible. The direction
//! is a significant recent trend, or else plain description: three or more steps the same way. Pairs with a
//! significant trend come first, then those with the longest run.

use super::Analysis;
use super::judgement::Judgement;
use super::movement::Direction;
use crate::model::{AreaId, IndicatorId, Polarity, Scorecard, Verdict};
use serde::Serialize;
use std::cmp::Reverse;

/// Level and direction together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttentionBox {
    /// Worse, and moving the wrong way.
    WorseWorsening,
    /// Worse, but moving the right way.
    WorseImproving,
    /// Better, but moving the wrong way.
    Worsening,
    /// Better, and moving the right way.
    Improving,
}

/// A place and an indicator to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attention {
    /// Why.
    pub of: AttentionBox,
    /// Where.
    pub area: AreaId,
    /// What.
    pub indicator: IndicatorId,
    /// Its level.
    pub level: Level,
    /// Which way it moves.
    pub direction: Direction,
}

/// Whether a figure is worse or better, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// Worse rather than better.
    pub worse: bool,
    /// How that is known.
    pub by: LevelBy,
}

/// How a level is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelBy {
    /// By the tested comparison with the benchmark.
    Test,
    /// By the fifth of the spread, 1 the lowest values.
    Fifth(u8),
}

/// All pairs of a place and an indicator in one of the boxes, box by box.
pub fn look_first(scorecard: &Scorecard, analysis: &Analysis) -> Vec<Attention> {
    let mut found: Vec<(Reverse<(bool, u32)>, Attention)> = Vec::new();
    for place in scorecard.places() {
        for (indicator, about) in scorecard.indicators() {
            let judgement = analysis.get(indicator, None, place);
            found.extend(judgement.and_then(|judgement| {
                let attention = attention(judgement, about.polarity)?;
                let run = judgement.change.run.unsigned_abs();
                Some((Reverse((attention.direction.tested, run)), attention))
            }));
        }
    }
    found.sort_by_key(|(urgency, attention)| (attention.of, *urgency));
    found.into_iter().map(|(_, attention)| attention).collect()
}

fn attention(judgement: &Judgement, polarity: Polarity) -> Option<Attention> {
    let direction = Direction::of(judgement);
    let improving = direction.is_improving(polarity)?;
    let level = level(judgement, polarity)?;
    let of = match (level.worse, improving) {
        (true, false) => AttentionBox::WorseWorsening,
        (true, true) => AttentionBox::WorseImproving,
        (false, false) => AttentionBox::Worsening,
        (false, true) => AttentionBox::Improving,
    };
    Some(Attention { of, area: judgement.area, indicator: judgement.indicator, level, direction })
}

fn level(judgement: &Judgement, polarity: Polarity) -> Option<Level> {
    match judgement.benchmark.verdict {
        Verdict::Worse => return Some(Level { worse: true, by: LevelBy::Test }),
        Verdict::Better => return Some(Level { worse: false, by: LevelBy::Test }),
        Verdict::NotCompared => {}
        Verdict::Similar | Verdict::Higher | Verdict::Lower => return None,
    }
    let low_is_good = polarity == Polarity::LowerIsBetter;
    let fifth = judgement.spread.ok()?.fifth;
    let worse = match fifth {
        1 => !low_is_good,
        5 => low_is_good,
        _ => return None,
    };
    Some(Level { worse, by: LevelBy::Fifth(fifth) })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{BOLTON, BURY, ENGLAND, Sample, series};
    use super::*;
    use crate::model::Series;

    fn years(values: [f64; 5], half: Option<f64>) -> Series {
        let labels = ["2019", "2020", "2021", "2022", "2023"];
        let given: Vec<_> = labels.into_iter().zip(values.into_iter().map(Some)).collect();
        let mut series = series(&given);
        if let Some(half) = half {
            series.change(|it| it.lower = values.iter().map(|value| Some(value - half)).collect());
            series.change(|it| it.upper = values.iter().map(|value| Some(value + half)).collect());
        }
        series
    }

    fn found(bury: Series, bolton: Series) -> Vec<Attention> {
        let england = years([10.0; 5], None);
        let sample = Sample::default().with(ENGLAND, england).with(BURY, bury).with(BOLTON, bolton);
        let scorecard = sample.scorecard();
        look_first(&scorecard, &Analysis::of(&scorecard))
    }

    #[test]
    fn worse_and_worsening_comes_before_better_and_improving() {
        let rising = years([14.0, 15.0, 16.0, 17.0, 18.0], Some(0.1));
        let falling = years([9.0, 8.0, 7.0, 6.0, 5.0], Some(0.1));
        let found = found(falling, rising);
        let boxes: Vec<_> = found.iter().map(|it| (it.of, it.area)).collect();
        assert_eq!(boxes, [(AttentionBox::WorseWorsening, BOLTON), (AttentionBox::Improving, BURY)]);
        assert_eq!(found[0].level, Level { worse: true, by: LevelBy::Test });
        assert!(found[0].direction.tested);
    }

    #[test]
    fn a_significant_trend_comes_before_a_longer_run() {
        // Without limits there is no test, and without a test or a fifth no level.
        let untested = years([14.0, 15.0, 16.0, 17.0, 18.0], None);
        let rising = years([15.0, 15.5, 15.2, 17.0, 18.0], Some(0.1));
        assert_eq!(found(untested, rising.clone()).iter().map(|it| it.area).collect::<Vec<_>>(), [BOLTON]);
        let mut described = years([14.0, 15.0, 16.0, 17.0, 18.0], Some(0.1));
        // One missing limit, and the trend cannot be tested.
        described.change(|it| it.lower[0] = None);
        let areas: Vec<_> =
            found(described, rising).iter().map(|it| (it.area, it.direction.tested)).collect();
        assert_eq!(areas, [(BOLTON, true), (BURY, false)]);
    }

    #[test]
    fn what_does_not_move_or_is_similar_is_in_no_box() {
        let level = years([18.0, 17.0, 18.0, 17.0, 18.0], Some(0.1));
        let similar = years([6.0, 7.0, 8.0, 9.0, 10.0], Some(0.1));
        assert_eq!(found(level, similar), []);
    }

    #[test]
    fn the_outer_fifths_stand_in_for_a_test() {
        let judged = |fifth, polarity| {
            let scorecard = Sample::default().with(BURY, years([1.0; 5], None)).scorecard();
            let mut found = Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().clone();
            let areas = super::super::SpreadAreas::InFile(crate::model::AreaKind::Place);
            found.spread = Ok(super::super::Fifth { fifth, of: 30, areas });
            level(&found, polarity)
        };
        let by = |fifth, worse| Some(Level { worse, by: LevelBy::Fifth(fifth) });
        assert_eq!(judged(5, Polarity::LowerIsBetter), by(5, true));
        assert_eq!(judged(1, Polarity::LowerIsBetter), by(1, false));
        assert_eq!(judged(5, Polarity::HigherIsBetter), by(5, false));
        assert_eq!(judged(3, Polarity::HigherIsBetter), None);
    }
}
