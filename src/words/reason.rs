//! Why something could not be judged, in words: one clause for each reason, from which the sentence is made.

use super::wording::{count_in_words, sentence_case};
use crate::analysis::{
    GradientNote, Members, NewStart, NoBeforeAfter, NoBestTenth, NoContrast, NoFurthest, NoGradient,
    NoHeading, NoInterval, NoLimits, NoOrigin, NoPath, NoSlope, NoStatus, NoTrend, NotAgainst, NotCompared,
    NotHidden, Origin, Since, SlopeForm, Sought, TooFew, WhichSide,
};
use crate::model::{AreaId, AreaKind, MeasureKind, Period, PeriodKind, PlainDate, Scorecard};

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

impl Reason for NoInterval {
    fn clause(&self, _: &Scorecard) -> String {
        without_interval(*self).to_owned()
    }
}

fn without_interval(why: NoInterval) -> &'static str {
    match why {
        NoInterval::OneLimit => "the publisher gives only one of the two limits",
        NoInterval::PublishedAt95 => "the publisher gives limits at 95% only",
        NoInterval::Kind(MeasureKind::StandardisedRate) => {
            "this is a standardised rate, published without limits and without counts by age"
        }
        NoInterval::Kind(MeasureKind::Mean) => "this is a mean, published without limits or a standard error",
        NoInterval::Kind(MeasureKind::Count) => "this is a count, published without limits",
        NoInterval::Kind(MeasureKind::Ratio) => "this is a ratio, published without limits",
        NoInterval::Kind(MeasureKind::Index) => "this is an index, published without limits",
        NoInterval::Kind(MeasureKind::Score) => "this is a score, published without limits",
        // Proportions and rates have intervals of their own.
        NoInterval::NoCounts | NoInterval::Kind(MeasureKind::Proportion | MeasureKind::Rate) => {
            "the publisher gives neither counts nor limits"
        }
        NoInterval::NoNumerator => "the publisher gives a denominator but neither a count nor limits",
        NoInterval::NoDenominator => "the publisher gives a count but neither a denominator nor limits",
        NoInterval::EmptyDenominator => "the published denominator is not above 0",
        NoInterval::ImpossibleCount => "the published count is not between 0 and its denominator",
        NoInterval::NoPer => "the file does not say per how many the rate is",
        NoInterval::Contradiction => "the published counts give another value than the one published",
        NoInterval::OutOfRange => "the published counts are too large or too small for limits",
    }
}

impl Reason for NoBestTenth {
    fn clause(&self, _: &Scorecard) -> String {
        match self {
            Self::Neutral => "neither direction is good here, so there is no best tenth".to_owned(),
            Self::Kind => "only places and neighbourhoods are compared with the best tenth".to_owned(),
            Self::TooFew(kind, period) => {
                let areas = if *kind == AreaKind::Neighbourhood { "neighbourhoods" } else { "places" };
                format!("too few {areas} have a figure for {period} to have a best tenth")
            }
        }
    }
}

/// Why a comparison has no finding, said without that it has none: for a line that says so already.
pub(super) fn not_tested_because(why: &NotCompared, scorecard: &Scorecard) -> String {
    match why {
        NotCompared::NoInterval(none) => none.clause(scorecard),
        other => other.clause(scorecard),
    }
}

impl Reason for NotCompared {
    fn clause(&self, scorecard: &Scorecard) -> String {
        let name = |area: AreaId| name(scorecard, area);
        match *self {
            Self::IsBenchmark => "this is the area that others are compared with".to_owned(),
            Self::Contains { area, benchmark } => {
                format!("{} contains {}, so they are not compared", name(area), name(benchmark))
            }
            Self::NoRegion(area) => format!("the file names no region that {} lies in", name(area)),
            Self::NoPeers(area) => format!("the file names no statistical neighbours of {}", name(area)),
            Self::NoFigure { area, of_group, sought } => no_figure(scorecard, area, of_group, sought),
            Self::FirstPeriod(period) => {
                format!("{period} is the first period that can be compared with")
            }
            Self::NoBestTenth(none) => none.clause(scorecard),
            Self::ByPublisher => "the publisher did not compare this figure".to_owned(),
            Self::NoInterval(none) => {
                format!("{}, so the difference is not tested", none.clause(scorecard))
            }
        }
    }
}

fn no_figure(scorecard: &Scorecard, area: AreaId, of_group: bool, sought: Sought) -> String {
    let has = if scorecard.area(area).kind == AreaKind::Group { "have" } else { "has" };
    let group = if of_group { " for this group" } else { "" };
    let when = match (sought, of_group) {
        (Sought::Any, _) => String::new(),
        (Sought::In(period), false) => format!(" for {period}"),
        (Sought::In(period), true) => format!(" in {period}"),
        (Sought::NoSuchPeriod, _) => ": no period of this indicator has that name".to_owned(),
    };
    format!("{} {has} no figure{group}{when}", name(scorecard, area))
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
                        "the target’s baseline is not earlier than both its date and the latest figure"
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

/// One and several of what a slope goes over.
fn members(of: Members) -> (&'static str, &'static str) {
    match of {
        Members::Neighbourhoods => ("neighbourhood", "neighbourhoods"),
        Members::Groups => ("group", "groups"),
    }
}

impl Reason for NoGradient {
    fn clause(&self, scorecard: &Scorecard) -> String {
        let name = |area: AreaId| name(scorecard, area);
        match self {
            Self::SmallestArea => {
                "a neighbourhood is the smallest area here: nothing within it can be put in order".to_owned()
            }
            Self::NoSuchPeriod => "no period of this indicator has that name".to_owned(),
            Self::FewTenths(area) => {
                let area = name(*area);
                format!("the neighbourhoods of {area} lie in fewer than three tenths of deprivation")
            }
            Self::NoFigures { area, period: Some(period) } => {
                format!("{} has no figures by deprivation for {period}", name(*area))
            }
            Self::NoFigures { area, period: None } => {
                format!("{} has no figures by deprivation", name(*area))
            }
            Self::GroupsMissing(missing) => {
                let groups: Vec<&str> =
                    missing.groups.iter().map(|&id| scorecard.breakdown(id).group.as_str()).collect();
                format!(
                    "{} has no figure for {} in group {}, and a slope needs every group",
                    name(missing.area),
                    missing.period,
                    groups.join(", ")
                )
            }
            Self::FewFigures(area, of) => {
                let (area, (_, many)) = (name(*area), members(*of));
                format!("{area} has figures for fewer than three {many}, which make no slope")
            }
            Self::FewPeople(area, of) => {
                let (area, (_, many)) = (name(*area), members(*of));
                format!("fewer than three {many} of {area} have anyone in them, so there is no slope")
            }
            Self::NoSlope(_, why) => match why {
                NoSlope::TooFewGroups => "fewer than three groups have figures, which make no slope",
                NoSlope::NoPopulation => "a group has nobody in it, so the groups cannot be put on one scale",
                NoSlope::OutOfRange => "a figure lies outside what such a measure can be",
                NoSlope::NotFinite => "the figures are too large or too small to put a line through",
            }
            .to_owned(),
        }
    }
}

/// What to know about how a slope was made, in a sentence.
pub fn gradient_note(note: GradientNote, scorecard: &Scorecard) -> String {
    match note {
        GradientNote::LeftOut { without, of } => {
            format!(
                "{without} of {of} neighbourhoods have no figure or no deprivation tenth and are left out."
            )
        }
        GradientNote::NobodyIn { area, empty, of } => {
            format!("{} has nobody in {empty} of the {of} groups.", name(scorecard, area))
        }
        GradientNote::PeopleNotKnown(of) => {
            let (one, _) = members(of);
            format!("How many people each {one} has is not known, so all count the same.")
        }
        GradientNote::StraightLine(form) => {
            let edge = if form == SlopeForm::Logit { "0 or 100%" } else { "0" };
            format!("A figure or a limit is {edge}, so the slope is of a straight line.")
        }
        GradientNote::NoLimits => "Not every figure has limits, so the gap has none.".to_owned(),
    }
}

fn no_neighbourhood_figures(scorecard: &Scorecard, area: AreaId) -> String {
    format!("there are no figures for the neighbourhoods of {}", name(scorecard, area))
}

impl Reason for NotHidden {
    fn clause(&self, scorecard: &Scorecard) -> String {
        let name = |area: AreaId| name(scorecard, area);
        let against = |benchmark: &Option<AreaId>| benchmark.map_or("the benchmark", name);
        let because = |what: String, why: &Option<Box<NotCompared>>| match why {
            Some(why) => format!("{what}. {}", sentence_case(&why.clause(scorecard))),
            None => what,
        };
        match self {
            Self::NoNeighbourhoods => "only a place or a system has neighbourhoods in this file".to_owned(),
            Self::NoFigures(area) => no_neighbourhood_figures(scorecard, *area),
            Self::Neutral => "neither direction is good, so no neighbourhood can be worse".to_owned(),
            Self::AreaWithoutFigure(area) => format!("{} itself has no figure", name(*area)),
            Self::AreaIsWorse { area, benchmark } => {
                let (area, against) = (name(*area), against(benchmark));
                format!("{area} as a whole is worse than {against}, so its average hides nothing")
            }
            Self::AreaIsNeither { area, benchmark } => {
                let (area, against) = (name(*area), against(benchmark));
                format!("{area} is neither better nor worse than {against}, so nothing counts as hidden")
            }
            Self::AreaNotTested(area, why) => {
                because(format!("{} as a whole could not be tested", name(*area)), why)
            }
            Self::NoneTested(why) => because("none of the neighbourhoods could be tested".to_owned(), why),
        }
    }
}

impl Reason for NotAgainst {
    fn clause(&self, scorecard: &Scorecard) -> String {
        let nation = name(scorecard, scorecard.national());
        match self {
            Self::NoLimits => "the group’s figure has no limits, so the difference is not tested".to_owned(),
            Self::NoFigureOfEveryone(period) => format!("{nation} has no figure for everyone in {period}"),
            Self::NoFigureOfTheGroup(period) => {
                format!("{nation} has no figure for this group in {period}")
            }
            Self::IsNation => NotCompared::IsBenchmark.clause(scorecard),
        }
    }
}

impl Reason for NoFurthest {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::NoFigures(area) => no_neighbourhood_figures(scorecard, *area),
            Self::NoBenchmark(period) => {
                format!("{} has no figure for {period}", name(scorecard, scorecard.national()))
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
