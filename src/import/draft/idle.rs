//! What of an import brings no figure in.

use super::Draft;
use super::areas::DraftArea;
use super::figures::{Figures, Outcome, Target};
use crate::import::merge::Plan;
use std::collections::HashMap;

impl Draft {
    /// What brings no figure in is no further name of an indicator that the scorecard has: its figures may be of another one
    /// when there are some. Where its figures could not be used, it is a new indicator all the same, so that it is not asked
    /// about again.
    pub(super) fn forget_idle(
        &self,
        plan: &mut Plan,
        targets: &[Target<'_>],
        areas: &[Option<u32>],
        figures: &Figures,
    ) {
        self.forget_areas(plan, areas, figures);
        if plan.indicators.iter().all(|into| into.new.is_some()) {
            return;
        }
        let mut brings = vec![false; targets.len()];
        for (observation, outcome) in self.gathered.observations.iter().zip(&figures.outcomes) {
            brings[observation.indicator.index()] |= matches!(outcome, Outcome::Taken | Outcome::Repeated);
        }
        let of_files = self.indicators.list.iter().zip(targets).zip(brings);
        for (((indicator, target), _), found) in
            of_files.zip(&self.gathered.indicators).filter(|((_, brings), _)| !brings)
        {
            let into = plan.indicators.get_mut(target.planned as usize);
            if let Some(into) = into.filter(|into| into.new.is_none()) {
                into.keys.retain(|key| *key != indicator.key && Some(key) != found.own_key.as_ref());
            }
        }
    }

    /// A new area is one that has figures, or whose figures could not be used, for then the next edition may put them right;
    /// or that such an area lies in, or that a new scorecard is of, or that is asked about and would be again. `areas` are the
    /// positions in the plan.
    fn forget_areas(&self, plan: &mut Plan, areas: &[Option<u32>], figures: &Figures) {
        let is_asked = |code: &str| self.areas.by_code(code).and_then(DraftArea::unclear).is_some();
        let is_of_scorecard = |code: &String| *code == plan.system || *code == plan.national;
        let mut stays: Vec<bool> =
            plan.areas.iter().map(|area| is_of_scorecard(&area.code) || is_asked(&area.code)).collect();
        for (stays, area) in stays.iter_mut().zip(&plan.areas) {
            *stays |= self.areas.is_exported(&area.code);
        }
        figures.cells.iter().for_each(|cell| stays[cell.area as usize] = true);
        for (observation, outcome) in self.gathered.observations.iter().zip(&figures.outcomes) {
            if let (Some(area), Outcome::Refused(_)) = (areas[observation.area.index()], outcome) {
                stays[area as usize] = true;
            }
        }
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

#[cfg(test)]
mod tests {
    use super::super::area_tests::{codes, draft_into, draft_of};
    use super::super::tests::finished;

    #[test]
    fn an_area_whose_figures_could_not_be_used_comes_in_and_the_next_edition_puts_them_right() {
        let table = "indicator,area_code,area_name,period,value\nWalks,E92000001,England,2023,1\n\
            Walks,E08000002,Bury,2023,2\nWalks,E08000002,Bury,2023,3\nWalks,E08000004,Oldham,2023,4\n";
        let first = finished(draft_of("QOP", table, &[]), &[]).document;
        assert_eq!(codes(first.scorecard()), ["E92000001", "E54000057", "E08000002", "E08000004"]);
        let again = finished(draft_into(first.clone(), table), &[]);
        assert_eq!((again.report.new, again.report.unchanged), (0, 2), "{:?}", again.report);
        assert_eq!(again.document.text(), first.text());
        let right = finished(draft_into(first, &table.replace("Walks,E08000002,Bury,2023,3\n", "")), &[]);
        assert_eq!((right.report.new, right.report.unchanged), (1, 2), "{:?}", right.report);
    }

    #[test]
    fn a_place_that_was_left_out_does_not_come_in_by_the_name_of_another_area() {
        let table = "indicator,area_code,area_name,period,value\nWalks,E92000001,England,2023,1\n\
            Walks,X1,Leeds,2023,2\nWalks,E08000035,Leeds,2023,3\nWalks,E08000004,Oldham,2023,4\n";
        let first = finished(draft_of("QOP", table, &[]), &[("area/X1/kind", "neighbourhood")]).document;
        assert_eq!(codes(first.scorecard()), ["E92000001", "E54000057", "E08000004", "X1"]);
        let again = finished(draft_into(first.clone(), table), &[]);
        assert_eq!((again.report.new, again.report.unchanged), (0, 3), "{:?}", again.report);
        assert_eq!(again.document.text(), first.text());
    }
}
