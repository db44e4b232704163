//! A view that the file keeps, as something to look at: the same for the board and for the pack.

use super::side_by_side::second_here;
use super::{Given, Page, StartsView, TableView, View};
use crate::analysis::Analysis;
use crate::model::{AreaId, AreaKind, Benchmark, IndicatorId, SavedView, Scorecard};
use crate::words::benchmark_words;

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
        pinned: saved.beside,
        benchmark: saved.benchmark,
        ..View::default()
    }
}

/// What a view keeps of its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub area: Option<AreaId>,
    pub indicator: Option<IndicatorId>,
    /// A second area, seen beside the first.
    pub beside: Option<AreaId>,
    /// What figures are compared with, where not with what the settings say.
    pub benchmark: Option<Benchmark>,
}

impl Kept {
    /// What a view of the file keeps.
    pub fn by(saved: &SavedView) -> Self {
        let SavedView { area, indicator, beside, benchmark, .. } = *saved;
        Self { area, indicator, beside, benchmark }
    }
}

/// What a view of this page keeps. `None` on a page whose content hangs on another file, which no view keeps; a place of another
/// file beside one of this is not kept either. Where the page chooses its indicator itself it is that
/// one, which need not be the one of the page before.
pub fn kept_of(
    scorecard: &Scorecard,
    analysis: &Analysis,
    view: &View,
    chosen: impl FnOnce() -> Option<IndicatorId>,
) -> Option<Kept> {
    let of_place = view.place.filter(|_| !view.whole_system);
    let beside = match view.page {
        Page::SideBySide => second_here(Given::of(scorecard, analysis, view)),
        _ => view.picked(),
    };
    let (area, indicator) = match view.page {
        Page::Scorecard => (view.table.place, None),
        Page::Place | Page::SideBySide => (view.place, None),
        Page::Indicator => (view.smallest(), view.indicator),
        Page::Neighbourhoods => (view.neighbourhood.or(of_place), chosen()),
        Page::Priorities => (of_place, None),
        Page::Interventions => (view.starts.place, None),
        Page::WhatChanged => return None,
    };
    Some(Kept {
        area,
        indicator,
        beside: beside.filter(|beside| Some(*beside) != area),
        benchmark: view.benchmark,
    })
}

/// What a view looks at that keeps this of a page, in words: `Indicator: Suspensions, Leeds beside Bradford, compared with the region`.
pub fn looks_at(scorecard: &Scorecard, page: Page, kept: Kept) -> String {
    let Kept { area, indicator, beside, benchmark } = kept;
    let name = |area: AreaId| scorecard.area(area).name.as_str();
    let indicator = indicator.map(|id| scorecard.indicator(id).short.clone());
    let places = match (area, beside) {
        (Some(one), Some(other)) => Some(format!("{} beside {}", name(one), name(other))),
        (Some(one), None) => Some(name(one).to_owned()),
        (None, Some(other)) => Some(format!("beside {}", name(other))),
        (None, None) => None,
    };
    let against =
        benchmark.map(|benchmark| format!("compared with {}", benchmark_words(scorecard, benchmark)));
    let of: Vec<String> = indicator.into_iter().chain(places).chain(against).collect();
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
    /// The same, compared with this where it does not say with what.
    #[must_use]
    pub fn compared_as(self, benchmark: Option<Benchmark>) -> Self {
        Self { benchmark: self.benchmark.or(benchmark), ..self }
    }

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
            let view = saved_view(
                &scorecard,
                &SavedView { id, name, page, area, indicator: None, beside: None, benchmark: None },
            );
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
        assert_eq!(
            kept_of(&scorecard, &analysis, &in_bury, || None),
            Some(Kept { area: Some(BURY), ..Kept::default() })
        );
        assert_eq!(kept_of(&scorecard, &analysis, &View::default(), || None), Some(Kept::default()));
    }

    #[test]
    fn a_second_place_and_the_comparator_are_kept_and_said() {
        let scorecard = Sample::new().build();
        let analysis = Analysis::of(&scorecard);
        let view = View {
            page: Page::SideBySide,
            place: Some(BURY),
            pinned: Some(BOLTON),
            benchmark: Some(Benchmark::System),
            ..View::default()
        };
        let kept = kept_of(&scorecard, &analysis, &view, || None).unwrap();
        let wanted = Kept {
            area: Some(BURY),
            beside: Some(BOLTON),
            benchmark: Some(Benchmark::System),
            ..Kept::default()
        };
        assert_eq!(kept, wanted);
        assert_eq!(
            looks_at(&scorecard, Page::SideBySide, kept),
            "Side by side: Bury beside Bolton, compared with Greater Manchester"
        );
        let Kept { area, indicator, beside, benchmark } = kept;
        let (id, name, page) = ("v".to_owned(), "V".to_owned(), view.page);
        let saved = SavedView { id, name, page, area, indicator, beside, benchmark };
        assert_eq!(kept_of(&scorecard, &analysis, &saved_view(&scorecard, &saved), || None), Some(kept));
        // What nobody picked is kept as the page shows it; a place of another file is not.
        let unpicked = View { pinned: None, ..view.clone() };
        assert_eq!(kept_of(&scorecard, &analysis, &unpicked, || None).unwrap().beside, Some(BOLTON));
        let of_other = View { of_other: Some(BOLTON), ..unpicked };
        assert_eq!(kept_of(&scorecard, &analysis, &of_other, || None).unwrap().beside, None);
        // Where a view names no comparator, the reader’s own is gone on with.
        let plain = View::default().compared_as(Some(Benchmark::Region)).benchmark;
        assert_eq!(
            (plain, view.compared_as(None).benchmark),
            (Some(Benchmark::Region), Some(Benchmark::System))
        );
    }
}
