//! Figures that an area has from those of others: an own footprint is added up from its members, and an area that took
//! over from others goes on from where these ended. Both work on counts and on nothing that a file does not say.

use super::added_up::{NotAddedUp, added_up, sum, without_figures};
use super::columns::ColumnValues;
use super::footprint::parts_of;
use super::ids::{AreaId, BreakdownId, IndicatorId};
use super::period::Period;
use super::scorecard::{Parts, key};
use super::series::Series;
use super::words::Flag;
use std::collections::{BTreeSet, HashMap};

/// Where the figures of a series come from that the file gives for other areas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Derived {
    /// All of them are added up from the counts of these areas.
    AddedUp { of: Vec<AreaId> },
    /// The earlier ones are those of the areas that it took over from.
    Joined {
        from: Vec<AreaId>,
        /// The first figure of its own; `None` where it has none yet.
        since: Option<Period>,
        boundary: BoundaryThen,
    },
}

/// What is known of the boundary when one area took over from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundaryThen {
    /// It stayed where it was: the outlines before and after enclose the same.
    Stayed,
    /// It moved: the line breaks there.
    Moved,
    /// The file has not the outlines of all of them.
    NotKnown,
}

/// Why an area that took over from another does not go on from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotJoined {
    /// The area before it was divided among several.
    Divided(AreaId),
    /// There are several before it, and their figures cannot be added up.
    NotAddedUp(Vec<AreaId>),
    /// Some of those before it, or all, are not in the file; these are.
    OutsideFile(Vec<AreaId>),
}

type Key = (IndicatorId, Option<BreakdownId>, AreaId);

/// What comes to the figures of a file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Derivations {
    /// All series with those that were derived, sorted; empty where there is none.
    pub series: Vec<Series>,
    pub of: HashMap<Key, Derived>,
    pub not_joined: HashMap<Key, NotJoined>,
}

/// Derives what can be derived of a file whose series are sorted.
pub(super) fn derive(parts: &Parts) -> Derivations {
    let has_footprints = parts.areas.iter().any(|area| !area.members.is_empty());
    let has_successors = parts.areas.iter().any(|area| !area.succeeds.is_empty());
    if !has_footprints && !has_successors {
        return Derivations::default();
    }
    let mut deriving = Deriving::new(parts);
    if has_successors {
        deriving.join_all();
    }
    if has_footprints {
        deriving.add_up_all();
    }
    deriving.finish()
}

struct Deriving<'a> {
    parts: &'a Parts,
    /// Positions of the given series of each area.
    by_area: HashMap<AreaId, Vec<usize>>,
    made: HashMap<Key, Series>,
    found: Derivations,
}

impl<'a> Deriving<'a> {
    fn new(parts: &'a Parts) -> Self {
        let mut by_area: HashMap<AreaId, Vec<usize>> = HashMap::new();
        for (at, series) in parts.series.iter().enumerate() {
            by_area.entry(series.area).or_default().push(at);
        }
        Self { parts, by_area, made: HashMap::new(), found: Derivations::default() }
    }

    fn given(&self, of: Key) -> Option<&'a Series> {
        let at = self.parts.series.binary_search_by_key(&of, key).ok()?;
        Some(&self.parts.series[at])
    }

    fn series(&self, of: Key) -> Option<&Series> {
        self.made.get(&of).or_else(|| self.given(of))
    }

    /// What an area has figures of.
    fn measured(&self, area: AreaId) -> BTreeSet<(IndicatorId, Option<BreakdownId>)> {
        let given = self.by_area.get(&area).into_iter().flatten().map(|at| &self.parts.series[*at]);
        let given = given.map(|series| (series.indicator, series.breakdown));
        let made = self.made.keys().filter(|made| made.2 == area).map(|made| (made.0, made.1));
        given.chain(made).collect()
    }

    fn join_all(&mut self) {
        let by_code: HashMap<&str, AreaId> = self
            .parts
            .areas
            .iter()
            .enumerate()
            .map(|(at, area)| (area.code.as_str(), AreaId::at(at)))
            .collect();
        let mut successors: HashMap<&str, usize> = HashMap::new();
        for before in self.parts.areas.iter().flat_map(|area| &area.succeeds) {
            *successors.entry(&before.code).or_default() += 1;
        }
        let mut order: Vec<usize> =
            (0..self.parts.areas.len()).filter(|at| !self.parts.areas[*at].succeeds.is_empty()).collect();
        // The earliest first, so that what went on once goes on again.
        order.sort_by_key(|at| {
            let on = self.parts.areas[*at].succeeds.iter().filter_map(|before| before.on.as_ref());
            (on.map(super::PlainDate::first_day).min(), *at)
        });
        for at in order {
            let succeeds = &self.parts.areas[at].succeeds;
            let area = AreaId::at(at);
            let known = succeeds.iter().filter_map(|before| by_code.get(before.code.as_str()).copied());
            let before: Vec<AreaId> = known.filter(|before| *before != area).collect();
            let on = succeeds
                .iter()
                .filter_map(|before| before.on.as_ref())
                .map(super::PlainDate::first_day)
                .max();
            let is_divided = |before: &&AreaId| {
                let code = self.parts.areas[before.index()].code.as_str();
                successors.get(code).is_some_and(|count| *count > 1)
            };
            let why = match before.iter().find(is_divided) {
                Some(divided) => Some(NotJoined::Divided(*divided)),
                // Of an area outside the file there are no figures to go on from.
                None => (before.len() < succeeds.len()).then(|| NotJoined::OutsideFile(before.clone())),
            };
            self.join(area, &before, (on, why));
        }
    }

    /// Puts the figures before those of an area, or says `why` that cannot be.
    fn join(
        &mut self,
        area: AreaId,
        before: &[AreaId],
        (on, why): (Option<jiff::civil::Date>, Option<NotJoined>),
    ) {
        if before.is_empty() {
            return self.miss_all(area, on);
        }
        let measured: BTreeSet<_> = before.iter().flat_map(|area| self.measured(*area)).collect();
        for (indicator, breakdown) in measured {
            let key = (indicator, breakdown, area);
            let own = self.series(key);
            // Areas of one table share its periods: what stands in none of them is no figure of its own.
            let first = own.and_then(first_given);
            let since = own.zip(first).map(|(own, first)| own.periods[first]);
            // One that the takeover lies within is that of those before, unless it has a figure of its own.
            let is_before = |period: Period| {
                since.is_none_or(|since| period < since) && on.is_none_or(|on| period.start() < on)
            };
            let earlier_of = |series: &Series| series.periods.partition_point(|period| is_before(*period));
            let then = match (&why, before) {
                (Some(why), _) => Err(why.clone()),
                (None, [one]) => self
                    .series((indicator, breakdown, *one))
                    .cloned()
                    .ok_or_else(|| NotJoined::OutsideFile(Vec::new())),
                (None, several) => self
                    .added_up(indicator, breakdown, several)
                    .map_err(|_| NotJoined::NotAddedUp(several.to_vec())),
            };
            let then = match then {
                Ok(then) => then,
                Err(why) => {
                    let of = |one: &AreaId| self.series((indicator, breakdown, *one));
                    // Where there is nothing that it could have gone on from, nothing is missed.
                    if before.iter().filter_map(of).any(|series| earlier_of(series) > 0) {
                        self.found.not_joined.insert(key, why);
                    }
                    continue;
                }
            };
            let earlier = earlier_of(&then);
            if earlier == 0 {
                continue;
            }
            let boundary = self.boundary(area, before);
            let joined = joined((&then, earlier), own.zip(first), (area, boundary));
            let how = Derived::Joined { from: before.to_vec(), since, boundary };
            self.found.of.insert(key, how);
            self.made.insert(key, joined);
        }
    }

    /// None of those before it is in the file: whatever is not older than the takeover itself may miss what they had.
    fn miss_all(&mut self, area: AreaId, on: Option<jiff::civil::Date>) {
        for (indicator, breakdown) in self.measured(area) {
            let key = (indicator, breakdown, area);
            let first = self.series(key).and_then(|own| Some(own.periods[first_given(own)?]));
            if first.is_some_and(|first| on.is_none_or(|on| first.start() >= on)) {
                self.found.not_joined.insert(key, NotJoined::OutsideFile(Vec::new()));
            }
        }
    }

    /// Only the outlines tell, of one area before as of several: that each went into one does not say that all of it did, nor that
    /// nothing else came to it.
    fn boundary(&self, area: AreaId, before: &[AreaId]) -> BoundaryThen {
        /// Outlines are drawn a little more simply in one edition than in another.
        const SAME: f64 = 0.01;
        let then = sum(before.iter().map(|one| self.enclosed(*one)));
        let (Some(then), Some(now)) = (then, self.enclosed(area)) else {
            return BoundaryThen::NotKnown;
        };
        if (then - now).abs() <= SAME * then.max(now) { BoundaryThen::Stayed } else { BoundaryThen::Moved }
    }

    /// What the outlines of an area enclose, in square degrees.
    fn enclosed(&self, area: AreaId) -> Option<f64> {
        let rings =
            self.parts.boundaries.iter().filter(|boundary| boundary.area == area).flat_map(|it| &it.rings);
        let sizes: Vec<f64> = rings
            .map(|ring| ring.windows(2).map(|pair| pair[0][0] * pair[1][1] - pair[1][0] * pair[0][1]).sum())
            .collect();
        // Holes go the other way round than what they are cut out of, in any file that follows the standard.
        (!sizes.is_empty()).then(|| sizes.iter().sum::<f64>().abs() / 2.0)
    }

    fn add_up_all(&mut self) {
        for at in 0..self.parts.areas.len() {
            let area = AreaId::at(at);
            if self.parts.areas[at].members.is_empty() {
                continue;
            }
            let Ok(of) = parts_of(&self.parts.areas, area) else { continue };
            let Some(first) = of.first() else { continue };
            for (indicator, breakdown) in self.measured(*first) {
                let own = (indicator, breakdown, area);
                if self.series(own).is_some() {
                    continue;
                }
                if let Ok(series) = self.added_up(indicator, breakdown, &of) {
                    self.made.insert(own, Series { area, ..series });
                    self.found.of.insert(own, Derived::AddedUp { of: of.clone() });
                }
            }
        }
    }

    fn added_up(
        &self,
        indicator: IndicatorId,
        breakdown: Option<BreakdownId>,
        of: &[AreaId],
    ) -> Result<Series, NotAddedUp> {
        let all: Vec<&Series> = of
            .iter()
            .map(|area| self.series((indicator, breakdown, *area)).ok_or_else(|| without_figures(*area)))
            .collect::<Result<_, _>>()?;
        added_up(&self.parts.indicators[indicator.index()].measure, &all)
    }

    fn finish(mut self) -> Derivations {
        if !self.made.is_empty() {
            let given = self.parts.series.iter().filter(|series| !self.made.contains_key(&key(series)));
            let mut series: Vec<Series> = given.cloned().collect();
            series.extend(self.made.into_values());
            series.sort_unstable_by_key(key);
            self.found.series = series;
        }
        self.found
    }
}

/// The columns without those in which nothing is given.
pub(super) fn given(mut columns: ColumnValues) -> ColumnValues {
    fn emptied<T>(list: &mut Vec<Option<T>>) {
        if list.iter().all(Option::is_none) {
            list.clear();
        }
    }
    let ColumnValues { values: _, lower, upper, numerators, denominators, flags, notes, verdicts } =
        &mut columns;
    for numbers in [lower, upper, numerators, denominators] {
        emptied(numbers);
    }
    emptied(flags);
    emptied(notes);
    emptied(verdicts);
    columns
}

/// Where a series begins: its first figure, or the first that it says is missing.
fn first_given(series: &Series) -> Option<usize> {
    (0..series.len()).find(|at| series.value(*at).is_some() || series.flag(*at).is_some())
}

/// The first figures of one series, then those of another from its first on; where the boundary moved, the line breaks between them.
fn joined(
    (then, earlier): (&Series, usize),
    own: Option<(&Series, usize)>,
    (area, boundary): (AreaId, BoundaryThen),
) -> Series {
    let lists = |series: &Series, count: usize| {
        let mut lists = ColumnValues::from(&series.columns);
        let numbers = [
            &mut lists.values,
            &mut lists.lower,
            &mut lists.upper,
            &mut lists.numerators,
            &mut lists.denominators,
        ];
        for list in numbers {
            list.resize(count, None);
        }
        lists.flags.resize(count, None);
        lists.notes.resize(count, None);
        lists.verdicts.resize(count, None);
        lists
    };
    let mut columns = lists(then, earlier);
    let mut periods = then.periods[..earlier].to_vec();
    if let Some((own, first)) = own {
        let mut later = without_first(lists(own, own.len()), first);
        if boundary == BoundaryThen::Moved
            && let Some(flag) = later.flags.first_mut()
        {
            *flag = Some(Flag::Break);
        }
        periods.extend_from_slice(&own.periods[first..]);
        columns.values.append(&mut later.values);
        columns.lower.append(&mut later.lower);
        columns.upper.append(&mut later.upper);
        columns.numerators.append(&mut later.numerators);
        columns.denominators.append(&mut later.denominators);
        columns.flags.append(&mut later.flags);
        columns.notes.append(&mut later.notes);
        columns.verdicts.append(&mut later.verdicts);
    }
    Series { area, periods: periods.into(), columns: given(columns).into(), ..then.clone() }
}

/// The columns from this position on.
fn without_first(mut columns: ColumnValues, first: usize) -> ColumnValues {
    let ColumnValues { values, lower, upper, numerators, denominators, flags, notes, verdicts } =
        &mut columns;
    for numbers in [values, lower, upper, numerators, denominators] {
        numbers.drain(..first);
    }
    flags.drain(..first);
    notes.drain(..first);
    verdicts.drain(..first);
    columns
}

#[cfg(test)]
#[path = "derived_tests.rs"]
mod tests;
