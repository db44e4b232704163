//! The ways in which figures are broken down by deprivation, their groups from most to least deprived.
//!
//! Asked by the slope, by the comparison of groups and by every chart of them, so that all run the same way.

use crate::model::{AreaId, AreaKind, BreakdownId, IndicatorId, Period, Scorecard, Series};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// One way to group people by deprivation, as far as an area has series of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension<'a> {
    /// Its name, such as `Deprivation decile`.
    pub by: &'a str,
    /// Its groups, the most deprived first.
    pub groups: Vec<BreakdownId>,
}

/// The deprivation groups of an indicator, looked up once for all its areas.
pub struct DeprivationGroups<'a> {
    scorecard: &'a Scorecard,
    indicator: IndicatorId,
    of_area: HashMap<AreaId, Vec<BreakdownId>>,
}

/// The groups of the finest deprivation breakdown of an indicator that has figures in an area, the most deprived
/// first: those that the slope goes over and the chart of it shows.
pub fn groups(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> Vec<BreakdownId> {
    let all = DeprivationGroups::of(scorecard, indicator);
    all.finest(area, None).map(|dimension| dimension.groups).unwrap_or_default()
}

/// Those of the coarsest: larger groups make steadier figures.
pub fn coarsest(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> Vec<BreakdownId> {
    let all = DeprivationGroups::of(scorecard, indicator);
    let with_figures =
        all.dimensions(area).into_iter().filter(|dimension| all.figures(dimension, area, None) > 0);
    let coarsest = with_figures.min_by_key(|dimension| dimension.groups.len());
    coarsest.map(|dimension| dimension.groups).unwrap_or_default()
}

impl<'a> DeprivationGroups<'a> {
    /// Looks up the groups of an indicator.
    pub fn of(scorecard: &'a Scorecard, indicator: IndicatorId) -> Self {
        let mut of_area: HashMap<AreaId, Vec<BreakdownId>> = HashMap::new();
        for series in scorecard.series_of(indicator) {
            if let Some(group) = series.breakdown.filter(|&id| scorecard.breakdown(id).is_deprivation()) {
                of_area.entry(series.area).or_default().push(group);
            }
        }
        Self { scorecard, indicator, of_area }
    }

    /// The dimensions that the indicator has any series of in an area, by name.
    ///
    /// A dimension that groups whole local authorities says nothing about the people within one, so only the nation
    /// has it.
    pub fn dimensions(&self, area: AreaId) -> Vec<Dimension<'a>> {
        let nation = self.scorecard.area(area).kind == AreaKind::Nation;
        let mut by_name: BTreeMap<&str, Vec<BreakdownId>> = BTreeMap::new();
        for &id in self.of_area.get(&area).into_iter().flatten() {
            let breakdown = self.scorecard.breakdown(id);
            if nation || !breakdown.groups_authorities() {
                by_name.entry(&breakdown.by).or_default().push(id);
            }
        }
        let dimension = |(by, mut groups): (&'a str, Vec<BreakdownId>)| {
            put_most_deprived_first(self.scorecard, &mut groups);
            Dimension { by, groups }
        };
        by_name.into_iter().map(dimension).collect()
    }

    /// The dimension with the most figures in a period, or in the latest of its own; one of people before one of
    /// whole authorities. `None` where none has a figure.
    pub fn finest(&self, area: AreaId, period: Option<Period>) -> Option<Dimension<'a>> {
        let counted =
            self.dimensions(area).into_iter().map(|found| (self.figures(&found, area, period), found));
        let people = |found: &Dimension| {
            !found.groups.first().is_some_and(|&id| self.scorecard.breakdown(id).groups_authorities())
        };
        counted
            .filter(|(figures, _)| *figures > 0)
            .min_by_key(|(figures, found)| (Reverse(*figures), Reverse(people(found)), found.by))
            .map(|(_, found)| found)
    }

    /// The series of one group in an area.
    pub fn series(&self, group: BreakdownId, area: AreaId) -> Option<&'a Series> {
        self.scorecard.series(self.indicator, Some(group), area)
    }

    fn figures(&self, dimension: &Dimension, area: AreaId, period: Option<Period>) -> usize {
        let series = || dimension.groups.iter().filter_map(|&id| self.series(id, area));
        let latest = || series().filter_map(|series| series.latest().map(|latest| latest.period)).max();
        let Some(period) = period.or_else(latest) else { return 0 };
        series().filter(|series| series.at(period).is_some()).count()
    }
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

/// The number that a group's name begins with: 1 of `1 (most deprived)`.
pub fn leading_number(group: &str) -> Option<u32> {
    let digits: String = group.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::inequality::fixture::{Fixture, figure};
    use super::super::sample::{BURY, ENGLAND};
    use super::*;

    const QUINTILE: &str = "Deprivation quintile";
    const OF_AUTHORITIES: &str = "Deprivation decile of the local authority";

    fn names(scorecard: &Scorecard, groups: &[BreakdownId]) -> Vec<String> {
        groups.iter().map(|&id| scorecard.breakdown(id).group.clone()).collect()
    }

    #[test]
    fn a_file_that_begins_with_the_least_deprived_is_turned_around() {
        let mut fixture = Fixture::new();
        for (group, value) in [("1 (least deprived)", 8.0), ("2", 9.0), ("3 (most deprived)", 10.0)] {
            fixture = fixture.group((QUINTILE, group), BURY, figure(value, None));
        }
        let scorecard = fixture.scorecard();
        let found = names(&scorecard, &groups(&scorecard, IndicatorId::at(0), BURY));
        assert_eq!(found, ["3 (most deprived)", "2", "1 (least deprived)"]);
    }

    #[test]
    fn numbers_go_before_the_order_of_the_file() {
        let mut fixture = Fixture::new();
        for group in ["10 (least deprived)", "2", "1 (most deprived)"] {
            fixture = fixture.group((QUINTILE, group), BURY, figure(1.0, None));
        }
        let scorecard = fixture.scorecard();
        let found = names(&scorecard, &groups(&scorecard, IndicatorId::at(0), BURY));
        assert_eq!(found, ["1 (most deprived)", "2", "10 (least deprived)"]);
    }

    #[test]
    fn groups_of_whole_authorities_are_the_nations_alone() {
        let mut fixture = Fixture::new();
        for group in ["1", "2", "3"] {
            for area in [ENGLAND, BURY] {
                fixture = fixture.group((OF_AUTHORITIES, group), area, figure(1.0, None));
            }
        }
        let scorecard = fixture.scorecard();
        assert_eq!(groups(&scorecard, IndicatorId::at(0), BURY), []);
        assert_eq!(groups(&scorecard, IndicatorId::at(0), ENGLAND).len(), 3);
    }

    #[test]
    fn the_finest_has_the_most_figures_and_the_coarsest_the_fewest_groups() {
        let mut fixture = Fixture::new();
        for group in ["1", "2", "3", "4", "5"] {
            fixture = fixture.group((QUINTILE, group), BURY, figure(1.0, None));
        }
        for group in ["Most deprived 20%", "Other 80%"] {
            fixture = fixture.group(("Deprivation (Core20)", group), BURY, figure(1.0, None));
        }
        let scorecard = fixture.scorecard();
        let at = IndicatorId::at(0);
        assert_eq!(names(&scorecard, &groups(&scorecard, at, BURY)), ["1", "2", "3", "4", "5"]);
        assert_eq!(names(&scorecard, &coarsest(&scorecard, at, BURY)), ["Most deprived 20%", "Other 80%"]);
        assert_eq!(groups(&scorecard, at, ENGLAND), []);
    }
}
