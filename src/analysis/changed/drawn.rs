//! Outlines, national spreads and whose groups of people are: new, other than before, or taken out.

use super::Drawn;
use super::pairing::{Pairs, breakdowns};
use crate::model::{AreaId, AreaKind, BreakdownId, IndicatorId, Scorecard, Spread};
use std::collections::{HashMap, HashSet};

pub(super) fn scopes(files: [&Scorecard; 2]) -> Vec<BreakdownId> {
    let [older, newer] = files;
    let both = older.breakdowns().iter().zip(breakdowns(files));
    both.filter_map(|(was, is)| is.filter(|is| newer.breakdown(*is).scope != was.scope)).collect()
}

pub(super) fn outlines([older, newer]: [&Scorecard; 2], pairs: &Pairs<'_>) -> Drawn<AreaId> {
    let mut was: HashMap<AreaId, &Vec<Vec<[f64; 2]>>> = HashMap::new();
    let there: HashSet<AreaId> = older.areas().filter_map(|(id, _)| pairs.areas.newer(id)).collect();
    let mut found = Drawn::default();
    for outline in older.boundaries() {
        // One that went with its area is told with that.
        if let Some(area) = pairs.areas.newer(outline.area) {
            was.insert(area, &outline.rings);
        }
    }
    for outline in newer.boundaries() {
        match was.remove(&outline.area) {
            // So one comes with an area that is new.
            None if !there.contains(&outline.area) => {}
            None => found.added.push(outline.area),
            Some(rings) if *rings != outline.rings => found.changed.push(outline.area),
            Some(_) => {}
        }
    }
    let gone = older.boundaries().iter().map(|outline| outline.area);
    found
        .removed
        .extend(gone.filter(|area| pairs.areas.newer(*area).is_some_and(|it| was.contains_key(&it))));
    found
}

pub(super) fn spreads([older, newer]: [&Scorecard; 2], pairs: &Pairs<'_>) -> Drawn<(IndicatorId, AreaKind)> {
    let mut was: HashMap<(IndicatorId, AreaKind, &str), &Spread> = HashMap::new();
    let there: HashSet<&IndicatorId> = pairs.indicators.values().collect();
    let mut found = Drawn::default();
    for spread in older.spreads() {
        // One that went with its indicator is told with that.
        if let Some(newer) = pairs.indicators.get(&spread.indicator) {
            was.insert((*newer, spread.kind, &spread.of), spread);
        }
    }
    for spread in newer.spreads() {
        let Spread { indicator, kind, of, periods, areas, quantiles } = spread;
        match was.remove(&(*indicator, *kind, of.as_str())) {
            // So one comes with an indicator that is new.
            None if !there.contains(indicator) => {}
            None => found.added.push((*indicator, *kind)),
            Some(before)
                if (&before.periods, &before.areas, &before.quantiles) != (periods, areas, quantiles) =>
            {
                found.changed.push((*indicator, *kind));
            }
            Some(_) => {}
        }
    }
    let mut gone: Vec<(IndicatorId, AreaKind)> =
        was.into_values().map(|spread| (spread.indicator, spread.kind)).collect();
    gone.sort_unstable_by_key(|(indicator, _)| *indicator);
    found.removed.extend(gone);
    found
}
