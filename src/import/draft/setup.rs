//! What a new scorecard is called, and which system and nation it is of.

use super::areas::Places;
use super::question::{Answers, Question, Subject};
use crate::import::gather::AreaFound;
use crate::model::AreaKind;

/// What a new scorecard is to be called, and which system it is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// Its title.
    pub title: Option<String>,
    /// Code or name of the Integrated Care System, or both: `E54000057 Greater Manchester`.
    pub system: Option<String>,
}

/// The code of England, which every English scorecard is held against.
const ENGLAND: &str = "E92000001 England";

/// The questions about the scorecard itself, open and answered.
pub(super) fn questions(setup: &Setup, places: &Places, answers: &Answers) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut ask = |subject: Subject, text: &str, suggestion: Option<(String, String)>| {
        let name = "The new scorecard".to_owned();
        questions.push(Question { subject, name, text: text.to_owned(), choices: Vec::new(), suggestion });
    };
    if nation_of_files(places, answers).is_none() {
        let because = "it is the nation that English places are compared with".to_owned();
        let text = "Which nation is it compared with? Give its code and name.";
        ask(Subject::Nation, text, Some((ENGLAND.to_owned(), because)));
    }
    if system_unasked(setup, places, answers).is_none() {
        let text = "Which Integrated Care System is it of? Give its code and name, such as E54000057 Greater Manchester.";
        ask(Subject::System, text, None);
    }
    if setup.title.is_none() {
        let suggestion = system(setup, places, answers)
            .map(|(_, area)| (format!("{} scorecard", area.name), "of the system’s name".to_owned()));
        ask(Subject::Title, "What is it to be called?", suggestion);
    }
    questions
}

/// Whether an answer names a system or a nation, where one is asked for.
///
/// # Errors
/// A sentence that says how to name it.
pub(super) fn check(subject: &Subject, answer: &str, places: &Places) -> Result<(), String> {
    let (kind, example) = match subject {
        Subject::System => (AreaKind::System, "E54000057 Greater Manchester"),
        Subject::Nation => (AreaKind::Nation, ENGLAND),
        _ => return Ok(()),
    };
    match area_of(answer, kind, places) {
        Some(_) => Ok(()),
        None => Err(format!("Give a code, a blank and a name, such as ‘{example}’.")),
    }
}

/// The title.
pub(super) fn title(setup: &Setup, answers: &Answers) -> Option<String> {
    setup.title.clone().or_else(|| answers.get(&Subject::Title).cloned())
}

/// The system: as given, the only one that the files have, or as answered.
pub(super) fn system(setup: &Setup, places: &Places, answers: &Answers) -> Option<(String, AreaFound)> {
    let answered =
        || answers.get(&Subject::System).and_then(|given| area_of(given, AreaKind::System, places));
    system_unasked(setup, places, answers).or_else(answered)
}

/// The system, where nobody has to be asked: as given, the only one with figures, or the only one that a table of areas
/// puts places with figures in.
fn system_unasked(setup: &Setup, places: &Places, answers: &Answers) -> Option<(String, AreaFound)> {
    let given = setup.system.as_deref().and_then(|given| area_of(given, AreaKind::System, places));
    given.or_else(|| only(AreaKind::System, places, answers)).or_else(|| places.only_system_above())
}

/// The nation: the only one that the files have, or as answered.
pub(super) fn nation(places: &Places, answers: &Answers) -> Option<(String, AreaFound)> {
    let answered =
        || answers.get(&Subject::Nation).and_then(|given| area_of(given, AreaKind::Nation, places));
    nation_of_files(places, answers).or_else(answered)
}

fn nation_of_files(places: &Places, answers: &Answers) -> Option<(String, AreaFound)> {
    only(AreaKind::Nation, places, answers)
}

/// The only area of a kind that has figures.
fn only(kind: AreaKind, places: &Places, answers: &Answers) -> Option<(String, AreaFound)> {
    let with_figures = places.found.iter().filter(|place| place.has_figures);
    let mut all = with_figures.filter(|place| Places::kind(place, answers) == Some(kind));
    match (all.next(), all.next()) {
        (Some(place), None) => {
            Some((place.code.clone(), AreaFound { kind: Some(kind), ..place.area.clone() }))
        }
        _ => None,
    }
}

/// The area that `given` names: its code or name, where the files have it, or a code and a name. The code stands first
/// and has a digit, so that `Greater Manchester` alone is no code with a name.
fn area_of(given: &str, kind: AreaKind, places: &Places) -> Option<(String, AreaFound)> {
    let given = given.trim();
    let (first, rest) = given.split_once([' ', '=']).unwrap_or((given, ""));
    let found = places.named(given).or_else(|| places.named(first));
    if let Some((code, area)) = found.filter(|(_, area)| area.kind.is_none_or(|own| own == kind)) {
        return Some((code, AreaFound { kind: Some(kind), ..area }));
    }
    let is_code =
        first.chars().any(|c| c.is_ascii_digit()) && first.chars().all(|c| c.is_ascii_alphanumeric());
    let name = rest.trim();
    (is_code && !name.is_empty()).then(|| {
        (first.to_owned(), AreaFound { name: name.to_owned(), kind: Some(kind), ..AreaFound::default() })
    })
}
