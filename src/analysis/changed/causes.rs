//! One cause that alone made many judgements others, neither worse nor better: it is told once.

use super::because::Because;
use super::judged::{JudgementChange, LevelFound, Step, Way};
use super::judgements::Judgements;

/// So few judgements are told one by one.
const FEW: usize = 2;

/// What one cause alone made of judgements, none of which shows anything better or worse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneCause {
    pub because: Because,
    /// How many it made others.
    pub judgements: usize,
    /// How many of them had the worst level before and have not now.
    pub worst_gone: usize,
}

/// What alone made a level another one, where that shows nothing better or worse and nothing else changed of the judgement but what is
/// told with its target.
fn only_cause(change: &JudgementChange) -> Option<Because> {
    let is_alone = change.movement.is_none() && !change.is_on_older_figure();
    let is_target_told = change.target.as_ref().is_none_or(Step::is_only_with_its_target);
    let level =
        change.level.as_ref().filter(|_| is_alone && is_target_told && change.way() == Way::Neither)?;
    // A verdict that its publisher gives alone is another way of judging.
    let ([cause] | [Because::Method, cause @ Because::Publisher]) = level.because[..] else { return None };
    let is_of_rules = matches!(
        cause,
        Because::Against
            | Because::Method
            | Because::Limits
            | Because::Untested { .. }
            | Because::Publisher
            | Because::Spread(_)
            | Because::Set { .. }
    );
    is_of_rules.then_some(cause)
}

/// The causes that many judgements have, that of which the most bad news went first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Causes(Vec<OneCause>);

impl Causes {
    /// `is_against_another`: whether the files say otherwise what figures are compared with; where only some are held against something
    /// else, as groups of people whose they are is said otherwise, each indicator is told.
    pub(super) fn of<'a>(
        changes: impl Iterator<Item = &'a JudgementChange>,
        is_against_another: bool,
    ) -> Self {
        let mut found: Vec<OneCause> = Vec::new();
        for change in changes {
            let Some(because) = only_cause(change) else { continue };
            let at = found.iter().position(|it| it.because == because).unwrap_or(found.len());
            if at == found.len() {
                found.push(OneCause { because, judgements: 0, worst_gone: 0 });
            }
            found[at].judgements += 1;
            let [had, has] = change.levels.map(LevelFound::is_worst);
            found[at].worst_gone += usize::from(had && !has);
        }
        found.retain(|it| it.judgements > FEW && (is_against_another || it.because != Because::Against));
        found.sort_by_key(|it| std::cmp::Reverse((it.worst_gone, it.judgements)));
        Self(found)
    }

    pub fn all(&self) -> &[OneCause] {
        &self.0
    }

    /// Whether a judgement is told with all others of its cause.
    pub fn is_told_with(&self, change: &JudgementChange) -> bool {
        !self.0.is_empty()
            && only_cause(change).is_some_and(|because| self.0.iter().any(|it| it.because == because))
    }
}

impl OneCause {
    /// The judgements that it made others, those on places first.
    pub fn of<'a>(&self, all: &'a Judgements) -> impl Iterator<Item = &'a JudgementChange> {
        let because = self.because;
        all.places.iter().chain(&all.others).filter(move |it| only_cause(it) == Some(because))
    }
}
