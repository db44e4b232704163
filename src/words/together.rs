//! Two indicators together, in words: that they go together in order, and never that one makes the other.

use super::number::{self, fixed};
use super::reason::{Reason, marked_as};
use super::wording::{count_in_words, sentence_case};
use super::{date, limits};
use crate::analysis::together::{
    Across, Because, Correlation, LeftOut, Link, NoCorrelation, NoOwnPairs, NoPairs, OneWhole, OwnPairs,
    PairedPeriod, Pairs,
};
use crate::model::{Flag, Indicator, IndicatorId, Period, PeriodKind, Scorecard};

/// What areas of a kind are called: `neighbourhoods`.
pub fn across_in_words(across: Across) -> &'static str {
    match across {
        Across::Neighbourhoods => "neighbourhoods",
        Across::Places => "places",
    }
}

/// So many years after: `in the same year`, `one year later`.
pub fn lag_in_words(lag: u8) -> String {
    match lag {
        0 => "in the same year".to_owned(),
        1 => "one year later".to_owned(),
        _ => format!("{} years later", count_in_words(usize::from(lag))),
    }
}

/// Whether so many years apart leaves open which periods are meant: kinds of years differ, or one is a run of years.
fn is_of_two_kinds(periods: [Period; 2]) -> bool {
    let [first, second] = periods.map(Period::kind);
    first != second || first == PeriodKind::Years
}

/// So many years after, and of which periods where that is not plain: `In the same year: 2024/25 and 2024`.
pub fn lag_of_periods(lag: u8, periods: Option<[Period; 2]>) -> String {
    let told = sentence_case(&lag_in_words(lag));
    match periods.filter(|it| is_of_two_kinds(*it)) {
        Some(it) => {
            let [first, second] = it.map(date::period_in_words);
            format!("{told}: {first} and {second}")
        }
        None => told,
    }
}

/// Which periods are taken as so many years apart, where that is not plain.
pub fn periods_paired(lag: u8, periods: [Period; 2]) -> Option<String> {
    if !is_of_two_kinds(periods) {
        return None;
    }
    let [first, second] = periods.map(date::period_in_words);
    let how = if periods.iter().any(|it| it.kind() == PeriodKind::Years) {
        "years are counted from the last year of a run of years"
    } else {
        "the two kinds of period do not begin together, and those are paired whose middles lie nearest"
    };
    Some(format!("{first} with {second}, {}: {how}.", lag_in_words(lag)))
}

/// Why one indicator is set beside another at first.
pub fn beside_because(scorecard: &Scorecard, because: Because) -> String {
    match because {
        Because::StandsIn => {
            "Set beside it at first because this file has one stand in for the other.".to_owned()
        }
        Because::Priority(id) => format!(
            "Set beside it at first because the priority “{}” is measured by both.",
            scorecard.priority(id).title
        ),
    }
}

/// An indicator’s name within a sentence, which it need not agree with: `“School absence”`.
pub fn quoted(indicator: &Indicator) -> String {
    format!("“{}”", indicator.short)
}

/// What is found across areas, in a few words: `Neighbourhoods higher in one in 2020 tended to be higher in the other in 2022`; also what
/// is left of it at one level of deprivation, where that is another finding.
pub fn pairs_title(pairs: &Pairs) -> String {
    let many = across_in_words(pairs.across);
    let held = pairs.at_one_level.and_then(Result::ok).map(|found| found.link());
    let side = match pairs.correlation.map(|found| found.link()) {
        Ok(Link::Same) => "higher",
        Ok(Link::Opposite) => "lower",
        Ok(Link::NotClear) => {
            let left = held.filter(|link| *link != Link::NotClear);
            let left = left.map(|_| format!(", but one {SAME}")).unwrap_or_default();
            return format!("No clear link between the two across {many}{left}");
        }
        Err(NoCorrelation::TooFew(_)) => {
            return format!("Too few {many} to tell whether the two go together");
        }
        Err(_) => return format!("Whether the two go together across {many} cannot be told"),
    };
    let left = match held {
        Some(Link::NotClear) => format!(", but not clearly so {SAME}"),
        Some(Link::Opposite) if side == "higher" => format!(", but lower {SAME}"),
        Some(Link::Same) if side == "lower" => format!(", but higher {SAME}"),
        _ => String::new(),
    };
    let many = sentence_case(many);
    let [then, later] = pairs.periods.map(date::period_in_words);
    if then == later {
        format!("{many} higher in one tend to be {side} in the other{left}")
    } else {
        format!("{many} higher in one in {then} tended to be {side} in the other in {later}{left}")
    }
}

/// What is found across areas: `Where “School absence” was higher in 2019/20, “Suspensions” tended to be higher in 2021/22: rank correlation
/// 0.62 (95% limits 0.55 to 0.68), 353 neighbourhoods.`
pub fn pairs_sentence(scorecard: &Scorecard, indicators: [IndicatorId; 2], pairs: &Pairs) -> String {
    let [first, second] = indicators.map(|id| quoted(scorecard.indicator(id)));
    let [then, later] = pairs.periods.map(date::period_in_words);
    let many = across_in_words(pairs.across);
    let of = |found: &Correlation| {
        format!("rank correlation {}, {} {many}", coefficient(found), number::count(found.pairs as u64))
    };
    match &pairs.correlation {
        Ok(found) => match found.link() {
            Link::Same if then == later => {
                format!(
                    "Where {first} was higher in {then}, {second} tended to be higher too: {}.",
                    of(found)
                )
            }
            Link::Opposite if then == later => {
                format!("Where {first} was higher in {then}, {second} tended to be lower: {}.", of(found))
            }
            Link::Same => {
                format!(
                    "Where {first} was higher in {then}, {second} tended to be higher in {later}: {}.",
                    of(found)
                )
            }
            Link::Opposite => {
                format!(
                    "Where {first} was higher in {then}, {second} tended to be lower in {later}: {}.",
                    of(found)
                )
            }
            Link::NotClear if then == later => {
                format!("No clear link between {first} and {second} in {then}: {}.", of(found))
            }
            Link::NotClear => {
                format!("No clear link between {first} in {then} and {second} in {later}: {}.", of(found))
            }
        },
        Err(why) => format!("{first} in {then} and {second} in {later}: {}.", why.clause(scorecard)),
    }
}

/// `0.62 (95% limits 0.55 to 0.68)`.
fn coefficient(found: &Correlation) -> String {
    let shown = fixed(found.coefficient, 2);
    match found.limits {
        Some(limits) => format!("{shown} (95% limits {})", limits::beside(limits, 0.0, 2)),
        None => format!("{shown}, exactly the same order where it is 1 and the opposite where it is −1"),
    }
}

const SAME: &str = "at the same level of deprivation";

/// Whether the link is more than deprivation that both go with; nothing where deprivation is not known.
pub fn one_level_sentence(scorecard: &Scorecard, pairs: &Pairs) -> Option<String> {
    let found = match pairs.at_one_level.as_ref()? {
        Ok(found) => found,
        // Too few of them is said of all already.
        Err(NoCorrelation::TooFew(_)) if pairs.correlation.is_err() => return None,
        Err(why) => {
            return Some(format!(
                "Whether they go together at the same level of deprivation is not told: {}.",
                why.clause(scorecard)
            ));
        }
    };
    let whole = pairs.correlation.ok()?.link();
    let told = match (whole, found.link()) {
        (Link::NotClear, Link::NotClear) => format!("Nor is there a clear link {SAME}"),
        (Link::NotClear, Link::Same) => format!("{} they go together", sentence_case(SAME)),
        (Link::NotClear, Link::Opposite) => {
            format!("{} one is lower where the other is higher", sentence_case(SAME))
        }
        (_, Link::NotClear) => format!("{} no clear link is left", sentence_case(SAME)),
        (whole, left) if whole == left => format!("A link is left {SAME}"),
        _ => format!("{} the link is the other way round", sentence_case(SAME)),
    };
    let known = if found.pairs == pairs.points.len() {
        String::new()
    } else {
        format!(", {} whose tenth is known", number::count(found.pairs as u64))
    };
    Some(format!("{told}: {}{known}.", coefficient(found)))
}

/// What ties two figures together that has nothing to do with areas or years.
const ALIKE_BY_MAKING: &str =
    "Figures may share their making too: what is counted in both, or is a part of both, ties them together.";
/// That two figures are shares of one whole, with what that does to how they go together.
pub fn one_whole_sentence(scorecard: &Scorecard, indicators: [IndicatorId; 2], whole: &OneWhole) -> String {
    let about = scorecard.indicator(indicators[0]);
    let of = &whole.of;
    match whole.sums {
        Some((low, high)) => {
            let [low, high] = [low, high].map(|sum| number::with_sign(about, sum));
            format!(
                "Both are shares of one whole, {of}, and come to {low} to {high} together everywhere: where one is higher, the \
                 other can hardly be but lower."
            )
        }
        None => format!(
            "Both are shares of one whole, {of}, by one publisher: the same ones may be counted in both, which ties the two \
             together."
        ),
    }
}

/// What many looks find by themselves.
const ONE_IN_TWENTY: &str =
    "And of many pairs, or years apart, that are looked at, one in twenty shows a link by chance alone.";

/// What a link says and what it does not; of limits only where some are given.
pub fn no_cause(pairs: &Pairs) -> String {
    let many = across_in_words(pairs.across);
    let at_one_level = pairs.at_one_level.as_ref().and_then(|found| found.as_ref().ok());
    let mut found = pairs.correlation.as_ref().ok().into_iter().chain(at_one_level);
    let wider = if found.any(|found| found.limits.is_some()) {
        " Those near each other are alike too, so that the true limits are wider than these."
    } else {
        ""
    };
    format!(
        "This names no cause: {many} that are alike in one thing are alike in many.{wider} {ALIKE_BY_MAKING} {ONE_IN_TWENTY}"
    )
}

/// Why two figures have no points across areas, in a few words: `“School absence” of 2020/21 is marked as disrupted`.
pub fn no_pairs_in_brief(scorecard: &Scorecard, why: &NoPairs) -> String {
    match why {
        NoPairs::Unreliable(_, marked) => format!(
            "{} of {} is marked as {}",
            quoted(scorecard.indicator(marked.indicator)),
            date::period_in_words(marked.period),
            marked_as(marked.flag)
        ),
        NoPairs::NotApart => "not in the same year nor the second up to ten years later".to_owned(),
        NoPairs::TooFew(..) => "too few of them have both".to_owned(),
        NoPairs::Count(_) | NoPairs::NoFigures(_) => why.clause(scorecard),
    }
}

/// The same of the periods of one area.
pub fn no_own_pairs_in_brief(scorecard: &Scorecard, why: &NoOwnPairs) -> String {
    match why {
        NoOwnPairs::Unreliable { .. } => "most are marked as of low reliability or disrupted".to_owned(),
        NoOwnPairs::TooFew(_) => "fewer than three pairs of periods".to_owned(),
        NoOwnPairs::NoFigures(_) => why.clause(scorecard),
    }
}

/// That nothing can be set beside an indicator, and why where all its figures are marked: of these periods, with this flag.
pub fn no_choice_helps(
    scorecard: &Scorecard,
    first: IndicatorId,
    marked: Option<(&[Period], Option<Flag>)>,
) -> String {
    let name = quoted(scorecard.indicator(first));
    match marked {
        Some(([only], flag)) => format!(
            "{} is the only period of {name}, and its figures are marked as {}: no other choice helps.",
            date::period_in_words(*only),
            marked_as(flag)
        ),
        Some((_, flag)) => {
            format!("All figures of {name} are marked as {}: no other choice helps.", marked_as(flag))
        }
        None => {
            format!("No figure of this file can be looked at together with {name}: no other choice helps.")
        }
    }
}

/// Which areas are left out and why.
pub fn left_out_sentence(across: Across, left_out: LeftOut) -> Option<String> {
    let (one, many) = match across {
        Across::Neighbourhoods => ("neighbourhood", "neighbourhoods"),
        Across::Places => ("place", "places"),
    };
    let counted = |count: usize| format!("{} {}", count_in_words(count), if count == 1 { one } else { many });
    let without = (left_out.without > 0).then(|| {
        let lacks = if left_out.without == 1 { "lacks" } else { "lack" };
        format!("{} {lacks} one of the two figures", counted(left_out.without))
    });
    let unreliable = (left_out.unreliable > 0).then(|| {
        let has = if left_out.unreliable == 1 { "has" } else { "have" };
        format!("{} {has} one marked as of low reliability or disrupted", counted(left_out.unreliable))
    });
    let told: Vec<String> = without.into_iter().chain(unreliable).collect();
    (!told.is_empty()).then(|| format!("Left out: {}.", told.join("; ")))
}

/// What is found in the periods of one area, in a few words.
pub fn own_title(scorecard: &Scorecard, own: &OwnPairs) -> String {
    let name = &scorecard.area(own.area).name;
    match own.changes.map(|found| found.link()) {
        Ok(Link::Same) => format!("In {name} the two rose and fell together"),
        Ok(Link::Opposite) => format!("In {name} one rose where the other fell"),
        Ok(Link::NotClear) => format!("No clear link between their changes in {name}"),
        Err(_) => format!("Both in {name} over time (not tested)"),
    }
}

/// What is found in the periods of one area: of the changes, because levels that both trend always go together.
pub fn own_sentences(
    scorecard: &Scorecard,
    indicators: [IndicatorId; 2],
    (own, lag): (&OwnPairs, u8),
) -> Vec<String> {
    let later = if lag == 0 { String::new() } else { format!(" {}", lag_in_words(lag)) };
    let about = indicators.map(|id| scorecard.indicator(id));
    let [first, second] = about.map(quoted);
    let mut told = vec![match &own.changes {
        Ok(found) => {
            let (shown, count) = (coefficient(found), count_in_words(found.pairs));
            let of = format!("rank correlation of the changes {shown}, {count} changes");
            match found.link() {
                Link::Same => format!("The more {first} rose, the more {second} rose{later}: {of}."),
                Link::Opposite => format!("The more {first} rose, the less {second} rose{later}: {of}."),
                Link::NotClear => {
                    format!(
                        "No clear link between the changes of {first} and those of {second}{later}: {of}."
                    )
                }
            }
        }
        Err(why) => format!("No correlation is given: {}.", why.clause(scorecard)),
    }];
    if let [from, .., to] = own.points.as_slice() {
        let went = |at: usize| {
            let value = |point: &PairedPeriod| number::with_sign(about[at], point.values[at]);
            let [then, now] = [from, to].map(|point| date::period_in_words(point.periods[at]));
            format!("{} in {then} to {} in {now}", value(from), value(to))
        };
        told.push(format!("{first} went from {}, {second} from {} (not tested).", went(0), went(1)));
    }
    told
}

/// Why changes are held against each other in the periods of one area, and what that does not say.
pub fn changes_and_no_cause() -> String {
    format!(
        "Changes from one period to the next are held against each other, not levels: any two figures that keep rising or \
         falling seem to go together. This names no cause; what else changed in those years may have moved both. \
         {ALIKE_BY_MAKING} {ONE_IN_TWENTY}"
    )
}

/// Which pairs of periods are left out and why.
pub fn periods_left_out(own: &OwnPairs) -> Option<String> {
    let periods = number::counted(own.unreliable as u64, "pair of periods", "pairs of periods");
    let why = "with a figure marked as of low reliability or disrupted";
    (own.unreliable > 0).then(|| format!("Left out: {periods} {why}."))
}

#[cfg(test)]
#[path = "together_tests.rs"]
mod tests;
