//! Which indicators and areas a table is to hold.

use crate::analysis::Judgement;
use crate::model::{AreaId, IndicatorId};
use std::collections::HashSet;

/// The indicators and areas asked for; `None` is all of them.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    pub indicators: Option<HashSet<IndicatorId>>,
    pub areas: Option<HashSet<AreaId>>,
}

impl Choice {
    /// Whether it holds this judgement.
    pub fn has(&self, judgement: &Judgement) -> bool {
        self.has_indicator(judgement.indicator) && self.has_area(judgement.area)
    }

    /// Whether it holds this indicator.
    pub fn has_indicator(&self, id: IndicatorId) -> bool {
        self.indicators.as_ref().is_none_or(|chosen| chosen.contains(&id))
    }

    /// Whether it holds this area.
    pub fn has_area(&self, id: AreaId) -> bool {
        self.areas.as_ref().is_none_or(|chosen| chosen.contains(&id))
    }

    /// The one indicator and the one area, where it holds no others.
    pub fn only(&self) -> Option<(IndicatorId, AreaId)> {
        let indicators = self.indicators.as_ref().filter(|chosen| chosen.len() == 1)?;
        let areas = self.areas.as_ref().filter(|chosen| chosen.len() == 1)?;
        indicators.iter().copied().next().zip(areas.iter().copied().next())
    }

    /// Whether it holds all indicators.
    pub fn has_every_indicator(&self) -> bool {
        self.indicators.is_none()
    }

    /// Whether it holds all areas.
    pub fn has_every_area(&self) -> bool {
        self.areas.is_none()
    }
}
