//! The areas that go into the scorecard, parents before what lies in them.

use super::areas::{AreaIndex, DraftArea};
use super::objects::{self, json};
use super::question::Answers;
use crate::import::gazetteer::{self, key};
use crate::import::merge::PlannedArea;
use crate::import::table::FoundArea;
use crate::model::AreaKind;
use std::borrow::Cow;
use std::collections::HashMap;

impl AreaIndex {
    /// The areas that figures belong to, in the order found, with those of tables that they lie in; parents first.
    /// `scorecard` has nation and system of a new scorecard, `left_out` says for each found area whether it is to be left
    /// out. Also the position of each found area in the list; none where it is left out.
    pub fn planned(
        &self,
        answers: &Answers,
        scorecard: &[(String, FoundArea)],
        left_out: &[bool],
    ) -> (Vec<PlannedArea>, Vec<Option<u32>>) {
        let mut list = PlanList { index: self, planned: Vec::new(), position: HashMap::new() };
        for code in &self.exported {
            list.add_exported(code);
        }
        for (code, area) in scorecard {
            list.add(code, area);
        }
        let system = scorecard.iter().find(|(_, area)| area.kind == Some(AreaKind::System));
        let system = system.map(|(code, _)| code.as_str()).or(self.system.as_deref());
        // Whatever others lie in comes before them.
        let standing: Vec<Option<Cow<'_, DraftArea>>> =
            self.found.iter().map(|found| self.standing(found, answers)).collect();
        let mut new: Vec<(AreaKind, &DraftArea)> = Vec::new();
        let taken = standing.iter().map(Option::as_deref).zip(left_out);
        for found in taken.filter(|(_, left_out)| !**left_out).filter_map(|(found, _)| found) {
            if !found.has_figures() {
                continue;
            }
            if found.is_there {
                list.add_existing(&found.code);
            } else if let Some(kind) = found.kind(answers) {
                new.push((kind, found));
            }
        }
        new.sort_by_key(|(kind, _)| *kind);
        for (kind, found) in new {
            let mut area = FoundArea { kind: Some(kind), ..found.area.clone() };
            if kind == AreaKind::Place && !self.is_a_system(area.parent.as_deref()) {
                area.parent = self.system_of_place(&found.code, system).or(area.parent);
            }
            if kind == AreaKind::Neighbourhood {
                area.parent = match area.parent {
                    Some(given) => Some(list.place(&given).unwrap_or(given)),
                    None => gazetteer::authority_of(&area.name).map(|place| place.code.to_owned()),
                };
            }
            list.add(&found.code, &area);
        }
        let position = |(found, left_out): (&Option<Cow<'_, DraftArea>>, &bool)| {
            // A scorecard may be of an area all the same whose rows are to be left out.
            let found = found.as_deref().filter(|found| !left_out && !found.is_left_out(answers))?;
            list.position.get(&found.code).copied()
        };
        let positions = standing.iter().zip(left_out).map(position).collect();
        (list.planned, positions)
    }

    fn is_a_system(&self, parent: Option<&str>) -> bool {
        parent
            .and_then(|parent| self.named(parent))
            .is_some_and(|(_, area)| area.kind == Some(AreaKind::System))
    }
}

struct PlanList<'a> {
    index: &'a AreaIndex,
    planned: Vec<PlannedArea>,
    position: HashMap<String, u32>,
}

impl PlanList<'_> {
    fn add_existing(&mut self, code: &str) {
        self.push(PlannedArea { code: code.to_owned(), new: None, parent: None });
    }

    /// Adds an area, and before it the areas of tables that it lies in.
    fn add(&mut self, code: &str, area: &FoundArea) {
        if self.position.contains_key(code) {
            return;
        }
        if self.index.base.contains(code) {
            return self.add_existing(code);
        }
        let parent = area.parent.as_deref().and_then(|parent| self.parent(parent, code));
        // A circle of parents ends here, because the area itself is not in the list yet.
        self.push_new(code, area, parent.as_deref());
    }

    /// Adds an area of a whole scorecard that comes as tables, and before it what it lies in.
    fn add_exported(&mut self, code: &str) {
        let index = self.index;
        let mut way = vec![code];
        while let Some(above) = index.known(way[way.len() - 1]).and_then(|area| area.parent.as_deref()) {
            if way.contains(&above) || !index.is_exported(above) {
                break;
            }
            way.push(above);
        }
        for code in way.into_iter().rev() {
            if let Some(area) = index.known(code).filter(|area| area.kind.is_some()) {
                self.add(code, area);
            }
        }
    }

    fn push_new(&mut self, code: &str, area: &FoundArea, parent: Option<&str>) {
        let is_there = |code: &str| self.index.has_figures_of(code);
        let new = Some(json(&objects::area(code, area, parent, is_there)));
        self.push(PlannedArea { code: code.to_owned(), new, parent: parent.map(str::to_owned) });
    }

    /// The code of a parent that is in the scorecard, or is put there because a table has it.
    fn parent(&mut self, given: &str, child: &str) -> Option<String> {
        if self.index.base.contains(given) || self.position.contains_key(given) {
            return Some(given.to_owned());
        }
        let Some((code, area)) = self.index.named(given).filter(|(code, _)| *code != child) else {
            return self.known_above(given);
        };
        area.kind?;
        if !self.position.contains_key(code) && !self.index.base.contains(code) {
            let above = area.parent.clone().filter(|above| above != child);
            self.push_above(code, &FoundArea { parent: above, ..area.clone() });
        }
        Some(code.to_owned())
    }

    /// The code of the place that rows say an area to lie in, where no table describes it: the scorecard's of that name, or one
    /// that everybody knows, which is put there.
    fn place(&mut self, given: &str) -> Option<String> {
        let Self { index, .. } = self;
        if index.base.contains(given) || index.named(given).is_some() {
            return None;
        }
        if let Some(code) = index.places_there.get(&key(given)) {
            return Some(code.clone());
        }
        let known = gazetteer::by_code(given).or_else(|| gazetteer::called(given, AreaKind::Place));
        let known = known.filter(|known| known.kind == AreaKind::Place)?;
        if !index.base.contains(known.code) {
            let area = FoundArea {
                name: known.usual_name().to_owned(),
                kind: Some(AreaKind::Place),
                parent: known.system().map(|system| system.code.to_owned()),
                ..FoundArea::default()
            };
            self.push_above(known.code, &area);
        }
        Some(known.code.to_owned())
    }

    /// A system or nation that no file names and everybody knows, put into the scorecard for a place that lies in it.
    fn known_above(&mut self, given: &str) -> Option<String> {
        let is_above = |kind| matches!(kind, AreaKind::System | AreaKind::Nation);
        let known = gazetteer::by_code(given).filter(|known| is_above(known.kind))?;
        let area = FoundArea {
            name: known.usual_name().to_owned(),
            kind: Some(known.kind),
            parent: known.within.map(str::to_owned),
            ..FoundArea::default()
        };
        self.push_above(known.code, &area);
        Some(known.code.to_owned())
    }

    /// Adds an area of a table with the area right above it, where that is there already.
    fn push_above(&mut self, code: &str, area: &FoundArea) {
        let above = area.parent.as_deref();
        let above = above.map(|parent| self.index.named(parent).map_or(parent, |(code, _)| code));
        let parent =
            above.filter(|code| self.index.base.contains(*code) || self.position.contains_key(*code));
        let parent = parent.map(str::to_owned);
        self.push_new(code, area, parent.as_deref());
    }

    fn push(&mut self, area: PlannedArea) {
        if self.position.contains_key(&area.code) {
            return;
        }
        let at = u32::try_from(self.planned.len()).unwrap_or(u32::MAX);
        self.position.insert(area.code.clone(), at);
        self.planned.push(area);
    }
}

#[cfg(test)]
#[path = "area_plan_tests.rs"]
mod tests;
