//! `placecard report`: the board pack.

use super::arguments::{Report, ReportStandard};
use super::choice::{Asked, meant, no_such};
use super::destination::{Destination, refusal};
use super::failure::Failure;
use crate::export::report::content::{self, Part};
use crate::export::report::pdf::Standard;
use crate::export::report::{Format, Watch, report};
use crate::model::{AreaId, Scorecard, Word};
use std::io::{IsTerminal, Write, stderr};
use std::process::ExitCode;

/// Makes it and writes it.
pub(super) fn run(call: &Report, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let path = &call.output;
    let standard = match call.standard {
        None | Some(ReportStandard::Ua1) => Standard::Ua1,
        Some(ReportStandard::A2a) => Standard::A2a,
    };
    let Some(format) = Format::of(path, standard) else {
        let why = "The name of the file says what is written; let it end in .pdf or .html";
        return Err(refusal(why, path));
    };
    if format == Format::Html && call.standard.is_some() {
        let why = "A standard is what a PDF holds to; leave --standard out, or let the name end in .pdf";
        return Err(refusal(why, path));
    }
    let mut parts = parts(&call.sections)?;
    let destination = Destination::new(path, &call.file, call.force)?;
    let benchmark = call.benchmark.as_deref();
    let asked = Asked { areas: &call.areas, benchmark, ..Asked::default() };
    let judged = asked.judged(&call.file)?;
    let (scorecard, analysis, day) = (&judged.scorecard, &judged.analysis, judged.day);
    let places: Vec<AreaId> = call.areas.iter().filter_map(|code| scorecard.area_by_code(code)).collect();
    let views = views(scorecard, &call.views)?;
    if !views.is_empty() {
        put_views(&mut parts);
    }
    let asked = content::Asked { scorecard, analysis, day, places: &places, parts: &parts, views: &views };
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

/// The saved views of these names or ids, each once.
pub(super) fn views(scorecard: &Scorecard, names: &[String]) -> Result<Vec<usize>, Failure> {
    let all = scorecard.views();
    let mut wrong = Vec::new();
    let mut views = Vec::new();
    for name in names {
        let found = all.iter().position(|view| view.id == *name);
        let found = found.or_else(|| all.iter().position(|view| view.name.eq_ignore_ascii_case(name)));
        match found {
            Some(at) if views.contains(&at) => {}
            Some(at) => views.push(at),
            None => {
                let known: Vec<&str> = all.iter().map(|view| view.name.as_str()).collect();
                let meant = meant(name, "It has", &known);
                wrong.push(format!("There is no saved view {name} in this file.{meant}"));
            }
        }
    }
    if wrong.is_empty() { Ok(views) } else { Err(Failure::Call(wrong)) }
}

/// Puts the part of saved views among the usual ones, or behind those that were named, where it is not among them.
fn put_views(parts: &mut Vec<Part>) {
    if parts.is_empty() {
        parts.extend(Part::ALL.iter().filter(|part| part.is_usual() || **part == Part::Views));
    } else if !parts.contains(&Part::Views) {
        parts.push(Part::Views);
    }
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
