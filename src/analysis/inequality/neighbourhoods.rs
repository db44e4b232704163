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
