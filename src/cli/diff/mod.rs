//! `placecard diff`: what changed between two editions of a scorecard.

mod first;
mod judgement;
mod record;
mod targets;
mod texts;

use super::arguments::{Diff, DiffFormat};
use super::failure::Failure;
use super::input;
use crate::analysis::changed::{Edition, changed, is_one_system};
use crate::analysis::{Analysis, Options};
use crate::format::{Document, today, written_otherwise};
use crate::words::{changed_told, different_systems, more_told, tame};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Judges both editions and prints what is not the same; that something changed is no failure.
pub(super) fn run(call: &Diff, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let read = |path: &Path| -> Result<Document, Failure> {
        input::read(path)?.map_err(|findings| Failure::of_findings_in(path, &findings))
    };
    let documents = [read(&call.old)?, read(&call.new)?];
    let files = documents.each_ref().map(|document| document.scorecard().as_ref());
    if !is_one_system(files) {
        return Err(Failure::Call(vec![different_systems(files)]));
    }
    let options = Options { as_at: None, today: Some(today()) };
    let analyses = files.map(|file| Analysis::with(file, &options));
    let editions = [0, 1].map(|at| Edition { scorecard: files[at], analysis: &analyses[at] });
    let changed = changed(editions);
    let written = written_otherwise(documents.each_ref(), changed.is_empty());
    let told = changed_told(&changed, editions, &written);
    if call.format == DiffFormat::Json {
        let document = record::Document::of(&changed, (&told, &written), editions);
        serde_json::to_writer_pretty(&mut *out, &document).map_err(io::Error::from)?;
        writeln!(out)?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "{}", tame::line(&told.headline))?;
    for note in &told.notes {
        writeln!(out, "{}", tame::line(note))?;
    }
    for section in &told.sections {
        writeln!(out, "\n{}", section.title)?;
        for line in &section.lines {
            writeln!(out, "- {}", tame::line(&line.text))?;
        }
        if let Some(more) = more_told(section.more) {
            writeln!(out, "- {more} --format json has all of them.")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
