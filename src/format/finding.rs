//! What was found wrong, or worth knowing, in a file.

use super::rule::Rule;
use std::fmt;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document cannot be trusted and is not opened.
    Error,
    /// The document opens, with something to know.
    Note,
}

/// A place in the text of a file; both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// One thing found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing it is.
    pub rule: Rule,
    /// Where in the document, such as `$.data[3].rows[0].values[2]`.
    pub path: String,
    /// Where in the text, where it could be told.
    pub position: Option<Position>,
    /// What of the document it is about, by name, such as an indicator, a place and a period; empty where it is none.
    pub about: String,
    /// What was expected, what was found and what to do, as one sentence.
    pub message: String,
}

impl Finding {
    /// One about the file as a whole.
    pub(super) fn about_file(rule: Rule, message: String) -> Self {
        Self { rule, path: WHOLE.to_owned(), position: None, about: String::new(), message }
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// What it is about, where the sentence does not say so: that of a note does.
    pub fn named(&self) -> Option<&str> {
        Some(self.about.as_str()).filter(|about| !about.is_empty() && self.severity() == Severity::Error)
    }

    /// Whether it is about the file as a whole.
    pub fn is_about_file(&self) -> bool {
        self.path == WHOLE
    }
}

/// The path of the document.
const WHOLE: &str = "$";

/// The sentence, and the place last: by name where the sentence does not say it, by path, and by line.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = Some(self.path.as_str()).filter(|_| !self.is_about_file());
        let position = self.position.map(|position| position.to_string());
        let place: Vec<&str> = [self.named(), path, position.as_deref()].into_iter().flatten().collect();
        match place.join(", ").as_str() {
            "" => f.write_str(&self.message),
            place => write!(f, "{} ({place})", self.message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_comes_first_and_the_place_last() {
        let mut finding =
            Finding::about_file(Rule::File, "The file is empty; choose another one.".to_owned());
        assert_eq!(finding.to_string(), "The file is empty; choose another one.");
        finding.position = Some(Position { line: 3, column: 7 });
        assert_eq!(finding.to_string(), "The file is empty; choose another one. (line 3, column 7)");
        finding.path = "$.data[0]".to_owned();
        finding.about = "Suspensions".to_owned();
        assert!(finding.to_string().ends_with(" (Suspensions, $.data[0], line 3, column 7)"), "{finding}");
    }
}
