//! The gap to the best tenth of areas, in events: had every place what the best tenth has (METHODS, "Benchmarks").
//!
//! The best tenth is the type-7 quantile at 0.9 in the direction of good: the file's national spread of that kind
//! of area where it has one, and otherwise the areas of that kind in the file.

use super::statistics::quantile;
use crate::model::{AreaKind, Indicator, Observation, Period, Polarity, Series, Spread};
use serde::Serialize;

/// Of one area alone there is no best tenth but itself.
const MIN_AREAS: usize = 2;

/// The gap to the best tenth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BestTenth {
    /// The value of the best tenth, in the direction of good.
    pub value: f64,
    /// The value less that of the best tenth.
    pub gap: f64,
    /// The gap in events or people, where the denominator is known.
    pub events: Option<f64>,
}

/// Why there is no best tenth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBestTenth {
    /// Neither direction is good.
    Neutral,
    /// Only places and neighbourhoods are compared with it.
    Kind,
    /// Too few areas of this kind have a figure for the period.
    TooFew(AreaKind, Period),
}

/// The value of the best tenth of areas of `kind` in `period`; `in_file` are the values of those in the file,
/// ascending.
///
/// `spreads` are those of the same indicator, and empty for a breakdown. Where several fit, the one of most areas
/// counts, whichever comes first in the file.
pub(super) fn value(
    polarity: Polarity,
    spreads: &[(u32, &Spread)],
    in_file: &[f64],
    kind: AreaKind,
    period: Period,
) -> Result<f64, NoBestTenth> {
    let probability = match polarity {
        Polarity::HigherIsBetter => 0.9,
        Polarity::LowerIsBetter => 0.1,
        Polarity::Neutral => return Err(NoBestTenth::Neutral),
    };
    if !matches!(kind, AreaKind::Place | AreaKind::Neighbourhood) {
        return Err(NoBestTenth::Kind);
    }
    national(spreads, kind, period, probability)
        .or_else(|| quantile(in_file, probability).filter(|_| in_file.len() >= MIN_AREAS))
        .ok_or(NoBestTenth::TooFew(kind, period))
}

fn national(spreads: &[(u32, &Spread)], kind: AreaKind, period: Period, probability: f64) -> Option<f64> {
    let fits = spreads.iter().map(|(_, spread)| spread).filter(|spread| spread.kind == kind);
    let found = fits.filter_map(|spread| {
        let at = spread.periods.binary_search(&period).ok()?;
        Some((spread.areas[at].unwrap_or(0.0), &spread.of, spread.quantile(probability, period)?))
    });
    let larger = |a: &(f64, &String, f64), b: &(f64, &String, f64)| {
        a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1)).then(a.2.total_cmp(&b.2))
    };
    found.max_by(larger).map(|(.., value)| value)
}

/// The gap of one figure to the best tenth: (value − best tenth), and × denominator ÷ per in events.
///
/// `None` where the difference cannot be written down.
pub(super) fn gap(
    indicator: &Indicator,
    series: &Series,
    latest: Observation,
    best_tenth: f64,
) -> Option<BestTenth> {
    let gap = super::finite(latest.value - best_tenth)?;
    let events = series
        .denominator(latest.index)
        .zip(indicator.measure.per_or_percent().filter(|per| *per > 0.0))
        .and_then(|(denominator, per)| super::finite(gap * denominator / per));
    Some(BestTenth { value: best_tenth, gap, events })
}

#[cfg(test)]
#[path = "best_tenth_tests.rs"]
mod tests;
