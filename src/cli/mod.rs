//! The program without a window: arguments in, text or JSON and an exit status out.
//!
//! Results go to standard output, everything else to standard error. Both the window and the command line take
//! their judgements from [`crate::analysis`]; nothing is computed here.

mod analyse;
mod arguments;
mod check;
mod choice;
mod copy;
mod destination;
mod diff;
mod explanation;
mod export;
mod failure;
mod import;
mod input;
mod judgement_table;
mod outcome;
mod picture;
mod report;
mod table;

use crate::import::{DATA_FILES, is_data};
use crate::words::tame;
use arguments::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What a call of the program comes to.
#[derive(Debug)]
pub enum Call {
    /// The window is to be opened, on files or on the scorecard built into the program.
    Window {
        /// At most one scorecard, and files of published data.
        files: Vec<PathBuf>,
    },
    /// The work is done and the program ends with this status: 0 done, 1 the input has errors, 2 the call is
    /// wrong, 3 the machine refused.
    Done(ExitCode),
}

/// Reads the arguments, the program's own name first, and does what they ask unless that needs a window.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Call {
    failure::outlive_file_limits();
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(wrong) => return Call::Done(explain(&wrong)),
    };
    let Some(command) = arguments.command else {
        return match one_scorecard(&arguments.files) {
            Ok(()) => Call::Window { files: arguments.files },
            Err(failure) => Call::Done(failure.report(None::<&mut io::Sink>, &mut io::stderr().lock())),
        };
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let done = execute(&command, &mut out).and_then(|status| {
        out.flush()?;
        Ok(status)
    });
    let results = command.is_for_json().then_some(&mut out);
    Call::Done(done.unwrap_or_else(|failure| failure.report(results, &mut io::stderr().lock())))
}

fn one_scorecard(files: &[PathBuf]) -> Result<(), Failure> {
    let mut scorecards = files.iter().filter(|path| !is_data(path));
    let (Some(first), Some(second)) = (scorecards.next(), scorecards.next()) else { return Ok(()) };
    Err(Failure::Call(vec![format!(
        "The window opens one scorecard, but {} and {} are named; name one of them. Files of published data, which can \
         be named with it, end in .{}.",
        first.display(),
        second.display(),
        DATA_FILES.join(", .")
    )]))
}

/// Says on standard error why the machine refuses, and gives the exit status for that.
pub fn refuse(sentence: &str) -> ExitCode {
    Failure::Machine(sentence.to_owned()).report(None::<&mut io::Sink>, &mut io::stderr().lock())
}

fn execute(command: &Command, out: &mut impl Write) -> Result<ExitCode, Failure> {
    match command {
        Command::Check(call) => check::run(call, out),
        Command::Analyse(call) => analyse::run(call, out),
        Command::Chart(call) => picture::chart(call, out),
        Command::Page(call) => picture::page(call, out),
        Command::Report(call) => report::run(call, out),
        Command::Export(call) => export::run(call, out),
        Command::Copy(call) => copy::run(call, out),
        Command::Diff(call) => diff::run(call, out),
        Command::Import(call) => import::run(call, out),
        Command::Schema => {
            serde_json::to_writer_pretty(&mut *out, &crate::format::schema()).map_err(io::Error::from)?;
            writeln!(out)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Prints the help that was asked for, or what is wrong with the call.
fn explain(wrong: &clap::Error) -> ExitCode {
    let text = wrong.render().to_string();
    // Where even this cannot be written there is nowhere left to say so.
    let _ = if text.lines().any(|line| tame::line(line) != line) {
        // What a file was named is in it, and is not for the terminal to obey.
        text.lines().try_for_each(|line| writeln!(io::stderr(), "{}", tame::line(line)))
    } else {
        wrong.print()
    };
    if wrong.use_stderr() { ExitCode::from(failure::WRONG_CALL) } else { ExitCode::SUCCESS }
}
