//! What was answered in earlier imports, which the scorecard keeps by what was asked: it is taken where the same is asked
//! again, and said. What the next edition may answer otherwise is asked again: which period a table is of that
//! says none, which of two files is right.

use super::Draft;
use super::areas::DraftArea;
use super::figures::Target;
use super::indicator::{DraftIndicator, Part, said_unit};
use super::misnamed::known_as_said;
use super::question::{Question, Subject};
use super::same::{Around, BASIS, OF_ALL, UNIT, group_of_people, is_same_unit};
use super::usage::Dimension;
use crate::import::basis::Basis;
use crate::import::merge::PlannedIndicator;
use crate::import::table::{Field, FoundIndicator};
use crate::import::words::listed_between;
use crate::model::{AreaKind, Word};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What an area with one name and the code of another is kept by.
fn pair(code: &str, name: &str) -> String {
    format!("areas/{code}/{name}")
}

/// What the counts of other indicators are kept by that are, or are not, indicators of their own.
fn counts(key: &str) -> String {
    format!("counts/{key}")
}

impl Draft {
    /// Answers what is open now as an earlier import into the scorecard was; tells whether anything was. An answer may open
    /// further questions.
    pub fn take_kept(&mut self) -> bool {
        let kept: HashMap<&str, &str> = self.all_kept().collect();
        if self.gathered.observations.is_empty() {
            return false;
        }
        let answered = |subject: Subject| {
            let answer = (*kept.get(subject.to_string().as_str())?).to_owned();
            Some((subject, answer))
        };
        let of_areas = self.unclear_areas();
        let of_areas =
            of_areas.into_iter().filter_map(|area| answered(Subject::AreaKind(area.code.to_owned())));
        let with_figures = self.areas.found.iter().filter(|found| found.has_figures());
        let of_names = with_figures.filter_map(|found| {
            let (subject, answer) = answered(Subject::AreaMeant(found.name_alone.as_ref()?.id.clone()))?;
            self.may_be_meant(found, &answer).then_some((subject, answer))
        });
        // What was left out is not asked about again because another area is called almost so by now.
        let of_left_out = self.names_alone().filter_map(|name| {
            let kind = answered(Subject::AreaKind(name.id.clone()));
            let is_left_out = kind.is_some_and(|(_, answer)| answer == Question::LEAVE_OUT);
            (is_left_out && name.near_is_open(&self.answers))
                .then(|| (Subject::AreaMeant(name.id.clone()), Question::OWN.to_owned()))
        });
        let mut taken: Vec<(Subject, String)> = of_areas.chain(of_names).chain(of_left_out).collect();
        let of_questions = self.open_questions().into_iter().filter_map(|question| {
            let answer = self.kept_answer(&question.subject, &kept);
            if let Some(answer) = answer.filter(|answer| self.check(&question, answer).is_ok()) {
                return Some((question.subject, answer.to_owned()));
            }
            // The total is not in the files: every group that the scorecard has is still what it was.
            let Subject::Everyone(key, dimension) = &question.subject else { return None };
            let others = self.indicators.asked_with(key, dimension);
            let are_known =
                std::iter::once(key.as_str()).chain(others).all(|key| self.knows_groups(key, dimension));
            are_known.then(|| (question.subject, Question::NONE.to_owned()))
        });
        taken.extend(of_questions);
        taken.retain(|(subject, _)| !self.answers.contains_key(subject));
        let any = !taken.is_empty();
        self.earlier.extend(taken.iter().cloned());
        self.answers.extend(taken);
        self.settle();
        any
    }

    /// Whether an answer is one that an earlier import was given.
    pub fn is_earlier(&self, subject: &Subject) -> bool {
        let earlier = self.earlier.get(subject);
        earlier.is_some() && earlier == self.answers.get(subject)
    }

    /// Which period the last table of a name was of: the next edition of it may be of another, so that is asked again.
    pub(super) fn period_before(&self, subject: &Subject) -> String {
        let before = self.kept_at(&subject.to_string());
        before.map_or_else(String::new, |before| {
            format!(
                " An earlier import took a table of this name to be of {before}; this one may be of another."
            )
        })
    }

    fn all_kept(&self) -> impl Iterator<Item = (&str, &str)> {
        let kept = self.base.iter().flat_map(|base| base.scorecard().import_answers());
        kept.map(|(asked, answer)| (asked.as_str(), answer.as_str()))
    }

    /// What was answered before where this was asked.
    pub(super) fn kept_at(&self, path: &str) -> Option<&str> {
        self.all_kept().find(|(asked, _)| *asked == path).map(|(_, answer)| answer)
    }

    /// What was answered before about a subject, where it is one of which that is kept.
    fn kept_answer<'k>(&self, subject: &Subject, kept: &HashMap<&str, &'k str>) -> Option<&'k str> {
        let all_alike = |paths: Vec<String>| {
            let mut answers = paths.iter().map(|path| kept.get(path.as_str()).copied());
            let first = answers.next()??;
            answers.all(|other| other == Some(first)).then_some(first)
        };
        let any = |paths: Vec<String>| paths.iter().find_map(|path| kept.get(path.as_str()).copied());
        match subject {
            Subject::Indicator(key, field @ (Field::Shares | Field::Months)) => {
                let of = |key| Subject::Indicator(key, *field).to_string();
                any(self.keys_of(key).into_iter().map(of).collect())
            }
            Subject::Indicator(key, Field::Days) => {
                self.indicators.days(self.indicators.get(key)?, &self.answers)?.kept_answer()
            }
            Subject::Everyone(key, dimension) => {
                let others = self.indicators.asked_with(key, dimension).map(str::to_owned);
                let keys = self.keys_of(key).into_iter().chain(others);
                any(keys.map(|key| Subject::Everyone(key, dimension.clone()).to_string()).collect())
            }
            Subject::CountsOf(_)
            | Subject::SheetPeriods(_)
            | Subject::DateOrder(_)
            | Subject::YearOf(_)
            | Subject::Headings(_)
            | Subject::Sign(_)
            | Subject::Apart(_)
            | Subject::AreaMeant(_) => any(vec![subject.to_string()]),
            // Which is right is another matter in every edition; what they are of is not.
            Subject::RightFile(..) => {
                any(vec![subject.to_string()]).filter(|kept| *kept == Question::DIFFERENT)
            }
            Subject::TablePeriod(_) => any(self.kept_by_likely(subject).into_iter().collect()),
            Subject::CountsToo => all_alike(self.counts_asked().map(|one| counts(&one.key)).collect()),
            Subject::CodesOrNames => all_alike(self.pairs()),
            _ => None,
        }
    }

    /// Whatever an indicator may have come under before: its key, and what the indicator of the scorecard is published as
    /// that it goes into.
    fn keys_of(&self, key: &str) -> Vec<String> {
        let mut keys = vec![key.to_owned()];
        let into = self.indicators.get(key).and_then(|indicator| indicator.into(&self.answers));
        let scorecard = self.base.as_ref().map(|base| base.scorecard());
        if let Some((scorecard, into)) = scorecard.zip(into) {
            let there = scorecard.indicator_by_id(&into).map(|id| scorecard.indicator(id));
            keys.extend(there.into_iter().flat_map(|there| there.published_as.iter().cloned()));
        }
        keys
    }

    /// Whether every group of an indicator has figures in the scorecard, broken down by the same.
    fn knows_groups(&self, key: &str, dimension: &str) -> bool {
        let indicator = self.indicators.get(key);
        let there = indicator.zip(self.base.as_deref()).and_then(|(indicator, base)| {
            let scorecard = base.scorecard();
            let id = scorecard.indicator_by_id(&indicator.into(&self.answers)?)?;
            let by = scorecard.breakdowns_of(id).into_iter().map(|at| scorecard.breakdown(at));
            let groups: HashSet<&str> =
                by.filter(|by| by.by == dimension).map(|by| by.group.as_str()).collect();
            let dimension = indicator.usage.dimensions.list.iter().find(|known| known.name == dimension)?;
            Some(dimension.groups.iter().all(|group| groups.contains(group.as_str())))
        });
        there == Some(true)
    }

    fn counts_asked(&self) -> impl Iterator<Item = &DraftIndicator> {
        let list = self.indicators.list.iter();
        list.filter(|indicator| indicator.part == Part::Counts && indicator.has_figures)
    }

    fn pairs(&self) -> Vec<String> {
        self.misnamed().iter().map(|(known, found)| pair(known.code, &found.area.name)).collect()
    }

    /// What of the answers is to be kept, by what was asked.
    pub(super) fn answers_to_keep(&self) -> BTreeMap<String, String> {
        let unclear = self.unclear_areas().into_iter();
        let left_out = unclear.filter(|area| area.was_left_out(&self.answers));
        let left_out: BTreeSet<&str> = left_out.map(|area| area.code).collect();
        let mut keep = BTreeMap::new();
        for question in self.questions() {
            let Some(answer) = self.answers.get(&question.subject) else { continue };
            // What an earlier import was given is kept as it was given.
            // So is a period: another table of the name may have been of another since then.
            let is_of_table = matches!(question.subject, Subject::TablePeriod(_));
            let is_kept = is_of_table || self.kept_at(&question.subject.to_string()).is_some();
            if self.is_earlier(&question.subject) && is_kept {
                continue;
            }
            let paths = match &question.subject {
                // That it is left out says it all.
                Subject::AreaMeant(id) if answer == Question::OWN && left_out.contains(id.as_str()) => {
                    Vec::new()
                }
                Subject::Everyone(key, dimension) => {
                    let others = self.indicators.asked_with(key, dimension);
                    let keys = std::iter::once(key.as_str()).chain(others);
                    let path = |key: &str| Subject::Everyone(key.to_owned(), dimension.clone()).to_string();
                    keys.map(path).collect()
                }
                Subject::Indicator(_, Field::Shares | Field::Months)
                | Subject::CountsOf(_)
                | Subject::SheetPeriods(_)
                | Subject::DateOrder(_)
                | Subject::YearOf(_)
                | Subject::Headings(_)
                | Subject::Sign(_)
                | Subject::Apart(_)
                | Subject::AreaMeant(_) => vec![question.subject.to_string()],
                Subject::TablePeriod(_) => self
                    .kept_by_likely(&question.subject)
                    .into_iter()
                    .chain([question.subject.to_string()])
                    .collect(),
                // The scorecard says the kind; that the file hints at another has to be known beside it.
                Subject::Indicator(key, Field::Kind) if self.is_against_hint(key, answer) => {
                    vec![question.subject.to_string()]
                }
                Subject::CountsToo => self.counts_asked().map(|one| counts(&one.key)).collect(),
                Subject::CodesOrNames => self.pairs(),
                _ => Vec::new(),
            };
            keep.extend(paths.into_iter().map(|path| (path, answer.clone())));
        }
        // Once they are told apart the two no longer differ, and nothing is asked of them.
        let different = self.answers.iter().filter(|(subject, answer)| {
            matches!(subject, Subject::RightFile(..)) && *answer == Question::DIFFERENT
        });
        keep.extend(different.map(|(subject, answer)| (subject.to_string(), answer.clone())));
        keep.extend(self.units_to_keep());
        keep.extend(self.days_to_keep());
        // A name that is a place that everybody knows, because it was said to be a place, stands for it again.
        let said =
            self.areas.found.iter().filter_map(|found| Some((found, known_as_said(found, &self.answers)?)));
        keep.extend(said.map(|(found, known)| {
            (Subject::AreaMeant(found.code.clone()).to_string(), known.code.to_owned())
        }));
        // Areas that are in the scorecard are not asked about again; those that were left out would be.
        for code in left_out {
            keep.insert(Subject::AreaKind(code.to_owned()).to_string(), Question::LEAVE_OUT.to_owned());
        }
        keep
    }

    /// What files give as the units of indicators that have another in the scorecard, by what their keys are kept by.
    fn units_to_keep(&self) -> impl Iterator<Item = (String, String)> + '_ {
        let scorecard = self.base.as_ref().map(|base| base.scorecard());
        self.indicators.list.iter().zip(&self.gathered.indicators).filter_map(move |(indicator, found)| {
            let unit =
                said_unit(found).filter(|_| indicator.has_figures && indicator.takes_part(&self.answers))?;
            let there = indicator.into(&self.answers).zip(scorecard).and_then(|(id, scorecard)| {
                Some(scorecard.indicator(scorecard.indicator_by_id(&id)?).measure.unit.clone())
            });
            let own = there.or_else(|| indicator.resolved(&self.answers).unit)?;
            let is_exported = indicator.into(&self.answers).is_some_and(|id| found.is_exported_as(&id));
            (!is_exported && !is_same_unit(&own, unit))
                .then(|| (format!("{UNIT}{}", found.known_key()), unit.to_owned()))
        })
    }

    /// How files say that figures are measured, with the ids of the indicators that these go to. That nothing is said is kept
    /// where that would be something else than what is known of the key: rows of whom nothing is taken may say it too.
    pub(super) fn bases_to_keep(
        &self,
        planned: &[PlannedIndicator],
        targets: &[Target<'_>],
    ) -> BTreeMap<String, String> {
        let found = self.gathered.indicators.iter().zip(targets).filter_map(|(found, target)| {
            let id = &planned.get(target.planned as usize)?.id;
            let found = Some(found).filter(|found| !found.is_exported_as(id))?;
            let (basis, of_key) = (Basis::of(&found.measured), format!("{BASIS}{}/", found.known_key()));
            let kept = || {
                self.all_kept()
                    .filter_map(|(asked, of)| Some((Basis::of(asked.strip_prefix(&of_key)?), asked, of)))
            };
            let is_kept =
                !basis.is_blank() || kept().any(|(known, _, of)| of != id || known.is_other(&basis));
            // As it was spelt first.
            let known = kept().find(|(known, ..)| *known == basis);
            let known = known.map(|(_, asked, _)| asked[of_key.len()..].to_owned());
            let words = known.unwrap_or_else(|| Basis::label(&found.measured).replace('/', " "));
            is_kept.then(|| (of_key + &words, id.clone()))
        });
        found.collect()
    }

    /// The ids of the indicators that figures go to of which nothing says whom they are of, where the scorecard has an
    /// indicator of one group of people under their key.
    pub(super) fn of_all_to_keep(
        &self,
        planned: &[PlannedIndicator],
        targets: &[Target<'_>],
    ) -> BTreeMap<String, String> {
        let scorecard = self.base.iter().flat_map(|base| base.scorecard().indicators());
        let of_one_group = scorecard.filter(|(_, there)| group_of_people(there).is_some());
        let keys: HashSet<&str> =
            of_one_group.flat_map(|(_, there)| there.published_as.iter().map(String::as_str)).collect();
        let found = self.gathered.indicators.iter().zip(targets).filter(|(found, target)| {
            keys.contains(found.known_key())
                && !target.usage.dimensions.list.iter().any(Dimension::is_of_people)
        });
        let kept = |(found, target): (&FoundIndicator, &Target<'_>)| {
            let id = &planned.get(target.planned as usize)?.id;
            (!found.is_exported_as(id)).then(|| (format!("{OF_ALL}{}", found.known_key()), id.clone()))
        };
        found.filter_map(kept).collect()
    }

    /// What files say around the tables of indicators, with the ids of those that figures go to. What does not say how figures
    /// are measured is not kept beside what does, where the rest is the same; and what goes without saying only where
    /// it was asked which indicator it is.
    pub(super) fn around_to_keep(
        &self,
        planned: &[PlannedIndicator],
        targets: &[Target<'_>],
    ) -> BTreeMap<String, String> {
        let kept: Vec<(Around<'_>, &str, &str)> =
            self.all_kept().filter_map(|(asked, id)| Some((Around::read(asked)?, asked, id))).collect();
        let found = self.gathered.indicators.iter().zip(targets).filter_map(|(found, target)| {
            let id = planned.get(target.planned as usize)?.id.as_str();
            let found = Some(found).filter(|found| !found.is_exported_as(id))?;
            let now = Around::of(found);
            let of_key = || kept.iter().filter(|(known, ..)| known.key == now.key);
            let is_unsaid = found.around.as_ref().is_none_or(|around| around.is_unsaid());
            let was_asked = self.answers.contains_key(&Subject::Indicator(found.key.clone(), Field::Into));
            let is_in_other = |(known, _, of): &(Around<'_>, &str, &str)| *of == id && known.said == now.said;
            let is_less = !was_asked && now.measured.is_empty() && of_key().any(is_in_other);
            // As it was spelt first.
            let known = of_key().find(|(known, ..)| *known == now);
            let asked = known.map_or_else(|| now.to_string(), |(_, asked, _)| (*asked).to_owned());
            ((!is_unsaid || was_asked) && !is_less).then(|| (asked, id.to_owned()))
        });
        found.collect()
    }

    /// Where the dates of indicators stand in the years and quarters that they are taken for.
    fn days_to_keep(&self) -> impl Iterator<Item = (String, String)> + '_ {
        let taken = self.indicators.list.iter();
        let taken = taken.filter(|indicator| indicator.has_figures && indicator.takes_part(&self.answers));
        let days = taken.filter_map(|indicator| self.indicators.days(indicator, &self.answers));
        days.flat_map(|days| days.to_keep(&self.answers).collect::<Vec<_>>())
    }

    fn is_against_hint(&self, key: &str, answer: &str) -> bool {
        let indicator = self.indicators.get(key);
        let hint =
            indicator.and_then(|indicator| indicator.suggestions.iter().find(|it| it.field == Field::Kind));
        hint.is_some_and(|hint| hint.value != answer)
    }

    /// Says what was taken as an earlier import was answered.
    pub(super) fn as_before(&self) -> Option<String> {
        const NAMED: usize = 8;
        let mut said: Vec<String> = self
            .earlier
            .iter()
            .filter_map(|(subject, answer)| {
                let is_taken = self.is_earlier(subject) && self.asks(subject);
                is_taken.then(|| self.said_before(subject, answer))
            })
            .collect();
        said.sort();
        let listed = listed_between(said.iter().map(String::as_str), NAMED, "; ");
        (!said.is_empty()).then(|| format!("Taken as an earlier import was answered: {listed}."))
    }

    fn said_before(&self, subject: &Subject, answer: &str) -> String {
        let name = |key: &str| self.indicators.get(key).map_or(key, |indicator| &indicator.name).to_owned();
        let area = |code: &str| {
            let found = self.areas.by_code(code).map(|found: &DraftArea| found.area.name.as_str());
            found.filter(|name| !name.is_empty()).unwrap_or(code).to_owned()
        };
        match subject {
            Subject::Indicator(key, Field::Shares) if answer == Field::YES => {
                format!("the values of {} are shares of one", name(key))
            }
            Subject::Indicator(key, Field::Shares) => {
                format!("the values of {} are no shares of one", name(key))
            }
            Subject::Indicator(key, _) => format!("{} has {}", name(key), answer.replace('-', " ")),
            Subject::Everyone(_, dimension) if answer == Question::NONE => {
                format!("no group of ‘{dimension}’ is the total")
            }
            Subject::Everyone(_, dimension) => format!("‘{answer}’ is the total of ‘{dimension}’"),
            Subject::CountsOf(key) if answer == Question::NONE => format!("{} has no counts", name(key)),
            Subject::CountsOf(key) => format!("{answer} are the counts of {}", name(key)),
            Subject::CountsToo if answer == Question::YES => {
                "counts are indicators of their own too".to_owned()
            }
            Subject::CountsToo => "counts are no indicators of their own".to_owned(),
            Subject::SheetPeriods(file) if answer == Question::YES => {
                format!("each sheet of {file} is of the period that it is called by")
            }
            Subject::TablePeriod(table) => format!("{table} is of {answer}"),
            Subject::DateOrder(table) => format!("the dates of {table} are {}", answer.replace('-', " ")),
            Subject::Headings(table) => format!("lines of words alone in {table} are no headings"),
            Subject::YearOf(table) => {
                format!("the months of {table} are of {} years", answer.replace('-', " "))
            }
            Subject::Sign(table) => format!("commas or points in numbers of {table} are of {answer}"),
            Subject::Apart(table) if answer == Question::NONE => {
                format!("no column of {table} tells its rows apart")
            }
            Subject::RightFile(one, other) if answer == Question::DIFFERENT => {
                format!("{one} and {other} are of different things")
            }
            Subject::Column(_, column) => format!("the column ‘{column}’ is taken as {answer}"),
            Subject::CodesOrNames => format!("{answer} of areas are right"),
            Subject::AreaMeant(code) => format!("‘{}’ is {answer}", area(code)),
            Subject::AreaKind(code) if AreaKind::from_word(answer).is_none() => {
                format!("{} is left out", area(code))
            }
            other => format!("{other} is {answer}"),
        }
    }
}

#[cfg(test)]
#[path = "kept_tests.rs"]
mod tests;
