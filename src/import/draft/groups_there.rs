//! The groups of people that the scorecard has: what another file calls otherwise goes to them.

use crate::import::merge::PlannedIndicator;
use crate::import::table::people;
use crate::model::Scorecard;
use std::collections::HashMap;

/// Dimension and group.
pub(super) type Group = (String, String);

/// The groups of the scorecard's indicators by their position in the plan, and of all of them, each by what it is compared by.
#[derive(Default)]
pub(super) struct GroupsThere(HashMap<(Option<u32>, Group), Group>);

impl GroupsThere {
    pub fn of(scorecard: Option<&Scorecard>, planned: &[PlannedIndicator]) -> Self {
        let mut all = Self::default();
        let Some(scorecard) = scorecard else { return all };
        let planned: HashMap<&str, u32> =
            planned.iter().map(|indicator| indicator.id.as_str()).zip(0..).collect();
        for series in scorecard.given_series() {
            let Some(breakdown) = series.breakdown.map(|id| scorecard.breakdown(id)) else { continue };
            let group = (breakdown.by.clone(), breakdown.group.clone());
            let id = scorecard.indicator(series.indicator).id.as_str();
            let own = planned.get(id).map(|at| Some(*at));
            for of in own.into_iter().chain([None]) {
                // As it is called itself comes before what others are compared by.
                all.0.insert((of, group.clone()), group.clone());
                all.0.entry((of, compared(&group))).or_insert_with(|| group.clone());
            }
        }
        all
    }

    /// What the scorecard calls a group, where it has it: for this indicator first.
    pub fn called(&self, indicator: u32, group: Group) -> Group {
        let own = [Some(indicator), None]
            .into_iter()
            .find_map(|of| self.0.get(&(of, group.clone())).or_else(|| self.0.get(&(of, compared(&group)))));
        own.cloned().unwrap_or(group)
    }
}

/// Dimensions and groups of a breakdown, each dimension by itself, as they are compared.
pub(super) fn parts((by, group): &Group) -> Vec<Group> {
    let (dimensions, groups): (Vec<&str>, Vec<&str>) =
        (by.split(" and ").collect(), group.split(", ").collect());
    if dimensions.len() != groups.len() {
        return vec![people::compared(by, group)];
    }
    dimensions.into_iter().zip(groups).map(|(by, group)| people::compared(by, group)).collect()
}

/// What dimensions and their groups, joined as a breakdown joins them, are compared by.
fn compared(group: &Group) -> Group {
    let (by, group): (Vec<String>, Vec<String>) = parts(group).into_iter().unzip();
    (by.join(" and "), group.join(", "))
}
