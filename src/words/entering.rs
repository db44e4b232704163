//! What stands beside the fields in which priorities, actions and what was tried are entered.

use super::wording::{polarity_in_words, unit_line};
use super::{date, number};
use crate::analysis::PriorityStanding;
use crate::model::{ActionStatus, AreaId, Confidence, Footprint, IndicatorId, Polarity, Scorecard};

/// What a value of an indicator is, which direction is good, and what it is in a place now: `Score from 0 to 10, lower is
/// better; now 3.35 in Oldham (2022/23).`
pub fn figure_now(scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> String {
    let about = scorecard.indicator(indicator);
    let good = match about.polarity {
        Polarity::Neutral => String::new(),
        polarity => format!(", {}", polarity_in_words(polarity)),
    };
    let name = &scorecard.area(area).name;
    let latest = scorecard.series(indicator, None, area).and_then(crate::model::Series::latest);
    let now = latest.map_or_else(
        || format!("no figure for {name}"),
        |latest| {
            let value = number::plain_with_sign(about, latest.value);
            format!("now {value} in {name} ({})", date::period_in_words(latest.period))
        },
    );
    format!("{}{good}; {now}.", unit_line(about))
}

/// How far an action has come, in a word.
pub fn action_status(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Open => "Open",
        ActionStatus::Done => "Done",
        ActionStatus::Dropped => "Dropped",
    }
}

/// How sure the facts of something tried are, in a few words.
pub fn confidence_words(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Documented => "documented: read in a source",
        Confidence::Inferred => "inferred: worked out from sources",
        Confidence::Illustrative => "illustrative: made up to show how it looks",
    }
}

/// What kind of boundary an area follows, in words.
pub fn footprint_words(footprint: Footprint) -> &'static str {
    match footprint {
        Footprint::LocalAuthority => "a local authority",
        Footprint::PatientFlow => "where patients of a provider come from",
        Footprint::PrimaryCareNetwork => "a primary care network",
        Footprint::Msoa => "a middle layer super output area",
        Footprint::Lsoa => "a lower layer super output area",
        Footprint::Ward => "an electoral ward",
        Footprint::Custom => "drawn by ourselves",
    }
}

/// What a priority weighs among all: `1 of 23 as the file weighs them; 1 of 26 with half for national and half for local
/// ones`.
pub fn weight_share(standing: &PriorityStanding) -> String {
    let [own, half] = [standing.weight, standing.half_weight].map(share);
    format!("{own} as the file weighs them; {half} with half for national, half for local ones")
}

/// A share as one of so many where it is that, else as a percentage.
fn share(share: f64) -> String {
    /// Shares are quotients of sums of weights.
    const ROUNDING: f64 = 1e-9;
    let of = 1.0 / share;
    if share > 0.0 && (of - of.round()).abs() < of * ROUNDING {
        return format!("1 of {}", number::fixed(of.round(), 0));
    }
    format!("{}%", number::fixed(share * 100.0, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_one_of_so_many_or_a_percentage() {
        assert_eq!([1.0 / 23.0, 1.0, 0.3, 0.0].map(share), ["1 of 23", "1 of 1", "30.0%", "0.0%"]);
    }
}
