//! What of an import brings no figure in.

use super::Draft;
use super::areas::DraftArea;
use super::figures::{Figures, Outcome, Target};
use crate::import::merge::Plan;
use crate::import::words::listed_between;
use std::collections::HashMap;

impl Draft {
    /// What brings no figure in is no further name of an indicator that the scorecard has: its figures may be of another one
    /// when there are some. Where all its areas are left out, it is no new indicator either, which is said; where its
    /// figures could not be used, it is one, so that it is not asked about again.
    pub(super) fn forget_idle(
        &self,
        plan: &mut Plan,
        targets: &[Target<'_>],
        figures: &Figures,
    ) -> Option<String> {
        const NAMED: usize = 8;
        let (mut brings, mut has_any) = (vec![false; targets.len()], vec![false; targets.len()]);
        for (observation, outcome) in self.gathered.observations.iter().zip(&figures.outcomes) {
            let at = observation.indicator.index();
            brings[at] |= matches!(outcome, Outcome::Taken | Outcome::Repeated);
            has_any[at] |= *outcome != Outcome::LeftOut;
        }
        let mut idle = vec![true; plan.indicators.len()];
        for (at, (indicator, target)) in self.indicators.list.iter().zip(targets).enumerate() {
            let Some(into) = plan.indicators.get_mut(target.planned as usize) else { continue };
            let is_of_it = if into.new.is_some() { has_any[at] } else { brings[at] };
            idle[target.planned as usize] &= !is_of_it;
            if !is_of_it {
                into.keys.retain(|key| *key != indicator.key);
            }
        }
        self.forget_areas(plan, figures);
        let idle = plan.indicators.iter_mut().zip(idle).filter(|(_, idle)| *idle);
        let idle: Vec<String> =
            idle.filter_map(|(indicator, _)| indicator.new.take().map(|_| indicator.id.clone())).collect();
        let listed = listed_between(idle.iter().map(String::as_str), NAMED, ", ");
        (!idle.is_empty()).then(|| {
            format!("All areas with figures of {listed} are left out, so no indicator was made for them.")
        })
    }

    /// A new area is one that has figures, or that such an area lies in, or that a new scorecard is of, or that is asked
    /// about and would be again.
    fn forget_areas(&self, plan: &mut Plan, figures: &Figures) {
        let is_asked = |code: &str| self.areas.by_code(code).and_then(DraftArea::unclear).is_some();
        let is_of_scorecard = |code: &String| *code == plan.system || *code == plan.national;
        let mut stays: Vec<bool> =
            plan.areas.iter().map(|area| is_of_scorecard(&area.code) || is_asked(&area.code)).collect();
        figures.cells.iter().for_each(|cell| stays[cell.area as usize] = true);
        let at_of: HashMap<&str, usize> = plan.areas.iter().map(|area| area.code.as_str()).zip(0..).collect();
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
}
