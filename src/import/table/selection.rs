//! Which areas are wanted.

use super::area::FoundArea;
use crate::import::choice::Choice;
use crate::import::gazetteer::{self, key};
use crate::model::AreaKind;
use std::collections::{BTreeSet, HashMap, HashSet};

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
    /// What is wanted where it is there as it was written, where whatever may be that is wanted too.
    may_be: Vec<String>,
    found: HashSet<String>,
    /// By code and by name, what tables of areas say an area lies in.
    parents: HashMap<String, String>,
    /// Codes and names of systems in tables of areas.
    systems: HashSet<String>,
    /// By code, the name that tables of areas give, for files that have only codes.
    names: HashMap<String, String>,
    chosen: ChosenAreas,
    passed_over_ids: HashSet<String>,
    /// What an earlier reading found and is left out.
    left_out: BTreeSet<String>,
}

/// Which areas were asked for, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct ChosenAreas {
    /// Whether nobody has said which, so that those of the system are meant.
    pub open: bool,
    /// Whether only those of the scorecard are.
    pub of_scorecard: bool,
    /// Whether what may be one of those was taken too, so that it is asked about.
    pub may_be_of_scorecard: bool,
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

    /// The areas of a choice, and those of the scorecard where they are there; all areas where neither is named.
    pub fn new(choice: &Choice) -> Self {
        let Choice { areas: asked, areas_of_scorecard: also, may_be_of_scorecard, left_out, .. } = choice;
        let left_out = left_out.clone();
        if asked.iter().any(|asked| asked.eq_ignore_ascii_case(Self::ALL)) {
            return Self { left_out, ..Self::default() };
        }
        let mut new = Self {
            asked: asked.iter().map(|asked| (key(asked), asked.clone())).collect(),
            also: also.iter().map(|also| key(also)).collect(),
            may_be: if *may_be_of_scorecard { also.clone() } else { Vec::new() },
            chosen: ChosenAreas {
                may_be_of_scorecard: *may_be_of_scorecard,
                open: asked.is_empty() && also.is_empty(),
                of_scorecard: asked.is_empty() && !also.is_empty(),
                ..ChosenAreas::default()
            },
            left_out,
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

    /// Whether an area that is wanted is left out all the same, by what it is found by.
    pub fn leaves_out(&self, found_by: &str) -> bool {
        self.left_out.contains(found_by)
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
            // A name is enough where nobody knows the code, which else says that it is another area.
            takes |= known.is_none() && self.also.contains(&given);
            takes |= code.is_empty() && self.also_named.contains(&given);
            if let Some(asked) = self.asked_for(&given) {
                self.found.insert(asked);
                takes = true;
            }
        }
        takes |= self.may_be(code, name);
        if !takes && self.passed_over_ids.insert(if code.is_empty() { key(name) } else { code.to_owned() }) {
            self.chosen.passed_over.push(PassedOver { code: code.to_owned(), name: name.to_owned() });
        }
        takes
    }

    /// Whether an area may be one of those that are wanted where they are there: its name is almost the name of one, or its
    /// name is that and its code another's. An earlier import was told which it is, and this one is too.
    fn may_be(&self, code: &str, name: &str) -> bool {
        if self.may_be.is_empty() {
            return false;
        }
        let is_named =
            |name: &str| [&self.also, &self.also_named].iter().any(|also| also.contains(&key(name)));
        if !code.is_empty() {
            return is_named(name) && gazetteer::two_areas(code, name).is_some();
        }
        let names =
            self.may_be.iter().map(String::as_str).filter(|name| !gazetteer::is_code(name.as_bytes()));
        gazetteer::almost(name, names).is_some_and(is_named)
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
