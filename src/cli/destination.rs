//! Where a call may write: never over what it reads, and over another file only where that was asked for.

use super::failure::Failure;
use crate::format::{Before, is_same_file, replace};
use crate::words::tame;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Where a call writes what it makes of a scorecard.
#[derive(Debug)]
pub(super) struct Destination<'a> {
    path: &'a Path,
    before: Before,
}

impl<'a> Destination<'a> {
    /// Looks before anything is made whether it may be written.
    ///
    /// # Errors
    /// Where it is the source itself, or something is there that was not asked to be replaced.
    pub(super) fn new(path: &'a Path, source: &Path, force: bool) -> Result<Self, Failure> {
        if is_same_file(path, source) {
            return Err(refusal("This is the scorecard, which is not written to; choose another name", path));
        }
        if !force && path.is_file() {
            let why = "There is already a file of this name; give --force to replace it, or another name";
            return Err(refusal(why, path));
        }
        Ok(Self { path, before: if force { Before::Anything } else { Before::Absent } })
    }

    /// Writes it, and says where it is and what it is.
    ///
    /// # Errors
    /// Where the machine refuses.
    pub(super) fn write(self, bytes: &[u8], what: &str, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let saved = replace(self.path, bytes, self.before);
        let saved = saved.map_err(|error| Failure::Machine(error.to_string()))?;
        let name = self.path.display().to_string();
        writeln!(out, "Wrote {}: {}", tame::line(&name), tame::line(what))?;
        for remark in saved.remarks {
            writeln!(out, "{remark}")?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

pub(super) fn refusal(why: &str, path: &Path) -> Failure {
    Failure::Call(vec![format!("{why}: {}", path.display())])
}
