//! How fast a value has moved of late, and where that leads.

use crate::analysis::finite;
use crate::analysis::statistics::{Slope, ordinary_slope, weighted_slope};
use crate::analysis::{interval, trend};
use crate::model::{Flag, Indicator, MeasureKind, Observation, Period, Series};

/// The latest figures that an annual pace is taken from, as many as a recent trend has.
const POINTS: usize = 5;

/// The years that a monthly or quarterly pace is taken from.
const YEARS: i32 = 2;

/// So close below a whole number of periods that rounding alone made it more.
const ROUNDING: f64 = 1e-9;

/// A pace needs as many figures as these.
const FEWEST_POINTS: usize = 3;

/// The pace of the latest figures, in the value's unit per period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// The slope and its 95 % limits.
    pub slope: Slope,
    /// The first figure it rests on.
    pub since: Period,
    /// Whether the figures were weighted by their intervals; otherwise the limits are by their own scatter.
    pub weighted: bool,
}

/// Where the pace leads by a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// The value then.
    pub value: f64,
    /// By the lower limit of the pace.
    pub lower: f64,
    /// By the upper limit of the pace.
    pub upper: f64,
}

/// Why there is no pace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPace {
    /// There are only so many comparable figures, and three are needed.
    TooFew(usize),
    /// The figures differ by more than can be calculated with.
    TooFarApart,
}

impl Pace {
    /// The pace up to `latest`: the slope of the latest five figures, of months and quarters that of the latest two
    /// years. Disrupted ones are left out, and none before a change of method counts.
    ///
    /// Of overlapping runs of years only those that share no year with one taken later: they would pass for more
    /// figures than there are.
    pub(super) fn of(indicator: &Indicator, series: &Series, latest: Observation) -> Result<Self, NoPace> {
        let per_year = indicator.period.per_year();
        let most = if per_year == 1 { POINTS } else { usize::MAX };
        let long_ago =
            |point: &Observation| per_year > 1 && latest.period.steps_after(point.period) >= YEARS * per_year;
        Self::back_while(indicator, series, latest, |count, point| count < most && !long_ago(point))
    }

    /// The pace from one period up to a later figure, by the same rules: that of a movement over the points of its test.
    pub(in crate::analysis) fn since(
        indicator: &Indicator,
        series: &Series,
        since: Period,
        until: Observation,
    ) -> Result<Self, NoPace> {
        Self::back_while(indicator, series, until, |_, point| point.period >= since)
    }

    /// The pace up to `latest` from as far back as `goes_on` says of the number of figures taken and the next.
    fn back_while(
        indicator: &Indicator,
        series: &Series,
        latest: Observation,
        goes_on: impl Fn(usize, &Observation) -> bool,
    ) -> Result<Self, NoPace> {
        let mut taken: Vec<Observation> = Vec::new();
        // Only runs of years overlap.
        let apart = trend::step(indicator, latest.period).unwrap_or(1);
        let mut looked_at: Option<(usize, Observation)> = None;
        for point in series.observations().rev().filter(|point| point.index <= latest.index) {
            if let Some((count, later)) = looked_at {
                let changed =
                    (point.index + 1..=later.index).any(|index| series.flag(index) == Some(Flag::Break));
                if changed || !goes_on(count, &point) {
                    break;
                }
                if later.period.steps_after(point.period) < apart {
                    continue;
                }
            }
            looked_at = Some((looked_at.map_or(0, |(count, _)| count) + 1, point));
            if series.flag(point.index) != Some(Flag::Disrupted) {
                taken.push(point);
            }
        }
        taken.reverse();
        let (Some(first), true) = (taken.first(), taken.len() >= FEWEST_POINTS) else {
            return Err(NoPace::TooFew(taken.len()));
        };
        let time = |point: &Observation| f64::from(point.period.steps_after(first.period));
        let width = |point: &Observation| {
            let found = interval::of(indicator, series, *point).ok()?;
            Some((time(point), point.value, found.upper - found.lower))
        };
        let with_widths: Option<Vec<_>> = taken.iter().map(width).collect();
        let weighted = with_widths.and_then(|points| weighted_slope(&points));
        let plain =
            || ordinary_slope(&taken.iter().map(|point| (time(point), point.value)).collect::<Vec<_>>());
        let slope = weighted.or_else(plain).ok_or(NoPace::TooFarApart)?;
        Ok(Self { slope, since: first.period, weighted: weighted.is_some() })
    }

    /// Where it leads in so many periods from the latest figure, with the limits of the pace.
    pub(super) fn ahead(
        &self,
        kind: MeasureKind,
        latest: Observation,
        periods: i32,
    ) -> Result<Projection, NoPace> {
        let at = |pace: f64| {
            let ahead = possible(kind, latest.value, latest.value + pace * f64::from(periods));
            finite(ahead).ok_or(NoPace::TooFarApart)
        };
        let Slope { slope, lower, upper, .. } = self.slope;
        Ok(Projection { value: at(slope)?, lower: at(lower)?, upper: at(upper)? })
    }

    /// The first period after the latest in which it reaches `goal`; `None` where it does not surely head there.
    pub(super) fn arrival(&self, latest: Observation, goal: f64) -> Option<Period> {
        let to_go = goal - latest.value;
        let steps = to_go / self.slope.slope;
        let heads_there = [self.slope.lower, self.slope.upper].iter().all(|limit| limit * to_go > 0.0);
        if !heads_there || !steps.is_finite() {
            return None;
        }
        latest.period.later((steps - ROUNDING).ceil().max(1.0) as i32)
    }
}

/// No pace goes on where no value can be: below 0, or above 100 for a percentage of people. A value that is there
/// already stays there.
fn possible(kind: MeasureKind, latest: f64, ahead: f64) -> f64 {
    match kind {
        MeasureKind::Proportion => ahead.clamp(latest.min(0.0), latest.max(100.0)),
        MeasureKind::Rate | MeasureKind::StandardisedRate | MeasureKind::Count => ahead.max(latest.min(0.0)),
        _ => ahead,
    }
}
