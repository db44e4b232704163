//! What a figure is compared with (METHODS, "Benchmarks to choose from"): which area, and which value of it.

use super::change;
use super::comparison::{Figure, NotCompared, Sought};
use crate::model::{AreaId, AreaKind, Benchmark, Observation};

/// The area that `benchmark` names for a figure; `None` where it is no area.
///
/// A neighbourhood has no statistical neighbours of its own and is compared with those of its place.
///
/// # Errors
/// Why there is nothing to compare with.
pub(super) fn area(figure: &Figure, benchmark: Benchmark) -> Result<Option<AreaId>, NotCompared> {
    let scorecard = figure.scorecard;
    let own = figure.series.area;
    let is_region = |id: &AreaId| scorecard.area(*id).kind == AreaKind::Region;
    let found = match benchmark {
        Benchmark::National => scorecard.national(),
        Benchmark::System => scorecard.system(),
        Benchmark::Region => figure.area_and_parents().find(is_region).ok_or(NotCompared::NoRegion(own))?,
        Benchmark::Peers => figure
            .area_and_parents()
            .find_map(|id| scorecard.area(id).peers)
            .ok_or(NotCompared::NoPeers(own))?,
        Benchmark::FirstPeriod | Benchmark::BestTenth => return Ok(None),
    };
    if found == own {
        return Err(NotCompared::IsBenchmark);
    }
    if figure.parents_of(found).any(|parent| parent == own) {
        return Err(NotCompared::Contains { area: own, benchmark: found });
    }
    Ok(Some(found))
}

/// The value of the benchmark in the period of `latest`.
///
/// # Errors
/// Why there is none.
pub(super) fn value(
    figure: &Figure,
    benchmark: Benchmark,
    area: Option<AreaId>,
    latest: Observation,
) -> Result<f64, NotCompared> {
    let (indicator, breakdown) = (figure.series.indicator, figure.series.breakdown);
    let found = match (benchmark, area) {
        (Benchmark::BestTenth, _) => return figure.best_tenth.map_err(NotCompared::NoBestTenth),
        (_, None) => change::first(figure.series, latest).ok_or(NotCompared::FirstPeriod(latest.period)),
        (_, Some(area)) => figure
            .scorecard
            .series(indicator, breakdown, area)
            .and_then(|series| series.at(latest.period))
            .ok_or_else(|| figure.no_figure(area, Sought::In(latest.period))),
    };
    found.map(|found| found.value)
}

#[cfg(test)]
#[path = "benchmark_tests.rs"]
mod tests;
