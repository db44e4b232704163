//! `placecard report`: the board pack.

use super::arguments::{Report, ReportStandard};
use super::choice::{Asked, no_such};
use super::destination::{Destination, refusal};
use super::failure::Failure;
use crate::export::report::content::{self, Part};
use crate::export::report::pdf::Standard;
use crate::export::report::{Format, Watch, report};
use crate::model::{AreaId, Word};
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
        return Err(refusal(why, path));
    };
    let parts = parts(&call.sections)?;
    let destination = Destination::new(path, &call.file, call.force)?;
    let benchmark = call.benchmark.as_deref();
    let asked = Asked { areas: &call.areas, benchmark, ..Asked::default() };
    let judged = asked.judged(&call.file)?;
    let (scorecard, analysis, day) = (&judged.scorecard, &judged.analysis, judged.day);
    let places: Vec<AreaId> = call.areas.iter().filter_map(|code| scorecard.area_by_code(code)).collect();
    let asked = content::Asked { scorecard, analysis, day, places: &places, parts: &parts };
    let made = shown(|progress| report(asked, format, progress));
    let bytes = made.map_err(|sentence| Failure::Call(vec![sentence]))?;
    destination.write(&bytes, &scorecard.header().title, out)
}

/// The parts of these names, in their order.
fn parts(names: &[String]) -> Result<Vec<Part>, Failure> {
    let mut wrong = Vec::new();
    let mut parts = Vec::new();
    for name in names {
        match Part::from_word(name) {
            // Each part is there once, where it was named first.
            Some(part) if parts.contains(&part) => {}
            Some(part) => parts.push(part),
            None => wrong.push(no_such("section", name, Part::ALL)),
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
