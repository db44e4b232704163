//! What each page is to show, worked out once per view: the pages only draw it.

mod indicator;
mod judged;
mod look_first;
mod outline;
mod place;
mod priorities;
mod scorecard;

pub use indicator::{
    ControlView, Fact, IndicatorBody, IndicatorOptions, IndicatorPage, IndicatorShown, indicator_page,
};
pub use look_first::{Quadrant, QuadrantItem, Standing};
pub use outline::{IndicatorEntry, Outline, PlaceEntry};
pub use place::{IndicatorCard, PlacePage, StrandCard, Tried, place_page};
pub use priorities::{BalanceBar, PriorityColumns, PriorityItem};
pub use scorecard::{
    Cell, Column, IndicatorRow, RowFilter, RowOrder, ScorecardOptions, ScorecardPage, TableRow,
    scorecard_page,
};

use crate::analysis::{Judgement, TrendVerdict};
use crate::model::{AreaId, IndicatorId, Polarity, Scorecard, Strand, Verdict};
use crate::present::sparkline::{SparkScale, Sparkline, sparkline};

/// The shape that stands beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A tested or published verdict.
    Verdict(Verdict),
    /// No test was possible: the fifth of the national spread, 1 the lowest.
    Fifth(u8),
    /// Neither.
    None,
}

impl Mark {
    /// The mark of a judgement.
    pub fn of(judgement: &Judgement) -> Self {
        match (judgement.benchmark.verdict, &judgement.spread) {
            (Verdict::NotCompared, Some(spread)) => Self::Fifth(spread.fifth),
            (Verdict::NotCompared, None) => Self::None,
            (verdict, _) => Self::Verdict(verdict),
        }
    }
}

/// Which way a value moves, and how that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Direction {
    /// Above 0 upwards, below 0 downwards, 0 neither.
    pub steps: i32,
    /// Whether the trend was tested and is significant; otherwise it is plain description.
    pub tested: bool,
}

/// From how many steps in one direction a movement that was not found by the test is worth showing.
const STEPS_WORTH_SHOWING: i32 = 3;

impl Direction {
    /// The significant trend, or else three or more steps the same way.
    pub fn of(judgement: &Judgement) -> Self {
        match judgement.trend.verdict {
            TrendVerdict::Increasing => Self { steps: 1, tested: true },
            TrendVerdict::Decreasing => Self { steps: -1, tested: true },
            TrendVerdict::NoChange | TrendVerdict::NotCalculated => {
                let run = judgement.change.run;
                Self { steps: if run.abs() >= STEPS_WORTH_SHOWING { run } else { 0 }, tested: false }
            }
        }
    }

    /// Whether this is the right way; `None` where it does not move or neither way is good.
    pub fn is_improving(self, polarity: Polarity) -> Option<bool> {
        match (polarity, self.steps.signum()) {
            (Polarity::Neutral, _) | (_, 0) => None,
            (Polarity::HigherIsBetter, sign) => Some(sign > 0),
            (Polarity::LowerIsBetter, sign) => Some(sign < 0),
        }
    }
}

/// A strand's name on screen.
pub fn strand_name(strand: Strand) -> &'static str {
    match strand {
        Strand::Activity => "Neighbourhood activity",
        Strand::Exclusions => "School exclusions",
        Strand::Outcomes => "Outcomes",
        Strand::Services => "Services",
        Strand::Resources => "Resources",
        Strand::Experience => "Experience",
    }
}

/// The line of one area for the whole population, with another area's and a target on the same scale.
fn spark(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    beside: Option<AreaId>,
    target: Option<f64>,
) -> Option<Sparkline> {
    let series = scorecard.series(indicator, None, area)?;
    let beside =
        beside.filter(|other| *other != area).and_then(|other| scorecard.series(indicator, None, other));
    let scale = SparkScale::of(beside.into_iter().chain([series]), target);
    let mut line = sparkline(series, &scale);
    if let Some(beside) = beside {
        line = line.with_beside(beside, &scale);
    }
    Some(match target {
        Some(target) => line.with_target(target, &scale),
        None => line,
    })
}

/// Title and edition in one line: `Greater Manchester balanced scorecard · November 2026`.
fn masthead(scorecard: &Scorecard) -> String {
    let header = scorecard.header();
    match &header.edition {
        Some(edition) => format!("{} · {edition}", header.title),
        None => header.title.clone(),
    }
}
