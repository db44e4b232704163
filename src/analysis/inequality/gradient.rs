//! The slope over deprivation of one indicator in one area (METHODS, "Inequality").
//!
//! A place and the system are measured over their neighbourhoods where these have figures, everything else over a
//! deprivation breakdown. The indices are turned so that a larger number always means a wider gap; which way the
//! gap goes is said beside them.

use super::gap_trend;
use super::ranked::{Asked, Members, Ranked};
use super::slope_index::{NoSlope, RankedGroup, SlopeForm, SlopeIndex, slope_index};
use super::{Ground, Neighbourhoods};
use crate::analysis::statistics::CONFIDENCE_95;
use crate::analysis::trend::Trend;
use crate::model::{
    AreaId, AreaKind, BreakdownId, Indicator, IndicatorId, MeasureKind, Period, Polarity, Scorecard,
};

/// The slope over deprivation groups or neighbourhoods.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient {
    /// What was ordered by deprivation.
    pub over: Over,
    /// The period of every figure in it.
    pub period: Period,
    /// How many groups or neighbourhoods it goes over.
    pub groups: usize,
    /// Slope index of inequality: the gap between the most and the least deprived end, in the value's unit. Never
    /// negative, so a larger number is a wider gap; `lean` says which end is higher.
    pub slope_index: f64,
    /// Its 95 % limits; the lower one is below zero where there may be no gap.
    pub slope_limits: Option<(f64, f64)>,
    /// Relative index of inequality: the higher end over the lower one.
    pub relative_index: Option<f64>,
    /// Its 95 % limits.
    pub relative_limits: Option<(f64, f64)>,
    /// Which end is higher.
    pub lean: Lean,
    /// The recent trend of the slope index, counted in the direction that it leans now: increasing is a wider gap.
    pub trend: Trend,
    /// What to know about how it was made.
    pub notes: Vec<GradientNote>,
}

/// What a slope goes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The neighbourhoods of the area, by their tenth of deprivation.
    Neighbourhoods,
    /// The groups of a breakdown, of which this is one.
    Groups(BreakdownId),
}

impl Over {
    /// The name of what it goes over: `neighbourhoods` or the breakdown's dimension.
    pub fn dimension(self, scorecard: &Scorecard) -> &str {
        match self {
            Self::Neighbourhoods => "neighbourhoods",
            Self::Groups(id) => &scorecard.breakdown(id).by,
        }
    }
}

/// What to know about how a slope was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GradientNote {
    /// Some neighbourhoods have no figure or no tenth of deprivation and are left out.
    LeftOut {
        /// How many.
        without: usize,
        /// Out of how many.
        of: usize,
    },
    /// Nobody lives in some of the groups.
    NobodyIn {
        /// Where.
        area: AreaId,
        /// How many groups.
        empty: usize,
        /// Out of how many.
        of: usize,
    },
    /// How many people each has is not known, so all count the same.
    PeopleNotKnown(Members),
    /// A figure or a limit is at an end of the scale, so the slope is of a straight line.
    StraightLine(SlopeForm),
    /// Not every figure has limits, so the gap has none.
    NoLimits,
}

/// Which end of the gradient is higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// The most deprived have the higher value.
    MostDeprivedHigher,
    /// The least deprived have the higher value.
    LeastDeprivedHigher,
    /// Neither.
    Level,
}

impl Lean {
    /// Which end a fit has higher.
    pub(super) fn of(found: &SlopeIndex) -> Self {
        // Equal values leave a slope in the last bits of their sum.
        const LAST_BITS: f64 = 1e-12;
        if found.slope.abs() <= LAST_BITS * found.intercept.abs() {
            Self::Level
        } else if found.slope < 0.0 {
            Self::MostDeprivedHigher
        } else {
            Self::LeastDeprivedHigher
        }
    }

    /// Whether the most deprived have the worse values; never where neither direction is good.
    pub fn is_worse_for_the_deprived(self, polarity: Polarity) -> bool {
        matches!(
            (self, polarity),
            (Self::MostDeprivedHigher, Polarity::LowerIsBetter)
                | (Self::LeastDeprivedHigher, Polarity::HigherIsBetter)
        )
    }
}

/// Why there is no slope over deprivation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoGradient {
    /// A neighbourhood is the smallest area.
    SmallestArea,
    /// The count of one group or neighbourhood is no measure for that of another.
    Count,
    /// No period of the indicator has the label that was asked for.
    NoSuchPeriod,
    /// The file gives no deprivation of the neighbourhoods with figures.
    NoDeprivation(AreaId),
    /// The neighbourhoods of the area lie in fewer than five tenths of deprivation.
    FewTenths(AreaId),
    /// The area has no figures by deprivation, or none for the period.
    NoFigures {
        /// Where.
        area: AreaId,
        /// The period, where one was asked for.
        period: Option<Period>,
    },
    /// Some groups have no figure, and a slope needs every group.
    GroupsMissing(Box<GroupsMissing>),
    /// Fewer than five have figures.
    FewFigures(AreaId, Members),
    /// Fewer than five have anyone in them.
    FewPeople(AreaId, Members),
    /// No line can be fitted.
    NoSlope(Over, NoSlope),
}

/// The groups of an area without a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupsMissing {
    /// Where.
    pub area: AreaId,
    /// When.
    pub period: Period,
    /// Which groups.
    pub groups: Vec<BreakdownId>,
}

/// The gradient in exactly this period, or in the latest.
///
/// # Errors
/// Why there is none.
pub fn gradient_at(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    period: Option<Period>,
) -> Result<Gradient, NoGradient> {
    gradient(&Ground::of(scorecard, indicator, &Neighbourhoods::of(scorecard)), area, period)
}

/// The same on ground that is known already.
pub(in crate::analysis) fn gradient(
    ground: &Ground,
    area: AreaId,
    period: Option<Period>,
) -> Result<Gradient, NoGradient> {
    if ground.scorecard.area(area).kind == AreaKind::Neighbourhood {
        return Err(NoGradient::SmallestArea);
    }
    if ground.scorecard.indicator(ground.indicator).measure.kind == MeasureKind::Count {
        return Err(NoGradient::Count);
    }
    let asked = Asked { ground, area, period };
    let ranked = match asked.neighbourhoods() {
        Some(Ok(ranked)) => Ok(ranked),
        // The groups may do where the neighbourhoods do not; if neither does, the neighbourhoods say why.
        Some(Err(reason)) => asked.breakdown().map_err(|_| reason),
        None => asked.breakdown(),
    }?;
    of_ranked(asked, &ranked)
}

/// The gradient over the groups of the breakdown with this name alone, or over the neighbourhoods alone: to be set beside that of
/// another indicator over the same. In exactly this period, or in the latest.
///
/// # Errors
/// Why there is none.
pub fn gradient_over(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    (breakdown, period): (Option<&str>, Option<Period>),
) -> Result<Gradient, NoGradient> {
    let neighbourhoods = Neighbourhoods::of(scorecard);
    let ground = Ground::of(scorecard, indicator, &neighbourhoods);
    let asked = Asked { ground: &ground, area, period };
    let dimensions = ground.groups.dimensions(area);
    let dimension = dimensions.iter().find(|dimension| Some(dimension.by) == breakdown);
    let ranked = if dimension.is_some() == breakdown.is_some() { asked.over_again(dimension) } else { None };
    of_ranked(asked, &ranked.ok_or(NoGradient::NoFigures { area, period })??)
}

fn of_ranked(asked: Asked<'_>, ranked: &Ranked) -> Result<Gradient, NoGradient> {
    let (found, notes) = fitted(asked.ground.scorecard.indicator(asked.ground.indicator), ranked)?;
    let trend = gap_trend::of(asked, ranked, &found);
    Ok(turned(found, ranked, trend, notes))
}

/// The slope and the relative index of these groups, with what to know about them.
pub(super) fn fitted(
    about: &Indicator,
    ranked: &Ranked,
) -> Result<(SlopeIndex, Vec<GradientNote>), NoGradient> {
    let mut notes = ranked.notes.clone();
    let (form, whole) = form_of(about.measure.kind);
    let scaled = |value: f64| value / whole;
    let groups: Vec<RankedGroup> = ranked
        .groups
        .iter()
        .map(|group| RankedGroup {
            value: scaled(group.value),
            limits: group.limits.map(|(lower, upper)| (scaled(lower), scaled(upper))),
            ..*group
        })
        .collect();
    let found =
        slope_index(&groups, form, CONFIDENCE_95).map(|found| in_units(found, whole)).or_else(|why| {
            if why != NoSlope::OutOfRange || form == SlopeForm::Linear {
                return Err(why);
            }
            notes.push(GradientNote::StraightLine(form));
            slope_index(&ranked.groups, SlopeForm::Linear, CONFIDENCE_95)
        });
    let found = found.map_err(|why| NoGradient::NoSlope(ranked.over, why))?;
    if found.slope_limits.is_none() {
        notes.push(GradientNote::NoLimits);
    }
    Ok((found, notes))
}

/// What the line is fitted to, and what a value is divided by first: percentages become shares.
fn form_of(kind: MeasureKind) -> (SlopeForm, f64) {
    match kind {
        MeasureKind::Proportion => (SlopeForm::Logit, 100.0),
        MeasureKind::Rate | MeasureKind::StandardisedRate => (SlopeForm::Log, 1.0),
        MeasureKind::Mean
        | MeasureKind::Count
        | MeasureKind::Ratio
        | MeasureKind::Index
        | MeasureKind::Score => (SlopeForm::Linear, 1.0),
    }
}

fn in_units(found: SlopeIndex, whole: f64) -> SlopeIndex {
    SlopeIndex {
        slope: found.slope * whole,
        intercept: found.intercept * whole,
        slope_limits: found.slope_limits.map(|(lower, upper)| (lower * whole, upper * whole)),
        ..found
    }
}

/// The indices with the larger end first, so that more is always wider.
fn turned(found: SlopeIndex, ranked: &Ranked, trend: Trend, notes: Vec<GradientNote>) -> Gradient {
    let lean = Lean::of(&found);
    let found = if lean == Lean::Level { SlopeIndex { slope: 0.0, ..found } } else { found };
    let flip = lean == Lean::MostDeprivedHigher;
    // The ratio of ends on two sides of zero compares nothing.
    let ratio = |ratio: f64| {
        let ratio = if flip { 1.0 / ratio } else { ratio };
        Some(ratio).filter(|ratio| ratio.is_finite() && *ratio > 0.0)
    };
    let relative_index = found.relative.and_then(ratio).filter(|_| found.intercept > 0.0);
    let limits = found.relative_limits.filter(|_| relative_index.is_some());
    Gradient {
        over: ranked.over,
        period: ranked.period,
        groups: ranked.groups.len(),
        slope_index: found.slope.abs(),
        slope_limits: found.slope_limits.map(|(l, u)| if flip { (-u, -l) } else { (l, u) }),
        relative_index,
        relative_limits: limits.and_then(|(l, u)| {
            let (one, other) = (ratio(l)?, ratio(u)?);
            Some((one.min(other), one.max(other)))
        }),
        lean,
        trend,
        notes,
    }
}

#[cfg(test)]
#[path = "gradient_tests.rs"]
mod tests;
