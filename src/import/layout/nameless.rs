//! Columns that cannot be told by their names: those without one, and those that share one.

use super::{FirstRows, RowReader, fields, sample, token};
use crate::import::table::{ColumnSearch, Mapping};
use crate::import::words::listed;
use crate::model::Role;

/// Says of columns without a name that they hold figures, which nothing can be called by; but for numbers that only count
/// the rows.
pub(super) fn without_name(search: &ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<String> {
    let counts_rows = |at: usize| {
        let numbers = rows.below.iter().map(|record| token::number(fields::field(record, Some(at))));
        let numbers: Vec<Option<f64>> = numbers.collect();
        let is_next = |pair: &[Option<f64>]| matches!(pair, [Some(one), Some(next)] if (next - one - 1.0).abs() < f64::EPSILON);
        at == 0 && numbers.windows(2).all(is_next)
    };
    let names = search.header.names();
    let is_lost = |at: &usize| {
        let is_blank = names[*at].trim().is_empty() && search.is_free(*at);
        is_blank && sample::holds_figures(rows.below, *at) && !counts_rows(*at)
    };
    let lost: Vec<String> = (0..names.len()).filter(is_lost).map(|at| (at + 1).to_string()).collect();
    let (columns, has, were, its) = match &lost[..] {
        [] => return None,
        [_] => ("Column", "has", "was", "it, if its figures are"),
        _ => ("Columns", "have", "were", "each whose figures are"),
    };
    Some(format!(
        "{columns} {} {has} figures and no name, and {were} not used: write a name above {its} wanted.",
        listed(lost.iter().map(String::as_str), 8)
    ))
}

/// Why a table cannot be read in which two columns have one name and only one of them is taken, or both for the same
/// figures: which stands first decides nothing. Where somebody says what the other one holds, it is clear.
pub(super) fn namesakes(reader: &RowReader, search: &ColumnSearch<'_>, mapping: &Mapping) -> Option<String> {
    let header = search.header;
    let is_figures =
        |at: usize| matches!(reader, RowReader::Wide(_)) && reader.roles().get(at) == Some(&Role::Value);
    // A number and its share are two, where no limits are there that may be of either.
    let beside = [Role::Lower, Role::Upper, Role::Margin, Role::Numerator, Role::Denominator];
    let has_beside = reader.roles().iter().any(|role| beside.contains(role));
    let is_share = |at: usize| header.names()[at].contains('%');
    let are_of_periods = |at: usize, other: usize| match reader {
        RowReader::Wide(wide) => wide.are_of_other_periods(at, other),
        _ => false,
    };
    let are_two = |at: usize, other: usize| {
        (is_share(at) != is_share(other) && !has_beside) || are_of_periods(at, other)
    };
    let is_rival = |at: usize, other: usize| {
        let is_left = search.is_free(other) && mapping.role_at(header, other).is_none();
        is_left || (is_figures(at) && is_figures(other) && !are_two(at, other))
    };
    let is_taken = |at: &usize| {
        !search.is_free(*at) && !header.is_spare(*at) && mapping.role_at(header, *at) != Some(Role::Ignore)
    };
    let (at, other) = (0..header.names().len())
        .filter(is_taken)
        .find_map(|at| Some((at, header.namesakes(at).find(|other| is_rival(at, *other))?)))?;
    let (first, second) = (at.min(other) + 1, at.max(other) + 1);
    Some(format!(
        "Columns {first} and {second} are both called ‘{}’, and only one of them can be meant. Say which of them is not wanted \
         (--map 'column {second}=ignore' or --map 'column {first}=ignore', or in the window, where the file is added); or give \
         them names of their own.",
        header.names()[at].trim()
    ))
}
