//! Which neighbourhoods lie within which place or system, looked up once for all areas.

use crate::analysis::lineage::Above;
use crate::model::{AreaId, AreaKind, IndicatorId, Scorecard};
use std::collections::HashMap;

/// The neighbourhoods within each place and system.
#[derive(Debug, Default)]
pub struct Neighbourhoods(HashMap<AreaId, Vec<AreaId>>);

impl Neighbourhoods {
    /// Looks them up.
    pub fn of(scorecard: &Scorecard) -> Self {
        let mut within: HashMap<AreaId, Vec<AreaId>> = HashMap::new();
        let neighbourhoods = || scorecard.areas_of_kind(AreaKind::Neighbourhood);
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

/// Whether an indicator has figures of whole neighbourhoods at all.
pub(super) fn has_figures(scorecard: &Scorecard, indicator: IndicatorId) -> bool {
    let whole = scorecard.series_of(indicator).iter().take_while(|series| series.breakdown.is_none());
    whole.into_iter().any(|series| scorecard.area(series.area).kind == AreaKind::Neighbourhood)
}
