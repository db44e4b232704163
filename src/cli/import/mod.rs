//! `placecard import`: publishers' files in, a scorecard out.

mod answers;
mod output;
mod progress;
mod report;
mod shapes;
mod table;

use super::arguments::{CheckFormat, Import, ImportLayout};
use super::destination::refusal;
use super::failure::{Failure, WRONG_INPUT};
use super::input;
use super::outcome::Fault;
use crate::format::{Document, Stamp, replace};
use crate::import::{self, Choice, Draft, ErrorKind, ImportError, Layout, Mapping, Setup, TableMapping};
use answers::Given;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use table::Tables;

/// Imports, or prints what has still to be said.
pub(super) fn run(call: &Import, out: &mut impl Write) -> Result<ExitCode, Failure> {
    if call.sources.iter().any(|source| import::is_shapes(source)) {
        return shapes::run(call, out);
    }
    let (base, read) = call.into.as_deref().map(|path| open_base(path, call)).transpose()?.unzip();
    let output = output::destination(call, read)?;
    let tables = call.questions.as_deref().map(|path| Tables::open(path, call)).transpose()?;
    let mut choice = choice(call, base.as_ref())?;
    choice.files.extend(tables.iter().flat_map(Tables::further_sources).map(Path::to_owned));
    let gather = |choice: &Choice| progress::shown(|progress| import::gather(choice, progress));
    let setup = Setup { title: call.title.clone(), system: call.system.clone() };
    let mut given = Given::read(&call.answers)?;
    let mut draft = Draft::new(gather(&choice)?, base, setup);
    if let Some(sentence) = draft.why_no_system() {
        return Err(Failure::Call(vec![sentence]));
    }
    loop {
        draft.check_periods()?;
        given.apply(&mut draft)?;
        // What is taken may open a question that an answer is given to, and what was said before goes before what is likely.
        while draft.take_kept() || (call.accept && draft.accept_once()) {
            given.apply(&mut draft)?;
        }
        let Some(said) = draft.choice_said() else { break };
        draft = draft.anew(gather(&said)?);
    }
    let unneeded = given.remarks(&draft)?;
    let open = draft.open_questions();
    if !open.is_empty() {
        let written = tables.map(|tables| tables.write(&open, &draft.unclear_areas())).transpose()?;
        let unread = draft.not_found().into_iter().chain(unneeded).chain(draft.unread_answers());
        let unread: Vec<String> = unread.collect();
        let printed = report::questions(&open, &unread, call, out).and_then(|()| out.flush());
        say_both(printed, written.as_deref())?;
        return Ok(ExitCode::from(WRONG_INPUT));
    }
    let mut imported = draft.finish(crate::format::today())?;
    imported.report.remarks.extend(unneeded);
    if let Some((path, before)) = output {
        let saved = replace(path, imported.document.text().as_bytes(), before);
        let saved = saved.map_err(|error| Failure::Machine(error.to_string()))?;
        imported.report.remarks.extend(saved.remarks.into_iter().map(str::to_owned));
    }
    let written = output.map(|(path, _)| path);
    let printed = match call.format {
        CheckFormat::Text => report::text(&imported.report, written, out),
        CheckFormat::Json => report::json(&imported.report, written, out),
    };
    say_both(printed.and_then(|()| out.flush()), written)?;
    Ok(ExitCode::SUCCESS)
}

/// A report that cannot be printed does not hide that something was written.
fn say_both(printed: io::Result<()>, written: Option<&Path>) -> Result<(), Failure> {
    match (printed.map_err(Failure::from), written) {
        (Err(Failure::Unprinted(sentence)), Some(path)) => Err(Failure::Unprinted(format!(
            "{sentence} The file was written all the same: {}",
            path.display()
        ))),
        (printed, _) => printed,
    }
}

/// The scorecard that the figures go into.
fn open_base(path: &Path, call: &Import) -> Result<(Document, Stamp), Failure> {
    let (document, stamp) = input::read_with_stamp(path)?;
    let document = document.map_err(|findings| Failure::of_findings(&findings))?;
    if document.scorecard().header().read_only && !call.dry_run {
        let why = "The scorecard is marked as read-only, and nothing is brought into it; make a copy that can be changed \
                   with ‘placecard copy --editable’, and bring the figures into that";
        return Err(refusal(why, path));
    }
    Ok((document, stamp))
}

fn choice(call: &Import, base: Option<&Document>) -> Result<Choice, Failure> {
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
        mapping: Mapping::read(&call.roles).map_err(|sentence| Failure::Call(vec![sentence]))?,
        areas: call.areas.clone(),
        indicators: call.indicators.clone(),
        ..Choice::default()
    };
    choice.tables = base.map(|base| TableMapping::all_of(base.scorecard())).unwrap_or_default();
    if let Some(base) = base.filter(|_| call.areas.is_empty()) {
        choice.want_areas_of(base.scorecard());
    }
    Ok(choice)
}

/// The exit status says whether the input, the call or the machine is at fault.
impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error.kind() {
            ErrorKind::Input => Self::Input(vec![Fault::from(&error)]),
            ErrorKind::Call | ErrorKind::Cancelled => Self::Call(vec![error.to_string()]),
            ErrorKind::Machine => Self::Machine(error.to_string()),
        }
    }
}
