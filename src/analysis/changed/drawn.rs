//! Outlines, national spreads and whose groups of people are: new, other than before, or taken out.

use super::Drawn;
use super::pairing::{Pairs, breakdowns};
use crate::model::{AreaId, AreaKind, BreakdownId, IndicatorId, Scorecard, Spread};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

/// The points around an outline or a hole in one, of which the last is the first.
type Ring = Vec<[f64; 2]>;

pub(super) fn scopes(files: [&Scorecard; 2]) -> Vec<BreakdownId> {
    let [older, newer] = files;
    let both = older.breakdowns().iter().zip(breakdowns(files));
    both.filter_map(|(was, is)| is.filter(|is| newer.breakdown(*is).scope != was.scope)).collect()
}

pub(super) fn outlines([older, newer]: [&Scorecard; 2], pairs: &Pairs<'_>) -> Drawn<AreaId> {
    let mut was: HashMap<AreaId, &Vec<Ring>> = HashMap::new();
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
            Some(rings) if !is_one_outline(rings, &outline.rings) => found.changed.push(outline.area),
            Some(_) => {}
        }
    }
    let gone = older.boundaries().iter().map(|outline| outline.area);
    found
        .removed
        .extend(gone.filter(|area| pairs.areas.newer(*area).is_some_and(|it| was.contains_key(&it))));
    found
}

/// Whether two outlines are drawn the same: wherever their rings begin and whichever comes first, and all of them the other way round.
fn is_one_outline(was: &[Ring], is: &[Ring]) -> bool {
    let back = |ring: &Ring| ring.iter().rev().copied().collect::<Ring>();
    was == is || {
        let all = in_one_order(is.to_vec());
        in_one_order(was.to_vec()) == all || in_one_order(was.iter().map(back).collect()) == all
    }
}

/// Rings from their first point on, in the order of these.
fn in_one_order(mut rings: Vec<Ring>) -> Vec<Ring> {
    let by_place = |one: &[f64; 2], other: &[f64; 2]| {
        one[0].total_cmp(&other[0]).then_with(|| one[1].total_cmp(&other[1]))
    };
    for ring in &mut rings {
        if ring.first() == ring.last() {
            ring.pop();
        }
        let first = (0..ring.len()).min_by(|one, other| by_place(&ring[*one], &ring[*other]));
        ring.rotate_left(first.unwrap_or_default());
    }
    let by_points = |one: &Ring, other: &Ring| {
        let points = one.iter().zip(other).map(|(one, other)| by_place(one, other));
        points.fold(Ordering::Equal, Ordering::then).then(one.len().cmp(&other.len()))
    };
    rings.sort_by(by_points);
    rings
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
