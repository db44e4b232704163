//! The content of the page on screen, worked out when the view or the scorecard changes and not once a frame.

use super::loaded::Loaded;
use crate::pages::{ChartKind, Page, TableSort, VerdictFilter, View};
use crate::pages::{
    IndicatorOptions, IndicatorPage, IndicatorShown, PlacePage, RowFilter, RowOrder, ScorecardOptions,
    ScorecardPage, indicator_page, place_page, scorecard_page,
};

/// The content of one page.
#[derive(Debug)]
pub enum Content {
    /// The scorecard.
    Scorecard(Box<ScorecardPage>),
    /// A place.
    Place(Box<PlacePage>),
    /// An indicator.
    Indicator(Box<IndicatorPage>),
    /// The scorecard has no place or no indicator to show.
    Nothing,
}

/// Keeps the content of the view it was made for.
#[derive(Debug, Default)]
pub struct Pages {
    made_for: Option<View>,
    content: Option<Content>,
}

impl Pages {
    /// Forgets the content: the scorecard has changed.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The content for a view, made anew only when the view differs.
    pub fn content(&mut self, loaded: &Loaded, view: &View) -> &Content {
        if self.made_for.as_ref() != Some(view) {
            self.content = None;
            self.made_for = Some(view.clone());
        }
        self.content.get_or_insert_with(|| make(loaded, view))
    }
}

fn make(loaded: &Loaded, view: &View) -> Content {
    let (scorecard, analysis) = (loaded.document.scorecard(), &loaded.analysis);
    match (view.page, view.place, view.indicator) {
        (Page::Scorecard, ..) => {
            Content::Scorecard(Box::new(scorecard_page(scorecard, analysis, &scorecard_options(view))))
        }
        (Page::Place, Some(place), _) => Content::Place(Box::new(place_page(scorecard, analysis, place))),
        (Page::Indicator, Some(place), Some(indicator)) => {
            let options = indicator_options(view);
            Content::Indicator(Box::new(indicator_page(scorecard, analysis, indicator, place, &options)))
        }
        _ => Content::Nothing,
    }
}

fn scorecard_options(view: &View) -> ScorecardOptions {
    ScorecardOptions {
        grouping: view.grouping,
        order: match view.sort {
            TableSort::File => RowOrder::File,
            TableSort::Name => RowOrder::Name,
            TableSort::MostWorse => RowOrder::MostWorse,
        },
        filter: match view.filter {
            VerdictFilter::All => RowFilter::All,
            VerdictFilter::SomeWorse => RowFilter::SomeWorse,
            VerdictFilter::SomeBetter => RowFilter::SomeBetter,
        },
        search: view.search.clone(),
    }
}

fn indicator_options(view: &View) -> IndicatorOptions {
    IndicatorOptions {
        breakdown: view.breakdown,
        shown: match view.chart {
            ChartKind::Trend => IndicatorShown::Trend,
            ChartKind::Control => IndicatorShown::Control,
            ChartKind::Compare => IndicatorShown::Compare { by_value: view.by_value },
            ChartKind::Gradient => IndicatorShown::Gradient,
            ChartKind::Table => IndicatorShown::Table,
        },
    }
}
