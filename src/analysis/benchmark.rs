//! What a figure is compared with (METHODS, "Level"): which area, whose figures of it, and which one of them.

use super::Analysed;
use super::change;
use super::comparison::{Figure, NotCompared, Sought};
use super::judgement::Judgement;
use crate::model::{
    Against, AreaId, AreaKind, Benchmark, BreakdownId, IndicatorId, Observation, Scope, Scorecard, Series,
};

/// What a figure is compared with.
#[derive(Clone, Copy)]
pub(super) enum Yardstick {
    /// The nation as a whole.
    Nation(AreaId),
    /// Another area; for a group of people the same group there.
    Area(AreaId),
    /// For a group of people: everyone in its own area.
    OwnWhole(AreaId),
    /// Its own first period.
    FirstPeriod,
    /// The best tenth of areas, or the best of few.
    Best,
}

impl Yardstick {
    /// The area, where it is one.
    pub(super) fn area(self) -> Option<AreaId> {
        match self {
            Self::Nation(area) | Self::Area(area) | Self::OwnWhole(area) => Some(area),
            Self::FirstPeriod | Self::Best => None,
        }
    }
}

/// What a figure is compared with where the options ask for a benchmark, or else for another area.
///
/// A neighbourhood has no statistical neighbours of its own and is compared with those of its place. A group of people
/// is compared with everyone in its own area: what is called the same group elsewhere may be another kind of people
/// (the poorest fifth of one place is not that of the country), and is only the same where the file says so and has its
/// figure there.
///
/// # Errors
/// Why there is nothing to compare with.
pub(super) fn yardstick(figure: &Figure, analysed: &Analysed) -> Result<Yardstick, NotCompared> {
    let scorecard = figure.scorecard;
    let own = figure.series.area;
    let chosen_by = || analysed.chosen_by.at_or_above(own).next();
    let found = match scorecard.against() {
        Against::Area(area) => area,
        Against::Benchmark(Benchmark::FirstPeriod) => return Ok(Yardstick::FirstPeriod),
        Against::Benchmark(Benchmark::BestTenth) => return Ok(Yardstick::Best),
        Against::Benchmark(_) if figure.is_group_of_its_own() => own,
        Against::Benchmark(Benchmark::National) => scorecard.national(),
        Against::Benchmark(Benchmark::System) => scorecard.system(),
        Against::Benchmark(Benchmark::Region) => chosen_by().ok_or(NotCompared::NoRegion(own))?,
        Against::Benchmark(Benchmark::Peers) => {
            chosen_by().and_then(|id| scorecard.area(id).peers).ok_or(NotCompared::NoPeers(own))?
        }
    };
    if figure.series.breakdown.is_some()
        && (found == own || figure.is_group_of_its_own() || !figure.has_its_like_in(found))
    {
        return Ok(Yardstick::OwnWhole(own));
    }
    if found == own {
        return Err(NotCompared::IsBenchmark);
    }
    if analysed.nesting.is_within(found, own) {
        return Err(NotCompared::Contains { area: own, benchmark: found });
    }
    let nation = found == scorecard.national() && figure.series.breakdown.is_none();
    Ok(if nation { Yardstick::Nation(found) } else { Yardstick::Area(found) })
}

/// Whether figures are compared with the nation as a whole.
pub fn is_the_nation(scorecard: &Scorecard) -> bool {
    match scorecard.against() {
        Against::Benchmark(benchmark) => benchmark == Benchmark::National,
        Against::Area(area) => area == scorecard.national(),
    }
}

/// Whether each area's own lineage chooses what it is compared with.
pub(super) fn is_chosen_by_area(against: Against) -> bool {
    matches!(against, Against::Benchmark(Benchmark::Region | Benchmark::Peers))
}

/// Whether an area has what this benchmark is chosen by, for itself and those within it.
pub(super) fn chooses(scorecard: &Scorecard, against: Against, area: AreaId) -> bool {
    match against {
        Against::Benchmark(Benchmark::Region) => scorecard.area(area).kind == AreaKind::Region,
        Against::Benchmark(Benchmark::Peers) => scorecard.area(area).peers.is_some(),
        _ => false,
    }
}

/// The figure that a judged one was tested against, in its series: of the same group of people in another area, of
/// everyone in its own, or its own first.
pub fn benchmark_figure<'a>(
    scorecard: &'a Scorecard,
    judgement: &Judgement,
) -> Option<(&'a Series, Observation)> {
    let (indicator, latest) = (judgement.indicator, judgement.latest?);
    let Some(area) = judgement.benchmark.area else {
        if scorecard.against() != Against::Benchmark(Benchmark::FirstPeriod) {
            return None;
        }
        let own = scorecard.series(indicator, judgement.breakdown, judgement.area)?;
        return Some((own, change::first(own, latest)?));
    };
    let series = series_of(scorecard, (indicator, judgement.breakdown, judgement.area), area)?;
    Some((series, series.at(latest.period)?))
}

/// The series that a judged one is set beside where its benchmark is an area: of the same group of people there, or of
/// everyone in its own.
pub fn benchmark_series<'a>(scorecard: &'a Scorecard, judgement: &Judgement) -> Option<&'a Series> {
    let own = (judgement.indicator, judgement.breakdown, judgement.area);
    series_of(scorecard, own, judgement.benchmark.area?)
}

/// The same where it is compared with in every period: what is best in one of them need not have been before.
pub fn benchmark_line<'a>(scorecard: &'a Scorecard, judgement: &Judgement) -> Option<&'a Series> {
    let of_one_period = judgement.benchmark.reason == Some(NotCompared::BestTenth);
    benchmark_series(scorecard, judgement).filter(|_| !of_one_period)
}

/// The same for the series of an indicator, breakdown and area that is compared with `beside`.
pub(super) fn series_of(
    scorecard: &Scorecard,
    (indicator, breakdown, own): (IndicatorId, Option<BreakdownId>, AreaId),
    beside: AreaId,
) -> Option<&Series> {
    scorecard.series(indicator, breakdown.filter(|_| beside != own), beside)
}

impl<'a> Figure<'a> {
    /// Whether it is of a group of people that need not be the same group anywhere else.
    fn is_group_of_its_own(&self) -> bool {
        let scope = |id| self.scorecard.breakdown(id).scope;
        self.series.breakdown.is_some_and(|group| scope(group) != Some(Scope::National))
    }

    /// Whether an area has a figure of the same group for the same period.
    fn has_its_like_in(&self, area: AreaId) -> bool {
        let there = self.scorecard.series(self.series.indicator, self.series.breakdown, area);
        self.latest.zip(there).is_some_and(|(latest, there)| there.at(latest.period).is_some())
    }

    /// The figure that this one is compared with, in its series; the best tenth is none.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) fn beside(
        &self,
        yardstick: Yardstick,
        latest: Observation,
    ) -> Result<(&'a Series, Observation), NotCompared> {
        let indicator = self.series.indicator;
        let (breakdown, area) = match yardstick {
            Yardstick::Nation(area) | Yardstick::OwnWhole(area) => (None, area),
            Yardstick::Area(area) => (self.series.breakdown, area),
            Yardstick::FirstPeriod => {
                let first = change::first(self.series, latest);
                let first = first.ok_or(NotCompared::FirstPeriod(latest.period))?;
                return Ok((self.series, first));
            }
            Yardstick::Best => return Err(NotCompared::BestTenth),
        };
        let series = self.scorecard.series(indicator, breakdown, area);
        let found = series.and_then(|series| Some((series, series.at(latest.period)?)));
        let sought = Sought::In(latest.period);
        found.ok_or(NotCompared::NoFigure { area, of_group: breakdown.is_some(), sought })
    }
}

#[cfg(test)]
#[path = "benchmark_tests.rs"]
mod tests;
