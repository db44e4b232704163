//! A view that the file keeps, as something to look at: the same for the board and for the pack.

use super::{Page, StartsView, TableView, View};
use crate::model::{AreaId, AreaKind, IndicatorId, SavedView, Scorecard};

/// What a kept view looks at. Where it names no area it is of the whole system, or of the first place on a page that is of places.
pub fn saved_view(scorecard: &Scorecard, saved: &SavedView) -> View {
    let kind = saved.area.map(|area| scorecard.area(area).kind);
    let place = saved.area.map(|area| scorecard.place_of(area).unwrap_or(area));
    let first = || scorecard.indicators().next().map(|(id, _)| id);
    View {
        page: saved.page,
        place: place.or_else(|| usual_area(scorecard, saved)),
        indicator: saved.indicator.or_else(|| first().filter(|_| saved.page == Page::Indicator)),
        neighbourhood: saved.area.filter(|_| kind == Some(AreaKind::Neighbourhood)),
        whole_system: place.is_none_or(|place| place == scorecard.system()),
        // A scorecard of one place is asked of it.
        table: TableView {
            place: place
                .filter(|place| saved.page == Page::Scorecard && scorecard.places().any(|one| one == *place)),
            ..TableView::default()
        },
        starts: StartsView {
            place: place.filter(|_| kind == Some(AreaKind::Place)),
            ..StartsView::default()
        },
        ..View::default()
    }
}

/// What a view of this page keeps: its area and its indicator. `None` on a page whose content hangs on another file, which no view
/// keeps. Where the page chooses its indicator itself it is that one, which need not be the one of the page before.
pub fn kept_of(
    view: &View,
    chosen: impl FnOnce() -> Option<IndicatorId>,
) -> Option<(Option<AreaId>, Option<IndicatorId>)> {
    let of_place = view.place.filter(|_| !view.whole_system);
    Some(match view.page {
        Page::Scorecard => (view.table.place, None),
        Page::Place | Page::SideBySide => (view.place, None),
        Page::Indicator => (view.smallest(), view.indicator),
        Page::Neighbourhoods => (view.neighbourhood.or(of_place), chosen()),
        Page::Priorities => (of_place, None),
        Page::Interventions => (view.starts.place, None),
        Page::WhatChanged => return None,
    })
}

/// What a view of this page, area and indicator looks at, in words: `Indicator: Suspensions, Leeds`.
pub fn looks_at(
    scorecard: &Scorecard,
    page: Page,
    (area, indicator): (Option<AreaId>, Option<IndicatorId>),
) -> String {
    let indicator = indicator.map(|id| scorecard.indicator(id).short.as_str());
    let area = area.map(|area| scorecard.area(area).name.as_str());
    let of: Vec<&str> = indicator.into_iter().chain(area).collect();
    let page = page.entry().name;
    if of.is_empty() { page.to_owned() } else { format!("{page}: {}", of.join(", ")) }
}

/// The area of a view that names none, on a page that needs one.
fn usual_area(scorecard: &Scorecard, saved: &SavedView) -> Option<AreaId> {
    let first = scorecard.places().next();
    let has_figures = |area: &AreaId| {
        saved.indicator.is_some_and(|id| scorecard.series_of(id).iter().any(|series| series.area == *area))
    };
    match saved.page {
        Page::Place | Page::SideBySide => first,
        Page::Indicator => Some(scorecard.system()).filter(has_figures).or(first),
        Page::Scorecard
        | Page::Neighbourhoods
        | Page::Priorities
        | Page::Interventions
        | Page::WhatChanged => None,
    }
}

impl View {
    /// Of which area a page speaks when it is looked at so.
    pub fn about(&self, scorecard: &Scorecard) -> AreaId {
        let of_places = match self.page {
            Page::Scorecard => self.table.place,
            Page::WhatChanged => None,
            Page::Interventions => self.starts.place,
            Page::Priorities | Page::Neighbourhoods => self.place.filter(|_| !self.whole_system),
            Page::Place | Page::SideBySide => self.place,
            Page::Indicator => self.smallest(),
        };
        of_places.unwrap_or(scorecard.system())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::pages::scorecard_page;
    use crate::words::sample::{BOLTON, BURY, ENGLAND, SUSPENSIONS, Sample, series, with_limits};

    #[test]
    fn a_scorecard_that_is_kept_of_one_place_is_of_that_place() {
        let figure = |area, value| with_limits(series(SUSPENSIONS, None, area, &[Some(value)]), 1.0);
        let scorecard = Sample::new()
            .with_series(figure(ENGLAND, 11.3))
            .with_series(figure(BURY, 22.0))
            .with_series(figure(BOLTON, 2.0))
            .build();
        let analysis = Analysis::of(&scorecard);
        let page = |area| {
            let (id, name, page) = ("v".to_owned(), "V".to_owned(), Page::Scorecard);
            let view = saved_view(&scorecard, &SavedView { id, name, page, area, indicator: None });
            (view.about(&scorecard), scorecard_page(&scorecard, &analysis, &view))
        };
        let (about, of_bury) = page(Some(BURY));
        let (system, of_all) = page(None);
        assert_eq!((about, system), (BURY, scorecard.system()));
        assert!(of_bury.title.starts_with("Bury: "), "{}", of_bury.title);
        let places = |page: &crate::pages::ScorecardPage| {
            page.boxes.iter().flat_map(|held| &held.items).map(|item| item.area).collect::<Vec<_>>()
        };
        assert!(places(&of_bury).iter().all(|place| *place == BURY), "{:?}", places(&of_bury));
        assert!(of_all.title != of_bury.title && of_all.boxes[0].of_judged != of_bury.boxes[0].of_judged);
        assert_eq!(page(Some(scorecard.system())).1.title, of_all.title, "of all of them");
        // What is chosen in it is kept of that place again.
        let in_bury =
            View { table: TableView { place: Some(BURY), ..TableView::default() }, ..View::default() };
        assert_eq!(kept_of(&in_bury, || None), Some((Some(BURY), None)));
        assert_eq!(kept_of(&View::default(), || None), Some((None, None)));
    }
}
