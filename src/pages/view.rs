//! What the reader is looking at: small, comparable, and all that back and forward need.

use super::{Page, Subject, TableView};
use crate::model::{AreaId, Benchmark, BreakdownId, IndicatorId};

/// How the indicator page shows its figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChartKind {
    /// Over time.
    #[default]
    Trend,
    /// Process control.
    Control,
    /// Place beside place.
    Compare,
    /// From most to least deprived.
    Gradient,
    /// As a table.
    Table,
}

impl ChartKind {
    /// Every kind, in the order of the tabs.
    pub const ALL: &'static [Self] =
        &[Self::Trend, Self::Control, Self::Compare, Self::Gradient, Self::Table];

    /// The name on its tab.
    pub fn label(self) -> &'static str {
        match self {
            Self::Trend => "Trend",
            Self::Control => "Process control",
            Self::Compare => "Compare places",
            Self::Gradient => "Gradient",
            Self::Table => "Table",
        }
    }
}

/// What the reader is looking at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The page.
    pub page: Page,
    /// The place in focus; kept when the page does not need it.
    pub place: Option<AreaId>,
    /// The indicator in focus.
    pub indicator: Option<IndicatorId>,
    /// The group of people in focus; `None` is everyone.
    pub breakdown: Option<BreakdownId>,
    /// What figures are compared with where it is not what the file says.
    pub benchmark: Option<Benchmark>,
    /// How the indicator is shown.
    pub chart: ChartKind,
    /// Whether bars are ordered by value rather than by place.
    pub by_value: bool,
    /// How the table of the scorecard is looked at.
    pub table: TableView,
}

impl View {
    /// The same view on one place's page.
    #[must_use]
    pub fn at_place(&self, place: AreaId) -> Self {
        Self { page: Page::Place, place: Some(place), ..self.clone() }
    }

    /// The same view on one indicator's page, whole population first.
    #[must_use]
    pub fn at_indicator(&self, indicator: IndicatorId) -> Self {
        Self { page: Page::Indicator, indicator: Some(indicator), breakdown: None, ..self.clone() }
    }

    /// The same view of another place: on this page, or on that of a place where this one shows all of them.
    #[must_use]
    pub fn beside(&self, place: AreaId) -> Self {
        let page = match self.page.entry().subject {
            Subject::System => Page::about(Subject::Place),
            Subject::Place | Subject::Indicator => self.page,
        };
        Self { page, place: Some(place), ..self.clone() }
    }

    /// The same view on another page.
    #[must_use]
    pub fn at_page(&self, page: Page) -> Self {
        Self { page, ..self.clone() }
    }
}
