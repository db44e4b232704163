//! What names an item, and how it names it no longer once the item is removed.

use super::{ACTIONS, INTERVENTIONS, Item, PRIORITIES};
use crate::edit::{Op, Place, Slot};
use crate::model::{InterventionId, PriorityId, Scorecard};
use serde_json::json;

/// What names an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References {
    /// Ids of the priorities that serve it.
    pub serving: Vec<String>,
    /// Ids of the actions for it.
    pub actions: Vec<String>,
    /// Ids of the interventions that were adopted from it, each with the code of the area that it came from, where nothing
    /// else says so.
    pub adopted: Vec<(String, Option<String>)>,
}

/// What names an item, which may be a priority or an intervention; nothing names an action.
pub fn references(scorecard: &Scorecard, item: &Item) -> References {
    let mut found = References::default();
    match item.list {
        PRIORITIES => {
            let Some(own) = priority(scorecard, &item.id) else { return found };
            let serving = scorecard.priorities().filter(|(_, other)| other.under == Some(own));
            found.serving = serving.map(|(_, other)| other.id.clone()).collect();
            let actions = scorecard.actions().iter().filter(|action| action.priority == Some(own));
            found.actions = actions.map(|action| action.id.clone()).collect();
        }
        INTERVENTIONS => {
            let Some(own) = intervention(scorecard, &item.id) else { return found };
            let area =
                scorecard.intervention(own).areas.first().map(|area| scorecard.area(*area).code.clone());
            for (_, other) in scorecard.interventions() {
                let Some(from) = other.adopted_from.as_ref().filter(|from| from.intervention == Some(own))
                else {
                    continue;
                };
                let says_where = from.area.is_some() || from.name.is_some();
                found.adopted.push((other.id.clone(), area.clone().filter(|_| !says_where)));
            }
        }
        _ => {}
    }
    found
}

fn priority(scorecard: &Scorecard, id: &str) -> Option<PriorityId> {
    scorecard.priorities().find(|(_, priority)| priority.id == id).map(|(found, _)| found)
}

fn intervention(scorecard: &Scorecard, id: &str) -> Option<InterventionId> {
    scorecard.interventions().find(|(_, tried)| tried.id == id).map(|(found, _)| found)
}

impl References {
    /// Whether nothing does.
    pub fn is_empty(&self) -> bool {
        self.serving.is_empty() && self.actions.is_empty() && self.adopted.is_empty()
    }

    /// What has them name it no longer; all else that they say stays.
    pub(super) fn forget(&self) -> Vec<Op> {
        let field = |list, id: &String, name: &str| Place::item(list, id.as_str()).below(name);
        let serving = self.serving.iter().map(|id| field(PRIORITIES, id, "under"));
        let actions = self.actions.iter().map(|id| field(ACTIONS, id, "priority"));
        let mut ops: Vec<Op> = serving.chain(actions).map(Op::Remove).collect();
        for (id, area) in &self.adopted {
            let from = field(INTERVENTIONS, id, "adopted_from");
            ops.push(Op::Remove(from.below("intervention")));
            if let Some(code) = area {
                let text = json!(code).to_string();
                ops.push(Op::Put { place: from.below("area"), text, slot: Slot::Last });
            }
        }
        ops
    }
}
