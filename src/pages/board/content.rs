//! What a board reads of a place: its headline, and the charts that show it.

use crate::analysis::{Analysis, Attention, look_first_in};
use crate::charts::trend::{POINTS_FOR_A_LINE, TrendChart, TrendOptions, trend_chart};
use crate::charts::{Arrow, Mark};
use crate::model::{AreaId, IndicatorId, Scorecard, Strand};
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
    let told = first.into_iter().chain(better).map(|item| item.indicator);
    let others = || found.items.iter().map(|item| item.indicator);
    let all = scorecard.indicators().map(|(id, _)| id);
    // After the two of the headline what is of another strand, then what is left.
    let strand_of = |id: IndicatorId| scorecard.indicator(id).strand;
    for (id, is_told) in told.map(|id| (id, true)).chain(others().chain(all).map(|id| (id, false))) {
        let is_new = figures.iter().all(|figure| figure.indicator != id);
        let adds = is_told || !strands.contains(&strand_of(id));
        if figures.len() < CHARTS
            && is_new
            && adds
            && let Some(figure) = BoardFigure::of(scorecard, analysis, (id, place), is_told)
        {
            strands.push(strand_of(id));
            figures.push(figure);
        }
    }
    for id in others() {
        if figures.len() < CHARTS && figures.iter().all(|figure| figure.indicator != id) {
            figures.extend(BoardFigure::of(scorecard, analysis, (id, place), false));
        }
    }
    let sources = sources(scorecard, &figures);
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

/// The publishers, each once, and what no chart says.
fn sources(scorecard: &Scorecard, figures: &[BoardFigure]) -> String {
    let mut publishers: Vec<&str> = Vec::new();
    for figure in figures {
        let source = scorecard.indicator(figure.indicator).source.as_ref();
        if let Some(publisher) = source.and_then(|source| source.publisher.as_deref())
            && !publishers.contains(&publisher)
        {
            publishers.push(publisher);
        }
    }
    let published =
        if publishers.is_empty() { String::new() } else { format!("{}. ", publishers.join("; ")) };
    format!("{published}What moved, not why.")
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
