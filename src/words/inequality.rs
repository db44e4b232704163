//! How wide a gap is within a place, and what its average hides.

use super::number;
use super::reason::Reason;
use super::verdict::verdict_against;
use super::wording::{count_in_words, is_plural, list, sentence_case};
use crate::analysis::{Against, Furthest, Gradient, GroupComparison, Hidden, Lean, NoGradient, NotHidden};
use crate::model::{AreaId, Indicator, Polarity, Scorecard};

/// How many names a sentence can hold.
const NAMES: usize = 3;

/// The gap between the most and the least deprived end:
/// `Suspensions in Bury are higher at the most deprived end: a gap of 31.0 suspensions per 100 pupils (24.0 to 38.0)`.
pub fn gradient_sentence(
    scorecard: &Scorecard,
    indicator: &Indicator,
    area: AreaId,
    gradient: &Result<Box<Gradient>, NoGradient>,
) -> String {
    let gradient = match gradient {
        Ok(gradient) => gradient,
        Err(why) => return sentence_case(&why.clause(scorecard)),
    };
    let gap = gradient.slope_index;
    let subject = subject(indicator, &scorecard.area(area).name);
    let end = match gradient.lean {
        Lean::Level => return format!("{subject} the same at both ends of deprivation"),
        Lean::MostDeprivedHigher => "higher",
        Lean::LeastDeprivedHigher => "lower",
    };
    let value = |value: f64| number::fixed(value, number::decimals(indicator, gap));
    let limits = gradient.slope_limits;
    let range = limits.map(|(l, u)| format!(" ({} to {})", value(l), value(u))).unwrap_or_default();
    let times = gradient.relative_index.filter(|ratio| (1.05..100.0).contains(ratio));
    let times = times.map(|ratio| format!(", {} times the lower end", number::fixed(ratio, 1)));
    let chance = limits.filter(|(lower, _)| *lower <= 0.0).map(|_| ", which may be chance");
    format!(
        "{subject} {end} at the most deprived end: a gap of {}{range}{}{}",
        number::gap(indicator, gap),
        times.unwrap_or_default(),
        chance.unwrap_or_default()
    )
}

/// Which way the gap goes: `It is higher where deprivation is greater, so the most deprived are worse off.`
pub fn lean_sentence(gradient: &Gradient, polarity: Polarity) -> String {
    let side = match gradient.lean {
        Lean::Level => return "It is the same however great deprivation is.".to_owned(),
        Lean::MostDeprivedHigher => "higher",
        Lean::LeastDeprivedHigher => "lower",
    };
    let means = match (gradient.lean.is_worse_for_the_deprived(polarity), polarity) {
        (_, Polarity::Neutral) => "",
        (true, _) => ", so the most deprived are worse off",
        (false, _) => ", so the most deprived are better off",
    };
    let chance = match gradient.slope_limits {
        Some((lower, upper)) if lower <= 0.0 && upper >= 0.0 => "; it may be chance",
        _ => "",
    };
    format!("It is {side} where deprivation is greater{means}{chance}.")
}

/// What the average of a place hides: `The average of Bury hides two of 26 neighbourhoods that are worse than
/// England: Radcliffe East and Moorside, 9% of residents`.
pub fn hidden_sentence(
    scorecard: &Scorecard,
    area: AreaId,
    benchmark: &str,
    hidden: &Result<Box<Hidden>, NotHidden>,
) -> String {
    let hidden = match hidden {
        Ok(hidden) => hidden,
        Err(why) => return sentence_case(&why.clause(scorecard)),
    };
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
    let side = if indicator.polarity == Polarity::HigherIsBetter { "below" } else { "above" };
    let nation = &scorecard.area(scorecard.national()).name;
    let (beyond, of) = (furthest.beyond, furthest.of);
    let level = number::value(indicator, furthest.benchmark);
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
        if let Some(verdict) = against.verdict.ok().and_then(verdict_against) {
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
    let tested = compared.national_average.verdict.is_ok();
    let value = number::value(indicator, compared.value);
    let name = &scorecard.area(area).name;
    if parts.is_empty() {
        return format!("{group} in {name}: {value}");
    }
    let untested = if tested { "" } else { "; not tested" };
    format!("{group} in {name}: {value}, {}{untested}", parts.join(" and "))
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

#[cfg(test)]
#[path = "inequality_tests.rs"]
mod tests;
