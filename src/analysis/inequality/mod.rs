//! Inequality within a place: the slope over deprivation, and neighbourhoods hidden in an average.

mod dimensions;
#[cfg(test)]
mod fixture;
mod furthest;
mod gradient;
mod groups;
mod hidden;
mod ranked;
mod slope_index;

pub use furthest::{Furthest, FurthestNeighbourhood, furthest_neighbourhoods};
pub use gradient::{gradient, gradient_at};
pub use groups::{Against, GroupComparison, deprivation_groups};
pub use hidden::hidden;
pub use slope_index::{NoSlope, RankedGroup, SlopeForm, SlopeIndex, slope_index};

use crate::model::{AreaId, AreaKind, IndicatorId, Period, Polarity, Scorecard};

/// The slope over deprivation groups or neighbourhoods.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gradient {
    /// What was ordered by deprivation: `neighbourhoods` or the breakdown's dimension.
    pub dimension: Option<String>,
    /// The period of every figure in it.
    pub period: Option<Period>,
    /// How many groups or neighbourhoods it goes over.
    pub groups: usize,
    /// Slope index of inequality: the gap between the most and the least deprived end, in the value's unit. Never
    /// negative, so a larger number is a wider gap; `lean` says which end is higher.
    pub slope_index: Option<f64>,
    /// Its lower 95 % limit; below nought where there may be no gap.
    pub slope_lower: Option<f64>,
    /// Its upper 95 % limit.
    pub slope_upper: Option<f64>,
    /// Relative index of inequality: the higher end over the lower one.
    pub relative_index: Option<f64>,
    /// Its lower 95 % limit.
    pub relative_lower: Option<f64>,
    /// Its upper 95 % limit.
    pub relative_upper: Option<f64>,
    /// Which end is higher.
    pub lean: Option<Lean>,
    /// Which way it leans, in a sentence.
    pub leans: Option<String>,
    /// What to know about how it was made.
    pub note: Option<String>,
    /// Why there is none: one plain English sentence.
    pub reason: Option<String>,
}

/// Which end of the gradient is higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// The most deprived have the higher value.
    MostDeprivedHigher,
    /// The least deprived have the higher value.
    LeastDeprivedHigher,
    /// Neither.
    Level,
}

impl Lean {
    /// Whether the most deprived stand at the wrong end; never where neither direction is good.
    pub fn is_worse_for_the_deprived(self, polarity: Polarity) -> bool {
        matches!(
            (self, polarity),
            (Self::MostDeprivedHigher, Polarity::LowerIsBetter)
                | (Self::LeastDeprivedHigher, Polarity::HigherIsBetter)
        )
    }
}

/// Neighbourhoods significantly worse than the benchmark in a place that is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hidden {
    /// Which, in the order of the file.
    pub worse_neighbourhoods: Vec<AreaId>,
    /// How many neighbourhoods were tested.
    pub tested: usize,
    /// How many neighbourhoods the place has.
    pub neighbourhoods: usize,
    /// The worse neighbourhoods' share of the residents of all neighbourhoods, where all are known.
    pub population_share: Option<f64>,
    /// Why it cannot be said: one plain English sentence.
    pub reason: Option<String>,
}

/// The neighbourhoods that lie within an area, however deep, in the order of the file; none within the nation, of
/// which a file holds only a part.
fn within(scorecard: &Scorecard, area: AreaId) -> Vec<AreaId> {
    if !matches!(scorecard.area(area).kind, AreaKind::Place | AreaKind::System) {
        return Vec::new();
    }
    let lies_within = |id: AreaId| {
        std::iter::successors(scorecard.area(id).parent, |&parent| scorecard.area(parent).parent)
            .any(|parent| parent == area)
    };
    scorecard.areas_of_kind(AreaKind::Neighbourhood).filter(|&id| lies_within(id)).collect()
}

/// Whether an indicator has figures of whole neighbourhoods at all. Cheap, where `within` has to walk the areas.
fn has_neighbourhood_figures(scorecard: &Scorecard, indicator: IndicatorId) -> bool {
    let whole = scorecard.series_of(indicator).iter().take_while(|series| series.breakdown.is_none());
    whole.into_iter().any(|series| scorecard.area(series.area).kind == AreaKind::Neighbourhood)
}
