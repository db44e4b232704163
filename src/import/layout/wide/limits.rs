//! Which figures limits and counts belong to whose headers have no other name.

use super::series::Headed;
use crate::import::layout::measure::Measured;
use crate::import::layout::part::Part;
use crate::import::layout::period::Label;
use crate::import::table::{ColumnSearch, named_without_unit, plain};

/// Limits and counts that are said to be such go with the figures that are called alike, or with the only ones there
/// are; those of no figures are left out, which is said.
pub(super) fn join_what_is_said(headed: &mut Vec<Headed>, search: &mut ColumnSearch<'_>) {
    let values: Vec<(String, Option<Label>)> = (headed.iter())
        .filter(|column| column.part == Part::Value)
        .map(|column| (column.rest.clone(), column.period.clone()))
        .collect();
    let is_of_any = |column: &Headed| {
        values.iter().any(|(rest, period)| {
            named_without_unit(rest) == named_without_unit(&column.rest) && *period == column.period
        })
    };
    headed.retain_mut(|column| {
        if !column.is_said || is_of_any(column) {
            return true;
        }
        if let [(rest, period)] = &values[..] {
            (column.rest, column.period) = (rest.clone(), period.clone());
            return true;
        }
        let name = search.header.said_as(column.at);
        search.remarks.push(format!(
            "The column `{name}` was left out: several columns hold figures, and none of them is called alike."
        ));
        false
    });
}

/// Limits without another name that come again behind each of several figures, a lower and an upper one right behind it, go
/// with these.
pub(super) fn join_repeated_limits(headed: &mut [Headed]) {
    let is_bare = |column: &Headed, part| column.part == part && column.rest.is_empty() && !column.is_said;
    let is_run = |run: &[Headed]| {
        let [value, one, other] = run else { return false };
        let are_limits = |lower, upper| is_bare(lower, Part::Lower) && is_bare(upper, Part::Upper);
        value.part == Part::Value
            && (one.at, other.at) == (value.at + 1, value.at + 2)
            && (are_limits(one, other) || are_limits(other, one))
    };
    let runs: Vec<usize> =
        headed.windows(3).enumerate().filter(|(_, run)| is_run(run)).map(|(at, _)| at).collect();
    for at in runs.iter().copied().filter(|_| runs.len() > 1) {
        let (rest, period) = (headed[at].rest.clone(), headed[at].period.clone());
        for limit in &mut headed[at + 1..at + 3] {
            (limit.rest, limit.period) = (rest.clone(), period.clone());
        }
    }
}

/// Limits without another name, one lower and one upper of a period, go with the figures to the left of them: the only ones,
/// or such as have limits, rates and shares. So do counts without another name where there are only those figures.
pub(super) fn join_bare_limits(headed: &mut [Headed], search: &ColumnSearch<'_>) {
    let names = search.header.names();
    for at in 0..headed.len() {
        let column = &headed[at];
        if column.part == Part::Value || !column.rest.is_empty() || column.is_said {
            continue;
        }
        let of_period = |other: &&Headed| other.label() == column.label();
        let is_only = headed.iter().filter(of_period).filter(|other| other.part == column.part).count() == 1;
        let values = || headed.iter().filter(of_period).filter(|other| other.part == Part::Value);
        let is_limit = matches!(column.part, Part::Lower | Part::Upper);
        let Some(value) = values().rfind(|value| value.at < column.at).filter(|_| is_only) else { continue };
        if values().count() == 1 || (is_limit && says_rate(&names[value.at])) {
            let rest = value.rest.clone();
            headed[at].rest = rest;
        }
    }
}

/// Whether a header says that its figures are rates or shares.
pub(super) fn says_rate(name: &str) -> bool {
    let hints = Measured::of_name(name);
    plain(name) == "rate"
        || hints.iter().any(|hint| ["rate", "proportion", "standardised-rate"].contains(&&*hint.value))
}
