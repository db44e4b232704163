//! How wide a gap is within a place, and what its average hides.

use super::date;
use super::reason::{Reason, not_tested_because};
use super::tally::{Said, of_all};
use super::verdict::{side_words, verdict_against, verdict_word};
use super::wording::{count_in_words, group_name, list, sentence_case, subject};
use super::{limits, number};
use crate::analysis::{
    Comparison, Furthest, Gradient, GroupComparison, GroupsOfPeople, Hidden, Lean, NoGradient, NotHidden,
    Over, TrendVerdict,
};
use crate::model::{AreaId, Indicator, Period, Polarity, Scorecard, Verdict};

/// How many names a sentence can hold.
const NAMES: usize = 3;

/// The gap between the most and the least deprived end, by the line through all groups, which is not the difference of the
/// two outer ones: `Suspensions in Bury: higher at the most deprived end, by 31.0 suspensions per 100 pupils (24.0 to 38.0) on
/// a line fitted through all ten groups`.
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
    let subject = subject(scorecard, indicator, None, area);
    let end = match gradient.lean {
        Lean::Level => return format!("{subject}: the same at both ends of deprivation"),
        Lean::MostDeprivedHigher => "higher",
        Lean::LeastDeprivedHigher => "lower",
    };
    let limits = gradient.slope_limits;
    let decimals = number::decimals(indicator, gap);
    let range = limits.map(|it| format!(" ({})", limits::beside(it, 0.0, decimals))).unwrap_or_default();
    let times = gradient.relative_index.filter(|ratio| (1.05..100.0).contains(ratio));
    let times = times.map(|ratio| format!(", {} times the lower end,", number::fixed(ratio, 1)));
    let chance = limits.filter(|(lower, _)| *lower <= 0.0).map(|_| ", which may be chance");
    format!(
        "{subject}: {end} at the most deprived end, by {}{range}{} on a line fitted through {}{}",
        number::gap(indicator, gap),
        times.unwrap_or_default(),
        all_fitted(gradient),
        chance.unwrap_or_default()
    )
}

/// What a line goes through: `all ten groups`.
fn all_fitted(gradient: &Gradient) -> String {
    let many = match gradient.over {
        Over::Neighbourhoods => "neighbourhoods",
        Over::Groups(_) => "groups",
    };
    format!("all {} {many}", count_in_words(gradient.groups))
}

/// That a gap of a fitted line is none between two bars, with what lies between the outer ones: `The gap is that of a line
/// fitted through all ten groups; the outer two bars alone are 57 apart (135 and 78).` `ends` are those of the bars, where
/// they are groups. Where it has limits, of what these tell.
pub fn fitted_note(indicator: &Indicator, gradient: &Gradient, ends: Option<(f64, f64)>) -> String {
    let fitted = format!("The gap is that of a line fitted through {}", all_fitted(gradient));
    let outer = ends.map(|(most, least)| {
        let written = |value| number::with_sign(indicator, value);
        let apart = number::shown_difference(indicator, most, least).abs();
        let apart = number::value(indicator, apart);
        format!("; the outer two bars alone are {apart} apart ({} and {})", written(most), written(least))
    });
    // The limits of the field’s method are those of the figures alone: a line through scattered ones may have narrow limits.
    let limits = gradient
        .slope_limits
        .map(|_| " Its limits tell of chance in the figures, not of how far these lie from the line.");
    format!("{fitted}{}.{}", outer.unwrap_or_default(), limits.unwrap_or_default())
}

/// What the most and the least deprived group have, as description, where no slope was found: `Emergency admissions in
/// Bury: 127 at the most deprived end, 83 at the least; 44 apart, 1.5 times (not tested)`.
pub fn ends_sentence(
    scorecard: &Scorecard,
    indicator: &Indicator,
    area: AreaId,
    ends: Option<(f64, f64)>,
) -> String {
    let subject = subject(scorecard, indicator, None, area);
    let Some((most, least)) = ends else {
        return format!("{subject}: no figure for one of the ends of deprivation");
    };
    let written = |value| number::with_sign(indicator, value);
    let apart = number::shown_difference(indicator, most, least).abs();
    let apart = if number::has_digits(&number::value(indicator, apart)) {
        format!("{} apart", number::gap(indicator, apart))
    } else {
        "level".to_owned()
    };
    let (high, low) = (most.max(least), most.min(least));
    let times = Some(high / low).filter(|times| low > 0.0 && (1.05..100.0).contains(times));
    let times = times.map(|times| format!(", {} times", number::fixed(times, 1))).unwrap_or_default();
    format!(
        "{subject}: {} at the most deprived end, {} at the least; {apart}{times} (not tested)",
        written(most),
        written(least)
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
        let noun = ["neighbourhood", "neighbourhoods"].map(|noun| format!("tested {noun} of {place}"));
        let [is, are, not] =
            ["is", "are", "is not"].map(|is| format!("{is} worse than {benchmark} at the 99.8% level"));
        let said = Said::new(&is, &are, &not);
        return sentence_case(&of_all(0, tested, noun.each_ref().map(String::as_str), said));
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
    let level = number::with_sign(indicator, furthest.benchmark);
    let Some(_) = furthest.neighbourhoods.first() else {
        return format!("No neighbourhood lies {side} {nation} ({level}); described, not tested");
    };
    let one = |area: AreaId, value: f64| {
        format!("{} {}", scorecard.area(area).name, number::with_sign(indicator, value))
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
/// `Bury, England’s most deprived 20% of neighbourhoods: 118, worse than Bury as a whole (98) and 10 points below the same
/// group in England (128, not tested)`.
pub fn group_sentence(
    scorecard: &Scorecard,
    indicator: &Indicator,
    area: AreaId,
    compared: &GroupComparison,
) -> String {
    let group = group_name(scorecard, scorecard.breakdown(compared.group));
    let name = &scorecard.area(area).name;
    let beside = |against: &Comparison, of: String| -> Option<String> {
        let other = against.value?;
        let shown = number::with_sign(indicator, other);
        if let Some(verdict) = verdict_against(against.verdict) {
            return Some(format!("{verdict} {of} ({shown})"));
        }
        Some(match number::short_gap_in_words(indicator, compared.value, other) {
            None => format!("level with {of} ({shown}, not tested)"),
            Some((size, side)) => format!("{size} {} {of} ({shown}, not tested)", side_words(side)),
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
        return format!("{name}, {group}: {value} in {period}");
    }
    format!("{name}, {group}: {value} in {period}, {}", parts.join(" and "))
}

/// Which groups of one kind are not as everyone in their area is: `Ethnic group, against Bury as a whole (12.2): two of 18 tested
/// groups differ in 2023/24: Traveller 45.1 suspensions per 100 pupils, worse; Chinese 1.2, better; for 4% the group is not
/// known`.
pub fn groups_sentence(
    scorecard: &Scorecard,
    indicator: &Indicator,
    area: AreaId,
    found: &GroupsOfPeople,
) -> Option<String> {
    let by = &scorecard.breakdown(found.groups.first()?.group).by;
    let whole = format!("{} as a whole", scorecard.area(area).name);
    let percent = |share: f64| number::fixed(share * 100.0, usize::from(share < 0.01));
    let unknown = found.not_known.map(|share| format!("; for {}% the group is not known", percent(share)));
    // What would be shown as nothing is not told.
    let left_over = found.in_no_group.filter(|share| *share >= 0.0005);
    let left_over = left_over.map(|share| format!("; {}% are in none of them", percent(share)));
    let unknown = unknown.or(left_over).unwrap_or_default();
    let tested = found.groups.iter().filter(|group| group.whole.verdict != Verdict::NotCompared).count();
    if tested == 0 {
        let why = found.groups.iter().find_map(|group| group.whole.reason);
        let why = why.map(|why| format!(": {}", not_tested_because(&why, scorecard))).unwrap_or_default();
        return Some(format!("{by}: groups are not tested against {whole}{why}{unknown}"));
    }
    let mut differing: Vec<&GroupComparison> = found
        .groups
        .iter()
        .filter(|group| !matches!(group.whole.verdict, Verdict::Similar | Verdict::NotCompared))
        .collect();
    let period = one_period(&found.groups).map(|period| format!(" in {}", date::period_in_words(period)));
    let period = period.unwrap_or_default();
    if differing.is_empty() {
        let differs = Said::new("is clearly different", "are clearly different", "is not clearly different");
        let none = of_all(0, tested, ["tested group", "tested groups"], differs);
        return Some(format!("{by}: {none} from {whole}{period}{unknown}"));
    }
    let distance = |group: &GroupComparison| group.whole.difference.unwrap_or_default().abs();
    let name = |group: &GroupComparison| &scorecard.breakdown(group.group).group;
    differing.sort_by(|a, b| distance(b).total_cmp(&distance(a)).then_with(|| name(a).cmp(name(b))));
    let one = |(at, group): (usize, &&GroupComparison)| {
        let verdict = verdict_word(group.whole.verdict).to_lowercase();
        // The unit is said once.
        let value = if at == 0 { number::with_unit } else { number::with_sign };
        format!("{} {}, {verdict}", name(group), value(indicator, group.value))
    };
    let mut named: Vec<String> =
        differing.iter().enumerate().take(named_of(differing.len())).map(one).collect();
    named.extend(
        others(differing.len(), "groups")
            .map(|others| format!("{others}, {}", ways(&differing[named_of(differing.len())..]))),
    );
    let differ = Said::new("differs", "differ", "does not differ");
    let told = of_all(differing.len(), tested, ["tested group", "tested groups"], differ);
    // Against what they are worse or better is told with its figure where that is one.
    let wholes =
        differing.iter().map(|group| group.whole.value.map(|value| number::with_sign(indicator, value)));
    let mut wholes: Vec<Option<String>> = wholes.collect();
    wholes.dedup();
    let of_whole = match wholes.as_slice() {
        [Some(value)] => format!(" ({value})"),
        _ => String::new(),
    };
    Some(format!("{by}, against {whole}{of_whole}: {told}{period}: {}{unknown}", named.join("; ")))
}

/// The period of all these figures, where it is one.
fn one_period(groups: &[GroupComparison]) -> Option<Period> {
    let first = groups.first()?.period;
    groups.iter().all(|group| group.period == first).then_some(first)
}

/// How many of all are named: a single other one is named too.
fn named_of(all: usize) -> usize {
    if all == NAMES + 1 { all } else { NAMES }
}

/// How many of all are not named: `two other groups`.
fn others(all: usize, many: &str) -> Option<String> {
    let others = all.checked_sub(named_of(all)).filter(|others| *others > 0)?;
    Some(format!("{} other {many}", count_in_words(others)))
}

/// Which way each of several goes that are not named: `worse`, or `one better and two worse`.
fn ways(groups: &[&GroupComparison]) -> String {
    let word = |verdict: Verdict| verdict_word(verdict).to_lowercase();
    let counted = [Verdict::Worse, Verdict::Better, Verdict::Higher, Verdict::Lower]
        .map(|way| (way, groups.iter().filter(|group| group.whole.verdict == way).count()));
    let counted: Vec<(Verdict, usize)> = counted.into_iter().filter(|(_, count)| *count > 0).collect();
    if let [(way, _)] = counted.as_slice() {
        return word(*way);
    }
    let each = |(way, count): &(Verdict, usize)| format!("{} {}", count_in_words(*count), word(*way));
    list(&counted.iter().map(each).collect::<Vec<_>>())
}

fn names(scorecard: &Scorecard, areas: &[AreaId]) -> String {
    let mut names: Vec<String> =
        areas.iter().take(named_of(areas.len())).map(|&id| scorecard.area(id).name.clone()).collect();
    names.extend(others(areas.len(), "neighbourhoods"));
    list(&names)
}

#[cfg(test)]
#[path = "inequality_tests.rs"]
mod tests;
