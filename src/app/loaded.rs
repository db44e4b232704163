//! A scorecard that was read and judged, ready to be shown.

use crate::analysis::Analysis;
use crate::file::{Document, OpenError};
use crate::present::page::Outline;
use std::path::{Path, PathBuf};

/// The scorecard built into the program.
const SAMPLE: &str = include_str!("../../sample_data/greater-manchester.scorecard");

/// Where a scorecard comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Built into the program.
    Sample,
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// The file, where there is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Sample => None,
            Self::File(path) => Some(path),
        }
    }

    /// A name for sentences about it.
    pub fn name(&self) -> String {
        match self {
            Self::Sample => "The built-in scorecard".to_owned(),
            Self::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        }
    }
}

/// A scorecard with everything that is worked out once per reading.
#[derive(Debug)]
pub struct Loaded {
    /// Where it comes from.
    pub origin: Origin,
    /// What was read.
    pub document: Document,
    /// Its judgements.
    pub analysis: Analysis,
    /// Its names.
    pub outline: Outline,
}

impl Loaded {
    /// Reads and judges a scorecard.
    ///
    /// # Errors
    /// What keeps the file from being read or trusted.
    pub fn read(origin: &Origin) -> Result<Self, OpenError> {
        let today = jiff::Zoned::now().date();
        let document = match origin {
            Origin::Sample => Document::read(SAMPLE.as_bytes(), today).map_err(OpenError::Findings)?,
            Origin::File(path) => Document::open(path, today)?,
        };
        let analysis = Analysis::of(document.scorecard());
        let outline = Outline::of(document.scorecard());
        Ok(Self { origin: origin.clone(), document, analysis, outline })
    }
}
