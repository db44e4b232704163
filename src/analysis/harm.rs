//! How far a figure stands, moves or falls short in the direction of harm, in units of the spread: by it, indicators of
//! all kinds are put in one order.

use super::judgement::Judgement;
use super::movement::{MovementVerdict, last_tested};
use super::standing::{Level, LevelVerdict};
use super::target::TargetStatus;
use crate::model::{Indicator, MeasureKind, Polarity, Scorecard};
use std::cmp::Ordering;

/// How much harm: by step, then by distance. More is worse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Harm {
    step: u8,
    /// In units of the spread; below 0 on the good side.
    pub distance: f64,
}

impl Harm {
    /// The latest figure against what it is compared with. `None` where neither direction is good, for counts, of which that
    /// of one area is no measure for that of another, and without a spread.
    pub fn of_level(about: &Indicator, judgement: &Judgement) -> Option<Self> {
        if about.measure.kind == MeasureKind::Count {
            return None;
        }
        let distance = towards_harm(about, in_spreads(judgement, judgement.benchmark.difference?)?)?;
        Some(Self { step: 0, distance })
    }

    /// The same for the order of one place's figures: what is worse, or in the worst fifth, before what is not told to be, and
    /// what is better last, each by the distance.
    pub fn of_standing(about: &Indicator, judgement: &Judgement) -> Option<Self> {
        let step = match Level::of(judgement, about.polarity).map(|level| level.verdict) {
            Some(LevelVerdict::Worse) => 2,
            Some(LevelVerdict::Similar) | None => 1,
            Some(LevelVerdict::Better) => 0,
        };
        Some(Self { step, ..Self::of_level(about, judgement)? })
    }

    /// The movement that a test found: what gets worse before what has no trend, before what gets better, each by how far it
    /// has moved. `None` without a test.
    pub fn of_movement(scorecard: &Scorecard, judgement: &Judgement) -> Option<Self> {
        let about = scorecard.indicator(judgement.indicator);
        let step = match judgement.movement.verdict {
            MovementVerdict::Worsening => 2,
            MovementVerdict::Steady => 1,
            MovementVerdict::Improving => 0,
            MovementVerdict::Unknown => return None,
        };
        let moved = || {
            let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
            let first = series.at(judgement.movement.since?)?;
            let last = last_tested(scorecard, judgement)?;
            towards_harm(about, in_spreads(judgement, last.value - first.value)?)
        };
        Some(Self { step, distance: if step == 1 { 0.0 } else { moved().unwrap_or(0.0) } })
    }

    /// The target in force: missed before off track, before what cannot be told yet, before on track, each by how far the
    /// figure is from it. `None` without a target.
    pub fn of_target(about: &Indicator, judgement: &Judgement) -> Option<Self> {
        let target = judgement.target_in_force()?;
        let step = match target.status {
            TargetStatus::Missed | TargetStatus::MetSinceLost => 4,
            TargetStatus::OffTrack => 3,
            TargetStatus::Uncertain | TargetStatus::NotKnownYet | TargetStatus::NotCalculated => 2,
            TargetStatus::OnTrack => 1,
            TargetStatus::Met | TargetStatus::MetLate => 0,
        };
        let distance = in_spreads(judgement, judgement.latest?.value - target.value);
        Some(Self { step, distance: distance.and_then(|by| towards_harm(about, by)).unwrap_or(0.0) })
    }

    /// Which of two is worse.
    pub fn compare(&self, other: &Self) -> Ordering {
        self.step.cmp(&other.step).then_with(|| self.distance.total_cmp(&other.distance))
    }
}

/// A difference of values in units of the spread among areas of its kind; `None` without one.
pub(super) fn in_spreads(judgement: &Judgement, difference: f64) -> Option<f64> {
    super::finite(difference / judgement.spread_width?)
}

fn towards_harm(about: &Indicator, difference: f64) -> Option<f64> {
    match about.polarity {
        Polarity::LowerIsBetter => Some(difference),
        Polarity::HigherIsBetter => Some(-difference),
        Polarity::Neutral => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{BOLTON, BURY, ENGLAND, Sample, years_to};
    use super::super::{Analysis, AttentionBox, NoFifth, NotCompared, look_first};
    use super::*;
    use crate::model::{AreaId, IndicatorId};

    /// Bury and Bolton around England at 10, judged with this direction of good.
    fn judged(polarity: Polarity, kind: MeasureKind) -> (Scorecard, Analysis) {
        let flat = |value: f64| years_to(2023, &[value; 5], Some(0.2));
        let mut sample = Sample::default()
            .with(ENGLAND, flat(10.0))
            .with(BURY, years_to(2023, &[14.0, 15.0, 16.0, 17.0, 18.0], Some(0.2)))
            .with(BOLTON, years_to(2023, &[13.0, 12.0, 11.0, 10.0, 9.0], Some(0.2)));
        sample.indicator.polarity = polarity;
        sample.indicator.measure.kind = kind;
        let scorecard = sample.scorecard();
        let analysis = Analysis::of(&scorecard);
        (scorecard, analysis)
    }

    #[test]
    fn harm_has_the_direction_of_good_and_the_unit_of_the_spread() {
        let level = |polarity, area: AreaId| {
            let (scorecard, analysis) = judged(polarity, MeasureKind::Rate);
            let judgement = analysis.get(IndicatorId::at(0), None, area).unwrap();
            Harm::of_level(scorecard.indicator(IndicatorId::at(0)), judgement).map(|harm| harm.distance)
        };
        // The two are 9 apart: three fifths of that are between the quantiles at 0.2 and 0.8.
        let far = level(Polarity::LowerIsBetter, BURY).unwrap();
        assert!((far - 8.0 / 5.4).abs() < 1e-9, "{far}");
        assert!(level(Polarity::LowerIsBetter, BOLTON).unwrap() < 0.0, "below England is better");
        assert!((level(Polarity::HigherIsBetter, BURY).unwrap() + far).abs() < 1e-9);
        assert_eq!(level(Polarity::Neutral, BURY), None);
        let (scorecard, analysis) = judged(Polarity::LowerIsBetter, MeasureKind::Count);
        let judgement = analysis.get(IndicatorId::at(0), None, BURY).unwrap();
        assert_eq!(Harm::of_level(scorecard.indicator(IndicatorId::at(0)), judgement), None);
        // Nor is it worse, in a fifth or ranked: it is larger where more people live.
        let why = (judgement.benchmark.reason, judgement.spread, judgement.rank);
        assert_eq!(why, (Some(NotCompared::Count), Err(NoFifth::Count), None));
        let found = look_first(&scorecard, &analysis);
        let boxed: Vec<_> = found.items.iter().map(|item| (item.of, item.level, item.effect)).collect();
        let moves = |of| (of, None, None);
        assert_eq!(boxed, [moves(AttentionBox::Worsening), moves(AttentionBox::Improving)]);
        assert_eq!((found.levelled, found.uncompared), (0, 0));
    }

    #[test]
    fn what_is_worse_by_a_test_comes_before_what_lies_further_and_was_not_tested() {
        let (scorecard, analysis) = judged(Polarity::LowerIsBetter, MeasureKind::Rate);
        let about = scorecard.indicator(IndicatorId::at(0));
        let worse = analysis.get(IndicatorId::at(0), None, BURY).unwrap();
        let mut further = worse.clone();
        further.benchmark.verdict = crate::model::Verdict::NotCompared;
        further.benchmark.difference = Some(50.0);
        further.spread = Err(super::super::NoFifth::NoSpread);
        let harm = |judgement| Harm::of_standing(about, judgement).unwrap();
        assert_eq!(harm(worse).compare(&harm(&further)), Ordering::Greater);
        let level = |judgement| Harm::of_level(about, judgement).unwrap();
        assert_eq!(level(worse).compare(&level(&further)), Ordering::Less, "by the distance alone");
    }

    #[test]
    fn what_gets_worse_comes_before_what_gets_better() {
        let (scorecard, analysis) = judged(Polarity::LowerIsBetter, MeasureKind::Rate);
        let harm = |area| Harm::of_movement(&scorecard, analysis.get(IndicatorId::at(0), None, area)?);
        let [bury, bolton, england] = [BURY, BOLTON, ENGLAND].map(|area| harm(area).unwrap());
        assert_eq!(bury.compare(&england), Ordering::Greater);
        assert_eq!(england.compare(&bolton), Ordering::Greater);
        assert!(bury.distance > 0.0 && bolton.distance < 0.0);
    }
}
