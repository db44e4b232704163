//! Reach beside need over deprivation: whether what is done goes further where more is needed, in proportion to it.
//!
//! Proportionate universalism (Marmot and others 2010, *Fair Society, Healthy Lives*): actions for everyone, with a scale and
//! intensity that is proportionate to the level of disadvantage. Both figures are taken over the same groups, each relative to
//! its own average. How steep each is is its relative index of inequality (see [`crate::analysis::slope_index`]); the two are
//! held against each other by the difference of their logarithms, se = (ln upper − ln lower)/(2z) on both sides, as METHODS
//! compares any two figures with intervals of their own. Which of the two is better is not said.

use super::periods::{doubt, later_by};
use crate::analysis::Neighbourhoods;
use crate::analysis::deprivation::DeprivationGroups;
use crate::analysis::inequality::{Gradient, Lean, NoGradient, Over, added_up, gradient_over, tenths};
use crate::analysis::sampling::standard_error;
use crate::analysis::statistics::Z_95;
use crate::model::{AreaId, BreakdownId, IndicatorId, MeasureKind, Period, Polarity, Scorecard, Series};

/// Need and reach over the same groups of people; of every pair need comes first.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    pub indicators: [IndicatorId; 2],
    /// Whose people they are: the area that was asked about, or one that it lies in.
    pub area: AreaId,
    pub periods: [Period; 2],
    /// Whether most of its figures are marked as of low reliability or disrupted, which then holds of all periods.
    pub marked: [bool; 2],
    /// From most to least deprived.
    pub groups: Vec<ReachGroup>,
    /// What each figure is relative to.
    pub averages: [f64; 2],
    /// The slope of each.
    pub slopes: [Gradient; 2],
    pub steepness: Result<Steepness, NoSteepness>,
}

/// One group of people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReachGroup {
    pub group: DeprivedGroup,
    pub values: [f64; 2],
    /// The values with the average as 100.
    pub relative: [f64; 2],
}

/// Which people they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeprivedGroup {
    /// A group of a breakdown.
    Group(BreakdownId),
    /// The neighbourhoods of a tenth of deprivation, 1 being the most deprived.
    Tenth(u8),
}

impl ReachGroup {
    /// Reach per need, 100 being as much as the average of all.
    pub fn per_need(&self) -> f64 {
        100.0 * self.relative[1] / self.relative[0]
    }
}

/// How steep reach is beside need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Steepness {
    /// The relative index of reach over that of need, both from the end with more need to the other: above 1 reach is steeper.
    pub times: f64,
    /// 95 % limits.
    pub limits: (f64, f64),
    pub finding: InStep,
}

/// What the test finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InStep {
    /// Reach rises with need, no more and no less steeply than can be chance.
    InStep,
    /// It rises, less steeply.
    Less,
    /// It rises more steeply.
    More,
    /// It is less steep, and whether it rises at all cannot be told.
    NotRising,
    /// It falls where need rises.
    Against,
    /// Need itself is not clearly greater at either end.
    NeedIsLevel,
}

/// Why how steep they are is not tested: of need, 0, or of reach, 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSteepness {
    /// There is no ratio of its two ends.
    NoRatio(usize),
    /// Its figures have no limits.
    NoLimits(usize),
}

/// Why the two are not held against each other.
#[derive(Clone, Debug, PartialEq)]
pub enum NoReach {
    /// A count is larger where more people live.
    Count(IndicatorId),
    /// More of it is better, so that it is no need; and whether the two can be taken the other way round.
    NeedIsGood(IndicatorId, bool),
    /// Less of it is better, so that it reaches nobody; and whether the two can be taken the other way round.
    ReachIsHarm(IndicatorId, bool),
    /// They are not published for the same groups by deprivation of the area, nor both for neighbourhoods.
    NothingShared,
    /// Over what they share, one of them has no slope.
    NoSlope(IndicatorId, Box<NoGradient>),
    /// Its average is 0 or below, or not known, so that nothing is relative to it.
    NoAverage(IndicatorId),
}

/// Need and reach, of the area or, where it has not both, of what it lies in, the system or the nation.
///
/// # Errors
/// Why there is nothing of any of them.
pub fn reach(scorecard: &Scorecard, indicators: [IndicatorId; 2], area: AreaId) -> Result<Reach, NoReach> {
    let about = |id: IndicatorId| scorecard.indicator(id);
    if let Some(id) = indicators.into_iter().find(|id| about(*id).measure.kind == MeasureKind::Count) {
        return Err(NoReach::Count(id));
    }
    let polarities = indicators.map(|id| about(id).polarity);
    let [need, other] = polarities;
    let swapped = are_need_and_reach([other, need]);
    if need == Polarity::HigherIsBetter {
        return Err(NoReach::NeedIsGood(indicators[0], swapped));
    }
    if other == Polarity::LowerIsBetter {
        return Err(NoReach::ReachIsHarm(indicators[1], swapped));
    }
    let groups = indicators.map(|id| DeprivationGroups::of(scorecard, id));
    let (system, nation) = (scorecard.system(), scorecard.national());
    let here = scorecard.upwards(area).take_while(|area| ![system, nation].contains(area));
    let mut areas: Vec<AreaId> = here.collect();
    areas.extend([system, nation].iter().skip(usize::from(area == nation)));
    let mut first_reason = None;
    for area in areas {
        let [need, theirs] = [0, 1].map(|at| groups[at].dimensions(area));
        let mut shared: Vec<_> = need.into_iter().filter(|dimension| theirs.contains(dimension)).collect();
        // The finest first, and people before whole authorities.
        let is_of_authorities =
            |id: Option<&BreakdownId>| id.is_some_and(|id| scorecard.breakdown(*id).groups_authorities());
        shared.sort_by_key(|it| (is_of_authorities(it.groups.first()), std::cmp::Reverse(it.groups.len())));
        let ways = shared.iter().map(|dimension| Some(dimension.by)).chain([None]);
        for way in ways {
            match over(scorecard, indicators, (area, way)) {
                Ok(found) => return Ok(found),
                Err(NoReach::NothingShared) => {}
                Err(why) => first_reason = first_reason.or(Some(why)),
            }
        }
    }
    Err(first_reason.unwrap_or(NoReach::NothingShared))
}

/// Whether the first can be a need and the second what reaches people: nobody is in need of what is good, nor is a harm a help.
fn are_need_and_reach([need, other]: [Polarity; 2]) -> bool {
    need != Polarity::HigherIsBetter && other != Polarity::LowerIsBetter
}

/// Whether one of two can be taken as what reaches people and the other as the need.
pub fn can_be_reach(scorecard: &Scorecard, indicators: [IndicatorId; 2]) -> bool {
    let [one, other] = indicators.map(|id| scorecard.indicator(id).polarity);
    are_need_and_reach([one, other]) || are_need_and_reach([other, one])
}

/// Over the groups of one breakdown of an area, or over its neighbourhoods.
fn over(
    scorecard: &Scorecard,
    indicators: [IndicatorId; 2],
    (area, way): (AreaId, Option<&str>),
) -> Result<Reach, NoReach> {
    let slope = |at: usize, period| {
        gradient_over(scorecard, indicators[at], area, (way, period)).map_err(|why| match why {
            NoGradient::NoFigures { .. } => NoReach::NothingShared,
            why => NoReach::NoSlope(indicators[at], Box::new(why)),
        })
    };
    // The latest of which no figure is marked, where there is one.
    let latest = |at: usize| {
        let latest = slope(at, None)?;
        if !is_marked(scorecard, indicators[at], area, &latest) {
            return Ok(latest);
        }
        let earlier = periods_of(scorecard, indicators[at], area, latest.over);
        let earlier = earlier.into_iter().rev().filter(|period| *period < latest.period);
        let mut slopes = earlier.filter_map(|period| slope(at, Some(period)).ok());
        Ok(slopes.find(|slope| !is_marked(scorecard, indicators[at], area, slope)).unwrap_or(latest))
    };
    let need = latest(0)?;
    let latest = latest(1)?;
    let periods = periods_of(scorecard, indicators[1], area, latest.over);
    // Of the same year where there is one, else each of its latest.
    let same = later_by(need.period, 0, &periods).filter(|period| *period != latest.period);
    let same = same.and_then(|period| slope(1, Some(period)).ok());
    let other = same.filter(|it| !is_marked(scorecard, indicators[1], area, it)).unwrap_or(latest);
    let slopes = [need, other];
    let values = [0, 1].map(|at| values(scorecard, indicators[at], area, &slopes[at]));
    let mut averages = [0.0; 2];
    for at in [0, 1] {
        let average = average(scorecard, indicators[at], area, &slopes[at], &values[at]);
        averages[at] = average.ok_or(NoReach::NoAverage(indicators[at]))?;
    }
    let group = |(group, need): &(DeprivedGroup, f64)| {
        let (_, reach) = values[1].iter().find(|(other, _)| other == group)?;
        let values = [*need, *reach];
        let relative = [0, 1].map(|at| 100.0 * values[at] / averages[at]);
        Some(ReachGroup { group: *group, values, relative })
    };
    Ok(Reach {
        indicators,
        area,
        periods: [slopes[0].period, slopes[1].period],
        marked: [0, 1].map(|at| is_marked(scorecard, indicators[at], area, &slopes[at])),
        groups: values[0].iter().filter_map(group).collect(),
        averages,
        steepness: steepness(&slopes),
        slopes,
    })
}

/// The series of what a slope goes over: of one of the groups for all, or of the neighbourhoods.
fn series_of(scorecard: &Scorecard, id: IndicatorId, area: AreaId, over: Over) -> Vec<&Series> {
    let groups: Vec<(Option<BreakdownId>, AreaId)> = match over {
        Over::Groups(group) => vec![(Some(group), area)],
        Over::Neighbourhoods => {
            Neighbourhoods::of(scorecard).within(area).iter().map(|area| (None, *area)).collect()
        }
    };
    groups.into_iter().filter_map(|(group, area)| scorecard.series(id, group, area)).collect()
}

/// Whether more than half of the figures of a slope are marked as of low reliability or disrupted: a few of many neighbourhoods
/// are so in most periods.
fn is_marked(scorecard: &Scorecard, id: IndicatorId, area: AreaId, slope: &Gradient) -> bool {
    let all = series_of(scorecard, id, area, slope.over);
    let with_figure = all.iter().filter(|series| series.at(slope.period).is_some()).count();
    2 * all.iter().filter(|series| doubt(series, slope.period).is_some()).count() > with_figure
}

/// The periods that a figure has over what a slope goes over, oldest first.
fn periods_of(scorecard: &Scorecard, id: IndicatorId, area: AreaId, over: Over) -> Vec<Period> {
    let series = series_of(scorecard, id, area, over).into_iter();
    let mut periods: Vec<Period> = series.flat_map(|it| it.observations().map(|it| it.period)).collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

/// The value of each group, from most to least deprived.
fn values(
    scorecard: &Scorecard,
    id: IndicatorId,
    area: AreaId,
    slope: &Gradient,
) -> Vec<(DeprivedGroup, f64)> {
    let Over::Groups(first) = slope.over else {
        let tenths = tenths(scorecard, id, area, (slope.period, Some(slope)));
        return tenths.iter().map(|it| (DeprivedGroup::Tenth(it.tenth), it.value)).collect();
    };
    let all = DeprivationGroups::of(scorecard, id).dimensions(area);
    let dimension = all.into_iter().find(|dimension| dimension.groups.contains(&first));
    let value = |group: BreakdownId| {
        let found = scorecard.series(id, Some(group), area)?.at(slope.period)?;
        Some((DeprivedGroup::Group(group), found.value))
    };
    dimension.into_iter().flat_map(|dimension| dimension.groups).filter_map(value).collect()
}

/// The figure of the whole area in the same period; without one, its neighbourhoods added up from their counts, or the mean of
/// the groups.
fn average(
    scorecard: &Scorecard,
    id: IndicatorId,
    area: AreaId,
    slope: &Gradient,
    values: &[(DeprivedGroup, f64)],
) -> Option<f64> {
    let whole = scorecard.series(id, None, area).and_then(|it| it.at(slope.period)).map(|it| it.value);
    let sum = || {
        let within = Neighbourhoods::of(scorecard);
        let with_figure = |area: &AreaId| {
            scorecard.series(id, None, *area).is_some_and(|series| series.at(slope.period).is_some())
        };
        let all: Vec<AreaId> = within.within(area).iter().copied().filter(with_figure).collect();
        let added = added_up(scorecard, id, &all, slope.period);
        added.filter(|_| slope.over == Over::Neighbourhoods).map(|sum| sum.value)
    };
    let mean = || values.iter().map(|(_, value)| value).sum::<f64>() / values.len() as f64;
    let found = whole.or_else(sum).unwrap_or_else(mean);
    // What is shown is relative to it.
    (found.is_finite() && found > 0.0).then_some(found)
}

/// A relative index as it goes from the least to the most deprived: its logarithm, and its standard error.
fn logarithm(slope: &Gradient, at: usize) -> Result<(f64, Option<f64>), NoSteepness> {
    let index = slope.relative_index.ok_or(NoSteepness::NoRatio(at))?;
    let sign = if slope.lean == Lean::LeastDeprivedHigher { -1.0 } else { 1.0 };
    let error = slope.relative_limits.map(|(lower, upper)| standard_error((lower.ln(), upper.ln())));
    Ok((sign * index.ln(), error.filter(|error| error.is_finite())))
}

fn steepness(slopes: &[Gradient; 2]) -> Result<Steepness, NoSteepness> {
    let [need, reach] = [logarithm(&slopes[0], 0)?, logarithm(&slopes[1], 1)?];
    let error = |found: (f64, Option<f64>), at| found.1.ok_or(NoSteepness::NoLimits(at));
    let errors = [error(need, 0)?, error(reach, 1)?];
    // Both from the end with more need.
    let sign = if need.0 < 0.0 { -1.0 } else { 1.0 };
    let (need, reach) = (sign * need.0, sign * reach.0);
    let (difference, half) = (reach - need, Z_95 * errors[0].hypot(errors[1]));
    let is_clear = |value: f64, half: f64| value.abs() > half;
    let rises = is_clear(reach, Z_95 * errors[1]).then_some(reach > 0.0);
    let finding = match (is_clear(difference, half), difference > 0.0, rises) {
        _ if !is_clear(need, Z_95 * errors[0]) => InStep::NeedIsLevel,
        (false, ..) => InStep::InStep,
        (true, true, _) => InStep::More,
        (true, false, Some(true)) => InStep::Less,
        (true, false, Some(false)) => InStep::Against,
        (true, false, None) => InStep::NotRising,
    };
    let limits = ((difference - half).exp(), (difference + half).exp());
    Ok(Steepness { times: difference.exp(), limits, finding })
}

#[cfg(test)]
#[path = "reach_tests.rs"]
mod tests;
