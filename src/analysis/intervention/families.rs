//! Which interventions are forms of one, and the places that started each in any of its forms or plan to, so that the
//! others can be compared with.

use crate::analysis::lineage::Above;
use crate::model::{AreaId, AreaKind, Intervention, InterventionId, Member, Scorecard};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The families of all interventions of a file.
pub(super) struct Families {
    /// The family of each intervention, by its position in the file.
    family: Vec<usize>,
    /// The places that started each family or plan to, in the order of the file; empty for a number that is no family's.
    places: Vec<Vec<AreaId>>,
}

/// One thing that was tried, in all its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Its interventions in the order of the file, each with the places that began with it.
    pub members: Vec<(InterventionId, Vec<AreaId>)>,
    /// All places that began with any of them, in the order of the file.
    pub places: Vec<AreaId>,
}

/// All that was tried, what is one thing as one: in the order of their first interventions in the file.
pub fn families(scorecard: &Scorecard) -> Vec<Family> {
    let all: Vec<(InterventionId, &Intervention)> = scorecard.interventions().collect();
    let numbers = joined(&all);
    let stood_for = StoodFor::of(scorecard, all.iter().flat_map(|(_, tried)| tried.areas.iter().copied()));
    let mut families: Vec<Family> = Vec::new();
    let mut at: HashMap<usize, usize> = HashMap::new();
    for ((id, tried), number) in all.into_iter().zip(numbers) {
        let at = *at.entry(number).or_insert_with(|| {
            families.push(Family { members: Vec::new(), places: Vec::new() });
            families.len() - 1
        });
        families[at].members.push((id, stood_for.places(tried.areas.iter().copied())));
    }
    for family in &mut families {
        let places: BTreeSet<AreaId> =
            family.members.iter().flat_map(|(_, places)| places).copied().collect();
        family.places = places.into_iter().collect();
    }
    families
}

/// The number of each intervention's family. An intervention is of one family with those of the same programme or title,
/// with the one it was adopted from and with those adopted from it, however far.
fn joined(all: &[(InterventionId, &Intervention)]) -> Vec<usize> {
    let mut joined = Joined::new(all.len());
    let mut by_title: HashMap<String, usize> = HashMap::new();
    let mut by_programme: HashMap<&str, usize> = HashMap::new();
    for (at, (_, tried)) in all.iter().enumerate() {
        joined.join(*by_title.entry(tried.title.trim().to_ascii_lowercase()).or_insert(at), at);
        if let Some(programme) = &tried.programme {
            joined.join(*by_programme.entry(programme).or_insert(at), at);
        }
        if let Some(origin) = tried.adopted_from.as_ref().and_then(|from| from.intervention) {
            joined.join(origin.index(), at);
        }
    }
    (0..all.len()).map(|at| joined.root(at)).collect()
}

impl Families {
    pub(super) fn of(scorecard: &Scorecard) -> Self {
        let all: Vec<(InterventionId, &Intervention)> = scorecard.interventions().collect();
        let family = joined(&all);
        let mut areas: Vec<HashSet<AreaId>> = vec![HashSet::new(); all.len()];
        for ((_, tried), &family) in all.iter().zip(&family) {
            areas[family].extend(tried.areas.iter().chain(&tried.planned));
            areas[family].extend(tried.adopted_from.as_ref().and_then(|from| from.area));
        }
        let stood_for = StoodFor::of(scorecard, areas.iter().flatten().copied());
        let places = areas.into_iter().map(|areas| stood_for.places(areas)).collect();
        Self { family, places }
    }

    /// The number of an intervention's family.
    pub(super) fn family(&self, id: InterventionId) -> usize {
        self.family[id.index()]
    }

    /// The places that started a family or plan to, in the order of the file.
    pub(super) fn places(&self, family: usize) -> &[AreaId] {
        &self.places[family]
    }
}

/// The places that areas stand for: an area that holds places stands for all of them, a neighbourhood for its place, a
/// group for the members it names.
struct StoodFor<'a> {
    scorecard: &'a Scorecard,
    /// The places at or within each of the areas that holds any.
    within: HashMap<AreaId, Vec<AreaId>>,
    /// The place that an area lies in.
    above: Above<'a>,
}

impl<'a> StoodFor<'a> {
    /// Looks up what is asked for the areas that will be asked about.
    fn of(scorecard: &'a Scorecard, named: impl IntoIterator<Item = AreaId>) -> Self {
        let named: HashSet<AreaId> = named.into_iter().collect();
        let mut within: HashMap<AreaId, Vec<AreaId>> = HashMap::new();
        let places = || scorecard.places().filter(|_| !named.is_empty());
        let holding = Above::of(scorecard, places(), |area| named.contains(&area));
        for place in places() {
            for area in holding.at_or_above(place) {
                within.entry(area).or_default().push(place);
            }
        }
        let is_place = |area| scorecard.area(area).kind == AreaKind::Place;
        let above = Above::of(scorecard, named.iter().copied(), is_place);
        Self { scorecard, within, above }
    }

    /// The places of these areas, in the order of the file.
    fn places(&self, areas: impl IntoIterator<Item = AreaId>) -> Vec<AreaId> {
        let is_place = |area: &AreaId| self.scorecard.area(*area).kind == AreaKind::Place;
        let mut found: BTreeSet<AreaId> = BTreeSet::new();
        for area in areas {
            if self.scorecard.area(area).kind == AreaKind::Group {
                let named = |member: &Member| if let Member::Area(id) = member { Some(*id) } else { None };
                found.extend(self.scorecard.area(area).members.iter().filter_map(named).filter(is_place));
            } else {
                found.extend(self.above.at_or_above(area));
                found.extend(self.within.get(&area).into_iter().flatten());
            }
        }
        found.into_iter().collect()
    }
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
