//! A place: one headline, three strands side by side, what was tried, then every other indicator.

use super::others::{Others, heads, others};
use super::priorities::{self, PriorityColumns};
use super::rows::{FigureRow, FromToTable};
use super::tried::{TriedTable, tried};
use crate::analysis::{self, Analysis, Attention, Neighbourhoods, measured_in_neighbourhoods};
use crate::charts::dumbbell::{Dumbbell, dumbbell_chart};
use crate::charts::trend::{POINTS_FOR_A_LINE, TrendChart, TrendOptions, trend_chart};
use crate::charts::{ScoreChart, score_charts};
use crate::model::{AreaId, IndicatorId, MeasureKind, Scorecard, Strand};
use crate::pages::commentary::Commentary;
use crate::pages::common::masthead;
use crate::pages::neighbourhoods::SpreadCard;
use crate::words::{REGRESSION_TO_THE_MEAN, deprived_fifth_sentence, from_to_title, number, place_title};

/// How many rows the table of a strand has.
const ACTIVITY_ROWS: usize = 2;
const EXCLUSION_ROWS: usize = 4;

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
    /// The deprived neighbourhoods together, of the place itself, and by which indicator.
    pub deprived_fifth: Option<(IndicatorId, String)>,
    /// How the neighbourhoods are spread by that indicator, where there is nothing else to be drawn of them.
    pub spread: Option<SpreadCard>,
    /// How many neighbourhoods there are to be looked at, and what leads to them.
    pub neighbourhoods: Option<String>,
    /// Neighbourhood activity.
    pub activity: StrandCard,
    /// School exclusions.
    pub exclusions: StrandCard,
    /// National and local priorities.
    pub priorities: PriorityColumns,
    /// Which of these the file has nothing of.
    pub missing: Option<String>,
    /// Scores by domain.
    pub scores: Vec<ScoreChart>,
    /// What the place tried.
    pub tried: TriedTable,
    /// Every other indicator.
    pub others: Others,
    /// What people wrote about it.
    pub commentary: Commentary,
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
        (place, pinned): (AreaId, Option<AreaId>),
        (strand, most): (Strand, usize),
        but: Option<IndicatorId>,
    ) -> Self {
        let ids = scorecard.indicators().filter(|(id, it)| it.strand == strand && Some(*id) != but);
        let rows: Vec<FigureRow> =
            ids.filter_map(|(id, _)| FigureRow::of(scorecard, analysis, id, place)).collect();
        let charted = |row: &FigureRow| {
            let judgement = analysis.get(row.indicator, None, place)?;
            let options = TrendOptions::card(Some(judgement)).with_pinned(pinned);
            Some(StrandTrend {
                indicator: row.indicator,
                title: from_to_title(scorecard, judgement)?,
                chart: trend_chart(scorecard, row.indicator, None, place, options)
                    .filter(|_| judgement.points >= POINTS_FOR_A_LINE)?,
            })
        };
        // The line of a count rises where more people come to live.
        let is_count =
            |row: &&FigureRow| scorecard.indicator(row.indicator).measure.kind == MeasureKind::Count;
        let rate = rows.iter().filter(|row| !is_count(row)).find_map(charted);
        let trend = rate.or_else(|| rows.iter().find_map(charted));
        let count = rows.len();
        let most = (most, trend.as_ref().map(|trend| trend.indicator));
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
    /// Whether there is anything to show of what happens in its neighbourhoods.
    pub fn has_activity(&self) -> bool {
        self.deprivation.is_some() || self.deprived_fifth.is_some() || self.activity.count > 0
    }

    /// Everything it says, from the headline to the last row.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.headline.clone()];
        said.extend(self.improving.clone());
        said.push(self.subtitle.clone());
        said.extend(self.deprivation.iter().flat_map(|(_, chart)| chart.sentences()));
        said.extend(self.deprived_fifth.iter().map(|(_, sentence)| sentence.clone()));
        said.extend(self.spread.iter().map(|spread| spread.chart.summary.clone()));
        said.extend(self.activity.sentences());
        said.extend(self.exclusions.sentences());
        said.extend(self.priorities.sentences());
        said.extend(self.missing.clone());
        said.extend(self.scores.iter().flat_map(ScoreChart::sentences));
        said.extend(self.tried.sentences());
        if !self.tried.asking.is_empty() {
            said.push(REGRESSION_TO_THE_MEAN.to_owned());
        }
        said.extend(self.others.sentences());
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
    let of_activity = scorecard.indicators().filter(|(_, indicator)| indicator.strand == Strand::Activity);
    let deprivation = { of_activity }.find_map(|(id, _)| Some((id, dumbbell_chart(scorecard, id, place)?)));
    let answered = deprivation.as_ref().map(|(id, _)| *id);
    let strand = |strand, but| StrandCard::of(scorecard, analysis, (place, pinned), strand, but);
    let neighbourhoods = Neighbourhoods::of(scorecard);
    let deprived_fifth = analysis::deprived_fifth(scorecard, analysis, &neighbourhoods, place)
        .map(|found| (found.indicator, deprived_fifth_sentence(scorecard, place, &found)));
    // Where the question is answered twice, one row less keeps what stands below in sight.
    let is_answered_twice = answered.is_some() && deprived_fifth.is_some();
    let rows = ACTIVITY_ROWS - usize::from(is_answered_twice);
    let mut activity = strand((Strand::Activity, rows), answered);
    let spread = deprived_fifth.as_ref().filter(|_| deprivation.is_none() && activity.trend.is_none());
    let spread = spread.map(|(indicator, _)| {
        SpreadCard::of_place(scorecard, analysis, &neighbourhoods, (*indicator, place))
    });
    let mut exclusions = strand((Strand::Exclusions, EXCLUSION_ROWS), None);
    let mut commentary = Commentary::of_area(scorecard, place);
    for trend in [&mut activity, &mut exclusions].into_iter().filter_map(|card| card.trend.as_mut()) {
        commentary.onto(scorecard, trend.indicator, &mut trend.chart);
    }
    let above: Vec<IndicatorId> =
        answered.into_iter().chain(activity.indicators()).chain(exclusions.indicators()).collect();
    let found = analysis::look_first_in(scorecard, analysis, [place]);
    let judgement_of = |item: &Attention| analysis.get(item.indicator, None, place);
    let priorities = priorities::columns(scorecard, analysis, place);
    let has_neighbourhoods = deprivation.is_some() || deprived_fifth.is_some();
    let missing = missing([
        (!has_neighbourhoods && activity.count == 0, "figures of neighbourhood activity"),
        (exclusions.count == 0, "figures of school exclusions"),
        (priorities.count() == 0, "priorities"),
    ]);
    let (headline, improving) = place_title(scorecard, &found, &judgement_of, place);
    PlacePage {
        place,
        headline,
        improving,
        subtitle: masthead(scorecard, analysis),
        deprivation,
        deprived_fifth,
        spread,
        neighbourhoods: neighbourhoods_counted(scorecard, &neighbourhoods, place),
        activity,
        exclusions,
        priorities,
        missing,
        scores: score_charts(scorecard, place),
        tried: tried(scorecard, analysis, place),
        others: others(scorecard, analysis, place, &above),
        commentary,
    }
}

/// What leads to the neighbourhoods of the place, where these have figures: `26 neighbourhoods`.
fn neighbourhoods_counted(scorecard: &Scorecard, all: &Neighbourhoods, place: AreaId) -> Option<String> {
    let count = all.within(place).len();
    let has_figures = !measured_in_neighbourhoods(scorecard, all, place).is_empty();
    has_figures.then(|| number::counted(count as u64, "neighbourhood", "neighbourhoods"))
}

/// What the file has nothing of, in a sentence.
fn missing(strands: [(bool, &str); 3]) -> Option<String> {
    let lacking: Vec<&str> = strands.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect();
    let (last, before) = lacking.split_last()?;
    let what = if before.is_empty() {
        (*last).to_owned()
    } else {
        format!("{} and no {last}", before.join(", no "))
    };
    Some(format!("The file has no {what} for this place."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Against, Benchmark};
    use crate::words::sample;

    #[test]
    fn what_a_file_has_nothing_of_is_said_in_a_sentence() {
        let of = |lacks: [bool; 3]| missing([(lacks[0], "a"), (lacks[1], "b"), (lacks[2], "c")]);
        assert_eq!(of([false; 3]), None);
        assert_eq!(of([false, true, false]).as_deref(), Some("The file has no b for this place."));
        assert_eq!(of([true, false, true]).as_deref(), Some("The file has no a and no c for this place."));
        assert_eq!(of([true; 3]).as_deref(), Some("The file has no a, no b and no c for this place."));
    }

    #[test]
    fn rows_show_the_first_period_or_the_best_and_nothing_else_in_their_column() {
        let column = |benchmark| {
            let scorecard = sample::with_the_best().build().compared_with(Against::Benchmark(benchmark));
            let page = place_page(&scorecard, &Analysis::of(&scorecard), sample::BURY, None);
            let [_, head] = page.exclusions.table.heads.clone();
            let row = &page.exclusions.table.rows[0];
            let without = page.exclusions.table.without.clone();
            assert_eq!(without.is_some(), head.is_empty());
            assert!(without.is_none_or(|why| page.sentences().contains(&why)));
            (head, row.values[1].clone(), row.row.benchmark.clone())
        };
        let told = |head: &str, value: &str| (head.to_owned(), (None, value.to_owned()), value.to_owned());
        assert_eq!(column(Benchmark::FirstPeriod), told("First period", "6.0"));
        assert_eq!(column(Benchmark::BestTenth), told("Best", "9.5"));
        assert_eq!(column(Benchmark::Peers), told("", ""), "the file names none");
    }

    #[test]
    fn a_place_without_activity_and_priorities_says_so_and_has_no_empty_card() {
        let scorecard = sample::suspensions().build();
        let page = place_page(&scorecard, &Analysis::of(&scorecard), sample::BURY, None);
        assert!(!page.has_activity() && page.exclusions.count > 0 && page.priorities.count() == 0);
        let said = "The file has no figures of neighbourhood activity and no priorities for this place.";
        assert!(page.sentences().iter().any(|sentence| sentence == said), "{:#?}", page.sentences());
    }
}
