//! Why a figure has no interval, is not compared, or is placed in no fifth.

use super::{Reason, name};
use crate::analysis::{
    FEWEST_AREAS_OF_A_SPREAD, NoBestTenth, NoFifth, NoGap, NoInterval, NotCompared, Sought,
};
use crate::model::{AreaId, AreaKind, MeasureKind, Scorecard};
use crate::words::date;

impl Reason for NoInterval {
    fn clause(&self, _: &Scorecard) -> String {
        without_interval(*self).to_owned()
    }
}

fn without_interval(why: NoInterval) -> &'static str {
    match why {
        NoInterval::OneLimit => "the publisher gives only one of the two limits",
        NoInterval::NoWidth => "the published limits have no width",
        NoInterval::ValueOutside => "the value lies outside its own published limits",
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
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::Count => NoGap::Count.clause(scorecard),
            Self::Neutral => "neither direction is good here, so there is no best tenth".to_owned(),
            Self::Kind => "only places and neighbourhoods are compared with the best tenth".to_owned(),
            Self::TooFew(kind, period) => {
                let areas = if *kind == AreaKind::Neighbourhood { "neighbourhoods" } else { "places" };
                let period = date::period_in_words(*period);
                format!("too few {areas} have a figure for {period} to have a best tenth")
            }
            Self::OfEveryone(areas) => format!(
                "everyone is held against the best tenth of {}, which is not known for this group",
                areas.name(scorecard)
            ),
        }
    }
}

impl Reason for NoFifth {
    fn clause(&self, scorecard: &Scorecard) -> String {
        match self {
            Self::NoFigure => "there is no figure to place in a fifth".to_owned(),
            Self::NoSpread => format!(
                "the file has no spread for this figure and fewer than {FEWEST_AREAS_OF_A_SPREAD} such areas"
            ),
            Self::Count => {
                "counts are larger where more people live, so they are placed in no fifth".to_owned()
            }
            Self::FewEvents => "too few events to place it in a fifth".to_owned(),
            Self::WideInterval => {
                "too few events to place it in a fifth, for its interval spans more than two".to_owned()
            }
            Self::ValueOutside => {
                "the value lies outside its own published limits, so it is placed in no fifth".to_owned()
            }
            Self::OtherBenchmark => format!(
                "a fifth is told only where figures are compared with {}, among whose areas it is",
                name(scorecard, scorecard.national())
            ),
        }
    }
}

/// Why a comparison has no finding, said without that it has none: for a line that says so already.
pub(in crate::words) fn not_tested_because(why: &NotCompared, scorecard: &Scorecard) -> String {
    match why {
        NotCompared::NoInterval(none) => none.clause(scorecard),
        NotCompared::BenchmarkWithoutInterval(none) => of_the_benchmark(*none),
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
                format!("{} is the first period that can be compared with", date::period_in_words(period))
            }
            Self::NoBestTenth(none) => none.clause(scorecard),
            Self::Count => "counts are larger where more people live, so they are not compared".to_owned(),
            Self::ByPublisher => "the publisher did not compare this figure".to_owned(),
            Self::BestTenth => "the best is shown beside a figure and never tested against".to_owned(),
            Self::NoInterval(none) => {
                format!("{}, so the difference is not tested", none.clause(scorecard))
            }
            Self::BenchmarkWithoutInterval(none) => {
                format!("{}, so the difference is not tested", of_the_benchmark(none))
            }
        }
    }
}

fn of_the_benchmark(why: NoInterval) -> String {
    format!("{} for what it is compared with", without_interval(why))
}

fn no_figure(scorecard: &Scorecard, area: AreaId, of_group: bool, sought: Sought) -> String {
    let group = if of_group { "this group in " } else { "" };
    let when = match sought {
        Sought::Any => String::new(),
        Sought::In(period) => format!(" in {}", date::period_in_words(period)),
        Sought::NoSuchPeriod => ": no period of this indicator has that name".to_owned(),
    };
    format!("there is no figure for {group}{}{when}", name(scorecard, area))
}
