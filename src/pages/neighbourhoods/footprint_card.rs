//! The own footprints that are made of the neighbourhoods of the page: how each stands, and why one has no figure.

use super::scene::{Scene, mark_of};
use crate::analysis::{OwnFootprint, judged_footprints, verdict_at_998};
use crate::charts::Mark;
use crate::model::{AreaId, Verdict};
use crate::words::{
    added_up_from, counted_areas, footprint_told, footprints_title, not_added_up, number, sentence_case,
    verdict_in_table,
};

/// The card.
#[derive(Clone, Debug, PartialEq)]
pub struct FootprintCard {
    pub title: String,
    /// How they are tested, and what they are compared with.
    pub under: String,
    /// The heads of the columns.
    pub heads: [String; 6],
    /// The worst first, then those without a figure.
    pub rows: Vec<FootprintRow>,
}

/// One own footprint.
#[derive(Clone, Debug, PartialEq)]
pub struct FootprintRow {
    pub area: AreaId,
    pub mark: Mark,
    /// Name, what it is made of, residents, value, limits at 99.8 % and verdict in a word.
    pub cells: [String; 6],
    /// Why it has no figure.
    pub without: Option<String>,
    /// All of it in words.
    pub told: String,
}

impl FootprintCard {
    /// `None` where there is no own footprint here.
    pub(super) fn of(scene: &Scene<'_>) -> Option<Self> {
        if scene.footprints.is_empty() {
            return None;
        }
        let judged = judged_footprints(scene.scorecard, scene.analysis, scene.id, &scene.footprints);
        let title =
            footprints_title(scene.scorecard, (scene.id, scene.area), &judged, scene.footprints.len());
        let with_figure = judged.iter().filter_map(|judgement| {
            let footprint = scene.footprint(judgement.area)?;
            let value = judgement.latest.map(|latest| scene.value(latest.value));
            let verdict = match verdict_at_998(judgement) {
                Verdict::NotCompared => "Not tested",
                verdict => verdict_in_table(verdict),
            };
            let verdict = verdict.to_owned();
            Some(FootprintRow {
                area: footprint.area,
                mark: mark_of(judgement),
                cells: cells(scene, footprint, [value, scene.limits_at_998(judgement), Some(verdict)]),
                without: None,
                told: footprint_told(scene.scorecard, judgement, footprint, scene.period),
            })
        });
        let has_figure = |footprint: &&OwnFootprint| judged.iter().any(|it| it.area == footprint.area);
        let without = scene.footprints.iter().filter(|footprint| !has_figure(footprint)).map(|footprint| {
            let why = scene.scorecard.not_added_up(scene.id, footprint.area);
            let why = why.map_or_else(|| "no figure".to_owned(), |why| not_added_up(scene.scorecard, &why));
            FootprintRow {
                area: footprint.area,
                mark: Mark::None,
                cells: cells(scene, footprint, [None, None, None]),
                told: format!("{}: {why}", scene.name(footprint.area)),
                without: Some(sentence_case(&why)),
            }
        });
        let rows = with_figure.chain(without).collect();
        let under = if judged.is_empty() && scene.footprints.len() == 1 {
            "It has no figure by this indicator.".to_owned()
        } else if judged.is_empty() {
            "None of them has a figure by this indicator.".to_owned()
        } else {
            format!("Each tested against {} at the 99.8% level, as neighbourhoods are.", scene.than())
        };
        let heads = ["Own footprint", "Made of", "Residents", "Value", "99.8% interval", "Verdict"]
            .map(str::to_owned);
        Some(Self { title, under, heads, rows })
    }

    /// What it says.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let rows = self.rows.iter().map(|row| row.told.clone());
        [self.title.clone(), self.under.clone()].into_iter().chain(rows).collect()
    }
}

fn cells(
    scene: &Scene<'_>,
    footprint: &OwnFootprint,
    [value, limits, verdict]: [Option<String>; 3],
) -> [String; 6] {
    let about = scene.scorecard.area(footprint.area);
    let of = match (&value, footprint.parts.is_empty()) {
        (_, true) => String::new(),
        (Some(_), _) => sentence_case(&added_up_from(scene.scorecard, scene.id, footprint)),
        (None, _) => sentence_case(&counted_areas(scene.scorecard, &footprint.parts)),
    };
    let residents = about.population.map(|count| number::fixed(count, 0));
    [
        about.name.clone(),
        of,
        residents.unwrap_or_default(),
        value.unwrap_or_else(|| number::MISSING.to_owned()),
        limits.unwrap_or_default(),
        verdict.unwrap_or_default(),
    ]
}

#[cfg(test)]
#[path = "footprint_tests.rs"]
mod tests;
