//! As at when a series is judged.

use super::Options;
use super::comparison::Sought;
use crate::model::{Observation, Period, PeriodKind, Series};

/// As at when the series of one indicator are judged.
#[derive(Clone, Copy)]
pub(super) enum Moment {
    /// Each at its latest figure.
    Latest,
    /// All at this period.
    At(Period),
    /// At a label that no period of this indicator can have.
    Never,
}

impl Moment {
    pub(super) fn of(options: &Options, kind: PeriodKind) -> Self {
        match options.as_at.as_deref().map(|label| Period::parse(kind, label)) {
            None => Self::Latest,
            Some(Ok(period)) => Self::At(period),
            Some(Err(_)) => Self::Never,
        }
    }

    pub(super) fn latest(self, series: &Series) -> Option<Observation> {
        match self {
            Self::Latest => series.latest(),
            Self::At(period) => series.at(period),
            Self::Never => None,
        }
    }

    /// What is missing where there is no latest figure.
    pub(super) fn sought(self) -> Sought {
        match self {
            Self::Latest => Sought::Any,
            Self::At(period) => Sought::In(period),
            Self::Never => Sought::NoSuchPeriod,
        }
    }

    /// How many observations there were by then.
    pub(super) fn points(self, series: &Series) -> usize {
        match self {
            Self::Latest => series.observations().count(),
            Self::At(period) => series.observations().filter(|found| found.period <= period).count(),
            Self::Never => 0,
        }
    }
}
