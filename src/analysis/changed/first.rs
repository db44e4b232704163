//! What matters first: judgements that are worse or better, then what was taken out, moved or revised so that a judgement might rest on
//! it.

use super::goalposts::Goalposts;
use super::gone::TakenOut;
use super::revision::LargeRevision;
use super::{Changed, GroupChange, JudgementChange, Matter, ScopesChanged, TargetChange, Way};
use crate::analysis::two_files::{Differs, InBoth};
use crate::model::Scorecard;

/// How many changes are told first.
pub const FIRST: usize = 10;

/// One of the changes that matter first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum First<'a> {
    Judgement(&'a JudgementChange),
    /// An area or an indicator of which something was judged.
    TakenOut(&'a TakenOut),
    /// An indicator that does not measure what it did.
    Otherwise(InBoth, Differs),
    /// A target that is easier, was taken out, or is harder.
    Target(TargetChange),
    Revision(&'a LargeRevision),
    /// Whose groups of people there are is said otherwise.
    Scopes(&'a ScopesChanged),
    /// A judgement on a group of people that is worse.
    Group(&'a GroupChange),
}

impl Changed {
    /// The changes that matter first, at most [`FIRST`]: judgements that are worse, then those that are better, then what is neither. Of
    /// the room beside the worse ones half is kept for what is neither, where there is as much, so that good news hides nothing.
    pub fn first(&self, files: [&Scorecard; 2]) -> Vec<First<'_>> {
        let of = |way: Way| self.judgements.iter().filter(move |it| it.way() == way).map(First::Judgement);
        let mut found: Vec<First<'_>> = of(Way::Worse).take(FIRST).collect();
        let room = FIRST - found.len();
        let neither = self.neither(files, &found);
        let good = of(Way::Better).count();
        let kept = neither.len().min((room / 2).max(room.saturating_sub(good)));
        found.extend(of(Way::Better).take(room - kept));
        found.extend(neither.into_iter().take(kept));
        found
    }

    /// What is neither worse nor better and matters all the same.
    fn neither<'a>(&'a self, files: [&Scorecard; 2], told: &[First<'a>]) -> Vec<First<'a>> {
        let of_judgements = |matter: Matter| {
            let of = move |it: &&JudgementChange| it.matter == matter && it.way() == Way::Neither;
            self.judgements.iter().filter(of).map(First::Judgement)
        };
        let moved = |way: Goalposts| {
            let is_so = move |it: &TargetChange| it.goalposts(files) == Some(way);
            self.plans.targets.iter().copied().filter(is_so).map(First::Target)
        };
        let is_removed = |it: &TargetChange| matches!(it, TargetChange::Removed(_));
        let worse_of_groups = self.groups.iter().filter(|it| it.way == Way::Worse).map(First::Group);
        let removed = self.plans.targets.iter().copied().filter(is_removed).map(First::Target);
        let otherwise =
            self.measured_otherwise.iter().map(|(pair, differs)| First::Otherwise(*pair, *differs));
        let mut taken_out: Vec<&TakenOut> =
            self.taken_out.iter().filter(|it| it.stood.judgements > 0).collect();
        taken_out.sort_by_key(|it| std::cmp::Reverse((it.stood.worse, it.stood.judgements)));
        // A revision that made a judgement another one stands with that.
        let is_told = |it: &&LargeRevision| {
            told.iter().any(|first| {
                matches!(first, First::Judgement(change)
                    if change.indicators == it.revised.indicators && change.areas == it.revised.areas)
            })
        };
        let revisions = self.large_revisions.iter().filter(|it| !is_told(it)).map(First::Revision);
        taken_out
            .into_iter()
            .map(First::TakenOut)
            .chain(self.scopes.iter().map(First::Scopes))
            .chain(of_judgements(Matter::WorseWithdrawn))
            .chain(moved(Goalposts::Easier))
            .chain(removed)
            .chain(revisions)
            .chain(otherwise)
            .chain(of_judgements(Matter::FoundWorse))
            .chain(moved(Goalposts::Harder))
            .chain(worse_of_groups)
            .collect()
    }
}
