//! All neighbourhoods in a table, what they are compared with and the area itself first.

use super::scene::{Scene, mark_of};
use crate::analysis::{Judgement, verdict_at_998};
use crate::charts::Mark;
use crate::model::{AreaId, Verdict};
use crate::words::{date, number, source_line, unit_line, verdict_word};

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaTable {
    /// What screen readers call it.
    pub name: String,
    pub heads: Vec<String>,
    pub rows: Vec<AreaRow>,
    pub source: String,
}

/// One area.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaRow {
    /// The neighbourhood; `None` of the area itself and of what it is compared with.
    pub area: Option<AreaId>,
    pub mark: Mark,
    pub cells: Vec<String>,
}

impl AreaTable {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let scorecard = scene.scorecard;
        let of_system = scene.area == scorecard.system();
        let mut heads = vec!["Neighbourhood"];
        heads.extend(of_system.then_some("Place"));
        heads.extend(["Value", "Verdict", "95% interval", "Count", "Out of", "Period", "Residents", "Tenth"]);
        let benchmark = scene.local.figures.first().and_then(|first| first.benchmark.area);
        let wholes = [benchmark.unwrap_or(scorecard.national()), scene.area];
        let judged = |area| scene.analysis.get(scene.id, None, area).filter(|found| found.latest.is_some());
        let mut rows: Vec<AreaRow> = wholes
            .into_iter()
            .map(|area| AreaRow {
                area: None,
                mark: judged(area).map_or(Mark::None, |judgement| Mark::of(scorecard, judgement)),
                cells: cells(scene, area, judged(area), (of_system, true)),
            })
            .collect();
        let figures = scene.local.figures.iter().map(|judgement| (judgement.area, Some(*judgement)));
        let without = scene.all().iter().filter(|id| judged(**id).is_none()).map(|id| (*id, None));
        rows.extend(figures.chain(without).map(|(area, judgement)| AreaRow {
            area: Some(area),
            mark: judgement.map_or(Mark::None, mark_of),
            cells: cells(scene, area, judgement, (of_system, false)),
        }));
        let name = scene.name(scene.area);
        Self {
            name: format!(
                "{} in the neighbourhoods of {name}, {}",
                scene.indicator.name,
                unit_line(scene.indicator)
            ),
            heads: heads.into_iter().map(str::to_owned).collect(),
            rows,
            source: scene
                .period
                .map(|period| source_line(scene.indicator, period, period))
                .unwrap_or_default(),
        }
    }

    /// What it says: the table has every figure, so that only what it is and its first rows are told.
    pub(super) fn sentences(&self) -> Vec<String> {
        vec![self.name.clone(), self.source.clone()]
    }
}

/// The cells of an area; a whole one is judged as everywhere else, a neighbourhood at 99.8 %.
fn cells(
    scene: &Scene<'_>,
    area: AreaId,
    judgement: Option<&Judgement>,
    (of_system, is_whole): (bool, bool),
) -> Vec<String> {
    let (scorecard, about) = (scene.scorecard, scene.scorecard.area(area));
    let latest = judgement.and_then(|judgement| judgement.latest);
    let series = scorecard.series(scene.id, None, area);
    let count = |of: &dyn Fn(usize) -> Option<f64>| {
        latest.and_then(|latest| of(latest.index)).map(|count| number::fixed(count, 0)).unwrap_or_default()
    };
    let verdict = match judgement {
        Some(judgement) if is_whole => judgement.benchmark.verdict,
        Some(judgement) => verdict_at_998(judgement),
        None => Verdict::NotCompared,
    };
    let verdict = match (latest, verdict) {
        (None, _) => "No figure",
        (_, Verdict::NotCompared) if area == scorecard.national() => "",
        (_, Verdict::NotCompared) => "Not tested",
        (_, verdict) => verdict_word(verdict),
    };
    let decimals = latest.map_or(0, |latest| number::decimals(scene.indicator, latest.value));
    let interval = judgement.and_then(|judgement| judgement.interval).map(|interval| {
        let [lower, upper] = [interval.lower, interval.upper].map(|limit| number::fixed(limit, decimals));
        format!("{lower} to {upper}")
    });
    let place = about.parent.filter(|_| !is_whole).map_or("", |place| scene.name(place));
    let mut cells = vec![about.name.clone()];
    cells.extend(of_system.then(|| place.to_owned()));
    cells.extend([
        latest.map_or_else(|| number::MISSING.to_owned(), |latest| scene.value(latest.value)),
        verdict.to_owned(),
        interval.unwrap_or_default(),
        count(&|index| series?.numerator(index)),
        count(&|index| series?.denominator(index)),
        latest.map(|latest| date::period_on_axis(latest.period)).unwrap_or_default(),
        about.population.map(|count| number::fixed(count, 0)).unwrap_or_default(),
        about.deprivation_decile.map(|tenth| tenth.to_string()).unwrap_or_default(),
    ]);
    cells
}
