//! `placecard report`: the board pack.

use super::arguments::{Report, ReportStandard};
use super::choice::Asked;
use super::destination;
use super::failure::Failure;
use super::input;
use crate::analysis::{Analysis, Options};
use crate::export::report::content::{self, Part};
use crate::export::report::pdf::Standard;
use crate::export::report::{Format, Watch, report};
use crate::format::{nearest, replace, today};
use crate::model::{AreaId, Word};
use crate::words::tame;
use std::io::{IsTerminal, Write, stderr};
use std::process::ExitCode;

/// Makes it and writes it.
pub(super) fn run(call: &Report, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let path = &call.output;
    let standard = match call.standard {
        ReportStandard::Ua1 => Standard::Ua1,
        ReportStandard::A2a => Standard::A2a,
    };
    let Some(format) = Format::of(path, standard) else {
        let why = "The name of the file says what is written; let it end in .pdf or .html";
        return Err(destination::refusal(why, path));
    };
    let parts = parts(&call.sections)?;
    let before = destination::before(path, &call.file, call.force)?;
    let document = input::read(&call.file)?.map_err(|findings| Failure::of_findings(&findings))?;
    let benchmark = call.benchmark.as_deref();
    let asked = Asked { areas: &call.areas, benchmark, ..Asked::default() };
    let (_, scorecard) = asked.of(document.scorecard())?;
    let day = today();
    let analysis = Analysis::with(&scorecard, &Options { as_at: None, today: Some(day) });
    let places: Vec<AreaId> = call.areas.iter().filter_map(|code| scorecard.area_by_code(code)).collect();
    let (scorecard, analysis) = (&scorecard, &analysis);
    let asked = content::Asked { scorecard, analysis, day, places: &places, parts: &parts };
    let made = shown(|progress| report(asked, format, progress));
    let bytes = made.map_err(|sentence| Failure::Call(vec![sentence]))?;
    let saved = replace(path, &bytes, before).map_err(|error| Failure::Machine(error.to_string()))?;
    let title = &scorecard.header().title;
    writeln!(out, "Wrote {}: {}", tame::line(&path.display().to_string()), tame::line(title))?;
    for remark in saved.remarks {
        writeln!(out, "{remark}")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The parts of these names, in their order.
fn parts(names: &[String]) -> Result<Vec<Part>, Failure> {
    let known: Vec<&str> = Part::ALL.iter().map(|part| part.as_str()).collect();
    let mut wrong = Vec::new();
    let mut parts = Vec::new();
    for name in names {
        match Part::from_word(name) {
            // Each part is there once, where it was named first.
            Some(part) if parts.contains(&part) => {}
            Some(part) => parts.push(part),
            None => {
                let meant = nearest(name, known.iter().copied());
                let meant = meant.map(|word| format!(" Did you mean {word}?")).unwrap_or_default();
                wrong.push(format!("There is no section {name}. It is one of {}.{meant}", known.join(", ")));
            }
        }
    }
    if wrong.is_empty() { Ok(parts) } else { Err(Failure::Call(wrong)) }
}

/// Does the work and meanwhile says how far it is, on standard error where that is a terminal.
fn shown<T>(work: impl FnOnce(Watch<'_>) -> T) -> T {
    if !stderr().is_terminal() {
        return work(&|_| true);
    }
    // Where the terminal cannot be written to, the work goes on all the same.
    let done = work(&|share| {
        let _ = write!(stderr(), "\r{:3.0} % ", share * 100.0);
        true
    });
    let _ = write!(stderr(), "\r      \r");
    done
}
