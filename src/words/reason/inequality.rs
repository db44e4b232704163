//! Why there is no slope over deprivation, and why it cannot be said what an average hides.

use super::{Reason, name};
use crate::analysis::{
    GradientNote, Members, NoFurthest, NoGap, NoGradient, NoSlope, NotCompared, NotHidden, SlopeForm,
};
use crate::model::{AreaId, Scorecard};
use crate::words::date;
use crate::words::wording::{group_name, list, sentence_case};

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
            Self::Count => {
                "these are counts, and that of one group or neighbourhood is no measure for that of another"
                    .to_owned()
            }
            Self::NoSuchPeriod => "no period of this indicator has that name".to_owned(),
            Self::NoDeprivation(area) => {
                let area = name(*area);
                format!(
                    "the file gives no deprivation of the neighbourhoods of {area} to put them in order by"
                )
            }
            Self::FewTenths(area) => {
                let area = name(*area);
                format!("the neighbourhoods of {area} lie in fewer than five tenths of deprivation")
            }
            Self::NoFigures { area, period: Some(period) } => {
                let period = date::period_in_words(*period);
                format!("there are no figures by deprivation for {} in {period}", name(*area))
            }
            Self::NoFigures { area, period: None } => {
                format!("there are no figures by deprivation for {}", name(*area))
            }
            Self::GroupsMissing(missing) => {
                let groups: Vec<String> =
                    missing.groups.iter().map(|&id| group_name(scorecard, scorecard.breakdown(id))).collect();
                format!(
                    "there is no figure in {} for {} of {}, and a slope needs every group",
                    date::period_in_words(missing.period),
                    name(missing.area),
                    list(&groups)
                )
            }
            Self::FewFigures(area, of) => {
                let (area, (_, many)) = (name(*area), members(*of));
                format!("there are figures for fewer than five {many} of {area}, which make no slope")
            }
            Self::FewPeople(area, of) => {
                let (area, (_, many)) = (name(*area), members(*of));
                format!("fewer than five {many} of {area} have anyone in them, so there is no slope")
            }
            Self::NoSlope(_, why) => match why {
                NoSlope::TooFewGroups => "fewer than five groups have figures, which make no slope",
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
            Self::AreaWithoutFigure(area) => format!("there is no figure for {} itself", name(*area)),
            Self::AreaIsWorse { area, benchmark } => {
                let (area, against) = (name(*area), against(benchmark));
                format!(
                    "{area} as a whole is worse than {against}; hidden clusters are sought only where it is not"
                )
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

impl Reason for NoFurthest {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::Count => NoGap::Count.clause(scorecard),
            Self::NoFigures(area) => no_neighbourhood_figures(scorecard, *area),
            Self::NoBenchmark(period) => {
                let period = date::period_in_words(*period);
                format!("there is no figure for {} in {period}", name(scorecard, scorecard.national()))
            }
        }
    }
}
