//! Targets: met or not, on the path or off it, and when they would be reached (METHODS, "Targets").
//!
//! The analysis has no clock. A target's date has passed when it lies before the end of the latest figure's period:
//! one "by 2030" runs to 31 December 2030 and is missed once the figure for 2030 is there and does not reach it. Until
//! then, however late the figure, the target is still open.

mod path;
mod projection;

pub use path::reached;

use super::trend::{Trend, TrendVerdict};
use crate::model::{
    AreaId, AreaKind, IndicatorId, MeasureKind, Observation, Period, Priority, PriorityId, Scorecard, Series,
    Target,
};
use projection::Projection;

/// How one target stands in one area.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetJudgement {
    /// Whose target.
    pub priority: PriorityId,
    /// Position in the priority's targets.
    pub target: usize,
    /// The value to reach.
    pub value: f64,
    /// By when, as written.
    pub by: Option<String>,
    /// How it stands.
    pub status: TargetStatus,
    /// Where the straight path from the baseline would be in the latest period.
    pub expected_now: Option<f64>,
    /// The value at the target's date if the recent trend goes on, or else the latest value.
    pub projected: Option<f64>,
    /// The period in which the recent trend reaches the target.
    pub arrives: Option<Period>,
    /// Why there is no status: one plain English sentence.
    pub reason: Option<String>,
}

/// How a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// All targets on an indicator that hold in an area, in the order of the file.
///
/// A target holds in the area it names; one that names none holds where its priority does, and in every area within,
/// so that each place sees how it stands against the system's and the nation's. A count for a whole nation or system
/// is no target for a part of it, and says so.
///
/// - On a known path from the baseline the latest value is on or beyond it, or behind.
/// - Without a baseline a significant trend decides: on track when it reaches the target by its date.
/// - With neither, or where neither direction is good, nothing can be said, and the reason is given.
pub fn judge(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    series: &Series,
    latest: Option<Observation>,
    trend: &Trend,
) -> Vec<TargetJudgement> {
    let mut found = Vec::new();
    for (id, priority) in scorecard.priorities() {
        for (position, target) in priority.targets.iter().enumerate() {
            if target.indicator != indicator || !holds(scorecard, priority, target, area) {
                continue;
            }
            let standing = Standing { scorecard, series, latest, trend, target };
            let inherited = target.area.is_none() && priority.area != area;
            let mut judged = standing.bare(id, position);
            match standing.status(inherited.then_some(priority), &mut judged) {
                Ok(status) => judged.status = status,
                Err(reason) => judged.reason = Some(reason),
            }
            found.push(judged);
        }
    }
    found
}

/// Whether a target holds in an area.
fn holds(scorecard: &Scorecard, priority: &Priority, target: &Target, area: AreaId) -> bool {
    if let Some(only) = target.area {
        return only == area;
    }
    if priority.area == scorecard.national() {
        return scorecard.area(area).kind != AreaKind::Group || priority.area == area;
    }
    let mut within = Some(area);
    while let Some(at) = within.filter(|at| *at != priority.area) {
        within = scorecard.area(at).parent;
    }
    within.is_some()
}

/// One target and the series it is held against.
struct Standing<'a> {
    scorecard: &'a Scorecard,
    series: &'a Series,
    latest: Option<Observation>,
    trend: &'a Trend,
    target: &'a Target,
}

impl Standing<'_> {
    fn bare(&self, priority: PriorityId, target: usize) -> TargetJudgement {
        TargetJudgement {
            priority,
            target,
            value: self.target.value,
            by: self.target.by.as_ref().map(|by| by.label().to_owned()),
            status: TargetStatus::NotCalculated,
            expected_now: None,
            projected: None,
            arrives: None,
            reason: None,
        }
    }

    /// How the target stands, filling in what is known of path and projection.
    fn status(
        &self,
        inherited_from: Option<&Priority>,
        judged: &mut TargetJudgement,
    ) -> Result<TargetStatus, String> {
        let indicator = self.scorecard.indicator(self.series.indicator);
        let polarity = indicator.polarity;
        if let (Some(priority), MeasureKind::Count) = (inherited_from, indicator.measure.kind) {
            let whole = &self.scorecard.area(priority.area).name;
            return Err(format!("The target is a number for {whole} as a whole, not for a part of it."));
        }
        let latest = self.latest.ok_or("There is no figure to hold against the target.")?;
        let Some(met) = reached(latest.value, self.target.value, polarity) else {
            return Err(
                "Neither direction is good for this indicator, so a target cannot be judged.".to_owned()
            );
        };
        judged.expected_now = path::expected(self.target, latest.period);
        let projection = Projection::of(indicator, self.series, latest);
        judged.projected = projection.at_date(self.target);
        if met {
            return Ok(TargetStatus::Met);
        }
        judged.arrives = projection.arrival(self.target.value);
        let Some(by) = &self.target.by else {
            return Err("The target names no date, so all that can be said is that it is not met.".to_owned());
        };
        if by.last_day() < latest.period.end() {
            return Ok(TargetStatus::Missed);
        }
        if let Some(expected) = judged.expected_now {
            return Ok(track(reached(latest.value, expected, polarity)));
        }
        if projection.follows_trend() {
            return Ok(track(judged.projected.and_then(|at| reached(at, self.target.value, polarity))));
        }
        Err(self.no_way_ahead())
    }

    /// Why neither a path nor a trend says where the value is heading.
    fn no_way_ahead(&self) -> String {
        let baseline = if self.target.from.is_none() {
            "The target names no baseline"
        } else {
            "The target's baseline is not earlier than both its date and the latest figure"
        };
        let trend = match (self.trend.verdict, &self.trend.reason) {
            (TrendVerdict::NotCalculated, Some(reason)) => {
                return format!("{baseline}, and no recent trend shows where it is heading. {reason}");
            }
            (TrendVerdict::NoChange, _) => "the recent trend is no significant change",
            _ => "the recent trend has no clear slope",
        };
        format!("{baseline} and {trend}, so it cannot be said whether it is on track.")
    }
}

fn track(on: Option<bool>) -> TargetStatus {
    if on == Some(true) { TargetStatus::OnTrack } else { TargetStatus::OffTrack }
}

#[cfg(test)]
mod tests;
