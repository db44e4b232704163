//! The ways in which figures are broken down by deprivation, their groups from most to least deprived.

use crate::model::{AreaId, AreaKind, BreakdownId, IndicatorId, Scorecard};

/// One way to group people by deprivation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dimension {
    /// Its name, such as `Deprivation decile`.
    pub by: String,
    /// Its groups, the most deprived first.
    pub groups: Vec<BreakdownId>,
}

/// The deprivation dimensions that an indicator has any series of in an area, by name.
///
/// A dimension that groups whole local authorities says nothing about the people within one, so only the nation
/// has it.
pub(super) fn of(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> Vec<Dimension> {
    let nation = scorecard.area(area).kind == AreaKind::Nation;
    let mut dimensions: Vec<Dimension> = Vec::new();
    for id in scorecard.breakdowns_of(indicator) {
        let breakdown = scorecard.breakdown(id);
        let holds = breakdown.is_deprivation() && (nation || !groups_authorities(&breakdown.by));
        if !holds || scorecard.series(indicator, Some(id), area).is_none() {
            continue;
        }
        match dimensions.iter_mut().find(|dimension| dimension.by == breakdown.by) {
            Some(dimension) => dimension.groups.push(id),
            None => dimensions.push(Dimension { by: breakdown.by.clone(), groups: vec![id] }),
        }
    }
    for dimension in &mut dimensions {
        put_most_deprived_first(scorecard, &mut dimension.groups);
    }
    dimensions.sort_by(|a, b| a.by.cmp(&b.by));
    dimensions
}

/// Whether a dimension groups whole authorities: `Deprivation decile of the local authority`.
pub(super) fn groups_authorities(by: &str) -> bool {
    by.to_lowercase().contains("local authorit")
}

/// Groups that are numbered go by their numbers, others stay in the order of the file; then the group that says it
/// is the least deprived must not come first.
fn put_most_deprived_first(scorecard: &Scorecard, groups: &mut [BreakdownId]) {
    let name = |id: BreakdownId| scorecard.breakdown(id).group.as_str();
    if groups.iter().all(|&id| leading_number(name(id)).is_some()) {
        groups.sort_by_key(|&id| leading_number(name(id)));
    }
    let says =
        |id: Option<&BreakdownId>, words| id.is_some_and(|&id| name(id).to_lowercase().contains(words));
    if says(groups.first(), "least deprived") || says(groups.last(), "most deprived") {
        groups.reverse();
    }
}

fn leading_number(group: &str) -> Option<u32> {
    let digits: String = group.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
