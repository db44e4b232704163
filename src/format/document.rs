//! A scorecard file in memory: what it says, what was found in it, and everything needed to write it back.

use super::bytes::open_bytes;
use super::finding::Finding;
use super::findings::Findings;
use super::json::Node;
use super::save::{Before, SaveError, replace};
use super::{notes, read, syntax, text, write};
use crate::model::{Methods, Scorecard, Word};
use jiff::civil::Date;
use serde_json::Number;
use std::fmt;
use std::io;
use std::path::Path;

/// An open document.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    root: Node,
    scorecard: Scorecard,
    notes: Vec<Finding>,
}

impl Document {
    /// Reads a document; `today` decides which data are old and which targets overdue.
    ///
    /// # Errors
    /// All errors of the document, in the order of the file, followed by the notes.
    pub fn read(bytes: &[u8], today: Date) -> Result<Self, Vec<Finding>> {
        let text = text::text(bytes).map_err(|finding| vec![finding])?;
        let whole = || String::from_utf8_lossy(bytes).into_owned();
        let root = syntax::parse(text).map_err(|finding| vec![finding])?;
        let mut found = Findings::default();
        let scorecard = read::scorecard(&root, &mut found);
        if let Some(scorecard) = &scorecard {
            notes::notes(scorecard, today, &mut found);
        }
        let findings = found.finish(text);
        match scorecard {
            Some(scorecard) => Ok(Self { text: whole(), root, scorecard, notes: findings }),
            None => Err(findings),
        }
    }

    /// Opens a file.
    ///
    /// # Errors
    /// When the file cannot be read, or is not a scorecard without errors.
    pub fn open(path: &Path, today: Date) -> Result<Self, OpenError> {
        let (bytes, _) = open_bytes(path)?;
        Self::read(&bytes, today).map_err(OpenError::Findings)
    }

    /// What the document says.
    pub fn scorecard(&self) -> &Scorecard {
        &self.scorecard
    }

    /// What is to be known about it, in the order of the file.
    pub fn notes(&self) -> &[Finding] {
        &self.notes
    }

    /// The document as it is written, unknown fields included.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// Changes the settings, in the document as in the scorecard; unknown fields beside them stay.
    pub fn set_methods(&mut self, methods: Methods) {
        let mut given = match self.root.field("methods") {
            Some(Node::Object(fields)) => Node::Object(fields.clone()),
            _ => Node::Object(Vec::new()),
        };
        let confidence = Number::from_f64(methods.confidence).map_or(Node::Null, Node::Number);
        given.set_field("benchmark", Node::Text(methods.benchmark.as_str().to_owned()));
        given.set_field("confidence", confidence);
        given.set_field("run_length", Node::Number(methods.run_length.into()));
        given.set_field("screen_moving_ranges", Node::Bool(methods.screen_moving_ranges));
        self.root.set_field("methods", given);
        self.scorecard.set_methods(methods);
        self.text = self.to_text();
    }

    /// The text that was read, a byte order mark included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text to save: every field that was read, in its order.
    pub fn to_text(&self) -> String {
        write::write(&self.root)
    }

    /// Saves the document, in place of the file at `path` where there is one.
    ///
    /// # Errors
    /// When the file cannot be written; what was there before is untouched then.
    pub fn save(&self, path: &Path) -> Result<(), SaveError> {
        replace(path, self.to_text().as_bytes(), Before::Anything).map(drop)
    }
}

/// Why a file was not opened.
#[derive(Debug)]
pub enum OpenError {
    /// The file could not be read: a sentence with a way out and the path last, and the kind of failure.
    Io(String, io::ErrorKind),
    /// It was read and has errors; notes come after them.
    Findings(Vec<Finding>),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(sentence, _) => f.write_str(sentence),
            Self::Findings(findings) => {
                let lines: Vec<String> = findings.iter().map(Finding::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
        }
    }
}

impl std::error::Error for OpenError {}

#[cfg(test)]
mod tests {
    use super::super::fixture::{FULL, TODAY};
    use super::*;

    #[test]
    fn changed_settings_are_written_and_nothing_else_moves() {
        let mut changed = Document::read(FULL.as_bytes(), TODAY).unwrap();
        let before = changed.clone();
        let methods = Methods { confidence: 0.998, run_length: 6, ..Methods::default() };
        changed.set_methods(methods.clone());
        let mut again = Document::read(changed.to_text().as_bytes(), TODAY).unwrap();
        assert_eq!(again.scorecard().methods(), &methods);
        again.set_methods(before.scorecard().methods().clone());
        assert_eq!(again.scorecard(), before.scorecard());
    }

    #[test]
    fn saving_an_unchanged_document_keeps_every_field() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.scorecard");
        let before = Document::read(FULL.as_bytes(), TODAY).unwrap();
        before.save(&path).unwrap();
        let after = Document::open(&path, TODAY).unwrap();
        assert_eq!(after.root(), before.root());
        assert_eq!(after.scorecard(), before.scorecard());
        assert_eq!(after.to_text(), before.to_text());
    }
}
