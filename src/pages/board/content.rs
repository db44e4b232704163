//! What a board reads of a place: its headline, and the charts that show it.

use crate::analysis::{Analysis, Attention, look_first_in};
use crate::charts::trend::{POINTS_FOR_A_LINE, TrendChart, TrendOptions, trend_chart};
use crate::charts::{Arrow, Mark};
use crate::model::{AreaId, IndicatorId, Scorecard, Strand};
use crate::words::report::sources_line;
use crate::words::{place_title, short_title};

/// How many charts stand side by side at most.
const CHARTS: usize = 3;

/// A place on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardPage {
    pub place: AreaId,
    /// What matters most here.
    pub headline: String,
    /// What gets better first.
    pub improving: Option<String>,
    /// What most needs looking into, what gets better first, then what these say nothing of.
    pub figures: Vec<BoardFigure>,
    /// Whose figures they are, and what they do not say.
    pub sources: String,
}

/// A chart on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardFigure {
    pub indicator: IndicatorId,
    /// What it is of, and how it stands and moves where the headline does not say that already.
    pub title: String,
    pub mark: Mark,
    pub arrow: Arrow,
    /// Without its source, which the foot of the board says.
    pub chart: TrendChart,
    source: String,
}

/// The board of one place.
pub fn board_page(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> BoardPage {
    let found = look_first_in(scorecard, analysis, [place]);
    let judgement_of = |item: &Attention| analysis.get(item.indicator, None, place);
    let (headline, improving) = place_title(scorecard, &found, &judgement_of, place);
    let (first, better) = found.first_and_improving(scorecard);
    let mut figures: Vec<BoardFigure> = Vec::new();
    let mut strands: Vec<Strand> = Vec::new();
    let told: Vec<IndicatorId> = first.into_iter().chain(better).map(|item| item.indicator).collect();
    let others = || found.items.iter().map(|item| item.indicator);
    let all = scorecard.indicators().map(|(id, _)| id);
    // After those of the headline what is of another strand, then what is left.
    let of_another_strand = others().chain(all).map(|id| (id, true));
    let first = told.iter().map(|id| (*id, false));
    for (id, in_another) in first.chain(of_another_strand).chain(others().map(|id| (id, false))) {
        if figures.len() == CHARTS {
            break;
        }
        let strand = scorecard.indicator(id).strand;
        let is_there = figures.iter().any(|figure| figure.indicator == id);
        if is_there || in_another && strands.contains(&strand) {
            continue;
        }
        if let Some(figure) = BoardFigure::of(scorecard, analysis, (id, place), told.contains(&id)) {
            strands.push(strand);
            figures.push(figure);
        }
    }
    let of_charts = figures.iter().map(|figure| scorecard.indicator(figure.indicator));
    let sources = format!("{} What moved, not why.", sources_line(of_charts)).trim_start().to_owned();
    BoardPage { place, headline, improving, figures, sources }
}

impl BoardFigure {
    fn of(
        scorecard: &Scorecard,
        analysis: &Analysis,
        (id, place): (IndicatorId, AreaId),
        is_told: bool,
    ) -> Option<Self> {
        let judgement = analysis.get(id, None, place)?;
        let options = TrendOptions::card(Some(judgement));
        let mut chart = trend_chart(scorecard, id, None, place, options)
            .filter(|_| judgement.latest.is_some() && judgement.points >= POINTS_FOR_A_LINE)?;
        let source = std::mem::take(&mut chart.source);
        let name = || scorecard.indicator(id).short.clone();
        Some(Self {
            indicator: id,
            title: if is_told { name() } else { short_title(scorecard, judgement) },
            mark: Mark::of(scorecard, judgement),
            arrow: Arrow::of(&judgement.movement),
            chart,
            source,
        })
    }

    /// The chart as it leaves the board alone: it says where its figures are from.
    pub fn alone(&self) -> TrendChart {
        TrendChart { source: self.source.clone(), ..self.chart.clone() }
    }
}

impl BoardPage {
    /// Everything it says, in the order of reading.
    pub fn sentences(&self) -> Vec<String> {
        let figures = self.figures.iter().flat_map(|figure| {
            let told = figure.chart.sentences().into_iter().skip(1);
            std::iter::once(figure.title.clone()).chain(told)
        });
        let said = std::iter::once(self.headline.clone()).chain(self.improving.clone());
        said.chain(figures).chain([self.sources.clone()]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample;

    #[test]
    fn the_charts_are_of_the_headline_first_and_none_is_there_twice() {
        let scorecard = sample::suspensions().build();
        let analysis = Analysis::of(&scorecard);
        let page = board_page(&scorecard, &analysis, sample::BURY);
        assert!((1..=CHARTS).contains(&page.figures.len()));
        let found = look_first_in(&scorecard, &analysis, [sample::BURY]);
        let (first, _) = found.first_and_improving(&scorecard);
        if let Some(first) = first {
            assert_eq!(page.figures[0].indicator, first.indicator);
        }
        for (at, figure) in page.figures.iter().enumerate() {
            assert!(page.figures[at + 1..].iter().all(|other| other.indicator != figure.indicator));
        }
        assert!(page.sentences().contains(&page.headline) && page.sources.ends_with("What moved, not why."));
    }
}
