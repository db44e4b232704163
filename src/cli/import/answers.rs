//! Answers given with the call.

use crate::cli::failure::Failure;
use crate::import::{Draft, Field, Subject};
use crate::words::tame;
use std::collections::{HashMap, HashSet};

/// Applies `QUESTION=ANSWER` pairs until none fits an open question any more: an answer may open further questions.
///
/// # Errors
/// A pair without `=`, an answer that is none of the choices, a question that is not asked.
pub(super) fn apply(draft: &mut Draft, given: &[String]) -> Result<(), Failure> {
    // The answer may hold an equals sign, and so may the name of an indicator: what is asked decides.
    let mut answers: HashMap<&str, (&str, &str)> = HashMap::new();
    for pair in given {
        let mut parts = pair.match_indices('=').peekable();
        if parts.peek().is_none() {
            let sentence = format!("‘{pair}’ has no equals sign; write QUESTION=ANSWER.");
            return Err(Failure::Call(vec![sentence]));
        }
        for (at, _) in parts {
            answers.entry(&pair[..at]).or_insert((pair, &pair[at + 1..]));
        }
    }
    let mut used: HashSet<&str> = HashSet::new();
    loop {
        let mut answered = false;
        for question in draft.open_questions() {
            let Some((pair, answer)) = paths(&question.subject).find_map(|path| answers.get(path.as_str()))
            else {
                continue;
            };
            let wrong = |sentence| Failure::Call(vec![format!("{}: {sentence}", question.subject)]);
            draft.answer(&question.subject, answer).map_err(wrong)?;
            used.insert(pair);
            answered = true;
        }
        if !answered {
            break;
        }
    }
    let unused = given.iter().filter(|pair| !used.contains(pair.as_str()) && !is_for_any(pair));
    let unused: Vec<String> = unused.map(|pair| not_asked(pair)).collect();
    if unused.is_empty() { Ok(()) } else { Err(Failure::Call(unused)) }
}

/// The paths by which a call may answer this subject: its own, the same as it is printed, and the one with `*` for any
/// indicator or area.
fn paths(subject: &Subject) -> impl Iterator<Item = String> {
    let exact = subject.to_string();
    let printed = tame::line(&exact).into_owned();
    let any = match subject {
        Subject::Indicator(key, _) | Subject::Everyone(key, _) => {
            exact.strip_prefix(key.as_str()).map(|rest| format!("*{rest}"))
        }
        Subject::AreaKind(_) => Some("area/*/kind".to_owned()),
        _ => None,
    };
    [exact, printed].into_iter().chain(any)
}

/// Whether a pair answers whatever is asked of any indicator or area, which may be nothing.
fn is_for_any(pair: &str) -> bool {
    let path = pair.split('=').next().unwrap_or(pair);
    let column = path.strip_prefix("*/");
    path == "area/*/kind"
        || column.is_some_and(|column| Field::ALL.iter().any(|field| field.column() == column))
}

fn not_asked(pair: &str) -> String {
    let question = pair.split('=').next().unwrap_or(pair);
    format!("‘{question}’ is not asked; leave this answer out, or run without it to see what is asked.")
}
