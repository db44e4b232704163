//! Groups of people within an area against everyone in it (METHODS, "Inequality"), and where the file says that they are
//! the nation's groups, against the same group in the nation; both by the difference of two intervals.

use crate::analysis::benchmark::Yardstick;
use crate::analysis::best_tenth::NoBestTenth;
use crate::analysis::comparison::{Figure, Sought};
use crate::analysis::deprivation::DeprivationGroups;
use crate::analysis::interval;
use crate::analysis::judgement::Comparison;
use crate::model::{
    AreaId, AreaKind, BreakdownId, IndicatorId, Observation, Period, Scope, Scorecard, Series,
};
use std::collections::BTreeMap;

/// One way to tell the people of an area apart, as far as there are figures.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupsOfPeople {
    /// The groups, those by deprivation from most to least deprived; without those whose group is not known.
    pub groups: Vec<GroupComparison>,
    /// Whether they are groups by deprivation.
    pub by_deprivation: bool,
    /// The share of the people whose group is not known, where the file counts them.
    pub not_known: Option<f64>,
    /// The share of the people that are in none of the groups, where nothing says how many are not known and all others are
    /// counted in one period.
    pub in_no_group: Option<f64>,
}

/// One group of people in its own latest period.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupComparison {
    /// The group.
    pub group: BreakdownId,
    /// The period of every figure here.
    pub period: Period,
    /// The group's value.
    pub value: f64,
    /// Against everyone in the same area.
    pub whole: Comparison,
    /// Against the same group in the nation, where these are the nation's groups.
    pub same_group: Option<Comparison>,
}

/// The groups of people of an area with figures: those by deprivation first, then the others, each kind by its name.
pub fn groups_of_people(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> Vec<GroupsOfPeople> {
    let by_deprivation = DeprivationGroups::of(scorecard, indicator);
    let mut others: BTreeMap<&str, Vec<BreakdownId>> = BTreeMap::new();
    let here = scorecard.series_of(indicator).iter().filter(|series| series.area == area);
    for id in here.filter_map(|series| series.breakdown) {
        let breakdown = scorecard.breakdown(id);
        let of_the_nation = scorecard.area(area).kind == AreaKind::Nation;
        if !breakdown.is_deprivation() && (of_the_nation || !breakdown.groups_authorities()) {
            others.entry(&breakdown.by).or_default().push(id);
        }
    }
    let deprived = by_deprivation.dimensions(area).into_iter().map(|dimension| (dimension.groups, true));
    let others = others.into_values().map(|groups| (groups, false));
    let all = deprived.chain(others);
    let found = all.map(|(groups, by_deprivation)| {
        let not_known = not_known(scorecard, indicator, area, &groups);
        let in_no_group = in_no_group(scorecard, indicator, area, &groups).filter(|_| not_known.is_none());
        let known = groups.into_iter().filter(|&id| !scorecard.breakdown(id).is_not_known());
        let compared = known.filter_map(|group| {
            let series = scorecard.series(indicator, Some(group), area)?;
            Some(compare(scorecard, group, series, series.latest()?))
        });
        GroupsOfPeople { groups: compared.collect(), by_deprivation, not_known, in_no_group }
    });
    found.filter(|found| !found.groups.is_empty()).collect()
}

fn compare(
    scorecard: &Scorecard,
    group: BreakdownId,
    series: &Series,
    latest: Observation,
) -> GroupComparison {
    let interval = interval::of(scorecard.indicator(series.indicator), series, latest);
    let figure = Figure {
        scorecard,
        series,
        latest: Some(latest),
        interval,
        best_tenth: Err(NoBestTenth::Kind),
        sought: Sought::Any,
    };
    let nation = scorecard.national();
    let national = scorecard.breakdown(group).scope == Some(Scope::National) && series.area != nation;
    GroupComparison {
        group,
        period: latest.period,
        value: latest.value,
        whole: figure.beside_yardstick(Yardstick::OwnWhole(series.area)),
        same_group: national.then(|| figure.beside_yardstick(Yardstick::Area(nation))),
    }
}

/// The share of everyone whose group is not known, in the latest period in which both are counted.
fn not_known(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    groups: &[BreakdownId],
) -> Option<f64> {
    let whole = scorecard.series(indicator, None, area)?;
    let of_group = |id: BreakdownId| {
        let series = scorecard.series(indicator, Some(id), area)?;
        series.periods.iter().enumerate().rev().find_map(|(index, period)| {
            let everyone = whole.denominator(whole.periods.binary_search(period).ok()?)?;
            let share = series.denominator(index)? / everyone;
            (0.0..=1.0).contains(&share).then_some(share)
        })
    };
    let not_known = groups.iter().filter(|&&id| scorecard.breakdown(id).is_not_known());
    let shares: Vec<f64> = not_known.filter_map(|&id| of_group(id)).collect();
    (!shares.is_empty()).then(|| shares.iter().sum::<f64>().min(1.0))
}

/// The share of everyone that the groups leave over, in the latest period of the whole. Groups of which one lies in another come
/// to more than everyone, and leave nothing over.
fn in_no_group(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    groups: &[BreakdownId],
) -> Option<f64> {
    let whole = scorecard.series(indicator, None, area)?;
    let latest = whole.latest()?;
    let people = |series: &Series| series.denominator(series.at(latest.period)?.index);
    let in_group = |id: &BreakdownId| people(scorecard.series(indicator, Some(*id), area)?);
    let share = 1.0 - groups.iter().map(in_group).sum::<Option<f64>>()? / people(whole)?;
    (0.0..1.0).contains(&share).then_some(share)
}

#[cfg(test)]
#[path = "groups_tests.rs"]
mod tests;
