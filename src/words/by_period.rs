//! Places by period in words: which target their figures are held against, how many have reached it, and for how long.

use super::reason::{Reason, name};
use super::tally::{Said, of_all};
use super::verdict::{compared_with, verdict_against, verdict_word};
use super::wording::{count_in_words, list, lower_first, sentence_case, step_word};
use super::{date, number};
use crate::analysis::TargetRef;
use crate::analysis::target::{NoStatus, NotHeld};
use crate::model::{AreaId, Indicator, Period, PeriodKind, Polarity, Scorecard, Verdict};

/// Of so many places with a figure in a period, so many of which something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountIn {
    pub count: usize,
    pub of: usize,
    pub period: Period,
}

/// `at least 1%`, in the direction of good; the bare value where neither is.
fn goal(about: &Indicator, value: f64) -> String {
    let value = number::plain_with_sign(about, value);
    match about.polarity {
        Polarity::HigherIsBetter => format!("at least {value}"),
        Polarity::LowerIsBetter => format!("at most {value}"),
        Polarity::Neutral => value,
    }
}

/// A target with its date and who set it: `Target: at least 1% by 2030, set in this file by “Prevention first”`. `whose` are the
/// areas that it holds in, where not everywhere.
pub fn target_line(scorecard: &Scorecard, target: TargetRef, whose: &[AreaId]) -> String {
    let (set, priority) = (target.target(scorecard), scorecard.priority(target.priority));
    let goal = goal(scorecard.indicator(set.indicator), set.value);
    let by = set.by.as_ref().map(|by| format!(" by {}", date::in_words(by))).unwrap_or_default();
    let owner = priority.owner.as_ref().map(|owner| format!(" ({owner})")).unwrap_or_default();
    let whose: Vec<String> = whose.iter().map(|area| name(scorecard, *area).to_owned()).collect();
    let whose = if whose.is_empty() { String::new() } else { format!(" of {}", list(&whose)) };
    format!("Target{whose}: {goal}{by}, set in this file by “{}”{owner}.", priority.title)
}

/// How many places have reached their target, now and as early as is known: `Three of the ten places have reached the target of at
/// least 1% in 2023/24, up from one in 2019/20 (by the published figure)`. `value` is that of the target where all have the same;
/// `places` is how many places there are, `with_target` how many of them have one.
pub fn reached_title(
    about: &Indicator,
    value: Option<f64>,
    (now, then): (CountIn, Option<CountIn>),
    (places, with_target): (usize, usize),
) -> String {
    let what = match value {
        Some(value) => format!("the target of {}", goal(about, value)),
        None => "the target in force there".to_owned(),
    };
    let [one, several, not] =
        ["has reached", "have reached", "has not reached"].map(|verb| format!("{verb} {what}"));
    let of_some = match with_target {
        _ if with_target == places => WITH_FIGURE,
        _ if with_target == now.of => ["place with a target", "places with a target"],
        _ => ["place with a target and a figure", "places with a target and a figure"],
    };
    let told = of_all(now.count, now.of, nouns(now, places, of_some), Said::new(&one, &several, &not));
    format!("{}{} (by the published figure)", sentence_case(&told), in_period(now, then))
}

/// The same by the tested verdicts against the benchmark, where there is no target: `Four of the ten places are worse than England in
/// 2023/24, up from two in 2019/20 (tested)`.
pub fn verdicts_title(
    scorecard: &Scorecard,
    (about, verdict): (&Indicator, Verdict),
    counted: Option<(CountIn, Option<CountIn>)>,
    places: usize,
) -> String {
    let than = compared_with(scorecard);
    let against = verdict_against(verdict).unwrap_or_default();
    let Some((now, then)) = counted else {
        return format!("{}: places over time, none tested against {than}", about.short);
    };
    let [one, several, not] = ["is", "are", "is not"].map(|verb| format!("{verb} {against} {than}"));
    let told = of_all(now.count, now.of, nouns(now, places, TESTED), Said::new(&one, &several, &not));
    format!("{}{} (tested)", sentence_case(&told), in_period(now, then))
}

const WITH_FIGURE: [&str; 2] = ["place with a figure", "places with a figure"];
const TESTED: [&str; 2] = ["place with a tested figure", "places with a tested figure"];

/// Places, or only those that have something where not all have.
fn nouns(now: CountIn, places: usize, of_some: [&str; 2]) -> [&str; 2] {
    if now.of == places { ["place", "places"] } else { of_some }
}

fn in_period(now: CountIn, then: Option<CountIn>) -> String {
    let when = format!(" in {}", date::period_in_words(now.period));
    let Some(then) = then else { return when };
    let before = date::period_in_words(then.period);
    let count = if then.count == 0 { "none".into() } else { count_in_words(then.count) };
    if then.of != now.of && now.count == 0 && then.count == 0 {
        return format!("{when}, and none of {} in {before}", count_in_words(then.of));
    }
    if then.of != now.of {
        return format!("{when}, against {count} of {} in {before}", count_in_words(then.of));
    }
    match now.count.cmp(&then.count) {
        std::cmp::Ordering::Greater => format!("{when}, up from {count} in {before}"),
        std::cmp::Ordering::Less => format!("{when}, down from {count} in {before}"),
        std::cmp::Ordering::Equal if now.count == 0 => format!("{when}, as in {before}"),
        std::cmp::Ordering::Equal => format!("{when}, as many as in {before}"),
    }
}

/// Against what figures stand where no target is held against them, and what to do about it.
pub fn without_target(scorecard: &Scorecard) -> String {
    format!(
        "No target is set here; one can be added under Priorities. The signs are how each figure compares with {} in its own period.",
        compared_with(scorecard)
    )
}

/// How a figure stands to its target: `reached`.
pub fn reached_word(reached: bool) -> &'static str {
    if reached { "reached" } else { "short of it" }
}

/// For how long the latest figures say the same: `reached, 3 years running`.
pub fn running_words(what: &str, kind: PeriodKind, periods: usize) -> String {
    match periods {
        0 => String::new(),
        1 => format!("{what}, 1 {}", step_word(kind, 1)),
        _ => format!("{what}, {} {} running", number::count(periods as u64), step_word(kind, periods)),
    }
}

/// The same of a verdict: `worse, 3 years running`.
pub fn verdict_running(verdict: Verdict, kind: PeriodKind, periods: usize) -> String {
    running_words(&lower_first(verdict_word(verdict)), kind, periods)
}

/// The way places are shown over time: `By year`.
pub fn by_period_name(kind: PeriodKind) -> String {
    format!("By {}", step_word(kind, 1))
}

impl Reason for NotHeld {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::OfTheWhole(area) => {
                let whole = name(scorecard, *area);
                format!("the target is a number for {whole} as a whole, not for a part of it")
            }
            Self::Impossible => NoStatus::Impossible.clause(scorecard),
            Self::Neutral => {
                "neither direction is good for this indicator, so no figure can have reached a target"
                    .to_owned()
            }
            Self::NoFigure => "there is no figure".to_owned(),
            Self::MethodChanged(period) => {
                let period = date::period_in_words(*period);
                format!("not held against the target: the method changed in {period}")
            }
            Self::BoundaryMoved(period) => {
                let period = date::period_in_words(*period);
                format!("not held against the target: the boundary moved in {period}")
            }
            Self::Disrupted => "not held against the target: the period is disrupted".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample::{academic_year, indicator};

    fn count(count: usize, of: usize, start: i32) -> CountIn {
        CountIn { count, of, period: academic_year(start) }
    }

    #[test]
    fn how_many_have_reached_it_now_and_before() {
        let about =
            Indicator { polarity: Polarity::HigherIsBetter, ..indicator("spend", "Spend on prevention") };
        let told = |now, then| reached_title(&about, Some(1.0), (now, then), (10, 10));
        assert_eq!(
            told(count(3, 10, 2023), Some(count(1, 10, 2019))),
            "Three of the ten places have reached the target of at least 1 in 2023/24, up from one in 2019/20 (by the published figure)"
        );
        assert_eq!(
            told(count(0, 10, 2023), Some(count(0, 10, 2019))),
            "None of the ten places has reached the target of at least 1 in 2023/24, as in 2019/20 (by the published figure)"
        );
        assert_eq!(
            told(count(2, 9, 2023), Some(count(0, 10, 2019))),
            "Two of the nine places with a figure have reached the target of at least 1 in 2023/24, against none of ten in 2019/20 (by the published figure)"
        );
        assert_eq!(
            reached_title(&about, None, (count(2, 2, 2023), None), (2, 2)),
            "Both places have reached the target in force there in 2023/24 (by the published figure)"
        );
        assert_eq!(
            reached_title(&about, None, (count(2, 2, 2023), None), (10, 2)),
            "Both places with a target have reached the target in force there in 2023/24 (by the published figure)"
        );
    }

    #[test]
    fn years_running_are_counted_as_people_say_it() {
        assert_eq!(running_words("reached", PeriodKind::FinancialYear, 3), "reached, 3 years running");
        assert_eq!(running_words("reached", PeriodKind::Month, 1), "reached, 1 month");
        assert_eq!(verdict_running(Verdict::Worse, PeriodKind::Years, 2), "worse, 2 periods running");
        assert_eq!(by_period_name(PeriodKind::Years), "By period");
    }
}
