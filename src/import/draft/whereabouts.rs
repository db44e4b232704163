//! Which areas lie in which system, as tables among the sources say it, else as everybody knows.

use super::areas::{AreaIndex, DraftArea};
use crate::import::gazetteer::{self, Known};
use crate::import::table::FoundArea;
use crate::model::AreaKind;

impl AreaIndex {
    /// The system that a place lies in: the scorecard's, unless everybody knows it to lie in another one; outside England,
    /// its nation.
    pub fn system_of_place(&self, code: &str, system: Option<&str>) -> Option<String> {
        if let Some(nation) = gazetteer::other_nation(code) {
            return Some(nation.code.to_owned());
        }
        let known = gazetteer::by_code(code)
            .filter(|_| system.is_none_or(|system| gazetteer::by_code(system).is_some()));
        let outside = known.filter(|place| system.is_none_or(|system| !place.lies_in(system)));
        match outside.and_then(Known::system) {
            Some(other) => Some(other.code.to_owned()),
            // A scorecard that is there may have reasons of its own to leave a place without a system.
            None if self.system.is_some() && known.is_none() => None,
            None => system.map(str::to_owned),
        }
    }

    /// For each found area, whether everybody knows it to lie outside a system, its nation and its regions.
    pub fn outside(&self, system: &Known) -> Vec<bool> {
        let regions = gazetteer::regions_of(system.code);
        self.found.iter().map(|found| !found.is_there && self.lies_outside(found, system, &regions)).collect()
    }

    fn lies_outside(&self, found: &DraftArea, system: &Known, regions: &[&str]) -> bool {
        if self.is_exported(&found.code) || self.lies_in_by_tables(&found.area, system) {
            return false;
        }
        if gazetteer::other_nation(&found.code).is_some() {
            return true;
        }
        let known = gazetteer::by_code(&found.code).or_else(|| {
            let is_small = found.area.kind == Some(AreaKind::Neighbourhood);
            // A neighbourhood lies where its authority does.
            let parent = found.area.parent.as_deref().filter(|_| is_small)?;
            gazetteer::by_code(parent).or_else(|| gazetteer::called(parent, AreaKind::Place))
        });
        let known = known.or_else(|| {
            gazetteer::authority_of(&found.area.name)
                .filter(|_| found.area.kind == Some(AreaKind::Neighbourhood))
        });
        known.is_some_and(|known| match known.kind {
            AreaKind::Nation => system.within != Some(known.code),
            AreaKind::Region => {
                !regions.contains(&known.code)
                    && !known.within.is_some_and(|within| regions.contains(&within))
            }
            AreaKind::System => {
                known.code != system.code
                    && !gazetteer::other_codes(known.code).any(|code| code == system.code)
            }
            _ => !known.lies_in(system.code),
        })
    }

    /// Whether tables of areas put an area in a system, whatever everybody knows.
    fn lies_in_by_tables(&self, area: &FoundArea, system: &Known) -> bool {
        const DEEPEST: usize = 8;
        let above = |area: &FoundArea| self.named(area.parent.as_deref()?);
        let all = std::iter::successors(above(area), |(_, area)| above(area));
        all.take(DEEPEST).any(|(code, _)| code == system.code)
    }

    /// The systems that known places with figures lie in.
    fn systems_known(&self) -> impl Iterator<Item = &'static Known> {
        let with_figures = self.found.iter().filter(|found| found.has_figures());
        with_figures.filter_map(|found| gazetteer::by_code(&found.code)?.system())
    }

    /// The one system that every known place with figures lies in; none where there are several.
    pub fn only_system_known(&self) -> Option<&'static Known> {
        let mut systems = self.systems_known();
        let first = systems.next()?;
        systems.all(|system| system.code == first.code).then_some(first)
    }

    /// Whether known places with figures lie in several systems.
    pub fn reaches_beyond_one_system(&self) -> bool {
        self.systems_known().next().is_some() && self.only_system_known().is_none()
    }
}
