//! Figures of one group of people alone that go into an indicator of the scorecard: whether what it has is of the same people.

use super::groups_there::{Group, parts};
use super::indicator::DraftIndicator;
use super::question::{Answers, Question, Subject};
use super::total_group::TotalGroup;
use super::usage::Dimension;
use crate::import::table::{Field, people};
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
    /// The dimensions of which an earlier answer says which group is everyone, with that group, or that none is.
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
                is_own.then(|| (dimension.to_owned(), answer.clone()))
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
        let is_other = dimension.is_of_people() || !there.about.is_empty() || beside > 0;
        if is_other && !there.says(group) { Joins::Unclear } else { Joins::Same }
    }

    /// What a dimension with a word for everyone stands for in the indicator with this id: where that is about a group of the
    /// dimension, as its name says or because everyone stands beside it already, its figures go on with those of this group.
    /// None where it is about a group that is or may be one of the dimension, and nothing says which figures go on.
    pub fn total(
        &self,
        into: &str,
        dimension: &Dimension,
        everyone: &str,
        all: &[Dimension],
    ) -> Option<TotalGroup> {
        let of_everyone = || TotalGroup::Group(everyone.to_owned());
        let Some(there) = self.0.get(into) else { return Some(of_everyone()) };
        let name = dimension.name.as_str();
        let is_in = |of: &Dimension, part: &str| {
            let part = people::compared(&of.name, part);
            of.groups.iter().any(|group| people::compared(&of.name, group) == part)
        };
        let was_everyone = there.everyone.iter().any(|(by, group)| by == name && group == everyone);
        if there.is_about(name, everyone) || was_everyone {
            return Some(of_everyone());
        }
        let this = people::compared(name, everyone);
        let is_beside = there.groups.contains(&this);
        if let Some(own) = there.own(dimension) {
            // Each of the two is a group beneath.
            if is_beside && there.groups.contains(&people::compared(name, own)) {
                return Some(TotalGroup::None);
            }
            let is_known = is_beside || says([there.name.as_str()].into_iter(), own);
            return is_known.then(|| TotalGroup::Group(own.clone()));
        }
        if is_beside {
            return Some(TotalGroup::None);
        }
        let is_of_one_sex =
            there.about.iter().flat_map(|part| words_in(part)).any(|word| people::sex(word).is_some());
        if people::is_of_sexes(name) {
            return (!is_of_one_sex).then(of_everyone);
        }
        let is_of_another = |part: &&String| all.iter().any(|other| other.name != name && is_in(other, part));
        // The last is all of them in one.
        let is_of_others = there.about.split_last().is_none_or(|(whole, parts)| {
            is_of_another(&whole) || parts.iter().all(|part| is_of_another(&part))
        });
        // What is broken down by the dimension is of everyone, unless it is of one of its groups itself.
        let is_of_ages = this.0 == "age" || dimension.groups.iter().any(|group| people::is_age(group));
        let is_part = |part: &String| is_of_ages && people::is_age(part);
        let is_told = there.everyone.iter().any(|(by, _)| by == name);
        let is_broken_down = there.groups.iter().any(|(by, _)| *by == this.0) && !is_told;
        let is_known = is_of_others || (is_broken_down && !there.about.iter().any(is_part));
        is_known.then(of_everyone)
    }
}

impl People {
    /// Whether it is about this group of a dimension.
    fn is_about(&self, dimension: &str, group: &str) -> bool {
        let group = people::compared(dimension, group);
        self.about.iter().any(|part| people::compared(dimension, part) == group)
    }

    /// The group of a dimension that it is about.
    fn own<'d>(&self, dimension: &'d Dimension) -> Option<&'d String> {
        dimension.groups.iter().find(|group| self.is_about(&dimension.name, group))
    }

    /// Whether the name of the indicator, or the people that it is about, say that it is of a group.
    fn says(&self, group: &str) -> bool {
        says(self.about.iter().chain([&self.name]).map(String::as_str), group)
    }
}

/// Whether a name, which comes last, and other texts say that figures are of a group: of its sex and no other one, or of all
/// numbers of its age.
fn says<'t>(texts: impl Iterator<Item = &'t str> + Clone, group: &str) -> bool {
    if let Some(sex) = people::sex(group) {
        let said = texts.flat_map(words_in).filter_map(people::sex);
        let said: BTreeSet<&str> = said.collect();
        let is_both = said.contains("male") && said.contains("female");
        return said.contains(sex) && !is_both;
    }
    let of_age = numbers(group);
    if people::is_age(group) && !of_age.is_empty() {
        return { texts }.any(|text| numbers(text).is_superset(&of_age));
    }
    texts.last().is_some_and(|name| name.contains(&group.trim().to_lowercase()))
}

/// The numbers in words: 65 and 79 of `65-79 yrs`, 65 of `over 65s`.
fn numbers(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect()
}

impl DraftIndicator {
    /// The questions which groups are everyone, or are the people that an indicator of the scorecard is about.
    pub(super) fn questions_of_totals(&self, answers: &Answers, people: &PeopleThere) -> Vec<Question> {
        let dimensions = self.usage.dimensions.list.iter().zip(&self.asked_at).zip(&self.asked_for);
        let here =
            |((dimension, key), count): ((&Dimension, &String), &usize)| match TotalGroup::of(dimension) {
                TotalGroup::Only(group) => {
                    let is_asked = self.joins(dimension, &group, answers, people) == Joins::Unclear;
                    is_asked.then(|| self.question_of_one_group(dimension, &group))
                }
                TotalGroup::Group(all) => {
                    let is_asked = self.everyone(dimension, &all, answers, people).is_none();
                    is_asked.then(|| self.question_of_everyone(dimension, &all, answers, people))
                }
                _ => (*key == self.key).then(|| self.question_of_total(dimension, *count)),
            };
        dimensions.filter_map(here).collect()
    }

    /// How figures of one group alone go into an indicator of the scorecard; a new one is about these people.
    fn joins(&self, dimension: &Dimension, group: &str, answers: &Answers, people: &PeopleThere) -> Joins {
        self.into(answers).map_or(Joins::Same, |into| people.joins(&into, dimension, group))
    }

    /// What a dimension with this word for everyone stands for in the indicator of the scorecard that its figures go into; none
    /// where that has to be said.
    fn everyone(
        &self,
        dimension: &Dimension,
        all: &str,
        answers: &Answers,
        people: &PeopleThere,
    ) -> Option<TotalGroup> {
        let known = || Some(TotalGroup::Group(all.to_owned()));
        self.into(answers)
            .map_or_else(known, |into| people.total(&into, dimension, all, &self.usage.dimensions.list))
    }

    /// What each dimension of its groups stands for, by position.
    pub(super) fn totals(&self, answers: &Answers, people: &PeopleThere) -> Vec<TotalGroup> {
        let answered = |key: &str, dimension: &Dimension| {
            let answer = answers.get(&Subject::Everyone(key.to_owned(), dimension.name.clone()));
            answer.map_or(TotalGroup::Unknown, |answer| match answer.as_str() {
                Question::NONE => TotalGroup::None,
                group => TotalGroup::Group(group.to_owned()),
            })
        };
        let meaning = |(dimension, key): (&Dimension, &String)| match TotalGroup::of(dimension) {
            TotalGroup::Unknown => answered(key, dimension),
            TotalGroup::Only(group) => match self.joins(dimension, &group, answers, people) {
                Joins::Same => TotalGroup::Only(group),
                Joins::AsGroup => TotalGroup::None,
                Joins::Unclear => answered(&self.key, dimension),
            },
            TotalGroup::Group(all) => {
                let known = self.everyone(dimension, &all, answers, people);
                known.unwrap_or_else(|| answered(&self.key, dimension))
            }
            known => known,
        };
        self.usage.dimensions.list.iter().zip(&self.asked_at).map(meaning).collect()
    }

    /// The question which figures go on with those of an indicator that is about a group of people, where a file has everyone.
    fn question_of_everyone(
        &self,
        dimension: &Dimension,
        all: &str,
        answers: &Answers,
        people: &PeopleThere,
    ) -> Question {
        let there = self.into(answers).and_then(|into| people.0.get(&into));
        let about = there.and_then(|there| Some((there, there.about.last()?)));
        let Some((there, about)) = about.filter(|_| dimension.groups.len() > 1) else {
            return self.question_of_one_group(dimension, all);
        };
        let name = &dimension.name;
        let own = there.own(dimension);
        let go_on = own.map(|own| format!("{own}, so that {all} is a group beneath; "));
        Question {
            subject: Subject::Everyone(self.key.clone(), name.clone()),
            name: self.name.clone(),
            text: format!(
                "The scorecard has it for {about}, and here it is for everyone ({all}) too. Which of ‘{name}’ goes on with what the \
                 scorecard has: {}{all}, where the earlier figures were of everyone as well; or none, so that each is a group \
                 beneath? For an indicator of its own, give a table of indicators too that has another name for ‘{}’, and ‘{}’ as ‘{}’.",
                go_on.unwrap_or_default(),
                self.key,
                Question::NEW,
                Field::Into.column(),
            ),
            choices: own
                .into_iter()
                .map(String::as_str)
                .chain([all, Question::NONE])
                .map(str::to_owned)
                .collect(),
            suggestion: None,
        }
    }

    /// The question whether figures of one group alone are of the people that the indicator is about which they go into.
    fn question_of_one_group(&self, dimension: &Dimension, group: &str) -> Question {
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
