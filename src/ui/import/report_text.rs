//! The report in words, to be read and to be copied.

use crate::import::{FileReport, Report, Revision};
use crate::model::{Flag, Scorecard, Word};
use crate::present::number::fixed;

/// A count with its thing: `1 row`, `1,234 rows`.
pub(super) fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", fixed(number as f64, 0), if number == 1 { one } else { many })
}

/// The name of a file or sheet.
pub(super) fn file_name(report: &FileReport) -> String {
    let name = report.file.file_name().unwrap_or(report.file.as_os_str()).to_string_lossy();
    match &report.sheet {
        Some(sheet) => format!("{name}, sheet “{sheet}”"),
        None => name.into_owned(),
    }
}

/// What became of the rows of one file, a line each.
pub(super) fn file_lines(report: &FileReport) -> Vec<String> {
    let mut lines = vec![format!(
        "{} read as {}: {} taken, {} repeated, {} not chosen, {} skipped.",
        count(report.rows, "row", "rows"),
        report.layout.name(),
        fixed(report.taken as f64, 0),
        fixed(report.repeated as f64, 0),
        fixed(report.not_chosen as f64, 0),
        fixed(report.skipped.iter().map(|skipped| skipped.lines.count()).sum::<u64>() as f64, 0),
    )];
    for skipped in &report.skipped {
        let rows = count(skipped.lines.count(), "row", "rows");
        let noun = if skipped.lines.count() == 1 { "line" } else { "lines" };
        lines.push(format!("Skipped {rows} because {} ({noun} {}).", skipped.reason, skipped.lines));
    }
    if !report.columns_left.is_empty() {
        lines.push(format!("Columns that nothing was taken from: {}.", report.columns_left.join(", ")));
    }
    lines.extend(report.remarks.iter().cloned());
    lines
}

/// A figure, or why there is none.
pub(super) fn figure(value: Option<f64>, flag: Option<Flag>) -> String {
    let words = |flag: Flag| flag.as_str().replace('-', " ");
    match (value, flag) {
        (Some(value), None) => number(value),
        (Some(value), Some(flag)) => format!("{} ({})", number(value), words(flag)),
        (None, Some(flag)) => words(flag),
        (None, None) => "none".to_owned(),
    }
}

/// All the digits there are: two values that differ must not look the same.
fn number(value: f64) -> String {
    let digits = format!("{value}");
    let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    fixed(value, decimals)
}

/// What changed besides the value, in words.
pub(super) fn also(revision: &Revision) -> String {
    let words = revision.also.iter().map(|column| match *column {
        "lower" => "lower limit",
        "upper" => "upper limit",
        "numerators" => "numerator",
        "denominators" => "denominator",
        "flags" => "flag",
        "notes" => "note",
        "verdicts" => "published verdict",
        other => other,
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The name of an indicator and of the group it is given for.
pub(super) fn indicator_name(scorecard: &Scorecard, revision: &Revision) -> String {
    let id = scorecard.indicator_by_id(&revision.indicator);
    let name = id.map_or(revision.indicator.as_str(), |id| scorecard.indicator(id).name.as_str());
    match &revision.breakdown {
        Some((_, group)) => format!("{name}, {group}"),
        None => name.to_owned(),
    }
}

/// The name of an area.
pub(super) fn area_name(scorecard: &Scorecard, code: &str) -> String {
    let area = scorecard.area_by_code(code);
    area.map_or_else(|| code.to_owned(), |area| scorecard.area(area).name.clone())
}

/// The whole report, to be sent on.
pub(super) fn whole(report: &Report, scorecard: &Scorecard) -> String {
    let mut lines = vec![
        format!("Import into {}", scorecard.header().title),
        format!(
            "{} new, {} changed, {} unchanged.",
            count(report.new, "figure", "figures"),
            fixed(report.revisions.len() as f64, 0),
            fixed(report.unchanged as f64, 0)
        ),
    ];
    for file in &report.files {
        lines.push(String::new());
        lines.push(file_name(file));
        lines.extend(file_lines(file).into_iter().map(|line| format!("- {line}")));
    }
    let mut list = |title: &str, items: Vec<String>| {
        if !items.is_empty() {
            lines.push(String::new());
            lines.push(title.to_owned());
            lines.extend(items.into_iter().map(|item| format!("- {item}")));
        }
    };
    let changed = report.revisions.iter().map(|revision| {
        let also = also(revision);
        format!(
            "{}, {}, {}: {} became {}{} ({}, line {})",
            indicator_name(scorecard, revision),
            area_name(scorecard, &revision.area),
            revision.period,
            figure(revision.before, revision.flag_before),
            figure(revision.after, revision.flag_after),
            if also.is_empty() { String::new() } else { format!("; also {also}") },
            revision.from.0.file_name().unwrap_or_default().to_string_lossy(),
            revision.from.1
        )
    });
    list("Changed figures", changed.collect());
    list("New indicators", report.new_indicators.clone());
    list("New areas", report.new_areas.clone());
    list("Remarks", report.remarks.clone());
    lines.join("\n") + "\n"
}
