//! Each deprivation group of an area against the national average, and against the same group nationally (METHODS,
//! "Inequality"): by interval overlap where the group's value has limits, as a plain difference else.

use super::dimensions;
use crate::analysis::comparison::overlap;
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
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// The value it is compared with.
    pub value: Option<f64>,
    /// The group's value less that.
    pub difference: Option<f64>,
    /// The finding; `NotCompared` comes with a reason.
    pub verdict: Verdict,
    /// Why there is no finding: one plain English sentence.
    pub reason: Option<String>,
}

/// The deprivation groups of an area with figures, dimension by dimension, each from most to least deprived. Each
/// stands in its own latest period.
pub fn deprivation_groups(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
) -> Vec<GroupComparison> {
    let dimensions = dimensions::of(scorecard, indicator, area);
    let groups = dimensions.iter().flat_map(|dimension| &dimension.groups);
    groups
        .filter_map(|&group| {
            let series = scorecard.series(indicator, Some(group), area)?;
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
    let against = |breakdown: Option<BreakdownId>, of: &str| {
        let national = scorecard.series(series.indicator, breakdown, nation);
        let value = national.and_then(|national| national.at(latest.period)).map(|found| found.value);
        let (verdict, reason) = match (value, limits) {
            (Some(value), Some((lower, upper))) => (overlap(lower, upper, value, about.polarity), None),
            (Some(_), None) => (Verdict::NotCompared, Some(NOT_TESTED.to_owned())),
            (None, _) => {
                let name = &scorecard.area(nation).name;
                let why = format!("{name} has no figure for {of} in {}.", latest.period);
                (Verdict::NotCompared, Some(why))
            }
        };
        let difference = value.and_then(|value| finite(latest.value - value));
        Against { value, difference, verdict, reason }
    };
    let same_group = if series.area == nation {
        let reason = Some("This is the area that others are compared with.".to_owned());
        Against { value: None, difference: None, verdict: Verdict::NotCompared, reason }
    } else {
        against(Some(group), "this group")
    };
    GroupComparison {
        group,
        period: latest.period,
        value: latest.value,
        limits,
        national_average: against(None, "everyone"),
        same_group,
    }
}

const NOT_TESTED: &str = "The group's figure has no limits, so the difference is not tested.";

#[cfg(test)]
#[path = "groups_tests.rs"]
mod tests;
