//! Why a call ends early, and the exit status that says so.

use crate::words::tame;
use std::io::{self, Write};
use std::process::ExitCode;

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
