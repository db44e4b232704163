//! Which targets hold in an area, and which of them is in force (METHODS, "Targets").
//!
//! A target holds in the area it names, or else in that of its priority, and in every area within, so that each place sees how
//! it stands against the system's and the nation's.

use super::{Case, TargetJudgement};
use crate::analysis::lineage::Above;
use crate::model::{
    AreaId, AreaKind, IndicatorId, Observation, Polarity, PriorityId, Scorecard, Series, Target,
};
use jiff::civil::Date;
use std::cmp::{Ordering, Reverse};
use std::collections::{HashMap, HashSet};

/// One target of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TargetRef {
    /// Whose target.
    pub priority: PriorityId,
    /// Its position among the priority's targets.
    pub position: u32,
}

impl TargetRef {
    /// Every target of a priority.
    pub fn all_of(scorecard: &Scorecard, priority: PriorityId) -> impl Iterator<Item = Self> {
        let count = scorecard.priority(priority).targets.len();
        (0..).take(count).map(move |position| Self { priority, position })
    }

    /// The target itself.
    pub fn target(self, scorecard: &Scorecard) -> &Target {
        &scorecard.priority(self.priority).targets[self.position as usize]
    }
}

/// The targets of a file by the indicator and the area they are set for, looked up once for all series.
pub struct Targets<'a> {
    scorecard: &'a Scorecard,
    /// The day as at which dates have passed or not.
    today: Option<Date>,
    set_for: HashMap<(IndicatorId, AreaId), Vec<TargetRef>>,
    /// The areas that any target is set for.
    homes: Above<'a>,
}

/// The target in force for an indicator in an area: that of the nearest area, its own before those it lies in and
/// these before the nation; of several there the one with the latest date, and of these the stricter.
pub fn in_force(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> Option<TargetRef> {
    let targets = Targets::of_areas(scorecard, None, [area]);
    let held = targets.holding(indicator, area);
    targets.nearest(indicator, held.iter().copied())
}

/// A target that holds, and how many areas with targets are nearer than the one it is set for.
type Held = (usize, TargetRef);

impl<'a> Targets<'a> {
    /// Looks up the targets of a file, to be judged as at a day.
    pub fn of(scorecard: &'a Scorecard, today: Option<Date>) -> Self {
        Self::of_areas(scorecard, today, scorecard.areas().map(|(id, _)| id))
    }

    /// Looks them up for some areas.
    fn of_areas(
        scorecard: &'a Scorecard,
        today: Option<Date>,
        areas: impl IntoIterator<Item = AreaId>,
    ) -> Self {
        let mut set_for: HashMap<(IndicatorId, AreaId), Vec<TargetRef>> = HashMap::new();
        for (id, priority) in scorecard.priorities() {
            for (position, target) in (0..).zip(&priority.targets) {
                let key = (target.indicator, target.area.unwrap_or(priority.area));
                set_for.entry(key).or_default().push(TargetRef { priority: id, position });
            }
        }
        let homes: HashSet<AreaId> = set_for.keys().map(|(_, area)| *area).collect();
        let areas = areas.into_iter().filter(|_| !homes.is_empty());
        let homes = Above::of(scorecard, areas, |area| homes.contains(&area));
        Self { scorecard, today, set_for, homes }
    }

    /// How every target that holds for a series stands, in the order of the file, and the position of the one in
    /// force.
    pub(in crate::analysis) fn judge(
        &self,
        series: &Series,
        latest: Option<Observation>,
    ) -> (Box<[TargetJudgement]>, Option<usize>) {
        let held = self.holding(series.indicator, series.area);
        let judged = |&(_, found): &Held| {
            let target = found.target(self.scorecard);
            Case { scorecard: self.scorecard, series, latest, target, today: self.today }.judge(found)
        };
        let nearest = self.nearest(series.indicator, held.iter().copied());
        let in_force = held.iter().position(|(_, found)| Some(*found) == nearest);
        (held.iter().map(judged).collect(), in_force)
    }

    /// The targets on an indicator that hold in an area, in the order of the file.
    fn holding(&self, indicator: IndicatorId, area: AreaId) -> Vec<Held> {
        let (scorecard, nation) = (self.scorecard, self.scorecard.national());
        // What is set for the nation holds in every area, whether it lies in the nation or not, but for groups.
        let inherits = scorecard.area(area).kind != AreaKind::Group || area == nation;
        let homes =
            self.homes.at_or_above(area).filter(|&home| home != nation).chain(inherits.then_some(nation));
        let mut held: Vec<Held> = Vec::new();
        for (distance, home) in homes.enumerate() {
            let set_here = self.set_for.get(&(indicator, home)).into_iter().flatten();
            held.extend(set_here.map(|&found| (distance, found)));
        }
        held.sort_by_key(|(_, found)| *found);
        held
    }

    fn nearest(&self, indicator: IndicatorId, held: impl Iterator<Item = Held>) -> Option<TargetRef> {
        let polarity = self.scorecard.indicator(indicator).polarity;
        let by = |(distance, found): &Held| {
            let target = found.target(self.scorecard);
            (*distance, Reverse(target.by.as_ref().map(crate::model::PlainDate::last_day)), target.value)
        };
        let order = |one: &Held, other: &Held| {
            let (one, other) = (by(one), by(other));
            (one.0, one.1).cmp(&(other.0, other.1)).then_with(|| stricter(one.2, other.2, polarity))
        };
        held.min_by(order).map(|(_, found)| found)
    }
}

/// The stricter of two values first; the same where neither direction is good.
fn stricter(one: f64, other: f64, polarity: Polarity) -> Ordering {
    match polarity {
        Polarity::LowerIsBetter => one.total_cmp(&other),
        Polarity::HigherIsBetter => other.total_cmp(&one),
        Polarity::Neutral => Ordering::Equal,
    }
}
