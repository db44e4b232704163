//! The report in sentences, one a line: the same on the command line, in the window and on the clipboard.

use super::report::{FileReport, Report, Revision};
use super::words::counted;
use crate::model::{Flag, Word};

impl Report {
    /// The report in lines of plain text; what belongs to a line above it is moved to the right.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.files.iter().flat_map(FileReport::lines).collect();
        lines.push(self.figures());
        lines.extend(self.revisions.iter().map(|revision| format!("  {}", revision.line())));
        for (what, ids) in [("indicator", &self.new_indicators), ("area", &self.new_areas)] {
            if !ids.is_empty() {
                lines.push(format!(
                    "{}: {}.",
                    counted(ids.len() as u64, &format!("new {what}")),
                    listed(ids)
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
            lines.push(format!("  {rows} skipped: {} (line {}).", skipped.reason, skipped.lines));
        }
        if !self.columns_left.is_empty() {
            lines.push(format!("  Columns not used: {}.", self.columns_left.join(", ")));
        }
        lines.extend(self.remarks.iter().map(|remark| format!("  {remark}")));
        lines
    }
}

impl Revision {
    /// `suspension-rate, E08000002, 2023/24: 10.4 → 10.6 (also lower, upper)`.
    pub fn line(&self) -> String {
        let breakdown =
            self.breakdown.as_ref().map(|(by, group)| format!(", {by}: {group}")).unwrap_or_default();
        let before = value(self.before, self.flag_before);
        let after = value(self.after, self.flag_after);
        let values = if before == after { format!("{after} stays") } else { format!("{before} → {after}") };
        let also = match &self.also[..] {
            [] => String::new(),
            also => format!(" (also {})", also.join(", ")),
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

/// The first few, and how many more.
fn listed(ids: &[String]) -> String {
    const SHOWN: usize = 12;
    let shown = ids.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match ids.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
