//! What the sheet is about, on the page beside it.

use super::handler::Handler;
use crate::edit::plan::{ACTIONS, AREAS, INTERVENTIONS, Item, PRIORITIES};
use crate::pages::{Page, Spot, StartsView, View};

impl Handler<'_> {
    /// Chooses what the sheet is about on the page that lists such things, and brings it into sight; the keyboard stays in the sheet.
    pub(super) fn bring_into_sight(&mut self, item: &Item) {
        let Some(loaded) = &self.state.loaded else { return };
        let (scorecard, page) = (loaded.document.scorecard(), self.state.view.page);
        match item.list {
            INTERVENTIONS if page == Page::Interventions => {
                let found = scorecard.interventions().find(|(_, tried)| tried.id == item.id);
                let Some(id) = found.map(|(id, _)| id) else { return };
                if self.state.view.tried != Some(id) {
                    // All strands and places are listed, so that it is among them.
                    let view = View { starts: StartsView::default(), ..self.state.view.clone() };
                    self.state.view = view.at_tried(id, None);
                }
                self.state.spot = Some(Spot::SeenTried(id));
            }
            // What it is made of is chosen on the map.
            AREAS if page == Page::Neighbourhoods => self.state.spot = Some(Spot::SeenMap),
            PRIORITIES | ACTIONS if page == Page::Priorities => {
                let action = scorecard.actions().iter().find(|it| item.list == ACTIONS && it.id == item.id);
                let priority =
                    scorecard.priorities().find(|(_, it)| item.list == PRIORITIES && it.id == item.id);
                let at = scorecard.actions().iter().position(|it| item.list == ACTIONS && it.id == item.id);
                let priority = action.and_then(|it| it.priority).or(priority.map(|(id, _)| id));
                let seen = priority.map(Spot::SeenPriority).or(at.map(Spot::SeenTask));
                self.state.spot = seen.or(self.state.spot.take());
            }
            _ => {}
        }
    }
}
