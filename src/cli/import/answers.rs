//! Answers given with the call.

use crate::cli::failure::Failure;
use crate::import::{Draft, Subject, listed_between};
use crate::words::tame;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Answers given with the call, `QUESTION=ANSWER` each.
pub(super) struct Given<'a> {
    pairs: &'a [String],
    /// By what may be the question, the position of the pair and the answer.
    answers: HashMap<&'a str, (usize, &'a str)>,
    used: HashSet<usize>,
    /// Of those for all that ask the same, the first question that has no such choice.
    refused: BTreeMap<usize, (Subject, String)>,
    /// Of those for all that ask the same, what they were taken for though another answer is likely.
    against: BTreeMap<usize, Vec<String>>,
}

impl<'a> Given<'a> {
    /// Reads the pairs.
    ///
    /// # Errors
    /// A pair without `=`.
    pub(super) fn read(pairs: &'a [String]) -> Result<Self, Failure> {
        // The answer may hold an equals sign, and so may the name of an indicator: what is asked decides.
        let mut answers: HashMap<&str, (usize, &str)> = HashMap::new();
        for (at, pair) in pairs.iter().enumerate() {
            if !pair.contains('=') {
                let sentence = format!("‘{pair}’ has no equals sign; write QUESTION=ANSWER.");
                return Err(Failure::Call(vec![sentence]));
            }
            for (equals, _) in pair.match_indices('=') {
                answers.entry(&pair[..equals]).or_insert((at, &pair[equals + 1..]));
            }
        }
        Ok(Self { pairs, answers, used: HashSet::new(), refused: BTreeMap::new(), against: BTreeMap::new() })
    }

    /// Applies them until none fits an open question any more: an answer may open further questions.
    ///
    /// # Errors
    /// An answer that is none of the choices.
    pub(super) fn apply(&mut self, draft: &mut Draft) -> Result<(), Failure> {
        // One area of a kind may be answered for alone, any name may stand for an area, and one sheet may be of another
        // period than it is called by.
        let of: [(&str, &str, fn(String) -> Subject); 3] = [
            ("area/", "/kind", Subject::AreaKind),
            ("area/", "/is", Subject::AreaMeant),
            ("table/", "/period", Subject::TablePeriod),
        ];
        for (start, end, subject) in of {
            for (path, (at, answer)) in &self.answers {
                let code = path.strip_prefix(start).and_then(|path| path.strip_suffix(end));
                let Some(code) = code.filter(|code| *code != "*") else { continue };
                let subject = subject(code.to_owned());
                if draft.asks(&subject) {
                    draft.answer(&subject, answer).map_err(|sentence| wrong(&subject, &sentence))?;
                    self.used.insert(*at);
                }
            }
        }
        loop {
            let mut answered = false;
            for question in draft.open_questions() {
                // An answer to one before it may have said this too.
                if !draft.asks(&question.subject) {
                    continue;
                }
                let also = draft.asked_with(&question.subject);
                let paths: Vec<String> =
                    std::iter::once(&question.subject).chain(&also).flat_map(paths).collect();
                let own = paths.iter().filter_map(|path| self.answers.get(path.as_str()).copied()).min();
                let all = question.subject.of_all();
                let all = all.and_then(|path| self.answers.get(path.as_str()).copied());
                // What is said of one goes before what is said of all, and that only where it can be an answer.
                let Some((at, answer)) = own.or(all) else { continue };
                match draft.answer(&question.subject, answer) {
                    Ok(()) => {
                        self.used.insert(at);
                        answered = true;
                        let suggestion = question.suggestion.as_ref().filter(|_| own.is_none());
                        if let Some((likely, because)) = suggestion.filter(|(likely, _)| likely != answer) {
                            let name = &question.name;
                            let of_one = format!("{name} (likely {likely}, because {because})");
                            self.against.entry(at).or_default().push(of_one);
                        }
                    }
                    Err(sentence) if own.is_some() => return Err(wrong(&question.subject, &sentence)),
                    Err(sentence) => {
                        self.refused.entry(at).or_insert_with(|| (question.subject.clone(), sentence));
                    }
                }
            }
            if !answered {
                let unused = self.refused.iter().find(|(at, _)| !self.used.contains(at));
                return unused.map_or(Ok(()), |(_, (subject, sentence))| Err(wrong(subject, sentence)));
            }
        }
    }

    /// A sentence for each answer that was not needed, because its question is not asked, and for each that was taken for
    /// all though another is likely for some.
    ///
    /// # Errors
    /// Answers about nothing that is there.
    pub(super) fn remarks(&self, draft: &Draft) -> Result<Vec<String>, Failure> {
        const NAMED: usize = 6;
        let against = self.against.iter().map(|(at, names)| {
            let names = listed_between(names.iter().map(String::as_str), NAMED, "; ");
            format!("The answer ‘{}’ was also taken for {names}.", self.pairs[*at])
        });
        let (mut unneeded, mut unknown) = (against.collect::<Vec<_>>(), Vec::new());
        let unused = self.pairs.iter().enumerate();
        for (_, pair) in unused.filter(|(at, pair)| !self.used.contains(at) && !is_for_any(pair)) {
            // A name may hold an equals sign: any part up to one may be what is answered.
            let mut paths = pair.match_indices('=').map(|(equals, _)| &pair[..equals]);
            match paths.find(|path| draft.is_about(path)) {
                Some(path) => {
                    unneeded.push(format!(
                        "‘{path}’ is not asked with these files and answers, so the answer to it was not used."
                    ));
                }
                None => unknown.push(not_asked(pair)),
            }
        }
        if unknown.is_empty() { Ok(unneeded) } else { Err(Failure::Call(unknown)) }
    }
}

fn wrong(subject: &Subject, sentence: &str) -> Failure {
    Failure::Call(vec![format!("{subject}: {sentence}")])
}

/// The paths that a call may name a subject by: its own, and the same as it is printed.
fn paths(subject: &Subject) -> [String; 2] {
    let exact = subject.to_string();
    let printed = tame::line(&exact).into_owned();
    [exact, printed]
}

/// Whether a pair answers whatever is asked of any indicator, area or table, which may be nothing.
fn is_for_any(pair: &str) -> bool {
    pair.match_indices('=').any(|(equals, _)| Subject::is_of_all(&pair[..equals]))
}

fn not_asked(pair: &str) -> String {
    let question = pair.split('=').next().unwrap_or(pair);
    format!("‘{question}’ is not asked; leave this answer out, or run without it to see what is asked.")
}
