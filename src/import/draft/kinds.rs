//! One question for all areas of a kind that nobody knows: what the publisher calls them, or how their codes begin.

use super::areas::DraftArea;
use super::question::{Answers, Question, Subject};
use crate::edit::{is_slug_of, slug};
use crate::import::gazetteer;
use crate::import::table::{FoundArea, PassedOver};
use crate::import::words::{counted, words_in};
use crate::model::{AreaKind, Word};
use std::collections::HashMap;

/// An area whose kind no file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnclearArea<'a> {
    pub code: &'a str,
    pub name: &'a str,
    /// What the publisher calls its kind; blank where the files do not say.
    pub words: &'a str,
    /// Whether the files give its code.
    pub has_code: bool,
}

impl<'a> UnclearArea<'a> {
    /// What it is called in a question.
    fn called(self) -> &'a str {
        if self.name.is_empty() { self.code } else { self.name }
    }

    /// What the publisher calls its kind; blank where an answer stands there.
    fn words(self) -> &'a str {
        let is_answer = self.is_left_out() || self.words.eq_ignore_ascii_case(Question::KNOWN);
        if is_answer { "" } else { self.words }
    }

    /// What it has in common with others of its kind.
    fn group(self) -> String {
        if !self.words().is_empty() {
            return self.words().to_owned();
        }
        let code = self.code.as_bytes();
        match code {
            _ if is_summary(self.name) => SUMMARIES.to_owned(),
            // One that may be a system is asked about by itself.
            _ if self.may_be_system() => self.code.to_owned(),
            _ if gazetteer::is_code(code) => self.code[..3].to_owned(),
            [first, ..] if code.len() <= 5 && first.is_ascii_uppercase() => ORGANISATIONS.to_owned(),
            _ => NAMES.to_owned(),
        }
    }

    /// Whether a system has its name, which counties may have too.
    fn may_be_system(self) -> bool {
        !gazetteer::is_code(self.code.as_bytes()) && !gazetteer::systems(self.name).is_empty()
    }

    /// What it most likely is, and why.
    fn likely(self) -> Option<(String, String)> {
        if is_summary(self.name) {
            let because = "it is called as what is worked out from several areas is".to_owned();
            return Some((Question::LEAVE_OUT.to_owned(), because));
        }
        let system = || (AreaKind::System.as_str().to_owned(), "a system is called so".to_owned());
        (self.words().is_empty() && self.may_be_system()).then(system)
    }

    /// Whether a table of areas says, in the place of its kind, that it is to be left out.
    pub fn is_left_out(self) -> bool {
        self.words.eq_ignore_ascii_case(Question::LEAVE_OUT)
    }

    /// What was answered for it: for itself, or for all of its kind.
    pub(super) fn answer(self, answers: &Answers) -> Option<&str> {
        if self.is_left_out() {
            return Some(Question::LEAVE_OUT);
        }
        let own = answers.get(&Subject::AreaKind(self.code.to_owned()));
        own.or_else(|| answers.get(&Subject::AreaKind(self.group()))).map(String::as_str)
    }

    /// Whether it was answered that its rows are to be left out.
    pub(super) fn was_left_out(self, answers: &Answers) -> bool {
        self.answer(answers) == Some(Question::LEAVE_OUT)
    }

    /// The question about this area alone.
    pub fn question(self) -> Question {
        question(self.code.to_owned(), &[self])
    }
}

/// Areas with a short code, such as `R0A`: trusts, practices and other organisations.
const ORGANISATIONS: &str = "organisations";
/// Rows of what was worked out from several areas.
const SUMMARIES: &str = "summaries";
/// Areas with only a name.
const NAMES: &str = "names";

/// Whether a name is that of what was worked out from several areas: `Total`, `Minimum for All English Authorities`.
fn is_summary(name: &str) -> bool {
    const WORDS: [&str; 11] = [
        "total", "subtotal", "average", "mean", "median", "minimum", "maximum", "lowest", "highest", "sum",
        "all",
    ];
    let lower = name.to_lowercase();
    let mut words = words_in(&lower);
    let first =
        words.next().map(|first| if first == "grand" { words.next().unwrap_or(first) } else { first });
    first.is_some_and(|first| WORDS.contains(&first))
}

/// A question for each kind of area, in the order found. Where one area alone is of a kind, it is asked about by its code;
/// where each area of a kind was answered for itself, nothing is asked.
pub(super) fn questions<'a>(
    areas: impl Iterator<Item = UnclearArea<'a>>,
    answers: &Answers,
) -> Vec<Question> {
    let mut groups: Vec<(String, Vec<UnclearArea<'_>>)> = Vec::new();
    let mut position: HashMap<String, usize> = HashMap::new();
    for area in areas.filter(|area| !area.is_left_out()) {
        let at = *position.entry(area.group()).or_insert_with_key(|group| {
            groups.push((group.clone(), Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(area);
    }
    let asked = groups.into_iter().flat_map(|(group, areas)| {
        let said = answers.get(&Subject::AreaKind(group.clone()));
        if let ([only], None) = (&areas[..], said) {
            return vec![only.question()];
        }
        let each = said.is_some_and(|said| said == Question::EACH);
        let is_answered =
            |area: &UnclearArea<'_>| answers.contains_key(&Subject::AreaKind(area.code.to_owned()));
        let all = (each || !areas.iter().all(is_answered)).then(|| question(group, &areas));
        let of_each = areas.iter().filter(|_| each).map(|area| area.question());
        all.into_iter().chain(of_each).collect()
    });
    asked.collect()
}

/// Whether an area is one of those that a kind may be asked of together, though nothing may be asked of it now: it may be in
/// the scorecard already.
pub(super) fn is_of_kind(found: &DraftArea, group: &str) -> bool {
    let FoundArea { name, kind_words, .. } = &found.area;
    let has_code = found.name_alone.is_none();
    UnclearArea { code: &found.code, name, words: kind_words, has_code }.group() == group
}

/// Whether an area of the files that is not wanted would be asked about by this code.
pub(super) fn is_asked_by(PassedOver { code, name }: &PassedOver, asked: &str) -> bool {
    if code.is_empty() { is_slug_of(asked, name) } else { code == asked }
}

/// Whether an area of the files that is not wanted is one of those that a kind may be asked of together.
pub(super) fn is_passed_over_of_kind(PassedOver { code, name }: &PassedOver, group: &str) -> bool {
    let made = slug(name);
    let has_code = !code.is_empty();
    let code = if has_code { code } else { &made };
    UnclearArea { code, name, words: "", has_code }.group() == group
}

/// Whether areas of any file may be asked about together by this.
pub(super) fn is_any_kind(group: &str) -> bool {
    [NAMES, ORGANISATIONS, SUMMARIES].contains(&group)
}

/// The question about all areas of a kind, where there are any.
pub(super) fn question_of<'a>(group: &str, areas: impl Iterator<Item = UnclearArea<'a>>) -> Option<Question> {
    let areas: Vec<UnclearArea<'_>> = areas.filter(|area| area.group() == group).collect();
    (!areas.is_empty()).then(|| question(group.to_owned(), &areas))
}

/// How many areas a question names.
const NAMED: usize = 3;

fn question(id: String, areas: &[UnclearArea<'_>]) -> Question {
    let (first, count) = (areas[0], areas.len());
    let words = match first.words() {
        "" => String::new(),
        words => format!(" The file calls {} ‘{words}’.", if count == 1 { "it" } else { "them" }),
    };
    let names = areas.iter().take(NAMED).map(|area| area.called()).collect::<Vec<_>>().join(", ");
    let slip = |area: &UnclearArea<'_>| {
        let UnclearArea { code, name, .. } = area;
        let meant = (area.group() == NAMES).then(|| gazetteer::nearest_place(name))??;
        (meant == *name).then(|| {
            format!(
                " ‘{code}’ is no code that is known of {name}; correct it in the file, or leave it blank."
            )
        })
    };
    let in_sight = |area: &UnclearArea<'_>| {
        let near = Some(area.name).filter(|_| !area.has_code).and_then(gazetteer::place_in_sight)?;
        let way = if count == 1 { Question::KNOWN } else { Question::EACH };
        Some(format!(" ‘{}’ is spelt almost as {near}: if that is meant, answer ‘{way}’.", area.name))
    };
    let named = || areas.iter().take(NAMED);
    let hints = named().filter_map(slip).chain(named().filter_map(in_sight));
    let words = hints.fold(words, |said, hint| said + &hint);
    let (name, text) = if count == 1 {
        (names, format!("What kind of area is it?{words}"))
    } else {
        let more = if count > NAMED { format!(" and {} more", count - NAMED) } else { String::new() };
        let name = match first.words() {
            "" => format!("{} ({names}{more})", counted(count as u64, "area")),
            words => format!("{} the file calls ‘{words}’", counted(count as u64, "area")),
        };
        (name, format!("What kind of area are they, such as {names}?{words}"))
    };
    let likely =
        first.likely().filter(|likely| areas.iter().all(|area| area.likely().as_ref() == Some(likely)));
    let choices = Question::area_kinds(count == 1, !first.has_code);
    Question { subject: Subject::AreaKind(id), name, text, choices, suggestion: likely }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_without_a_name_is_asked_about_by_its_code() {
        let area = UnclearArea { code: "S08000901", name: "", words: "", has_code: true };
        let asked = area.question();
        assert_eq!(asked.name, "S08000901");
    }

    #[test]
    fn only_a_name_alone_may_be_known_by_another() {
        let area = UnclearArea { code: "upton", name: "Upton", words: "", has_code: false };
        let is_offered =
            |area: UnclearArea<'_>| area.question().choices.iter().any(|it| it == Question::KNOWN);
        assert!(is_offered(area));
        assert!(!is_offered(UnclearArea { code: "X12345", has_code: true, ..area }));
    }
}
