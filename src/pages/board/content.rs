//! What a board reads of a place: its headline, and the charts that show it.

use super::figure::{BoardFigure, is_compared};
use crate::analysis::{Analysis, Attention, look_first_in};
use crate::charts::trend::POINTS_FOR_A_LINE;
use crate::model::{AreaId, IndicatorId, Scorecard};
use crate::words::place_title;
use crate::words::report::sources_line;

/// How many charts stand side by side at most.
const CHARTS: usize = 3;

/// A place on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardPage {
    pub place: AreaId,
    /// What matters most here.
    pub headline: String,
    /// Whether that is of the first figure.
    pub headline_is_of_first: bool,
    /// What gets better first.
    pub improving: Option<String>,
    /// What most needs looking into, what gets better first, then what these say nothing of.
    pub figures: Vec<BoardFigure>,
    /// Whose figures they are where none, one, two or all of them are seen, and what they do not say.
    pub sources: Vec<String>,
}

/// The board of one place.
pub fn board_page(scorecard: &Scorecard, analysis: &Analysis, place: AreaId) -> BoardPage {
    board_page_beside(scorecard, analysis, (place, None))
}

/// The same with a second area in its lines over time.
pub(super) fn board_page_beside(
    scorecard: &Scorecard,
    analysis: &Analysis,
    (place, beside): (AreaId, Option<AreaId>),
) -> BoardPage {
    let found = look_first_in(scorecard, analysis, [place]);
    let judgement_of = |item: &Attention| analysis.get(item.indicator, None, place);
    let (headline, improving) = place_title(scorecard, &found, &judgement_of, place);
    let (first, better) = found.first_and_improving(scorecard);
    let told: Vec<IndicatorId> = first.into_iter().chain(better).map(|item| item.indicator).collect();
    let others: Vec<IndicatorId> = found.items.iter().map(|item| item.indicator).collect();
    let figures = chosen(scorecard, analysis, (place, beside), (&told, &others));
    let of_charts = |shown: usize| figures[..shown].iter().map(|it| scorecard.indicator(it.indicator));
    let sources = (0..=figures.len()).map(|shown| told_of_sources(&sources_line(of_charts(shown)))).collect();
    let headline_is_of_first =
        first.is_some_and(|item| figures.first().is_some_and(|figure| figure.indicator == item.indicator));
    BoardPage { place, headline, headline_is_of_first, improving, figures, sources }
}

/// Whose figures are seen, and what they do not say.
pub(super) fn told_of_sources(sources: &str) -> String {
    format!("{sources} What moved, not why.").trim_start().to_owned()
}

/// Those of the headline first, however they can be drawn. Then what is of another strand, then what else needs looking into;
/// among these lines over time go before a comparison, and what is compared with nothing is only there where nothing else is.
fn chosen(
    scorecard: &Scorecard,
    analysis: &Analysis,
    (place, beside): (AreaId, Option<AreaId>),
    (told, others): (&[IndicatorId], &[IndicatorId]),
) -> Vec<BoardFigure> {
    let figure_of = |id: &IndicatorId| BoardFigure::of(scorecard, analysis, (*id, place), beside);
    let mut figures: Vec<BoardFigure> = told.iter().filter_map(figure_of).take(CHARTS).collect();
    let all = scorecard.indicators().map(|(id, _)| id).filter(|id| !others.contains(id));
    let judged = |id: IndicatorId| Some((id, analysis.get(id, None, place)?));
    let is_old = |id: IndicatorId| {
        let latest = analysis.get(id, None, place).and_then(|judgement| judgement.latest);
        latest.is_some_and(|latest| analysis.newest().is_long_after(latest.period))
    };
    let mut left: Vec<(IndicatorId, bool, bool)> = others
        .iter()
        .copied()
        .chain(all)
        .filter(|id| !told.contains(id))
        .filter_map(judged)
        .filter(|(_, judgement)| judgement.latest.is_some())
        .map(|(id, judgement)| (id, is_compared(scorecard, judgement), judgement.points >= POINTS_FOR_A_LINE))
        .collect();
    if figures.iter().any(|figure| figure.is_compared) || left.iter().any(|(_, is_compared, _)| *is_compared)
    {
        left.retain(|(_, is_compared, _)| *is_compared);
    }
    // Sorted stably: of equals those come first that most need looking into. What is too old to be counted is there where nothing
    // newer is.
    left.sort_by_key(|(id, _, has_line)| (is_old(*id), !has_line));
    let strand = |id: IndicatorId| scorecard.indicator(id).strand;
    while figures.len() < CHARTS {
        let is_new = |id: IndicatorId| figures.iter().all(|figure| strand(figure.indicator) != strand(id));
        let at = left.iter().position(|(id, ..)| is_new(*id));
        // What is in no box and of a strand that is there already says nothing more.
        let Some(at) = at.or_else(|| left.iter().position(|(id, ..)| others.contains(id))) else { break };
        figures.extend(figure_of(&left.remove(at).0));
    }
    figures
}

impl BoardPage {
    /// Everything it says, in the order of reading.
    pub fn sentences(&self) -> Vec<String> {
        let said = std::iter::once(self.headline.clone()).chain(self.improving.clone());
        let figures = self.figures.iter().flat_map(BoardFigure::sentences);
        said.chain(figures).chain(self.sources.last().cloned()).collect()
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
        assert!(
            page.sentences().contains(&page.headline)
                && page.sources.iter().all(|it| it.ends_with("What moved, not why."))
        );
    }

    #[test]
    fn the_figure_of_the_headline_is_the_first_chart_also_where_it_has_one_year_only() {
        use super::super::figure::Drawn;
        use crate::words::sample::{BURY, ENGLAND, SUSPENSIONS, Sample};
        let scorecard = Sample::new()
            .with(SUSPENSIONS, ENGLAND, &[Some(11.3)])
            .with(SUSPENSIONS, BURY, &[Some(22.0)])
            .build();
        let analysis = Analysis::of(&scorecard);
        let page = board_page(&scorecard, &analysis, BURY);
        let first = page.figures.first().expect("a chart");
        assert_eq!(first.indicator, SUSPENSIONS);
        let Drawn::Beside { alone, .. } = &first.drawn else { panic!("one year has no line") };
        let said: Vec<(&str, &str)> =
            alone.bars.iter().map(|bar| (bar.label.as_str(), bar.text.as_str())).collect();
        let held: Vec<&str> = alone.references.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!((said, held), (vec![("Bury", "22.0"), ("England", "11.3")], vec![]));
    }

    #[test]
    fn a_raw_count_is_no_chart_of_a_board_where_something_can_be_compared() {
        const TEXT: &str = include_str!("../../../sample_data/west-yorkshire.scorecard");
        let document = crate::edit::plan::Document::read(TEXT.as_bytes(), jiff::civil::date(2026, 11, 20));
        let document = document.unwrap_or_else(|findings| panic!("{}", findings[0]));
        let (scorecard, analysis) = (document.scorecard(), Analysis::of(document.scorecard()));
        let mut charts = 0;
        for place in scorecard.places() {
            let page = board_page(scorecard, &analysis, place);
            let compared = page.figures.iter().filter(|figure| figure.is_compared).count();
            assert!(compared == 0 || compared == page.figures.len(), "{}", page.headline);
            for figure in &page.figures {
                let name = &scorecard.indicator(figure.indicator).short;
                assert!(figure.title.starts_with(name.as_str()) && figure.title.len() > name.len() + 2);
            }
            charts += compared;
        }
        assert!(charts > 5, "{charts}");
    }

    #[test]
    fn every_sign_of_a_slide_is_known_and_what_is_too_old_says_so() {
        use super::super::figure::Drawn;
        use crate::charts::{Mark, Sign};
        const TEXT: &str = include_str!("../../../sample_data/west-yorkshire.scorecard");
        let document = crate::edit::plan::Document::read(TEXT.as_bytes(), jiff::civil::date(2026, 11, 20));
        let document = document.unwrap_or_else(|findings| panic!("{}", findings[0]));
        let scorecard = document.scorecard();
        let analysis = Analysis::of(scorecard);
        let (mut among, mut old) = (0, 0);
        for place in scorecard.places() {
            for figure in board_page(scorecard, &analysis, place).figures {
                let known = figure.all_signs(None);
                if let Drawn::Beside { among: Some(chart), .. } = &figure.drawn {
                    for mark in chart.bars.iter().map(|bar| bar.mark).filter(|mark| *mark != Mark::None) {
                        among += 1;
                        assert!(known.contains(&Sign::Mark(mark)), "{}: {mark:?}", figure.title);
                    }
                }
                let latest = analysis.get(figure.indicator, None, place).and_then(|it| it.latest).unwrap();
                let is_old = analysis.newest().is_long_after(latest.period);
                old += usize::from(is_old);
                assert_eq!(figure.title.contains("no recent figure; in "), is_old, "{}", figure.title);
                assert!(!is_old || figure.signs().next().is_none(), "{}", figure.title);
            }
        }
        assert!(among > 0 && old > 0, "the sample has both: {among}, {old}");
    }
}
