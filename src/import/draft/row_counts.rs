//! The report on each file: every row counted once.

use super::figures::{Figures, Outcome};
use crate::import::report::{FileReport, Lines, Skipped};
use crate::import::table::{Gathered, KeptReason, TableRead};

/// What became of the rows of each table.
pub(super) fn file_reports(gathered: &Gathered, figures: &Figures) -> Vec<FileReport> {
    let mut counts: Vec<RowCounts> = gathered.tables.iter().map(|_| RowCounts::default()).collect();
    let observations = &gathered.observations;
    for row in observations.rows() {
        let (origin, repeats) = (observations.origin(row.start), observations.repeats(row.start));
        if let Some(counts) = counts.get_mut(usize::from(origin.table)) {
            counts.add(u64::from(origin.line), repeats, &figures.outcomes[row]);
        }
    }
    let report = |(table, counts): (&TableRead, RowCounts)| counts.report(table, figures.reasons.list());
    gathered.tables.iter().zip(counts).map(report).collect()
}

/// How rows that gave observations have to be counted otherwise.
#[derive(Default)]
struct RowCounts {
    repeated: u64,
    left_out: u64,
    /// By position of the reason.
    refused: Vec<(u32, Lines)>,
    /// Rows of which only some figures could be used, by position of the reason.
    partly: Vec<(u32, Lines)>,
}

impl RowCounts {
    /// A row, by what became of its observations; `repeats` rows say the same and come to the same.
    fn add(&mut self, line: u64, repeats: u64, outcomes: &[Outcome]) {
        let reasons = outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Refused(reason) => Some(*reason),
            _ => None,
        });
        let refused = reasons.min();
        if outcomes.contains(&Outcome::Taken) {
            self.repeated += repeats;
            if let Some(reason) = refused {
                lines_of(&mut self.partly, reason).add(line);
            }
        } else if let Some(reason) = refused {
            let lines = lines_of(&mut self.refused, reason);
            lines.add(line);
            lines.add_unlisted(repeats);
        } else if outcomes.contains(&Outcome::Repeated) {
            self.repeated += 1 + repeats;
        } else {
            self.left_out += 1 + repeats;
        }
    }

    fn report(self, table: &TableRead, reasons: &[KeptReason]) -> FileReport {
        let refused_rows: u64 = self.refused.iter().map(|(_, lines)| lines.count()).sum();
        let refused = self.refused.into_iter().map(|(at, lines)| Skipped::of(&reasons[at as usize], lines));
        let skipped = Skipped::in_order(table.skipped.iter().cloned().chain(refused));
        let mut remarks = table.remarks.clone();
        let partly = self.partly.into_iter().map(|(at, lines)| Skipped::of(&reasons[at as usize], lines));
        remarks.extend(Skipped::in_order(partly).into_iter().map(|Skipped { reason, lines, .. }| {
            format!("Of some rows not all figures could be used, because {reason} ({}).", lines.said())
        }));
        FileReport {
            file: table.file.clone(),
            sheet: table.sheet.clone(),
            layout: table.layout,
            rows: table.rows,
            taken: table.taken - self.repeated - self.left_out - refused_rows,
            repeated: self.repeated,
            not_chosen: table.not_chosen + self.left_out,
            skipped,
            columns_left: table.columns_left.clone(),
            remarks,
        }
    }
}

/// The lines of a reason. There are few reasons, so the list is searched.
fn lines_of(list: &mut Vec<(u32, Lines)>, reason: u32) -> &mut Lines {
    let known = list.iter().position(|(known, _)| *known == reason);
    let at = known.unwrap_or_else(|| {
        list.push((reason, Lines::default()));
        list.len() - 1
    });
    &mut list[at].1
}
