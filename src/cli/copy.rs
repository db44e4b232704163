//! `placecard copy`: a copy of a scorecard for others.

use super::arguments::{Copy, SmallCountsSent};
use super::destination::{Destination, refusal};
use super::failure::Failure;
use super::input;
use crate::analysis::changed::in_copy;
use crate::analysis::withholding::{Decision, withholding};
use crate::analysis::{Analysis, Options, SmallCounts, small_counts};
use crate::edit::{Edit, Sending, apply};
use crate::export::copy::Format;
use crate::format::today;
use crate::words::{
    APPROVAL_OF_WITHHELD, WITHHOLDING, copy_holds, file_size, judged_in_copy, small_counts_told, tame,
    withholding_told,
};
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
    if found.is_to_decide() && call.small_counts.is_none() {
        // What there is to decide about is a result; that it was not decided is what is wrong.
        for sentence in &said {
            writeln!(out, "{}", tame::line(sentence))?;
        }
        for decision in [Decision::Withhold, Decision::WithholdPossible] {
            if found.is_choice(decision) {
                writeln!(out, "{}", withholding_told(&withholding(scorecard, &found, decision)))?;
            }
        }
        return Err(Failure::Call(vec![to_decide(&found)]));
    }
    let decision = match call.small_counts {
        None | Some(SmallCountsSent::Send) => Decision::Send,
        Some(SmallCountsSent::Withhold) => Decision::Withhold,
        Some(SmallCountsSent::WithholdPossible) => Decision::WithholdPossible,
    };
    let withholding = withholding(scorecard, &found, decision);
    let withholds = !withholding.asked.is_empty();
    let sending = Sending {
        withheld: withholding.all().collect(),
        read_only: call.read_only || scorecard.header().read_only && !call.editable,
    };
    let (copy, _) = apply(&document, &Edit::sent(&document, &sending), today())
        .map_err(|error| Failure::Call(vec![error.to_string()]))?;
    let bytes = format.bytes(copy.text(), &call.output).map_err(|why| Failure::Call(vec![why]))?;
    let size = file_size(bytes.len() as u64);
    let marked = if sending.read_only { " It is marked as read-only." } else { "" };
    let holds = format!("{}{marked}", copy_holds(scorecard, false));
    let told = withholding_told(&withholding);
    let approval = scorecard.approved().is_some().then_some(APPROVAL_OF_WITHHELD);
    let options = Options { today: Some(today()), ..Options::default() };
    let judged = withholds.then(|| {
        let [whole, copy] =
            [scorecard, copy.scorecard()].map(|file| (&**file, Analysis::with(file, &options)));
        judged_in_copy(in_copy((whole.0, &whole.1), (copy.0, &copy.1)))
    });
    let withheld =
        [Some(told.as_str()), judged.as_deref(), Some(WITHHOLDING), approval].into_iter().flatten();
    destination.write(&bytes, &size, out)?;
    let said = std::iter::once(&holds).chain(&said).map(String::as_str);
    for sentence in said.chain(withheld.filter(|_| withholds)) {
        writeln!(out, "{}", tame::line(sentence))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Which ways there are to decide.
fn to_decide(found: &SmallCounts) -> String {
    let withhold = "--small-counts withhold to leave their values, counts and limits out";
    let possible = "--small-counts withhold-possible to leave out those that may be small";
    let ways = match (found.is_choice(Decision::Withhold), found.is_choice(Decision::WithholdPossible)) {
        (true, true) => format!("{withhold}, or {possible} too"),
        (true, false) => format!("or {withhold}"),
        (false, _) => format!("or {possible}"),
    };
    format!("Nothing is written. Say --small-counts send to send them with the copy, {ways}.")
}
