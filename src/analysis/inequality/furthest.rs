//! The neighbourhoods furthest beyond the benchmark on the wrong side: plain description, for figures that come
//! without limits and cannot be tested. Nothing here is a finding; see [`super::hidden`] for those.

use super::{has_neighbourhood_figures, within};
use crate::analysis::finite;
use crate::model::{AreaId, IndicatorId, Period, Polarity, Scorecard};

/// What lies furthest out, described.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Furthest {
    /// The period of every figure.
    pub period: Option<Period>,
    /// The nation's value in that period.
    pub benchmark: Option<f64>,
    /// The neighbourhoods, the furthest first.
    pub neighbourhoods: Vec<FurthestNeighbourhood>,
    /// How many neighbourhoods lie beyond the benchmark, those not listed included.
    pub beyond: usize,
    /// How many neighbourhoods have a figure.
    pub of: usize,
    /// Why nothing is described: one plain English sentence.
    pub reason: Option<String>,
}

/// One neighbourhood beyond the benchmark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FurthestNeighbourhood {
    /// Which.
    pub area: AreaId,
    /// Its value.
    pub value: f64,
    /// The value less the benchmark.
    pub difference: f64,
}

/// The `count` neighbourhoods of an area that lie furthest beyond the nation's value on the wrong side; above it
/// where neither direction is good. Equal values stand by code.
pub fn furthest_neighbourhoods(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    count: usize,
) -> Furthest {
    let nothing = |reason: String| Furthest { reason: Some(reason), ..Furthest::default() };
    let (about, place) = (scorecard.indicator(indicator), &scorecard.area(area).name);
    let all =
        if has_neighbourhood_figures(scorecard, indicator) { within(scorecard, area) } else { Vec::new() };
    let series = |id| scorecard.series(indicator, None, id);
    let latest = all.iter().filter_map(|&id| series(id)?.latest()).map(|latest| latest.period).max();
    let Some(period) = latest else {
        return nothing(format!("There are no figures for the neighbourhoods of {place}."));
    };
    let nation = scorecard.national();
    let Some(benchmark) = series(nation).and_then(|nation| nation.at(period)) else {
        return nothing(format!("{} has no figure for {period}.", scorecard.area(nation).name));
    };
    let wrong_side = if about.polarity == Polarity::HigherIsBetter { -1.0 } else { 1.0 };
    let values: Vec<(AreaId, f64)> =
        all.iter().filter_map(|&id| Some((id, series(id)?.at(period)?.value))).collect();
    let described = |&(area, value): &(AreaId, f64)| {
        let difference = finite(value - benchmark.value)?;
        (difference * wrong_side > 0.0).then_some(FurthestNeighbourhood { area, value, difference })
    };
    let mut neighbourhoods: Vec<FurthestNeighbourhood> = values.iter().filter_map(described).collect();
    neighbourhoods.sort_by(|a, b| {
        let code = |found: &FurthestNeighbourhood| &scorecard.area(found.area).code;
        b.difference.abs().total_cmp(&a.difference.abs()).then_with(|| code(a).cmp(code(b)))
    });
    let beyond = neighbourhoods.len();
    neighbourhoods.truncate(count);
    Furthest {
        period: Some(period),
        benchmark: Some(benchmark.value),
        neighbourhoods,
        beyond,
        of: values.len(),
        reason: None,
    }
}
