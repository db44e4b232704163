//! What several pages show alike.

use crate::analysis::Analysis;
use crate::charts::spark::{SparkScale, Sparkline, sparkline};
use crate::model::{AreaId, IndicatorId, Scorecard};
use crate::words::date;

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

/// Title, edition and age in one line: `Greater Manchester balanced scorecard · November 2026 · newest figures August 2026`.
pub(super) fn masthead(scorecard: &Scorecard, analysis: &Analysis) -> String {
    let header = scorecard.header();
    let edition = header.edition.as_ref().map(|edition| format!(" · {edition}")).unwrap_or_default();
    let newest = analysis.newest().period().map_or_else(|| "none".to_owned(), date::period_in_words);
    format!("{}{edition} · newest figures {newest}", header.title)
}
