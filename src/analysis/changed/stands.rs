//! How targets stand, where they are in force.

use super::Edition;
use super::judged::{is_off_track, target_rank};
use crate::analysis::target::{TargetRef, TargetStatus};
use std::collections::BTreeMap;

/// By target; those that are in force nowhere are not there.
pub type Stands = BTreeMap<TargetRef, Standing>;

/// How one target stands in the areas in which it is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The worst of them.
    pub worst: TargetStatus,
    pub areas: usize,
    /// In how many of these it is missed, lost again, or will not be reached at this pace.
    pub off_track: usize,
}

pub(super) fn stands(edition: Edition<'_>) -> Stands {
    let mut found = Stands::new();
    let everyone = edition.analysis.judgements().iter().filter(|judged| judged.breakdown.is_none());
    for it in everyone.filter_map(|judged| judged.target_in_force()) {
        let all = found.entry(it.target).or_insert(Standing { worst: it.status, areas: 0, off_track: 0 });
        all.areas += 1;
        all.off_track += usize::from(is_off_track(Some(it.status)));
        // What is not known is neither better nor worse than what is.
        let rank = |status: TargetStatus| target_rank(status).unwrap_or(u8::MAX);
        all.worst = if rank(it.status) < rank(all.worst) { it.status } else { all.worst };
    }
    found
}
