//! Process control by `XmR` charts, as NHS England's Making Data Count does it (METHODS, "Process control, `XmR`").
//!
//! One file a step: [`Options`] → seasons → groups between changes of method → [`limits()`] of each group → the four
//! rules ([`marks`]) → icons of variation and assurance → what is said of a point ([`signals`]). Source: NHS England,
//! Making Data Count, and NHS-R Community's package `NHSRplotthedots` 0.2.2, whose results are the reference numbers of
//! its rules; where the two differ, Making Data Count's way is the default and the package's a setting of the file.

mod groups;
mod icons;
mod limits;
mod options;
mod rules;
mod season;
mod signals;

pub use groups::{NewStart, NoLimits, Since};
pub use icons::{assurance, variation};
pub use limits::{TO_NATURAL_LIMITS, limits};
pub use options::{MINIMUM_POINTS, Options};
pub use rules::{Marks, Rules, Side, marks};
pub use season::{SEASONAL, is_seasonal};
pub use signals::{Signal, Step, signals, step_in_the_mean, suggested_step};

use super::change;
use super::judgement::Judgement;
use super::movement::{Movement, last_comparable};
use crate::model::{Flag, Indicator, Intervention, Observation, Period, Scorecard, Series, SpcRules};
use groups::Layout;
use jiff::civil::Date;
use serde::Serialize;

/// The latest point of a process-control chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spc {
    /// Centre line and process limits of the latest group.
    pub limits: Option<Limits>,
    /// Points in the latest group.
    pub points: u32,
    /// What the latest point says of variation.
    pub variation: Option<Variation>,
    /// Whether the target in force will be met.
    pub assurance: Option<Assurance>,
    /// The rules that mark the latest point.
    pub rules: Rules,
    /// Whether all this is of the differences from the same period a year before.
    pub seasonal: bool,
    /// Why there is no verdict on variation.
    pub reason: Option<NoLimits>,
}

/// Variation icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Variation {
    /// Nothing but chance.
    CommonCause,
    /// Special cause, the right way.
    Improvement,
    /// Special cause, the wrong way.
    Concern,
    /// Special cause, high, neither way good.
    NeutralHigh,
    /// Special cause, low, neither way good.
    NeutralLow,
}

/// Assurance icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assurance {
    /// All of the expected range meets the target.
    Pass,
    /// The limits do not reach the target.
    Fail,
    /// The target lies within the limits.
    HitOrMiss,
}

/// The rules of special cause, highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Strictly outside the process limits.
    OutsideLimits,
    /// A trend of seven.
    Trend,
    /// Two of three near a limit.
    TwoOfThree,
    /// A run of seven on one side of the mean.
    Run,
}

/// A whole process-control chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Xmr {
    /// Every point with the lines that hold for it, oldest first.
    pub points: Vec<XmrPoint>,
    /// Whether the series is seasonal: each value is then the difference from the same period a year before.
    pub seasonal: bool,
    /// Whose rules were used.
    pub rules: SpcRules,
    /// Why there is no verdict on the latest point.
    pub reason: Option<NoLimits>,
}

/// One point of a process-control chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XmrPoint {
    /// The observation.
    pub observation: Observation,
    /// Its place along the chart: that of the next period is one more, and periods without a figure have one together.
    pub slot: usize,
    /// Which group it belongs to, from 0.
    pub group: usize,
    /// Whether its period is disrupted, so that it is left out of limits and rules.
    pub disrupted: bool,
    /// Centre and limits; `None` where the group is too short.
    pub limits: Option<Limits>,
    /// The rules that mark it.
    pub marks: Marks,
    /// What it says of variation; `None` without limits, and for a disrupted period.
    pub variation: Option<Variation>,
}

impl XmrPoint {
    /// Whether nothing lies between its period and that of an earlier point.
    pub fn follows(&self, earlier: &Self) -> bool {
        self.slot == earlier.slot + 1
    }
}

/// Centre and process limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Mean of all points of the group, or of those that fix its limits.
    pub mean: f64,
    /// Mean − 2.66 × mean moving range.
    pub lower: f64,
    /// Mean + 2.66 × mean moving range.
    pub upper: f64,
}

/// What is found of a series before its chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moving {
    /// Whether it rises rather than falls.
    pub rising: bool,
    /// The first and the last point of the test, which finds a rise over all of them and not since the first.
    pub tested: [Period; 2],
    /// From which period each figure up to the last went this way, where several did: description, not tested.
    pub each_since: Option<Period>,
}

impl Moving {
    /// The tested rise or fall of the annual figures of `series` up to `latest`, which are then no stable process; `None` for
    /// others.
    pub(super) fn of(
        about: &Indicator,
        series: &Series,
        latest: Option<Observation>,
        movement: &Movement,
    ) -> Option<Self> {
        let (rising, since) = (movement.rising?, movement.since?);
        let last = last_comparable(series, latest.filter(|_| about.period.is_annual())?)?;
        Some(Self {
            rising,
            tested: [since, last.period],
            each_since: change::each_since(about, series, last, rising),
        })
    }
}

/// The chart whose latest point a judgement holds. It is made when it is to be shown: a national file has hundreds of
/// thousands of series, and few of their charts are looked at.
pub fn chart_of(scorecard: &Scorecard, judgement: &Judgement) -> Xmr {
    let (indicator, breakdown, area) = (judgement.indicator, judgement.breakdown, judgement.area);
    let Some(series) = scorecard.series(indicator, breakdown, area) else {
        return Xmr { reason: Some(NoLimits::NoFigure), ..Xmr::default() };
    };
    let about = scorecard.indicator(indicator);
    let rebase = rebase_days(scorecard.interventions().map(|(_, tried)| tried), series);
    let options = Options { rebase: &rebase, ..Options::of(scorecard.methods()) };
    let moving = Moving::of(about, series, judgement.latest, &judgement.movement);
    chart(about, series, judgement.latest, moving, &options)
}

/// The days on which limits of a series start anew: those of interventions here that are meant to move it and say so.
pub(super) fn rebase_days<'a>(
    interventions: impl IntoIterator<Item = &'a Intervention>,
    series: &Series,
) -> Vec<Date> {
    let here = interventions.into_iter().filter(|tried| {
        tried.rebase && tried.areas.contains(&series.area) && tried.aims.contains(&series.indicator)
    });
    here.filter_map(|tried| Some(tried.start.as_ref()?.first_day())).collect()
}

/// The chart of a series up to `latest`, `moving` being the trend that its test found.
///
/// A group of fewer points than [`Options::minimum_points`] has no limits. Figures of overlapping periods have none
/// at all: neighbours share most of their events, so that their moving ranges say little of chance. Nor have annual
/// figures that rise or fall: what falls is not stable. A seasonal series is charted by its differences from the same
/// period a year before.
pub fn chart(
    indicator: &Indicator,
    series: &Series,
    latest: Option<Observation>,
    moving: Option<Moving>,
    options: &Options,
) -> Xmr {
    let Some(latest) = latest else {
        return Xmr { reason: Some(NoLimits::NoFigure), ..Xmr::default() };
    };
    let seasonal = options.season && is_seasonal(series, latest);
    let layout = layout(indicator, series, latest, seasonal, options);
    let mut points = Vec::with_capacity(layout.figures.len());
    let mut reason = None;
    let mut figures = layout.figures.iter().peekable();
    for (group, range) in layout.groups.iter().enumerate() {
        let values = &layout.slots[range.clone()];
        let stable = !layout.overlapping && moving.is_none();
        let found = if stable { limits::of_group(values, options) } else { None };
        let marked = found.map(|limits| marks(values, &limits, options)).unwrap_or_default();
        reason = found.is_none().then_some((group, values));
        while let Some(figure) = figures.next_if(|figure| figure.slot < range.end) {
            let mark = marked.get(figure.slot - range.start).copied().filter(|_| !figure.disrupted);
            points.push(XmrPoint {
                observation: figure.observation,
                slot: figure.slot,
                group,
                disrupted: figure.disrupted,
                limits: found,
                marks: mark.unwrap_or_default(),
                variation: mark.map(|mark| variation(mark, indicator.polarity, options.rules)),
            });
        }
    }
    let last = points.last();
    let reason = match (moving, reason) {
        (Some(moving), _) => Some(NoLimits::Moving(moving)),
        (None, Some((group, values))) => Some(layout.no_limits(group, values, options, seasonal)),
        (None, None) if last.is_none_or(|last| last.observation.index != latest.index) => {
            Some(NoLimits::NoYearBefore(latest.period))
        }
        (None, None) => last.filter(|last| last.disrupted).map(|_| NoLimits::Disrupted(latest.period)),
    };
    Xmr { points, seasonal, rules: options.rules, reason }
}

fn layout(
    about: &Indicator,
    series: &Series,
    latest: Observation,
    seasonal: bool,
    options: &Options,
) -> Layout {
    if !seasonal {
        return Layout::of(about, series, latest, options.rebase, |index| season::figure(series, index));
    }
    let mut since = 0;
    Layout::of(about, series, latest, options.rebase, |index| {
        if series.flag(index) == Some(Flag::Break) {
            since = index;
        }
        season::difference(series, index, since)
    })
}

/// The latest point of a chart, against a target where there is one. Limits of differences say nothing of a target.
pub fn latest(chart: &Xmr, indicator: &Indicator, target: Option<f64>) -> Spc {
    let last = chart.points.last();
    let limits = last.and_then(|point| point.limits);
    let group = last.map(|point| point.group);
    let judged = limits.zip(target).filter(|_| !chart.seasonal);
    let of_latest = last.filter(|_| chart.reason.is_none());
    let in_group = chart.points.iter().rev().take_while(|point| Some(point.group) == group);
    Spc {
        limits,
        points: in_group.filter(|point| !point.disrupted).count() as u32,
        variation: of_latest.and_then(|point| point.variation),
        assurance: judged
            .and_then(|(limits, target)| assurance(&limits, target, indicator.polarity, chart.rules)),
        rules: of_latest.map(|point| point.marks.rules()).unwrap_or_default(),
        seasonal: chart.seasonal,
        reason: chart.reason,
    }
}

#[cfg(test)]
mod tests;
