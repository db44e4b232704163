//! The questions and what was answered, as the page needs them. Worked out after each answer, not once a frame.

use crate::import::{Answers, Choice, Draft, Field, Question, Subject};
use crate::model::{Strand, Word};
use crate::present::page::strand_name;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// How often answers may bring up questions that were answered before as well.
const ROUNDS: usize = 4;

/// A group of questions that is shown together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What the indicators measure.
    Indicators,
    /// Which groups of people are everyone.
    Groups,
    /// What the areas are.
    Areas,
    /// The scorecard itself.
    Scorecard,
}

impl Section {
    /// Every section, in the order in which they are shown.
    pub const ALL: &'static [Self] = &[Self::Indicators, Self::Groups, Self::Areas, Self::Scorecard];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Indicators => "Indicators",
            Self::Groups => "Groups of people",
            Self::Areas => "Areas",
            Self::Scorecard => "Scorecard",
        }
    }

    /// The section that a question belongs to.
    fn of(subject: &Subject) -> Self {
        match subject {
            Subject::Indicator(..) => Self::Indicators,
            Subject::Everyone(..) => Self::Groups,
            Subject::AreaKind(_) => Self::Areas,
            Subject::Title | Subject::System | Subject::Nation => Self::Scorecard,
        }
    }
}

/// The questions about one indicator: a row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorRow {
    /// Its name.
    pub name: String,
    /// The position of the question in each column, where it is asked.
    pub cells: Vec<Option<usize>>,
}

/// The questions with their answers.
#[derive(Clone, Debug)]
pub struct Answering {
    /// What was read.
    pub choice: Choice,
    /// The names of the open scorecard's indicators, by id.
    names: HashMap<String, String>,
    draft: Arc<Draft>,
    questions: Vec<Question>,
    /// What stands in a field where it is not the answer, letter by letter.
    typed: HashMap<Subject, String>,
    /// Why what was typed is no answer.
    refused: HashMap<Subject, String>,
    columns: Vec<Field>,
    rows: Vec<IndicatorRow>,
    section: Section,
    proposals: usize,
}

impl Answering {
    /// The questions of a draft that was made of what was chosen; `names` are those of the open scorecard's indicators,
    /// by id.
    pub fn new(draft: Draft, choice: Choice, names: HashMap<String, String>) -> Self {
        let mut new = Self {
            choice,
            names,
            draft: Arc::new(draft),
            questions: Vec::new(),
            typed: HashMap::new(),
            refused: HashMap::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            section: Section::Indicators,
            proposals: 0,
        };
        new.work_out();
        let first = (new.questions.iter()).find(|question| new.is_open(question)).or(new.questions.first());
        new.section = first.map_or(Section::Indicators, |question| Section::of(&question.subject));
        new
    }

    /// The draft with its answers.
    pub fn draft(&self) -> Arc<Draft> {
        Arc::clone(&self.draft)
    }

    /// What was answered.
    pub fn answers(&self) -> &Answers {
        self.draft.answers()
    }

    /// Every question.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The columns of the table of indicators.
    pub fn columns(&self) -> &[Field] {
        &self.columns
    }

    /// The rows of the table of indicators.
    pub fn rows(&self) -> &[IndicatorRow] {
        &self.rows
    }

    /// The section on screen.
    pub fn section(&self) -> Section {
        self.section
    }

    /// How many open questions have a proposal.
    pub fn proposals(&self) -> usize {
        self.proposals
    }

    /// The positions of the questions of a section.
    pub fn of_section(&self, section: Section) -> Vec<usize> {
        let belongs = |at: &usize| Section::of(&self.questions[*at].subject) == section;
        (0..self.questions.len()).filter(belongs).collect()
    }

    /// How many questions of a section are open, and how many it has.
    pub fn counts(&self, section: Section) -> (usize, usize) {
        let of = self.questions.iter().filter(|question| Section::of(&question.subject) == section);
        of.fold((0, 0), |(open, all), question| (open + usize::from(self.is_open(question)), all + 1))
    }

    /// How many questions are open.
    pub fn open(&self) -> usize {
        self.questions.iter().filter(|question| self.is_open(question)).count()
    }

    /// Whether a question has no answer yet.
    pub fn is_open(&self, question: &Question) -> bool {
        !self.answers().contains_key(&question.subject)
    }

    /// What stands in the field of a question: what was typed, or the answer.
    pub fn text(&self, subject: &Subject) -> &str {
        self.typed.get(subject).or_else(|| self.answers().get(subject)).map_or("", String::as_str)
    }

    /// An answer as the page writes it: the words and ids of the format are not those of people.
    pub fn shown(&self, subject: &Subject, answer: &str) -> String {
        match subject {
            Subject::Indicator(_, Field::Into) => match self.names.get(answer) {
                Some(name) => name.clone(),
                None => sentence_case(answer),
            },
            Subject::Indicator(_, Field::Strand) => match Strand::from_word(answer) {
                Some(strand) => strand_name(strand).to_owned(),
                None => answer.to_owned(),
            },
            Subject::Indicator(_, Field::Kind | Field::Polarity | Field::Period) | Subject::AreaKind(_) => {
                sentence_case(&answer.replace('-', " "))
            }
            _ => answer.to_owned(),
        }
    }

    /// Why what was typed is no answer.
    pub fn refusal(&self, subject: &Subject) -> Option<&str> {
        self.refused.get(subject).map(String::as_str)
    }

    /// How many other open questions ask the same of something else.
    pub fn alike_open(&self, subject: &Subject) -> usize {
        let alike = |question: &&Question| {
            question.subject != *subject && alike(&question.subject, subject) && self.is_open(question)
        };
        self.questions.iter().filter(alike).count()
    }

    /// What a column of free words can be filled with: what was answered or proposed in it, sorted.
    pub fn answers_in(&self, field: Field) -> Vec<String> {
        let of_field = self
            .questions
            .iter()
            .filter(|question| matches!(&question.subject, Subject::Indicator(_, f) if *f == field));
        let mut found: Vec<String> = of_field
            .flat_map(|question| {
                let answer = self.answers().get(&question.subject).cloned();
                answer.into_iter().chain(question.suggestion.as_ref().map(|(value, _)| value.clone()))
            })
            .collect();
        found.sort();
        found.dedup();
        found
    }

    /// Why one cannot go on yet.
    pub fn obstacle(&self) -> Option<String> {
        match self.open() {
            0 => None,
            1 => Some("One question is open.".to_owned()),
            many => Some(format!("{many} questions are open.")),
        }
    }

    /// Shows another section.
    pub fn show(&mut self, section: Section) {
        self.section = section;
    }

    /// Answers a question; nothing but blanks takes the answer back.
    pub fn answer(&mut self, subject: &Subject, text: &str) {
        self.set(subject, text);
        self.work_out();
    }

    /// Answers a question and every open one of its kind.
    pub fn answer_alike(&mut self, subject: &Subject, text: &str) {
        let open = self.questions.iter().filter(|question| self.is_open(question));
        let mut subjects: Vec<Subject> =
            open.map(|question| question.subject.clone()).filter(|other| alike(other, subject)).collect();
        if !subjects.contains(subject) {
            subjects.push(subject.clone());
        }
        for subject in &subjects {
            self.typed.remove(subject);
            self.refused.remove(subject);
        }
        let answers: Vec<(Subject, String)> =
            subjects.into_iter().map(|subject| (subject, text.to_owned())).collect();
        Arc::make_mut(&mut self.draft).answer_each(&answers);
        self.work_out();
    }

    /// Answers every open question as proposed.
    pub fn take_all(&mut self) {
        Arc::make_mut(&mut self.draft).accept_suggestions();
        self.typed.clear();
        self.refused.clear();
        self.work_out();
    }

    /// Answers the questions that were answered before in the same way.
    pub fn answer_as_before(&mut self, given: &Answers) {
        // An answer can bring up the next question: a rate has to say per how many.
        for _ in 0..ROUNDS {
            let open = self.questions.iter().filter(|question| self.is_open(question));
            let known: Vec<(Subject, String)> = open
                .filter_map(|question| {
                    Some((question.subject.clone(), given.get(&question.subject)?.clone()))
                })
                .collect();
            if known.is_empty() {
                return;
            }
            // What cannot be answered in this way any more is asked again.
            Arc::make_mut(&mut self.draft).answer_each(&known);
            self.work_out();
        }
    }

    fn set(&mut self, subject: &Subject, text: &str) {
        let draft = Arc::make_mut(&mut self.draft);
        let answer = text.trim();
        self.refused.remove(subject);
        self.typed.remove(subject);
        if answer.is_empty() {
            draft.forget(subject);
        } else if let Err(why) = draft.answer(subject, answer) {
            draft.forget(subject);
            self.refused.insert(subject.clone(), why);
        }
        if draft.answers().get(subject).map_or("", String::as_str) != text {
            self.typed.insert(subject.clone(), text.to_owned());
        }
    }

    fn work_out(&mut self) {
        self.arrange(self.draft.questions());
    }

    fn arrange(&mut self, questions: Vec<Question>) {
        self.questions = questions;
        let is_proposal = |question: &&Question| question.suggestion.is_some() && self.is_open(question);
        self.proposals = self.questions.iter().filter(is_proposal).count();
        let asked = |field: &Field| {
            self.questions
                .iter()
                .any(|question| matches!(&question.subject, Subject::Indicator(_, f) if f == field))
        };
        self.columns = Field::ALL.iter().copied().filter(asked).collect();
        self.rows = rows(&self.questions, &self.columns);
        let none_left = !self.questions.iter().any(|question| Section::of(&question.subject) == self.section);
        if let Some(question) = self.questions.first().filter(|_| none_left) {
            self.section = Section::of(&question.subject);
        }
    }
}

/// Whether two questions ask the same of two things.
fn alike(one: &Subject, other: &Subject) -> bool {
    match (one, other) {
        (Subject::Indicator(_, one), Subject::Indicator(_, other)) => one == other,
        (Subject::Everyone(_, one), Subject::Everyone(_, other)) => one == other,
        (Subject::AreaKind(_), Subject::AreaKind(_)) => true,
        _ => one == other,
    }
}

/// A row for each indicator that something is asked about, in the order of the questions.
fn rows(questions: &[Question], columns: &[Field]) -> Vec<IndicatorRow> {
    let mut rows: Vec<IndicatorRow> = Vec::new();
    let mut by_key: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, question) in questions.iter().enumerate() {
        let Subject::Indicator(key, field) = &question.subject else { continue };
        let row = *by_key.entry(key).or_insert_with(|| {
            rows.push(IndicatorRow { name: question.name.clone(), cells: vec![None; columns.len()] });
            rows.len() - 1
        });
        if let Some(column) = columns.iter().position(|column| column == field) {
            rows[row].cells[column] = Some(at);
        }
    }
    rows
}

fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
#[path = "answering_tests.rs"]
mod tests;
