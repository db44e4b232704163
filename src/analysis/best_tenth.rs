//! The gap to the best tenth of areas, in events: had every place what the best tenth has (METHODS, "Level").
//!
//! The best tenth is the type-7 quantile at 0.9 in the direction of good: the file's national spread of that kind
//! of area where it has one, and otherwise the areas of that kind in the file, where they are enough to make a spread.
//! Among fewer, the best of them is named instead, of those that count ten events or more. All of it is description, never a finding.
//!
//! An indicator has one yardstick: a group of people, for whom no spread is published, is not held against the best of
//! few places where everyone is held against the best tenth of all, or a part would lack more than the whole.

use super::judgement::SpreadAreas;
use super::spread::MIN_AREAS;
use super::statistics::quantile;
use crate::model::{
    AreaId, AreaKind, Indicator, MeasureKind, Observation, Period, Polarity, Scorecard, Series, Spread,
};

/// Of one area alone there is no best but itself.
const FEWEST_AREAS: usize = 2;

/// The best tenth, and how far off it is in events; [`super::Judgement::gap_to_best`] says how far in the value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestTenth {
    /// Whose value it is.
    pub best: Best,
    /// The gap in events or people, where it can be told: of a standardised rate how many fewer where lower is better and
    /// how many more where higher is, else with the sign of the gap.
    pub events: Option<f64>,
}

/// The value to reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Best {
    /// In the direction of good.
    pub value: f64,
    /// Of what.
    pub of: BestOf,
}

/// What the best value is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BestOf {
    /// The best tenth of these areas.
    Tenth(SpreadAreas),
    /// The best area, of so few in the file that a tenth of them is none.
    Area(AreaId),
}

/// Why there is no best tenth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBestTenth {
    /// Neither direction is good.
    Neutral,
    /// The count of one area is no measure for that of another.
    Count,
    /// Only places and neighbourhoods are compared with it.
    Kind,
    /// Too few areas of this kind have a figure for the period.
    TooFew(AreaKind, Period),
    /// Everyone is held against the best tenth of these areas, and this group of people could not be.
    OfEveryone(SpreadAreas),
}

impl NoBestTenth {
    /// Why no area has a best tenth in this indicator; `None` where one can have.
    pub fn of(indicator: &Indicator) -> Option<Self> {
        if indicator.polarity == Polarity::Neutral {
            return Some(Self::Neutral);
        }
        (indicator.measure.kind == MeasureKind::Count).then_some(Self::Count)
    }
}

/// The best tenth of areas of `kind` in `period`; `in_file` are the values of those in the file, ascending, and
/// `first` is the best of those areas that rests on enough events to be one.
///
/// `spreads` are those of the same indicator, and empty for a breakdown. Where several fit, the one of most areas
/// counts, whichever comes first in the file.
pub(super) fn value(
    indicator: &Indicator,
    spreads: &[(u32, &Spread)],
    (in_file, first): (&[f64], Option<(f64, AreaId)>),
    kind: AreaKind,
    period: Period,
) -> Result<Best, NoBestTenth> {
    if let Some(none) = NoBestTenth::of(indicator) {
        return Err(none);
    }
    let lower_is_better = indicator.polarity == Polarity::LowerIsBetter;
    let probability = if lower_is_better { 0.1 } else { 0.9 };
    if !matches!(kind, AreaKind::Place | AreaKind::Neighbourhood) {
        return Err(NoBestTenth::Kind);
    }
    let of_file = || {
        let of = BestOf::Tenth(SpreadAreas::InFile(kind));
        let tenth = quantile(in_file, probability).map(|value| Best { value, of });
        tenth.filter(|_| in_file.len() >= MIN_AREAS)
    };
    let best_area = || {
        let (value, area) = first.filter(|_| in_file.len() >= FEWEST_AREAS)?;
        Some(Best { value, of: BestOf::Area(area) })
    };
    national(spreads, kind, period, probability)
        .or_else(of_file)
        .or_else(best_area)
        .ok_or(NoBestTenth::TooFew(kind, period))
}

/// The areas whose best tenth everyone is held against, for a group of people of the same indicator: those of the file's
/// spreads or, where they are enough, those of `kind` among `everyone`, the series of the whole population.
pub(super) fn tenth_of_everyone(
    scorecard: &Scorecard,
    spreads: &[(u32, &Spread)],
    everyone: &[Series],
    (kind, period): (AreaKind, Period),
) -> Option<SpreadAreas> {
    // That there is a best tenth does not depend on which way is good.
    let published = national(spreads, kind, period, 0.1).or_else(|| national(spreads, kind, period, 0.9));
    if let Some(BestOf::Tenth(areas)) = published.map(|best| best.of) {
        return Some(areas);
    }
    let counted = everyone.iter().filter(|series| scorecard.area(series.area).kind == kind);
    let many = counted.filter(|series| series.at(period).is_some()).nth(MIN_AREAS - 1).is_some();
    many.then_some(SpreadAreas::InFile(kind))
}

/// The best that a group of people is held against, where everyone is against the best tenth of `everyone`.
pub(super) fn of_group(best: Best, everyone: Option<SpreadAreas>) -> Result<Best, NoBestTenth> {
    match everyone {
        Some(areas) if best.of != BestOf::Tenth(areas) => Err(NoBestTenth::OfEveryone(areas)),
        _ => Ok(best),
    }
}

fn national(spreads: &[(u32, &Spread)], kind: AreaKind, period: Period, probability: f64) -> Option<Best> {
    let fits = spreads.iter().filter(|(_, spread)| spread.kind == kind);
    let found = fits.filter_map(|&(at_in_file, spread)| {
        let at = spread.periods.binary_search(&period).ok()?;
        let of = BestOf::Tenth(SpreadAreas::Published(at_in_file));
        let best = Best { value: spread.quantile(probability, period)?, of };
        Some((spread.areas[at].unwrap_or(0.0), &spread.of, best))
    });
    let larger = |a: &(f64, &String, Best), b: &(f64, &String, Best)| {
        a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1)).then(a.2.value.total_cmp(&b.2.value))
    };
    found.max_by(larger).map(|(.., best)| best)
}

/// The gap of one figure to the best tenth, and in events.
///
/// `None` where the difference cannot be written down.
pub(super) fn gap(
    indicator: &Indicator,
    series: &Series,
    latest: Observation,
    best: Best,
) -> Option<BestTenth> {
    super::finite(latest.value - best.value)?;
    Some(BestTenth { best, events: events_to(indicator, series, latest, best.value) })
}

/// The events, or people, between a figure and another value; `None` where the file does not count them.
pub(super) fn events_to(
    indicator: &Indicator,
    series: &Series,
    latest: Observation,
    other: f64,
) -> Option<f64> {
    let events = match indicator.measure.kind {
        MeasureKind::Proportion | MeasureKind::Rate => {
            of_denominator(indicator, series, latest, latest.value - other)
        }
        MeasureKind::StandardisedRate => of_count(indicator, series, latest, other),
        MeasureKind::Mean
        | MeasureKind::Count
        | MeasureKind::Ratio
        | MeasureKind::Index
        | MeasureKind::Score => None,
    };
    events.and_then(super::finite)
}

/// The gap × denominator ÷ per.
fn of_denominator(indicator: &Indicator, series: &Series, latest: Observation, gap: f64) -> Option<f64> {
    let per = indicator.measure.per_or_percent().filter(|per| *per > 0.0)?;
    Some(gap * series.denominator(latest.index)? / per)
}

/// A standardised rate is not its count over its denominator: had it been the other, the count would have been as much
/// smaller or larger as the rate.
fn of_count(indicator: &Indicator, series: &Series, latest: Observation, other: f64) -> Option<f64> {
    let (count, value) = (series.numerator(latest.index)?, latest.value);
    if value <= 0.0 {
        return None;
    }
    match indicator.polarity {
        Polarity::LowerIsBetter => Some(count * (1.0 - other / value)),
        Polarity::HigherIsBetter => Some(count * (other / value - 1.0)),
        Polarity::Neutral => None,
    }
}

#[cfg(test)]
#[path = "best_tenth_tests.rs"]
mod tests;
