//! Each deprivation group of an area against the national average, and against the same group nationally (METHODS,
//! "Inequality"): by interval overlap where the group's value has limits, as a plain difference else.

use crate::analysis::comparison::overlap;
use crate::analysis::deprivation::DeprivationGroups;
use crate::analysis::{finite, sampling};
use crate::model::{AreaId, BreakdownId, IndicatorId, Observation, Period, Scorecard, Series, Verdict};

/// One deprivation group of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupComparison {
    /// The group.
    pub group: BreakdownId,
    /// The period of every figure here.
    pub period: Period,
    /// The group's value.
    pub value: f64,
    /// Its 95 % limits.
    pub limits: Option<(f64, f64)>,
    /// Against everyone in the nation.
    pub national_average: Against,
    /// Against the same group in the nation; the nation itself is not compared.
    pub same_group: Against,
}

/// One comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Against {
    /// The value it is compared with.
    pub value: Option<f64>,
    /// The group's value less that.
    pub difference: Option<f64>,
    /// The finding, or why there is none.
    pub verdict: Result<Verdict, NotAgainst>,
}

/// Why a group is not tested against the nation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAgainst {
    /// The group's figure has no limits.
    NoLimits,
    /// The nation has no figure for everyone in the period.
    NoFigureOfEveryone(Period),
    /// The nation has no figure for the same group in the period.
    NoFigureOfTheGroup(Period),
    /// The area is the nation itself.
    IsNation,
}

/// The deprivation groups of an area with figures, dimension by dimension, each from most to least deprived. Each
/// is compared in its own latest period.
pub fn deprivation_groups(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
) -> Vec<GroupComparison> {
    let groups = DeprivationGroups::of(scorecard, indicator);
    let dimensions = groups.dimensions(area);
    let of_all = dimensions.iter().flat_map(|dimension| &dimension.groups);
    of_all
        .filter_map(|&group| {
            let series = groups.series(group, area)?;
            Some(compare(scorecard, group, series, series.latest()?))
        })
        .collect()
}

fn compare(
    scorecard: &Scorecard,
    group: BreakdownId,
    series: &Series,
    latest: Observation,
) -> GroupComparison {
    let about = scorecard.indicator(series.indicator);
    let nation = scorecard.national();
    let limits = sampling::limits(about, series, latest);
    let against = |breakdown: Option<BreakdownId>, no_figure: fn(Period) -> NotAgainst| {
        let national = scorecard.series(series.indicator, breakdown, nation);
        let value = national.and_then(|national| national.at(latest.period)).map(|found| found.value);
        let verdict = match (value, limits) {
            (Some(value), Some((lower, upper))) => Ok(overlap(lower, upper, value, about.polarity)),
            (Some(_), None) => Err(NotAgainst::NoLimits),
            (None, _) => Err(no_figure(latest.period)),
        };
        let difference = value.and_then(|value| finite(latest.value - value));
        Against { value, difference, verdict }
    };
    let same_group = if series.area == nation {
        Against { value: None, difference: None, verdict: Err(NotAgainst::IsNation) }
    } else {
        against(Some(group), NotAgainst::NoFigureOfTheGroup)
    };
    GroupComparison {
        group,
        period: latest.period,
        value: latest.value,
        limits,
        national_average: against(None, NotAgainst::NoFigureOfEveryone),
        same_group,
    }
}

#[cfg(test)]
#[path = "groups_tests.rs"]
mod tests;
