//! Targets: met or not, and before the deadline whether the pace of late leads there (METHODS, "Targets").
//!
//! The deadline is the last full period that ends on or before the target's date. Before it the pace that is needed
//! stands beside the pace of the latest figures, and the projection with the pace's limits decides. Whether the date of a
//! target has passed without a figure is told by the day of the edition, because the analysis has no clock of its own.

mod in_force;
mod pace;
mod path;
mod reached;

pub use in_force::{TargetRef, Targets, in_force};
pub use pace::{NoPace, Pace, Projection};
pub use path::NoPath;
pub use reached::{NotHeld, has_reached};

use super::Options;
use crate::model::{AreaId, Flag, MeasureKind, Observation, Period, Polarity, Scorecard, Series, Target};
use jiff::civil::Date;
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
    /// Where the pace decides, whether its limits say the same.
    pub certain: Option<bool>,
    /// The last full period that ends on or before the target's date.
    pub deadline: Option<Period>,
    /// Since when it is met late, or when it had been met and is not now.
    pub reached: Option<Period>,
    /// Whether it was reached only after the deadline.
    pub late: bool,
    /// Where the straight path from the baseline would be in the latest period.
    pub path: Result<f64, NoPath>,
    /// What the value would have to change by each period from now to the deadline.
    pub needed_pace: Option<f64>,
    /// What it changed by of late, where the target is not reached.
    pub pace: Option<Pace>,
    /// Where that leads by the deadline.
    pub projected: Option<Projection>,
    /// The period in which the pace reaches the target.
    pub arrives: Option<Period>,
    /// Why there is no status.
    pub reason: Option<NoStatus>,
}

impl TargetJudgement {
    /// Whether a figure can have the value to reach at all.
    pub fn is_possible(&self) -> bool {
        self.reason != Some(NoStatus::Impossible)
    }
}

/// How a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetStatus {
    /// Reached in the direction of good by the deadline.
    Met,
    /// Reached after the deadline.
    MetLate,
    /// Reached once, and not now.
    MetSinceLost,
    /// The pace leads there.
    OnTrack,
    /// The limits of the pace lie on both sides.
    Uncertain,
    /// Even the better limit of the pace does not lead there.
    OffTrack,
    /// Past the deadline and never reached.
    Missed,
    /// The date is past, and the figure of the deadline is not there.
    NotKnownYet,
    /// Cannot be said.
    NotCalculated,
}

/// Why it cannot be said how a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoStatus {
    /// The target is a number for this area as a whole, not for a part of it.
    OfTheWhole(AreaId),
    /// No share can be that value: it lies outside 0 to 100.
    Impossible,
    /// There is no figure.
    NoFigure,
    /// Neither direction is good.
    Neutral,
    /// The target names no date, so all that can be said is that it is not met.
    NoDate,
    /// No pace says where the value is heading.
    NoPace(NoPace),
}

/// When a target was reached.
#[derive(Default)]
struct Reached {
    /// Whether there is a figure by the deadline.
    known_in_time: bool,
    /// The first figure by the deadline that reached it.
    in_time: Option<Period>,
    /// The first of all.
    first: Option<Period>,
    /// The last of all.
    last: Option<Period>,
}

impl Reached {
    /// The status from the deadline on, of a target that is now met or not.
    fn at_the_deadline(&self, met: bool, judged: &mut TargetJudgement) -> TargetStatus {
        judged.late = self.first.is_some() && self.in_time.is_none() && self.known_in_time;
        match (met, self.first) {
            (true, _) if !judged.late => TargetStatus::Met,
            (true, first) => {
                judged.reached = first;
                TargetStatus::MetLate
            }
            (false, None) => TargetStatus::Missed,
            (false, first) => {
                judged.reached = if judged.late { first } else { self.last };
                TargetStatus::MetSinceLost
            }
        }
    }
}

/// Rounding of a fit and a projection, relative to the target: closer than this is equal.
const ROUNDING: f64 = 1e-9;

/// One target and the series it is held against.
struct Case<'a> {
    scorecard: &'a Scorecard,
    series: &'a Series,
    latest: Option<Observation>,
    target: &'a Target,
    /// The day as at which dates have passed or not.
    today: Option<Date>,
}

impl Case<'_> {
    fn judge(&self, target: TargetRef) -> TargetJudgement {
        let mut judged = TargetJudgement {
            target,
            value: self.target.value,
            status: TargetStatus::NotCalculated,
            certain: None,
            deadline: None,
            reached: None,
            late: false,
            path: Err(self.target.from.as_ref().map_or(NoPath::NoBaseline, |_| NoPath::NotJudged)),
            needed_pace: None,
            pace: None,
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

    /// The status, filling in what is known of path and pace on the way.
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
        if indicator.measure.rules_out(self.target.value, self.latest.map(|latest| latest.value)) {
            return Err(NoStatus::Impossible);
        }
        let latest = self.latest.ok_or(NoStatus::NoFigure)?;
        let met = polarity.has_reached(latest.value, self.target.value).ok_or(NoStatus::Neutral)?;
        let pace = Pace::of(indicator, self.series, latest);
        if !met {
            judged.pace = pace.ok();
            judged.arrives = judged.pace.and_then(|pace| pace.arrival(latest, self.target.value));
        }
        let Some(by) = &self.target.by else {
            return if met { Ok(TargetStatus::Met) } else { Err(NoStatus::NoDate) };
        };
        let left = latest.period.steps_to(by);
        judged.deadline = latest.period.later(left);
        judged.path = path::expected(self.target, polarity, self.series, latest, left);
        let before = self.reached(polarity, latest, left);
        if left <= 0 {
            return Ok(before.at_the_deadline(met, judged));
        }
        if met {
            return Ok(TargetStatus::Met);
        }
        judged.reached = before.last;
        if self.today.is_some_and(|today| by.last_day() < today) {
            return Ok(TargetStatus::NotKnownYet);
        }
        judged.needed_pace = super::finite((self.target.value - latest.value) / f64::from(left));
        let pace = pace.map_err(NoStatus::NoPace)?;
        let projected = pace.ahead(indicator.measure.kind, latest, left).map_err(NoStatus::NoPace)?;
        judged.projected = Some(projected);
        let (status, certain) = self.ahead(polarity, projected);
        judged.certain = Some(certain);
        Ok(status)
    }

    /// When the target was reached, by the figures after the baseline and the last change of method up to `latest`, from
    /// which `left` periods lead to the deadline.
    fn reached(&self, polarity: Polarity, latest: Observation, left: i32) -> Reached {
        let since = reached::since_last_change(self.series, latest.index);
        let baseline = self.target.from.as_ref().map(|from| from.period);
        let counts = |point: &Observation| {
            (since..=latest.index).contains(&point.index)
                && baseline.is_none_or(|baseline| point.period > baseline)
                && (point.index == latest.index || self.series.flag(point.index) != Some(Flag::Disrupted))
        };
        let mut found = Reached::default();
        for point in self.series.observations().filter(counts) {
            let in_time = point.period.steps_after(latest.period) <= left;
            found.known_in_time |= in_time;
            if polarity.has_reached(point.value, self.target.value) == Some(true) {
                found.in_time = found.in_time.or(Some(point.period).filter(|_| in_time));
                found.first = found.first.or(Some(point.period));
                found.last = Some(point.period);
            }
        }
        found
    }

    /// On track where the projection reaches the target, off track where not even the better limit does; and whether
    /// both limits say so.
    fn ahead(&self, polarity: Polarity, projected: Projection) -> (TargetStatus, bool) {
        let rounding = ROUNDING * self.target.value.abs().max(projected.value.abs());
        let towards = if polarity == Polarity::HigherIsBetter { rounding } else { -rounding };
        let reaches = |value: f64| polarity.has_reached(value + towards, self.target.value) == Some(true);
        let limits = [projected.lower, projected.upper].map(reaches);
        match (reaches(projected.value), limits) {
            (true, limits) => (TargetStatus::OnTrack, limits == [true, true]),
            (false, [false, false]) => (TargetStatus::OffTrack, true),
            (false, _) => (TargetStatus::Uncertain, false),
        }
    }
}

/// The day as at which dates have passed or not: that of the edition, else the one that the options give, else the end of
/// the newest figure. As at a past period none has passed that its figure does not tell of.
pub(super) fn as_at(scorecard: &Scorecard, options: &Options) -> Option<Date> {
    let newest =
        || scorecard.all_series().iter().filter_map(|series| Some(series.latest()?.period.end())).max();
    let of_the_file = || scorecard.header().published.or(options.today).or_else(newest);
    if options.as_at.is_some() { None } else { of_the_file() }
}

#[cfg(test)]
mod in_force_tests;
#[cfg(test)]
mod tests;
