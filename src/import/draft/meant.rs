//! Which area a name stands for that nobody knows: it may be misspelt, or another name of an area that is known.

use super::Draft;
use super::areas::{AreaIndex, DraftArea};
use super::question::{Answers, Offer, Question, Subject};
use crate::format::is_one_slip;
use crate::import::gazetteer::{self, key};
use crate::import::table::FoundArea;
use crate::model::AreaKind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names of fewer letters are a slip away from too many others.
const LONG_ENOUGH: usize = 5;

/// An area that the files have by a name alone, which nobody knows.
#[derive(Clone, Debug)]
pub(super) struct NameAlone {
    /// As the files have it.
    pub name: String,
    /// The code that is made of it, by which it is asked about.
    pub id: String,
    /// The area that is called almost so.
    near: Option<String>,
}

impl NameAlone {
    /// A name with a code that was made of it; `others` are the names of the scorecard's areas.
    pub fn new(name: &str, id: String, others: &[&str]) -> Self {
        let near = gazetteer::almost(name, others.iter().copied());
        Self { name: name.to_owned(), id, near: near.map(str::to_owned) }
    }

    fn subject(&self) -> Subject {
        Subject::AreaMeant(self.id.clone())
    }

    /// Whether it is asked which area it stands for: where one is called almost so, or somebody has said that it is known
    /// by another name.
    fn is_asked(&self, answers: &Answers) -> bool {
        let said = answers.get(&Subject::AreaKind(self.id.clone()));
        let is_known = said.is_some_and(|said| said == Question::KNOWN);
        self.near.is_some() || is_known || answers.contains_key(&self.subject())
    }

    /// Whether an area is called almost so, and nobody has said yet whether it is meant.
    pub fn near_is_open(&self, answers: &Answers) -> bool {
        self.near.is_some() && !answers.contains_key(&self.subject())
    }

    fn question(&self, areas: &AreaIndex) -> Question {
        let text = match &self.near {
            Some(near) => format!(
                "No area is known by this name, and ‘{near}’ is almost the same. Which area is it? Choose it, give its name \
                 or code, or say ‘{}’ or ‘{}’.",
                Question::OWN,
                Question::LEAVE_OUT
            ),
            None => "Which area is it known as? Choose it, or give its name or code.".to_owned(),
        };
        let may_be = |near: &&String| {
            let has_own = areas.named(near).is_some_and(|(code, _)| areas.is_in_files(code));
            self.name.chars().count() >= LONG_ENOUGH && is_one_slip(&self.name, near) && !has_own
        };
        let because = || "it differs in one letter, and the files have no other of that name".to_owned();
        Question {
            subject: self.subject(),
            name: self.name.clone(),
            text,
            choices: Arc::default(),
            suggestion: self.near.as_ref().filter(may_be).map(|near| (near.clone(), because())),
        }
    }
}

impl Draft {
    /// Which area each name stands for that nobody knows, open and answered.
    pub(super) fn questions_of_meant(&self) -> Vec<Question> {
        let names = self.names_alone().filter(|name| name.is_asked(&self.answers));
        names.map(|name| name.question(&self.areas)).collect()
    }

    /// Which area one name stands for that nobody knows, asked or not: that may be said of any.
    pub(super) fn question_of_meant(&self, id: &str) -> Option<Question> {
        Some(self.names_alone().find(|name| name.id == id)?.question(&self.areas))
    }

    /// The names with figures that nobody knows.
    pub(super) fn names_alone(&self) -> impl Iterator<Item = &NameAlone> {
        let with_figures = self.areas.found.iter().filter(|found| found.has_figures());
        with_figures.filter_map(|found| found.name_alone.as_ref())
    }

    /// The codes of the areas that names stand for, as answered, by what the names are asked about by.
    pub(super) fn names_meant(&self) -> BTreeMap<String, String> {
        let answered = self.answers.iter().filter_map(|(subject, answer)| match subject {
            Subject::AreaMeant(id) if answer != Question::OWN => Some((id.clone(), self.stands_for(answer)?)),
            _ => None,
        });
        answered.collect()
    }

    /// Answers what tables of areas say of names alone: which area each is known as, in the column for it or by its name.
    pub(super) fn take_said_of_names(&mut self) {
        let said: Vec<(String, String)> = self.said_of_names().collect();
        for (id, answer) in said {
            let subject = Subject::AreaMeant(id.clone());
            if !self.answers.contains_key(&subject) && self.check_meant(&id, &answer).is_ok() {
                self.take(subject, answer);
            }
        }
        let is_known = |area: &&FoundArea| area.kind_words.eq_ignore_ascii_case(Question::KNOWN);
        let known: Vec<String> =
            self.gathered.known_areas.iter().filter(is_known).filter_map(|area| area.code.clone()).collect();
        for id in known {
            let subject = Subject::AreaKind(id.clone());
            if self.names_alone().any(|name| name.id == id) && !self.answers.contains_key(&subject) {
                self.answers.insert(subject, Question::KNOWN.to_owned());
            }
        }
    }

    /// Why what tables of areas say of names cannot be taken.
    pub(super) fn unknown_of_names(&self) -> impl Iterator<Item = String> + '_ {
        self.said_of_names().filter_map(|(id, answer)| {
            let sentence = self.check_meant(&id, &answer).err()?;
            Some(format!(
                "The table of areas says what ‘{id}’ is known as, and that cannot be taken: {sentence}"
            ))
        })
    }

    fn said_of_names(&self) -> impl Iterator<Item = (String, String)> + '_ {
        self.gathered.known_areas.iter().filter_map(|area| {
            let id = area.code.as_deref()?;
            let alone = self.names_alone().find(|name| name.id == id)?;
            // Another name that stands for an area is the same answer.
            let is_other = key(&area.name) != key(&alone.name) && area.name != id;
            let named = || Some(&area.name).filter(|name| is_other && self.stands_for(name).is_some());
            let is_something =
                area.kind.is_some() || area.kind_words.eq_ignore_ascii_case(Question::LEAVE_OUT);
            let own = || (is_something && alone.near.is_some()).then(|| Question::OWN.to_owned());
            Some((id.to_owned(), area.known_as.as_ref().or_else(named).cloned().or_else(own)?))
        })
    }

    /// Whether a name can stand for this area.
    ///
    /// # Errors
    /// A sentence that says how to name one.
    pub(super) fn check_meant(&self, id: &str, answer: &str) -> Result<(), String> {
        let name =
            self.areas.found.iter().find_map(|found| found.name_alone.as_ref().filter(|it| it.id == id));
        let may_be_own = name.is_some_and(|name| name.near.is_some());
        let is_word = (answer == Question::OWN && may_be_own) || answer == Question::LEAVE_OUT;
        if is_word || self.stands_for(answer).is_some() {
            return Ok(());
        }
        let meant = gazetteer::nearest_place(answer);
        Err(match meant {
            Some(meant) => format!("‘{answer}’ is no area that is known; did you mean ‘{meant}’?"),
            None => {
                format!("‘{answer}’ is no area that is known; give its name or its code, such as E08000004.")
            }
        })
    }

    /// Whether a name may stand for what it stood for in an earlier import: it does not where it is another kind of area now.
    pub(super) fn may_be_meant(&self, found: &DraftArea, answer: &str) -> bool {
        let Some(name) = &found.name_alone else { return false };
        let base = self.base.as_ref().map(|base| base.scorecard());
        let kind = self.stands_for(answer).and_then(|code| {
            let there = base.and_then(|base| Some(base.area(base.area_by_code(&code)?).kind));
            there.or_else(|| Some(gazetteer::by_code(&code)?.kind))
        });
        let is_other = found.area.kind.zip(kind).is_some_and(|(own, meant)| own != meant);
        !is_other && self.check_meant(&name.id, answer).is_ok()
    }

    /// The code of the area of a name or code: of the files or the scorecard, or one that everybody knows.
    fn stands_for(&self, given: &str) -> Option<String> {
        let in_files = self
            .areas
            .named(given)
            .filter(|(code, _)| self.areas.by_code(code).is_none_or(|found| found.name_alone.is_none()));
        let mut in_scorecard = self.base.iter().flat_map(|base| base.scorecard().areas());
        let is_called = |name: &str| gazetteer::key(name) == gazetteer::key(given);
        let usual = || {
            let code = gazetteer::code_of(given).filter(|code| gazetteer::by_code(code).is_some());
            // A system is called as a county is, which nothing else here is.
            let called =
                || gazetteer::called_anyhow(given).or_else(|| gazetteer::called(given, AreaKind::System));
            code.or_else(|| Some(called()?.code.to_owned()))
        };
        (in_scorecard.find(|(_, area)| is_called(&area.code) || is_called(&area.name)))
            .map(|(_, area)| area.code.clone())
            .or_else(|| in_files.map(|(code, _)| code.to_owned()))
            .or_else(usual)
    }
}

/// Every area that there is today, by name; by its code where another has the name.
pub(super) fn areas_offered() -> Vec<Offer> {
    let words = |answer: &str, codes: &str| Offer {
        answer: answer.to_owned(),
        codes: codes.to_owned(),
        until: None,
        also: String::new(),
    };
    let own = words(Question::OWN, "a place, a group or another area that is in no list");
    let left_out = words(Question::LEAVE_OUT, "its rows are of none of the areas");
    let offer = |known: &gazetteer::Known| {
        let is_clear = gazetteer::called_anyhow(known.usual_name()).is_some_and(|it| it.code == known.code);
        let (name, code) = (known.usual_name(), known.code);
        let (answer, codes) = if is_clear { (name, code) } else { (code, name) };
        let also = known.names_of().collect::<Vec<_>>().join(" ");
        Offer { answer: answer.to_owned(), codes: codes.to_owned(), until: None, also }
    };
    let mut offers: Vec<Offer> = gazetteer::today().map(offer).collect();
    offers.sort_by(|one, other| one.answer.cmp(&other.answer));
    [own, left_out].into_iter().chain(offers).collect()
}

#[cfg(test)]
#[path = "meant_tests.rs"]
mod tests;
