//! The report in sentences, one a line: the same on the command line, in the window and on the clipboard.

use super::report::{FileReport, Report, Revision, Skipped};
use super::words::{counted, listed};
use crate::model::{Flag, Word};
use std::cmp::Reverse;
use std::collections::HashMap;

impl Report {
    /// The report in lines of plain text; what belongs to a line above it is moved to the right.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.files.iter().flat_map(FileReport::lines).collect();
        lines.push(self.figures());
        lines.extend(self.brings.sentence().map(str::to_owned));
        lines.extend(self.revisions.iter().map(|revision| format!("  {}", revision.line())));
        for (what, ids) in [("indicator", &self.new_indicators), ("area", &self.new_areas)] {
            if !ids.is_empty() {
                lines.push(format!(
                    "{}: {}.",
                    counted(ids.len() as u64, &format!("new {what}")),
                    listed(ids.iter().map(String::as_str), 12)
                ));
            }
        }
        lines.extend(self.remarks.iter().cloned());
        lines
    }

    /// `120 new figures, 14 unchanged, 2 revised.`
    pub fn figures(&self) -> String {
        let revised = self.revisions.len();
        format!("{}, {} unchanged, {revised} revised.", counted(self.new, "new figure"), self.unchanged)
    }
}

impl FileReport {
    /// What it is called: the file's name, and the sheet.
    pub fn name(&self) -> String {
        let name = self.file.file_name().unwrap_or(self.file.as_os_str()).to_string_lossy();
        match &self.sheet {
            Some(sheet) => format!("{name}, sheet ‘{sheet}’"),
            None => name.into_owned(),
        }
    }

    /// What became of its rows, in lines.
    pub fn lines(&self) -> Vec<String> {
        let skipped: u64 = self.skipped.iter().map(|skipped| skipped.lines.count()).sum();
        let mut lines = vec![format!(
            "{} ({}): {} read; {} taken, {} repeated, {} not chosen, {skipped} skipped.",
            self.name(),
            self.layout.name(),
            counted(self.rows, "row"),
            self.taken,
            self.repeated,
            self.not_chosen,
        )];
        for skipped in &self.skipped {
            let rows = counted(skipped.lines.count(), "row");
            lines.push(format!("  {rows} skipped: {} ({}).", skipped.reason, skipped.lines.said()));
        }
        if !self.columns_left.is_empty() {
            lines.push(format!("  Columns not used: {}.", self.columns_left.join(", ")));
        }
        lines.extend(self.remarks.iter().map(|remark| format!("  {remark}")));
        lines
    }
}

/// Why rows were skipped, as one clause: each reason with its count, the commonest kind first, and one of each kind
/// before a second of any. Only a few are named.
pub(super) fn why_skipped(skipped: &[&Skipped]) -> String {
    const NAMED: usize = 4;
    let reason = |skipped: &Skipped| format!("{} ({})", skipped.reason, skipped.lines.said());
    if let [only] = skipped {
        return reason(only);
    }
    let mut by_count = skipped.to_vec();
    by_count.sort_by_key(|skipped| Reverse(skipped.lines.count()));
    // How many reasons of each kind there are so far, and how many rows they have.
    let mut kinds: HashMap<&str, (usize, u64)> = HashMap::new();
    let mut ranked = Vec::new();
    for skipped in by_count {
        let (reasons, rows) = kinds.entry(skipped.kind).or_default();
        ranked.push((*reasons, skipped));
        *reasons += 1;
        *rows += skipped.lines.count();
    }
    ranked.sort_by_key(|(rank, skipped)| (*rank, Reverse(kinds[skipped.kind].1)));
    let named = ranked.iter().take(NAMED);
    let mut clauses: Vec<String> =
        named.map(|(_, skipped)| format!("{} because {}", skipped.lines.count(), reason(skipped))).collect();
    let others: u64 = ranked.iter().skip(NAMED).map(|(_, skipped)| skipped.lines.count()).sum();
    if others > 0 {
        clauses.push(format!("{others} for other reasons"));
    }
    clauses.join("; ")
}

impl Revision {
    /// `suspension-rate, E08000002, 2023/24: 10.4 → 10.6 (changed too: lower, upper)`.
    pub fn line(&self) -> String {
        let breakdown =
            self.breakdown.as_ref().map(|(by, group)| format!(", {by}: {group}")).unwrap_or_default();
        let before = value(self.before, self.flag_before);
        let after = value(self.after, self.flag_after);
        let values = if before == after { format!("{after} stays") } else { format!("{before} → {after}") };
        let also = match &self.also[..] {
            [] => String::new(),
            also => format!(" (changed too: {})", also.join(", ")),
        };
        format!(
            "{}{breakdown}, {}, {}: {values}{also}, line {}",
            self.indicator, self.area, self.period, self.from.1
        )
    }
}

/// A value, or why there is none.
fn value(value: Option<f64>, flag: Option<Flag>) -> String {
    match (value, flag) {
        (Some(value), _) => value.to_string(),
        (None, Some(flag)) => flag.as_str().to_owned(),
        (None, None) => "–".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::report::Lines;

    fn skipped(kind: &'static str, reason: &str, lines: &[u64]) -> Skipped {
        let mut listed = Lines::default();
        for line in lines {
            listed.add(*line);
        }
        Skipped { reason: reason.to_owned(), kind, lines: listed }
    }

    #[test]
    fn every_kind_of_reason_is_named_with_its_count_before_a_second_of_any() {
        let period = |of: u64| skipped("period", &format!("the period ‘{of}’ is odd"), &[of]);
        let periods: Vec<Skipped> = (2..8).map(period).collect();
        let value = skipped("value", "the value is blank", &[8, 9]);
        let flag = skipped("flag", "the flag is odd", &[10]);
        let all: Vec<&Skipped> = periods.iter().chain([&value, &flag]).collect();
        assert_eq!(
            why_skipped(&all),
            "1 because the period ‘2’ is odd (line 2); 2 because the value is blank (lines 8–9); \
             1 because the flag is odd (line 10); 1 because the period ‘3’ is odd (line 3); 4 for other reasons"
        );
        assert_eq!(why_skipped(&[&value]), "the value is blank (lines 8–9)");
    }
}
