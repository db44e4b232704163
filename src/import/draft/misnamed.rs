//! Areas that have the code of one place and the name of another: which is right is asked once for all of them.

use super::Draft;
use super::areas::{AreaIndex, DraftArea};
use super::question::{Answers, Question, Subject};
use crate::import::gazetteer::{self, Known};
use crate::import::table::FoundArea;
use crate::import::words::listed_between;
use crate::model::AreaKind;
use std::borrow::Cow;

/// How many areas a question names.
const NAMED: usize = 4;

impl DraftArea {
    /// What everybody knows by its code and what by its name, where these are two areas.
    pub(super) fn two_areas(&self) -> Option<(&'static Known, &'static Known)> {
        gazetteer::two_areas(&self.code, &self.area.name).filter(|_| !self.is_called_so)
    }
}

impl AreaIndex {
    /// An area as it stands in the scorecard, by what was answered; none where it is left out.
    pub(super) fn standing<'a>(&self, found: &'a DraftArea, answers: &Answers) -> Option<Cow<'a, DraftArea>> {
        let known = match (found.two_areas(), answers.get(&Subject::CodesOrNames).map(String::as_str)) {
            (Some((by_code, _)), Some(Question::CODES)) => by_code,
            (Some((_, by_name)), Some(Question::NAMES)) => by_name,
            (Some(_), Some(_)) => return None,
            _ if self.is_meant_elsewhere(found) => return None,
            _ => match known_as_said(found, answers) {
                Some(known) => known,
                None => return Some(Cow::Borrowed(found)),
            },
        };
        let codes = std::iter::once(known.code).chain(gazetteer::other_codes(known.code));
        let there = { codes }.find(|code| self.base.contains(*code));
        if self.only_of_base && there.is_none() {
            return None;
        }
        let name = known.usual_name().to_owned();
        let kind = Some(known.kind);
        let parent = found.area.parent.clone().filter(|_| found.code == known.code);
        Some(Cow::Owned(DraftArea {
            code: there.unwrap_or(known.code).to_owned(),
            area: FoundArea { name, kind, parent, ..found.area.clone() },
            is_there: there.is_some(),
            is_called_so: false,
            name_alone: found.name_alone.clone(),
        }))
    }

    /// Whether a name stands for an area that the scorecard has not, where only its own are wanted.
    pub(super) fn is_meant_elsewhere(&self, found: &DraftArea) -> bool {
        self.only_of_base && !found.is_there && found.is_meant()
    }
}

/// The area that everybody knows by the name of one without a code, where it was said to be of that kind.
pub(super) fn known_as_said(found: &DraftArea, answers: &Answers) -> Option<&'static Known> {
    found.unclear().filter(|area| !area.has_code)?;
    match found.kind(answers)? {
        AreaKind::System => gazetteer::systems(&found.area.name).first().copied(),
        kind => gazetteer::called(&found.area.name, kind),
    }
}

impl Draft {
    /// The areas with figures that have the code of one place and the name of another, each once.
    pub(super) fn misnamed(&self) -> Vec<(&'static Known, &DraftArea)> {
        let found = self.areas.found.iter().zip(self.left_out());
        let taken = found.filter(|(found, left_out)| !*left_out && found.has_figures());
        let mut all: Vec<(&Known, &DraftArea)> =
            taken.filter_map(|(found, _)| Some((found.two_areas()?.0, found))).collect();
        all.sort_by_key(|(known, found)| (known.code, &found.area.name));
        all.dedup_by_key(|(known, _)| known.code);
        all
    }

    /// Whether codes or names are right, where they are of different areas.
    pub(super) fn question_of_names(&self) -> Option<Question> {
        let said: Vec<String> =
            self.misnamed().iter().map(|(known, found)| said(known, &found.area.name)).collect();
        (!said.is_empty()).then(|| Question {
            subject: Subject::CodesOrNames,
            name: "Codes and names of areas".to_owned(),
            text: format!(
                "{}. Are the codes right, or the names?",
                listed_between(said.iter().map(String::as_str), NAMED, "; ")
            ),
            choices: [Question::CODES, Question::NAMES, Question::LEAVE_OUT].map(str::to_owned).into(),
            suggestion: None,
        })
    }

    /// Says what became of areas that have the code of one place and the name of another.
    pub(super) fn named_as_others(&self) -> Vec<String> {
        let stand = match self.answers.get(&Subject::CodesOrNames).map(String::as_str) {
            Some(Question::CODES) => "stand under the code",
            _ => "stand under the name",
        };
        let sentence = |(known, found): (&Known, &DraftArea)| {
            let is_out = self.areas.standing(found, &self.answers).is_none();
            let stand = if is_out { "were left out" } else { stand };
            format!("{}; its figures {stand}, as was said.", said(known, &found.area.name))
        };
        self.misnamed().into_iter().map(sentence).collect()
    }
}

fn said(known: &Known, name: &str) -> String {
    format!("{} is the code of {}, and the files call it {name}", known.code, known.usual_name())
}
