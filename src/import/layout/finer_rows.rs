//! Rows of several smaller areas for one larger: none of their figures is that of the whole.

use super::fields::{field, given};
use super::recognise::FirstRows;
use crate::import::source;
use crate::model::Role;
use csv::ByteRecord;
use std::collections::{BTreeMap, BTreeSet};

/// Two smaller areas that the first rows name in one of these columns, each with figures of its own, and the larger one that
/// both lie in: the first by their names, whatever order the rows are in.
pub(super) fn several_of_one(finer: &[usize], rows: &FirstRows<'_>, roles: &[Role]) -> Option<[String; 3]> {
    const KEYS: [Role; 6] =
        [Role::Indicator, Role::Period, Role::Breakdown, Role::BreakdownBy, Role::Measure, Role::Unit];
    let with = |wanted: &dyn Fn(&Role) -> bool| -> Vec<usize> {
        (0..roles.len()).filter(|at| wanted(&roles[*at]) && !finer.contains(at)).collect()
    };
    let areas = with(&|role| matches!(role, Role::Area | Role::Code | Role::Name));
    let keys = with(&|role| KEYS.contains(role));
    let figures = with(&|role| *role == Role::Value);
    let cells = |row: &ByteRecord, columns: &[usize]| -> Vec<Vec<u8>> {
        columns.iter().map(|at| field(row, Some(*at)).to_vec()).collect()
    };
    // By area and what else a row is of, the figures of each smaller area.
    let mut places: BTreeMap<_, BTreeMap<String, BTreeSet<_>>> = BTreeMap::new();
    for row in rows.below {
        let names = |columns: &[usize]| {
            let named = columns.iter().map(|at| given(row, Some(*at))).find(|name| !name.is_empty());
            named.map(|name| source::text(name).0.into_owned())
        };
        if let (Some(area), Some(smaller)) = (names(&areas), names(finer)) {
            let of_place = places.entry((area, cells(row, &keys))).or_default();
            of_place.entry(smaller).or_default().insert(cells(row, &figures));
        }
    }
    places.into_iter().find_map(|((area, _), smaller)| {
        // Where one of them has several figures, something else tells rows apart.
        if smaller.values().any(|figures| figures.len() > 1) {
            return None;
        }
        let (first, of_first) = smaller.first_key_value()?;
        let (other, _) = smaller.iter().find(|(_, figures)| *figures != of_first)?;
        Some([first.clone(), other.clone(), area])
    })
}
