//! Own footprints of neighbourhoods, such as neighbourhood teams or primary care networks: which there are in an area, and of
//! which neighbourhoods. Their figures are added up from counts (`model::derived`) and judged as any other; there are several
//! beside each other, as there are dozens of neighbourhoods, so that they are tested at 99.8 % as these are.

use super::Neighbourhoods;
use super::local::worst_first;
use crate::analysis::Analysis;
use crate::analysis::judgement::Judgement;
use crate::model::{AreaId, IndicatorId, Scorecard};
use std::collections::HashSet;

/// An own footprint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFootprint {
    pub area: AreaId,
    /// The neighbourhoods that it is made of, as far as they are in the file, in its order.
    pub parts: Vec<AreaId>,
}

/// The own footprints that lie in an area or have a neighbourhood of it, in the order of the file.
pub fn footprints(scorecard: &Scorecard, neighbourhoods: &Neighbourhoods, area: AreaId) -> Vec<OwnFootprint> {
    let within: HashSet<AreaId> = neighbourhoods.within(area).iter().copied().collect();
    let lies_in = |id: AreaId| scorecard.upwards(id).skip(1).any(|above| above == area);
    let found = scorecard.areas().filter_map(|(id, _)| Some((id, scorecard.footprint(id)?)));
    let here = found.filter(|(id, parts)| lies_in(*id) || parts.iter().any(|part| within.contains(part)));
    here.map(|(area, parts)| OwnFootprint { area, parts }).collect()
}

/// Those of some own footprints that have a figure, each in its own latest period, the worst first.
pub fn judged_footprints<'a>(
    scorecard: &Scorecard,
    analysis: &'a Analysis,
    indicator: IndicatorId,
    footprints: &[OwnFootprint],
) -> Vec<&'a Judgement> {
    let judged = |footprint: &OwnFootprint| {
        let judgement = analysis.get(indicator, None, footprint.area)?;
        Some((judgement.latest?.value, judgement))
    };
    worst_first(scorecard, indicator, footprints.iter().filter_map(judged).collect())
}
