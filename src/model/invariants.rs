//! What every scorecard holds, checked once when one is put together.

use super::area::Member;
use super::ids::{AreaId, IndicatorId};
use super::plan::Target;
use super::scorecard::{Inconsistent, Parts};
use super::series::Series;
use std::collections::HashSet;
use std::hash::Hash;

/// Checks the invariants of [`super::Scorecard`].
///
/// # Errors
/// The first one that does not hold.
pub(super) fn check(parts: &Parts) -> Result<(), Inconsistent> {
    areas(parts)?;
    indicators(parts)?;
    observations(parts)?;
    plans(parts)
}

fn areas(parts: &Parts) -> Result<(), Inconsistent> {
    unique("area", parts.areas.iter().map(|area| &area.code))?;
    for area in &parts.areas {
        let members = area.members.iter().filter_map(|member| match member {
            Member::Area(id) => Some(*id),
            Member::Named(_) => None,
        });
        for id in members.chain(area.parent).chain(area.peers) {
            known_area(parts, id)?;
        }
    }
    for id in parts.system.into_iter().chain(parts.national).chain(parts.boundaries.iter().map(|b| b.area)) {
        known_area(parts, id)?;
    }
    acyclic(parts)
}

fn acyclic(parts: &Parts) -> Result<(), Inconsistent> {
    // Each walk upwards stops at what an earlier walk has cleared, so a long chain costs no more than its length.
    let mut walked_by = vec![None; parts.areas.len()];
    for (start, area) in parts.areas.iter().enumerate() {
        let mut at = Some(AreaId::at(start));
        while let Some(id) = at {
            match walked_by[id.index()] {
                Some(walk) if walk == start => {
                    return Err(Inconsistent(format!("the parents of {} form a circle", area.code)));
                }
                Some(_) => break,
                None => walked_by[id.index()] = Some(start),
            }
            at = parts.areas[id.index()].parent;
        }
    }
    Ok(())
}

fn indicators(parts: &Parts) -> Result<(), Inconsistent> {
    unique("grouping", parts.groupings.iter().map(|grouping| &grouping.id))?;
    unique("indicator", parts.indicators.iter().map(|indicator| &indicator.id))?;
    for indicator in &parts.indicators {
        for at in &indicator.groups {
            if parts.groupings.get(at.grouping).is_none_or(|grouping| at.group >= grouping.groups.len()) {
                return Err(Inconsistent(format!("{} is in a group that is not there", indicator.id)));
            }
        }
    }
    Ok(())
}

fn observations(parts: &Parts) -> Result<(), Inconsistent> {
    unique("breakdown", parts.breakdowns.iter())?;
    for series in &parts.series {
        known_area(parts, series.area)?;
        known_indicator(parts, series.indicator)?;
        if series.breakdown.is_some_and(|id| id.index() >= parts.breakdowns.len()) {
            return Err(Inconsistent("a series has a breakdown that is not there".to_owned()));
        }
        columns(series)?;
    }
    for spread in &parts.spreads {
        known_indicator(parts, spread.indicator)?;
        let even = spread.quantiles.iter().all(|(_, values)| values.len() == spread.periods.len());
        if !even || spread.areas.len() != spread.periods.len() || !ascending(&spread.periods) {
            return Err(Inconsistent("a spread has columns of unequal length".to_owned()));
        }
    }
    Ok(())
}

fn columns(series: &Series) -> Result<(), Inconsistent> {
    if !series.columns.fits(series.periods.len()) {
        return Err(Inconsistent("a series has columns of unequal length".to_owned()));
    }
    if !ascending(&series.periods) {
        return Err(Inconsistent("the periods of a series are not ascending".to_owned()));
    }
    Ok(())
}

fn plans(parts: &Parts) -> Result<(), Inconsistent> {
    unique("priority", parts.priorities.iter().map(|priority| &priority.id))?;
    unique("intervention", parts.interventions.iter().map(|tried| &tried.id))?;
    for priority in &parts.priorities {
        known_area(parts, priority.area)?;
        let aimed = priority.targets.iter().map(|target: &Target| target.indicator);
        for id in aimed.chain(priority.indicators.iter().copied()) {
            known_indicator(parts, id)?;
        }
        for id in priority.targets.iter().filter_map(|target| target.area) {
            known_area(parts, id)?;
        }
        if priority.under.is_some_and(|id| id.index() >= parts.priorities.len()) {
            return Err(Inconsistent(format!("{} serves a priority that is not there", priority.id)));
        }
    }
    for tried in &parts.interventions {
        let origin = tried.adopted_from.as_ref();
        for &id in tried.areas.iter().chain(origin.and_then(|from| from.area.as_ref())) {
            known_area(parts, id)?;
        }
        for &id in tried.aims.iter().chain(&tried.watch) {
            known_indicator(parts, id)?;
        }
        if origin.and_then(|from| from.intervention).is_some_and(|id| id.index() >= parts.interventions.len())
        {
            return Err(Inconsistent(format!("{} was adopted from one that is not there", tried.id)));
        }
    }
    for id in parts.commentary.iter().map(|c| c.area).chain(parts.views.iter().filter_map(|v| v.area)) {
        known_area(parts, id)?;
    }
    let remarks = parts.commentary.iter().filter_map(|c| c.indicator);
    for id in remarks.chain(parts.views.iter().filter_map(|v| v.indicator)) {
        known_indicator(parts, id)?;
    }
    Ok(())
}

fn known_area(parts: &Parts, id: AreaId) -> Result<(), Inconsistent> {
    if id.index() < parts.areas.len() {
        Ok(())
    } else {
        Err(Inconsistent(format!("there is no area {id:?}")))
    }
}

fn known_indicator(parts: &Parts, id: IndicatorId) -> Result<(), Inconsistent> {
    if id.index() < parts.indicators.len() {
        Ok(())
    } else {
        Err(Inconsistent(format!("there is no indicator {id:?}")))
    }
}

fn unique<K: Hash + Eq>(what: &str, keys: impl Iterator<Item = K>) -> Result<(), Inconsistent> {
    let mut seen = HashSet::new();
    for key in keys {
        if !seen.insert(key) {
            return Err(Inconsistent(format!("one {what} stands twice")));
        }
    }
    Ok(())
}

fn ascending<T: PartialOrd>(list: &[T]) -> bool {
    list.windows(2).all(|pair| pair[0] < pair[1])
}
