//! What a figure is compared with (METHODS, "Benchmarks to choose from"): which area, and which value of it.

use super::change;
use super::comparison::Figure;
use crate::model::{AreaId, Benchmark, Observation};

/// The area that `benchmark` names for a figure; `None` where it is no area. An error is one sentence that says why
/// there is nothing to compare with.
///
/// A neighbourhood has no statistical neighbours of its own and is compared with those of its place.
pub(super) fn area(figure: &Figure, benchmark: Benchmark) -> Result<Option<AreaId>, String> {
    let scorecard = figure.scorecard;
    let own = figure.series.area;
    let name = |id: AreaId| scorecard.area(id).name.as_str();
    let found = match benchmark {
        Benchmark::National => scorecard.national(),
        Benchmark::System => scorecard.system(),
        Benchmark::Region => figure
            .area_and_parents()
            .find(|id| scorecard.area(*id).kind == crate::model::AreaKind::Region)
            .ok_or_else(|| format!("The file names no region that {} lies in.", name(own)))?,
        Benchmark::Peers => figure
            .area_and_parents()
            .find_map(|id| scorecard.area(id).peers)
            .ok_or_else(|| format!("The file names no statistical neighbours of {}.", name(own)))?,
        Benchmark::FirstPeriod | Benchmark::BestTenth => return Ok(None),
    };
    if found == own {
        return Err("This is the area that others are compared with.".to_owned());
    }
    if figure.parents_of(found).any(|parent| parent == own) {
        return Err(format!("{} contains {}, so they are not compared.", name(own), name(found)));
    }
    Ok(Some(found))
}

/// The value of the benchmark in the period of `latest`, or one sentence that says why there is none.
pub(super) fn value(
    figure: &Figure,
    benchmark: Benchmark,
    area: Option<AreaId>,
    latest: Observation,
) -> Result<f64, String> {
    match (benchmark, area) {
        (Benchmark::BestTenth, _) => figure.best_tenth.clone(),
        (_, None) => change::first(figure.series, latest)
            .map(|first| first.value)
            .ok_or_else(|| format!("{} is the first period that can be compared with.", latest.period)),
        (_, Some(area)) => {
            let (indicator, breakdown) = (figure.series.indicator, figure.series.breakdown);
            let of_area = figure.scorecard.series(indicator, breakdown, area);
            of_area
                .and_then(|series| series.at(latest.period))
                .map(|found| found.value)
                .ok_or_else(|| figure.no_figure(area, Some(&latest.period.to_string())))
        }
    }
}

#[cfg(test)]
#[path = "benchmark_tests.rs"]
mod tests;
