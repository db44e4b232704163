//! The report on each file: every row counted once.

use super::figures::{Figures, Outcome};
use crate::import::gather::{Gathered, Observation, TableRead};
use crate::import::report::{FileReport, Lines, Skipped};

/// What became of the rows of each table.
pub(super) fn file_reports(gathered: &Gathered, figures: &Figures) -> Vec<FileReport> {
    let mut accounts: Vec<Account> = gathered.tables.iter().map(|_| Account::default()).collect();
    let outcomes = gathered.observations.iter().zip(&figures.outcomes);
    let mut row: Option<Row> = None;
    for (observation, outcome) in outcomes {
        if row.as_ref().is_none_or(|row| !row.holds(observation)) {
            if let Some(done) = row.take() {
                accounts[done.table].close(&done);
            }
            row = Some(Row::new(observation));
        }
        if let Some(row) = &mut row {
            row.outcomes.push(*outcome);
        }
    }
    if let Some(done) = row {
        accounts[done.table].close(&done);
    }
    let report = |(table, account): (&TableRead, Account)| account.report(table, &figures.reasons);
    gathered.tables.iter().zip(accounts).map(report).collect()
}

/// A row and what became of its observations, which stand side by side.
struct Row {
    table: usize,
    line: u64,
    outcomes: Vec<Outcome>,
}

impl Row {
    fn new(observation: &Observation) -> Self {
        Self { table: observation.table as usize, line: observation.line, outcomes: Vec::new() }
    }

    fn holds(&self, observation: &Observation) -> bool {
        (self.table, self.line) == (observation.table as usize, observation.line)
    }
}

/// How rows that gave observations have to be counted otherwise.
#[derive(Default)]
struct Account {
    repeated: u64,
    left_out: u64,
    /// By position of the reason.
    refused: Vec<(u32, Lines)>,
    /// Rows of which only some figures could be used.
    partly: Lines,
}

impl Account {
    fn close(&mut self, row: &Row) {
        let refused = row.outcomes.iter().find_map(|outcome| match outcome {
            Outcome::Refused(reason) => Some(*reason),
            _ => None,
        });
        if row.outcomes.contains(&Outcome::Taken) {
            if refused.is_some() {
                self.partly.add(row.line);
            }
        } else if let Some(reason) = refused {
            let known = self.refused.iter().position(|(known, _)| *known == reason);
            let at = known.unwrap_or_else(|| {
                self.refused.push((reason, Lines::default()));
                self.refused.len() - 1
            });
            self.refused[at].1.add(row.line);
        } else if row.outcomes.contains(&Outcome::Repeated) {
            self.repeated += 1;
        } else {
            self.left_out += 1;
        }
    }

    fn report(self, table: &TableRead, reasons: &[String]) -> FileReport {
        let refused_rows: u64 = self.refused.iter().map(|(_, lines)| lines.count()).sum();
        let skipped = table.skipped.iter().map(|(reason, lines)| (reason.clone(), lines.clone()));
        let refused = self.refused.into_iter().map(|(at, lines)| (reasons[at as usize].clone(), lines));
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
            skipped: skipped.chain(refused).map(|(reason, lines)| Skipped { reason, lines }).collect(),
            columns_left: table.columns_left.clone(),
            remarks,
        }
    }
}
