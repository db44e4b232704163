//! Why an import came to nothing.

use super::table::SeenTable;
use crate::format::why_not_read;
use crate::model::Progress;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why an import came to nothing: one sentence with a way out, the file and the line last.
#[derive(Debug)]
pub struct ImportError {
    sentence: String,
    file: Option<PathBuf>,
    line: Option<u64>,
    kind: ErrorKind,
    seen: Vec<SeenTable>,
}

/// What kept an import from being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The input is not what was expected.
    Input,
    /// The call asks for something that is not there.
    Call,
    Machine,
    Cancelled,
}

impl ImportError {
    /// The file is not what was expected.
    pub(super) fn input(file: &Path, line: Option<u64>, sentence: impl Into<String>) -> Self {
        Self {
            sentence: sentence.into(),
            file: Some(file.to_owned()),
            line,
            kind: ErrorKind::Input,
            seen: Vec::new(),
        }
    }

    /// The files together are not what was expected; the one named is the first to look at.
    pub(super) fn of_files(file: Option<&Path>, sentence: impl Into<String>) -> Self {
        let (sentence, file) = (sentence.into(), file.map(Path::to_owned));
        Self { sentence, file, line: None, kind: ErrorKind::Input, seen: Vec::new() }
    }

    /// The call asks for something that is not there.
    pub(super) fn call(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), file: None, line: None, kind: ErrorKind::Call, seen: Vec::new() }
    }

    /// The file could not be read.
    pub(super) fn io(file: &Path, error: &io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::NotFound => ErrorKind::Input,
            _ => ErrorKind::Machine,
        };
        let sentence = format!("{}.", why_not_read(error));
        Self { sentence, file: Some(file.to_owned()), line: None, kind, seen: Vec::new() }
    }

    /// Somebody cancelled it.
    pub(super) fn cancelled() -> Self {
        Self {
            sentence: "The import was cancelled; nothing was changed.".to_owned(),
            file: None,
            line: None,
            kind: ErrorKind::Cancelled,
            seen: Vec::new(),
        }
    }

    /// With the first rows of the tables, for somebody who can say what their columns hold.
    #[must_use]
    pub(super) fn with_seen(self, seen: Vec<SeenTable>) -> Self {
        Self { seen, ..self }
    }

    /// The first rows of the tables of no known layout, where that is the trouble.
    pub fn seen(&self) -> &[SeenTable] {
        &self.seen
    }

    /// The sentence alone.
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// The file that it is about, or the first to look at.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The line of the file, counted from 1, where it could be told.
    pub fn line(&self) -> Option<u64> {
        self.line
    }

    /// What kept the import from being done.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

/// Goes on, or ends where somebody has cancelled.
pub(super) fn still_wanted(progress: &Progress) -> Result<(), ImportError> {
    if progress.is_cancelled() { Err(ImportError::cancelled()) } else { Ok(()) }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)?;
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, " ({}, line {line})", file.display()),
            (Some(file), None) => write!(f, " ({})", file.display()),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for ImportError {}
