//! What an own footprint is made of, which of them are of neighbourhoods, and what a scorecard knows of figures that are derived.

use super::added_up::{NotAddedUp, added_up, sum, without_figures};
use super::area::{Area, Member};
use super::derived::{BoundaryThen, Derived, NotJoined};
use super::ids::{AreaId, BreakdownId, IndicatorId};
use super::period::Period;
use super::scorecard::Scorecard;
use super::series::Series;
use super::words::AreaKind;
use std::collections::{BTreeSet, HashSet};

impl Scorecard {
    /// Where figures of a series come from that the file gives for other areas; `None` where all are given for its own.
    pub fn derived(
        &self,
        indicator: IndicatorId,
        breakdown: Option<BreakdownId>,
        area: AreaId,
    ) -> Option<&Derived> {
        self.held.derived.of.get(&(indicator, breakdown, area))
    }

    /// The first period that is its own area’s of a line which breaks there because the boundary moved when that area took over from
    /// others; `None` of every other line.
    pub fn boundary_moved(&self, series: &Series) -> Option<Period> {
        match self.derived(series.indicator, series.breakdown, series.area)? {
            Derived::Joined { since, boundary: BoundaryThen::Moved, .. } => *since,
            Derived::Joined { .. } | Derived::AddedUp { .. } => None,
        }
    }

    /// Why a series of an area that took over from others does not go on from their figures.
    pub fn not_joined(
        &self,
        indicator: IndicatorId,
        breakdown: Option<BreakdownId>,
        area: AreaId,
    ) -> Option<&NotJoined> {
        self.held.derived.not_joined.get(&(indicator, breakdown, area))
    }

    /// The areas that an own footprint is made of.
    ///
    /// # Errors
    /// Why their figures cannot be added up.
    pub fn parts_of(&self, area: AreaId) -> Result<Vec<AreaId>, NotAddedUp> {
        parts_of(&self.held.parts.areas, area)
    }

    /// The parts of an own footprint of neighbourhoods as far as they are in the file, none where it is made of nothing yet; `None`
    /// of every other area, such as a group of statistical neighbours.
    pub fn footprint(&self, area: AreaId) -> Option<Vec<AreaId>> {
        footprint(&self.held.parts.areas, area)
    }

    /// Whether an area is made of others whose figures are added up for it: any with members but a group of statistical neighbours,
    /// and an own footprint that is made of nothing yet.
    pub fn is_made_of_parts(&self, area: AreaId) -> bool {
        let about = self.area(area);
        about.kind != AreaKind::Group && !about.members.is_empty() || self.footprint(area).is_some()
    }

    /// Why an area that is made of others has no figures by an indicator that are added up; `None` where it has, and of every
    /// other area.
    pub fn not_added_up(&self, indicator: IndicatorId, area: AreaId) -> Option<NotAddedUp> {
        if !self.is_made_of_parts(area) {
            return None;
        }
        if self.area(area).members.is_empty() {
            return Some(NotAddedUp::NoParts);
        }
        let of = self.parts_of(area);
        let added = of.and_then(|of| {
            let all = of
                .into_iter()
                .map(|part| self.series(indicator, None, part).ok_or_else(|| without_figures(part)));
            let all: Vec<&Series> = all.collect::<Result<_, _>>()?;
            added_up(&self.indicator(indicator).measure, &all)
        });
        added.err()
    }
}

/// The areas that an own footprint is made of, its members' members in place of those that are footprints themselves.
///
/// # Errors
/// Why these cannot be added up.
pub(super) fn parts_of(areas: &[Area], area: AreaId) -> Result<Vec<AreaId>, NotAddedUp> {
    let (outside, found) = leaves(areas, area);
    if let Some(name) = outside {
        return Err(NotAddedUp::OutsideFile(name.to_owned()));
    }
    for part in &found {
        let mut above = areas[part.index()].parent;
        // Parents of a sound file form no circle; this is asked of sound ones alone.
        for _ in 0..areas.len() {
            let Some(at) = above else { break };
            if found.contains(&at) {
                return Err(NotAddedUp::Overlap(*part, at));
            }
            above = areas[at.index()].parent;
        }
    }
    Ok(found.into_iter().collect())
}

/// The parts of an own footprint of neighbourhoods as far as they are in the file, also where they cannot be added up; `None` of
/// every other area, statistical neighbours among them, which are a group of whole places. One that is made of nothing yet is
/// known by the kind of boundary that it has.
fn footprint(areas: &[Area], area: AreaId) -> Option<Vec<AreaId>> {
    let about = &areas[area.index()];
    let may_be_empty = about.kind == AreaKind::Group && about.footprint.is_some();
    if about.members.is_empty() {
        return may_be_empty.then(Vec::new);
    }
    let parts = leaves(areas, area).1;
    let has_neighbourhood = parts.iter().any(|part| areas[part.index()].kind == AreaKind::Neighbourhood);
    (has_neighbourhood || parts.is_empty() && may_be_empty).then(|| parts.into_iter().collect())
}

/// What an area is made of, its members' members in place of those that are made of others themselves: the first that is not
/// in the file, by name, and all that are.
fn leaves(areas: &[Area], area: AreaId) -> (Option<&str>, BTreeSet<AreaId>) {
    let (mut found, mut outside) = (BTreeSet::new(), None);
    let (mut open, mut seen) = (vec![area], HashSet::from([area]));
    while let Some(at) = open.pop() {
        let members = &areas[at.index()].members;
        if members.is_empty() {
            found.insert(at);
        }
        for member in members {
            match member {
                Member::Named(name) => outside = outside.or(Some(name.as_str())),
                Member::Area(id) if seen.insert(*id) => open.push(*id),
                // What is reached in two ways is in it once.
                Member::Area(_) => {}
            }
        }
    }
    found.remove(&area);
    (outside, found)
}

/// Counts the residents of own footprints whose members' are all known.
pub(super) fn count_residents(areas: &mut [Area]) {
    for at in 0..areas.len() {
        if areas[at].population.is_some() || areas[at].members.is_empty() {
            continue;
        }
        let parts = parts_of(areas, AreaId::at(at)).unwrap_or_default();
        let residents = sum(parts.iter().map(|part| areas[part.index()].population));
        areas[at].population = residents.filter(|_| !parts.is_empty());
    }
}
