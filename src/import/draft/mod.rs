//! What is to be imported, with what is known about it and what has still to be said.

mod apart;
mod area_plan;
mod area_remarks;
mod areas;
mod as_called;
mod cadence;
mod days;
mod figures;
mod finish;
mod groups_there;
mod idle;
mod indicator;
mod indicators;
mod kept;
mod kinds;
mod links;
mod meant;
mod misnamed;
mod named;
mod objects;
mod one_group;
mod proposals;
mod question;
mod remarks;
mod row_counts;
mod same;
mod scales;
mod settle;
mod setup;
mod sizes;
mod tables;
mod too_fine;
mod total_group;
mod usage;
mod when;
mod whereabouts;
mod which;

#[cfg(test)]
mod apart_tests;
#[cfg(test)]
mod area_tests;
#[cfg(test)]
mod asked_tests;
#[cfg(test)]
mod bare_tests;
#[cfg(test)]
mod misnamed_tests;
#[cfg(test)]
mod one_group_tests;
#[cfg(test)]
mod period_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod unit_tests;
#[cfg(test)]
mod value_tests;

pub use finish::Imported;
pub use kinds::UnclearArea;
pub use question::{Answers, Offer, Question, Subject};
pub use setup::Setup;

use crate::format::Document;
use crate::import::gazetteer;
use crate::import::report::Skipped;
use crate::import::table::{Field, Gathered, PeriodAt, Published, TableRead, Written};
use apart::Differing;
use areas::{AreaIndex, DraftArea};
use indicators::DraftIndicators;
use links::{Link, Links};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use tables::year_meant;

/// What is to be imported: figures, what is known about them, and what has still to be said. A copy costs little.
#[derive(Clone, Debug)]
pub struct Draft {
    gathered: Arc<Gathered>,
    base: Option<Arc<Document>>,
    setup: Setup,
    links: Links,
    indicators: Arc<DraftIndicators>,
    areas: Arc<AreaIndex>,
    differing: Arc<Differing>,
    answers: Answers,
    /// Those of them that an earlier import was given, and that nobody has changed.
    earlier: Answers,
}

impl Draft {
    /// Figures to go into `base`, or into a new scorecard.
    pub fn new(gathered: Gathered, base: Option<Document>, setup: Setup) -> Self {
        Self::of(gathered, base.map(Arc::new), setup, [Answers::new(), Answers::new()])
    }

    /// The same with figures that were read anew, as answers say.
    #[must_use]
    pub fn anew(self, gathered: Gathered) -> Self {
        let answers = [self.answers, self.earlier].map(|mut answers| {
            answers.retain(|subject, _| !matches!(subject, Subject::Apart(_) | Subject::Column(..)));
            answers
        });
        Self::of(gathered, self.base, self.setup, answers)
    }

    fn of(
        mut gathered: Gathered,
        base: Option<Arc<Document>>,
        setup: Setup,
        [answers, earlier]: [Answers; 2],
    ) -> Self {
        as_called::call_as_before(&mut gathered, base.as_deref());
        let links = Links::of(&mut gathered);
        let indicators = DraftIndicators::of(&gathered, &links, base.as_deref());
        let areas = AreaIndex::of(&gathered, base.as_deref(), BTreeMap::new());
        let differing = Differing::among(&gathered, &indicators, &areas);
        let mut draft = Self {
            gathered: Arc::new(gathered),
            base,
            setup,
            links,
            indicators: Arc::new(indicators),
            areas: Arc::new(areas),
            differing: Arc::new(differing),
            answers,
            earlier,
        };
        draft.take_said_of_names();
        draft.settle();
        draft
    }

    /// What has still to be said, and what was said already and can be changed ([`Draft::answers`] tells them apart):
    /// by indicator, then areas, then the scorecard itself. Empty where the files and the scorecard say it all, and
    /// where there are no figures.
    pub fn questions(&self) -> Vec<Question> {
        if self.gathered.observations.is_empty() {
            return Vec::new();
        }
        let mut questions = self.questions_of_tables();
        questions.extend(self.indicators.question_of_counts());
        questions.extend(self.indicators.questions(&self.answers));
        questions.extend(self.questions_of_areas());
        questions.extend(self.questions_of_setup());
        questions
    }

    /// Puts in its place what was answered for whole tables and columns, and for names: periods, counts, areas.
    fn settle(&mut self) {
        let meant = self.names_meant();
        if meant != self.areas.meant {
            self.areas = Arc::new(AreaIndex::of(&self.gathered, self.base.as_deref(), meant));
            self.differing = Differing::among(&self.gathered, &self.indicators, &self.areas).into();
        }
        let title = |table: usize| self.gathered.title(table);
        let known = self.gathered.pool.periods();
        let answered = |open| when::answered(open, &self.gathered, &self.answers).unwrap_or_default();
        let periods = self.gathered.open_periods.iter().map(|open| (open.at, answered(open)));
        let dates = self.gathered.open_dates.iter().flat_map(|open| {
            let answer = self.answers.get(&Subject::DateOrder(title(open.table)));
            let day_first = answer.map(|answer| answer == Question::DAY_FIRST);
            open.open.iter().map(move |(at, readings)| {
                let label = &known[at.index()].label;
                let read = day_first.and_then(|day_first| readings[usize::from(!day_first)]);
                let open = Written::EitherDay { table: open.table as u16, readings: *readings };
                let open = || Published { written: open, ..Published::named(label, Vec::new()) };
                (*at, read.map_or_else(open, |day| Published::of_day(label, day)))
            })
        });
        let years = self.gathered.open_years.iter().flat_map(|open| {
            let answer = self.answers.get(&Subject::YearOf(title(open.table)));
            open.open.iter().map(move |(at, readings)| {
                let may_be = answer.and_then(|answer| year_meant(answer, readings)).into_iter().collect();
                let of = Written::OfYear { table: open.table as u16, readings: *readings };
                let period = Published::named(&known[at.index()].label, may_be);
                let written = if period.may_be.is_empty() { of } else { Written::Named };
                (*at, Published { written, ..period })
            })
        });
        let changed: Vec<(PeriodAt, Published)> =
            periods.chain(dates).chain(years).filter(|(at, period)| known[at.index()] != *period).collect();
        let mut is_changed = !changed.is_empty();
        if is_changed {
            let gathered = Arc::make_mut(&mut self.gathered);
            for (at, period) in changed {
                gathered.pool.set_period(at, period);
            }
        }
        let Self { gathered, links, indicators, answers, .. } = self;
        let chosen = |link: &Link| indicators.list[link.rate].chosen_counts(answers);
        is_changed |= links.choose(gathered, chosen);
        if is_changed {
            self.indicators =
                Arc::new(DraftIndicators::of(&self.gathered, &self.links, self.base.as_deref()));
        }
    }

    /// Whether codes or names are right, and what areas are, of which no file says it: one question for each kind.
    fn questions_of_areas(&self) -> Vec<Question> {
        let mut questions = self.questions_of_meant();
        questions.extend(self.question_of_names());
        questions.extend(kinds::questions(self.unclear_areas().into_iter(), &self.answers));
        questions
    }

    /// The areas that a kind is asked of, whether or not it was answered. Of a name that may stand for another area that is
    /// said first.
    pub fn unclear_areas(&self) -> Vec<UnclearArea<'_>> {
        let found = self.areas.found.iter().zip(self.left_out());
        let found = found.filter(|(_, left_out)| !left_out).map(|(found, _)| found);
        let may_stand_for = |found: &DraftArea| {
            let asked = found.name_alone.as_ref().filter(|name| name.near_is_open(&self.answers));
            asked.is_some()
        };
        found.filter(|found| !may_stand_for(found)).filter_map(DraftArea::unclear).collect()
    }

    /// For each found area, whether it is left out because it lies outside the system of a new scorecard and nobody asked
    /// for it.
    fn left_out(&self) -> Vec<bool> {
        let is_open = self.gathered.chosen.open && self.base.is_none();
        let system = is_open.then(|| setup::system(&self.setup, &self.areas, &self.answers)).flatten();
        match system.and_then(|(code, _)| gazetteer::by_code(&code)) {
            Some(system) => self.areas.outside(system),
            None => vec![false; self.areas.found.len()],
        }
    }

    /// The areas with figures that get no place in the scorecard, as it is answered, each by what it is found by; none where
    /// no area gets one, which is refused.
    fn areas_left_out(&self) -> BTreeSet<String> {
        let (_, places) = self.areas.planned(&self.answers, &self.areas_of_scorecard(), &self.left_out());
        let found = self.gathered.areas.iter().zip(places).filter(|(area, _)| area.figures > 0);
        let (taken, left_out): (Vec<_>, Vec<_>) = found.partition(|(_, place)| place.is_some());
        let left_out = left_out.into_iter().filter(|_| !taken.is_empty());
        left_out.map(|(area, _)| area.found_by.clone()).collect()
    }

    /// Why the system that was given for a new scorecard cannot be it.
    pub fn why_no_system(&self) -> Option<String> {
        setup::why_no_system(&self.setup, &self.areas).filter(|_| self.base.is_none())
    }

    fn questions_of_setup(&self) -> Vec<Question> {
        match self.base {
            Some(_) => Vec::new(),
            None => setup::questions(&self.setup, &self.areas, &self.answers),
        }
    }

    /// The question about a subject, where it is asked.
    fn question(&self, subject: &Subject) -> Option<Question> {
        if self.gathered.observations.is_empty() {
            return None;
        }
        let questions = match subject {
            Subject::Indicator(key, _) | Subject::Everyone(key, _) | Subject::CountsOf(key) => {
                self.indicators.questions_of(key, &self.answers)?
            }
            Subject::CountsToo => return self.indicators.question_of_counts(),
            // So may be said of any sheet when it is of.
            Subject::TablePeriod(_) => return self.question_of_period(subject),
            Subject::SheetPeriods(_)
            | Subject::DateOrder(_)
            | Subject::YearOf(_)
            | Subject::Headings(_)
            | Subject::Sign(_)
            | Subject::Apart(_)
            | Subject::Column(..)
            | Subject::RightFile(..) => self.questions_of_tables(),
            // So may be said of any name which area it stands for.
            Subject::AreaMeant(id) => return self.question_of_meant(id),
            Subject::CodesOrNames => return self.question_of_names(),
            // An area may be answered for alone.
            Subject::AreaKind(id) => match self.areas.by_code(id).and_then(DraftArea::unclear) {
                Some(area) => return Some(area.question()),
                None => return kinds::question_of(id, self.unclear_areas().into_iter()),
            },
            Subject::Title | Subject::System | Subject::Nation => self.questions_of_setup(),
        };
        questions.into_iter().find(|question| question.subject == *subject)
    }

    /// Subjects that the answer about another one is for as well: the same filter of other indicators.
    pub fn asked_with(&self, subject: &Subject) -> Vec<Subject> {
        let Subject::Everyone(key, dimension) = subject else { return Vec::new() };
        let others = self.indicators.asked_with(key, dimension);
        others.map(|key| Subject::Everyone(key.to_owned(), dimension.clone())).collect()
    }

    /// Whether something is what questions are about, though it may not be asked now: something is known about it.
    pub fn is_about(&self, path: &str) -> bool {
        let of_indicator = || {
            let about_everyone = path.split_once("/everyone/").filter(|(_, dimension)| !dimension.is_empty());
            let about_field = path
                .rsplit_once('/')
                .filter(|(_, column)| Field::ALL.iter().any(|field| field.column() == *column));
            let about_counts = path.rsplit_once('/').filter(|(_, field)| *field == "counts");
            [about_everyone, about_field, about_counts]
                .into_iter()
                .flatten()
                .any(|(key, _)| self.indicators.has(key))
        };
        // Also what an area would be asked by that is in the files, and in the scorecard already or not wanted.
        let of_area = || {
            let area = path.strip_prefix("area/");
            let kind = area.and_then(|path| path.strip_suffix("/kind"));
            let code = kind.or_else(|| area.and_then(|path| path.strip_suffix("/is")));
            let is_alone = |code: &str| self.names_alone().any(|name| name.id == code);
            let not_chosen = || self.gathered.chosen.passed_over.iter();
            code.is_some_and(|code| self.areas.by_code(code).is_some() || is_alone(code))
                || code.is_some_and(|code| not_chosen().any(|area| kinds::is_asked_by(area, code)))
                || kind.is_some_and(|kind| {
                    kinds::is_any_kind(kind)
                        || self.areas.found.iter().any(|found| kinds::is_of_kind(found, kind))
                        || not_chosen().any(|area| kinds::is_passed_over_of_kind(area, kind))
                })
        };
        let was_answered = || self.kept_at(path).is_some();
        let of_table = || {
            let of = Subject::OF_TABLES;
            let tables = || self.gathered.tables.iter();
            let titles = tables().map(TableRead::title).chain(tables().map(TableRead::file_name));
            let subjects = titles.flat_map(|title| of.map(|of| of(title.clone())));
            let is_column = path.starts_with("table/") && path.contains("/column/");
            path.starts_with("files/")
                || is_column
                || subjects.into_iter().any(|subject| subject.to_string() == path)
        };
        let of_setup =
            [Subject::CountsToo, Subject::CodesOrNames, Subject::Title, Subject::System, Subject::Nation];
        of_setup.iter().any(|subject| subject.to_string() == path)
            || of_indicator()
            || of_area()
            || of_table()
            || was_answered()
    }

    /// Whether something can be answered about a subject.
    pub fn asks(&self, subject: &Subject) -> bool {
        self.question(subject).is_some()
    }

    /// The questions that have no answer yet.
    pub fn open_questions(&self) -> Vec<Question> {
        let mut questions = self.questions();
        questions.retain(|question| !self.answers.contains_key(&question.subject));
        questions
    }

    /// What was answered.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Whether every question has an answer.
    pub fn is_complete(&self) -> bool {
        self.open_questions().is_empty()
    }

    /// Answers a question.
    ///
    /// # Errors
    /// A sentence that says what can be answered, where `answer` is not among it.
    pub fn answer(&mut self, subject: &Subject, answer: &str) -> Result<(), String> {
        let Some(question) = self.question(subject) else {
            return Err("This is not asked; nothing was changed.".to_owned());
        };
        let answer = answer.trim();
        self.check(&question, answer)?;
        self.take(subject.clone(), answer.to_owned());
        self.settle();
        Ok(())
    }

    /// Takes an answer that can be one.
    fn take(&mut self, subject: Subject, answer: String) {
        match subject {
            // Of a name that stands for no area it is said what it is.
            Subject::AreaMeant(id) if answer == Question::LEAVE_OUT => {
                self.answers.insert(Subject::AreaKind(id.clone()), answer);
                self.answers.insert(Subject::AreaMeant(id), Question::OWN.to_owned());
            }
            _ => _ = self.answers.insert(subject, answer),
        }
    }

    /// Answers several questions at once; what is not asked or cannot be answered so stays as it is.
    pub fn answer_each(&mut self, answers: &[(Subject, String)]) {
        let questions = self.questions();
        let asked: HashMap<&Subject, &Question> =
            questions.iter().map(|question| (&question.subject, question)).collect();
        for (subject, answer) in answers {
            let answer = answer.trim();
            if asked.get(subject).is_some_and(|question| self.check(question, answer).is_ok()) {
                self.take(subject.clone(), answer.to_owned());
            }
        }
        self.settle();
    }

    /// Whether a question can be answered so.
    fn check(&self, question: &Question, answer: &str) -> Result<(), String> {
        question.check(answer)?;
        if let Subject::AreaMeant(id) = &question.subject {
            return self.check_meant(id, answer);
        }
        setup::check(&question.subject, answer, &self.areas)
    }

    /// Takes an answer back.
    pub fn forget(&mut self, subject: &Subject) {
        self.answers.remove(subject);
        self.settle();
    }

    /// Answers every open question that has a suggestion as suggested. An answer may open further questions, so this
    /// goes on until there is nothing left to accept.
    pub fn accept_suggestions(&mut self) {
        while self.accept_once() {}
    }

    /// Answers the questions that are open now and have a suggestion as suggested; tells whether there were any.
    pub fn accept_once(&mut self) -> bool {
        let open = self.open_questions().into_iter();
        let suggested = open.filter_map(|question| Some((question.subject, question.suggestion?.0)));
        let suggested: Vec<(Subject, String)> = suggested.collect();
        let any = !suggested.is_empty();
        self.answers.extend(suggested);
        self.settle();
        any
    }

    /// Rows of tables of areas and indicators that could not be read, in sentences: an answer in them is still asked.
    pub fn unread_answers(&self) -> Vec<String> {
        let tables = self.gathered.tables.iter().filter(|table| !table.layout.holds_figures());
        let sentences = tables.flat_map(|table| {
            let file = table.file.file_name().unwrap_or_default().to_string_lossy();
            let sentence = move |skipped: &Skipped| {
                format!("A row of {file} could not be read: {} ({}).", skipped.reason, skipped.lines.said())
            };
            table.skipped.iter().map(sentence)
        });
        sentences.chain(self.unknown_of_names()).collect()
    }
}
