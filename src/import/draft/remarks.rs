//! What an import says it has decided without being asked.

use super::Draft;
use super::figures::Target;
use super::indicator::{DraftIndicator, Linked};
use super::proposals::mixed_signs;
use super::question::{Question, Subject};
use super::total_group::{TotalGroup, population_group};
use crate::import::table::Field;
use crate::import::words::{listed, listed_between, thousands, with_article};
use std::collections::BTreeMap;

impl Draft {
    /// What was decided without being asked.
    pub(super) fn remarks(&self, targets: &[Target<'_>], left_out: &[bool]) -> Vec<String> {
        let mut remarks = [self.gathered.remarks.clone(), self.periods_said()].concat();
        for ((known, found), target) in
            self.indicators.list.iter().zip(&self.gathered.indicators).zip(targets)
        {
            if let Some((id, because)) = known.same_as.as_ref().filter(|(id, _)| !found.is_exported_as(id)) {
                remarks.push(format!("{} was taken as the indicator {id}, because {because}.", known.name));
            }
            if let Some(linked) = &known.linked {
                let Linked { pair, left, .. } = linked;
                let left = match left {
                    0 => String::new(),
                    1 => " They do not give 1 figure, which has no counts.".to_owned(),
                    _ => format!(" They do not give {left} figures, which have no counts."),
                };
                let (quotient, factor) = (linked.quotient(), thousands(pair.factor as u64));
                remarks.push(format!(
                    "{}: {quotient} × {factor} gives its figures, so these columns are its counts.{left}",
                    known.name
                ));
            }
            if known.has_figures {
                remarks.extend(mixed_signs(found).filter(|_| !target.are_shares));
                remarks.extend(known.remarks.iter().cloned());
            }
            if target.are_shares {
                let up_to = if known.usage.scale.has_two() { " up to 1" } else { "" };
                let without = if known.percent_signs > 0 { " without %" } else { "" };
                let name = &known.name;
                remarks.push(format!(
                    "{name}: its values{up_to}{without} are shares of one and were made percentages."
                ));
            }
            let accepted: Vec<String> = self.accepted(known).collect();
            if !accepted.is_empty() {
                remarks.push(format!("{}: accepted as proposed: {}.", known.name, accepted.join(", ")));
            }
        }
        remarks.extend(self.as_before());
        remarks.extend(self.without_total(targets));
        remarks.extend(self.of_one_group(targets));
        remarks.extend(self.as_groups(targets));
        remarks.extend(self.differing.remarks());
        remarks.extend(self.remarks_on_areas(left_out));
        remarks
    }

    /// Says which indicators are of one group of people alone, where their names do not say so.
    fn of_one_group(&self, targets: &[Target<'_>]) -> Option<String> {
        const SHOWN: usize = 8;
        let of = |(known, target): (&DraftIndicator, &Target<'_>)| {
            let group = population_group(&target.totals).filter(|_| target.planned != Target::NONE)?;
            let name = known.name.to_lowercase();
            let says = group.split(", ").all(|group| name.contains(&group.to_lowercase()));
            (!says).then(|| format!("{} ({group})", known.name))
        };
        let all: Vec<String> = self.indicators.list.iter().zip(targets).filter_map(of).collect();
        let shown = listed_between(all.iter().map(String::as_str), SHOWN, "; ");
        (!all.is_empty())
            .then(|| format!("Of one group of people alone, which their names do not say: {shown}."))
    }

    /// Says of which indicators a group alone got figures.
    fn as_groups(&self, targets: &[Target<'_>]) -> Option<String> {
        const SHOWN: usize = 8;
        let of = |(known, target): (&DraftIndicator, &Target<'_>)| {
            let dimensions = known.usage.dimensions.list.iter().zip(&target.totals);
            let groups = dimensions.filter(|(_, total)| **total == TotalGroup::None);
            let groups: Vec<&str> = groups
                .filter_map(|(dimension, _)| match &dimension.groups[..] {
                    [only] => Some(only.as_str()),
                    _ => None,
                })
                .collect();
            (!groups.is_empty()).then(|| format!("{} ({})", known.name, groups.join(", ")))
        };
        let all: Vec<String> = self.indicators.list.iter().zip(targets).filter_map(of).collect();
        let shown = listed_between(all.iter().map(String::as_str), SHOWN, "; ");
        (!all.is_empty()).then(|| format!("Taken as figures of a group, and not of everyone: {shown}."))
    }

    /// Says of which indicators only the groups have figures, because none of these is the total.
    fn without_total(&self, targets: &[Target<'_>]) -> Vec<String> {
        const SHOWN: usize = 8;
        let mut without: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (known, target) in self.indicators.list.iter().zip(targets) {
            let dimensions = known.usage.dimensions.list.iter().zip(&target.totals);
            // One group alone goes to the group that the scorecard's indicator has, whatever else that has.
            let several = dimensions.filter(|(dimension, _)| dimension.groups.len() > 1);
            for (dimension, _) in several.filter(|(_, total)| **total == TotalGroup::None) {
                without.entry(&dimension.name).or_default().push(&known.name);
            }
        }
        let sentence = |(dimension, names): (&str, Vec<&str>)| {
            let have = if names.len() == 1 { "has" } else { "have" };
            let names = listed(names.into_iter(), SHOWN);
            format!(
                "No group of ‘{dimension}’ is the total, so {names} {have} figures of its groups and none for all of them."
            )
        };
        without.into_iter().map(sentence).collect()
    }

    /// Fields of an indicator whose answer is the one that was suggested, in the order in which they are asked.
    fn accepted<'a>(&'a self, known: &'a DraftIndicator) -> impl Iterator<Item = String> + 'a {
        // Of shares of one, it is said what became of them.
        Field::ALL.iter().filter(|field| **field != Field::Shares).filter_map(|&field| {
            let answer = self.answers.get(&Subject::Indicator(known.key.clone(), field))?;
            let suggested = known.suggestions.iter().find(|suggestion| suggestion.field == field)?;
            let words = answer.replace('-', " ");
            (suggested.value == *answer && answer != Question::NEW).then(|| match field {
                Field::Name => format!("it is called ‘{answer}’"),
                Field::Unit => format!("its unit is ‘{answer}’"),
                Field::Per => {
                    format!("it is per {}", answer.parse().map_or(answer.clone(), |per: u64| thousands(per)))
                }
                Field::Polarity => words,
                Field::Kind => format!("it is {}", with_article(&words)),
                Field::Period => format!("its periods are of the kind {words}"),
                Field::Into => format!("its figures go into {answer}"),
                Field::Strand | Field::Months | Field::Days | Field::Shares => {
                    format!("{} {words}", field.column())
                }
            })
        })
    }
}
