//! `placecard export`: the observations with their judgements, for other programs.

use super::arguments::Export;
use super::choice::Asked;
use super::destination;
use super::failure::Failure;
use super::input;
use crate::analysis::{Analysis, Options};
use crate::export::data::{Format, data};
use crate::export::table::Found;
use crate::format::{replace, today};
use crate::words::number::counted;
use crate::words::tame;
use std::io::Write;
use std::process::ExitCode;

/// Writes the file and says what is in it.
pub(super) fn run(call: &Export, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let Some(format) = Format::of(&call.output) else {
        let why = "The name of the file says what is written; let it end in .csv or .xlsx";
        return Err(destination::refusal(why, &call.output));
    };
    let before = destination::before(&call.output, &call.file, call.force)?;
    let document = input::read(&call.file)?.map_err(|findings| Failure::of_findings(&findings))?;
    let benchmark = call.benchmark.as_deref();
    let asked = Asked { indicators: &call.indicators, areas: &call.areas, period: None, benchmark };
    let (choice, scorecard) = asked.of(document.scorecard())?;
    let day = today();
    let analysis = Analysis::with(&scorecard, &Options { as_at: None, today: Some(day) });
    let found = Found { scorecard: &scorecard, analysis: &analysis, choice: &choice };
    let data = data(found, format, day).map_err(|sentence| Failure::Call(vec![sentence]))?;
    let saved = replace(&call.output, &data.bytes, before);
    let saved = saved.map_err(|error| Failure::Machine(error.to_string()))?;
    let name = call.output.display().to_string();
    let observations = counted(data.observations as u64, "observation", "observations");
    writeln!(out, "Wrote {observations} to {}.", tame::line(&name))?;
    for remark in saved.remarks {
        writeln!(out, "{remark}")?;
    }
    Ok(ExitCode::SUCCESS)
}
