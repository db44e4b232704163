//! What a figure is compared with (METHODS, "Benchmarks to choose from"): which area, and which value of it.

use super::change;
use super::comparison::{Figure, NotCompared, Sought};
use crate::model::{AreaId, AreaKind, Benchmark, Observation, Scorecard};

/// The area that `benchmark` names for a figure; `None` where it is no area.
///
/// A neighbourhood has no statistical neighbours of its own and is compared with those of its place.
///
/// # Errors
/// Why there is nothing to compare with.
pub(super) fn area(figure: &Figure, benchmark: Benchmark) -> Result<Option<AreaId>, NotCompared> {
    let scorecard = figure.scorecard;
    let own = figure.series.area;
    let chosen_by = || figure.chosen_by.at_or_above(own).next();
    let found = match benchmark {
        Benchmark::National => scorecard.national(),
        Benchmark::System => scorecard.system(),
        Benchmark::Region => chosen_by().ok_or(NotCompared::NoRegion(own))?,
        Benchmark::Peers => {
            chosen_by().and_then(|id| scorecard.area(id).peers).ok_or(NotCompared::NoPeers(own))?
        }
        Benchmark::FirstPeriod | Benchmark::BestTenth => return Ok(None),
    };
    if found == own {
        return Err(NotCompared::IsBenchmark);
    }
    if figure.nesting.is_within(found, own) {
        return Err(NotCompared::Contains { area: own, benchmark: found });
    }
    Ok(Some(found))
}

/// Whether each area's own lineage chooses what it is compared with.
pub(super) fn is_chosen_by_area(benchmark: Benchmark) -> bool {
    matches!(benchmark, Benchmark::Region | Benchmark::Peers)
}

/// Whether an area has what this benchmark is chosen by, for itself and those within it.
pub(super) fn chooses(scorecard: &Scorecard, benchmark: Benchmark, area: AreaId) -> bool {
    match benchmark {
        Benchmark::Region => scorecard.area(area).kind == AreaKind::Region,
        Benchmark::Peers => scorecard.area(area).peers.is_some(),
        _ => false,
    }
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
