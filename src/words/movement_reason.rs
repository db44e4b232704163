//! Why a movement could not be tested, or a process-control chart has no limits or verdict.

use super::date;
use super::reason::Reason;
use super::wording::count_in_words;
use crate::analysis::{Moving, NewStart, NoGap, NoLimits, NoMovement, NoTrend, Since};
use crate::model::{Period, PeriodKind, Scorecard};

impl Reason for NoTrend {
    fn clause(&self, _: &Scorecard) -> String {
        match self {
            Self::NoFigure => "there is no figure, so there is no trend to test".to_owned(),
            Self::NotAnnual(kind) => {
                let these = if *kind == PeriodKind::Month { "monthly" } else { "quarterly" };
                format!("the recent trend is tested on annual figures only; these are {these}")
            }
            Self::TooFew(given) => {
                let years = match given {
                    1 => "only one year".to_owned(),
                    _ => format!("{} years", count_in_words(*given as usize)),
                };
                format!(
                    "the recent trend needs figures for five years in a row; there are figures for {years}"
                )
            }
            Self::TooFewRuns(years) => {
                let years = count_in_words(*years as usize);
                format!(
                    "each figure covers {years} years, and they do not reach back to five that share no year"
                )
            }
            Self::MethodChanged(period) => {
                let period = date::period_in_words(*period);
                format!("the method changed in {period}, and the recent trend needs five years by one method")
            }
            Self::Disrupted(period) => {
                let named = date::period_in_words(*period);
                format!("the figure for {named} is not comparable, and {}", in_a_row(*period))
            }
            Self::NoFigureFor(period) => {
                let named = date::period_in_words(*period);
                format!("there is no figure for {named}, and {}", in_a_row(*period))
            }
            Self::EmptyDenominator(period) => no_calculation(*period, "is out of 0"),
            Self::ZeroCount(period) => no_calculation(*period, "is 0"),
            Self::FullCount(period) => no_calculation(*period, "is as large as its denominator"),
            Self::NoInterval(period) => {
                let period = date::period_in_words(*period);
                format!("there is no interval for {period}, so the recent trend cannot be tested")
            }
            Self::NoWidth(period) => {
                let period = date::period_in_words(*period);
                format!("the interval for {period} has no width, so the recent trend cannot be calculated")
            }
            Self::Contradiction(period) => {
                let period = date::period_in_words(*period);
                format!(
                    "the count and the value of {period} do not agree, so the recent trend cannot be tested"
                )
            }
            Self::TooFarApart => "the figures differ by more than can be calculated with".to_owned(),
        }
    }
}

fn in_a_row(period: Period) -> &'static str {
    if period.kind() == PeriodKind::Years {
        "the recent trend needs five figures that share no year"
    } else {
        "the recent trend needs five years in a row"
    }
}

fn no_calculation(period: Period, why: &str) -> String {
    let period = date::period_in_words(period);
    format!("the count for {period} {why}, so the recent trend cannot be calculated")
}

impl Reason for NoMovement {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::Neutral => "neither direction is good for this indicator".to_owned(),
            Self::NoTrend(why) => why.clause(scorecard),
            Self::TooFewYears(why, years) => {
                let years = few_years(*years);
                let needed = "The Mann–Kendall test needs comparable figures for eight of the latest ten years";
                format!("{}. {needed} by one method; there {years}", why.clause(scorecard))
            }
            Self::NoControl(why) => why.clause(scorecard),
            Self::Seasonal => {
                "the figures follow the seasons, and their differences from the same period a year before do not tell \
                 which way they move"
                    .to_owned()
            }
        }
    }
}

/// Why a movement was not tested, in the few words that a line of a list has room for.
pub(super) fn no_movement_in_brief(why: &NoMovement) -> String {
    match why {
        NoMovement::Neutral => "neither direction is good".to_owned(),
        NoMovement::NoTrend(why) => no_trend_in_brief(*why),
        NoMovement::TooFewYears(_, years) => {
            let some = if *years == 0 { "none".into() } else { count_in_words(*years as usize) };
            let are = if *years < 2 { "is" } else { "are" };
            format!("{some} of the eight years needed {are} comparable")
        }
        NoMovement::NoControl(NoLimits::TooFewPoints { points, needed, .. }) => {
            format!("only {} of {needed} figures needed", count_in_words(*points as usize))
        }
        NoMovement::NoControl(_) => "no control limits".to_owned(),
        NoMovement::Seasonal => "the figures follow the seasons".to_owned(),
    }
}

/// The same of a gap to a benchmark of this name.
pub(super) fn no_gap_in_brief(why: NoGap, benchmark: &str) -> String {
    match why {
        NoGap::NoMovement => "the movement is not tested".to_owned(),
        NoGap::Neutral => "neither direction is good".to_owned(),
        NoGap::Count => "these are counts".to_owned(),
        NoGap::NoBenchmark => "no other area to compare with".to_owned(),
        NoGap::NotAnnual => "only annual figures can be".to_owned(),
        NoGap::Own(why) => no_trend_in_brief(why),
        NoGap::Benchmark(why) => format!("{} in {benchmark}", no_trend_in_brief(why)),
        NoGap::TooFewYears(_) => "too few years with figures of both".to_owned(),
    }
}

fn no_trend_in_brief(why: NoTrend) -> String {
    let about = |period: Period, what: &str| format!("{what} {}", date::period_in_words(period));
    match why {
        NoTrend::NoFigure => "no figure".to_owned(),
        NoTrend::NotAnnual(_) => "only annual figures can be".to_owned(),
        NoTrend::TooFew(1) => "only one year of figures".to_owned(),
        NoTrend::TooFew(years) => format!("only {} years of figures", count_in_words(years as usize)),
        NoTrend::TooFewRuns(_) => "too few separate periods".to_owned(),
        NoTrend::MethodChanged(period) => about(period, "the method changed in"),
        NoTrend::Disrupted(period) => about(period, "no comparable figure for"),
        NoTrend::NoFigureFor(period) => about(period, "no figure for"),
        NoTrend::EmptyDenominator(period) => about(period, "nobody counted for"),
        NoTrend::ZeroCount(period) => about(period, "a count of 0 for"),
        NoTrend::FullCount(period) => about(period, "everyone counted for"),
        NoTrend::NoInterval(period) => about(period, "no limits for"),
        NoTrend::NoWidth(period) => about(period, "no width between the limits for"),
        NoTrend::Contradiction(period) => {
            format!("count and value that do not agree for {}", date::period_in_words(period))
        }
        NoTrend::TooFarApart => "figures that differ too much".to_owned(),
    }
}

/// `are six`, `is one`, `are none`.
fn few_years(years: u32) -> String {
    match years {
        0 => "are none".to_owned(),
        1 => "is one".to_owned(),
        _ => format!("are {}", count_in_words(years as usize)),
    }
}

impl Reason for NoGap {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::NoMovement => "the movement itself was not tested, so that of the gap was not".to_owned(),
            Self::Neutral => "neither direction is good, so neither way of a gap does harm".to_owned(),
            Self::Count => {
                "these are counts, and that of one area is no measure for that of another".to_owned()
            }
            Self::NoBenchmark => "there is no other area whose figures could be set beside".to_owned(),
            Self::NotAnnual => "the movement of a gap is tested on annual figures only".to_owned(),
            Self::Own(why) => why.clause(scorecard),
            Self::Benchmark(why) => format!("for the benchmark, {}", why.clause(scorecard)),
            Self::TooFewYears(years) => {
                let years = few_years(*years);
                format!(
                    "eight of the latest ten years with comparable figures here and for the benchmark are needed; \
                     there {years}"
                )
            }
        }
    }
}

impl Reason for NoLimits {
    fn clause(&self, _: &Scorecard) -> String {
        match *self {
            Self::NoFigure => "there is no figure to chart".to_owned(),
            Self::Overlapping => {
                "the periods overlap, so neighbouring figures are partly the same and control \
                                  limits would mislead"
                    .to_owned()
            }
            Self::Moving(Moving { rising, tested, each_since }) => {
                let over = date::span_in_words(tested[0], tested[1]);
                let moved = if rising { "risen" } else { "fallen" };
                let each = each_since.map_or_else(String::new, |since| {
                    format!(", each year since {} (not tested)", date::period_in_words(since))
                });
                format!(
                    "the figures have {moved} over {over} (tested){each}, and control limits are for a process that \
                     is stable"
                )
            }
            Self::TooFewPoints { points, needed, left_out, seasonal, since } => {
                let are = if points == 1 { "is" } else { "are" };
                let since = since_words(since);
                let what = if seasonal { "differences from the same period a year before" } else { "points" };
                let left_out = match left_out {
                    0 => String::new(),
                    1 => ", and one more is left out as not comparable".to_owned(),
                    more => {
                        format!(", and {} more are left out as not comparable", count_in_words(more.into()))
                    }
                };
                format!("control limits need at least {needed} {what}; there {are} {points}{since}{left_out}")
            }
            Self::Disrupted(period) => {
                let period = date::period_in_words(period);
                format!("the figure for {period} is not comparable, so no rule is asked of it")
            }
            Self::NoYearBefore(period) => {
                let period = date::period_in_words(period);
                format!(
                    "the figures follow the seasons, and {period} cannot be compared with the same period a year before"
                )
            }
            Self::NotWorkedOut { since } => {
                let since = since_words(since);
                format!(
                    "no control limits can be worked out from the points{since}: too many gaps, or too far apart"
                )
            }
        }
    }
}

fn since_words(since: Option<Since>) -> String {
    let Some(Since { period, why }) = since else { return String::new() };
    let period = date::period_in_words(period);
    match why {
        NewStart::Method => format!(" since the method changed in {period}"),
        NewStart::Rebase => format!(" since the chart starts anew in {period}"),
    }
}
