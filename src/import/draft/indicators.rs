//! What is known about each indicator, from whichever source says it first: an answer, a table of indicators, the
//! scorecard it goes into, its own file.

use super::definition::Definition;
use super::everyone::Everyone;
use super::question::{Answers, Field, Question, Subject, Suggestion};
use super::tally::Tally;
use crate::format::{Document, Node};
use crate::import::gather::{Gathered, IndicatorFound};
use crate::import::layout::plain;
use crate::model::{MeasureKind, Scorecard, Word};

/// What is known about one indicator before anything is answered.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its key.
    pub key: String,
    /// Its name, or its key without the layout's word.
    pub name: String,
    /// What tables and its file say.
    pub definition: Definition,
    /// Id of the indicator of the scorecard it was found to be, and how.
    pub same_as: Option<(String, String)>,
    /// What the file hints at.
    pub suggestions: Vec<Suggestion>,
    /// Whether it has any figure: every row of it may have been unusable.
    pub has_figures: bool,
}

impl Known {
    /// What is known about all indicators, by position.
    pub fn of(gathered: &Gathered, tallies: &[Tally], base: Option<&Document>) -> Vec<Self> {
        let known = |(found, tally)| Self::of_one(found, tally, gathered, base);
        gathered.indicators.iter().zip(tallies).map(known).collect()
    }

    fn of_one(found: &IndicatorFound, tally: &Tally, gathered: &Gathered, base: Option<&Document>) -> Self {
        let short_key = found.key.split_once(':').map_or(found.key.as_str(), |(_, rest)| rest);
        let file_name = found.definition.name.as_deref();
        let mut definition = Definition::default();
        for (named, says) in &gathered.known_indicators {
            let given = plain(named);
            let names = [Some(found.key.as_str()), Some(short_key), file_name];
            if names.into_iter().flatten().any(|name| plain(name) == given) {
                definition.fill_from(says);
            }
        }
        definition.fill_from(&found.definition);
        let name = definition.name.clone().unwrap_or_else(|| short_key.to_owned());
        let same_as = base.and_then(|base| same_as(&found.key, short_key, &name, &definition, base));
        let mut suggestions = found.suggestions.clone();
        suggestions.extend(from_figures(tally));
        if let Some(base) = base.filter(|_| same_as.is_none()) {
            suggestions.push(likely_same(short_key, base.scorecard()));
        }
        let has_figures = found.observations > 0;
        Self { key: found.key.clone(), name, definition, same_as, suggestions, has_figures }
    }

    /// Id of the indicator of the scorecard that the figures go into; none for a new one, or while that is not said.
    pub fn into(&self, answers: &Answers) -> Option<String> {
        if let Some((id, _)) = &self.same_as {
            return Some(id.clone());
        }
        answers
            .get(&Subject::Indicator(self.key.clone(), Field::Into))
            .filter(|answer| *answer != Question::NEW)
            .cloned()
    }

    /// Everything that is known now: what was answered fills the gaps.
    pub fn resolved(&self, answers: &Answers) -> Definition {
        fn word<W: Word>(own: &mut Option<W>, answer: Option<&str>) {
            *own = own.or_else(|| answer.and_then(W::from_word));
        }
        let mut definition = self.definition.clone();
        definition.name.get_or_insert_with(|| self.name.clone());
        let answer = |field| answers.get(&Subject::Indicator(self.key.clone(), field)).map(String::as_str);
        word(&mut definition.strand, answer(Field::Strand));
        word(&mut definition.kind, answer(Field::Kind));
        word(&mut definition.polarity, answer(Field::Polarity));
        word(&mut definition.period, answer(Field::Period));
        definition.per = definition.per.or_else(|| answer(Field::Per).and_then(positive));
        definition.unit = definition.unit.or_else(|| answer(Field::Unit).map(|unit| unit.trim().to_owned()));
        definition
    }

    /// The questions about it, open and answered.
    pub fn questions(&self, tally: &Tally, answers: &Answers, base: Option<&Document>) -> Vec<Question> {
        let mut questions = Vec::new();
        if !self.has_figures {
            return questions;
        }
        let is_new = self.definition.into.as_deref() == Some(Question::NEW);
        if let Some(base) = base.filter(|_| self.same_as.is_none() && !is_new) {
            let ids = base.scorecard().indicators().map(|(_, indicator)| indicator.id.clone());
            let choices = std::iter::once(Question::NEW.to_owned()).chain(ids).collect();
            questions.push(self.question(Field::Into, choices));
        }
        if self.into(answers).is_none() {
            let says = &self.definition;
            let is_rate = self.resolved(answers).kind == Some(MeasureKind::Rate);
            for (field, known) in [
                (Field::Kind, says.kind.is_some()),
                (Field::Per, says.per.is_some() || !is_rate),
                (Field::Unit, says.unit.is_some()),
                (Field::Polarity, says.polarity.is_some()),
                (
                    Field::Period,
                    says.period.is_some() || tally.clear_period().is_some() || tally.periods.is_empty(),
                ),
                (Field::Strand, says.strand.is_some()),
            ] {
                if !known {
                    let choices = match field {
                        Field::Period => {
                            tally.periods.iter().map(|(kind, ..)| kind.as_str().to_owned()).collect()
                        }
                        _ => field.choices().into_iter().map(str::to_owned).collect(),
                    };
                    questions.push(self.question(field, choices));
                }
            }
        }
        questions.extend(self.questions_of_everyone(tally));
        questions
    }

    fn question(&self, field: Field, choices: Vec<String>) -> Question {
        let suggestion = self.suggestions.iter().find(|suggestion| suggestion.field == field);
        Question {
            subject: Subject::Indicator(self.key.clone(), field),
            name: self.name.clone(),
            text: field.question().to_owned(),
            choices,
            suggestion: suggestion.map(|suggestion| (suggestion.value.clone(), suggestion.because.clone())),
        }
    }

    fn questions_of_everyone(&self, tally: &Tally) -> Vec<Question> {
        let unknown =
            tally.dimensions.iter().filter(|dimension| Everyone::of(dimension) == Everyone::Unknown);
        let question = |dimension: &super::tally::Dimension| Question {
            subject: Subject::Everyone(self.key.clone(), dimension.name.clone()),
            name: self.name.clone(),
            text: format!("Which group of ‘{}’ is everyone?", dimension.name),
            choices: dimension.groups.iter().cloned().chain([Question::NONE.to_owned()]).collect(),
            suggestion: None,
        };
        unknown.map(question).collect()
    }

    /// What each dimension of its groups stands for, by position.
    pub fn everyone(&self, tally: &Tally, answers: &Answers) -> Vec<Everyone> {
        let meaning = |dimension: &super::tally::Dimension| match Everyone::of(dimension) {
            Everyone::Unknown => {
                let subject = Subject::Everyone(self.key.clone(), dimension.name.clone());
                match answers.get(&subject) {
                    Some(answer) if answer == Question::NONE => Everyone::None,
                    Some(group) => Everyone::Group(group.clone()),
                    None => Everyone::Unknown,
                }
            }
            known => known,
        };
        tally.dimensions.iter().map(meaning).collect()
    }
}

/// A number above zero, with commas between thousands allowed.
pub(super) fn positive(text: &str) -> Option<f64> {
    crate::import::layout::number(text.as_bytes()).filter(|number| *number > 0.0)
}

/// The indicator of the scorecard that a file's indicator certainly is, and how that is known.
fn same_as(
    key: &str,
    short_key: &str,
    name: &str,
    definition: &Definition,
    base: &Document,
) -> Option<(String, String)> {
    let all = || base.scorecard().indicators().map(|(_, indicator)| indicator);
    if let Some(into) = &definition.into {
        if into == Question::NEW {
            return None;
        }
        let told = |id: &str| (id.to_owned(), "the table of indicators says so".to_owned());
        return all().find(|indicator| indicator.id == *into).map(|indicator| told(&indicator.id));
    }
    let published = |node: &&Node| {
        let names = node.field("published_as").map(Node::items).unwrap_or_default();
        names.iter().any(|name| name.text() == Some(key))
    };
    let listed = base.root().field("indicators").map(Node::items).unwrap_or_default();
    if let Some(id) = listed.iter().find(published).and_then(|node| node.field("id")?.text()) {
        return Some((id.to_owned(), "its earlier figures came under the same key".to_owned()));
    }
    if let Some(same) = all().find(|indicator| indicator.id == short_key) {
        return Some((same.id.clone(), "the ids are the same".to_owned()));
    }
    let mut named = all().filter(|indicator| plain(&indicator.name) == plain(name));
    match (named.next(), named.next()) {
        (Some(same), None) => Some((same.id.clone(), "the names are the same".to_owned())),
        _ => None,
    }
}

/// The indicator of the scorecard that a publisher's number points to, or a new one.
fn likely_same(short_key: &str, scorecard: &Scorecard) -> Suggestion {
    let numbered = short_key.len() >= 3 && short_key.bytes().all(|byte| byte.is_ascii_digit());
    let marked = format!("({short_key})");
    let mut naming = scorecard.indicators().map(|(_, indicator)| indicator).filter(|indicator| {
        let title = indicator.source.as_ref().and_then(|source| source.title.as_deref());
        numbered && title.is_some_and(|title| title.contains(&marked))
    });
    match (naming.next(), naming.next()) {
        (Some(same), None) => Suggestion {
            field: Field::Into,
            value: same.id.clone(),
            because: format!("its source names {short_key}"),
        },
        _ => Suggestion {
            field: Field::Into,
            value: Question::NEW.to_owned(),
            because: "no indicator of the scorecard has this name or number".to_owned(),
        },
    }
}

/// What values and counts together say about the kind of value.
fn from_figures(tally: &Tally) -> Vec<Suggestion> {
    let suggest =
        |field, value: &str, because: String| Suggestion { field, value: value.to_owned(), because };
    let mut suggestions = Vec::new();
    if let Some(factor) = tally.factor {
        let because = format!("count ÷ denominator × {factor} gives the values");
        if (factor - 100.0).abs() < f64::EPSILON {
            suggestions.push(suggest(Field::Kind, MeasureKind::Proportion.as_str(), because.clone()));
            suggestions.push(suggest(Field::Unit, "%", because));
        } else {
            suggestions.push(suggest(Field::Kind, MeasureKind::Rate.as_str(), because.clone()));
            suggestions.push(suggest(Field::Per, &factor.to_string(), because.clone()));
            suggestions.push(suggest(Field::Unit, &format!("per {}", with_commas(factor)), because));
        }
    }
    if let [(first, count, label), (_, other, _), ..] = &tally.periods[..]
        && count == other
    {
        let because = format!("a label such as ‘{label}’ is read so in most health figures");
        suggestions.push(suggest(Field::Period, first.as_str(), because));
    }
    suggestions
}

fn with_commas(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
