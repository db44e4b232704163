//! The questions and what was answered, as the page needs them. Worked out after each answer, not once a frame.

use crate::import::{Answers, Choice, Draft, Field, Question, Subject};
use crate::model::{Strand, Word};
use crate::present::number::fixed;
use crate::present::page::strand_name;
use std::collections::{BTreeMap, BTreeSet, HashMap};
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
    columns: Vec<Column>,
    rows: Vec<IndicatorRow>,
    section: Section,
    tallies: Tallies,
}

/// A column of the table of indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What is asked in it.
    pub field: Field,
    /// How many of its questions are open.
    pub open: usize,
    /// The first of them.
    pub first_open: Option<Subject>,
    /// What all open ones can be answered with alike.
    pub same_for_all: Vec<String>,
}

/// What is counted after each answer.
#[derive(Clone, Debug, Default)]
struct Tallies {
    /// Question by question, whether it has no answer yet.
    is_open: Vec<bool>,
    /// By section, the positions of its questions, and how many of them are open.
    sections: BTreeMap<Section, (Vec<usize>, usize)>,
    /// How many questions of a kind are open.
    alike_open: HashMap<Alike, usize>,
    /// How many questions are open.
    open: usize,
    /// How many open questions have a proposal.
    proposals: usize,
}

/// What questions about different things have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Alike {
    Field(Field),
    Everyone(String),
    AreaKind,
    /// Only this one asks it.
    Only(Subject),
}

impl Alike {
    fn of(subject: &Subject) -> Self {
        match subject {
            Subject::Indicator(_, field) => Self::Field(*field),
            Subject::Everyone(_, dimension) => Self::Everyone(dimension.clone()),
            Subject::AreaKind(_) => Self::AreaKind,
            Subject::Title | Subject::System | Subject::Nation => Self::Only(subject.clone()),
        }
    }
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
            tallies: Tallies::default(),
        };
        new.work_out();
        let first_open = new.tallies.is_open.iter().position(|open| *open);
        let first = new.questions.get(first_open.unwrap_or(0));
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
    pub fn columns(&self) -> &[Column] {
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
        self.tallies.proposals
    }

    /// The positions of the questions of a section.
    pub fn of_section(&self, section: Section) -> &[usize] {
        self.tallies.sections.get(&section).map_or(&[], |(positions, _)| positions)
    }

    /// How many questions of a section are open, and how many it has.
    pub fn counts(&self, section: Section) -> (usize, usize) {
        self.tallies.sections.get(&section).map_or((0, 0), |(positions, open)| (*open, positions.len()))
    }

    /// How many questions are open.
    pub fn open(&self) -> usize {
        self.tallies.open
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

    /// How many open questions ask the same as one that was answered.
    pub fn alike_open(&self, answered: &Subject) -> usize {
        self.tallies.alike_open.get(&Alike::of(answered)).copied().unwrap_or(0)
    }

    /// Why one cannot go on yet.
    pub fn obstacle(&self) -> Option<String> {
        match self.open() {
            0 => None,
            1 => Some("One question is open.".to_owned()),
            many => Some(format!("{} questions are open.", fixed(many as f64, 0))),
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
        let kind = Alike::of(subject);
        let open = self.open_questions().map(|question| &question.subject);
        let mut subjects: Vec<Subject> = open.filter(|other| Alike::of(other) == kind).cloned().collect();
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
            let known: Vec<(Subject, String)> = (self.open_questions())
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
        self.tallies = Tallies::of(&questions, self.answers());
        self.questions = questions;
        self.columns = columns(&self.questions, &self.tallies, self.answers());
        self.rows = rows(&self.questions, &self.columns);
        if self.of_section(self.section).is_empty()
            && let Some(question) = self.questions.first()
        {
            self.section = Section::of(&question.subject);
        }
    }

    fn open_questions(&self) -> impl Iterator<Item = &Question> {
        open_ones(&self.questions, &self.tallies)
    }
}

impl Tallies {
    fn of(questions: &[Question], answers: &Answers) -> Self {
        let mut tallies = Self::default();
        for (at, question) in questions.iter().enumerate() {
            let is_open = !answers.contains_key(&question.subject);
            tallies.is_open.push(is_open);
            let (positions, open) = tallies.sections.entry(Section::of(&question.subject)).or_default();
            positions.push(at);
            if is_open {
                *open += 1;
                tallies.open += 1;
                tallies.proposals += usize::from(question.suggestion.is_some());
                *tallies.alike_open.entry(Alike::of(&question.subject)).or_default() += 1;
            }
        }
        tallies
    }
}

fn open_ones<'q>(questions: &'q [Question], tallies: &'q Tallies) -> impl Iterator<Item = &'q Question> {
    questions.iter().zip(&tallies.is_open).filter(|(_, open)| **open).map(|(question, _)| question)
}

/// A column for everything that is asked about any indicator.
fn columns(questions: &[Question], tallies: &Tallies, answers: &Answers) -> Vec<Column> {
    let asks = |question: &Question, field: Field| matches!(&question.subject, Subject::Indicator(_, asked) if *asked == field);
    let fields = Field::ALL.iter().copied();
    let asked = fields.filter(|field| questions.iter().any(|question| asks(question, *field)));
    let column = |field: Field| {
        let open: Vec<&Question> =
            open_ones(questions, tallies).filter(|question| asks(question, field)).collect();
        let all: Vec<&Question> = questions.iter().filter(|question| asks(question, field)).collect();
        Column {
            field,
            open: open.len(),
            first_open: open.first().map(|question| question.subject.clone()),
            same_for_all: same_for_all(&open, &all, answers),
        }
    };
    asked.map(column).collect()
}

/// What all open questions of a column can be answered with: what each of them offers, or, where free words are asked
/// for, what was answered or proposed before.
fn same_for_all(open: &[&Question], all: &[&Question], answers: &Answers) -> Vec<String> {
    let Some((first, rest)) = open.split_first() else { return Vec::new() };
    if !first.choices.is_empty() {
        let offered = |choice: &&String| rest.iter().all(|question| question.choices.contains(choice));
        return first.choices.iter().filter(offered).cloned().collect();
    }
    let known = all.iter().flat_map(|question| {
        let answer = answers.get(&question.subject);
        answer.into_iter().chain(question.suggestion.as_ref().map(|(value, _)| value)).cloned()
    });
    known.collect::<BTreeSet<String>>().into_iter().collect()
}

/// A row for each indicator that something is asked about, in the order of the questions.
fn rows(questions: &[Question], columns: &[Column]) -> Vec<IndicatorRow> {
    let mut rows: Vec<IndicatorRow> = Vec::new();
    let mut by_key: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, question) in questions.iter().enumerate() {
        let Subject::Indicator(key, field) = &question.subject else { continue };
        let row = *by_key.entry(key).or_insert_with(|| {
            rows.push(IndicatorRow { name: question.name.clone(), cells: vec![None; columns.len()] });
            rows.len() - 1
        });
        if let Some(column) = columns.iter().position(|column| column.field == *field) {
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
