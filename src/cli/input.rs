//! Reads the scorecard a call names.

use super::failure::Failure;
use crate::format::{Document, Finding, OpenError, Stamp, open_bytes};
use std::io::ErrorKind;
use std::path::Path;

/// Reads and validates the file at `path`: the document, or what is wrong with it, notes perhaps among the errors.
///
/// # Errors
/// Where there is no such file, or the machine refuses to read it.
pub(super) fn read(path: &Path) -> Result<Result<Document, Vec<Finding>>, Failure> {
    read_with_stamp(path).map(|(document, _)| document)
}

/// The scorecard at `path`, where it has no errors.
///
/// # Errors
/// What is wrong with the file, or why it cannot be read.
pub(super) fn sound(path: &Path) -> Result<Document, Failure> {
    read(path)?.map_err(|findings| Failure::of_findings(&findings))
}

/// As [`read`], with what tells whether the file is still the same when it is written again.
pub(super) fn read_with_stamp(path: &Path) -> Result<(Result<Document, Vec<Finding>>, Stamp), Failure> {
    let (bytes, stamp) = open_bytes(path).map_err(|error| match error {
        OpenError::Io(sentence, kind) if names_no_scorecard(kind) => Failure::Input(vec![sentence.into()]),
        error => Failure::Machine(error.to_string()),
    })?;
    Ok((Document::read(bytes, crate::format::today()), stamp))
}

/// Whether a failure to read comes from what was named, a folder or nothing at all, not from the machine.
fn names_no_scorecard(kind: ErrorKind) -> bool {
    use ErrorKind::{FileTooLarge, InvalidFilename, InvalidInput, IsADirectory, NotADirectory, NotFound};
    matches!(kind, NotFound | NotADirectory | IsADirectory | InvalidInput | InvalidFilename | FileTooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_a_fault_of_the_input_and_a_refusal_is_not() {
        assert!(names_no_scorecard(ErrorKind::NotFound) && names_no_scorecard(ErrorKind::IsADirectory));
        assert!(!names_no_scorecard(ErrorKind::PermissionDenied) && !names_no_scorecard(ErrorKind::Other));
    }
}
