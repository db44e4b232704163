//! The places that adopted an intervention in any of its forms, so that the others can be compared with.

use crate::model::{AreaId, AreaKind, Intervention, InterventionId, Scorecard};
use std::collections::BTreeSet;

/// The places that adopted an intervention: under its own entry, under another of the same title, or under one that
/// it was adopted from or that was adopted from it, however far. An area that holds places stands for all of them, a
/// neighbourhood for its place.
pub(super) fn places(scorecard: &Scorecard, id: InterventionId) -> BTreeSet<AreaId> {
    let all: Vec<(InterventionId, &Intervention)> = scorecard.interventions().collect();
    let mut family = BTreeSet::from([id]);
    loop {
        let relatives = all.iter().filter(|(other, tried)| {
            let related = |&(known, member): &(InterventionId, &Intervention)| {
                family.contains(&known)
                    && (same_title(tried, member) || comes_from(tried, known) || comes_from(member, *other))
            };
            !family.contains(other) && all.iter().any(related)
        });
        let relatives: Vec<InterventionId> = relatives.map(|(other, _)| *other).collect();
        if relatives.is_empty() {
            break;
        }
        family.extend(relatives);
    }
    let members = all.iter().filter(|(other, _)| family.contains(other)).map(|(_, tried)| tried);
    let areas: BTreeSet<AreaId> = members
        .flat_map(|tried| {
            let origin = tried.adopted_from.as_ref().and_then(|from| from.area);
            tried.areas.iter().copied().chain(origin)
        })
        .collect();
    scorecard.places().filter(|&place| areas.iter().any(|&area| touches(scorecard, area, place))).collect()
}

fn same_title(one: &Intervention, other: &Intervention) -> bool {
    one.title.trim().eq_ignore_ascii_case(other.title.trim())
}

fn comes_from(tried: &Intervention, origin: InterventionId) -> bool {
    tried.adopted_from.as_ref().is_some_and(|from| from.intervention == Some(origin))
}

/// Whether an area is the place, holds it or lies in it. The members of a group are those it names.
fn touches(scorecard: &Scorecard, area: AreaId, place: AreaId) -> bool {
    let upwards = |from| std::iter::successors(Some(from), |&at: &AreaId| scorecard.area(at).parent);
    let found = scorecard.area(area);
    if found.kind == AreaKind::Group {
        return found.members.contains(&crate::model::Member::Area(place));
    }
    upwards(place).any(|at| at == area) || upwards(area).any(|at| at == place)
}
