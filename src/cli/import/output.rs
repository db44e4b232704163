//! Where a call may write: never over a source, and over another file only where that was asked for.

use crate::cli::arguments::Import;
use crate::cli::destination::refusal;
use crate::cli::failure::Failure;
use crate::format::{Before, Stamp, is_same_file, may_be_saved};
use std::path::Path;

/// Where the scorecard goes, and what has to be there; none where nothing is to be written. `read` is what `--into` was.
///
/// # Errors
/// Where something is there that was not asked to be replaced.
pub(super) fn destination(call: &Import, read: Option<Stamp>) -> Result<Option<(&Path, Before)>, Failure> {
    let Some(path) = call.output.as_deref().filter(|_| !call.dry_run) else { return Ok(None) };
    if path == Path::new("-") {
        let sentence =
            "A scorecard is written as a whole file and not to standard output; name a file after -o.";
        return Err(Failure::Call(vec![sentence.to_owned()]));
    }
    refuse_source(path, call)?;
    let before = match (read, &call.into) {
        (Some(read), Some(into)) if is_same_file(path, into) => {
            // Said before the work, not after it.
            may_be_saved(path).map_err(|error| Failure::Machine(error.to_string()))?;
            Before::Same(read)
        }
        _ if call.force => Before::Anything,
        _ if path.is_file() => {
            let why = "There is already a file of this name; give it as --into to put the figures into it, --force to \
                       replace it, or another name";
            return Err(refusal(why, path));
        }
        _ => Before::Absent,
    };
    Ok(Some((path, before)))
}

/// # Errors
/// Where `path` is one of the sources, by whatever name.
pub(super) fn refuse_source(path: &Path, call: &Import) -> Result<(), Failure> {
    if call.sources.iter().any(|source| is_same_file(path, source)) {
        return Err(refusal(
            "This is one of the sources, which are never written to; choose another name",
            path,
        ));
    }
    Ok(())
}
