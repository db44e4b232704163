//! Targets that were moved: whether they are easier to reach than before, or harder.

use super::TargetChange;
use crate::model::{PlainDate, Polarity, Scorecard};
use std::cmp::Ordering;

/// Which way a target was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goalposts {
    Easier,
    Harder,
}

impl TargetChange {
    /// Which way it was moved, by the direction that is good; `None` where value and date say two things, where neither is another,
    /// and of what is new or was taken out.
    pub fn goalposts(self, [older, newer]: [&Scorecard; 2]) -> Option<Goalposts> {
        let Self::Changed([was, is]) = self else { return None };
        let (was, is) = (was.target(older), is.target(newer));
        let higher = is.value.partial_cmp(&was.value)?;
        let by_value = match newer.indicator(is.indicator).polarity {
            Polarity::LowerIsBetter => higher,
            Polarity::HigherIsBetter => higher.reverse(),
            Polarity::Neutral => return None,
        };
        // What has no day has no end.
        let last = |by: &Option<PlainDate>| by.as_ref().map(PlainDate::last_day);
        let by_date = match (last(&was.by), last(&is.by)) {
            (Some(was), Some(is)) => is.cmp(&was),
            (was, is) => was.is_some().cmp(&is.is_some()),
        };
        match (by_value, by_date) {
            (Ordering::Equal, Ordering::Equal) => None,
            (Ordering::Greater | Ordering::Equal, Ordering::Greater | Ordering::Equal) => {
                Some(Goalposts::Easier)
            }
            (Ordering::Less | Ordering::Equal, Ordering::Less | Ordering::Equal) => Some(Goalposts::Harder),
            _ => None,
        }
    }
}
