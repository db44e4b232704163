//! Outlines, national spreads and whose groups of people are: new, other than before, or taken out.

use super::Drawn;
use super::pairing::{Pairs, breakdowns};
use crate::model::{AreaId, AreaKind, BreakdownId, IndicatorId, Scorecard, Spread};
use std::collections::HashMap;

pub(super) fn scopes(files: [&Scorecard; 2]) -> Vec<BreakdownId> {
    let [older, newer] = files;
    let both = older.breakdowns().iter().zip(breakdowns(files));
    both.filter_map(|(was, is)| is.filter(|is| newer.breakdown(*is).scope != was.scope)).collect()
}

pub(super) fn outlines([older, newer]: [&Scorecard; 2], pairs: &Pairs<'_>) -> Drawn<AreaId> {
    let mut was: HashMap<AreaId, &Vec<Vec<[f64; 2]>>> = HashMap::new();
    let mut found = Drawn::default();
    for outline in older.boundaries() {
        match pairs.areas.newer(outline.area) {
            Some(area) => drop(was.insert(area, &outline.rings)),
            None => found.removed.push(outline.area),
        }
    }
    for outline in newer.boundaries() {
        match was.remove(&outline.area) {
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
    let mut found = Drawn::default();
    for spread in older.spreads() {
        match pairs.indicators.get(&spread.indicator) {
            Some(newer) => drop(was.insert((*newer, spread.kind, &spread.of), spread)),
            None => found.removed.push((spread.indicator, spread.kind)),
        }
    }
    for spread in newer.spreads() {
        let Spread { indicator, kind, of, periods, areas, quantiles } = spread;
        match was.remove(&(*indicator, *kind, of.as_str())) {
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
