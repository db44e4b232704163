//! The questions and what was answered, as the page needs them. Worked out after each answer, not once a frame.

use super::tallies::{Column, Entry, IndicatorRow, Section, Tallies, columns, entries, open_ones, rows};
use crate::import::{Answers, Choice, Draft, Field, Question, Subject, without_options};
use crate::model::{MeasureKind, Polarity, Strand, Word};
use crate::words::number::count;
use crate::words::{sentence_case, strand_name};
use std::collections::HashMap;
use std::sync::Arc;

/// How often answers may bring up questions that were answered before as well.
const ROUNDS: usize = 4;

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
    entries: Vec<Entry>,
    section: Section,
    tallies: Tallies,
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
            entries: Vec::new(),
            section: Section::Indicators,
            tallies: Tallies::default(),
        };
        new.work_out();
        let first_open = new.tallies.is_open.iter().position(|open| *open);
        let first = new.questions.get(first_open.unwrap_or(0));
        new.show(first.map_or(Section::Indicators, |question| Section::of(&question.subject)));
        new
    }

    /// The draft with its answers.
    pub fn draft(&self) -> Arc<Draft> {
        Arc::clone(&self.draft)
    }

    /// What has to be read anew, where answers say how.
    pub fn choice_said(&self) -> Option<Choice> {
        self.draft.choice_said()
    }

    /// What was answered.
    pub fn answers(&self) -> &Answers {
        self.draft.answers()
    }

    /// Whether anything was answered in this import.
    pub fn has_answers(&self) -> bool {
        self.answers().keys().any(|subject| !self.draft.is_earlier(subject))
    }

    /// Whether an answer is one that an earlier import was given.
    pub fn is_earlier(&self, subject: &Subject) -> bool {
        self.draft.is_earlier(subject)
    }

    /// Answers what is open as an earlier import was; tells whether anything was.
    pub fn take_kept(&mut self) -> bool {
        let any = Arc::make_mut(&mut self.draft).take_kept();
        if any {
            self.work_out();
        }
        any
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

    /// The list of the section on screen.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The section on screen.
    pub fn section(&self) -> Section {
        self.section
    }

    /// How many open questions have a proposal.
    pub fn proposals(&self) -> usize {
        self.tallies.proposals
    }

    /// The sections that open questions with a proposal are in, each with how many.
    pub fn sections_with_proposals(&self) -> Vec<(Section, usize)> {
        let proposed = self.open_questions().filter(|question| question.suggestion.is_some());
        let sections: Vec<Section> = proposed.map(|question| Section::of(&question.subject)).collect();
        let count = |section: &Section| sections.iter().filter(|other| *other == section).count();
        let all = Section::ALL.iter().map(|section| (*section, count(section)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    /// The proposal, where there is one only: what it is about and the answer.
    pub fn only_proposal(&self) -> Option<(&str, String)> {
        let mut proposed =
            self.open_questions().filter_map(|question| Some((question, &question.suggestion.as_ref()?.0)));
        let ((question, answer), None) = (proposed.next()?, proposed.next()) else { return None };
        let about = if question.name.is_empty() { &question.text } else { &question.name };
        Some((about, self.shown(&question.subject, answer)))
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
    pub fn text(&self, subject: &Subject) -> String {
        let answer = || Some(self.shown(subject, self.answers().get(subject)?));
        self.typed.get(subject).cloned().or_else(answer).unwrap_or_default()
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
            Subject::Indicator(_, Field::Polarity) if answer == Polarity::Neutral.as_str() => {
                "Neither is better".to_owned()
            }
            Subject::Indicator(_, Field::Per) => match answer.parse::<u64>() {
                Ok(per) => count(per),
                Err(_) => answer.to_owned(),
            },
            Subject::Indicator(
                _,
                Field::Kind | Field::Shares | Field::Days | Field::Polarity | Field::Period,
            )
            | Subject::AreaKind(_)
            | Subject::SheetPeriods(_)
            | Subject::DateOrder(_)
            | Subject::YearOf(_)
            | Subject::Headings(_)
            | Subject::Sign(_)
            | Subject::Column(..)
            | Subject::CountsToo => sentence_case(&answer.replace('-', " ")),
            Subject::Indicator(_, Field::Months) => answer.replace('-', " "),
            _ => answer.to_owned(),
        }
    }

    /// A choice as a list offers it: with what it means, where one word does not say it.
    pub fn offered(&self, subject: &Subject, choice: &str) -> String {
        let shown = self.shown(subject, choice);
        let meaning = match subject {
            Subject::Indicator(_, Field::Kind) => MeasureKind::from_word(choice).map(kind_in_words),
            Subject::Indicator(_, Field::Strand) => Strand::from_word(choice).map(strand_in_words),
            _ => None,
        };
        meaning.map_or(shown.clone(), |meaning| format!("{shown}: {meaning}"))
    }

    /// Whether anything stands below the fields of indicators that takes more than one line.
    pub fn proposes_or_refuses(&self) -> bool {
        let of_indicator = |subject: &Subject| Section::of(subject) == Section::Indicators;
        self.refused.keys().any(of_indicator)
            || self
                .questions
                .iter()
                .any(|question| question.suggestion.is_some() && of_indicator(&question.subject))
    }

    /// Why what was typed is no answer.
    pub fn refusal(&self, subject: &Subject) -> Option<&str> {
        self.refused.get(subject).map(String::as_str)
    }

    /// How many open questions ask the same as one that was answered.
    pub fn alike_open(&self, answered: &Subject) -> usize {
        // What things are called is no one answer.
        if matches!(answered, Subject::Indicator(_, Field::Name)) {
            return 0;
        }
        answered.of_all().and_then(|alike| self.tallies.alike_open.get(&alike).copied()).unwrap_or(0)
    }

    /// Why one cannot go on yet.
    pub fn obstacle(&self) -> Option<String> {
        match self.open() {
            0 => None,
            1 => Some("One question is open.".to_owned()),
            many => Some(format!("{} questions are open.", count(many as u64))),
        }
    }

    /// The next open question of the section on screen after one of them, or the first; what stands before it comes last.
    pub fn next_open(&self, after: Option<usize>) -> Option<usize> {
        let open = || self.of_section(self.section).iter().copied().filter(|&at| self.tallies.is_open[at]);
        let next = after.and_then(|after| open().find(|&at| at > after));
        next.or_else(|| open().next())
    }

    /// The next section after the one on screen that has open questions.
    pub fn next_section(&self) -> Option<Section> {
        let is_open = |section: &&Section| self.counts(**section).0 > 0;
        let later = Section::ALL.iter().filter(|section| **section > self.section).find(is_open);
        later.or_else(|| Section::ALL.iter().find(is_open)).copied()
    }

    /// Shows the first section that has open questions, where the one on screen has none.
    pub fn show_open(&mut self) {
        if self.counts(self.section).0 == 0
            && let Some(section) = self.next_section()
        {
            self.show(section);
        }
    }

    /// Shows another section.
    pub fn show(&mut self, section: Section) {
        self.section = section;
        self.entries = entries(&self.questions, &self.tallies, section);
    }

    /// Answers a question; nothing but blanks takes the answer back.
    pub fn answer(&mut self, subject: &Subject, text: &str) {
        self.set(subject, text);
        self.work_out();
    }

    /// Answers a question and every open one of its kind.
    pub fn answer_alike(&mut self, subject: &Subject, text: &str) {
        let alike = subject.of_all();
        let open = self.open_questions().map(|question| &question.subject);
        let is_alike = |other: &&Subject| alike.is_some() && other.of_all() == alike;
        let mut subjects: Vec<Subject> = open.filter(is_alike).cloned().collect();
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

    fn arrange(&mut self, mut questions: Vec<Question>) {
        for question in &mut questions {
            question.text = without_options(&question.text);
        }
        self.tallies = Tallies::of(&questions, self.answers());
        self.questions = questions;
        self.columns = columns(&self.questions, &self.tallies, self.answers());
        self.rows = rows(&self.questions, &self.columns);
        if self.of_section(self.section).is_empty()
            && let Some(question) = self.questions.first()
        {
            self.section = Section::of(&question.subject);
        }
        self.show(self.section);
    }

    fn open_questions(&self) -> impl Iterator<Item = &Question> {
        open_ones(&self.questions, &self.tallies)
    }
}

/// What belongs to a strand, for who has not met its name.
fn strand_in_words(strand: Strand) -> &'static str {
    match strand {
        Strand::Activity => "what is seen in the most and least deprived neighbourhoods",
        Strand::Exclusions => "suspensions, exclusions and absence from school",
        Strand::Outcomes => "how people’s health and lives turn out",
        Strand::Services => "what care and support is given",
        Strand::Resources => "money, staff and buildings",
        Strand::Experience => "what people say of it themselves",
    }
}

/// What a kind of value is, for who has not met its name.
fn kind_in_words(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Proportion => "a share, in %",
        MeasureKind::Rate => "so many of a population, such as per 1,000",
        MeasureKind::StandardisedRate => "a rate made comparable by age",
        MeasureKind::Mean => "an average, such as years of life",
        MeasureKind::Count => "a number of people or things",
        MeasureKind::Ratio => "one number for each of another",
        MeasureKind::Index => "against a base, such as 100",
        MeasureKind::Score => "points on a scale",
    }
}

#[cfg(test)]
#[path = "answering_tests.rs"]
mod tests;
