//! Questions sorted and counted: sections, the table of indicators, what is open.

use crate::import::{Answers, Field, Question, Subject};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A group of questions that is shown together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What whole tables are of.
    Tables,
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
    pub const ALL: &'static [Self] =
        &[Self::Tables, Self::Indicators, Self::Groups, Self::Areas, Self::Scorecard];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Tables => "Tables",
            Self::Indicators => "Indicators",
            Self::Groups => "Groups of people",
            Self::Areas => "Areas",
            Self::Scorecard => "Scorecard",
        }
    }

    /// The section that a question belongs to.
    pub(super) fn of(subject: &Subject) -> Self {
        match subject {
            Subject::TablePeriod(_)
            | Subject::SheetPeriods(_)
            | Subject::CountsToo
            | Subject::CountsOf(_)
            | Subject::DateOrder(_)
            | Subject::YearOf(_)
            | Subject::Headings(_)
            | Subject::Sign(_)
            | Subject::Apart(_)
            | Subject::Column(..)
            | Subject::RightFile(..) => Self::Tables,
            Subject::Indicator(..) => Self::Indicators,
            Subject::Everyone(..) => Self::Groups,
            Subject::AreaKind(_) | Subject::AreaMeant(_) | Subject::CodesOrNames => Self::Areas,
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

/// What stands in the list of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// One answer for all open questions that ask the same and offer the same, by their positions.
    All(Vec<usize>),
    /// One question, by its position.
    One(usize),
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
pub(super) struct Tallies {
    /// Question by question, whether it has no answer yet.
    pub is_open: Vec<bool>,
    /// By section, the positions of its questions, and how many of them are open.
    pub sections: BTreeMap<Section, (Vec<usize>, usize)>,
    /// How many questions that ask the same are open, by the path that answers all of them.
    pub alike_open: HashMap<String, usize>,
    /// How many questions are open.
    pub open: usize,
    /// How many open questions have a proposal.
    pub proposals: usize,
}

impl Tallies {
    pub fn of(questions: &[Question], answers: &Answers) -> Self {
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
                if let Some(alike) = question.subject.of_all() {
                    *tallies.alike_open.entry(alike).or_default() += 1;
                }
            }
        }
        tallies
    }
}

/// The list of a section: what can be answered together stands before the first of it.
pub(super) fn entries(questions: &[Question], tallies: &Tallies, section: Section) -> Vec<Entry> {
    let (positions, _) = tallies.sections.get(&section).cloned().unwrap_or_default();
    let open: Vec<usize> = positions.iter().copied().filter(|&at| tallies.is_open[at]).collect();
    let together = Question::alike(open.iter().map(|&at| &questions[at]));
    let mut all: HashMap<usize, Vec<usize>> = HashMap::new();
    for alike in together.into_iter().filter(|alike| alike.len() > 1 && !alike[0].choices.is_empty()) {
        let is_alike = |at: &usize| alike.iter().any(|other| other.subject == questions[*at].subject);
        let alike: Vec<usize> = open.iter().copied().filter(is_alike).collect();
        all.insert(alike[0], alike);
    }
    let with_all = |at: usize| all.remove(&at).map(Entry::All).into_iter().chain([Entry::One(at)]);
    positions.into_iter().flat_map(with_all).collect()
}

pub(super) fn open_ones<'q>(
    questions: &'q [Question],
    tallies: &'q Tallies,
) -> impl Iterator<Item = &'q Question> {
    questions.iter().zip(&tallies.is_open).filter(|(_, open)| **open).map(|(question, _)| question)
}

/// A column for everything that is asked about any indicator.
pub(super) fn columns(questions: &[Question], tallies: &Tallies, answers: &Answers) -> Vec<Column> {
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
            // What things are called is no one answer.
            same_for_all: match field {
                Field::Name => Vec::new(),
                _ => same_for_all(&open, &all, answers),
            },
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
pub(super) fn rows(questions: &[Question], columns: &[Column]) -> Vec<IndicatorRow> {
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
