//! What is likely of a table that cannot be read: nothing of it is taken before somebody says so.

use super::{Column, Columns, find_columns, series, with_figures};
use crate::import::layout::recognise::FirstRows;
use crate::import::layout::sample::{Likely, holds_figures, likely};
use crate::import::table::{ColumnSearch, Header, Missing};
use crate::model::Role;

/// What a table that cannot be read has, and what it lacks.
pub(in crate::import) struct Lacking {
    /// What each column holds, by its name or by its first cells.
    pub roles: Vec<Role>,
    /// What no column holds.
    pub missing: Vec<Missing>,
}

impl Lacking {
    /// What a table with this header has and lacks.
    pub fn of(header: &Header, rows: &FirstRows<'_>) -> Self {
        let mut search = ColumnSearch::new(header);
        let mut columns = find_columns(&mut search, rows);
        by_cells(&mut search, rows, &mut columns);
        let series = series::find(&mut search, rows, &columns).map(|found| found.series).unwrap_or_default();
        let has_period = columns.at(Column::Period).is_some() || series.iter().any(|s| s.period.is_some());
        let lacks = [
            (columns.has_area() || series.iter().any(|series| series.area.is_some()), Missing::Area),
            (!series.is_empty(), Missing::Figures),
            (has_period, Missing::Period),
        ];
        let missing = lacks.iter().filter(|(has, _)| !has).map(|(_, missing)| *missing).collect();
        let mut roles = with_figures(columns.roles(header.names().len()), &series);
        if let ([_], false, Some(at)) = (&series[..], has_indicator(&columns), repeated_words(&search, rows))
        {
            roles[at] = Role::Indicator;
        }
        Self { roles, missing }
    }
}

/// Finds areas and periods by what stands in the cells, where no column has a name that says so.
fn by_cells(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>, columns: &mut Columns) {
    for (column, what) in [(Column::AreaName, Likely::Areas), (Column::Period, Likely::Periods)] {
        let has = if column == Column::Period { columns.at(column).is_some() } else { columns.has_area() };
        if let Some(at) = (!has).then(|| likely_to_hold(what, search, rows).next()).flatten() {
            search.mark(at);
            columns.set(column, Some(at));
        }
    }
}

/// A column of numbers that is likely one of years, of which nobody has said anything.
pub(super) fn may_be_periods(search: &ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<usize> {
    likely_to_hold(Likely::Periods, search, rows).find(|at| holds_figures(rows.below, *at))
}

/// A column that is likely one of periods, of which nobody has said anything.
pub(super) fn likely_periods(search: &ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<usize> {
    likely_to_hold(Likely::Periods, search, rows).next()
}

fn likely_to_hold(
    what: Likely,
    search: &ColumnSearch<'_>,
    rows: &FirstRows<'_>,
) -> impl Iterator<Item = usize> {
    free(search, rows).filter(move |at| likely(rows.below, *at) == Some(what))
}

fn has_indicator(columns: &Columns) -> bool {
    columns.at(Column::Indicator).or(columns.at(Column::IndicatorName)).is_some()
}

/// The only column of words that repeat themselves, as the names of a few indicators do down a long table.
fn repeated_words(search: &ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<usize> {
    let mut all = likely_to_hold(Likely::Repeated, search, rows);
    all.next().filter(|_| all.next().is_none())
}

/// The columns of which nobody has said anything and whose names say nothing.
fn free(search: &ColumnSearch<'_>, rows: &FirstRows<'_>) -> impl Iterator<Item = usize> {
    let said = |at: &usize| rows.mapping.role_at(search.header, *at).is_some();
    (0..search.header.names().len())
        .filter(|at| search.is_free(*at))
        .filter(move |at| !said(at))
        .collect::<Vec<_>>()
        .into_iter()
}
