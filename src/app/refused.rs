//! What is said of a file that did not open.

use super::chrome::findings::{Findings, gathered};
use super::loaded::{Loaded, Origin};
use crate::format::{OpenError, Rule, Severity};
use crate::words::tame;

/// The panel for a file that did not open.
pub(super) fn refused(origin: &Origin, error: &OpenError, shown: Option<&Loaded>) -> Findings {
    let name = origin.name();
    let kept = match shown {
        Some(loaded) if loaded.origin == *origin => "What is on screen is the version before.".to_owned(),
        Some(loaded) => format!("{} stays on screen.", loaded.origin.name()),
        None => "Nothing else is open.".to_owned(),
    };
    // Of a file that is on screen in an older edition the line above the page says what can be done.
    let is_shown = shown.is_some_and(|loaded| loaded.origin == *origin);
    let again = origin.path().filter(|_| !is_shown).map(std::path::Path::to_owned);
    let whole = |sentence: &str| Findings {
        title: format!("{name} cannot be opened"),
        advice: format!("{sentence} {kept}"),
        groups: Vec::new(),
        refused: again.clone(),
        table: None,
    };
    match error {
        OpenError::Io(sentence, _) => whole(&format!("{}.", tame::line(sentence))),
        OpenError::Findings(findings) if findings.len() == 1 && findings[0].is_about_file() => {
            let table = origin.path().filter(|_| findings[0].rule == Rule::Table);
            Findings {
                table: table.map(std::path::Path::to_owned),
                ..whole(&tame::line(&findings[0].to_string()))
            }
        }
        OpenError::Findings(findings) => {
            let is_error = |finding: &&_| crate::format::Finding::severity(finding) == Severity::Error;
            let errors: Vec<_> = findings.iter().filter(is_error).cloned().collect();
            let count = match errors.len() {
                1 => "an error".to_owned(),
                many => format!("{many} errors"),
            };
            Findings {
                title: format!("{name} cannot be opened: it has {count}"),
                advice: format!(
                    "Its figures cannot be trusted until this is put right. Correct what is listed here, or send the list to \
                     whoever made the file. {kept}"
                ),
                groups: gathered(&errors),
                refused: again,
                table: None,
            }
        }
    }
}
