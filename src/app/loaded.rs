//! A scorecard that was read and judged, ready to be shown.

use crate::analysis::Analysis;
use crate::format::{Document, OpenError};
use crate::pages::Outline;
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
    /// Made of published data, and in no file yet.
    Imported,
}

impl Origin {
    /// The file, where there is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Sample | Self::Imported => None,
            Self::File(path) => Some(path),
        }
    }

    /// A name for sentences about it.
    pub fn name(&self) -> String {
        match self {
            Self::Sample => "The built-in scorecard".to_owned(),
            Self::Imported => "A new scorecard".to_owned(),
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
            Origin::Imported => {
                let sentence = "It is in no file yet; save it first.".to_owned();
                return Err(OpenError::Io(sentence, std::io::ErrorKind::NotFound));
            }
        };
        Ok(Self::of(origin.clone(), document))
    }

    /// Judges a scorecard.
    pub fn of(origin: Origin, document: Document) -> Self {
        let analysis = Analysis::of(document.scorecard());
        let outline = Outline::of(document.scorecard());
        Self { origin, document, analysis, outline }
    }

    /// A name for its file, where it has none yet.
    pub fn suggested_name(&self) -> String {
        match &self.origin {
            Origin::Sample => "greater-manchester.scorecard".to_owned(),
            Origin::File(_) => self.origin.name(),
            Origin::Imported => format!("{}.scorecard", slug(&self.outline.title)),
        }
    }
}

/// A title as a file name that every system takes.
fn slug(title: &str) -> String {
    let words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    if slug.is_empty() { "new".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(slug("Greater Manchester: 2026/27 (draft)"), "greater-manchester-2026-27-draft");
        assert_eq!(slug("…"), "new");
    }
}
