//! The icons of variation and assurance (Making Data Count; `NHSRplotthedots` `ptd_calculate_assurance_type`).

use super::{Assurance, Limits, Side, Variation};
use crate::model::Polarity;

impl Side {
    /// Which way the special cause points that has this meaning, the H and L of Making Data Count; `None` for common
    /// cause.
    pub fn of(variation: Variation, polarity: Polarity) -> Option<Self> {
        match (variation, polarity) {
            (Variation::NeutralHigh, _)
            | (Variation::Improvement, Polarity::HigherIsBetter)
            | (Variation::Concern, Polarity::LowerIsBetter) => Some(Self::High),
            (Variation::NeutralLow, _)
            | (Variation::Improvement, Polarity::LowerIsBetter)
            | (Variation::Concern, Polarity::HigherIsBetter) => Some(Self::Low),
            (Variation::CommonCause, _)
            | (Variation::Improvement | Variation::Concern, Polarity::Neutral) => None,
        }
    }
}

/// What a point says of variation: the side of the highest rule that marks it, turned by the polarity. An improvement
/// is high where higher is better and low where lower is; a concern the other way round.
pub fn variation(side: Option<Side>, polarity: Polarity) -> Variation {
    match (side, polarity) {
        (None, _) => Variation::CommonCause,
        (Some(Side::High), Polarity::Neutral) => Variation::NeutralHigh,
        (Some(Side::Low), Polarity::Neutral) => Variation::NeutralLow,
        (Some(Side::High), Polarity::HigherIsBetter) | (Some(Side::Low), Polarity::LowerIsBetter) => {
            Variation::Improvement
        }
        (Some(Side::High), Polarity::LowerIsBetter) | (Some(Side::Low), Polarity::HigherIsBetter) => {
            Variation::Concern
        }
    }
}

/// Whether the process will meet a target: failing when it lies beyond the limit on the good side, passing when it
/// lies beyond the other one, else by chance, a target on a limit included. `None` where neither direction is good.
pub fn assurance(limits: &Limits, target: f64, polarity: Polarity) -> Option<Assurance> {
    let above = target - limits.upper > limits.rounding();
    let below = limits.lower - target > limits.rounding();
    let (failing, passing) = match polarity {
        Polarity::HigherIsBetter => (above, below),
        Polarity::LowerIsBetter => (below, above),
        Polarity::Neutral => return None,
    };
    Some(match (failing, passing) {
        (true, _) => Assurance::Fail,
        (_, true) => Assurance::Pass,
        _ => Assurance::HitOrMiss,
    })
}
