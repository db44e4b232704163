//! A place: one headline, three strands side by side, then everything else as cards.

use super::priorities::{self, PriorityColumns};
use crate::analysis::{self, Analysis, Attention, Judgement, worth_asking};
use crate::charts::bars::{BarChart, deprivation_chart};
use crate::charts::spark::Sparkline;
use crate::charts::trend::{TrendChart, TrendOptions, trend_chart};
use crate::charts::{Arrow, Mark};
use crate::model::{
    AreaId, Confidence, IndicatorId, Intervention, InterventionId, PlainDate, Scorecard, Strand,
};
use crate::pages::common::{masthead, spark};
use crate::words::date;
use crate::words::number;
use crate::words::{
    REGRESSION_TO_THE_MEAN, gap_clause, intervention_sentence, latest_period, movement_clause, place_title,
    verdict_line, verdict_short, worth_asking_sentence,
};

use std::cmp::Reverse;

/// How many trend charts stand in the exclusions strand.
const EXCLUSION_CHARTS: usize = 2;
/// How many improvers from a similar start are named.
const ASKING_LISTED: usize = 3;
/// How many observations make a line worth a chart.
const POINTS_FOR_A_LINE: u32 = 3;

/// A place's page.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacePage {
    /// Which place.
    pub place: AreaId,
    /// What matters most here.
    pub headline: String,
    /// What gets better first.
    pub improving: Option<String>,
    /// Title, edition, age of the data.
    pub subtitle: String,
    /// Deprived neighbourhoods against the nation.
    pub deprivation: Option<(IndicatorId, BarChart)>,
    /// Neighbourhood activity over time.
    pub activity: Option<StrandCard>,
    /// School exclusions over time.
    pub exclusions: Vec<StrandCard>,
    /// National and local priorities.
    pub priorities: PriorityColumns,
    /// What the place tried.
    pub tried: Vec<Tried>,
    /// Who improved fastest from a start like this place's, one sentence each.
    pub asking: Vec<String>,
    /// Every other indicator.
    pub cards: Vec<IndicatorCard>,
}

/// A chart in a strand with its verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct StrandCard {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// Its trend.
    pub chart: TrendChart,
    /// The shape beside it.
    pub mark: Mark,
    /// The verdict in words, or why there is none.
    pub line: String,
}

/// Something the place tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// `2018 · School partnerships for pupils at risk`.
    pub title: String,
    /// Where it came from and how sure that is.
    pub detail: Option<String>,
    /// What moved since, beside the places that have not started it; one sentence for each indicator.
    pub moved: Vec<String>,
    /// What it is meant to move.
    pub aim: Option<IndicatorId>,
}

/// One other indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorCard {
    /// Which.
    pub indicator: IndicatorId,
    /// Its short name.
    pub title: String,
    /// Unit and years: `% of pupils, 2016/17 to 2023/24`.
    pub subtitle: String,
    /// The place's line with the nation's beside it.
    pub spark: Sparkline,
    /// The latest value.
    pub value: String,
    /// The same with its unit and period.
    pub figure: String,
    /// Which way it moves.
    pub arrow: Arrow,
    /// The shape beside it.
    pub mark: Mark,
    /// The verdict in a few words.
    pub short: String,
    /// The verdict in words, or why there is none.
    pub line: String,
}

impl IndicatorCard {
    /// What it says, for those who do not see it.
    pub fn sentence(&self) -> String {
        format!("{}: {}. {}", self.title, self.figure, self.line)
    }
}

impl PlacePage {
    /// Everything it says, from the headline to the last card.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.headline.clone()];
        said.extend(self.improving.clone());
        said.push(self.subtitle.clone());
        if let Some((_, chart)) = &self.deprivation {
            said.extend(chart.sentences());
        }
        for card in self.activity.iter().chain(&self.exclusions) {
            said.extend(card.chart.sentences());
            said.push(card.line.clone());
        }
        said.extend(self.priorities.sentences());
        for tried in &self.tried {
            said.push(tried.title.clone());
            said.extend(tried.detail.iter().chain(&tried.moved).cloned());
        }
        said.extend(self.asking.iter().cloned());
        if !self.asking.is_empty() {
            said.push(REGRESSION_TO_THE_MEAN.to_owned());
        }
        for card in &self.cards {
            said.push(card.sentence());
        }
        said
    }
}

/// The page of one place; `pinned` is a second one that was picked in a trend.
pub fn place_page(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    pinned: Option<AreaId>,
) -> PlacePage {
    let with_line = |strand| charted(scorecard, analysis, strand, place, pinned);
    let deprivation = scorecard
        .indicators()
        .filter(|(_, indicator)| indicator.strand == Strand::Activity)
        .find_map(|(id, _)| Some((id, deprivation_chart(scorecard, id, place)?)));
    let activity = with_line(Strand::Activity).into_iter().next();
    let exclusions: Vec<StrandCard> =
        with_line(Strand::Exclusions).into_iter().take(EXCLUSION_CHARTS).collect();
    let mut above: Vec<IndicatorId> = deprivation.iter().map(|(id, _)| *id).collect();
    above.extend(activity.iter().chain(&exclusions).map(|card| card.indicator));
    let found = analysis::look_first_in(scorecard, analysis, [place]);
    let judgement_of = |item: &Attention| analysis.get(item.indicator, None, place);
    let (headline, improving) = place_title(scorecard, &found, &judgement_of, place);
    PlacePage {
        place,
        headline,
        improving,
        subtitle: masthead(scorecard, analysis),
        deprivation,
        activity,
        exclusions,
        priorities: priorities::columns(scorecard, analysis, place),
        tried: tried(scorecard, analysis, place),
        asking: asking(scorecard, analysis, place),
        cards: cards(scorecard, analysis, place, &above),
    }
}

fn charted(
    scorecard: &Scorecard,
    analysis: &Analysis,
    strand: Strand,
    place: AreaId,
    pinned: Option<AreaId>,
) -> Vec<StrandCard> {
    let of_strand = scorecard.indicators().filter(|(_, indicator)| indicator.strand == strand);
    of_strand
        .filter_map(|(id, _)| {
            let judgement = analysis.get(id, None, place)?;
            if judgement.points < POINTS_FOR_A_LINE {
                return None;
            }
            let options = TrendOptions::card(Some(judgement)).with_pinned(pinned);
            let chart = trend_chart(scorecard, id, None, place, options)?;
            let line = line(scorecard, judgement);
            Some(StrandCard { indicator: id, chart, mark: Mark::of(scorecard, judgement), line })
        })
        .collect()
}

/// The verdict and, where it was tested, the recent trend.
fn line(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let level = verdict_line(scorecard, judgement);
    let moves = [movement_clause(scorecard, judgement), gap_clause(scorecard, judgement)];
    let parts: Vec<String> = std::iter::once(level).chain(moves.into_iter().flatten()).collect();
    parts.join(" · ")
}

fn cards(
    scorecard: &Scorecard,
    analysis: &Analysis,
    place: AreaId,
    above: &[IndicatorId],
) -> Vec<IndicatorCard> {
    let others = scorecard.indicators().filter(|(id, _)| !above.contains(id));
    others
        .filter_map(|(id, indicator)| {
            let series = scorecard.series(id, None, place)?;
            let judgement = analysis.get(id, None, place)?;
            let latest = judgement.latest?;
            let first = series.observations().next()?.period;
            let years = if first == latest.period {
                date::period_in_words(first)
            } else {
                format!("{} to {}", date::period_in_words(first), date::period_in_words(latest.period))
            };
            Some(IndicatorCard {
                indicator: id,
                title: indicator.short.clone(),
                subtitle: format!("{}, {years}", indicator.measure.unit),
                spark: spark(scorecard, id, place, Some(scorecard.national()), None)?,
                value: number::with_sign(indicator, latest.value),
                figure: format!(
                    "{} in {}",
                    number::with_unit_beside(indicator, latest.value, &indicator.short),
                    latest_period(scorecard, judgement)?
                ),
                mark: Mark::of(scorecard, judgement),
                short: verdict_short(scorecard, judgement),
                arrow: Arrow::of(&judgement.movement),
                line: line(scorecard, judgement),
            })
        })
        .collect()
}

fn tried(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> Vec<Tried> {
    let here = scorecard.interventions().filter(|(_, tried)| tried.areas.contains(&place));
    let mut found: Vec<(InterventionId, &Intervention)> = here.collect();
    // The latest first; undated ones come last.
    found.sort_by_key(|(_, tried)| Reverse(tried.start.as_ref().map(PlainDate::first_day)));
    found
        .into_iter()
        .map(|(id, tried)| {
            let start = tried.start.as_ref().map_or_else(|| "Start not known".to_owned(), date::in_words);
            Tried {
                title: format!("{start} · {}", tried.title),
                detail: detail(scorecard, tried),
                moved: moved(scorecard, analysis, id, place),
                aim: tried.aims.first().copied(),
            }
        })
        .collect()
}

fn asking(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> Vec<String> {
    let found = worth_asking(scorecard, analysis, place);
    found.iter().take(ASKING_LISTED).map(|asked| worth_asking_sentence(scorecard, asked, place)).collect()
}

fn moved(scorecard: &Scorecard, analysis: &Analysis, id: InterventionId, place: AreaId) -> Vec<String> {
    let here =
        analysis.of_intervention(id).iter().filter(|judged| judged.area == place && judged.change.is_ok());
    here.map(|judged| {
        let watched = if judged.sign.is_some() { "Watched for harm: " } else { "" };
        format!("{watched}{}", intervention_sentence(scorecard, judged))
    })
    .collect()
}

fn detail(scorecard: &Scorecard, tried: &Intervention) -> Option<String> {
    let from = tried.adopted_from.as_ref().and_then(|from| {
        let area = from.area.map(|area| scorecard.area(area).name.clone());
        area.or_else(|| from.name.clone())
    });
    let sure = match tried.confidence {
        Confidence::Documented => None,
        Confidence::Inferred => Some("inferred from sources"),
        Confidence::Illustrative => Some("illustrative"),
    };
    match (from, sure) {
        (Some(from), Some(sure)) => Some(format!("adopted from {from}, {sure}")),
        (Some(from), None) => Some(format!("adopted from {from}")),
        (None, Some(sure)) => Some(sure.to_owned()),
        (None, None) => None,
    }
}
