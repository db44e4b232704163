//! Why a judgement is another one, as far as it follows from the two files.

use super::pairing::{Areas, is_one_priority};
use super::set::{Became, OtherSet};
use super::whom::Whom;
use super::{Edition, MethodChange, is_another};
use crate::analysis::interval::{self, NoInterval};
use crate::analysis::judgement::{IntervalMethod, Judgement};
use crate::analysis::movement::MovementBy;
use crate::analysis::two_files::InBoth;
use crate::model::{AreaId, AreaKind, BreakdownId, Observation, Period, Series, Verdict};

/// What of the two files makes a judgement another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// A figure of a newer period.
    NewPeriod(Period),
    /// The latest figure of before is no longer there, or others that a test rests on.
    Withdrawn,
    /// Its own figures have other values.
    Revised,
    /// What it is compared with has another value for the same period.
    BesideRevised,
    /// The limits of the same figure are others.
    Limits,
    /// It is compared with something else.
    Against,
    /// It is found in another way, by the settings or by what is published with the figures.
    Method,
    /// The latest figure has no limits in one edition, so that it is not tested there: why, and whether that is the newer one.
    Untested { why: NoInterval, is_now: bool },
    /// Figures are marked otherwise, as where a method changed.
    Marked,
    /// The publisher judges the figure otherwise.
    Publisher,
    /// What became of the national spread that it lies in.
    Spread(Became),
    /// The same figures are held against other areas than before: those of this kind that have a figure, or the members of a group.
    Set { kind: AreaKind, how: OtherSet },
    /// The target is another one.
    Target,
    /// The day of the edition is a later one.
    Day,
    /// The figure is old beside the newest of the others now, or no longer is.
    Age,
    /// Something else in the files, such as the figures of other areas.
    Other,
}

impl Because {
    /// Whether no figure of a period came or went.
    pub(super) fn is_revision(self) -> bool {
        matches!(self, Self::Revised | Self::BesideRevised | Self::Limits)
    }

    /// Whether a figure has a value that it had not before.
    pub fn is_new_figure(self) -> bool {
        matches!(self, Self::NewPeriod(_) | Self::Revised | Self::BesideRevised)
    }
}

/// The judgements of both editions on one indicator in one area, on everyone or a group of people there.
#[derive(Clone, Copy)]
pub(super) struct Of<'a> {
    pub editions: [Edition<'a>; 2],
    pub areas: &'a Areas,
    pub methods: &'a [MethodChange],
    pub whom: Whom,
    pub indicators: InBoth,
    pub breakdowns: Option<[BreakdownId; 2]>,
    pub within: [AreaId; 2],
    pub judged: [Option<&'a Judgement>; 2],
}

impl<'a> Of<'a> {
    fn latest(&self) -> [Option<Observation>; 2] {
        self.judged.map(|judged| judged?.latest)
    }

    fn series(&self) -> [Option<&'a Series>; 2] {
        [0, 1].map(|at| {
            let group = self.breakdowns.map(|both| both[at]);
            self.editions[at].scorecard.series(self.indicators[at], group, self.within[at])
        })
    }

    /// Whether it is of a period before the latest figure of the older edition, so that the figures did not go on.
    pub fn is_filled_in(&self, because: &Because) -> bool {
        match because {
            Because::NewPeriod(period) => self.latest()[0].is_some_and(|was| *period <= was.period),
            _ => false,
        }
    }

    /// Whether the file says otherwise how often one person is counted, on which the limits of the program’s own rest.
    fn is_counted_otherwise(&self) -> bool {
        let [was, is] = [0, 1].map(|at| {
            self.editions[at].scorecard.indicator(self.indicators[at]).measure.repeats.map(f64::to_bits)
        });
        let has_own = |judged: Option<&Judgement>| {
            let interval = judged.and_then(|it| it.interval);
            interval.is_some_and(|it| it.method != IntervalMethod::Published)
        };
        was != is && self.judged.into_iter().all(has_own)
    }

    /// Why the latest figure of one edition alone has no limits.
    fn untested(&self) -> Option<Because> {
        let [was, is] = [0, 1].map(|at| {
            let about = self.editions[at].scorecard.indicator(self.indicators[at]);
            let (series, latest) = self.series()[at].zip(self.latest()[at])?;
            Some(interval::of(about, series, latest).err())
        });
        match [was?, is?] {
            [None, Some(why)] => Some(Because::Untested { why, is_now: true }),
            [Some(why), None] => Some(Because::Untested { why, is_now: false }),
            _ => None,
        }
    }

    /// Whether the latest figure is of a later period, or of an earlier one.
    fn moved_on(&self) -> Option<Because> {
        match self.latest() {
            [Some(was), Some(is)] if is.period > was.period => Some(Because::NewPeriod(is.period)),
            [None, Some(is)] => Some(Because::NewPeriod(is.period)),
            [Some(was), Some(is)] if is.period < was.period => Some(Because::Withdrawn),
            [Some(_), None] => Some(Because::Withdrawn),
            _ => None,
        }
    }

    /// Why the level is another: it rests on the latest figure, its limits and what it is compared with.
    /// `is_otherwise`: one was found by the test, the other by a fifth.
    pub fn level(&self, is_otherwise: bool) -> Vec<Because> {
        let is_against = |change: &MethodChange| matches!(change, MethodChange::Against(_));
        let mut found = Vec::new();
        if self.methods.iter().any(is_against) || self.is_beside_another() {
            found.push(Because::Against);
        }
        if let Some(moved) = self.moved_on() {
            found.push(moved);
            let is_otherwise = is_otherwise || self.is_counted_otherwise();
            found.extend(self.untested().or_else(|| is_otherwise.then_some(Because::Method)));
            return found;
        }
        let [Some(was), Some(is)] = self.judged else { return found };
        let values = [was, is].map(|judged| judged.latest.map(|latest| latest.value));
        if values[0] != values[1] {
            found.push(self.members(self.within).unwrap_or(Because::Revised));
        }
        let is_same_beside = !found.contains(&Because::Against);
        if is_same_beside && was.benchmark.value != is.benchmark.value {
            found.push(self.set_beside().unwrap_or(Because::BesideRevised));
        }
        let [had, has] = [was, is].map(|judged| judged.interval);
        let is_otherwise =
            is_otherwise || was.benchmark.method != is.benchmark.method || self.is_counted_otherwise();
        match (had, has) {
            (Some(had), Some(has))
                if is_one_way([had.method, has.method]) && !self.is_counted_otherwise() =>
            {
                let is_limits = values[0] == values[1] && (had.lower, had.upper) != (has.lower, has.upper);
                found.extend(is_limits.then_some(Because::Limits));
            }
            (None, None) if !is_otherwise => {}
            _ => {
                let method = || is_same_beside.then_some(Because::Method);
                found.extend(self.untested().or_else(method));
            }
        }
        found.extend(self.of_publishers());
        found
    }

    /// What publishers say of the latest figure of both.
    fn of_publishers(&self) -> Vec<Because> {
        let mut found = Vec::new();
        let verdicts = [0, 1].map(|at| {
            let (series, latest) = (self.series()[at]?, self.latest()[at]?);
            series.published_verdict(series.periods.binary_search(&latest.period).ok()?)
        });
        if verdicts[0] != verdicts[1] {
            found.push(Because::Publisher);
        }
        // A test says nothing of the spread.
        let is_tested = |judged: Option<&Judgement>| {
            judged.is_some_and(|it| it.benchmark.verdict != Verdict::NotCompared)
        };
        if self.judged.into_iter().all(is_tested) {
            return found;
        }
        match self.spread() {
            Some(spread) => found.push(spread),
            // Where the nation has no spread, the fifths are cut from the areas of the file.
            None if self.is_by_areas_of_file() => found.extend(self.set()),
            None => {}
        }
        found
    }

    /// Whether the file compares with the same and this figure is set beside another area all the same, as where another region is
    /// named.
    pub fn is_beside_another(&self) -> bool {
        let [was, is] = self.judged.map(|judged| judged.and_then(|it| it.benchmark.area));
        was.zip(is).is_some_and(|(was, is)| self.areas.newer(was) != Some(is))
    }

    /// Why the movement is another: it rests on the whole series.
    pub fn movement(&self) -> Vec<Because> {
        let mut found: Vec<Because> = self.moved_on().into_iter().collect();
        add_new(&mut found, self.of_series());
        let by = self.judged.map(|judged| judged.and_then(|it| it.movement.by));
        let by_control = by.contains(&Some(MovementBy::ProcessControl));
        let is_by_other_rules = by_control && self.methods.iter().any(|change| change.is_of_control());
        if is_by_other_rules || self.is_counted_otherwise() {
            found.push(Because::Method);
        }
        found
    }

    /// What became of the figures that both series could have.
    fn of_series(&self) -> Vec<Because> {
        let [Some(was), Some(is)] = self.series() else { return Vec::new() };
        let mut found = Vec::new();
        let mut add = |because: Because| add_new(&mut found, [because]);
        for (at, &period) in was.periods.iter().enumerate() {
            let Some(now) = is.periods.binary_search(&period).ok() else {
                if was.value(at).is_some() {
                    add(Because::Withdrawn);
                }
                continue;
            };
            match (was.value(at), is.value(now)) {
                (Some(_), None) => add(Because::Withdrawn),
                (Some(before), Some(after)) if is_another(before, after) => add(Because::Revised),
                (Some(_), Some(_)) if was.flag(at) != is.flag(now) => add(Because::Marked),
                (Some(_), Some(_)) if was.interval(at) != is.interval(now) => add(Because::Limits),
                _ => {}
            }
        }
        // Figures of earlier periods that were not there before are no newer ones, and make a test another all the same.
        let latest = self.latest();
        let is_filled_in = |it: &Observation| {
            latest[0].is_some_and(|last| it.period < last.period) && was.at(it.period).is_none()
        };
        if let Some(earlier) = is.observations().rfind(is_filled_in) {
            add(Because::NewPeriod(earlier.period));
        }
        found
    }

    /// Why the target stands otherwise.
    pub fn target(&self) -> Vec<Because> {
        let [Some(was), Some(is)] = self.judged else { return Vec::new() };
        let Some((was, is)) = was.target_in_force().zip(is.target_in_force()) else {
            return vec![Because::Target];
        };
        let files = self.editions.map(|edition| edition.scorecard);
        let [held, holds] = [was.target.target(files[0]), is.target.target(files[1])];
        let priorities = [(files[0], was.target.priority), (files[1], is.target.priority)];
        let is_one = is_one_priority(priorities, self.areas);
        let mut found = Vec::new();
        if !is_one || is_another(held.value, holds.value) || held.by != holds.by || held.from != holds.from {
            found.push(Because::Target);
        }
        found.extend(self.moved_on());
        add_new(&mut found, self.of_series());
        let days = files.map(|file| file.header().published);
        if found.is_empty() && days[0] != days[1] {
            found.push(Because::Day);
        }
        found
    }
}

/// Whether limits are found in one way; few events and many are told by two formulas of one distribution.
fn is_one_way(methods: [IntervalMethod; 2]) -> bool {
    let is_poisson = |it: &IntervalMethod| matches!(it, IntervalMethod::Byar | IntervalMethod::Exact);
    methods[0] == methods[1] || methods.iter().all(is_poisson)
}

/// Adds what is not there yet.
pub(super) fn add_new(found: &mut Vec<Because>, more: impl IntoIterator<Item = Because>) {
    for because in more {
        if !found.contains(&because) {
            found.push(because);
        }
    }
}
