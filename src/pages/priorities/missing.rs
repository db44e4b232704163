//! What is missing: indicators, figures, targets, actions; and how far the file covers published lists of outcomes.

use super::card::Cards;
use crate::analysis::{MovementVerdict, PriorityStanding};
use crate::model::{ActionStatus, Aim};
use crate::words::{count_in_words, coverage, without_figure_here};

/// One kind of what is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// What, and of how many: `No indicator, 6`.
    pub head: String,
    /// Which priorities.
    pub items: Vec<String>,
}

/// How far the file covers a published list.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    pub name: String,
    /// How many of its outcomes have an indicator.
    pub told: String,
    /// Which have, and which have not.
    pub with: Vec<String>,
    pub without: Vec<String>,
}

impl Missing {
    /// What it says, a sentence for each priority.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        let items = self.items.iter().map(|item| format!("{item}."));
        std::iter::once(format!("{}.", self.head)).chain(items)
    }
}

impl Coverage {
    /// What it says, a sentence for each outcome.
    pub fn sentences(&self) -> impl Iterator<Item = String> {
        let names = |of: &'static str, names: &[String]| -> Vec<String> {
            names.iter().map(|name| format!("{of}: {name}.")).collect()
        };
        let told = [format!("{}.", self.name), format!("{}.", self.told)];
        told.into_iter().chain(names("With", &self.with)).chain(names("Without", &self.without))
    }
}

impl Cards<'_> {
    /// What the priorities of a place lack, national and local alike.
    pub(super) fn missing(&self) -> Vec<Missing> {
        let (scorecard, place) = (self.scorecard, self.place());
        let name = &scorecard.area(place).name;
        let all: Vec<&PriorityStanding> = self.balance.national.iter().chain(&self.balance.local).collect();
        let title = |one: &&PriorityStanding| scorecard.priority(one.priority).title.clone();
        let is_about_gap = |one: &PriorityStanding| scorecard.priority(one.priority).aim == Aim::Gap;
        let titles = |lacks: &dyn Fn(&PriorityStanding) -> bool| -> Vec<String> {
            all.iter().filter(|one| lacks(one)).map(title).collect()
        };
        let without_figure = all.iter().filter(|one| !one.indicators.is_empty() && !one.is_measured());
        // All that have figures, as the line under the title counts them; those about a gap are judged without a target.
        let measured = all.iter().filter(|one| one.is_measured()).count();
        let of_gaps = all.iter().filter(|one| one.is_measured() && is_about_gap(one)).count();
        let has_action = |one: &PriorityStanding| {
            self.actions(one.priority).any(|action| action.status == ActionStatus::Open)
        };
        let without_target = titles(&|one| one.is_measured() && !is_about_gap(one) && !self.has_target(one));
        let of_those = match without_target.len() {
            all if all == measured - of_gaps => ": none of those with figures has one".to_owned(),
            _ if of_gaps == 0 => format!(" of the {measured} with figures"),
            _ => {
                let need = if of_gaps == 1 { "needs" } else { "need" };
                let (needing, gaps) = (measured - of_gaps, count_in_words(of_gaps));
                format!(" of the {needing} with figures that need one; {gaps} about a gap {need} none")
            }
        };
        let untested =
            titles(&|one| is_about_gap(one) && one.is_measured() && one.way == MovementVerdict::Unknown);
        let concerns = titles(&|one| one.is_a_concern() && !has_action(one));
        let kinds = [
            ("No indicator in this file".to_owned(), titles(&|one| one.indicators.is_empty()), String::new()),
            (
                format!("No figure for {name}"),
                without_figure.map(|one| without_figure_here(scorecard, self.analysis, one, place)).collect(),
                String::new(),
            ),
            ("No target in force".to_owned(), without_target, of_those),
            ("About a gap that could not be tested".to_owned(), untested, String::new()),
        ];
        let mut found: Vec<Missing> = { kinds.into_iter() }
            .filter(|(_, items, _)| !items.is_empty())
            .map(|(what, items, of)| Missing { head: format!("{what}, {}{of}", items.len()), items })
            .collect();
        if !concerns.is_empty() {
            let head = format!("Worse, getting worse or off track, with no open action, {}", concerns.len());
            // Where the file has no actions at all, which they are says nothing.
            let none = vec!["The file has no actions".to_owned()];
            found.push(Missing { head, items: if scorecard.actions().is_empty() { none } else { concerns } });
        }
        found
    }

    /// How far the file covers published lists.
    pub(super) fn coverage(&self) -> Vec<Coverage> {
        let of = |framework: &crate::model::Framework| {
            let (told, with, without) = coverage(framework);
            Coverage { name: framework.name.clone(), told, with, without }
        };
        self.scorecard.frameworks().iter().map(of).collect()
    }
}
