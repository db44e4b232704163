//! Why a call ends early, and the exit status that says so.

use super::outcome::{Fault, Outcome};
use crate::format::{Finding, Severity};
use crate::words::tame;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
#[cfg(unix)]
use std::sync::Arc;

pub(super) const WRONG_INPUT: u8 = 1;
pub(super) const WRONG_CALL: u8 = 2;
const REFUSED: u8 = 3;

/// Why a call ends early; each text is one plain sentence or more.
#[derive(Debug)]
pub(super) enum Failure {
    /// The input has errors.
    Input(Vec<Fault<'static>>),
    /// The call asks for something that is not there.
    Call(Vec<String>),
    /// The machine refused to read or to write.
    Machine(String),
    /// The machine refused to take the results, of which some may be written.
    Unprinted(String),
    /// Nobody reads the output any more, as in `placecard … | head`.
    ReaderGone,
}

impl Failure {
    /// Writes the reasons, all of them, and gives the exit status. Where the results were to be one JSON document, they
    /// are one all the same, of what is wrong.
    pub(super) fn report(self, results: Option<&mut impl Write>, err: &mut impl Write) -> ExitCode {
        let plain = |reasons: Vec<String>| reasons.into_iter().map(Fault::from).collect();
        let (status, results, faults): (u8, _, Vec<Fault>) = match self {
            Self::Input(faults) => (WRONG_INPUT, results, faults),
            Self::Call(reasons) => (WRONG_CALL, results, plain(reasons)),
            Self::Machine(reason) => (REFUSED, results, plain(vec![reason])),
            Self::Unprinted(reason) => (REFUSED, None, plain(vec![reason])),
            Self::ReaderGone => return ExitCode::SUCCESS,
        };
        for fault in &faults {
            // Where standard error is closed too, the exit status still says it.
            let _ = writeln!(err, "error: {}", tame::line(&fault.to_string()));
        }
        if let Some(out) = results {
            // The same where the results cannot be written.
            let _ = Outcome::new(None, faults, Vec::new()).write_json(out).and_then(|()| out.flush());
        }
        ExitCode::from(status)
    }

    /// The errors of a file that has to be sound.
    pub(super) fn of_findings(findings: &[Finding]) -> Self {
        let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
        Self::Input(errors.map(|finding| Fault::from(finding).into_owned()).collect())
    }

    /// The same where a call names several files.
    pub(super) fn of_findings_in(file: &Path, findings: &[Finding]) -> Self {
        match Self::of_findings(findings) {
            Self::Input(faults) => Self::Input(faults.into_iter().map(|fault| fault.in_file(file)).collect()),
            other => other,
        }
    }
}

/// Makes a write beyond the largest file that this user may make (`ulimit -f`) an error as any other, with its sentence.
///
/// Left to itself the system then ends the program by a signal, in the middle of a save, with the new content and the
/// lock beside the file. A handler is all it takes: the write goes on to return `FileTooLarge`. `signal-hook` sets one
/// without unsafe code of ours; asking for the limit before each write needs no crate, but results that are written to
/// standard output have no known length.
#[cfg(unix)]
pub(super) fn outlive_file_limits() {
    // Nobody looks at the flag. Where there can be no handler, all is as the system has it.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

/// Only Unix has the signal.
#[cfg(not(unix))]
pub(super) fn outlive_file_limits() {}

/// An error in writing the results.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ReaderGone
        } else {
            Self::Unprinted(format!("The results could not be written: {error}."))
        }
    }
}
