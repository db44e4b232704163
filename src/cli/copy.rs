//! `placecard copy`: a copy of a scorecard for others.

use super::arguments::{Copy, SmallCountsSent};
use super::destination::{Destination, refusal};
use super::failure::Failure;
use super::input;
use crate::analysis::small_counts;
use crate::edit::{Edit, Sending, apply};
use crate::export::copy::Format;
use crate::format::today;
use crate::words::{APPROVAL_OF_WITHHELD, WITHHOLDING, copy_holds, file_size, small_counts_told, tame};
use std::io::Write;
use std::process::ExitCode;

/// Writes the copy, says what is in it, and says which small counts there are; where what becomes of those is not said, nothing is
/// written.
pub(super) fn run(call: &Copy, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let Some(format) = Format::of(&call.output) else {
        let why = "The name of the file says what is written; let it end in .scorecard or .zip";
        return Err(refusal(why, &call.output));
    };
    let destination = Destination::new(&call.output, &call.file, call.force)?;
    let document = input::sound(&call.file)?;
    let scorecard = document.scorecard();
    let found = small_counts(scorecard);
    let told = small_counts_told(scorecard, &found);
    let said: Vec<String> = [&[told.headline], &*told.lines, &*told.notes].concat();
    if found.figures() > 0 && call.small_counts.is_none() {
        // What there is to decide about is a result; that it was not decided is what is wrong.
        for sentence in &said {
            writeln!(out, "{}", tame::line(sentence))?;
        }
        let decide = "Nothing is written. Say --small-counts send to send them with the copy, or --small-counts withhold \
                      to leave their values, counts and limits out.";
        return Err(Failure::Call(vec![decide.to_owned()]));
    }
    let withholds = found.figures() > 0 && call.small_counts == Some(SmallCountsSent::Withhold);
    let sending = Sending {
        withheld: if withholds { found.all().collect() } else { Vec::new() },
        read_only: call.read_only || scorecard.header().read_only && !call.editable,
    };
    let (copy, _) = apply(&document, &Edit::sent(&document, &sending), today())
        .map_err(|error| Failure::Call(vec![error.to_string()]))?;
    let bytes = format.bytes(copy.text(), &call.output).map_err(|why| Failure::Call(vec![why]))?;
    let size = file_size(bytes.len() as u64);
    let marked = if sending.read_only { " It is marked as read-only." } else { "" };
    let holds = format!("{}{marked}", copy_holds(scorecard, false));
    let withheld = [WITHHOLDING, APPROVAL_OF_WITHHELD];
    let withheld = if !withholds {
        &[]
    } else if scorecard.approved().is_some() {
        &withheld[..]
    } else {
        &withheld[..1]
    };
    destination.write(&bytes, &size, out)?;
    for sentence in std::iter::once(&holds).chain(&said).map(String::as_str).chain(withheld.iter().copied()) {
        writeln!(out, "{}", tame::line(sentence))?;
    }
    Ok(ExitCode::SUCCESS)
}
