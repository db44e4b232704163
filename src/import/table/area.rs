//! Which areas are wanted, and which were found.

use super::header::plain;
use super::lookup::Lookup;
use super::observation::AreaAt;
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

    /// Takes another name that a row gives to its code, and says so. Of several names the shortest stands, whatever the
    /// order of the rows: `Bristol` rather than `Bristol, City of`.
    fn also_called(&mut self, name: String) -> Option<String> {
        if plain(&name) == plain(&self.name) || name.is_empty() {
            return None;
        }
        let rank = |name: &str| (name.is_empty(), name.chars().count(), name.to_owned());
        let other =
            if rank(&name) < rank(&self.name) { std::mem::replace(&mut self.name, name) } else { name };
        let is_named = !other.is_empty() && self.code.as_ref() != Some(&other);
        is_named.then(|| {
            format!(
                "Rows with the code {} are called ‘{}’ and ‘{other}’; they are taken as one area.",
                self.id(),
                self.name
            )
        })
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
    /// What is wanted where it is there, in the form in which it is compared.
    also: HashSet<String>,
    found: HashSet<String>,
    /// By code and by name, what tables of areas say an area lies in.
    parents: HashMap<String, String>,
    /// Codes and names of systems in tables of areas.
    systems: HashSet<String>,
    /// By code, the name that tables of areas give, for files that have only codes.
    names: HashMap<String, String>,
}

/// Areas lie in one another no deeper than this.
const DEEPEST: usize = 8;

impl Selection {
    /// These codes and names, and `also` where they are there; all areas where both are empty.
    pub fn new(asked: &[String], also: &[String]) -> Self {
        Self {
            asked: asked.iter().map(|asked| (plain(asked), asked.clone())).collect(),
            also: also.iter().map(|also| plain(also)).collect(),
            // Many files have only its code, and everybody asks for it by name.
            names: HashMap::from([(plain("E92000001"), plain("England"))]),
            ..Self::default()
        }
    }

    /// Takes in what a table of areas says.
    pub fn know(&mut self, area: &FoundArea) {
        let names = [area.code.as_deref().map(plain), Some(plain(&area.name))];
        if let [Some(code), Some(name)] = &names {
            self.names.insert(code.clone(), name.clone());
        }
        for name in names.into_iter().flatten() {
            if area.kind == Some(AreaKind::System) {
                self.systems.insert(name.clone());
            }
            if let Some(parent) = &area.parent {
                self.parents.entry(name).or_insert_with(|| plain(parent));
            }
        }
    }

    /// Whether an area is wanted; remembers that it was there.
    fn takes(&mut self, code: &str, name: &str) -> bool {
        if self.asked.is_empty() && self.also.is_empty() {
            return true;
        }
        let mut takes = false;
        let code = plain(code);
        let listed = self.names.get(&code).cloned().unwrap_or_default();
        for given in [code, plain(name), listed] {
            if given.is_empty() {
                continue;
            }
            takes |= self.also.contains(&given);
            if let Some(asked) = self.asked_for(&given) {
                self.found.insert(asked);
                takes = true;
            }
        }
        takes
    }

    /// What was asked for that an area answers: itself, or the system it lies in.
    fn asked_for(&self, given: &str) -> Option<String> {
        if self.asked.contains_key(given) {
            return Some(given.to_owned());
        }
        let above = std::iter::successors(self.parents.get(given), |above| self.parents.get(*above));
        let systems = above.take(DEEPEST).filter(|above| self.systems.contains(*above));
        let either = systems.flat_map(|code| [Some(code), self.names.get(code)]).flatten();
        either.into_iter().find(|name| self.asked.contains_key(*name)).cloned()
    }

    /// What was asked for and not found, sorted.
    pub fn not_found(&self) -> Vec<String> {
        let missing = self.asked.iter().filter(|(plain, _)| !self.found.contains(*plain));
        let mut missing: Vec<String> = missing.map(|(_, asked)| asked.clone()).collect();
        missing.sort();
        missing
    }
}

/// The code of an area that bears the code of a larger one. The Department for Education gives the figures of Inner and
/// Outer London as regions with the code of London.
///
/// Source: Office for National Statistics, Register of Geographic Codes, entity E13 (Open Government Licence v3.0).
fn own_code<'c>(code: &'c str, name: &str) -> &'c str {
    match (code, plain(name).as_str()) {
        ("E12000007", "innerlondon") => "E13000001",
        ("E12000007", "outerlondon") => "E13000002",
        _ => code,
    }
}

/// The areas found so far.
#[derive(Debug, Default)]
pub(super) struct AreasFound {
    pub list: Vec<FoundArea>,
    /// What was found out about areas and nobody has been told yet.
    pub untold: Vec<String>,
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
        let Self { lookup, list, untold, by_code, by_name, key, foreign } = self;
        key.clear();
        key.extend_from_slice(area.code);
        key.push(b'\n');
        key.extend_from_slice(area.name);
        if area.code.is_empty() {
            key.push(b'\n');
            key.extend_from_slice(area.kind_words);
        }
        let mut text = |bytes: &[u8]| {
            let (text, is_utf_8) = source::text(bytes.trim_ascii());
            *foreign |= !is_utf_8;
            text.into_owned()
        };
        lookup.get(key, || {
            let (given, name) = (text(area.code), text(area.name));
            let code = own_code(&given, &name).to_owned();
            if !selection.takes(&code, &name) {
                return None;
            }
            let kind = area.kind.map_or("", Word::as_str);
            let named = || format!("{}/{kind}", plain(&name));
            let (index, id) = if code.is_empty() { (by_name, named()) } else { (by_code, code.clone()) };
            if code != given {
                untold.push(format!("{name} has the code {given} in the file; it was taken as {code}."));
            }
            if let Some(&known) = index.get(&id) {
                untold.extend(list[known.index()].also_called(name));
                return Some(known);
            }
            let at = AreaAt(u32::try_from(list.len()).unwrap_or(u32::MAX));
            list.push(FoundArea {
                code: (!code.is_empty()).then_some(code),
                name,
                kind: area.kind,
                kind_words: text(area.kind_words),
                parent: Some(text(area.parent)).filter(|parent| !parent.is_empty()),
                ..FoundArea::default()
            });
            index.insert(id, at);
            Some(at)
        })
    }
}
