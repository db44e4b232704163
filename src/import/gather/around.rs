//! Indicators that are called the same in tables which say other things around themselves: each is one of its own, and is asked
//! for its name.

use crate::import::table::{Field, FoundIndicator, Suggestion, named};
use std::collections::{BTreeMap, HashSet};

/// Gives those of one key each a key of its own, with what stands around its table, and proposes a name for it.
pub(super) fn tell_apart(found: &mut [FoundIndicator], is_there: impl Fn(usize) -> bool) {
    let mut of_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in (0..found.len()).filter(|at| is_there(*at)) {
        of_key.entry(found[at].key.to_lowercase()).or_default().push(at);
    }
    let mut taken: HashSet<String> = found.iter().map(|found| found.key.clone()).collect();
    for at in of_key.into_values().filter(|several| several.len() > 1).flatten() {
        let found = &mut found[at];
        let Some(label) = found.around.as_ref().map(|around| around.label().to_owned()) else { continue };
        // What says no more than the others has the name alone.
        if label.is_empty() {
            continue;
        }
        let mut key = format!("{} ({label})", found.key);
        while !taken.insert(key.clone()) {
            key.push('*');
        }
        found.own_key = Some(std::mem::replace(&mut found.key, key));
        match found.definition.name.take() {
            None => found.label_proposed(&label),
            Some(name) => found.suggestions.push(Suggestion {
                field: Field::Name,
                value: format!("{name} ({label})"),
                because: "that tells its table from another that has it too".to_owned(),
            }),
        }
        found.is_unnamed = true;
    }
}

/// Where tables of different files or sheets are proposed one name, for which each is asked: what stands around each is put
/// behind it where that tells all of them apart; else none is proposed, so that somebody says what each is called.
pub(super) fn part_proposed(found: &mut [FoundIndicator]) {
    let mut of_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, found) in found.iter().enumerate().filter(|(_, found)| found.is_unnamed) {
        let proposed = found.suggestions.iter().find(|hint| hint.field == Field::Name);
        if let Some(proposed) = proposed {
            of_name.entry(named(&proposed.value)).or_default().push(at);
        }
    }
    for several in of_name.into_values().filter(|several| several.len() > 1) {
        let label = |at: &usize| found[*at].around.as_ref().map(|around| around.label().to_owned());
        let labels: Vec<String> =
            several.iter().filter_map(label).filter(|label| !label.is_empty()).collect();
        let told: HashSet<String> = labels.iter().map(|label| named(label)).collect();
        let is_told = told.len() == several.len();
        for (place, at) in several.into_iter().enumerate() {
            match labels.get(place).filter(|_| is_told) {
                Some(label) => found[at].label_proposed(label),
                None => found[at].suggestions.retain(|hint| hint.field != Field::Name),
            }
        }
    }
}
