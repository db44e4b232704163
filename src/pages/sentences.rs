//! Everything a scorecard says, page by page, as a reader meets it in the window.

use super::registry::Subject;
use super::{ChartKind, CompareAs, Given, Page, View};
use crate::analysis::Analysis;
use crate::model::{AreaId, IndicatorId, Scorecard, Word};
use std::collections::HashSet;

/// One page in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Which page: `Indicator · Suspensions from school · Bury`.
    pub page: String,
    pub area: Option<AreaId>,
    pub indicator: Option<IndicatorId>,
    /// Each sentence once, in the order of reading.
    pub sentences: Vec<String>,
}

/// Every page of a scorecard in words, each made when it is asked for. An indicator is told for every place that has
/// figures of it, with every kind of chart and every group of people.
pub fn said<'a>(scorecard: &'a Scorecard, analysis: &'a Analysis) -> impl Iterator<Item = Said> + 'a {
    let first = scorecard.places().next();
    let views = Page::ALL.iter().flat_map(move |page| -> Box<dyn Iterator<Item = Vec<View>> + 'a> {
        let view = View { place: first, ..View::default().at_page(*page) };
        match page.entry().subject {
            Subject::System => Box::new(std::iter::once(vec![view])),
            Subject::Place => {
                let whole = View { place: None, whole_system: true, ..view.clone() };
                let whole = Some(vec![whole]).filter(|views| views[0].is_of_the_system());
                let places = scorecard.places();
                let of_places = places.map(move |place| vec![View { place: Some(place), ..view.clone() }]);
                Box::new(of_places.chain(whole))
            }
            Subject::Indicator => {
                let indicators = scorecard.indicators();
                Box::new(indicators.flat_map(move |(id, _)| {
                    let view = view.clone();
                    told(scorecard, id)
                        .into_iter()
                        .map(move |place| of_indicator(scorecard, &view, id, place))
                }))
            }
        }
    });
    views.filter_map(move |views| page_of(scorecard, analysis, &views))
}

/// The places with figures of an indicator; the first of all where it has none in any, and is told for the area above.
fn told(scorecard: &Scorecard, indicator: IndicatorId) -> Vec<AreaId> {
    let has_figures = |place: &AreaId| {
        let of_indicator = scorecard.series_of(indicator).iter();
        of_indicator.filter(|series| series.area == *place).any(|series| series.latest().is_some())
    };
    let with_figures: Vec<AreaId> = scorecard.places().filter(has_figures).collect();
    if with_figures.is_empty() { scorecard.places().take(1).collect() } else { with_figures }
}

fn of_indicator(scorecard: &Scorecard, view: &View, indicator: IndicatorId, place: AreaId) -> Vec<View> {
    let groups = scorecard.breakdowns_of(indicator);
    let groups =
        groups.into_iter().filter(|group| scorecard.series(indicator, Some(*group), place).is_some());
    let whole = ChartKind::ALL.iter().map(|chart| (None, *chart));
    let of_groups = groups.map(|group| (Some(group), ChartKind::Trend));
    let at = View { place: Some(place), indicator: Some(indicator), ..view.clone() };
    let views = whole.chain(of_groups).map(|(breakdown, chart)| View { breakdown, chart, ..at.clone() });
    let by_year = View { chart: ChartKind::Compare, compared: CompareAs::ByPeriod, ..at.clone() };
    views.chain([by_year]).collect()
}

fn page_of(scorecard: &Scorecard, analysis: &Analysis, views: &[View]) -> Option<Said> {
    let first = views.first()?;
    let entry = first.page.entry();
    let area = first.place.filter(|_| entry.subject >= Subject::Place);
    let indicator = first.indicator.filter(|_| entry.subject >= Subject::Indicator);
    let names = [
        Some(entry.name),
        indicator.map(|id| scorecard.indicator(id).name.as_str()),
        area.map(|area| scorecard.area(area).name.as_str()),
    ];
    let mut sentences: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    for view in views {
        let content = (entry.make)(Given::of(scorecard, analysis, view))?;
        let new = content.sentences().into_iter().filter(|sentence| !sentence.is_empty());
        sentences.extend(new.filter(|sentence| known.insert(sentence.clone())));
    }
    // A page that waits for another scorecard says nothing of this one.
    if sentences.is_empty() {
        return None;
    }
    Some(Said {
        page: names.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        area,
        indicator,
        sentences,
    })
}
