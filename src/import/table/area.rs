//! Which areas are wanted, and which were found.

use super::lookup::Lookup;
use super::observation::AreaAt;
use crate::import::gazetteer::{self, key};
use crate::import::source;
use crate::model::{AreaKind, Footprint, Word};
use std::collections::{HashMap, HashSet};

/// An area of the files: as rows of figures name it, or as a table of areas describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundArea {
    /// None where the files give only a name.
    pub code: Option<String>,
    pub name: String,
    /// Where it is known.
    pub kind: Option<AreaKind>,
    /// What the publisher calls that kind, such as `Counties & UAs (from Apr 2023)`.
    pub kind_words: String,
    /// Code or name of the area it lies in.
    pub parent: Option<String>,
    /// Residents.
    pub population: Option<f64>,
    /// 1 (most deprived) to 10.
    pub deprivation_decile: Option<u8>,
    pub footprint: Option<Footprint>,
    pub figures: u64,
}

impl FoundArea {
    /// Its code, or its name where the files give no code.
    pub fn id(&self) -> &str {
        self.code.as_deref().unwrap_or(&self.name)
    }

    /// The codes that it may stand under too: those that it had or has since; where it has only a name, the code that
    /// everybody knows it by.
    pub fn other_codes(&self) -> Vec<&'static str> {
        match &self.code {
            Some(code) => gazetteer::other_codes(code).collect(),
            None => {
                let known = gazetteer::called_anyhow(&self.name).into_iter();
                known
                    .flat_map(|known| [known.code].into_iter().chain(gazetteer::other_codes(known.code)))
                    .collect()
            }
        }
    }

    /// The system that everybody knows a place to lie in.
    pub fn known_system(&self) -> Option<&'static str> {
        Some(gazetteer::by_code(self.code.as_deref()?)?.system()?.usual_name())
    }

    /// Fills what is not known of it from what another table says.
    pub(in crate::import) fn fill_from(&mut self, other: &Self) {
        if self.name.is_empty() {
            self.name.clone_from(&other.name);
        }
        if self.kind_words.is_empty() {
            self.kind_words.clone_from(&other.kind_words);
        }
        self.kind = self.kind.or(other.kind);
        self.parent = self.parent.take().or_else(|| other.parent.clone());
        self.population = self.population.or(other.population);
        self.deprivation_decile = self.deprivation_decile.or(other.deprivation_decile);
        self.footprint = self.footprint.or(other.footprint);
    }
}

/// An area as one row names it.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct RowArea<'r> {
    /// Its code; blank where the row has none.
    pub code: &'r [u8],
    pub name: &'r [u8],
    /// What the publisher calls its kind; blank where the row does not say.
    pub kind_words: &'r [u8],
    /// What that kind is here, where it is known.
    pub kind: Option<AreaKind>,
    /// Code or name of the area it lies in; blank where the row does not say.
    pub parent: &'r [u8],
}

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
    fn takes(&mut self, code: &str, name: &str) -> bool {
        if self.asked.is_empty() && self.also.is_empty() {
            return true;
        }
        let mut takes = self.also.contains(&key(code));
        let known = gazetteer::by_code(code);
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

/// The areas found so far.
#[derive(Debug, Default)]
pub(super) struct AreasFound {
    pub list: Vec<FoundArea>,
    by_code: HashMap<String, AreaAt>,
    by_name: HashMap<String, AreaAt>,
    lookup: Lookup<Option<AreaAt>>,
    key: Vec<u8>,
    /// Whether the area asked for last was new and is not written in UTF-8.
    pub foreign: bool,
}

impl AreasFound {
    /// The position of an area, added where it is new; none where it is not wanted.
    pub fn position(&mut self, area: RowArea<'_>, selection: &mut Selection) -> Option<AreaAt> {
        // A code says which area it is; without one the name does, with the kind, since regions and cities share names.
        let Self { lookup, list, by_code, by_name, key: row_key, foreign } = self;
        row_key.clear();
        if area.code.is_empty() || has_parts(area.code) {
            row_key.extend_from_slice(area.code);
            row_key.push(b'\n');
            row_key.extend_from_slice(area.name);
            row_key.push(b'\n');
            row_key.extend_from_slice(area.kind_words);
        } else {
            row_key.extend_from_slice(area.code);
        }
        let mut text = |bytes: &[u8]| {
            let (text, is_utf_8) = source::text(bytes.trim_ascii());
            *foreign |= !is_utf_8;
            text.into_owned()
        };
        lookup.get(row_key, || {
            let (code, name) = identified(text(area.code), text(area.name));
            if !selection.takes(&code, &name) {
                return None;
            }
            let kind_words = text(area.kind_words);
            let kind = area.kind.or_else(|| kind_of(&code, &kind_words));
            let word = kind.map_or("", Word::as_str);
            let named = || format!("{}/{word}", key(&name));
            let (index, id) = if code.is_empty() { (by_name, named()) } else { (by_code, code.clone()) };
            if let Some(&known) = index.get(&id) {
                return Some(known);
            }
            let at = AreaAt(u32::try_from(list.len()).unwrap_or(u32::MAX));
            list.push(FoundArea {
                code: (!code.is_empty()).then_some(code),
                name,
                kind,
                kind_words,
                parent: Some(text(area.parent)).filter(|parent| !parent.is_empty()),
                ..FoundArea::default()
            });
            index.insert(id, at);
            Some(at)
        })
    }
}

/// Code and name of an area as they are meant: a code is a code by its form, wherever it stands and in whatever letters.
pub(in crate::import) fn identified(code: String, name: String) -> (String, String) {
    let by_form = gazetteer::code_of(&code);
    if let (None, Some(code)) = (&by_form, gazetteer::code_of(&name)) {
        return (code, String::new());
    }
    let Some(code) = by_form else { return (code, name) };
    // Parts of a region have its code in some files, and their names.
    let part = gazetteer::called(&name, AreaKind::Region).filter(|_| has_parts(code.as_bytes()));
    match part.filter(|part| part.within == Some(&code)) {
        Some(part) => (part.code.to_owned(), name),
        None => (code, name),
    }
}

/// London, which has an inner and an outer part.
fn has_parts(code: &[u8]) -> bool {
    code == b"E12000007"
}

/// What an area is by its code. What the publisher calls it and nobody here knows is not taken for something else, unless
/// the area itself is known.
pub(in crate::import) fn kind_of(code: &str, kind_words: &str) -> Option<AreaKind> {
    let known = gazetteer::by_code(code).map(|known| known.kind);
    known.or_else(|| gazetteer::kind_of_code(code).filter(|_| kind_words.is_empty()))
}
