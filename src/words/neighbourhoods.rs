//! What the neighbourhoods of an area tell by one indicator: the title and sentences of their page. Of what is hidden only
//! where the area itself is not worse, of a test only where there was one.

use super::date;
use super::reason::Reason;
use super::tally::{Said, of_all};
use super::verdict::{compared_with, verdict_against};
use super::wording::{count_in_words, latest_period, lower_first, possessive, sentence_case, step_word};
use super::{limits, number};
use crate::analysis::{AddedUp, Gradient, Judgement, Lean, Local, LocalFinding, Over, verdict_at_998};
use crate::model::{AreaId, Indicator, MeasureKind, Period, Polarity, Scorecard, Verdict};

/// The title of the page: by which indicator, what is hidden and how much of it, how many are worse, or that none is, and when. It stands
/// alone: `Overcrowded households: Bury’s average hides four neighbourhoods that are worse than England in 2021`.
pub fn local_title(scorecard: &Scorecard, local: &Local<'_>) -> String {
    let period = local.period();
    let is_of_it = |judgement: &&&Judgement| judgement.latest.map(|latest| latest.period) == period;
    let when = local.figures.iter().find(is_of_it).and_then(|judgement| latest_period(scorecard, judgement));
    let when = when.map(|when| format!(" in {when}")).unwrap_or_default();
    let said = local_finding(scorecard, local);
    let name = &scorecard.indicator(local.indicator).short;
    match local.finding(scorecard) {
        LocalFinding::Neutral | LocalFinding::NotTested(_) => said + &when,
        LocalFinding::Hidden(_) => format!("{name}: {said}{when}"),
        LocalFinding::Worse(_) | LocalFinding::NoneWorse => format!("{name}: {}{when}", lower_first(&said)),
    }
}

fn local_finding(scorecard: &Scorecard, local: &Local<'_>) -> String {
    let area = &scorecard.area(local.area).name;
    let (whose, than) = (possessive(area), compared_with(scorecard));
    let (all, some) = (local.counts().tested(), of_which(local));
    let worse = |count: usize| {
        let nouns = ["neighbourhood", "neighbourhoods"].map(|noun| format!("{noun} of {area}{some}"));
        let [is, are, not] = ["is", "are", "is not found to be"].map(|is| format!("{is} worse than {than}"));
        let nouns = nouns.each_ref().map(String::as_str);
        sentence_case(&of_all(count, all, nouns, Said::new(&is, &are, &not)))
    };
    match local.finding(scorecard) {
        LocalFinding::Hidden(1) => {
            format!("{whose} average hides one neighbourhood that is worse than {than}")
        }
        LocalFinding::Hidden(count) => {
            let count = count_in_words(count);
            format!("{whose} average hides {count} neighbourhoods that are worse than {than}")
        }
        LocalFinding::Worse(count) if count < all && some.is_empty() => {
            let is = if count == 1 { "is" } else { "are" };
            format!(
                "{} of {whose} {} neighbourhoods {is} worse than {than}",
                sentence_case(&count_in_words(count)),
                number::count(all as u64)
            )
        }
        LocalFinding::Worse(count) => worse(count),
        LocalFinding::NoneWorse => {
            let tested = local.counts().tested();
            let noun = if tested == 1 { "tested neighbourhood" } else { "tested neighbourhoods" };
            format!(
                "None of {whose} {} {noun} is found to be worse than {than}",
                number::count(tested as u64)
            )
        }
        LocalFinding::Neutral | LocalFinding::NotTested(_) => {
            let indicator = scorecard.indicator(local.indicator);
            let (range, many) = (
                range_of(indicator, &local.figures),
                number::counted(local.figures.len() as u64, "neighbourhood", "neighbourhoods"),
            );
            // Of an area of which only some have a figure, those are not all of its neighbourhoods.
            let is_part = local.figures.len() < local.neighbourhoods;
            let some = if is_part { " with a figure" } else { "" };
            if some.is_empty() {
                return format!("{} in {whose} {many}: {range}", indicator.short);
            }
            format!("{} in the {many} of {area}{some}: {range}", indicator.short)
        }
    }
}

/// The lowest and the highest of some figures: `7.2% to 11.8%`.
pub fn range_of(indicator: &Indicator, figures: &[&Judgement]) -> String {
    let values = || figures.iter().filter_map(|judgement| Some(judgement.latest?.value));
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let written = |value| number::with_sign(indicator, value);
    let (low, high) = (written(low), written(high));
    if low == high { low } else { format!("{low} to {high}") }
}

/// The sentence below it: the area itself against what it is compared with, then its neighbourhoods. `share` is that of the
/// residents who live in those that are worse.
pub fn local_sentence(scorecard: &Scorecard, local: &Local<'_>, share: Option<f64>) -> String {
    let indicator = scorecard.indicator(local.indicator);
    let than = compared_with(scorecard);
    let counts = local.counts();
    let whole = whole_sentence(scorecard, local);
    let worse: Vec<&Judgement> = local.worse().collect();
    let tested = match (counts.tested(), local.neighbourhoods) {
        (tested, all) if tested == all => format!("all {} tested", number::count(all as u64)),
        (tested, all) => format!("{} of {} tested", number::count(tested as u64), number::count(all as u64)),
    };
    let rest = match local.finding(scorecard) {
        LocalFinding::Hidden(_) | LocalFinding::Worse(_) => {
            let (count, range) = (count_in_words(worse.len()), range_of(indicator, &worse));
            let (of, some) = (number::count(counts.tested() as u64), of_which(local));
            // The share is of all who live in the area, also where some neighbourhoods have no figure.
            let residents = if some.is_empty() {
                "residents".to_owned()
            } else {
                format!("the residents of all {}", number::count(local.neighbourhoods as u64))
            };
            let share = share.map(|share| format!("; {} of {residents} live there", percent(share)));
            format!("In {count} of its {of} neighbourhoods{some} it is {range}{}.", share.unwrap_or_default())
        }
        LocalFinding::NoneWorse => {
            format!(
                "Its neighbourhoods go from {}; {tested} at the 99.8% level.",
                range_of(indicator, &local.figures)
            )
        }
        LocalFinding::Neutral => {
            let of = |count: usize| count_in_words(count).into_owned();
            format!(
                "Neither direction is good. Of its neighbourhoods {} are higher than {than} and {} lower; {tested} at the \
                 99.8% level.",
                of(counts.higher),
                of(counts.lower)
            )
        }
        LocalFinding::NotTested(why) => {
            let why = why.map(|why| format!(": {}", why.clause(scorecard))).unwrap_or_default();
            format!("None of its neighbourhoods can be tested{why}.")
        }
    };
    format!("{whole} {rest}")
}

/// Which of its neighbourhoods are counted among, where that are not all of them: the title, the sentence and the list of one
/// page are of the same.
fn of_which(local: &Local<'_>) -> &'static str {
    match local.counts().tested() {
        tested if tested == local.neighbourhoods => "",
        tested if tested == local.figures.len() => " with a figure",
        _ => " that could be tested",
    }
}

fn whole_sentence(scorecard: &Scorecard, local: &Local<'_>) -> String {
    let (indicator, area) = (scorecard.indicator(local.indicator), &scorecard.area(local.area).name);
    let Some((judgement, latest)) = local.whole.and_then(|whole| Some((whole, whole.latest?))) else {
        return format!("{}: {area} itself has no figure.", indicator.short);
    };
    let than = compared_with(scorecard);
    let value = number::with_unit_beside(indicator, latest.value, &indicator.short);
    // Where its neighbourhoods have figures of another period, that is said.
    let is_other = |judgement: &&&Judgement| judgement.latest.is_some_and(|its| its.period != latest.period);
    let other = local.figures.iter().filter(is_other).count() > local.figures.len() / 2;
    let when = if other { format!(" in {}", date::period_in_words(latest.period)) } else { String::new() };
    let beside = judgement.benchmark.value.map(|other| {
        let shown = number::with_sign(indicator, other);
        match verdict_against(judgement.benchmark.verdict) {
            Some(against) => format!(", {against} {than} ({shown})"),
            None => format!("; {than} {shown} (not tested)"),
        }
    });
    format!("{}: {area} {value}{when}{}.", indicator.short, beside.unwrap_or_default())
}

/// A share between 0 and 1 as it is written: `19%`, below one percent with a decimal.
pub fn percent(share: f64) -> String {
    let share = share * 100.0;
    format!("{}%", number::fixed(share, usize::from(share < 1.0 && share > 0.0)))
}

/// How one neighbourhood stands: `Fernhill & Pimhole, 11.8%, worse than England`; with its period where that is not `usual`,
/// by its own name or one that says where it lies.
pub fn neighbourhood_told(
    scorecard: &Scorecard,
    judgement: &Judgement,
    (name, usual): (&str, Option<Period>),
) -> String {
    let indicator = scorecard.indicator(judgement.indicator);
    let Some(latest) = judgement.latest else { return format!("{name}: no figure") };
    let value = number::with_sign(indicator, latest.value);
    let when = Some(latest.period).filter(|own| Some(*own) != usual);
    let when = when.map(|own| format!(" in {}", date::period_in_words(own))).unwrap_or_default();
    let stands = match verdict_against(verdict_at_998(judgement)) {
        Some(against) => format!("{against} {}", compared_with(scorecard)),
        None => "not tested".to_owned(),
    };
    format!("{name}, {value}{when}, {stands}")
}

/// By what a neighbourhood was chosen, with what it is compared with and the area that it lies in: `Fuel poverty: 19.4% in 2022, worse
/// than England (11.4%); Bury 12.3%.`
pub fn chosen_by(scorecard: &Scorecard, judgement: &Judgement, lies_in: AreaId) -> String {
    let indicator = scorecard.indicator(judgement.indicator);
    let Some(latest) = judgement.latest else { return format!("{}: no figure here.", indicator.short) };
    let than = compared_with(scorecard);
    let value = number::with_unit_beside(indicator, latest.value, &indicator.short);
    let written = |value: f64| number::with_sign(indicator, value);
    // The count of a whole country says nothing of one neighbourhood.
    let other = judgement.benchmark.value.filter(|_| indicator.measure.kind != MeasureKind::Count);
    let stands = match (verdict_against(verdict_at_998(judgement)), other) {
        (Some(against), Some(other)) => format!(", {against} {than} ({})", written(other)),
        (Some(against), None) => format!(", {against} {than}"),
        (None, Some(other)) => format!("; {than} {} (not tested)", written(other)),
        (None, None) => " (not tested)".to_owned(),
    };
    let series = scorecard.series(judgement.indicator, judgement.breakdown, lies_in);
    let around = series.and_then(|series| series.at(latest.period)).map(|found| found.value);
    let around = around.map(|value| format!("; {} {}", scorecard.area(lies_in).name, written(value)));
    let when = date::period_in_words(latest.period);
    format!("{}: {value} in {when}{stands}{}.", indicator.short, around.unwrap_or_default())
}

/// That so few periods make no trend: `One year only, so no trend of it`.
pub fn too_few_for_a_trend(judgement: &Judgement) -> Option<String> {
    let kind = judgement.latest?.period.kind();
    let few = (judgement.points as usize).max(1);
    Some(format!("{} {} only, so no trend of it", sentence_case(&count_in_words(few)), step_word(kind, few)))
}

/// What is to be known of the tests, in the line under the title: `Bury tested at 95%, its 26 neighbourhoods at 99.8%, so that
/// hardly any is named by chance`.
pub fn local_tests(scorecard: &Scorecard, local: &Local<'_>) -> String {
    let (tested, area) = (local.counts().tested(), &scorecard.area(local.area).name);
    if tested == 0 {
        return "neighbourhoods not tested".to_owned();
    }
    let many = number::counted(tested as u64, "neighbourhood", "neighbourhoods");
    if local.whole.is_none_or(|whole| whole.benchmark.verdict == Verdict::NotCompared) {
        return format!("{many} tested at 99.8%, so that hardly any is named by chance");
    }
    format!("{area} tested at 95%, its {many} at 99.8%, so that hardly any is named by chance")
}

/// How much of a whole is in the worse ones, each a share between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorseShare {
    pub residents: Option<f64>,
    /// Of what the indicator counts.
    pub events: Option<f64>,
    /// So many neighbourhoods, those with a figure, are the whole; `None` where it is the area itself.
    pub of: Option<usize>,
}

/// How much is in the worse ones: `Home to 19% of residents, with 40% of the households with too few bedrooms`, `Of the 59 with a figure:
/// home to …`; `None` where neither is known.
pub fn share_title(indicator: &Indicator, share: &WorseShare) -> Option<String> {
    let many = indicator.measure.events.as_ref().map(|events| events.many.as_str());
    let residents = share.residents.map(|share| format!("home to {} of residents", percent(share)));
    let events = share.events.zip(many).map(|(share, many)| format!("with {} of the {many}", percent(share)));
    let parts: Vec<String> = residents.into_iter().chain(events).collect();
    let told = (!parts.is_empty()).then(|| parts.join(", "))?;
    let of = share.of.map(|count| format!("of the {} with a figure: ", number::count(count as u64)));
    Some(sentence_case(&(of.unwrap_or_default() + &told)))
}

/// Those that are worse at 95 % and not at 99.8 %, which are not named as worse: `Radcliffe, 5.2%, is worse only at the 95% level
/// and not counted`.
pub fn only_at_95(scorecard: &Scorecard, local: &Local<'_>) -> Option<String> {
    let only = |judgement: &&&Judgement| {
        judgement.benchmark.verdict == Verdict::Worse && verdict_at_998(judgement) == Verdict::Similar
    };
    let found: Vec<&&Judgement> = local.figures.iter().filter(only).collect();
    let indicator = scorecard.indicator(local.indicator);
    match found.as_slice() {
        [] => None,
        [one] => {
            let value = number::with_sign(indicator, one.latest?.value);
            let name = &scorecard.area(one.area).name;
            Some(format!("{name}, {value}, is worse only at the 95% level and not counted."))
        }
        several => Some(format!(
            "{} more are worse only at the 95% level and not counted.",
            sentence_case(&count_in_words(several.len()))
        )),
    }
}

/// How those that are worse lie to each other on a map, from the sizes of the groups that touch: `Three worse ones
/// lie together, one apart`. On a map of all of them a bare count would be taken for how many are shown.
pub fn together_in_words(groups: &[usize]) -> String {
    let all: usize = groups.iter().sum();
    let (largest, alone) =
        (groups.iter().copied().max().unwrap_or(0), groups.iter().filter(|size| **size == 1));
    let (alone, count) = (alone.count(), |count: usize| count_in_words(count));
    match (all, largest) {
        (0 | 1, _) => "Where the worse one is".to_owned(),
        (all, 1) => format!("{} worse ones that do not touch", sentence_case(&count(all))),
        (2, _) => "Both worse ones lie together".to_owned(),
        (all, largest) if largest == all => format!("All {} worse ones lie together", count(all)),
        (all, largest) if all - largest == alone => {
            format!("{} worse ones lie together, {} apart", sentence_case(&count(largest)), count(alone))
        }
        (all, largest) => {
            let (rest, others) = (all - largest, groups.len() - 1);
            let noun = if others == 1 { "group" } else { "groups" };
            format!(
                "{} worse ones lie together, {} in {} other {noun}",
                sentence_case(&count(largest)),
                count(rest),
                count(others)
            )
        }
    }
}

/// How many of the worse ones are among the most deprived: `Three of the four worse ones are among England’s most deprived
/// fifth`.
pub fn deprived_among(scorecard: &Scorecard, deprived: usize, worse: usize) -> String {
    let nation = possessive(&scorecard.area(scorecard.national()).name);
    let [is, are, not] = ["is", "are", "is not"].map(|is| format!("{is} among {nation} most deprived fifth"));
    let nouns = ["worse one", "worse ones"];
    sentence_case(&of_all(deprived, worse, nouns, Said::new(&is, &are, &not)))
}

/// The slope of an area, and of the nation beside it, as a title: `Higher where deprivation is greater: by 7.6 percentage points
/// in Bury, 9.9 in England`.
pub fn slopes_title(
    scorecard: &Scorecard,
    indicator: &Indicator,
    own: (AreaId, &Gradient),
    nation: Option<(AreaId, &Gradient)>,
) -> String {
    let name = |area: AreaId| &scorecard.area(area).name;
    let side = |lean: Lean| match lean {
        Lean::MostDeprivedHigher => "higher",
        Lean::LeastDeprivedHigher => "lower",
        Lean::Level => "no different",
    };
    let decimals = number::decimals(indicator, own.1.slope_index);
    let gap = |gradient: &Gradient| number::distance_in_points(indicator, gradient.slope_index, decimals);
    let chance = match own.1.slope_limits {
        Some((lower, _)) if lower <= 0.0 => ", which may be chance",
        _ => "",
    };
    let (area, gradient) = own;
    if gradient.lean == Lean::Level {
        return format!("The same in {} however great deprivation is", name(area));
    }
    let first = format!(
        "{} where deprivation is greater: by {} in {}{chance}",
        sentence_case(side(gradient.lean)),
        gap(gradient),
        name(area)
    );
    match nation {
        Some((nation, theirs)) if theirs.lean == gradient.lean => {
            let theirs = number::fixed(theirs.slope_index, decimals);
            format!("{first}{} {theirs} in {}", if chance.is_empty() { "," } else { ";" }, name(nation))
        }
        Some((nation, theirs)) if theirs.lean != Lean::Level => {
            format!("{first}; in {} {} by {}", name(nation), side(theirs.lean), gap(theirs))
        }
        _ => first,
    }
}

/// The limits of these slopes: `Slope index with 95% limits: Bury 6.9 to 8.4, England 9.8 to 10.0`; that there are none where no
/// figure has any.
pub fn slopes_limits(scorecard: &Scorecard, indicator: &Indicator, slopes: &[(AreaId, &Gradient)]) -> String {
    let one = |(area, gradient): &(AreaId, &Gradient)| {
        let decimals = number::decimals(indicator, gradient.slope_index);
        let limits = limits::beside(gradient.slope_limits?, 0.0, decimals);
        Some(format!("{} {limits}", scorecard.area(*area).name))
    };
    let told: Vec<String> = slopes.iter().filter_map(one).collect();
    if told.is_empty() {
        return "Slope index; the figures have no limits, so the gap is not tested".to_owned();
    }
    format!("Slope index, 95% limits: {}", told.join(", "))
}

/// What the lines over tenths are of, where they are not of the same: `Bury by the tenths of whole neighbourhoods, England by those
/// of small areas`.
pub fn tenths_note(scorecard: &Scorecard, area: AreaId, over: Over, with_nation: bool) -> Option<String> {
    let [area, nation] = [area, scorecard.national()].map(|id| &scorecard.area(id).name);
    match over {
        Over::Neighbourhoods if with_nation => Some(format!(
            "{area} by the tenth of each neighbourhood as a whole, {nation} by that of smaller areas."
        )),
        Over::Neighbourhoods => Some(format!("{area} by the tenth of each neighbourhood as a whole.")),
        Over::Groups(_) => None,
    }
}

/// A value with its limits and how many neighbourhoods it is of: `7.6% (7.2 to 8.0), three neighbourhoods`.
pub fn tenth_told(indicator: &Indicator, tenth: &crate::analysis::Tenth) -> String {
    let decimals = number::decimals(indicator, tenth.value);
    let written = |value| number::fixed(value, decimals);
    let limits = tenth.limits.map(|(lower, upper)| format!(" ({} to {})", written(lower), written(upper)));
    let of = tenth.neighbourhoods.map(|count| {
        let noun = if count == 1 { "neighbourhood" } else { "neighbourhoods" };
        format!(", {} {noun}", count_in_words(count))
    });
    let value = number::signed_by_unit(indicator, written(tenth.value));
    format!("{value}{}{}", limits.unwrap_or_default(), of.unwrap_or_default())
}

/// What an area is, in a few words: `11,354 residents, second most deprived tenth`.
pub fn neighbourhood_in_brief(scorecard: &Scorecard, area: AreaId) -> String {
    let about = scorecard.area(area);
    let residents = about.population.map(|count| format!("{} residents", number::fixed(count, 0)));
    let tenth = about.deprivation_decile.map(tenth_in_words);
    residents.into_iter().chain(tenth).collect::<Vec<_>>().join(", ")
}

/// `second most deprived tenth`, `least deprived tenth`.
fn tenth_in_words(tenth: u8) -> String {
    const ORDER: [&str; 5] = ["", "second ", "third ", "fourth ", "fifth "];
    let (end, steps) = if tenth <= 5 { ("most", tenth - 1) } else { ("least", 10 - tenth) };
    format!("{}{end} deprived tenth", ORDER.get(usize::from(steps)).unwrap_or(&""))
}

/// What several neighbourhoods come to together, as written.
pub fn added_up_value(indicator: &Indicator, added: &AddedUp) -> String {
    number::with_sign(indicator, added.value)
}

/// What the first of a list are, where none is worse: `The five highest`.
pub fn ends_title(polarity: Polarity, count: usize) -> String {
    let end = if polarity == Polarity::HigherIsBetter { "lowest" } else { "highest" };
    if count == 1 { format!("The {end}") } else { format!("The {} {end}", count_in_words(count)) }
}

#[cfg(test)]
#[path = "neighbourhoods_tests.rs"]
mod tests;
