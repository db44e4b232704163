//! Why something could not be judged, in words: one clause for each reason, from which the sentence is made.

mod inequality;
mod level;

pub use inequality::gradient_note;
pub(super) use level::not_tested_because;

use super::wording::{count_in_words, sentence_case};
use crate::analysis::{NewStart, NoGap, NoLimits, NoMovement, NoTrend, Since};
use crate::model::{AreaId, Period, PeriodKind, Scorecard};

/// Why something could not be judged.
pub trait Reason {
    /// The reason as part of a sentence: without a full stop, and with a small first letter unless it is a name.
    fn clause(&self, scorecard: &Scorecard) -> String;

    /// The reason as a sentence of its own.
    fn sentence(&self, scorecard: &Scorecard) -> String {
        format!("{}.", sentence_case(&self.clause(scorecard)))
    }
}

pub(super) fn name(scorecard: &Scorecard, area: AreaId) -> &str {
    &scorecard.area(area).name
}

impl Reason for NoTrend {
    fn clause(&self, _: &Scorecard) -> String {
        const IN_A_ROW: &str = "the recent trend needs five years in a row";
        match self {
            Self::NoFigure => "there is no figure, so there is no trend to test".to_owned(),
            Self::NotAnnual(PeriodKind::Years) => {
                "each figure covers several years that overlap with the next, so the recent trend is not tested"
                    .to_owned()
            }
            Self::NotAnnual(kind) => {
                let these = if *kind == PeriodKind::Month { "monthly" } else { "quarterly" };
                format!("the recent trend is tested on annual figures only; these are {these}")
            }
            Self::TooFew(given) => {
                let years = match given {
                    1 => "only one year".to_owned(),
                    _ => format!("{} years", count_in_words(*given)),
                };
                format!(
                    "the recent trend needs figures for five years in a row; there are figures for {years}"
                )
            }
            Self::MethodChanged(period) => {
                format!("the method changed in {period}, and the recent trend needs five years by one method")
            }
            Self::Gap(before, period) => {
                format!("there is a gap between {before} and {period}, and {IN_A_ROW}")
            }
            Self::NoFigureFor(period) => format!("there is no figure for {period}, and {IN_A_ROW}"),
            Self::EmptyDenominator(period) => no_calculation(*period, "is out of 0"),
            Self::ZeroCount(period) => no_calculation(*period, "is 0"),
            Self::FullCount(period) => no_calculation(*period, "is as large as its denominator"),
            Self::NoInterval(period) => {
                format!("there is no interval for {period}, so the recent trend cannot be tested")
            }
            Self::NoWidth(period) => {
                format!("the interval for {period} has no width, so the recent trend cannot be calculated")
            }
            Self::TooFarApart => "the figures differ by more than can be calculated with".to_owned(),
        }
    }
}

fn no_calculation(period: Period, why: &str) -> String {
    format!("the count for {period} {why}, so the recent trend cannot be calculated")
}

impl Reason for NoMovement {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::Neutral => "neither direction is good for this indicator".to_owned(),
            Self::NoTrend(why) => why.clause(scorecard),
        }
    }
}

impl Reason for NoGap {
    fn clause(&self, _: &Scorecard) -> String {
        match self {
            Self::NoMovement => "the movement itself could not be tested, so its gap is not".to_owned(),
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
            Self::TooFewPoints { points, needed, since } => {
                let are = if points == 1 { "is" } else { "are" };
                let since = since_words(since);
                format!("control limits need at least {needed} points; there {are} {points}{since}")
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
    match since {
        None => String::new(),
        Some(Since { period, why: NewStart::Method }) => format!(" since the method changed in {period}"),
        Some(Since { period, why: NewStart::Rebase }) => format!(" since the chart starts anew in {period}"),
    }
}

#[cfg(test)]
#[path = "reason_tests.rs"]
mod tests;
