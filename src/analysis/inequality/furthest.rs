//! The neighbourhoods furthest beyond the benchmark on the wrong side: plain description, for figures that come
//! without limits and cannot be tested. Nothing here is a finding; see [`super::hidden`] for those.

use super::{Ground, Neighbourhoods};
use crate::analysis::finite;
use crate::model::{AreaId, IndicatorId, MeasureKind, Period, Polarity, Scorecard};

/// What lies furthest out, described.
#[derive(Clone, Debug, PartialEq)]
pub struct Furthest {
    /// The period of every figure.
    pub period: Period,
    /// The nation's value in that period.
    pub benchmark: f64,
    /// The neighbourhoods, the furthest first.
    pub neighbourhoods: Vec<FurthestNeighbourhood>,
    /// How many neighbourhoods lie beyond the benchmark, those not listed included.
    pub beyond: usize,
    /// How many neighbourhoods have a figure.
    pub of: usize,
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

/// Why nothing is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFurthest {
    /// The count of a neighbourhood is no measure for that of the nation.
    Count,
    /// The neighbourhoods of this area have no figures.
    NoFigures(AreaId),
    /// The nation has no figure for the period.
    NoBenchmark(Period),
}

/// The `count` neighbourhoods of an area that lie furthest beyond the nation's value on the wrong side; above it
/// where neither direction is good. Equal values go by code.
///
/// # Errors
/// Why nothing can be described.
pub fn furthest_neighbourhoods(
    scorecard: &Scorecard,
    neighbourhoods: &Neighbourhoods,
    (indicator, area): (IndicatorId, AreaId),
    count: usize,
) -> Result<Furthest, NoFurthest> {
    let about = scorecard.indicator(indicator);
    if about.measure.kind == MeasureKind::Count {
        return Err(NoFurthest::Count);
    }
    let all = Ground::of(scorecard, indicator, neighbourhoods).neighbourhoods(area).unwrap_or_default();
    let series = |id| scorecard.series(indicator, None, id);
    let latest = all.iter().filter_map(|&id| series(id)?.latest()).map(|latest| latest.period).max();
    let period = latest.ok_or(NoFurthest::NoFigures(area))?;
    let national = series(scorecard.national()).and_then(|nation| nation.at(period));
    let benchmark = national.ok_or(NoFurthest::NoBenchmark(period))?.value;
    let wrong_side = if about.polarity == Polarity::HigherIsBetter { -1.0 } else { 1.0 };
    let values: Vec<(AreaId, f64)> =
        all.iter().filter_map(|&id| Some((id, series(id)?.at(period)?.value))).collect();
    let described = |&(area, value): &(AreaId, f64)| {
        let difference = finite(value - benchmark)?;
        (difference * wrong_side > 0.0).then_some(FurthestNeighbourhood { area, value, difference })
    };
    let mut neighbourhoods: Vec<FurthestNeighbourhood> = values.iter().filter_map(described).collect();
    neighbourhoods.sort_by(|a, b| {
        let code = |found: &FurthestNeighbourhood| &scorecard.area(found.area).code;
        b.difference.abs().total_cmp(&a.difference.abs()).then_with(|| code(a).cmp(code(b)))
    });
    let beyond = neighbourhoods.len();
    neighbourhoods.truncate(count);
    Ok(Furthest { period, benchmark, neighbourhoods, beyond, of: values.len() })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::analysis::sample::{BURY, ENGLAND};

    fn found(kind: MeasureKind) -> Result<Furthest, NoFurthest> {
        let mut fixture = Fixture::new()
            .whole(ENGLAND, 10.0, None)
            .neighbourhood((1, None), 12.0, None)
            .neighbourhood((2, None), 8.0, None);
        fixture.indicator.measure.kind = kind;
        let scorecard = fixture.scorecard();
        furthest_neighbourhoods(&scorecard, &Neighbourhoods::of(&scorecard), (IndicatorId::at(0), BURY), 3)
    }

    #[test]
    fn the_count_of_a_neighbourhood_does_not_lie_above_that_of_the_nation() {
        let rates = found(MeasureKind::Rate).unwrap();
        assert_eq!((rates.beyond, rates.of, rates.neighbourhoods[0].area), (1, 2, Fixture::id(0)));
        assert_eq!(found(MeasureKind::Count), Err(NoFurthest::Count));
    }
}
