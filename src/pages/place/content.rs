//! A place: one headline, three strands side by side, what was tried, then every other indicator.

use super::others::{Others, heads, others};
use super::priorities::{self, PriorityColumns};
use super::rows::{FigureRow, FromToTable};
use super::tried::{TriedTable, tried};
use crate::analysis::{self, Analysis, Attention};
use crate::charts::dumbbell::{Dumbbell, dumbbell_chart};
use crate::charts::trend::{TrendChart, TrendOptions, trend_chart};
use crate::model::{AreaId, IndicatorId, Scorecard, Strand};
use crate::pages::common::masthead;
use crate::words::{REGRESSION_TO_THE_MEAN, from_to_title, place_title};

/// How many rows the table of a strand has.
const ACTIVITY_ROWS: usize = 3;
const EXCLUSION_ROWS: usize = 5;
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
    pub deprivation: Option<(IndicatorId, Dumbbell)>,
    /// Neighbourhood activity.
    pub activity: StrandCard,
    /// School exclusions.
    pub exclusions: StrandCard,
    /// National and local priorities.
    pub priorities: PriorityColumns,
    /// What the place tried.
    pub tried: TriedTable,
    /// Every other indicator.
    pub others: Others,
}

/// A strand: the trend of its first indicator, and all of them from then to now.
#[derive(Clone, Debug, PartialEq)]
pub struct StrandCard {
    pub trend: Option<StrandTrend>,
    pub table: FromToTable,
    /// How many indicators of the strand have a figure here.
    pub count: usize,
}

/// The trend over a strand.
#[derive(Clone, Debug, PartialEq)]
pub struct StrandTrend {
    pub indicator: IndicatorId,
    /// Value, from, and the same where it is compared.
    pub title: String,
    pub chart: TrendChart,
}

impl StrandCard {
    fn of(
        scorecard: &Scorecard,
        analysis: &Analysis,
        place: AreaId,
        (strand, most): (Strand, usize),
        but: Option<IndicatorId>,
    ) -> Self {
        let ids = scorecard.indicators().filter(|(id, it)| it.strand == strand && Some(*id) != but);
        let rows: Vec<FigureRow> =
            ids.filter_map(|(id, _)| FigureRow::of(scorecard, analysis, id, place)).collect();
        let charted = |row: &FigureRow| {
            let judgement = analysis.get(row.indicator, None, place)?;
            let options = TrendOptions::card(Some(judgement));
            Some(StrandTrend {
                indicator: row.indicator,
                title: from_to_title(scorecard, judgement)?,
                chart: trend_chart(scorecard, row.indicator, None, place, options)
                    .filter(|_| judgement.points >= POINTS_FOR_A_LINE)?,
            })
        };
        let trend = rows.iter().find_map(charted);
        let count = rows.len();
        let table = FromToTable::of(scorecard, analysis, place, heads(scorecard, place), rows, most);
        Self { trend, table, count }
    }

    fn sentences(&self) -> Vec<String> {
        let of_chart = |trend: &StrandTrend| {
            let told = trend.chart.sentences().into_iter().skip(1);
            std::iter::once(trend.title.clone()).chain(told).collect::<Vec<_>>()
        };
        let mut said: Vec<String> = self.trend.iter().flat_map(of_chart).collect();
        said.extend(self.table.sentences());
        said
    }

    fn indicators(&self) -> impl Iterator<Item = IndicatorId> {
        let shown = self.table.rows.iter().map(|row| row.row.indicator);
        shown.chain(self.trend.iter().map(|trend| trend.indicator))
    }
}

impl PlacePage {
    /// Everything it says, from the headline to the last row.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.headline.clone()];
        said.extend(self.improving.clone());
        said.push(self.subtitle.clone());
        said.extend(self.deprivation.iter().flat_map(|(_, chart)| chart.sentences()));
        said.extend(self.activity.sentences());
        said.extend(self.exclusions.sentences());
        said.extend(self.priorities.sentences());
        said.extend(self.tried.sentences());
        if !self.tried.asking.is_empty() {
            said.push(REGRESSION_TO_THE_MEAN.to_owned());
        }
        said.extend(self.others.sentences());
        said
    }
}

<<<<<<< HEAD
/// The page of one place.
pub fn place_page(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> PlacePage {
    let of_activity = scorecard.indicators().filter(|(_, indicator)| indicator.strand == Strand::Activity);
    let deprivation = { of_activity }.find_map(|(id, _)| Some((id, dumbbell_chart(scorecard, id, place)?)));
    let answered = deprivation.as_ref().map(|(id, _)| *id);
    let strand = |strand, but| StrandCard::of(scorecard, analysis, place, strand, but);
    let activity = strand((Strand::Activity, ACTIVITY_ROWS), answered);
    let exclusions = strand((Strand::Exclusions, EXCLUSION_ROWS), None);
    let above: Vec<IndicatorId> =
        answered.into_iter().chain(activity.indicators()).chain(exclusions.indicators()).collect();
=======
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
>>>>>>> eleven
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
<<<<<<< HEAD
        others: others(scorecard, analysis, place, &above),
=======
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
>>>>>>> eleven
    }
}
