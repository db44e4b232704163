//! Answers given with the call.

use crate::cli::failure::Failure;
use crate::import::{Draft, Field, Subject};
use crate::words::tame;
use std::collections::{HashMap, HashSet};

/// Applies `QUESTION=ANSWER` pairs until none fits an open question any more: an answer may open further questions. With `accept`,
/// what is still open is answered as proposed. Gives a sentence for each pair that was not needed, because its question
/// is not asked.
///
/// # Errors
/// A pair without `=`, an answer that is none of the choices, a question about nothing that is there.
pub(super) fn apply(draft: &mut Draft, given: &[String], accept: bool) -> Result<Vec<String>, Failure> {
    // The answer may hold an equals sign, and so may the name of an indicator: what is asked decides.
    let mut answers: HashMap<&str, (usize, &str)> = HashMap::new();
    for (at, pair) in given.iter().enumerate() {
        if !pair.contains('=') {
            let sentence = format!("‘{pair}’ has no equals sign; write QUESTION=ANSWER.");
            return Err(Failure::Call(vec![sentence]));
        }
        for (equals, _) in pair.match_indices('=') {
            answers.entry(&pair[..equals]).or_insert((at, &pair[equals + 1..]));
        }
    }
    let mut used: HashSet<usize> = HashSet::new();
    loop {
        let mut answered = false;
        for question in draft.open_questions() {
            let also = draft.asked_with(&question.subject);
            let paths: Vec<String> =
                std::iter::once(&question.subject).chain(&also).flat_map(paths).collect();
            let Some((at, answer)) =
                paths.iter().filter_map(|path| answers.get(path.as_str()).copied()).min()
            else {
                continue;
            };
            let wrong = |sentence| Failure::Call(vec![format!("{}: {sentence}", question.subject)]);
            draft.answer(&question.subject, answer).map_err(wrong)?;
            used.insert(at);
            answered = true;
        }
        // What is accepted may open a question that an answer is given to.
        if !answered && !(accept && draft.accept_once()) {
            break;
        }
    }
    let (mut unneeded, mut unknown) = (Vec::new(), Vec::new());
    for (_, pair) in given.iter().enumerate().filter(|(at, pair)| !used.contains(at) && !is_for_any(pair)) {
        // A name may hold an equals sign: any part up to one may be what is answered.
        let mut paths = pair.match_indices('=').map(|(equals, _)| &pair[..equals]);
        match paths.find(|path| draft.is_about(path)) {
            Some(path) => {
                unneeded.push(format!("‘{path}’ is not asked, so the answer to it was not needed."))
            }
            None => unknown.push(not_asked(pair)),
        }
    }
    if unknown.is_empty() { Ok(unneeded) } else { Err(Failure::Call(unknown)) }
}

/// The paths that a call may name a subject by: its own, the same as it is printed, and one with `*` for the key of any
/// indicator or area.
fn paths(subject: &Subject) -> Vec<String> {
    let exact = subject.to_string();
    let any = match subject {
        Subject::Indicator(key, _) | Subject::Everyone(key, _) => {
            exact.strip_prefix(key.as_str()).map(|rest| format!("*{rest}"))
        }
        Subject::AreaKind(_) => Some("area/*/kind".to_owned()),
        _ => None,
    };
    let printed = tame::line(&exact).into_owned();
    [exact, printed].into_iter().chain(any).collect()
}

/// Whether a pair answers whatever is asked of any indicator or area, which may be nothing.
fn is_for_any(pair: &str) -> bool {
    let path = pair.split('=').next().unwrap_or(pair);
    let column = path.strip_prefix("*/");
    path == "area/*/kind"
        || column.is_some_and(|column| {
            column.starts_with("everyone/") || Field::ALL.iter().any(|field| field.column() == column)
        })
}

fn not_asked(pair: &str) -> String {
    let question = pair.split('=').next().unwrap_or(pair);
    format!("‘{question}’ is not asked; leave this answer out, or run without it to see what is asked.")
}
