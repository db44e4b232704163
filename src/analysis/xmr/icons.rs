//! The icons of variation and assurance (Making Data Count; `NHSRplotthedots` `ptd_calculate_assurance_type`).

use super::{Assurance, Limits, Marks, Side, Variation};
use crate::model::{Polarity, SpcRules};

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
/// is high where higher is better and low where lower is; a concern the other way round. By Making Data Count's rules a
/// point that one rule calls an improvement is one, whatever the others say.
pub fn variation(marks: Marks, polarity: Polarity, rules: SpcRules) -> Variation {
    let meanings = || marks.ranked().map(|(_, side)| meaning(side, polarity));
    let improved =
        rules == SpcRules::MakingDataCount && meanings().any(|found| found == Variation::Improvement);
    if improved { Variation::Improvement } else { meanings().next().unwrap_or(Variation::CommonCause) }
}

/// What a special cause on one side means.
fn meaning(side: Side, polarity: Polarity) -> Variation {
    match (side, polarity) {
        (Side::High, Polarity::Neutral) => Variation::NeutralHigh,
        (Side::Low, Polarity::Neutral) => Variation::NeutralLow,
        (Side::High, Polarity::HigherIsBetter) | (Side::Low, Polarity::LowerIsBetter) => {
            Variation::Improvement
        }
        (Side::High, Polarity::LowerIsBetter) | (Side::Low, Polarity::HigherIsBetter) => Variation::Concern,
    }
}

/// Where the limits lie against a target: failing when they do not reach it, passing when the whole expected range meets
/// it, else by chance. A value equal to the target meets it; by the R package's rules a target on a limit is hit or miss.
/// `None` where neither direction is good.
pub fn assurance(limits: &Limits, target: f64, polarity: Polarity, rules: SpcRules) -> Option<Assurance> {
    let rounding = limits.rounding();
    // How far the target lies beyond the good end of the limits, and short of the bad one.
    let (beyond, short) = match polarity {
        Polarity::HigherIsBetter => (target - limits.upper, limits.lower - target),
        Polarity::LowerIsBetter => (limits.lower - target, target - limits.upper),
        Polarity::Neutral => return None,
    };
    let failing = beyond > rounding;
    let passing = match rules {
        SpcRules::MakingDataCount => !failing && short >= -rounding,
        SpcRules::Nhsr => short > rounding,
    };
    Some(match (failing, passing) {
        (true, _) => Assurance::Fail,
        (_, true) => Assurance::Pass,
        _ => Assurance::HitOrMiss,
    })
}
