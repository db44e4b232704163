//! What the reader is looking at: small, comparable, and all that back and forward need.

use super::{Page, Subject};
use crate::model::{AreaId, Benchmark, BreakdownId, IndicatorId, Period};

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

/// The order of the scorecard's rows within a group, and of the bars of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableSort {
    /// As in the file.
    #[default]
    File,
    /// By name.
    Name,
    /// Most places worse than the benchmark first.
    MostWorse,
}

impl TableSort {
    /// Every order.
    pub const ALL: &'static [Self] = &[Self::File, Self::Name, Self::MostWorse];

    /// The name in the list.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "Order: as in the file",
            Self::Name => "Order: by name",
            Self::MostWorse => "Order: most places worse first",
        }
    }
}

/// Which rows of the scorecard are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerdictFilter {
    /// All of them.
    #[default]
    All,
    /// Those where some place is worse than the benchmark.
    SomeWorse,
    /// Those where some place is better than the benchmark.
    SomeBetter,
}

impl VerdictFilter {
    /// Every filter.
    pub const ALL: &'static [Self] = &[Self::All, Self::SomeWorse, Self::SomeBetter];

    /// The name in the list.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "Show: all",
            Self::SomeWorse => "Show: where a place is worse",
            Self::SomeBetter => "Show: where a place is better",
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
    /// The earlier period that bars are seen beside.
    pub earlier: Option<Period>,
    /// Position of the grouping the table's rows are grouped by; `None` is by strand.
    pub grouping: Option<usize>,
    /// The order of the rows.
    pub sort: TableSort,
    /// Which rows are shown.
    pub filter: VerdictFilter,
    /// Words that a row's name has to hold.
    pub search: String,
    /// Whether every cell has its trend line.
    pub sparklines: bool,
}

impl View {
    /// The same view on one place's page.
    #[must_use]
    pub fn at_place(&self, place: AreaId) -> Self {
        Self { page: Page::Place, place: Some(place), ..self.clone() }
    }

    /// The trend of the whole population on one indicator's page: what a click on a trend opens.
    #[must_use]
    pub fn at_indicator(&self, indicator: IndicatorId) -> Self {
        Self {
            page: Page::Indicator,
            indicator: Some(indicator),
            breakdown: None,
            earlier: None,
            chart: ChartKind::Trend,
            ..self.clone()
        }
    }

    /// The same of the next indicator, by the chart that the reader goes through them with.
    #[must_use]
    pub fn on_to_indicator(&self, indicator: IndicatorId) -> Self {
        Self { chart: self.chart, ..self.at_indicator(indicator) }
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
