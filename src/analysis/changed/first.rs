//! What matters first: the sign-off, judgements that are worse or better, then what was taken out, moved or revised so that a judgement
//! might rest on it.

use super::goalposts::Goalposts;
use super::gone::{TakenOut, TakenOutOf};
use super::revision::LargeStep;
use super::whom::Whom;
use super::{
    AgainstAnother, Alike, Because, Changed, JudgementChange, Matter, OneCause, ScopesChanged, TargetChange,
    Way,
};
use crate::analysis::target::TargetRef;
use crate::analysis::two_files::{Differs, InBoth};
use crate::model::{PriorityId, Scorecard};

/// How many changes are told first.
pub const FIRST: usize = 10;
/// How many of these are judgements on groups of people, neighbourhoods and areas beside places.
const FIRST_OF_OTHERS: usize = 3;

/// One of the changes that matter first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum First<'a> {
    /// Another approval, or one that holds no more.
    SignOff,
    Judgement(&'a JudgementChange),
    /// Judgements on others than places that are worse.
    Alike(&'a Alike),
    /// An area, an indicator or a kind of figures of which something was judged.
    TakenOut(&'a TakenOut),
    /// An indicator that does not measure what it did.
    Otherwise(InBoth, Differs),
    /// A target that is easier, was taken out, or is harder.
    Target(TargetChange),
    /// Priorities that were taken out, of the older edition: one with its targets, or many together.
    PrioritiesGone(&'a [PriorityId]),
    /// Priorities that are new with a target that is off track.
    PrioritiesNew(&'a [PriorityId]),
    /// What one cause alone made of many judgements.
    Cause(&'a OneCause),
    /// What hangs on what figures are compared with.
    Against(&'a AgainstAnother),
    /// A revision or a move.
    Step(&'a LargeStep),
    /// Whose groups of people there are is said otherwise.
    Scopes(&'a ScopesChanged),
}

/// So many priorities of one kind are told one by one.
const ONE_BY_ONE: usize = 5;

/// Priorities that came or went as they are told: one by one, or many together.
pub fn told_together(ids: &[PriorityId]) -> impl Iterator<Item = &[PriorityId]> {
    ids.chunks(if ids.len() > ONE_BY_ONE { ids.len() } else { 1 })
}

impl Changed {
    /// The changes that matter first, at most [`FIRST`]: the sign-off, judgements that are worse, then those that are better, then what is
    /// neither. Of the room beside the worse ones half is kept for what is neither, where there is as much, so that good news hides
    /// nothing.
    pub fn first(&self, files: [&Scorecard; 2]) -> Vec<First<'_>> {
        let places =
            |way: Way| self.judgements.places.iter().filter(move |it| it.way() == way).map(First::Judgement);
        let of_system = self.alike_first(|whom| whom == Whom::System);
        let sign_off = self.texts.is_approved_otherwise.then_some(First::SignOff);
        let mut found: Vec<First<'_>> =
            sign_off.into_iter().chain(places(Way::Worse)).chain(of_system).take(FIRST).collect();
        let room = FIRST - found.len();
        let neither = self.neither(files, &found);
        let good = places(Way::Better).count();
        let kept = neither.len().min((room / 2).max(room.saturating_sub(good)));
        found.extend(places(Way::Better).take(room - kept));
        found.extend(neither.into_iter().take(kept));
        found
    }

    /// What is worse of others than places, the most judgements first.
    fn alike_first(&self, is_such: impl Fn(Whom) -> bool) -> impl Iterator<Item = First<'_>> {
        self.most_alike(move |it| it.way == Way::Worse && is_such(it.whom))
    }

    /// What bad news of others than places is gone, or found, but where it hangs on what all are compared with.
    fn alike_with(&self, matter: Matter) -> impl Iterator<Item = First<'_>> {
        self.most_alike(move |it| {
            it.matter == matter && !self.judgements.of(it).iter().all(|it| self.is_told_with_all(it))
        })
    }

    fn most_alike(&self, is_such: impl Fn(&Alike) -> bool) -> impl Iterator<Item = First<'_>> {
        let mut found: Vec<&Alike> = self.judgements.alike.iter().filter(|it| is_such(it)).collect();
        found.sort_by_key(|it| std::cmp::Reverse(it.at.len()));
        found.into_iter().take(FIRST_OF_OTHERS).map(First::Alike)
    }

    /// What is neither worse nor better and matters all the same.
    fn neither<'a>(&'a self, files: [&Scorecard; 2], told: &[First<'a>]) -> Vec<First<'a>> {
        let of_judgements = |matter: Matter| {
            let of = move |it: &&JudgementChange| {
                it.matter == matter && it.way() == Way::Neither && self.is_told_alone(it)
            };
            self.judgements.places.iter().filter(of).map(First::Judgement)
        };
        let moved = |way: Goalposts| {
            let is_so = move |it: &TargetChange| it.goalposts(files) == Some(way);
            self.plans.targets.iter().copied().filter(is_so).map(First::Target)
        };
        let is_removed = |it: &TargetChange| matches!(it, TargetChange::Removed(_));
        let removed = self.plans.targets.iter().copied().filter(is_removed).map(First::Target);
        let gone = &self.priorities_alone;
        let had_targets = |ids: &[PriorityId]| {
            ids.len() > 1 || ids.iter().any(|id| !files[0].priority(*id).targets.is_empty())
        };
        let gone = told_together(gone).filter(|ids| had_targets(ids)).map(First::PrioritiesGone);
        let is_off = |of: TargetRef| self.stands[1].get(&of).is_some_and(|it| it.off_track > 0);
        let has_off = |ids: &[PriorityId]| ids.iter().any(|id| TargetRef::all_of(files[1], *id).any(is_off));
        let new = told_together(&self.plans.priorities.added)
            .filter(move |ids| has_off(ids))
            .map(First::PrioritiesNew);
        let is_added = move |it: &TargetChange| matches!(it, TargetChange::Added(of) if is_off(*of));
        let added = self.plans.targets.iter().copied().filter(is_added).map(First::Target);
        let otherwise =
            self.measured_otherwise.iter().map(|(pair, differs)| First::Otherwise(*pair, *differs));
        let is_kind = |it: &TakenOut| matches!(it.of, TakenOutOf::Figures { .. } | TakenOutOf::Group { .. });
        let mut taken_out: Vec<&TakenOut> =
            self.taken_out.iter().filter(|it| it.stood.judgements > 0 || is_kind(it)).collect();
        taken_out.sort_by_key(|it| std::cmp::Reverse((it.stood.worse, it.stood.judgements)));
        // A step that made a judgement another one stands with that.
        let is_told = |it: &&LargeStep| {
            told.iter().any(|first| {
                matches!(first, First::Judgement(change)
                    if change.indicators == it.indicators && change.areas == it.areas)
            })
        };
        let is_untold = |it: &&LargeStep| !is_told(it);
        let steps = |of: &'a [LargeStep], is_harm: bool| {
            of.iter().filter(move |it| !is_told(it) && it.is_harm(files[1]) == is_harm).map(First::Step)
        };
        taken_out
            .into_iter()
            .map(First::TakenOut)
            .chain(self.scopes.iter().map(First::Scopes))
            .chain(self.against.iter().map(First::Against))
            .chain(self.causes().map(First::Cause))
            .chain(steps(&self.large_moves, true))
            .chain(of_judgements(Matter::WorseWithdrawn))
            .chain(self.alike_with(Matter::WorseWithdrawn))
            .chain(moved(Goalposts::Easier))
            .chain(gone)
            .chain(removed)
            .chain(self.alike_first(|whom| whom != Whom::System))
            .chain(of_judgements(Matter::FoundWorse).take(FIRST / 2))
            .chain(self.alike_with(Matter::FoundWorse))
            .chain(new)
            .chain(added)
            .chain(self.large_revisions.iter().filter(is_untold).map(First::Step))
            .chain(steps(&self.large_moves, false))
            .chain(otherwise)
            .chain(moved(Goalposts::Harder))
            .collect()
    }

    /// The causes that many judgements have, but what figures are compared with where that is told by itself.
    pub fn causes(&self) -> impl Iterator<Item = &OneCause> {
        let is_against_told = self.against.is_some();
        self.judgements
            .causes
            .all()
            .iter()
            .filter(move |it| !is_against_told || it.because != Because::Against)
    }

    fn is_told_with_all(&self, change: &JudgementChange) -> bool {
        self.against.is_some() && AgainstAnother::is_of(change)
    }

    /// Whether neither what went with it nor what all figures are compared with nor a cause of many says what matters of it.
    fn is_told_alone(&self, change: &JudgementChange) -> bool {
        !self.went_with_its_kind(change)
            && !self.is_told_with_all(change)
            && !self.judgements.causes.is_told_with(change)
    }

    /// Whether it is without a figure now, and so is every one of its kind, which is told once.
    pub fn went_with_its_kind(&self, change: &JudgementChange) -> bool {
        let is_of = |it: &TakenOut| match it.of {
            TakenOutOf::Figures { whom: Whom::Places, indicator } => {
                indicator.is_none_or(|id| id == change.indicators[0])
            }
            _ => false,
        };
        change.latest[1].is_none() && self.taken_out.iter().any(is_of)
    }
}
