//! What several pages show alike.

use crate::charts::spark::{SparkScale, Sparkline, sparkline};
use crate::model::{AreaId, IndicatorId, Scorecard};

/// The line of one area for the whole population, with another area's and a target on the same scale.
pub(super) fn spark(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    area: AreaId,
    beside: Option<AreaId>,
    target: Option<f64>,
) -> Option<Sparkline> {
    let series = scorecard.series(indicator, None, area)?;
    let beside =
        beside.filter(|other| *other != area).and_then(|other| scorecard.series(indicator, None, other));
    let scale = SparkScale::of(beside.into_iter().chain([series]), target);
    let mut line = sparkline(series, &scale);
    if let Some(beside) = beside {
        line = line.with_beside(beside, &scale);
    }
    Some(match target {
        Some(target) => line.with_target(target, &scale),
        None => line,
    })
}

/// Title and edition in one line: `Greater Manchester balanced scorecard · November 2026`.
pub(super) fn masthead(scorecard: &Scorecard) -> String {
    let header = scorecard.header();
    match &header.edition {
        Some(edition) => format!("{} · {edition}", header.title),
        None => header.title.clone(),
    }
}
