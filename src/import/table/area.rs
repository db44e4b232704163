//! Which areas were found.

use super::lookup::Lookup;
use super::observation::AreaAt;
use super::pool::in_one_line;
use super::selection::Selection;
use crate::import::gazetteer::{self, key};
use crate::import::source;
use crate::import::words::without_footnote;
use crate::model::{AreaKind, Footprint, Word};
use std::collections::HashMap;

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
    /// The name or code of the area that a table of areas says it to be, where it is a name that files give.
    pub known_as: Option<String>,
    /// What else the table of areas of a whole scorecard says of it.
    pub of_scorecard: Option<Box<OfScorecard>>,
    pub figures: u64,
    /// What tells it from the other areas of the rows: its code, else its name, with its level or kind.
    pub found_by: String,
}

/// What else the table of areas of a whole scorecard says of an area.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfScorecard {
    /// Its place in the order of the scorecard.
    pub order: u32,
    /// Code of the group of its statistical neighbours.
    pub peers: Option<String>,
    /// Codes, or names of areas elsewhere.
    pub members: Vec<String>,
    pub hex: Option<[f64; 2]>,
    /// Codes, each with since when it stands in their place, where that is said.
    pub succeeds: Vec<(String, Option<String>)>,
    pub until: Option<String>,
}

impl FoundArea {
    /// Its code, or its name where the files give no code.
    pub fn id(&self) -> &str {
        self.code.as_deref().unwrap_or(&self.name)
    }

    /// The codes that it may stand under too: those that it had or has since; where it has only a name, the code that
    /// everybody knows it by.
    pub fn other_codes(&self) -> Vec<&'static str> {
        if let Some(code) = &self.code {
            return gazetteer::other_codes(code).collect();
        }
        let known = gazetteer::called_anyhow(&self.name).into_iter();
        known.flat_map(|known| [known.code].into_iter().chain(gazetteer::other_codes(known.code))).collect()
    }

    /// The area, of these names or of what everybody knows, that it is almost called, where it has nothing but a name that
    /// nobody knows.
    pub fn almost_called<'a>(&self, names: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
        gazetteer::almost(&self.name, names).filter(|_| self.code.is_none())
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
        self.known_as = self.known_as.take().or_else(|| other.known_as.clone());
        self.of_scorecard = self.of_scorecard.take().or_else(|| other.of_scorecard.clone());
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

/// The areas found so far.
#[derive(Debug, Default)]
pub(super) struct AreasFound {
    pub list: Vec<FoundArea>,
    by_code: HashMap<String, AreaAt>,
    by_name: HashMap<String, AreaAt>,
    lookup: Lookup<Option<AreaAt>>,
    /// For each, whether it is left out.
    left_out: Vec<bool>,
    /// Whether the area asked for last was new and is not written in UTF-8.
    pub foreign: bool,
}

impl AreasFound {
    /// The position of an area, added where it is new; none where it is not wanted.
    pub fn position(&mut self, area: RowArea<'_>, selection: &mut Selection) -> Option<AreaAt> {
        // A code says which area it is; without one the name does, with the kind, since regions and cities share names.
        let Self { lookup, list, by_code, by_name, left_out, foreign } = self;
        let by_words = area.code.is_empty() || has_parts(area.code) || gazetteer::is_other_code(area.code);
        let name: &[u8] = if by_words { area.name } else { b"" };
        let mut text = |bytes: &[u8]| {
            let (text, is_utf_8) = source::text(bytes.trim_ascii());
            *foreign |= !is_utf_8;
            text.into_owned()
        };
        lookup.get_joined([area.code, name, area.kind_words], || {
            let (code, name) = identified(text(area.code), text(area.name));
            if !selection.takes(&code, &name) {
                return None;
            }
            let kind_words = text(area.kind_words);
            let kind = area.kind.or_else(|| gazetteer::kind_of_code(&code));
            let word = kind.map_or("", Word::as_str);
            let named = || format!("/{}/{word}", key(&name));
            // A place that a file has at two levels is found at each of them, so that what the two say of it can be held
            // against each other.
            let level = if kind == Some(AreaKind::Place) { kind_words.as_str() } else { "" };
            let coded = || format!("{code}/{level}");
            let (index, id) = if code.is_empty() { (by_name, named()) } else { (by_code, coded()) };
            if let Some(&known) = index.get(&id) {
                return Some(known);
            }
            let at = AreaAt(u32::try_from(list.len()).unwrap_or(u32::MAX));
            let is_left_out = selection.leaves_out(&id);
            left_out.push(is_left_out);
            list.push(FoundArea {
                code: (!code.is_empty()).then_some(code),
                name,
                kind,
                kind_words,
                parent: Some(text(area.parent)).filter(|parent| !parent.is_empty()),
                // Only what has figures is left out.
                figures: u64::from(is_left_out),
                found_by: id.clone(),
                ..FoundArea::default()
            });
            index.insert(id, at);
            Some(at)
        })
    }

    /// Whether the rows of an area are passed over.
    pub fn is_left_out(&self, at: AreaAt) -> bool {
        self.left_out[at.index()]
    }
}

/// Code and name of an area as they are meant: a code is a code by its form, wherever it stands and in whatever letters.
pub(in crate::import) fn identified(code: String, name: String) -> (String, String) {
    let [code, name] = [code, name].map(|text| in_one_line(text.into()).into_owned());
    let name = if without_footnote(&name) == name { name } else { without_footnote(&name).to_owned() };
    let by_form = gazetteer::code_of(&code);
    if let (None, Some(code)) = (&by_form, gazetteer::code_of(&name)) {
        return (code, String::new());
    }
    let Some(code) = by_form else {
        let is_known =
            || gazetteer::called_anyhow(&name).or_else(|| gazetteer::called_with_words(&name)).is_some();
        if gazetteer::is_other_code(code.as_bytes()) && is_known() {
            return identified(String::new(), name);
        }
        if !code.is_empty() {
            return (code, name);
        }
        let within = gazetteer::code_within(&name);
        let known = || Some((code, gazetteer::called_with_words(&name)?.usual_name().to_owned()));
        return within.or_else(known).unwrap_or((String::new(), name));
    };
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
