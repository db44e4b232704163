//! What judgements a copy loses from which figures are withheld.

use super::Edition;
use super::judged::{LevelFound, is_target_known};
use crate::analysis::Analysis;
use crate::analysis::judgement::Judgement;
use crate::analysis::movement::MovementVerdict;
use crate::analysis::target::TargetStatus;
use crate::model::Scorecard;

/// How many judgements on levels, movements and targets a scorecard has, and how many of them its copy has not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InCopy {
    /// Those of the scorecard.
    pub judgements: usize,
    /// Those that the copy does not make.
    pub not_made: usize,
    /// Those that come out otherwise in the copy, or rest on another figure there.
    pub otherwise: usize,
}

/// What is judged of one figure: its level, its movement, its target in force. `None` is what is not judged.
type Found = (Option<LevelFound>, Option<MovementVerdict>, Option<TargetStatus>);

/// Sets the judgements of a scorecard beside those of a copy that was made of it, which has the same areas and indicators.
pub fn in_copy(whole: (&Scorecard, &Analysis), copy: (&Scorecard, &Analysis)) -> InCopy {
    let [whole, copy] = [whole, copy].map(|(scorecard, analysis)| Edition { scorecard, analysis });
    let mut found = InCopy::default();
    for judged in whole.analysis.judgements() {
        let there = copy.analysis.get(judged.indicator, judged.breakdown, judged.area);
        let (before, after) = (found_of(whole, Some(judged)), found_of(copy, there));
        let of_one_figure = there.is_some_and(|there| {
            there.latest.map(|latest| latest.period) == judged.latest.map(|latest| latest.period)
        });
        found.count(before.0, after.0, of_one_figure);
        found.count(before.1, after.1, true);
        found.count(before.2, after.2, true);
    }
    found
}

impl InCopy {
    fn count<T: PartialEq>(&mut self, before: Option<T>, after: Option<T>, of_one_figure: bool) {
        self.judgements += usize::from(before.is_some());
        match (before, after) {
            (Some(_), None) => self.not_made += 1,
            (None, Some(_)) => self.otherwise += 1,
            (Some(before), Some(after)) if before != after || !of_one_figure => self.otherwise += 1,
            _ => {}
        }
    }
}

fn found_of(file: Edition<'_>, judged: Option<&Judgement>) -> Found {
    let Some(judged) = judged else { return (None, None, None) };
    let level = LevelFound::of(Some(judged), file.scorecard.indicator(judged.indicator).polarity);
    let movement = judged.movement.verdict;
    let target = judged.target_in_force().map(|target| target.status);
    (
        (level != LevelFound::NotCompared).then_some(level),
        (movement != MovementVerdict::Unknown).then_some(movement),
        target.filter(|status| is_target_known(Some(*status))),
    )
}
