//! Why something could not be judged, in words: one clause for each reason, from which the sentence is made.

use super::wording::sentence_case;
use crate::analysis::{
    GradientNote, Members, NoBestTenth, NoFurthest, NoGradient, NoInterval, NoSlope, NotAgainst, NotCompared,
    NotHidden, SlopeForm, Sought,
};
use crate::model::{AreaId, AreaKind, MeasureKind, Scorecard};

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
            Self::NoLimits => "the group's figure has no limits, so the difference is not tested".to_owned(),
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

#[cfg(test)]
#[path = "reason_tests.rs"]
mod tests;
