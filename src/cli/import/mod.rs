//! `placecard import`: publishers' files in, a scorecard out.

mod answers;
mod progress;
mod report;
mod table;

use super::arguments::{CheckFormat, Import, ImportLayout};
use super::failure::{Failure, WRONG_INPUT};
use super::input;
use crate::format::{Before, Document, Finding, replace};
use crate::import::{self, Choice, Draft, ErrorKind, ImportError, Layout, Setup};
use std::io::Write;
use std::process::ExitCode;

/// Imports, or prints what has still to be said.
pub(super) fn run(call: &Import, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let base = call.into.as_deref().map(open_base).transpose()?;
    let choice = choice(call, base.as_ref());
    let gathered = progress::shown(|progress| import::gather(&choice, progress))?;
    let setup = Setup { title: call.title.clone(), system: call.system.clone() };
    let mut draft = Draft::new(gathered, base, setup);
    answers::apply(&mut draft, &call.answers)?;
    if call.accept {
        draft.accept_suggestions();
        answers::apply(&mut draft, &[])?;
    }
    let open = draft.open_questions();
    if !open.is_empty() {
        if let Some(path) = &call.questions {
            table::write(path, &draft)?;
        }
        report::questions(&open, call, out)?;
        return Ok(ExitCode::from(WRONG_INPUT));
    }
    let imported = draft.finish(jiff::Zoned::now().date())?;
    let written = call.output.as_deref().filter(|_| !call.dry_run);
    if let Some(path) = written {
        replace(path, imported.document.to_text().as_bytes(), Before::Anything)
            .map_err(|error| Failure::Machine(error.to_string()))?;
    }
    match call.format {
        CheckFormat::Text => report::text(&imported.report, written, out)?,
        CheckFormat::Json => report::json(&imported.report, written, out)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn open_base(path: &std::path::Path) -> Result<Document, Failure> {
    let sentences = |findings: Vec<Finding>| findings.iter().map(Finding::to_string).collect();
    input::read(path)?.map_err(|findings| Failure::Input(sentences(findings)))
}

fn choice(call: &Import, base: Option<&Document>) -> Choice {
    let layout = match call.layout {
        ImportLayout::Auto => None,
        ImportLayout::Tidy => Some(Layout::Tidy),
        ImportLayout::Fingertips => Some(Layout::Fingertips),
        ImportLayout::Ees => Some(Layout::Ees),
        ImportLayout::Ons => Some(Layout::Ons),
    };
    let mut choice = Choice {
        files: call.sources.clone(),
        layout,
        areas: call.areas.clone(),
        indicators: call.indicators.clone(),
        ..Choice::default()
    };
    if let Some(base) = base.filter(|_| call.areas.is_empty()) {
        choice.want_areas_of(base.scorecard());
    }
    choice
}

/// The exit status says whether the input, the call or the machine is at fault.
impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        let sentence = error.to_string();
        match error.kind() {
            ErrorKind::Input => Self::Input(vec![sentence]),
            ErrorKind::Call | ErrorKind::Cancelled => Self::Call(vec![sentence]),
            ErrorKind::Machine => Self::Machine(sentence),
        }
    }
}
