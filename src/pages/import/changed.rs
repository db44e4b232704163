//! Figures that an import changes, in words.

use crate::import::Revision;
use crate::model::{Flag, Scorecard, Word};
use crate::words::number::fixed;

/// A figure that is another now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedRow {
    /// The indicator, and the group where it is not everyone.
    pub indicator: String,
    /// The area.
    pub area: String,
    /// The period.
    pub period: String,
    /// The figure before.
    pub before: String,
    /// The figure now.
    pub after: String,
    /// What else changed.
    pub also: String,
    /// Where it comes from.
    pub from: String,
}

impl ChangedRow {
    /// In the words of the scorecard that came of it.
    pub fn new(revision: &Revision, scorecard: &Scorecard) -> Self {
        let (file, line) = &revision.from;
        let decimals =
            [revision.before, revision.after].into_iter().flatten().map(decimals).max().unwrap_or(0);
        let file = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
        Self {
            indicator: indicator_name(scorecard, revision),
            area: area_name(scorecard, &revision.area),
            period: revision.period.clone(),
            before: figure(revision.before, revision.flag_before, decimals),
            after: figure(revision.after, revision.flag_after, decimals),
            also: also(&revision.also),
            from: format!("{file}, line {line}"),
        }
    }

    /// What stands in a column of the table.
    pub fn field(&self, column: usize) -> &str {
        let Self { indicator, area, period, before, after, also, from } = self;
        [indicator, area, period, before, after, also, from].get(column).map_or("", |field| field.as_str())
    }

    /// The whole row as a sentence.
    pub fn sentence(&self) -> String {
        let Self { indicator, area, period, before, after, also, from } = self;
        let also = if also.is_empty() { String::new() } else { format!("; also changed: {also}") };
        format!("{indicator}, {area}, {period}: {before} becomes {after}{also} ({from})")
    }
}

fn indicator_name(scorecard: &Scorecard, revision: &Revision) -> String {
    let id = scorecard.indicator_by_id(&revision.indicator);
    let name = id.map_or(revision.indicator.as_str(), |id| scorecard.indicator(id).name.as_str());
    match &revision.breakdown {
        Some((_, group)) => format!("{name}, {group}"),
        None => name.to_owned(),
    }
}

fn area_name(scorecard: &Scorecard, code: &str) -> String {
    let area = scorecard.area_by_code(code);
    area.map_or_else(|| code.to_owned(), |area| scorecard.area(area).name.clone())
}

/// A figure, or why there is none.
fn figure(value: Option<f64>, flag: Option<Flag>, decimals: usize) -> String {
    let words = |flag: Flag| flag.as_str().replace('-', " ");
    match (value, flag) {
        (Some(value), None) => fixed(value, decimals),
        (Some(value), Some(flag)) => format!("{} ({})", fixed(value, decimals), words(flag)),
        (None, Some(flag)) => words(flag),
        (None, None) => "none".to_owned(),
    }
}

/// As many as there are: two values that differ must not look the same, and both of a row have as many.
fn decimals(value: f64) -> usize {
    let digits = format!("{value}");
    digits.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

fn also(columns: &[&str]) -> String {
    let words = columns.iter().map(|column| match *column {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_shows_every_digit_or_why_there_is_none() {
        assert_eq!(figure(Some(1234.5), None, decimals(1234.5)), "1,234.5");
        assert_eq!(figure(Some(-0.125), None, decimals(-0.125)), "−0.125");
        assert_eq!(figure(None, None, 0), "none");
        assert_eq!(figure(Some(61.0), None, decimals(59.8)), "61.0");
        let flag = Flag::ALL[0];
        assert_eq!(figure(None, Some(flag), 0), flag.as_str().replace('-', " "));
    }

    #[test]
    fn what_else_changed_is_said_in_words() {
        assert_eq!(also(&["lower", "numerators"]), "lower limit, numerator");
    }
}
