//! Reach beside need by deprivation, in words.

use super::number::{self, fixed};
use super::reason::Reason;
use super::together::quoted;
use super::wording::group_dimension;
use super::{date, limits};
use crate::analysis::together::{DeprivedGroup, InStep, Reach};
use crate::analysis::{Gradient, Lean};
use crate::model::{Period, Scorecard};

/// What is found of reach beside need, in a few words: both by name, so that it is true whatever they measure.
pub fn reach_title(scorecard: &Scorecard, reach: &Reach) -> String {
    let [need, other] = reach.indicators.map(|id| quoted(scorecard.indicator(id)));
    match reach.steepness.map(|found| found.finding) {
        Ok(InStep::InStep) => format!("By deprivation {other} rises in step with {need}"),
        Ok(InStep::Less) => format!("By deprivation {other} rises with {need}, but less steeply"),
        Ok(InStep::More) => format!("By deprivation {other} rises more steeply than {need}"),
        Ok(InStep::NotRising) => {
            format!("By deprivation {need} rises, and {other} does not clearly rise with it")
        }
        Ok(InStep::Against) => format!("By deprivation {other} falls where {need} rises"),
        Ok(InStep::NeedIsLevel) => format!("{need} does not clearly differ by deprivation"),
        Err(_) => format!("{other} beside {need} by deprivation (not tested)"),
    }
}

/// What is found of reach beside need, sentence by sentence.
pub fn reach_sentences(scorecard: &Scorecard, reach: &Reach) -> Vec<String> {
    let [need, other] = [0, 1].map(|at| {
        let what = ["Need", "Reach"][at];
        let name = quoted(scorecard.indicator(reach.indicators[at]));
        let period = date::period_in_words(reach.periods[at]);
        format!("{what}, {name}, {period}: {}.", ends(&reach.slopes[at]))
    });
    let tested = match &reach.steepness {
        Ok(found) => {
            let factor = format!(
                "For reach over need that is a factor of {} (95% limits {})",
                fixed(found.times, 2),
                limits::beside(found.limits, 1.0, 2)
            );
            let told = match found.finding {
                InStep::InStep => "which may be chance: no difference in steepness is found",
                InStep::Less => "reach rises less steeply than need",
                InStep::More => "reach rises more steeply than need",
                InStep::NotRising => "reach is less steep, and whether it rises at all cannot be told",
                InStep::Against => "reach falls where need rises",
                InStep::NeedIsLevel => {
                    "need is not clearly greater at either end, so that there is no step to keep"
                }
            };
            format!("{factor}: {told}.")
        }
        Err(why) => format!("Whether reach keeps step with need is not tested: {}.", why.clause(scorecard)),
    };
    vec![need, other, tested]
}

/// The ends of a slope, by its relative index: `1.8 times as high at the most deprived end as at the least (1.7 to 1.9)`.
fn ends(slope: &Gradient) -> String {
    let [high, low] = match slope.lean {
        Lean::Level => return "the same at both ends of deprivation".to_owned(),
        Lean::MostDeprivedHigher => ["most", "least"],
        Lean::LeastDeprivedHigher => ["least", "most"],
    };
    let Some(index) = slope.relative_index else {
        return format!("higher at the {high} deprived end, which has no ratio to the other");
    };
    let limits = slope.relative_limits;
    let limits = limits.map_or_else(String::new, |it| format!(" ({})", limits::beside(it, 1.0, 2)));
    let chance =
        slope.relative_limits.filter(|(lower, _)| *lower <= 1.0).map_or("", |_| ", which may be chance");
    format!("{} times as high at the {high} deprived end as at the {low}{limits}{chance}", fixed(index, 2))
}

/// What the groups of a chart of reach are, and what 100 is.
pub fn reach_note(scorecard: &Scorecard, reach: &Reach) -> String {
    let area = &scorecard.area(reach.area).name;
    let whose = match reach.groups.first().map(|group| group.group) {
        Some(DeprivedGroup::Group(id)) => group_dimension(scorecard, scorecard.breakdown(id)),
        _ => "neighbourhoods by their tenth of deprivation".to_owned(),
    };
    let average = |at: usize| {
        let about = scorecard.indicator(reach.indicators[at]);
        number::with_sign(about, reach.averages[at])
    };
    format!("{area}, {whose}. 100 is the average of each: {} and {}.", average(0), average(1))
}

/// Kinds of years whose middles lie no further apart than half a year, and a little, are one.
const ONE_YEAR: f64 = 0.51;

/// That most figures of need or of reach are marked as of low reliability or disrupted, where there are no others.
pub fn marked_sentence(scorecard: &Scorecard, reach: &Reach) -> Option<String> {
    let marked: Vec<String> = [0, 1]
        .into_iter()
        .filter(|at| reach.marked[*at])
        .map(|at| {
            let period = date::period_in_words(reach.periods[at]);
            format!("{} of {period}", quoted(scorecard.indicator(reach.indicators[at])))
        })
        .collect();
    let told =
        format!("Most figures of {} are marked as of low reliability or disrupted.", marked.join(" and "));
    (!marked.is_empty()).then_some(told)
}

/// That need and reach are of other periods; nothing where they are of one year.
pub fn other_periods(periods: [Period; 2]) -> Option<String> {
    let [need, reach] = periods;
    ((need.midpoint() - reach.midpoint()).abs() > ONE_YEAR).then(|| {
        format!(
            "They are of other years: need of {}, reach of {}.",
            date::period_in_words(need),
            date::period_in_words(reach)
        )
    })
}
