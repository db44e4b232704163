//! As at when a series is judged.

use super::Options;
use super::inequality::{self, Gradient};
use crate::model::{AreaId, IndicatorId, Observation, Period, PeriodKind, Scorecard, Series};

/// As at when the series of one indicator are judged.
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

    pub(super) fn latest(&self, series: &Series) -> Option<Observation> {
        match self {
            Self::Latest => series.latest(),
            Self::At(period) => series.at(*period),
            Self::Never => None,
        }
    }

    /// The slope over deprivation by then.
    pub(super) fn gradient(&self, scorecard: &Scorecard, indicator: IndicatorId, area: AreaId) -> Gradient {
        match self {
            Self::Latest => inequality::gradient(scorecard, indicator, area),
            Self::At(period) => inequality::gradient_at(scorecard, indicator, area, Some(*period)),
            Self::Never => Gradient {
                reason: Some("No period of this indicator has that name.".to_owned()),
                ..Gradient::default()
            },
        }
    }

    /// How many observations there were by then.
    pub(super) fn points(&self, series: &Series) -> usize {
        match self {
            Self::Latest => series.observations().count(),
            Self::At(period) => series.observations().filter(|found| found.period <= *period).count(),
            Self::Never => 0,
        }
    }
}
