//! Targets: met or not, on the path or off it, and when they would be reached (METHODS, "Targets").
//!
//! The analysis has no clock. A target's date has passed when it lies before the end of the latest figure's period:
//! one "by 2030" runs to 31 December 2030 and is missed once the figure for 2030 is there and does not reach it. Until
//! then, however late the figure, the target is still open.

mod in_force;
mod path;
mod projection;

pub use in_force::{TargetRef, Targets, in_force, in_force_of};
pub use path::reached;

use super::trend::{NoTrend, Trend, TrendVerdict};
use crate::model::{AreaId, MeasureKind, Observation, Period, Polarity, Scorecard, Series, Target};
use projection::Projection;
use serde::Serialize;

/// How one target stands in one area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetJudgement {
    /// Which target.
    pub target: TargetRef,
    /// The value to reach.
    pub value: f64,
    /// How it stands.
    pub status: TargetStatus,
    /// Where the straight path from the baseline would be in the latest period.
    pub expected_now: Option<f64>,
    /// The value at the target's date if the recent trend goes on, or else the latest value.
    pub projected: Option<f64>,
    /// The period in which the recent trend reaches the target.
    pub arrives: Option<Period>,
    /// Why there is no status.
    pub reason: Option<NoStatus>,
}

/// How a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetStatus {
    /// Reached in the direction of good.
    Met,
    /// On or beyond the path.
    OnTrack,
    /// Behind the path.
    OffTrack,
    /// Past its date and not reached.
    Missed,
    /// Cannot be said.
    NotCalculated,
}

/// Why it cannot be said how a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoStatus {
    /// The target is a number for this area as a whole, not for a part of it.
    OfTheWhole(AreaId),
    /// There is no figure.
    NoFigure,
    /// Neither direction is good.
    Neutral,
    /// The target names no date, so all that can be said is that it is not met.
    NoDate,
    /// Neither a path nor a trend says where the value is heading.
    NoWayAhead(NoPath, NoHeading),
}

/// Why a target has no path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPath {
    /// It names no baseline.
    NoBaseline,
    /// Its baseline is not earlier than both its date and the latest figure.
    LateBaseline,
}

/// Why the recent trend does not say where a value is heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoHeading {
    /// It was not calculated.
    NoTrend(NoTrend),
    /// It is no significant change.
    NoChange,
    /// It has no clear slope.
    NoSlope,
}

/// One target and the series it is held against.
struct Case<'a> {
    scorecard: &'a Scorecard,
    series: &'a Series,
    latest: Option<Observation>,
    trend: &'a Trend,
    target: &'a Target,
}

impl Case<'_> {
    /// How the target stands.
    ///
    /// - On a known path from the baseline the latest value is on or beyond it, or behind.
    /// - Without a baseline a significant trend decides: on track when it reaches the target by its date.
    /// - With neither, or where neither direction is good, nothing can be said, and the reason is given.
    fn judge(&self, target: TargetRef) -> TargetJudgement {
        let mut judged = TargetJudgement {
            target,
            value: self.target.value,
            status: TargetStatus::NotCalculated,
            expected_now: None,
            projected: None,
            arrives: None,
            reason: None,
        };
        let home = self.scorecard.priority(target.priority).area;
        let inherited = self.target.area.is_none() && home != self.series.area;
        match self.status(inherited.then_some(home), &mut judged) {
            Ok(status) => judged.status = status,
            Err(reason) => judged.reason = Some(reason),
        }
        judged
    }

    /// The status, filling in what is known of path and projection on the way.
    fn status(
        &self,
        inherited_from: Option<AreaId>,
        judged: &mut TargetJudgement,
    ) -> Result<TargetStatus, NoStatus> {
        let indicator = self.scorecard.indicator(self.series.indicator);
        let polarity = indicator.polarity;
        if let (Some(whole), MeasureKind::Count) = (inherited_from, indicator.measure.kind) {
            return Err(NoStatus::OfTheWhole(whole));
        }
        let latest = self.latest.ok_or(NoStatus::NoFigure)?;
        let met = reached(latest.value, self.target.value, polarity).ok_or(NoStatus::Neutral)?;
        judged.expected_now = path::expected(self.target, latest.period);
        let projection = Projection::of(indicator, self.series, latest);
        judged.projected = projection.at_date(self.target);
        if met {
            return Ok(TargetStatus::Met);
        }
        judged.arrives = projection.arrival(self.target.value);
        let by = self.target.by.as_ref().ok_or(NoStatus::NoDate)?;
        if by.last_day() < latest.period.end() {
            return Ok(TargetStatus::Missed);
        }
        if let Some(expected) = judged.expected_now {
            return Ok(track(latest.value, expected, polarity));
        }
        if projection.follows_trend() {
            let ahead = judged.projected.map(|ahead| track(ahead, self.target.value, polarity));
            return Ok(ahead.unwrap_or(TargetStatus::OffTrack));
        }
        Err(self.no_way_ahead())
    }

    fn no_way_ahead(&self) -> NoStatus {
        let path = if self.target.from.is_none() { NoPath::NoBaseline } else { NoPath::LateBaseline };
        let heading = match (self.trend.verdict, self.trend.reason) {
            (TrendVerdict::NotCalculated, Some(reason)) => NoHeading::NoTrend(reason),
            (TrendVerdict::NoChange, _) => NoHeading::NoChange,
            _ => NoHeading::NoSlope,
        };
        NoStatus::NoWayAhead(path, heading)
    }
}

fn track(value: f64, goal: f64, polarity: Polarity) -> TargetStatus {
    if reached(value, goal, polarity) == Some(true) { TargetStatus::OnTrack } else { TargetStatus::OffTrack }
}

#[cfg(test)]
mod tests;
