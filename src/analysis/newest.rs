//! The newest figures of all series, looked up once: by them it is told what is old.

use super::judgement::Judgement;
use crate::model::{Period, PeriodKind};
use jiff::ToSpan;
use std::cmp::Reverse;
use std::collections::HashMap;

/// A figure that ends more than these years before the newest of its kind of period is no news.
pub const YEARS_OF_NEWS: i64 = 3;

/// The newest period of each kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Newest(HashMap<PeriodKind, Period>);

impl Newest {
    pub(super) fn of(judgements: &[Judgement]) -> Self {
        let mut newest = HashMap::new();
        for period in judgements.iter().filter_map(|judgement| Some(judgement.latest?.period)) {
            newest
                .entry(period.kind())
                .and_modify(|newest: &mut Period| *newest = period.max(*newest))
                .or_insert(period);
        }
        Self(newest)
    }

    /// The period that ends last; of those that end together one year goes before three.
    pub fn period(&self) -> Option<Period> {
        self.0.values().copied().max_by_key(|period| (period.end(), Reverse(*period)))
    }

    /// Whether a period ends long before the newest of its kind: what is of it is in no box and no headline, and its arrow would
    /// tell where its place was heading then.
    pub fn is_long_after(&self, period: Period) -> bool {
        let newest = self.0.get(&period.kind());
        newest.is_some_and(|newest| newest.end().saturating_sub(YEARS_OF_NEWS.years()) > period.end())
    }
}
