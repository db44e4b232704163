//! Answers given with the call.

use crate::cli::failure::Failure;
use crate::import::{Draft, Field, Subject};
use std::collections::HashSet;

/// Applies `QUESTION=ANSWER` pairs until none fits an open question any more: an answer may open further questions.
///
/// # Errors
/// A pair without `=`, an answer that is none of the choices, a question that is not asked.
pub(super) fn apply(draft: &mut Draft, given: &[String]) -> Result<(), Failure> {
    let mut pairs = Vec::new();
    for pair in given {
        // The answer may hold an equals sign, and so may the name of an indicator: what is asked decides.
        if !pair.contains('=') {
            let sentence = format!("‘{pair}’ has no equals sign; write QUESTION=ANSWER.");
            return Err(Failure::Call(vec![sentence]));
        }
        pairs.push(pair.as_str());
    }
    let mut used: HashSet<&str> = HashSet::new();
    loop {
        let mut answered = false;
        for question in draft.open_questions() {
            let Some((pair, answer)) =
                pairs.iter().find_map(|pair| Some((*pair, answer_to(&question.subject, pair)?)))
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
    let unused = pairs.iter().filter(|pair| !used.contains(*pair) && !is_for_any(pair));
    let unused: Vec<String> = unused.map(|pair| not_asked(pair)).collect();
    if unused.is_empty() { Ok(()) } else { Err(Failure::Call(unused)) }
}

/// The answer of a pair, where it is about this subject; `*` stands for the key of any indicator.
fn answer_to<'p>(subject: &Subject, pair: &'p str) -> Option<&'p str> {
    let exact = subject.to_string();
    let any = match subject {
        Subject::Indicator(key, _) | Subject::Everyone(key, _) => {
            exact.strip_prefix(key.as_str()).map(|rest| format!("*{rest}"))
        }
        Subject::AreaKind(_) => Some("area/*/kind".to_owned()),
        _ => None,
    };
    let after = |path: &str| pair.strip_prefix(path).and_then(|rest| rest.strip_prefix('='));
    after(&exact).or_else(|| any.as_deref().and_then(after))
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
