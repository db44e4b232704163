//! What was decided and tried, and what was said of it: what is new, what changed and what was taken out.

use super::is_another;
use super::pairing::Pairs;
use crate::analysis::target::TargetRef;
use crate::model::{ActionStatus, AreaId, IndicatorId, InterventionId, PriorityId, Scorecard, drafts};
use jiff::civil::Date;
use std::collections::HashMap;

/// What came and what went: ids of the newer edition, and of the older.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added<T> {
    pub added: Vec<T>,
    pub removed: Vec<T>,
}

impl<T> Default for Added<T> {
    fn default() -> Self {
        Self { added: Vec::new(), removed: Vec::new() }
    }
}

impl<T> Added<T> {
    pub(super) fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }
}

/// Priorities, targets, actions, interventions and commentary. Actions and comments are named by their positions in the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plans {
    pub priorities: Added<PriorityId>,
    /// Of priorities that both editions have.
    pub targets: Vec<TargetChange>,
    pub interventions: Added<InterventionId>,
    pub actions: Vec<ActionChange>,
    pub commentary: Vec<CommentChange>,
}

/// A target of a priority that both editions have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetChange {
    Added(TargetRef),
    /// It has another value, date or baseline.
    Changed([TargetRef; 2]),
    /// Of the older edition.
    Removed(TargetRef),
}

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionChange {
    Added(usize),
    Done(usize),
    Dropped(usize),
    /// It was not open before.
    Reopened(usize),
    /// Its day has passed since.
    Overdue(usize),
    /// Of the older edition.
    Removed(usize),
}

/// What became of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentChange {
    Added(usize),
    Rewritten(usize),
    /// Of the older edition.
    Removed(usize),
}

impl Plans {
    pub(super) fn is_empty(&self) -> bool {
        let Self { priorities, targets, interventions, actions, commentary } = self;
        priorities.is_empty()
            && targets.is_empty()
            && interventions.is_empty()
            && actions.is_empty()
            && commentary.is_empty()
    }
}

pub(super) fn plans(files: [&Scorecard; 2], pairs: &Pairs<'_>) -> Plans {
    let [older, newer] = files;
    let mut found = Plans::default();
    let older_of: HashMap<PriorityId, PriorityId> =
        pairs.priorities.iter().map(|(was, is)| (*is, *was)).collect();
    for (id, _) in newer.priorities() {
        match older_of.get(&id) {
            Some(was) => targets(files, pairs, [*was, id], &mut found.targets),
            None => found.priorities.added.push(id),
        }
    }
    let gone = older.priorities().map(|(id, _)| id).filter(|id| !pairs.priorities.contains_key(id));
    found.priorities.removed = gone.collect();
    let was: Vec<&str> = older.interventions().map(|(_, it)| it.id.as_str()).collect();
    let is: Vec<&str> = newer.interventions().map(|(_, it)| it.id.as_str()).collect();
    let (added, removed) = came_and_went(&was, &is);
    found.interventions.added = added.into_iter().map(InterventionId::at).collect();
    found.interventions.removed = removed.into_iter().map(InterventionId::at).collect();
    actions(files, &mut found.actions);
    commentary(files, &mut found.commentary);
    found
}

/// The positions of ids that only the newer list has, and of those that only the older has.
pub(super) fn came_and_went(was: &[&str], is: &[&str]) -> (Vec<usize>, Vec<usize>) {
    let [known, there] =
        [was, is].map(|ids| ids.iter().copied().collect::<std::collections::HashSet<&str>>());
    let added = is.iter().enumerate().filter(|(_, id)| !known.contains(*id)).map(|(at, _)| at);
    let removed = was.iter().enumerate().filter(|(_, id)| !there.contains(*id)).map(|(at, _)| at);
    (added.collect(), removed.collect())
}

/// The targets of one priority: those for the same indicator and area, of the same date before the others, are one.
fn targets(
    [older, newer]: [&Scorecard; 2],
    pairs: &Pairs<'_>,
    [was, is]: [PriorityId; 2],
    found: &mut Vec<TargetChange>,
) {
    // By what they are of, in the newer edition; what is not in it has no target there.
    type Of = (Option<IndicatorId>, Option<Option<AreaId>>);
    let mut before: HashMap<Of, Vec<TargetRef>> = HashMap::new();
    for target in TargetRef::all_of(older, was) {
        let was = target.target(older);
        let area = was.area.map_or(Some(None), |area| pairs.areas.newer(area).map(Some));
        let measured = pairs.indicators.get(&was.indicator).copied();
        before.entry((measured, area)).or_default().push(target);
    }
    let is_same = |was: &TargetRef, is: &TargetRef| {
        let (was, is) = (was.target(older), is.target(newer));
        !is_another(was.value, is.value) && was.by == is.by && was.from == is.from
    };
    let has_one_date = |was: &TargetRef, is: &TargetRef| was.target(older).by == is.target(newer).by;
    let mut after = TargetRef::all_of(newer, is).collect::<Vec<_>>();
    let of = |is: &TargetRef| {
        let is = is.target(newer);
        (Some(is.indicator), Some(is.area))
    };
    after.retain(|is| {
        let of_one = before.get_mut(&of(is));
        let same = of_one.and_then(|list| Some((list.iter().position(|was| is_same(was, is))?, list)));
        same.map(|(at, list)| list.remove(at)).is_none()
    });
    for is in after {
        let of_one = before.get_mut(&of(&is)).filter(|list| !list.is_empty());
        found.push(of_one.map_or(TargetChange::Added(is), |list| {
            let at = list.iter().position(|was| has_one_date(was, &is)).unwrap_or(0);
            TargetChange::Changed([list.remove(at), is])
        }));
    }
    let mut gone: Vec<TargetRef> = before.into_values().flatten().collect();
    gone.sort_unstable_by_key(|target| target.position);
    found.extend(gone.into_iter().map(TargetChange::Removed));
}

fn actions([older, newer]: [&Scorecard; 2], found: &mut Vec<ActionChange>) {
    let known: HashMap<&str, usize> =
        older.actions().iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect();
    let day_of = |file: &Scorecard| -> Option<Date> { file.header().published };
    let days = [day_of(older), day_of(newer)];
    for (at, action) in newer.actions().iter().enumerate() {
        let Some(was) = known.get(action.id.as_str()).map(|at| &older.actions()[*at]) else {
            found.push(ActionChange::Added(at));
            continue;
        };
        let is_late =
            |action: &crate::model::Action, day: Option<Date>| day.is_some_and(|day| action.is_overdue(day));
        match (was.status == action.status, action.status) {
            (false, ActionStatus::Done) => found.push(ActionChange::Done(at)),
            (false, ActionStatus::Dropped) => found.push(ActionChange::Dropped(at)),
            (false, ActionStatus::Open) => found.push(ActionChange::Reopened(at)),
            (true, _) if is_late(action, days[1]) && !is_late(was, days[0]) => {
                found.push(ActionChange::Overdue(at));
            }
            (true, _) => {}
        }
    }
    let is: Vec<&str> = newer.actions().iter().map(|it| it.id.as_str()).collect();
    let was: Vec<&str> = older.actions().iter().map(|it| it.id.as_str()).collect();
    found.extend(came_and_went(&was, &is).1.into_iter().map(ActionChange::Removed));
}

/// What is a draft is not there yet.
fn commentary(files: [&Scorecard; 2], found: &mut Vec<CommentChange>) {
    let [older, newer] = files.map(|file| {
        let stays = drafts(file.commentary());
        let told = file.commentary().iter().enumerate().zip(stays).filter(|(_, stays)| !stays);
        told.map(|(comment, _)| comment).collect::<Vec<_>>()
    });
    let known: HashMap<&str, &str> = older.iter().map(|(_, it)| (it.id.as_str(), it.text.as_str())).collect();
    for (at, comment) in &newer {
        match known.get(comment.id.as_str()) {
            None => found.push(CommentChange::Added(*at)),
            Some(text) if *text != comment.text => found.push(CommentChange::Rewritten(*at)),
            Some(_) => {}
        }
    }
    let is: Vec<&str> = newer.iter().map(|(_, it)| it.id.as_str()).collect();
    let was: Vec<&str> = older.iter().map(|(_, it)| it.id.as_str()).collect();
    let gone = came_and_went(&was, &is).1;
    found.extend(gone.into_iter().map(|at| CommentChange::Removed(older[at].0)));
}
