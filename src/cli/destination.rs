//! Where a call may write: never over what it reads, and over another file only where that was asked for.

use super::failure::Failure;
use crate::format::{Before, is_same_file};
use std::path::Path;

/// What has to be there where a call writes what it made of `source`.
///
/// # Errors
/// Where it is the source itself, or something is there that was not asked to be replaced.
pub(super) fn before(path: &Path, source: &Path, force: bool) -> Result<Before, Failure> {
    if is_same_file(path, source) {
        return Err(refusal("This is the scorecard, which is not written to; choose another name", path));
    }
    if force {
        return Ok(Before::Anything);
    }
    if path.is_file() {
        let why = "There is already a file of this name; give --force to replace it, or another name";
        return Err(refusal(why, path));
    }
    Ok(Before::Absent)
}

pub(super) fn refusal(why: &str, path: &Path) -> Failure {
    Failure::Call(vec![format!("{why}: {}", path.display())])
}
