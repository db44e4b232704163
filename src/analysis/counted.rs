//! How many figures there are and what can be said of them: each is in one class only, so that what is counted adds up.

use super::Analysis;
use super::look_first::Lack;
use super::movement::MovementVerdict;
use super::standing::{Level, LevelBy, is_compared};
use crate::model::{AreaId, MeasureKind, Polarity, Scorecard};

/// The recent figures of some places by what is known of them. All classes together are `recent`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// All that are not old.
    pub recent: usize,
    /// Compared with the benchmark by a test.
    pub tested: usize,
    /// Else put into a fifth of the spread.
    pub by_fifth: usize,
    /// Of these, in the worst or the best.
    pub outer: usize,
    /// Neither, but with a tested movement.
    pub by_movement: usize,
    /// Not judged, as neither direction is good.
    pub neutral: usize,
    /// Not judged, as counts are compared with nothing.
    pub counts: usize,
    /// Not judged, as so many lack what, in the order of [`Lack::ALL`].
    pub lacking: [usize; Lack::ALL.len()],
    /// Not judged, as they are, or contain, what others are compared with.
    pub benchmarks: usize,
}

impl Counted {
    /// The figures of these places.
    pub fn of(scorecard: &Scorecard, analysis: &Analysis, places: impl IntoIterator<Item = AreaId>) -> Self {
        let newest = analysis.newest();
        let mut counted = Self::default();
        for place in places {
            for (id, about) in scorecard.indicators() {
                let Some(judgement) = analysis.get(id, None, place) else { continue };
                if judgement.latest.is_none_or(|latest| newest.is_long_after(latest.period)) {
                    continue;
                }
                counted.recent += 1;
                if is_compared(judgement, about.polarity) {
                    let level = Level::of(judgement, about.polarity);
                    if level.is_some_and(|level| level.by == LevelBy::Test) {
                        counted.tested += 1;
                    } else {
                        counted.by_fifth += 1;
                        counted.outer += usize::from(level.is_some());
                    }
                } else if judgement.movement.verdict != MovementVerdict::Unknown {
                    counted.by_movement += 1;
                } else if about.polarity == Polarity::Neutral {
                    counted.neutral += 1;
                } else if about.measure.kind == MeasureKind::Count {
                    counted.counts += 1;
                } else if let Some(lack) = Lack::of(judgement.benchmark.reason) {
                    counted.lacking[lack as usize] += 1;
                } else {
                    counted.benchmarks += 1;
                }
            }
        }
        counted
    }

    /// How many were judged: by their level, their movement or both.
    pub fn judged(&self) -> usize {
        self.tested + self.by_fifth + self.by_movement
    }

    /// How many were not.
    pub fn unjudged(&self) -> usize {
        self.neutral + self.counts + self.lacking.iter().sum::<usize>() + self.benchmarks
    }
}

#[cfg(test)]
mod tests {
    use super::super::look_first;
    use super::super::sample::{BOLTON, BURY, ENGLAND, Sample, years_to};
    use super::*;

    #[test]
    fn every_figure_is_in_one_class_and_those_that_are_judged_are_those_of_the_boxes() {
        for half in [Some(0.2), None] {
            for england in [true, false] {
                let mut sample = Sample::default()
                    .with(BURY, years_to(2023, &[14.0, 15.0, 16.0, 17.0, 18.0], Some(0.2)))
                    .with(BOLTON, years_to(2023, &[15.0, 15.1], half));
                if england {
                    sample = sample.with(ENGLAND, years_to(2023, &[10.0; 5], Some(0.1)));
                }
                let scorecard = sample.scorecard();
                let analysis = Analysis::of(&scorecard);
                let counted = Counted::of(&scorecard, &analysis, scorecard.places());
                let found = look_first(&scorecard, &analysis);
                assert_eq!(counted.recent, 2);
                assert_eq!(counted.judged() + counted.unjudged(), counted.recent, "{counted:?}");
                assert_eq!(counted.judged(), found.judged, "{counted:?}");
                assert_eq!(counted.tested, found.tested, "{counted:?}");
            }
        }
    }
}
