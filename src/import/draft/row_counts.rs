//! The report on each file: every row counted once.

use super::figures::{Figures, Outcome};
use crate::import::report::{FileReport, Lines, Skipped};
use crate::import::table::people::natural;
use crate::import::table::{Gathered, KeptReason, Observations, TableRead};
use std::cmp::Reverse;

/// What became of the rows of each table.
pub(super) fn file_reports(gathered: &Gathered, figures: &Figures) -> Vec<FileReport> {
    let mut counts: Vec<RowCounts> = gathered.tables.iter().map(|_| RowCounts::default()).collect();
    let observations = &gathered.observations;
    let mut start = 0;
    while start < observations.len() {
        let origin = observations.origin(start);
        let further = (start + 1..observations.len()).take_while(|&at| observations.origin(at) == origin);
        let end = start + 1 + further.count();
        if let Some(counts) = counts.get_mut(usize::from(origin.table)) {
            counts.add(u64::from(origin.line), &figures.outcomes[start..end]);
            counts.add_repeats(observations, start, &figures.outcomes[start..end]);
        }
        start = end;
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
    /// Rows of which only some figures could be used.
    partly: Lines,
}

impl RowCounts {
    /// A row, by what became of its observations.
    fn add(&mut self, line: u64, outcomes: &[Outcome]) {
        let reasons = outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Refused(reason) => Some(*reason),
            _ => None,
        });
        let refused = reasons.min();
        if outcomes.contains(&Outcome::Taken) {
            if refused.is_some() {
                self.partly.add(line);
            }
        } else if let Some(reason) = refused {
            self.refused(reason).add(line);
        } else if outcomes.contains(&Outcome::Repeated) {
            self.repeated += 1;
        } else {
            self.left_out += 1;
        }
    }

    /// Later rows that say nothing but what a row has said: what it came to, they come to.
    fn add_repeats(&mut self, observations: &Observations, start: usize, outcomes: &[Outcome]) {
        for (at, outcome) in (start..).zip(outcomes) {
            match (observations.repeats(at), outcome) {
                (0, _) => {}
                (rows, Outcome::Taken | Outcome::Repeated) => self.repeated += rows,
                (rows, Outcome::LeftOut) => self.left_out += rows,
                (rows, Outcome::Refused(reason)) => self.refused(*reason).add_unlisted(rows),
            }
        }
    }

    /// There are few reasons, so the list is searched.
    fn refused(&mut self, reason: u32) -> &mut Lines {
        let known = self.refused.iter().position(|(known, _)| *known == reason);
        let at = known.unwrap_or_else(|| {
            self.refused.push((reason, Lines::default()));
            self.refused.len() - 1
        });
        &mut self.refused[at].1
    }

    fn report(self, table: &TableRead, reasons: &[KeptReason]) -> FileReport {
        let refused_rows: u64 = self.refused.iter().map(|(_, lines)| lines.count()).sum();
        let refused = self.refused.into_iter().map(|(at, lines)| Skipped::of(&reasons[at as usize], lines));
        let mut skipped: Vec<Skipped> = table.skipped.iter().cloned().chain(refused).collect();
        // Whatever order the rows are in: the commonest first.
        skipped.sort_by(|one, other| {
            let key = |skipped: &Skipped| (Reverse(skipped.lines.count()), skipped.kind);
            key(one).cmp(&key(other)).then_with(|| natural(&one.reason, &other.reason))
        });
        let mut remarks = table.remarks.clone();
        if self.partly.count() > 0 {
            remarks.push(format!("Some figures of a row could not be used: line {}.", self.partly));
        }
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
