//! `placecard check`: what is wrong with a file, or worth knowing.

use super::arguments::{Check, CheckFormat};
use super::failure::{Failure, WRONG_INPUT};
use super::input;
use super::outcome::Outcome;
use crate::words::{approval_note, published_otherwise, tame};
use std::io::{self, Write};
use std::process::ExitCode;

/// Reads the file and prints its findings, errors first, each kind in the order of the file.
pub(super) fn run(call: &Check, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let (findings, title) = match input::read(&call.file)? {
        Ok(document) => {
            let scorecard = document.scorecard();
            let notes = document.notes_with(published_otherwise(scorecard), approval_note(scorecard));
            (notes, Some(scorecard.header().title.clone()))
        }
        Err(findings) => (findings, None),
    };
    let outcome = Outcome::of(title.as_deref(), &findings);
    match call.format {
        CheckFormat::Text => write_text(&outcome, out)?,
        CheckFormat::Json => outcome.write_json(out)?,
    }
    Ok(if outcome.errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(WRONG_INPUT) })
}

fn write_text(outcome: &Outcome, out: &mut impl Write) -> io::Result<()> {
    for (kind, faults) in [("error", &outcome.errors), ("note", &outcome.notes)] {
        for fault in faults {
            writeln!(out, "{kind}: {}", tame::line(&fault.to_string()))?;
        }
    }
    let title = outcome.title.map_or("The file cannot be opened".into(), tame::line);
    let errors = counted(outcome.errors.len(), "error");
    writeln!(out, "{title}: {errors}, {}.", counted(outcome.notes.len(), "note"))
}

/// `no errors`, `1 error`, `2 errors`.
fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}
