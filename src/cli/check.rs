//! `placecard check`: what is wrong with a file, or worth knowing.

use super::arguments::{Check, CheckFormat};
use super::failure::{Failure, WRONG_INPUT};
use super::{disagreement, input};
use crate::format::{Finding, Severity};
use serde::Serialize;
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
    let result = Outcome::of(&findings, title);
    match call.format {
        CheckFormat::Text => result.write_text(&findings, out)?,
        CheckFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &result).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(if result.errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(WRONG_INPUT) })
}

/// What `check` prints; the order of the fields is the order of the keys in JSON.
#[derive(Serialize)]
struct Outcome<'a> {
    format: u32,
    /// The title of the scorecard, where it opens.
    title: Option<String>,
    errors: usize,
    notes: usize,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    severity: &'static str,
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
}

impl<'a> Outcome<'a> {
    fn of(findings: &'a [Finding], title: Option<String>) -> Self {
        let of = |severity| findings.iter().filter(move |finding| finding.severity == severity);
        let (errors, notes) = (of(Severity::Error), of(Severity::Note));
        Self {
            format: 1,
            title,
            errors: errors.clone().count(),
            notes: notes.clone().count(),
            findings: errors.chain(notes).map(Found::of).collect(),
        }
    }

    fn write_text(&self, findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
        for severity in [Severity::Error, Severity::Note] {
            for finding in findings.iter().filter(|finding| finding.severity == severity) {
                writeln!(out, "{}: {finding}", word(severity))?;
            }
        }
        let counts = format!("{}, {}", counted(self.errors, "error"), counted(self.notes, "note"));
        match &self.title {
            Some(title) => writeln!(out, "{title}: {counts}."),
            None => writeln!(out, "The file cannot be opened: {counts}."),
        }
    }
}

impl<'a> Found<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self {
            severity: word(finding.severity),
            path: &finding.path,
            line: finding.position.map(|position| position.line),
            column: finding.position.map(|position| position.column),
            message: &finding.message,
        }
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Note => "note",
    }
}

/// `no errors`, `1 error`, `2 errors`.
fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}
