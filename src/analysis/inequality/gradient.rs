//! The slope over deprivation of one indicator in one area (METHODS, "Inequality").
//!
//! A place and the system are measured over their neighbourhoods where these have figures, everything else over a
//! deprivation breakdown. The indices are turned so that a larger number always means a wider gap; which way the
//! gap goes is said beside them.

use super::ranked::{Asked, Ranked};
use super::slope_index::{NoSlope, RankedGroup, SlopeForm, SlopeIndex, slope_index};
use super::{Gradient, Lean};
use crate::model::{AreaId, AreaKind, Indicator, IndicatorId, MeasureKind, Period, Polarity, Scorecard};

/// The confidence of the limits: published limits are of 95 %.
const CONFIDENCE: f64 = 0.95;

/// The gradient in its latest period.
pub fn gradient(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> Gradient {
    gradient_at(scorecard, indicator, area, None)
}

/// The gradient in exactly this period, or in the latest.
pub fn gradient_at(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    period: Option<Period>,
) -> Gradient {
    if scorecard.area(area).kind == AreaKind::Neighbourhood {
        let reason = "A neighbourhood is the smallest area here: nothing within it stands in order.";
        return Gradient { reason: Some(reason.to_owned()), ..Gradient::default() };
    }
    let asked = Asked { scorecard, indicator, area, period };
    let over_neighbourhoods = asked.neighbourhoods();
    let ranked = match over_neighbourhoods {
        Some(Ok(ranked)) => Ok(ranked),
        // The groups may do where the neighbourhoods do not; if neither does, the neighbourhoods say why.
        Some(Err(reason)) => asked.breakdown().map_err(|_| reason),
        None => asked.breakdown(),
    };
    match ranked {
        Ok(ranked) => fitted(scorecard.indicator(indicator), ranked),
        Err(reason) => Gradient { reason: Some(reason), ..Gradient::default() },
    }
}

fn fitted(about: &Indicator, ranked: Ranked) -> Gradient {
    let mut notes = ranked.notes;
    let (form, whole) = form_of(about.measure.kind);
    let scaled = |value: f64| value / whole;
    let groups: Vec<RankedGroup> = ranked
        .groups
        .iter()
        .map(|group| RankedGroup {
            value: scaled(group.value),
            limits: group.limits.map(|(lower, upper)| (scaled(lower), scaled(upper))),
            ..*group
        })
        .collect();
    let found = slope_index(&groups, form, CONFIDENCE).map(|found| in_units(found, whole)).or_else(|why| {
        if why != NoSlope::OutOfRange || form == SlopeForm::Linear {
            return Err(why);
        }
        let edge = if form == SlopeForm::Logit { "0 or 100%" } else { "0" };
        notes.push(format!("A figure or a limit is {edge}, so the slope is of a straight line."));
        slope_index(&ranked.groups, SlopeForm::Linear, CONFIDENCE)
    });
    let at = Gradient {
        dimension: Some(ranked.dimension),
        period: Some(ranked.period),
        groups: ranked.groups.len(),
        ..Gradient::default()
    };
    match found {
        Ok(found) => {
            if found.slope_limits.is_none() {
                notes.push("Not every figure has limits, so the gap has none.".to_owned());
            }
            let note = (!notes.is_empty()).then(|| notes.join(" "));
            Gradient { note, ..turned(about.polarity, found, at) }
        }
        Err(why) => Gradient { reason: Some(in_words(why).to_owned()), ..at },
    }
}

/// What the line is fitted to, and what a value is divided by first: percentages become shares.
fn form_of(kind: MeasureKind) -> (SlopeForm, f64) {
    match kind {
        MeasureKind::Proportion => (SlopeForm::Logit, 100.0),
        MeasureKind::Rate | MeasureKind::StandardisedRate => (SlopeForm::Log, 1.0),
        MeasureKind::Mean
        | MeasureKind::Count
        | MeasureKind::Ratio
        | MeasureKind::Index
        | MeasureKind::Score => (SlopeForm::Linear, 1.0),
    }
}

fn in_units(found: SlopeIndex, whole: f64) -> SlopeIndex {
    SlopeIndex {
        slope: found.slope * whole,
        intercept: found.intercept * whole,
        slope_limits: found.slope_limits.map(|(lower, upper)| (lower * whole, upper * whole)),
        ..found
    }
}

/// The indices with the larger end first, so that more is always wider.
fn turned(polarity: Polarity, found: SlopeIndex, at: Gradient) -> Gradient {
    // Equal values leave a slope in the last bits of their sum.
    const LAST_BITS: f64 = 1e-12;
    let level = found.slope.abs() <= LAST_BITS * found.intercept.abs();
    let found = if level { SlopeIndex { slope: 0.0, ..found } } else { found };
    let lean = if found.slope < 0.0 {
        Lean::MostDeprivedHigher
    } else if found.slope > 0.0 {
        Lean::LeastDeprivedHigher
    } else {
        Lean::Level
    };
    let flip = lean == Lean::MostDeprivedHigher;
    let slope_limits = found.slope_limits.map(|(l, u)| if flip { (-u, -l) } else { (l, u) });
    // The ratio of ends on two sides of nought compares nothing.
    let ratio = |ratio: f64| {
        let ratio = if flip { 1.0 / ratio } else { ratio };
        Some(ratio).filter(|ratio| ratio.is_finite() && *ratio > 0.0)
    };
    let relative = found.relative.and_then(ratio).filter(|_| found.intercept > 0.0);
    let limits = found.relative_limits.filter(|_| relative.is_some());
    let limits = limits.and_then(|(l, u)| {
        let (one, other) = (ratio(l)?, ratio(u)?);
        Some((one.min(other), one.max(other)))
    });
    Gradient {
        slope_index: Some(found.slope.abs()),
        slope_lower: slope_limits.map(|(lower, _)| lower),
        slope_upper: slope_limits.map(|(_, upper)| upper),
        relative_index: relative,
        relative_lower: limits.map(|(lower, _)| lower),
        relative_upper: limits.map(|(_, upper)| upper),
        leans: Some(leans(lean, polarity, slope_limits)),
        lean: Some(lean),
        ..at
    }
}

/// Which way the gap goes: `It is higher where deprivation is greater, which is the worse end.`
fn leans(lean: Lean, polarity: Polarity, limits: Option<(f64, f64)>) -> String {
    let side = match lean {
        Lean::Level => return "It is the same however great deprivation is.".to_owned(),
        Lean::MostDeprivedHigher => "higher",
        Lean::LeastDeprivedHigher => "lower",
    };
    let means = match (lean.is_worse_for_the_deprived(polarity), polarity) {
        (_, Polarity::Neutral) => "",
        (true, _) => ", so the most deprived are worse off",
        (false, _) => ", so the most deprived are better off",
    };
    let chance = match limits {
        Some((lower, upper)) if lower <= 0.0 && upper >= 0.0 => "; it may be chance",
        _ => "",
    };
    format!("It is {side} where deprivation is greater{means}{chance}.")
}

fn in_words(why: NoSlope) -> &'static str {
    match why {
        NoSlope::TooFewGroups => "Fewer than three groups have figures, which make no slope.",
        NoSlope::NoPopulation => "A group has nobody in it, so the groups cannot be put on one scale.",
        NoSlope::OutOfRange => "A figure lies outside what such a measure can be.",
        NoSlope::NotFinite => "The figures are too large or too small to put a line through.",
    }
}

#[cfg(test)]
#[path = "gradient_tests.rs"]
mod tests;
