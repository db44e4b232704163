//! Which area a name stands for that nobody knows: it may be misspelt, or another name of an area that is known.

use super::Draft;
use super::areas::{AreaIndex, DraftArea};
use super::question::{Answers, Offer, Question, Subject};
use crate::format::is_one_slip;
use crate::import::gazetteer;
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
                 or code, or say ‘{}’.",
                Question::OWN
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

    /// Whether a name can stand for this area.
    ///
    /// # Errors
    /// A sentence that says how to name one.
    pub(super) fn check_meant(&self, id: &str, answer: &str) -> Result<(), String> {
        let name =
            self.areas.found.iter().find_map(|found| found.name_alone.as_ref().filter(|it| it.id == id));
        let may_be_own = name.is_some_and(|name| name.near.is_some());
        if (answer == Question::OWN && may_be_own) || self.stands_for(answer).is_some() {
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
            code.or_else(|| Some(gazetteer::called_anyhow(given)?.code.to_owned()))
        };
        (in_scorecard.find(|(_, area)| is_called(&area.code) || is_called(&area.name)))
            .map(|(_, area)| area.code.clone())
            .or_else(|| in_files.map(|(code, _)| code.to_owned()))
            .or_else(usual)
    }
}

/// Every area that there is today, by name; by its code where another has the name.
pub(super) fn areas_offered() -> Vec<Offer> {
    let own = Offer {
        answer: Question::OWN.to_owned(),
        codes: "a place, a group or another area that is in no list".to_owned(),
        until: None,
        also: String::new(),
    };
    let offer = |known: &gazetteer::Known| {
        let is_clear = gazetteer::called_anyhow(known.usual_name()).is_some_and(|it| it.code == known.code);
        let (name, code) = (known.usual_name(), known.code);
        let (answer, codes) = if is_clear { (name, code) } else { (code, name) };
        let also = known.names_of().collect::<Vec<_>>().join(" ");
        Offer { answer: answer.to_owned(), codes: codes.to_owned(), until: None, also }
    };
    let mut offers: Vec<Offer> = gazetteer::today().map(offer).collect();
    offers.sort_by(|one, other| one.answer.cmp(&other.answer));
    std::iter::once(own).chain(offers).collect()
}

#[cfg(test)]
mod tests {
    use super::super::area_tests::{codes, draft_into, draft_of, said};
    use super::super::tests::{finished, open};
    use super::*;

    /// Rows of one indicator for these areas, by name, in 2023.
    fn of(names: &[&str]) -> String {
        let rows = names.iter().zip(5..).map(|(name, value)| format!("Walks,{name},2023,{value}\n"));
        format!("indicator,area,period,value\n{}", rows.collect::<String>())
    }

    fn asked(draft: &Draft, id: &str) -> Question {
        draft.question(&Subject::AreaMeant(id.to_owned())).expect("it is asked")
    }

    #[test]
    fn a_name_that_is_almost_one_that_is_known_may_be_it() {
        let draft = draft_of("QOP", &of(&["England", "Oldam", "Bury"]), &["all"]);
        let question = asked(&draft, "oldam");
        assert!(question.text.contains("‘Oldham’ is almost the same"), "{}", question.text);
        assert_eq!(question.suggestion.map(|(answer, _)| answer).as_deref(), Some("Oldham"));
        assert!(!open(&draft).contains(&"area/oldam/kind".to_owned()), "{:?}", open(&draft));
        let done = finished(draft, &[("area/oldam/is", "Oldham")]);
        let scorecard = done.document.scorecard();
        assert_eq!(codes(scorecard), ["E92000001", "E54000057", "E08000002", "E08000004"]);
        let oldham = scorecard.area_by_code("E08000004").unwrap();
        assert_eq!(scorecard.area(oldham).name, "Oldham");
        assert!(said(&done, "‘Oldam’ as Oldham (E08000004)"), "{:?}", done.report.remarks);
    }

    #[test]
    fn the_next_edition_asks_again_what_a_name_stands_for() {
        let table = of(&["England", "Oldam", "Bury"]);
        let first = finished(draft_of("QOP", &table, &["all"]), &[("area/oldam/is", "Oldham")]);
        let again = draft_into(first.document, &table);
        assert_eq!(asked(&again, "oldam").suggestion.map(|(answer, _)| answer).as_deref(), Some("Oldham"));
        let again = finished(again, &[]);
        assert_eq!((again.report.new, again.report.unchanged), (0, 3), "{:?}", again.report);
    }

    #[test]
    fn other_digits_are_another_area() {
        let first = finished(
            draft_of("QOP", &of(&["England", "Upton 001"]), &["all"]),
            &[("area/upton-001/kind", "group")],
        );
        let next = finished(draft_into(first.document, &of(&["England", "Upton 001", "Upton 002"])), &[]);
        assert_eq!((next.report.unchanged, next.report.files[0].not_chosen), (2, 1), "{:?}", next.report);
    }

    #[test]
    fn it_may_be_another_or_an_area_of_its_own() {
        let mut draft = draft_of("QOP", &of(&["England", "Oldam", "Bury"]), &["all"]);
        let subject = Subject::AreaMeant("oldam".to_owned());
        assert!(draft.answer(&subject, "Atlantis").unwrap_err().contains("no area that is known"));
        draft.answer(&subject, "e08000005").unwrap();
        assert_eq!(draft.names_meant()["oldam"], "E08000005");
        assert!(draft.unclear_areas().is_empty());
        draft.answer(&subject, Question::OWN).unwrap();
        assert!(open(&draft).contains(&"area/oldam/kind".to_owned()), "{:?}", open(&draft));
        draft.forget(&subject);
        assert!(!open(&draft).contains(&"area/oldam/kind".to_owned()), "it comes after");
    }

    #[test]
    fn where_the_files_have_the_other_nothing_is_proposed_and_no_figure_wins_by_its_order() {
        let draft = draft_of("QOP", &of(&["England", "Oldam", "Oldham"]), &["all"]);
        assert_eq!(asked(&draft, "oldam").suggestion, None);
        let done = finished(draft, &[("area/oldam/is", "Oldham")]);
        assert_eq!(done.report.new, 1, "{:?}", done.report.remarks);
        assert!(said(&done, "left out, because several rows give"), "{:?}", done.report.remarks);
    }

    #[test]
    fn a_name_like_no_other_can_be_said_to_be_another_name() {
        let mut draft = draft_of("QOP", &of(&["England", "Our cottonopolis"]), &["all"]);
        let kind = Subject::AreaKind("our-cottonopolis".to_owned());
        let meant = Subject::AreaMeant("our-cottonopolis".to_owned());
        let is_open = |draft: &Draft| draft.open_questions().iter().any(|question| question.subject == meant);
        assert!(!is_open(&draft) && draft.asks(&meant), "it may be said of any name");
        draft.answer(&kind, Question::KNOWN).unwrap();
        assert!(is_open(&draft));
        assert!(draft.answer(&meant, Question::OWN).is_err(), "its kind says that");
        draft.answer(&meant, "Manchester").unwrap();
        assert_eq!(draft.names_meant()["our-cottonopolis"], "E08000003");
    }

    #[test]
    fn areas_of_different_kinds_are_asked_about_one_by_one() {
        let mut draft = draft_of("QOP", &of(&["England", "Far Vale", "Our cottonopolis"]), &["all"]);
        draft.answer(&Subject::AreaKind("names".to_owned()), Question::EACH).unwrap();
        let open = open(&draft);
        assert!(open.contains(&"area/far-vale/kind".to_owned()), "{open:?}");
        assert!(open.contains(&"area/our-cottonopolis/kind".to_owned()), "{open:?}");
    }

    #[test]
    fn every_area_of_today_is_offered_once() {
        let offers = areas_offered();
        let answers: std::collections::HashSet<&str> = offers.iter().map(|offer| &*offer.answer).collect();
        assert_eq!(answers.len(), offers.len());
        assert!(answers.contains("Oldham") && answers.contains(Question::OWN));
        let draft = draft_of("QOP", &of(&["England", "Oldam"]), &["all"]);
        for offer in &offers {
            assert!(draft.check_meant("oldam", &offer.answer).is_ok(), "{}", offer.answer);
        }
    }
}
