//! Inequality within a place: the slope over deprivation, and neighbourhoods hidden in an average.

mod clusters;
mod deprived;
#[cfg(test)]
pub(super) mod fixture;
mod footprints;
mod furthest;
mod gap_trend;
mod gradient;
mod groups;
mod hidden;
mod local;
mod neighbourhoods;
mod ranked;
mod slope_index;
mod tenths;

pub use clusters::side_by_side;
pub use deprived::{DeprivedFifth, MOST_DEPRIVED_FIFTH, deprived_fifth};
pub use footprints::{OwnFootprint, footprints, judged_footprints};
pub use furthest::{Furthest, FurthestNeighbourhood, NoFurthest, furthest_neighbourhoods};
pub use gradient::{Gradient, GradientNote, Lean, NoGradient, Over, gradient_at, gradient_over};
pub use groups::{GroupComparison, GroupsOfPeople, groups_of_people};
pub use hidden::{Hidden, NotHidden, share_of_residents, verdict_at_998};
pub use local::{Local, LocalCounts, LocalFinding, measured_in_neighbourhoods, most_to_say};
pub use neighbourhoods::{Neighbourhoods, by_deprivation};
pub use ranked::Members;
pub use slope_index::{NoSlope, RankedGroup, SlopeForm, SlopeIndex, slope_index};
pub use tenths::{AddedUp, Tenth, added_up, tenths};

pub(super) use gradient::gradient;
pub(super) use hidden::hidden;

use crate::analysis::deprivation::DeprivationGroups;
use crate::model::{AreaId, IndicatorId, Scorecard};

/// What the inequality within the areas of one indicator is judged from, looked up once for all of them.
pub(super) struct Ground<'a> {
    pub scorecard: &'a Scorecard,
    pub indicator: IndicatorId,
    neighbourhoods: &'a Neighbourhoods,
    has_neighbourhood_figures: bool,
    groups: DeprivationGroups<'a>,
}

impl<'a> Ground<'a> {
    pub(super) fn of(
        scorecard: &'a Scorecard,
        indicator: IndicatorId,
        neighbourhoods: &'a Neighbourhoods,
    ) -> Self {
        Self {
            scorecard,
            indicator,
            neighbourhoods,
            has_neighbourhood_figures: neighbourhoods::has_figures(scorecard, indicator),
            groups: DeprivationGroups::of(scorecard, indicator),
        }
    }

    /// The neighbourhoods of an area, where the indicator has figures of neighbourhoods at all.
    fn neighbourhoods(&self, area: AreaId) -> Option<&'a [AreaId]> {
        self.has_neighbourhood_figures.then(|| self.neighbourhoods.within(area))
    }
}
