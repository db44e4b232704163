//! What two files have in common: which indicators are of one thing, which only seem to be, and where the same figure is written
//! differently.
//!
//! An indicator is known by its id, else by what its publisher calls it, else by its name. Only what measures the same in the same
//! way is compared: a rate per 100 is not one per 1,000, and a year is not a quarter.

use super::side_by_side::folded;
use crate::model::{AreaId, AreaKind, Indicator, IndicatorId, Period, PriorityId, PriorityLevel, Scorecard};
use std::collections::{HashMap, HashSet};

/// One indicator in both files.
pub type InBoth = [IndicatorId; 2];

/// In what two indicators differ that seem to be of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// Their publisher has different names for them.
    Publisher,
    /// One is a rate and the other a share, or the like.
    Kind,
    /// They count events per so many.
    Per,
    /// The unit in words.
    Unit,
    /// Who is counted.
    People,
    /// Which direction is good.
    Polarity,
    /// How long a period is.
    Period,
}

/// The indicators of two files beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// Those that measure the same, in the order of the first file.
    pub pairs: Vec<InBoth>,
    /// Those that go by the same id or name and do not measure the same, with the first thing in which they differ.
    pub different: Vec<(InBoth, Differs)>,
    /// Those that only the first file has, and only the second.
    pub only: [Vec<IndicatorId>; 2],
}

impl Matched {
    /// Of one file: each indicator is itself.
    pub fn within(scorecard: &Scorecard) -> Self {
        Self { pairs: scorecard.indicators().map(|(id, _)| [id, id]).collect(), ..Self::default() }
    }

    /// Of two files. What is known by its id is settled before what is known by a name, and what measures the same before what
    /// does not; a name that several go by settles nothing.
    pub fn of([one, other]: [&Scorecard; 2]) -> Self {
        let mut matching = Matching {
            one,
            other,
            left: one.indicators().map(|(id, _)| id).collect(),
            taken: HashSet::new(),
            found: Self::default(),
        };
        let ways: [fn(&Indicator) -> Vec<String>; 3] = [
            |about| vec![folded(&about.id)],
            |about| about.published_as.iter().map(|name| folded(name)).collect(),
            |about| vec![folded(&about.name)],
        ];
        for is_comparable in [true, false] {
            for way in ways {
                matching.by(way, is_comparable);
            }
        }
        let Matching { left, taken, mut found, .. } = matching;
        let there = other.indicators().map(|(id, _)| id).filter(|id| !taken.contains(id));
        found.only = [left, there.collect()];
        found.pairs.sort_unstable();
        found.different.sort_unstable_by_key(|(pair, _)| *pair);
        found
    }
}

struct Matching<'a> {
    one: &'a Scorecard,
    other: &'a Scorecard,
    /// Indicators of the first file that have none beside them yet.
    left: Vec<IndicatorId>,
    /// Indicators of the second that have.
    taken: HashSet<IndicatorId>,
    found: Matched,
}

impl Matching<'_> {
    fn by(&mut self, names: fn(&Indicator) -> Vec<String>, is_comparable: bool) {
        let mut known: HashMap<String, Vec<IndicatorId>> = HashMap::new();
        for (id, about) in self.other.indicators().filter(|(id, _)| !self.taken.contains(id)) {
            for name in names(about) {
                known.entry(name).or_default().push(id);
            }
        }
        for here in std::mem::take(&mut self.left) {
            let about = self.one.indicator(here);
            let named = names(about).into_iter().filter_map(|name| known.get(&name)).flatten();
            let mut candidates: Vec<(IndicatorId, Option<Differs>)> = named
                .filter(|id| !self.taken.contains(id))
                .map(|id| (*id, differs(about, self.other.indicator(*id))))
                .filter(|(_, differs)| differs.is_none() == is_comparable)
                .collect();
            candidates.dedup();
            let [(there, differs)] = candidates[..] else {
                self.left.push(here);
                continue;
            };
            self.taken.insert(there);
            match differs {
                None => self.found.pairs.push([here, there]),
                Some(differs) => self.found.different.push(([here, there], differs)),
            }
        }
    }
}

/// In what two indicators differ so that their figures cannot be compared.
fn differs(one: &Indicator, other: &Indicator) -> Option<Differs> {
    let said_differently = |one: Option<&str>, other: Option<&str>| {
        one.zip(other).is_some_and(|(one, other)| folded(one) != folded(other))
    };
    let checks = [
        (Differs::Publisher, published_differently(one, other)),
        (Differs::Kind, one.measure.kind != other.measure.kind),
        (Differs::Per, one.measure.per != other.measure.per),
        (Differs::Unit, folded(&one.measure.unit) != folded(&other.measure.unit)),
        (
            Differs::People,
            said_differently(one.population_group.as_deref(), other.population_group.as_deref())
                || said_differently(one.measure.people.as_deref(), other.measure.people.as_deref()),
        ),
        (Differs::Polarity, one.polarity != other.polarity),
        (Differs::Period, one.period != other.period || one.span != other.span),
    ];
    checks.into_iter().find(|(_, differ)| *differ).map(|(what, _)| what)
}

/// Whether a publisher that both name, such as `fingertips`, calls them differently.
fn published_differently(one: &Indicator, other: &Indicator) -> bool {
    let publisher = |name: &str| name.split_once(':').map(|(publisher, _)| folded(publisher));
    let names = |about: &Indicator| -> HashSet<String> {
        about.published_as.iter().map(|name| folded(name)).collect()
    };
    let (here, there) = (names(one), names(other));
    let shared =
        |it: &String| publisher(it).is_some_and(|of| there.iter().any(|t| publisher(t) == Some(of.clone())));
    here.iter().any(shared) && here.is_disjoint(&there)
}

/// Whether two priorities are one: of one file it itself; of two files by its id or title, where it is national in both, or set for
/// the same area in both, as in two editions.
pub fn is_one_priority([one, other]: [(&Scorecard, PriorityId); 2]) -> bool {
    if std::ptr::eq(one.0, other.0) {
        return one.1 == other.1;
    }
    let (here, there) = (one.0.priority(one.1), other.0.priority(other.1));
    let is_national = here.level == PriorityLevel::National;
    let is_of_one = here.level == there.level
        && (is_national || one.0.area(here.area).code == other.0.area(there.area).code);
    is_of_one && (folded(&here.id) == folded(&there.id) || folded(&here.title) == folded(&there.title))
}

/// Where both files write one figure: how many there are, and in how many of them they differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Editions {
    /// Figures of the same area, indicator and period that both files have.
    pub shared: usize,
    /// How many of them are not the same in both.
    pub different: usize,
    /// The latest of these.
    pub example: Option<Edited>,
}

/// One figure that two files write differently.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edited {
    /// The indicator in each.
    pub indicators: InBoth,
    /// The area in each.
    pub areas: [AreaId; 2],
    pub period: Period,
    pub values: [f64; 2],
}

/// Compares the figures, of everyone, of the nations, regions, systems and places that both files have, by their codes.
pub fn editions(matched: &Matched, [one, other]: [&Scorecard; 2]) -> Editions {
    let is_seen = |kind: AreaKind| {
        matches!(kind, AreaKind::Nation | AreaKind::Region | AreaKind::System | AreaKind::Place)
    };
    let seen = one.areas().filter(|(_, area)| is_seen(area.kind));
    let areas: Vec<[AreaId; 2]> =
        seen.filter_map(|(id, area)| Some([id, other.area_by_code(&area.code)?])).collect();
    let mut found = Editions::default();
    for &pair in &matched.pairs {
        for &at in &areas {
            let here = one.series(pair[0], None, at[0]);
            let Some((here, there)) = here.zip(other.series(pair[1], None, at[1])) else { continue };
            for figure in here.observations() {
                let Some(beside) = there.at(figure.period) else { continue };
                found.shared += 1;
                if figure.value.total_cmp(&beside.value).is_eq() {
                    continue;
                }
                found.different += 1;
                if found.example.is_none_or(|known| known.period < figure.period) {
                    let values = [figure.value, beside.value];
                    found.example =
                        Some(Edited { indicators: pair, areas: at, period: figure.period, values });
                }
            }
        }
    }
    found
}

#[cfg(test)]
#[path = "two_files_tests.rs"]
mod tests;
