//! Whether the figure of any period has reached the target in force, by the published figure alone.
//!
//! This is arithmetic and no test: the figure lies at the target or beyond it in the direction of good, and equality counts
//! (METHODS, "Targets"). Every period is held against the one target that is in force, so that periods can be counted
//! against each other. What was measured before the last change of method is held against none.

use super::{NoStatus, TargetJudgement};
use crate::model::{AreaId, Flag, Period, Scorecard, Series};

/// Why a figure is not held against a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHeld {
    /// The target is a number for this area as a whole.
    OfTheWhole(AreaId),
    /// No share can be the value of the target.
    Impossible,
    /// Neither direction is good.
    Neutral,
    /// There is no figure.
    NoFigure,
    /// The method changed in this period, after the figure.
    MethodChanged(Period),
    /// The boundary moved in this period, after the figure.
    BoundaryMoved(Period),
    /// The figure is of a disrupted period.
    Disrupted,
}

/// Whether the figure at a position of a series has reached the target that was judged for it.
///
/// # Errors
/// Why the figure is not held against the target.
pub fn has_reached(
    scorecard: &Scorecard,
    target: &TargetJudgement,
    series: &Series,
    index: usize,
) -> Result<bool, NotHeld> {
    match target.reason {
        Some(NoStatus::OfTheWhole(whole)) => return Err(NotHeld::OfTheWhole(whole)),
        Some(NoStatus::Impossible) => return Err(NotHeld::Impossible),
        _ => {}
    }
    let value = series.value(index).ok_or(NotHeld::NoFigure)?;
    let since = since_last_change(series, series.periods.len().saturating_sub(1));
    if index < since {
        let period = series.periods[since];
        let moved = scorecard.boundary_moved(series) == Some(period);
        return Err(if moved { NotHeld::BoundaryMoved(period) } else { NotHeld::MethodChanged(period) });
    }
    if series.flag(index) == Some(Flag::Disrupted) {
        return Err(NotHeld::Disrupted);
    }
    let polarity = scorecard.indicator(series.indicator).polarity;
    polarity.has_reached(value, target.value).ok_or(NotHeld::Neutral)
}

/// The position of the first figure, up to this one, that was measured as it was.
pub(super) fn since_last_change(series: &Series, index: usize) -> usize {
    (0..=index).rev().find(|at| series.flag(*at) == Some(Flag::Break)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::model::{IndicatorId, Polarity, PriorityLevel, fixture};

    const MEASURED: IndicatorId = IndicatorId(0);
    use crate::analysis::sample::{BURY, SYSTEM, Sample, flagged, from_2015};

    /// A share of spend that is to reach 1 in every place, in Bury of these figures.
    fn judged<T>(polarity: Polarity, figures: Series, ask: impl Fn(&Scorecard, &TargetJudgement) -> T) -> T {
        let mut parts = Sample::default().with(BURY, figures).parts();
        parts.indicators[0].polarity = polarity;
        let mut priority = fixture::priority("spend", PriorityLevel::System, SYSTEM, &[MEASURED]);
        priority.targets = vec![fixture::target(MEASURED, 1.0)];
        parts.priorities.push(priority);
        let scorecard = Scorecard::new(parts).unwrap();
        let analysis = Analysis::of(&scorecard);
        ask(&scorecard, analysis.get(MEASURED, None, BURY).unwrap().target_in_force().unwrap())
    }

    fn all(polarity: Polarity, figures: Series) -> Vec<Result<bool, NotHeld>> {
        judged(polarity, figures, |scorecard, target| {
            let series = scorecard.series(MEASURED, None, BURY).unwrap();
            (0..series.periods.len()).map(|at| has_reached(scorecard, target, series, at)).collect()
        })
    }

    #[test]
    fn equality_counts_in_the_direction_of_good() {
        let values = [Some(0.9), Some(1.0), None, Some(1.1)];
        let none = Err(NotHeld::NoFigure);
        assert_eq!(all(Polarity::HigherIsBetter, from_2015(&values)), [Ok(false), Ok(true), none, Ok(true)]);
        assert_eq!(all(Polarity::LowerIsBetter, from_2015(&values)), [Ok(true), Ok(true), none, Ok(false)]);
        let neutral = Err(NotHeld::Neutral);
        assert_eq!(all(Polarity::Neutral, from_2015(&values)), [neutral, neutral, none, neutral]);
    }

    #[test]
    fn what_was_measured_otherwise_and_a_disrupted_year_are_not_held_against_it() {
        let four = || from_2015(&[Some(2.0); 4]);
        let disrupted = all(Polarity::HigherIsBetter, flagged(four(), 1, Flag::Disrupted));
        assert_eq!(disrupted, [Ok(true), Err(NotHeld::Disrupted), Ok(true), Ok(true)]);
        let changed = Err(NotHeld::MethodChanged(four().periods[2]));
        let broken = all(Polarity::HigherIsBetter, flagged(four(), 2, Flag::Break));
        assert_eq!(broken, [changed, changed, Ok(true), Ok(true)]);
    }
}
