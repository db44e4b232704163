//! The indicators of an import.

use super::days::{Days, DaysThere};
use super::indicator::{DraftIndicator, Linked, Part};
use super::links::Links;
use super::one_group::PeopleThere;
use super::question::{Answers, Question, Subject};
use super::same::{InScorecard, Tables};
use super::scales;
use super::total_group::TotalGroup;
use super::usage::{Dimension, Usage};
use crate::format::Document;
use crate::import::ratio::Pair;
use crate::import::table::{Field, Gathered};
use crate::import::words::listed;
use crate::model::MeasureKind;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The indicators of an import.
#[derive(Clone, Debug)]
pub(super) struct DraftIndicators {
    /// By position.
    pub list: Vec<DraftIndicator>,
    by_key: HashMap<String, usize>,
    choices: Choices,
}

impl DraftIndicators {
    /// What is known about all indicators.
    pub fn of(gathered: &Gathered, links: &Links, base: Option<&Document>) -> Self {
        let tables = Tables::of(gathered);
        let choices = Choices::of(base);
        let scorecard = base.map(Document::scorecard);
        let base = scorecard.map(|scorecard| InScorecard::of(scorecard, gathered));
        let found = gathered.indicators.iter().zip(Usage::of(gathered));
        let list = found.enumerate().map(|(at, (found, usage))| {
            let table = if found.is_bare { gathered.title(found.stands.0.into()) } else { String::new() };
            DraftIndicator::of((at, found), usage, &tables, base.as_ref(), &table)
        });
        let mut list: Vec<DraftIndicator> = list.collect();
        link(&mut list, gathered, links);
        if let Some(scorecard) = scorecard {
            scales::know_shares(&mut list, gathered, scorecard);
        }
        ask_alike_once(&mut list);
        let by_key = list.iter().enumerate().map(|(at, indicator)| (indicator.key.clone(), at)).collect();
        Self { list, by_key, choices }
    }

    /// The questions about all of them, open and answered.
    pub fn questions<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = Question> + 'a {
        self.list.iter().flat_map(|indicator| indicator.questions(answers, &self.choices))
    }

    /// Whether columns that hold counts of others are indicators as well; asked once, where there are such columns.
    pub fn question_of_counts(&self) -> Option<Question> {
        let counts =
            self.list.iter().filter(|indicator| indicator.part == Part::Counts && indicator.has_figures);
        let names: Vec<&str> = counts.map(|indicator| indicator.name.as_str()).collect();
        let (it, them) = match names.len() {
            0 => return None,
            1 => ("holds counts of another indicator. Is it", "it is kept with what it counts"),
            _ => ("hold counts of other indicators. Are they", "they are kept with what they count"),
        };
        Some(Question {
            subject: Subject::CountsToo,
            name: "Counts".to_owned(),
            text: format!(
                "{} {it} wanted as well, each as an indicator of its own?",
                listed(names.iter().copied(), 8)
            ),
            choices: [Question::NO, Question::YES].map(str::to_owned).into(),
            suggestion: Some((Question::NO.to_owned(), them.to_owned())),
        })
    }

    /// Whom a question about everyone is asked for as well: the other indicators with the same groups.
    pub fn asked_with<'a>(&'a self, key: &'a str, dimension: &'a str) -> impl Iterator<Item = &'a str> {
        let is_asked = move |indicator: &&DraftIndicator| {
            let at = indicator.usage.dimensions.position(dimension);
            at.is_some_and(|at| indicator.asked_at[at] == key) && indicator.key != key
        };
        self.list.iter().filter(is_asked).map(|indicator| indicator.key.as_str())
    }

    /// Whether there is an indicator with this key.
    pub fn has(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// The indicator with this key.
    pub fn get(&self, key: &str) -> Option<&DraftIndicator> {
        self.by_key.get(key).map(|&at| &self.list[at])
    }

    /// What each dimension of an indicator's groups stands for, by position.
    pub fn totals(&self, indicator: &DraftIndicator, answers: &Answers) -> Vec<TotalGroup> {
        indicator.totals(answers, &self.choices.people)
    }

    /// The days of an indicator, by where they stand in its periods.
    pub fn days<'a>(&'a self, indicator: &'a DraftIndicator, answers: &Answers) -> Option<Days<'a>> {
        Days::of(indicator, answers, &self.choices.days)
    }

    /// The questions about the indicator with this key.
    pub fn questions_of(&self, key: &str, answers: &Answers) -> Option<Vec<Question>> {
        let &at = self.by_key.get(key)?;
        Some(self.list[at].questions(answers, &self.choices))
    }
}

/// Tells each indicator what it has to do with counts in others.
fn link(list: &mut [DraftIndicator], gathered: &Gathered, links: &Links) {
    let mut is_count = vec![false; list.len()];
    for link in links.iter() {
        let names = |pair: &Pair| [list[pair.count].name.clone(), list[pair.of].name.clone()];
        let linked = |pair: &Pair| Linked { pair: *pair, names: names(pair), left: link.left };
        let (taken, likely) = (link.taken.as_ref().map(linked), link.pairs.iter().map(linked).collect());
        if let Some(pair) = link.taken {
            (is_count[pair.count], is_count[pair.of]) = (true, true);
        }
        let indicator = &mut list[link.rate];
        indicator.linked = taken;
        if link.pairs.len() > 1 {
            indicator.likely_counts = likely;
        }
        indicator.know_factor();
    }
    // An indicator of several terms is one for each, with the term behind the key.
    let found = gathered.indicators.iter();
    let declared: HashSet<&str> = found
        .filter(|found| found.figures > 0)
        .flat_map(|found| found.counts.iter().flatten())
        .map(String::as_str)
        .collect();
    for (found, is_count) in gathered.indicators.iter().zip(&mut is_count) {
        let column = found.key.split_once('@').map_or(found.key.as_str(), |(column, _)| column);
        *is_count |= declared.contains(column);
    }
    for ((indicator, found), is_count) in list.iter_mut().zip(&gathered.indicators).zip(is_count) {
        indicator.part = match is_count {
            _ if found.not_wanted => Part::NotWanted,
            true if indicator.same_as.is_none() && !found.is_chosen => Part::Counts,
            _ => Part::Indicator,
        };
    }
}

/// Indicators whose figures are broken down into the same groups are asked once which of them is everyone: at the one whose
/// key comes first, whatever the order of the rows is.
fn ask_alike_once(list: &mut [DraftIndicator]) {
    let mut first: HashMap<(String, Vec<String>), (String, usize)> = HashMap::new();
    let alike = |dimension: &Dimension| {
        let mut groups = dimension.groups.clone();
        groups.sort_unstable();
        (dimension.name.clone(), groups)
    };
    let unknown = |indicator: &DraftIndicator| {
        let unknown = |dimension: &&Dimension| TotalGroup::of(dimension) == TotalGroup::Unknown;
        let dimensions = indicator.usage.dimensions.list.iter();
        dimensions.filter(unknown).map(alike).collect::<Vec<_>>()
    };
    // Columns that may be left out are asked about only where no other has their groups.
    let mut asked: Vec<&DraftIndicator> = list.iter().filter(|indicator| indicator.has_figures).collect();
    asked.sort_by_key(|indicator| (indicator.part != Part::Indicator, &indicator.key));
    for indicator in asked {
        for alike in unknown(indicator) {
            first.entry(alike).or_insert_with(|| (indicator.key.clone(), 0)).1 += 1;
        }
    }
    for indicator in list {
        let asked = |dimension: &Dimension| match TotalGroup::of(dimension) {
            TotalGroup::Unknown => first.get(&alike(dimension)).cloned().unwrap_or_default(),
            _ => <(String, usize)>::default(),
        };
        (indicator.asked_at, indicator.asked_for) = indicator.usage.dimensions.list.iter().map(asked).unzip();
    }
}

/// What can be answered about any indicator.
#[derive(Clone, Debug)]
pub(super) struct Choices {
    /// The indicators of the scorecard and a new one; none where the scorecard is new.
    pub into: Option<Arc<[String]>>,
    pub fields: HashMap<Field, Arc<[String]>>,
    /// The kinds of value of the scorecard's indicators, by id.
    pub kinds: HashMap<String, MeasureKind>,
    pub people: Arc<PeopleThere>,
    pub days: DaysThere,
}

impl Choices {
    fn of(base: Option<&Document>) -> Self {
        let words = |field: &Field| field.choices().into_iter().map(str::to_owned).collect();
        let into = base.map(|base| {
            let ids = base.scorecard().indicators().map(|(_, indicator)| indicator.id.clone());
            std::iter::once(Question::NEW.to_owned()).chain(ids).collect()
        });
        let there = base.into_iter().flat_map(|base| base.scorecard().indicators());
        let kinds = there.map(|(_, indicator)| (indicator.id.clone(), indicator.measure.kind)).collect();
        let people = base.map(|base| PeopleThere::of(base.scorecard())).unwrap_or_default().into();
        let days = base.map(|base| DaysThere::of(base.scorecard())).unwrap_or_default();
        Self {
            into,
            kinds,
            people,
            days,
            fields: Field::ALL.iter().map(|field| (*field, words(field))).collect(),
        }
    }
}
