//! The names a reader steers by: places and indicators of one scorecard.

use crate::model::{Against, AreaId, AreaKind, Benchmark, IndicatorId, Scorecard, Word};
use crate::words::{benchmark_words, strand_name};

/// Places and indicators by name, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Title of the scorecard.
    pub title: String,
    /// Edition, where the file names one.
    pub edition: Option<String>,
    /// Name of the system.
    pub system: String,
    /// The places of the system.
    pub places: Vec<PlaceEntry>,
    /// The indicators.
    pub indicators: Vec<IndicatorEntry>,
    /// What the file compares figures with.
    pub benchmark: Benchmark,
    /// The single area by which all is judged instead, where that was asked for.
    pub against: Option<String>,
    /// What they can be compared with, by name.
    pub benchmarks: Vec<(Benchmark, String)>,
}

/// One place to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceEntry {
    /// Which.
    pub area: AreaId,
    /// Its name.
    pub name: String,
}

/// One indicator to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorEntry {
    /// Which.
    pub id: IndicatorId,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// The strand it belongs to.
    pub strand: &'static str,
}

impl Outline {
    /// The outline of a scorecard.
    pub fn of(scorecard: &Scorecard) -> Self {
        let header = scorecard.header();
        let place = |area| PlaceEntry { area, name: scorecard.area(area).name.clone() };
        Self {
            title: header.title.clone(),
            edition: header.edition.clone(),
            system: scorecard.area(scorecard.system()).name.clone(),
            places: scorecard.places().map(place).collect(),
            indicators: scorecard
                .indicators()
                .map(|(id, indicator)| IndicatorEntry {
                    id,
                    name: indicator.name.clone(),
                    short: indicator.short.clone(),
                    strand: strand_name(indicator.strand),
                })
                .collect(),
            benchmark: scorecard.methods().benchmark,
            against: match scorecard.against() {
                Against::Area(area) => Some(scorecard.area(area).name.clone()),
                Against::Benchmark(_) => None,
            },
            benchmarks: benchmarks(scorecard),
        }
    }

    /// The name of a place.
    pub fn place_name(&self, area: AreaId) -> Option<&str> {
        self.places.iter().find(|place| place.area == area).map(|place| place.name.as_str())
    }

    /// The name of an indicator.
    pub fn indicator_name(&self, id: IndicatorId) -> Option<&str> {
        self.indicators.get(id.index()).map(|indicator| indicator.name.as_str())
    }

    /// The place `steps` after `from`, going round at the ends; the first one where there is no `from`.
    pub fn place_beside(&self, from: Option<AreaId>, steps: isize) -> Option<AreaId> {
        let at = self.places.iter().position(|place| Some(place.area) == from);
        beside(self.places.len(), at, steps).map(|at| self.places[at].area)
    }
}

/// What the places of a scorecard can be compared with; what its methods say always, even where nothing comes of it.
fn benchmarks(scorecard: &Scorecard) -> Vec<(Benchmark, String)> {
    let has_figures =
        |area: AreaId| scorecard.indicators().any(|(id, _)| scorecard.series(id, None, area).is_some());
    let is_there = |benchmark: &Benchmark| match benchmark {
        Benchmark::National => true,
        Benchmark::System => has_figures(scorecard.system()),
        Benchmark::Region => scorecard.areas_of_kind(AreaKind::Region).any(has_figures),
        Benchmark::Peers => scorecard.places().any(|place| scorecard.area(place).peers.is_some()),
        Benchmark::FirstPeriod | Benchmark::BestTenth => scorecard.indicators().next().is_some(),
    };
    let offered = Benchmark::ALL
        .iter()
        .filter(|benchmark| **benchmark == scorecard.methods().benchmark || is_there(benchmark));
    offered.map(|benchmark| (*benchmark, benchmark_words(scorecard, *benchmark).to_owned())).collect()
}

/// The position `steps` after another of so many, going round at the ends.
pub fn beside(length: usize, at: Option<usize>, steps: isize) -> Option<usize> {
    let length_signed = isize::try_from(length).ok().filter(|length| *length > 0)?;
    let Some(at) = at else { return Some(0) };
    let wanted = isize::try_from(at).ok()? + steps;
    usize::try_from(wanted.rem_euclid(length_signed)).ok()
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn stepping_goes_round_at_both_ends() {
        assert_eq!(beside(3, Some(2), 1), Some(0));
        assert_eq!(beside(3, Some(0), -1), Some(2));
        assert_eq!(beside(3, None, 1), Some(0));
        assert_eq!(beside(0, None, 1), None);
    }
}
