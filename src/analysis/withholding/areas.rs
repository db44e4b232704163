//! Which areas add up to which: an area and those that lie in it, and what an own footprint is made of.
//!
//! Those that lie in an area may be there in several layers, such as wards and MSOAs, and an own footprint among them is made of
//! others of them: each layer is a sum, and footprints are no part of it. Files say it in different ways (a layer that only some
//! areas name, places that are made of neighbourhoods), and so the layers are tried with footprints and without, and all of a kind
//! together; only those count that add up.

use super::sums::{Key, Sums};
use crate::model::{AreaKind, Footprint, IndicatorId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Which areas within another are taken together: of a kind, of a layer or of any, with those that are made of others or without.
type Layer = (AreaKind, Option<Option<Footprint>>, bool);

/// Parts by their whole.
type Parts = BTreeMap<Key, BTreeSet<Key>>;

/// Adds the sums of areas of an indicator.
pub(super) fn add(sums: &mut Sums, indicator: IndicatorId) {
    let (layers, made_of) = found(sums, indicator);
    let mut tried: BTreeSet<(Key, BTreeSet<Key>)> = BTreeSet::new();
    for parts in layers.into_values().chain([made_of.clone()]) {
        let own = add_all(sums, parts, &mut tried);
        let with_footprints = with_footprints(&own, &made_of);
        add_all(sums, with_footprints.alone, &mut tried);
        add_all(sums, with_footprints.together, &mut tried);
    }
}

/// Adds those that were not tried yet as one relation, and gives them back.
fn add_all(
    sums: &mut Sums,
    parts: impl IntoIterator<Item = (Key, BTreeSet<Key>)>,
    tried: &mut BTreeSet<(Key, BTreeSet<Key>)>,
) -> Vec<(Key, BTreeSet<Key>)> {
    let relation = sums.new_relation();
    let mut added = Vec::new();
    for sum in parts {
        if tried.insert(sum.clone()) {
            sums.add(sum.0, &sum.1.iter().copied().collect::<Vec<_>>(), relation);
            added.push(sum);
        }
    }
    added
}

/// What lies in each area, by layers, and what each is made of.
fn found(sums: &Sums, indicator: IndicatorId) -> (BTreeMap<Layer, Parts>, Parts) {
    let scorecard = sums.scorecard;
    let (mut layers, mut made_of) = (BTreeMap::<Layer, Parts>::new(), Parts::new());
    for series in scorecard.given_series_of(indicator) {
        let key = |area| (indicator, series.breakdown, area);
        let own = key(series.area);
        let about = scorecard.area(series.area);
        let is_made = !about.members.is_empty();
        if is_made && let Ok(parts) = scorecard.parts_of(series.area) {
            made_of.insert(own, parts.into_iter().map(key).collect());
        }
        // What has no figures in between is no step.
        let Some(above) = scorecard.upwards(series.area).skip(1).find(|above| sums.has(&key(*above))) else {
            continue;
        };
        for layer in [None, Some(about.footprint)] {
            for with_made in [false, true] {
                if with_made || !is_made {
                    let of = layers.entry((about.kind, layer, with_made)).or_default();
                    of.entry(key(above)).or_default().insert(own);
                }
            }
        }
    }
    (layers, made_of)
}

/// Sums in which footprints stand for what they are made of.
struct WithFootprints {
    /// One footprint in each.
    alone: Vec<(Key, BTreeSet<Key>)>,
    /// As many as do not overlap.
    together: Vec<(Key, BTreeSet<Key>)>,
}

/// Two sums of which one is a part of the other give a third: a place less its footprint is the rest of the place.
fn with_footprints(own: &[(Key, BTreeSet<Key>)], made_of: &Parts) -> WithFootprints {
    let mut of_part: HashMap<Key, Vec<usize>> = HashMap::new();
    for (at, (_, parts)) in own.iter().enumerate() {
        for part in parts {
            of_part.entry(*part).or_default().push(at);
        }
    }
    let mut within: BTreeMap<usize, Vec<(Key, &BTreeSet<Key>)>> = BTreeMap::new();
    for (footprint, members) in made_of {
        for at in members.first().and_then(|first| of_part.get(first)).into_iter().flatten() {
            let (whole, parts) = &own[*at];
            if whole != footprint && !parts.contains(footprint) && members.is_subset(parts) {
                within.entry(*at).or_default().push((*footprint, members));
            }
        }
    }
    let mut found = WithFootprints { alone: Vec::new(), together: Vec::new() };
    for (at, footprints) in within {
        let (whole, parts) = &own[at];
        let (mut rest, mut together) = (parts.clone(), 0);
        for (footprint, members) in footprints {
            let put = |within: &mut BTreeSet<Key>| {
                within.retain(|part| !members.contains(part));
                within.insert(footprint);
            };
            let mut alone = parts.clone();
            put(&mut alone);
            found.alone.push((*whole, alone));
            if members.is_subset(&rest) {
                put(&mut rest);
                together += 1;
            }
        }
        if together > 1 {
            found.together.push((*whole, rest));
        }
    }
    found
}
