//! What hangs on what figures are compared with, told at once where the setting is another one.

use super::{Because, JudgementChange, Judgements, LevelFound, MethodChange, Step};
use crate::model::Against;

/// Levels that are others because figures are compared with something else, of which none shows anything better or worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgainstAnother {
    /// What figures are compared with, before and now.
    pub against: [Against; 2],
    /// How many are not compared any more.
    pub not_compared: usize,
    /// How many of these were worse before.
    pub worse_before: usize,
    /// How many are worse now, and were compared and not worse before.
    pub worse_now: usize,
    /// How many are compared still, and no longer worse.
    pub no_longer_worse: usize,
    /// How many are compared still and are others, worse neither before nor now.
    pub others: usize,
}

pub(super) fn against(methods: &[MethodChange], judgements: &Judgements) -> Option<AgainstAnother> {
    let both = methods.iter().find_map(|it| match it {
        MethodChange::Against(both) => Some(*both),
        _ => None,
    })?;
    let mut found = AgainstAnother {
        against: both,
        not_compared: 0,
        worse_before: 0,
        worse_now: 0,
        no_longer_worse: 0,
        others: 0,
    };
    let all = judgements.places.iter().chain(&judgements.others);
    for step in all.filter(|it| is_for_it(it)).filter_map(|it| it.level.as_ref()) {
        match (step.before.is_worst(), step.after) {
            (was_worst, LevelFound::NotCompared) => {
                found.not_compared += 1;
                found.worse_before += usize::from(was_worst);
            }
            (true, _) => found.no_longer_worse += 1,
            (false, now) if now.is_worst() => found.worse_now += 1,
            (false, _) => found.others += 1,
        }
    }
    let is_any = found.not_compared + found.worse_now + found.no_longer_worse > 0;
    is_any.then_some(found)
}

/// Whether nothing else than what it is compared with made the level another one.
fn is_for_it(change: &JudgementChange) -> bool {
    change.level.as_ref().is_some_and(|step| step.because == [Because::Against])
}

impl AgainstAnother {
    /// Whether this says all of a change: only that it is not compared any more.
    pub fn is_all_of(change: &JudgementChange) -> bool {
        Self::is_of(change) && change.levels[1] == LevelFound::NotCompared
    }

    /// Whether this says what matters of a change, of which the rest is told further down.
    pub(super) fn is_of(change: &JudgementChange) -> bool {
        let is_target_told = change.target.as_ref().is_none_or(Step::is_only_with_its_target);
        is_for_it(change) && change.movement.is_none() && is_target_told
    }
}
