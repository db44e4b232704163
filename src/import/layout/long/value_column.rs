//! The column of values of a tidy table: which one it is where none has a usual name, and what its own name says of its
//! values.

use super::columns::{Column, Columns};
use crate::import::basis::Basis;
use crate::import::layout::measure::{Measured, says_measure};
use crate::import::layout::others::{is_no_indicator, is_no_value};
use crate::import::layout::period;
use crate::import::layout::sample::holds_figures;
use crate::import::layout::{FirstRows, is_of_period};
use crate::import::table::{ColumnSearch, people, plain};
use crate::import::words::without_footnote;

/// What the header of figures says of how they are measured; blank where it says nothing.
pub(super) fn measured(header: &str) -> String {
    // A group of people says nothing of that.
    let said = of_people(header).map_or(header, |(_, group, said)| {
        // Persons are told from households by this word alone.
        if people::is_everyone(group) { header } else { said }
    });
    let is_known = says_measure(said);
    let is_known = is_known && (!plain(said).starts_with("val") || !Measured::of_name(said).is_empty());
    if is_known { said.to_owned() } else { Basis::label(said) }
}

/// The group of people that a header names alone or before brackets, with what it is a group of, and what stands in the
/// brackets: `Males (%)`.
fn of_people(header: &str) -> Option<(&'static str, &str, &str)> {
    let header = without_footnote(header);
    let in_brackets = header.strip_suffix(')').and_then(|rest| rest.split_once('('));
    let (group, said) = in_brackets.map_or((header, ""), |(group, said)| (group.trim(), said.trim()));
    Some((people::dimension_of_all(group)?, group, said))
}

/// A group that all rows of a table are of.
#[derive(Debug)]
pub(super) struct OfAll {
    pub by: &'static str,
    pub group: String,
    /// What is called so.
    pub what: &'static str,
}

/// The groups that the sheet and the column of values are called by, where no column has groups of the same kind.
pub(super) fn of_all(search: &ColumnSearch<'_>, rows: &FirstRows<'_>, columns: &Columns) -> Vec<OfAll> {
    let has_own = |by: &str| columns.groups.iter().any(|(label, _)| plain(label).contains(&plain(by)));
    let header = columns.at(Column::Value).map(|at| search.header.names()[at].as_str());
    let of_header = header.and_then(of_people).map(|(by, group, _)| (by, group));
    let sheet = rows.group_of_sheet().map(|of| (of, "The sheet"));
    let column = of_header.map(|of| (of, "The column of values"));
    let mut all: Vec<OfAll> = Vec::new();
    for ((by, group), what) in sheet.into_iter().chain(column) {
        if !has_own(by) && all.iter().all(|known| known.by != by) {
            all.push(OfAll { by, group: group.to_owned(), what });
        }
    }
    all
}

/// Why figures cannot be taken whose only column is this one, where by its name they are no values; `called` is that name
/// without what else it says. Where no column names the indicator, a name that may be one is taken for it.
pub(in crate::import::layout) fn why_no_value(
    search: &ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    at: usize,
    (called, names_indicator): (&str, bool),
) -> Option<String> {
    if rows.mapping.role_at(search.header, at).is_some() {
        return None;
    }
    let name = search.header.said_as(at);
    let is_none = if names_indicator { is_no_indicator(called) } else { is_no_value(called) };
    is_none.then(|| format!(
        "The only column of figures is ‘{name}’, and by its name these are no values of the areas at the time: a target or a \
         forecast, the value of another time or area, a rank, a change, a limit, or all the people. If they are what is \
         wanted, say so (--map '{name}=value', or in the window, where the file is added)."
    ))
}

/// The only column of figures among those that have no role, where the first rows show that there is one.
pub(super) fn only_figures(
    search: &mut ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    has_period: bool,
) -> Option<usize> {
    let names = search.header.names();
    // Periods across are figures of several periods, even where the first rows show only one of them.
    let says_when = |name: &str| if has_period { period::label(name).is_ok() } else { is_of_period(name) };
    if (0..names.len()).any(|at| search.is_free(at) && says_when(&names[at])) {
        return None;
    }
    let free = (0..names.len()).filter(|&at| search.is_free(at));
    let mut figures = free.filter(|&at| holds_figures(rows.below, at));
    let only = figures.next().filter(|_| figures.next().is_none())?;
    search.mark(only);
    search.say_taken(only, "value");
    Some(only)
}

/// The column of counts, where a table has no other figures: what it is called says how they are measured.
pub(super) fn only_count(
    search: &mut ColumnSearch<'_>,
    rows: &FirstRows<'_>,
    columns: &mut Columns,
) -> Option<usize> {
    let free = (0..search.header.names().len()).filter(|&at| search.is_free(at));
    if free.into_iter().any(|at| holds_figures(rows.below, at)) {
        return None;
    }
    let count = columns.at(Column::Numerator).filter(|_| columns.at(Column::Denominator).is_none())?;
    columns.set(Column::Numerator, None);
    search.remarks.retain(|remark| !remark.ends_with("was taken as `numerator`."));
    search.say_taken(count, "value");
    Some(count)
}
