//! The chosen neighbourhood, or the worst: its own trend, and its other figures.

use super::scene::{Scene, mark_of};
use crate::analysis::{Judgement, measured_in_neighbourhoods, verdict_at_998};
use crate::charts::Mark;
use crate::charts::trend::{POINTS_FOR_A_LINE, TrendChart, TrendOptions, trend_chart};
use crate::model::{AreaId, IndicatorId, MeasureKind, Verdict};
use crate::words::{
    benchmark_head, chosen_by, counted_areas, ends_title, from_to_title, indicator_headline,
    neighbourhood_in_brief, neighbourhood_told, not_added_up, number, too_few_for_a_trend,
};

/// The card.
#[derive(Clone, Debug, PartialEq)]
pub struct ChosenCard {
    pub area: AreaId,
    /// Whether somebody chose it.
    pub is_chosen: bool,
    /// `Chosen: Fernhill & Pimhole`.
    pub heading: String,
    /// Residents and deprivation, or what it is made of.
    pub brief: String,
    /// Its figure by the indicator that is looked at, and whether the trend is of another one.
    pub figure: String,
    /// Whether it is an own footprint, which can be changed.
    pub is_footprint: bool,
    /// Of what its trend is, what that says, and the chart; why there is none.
    pub trend: Result<(IndicatorId, String, TrendChart), String>,
    /// What the figures stand beside.
    pub head: String,
    pub rows: Vec<OtherRow>,
    pub note: String,
}

/// Another figure of it.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherRow {
    pub indicator: IndicatorId,
    pub name: String,
    pub here: String,
    pub beside: String,
    pub mark: Mark,
    pub told: String,
}

impl ChosenCard {
    /// `None` where no neighbourhood has a figure.
    pub(super) fn of(scene: &Scene<'_>, chosen: Option<AreaId>) -> Option<Self> {
        let is_here = |area: &AreaId| scene.all().contains(area) || scene.footprint(*area).is_some();
        let chosen = chosen.filter(is_here);
        let area = chosen.or_else(|| scene.listed().first().map(|judgement| judgement.area))?;
        let name = scene.name(area);
        let heading = match chosen {
            Some(_) => format!("Chosen: {name}"),
            None if scene.has_worse() => format!("The worst: {name}"),
            None => format!("{}: {name}", ends_title(scene.indicator.polarity, 1)),
        };
        let measured = measured_in_neighbourhoods(scene.scorecard, scene.neighbourhoods, scene.area);
        let judged = |id: IndicatorId| {
            scene.analysis.get(id, None, area).filter(|judgement| judgement.latest.is_some())
        };
        let judgements: Vec<&Judgement> = measured.into_iter().filter_map(judged).collect();
        let mut rows: Vec<OtherRow> = judgements
            .iter()
            .filter(|judgement| judgement.indicator != scene.id)
            .map(|judgement| other_row(scene, judgement))
            .collect();
        // The worse ones first, then the others that were tested, each in the order of the file.
        rows.sort_by_key(|row| match row.mark {
            Mark::Verdict(Verdict::Worse) => 0,
            Mark::Verdict(_) => 1,
            _ => 2,
        });
        let trend = trend(scene, area, &judgements);
        let own = judgements.iter().find(|judgement| judgement.indicator == scene.id).copied();
        Some(Self {
            area,
            is_chosen: chosen.is_some(),
            heading,
            brief: brief(scene, area),
            is_footprint: scene.footprint(area).is_some(),
            figure: figure(scene, (area, own), trend.as_ref().ok().map(|(of, ..)| *of)),
            trend,
            head: benchmark_head(scene.scorecard),
            rows,
            note: format!("Each tested against {} at the 99.8% level; a dash: not tested.", scene.than()),
        })
    }

    /// What it says.
    pub(crate) fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.heading.clone(), self.brief.clone(), self.figure.clone()];
        match &self.trend {
            Ok((_, title, chart)) => {
                said.push(title.clone());
                said.extend(chart.sentences().into_iter().skip(1));
            }
            Err(why) => said.push(why.clone()),
        }
        said.extend(self.rows.iter().map(|row| row.told.clone()));
        said.push(self.note.clone());
        said
    }
}

fn brief(scene: &Scene<'_>, area: AreaId) -> String {
    let known = neighbourhood_in_brief(scene.scorecard, area);
    let made_of = scene.footprint(area).filter(|footprint| !footprint.parts.is_empty());
    let made_of =
        made_of.map(|footprint| format!("made of {}", counted_areas(scene.scorecard, &footprint.parts)));
    let parts = Some(known).filter(|known| !known.is_empty()).into_iter().chain(made_of);
    parts.collect::<Vec<_>>().join(", ")
}

/// Its figure by the indicator that is looked at, which it is chosen by; where that has no trend, what the one shown is `of`.
fn figure(scene: &Scene<'_>, (area, own): (AreaId, Option<&Judgement>), of: Option<IndicatorId>) -> String {
    let about = |id: IndicatorId| scene.scorecard.indicator(id).short.as_str();
    let told = if let Some(judgement) = own {
        let lies_in = scene.scorecard.area(area).parent.unwrap_or(scene.area);
        chosen_by(scene.scorecard, judgement, lies_in)
    } else {
        let why = scene.scorecard.not_added_up(scene.id, area);
        let why = why.map(|why| not_added_up(scene.scorecard, &why));
        format!("{}: {}.", about(scene.id), why.as_deref().unwrap_or("no figure here"))
    };
    let other = of.filter(|of| *of != scene.id).map(about);
    let few = own.filter(|judgement| judgement.points < POINTS_FOR_A_LINE).and_then(too_few_for_a_trend);
    match (few, other) {
        (Some(few), Some(other)) => {
            format!("{told} {few}; the trend shown is that of another indicator, {other}.")
        }
        (Some(few), None) => format!("{told} {few}."),
        (None, Some(other)) => format!("{told} The trend shown is that of another indicator, {other}."),
        (None, None) => told,
    }
}

/// The trend of the indicator that is looked at, or else of the one with the longest record, one that is worse before others. A
/// count stands for itself alone: beside nothing it tells little of a neighbourhood.
fn trend(
    scene: &Scene<'_>,
    area: AreaId,
    judgements: &[&Judgement],
) -> Result<(IndicatorId, String, TrendChart), String> {
    let is_count = |judgement: &Judgement| {
        scene.scorecard.indicator(judgement.indicator).measure.kind == MeasureKind::Count
    };
    let is_line = |judgement: &&&Judgement| {
        judgement.points >= POINTS_FOR_A_LINE && (judgement.indicator == scene.id || !is_count(judgement))
    };
    let weight = |judgement: &Judgement| {
        let looked_at = judgement.indicator == scene.id;
        let worse = verdict_at_998(judgement) == Verdict::Worse;
        (looked_at, worse, judgement.points)
    };
    let lines = judgements.iter().filter(is_line);
    // The first of equals.
    let best = lines.reduce(|best, next| if weight(next) > weight(best) { next } else { best });
    let found = best.and_then(|judgement| {
        let place = scene.scorecard.area(area).parent;
        let options = TrendOptions::within(Some(judgement), place);
        let chart = trend_chart(scene.scorecard, judgement.indicator, None, area, options)?;
        let title = from_to_title(scene.scorecard, judgement)
            .unwrap_or_else(|| indicator_headline(scene.scorecard, judgement));
        Some((judgement.indicator, title, chart))
    });
    let name = scene.name(area);
    found.ok_or_else(|| {
        // A count alone says nothing about how an area does, and is no trend to be shown for another figure.
        let counts = judgements.iter().any(|one| is_count(one) && one.points >= POINTS_FOR_A_LINE);
        let what = if counts { "rate or share" } else { "figure" };
        format!("No {what} of {name} has three periods or more, so there is no trend to be seen.")
    })
}

fn other_row(scene: &Scene<'_>, judgement: &Judgement) -> OtherRow {
    let about = scene.scorecard.indicator(judgement.indicator);
    let written = |value: f64| number::with_sign(about, value);
    let beside = judgement.benchmark.value.filter(|_| about.measure.kind != MeasureKind::Count);
    let usual = judgement.latest.map(|latest| latest.period);
    OtherRow {
        indicator: judgement.indicator,
        name: about.short.clone(),
        here: judgement.latest.map_or_else(String::new, |latest| written(latest.value)),
        beside: beside.map_or_else(|| number::MISSING.to_owned(), written),
        mark: mark_of(judgement),
        told: format!(
            "{}: {}",
            about.short,
            neighbourhood_told(scene.scorecard, judgement, (scene.name(judgement.area), usual))
        ),
    }
}
