//! What a new scorecard is called, and which system and nation it is of.

use super::areas::AreaIndex;
use super::misnamed::known_as_said;
use super::question::{Answers, Offer, Question, Subject};
use crate::import::gazetteer;
use crate::import::table::FoundArea;
use crate::model::AreaKind;
use std::sync::Arc;

/// What a new scorecard is to be called, and which system it is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    pub title: Option<String>,
    /// Code or name of the Integrated Care System, or both: `E54000057 Greater Manchester`.
    pub system: Option<String>,
}

/// The code of England, which every English scorecard is held against.
const ENGLAND: &str = "E92000001 England";

/// The questions about the scorecard itself, open and answered.
pub(super) fn questions(setup: &Setup, areas: &AreaIndex, answers: &Answers) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut ask = |subject: Subject, text: &str, suggestion: Option<(String, String)>| {
        let name = "The new scorecard".to_owned();
        questions.push(Question {
            subject,
            name,
            text: text.to_owned(),
            choices: Arc::default(),
            suggestion,
        });
    };
    if nation_of_files(areas).is_none() {
        let because = "it is the nation that English places are compared with".to_owned();
        let text = "Which nation is it compared with? Give its name.";
        ask(Subject::Nation, text, Some(("England".to_owned(), because)));
    }
    if system_unasked(setup, areas, answers).is_none() {
        let text =
            "Which Integrated Care System is it of? Give its name or code, such as Greater Manchester.";
        let likely = areas.only_system_known();
        let because = "the places of the files lie in it".to_owned();
        ask(Subject::System, text, likely.map(|system| (system.usual_name().to_owned(), because)));
    }
    if setup.title.is_none() {
        let of_file =
            areas.about("title").map(|title| (title.to_owned(), "the workbook is of it".to_owned()));
        let of_system = || {
            system(setup, areas, answers)
                .map(|(_, area)| (format!("{} scorecard", area.name), "of the system’s name".to_owned()))
        };
        let suggestion = of_file.or_else(of_system);
        ask(Subject::Title, "What is it to be called?", suggestion);
    }
    questions
}

/// Whether an answer names a system or a nation, where one is asked for.
///
/// # Errors
/// A sentence that says how to name it.
pub(super) fn check(subject: &Subject, answer: &str, areas: &AreaIndex) -> Result<(), String> {
    let (kind, example) = match subject {
        Subject::System => (AreaKind::System, "E54000057 Greater Manchester"),
        Subject::Nation => (AreaKind::Nation, ENGLAND),
        _ => return Ok(()),
    };
    match area_of(answer, kind, areas) {
        Some(_) => Ok(()),
        None if *subject == Subject::System => Err(match system_meant(answer) {
            Some(meant) => format!("‘{answer}’ is no system that is known; did you mean ‘{meant}’?"),
            None => format!(
                "‘{answer}’ is no system that is known; give the name of one, or a code, a blank and a name, such as \
                 ‘{example}’. The systems are {}.",
                systems_of_today().collect::<Vec<_>>().join("; ")
            ),
        }),
        None => Err(format!(
            "‘{answer}’ is no nation that is known; write England, or a code, a blank and a name, such as ‘{example}’."
        )),
    }
}

/// Why the system that was given is none that is known.
pub(super) fn why_no_system(setup: &Setup, areas: &AreaIndex) -> Option<String> {
    check(&Subject::System, setup.system.as_deref()?, areas).err()
}

/// The systems that there are today, by name.
fn systems_of_today() -> impl Iterator<Item = &'static str> {
    let mut names: Vec<&str> =
        gazetteer::all_systems().filter(|it| it.until.is_none()).map(gazetteer::Known::usual_name).collect();
    names.sort_unstable();
    names.into_iter()
}

/// The system that was most likely meant: a slip of the finger away, the one that a place of this name lies in, or the only
/// one whose name has these words.
fn system_meant(given: &str) -> Option<&'static str> {
    let slip = crate::format::nearest_name(given, systems_of_today());
    let of_place = || Some(gazetteer::called(given, AreaKind::Place)?.system()?.usual_name());
    let words = gazetteer::key(given);
    let with_words = || {
        let mut all =
            systems_of_today().filter(|name| words.len() > 3 && gazetteer::key(name).contains(&words));
        all.next().filter(|_| all.next().is_none())
    };
    slip.or_else(of_place).or_else(with_words)
}

/// Every system that everybody knows, by name; of several that had a name one after the other, the latest.
pub(super) fn systems_offered() -> Vec<Offer> {
    let latest = gazetteer::all_systems().filter(|system| {
        gazetteer::systems(system.usual_name()).first().is_some_and(|first| first.code == system.code)
    });
    let offer = |system: &gazetteer::Known| {
        let codes = [Some(system.code), system.nhs];
        let places: Vec<&str> = gazetteer::places_of(system.code).map(|place| place.name).collect();
        Offer {
            answer: system.usual_name().to_owned(),
            codes: codes.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            until: system.until,
            also: system.names_of().chain(places).collect::<Vec<_>>().join(" "),
        }
    };
    let mut offers: Vec<Offer> = latest.map(offer).collect();
    offers.sort_by(|one, other| one.answer.cmp(&other.answer));
    offers
}

/// The title.
pub(super) fn title(setup: &Setup, answers: &Answers) -> Option<String> {
    setup.title.clone().or_else(|| answers.get(&Subject::Title).cloned())
}

/// The system: as given, the only one that the files have, or as answered.
pub(super) fn system(setup: &Setup, areas: &AreaIndex, answers: &Answers) -> Option<(String, FoundArea)> {
    let answered = || answers.get(&Subject::System).and_then(|given| area_of(given, AreaKind::System, areas));
    system_unasked(setup, areas, answers).or_else(answered)
}

/// The system, where nobody has to be asked: as given, the only one with figures, or the only one that a table of areas
/// puts places with figures in.
fn system_unasked(setup: &Setup, areas: &AreaIndex, answers: &Answers) -> Option<(String, FoundArea)> {
    let given = setup.system.as_deref().and_then(|given| area_of(given, AreaKind::System, areas));
    let of_file = || area_of(areas.about("system")?, AreaKind::System, areas);
    given
        .or_else(of_file)
        .or_else(|| only(AreaKind::System, areas, answers))
        .or_else(|| areas.only_system_above())
}

/// The nation: England where the files have it, or as answered.
pub(super) fn nation(areas: &AreaIndex, answers: &Answers) -> Option<(String, FoundArea)> {
    let answered = || answers.get(&Subject::Nation).and_then(|given| area_of(given, AreaKind::Nation, areas));
    nation_of_files(areas).or_else(answered)
}

/// The one that a workbook of a scorecard names, or England, where it has figures: every Integrated Care System is in it. Another nation is never taken unasked.
fn nation_of_files(areas: &AreaIndex) -> Option<(String, FoundArea)> {
    if let Some(nation) = areas.about("national") {
        return area_of(nation, AreaKind::Nation, areas);
    }
    let (england, _) = ENGLAND.split_once(' ')?;
    let found = areas.by_code(england).filter(|found| found.has_figures())?;
    Some((found.code.clone(), found.area.clone()))
}

/// The only area of a kind that has figures.
fn only(kind: AreaKind, areas: &AreaIndex, answers: &Answers) -> Option<(String, FoundArea)> {
    let with_figures = areas.found.iter().filter(|area| area.has_figures());
    let mut all = with_figures.filter(|area| area.kind(answers) == Some(kind));
    match (all.next(), all.next()) {
        (Some(area), None) => {
            let known = known_as_said(area, answers).map(|known| known.code.to_owned());
            let code = known.unwrap_or_else(|| area.code.clone());
            Some((code, FoundArea { kind: Some(kind), ..area.area.clone() }))
        }
        _ => None,
    }
}

/// The area that `given` names: a system that everybody knows; its code or name, where the files have it; or a code and a
/// name. The code stands first and has a digit, so that `Two Rivers` alone is no code with a name.
fn area_of(given: &str, kind: AreaKind, areas: &AreaIndex) -> Option<(String, FoundArea)> {
    let given = given.trim();
    let (first, rest) = given.split_once([' ', '=']).unwrap_or((given, ""));
    let known = gazetteer::systems(given);
    if let (Some(latest), AreaKind::System) = (known.first(), kind) {
        // Of several that had the name one after the other, the one that the files have figures of.
        let codes =
            known.iter().flat_map(|known| [known.code].into_iter().chain(gazetteer::other_codes(known.code)));
        let found = codes.into_iter().find_map(|code| areas.named(code));
        let usual = || FoundArea { name: latest.usual_name().to_owned(), ..FoundArea::default() };
        let (code, area) = found.map_or_else(|| (latest.code, usual()), |(code, area)| (code, area.clone()));
        return Some((code.to_owned(), FoundArea { kind: Some(kind), ..area }));
    }
    let found = areas.named(given).or_else(|| areas.named(first));
    if let Some((code, area)) = found.filter(|(_, area)| area.kind.is_none_or(|own| own == kind)) {
        return Some((code.to_owned(), FoundArea { kind: Some(kind), ..area.clone() }));
    }
    if let Some(known) =
        gazetteer::by_code(given).or_else(|| gazetteer::called(given, kind)).filter(|it| it.kind == kind)
    {
        let area =
            FoundArea { name: known.usual_name().to_owned(), kind: Some(kind), ..FoundArea::default() };
        return Some((known.code.to_owned(), area));
    }
    let is_code =
        first.chars().any(|c| c.is_ascii_digit()) && first.chars().all(|c| c.is_ascii_alphanumeric());
    let name = rest.trim();
    (is_code && !name.is_empty()).then(|| {
        (first.to_owned(), FoundArea { name: name.to_owned(), kind: Some(kind), ..FoundArea::default() })
    })
}
