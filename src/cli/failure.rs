//! Why a call ends early, and the exit status that says so.

use crate::words::tame;
use std::io::{self, Write};
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
    Input(Vec<String>),
    /// The call asks for something that is not there.
    Call(Vec<String>),
    /// The machine refused to read or to write.
    Machine(String),
    /// Nobody reads the output any more, as in `placecard … | head`.
    ReaderGone,
}

impl Failure {
    /// Writes the reasons, all of them, and gives the exit status.
    pub(super) fn report(self, err: &mut impl Write) -> ExitCode {
        let (status, reasons) = match self {
            Self::Input(reasons) => (WRONG_INPUT, reasons),
            Self::Call(reasons) => (WRONG_CALL, reasons),
            Self::Machine(reason) => (REFUSED, vec![reason]),
            Self::ReaderGone => return ExitCode::SUCCESS,
        };
        for reason in reasons {
            // Where standard error is closed too, the exit status still says it.
            let _ = writeln!(err, "error: {}", tame::line(&reason));
        }
        ExitCode::from(status)
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
            Self::Machine(format!("The results could not be written: {error}."))
        }
    }
}
