//! Why something could not be judged, in words: one clause for each reason, from which the sentence is made.

mod inequality;
mod level;

pub use inequality::gradient_note;
pub(super) use level::not_tested_because;

use super::wording::{count_in_words, sentence_case};
use crate::analysis::{
    NewStart, NoBeforeAfter, NoContrast, NoGap, NoHeading, NoLimits, NoMovement, NoOrigin, NoPath, NoStatus,
    NoTrend, Origin, Since, TooFew, WhichSide,
};
use crate::model::{AreaId, Period, PeriodKind, PlainDate, Scorecard};

/// Why something could not be judged.
pub trait Reason {
    /// The reason as part of a sentence: without a full stop, and with a small first letter unless it is a name.
    fn clause(&self, scorecard: &Scorecard) -> String;

    /// The reason as a sentence of its own.
    fn sentence(&self, scorecard: &Scorecard) -> String {
        format!("{}.", sentence_case(&self.clause(scorecard)))
    }
}

fn name(scorecard: &Scorecard, area: AreaId) -> &str {
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

impl Reason for NoStatus {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::OfTheWhole(area) => {
                let whole = name(scorecard, *area);
                format!("the target is a number for {whole} as a whole, not for a part of it")
            }
            Self::NoFigure => "there is no figure to hold against the target".to_owned(),
            Self::Neutral => {
                "neither direction is good for this indicator, so a target cannot be judged".to_owned()
            }
            Self::NoDate => {
                "the target names no date, so all that can be said is that it is not met".to_owned()
            }
            Self::NoWayAhead(path, heading) => {
                let path = match path {
                    NoPath::NoBaseline => "the target names no baseline",
                    NoPath::LateBaseline => {
                        "the target's baseline is not earlier than both its date and the latest figure"
                    }
                };
                let heading = match heading {
                    NoHeading::NoTrend(why) => {
                        let why = sentence_case(&why.clause(scorecard));
                        return format!("{path}, and no recent trend shows where it is heading. {why}");
                    }
                    NoHeading::NoChange => "the recent trend is no significant change",
                    NoHeading::NoSlope => "the recent trend has no clear slope",
                };
                format!("{path} and {heading}, so it cannot be said whether it is on track")
            }
        }
    }
}

impl Reason for NoBeforeAfter {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match *self {
            Self::StartNotKnown { intervention, area } => {
                let title = &scorecard.intervention(intervention).title;
                format!("when {title} began in {} is not known", name(scorecard, area))
            }
            Self::NoFigures(area) => format!("there are no figures for {}", name(scorecard, area)),
            Self::TooFew { intervention, side, left, cause } => {
                let start = scorecard.intervention(intervention).start.as_ref();
                let start = start.map_or("the start", PlainDate::label);
                let side = match side {
                    WhichSide::Before => "before",
                    WhichSide::After => "after",
                };
                let left_words = match left {
                    0 => "no figure".to_owned(),
                    1 => "only one figure".to_owned(),
                    _ => format!("only {} figures", count_in_words(left)),
                };
                let cause = match (cause, left) {
                    (TooFew::MethodChanged, _) => "a change of method leaves",
                    (TooFew::Overlapping, _) => "overlapping periods leave",
                    (TooFew::NoMore, 0 | 1) => "there is",
                    (TooFew::NoMore, _) => "there are",
                };
                format!("{cause} {left_words} wholly {side} {start}; three are needed on each side")
            }
            Self::MethodChanged => {
                "the method changed between before and after, so the two cannot be compared".to_owned()
            }
            Self::TooLarge => "the figures are too large to compare".to_owned(),
        }
    }
}

impl Reason for NoContrast {
    fn clause(&self, _: &Scorecard) -> String {
        match self {
            Self::NoChange => "there is no change to set beside that of other places",
            Self::NotAPlace => "only places are set beside the places that did not adopt it",
            Self::AllAdopted => "every place in this file adopted it, so there is none to compare with",
            Self::NoFigures => "none of the places that did not adopt it has figures for the same periods",
            Self::TooLarge => "the changes are too large to compare",
        }
        .to_owned()
    }
}

/// Why a change is not tested.
pub(super) const CHANGE_NOT_TESTED: &str = "not every figure has limits, so the change is not tested";

/// Why nothing is judged where an intervention was adopted from; `None` where something is.
pub(super) fn no_origin(origin: &Origin, place: &str, scorecard: &Scorecard) -> Option<String> {
    Some(match origin.change.as_ref().err()? {
        NoOrigin::NotInFile => format!("the figures of {place} are not in this file"),
        NoOrigin::StartNotInFile => format!("when it began in {place} is not in this file"),
        NoOrigin::NoBeforeAfter(why) => why.clause(scorecard),
    })
}

#[cfg(test)]
#[path = "reason_tests.rs"]
mod tests;
