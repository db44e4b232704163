//! Columns that are called as those of groups and hold measures.

use super::columns::{Column, Columns};
use crate::import::layout::FirstRows;
use crate::import::layout::fields::field;
use crate::import::layout::measure::says_measure;
use crate::import::layout::part::Part;
use crate::import::source;
use crate::import::table::ColumnSearch;
use std::collections::BTreeSet;

/// Takes a column that is called as one of groups for what it is where its words say how figures are measured: `Estimate` and
/// `SE` are numbers of one figure, `Rate` and `Number` figures of their own.
pub(super) fn find_among_groups(columns: &mut Columns, search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) {
    let is_free = columns.at(Column::Dimension).is_none() && columns.at(Column::Measure).is_none();
    let Some(at) = columns.at(Column::Group).filter(|_| is_free) else { return };
    if rows.mapping.role_at(search.header, at).is_some() {
        return;
    }
    let words: BTreeSet<String> =
        rows.below.iter().map(|record| source::text(field(record, Some(at))).0.into_owned()).collect();
    let is_number = |words: &String| {
        let (part, rest) = Part::of_row(words);
        rest.is_empty() && (part != Part::Value || !words.is_empty())
    };
    let are_numbers = words.iter().all(is_number);
    let are_measures =
        || words.iter().all(|words| Part::of_row(words).0 != Part::Value || says_measure(words));
    if words.len() < 2 || !(are_numbers || are_measures()) {
        return;
    }
    let (column, name) = match columns.at(Column::Indicator) {
        None if !are_numbers => (Column::Indicator, "indicator"),
        _ => (Column::Measure, "measure"),
    };
    columns.set(Column::Group, None);
    search.remarks.retain(|remark| !remark.ends_with("was taken as `breakdown_group`."));
    columns.set(column, Some(at));
    search.say_taken(at, name);
}
