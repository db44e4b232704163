//! Which areas are wanted.

use super::area::FoundArea;
use crate::import::gazetteer::{self, key};
use crate::model::AreaKind;
use std::collections::{HashMap, HashSet};

/// Which areas are wanted: all, or those with one of these codes or names, and those that lie in a wanted system.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Selection {
    /// What was asked for, by the form in which it is compared.
    asked: HashMap<String, String>,
    /// By code, what was asked for that everybody knows it by: its usual name, the system it lies in.
    known: HashMap<String, String>,
    /// What is wanted where it is there, in the form in which it is compared.
    also: HashSet<String>,
    /// The names of those of them that everybody knows: an area of another code is not meant by them.
    also_named: HashSet<String>,
    found: HashSet<String>,
    /// By code and by name, what tables of areas say an area lies in.
    parents: HashMap<String, String>,
    /// Codes and names of systems in tables of areas.
    systems: HashSet<String>,
    /// By code, the name that tables of areas give, for files that have only codes.
    names: HashMap<String, String>,
    chosen: ChosenAreas,
    passed_over_ids: HashSet<String>,
}

/// Which areas were asked for, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct ChosenAreas {
    /// Whether nobody has said which, so that those of the system are meant.
    pub open: bool,
    /// Whether only those of the scorecard are.
    pub of_scorecard: bool,
    /// What was asked for and stands in no file, sorted.
    pub not_found: Vec<String>,
    /// Areas of the files that were not asked for.
    pub passed_over: Vec<PassedOver>,
}

/// An area of the files that is not wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct PassedOver {
    /// Its code; blank where the files give only a name.
    pub code: String,
    pub name: String,
}

/// Areas lie in one another no deeper than this.
const DEEPEST: usize = 8;

impl Selection {
    /// What is asked for to have every area, of whatever system.
    pub const ALL: &'static str = "all";

    /// These codes and names, and `also` where they are there; all areas where both are empty.
    pub fn new(asked: &[String], also: &[String]) -> Self {
        if asked.iter().any(|asked| asked.eq_ignore_ascii_case(Self::ALL)) {
            return Self::default();
        }
        let mut new = Self {
            asked: asked.iter().map(|asked| (key(asked), asked.clone())).collect(),
            also: also.iter().map(|also| key(also)).collect(),
            chosen: ChosenAreas {
                open: asked.is_empty() && also.is_empty(),
                of_scorecard: asked.is_empty() && !also.is_empty(),
                ..ChosenAreas::default()
            },
            ..Self::default()
        };
        for asked in asked {
            new.know_asked(asked);
        }
        for known in also.iter().filter_map(|code| gazetteer::by_code(code)) {
            new.also.extend(gazetteer::other_codes(known.code).map(key));
            new.also_named.extend(known.names_of().map(key));
        }
        new
    }

    /// What everybody knows to be meant by what was asked for.
    fn know_asked(&mut self, asked: &str) {
        let code = gazetteer::code_of(asked);
        let meant = code.as_deref().map_or_else(|| gazetteer::called_anyhow(asked), gazetteer::by_code);
        let Some(meant) = meant.or_else(|| gazetteer::systems(asked).first().copied()) else { return };
        let places = gazetteer::places_of(meant.code).filter(|_| meant.kind == AreaKind::System);
        let codes = [meant.code].into_iter().chain(gazetteer::other_codes(meant.code));
        for code in codes.chain(places.map(|place| place.code)) {
            self.known.insert(key(code), key(asked));
        }
    }

    /// Takes in what a table of areas says.
    pub fn know(&mut self, area: &FoundArea) {
        let names = [area.code.as_deref().map(key), Some(key(&area.name))];
        if let [Some(code), Some(name)] = &names {
            self.names.insert(code.clone(), name.clone());
        }
        for name in names.into_iter().flatten() {
            if area.kind == Some(AreaKind::System) {
                self.systems.insert(name.clone());
            }
            if let Some(parent) = &area.parent {
                self.parents.entry(name).or_insert_with(|| key(parent));
            }
        }
    }

    /// Whether an area is wanted; remembers that it was there.
    pub fn takes(&mut self, code: &str, name: &str) -> bool {
        if self.asked.is_empty() && self.also.is_empty() {
            return true;
        }
        let mut takes = self.also.contains(&key(code));
        let known = gazetteer::by_code(code);
        let usual =
            || gazetteer::called_anyhow(name).is_some_and(|usual| self.also.contains(&key(usual.code)));
        takes |= code.is_empty() && usual();
        let listed = self.names.get(&key(code)).cloned();
        let names = [Some(key(name)), listed, known.map(|known| key(known.name))];
        for given in [Some(key(code))].into_iter().chain(names).flatten() {
            if given.is_empty() {
                continue;
            }
            // A name is enough where the code does not say that it is another area.
            let is_other = known.is_some() && self.also_named.contains(&given);
            takes |= !is_other && self.also.contains(&given);
            takes |= code.is_empty() && self.also_named.contains(&given);
            if let Some(asked) = self.asked_for(&given) {
                self.found.insert(asked);
                takes = true;
            }
        }
        if !takes && self.passed_over_ids.insert(if code.is_empty() { key(name) } else { code.to_owned() }) {
            self.chosen.passed_over.push(PassedOver { code: code.to_owned(), name: name.to_owned() });
        }
        takes
    }

    /// What was asked for that an area answers: itself, or the system it lies in.
    fn asked_for(&self, given: &str) -> Option<String> {
        if self.asked.contains_key(given) {
            return Some(given.to_owned());
        }
        if let Some(asked) = self.known.get(given) {
            return Some(asked.clone());
        }
        let above = std::iter::successors(self.parents.get(given), |above| self.parents.get(*above));
        let systems = above.take(DEEPEST).filter(|above| self.systems.contains(*above));
        let either = systems.flat_map(|code| [Some(code), self.names.get(code)]).flatten();
        either.into_iter().find(|name| self.asked.contains_key(*name)).cloned()
    }

    /// What became of what was asked for.
    pub fn finish(self) -> ChosenAreas {
        let missing = self.asked.iter().filter(|(key, _)| !self.found.contains(*key));
        let mut not_found: Vec<String> = missing.map(|(_, asked)| asked.clone()).collect();
        not_found.sort();
        ChosenAreas { not_found, ..self.chosen }
    }
}
