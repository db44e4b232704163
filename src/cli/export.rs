//! `placecard export`: the observations with their judgements, for other programs.

use super::arguments::Export;
use super::choice::Asked;
use super::destination::{Destination, refusal};
use super::failure::Failure;
use crate::export::data::{Format, data};
use crate::export::table::Found;
use crate::words::number::counted;
use std::io::Write;
use std::process::ExitCode;

/// Writes the file and says what is in it.
pub(super) fn run(call: &Export, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let Some(format) = Format::of(&call.output) else {
        let why = "The name of the file says what is written; let it end in .csv or .xlsx";
        return Err(refusal(why, &call.output));
    };
    let destination = Destination::new(&call.output, &call.file, call.force)?;
    let benchmark = call.benchmark.as_deref();
    let asked = Asked { indicators: &call.indicators, areas: &call.areas, period: None, benchmark };
    let judged = asked.judged(&call.file)?;
    let found = Found { scorecard: &judged.scorecard, analysis: &judged.analysis, choice: &judged.choice };
    let data = data(found, format, judged.day).map_err(|sentence| Failure::Call(vec![sentence]))?;
    let observations = counted(data.observations as u64, "observation", "observations");
    destination.write(&data.bytes, &observations, out)
}
