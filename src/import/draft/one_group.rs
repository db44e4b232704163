//! Figures of one group of people alone that go into an indicator of the scorecard: whether what it has is of the same people.

use super::groups_there::{Group, parts};
use super::indicator::DraftIndicator;
use super::question::{Question, Subject};
use super::total_group::TotalGroup;
use super::usage::Dimension;
use crate::import::table::people;
use crate::import::words::words_in;
use crate::model::Scorecard;
use std::collections::{BTreeSet, HashMap};

/// How figures of one group go into an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joins {
    /// Its figures are of the same people.
    Same,
    /// The group stands beside others, or beside everyone.
    AsGroup,
    /// Nothing says which.
    Unclear,
}

/// Whom the figures of the scorecard's indicators are of, by id.
#[derive(Clone, Debug, Default)]
pub(super) struct PeopleThere(HashMap<String, People>);

#[derive(Clone, Debug, Default)]
struct People {
    /// The people that it is about: each group, and all of them.
    about: Vec<String>,
    /// In small letters.
    name: String,
    /// The groups that it is broken down into, each with its dimension, as they are compared.
    groups: BTreeSet<Group>,
    /// The dimensions of which an earlier answer says that a group is everyone, with that group.
    everyone: Vec<(String, String)>,
}

impl PeopleThere {
    pub fn of(scorecard: &Scorecard) -> Self {
        let mut all = HashMap::new();
        for (id, indicator) in scorecard.indicators() {
            let about =
                indicator.population_group.iter().flat_map(|group| group.split(", ").chain([group.as_str()]));
            let about = about.map(str::to_owned).collect();
            let breakdowns = scorecard.breakdowns_of(id).into_iter().map(|id| scorecard.breakdown(id));
            let groups = breakdowns
                .flat_map(|breakdown| parts(&(breakdown.by.clone(), breakdown.group.clone())))
                .collect();
            let everyone = scorecard.import_answers().iter().filter_map(|(asked, answer)| {
                let (key, dimension) = asked.split_once("/everyone/")?;
                let is_own = indicator.published_as.iter().any(|known| known == key);
                (is_own && answer != Question::NONE).then(|| (dimension.to_owned(), answer.clone()))
            });
            let (name, everyone) = (indicator.name.to_lowercase(), everyone.collect());
            all.insert(indicator.id.clone(), People { about, name, groups, everyone });
        }
        Self(all)
    }

    /// How figures that are all of one group of a dimension go into the indicator with this id.
    pub fn joins(&self, into: &str, dimension: &Dimension, group: &str) -> Joins {
        let Some(there) = self.0.get(into) else { return Joins::Same };
        let name = dimension.name.as_str();
        let this = people::compared(name, group);
        let is_this = |other: &String| people::compared(name, other) == this;
        let was_everyone = |(by, group): &(String, String)| by == name && is_this(group);
        if there.about.iter().any(is_this) || there.everyone.iter().any(was_everyone) {
            return Joins::Same;
        }
        let beside = there.groups.iter().filter(|(by, _)| *by == this.0).count();
        if beside > 1 || there.groups.contains(&this) {
            return Joins::AsGroup;
        }
        let is_other = dimension.is_of_people() || !there.about.is_empty();
        if is_other && !there.says(group) { Joins::Unclear } else { Joins::Same }
    }

    /// What a dimension with a word for everyone stands for in the indicator with this id: where that is about a group of the
    /// dimension, its figures go on with those of this group, and everyone stands beside them.
    pub fn total(&self, into: &str, dimension: &Dimension, everyone: String) -> TotalGroup {
        let name = dimension.name.as_str();
        let about = self.0.get(into).map_or(&[][..], |there| &there.about);
        let is_about = |group: &String| {
            let group = people::compared(name, group);
            about.iter().any(|part| people::compared(name, part) == group)
        };
        if is_about(&everyone) {
            return TotalGroup::Group(everyone);
        }
        if let Some(own) = dimension.groups.iter().find(|group| is_about(group)) {
            return TotalGroup::Group(own.clone());
        }
        let is_of_one_sex = people::compared(name, &everyone).0 == "sex"
            && about.iter().flat_map(|part| words_in(part)).any(|word| people::sex(word).is_some());
        if is_of_one_sex { TotalGroup::None } else { TotalGroup::Group(everyone) }
    }
}

impl People {
    /// Whether the name of the indicator, or the people that it is about, say that it is of a group: of its sex and no other
    /// one, or of all numbers of its age.
    fn says(&self, group: &str) -> bool {
        let texts = || self.about.iter().chain([&self.name]);
        if let Some(sex) = people::sex(group) {
            let said = texts().flat_map(|text| words_in(text)).filter_map(people::sex);
            let said: BTreeSet<&str> = said.collect();
            let is_both = said.contains("male") && said.contains("female");
            return said.contains(sex) && !is_both;
        }
        let of_age = numbers(group);
        if people::is_age(group) && !of_age.is_empty() {
            return texts().any(|text| numbers(text).is_superset(&of_age));
        }
        self.name.contains(&group.trim().to_lowercase())
    }
}

/// The numbers in words: 65 and 79 of `65-79 yrs`, 65 of `over 65s`.
fn numbers(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect()
}

impl DraftIndicator {
    /// The question whether figures of one group alone are of the people that the indicator is about which they go into.
    pub(super) fn question_of_one_group(&self, dimension: &Dimension, group: &str) -> Question {
        let name = &dimension.name;
        Question {
            subject: Subject::Everyone(self.key.clone(), name.clone()),
            name: self.name.clone(),
            text: format!(
                "All its figures are of one group of ‘{name}’: {group}. Are those that the scorecard has of the same people \
                 ({group}), or is this a group beside them ({})?",
                Question::NONE
            ),
            choices: [group, Question::NONE].map(str::to_owned).into(),
            suggestion: None,
        }
    }
}
