//! What is wrong with a call's input, or worth knowing, as one JSON document: the same whatever the call.

use crate::format::{Finding, Severity};
use crate::import::ImportError;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};
use std::path::Path;

/// What was found; the order of the fields is the order of the keys in JSON.
#[derive(Serialize)]
pub(super) struct Outcome<'a> {
    format: u32,
    /// The title of the scorecard, where it opens.
    pub title: Option<&'a str>,
    pub errors: Vec<Fault<'a>>,
    pub notes: Vec<Fault<'a>>,
}

/// One thing found, and where that is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Fault<'a> {
    /// The place in a scorecard, such as `$.areas[2].code`; of a publisher's file, its path.
    path: Option<Cow<'a, str>>,
    line: Option<u64>,
    column: Option<u64>,
    message: Cow<'a, str>,
    /// What of a scorecard it is about, by name, where the sentence does not say so.
    #[serde(skip)]
    about: Option<Cow<'a, str>>,
}

impl<'a> Outcome<'a> {
    pub(super) fn new(title: Option<&'a str>, errors: Vec<Fault<'a>>, notes: Vec<Fault<'a>>) -> Self {
        Self { format: 1, title, errors, notes }
    }

    /// Findings, errors and notes apart.
    pub(super) fn of(title: Option<&'a str>, findings: &'a [Finding]) -> Self {
        let (errors, notes): (Vec<_>, Vec<_>) =
            findings.iter().partition(|finding| finding.severity() == Severity::Error);
        let faults = |found: Vec<&'a Finding>| found.into_iter().map(Fault::from).collect();
        Self::new(title, faults(errors), faults(notes))
    }

    pub(super) fn write_json(&self, out: &mut impl Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, self)?;
        writeln!(out)
    }
}

impl Fault<'_> {
    /// The same of one of several files.
    pub(super) fn in_file(mut self, file: &Path) -> Self {
        self.message = Cow::Owned(format!("{}: {}", file.display(), self.message));
        self
    }

    pub(super) fn into_owned(self) -> Fault<'static> {
        Fault {
            path: self.path.map(|path| Cow::Owned(path.into_owned())),
            line: self.line,
            column: self.column,
            message: Cow::Owned(self.message.into_owned()),
            about: self.about.map(|about| Cow::Owned(about.into_owned())),
        }
    }
}

/// The sentence, and the place last; of a scorecard as a whole there is none.
impl fmt::Display for Fault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.as_deref().filter(|path| *path != "$");
        let mut place: Vec<Cow<str>> =
            self.about.as_deref().into_iter().chain(path).map(Cow::Borrowed).collect();
        let numbers = [("line", self.line), ("column", self.column)];
        place.extend(
            numbers.into_iter().filter_map(|(name, number)| Some(format!("{name} {}", number?).into())),
        );
        match place.join(", ").as_str() {
            "" => f.write_str(&self.message),
            place => write!(f, "{} ({place})", self.message),
        }
    }
}

impl From<String> for Fault<'_> {
    fn from(message: String) -> Self {
        Self { path: None, line: None, column: None, message: Cow::Owned(message), about: None }
    }
}

impl<'a> From<&'a Finding> for Fault<'a> {
    fn from(finding: &'a Finding) -> Self {
        Self {
            path: Some(Cow::Borrowed(&finding.path)),
            line: finding.position.map(|position| position.line as u64),
            column: finding.position.map(|position| position.column as u64),
            message: Cow::Borrowed(&finding.message),
            about: finding.named().map(Cow::Borrowed),
        }
    }
}

impl From<&ImportError> for Fault<'_> {
    fn from(error: &ImportError) -> Self {
        Self {
            path: error.file().map(|file| Cow::Owned(file.display().to_string())),
            line: error.line(),
            column: None,
            message: Cow::Owned(error.sentence().to_owned()),
            about: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Position, Rule};

    #[test]
    fn a_fault_reads_as_the_finding_it_comes_from() {
        let [path, about, message] = ["$.areas[0]", "Upton", "It is odd."].map(str::to_owned);
        let mut finding = Finding { rule: Rule::Shape, path, position: None, about, message };
        assert_eq!(Fault::from(&finding).to_string(), finding.to_string());
        finding.position = Some(Position { line: 3, column: 7 });
        assert_eq!(Fault::from(&finding).to_string(), finding.to_string());
        finding.path = "$".to_owned();
        assert_eq!(Fault::from(&finding).to_string(), "It is odd. (Upton, line 3, column 7)");
        finding.rule = Rule::Old;
        assert_eq!(Fault::from(&finding).to_string(), finding.to_string());
        assert_eq!(Fault::from("It is odd.".to_owned()).to_string(), "It is odd.");
    }
}
