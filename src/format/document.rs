//! A scorecard file in memory: its text, what it says, and what was found in it.

use super::bytes::open_bytes;
use super::finding::Finding;
use super::findings::{Findings, Rule};
use super::fingerprint::{APPROVAL, held_against};
use super::objects::{Approved, File};
use super::path::{Path, field};
use super::reader::Reader;
use super::save::{Before, SaveError, replace};
use super::tokens::Broken;
use super::value::Value;
use super::{foreign, notes, resolve, syntax, text};
use crate::model::{IndicatorId, Progress, Scorecard};
use jiff::civil::Date;
use std::fmt;
use std::io;
use std::path;
use std::sync::Arc;

/// An open document. It is never changed: a change makes another one, see the room `edit`. A clone shares everything.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text as it was read, to the byte. Shared and not copied into an `Arc<str>`, since it may be large.
    text: Arc<String>,
    scorecard: Arc<Scorecard>,
    notes: Arc<[Finding]>,
}

impl Document {
    /// Reads a document; `today` decides which data are old and which targets overdue.
    ///
    /// # Errors
    /// All errors of the document, in the order of the file, followed by the notes; of a flood of one kind the first
    /// thousand, and how many more there are.
    pub fn read(bytes: impl Into<Vec<u8>>, today: Date) -> Result<Self, Vec<Finding>> {
        // Nobody else holds this progress, so nobody cancels.
        Self::read_with(bytes, today, &Progress::new()).unwrap_or_else(|| Err(Vec::new()))
    }

    /// Reads a document and tells `progress`, in bytes; `None` when it was cancelled.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_with(
        bytes: impl Into<Vec<u8>>,
        today: Date,
        progress: &Progress,
    ) -> Option<Result<Self, Vec<Finding>>> {
        let text = match text::text(bytes.into()) {
            Ok(text) => text,
            Err(finding) => return Some(Err(vec![finding])),
        };
        let body = text::without_mark(&text);
        let mut reader = Reader::of(body, progress);
        let read = reader.tokens.kind().and_then(|kind| File::read(&mut reader, kind));
        let file = match read.and_then(|file| reader.tokens.end().map(|()| file)) {
            Ok(file) => file,
            Err(Broken::Cancelled) => return None,
            Err(Broken::Syntax(offset)) => return Some(Err(vec![syntax::finding(body, offset)])),
        };
        let Reader { mut found, spans, .. } = reader;
        if let Some(newer) = file.as_ref().map(|file| file.format).filter(|format| *format > resolve::FORMAT)
        {
            // A newer format may mean anything by its fields, so nothing else about it is said.
            found = Findings::default();
            found.error_at(Rule::Shape, || Path::from([field("format")]), || is_newer(newer));
            return Some(Err(found.finish(body, &spans)));
        }
        let now = |then: &Approved, drafts: &[bool]| {
            let kept = then.fingerprint.as_deref().unwrap_or_default();
            held_against(kept, then.parts.as_deref().unwrap_or_default(), body, drafts)
        };
        let scorecard = file.and_then(|file| resolve::scorecard(file, now, &mut found));
        if let Some(scorecard) = &scorecard {
            notes::notes(scorecard, today, &mut found);
        }
        let findings = found.finish(body, &spans);
        let Some(scorecard) = scorecard else { return Some(Err(foreign::or_no_scorecard(findings))) };
        let (text, scorecard) = (Arc::new(text), Arc::new(scorecard));
        Some(Ok(Self { text, scorecard, notes: findings.into() }))
    }

    /// Opens a file.
    ///
    /// # Errors
    /// When the file cannot be read, or is not a scorecard without errors.
    pub fn open(path: &path::Path, today: Date) -> Result<Self, OpenError> {
        let (bytes, _) = open_bytes(path)?;
        Self::read(bytes, today).map_err(OpenError::Findings)
    }

    /// What the document says.
    pub fn scorecard(&self) -> &Arc<Scorecard> {
        &self.scorecard
    }

    /// What is to be known about it, in the order of the file.
    pub fn notes(&self) -> &[Finding] {
        &self.notes
    }

    /// The same, with what else is to be known, in sentences of whoever judges it: of indicators, once figures are held against each
    /// other, where a publisher judged otherwise; and of the approval, where it does not hold of the file.
    pub fn notes_with(
        &self,
        of_verdicts: Vec<(IndicatorId, String)>,
        of_approval: Option<String>,
    ) -> Vec<Finding> {
        let of_approval = of_approval.map(|message| Finding {
            rule: Rule::Approval,
            path: format!("$.{APPROVAL}"),
            position: None,
            about: self.scorecard.approved().map(|approval| approval.by.clone()).unwrap_or_default(),
            message,
        });
        let finding = |(id, message): (IndicatorId, String)| Finding {
            rule: Rule::Disagreement,
            path: format!("$.indicators[{}]", id.index()),
            position: None,
            about: self.scorecard.indicator(id).name.clone(),
            message,
        };
        let of_verdicts = of_verdicts.into_iter().map(finding);
        self.notes.iter().cloned().chain(of_verdicts).chain(of_approval).collect()
    }

    /// The text to save, to the byte as it was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Saves the document, in place of the file at `path` where there is one.
    ///
    /// # Errors
    /// When the file cannot be written; what was there before is untouched then.
    pub fn save(&self, path: &path::Path) -> Result<(), SaveError> {
        replace(path, self.text().as_bytes(), Before::Anything).map(drop)
    }
}

fn is_newer(format: f64) -> String {
    let ours = resolve::FORMAT;
    format!(
        "The file is in format {format}, but this version of Placecard reads formats up to {ours}; install a newer \
         version of Placecard, or save the file in format {ours}."
    )
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
    fn saving_an_unchanged_document_keeps_every_field() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.scorecard");
        let before = Document::read(FULL.as_bytes(), TODAY).unwrap();
        before.save(&path).unwrap();
        let after = Document::open(&path, TODAY).unwrap();
        assert_eq!(after.scorecard(), before.scorecard());
        assert_eq!(after.text(), FULL);
    }
}
