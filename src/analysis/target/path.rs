//! Whether a value has reached another in the direction of good, and the straight path from a baseline to a target.

use crate::model::{Period, Polarity, Target};
use jiff::civil::Date;

/// Rounding of a few sums, relative to the larger number: closer than this is equal.
const ROUNDING: f64 = 16.0 * f64::EPSILON;

/// Whether `value` has reached `goal` in the direction of good; equality counts. `None` where neither is good.
pub fn reached(value: f64, goal: f64, polarity: Polarity) -> Option<bool> {
    let rounding = ROUNDING * value.abs().max(goal.abs());
    match polarity {
        Polarity::HigherIsBetter => Some(value >= goal - rounding),
        Polarity::LowerIsBetter => Some(value <= goal + rounding),
        Polarity::Neutral => None,
    }
}

/// Where the straight path from the baseline to the target would be at the end of `period`: at the target itself once
/// its date has passed. `None` without a baseline and a date after it, or when the period is before the baseline.
pub(super) fn expected(target: &Target, period: Period) -> Option<f64> {
    let from = target.from.as_ref()?;
    let start = months(from.period.end());
    let whole = months_until(target)? - start;
    let gone = months(period.end()) - start;
    if whole <= 0.0 || gone < 0.0 {
        return None;
    }
    let share = (gone / whole).min(1.0);
    super::super::finite(from.value * (1.0 - share) + target.value * share)
}

/// When the target's date is over, in months.
pub(super) fn months_until(target: &Target) -> Option<f64> {
    target.by.as_ref()?.last_day().tomorrow().ok().map(months)
}

/// A day in months, so that every period that ends with a month ends at a whole number, whatever its days.
pub(super) fn months(day: Date) -> f64 {
    let within = f64::from(day.day() - 1) / f64::from(day.days_in_month());
    f64::from(day.year()) * 12.0 + f64::from(day.month() - 1) + within
}
