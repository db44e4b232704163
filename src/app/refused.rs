//! What is said of a file that did not open.

use super::chrome::findings::{FindingLine, Findings};
use super::loaded::{Loaded, Origin};
use crate::format::{Finding, OpenError, Severity};

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
    let advice = format!("{kept} Correct what is listed here, or send the list to whoever made the file.");
    Findings { title, advice, lines }
}

/// Findings as the panel lists them.
pub(super) fn lines(findings: &[Finding]) -> Vec<FindingLine> {
    let line = |finding: &Finding| {
        let position = finding.position.map(|at| format!("line {}, column {}", at.line, at.column));
        let place: Vec<String> = [Some(finding.path.clone()), position].into_iter().flatten().collect();
        FindingLine { message: finding.message.clone(), place: place.join(" · ") }
    };
    findings.iter().map(line).collect()
}
