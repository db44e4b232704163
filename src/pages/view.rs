//! What the reader is looking at: small, comparable, and all that back and forward need.

use super::{Page, Subject, TableView};
use crate::analysis::Across;
use crate::charts::bars::BarOrder;
use crate::charts::trend::{ChartLine, LineRole};
use crate::model::{AreaId, Benchmark, BreakdownId, IndicatorId, InterventionId, Period, Strand};

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
    /// With another indicator.
    Together,
    /// As a table.
    Table,
}

impl ChartKind {
    /// Every kind, in the order of the tabs.
    pub const ALL: &'static [Self] =
        &[Self::Trend, Self::Control, Self::Compare, Self::Gradient, Self::Together, Self::Table];

    /// The name on its tab.
    pub fn label(self) -> &'static str {
        match self {
            Self::Trend => "Trend",
            Self::Control => "Process control",
            Self::Compare => "Compare places",
            Self::Gradient => "Gradient",
            Self::Together => "With another",
            Self::Table => "Table",
        }
    }

    /// Other words by which people look for it.
    pub fn also(self) -> &'static str {
        match self {
            Self::Trend => "chart line over time tab",
            Self::Control => "spc limits variation chart tab",
            Self::Compare => "bars ranking places side by side by year target reached chart tab",
            Self::Gradient => "deprivation inequality deprived chart tab",
            Self::Together => {
                "two together beside against correlation scatter later lag need reach universalism cascade chart tab"
            }
            Self::Table => "figures numbers data tab",
        }
    }
}

/// How places are compared on the indicator page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CompareAs {
    /// In one period, perhaps beside an earlier one.
    #[default]
    Bars,
    /// In every period.
    ByPeriod,
}

/// Whose figures an indicator is shown for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum People {
    /// Everyone.
    #[default]
    Everyone,
    /// One group.
    Group(BreakdownId),
    /// All groups of the kind that this is the first of, together in one trend.
    Groups(BreakdownId),
}

/// What the neighbourhoods on a map are coloured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colouring {
    /// How they stand against the benchmark.
    #[default]
    Verdict,
    /// Their figures, in steps.
    Value,
    /// Their tenth of deprivation.
    Deprivation,
    /// How the own footprint stands that each is in.
    Footprint,
}

/// A column of the table of neighbourhoods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaColumn {
    Name,
    Place,
    Value,
    Verdict,
    Interval,
    Count,
    OutOf,
    Period,
    Residents,
    Tenth,
}

/// What the table of neighbourhoods goes by, one way or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaOrder {
    pub by: AreaColumn,
    pub reversed: bool,
}

impl AreaOrder {
    /// What a press on the head of a column comes to: one way, then the other, then the worst first again.
    pub fn after_press(now: Option<Self>, by: AreaColumn) -> Option<Self> {
        match now.filter(|now| now.by == by) {
            None => Some(Self { by, reversed: false }),
            Some(Self { reversed: false, .. }) => Some(Self { by, reversed: true }),
            Some(_) => None,
        }
    }
}

/// How neighbourhoods are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapView {
    /// Whether they have their true outlines instead of hexagons.
    pub true_outlines: bool,
    /// What the reader chose to colour them by; the page's own choice where they did not.
    pub colouring: Option<Colouring>,
    /// Whether they stand in a table instead.
    pub table: bool,
    /// What that goes by; the worst first where nothing is chosen.
    pub order: Option<AreaOrder>,
}

/// Which starts of what was tried are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StartsView {
    /// Those that aim at indicators of this strand; `None` is all of them.
    pub strand: Option<Strand>,
    /// Those in this place.
    pub place: Option<AreaId>,
    /// In which of its areas the chosen one is shown.
    pub adopter: Option<AreaId>,
}

/// What the points are of where two indicators are looked at together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Points {
    /// Areas of a kind.
    Across(Across),
    /// The periods of one area.
    Own,
}

/// What an indicator is looked at together with, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairView {
    /// What the reader chose to set beside it; the page's own choice where they did not.
    pub with: Option<IndicatorId>,
    /// Whether they are choosing another.
    pub is_choosing: bool,
    /// How many years later the other is looked at, and what the points are: again their choice or the page's own.
    pub lag: Option<u8>,
    pub points: Option<Points>,
    /// Whether they look at reach beside need by deprivation instead of points.
    pub reach: bool,
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
    /// Whether all groups of its kind are in focus together.
    pub together: bool,
    /// A second area that was picked in a trend.
    pub pinned: Option<AreaId>,
    /// A place of the scorecard that was opened beside this one, to be seen beside the one in focus.
    pub of_other: Option<AreaId>,
    /// What figures are compared with where it is not what the file says.
    pub benchmark: Option<Benchmark>,
    /// How the indicator is shown.
    pub chart: ChartKind,
    /// How places are compared.
    pub compared: CompareAs,
    /// How places stand that are compared.
    pub bars: BarOrder,
    /// The earlier period that bars are seen beside.
    pub earlier: Option<Period>,
    /// What the indicator is looked at together with.
    pub pair: PairView,
    /// How the table of the scorecard is looked at.
    pub table: TableView,
    /// Whether a page that is of a place or of the whole system is of the system.
    pub whole_system: bool,
    /// The neighbourhood that was chosen on its page.
    pub neighbourhood: Option<AreaId>,
    /// How neighbourhoods are looked at.
    pub map: MapView,
    /// What was tried that was chosen on its page.
    pub tried: Option<InterventionId>,
    /// Which starts are listed there.
    pub starts: StartsView,
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
            together: false,
            earlier: None,
            chart: ChartKind::Trend,
            pair: PairView { is_choosing: false, ..self.pair },
            neighbourhood: None,
            ..self.clone()
        }
    }

    /// The trend of a neighbourhood on one indicator's page, with the place that it lies in, where that is known, in focus.
    #[must_use]
    pub fn at_neighbourhood(
        &self,
        (neighbourhood, place): (AreaId, Option<AreaId>),
        indicator: IndicatorId,
    ) -> Self {
        let place = place.or(self.place);
        Self { neighbourhood: Some(neighbourhood), place, pinned: None, ..self.at_indicator(indicator) }
    }

    /// The area that an indicator is looked at for: the neighbourhood that is kept, or else the place.
    pub fn smallest(&self) -> Option<AreaId> {
        self.neighbourhood.or(self.place)
    }

    /// The same of the next indicator, by the chart that the reader goes through them with.
    #[must_use]
    pub fn on_to_indicator(&self, indicator: IndicatorId) -> Self {
        Self { chart: self.chart, neighbourhood: self.neighbourhood, ..self.at_indicator(indicator) }
    }

    /// An indicator together with another one that the reader chose.
    #[must_use]
    pub fn with_another(&self, indicator: IndicatorId, other: IndicatorId) -> Self {
        let pair = PairView { with: Some(other), is_choosing: false, lag: None, points: None, ..self.pair };
        Self { pair, chart: ChartKind::Together, ..self.at_indicator(indicator) }
    }

    /// Whose figures are shown.
    pub fn people(&self) -> People {
        match self.breakdown {
            None => People::Everyone,
            Some(group) if self.together => People::Groups(group),
            Some(group) => People::Group(group),
        }
    }

    /// The group that figures are of, where they are of one.
    pub fn group(&self) -> Option<BreakdownId> {
        self.breakdown.filter(|_| !self.together)
    }

    /// The same view for these people.
    #[must_use]
    pub fn of(&self, people: People) -> Self {
        let (breakdown, together) = match people {
            People::Everyone => (None, false),
            People::Group(group) => (Some(group), false),
            People::Groups(first) => (Some(first), true),
        };
        Self { breakdown, together, ..self.clone() }
    }

    /// The area that was picked to be seen beside the one in focus, where what is looked at shows it.
    pub fn picked(&self) -> Option<AreaId> {
        let shows = match self.page.entry().subject {
            Subject::System => false,
            Subject::Place => self.page == Page::Place,
            Subject::Indicator => match self.chart {
                ChartKind::Trend => !matches!(self.people(), People::Groups(_)),
                ChartKind::Compare => self.compared == CompareAs::Bars,
                ChartKind::Control | ChartKind::Gradient | ChartKind::Together | ChartKind::Table => false,
            },
        };
        self.pinned.filter(|picked| shows && Some(*picked) != self.place)
    }

    /// The same view after a line of a trend was picked: the area is pinned, or no longer where it was; a group of people is
    /// shown by itself.
    #[must_use]
    pub fn picking(&self, line: &ChartLine) -> Self {
        match line.breakdown {
            Some(group) if self.together => self.of(People::Group(group)),
            _ if line.role == LineRole::Pinned => Self { pinned: None, ..self.clone() },
            _ => Self { pinned: Some(line.area), ..self.clone() },
        }
    }

    /// The trend of one indicator, whole population first: where a click on a figure or a line leads.
    #[must_use]
    pub fn at_trend(&self, indicator: IndicatorId) -> Self {
        Self { chart: ChartKind::Trend, ..self.at_indicator(indicator) }
    }

    /// The same view of another place: on this page, or on that of a place where this one shows all of them.
    #[must_use]
    pub fn beside(&self, place: AreaId) -> Self {
        let page = match self.page.entry().subject {
            Subject::System => Page::about(Subject::Place),
            Subject::Place | Subject::Indicator => self.page,
        };
        Self { page, place: Some(place), whole_system: false, neighbourhood: None, ..self.clone() }
    }

    /// Whether the page is of the whole system rather than of one place.
    pub fn is_of_the_system(&self) -> bool {
        match self.page {
            Page::Neighbourhoods | Page::Priorities => self.whole_system,
            _ => self.page.entry().subject == Subject::System,
        }
    }

    /// The trend of one indicator in one place.
    #[must_use]
    pub fn shown_for(&self, indicator: IndicatorId, place: AreaId) -> Self {
        Self { place: Some(place), ..self.at_indicator(indicator) }
    }

    /// The same view of something that was tried, in one of its areas where it is shown of one.
    #[must_use]
    pub fn at_tried(&self, tried: InterventionId, adopter: Option<AreaId>) -> Self {
        let starts = StartsView { adopter, ..self.starts };
        Self { page: Page::Interventions, tried: Some(tried), starts, ..self.clone() }
    }

    /// The same view on another page.
    #[must_use]
    pub fn at_page(&self, page: Page) -> Self {
        Self { page, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(role: LineRole, breakdown: Option<BreakdownId>) -> ChartLine {
        ChartLine {
            label: String::new(),
            area: AreaId::at(4),
            breakdown,
            role,
            is_benchmark: false,
            runs: Vec::new(),
            led: Vec::new(),
            end: None,
            end_value: None,
            end_label: None,
            points: Vec::new(),
        }
    }

    #[test]
    fn a_picked_line_is_pinned_and_picked_again_let_go() {
        let view = View::default().picking(&line(LineRole::Other, None));
        assert_eq!(view.pinned, Some(AreaId::at(4)));
        assert_eq!(view.picking(&line(LineRole::Pinned, None)).pinned, None);
        // In a chart of one group of people another area is picked, not the group.
        let group = Some(BreakdownId::at(1));
        let of_group = View { breakdown: group, ..View::default() };
        assert_eq!(of_group.picking(&line(LineRole::Other, group)).pinned, Some(AreaId::at(4)));
    }

    #[test]
    fn of_groups_together_the_picked_one_is_shown_by_itself() {
        let group = BreakdownId::at(1);
        let view = View::default().of(People::Groups(BreakdownId::at(0)));
        assert_eq!((view.people(), view.group()), (People::Groups(BreakdownId::at(0)), None));
        let picked = view.picking(&line(LineRole::Other, Some(group)));
        assert_eq!(
            (picked.people(), picked.group(), picked.pinned),
            (People::Group(group), Some(group), None)
        );
    }
}
