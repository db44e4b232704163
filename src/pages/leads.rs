//! Where things of a scorecard are seen: the view that shows each, and what on it the keyboard is led to.

use super::{
    Command, MapView, Page, People, Spot, StartsView, View, home_of_actions, priorities_in_place, saved_view,
};
use crate::analysis::Analysis;
use crate::model::{AreaId, AreaKind, BreakdownId, Comment, IndicatorId, MeasureKind, PriorityId, Scorecard};
use crate::pages::Action;
use crate::words::About;

/// A scorecard, and what is looked at of it now.
#[derive(Clone, Copy)]
pub struct Leads<'a> {
    pub scorecard: &'a Scorecard,
    pub analysis: &'a Analysis,
    pub view: &'a View,
}

impl Leads<'_> {
    /// What brings a reader to what a change is about; nothing where no page shows it.
    pub fn to(self, about: About) -> Vec<Command> {
        let (view, spot) = match about {
            About::Figures(indicator, group, area) => (self.figures(indicator, group, area), Spot::Title),
            About::Neighbourhoods(indicator, area) => (self.neighbourhoods(indicator, area), Spot::Title),
            About::Indicator(indicator) => (self.view.at_trend(indicator), Spot::Title),
            About::Area(area) => match self.area(area) {
                Some(found) => found,
                None => return Vec::new(),
            },
            About::Priority(id) => {
                let area = self.scorecard.priority(id).area;
                let is_place = self.scorecard.area(area).kind == AreaKind::Place;
                let place = Some(area).filter(|_| is_place).or(self.view.place);
                (self.priorities(place), Spot::Priority(id))
            }
            About::Priorities => (View { whole_system: true, ..self.priorities(None) }, Spot::Title),
            About::Intervention(id) => {
                // All strands and places are listed there, so that it is among them.
                let view = View { starts: StartsView::default(), ..self.view.clone() };
                (view.at_tried(id, None), Spot::Tried(id))
            }
            About::Interventions => (self.view.at_page(Page::Interventions), Spot::Title),
            About::Action(at) => self.action(at),
            About::Comment(at) => {
                let comment = &self.scorecard.commentary()[at];
                (view_of_comment(self.scorecard, self.view, comment), Spot::Comment(comment.id.clone()))
            }
            About::View(at) => {
                let saved = saved_view(self.scorecard, &self.scorecard.views()[at]);
                (View { benchmark: self.view.benchmark, ..saved }, Spot::Title)
            }
            About::Scorecard => (self.view.at_page(Page::Scorecard), Spot::Title),
            About::Methods => return vec![Command::Do(Action::ShowMethods)],
        };
        vec![Command::Go(view), Command::LeadTo(spot)]
    }

    /// Whether an area stands on the page of neighbourhoods: it is one, or a footprint that is made of some.
    fn is_on_map(self, area: AreaId) -> bool {
        let is_neighbourhood = self.scorecard.area(area).kind == AreaKind::Neighbourhood;
        is_neighbourhood || self.scorecard.footprint(area).is_some()
    }

    fn figures(self, indicator: IndicatorId, group: Option<BreakdownId>, area: AreaId) -> View {
        let view = if self.is_on_map(area) {
            self.view.at_neighbourhood((area, self.scorecard.place_of(area)), indicator)
        } else {
            View { whole_system: false, ..self.view.shown_for(indicator, area) }
        };
        view.of(group.map_or(People::Everyone, People::Group))
    }

    fn neighbourhoods(self, indicator: IndicatorId, area: AreaId) -> View {
        let is_place = self.scorecard.area(area).kind == AreaKind::Place;
        View {
            place: Some(area).filter(|_| is_place).or(self.view.place),
            whole_system: !is_place,
            indicator: Some(indicator),
            neighbourhood: None,
            ..self.view.at_page(Page::Neighbourhoods)
        }
    }

    fn area(self, area: AreaId) -> Option<(View, Spot)> {
        match self.scorecard.area(area).kind {
            _ if self.is_on_map(area) => Some((self.neighbourhood(area), Spot::Neighbourhood(area))),
            AreaKind::Place => Some((self.view.at_place(area), Spot::Title)),
            AreaKind::System => Some((self.view.at_page(Page::Scorecard), Spot::Title)),
            AreaKind::Nation | AreaKind::Region | AreaKind::Neighbourhood | AreaKind::Group => None,
        }
    }

    /// The priorities of a place, or of the one looked at last.
    pub fn priorities(self, place: Option<AreaId>) -> View {
        let place = place.or(self.view.place);
        View { place, whole_system: false, ..self.view.at_page(Page::Priorities) }
    }

    /// An action where it stands: with its priority, else below all of them.
    pub fn action(self, at: usize) -> (View, Spot) {
        let action = &self.scorecard.actions()[at];
        let home = home_of_actions(self.scorecard, action.area);
        let is_there = |id: &PriorityId| {
            let there = priorities_in_place(self.scorecard, self.analysis, home);
            action.area == home && there.iter().any(|it| it.priority == *id)
        };
        let on_card = action.priority.filter(is_there);
        let is_of_system = home == self.scorecard.system();
        let view = View {
            place: if is_of_system { self.view.place } else { Some(home) },
            whole_system: is_of_system,
            ..self.view.at_page(Page::Priorities)
        };
        (view, on_card.map_or(Spot::Task(at), Spot::Priority))
    }

    /// A neighbourhood or an own footprint on its page. A footprint of the system is in no place, and is looked at with all
    /// neighbourhoods.
    pub fn neighbourhood(self, area: AreaId) -> View {
        let place = self.scorecard.place_of(area);
        View {
            place: place.or(self.view.place).or_else(|| self.scorecard.places().next()),
            whole_system: place.is_none(),
            neighbourhood: Some(area),
            indicator: self.indicator_of(area).or(self.view.indicator),
            map: MapView { table: false, ..self.view.map },
            ..self.view.at_page(Page::Neighbourhoods)
        }
    }

    /// An indicator that an area has figures of: the one looked at last, else the one it has most of.
    fn indicator_of(self, area: AreaId) -> Option<IndicatorId> {
        let points = |id: IndicatorId| {
            let series = self.scorecard.series(id, None, area)?;
            let comparable = self.scorecard.indicator(id).measure.kind != MeasureKind::Count;
            Some(series.observations().count()).filter(|points| *points > 0 && comparable)
        };
        let here = self.view.indicator.filter(|id| points(*id).is_some());
        // Of several with as many the first.
        let all =
            self.scorecard.indicators().filter_map(|(id, _)| Some((points(id)?, std::cmp::Reverse(id))));
        here.or_else(|| Some(all.max()?.1.0))
    }
}

/// The page that a comment is read on. Of the system there is no page as there is of a place.
pub fn view_of_comment(scorecard: &Scorecard, view: &View, comment: &Comment) -> View {
    let there = View { place: Some(comment.area), ..view.clone() };
    match comment.indicator {
        Some(indicator) => there.at_trend(indicator),
        None if comment.area == scorecard.system() => {
            View { whole_system: true, ..view.at_page(Page::Priorities) }
        }
        None => there.at_page(Page::Place),
    }
}
