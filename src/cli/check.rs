//! `placecard check`: what is wrong with a file, or worth knowing.

use super::arguments::{Check, CheckFormat};
use super::failure::{Failure, WRONG_INPUT};
use super::{disagreement, input};
use crate::format::{Finding, Severity};
use crate::words::tame;
use serde::{Serialize, Serializer};
use std::io::{self, Write};
use std::process::ExitCode;

/// Reads the file and prints its findings, errors first, each kind in the order of the file.
pub(super) fn run(call: &Check, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let (findings, title) = match input::read(&call.file)? {
        Ok(document) => {
            let scorecard = document.scorecard();
            let mut notes = document.notes().to_vec();
            notes.extend(disagreement::notes(scorecard));
            (notes, Some(scorecard.header().title.clone()))
        }
        Err(findings) => (findings, None),
    };
    let (errors, notes) = findings.iter().partition(|finding| finding.severity == Severity::Error);
    let outcome = Outcome { format: 1, title: title.as_deref(), errors, notes };
    match call.format {
        CheckFormat::Text => outcome.write_text(out)?,
        CheckFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &outcome).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(if outcome.errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(WRONG_INPUT) })
}

/// What `check` prints; the order of the fields is the order of the keys in JSON.
#[derive(Serialize)]
struct Outcome<'a> {
    format: u32,
    /// The title of the scorecard, where it opens.
    title: Option<&'a str>,
    #[serde(serialize_with = "with_places")]
    errors: Vec<&'a Finding>,
    #[serde(serialize_with = "with_places")]
    notes: Vec<&'a Finding>,
}

#[derive(Serialize)]
struct Found<'a> {
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
}

impl Outcome<'_> {
    fn write_text(&self, out: &mut impl Write) -> io::Result<()> {
        for (kind, findings) in [("error", &self.errors), ("note", &self.notes)] {
            for finding in findings {
                writeln!(out, "{kind}: {}", tame::line(&finding.to_string()))?;
            }
        }
        let title = self.title.map_or("The file cannot be opened".into(), tame::line);
        writeln!(
            out,
            "{title}: {}, {}.",
            counted(self.errors.len(), "error"),
            counted(self.notes.len(), "note")
        )
    }
}

fn with_places<S: Serializer>(findings: &[&Finding], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(findings.iter().map(|finding| Found {
        path: &finding.path,
        line: finding.position.map(|position| position.line),
        column: finding.position.map(|position| position.column),
        message: &finding.message,
    }))
}

/// `no errors`, `1 error`, `2 errors`.
fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}
