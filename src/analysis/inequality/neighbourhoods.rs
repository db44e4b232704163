//! Which neighbourhoods lie within which place or system, looked up once for all areas.

use crate::analysis::lineage::Above;
use crate::model::{AreaId, AreaKind, IndicatorId, Period, Scorecard};
use std::collections::HashMap;

/// The neighbourhoods within each place and system.
#[derive(Debug, Default)]
pub struct Neighbourhoods(HashMap<AreaId, Vec<AreaId>>);

impl Neighbourhoods {
    /// Looks them up.
    pub fn of(scorecard: &Scorecard) -> Self {
        let mut within: HashMap<AreaId, Vec<AreaId>> = HashMap::new();
        // One that is made of others would count their people twice.
        let is_whole = |area: &AreaId| scorecard.area(*area).members.is_empty();
        let neighbourhoods = || scorecard.areas_of_kind(AreaKind::Neighbourhood).filter(is_whole);
        let has_average = |area| matches!(scorecard.area(area).kind, AreaKind::Place | AreaKind::System);
        let above = Above::of(scorecard, neighbourhoods(), has_average);
        for neighbourhood in neighbourhoods() {
            for area in above.at_or_above(neighbourhood) {
                within.entry(area).or_default().push(neighbourhood);
            }
        }
        // A place that is made of others has the neighbourhoods of these.
        for (area, about) in scorecard.areas().filter(|(id, _)| has_average(*id)) {
            if about.members.is_empty() {
                continue;
            }
            let mut all = within.get(&area).cloned().unwrap_or_default();
            for part in scorecard.parts_of(area).unwrap_or_default() {
                match scorecard.area(part).kind {
                    AreaKind::Neighbourhood => all.push(part),
                    _ => all.extend(within.get(&part).into_iter().flatten()),
                }
            }
            all.sort_unstable();
            all.dedup();
            if !all.is_empty() {
                within.insert(area, all);
            }
        }
        Self(within)
    }

    /// The neighbourhoods within an area, however deep, in the order of the file; none within the nation, of which a
    /// file holds only a part.
    pub fn within(&self, area: AreaId) -> &[AreaId] {
        self.0.get(&area).map_or(&[], Vec::as_slice)
    }
}

/// The neighbourhoods of an area with a tenth of deprivation and a figure in this period, the most deprived first.
pub fn by_deprivation(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    period: Period,
) -> Vec<(AreaId, u8)> {
    let all = Neighbourhoods::of(scorecard);
    let has_figure =
        |id: AreaId| scorecard.series(indicator, None, id).is_some_and(|it| it.at(period).is_some());
    let ranked = |id: &AreaId| Some((*id, scorecard.area(*id).deprivation_decile?));
    let mut found: Vec<(AreaId, u8)> = all.within(area).iter().filter_map(ranked).collect();
    found.retain(|(id, _)| has_figure(*id));
    found.sort_by_key(|(_, tenth)| *tenth);
    found
}

/// Whether an indicator has figures of whole neighbourhoods at all.
pub(super) fn has_figures(scorecard: &Scorecard, indicator: IndicatorId) -> bool {
    let whole = scorecard.series_of(indicator).iter().take_while(|series| series.breakdown.is_none());
    whole.into_iter().any(|series| scorecard.area(series.area).kind == AreaKind::Neighbourhood)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::analysis::sample::{self, BURY, SYSTEM};
    use crate::model::{Area, Member};

    #[test]
    fn a_place_that_is_made_of_others_has_their_neighbourhoods_once() {
        let made_of = |members: &[AreaId]| {
            let mut fixture =
                Fixture::new().neighbourhood((1, None), 18.0, None).neighbourhood((2, None), 14.0, None);
            let both = sample::area("both", "Both places", AreaKind::Place, Some(SYSTEM));
            let members = members.iter().copied().map(Member::Area).collect();
            fixture.neighbourhoods.push(Area { members, ..both });
            let scorecard = fixture.scorecard();
            let all = Neighbourhoods::of(&scorecard);
            let of_system = all.within(SYSTEM).len();
            (all.within(Fixture::id(2)).to_vec(), of_system)
        };
        let both = vec![Fixture::id(0), Fixture::id(1)];
        assert_eq!(made_of(&[BURY]), (both.clone(), 2), "of a place");
        assert_eq!(made_of(&[Fixture::id(1), Fixture::id(0)]), (both, 2), "named themselves");
        assert_eq!(made_of(&[]), (vec![], 2));
        assert_eq!(made_of(&[BURY, Fixture::id(0)]).0, [], "what overlaps is not added up either");
    }
}
