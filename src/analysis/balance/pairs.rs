//! Which national and local priorities stand face to face, because they rest on the same figures.

use super::{Balance, PriorityStanding, Stand};
use crate::model::{Aim, IndicatorId, PriorityId, Scorecard};
use std::collections::BTreeSet;

/// Why a local priority stands beside a national one. Nothing is guessed from titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// The file says that it serves it, by itself or through the priority of a larger area.
    Under,
    /// The file does not, and both name exactly the same indicators, for the same aim.
    SameFigures,
}

/// A national priority with the local ones that stand beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair<'a> {
    pub national: &'a PriorityStanding,
    /// The worst first; at least one.
    pub local: Vec<(&'a PriorityStanding, Tie)>,
}

/// The priorities of a place as they face each other, problems first in each part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FaceToFace<'a> {
    pub pairs: Vec<Pair<'a>>,
    /// National ones that no local one stands beside.
    pub national: Vec<&'a PriorityStanding>,
    /// Local ones that stand beside no national one.
    pub local: Vec<&'a PriorityStanding>,
}

impl Balance {
    /// The priorities as they face each other.
    pub fn face_to_face(&self, scorecard: &Scorecard) -> FaceToFace<'_> {
        let mut found = FaceToFace::default();
        let mut beside: Vec<Vec<(&PriorityStanding, Tie)>> = vec![Vec::new(); self.national.len()];
        for local in &self.local {
            match self.served(scorecard, local.priority) {
                Some((at, tie)) => beside[at].push((local, tie)),
                None => found.local.push(local),
            }
        }
        for (national, mut local) in self.national.iter().zip(beside) {
            if local.is_empty() {
                found.national.push(national);
            } else {
                local.sort_by_key(|(one, _)| one.order());
                found.pairs.push(Pair { national, local });
            }
        }
        found.national.sort_by_key(|one| one.order());
        found.local.sort_by_key(|one| one.order());
        found.pairs.sort_by_key(Pair::order);
        found
    }

    /// Which of the national priorities a local one stands beside.
    fn served(&self, scorecard: &Scorecard, local: PriorityId) -> Option<(usize, Tie)> {
        let at = |id: PriorityId| self.national.iter().position(|one| one.priority == id);
        let above = |id: &PriorityId| scorecard.priority(*id).under;
        // The file has no circles of them.
        let mut upwards = std::iter::successors(above(&local), above);
        if scorecard.priority(local).under.is_some() {
            return upwards.find_map(at).map(|at| (at, Tie::Under));
        }
        let (figures, aim) = rests_on(scorecard, local);
        let alike = |one: &&PriorityStanding| rests_on(scorecard, one.priority) == (figures.clone(), aim);
        let mut alike = self.national.iter().filter(alike);
        // Beside two that are alike it would be a guess beside which.
        let one = alike.next().filter(|_| !figures.is_empty() && alike.next().is_none())?;
        Some((at(one.priority)?, Tie::SameFigures))
    }
}

impl Pair<'_> {
    /// Its place in a list that has the worst first: that of the worst of all in it.
    fn order(&self) -> (u8, Stand) {
        let local = self.local.iter().map(|(one, _)| one.order()).min();
        local.map_or(self.national.order(), |local| local.min(self.national.order()))
    }

    /// The national one, then the local ones.
    pub fn all(&self) -> impl Iterator<Item = &PriorityStanding> {
        std::iter::once(self.national).chain(self.local.iter().map(|(one, _)| *one))
    }
}

/// What figures a priority is about, and in which way.
fn rests_on(scorecard: &Scorecard, id: PriorityId) -> (BTreeSet<IndicatorId>, Aim) {
    let priority = scorecard.priority(id);
    let of_targets = priority.targets.iter().map(|target| target.indicator);
    (priority.indicators.iter().copied().chain(of_targets).collect(), priority.aim)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{
        ABSENCE, EXCLUSIONS, NATIONAL, NEET, PLACES, SUSPENSIONS, SYSTEMS, priority, scorecard,
    };
    use super::super::{Priority, balance};
    use super::*;
    use crate::analysis::Analysis;
    use crate::analysis::sample::{BURY, ENGLAND, SYSTEM};

    fn under(at: usize, priority: Priority) -> Priority {
        Priority { under: Some(PriorityId::at(at)), ..priority }
    }

    /// A national one by its id, with those beside it.
    type Faces = (String, Vec<(String, Tie)>);

    /// Those that face each other, and the ids of those that stand alone.
    fn faces(priorities: Vec<Priority>) -> (Vec<Faces>, Vec<String>, Vec<String>) {
        let scorecard = scorecard(priorities);
        let balance = balance(&scorecard, &Analysis::of(&scorecard), BURY);
        let found = balance.face_to_face(&scorecard);
        let id = |one: &PriorityStanding| scorecard.priority(one.priority).id.clone();
        let pair = |pair: &Pair<'_>| {
            (id(pair.national), pair.local.iter().map(|(one, tie)| (id(one), *tie)).collect())
        };
        let ids = |all: &[&PriorityStanding]| all.iter().map(|one| id(one)).collect();
        (found.pairs.iter().map(pair).collect(), ids(&found.national), ids(&found.local))
    }

    #[test]
    fn what_the_file_puts_under_a_national_priority_stands_beside_it_the_worst_first() {
        let (pairs, national, local) = faces(vec![
            priority("n-absence", NATIONAL, ENGLAND, &[ABSENCE]),
            priority("n-exclusions", NATIONAL, ENGLAND, &[EXCLUSIONS]),
            priority("n-none", NATIONAL, ENGLAND, &[]),
            under(1, priority("without-figures", SYSTEMS, SYSTEM, &[NEET])),
            under(1, priority("worse", PLACES, BURY, &[SUSPENSIONS])),
            under(3, priority("through-the-system", PLACES, BURY, &[])),
            under(0, priority("absence", PLACES, BURY, &[ABSENCE])),
            priority("alone", PLACES, BURY, &[]),
        ]);
        let of = |id: &str, local: &[&str]| {
            (id.to_owned(), local.iter().map(|id| ((*id).to_owned(), Tie::Under)).collect::<Vec<_>>())
        };
        assert_eq!(
            pairs,
            [
                of("n-exclusions", &["worse", "without-figures", "through-the-system"]),
                of("n-absence", &["absence"])
            ],
            "worse and steady goes before getting worse"
        );
        assert_eq!((national, local), (vec!["n-none".to_owned()], vec!["alone".to_owned()]));
    }

    #[test]
    fn the_same_figures_bring_them_together_only_where_there_is_no_doubt() {
        let gap = |priority| Priority { aim: Aim::Gap, ..priority };
        let (pairs, _, local) = faces(vec![
            priority("n", NATIONAL, ENGLAND, &[SUSPENSIONS, ABSENCE]),
            priority("same", PLACES, BURY, &[ABSENCE, SUSPENSIONS]),
            priority("fewer", PLACES, BURY, &[ABSENCE]),
            gap(priority("other-aim", PLACES, BURY, &[ABSENCE, SUSPENSIONS])),
            priority("none", PLACES, BURY, &[]),
        ]);
        assert_eq!(pairs, [("n".to_owned(), vec![("same".to_owned(), Tie::SameFigures)])]);
        assert_eq!(local.len(), 3, "{local:?}");
        let (pairs, national, local) = faces(vec![
            priority("n", NATIONAL, ENGLAND, &[ABSENCE]),
            priority("also", NATIONAL, ENGLAND, &[ABSENCE]),
            priority("same", PLACES, BURY, &[ABSENCE]),
        ]);
        assert_eq!((pairs.len(), national.len(), local.len()), (0, 2, 1), "beside which it cannot be said");
    }
}
