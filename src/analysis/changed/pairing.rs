//! Which area and which group of people of two editions are one.

use crate::analysis::side_by_side::folded;
use crate::analysis::two_files::{self, Matched};
use crate::model::{
    AreaId, AreaKind, BreakdownId, IndicatorId, InterventionId, Priority, PriorityId, PriorityLevel,
    Scorecard, Word,
};
use std::collections::{HashMap, HashSet, VecDeque};

/// The areas of two editions beside each other: by their codes, and where a code was given up, by what took over from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// For each area of the older edition the one of the newer.
    newer: Vec<Option<AreaId>>,
    /// Those that have another code now, and are the same.
    pub recoded: Vec<[AreaId; 2]>,
    /// Areas that are new and took over from some of the older edition.
    pub took_over: Vec<(AreaId, Vec<AreaId>)>,
    /// New without having taken over.
    pub added: Vec<AreaId>,
    /// No longer there, and nothing took over.
    pub removed: Vec<AreaId>,
    /// Of these an old and a new one of one name and kind each, of which nothing says that the one took over from the other.
    pub namesakes: Vec<[AreaId; 2]>,
}

impl Areas {
    pub(super) fn of([older, newer]: [&Scorecard; 2]) -> Self {
        let files = [older, newer];
        let mut found = Self {
            newer: older.areas().map(|(_, it)| newer.area_by_code(&it.code)).collect(),
            ..Self::default()
        };
        let mut succeeded = vec![0_usize; found.newer.len()];
        for (id, area) in newer.areas().filter(|(_, area)| older.area_by_code(&area.code).is_none()) {
            let from: Vec<AreaId> =
                area.succeeds.iter().filter_map(|it| older.area_by_code(&it.code)).collect();
            if from.is_empty() {
                found.added.push(id);
                continue;
            }
            for area in &from {
                succeeded[area.index()] += 1;
            }
            found.took_over.push((id, from));
        }
        // One that took over from one alone, which is gone, is that one under another code.
        let (newer, recoded) = (&mut found.newer, &mut found.recoded);
        found.took_over.retain(|(id, from)| match from[..] {
            [one] if succeeded[one.index()] == 1 && newer[one.index()].is_none() => {
                newer[one.index()] = Some(*id);
                recoded.push([one, *id]);
                false
            }
            _ => true,
        });
        let is_gone = |id: &AreaId| found.newer[id.index()].is_none() && succeeded[id.index()] == 0;
        found.removed = older.areas().map(|(id, _)| id).filter(is_gone).collect();
        found.namesakes = namesakes(files, &found);
        found
    }

    /// Whether one is no longer there and the other is new, and both bear one name.
    pub(super) fn are_namesakes(&self, was: Option<AreaId>, is: Option<AreaId>) -> bool {
        was.zip(is).is_some_and(|(was, is)| self.namesakes.contains(&[was, is]))
    }

    /// The area of the newer edition that one of the older is.
    pub fn newer(&self, older: AreaId) -> Option<AreaId> {
        self.newer.get(older.index()).copied().flatten()
    }

    pub(super) fn is_empty(&self) -> bool {
        // Namesakes are among those that came and went.
        let Self { newer: _, recoded, took_over, added, removed, namesakes: _ } = self;
        recoded.is_empty() && took_over.is_empty() && added.is_empty() && removed.is_empty()
    }
}

/// Of what came and went those of one name and kind, where there is one of it on either side.
fn namesakes(files: [&Scorecard; 2], areas: &Areas) -> Vec<[AreaId; 2]> {
    let [gone, came] = [(0, &areas.removed), (1, &areas.added)].map(|(at, ids): (usize, &Vec<AreaId>)| {
        let mut named: HashMap<(AreaKind, String), Option<AreaId>> = HashMap::new();
        for id in ids {
            let area = files[at].area(*id);
            let known = named.entry((area.kind, folded(&area.name)));
            known.and_modify(|only| *only = None).or_insert(Some(*id));
        }
        named
    });
    let both = gone.into_iter().filter_map(|(key, was)| Some([was?, (*came.get(&key)?)?]));
    let mut found: Vec<[AreaId; 2]> = both.collect();
    found.sort_unstable_by_key(|pair| pair[1]);
    found
}

/// For each group of people of the older edition the one of the newer.
pub(super) fn breakdowns([older, newer]: [&Scorecard; 2]) -> Vec<Option<BreakdownId>> {
    let groups = newer.breakdowns().iter().enumerate();
    let known: HashMap<(&str, &str), BreakdownId> =
        groups.map(|(at, it)| ((it.by.as_str(), it.group.as_str()), BreakdownId::at(at))).collect();
    let of = |it: &crate::model::Breakdown| known.get(&(it.by.as_str(), it.group.as_str())).copied();
    older.breakdowns().iter().map(of).collect()
}

/// Which of two editions are one: for each of the older the one of the newer.
pub(super) struct Pairs<'a> {
    pub areas: &'a Areas,
    /// Those that measure otherwise included.
    pub indicators: HashMap<IndicatorId, IndicatorId>,
    pub priorities: HashMap<PriorityId, PriorityId>,
    pub interventions: HashMap<InterventionId, InterventionId>,
}

impl<'a> Pairs<'a> {
    pub fn of(files: [&Scorecard; 2], matched: &Matched, areas: &'a Areas) -> Self {
        let [older, newer] = files;
        let different = matched.different.iter().map(|(pair, _)| pair);
        let tried: HashMap<&str, InterventionId> =
            newer.interventions().map(|(id, it)| (it.id.as_str(), id)).collect();
        let both = older.interventions().filter_map(|(id, it)| Some((id, *tried.get(it.id.as_str())?)));
        Self {
            areas,
            indicators: matched.pairs.iter().chain(different).map(|pair| (pair[0], pair[1])).collect(),
            priorities: priorities(files, areas),
            interventions: both.collect(),
        }
    }
}

/// The priorities of two editions: those that go by one id are settled before those that go by one title, and of several of one title in
/// one place the first is the first.
fn priorities([older, newer]: [&Scorecard; 2], areas: &Areas) -> HashMap<PriorityId, PriorityId> {
    // A national one is the same wherever the file says that it holds.
    let place = |priority: &Priority, area: Option<AreaId>| match priority.level {
        PriorityLevel::National => Some(None),
        _ => area.map(Some),
    };
    let ways: [fn(&Priority) -> &str; 2] = [|it| &it.id, |it| &it.title];
    let mut found: HashMap<PriorityId, PriorityId> = HashMap::new();
    let mut taken: HashSet<PriorityId> = HashSet::new();
    for way in ways {
        let mut known: HashMap<_, VecDeque<PriorityId>> = HashMap::new();
        for (id, it) in older.priorities().filter(|(id, _)| !found.contains_key(id)) {
            if let Some(place) = place(it, areas.newer(it.area)) {
                known.entry((it.level.as_str(), place, folded(way(it)))).or_default().push_back(id);
            }
        }
        for (id, it) in newer.priorities() {
            let key = (it.level.as_str(), place(it, Some(it.area)).flatten(), folded(way(it)));
            if !taken.contains(&id)
                && let Some(was) = known.get_mut(&key).and_then(VecDeque::pop_front)
            {
                found.insert(was, id);
                taken.insert(id);
            }
        }
    }
    found
}

/// Whether two priorities are one, also where its area has another code now.
pub(super) fn is_one_priority([older, newer]: [(&Scorecard, PriorityId); 2], areas: &Areas) -> bool {
    let [was, is] = [older, newer].map(|(file, id)| file.priority(id));
    let is_there = was.level == is.level && areas.newer(was.area) == Some(is.area);
    two_files::is_one_priority([older, newer]) || (is_there && folded(&was.id) == folded(&is.id))
}

/// Whether two scorecards are of one system: by its code or name, or because one took over from the other.
pub fn is_one_system(files: [&Scorecard; 2]) -> bool {
    let [one, other] = files.map(|file| file.area(file.system()));
    let took_over = |area: &crate::model::Area, from: &str| area.succeeds.iter().any(|it| it.code == from);
    one.code == other.code
        || folded(&one.name) == folded(&other.name)
        || took_over(one, &other.code)
        || took_over(other, &one.code)
}
