//! What was found wrong, or worth knowing, in a file.

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

/// One thing found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// Where in the document, such as `$.data[3].rows[0].values[2]`.
    pub path: String,
    /// Where in the text, where it could be told.
    pub position: Option<Position>,
    /// What was expected, what was found and what to do, as one sentence.
    pub message: String,
}

impl Finding {
    /// An error about the file as a whole.
    pub(super) fn about_file(message: String) -> Self {
        Self { severity: Severity::Error, path: "$".to_owned(), position: None, message }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}", self.message, self.path)?;
        if let Some(Position { line, column }) = self.position {
            write!(f, ", line {line}, column {column}")?;
        }
        f.write_str(")")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_comes_first_and_the_place_last() {
        let mut finding = Finding::about_file("The file is empty; choose another one.".to_owned());
        assert_eq!(finding.to_string(), "The file is empty; choose another one. ($)");
        finding.position = Some(Position { line: 3, column: 7 });
        assert_eq!(finding.to_string(), "The file is empty; choose another one. ($, line 3, column 7)");
    }
}
