//! How wide a gap is within a place, and what its average hides.

use super::date;
use super::number;
use super::reason::{Reason, not_tested_because};
use super::verdict::{verdict_against, verdict_word};
use super::wording::{count_in_words, is_plural, list, lower_first, sentence_case};
use crate::analysis::deprivation::leading_number;
use crate::analysis::{
    Comparison, Furthest, Gradient, GroupComparison, GroupsOfPeople, Hidden, Lean, NoGradient, NotHidden,
    TrendVerdict,
};
use crate::model::{AreaId, Breakdown, Indicator, Period, Polarity, Scorecard, Verdict};

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

/// How the gap itself has moved: `The gap has widened in the latest five years (tested)`, or why that cannot be said.
pub fn gap_trend_sentence(scorecard: &Scorecard, gradient: &Gradient) -> String {
    let moved = match gradient.trend.verdict {
        TrendVerdict::Increasing => "The gap is widening",
        TrendVerdict::Decreasing => "The gap is narrowing",
        TrendVerdict::NoChange => "The gap shows no significant change",
        TrendVerdict::NotCalculated => {
            let why = gradient.trend.reason.as_ref().map(|why| format!(": {}", why.clause(scorecard)));
            return format!("The trend of the gap is not tested{}", why.unwrap_or_default());
        }
    };
    format!("{moved}, by the recent trend up to {}", date::period_in_words(gradient.period))
}

/// What the average of a place hides: `The average of Bury hides two neighbourhoods, of 26 tested, that are worse than
/// England at the 99.8% level: Radcliffe East and Moorside, 9% of residents`.
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
        let one = tested == 1;
        let none = if one {
            "The one tested neighbourhood".to_owned()
        } else {
            format!("None of the {tested} tested neighbourhoods")
        };
        let is = if one { "is not" } else { "is" };
        return format!("{none} of {place} {is} worse than {benchmark} at the 99.8% level");
    }
    let noun = if worse == 1 { "neighbourhood" } else { "neighbourhoods" };
    let are = if worse == 1 { "is" } else { "are" };
    let names = names(scorecard, &hidden.worse_neighbourhoods);
    let share =
        hidden.population_share.map(|share| format!(", {}% of residents", number::fixed(share * 100.0, 0)));
    format!(
        "The average of {place} hides {} {noun}, of {tested} tested, that {are} worse than {benchmark} at the 99.8% \
         level: {names}{}",
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

/// One deprivation group against everyone in its area, and where these are the nation's groups against its like:
/// `Most deprived 20% in Bury: 118, worse than Bury as a whole and 10 below the same group in England (not tested)`.
pub fn group_sentence(
    scorecard: &Scorecard,
    indicator: &Indicator,
    area: AreaId,
    compared: &GroupComparison,
) -> String {
    let group = group_name(scorecard.breakdown(compared.group));
    let name = &scorecard.area(area).name;
    let decimals = number::decimals(indicator, compared.value);
    let beside = |against: &Comparison, of: String| -> Option<String> {
        if let Some(verdict) = verdict_against(against.verdict) {
            return Some(format!("{verdict} {of}"));
        }
        let difference = against.difference?;
        let size = number::fixed(difference.abs(), decimals);
        Some(if size == number::fixed(0.0, decimals) {
            format!("level with {of} (not tested)")
        } else {
            format!("{size} {} {of} (not tested)", if difference > 0.0 { "above" } else { "below" })
        })
    };
    let nation = &scorecard.area(scorecard.national()).name;
    let whole = beside(&compared.whole, format!("{name} as a whole"));
    let like = compared.same_group.as_ref();
    let like = like.and_then(|like| beside(like, format!("the same group in {nation}")));
    let parts: Vec<String> = whole.into_iter().chain(like).collect();
    let value = number::with_unit(indicator, compared.value);
    let period = date::period_in_words(compared.period);
    if parts.is_empty() {
        return format!("{group} in {name}: {value} in {period}");
    }
    format!("{group} in {name}: {value} in {period}, {}", parts.join(" and "))
}

/// A group as the subject of a sentence: `Most deprived tenth`, of whole authorities `Most deprived tenth of authorities`,
/// else as the file has it.
fn group_name(breakdown: &Breakdown) -> String {
    let by = breakdown.by.to_lowercase();
    let most_deprived =
        leading_number(&breakdown.group) == Some(1) && breakdown.group.contains("most deprived");
    let of = if breakdown.groups_authorities() { " of authorities" } else { "" };
    match most_deprived {
        true if by.contains("decile") => format!("Most deprived tenth{of}"),
        true if by.contains("quintile") => format!("Most deprived fifth{of}"),
        _ => format!("{}{of}", breakdown.group),
    }
}

/// Which groups of one kind are not as everyone in their area is: `Two of 18 tested groups by ethnic group differ from Bury
/// as a whole in 2023/24: Traveller 45.1, worse; Chinese 1.2, better; the group of 4% is not known`.
pub fn groups_sentence(
    scorecard: &Scorecard,
    indicator: &Indicator,
    area: AreaId,
    found: &GroupsOfPeople,
) -> Option<String> {
    let by = lower_first(&scorecard.breakdown(found.groups.first()?.group).by);
    let whole = format!("{} as a whole", scorecard.area(area).name);
    let unknown = found.not_known.map(|share| {
        let share = share * 100.0;
        format!("; the group of {}% is not known", number::fixed(share, usize::from(share < 1.0)))
    });
    let unknown = unknown.unwrap_or_default();
    let tested = found.groups.iter().filter(|group| group.whole.verdict != Verdict::NotCompared).count();
    if tested == 0 {
        let why = found.groups.iter().find_map(|group| group.whole.reason);
        let why = why.map(|why| format!(": {}", not_tested_because(&why, scorecard))).unwrap_or_default();
        return Some(format!("Groups by {by} are not tested against {whole}{why}{unknown}"));
    }
    let mut differing: Vec<&GroupComparison> = found
        .groups
        .iter()
        .filter(|group| !matches!(group.whole.verdict, Verdict::Similar | Verdict::NotCompared))
        .collect();
    let groups = if tested == 1 { "tested group" } else { "tested groups" };
    let period = one_period(&found.groups).map(|period| format!(" in {}", date::period_in_words(period)));
    let period = period.unwrap_or_default();
    if differing.is_empty() {
        let none = match tested {
            1 => "The one".to_owned(),
            2 => "Neither of the two".to_owned(),
            _ => format!("None of {}", count_in_words(tested)),
        };
        let is = if tested == 1 { "is not" } else { "is" };
        return Some(format!("{none} {groups} by {by} {is} clearly different from {whole}{period}{unknown}"));
    }
    let distance = |group: &GroupComparison| group.whole.difference.unwrap_or_default().abs();
    let name = |group: &GroupComparison| &scorecard.breakdown(group.group).group;
    differing.sort_by(|a, b| distance(b).total_cmp(&distance(a)).then_with(|| name(a).cmp(name(b))));
    let one = |group: &&GroupComparison| {
        let verdict = verdict_word(group.whole.verdict).to_lowercase();
        format!("{} {}, {verdict}", name(group), number::value(indicator, group.value))
    };
    let mut named: Vec<String> = differing.iter().take(NAMES).map(one).collect();
    if differing.len() > NAMES {
        named.push(format!("{} more", count_in_words(differing.len() - NAMES)));
    }
    let differ = if differing.len() == 1 { "differs" } else { "differ" };
    let count = match (differing.len(), tested) {
        (1, 1) => "The one".to_owned(),
        (2, 2) => "Both".to_owned(),
        (all, of) if all == of => format!("All {}", count_in_words(of)),
        (some, of) => format!("{} of {}", sentence_case(&count_in_words(some)), count_in_words(of)),
    };
    let named = named.join("; ");
    Some(format!("{count} {groups} by {by} {differ} from {whole}{period}: {named}{unknown}"))
}

/// The period of all these figures, where it is one.
fn one_period(groups: &[GroupComparison]) -> Option<Period> {
    let first = groups.first()?.period;
    groups.iter().all(|group| group.period == first).then_some(first)
}

fn subject(indicator: &Indicator, area_name: &str) -> String {
    let be = if is_plural(&indicator.short) { "are" } else { "is" };
    if indicator.short.contains(',') {
        // A name with a comma in it cannot be gone on after.
        return format!("{}: {area_name}’s figure is", indicator.short);
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
