//! Which interventions are forms of one, and the places that started each in any of its forms or plan to, so that the
//! others can be compared with.

use crate::analysis::lineage::Above;
use crate::model::{AreaId, AreaKind, Intervention, InterventionId, Member, Scorecard};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The families of all interventions of a file.
pub(in crate::analysis) struct Families {
    /// The family of each intervention, by its position in the file.
    family: Vec<usize>,
    /// The places that started each family or plan to, in the order of the file; empty for a number that is no family's.
    places: Vec<Vec<AreaId>>,
}

impl Families {
    /// An intervention is of one family with those of the same programme or title, with the one it was adopted from and
    /// with those adopted from it, however far.
    pub(in crate::analysis) fn of(scorecard: &Scorecard) -> Self {
        let all: Vec<&Intervention> = scorecard.interventions().map(|(_, tried)| tried).collect();
        let mut joined = Joined::new(all.len());
        let mut by_title: HashMap<String, usize> = HashMap::new();
        let mut by_programme: HashMap<&str, usize> = HashMap::new();
        for (at, tried) in all.iter().enumerate() {
            joined.join(*by_title.entry(tried.title.trim().to_ascii_lowercase()).or_insert(at), at);
            if let Some(programme) = &tried.programme {
                joined.join(*by_programme.entry(programme).or_insert(at), at);
            }
            if let Some(origin) = tried.adopted_from.as_ref().and_then(|from| from.intervention) {
                joined.join(origin.index(), at);
            }
        }
        let family: Vec<usize> = (0..all.len()).map(|at| joined.root(at)).collect();
        let mut areas: Vec<HashSet<AreaId>> = vec![HashSet::new(); all.len()];
        for (tried, &family) in all.iter().zip(&family) {
            areas[family].extend(tried.areas.iter().chain(&tried.planned));
            areas[family].extend(tried.adopted_from.as_ref().and_then(|from| from.area));
        }
        let named: HashSet<AreaId> = areas.iter().flatten().copied().collect();
        let within = places_within(scorecard, &named);
        let is_place = |area| scorecard.area(area).kind == AreaKind::Place;
        let places = Above::of(scorecard, named.iter().copied(), is_place);
        let adopters = |areas| adopters(scorecard, &within, &places, areas);
        Self { family, places: areas.iter().map(adopters).collect() }
    }

    /// The number of an intervention's family.
    pub(in crate::analysis) fn family(&self, id: InterventionId) -> usize {
        self.family[id.index()]
    }

    /// The places that started a family or plan to, in the order of the file.
    pub(super) fn places(&self, family: usize) -> &[AreaId] {
        &self.places[family]
    }
}

/// The places at or within each of the named areas that holds any.
fn places_within(scorecard: &Scorecard, named: &HashSet<AreaId>) -> HashMap<AreaId, Vec<AreaId>> {
    let mut within: HashMap<AreaId, Vec<AreaId>> = HashMap::new();
    let places = || scorecard.places().filter(|_| !named.is_empty());
    let above = Above::of(scorecard, places(), |area| named.contains(&area));
    for place in places() {
        for area in above.at_or_above(place) {
            within.entry(area).or_default().push(place);
        }
    }
    within
}

/// The places that these areas stand for: an area that holds places stands for all of them, a neighbourhood for its
/// place, a group for the members it names.
fn adopters(
    scorecard: &Scorecard,
    within: &HashMap<AreaId, Vec<AreaId>>,
    places: &Above,
    areas: &HashSet<AreaId>,
) -> Vec<AreaId> {
    let is_place = |area: &AreaId| scorecard.area(*area).kind == AreaKind::Place;
    let mut found: BTreeSet<AreaId> = BTreeSet::new();
    for &area in areas {
        if scorecard.area(area).kind == AreaKind::Group {
            let named = |member: &Member| if let Member::Area(id) = member { Some(*id) } else { None };
            found.extend(scorecard.area(area).members.iter().filter_map(named).filter(is_place));
        } else {
            found.extend(places.at_or_above(area));
            found.extend(within.get(&area).into_iter().flatten());
        }
    }
    found.into_iter().collect()
}

/// Sets that grow together: union-find with path halving, the smaller root kept.
struct Joined(Vec<usize>);

impl Joined {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}
