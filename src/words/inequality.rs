//! How wide a gap is within a place, and what its average hides.

use super::number;
use super::verdict::verdict_against;
use super::wording::{count_in_words, is_plural, list, sentence_case, without_full_stop};
use crate::analysis::{Against, Furthest, Gradient, GroupComparison, Hidden, Lean};
use crate::model::{AreaId, Indicator, Polarity, Scorecard, Verdict};

/// How many names a sentence can hold.
const NAMES: usize = 3;

/// The gap between the most and the least deprived end:
/// `Suspensions in Bury are higher at the most deprived end: a gap of 31.0 suspensions per 100 pupils (24.0 to 38.0)`.
pub fn gradient_sentence(indicator: &Indicator, area_name: &str, gradient: &Gradient) -> String {
    let (Some(gap), Some(lean)) = (gradient.slope_index, gradient.lean) else {
        return reason_or(gradient.reason.as_deref(), "The gap by deprivation is not known");
    };
    let subject = subject(indicator, area_name);
    let end = match lean {
        Lean::Level => return format!("{subject} the same at both ends of deprivation"),
        Lean::MostDeprivedHigher => "higher",
        Lean::LeastDeprivedHigher => "lower",
    };
    let value = |value: f64| number::fixed(value, number::decimals(indicator, gap));
    let limits = gradient.slope_lower.zip(gradient.slope_upper);
    let range = limits.map(|(l, u)| format!(" ({} to {})", value(l), value(u))).unwrap_or_default();
    let times = gradient.relative_index.filter(|ratio| (1.05..100.0).contains(ratio));
    let times = times.map(|ratio| format!(", {} times the lower end", number::fixed(ratio, 1)));
    let chance = limits.filter(|(lower, _)| *lower <= 0.0).map(|_| ", which may be chance");
    format!(
        "{subject} {end} at the most deprived end: a gap of {}{range}{}{}",
        amount(indicator, gap),
        times.unwrap_or_default(),
        chance.unwrap_or_default()
    )
}

/// What the average of a place hides: `The average of Bury hides two of 26 neighbourhoods that are worse than
/// England: Radcliffe East and Moorside, 9% of residents`.
pub fn hidden_sentence(scorecard: &Scorecard, area: AreaId, benchmark: &str, hidden: &Hidden) -> String {
    if hidden.reason.is_some() {
        return reason_or(hidden.reason.as_deref(), "");
    }
    let place = &scorecard.area(area).name;
    let (worse, tested) = (hidden.worse_neighbourhoods.len(), hidden.tested);
    if worse == 0 {
        return format!("None of the {tested} tested neighbourhoods of {place} is worse than {benchmark}");
    }
    let of = hidden.neighbourhoods;
    let are = if worse == 1 { "is" } else { "are" };
    let names = names(scorecard, &hidden.worse_neighbourhoods);
    let share =
        hidden.population_share.map(|share| format!(", {}% of residents", number::fixed(share * 100.0, 0)));
    format!(
        "The average of {place} hides {} of {of} neighbourhoods that {are} worse than {benchmark}: {names}{}",
        count_in_words(worse),
        share.unwrap_or_default()
    )
}

/// Where figures cannot be tested, what lies furthest out, named as description.
pub fn furthest_sentence(scorecard: &Scorecard, indicator: &Indicator, furthest: &Furthest) -> String {
    let (Some(benchmark), None) = (furthest.benchmark, &furthest.reason) else {
        return reason_or(furthest.reason.as_deref(), "There are no figures for neighbourhoods");
    };
    let side = if indicator.polarity == Polarity::HigherIsBetter { "below" } else { "above" };
    let nation = &scorecard.area(scorecard.national()).name;
    let (beyond, of) = (furthest.beyond, furthest.of);
    let level = number::value(indicator, benchmark);
    let Some(_) = furthest.neighbourhoods.first() else {
        return format!("No neighbourhood lies {side} {nation} ({level}); described, not tested");
    };
    let one = |area: AreaId, value: f64| {
        format!("{} {}", scorecard.area(area).name, number::value(indicator, value))
    };
    let names: Vec<String> =
        furthest.neighbourhoods.iter().map(|found| one(found.area, found.value)).collect();
    let lie = if beyond == 1 { "lies" } else { "lie" };
    format!(
        "{} of {of} neighbourhoods {lie} {side} {nation} ({level}), furthest {}; described, not tested",
        sentence_case(&count_in_words(beyond)),
        list(&names)
    )
}

/// One deprivation group against everyone and against its like:
/// `Most deprived 20% in Bury: 118, 18 above England and 10 below the same group there; not tested`.
pub fn group_sentence(
    scorecard: &Scorecard,
    indicator: &Indicator,
    area: AreaId,
    compared: &GroupComparison,
) -> String {
    let nation = &scorecard.area(scorecard.national()).name;
    let group = &scorecard.breakdown(compared.group).group;
    let decimals = number::decimals(indicator, compared.value);
    let beside = |against: &Against, of: &str| -> Option<String> {
        if let Some(verdict) = verdict_against(against.verdict) {
            return Some(format!("{verdict} {of}"));
        }
        let difference = against.difference?;
        let size = number::fixed(difference.abs(), decimals);
        Some(if size == number::fixed(0.0, decimals) {
            format!("level with {of}")
        } else {
            format!("{size} {} {of}", if difference > 0.0 { "above" } else { "below" })
        })
    };
    let average = beside(&compared.national_average, nation);
    let like = beside(&compared.same_group, "the same group there");
    let parts: Vec<String> = average.into_iter().chain(like).collect();
    let tested = compared.national_average.verdict != Verdict::NotCompared;
    let value = number::value(indicator, compared.value);
    let name = &scorecard.area(area).name;
    if parts.is_empty() {
        return format!("{group} in {name}: {value}");
    }
    let untested = if tested { "" } else { "; not tested" };
    format!("{group} in {name}: {value}, {}{untested}", parts.join(" and "))
}

/// A gap with its unit: points where the value is a percentage.
pub(super) fn amount(indicator: &Indicator, size: f64) -> String {
    if indicator.measure.unit.trim_start().starts_with('%') {
        return format!("{} percentage points", number::value(indicator, size));
    }
    number::with_unit(indicator, size)
}

fn subject(indicator: &Indicator, area_name: &str) -> String {
    let be = if is_plural(&indicator.short) { "are" } else { "is" };
    if indicator.short.contains(',') {
        // A name with a comma in it cannot be gone on after.
        return format!("{}: {area_name}'s figure is", indicator.short);
    }
    format!("{} in {area_name} {be}", indicator.short)
}

fn names(scorecard: &Scorecard, areas: &[AreaId]) -> String {
    let mut names: Vec<String> =
        areas.iter().take(NAMES).map(|&id| scorecard.area(id).name.clone()).collect();
    if areas.len() > NAMES {
        names.push(format!("{} more", count_in_words(areas.len() - NAMES)));
    }
    list(&names)
}

fn reason_or(reason: Option<&str>, otherwise: &str) -> String {
    reason.map_or(otherwise, without_full_stop).to_owned()
}

#[cfg(test)]
#[path = "inequality_tests.rs"]
mod tests;
