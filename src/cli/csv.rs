//! Records as comma-separated values (RFC 4180), one line each under a line of names.
//!
//! The names are those of the JSON record, the outer one first. Where a record has several targets, marking rules or
//! hidden neighbourhoods, their cells hold one after the other, parted by semicolons.

use super::record::{Record, Target};
use std::io::{self, Write};

type Column = (&'static str, fn(&Record) -> String);

/// What parts several things in one cell.
const BETWEEN: &str = "; ";

const COLUMNS: &[Column] = &[
    ("indicator", |record| record.indicator.to_owned()),
    ("area", |record| record.area.to_owned()),
    ("breakdown_by", |record| text(record.breakdown.as_ref().map(|group| group.by))),
    ("breakdown_group", |record| text(record.breakdown.as_ref().map(|group| group.group))),
    ("period", |record| text(record.period.as_ref())),
    ("value", |record| text(record.value)),
    ("lower", |record| text(record.lower)),
    ("upper", |record| text(record.upper)),
    ("interval_method", |record| text(record.interval_method)),
    ("points", |record| record.points.to_string()),
    ("benchmark_area", |record| text(record.benchmark.area)),
    ("benchmark_value", |record| text(record.benchmark.value)),
    ("benchmark_difference", |record| text(record.benchmark.difference)),
    ("benchmark_verdict", |record| record.benchmark.verdict.to_owned()),
    ("benchmark_method", |record| text(record.benchmark.method)),
    ("benchmark_confidence", |record| record.benchmark.confidence.to_string()),
    ("benchmark_reason", |record| text(record.benchmark.reason)),
    ("spread_fifth", |record| text(record.spread.as_ref().map(|spread| spread.fifth))),
    ("spread_of", |record| text(record.spread.as_ref().map(|spread| spread.of))),
    ("spread_kind", |record| text(record.spread.as_ref().map(|spread| spread.kind))),
    ("change_from_previous", |record| text(record.change.from_previous)),
    ("change_from_first", |record| text(record.change.from_first)),
    ("change_run", |record| record.change.run.to_string()),
    ("rank_position", |record| text(record.rank.as_ref().map(|rank| rank.position))),
    ("rank_of", |record| text(record.rank.as_ref().map(|rank| rank.of))),
    ("rank_percentile", |record| text(record.rank.as_ref().map(|rank| rank.percentile))),
    ("trend_verdict", |record| record.trend.verdict.to_owned()),
    ("trend_judgement", |record| record.trend.judgement.to_owned()),
    ("trend_method", |record| text(record.trend.method)),
    ("trend_points", |record| record.trend.points.to_string()),
    ("trend_statistic", |record| text(record.trend.statistic)),
    ("trend_reason", |record| text(record.trend.reason)),
    ("spc_mean", |record| text(record.spc.mean)),
    ("spc_lower_limit", |record| text(record.spc.lower_limit)),
    ("spc_upper_limit", |record| text(record.spc.upper_limit)),
    ("spc_points", |record| record.spc.points.to_string()),
    ("spc_variation", |record| text(record.spc.variation)),
    ("spc_assurance", |record| text(record.spc.assurance)),
    ("spc_rules", |record| record.spc.rules.join(BETWEEN)),
    ("spc_reason", |record| text(record.spc.reason)),
    ("targets_priority", |record| of_targets(record, |target| target.priority.to_owned())),
    ("targets_value", |record| of_targets(record, |target| target.value.to_string())),
    ("targets_by", |record| of_targets(record, |target| text(target.by))),
    ("targets_status", |record| of_targets(record, |target| target.status.to_owned())),
    ("targets_expected_now", |record| of_targets(record, |target| text(target.expected_now))),
    ("targets_projected", |record| of_targets(record, |target| text(target.projected))),
    ("targets_arrives", |record| of_targets(record, |target| text(target.arrives.as_ref()))),
    ("targets_reason", |record| of_targets(record, |target| text(target.reason))),
    ("best_tenth_value", |record| text(record.best_tenth.as_ref().map(|best| best.value))),
    ("best_tenth_gap", |record| text(record.best_tenth.as_ref().map(|best| best.gap))),
    ("best_tenth_events", |record| text(record.best_tenth.as_ref().and_then(|best| best.events))),
    ("gradient_dimension", |record| text(record.gradient.dimension)),
    ("gradient_slope_index", |record| text(record.gradient.slope_index)),
    ("gradient_slope_lower", |record| text(record.gradient.slope_lower)),
    ("gradient_slope_upper", |record| text(record.gradient.slope_upper)),
    ("gradient_relative_index", |record| text(record.gradient.relative_index)),
    ("gradient_reason", |record| text(record.gradient.reason)),
    ("hidden_worse_neighbourhoods", |record| record.hidden.worse_neighbourhoods.join(BETWEEN)),
    ("hidden_reason", |record| text(record.hidden.reason)),
];

/// Writes the line of names and a line for each record.
pub(super) fn write<'a>(out: &mut impl Write, records: impl Iterator<Item = Record<'a>>) -> io::Result<()> {
    writeln!(out, "{}", line(COLUMNS.iter().map(|(name, _)| (*name).to_owned())))?;
    for record in records {
        writeln!(out, "{}", line(COLUMNS.iter().map(|(_, cell)| quoted(cell(&record)))))?;
    }
    Ok(())
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join(",")
}

/// One cell of all targets; empty ones keep their place, so that the columns stay in step.
fn of_targets(record: &Record, cell: impl Fn(&Target) -> String) -> String {
    record.targets.iter().map(cell).collect::<Vec<_>>().join(BETWEEN)
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The cell, in quotation marks where it holds what would part cells or lines.
fn quoted(cell: String) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_would_part_a_line_are_quoted() {
        let quoted = |cell: &str| quoted(cell.to_owned());
        assert_eq!(quoted("Bury"), "Bury");
        assert_eq!(quoted("Bury, Bolton"), "\"Bury, Bolton\"");
        assert_eq!(quoted("the \"Bury\" line"), "\"the \"\"Bury\"\" line\"");
        assert_eq!(quoted("two\nlines"), "\"two\nlines\"");
        assert_eq!(quoted(""), "");
    }
}
