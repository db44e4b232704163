//! Which columns records have as a table.
//!
//! The names are those of the JSON record, the outer one first. Where a record has several of something (targets, marking
//! rules, hidden neighbourhoods), one cell holds them all, separated by semicolons.

use super::cell::{self, Cell};
use crate::words::tame;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// Where each column is found in a record: the names of the fields on the way, separated by points.
pub type Columns = &'static [&'static str];

pub const RESULTS: Columns = &[
    "indicator",
    "area",
    "breakdown.by",
    "breakdown.group",
    "period",
    "value",
    "lower",
    "upper",
    "interval_method",
    "points",
    "benchmark.area",
    "benchmark.value",
    "benchmark.difference",
    "benchmark.verdict",
    "benchmark.method",
    "benchmark.confidence",
    "benchmark.reason",
    "spread.fifth",
    "spread.of",
    "spread.kind",
    "spread.reason",
    "change.from_previous",
    "change.from_first",
    "change.run",
    "movement.verdict",
    "movement.by",
    "movement.since",
    "movement.lately",
    "movement.lately_since",
    "movement.gap",
    "movement.reason",
    "movement.gap_reason",
    "rank.position",
    "rank.of",
    "rank.percentile",
    "trend.verdict",
    "trend.judgement",
    "trend.method",
    "trend.points",
    "trend.statistic",
    "trend.reason",
    "spc.mean",
    "spc.lower_limit",
    "spc.upper_limit",
    "spc.points",
    "spc.variation",
    "spc.assurance",
    "spc.rules",
    "spc.seasonal",
    "spc.reason",
    "targets.priority",
    "targets.value",
    "targets.by",
    "targets.status",
    "targets.certain",
    "targets.expected_now",
    "targets.needed_pace",
    "targets.own_pace",
    "targets.projected",
    "targets.arrives",
    "targets.reason",
    "best_tenth.value",
    "best_tenth.gap",
    "best_tenth.events",
    "best_tenth.area",
    "gradient.dimension",
    "gradient.slope_index",
    "gradient.slope_lower",
    "gradient.slope_upper",
    "gradient.relative_index",
    "gradient.trend.verdict",
    "gradient.trend.statistic",
    "gradient.trend.reason",
    "gradient.reason",
    "hidden.worse_neighbourhoods",
    "hidden.tested",
    "hidden.population_share",
    "hidden.reason",
];

pub const LOOK_FIRST: Columns =
    &["box", "area", "indicator", "level", "level_by", "movement", "gap", "effect", "people", "period"];

pub const PRIORITIES: Columns = &[
    "priority",
    "area",
    "level",
    "status",
    "sentence",
    "stand",
    "movement",
    "mark",
    "indicators.indicator",
    "indicators.status",
    "indicators.level",
    "indicators.movement",
    "indicators.gap",
    "indicators.target",
];

pub const BALANCE: Columns = &[
    "area",
    "national.weight",
    "national.measured",
    "national.improving",
    "national.stand.better",
    "national.stand.similar",
    "national.stand.worse",
    "national.stand.not_compared",
    "national.way.improving",
    "national.way.steady",
    "national.way.worsening",
    "national.way.unknown",
    "local.weight",
    "local.measured",
    "local.improving",
    "local.stand.better",
    "local.stand.similar",
    "local.stand.worse",
    "local.stand.not_compared",
    "local.way.improving",
    "local.way.steady",
    "local.way.worsening",
    "local.way.unknown",
    "as_weighted.stand.better",
    "as_weighted.stand.similar",
    "as_weighted.stand.worse",
    "as_weighted.stand.not_compared",
    "as_weighted.way.improving",
    "as_weighted.way.steady",
    "as_weighted.way.worsening",
    "as_weighted.way.unknown",
    "as_halves.stand.better",
    "as_halves.stand.similar",
    "as_halves.stand.worse",
    "as_halves.stand.not_compared",
    "as_halves.way.improving",
    "as_halves.way.steady",
    "as_halves.way.worsening",
    "as_halves.way.unknown",
];

pub const INTERVENTIONS: Columns = &[
    "intervention",
    "area",
    "indicator",
    "role",
    "before",
    "after",
    "change",
    "comparators",
    "comparators_change",
    "difference",
    "lower",
    "upper",
    "finding",
    "sign",
    "origin_change",
    "origin_reason",
    "pre_trend",
    "pre_trend_lower",
    "pre_trend_upper",
    "england_change",
    "reason",
];

/// Writes the line of names and a line for each record.
///
/// # Errors
/// Where `out` takes no more.
pub fn write<T: Serialize>(
    out: impl Write,
    columns: Columns,
    records: impl Iterator<Item = T>,
) -> io::Result<()> {
    let names = columns.iter().map(|column| column.replace('.', "_"));
    cell::write(out, names, records.map(|record| cells(columns, &record)), tame::cell)
}

/// What a record has in these columns.
pub(in crate::export) fn cells(columns: Columns, record: &impl Serialize) -> Vec<Cell> {
    // A record is made of texts, numbers and lists of them, all of which JSON has.
    let record = serde_json::to_value(record).unwrap_or_default();
    columns.iter().map(|column| at(&record, column)).collect()
}

/// What a record has at the end of a way; nothing where the way ends early.
fn at(record: &Value, way: &str) -> Cell {
    let (name, rest) = way.split_once('.').map_or((way, None), |(name, rest)| (name, Some(rest)));
    match (record.get(name), rest) {
        (None, _) => Cell::Blank,
        (Some(Value::Array(several)), Some(rest)) => {
            Cell::Several(several.iter().map(|one| at(one, rest)).collect())
        }
        (Some(Value::Array(several)), None) => Cell::Several(several.iter().map(of_value).collect()),
        (Some(inner), Some(rest)) => at(inner, rest),
        (Some(value), None) => of_value(value),
    }
}

fn of_value(value: &Value) -> Cell {
    match value {
        Value::String(text) => Cell::Text(text.clone()),
        Value::Number(number) => number.as_f64().map_or(Cell::Blank, Cell::Number),
        Value::Bool(yes) => Cell::Yes(*yes),
        Value::Null | Value::Array(_) | Value::Object(_) => Cell::Blank,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(columns: Columns, record: Value) -> String {
        let mut out = Vec::new();
        write(&mut out, columns, std::iter::once(record)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cells_that_would_split_a_line_are_quoted() {
        let cell = |text: &str| written(&["text", "end"], json!({ "text": text, "end": 1 }));
        assert_eq!(cell("Bury"), "text,end\nBury,1\n");
        assert_eq!(cell("Bury, Bolton"), "text,end\n\"Bury, Bolton\",1\n");
        assert_eq!(cell("the \"Bury\" line"), "text,end\n\"the \"\"Bury\"\" line\",1\n");
    }

    #[test]
    fn text_of_a_file_is_no_formula_and_no_escape() {
        let cell = |text: &str| written(&["text", "end"], json!({ "text": text, "end": -1.5 }));
        assert_eq!(cell("=1+1"), "text,end\n'=1+1,-1.5\n");
        assert_eq!(cell("two\nlines\u{1b}[2J"), "text,end\ntwo lines [2J,-1.5\n");
    }

    #[test]
    fn fields_within_fields_and_lists_have_their_columns() {
        let record = json!({ "outer": { "inner": 10.0 }, "gone": null, "list": ["a", "b"],
            "many": [{ "of": 1 }, { "of": null }] });
        let columns: Columns = &["outer.inner", "gone.inner", "list", "many.of"];
        assert_eq!(written(columns, record), "outer_inner,gone_inner,list,many_of\n10,,a; b,1; \n");
    }
}
