//! What of an import brings no figure in.

use super::Draft;
use super::figures::{Figures, Outcome, Target};
use crate::import::merge::Plan;
use crate::import::words::listed_between;
use std::collections::HashMap;

impl Draft {
    /// What brings no figure in is no further name of an indicator that the scorecard has: its figures may be of another one
    /// when there are some. It is no new indicator or area either; what is said of the first, reports say of rows.
    pub(super) fn forget_idle(
        &self,
        plan: &mut Plan,
        targets: &[Target<'_>],
        figures: &Figures,
    ) -> Option<String> {
        const NAMED: usize = 8;
        let mut brings = vec![false; targets.len()];
        for (observation, outcome) in self.gathered.observations.iter().zip(&figures.outcomes) {
            brings[observation.indicator.index()] |= matches!(outcome, Outcome::Taken | Outcome::Repeated);
        }
        let keys = self.indicators.list.iter().map(|indicator| &indicator.key);
        for ((key, target), _) in keys.zip(targets).zip(brings).filter(|(_, brings)| !brings) {
            if let Some(into) = plan.indicators.get_mut(target.planned as usize) {
                into.keys.retain(|other| other != key);
            }
        }
        forget_areas(plan, figures);
        let mut have_figures = vec![false; plan.indicators.len()];
        figures.cells.iter().for_each(|cell| have_figures[cell.indicator as usize] = true);
        let idle = plan.indicators.iter_mut().zip(have_figures).filter(|(_, have_figures)| !have_figures);
        let idle: Vec<String> =
            idle.filter_map(|(indicator, _)| indicator.new.take().map(|_| indicator.id.clone())).collect();
        let listed = listed_between(idle.iter().map(String::as_str), NAMED, ", ");
        (!idle.is_empty()).then(|| {
            format!("None of the figures of {listed} could be taken, so no indicator was made for them.")
        })
    }
}

/// A new area is one that has figures, or that such an area lies in, or that a new scorecard is of.
fn forget_areas(plan: &mut Plan, figures: &Figures) {
    let at_of: HashMap<&str, usize> = plan.areas.iter().map(|area| area.code.as_str()).zip(0..).collect();
    let mut stays: Vec<bool> =
        plan.areas.iter().map(|area| area.code == plan.system || area.code == plan.national).collect();
    figures.cells.iter().for_each(|cell| stays[cell.area as usize] = true);
    // What an area lies in stands before it.
    for (at, area) in plan.areas.iter().enumerate().rev() {
        let parent = area.parent.as_deref().filter(|_| stays[at]);
        if let Some(&above) = parent.and_then(|parent| at_of.get(parent)) {
            stays[above] = true;
        }
    }
    for (area, _) in plan.areas.iter_mut().zip(stays).filter(|(_, stays)| !stays) {
        area.new = None;
    }
}
