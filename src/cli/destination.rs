//! Where a call may write: never over what it reads, and over another file only where that was asked for.

use super::failure::Failure;
use crate::format::Before;
use std::path::Path;

/// What has to be there where a call writes what it made of `source`.
///
/// # Errors
/// Where it is the source itself, or something is there that was not asked to be replaced.
pub(super) fn before(path: &Path, source: &Path, force: bool) -> Result<Before, Failure> {
    if is_same(path, source) {
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

/// Whether both name one file, perhaps through links, or will once it is there.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    // Files are opened to be compared, and opening a pipe would wait for somebody to write into it.
    if one.is_file() && other.is_file() {
        return same_file::is_same_file(one, other)
            .unwrap_or_else(|_| one.canonicalize().ok() == other.canonicalize().ok());
    }
    let absolute = |path| std::path::absolute(path).ok();
    absolute(one) == absolute(other)
}

pub(super) fn refusal(why: &str, path: &Path) -> Failure {
    Failure::Call(vec![format!("{why}: {}", path.display())])
}
