//! What is said of a file that did not open.

use super::chrome::findings::{FindingLine, Findings};
use super::loaded::{Loaded, Origin};
use crate::format::{Finding, OpenError, Severity};
use crate::words::tame;

/// The panel for a file that did not open.
pub(super) fn refused(origin: &Origin, error: &OpenError, shown: Option<&Loaded>) -> Findings {
    let kept = match shown {
        Some(loaded) => format!("{} stays on screen.", loaded.origin.name()),
        None => "Nothing else is open.".to_owned(),
    };
    let (title, lines) = match error {
        OpenError::Io(sentence, _) => (
            format!("{} could not be read", origin.name()),
            vec![FindingLine { message: sentence.clone(), place: String::new() }],
        ),
        OpenError::Findings(findings) => {
            let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
            let title = match errors {
                1 => format!("{} has an error and was not opened", origin.name()),
                many => format!("{} has {many} errors and was not opened", origin.name()),
            };
            (title, lines(findings))
        }
    };
    let advice = match error {
        OpenError::Io(..) => kept,
        OpenError::Findings(_) => {
            format!("{kept} Correct what is listed here, or send the list to whoever made the file.")
        }
    };
    Findings { title, advice, lines }
}

/// Findings as the panel lists them.
pub(super) fn lines(findings: &[Finding]) -> Vec<FindingLine> {
    let line = |finding: &Finding| {
        let position = finding.position.map(|at| format!("line {}, column {}", at.line, at.column));
        // What is said of the file as a whole has no place in it.
        let path = Some(finding.path.clone()).filter(|path| path != "$");
        let place: Vec<String> = [path, position].into_iter().flatten().collect();
        FindingLine {
            message: tame::line(&finding.message).into_owned(),
            place: tame::line(&place.join(" · ")).into_owned(),
        }
    };
    findings.iter().map(line).collect()
}
