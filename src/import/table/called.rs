//! What rows call the things that they name. Where they do not agree, most rows decide, then the shorter words, then the
//! alphabet, so that it does not matter which row comes first.

use super::area::{FoundArea, RowArea, identified};
use super::definition::FoundIndicator;
use super::lookup::Lookup;
use super::named;
use super::observation::{AreaAt, IndicatorAt};
use crate::import::gazetteer;
use crate::import::source;
use crate::import::words::listed_between;
use crate::model::AreaKind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// Words for one thing, and how many rows have them.
type Tally<T> = BTreeMap<T, u64>;

/// The words of most rows.
fn chosen<T: Clone + Ord>(tally: &Tally<T>, length: impl Fn(&T) -> usize) -> Option<T> {
    tally
        .iter()
        .min_by_key(|(words, rows)| (Reverse(**rows), length(words), (*words).clone()))
        .map(|(words, _)| words.clone())
}

/// What one kind of row says of an area.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct SaidOfArea {
    at: AreaAt,
    name: String,
    kind_words: String,
    kind: Option<AreaKind>,
    parent: String,
}

/// What rows call areas and indicators.
#[derive(Debug, Default)]
pub(super) struct Called {
    /// By what a row says of its area, which area that is and the position of what is said; none for one that is not
    /// wanted.
    area_lookup: Lookup<Option<(AreaAt, usize)>>,
    areas: Rows<SaidOfArea>,
    indicators: Rows<(IndicatorAt, String)>,
}

/// Things that rows say, each once, with the number of rows that say it.
#[derive(Debug)]
struct Rows<T> {
    list: Vec<(T, u64)>,
    positions: HashMap<T, usize>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { list: Vec::new(), positions: HashMap::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Rows<T> {
    fn position(&mut self, said: T) -> usize {
        let Self { list, positions } = self;
        *positions.entry(said).or_insert_with_key(|said| {
            list.push((said.clone(), 0));
            list.len() - 1
        })
    }
}

impl Called {
    /// The area of a row, which is counted for it; `find` tells it where no row before had the same words.
    pub fn area(&mut self, area: RowArea<'_>, find: impl FnOnce() -> Option<AreaAt>) -> Option<AreaAt> {
        let Self { area_lookup, areas, .. } = self;
        let words = [area.code, area.name, area.kind_words, area.parent];
        let (at, said) = area_lookup.get_joined(words, || {
            let at = find()?;
            let text = |bytes: &[u8]| source::text(bytes.trim_ascii()).0.into_owned();
            let [code, name, kind_words, parent] = words.map(text);
            let (_, name) = identified(code, name);
            Some((at, areas.position(SaidOfArea { at, name, kind_words, kind: area.kind, parent })))
        })?;
        areas.list[said].1 += 1;
        Some(at)
    }

    /// The position of a name of an indicator.
    pub fn name_of_indicator(&mut self, at: IndicatorAt, name: &str) -> usize {
        self.indicators.position((at, name.to_owned()))
    }

    /// Counts a row of an indicator, by the position of the name it has there.
    pub fn count_name(&mut self, position: usize) {
        self.indicators.list[position].1 += 1;
    }

    /// Gives areas and indicators the words of most rows, and says where others have other words.
    pub fn settle(self, areas: &mut [FoundArea], indicators: &mut [FoundIndicator]) -> Vec<String> {
        let (areas, within_several) = settle_areas(self.areas.list, areas);
        let indicators = settle_indicators(self.indicators.list, indicators);
        let called = [("Areas", areas), ("Indicators", indicators)];
        let called = called.into_iter().filter_map(|(what, named)| said(what, named));
        called.chain(said_within(within_several)).collect()
    }
}

/// A name that was chosen, with those that were not.
type Named = (String, Vec<String>);

/// Gives areas the words of most rows: those with several names; and those known by a name alone that lie in several others.
fn settle_areas(said: Vec<(SaidOfArea, u64)>, areas: &mut [FoundArea]) -> (Vec<Named>, Vec<Named>) {
    #[derive(Default)]
    struct Tallies {
        name: Tally<String>,
        kind_words: Tally<String>,
        kind: Tally<Option<AreaKind>>,
        parent: Tally<String>,
    }
    let mut tallies: BTreeMap<usize, Tallies> = BTreeMap::new();
    for (said, rows) in said {
        let SaidOfArea { at, name, kind_words, kind, parent } = said;
        let of = tallies.entry(at.index()).or_default();
        for (tally, words) in
            [(&mut of.name, name), (&mut of.kind_words, kind_words), (&mut of.parent, parent)]
        {
            if !words.is_empty() {
                *tally.entry(words).or_default() += rows;
            }
        }
        *of.kind.entry(kind).or_default() += rows;
    }
    let (mut named, mut within_several) = (Vec::new(), Vec::new());
    for (at, of) in tallies {
        let area = &mut areas[at];
        // What every row says was taken in with the first of them.
        let several = |tally: &Tally<String>, taken: &str| tally.len() > 1 || taken.is_empty();
        if several(&of.name, &area.name)
            && let Some(name) = chosen(&of.name, String::len)
        {
            named.extend(others(&name, &of.name));
            area.name = name;
        }
        if area.code.is_none() && of.parent.len() > 1 {
            within_several.push((area.name.clone(), of.parent.keys().cloned().collect()));
        }
        if several(&of.kind_words, &area.kind_words)
            && let Some(words) = chosen(&of.kind_words, String::len)
        {
            area.kind_words = words;
        }
        if several(&of.parent, area.parent.as_deref().unwrap_or_default())
            && let Some(parent) = chosen(&of.parent, String::len)
        {
            area.parent = Some(parent);
        }
        // Words that are not known say less than those that are.
        let kinds: Tally<Option<AreaKind>> = of.kind.into_iter().filter(|(kind, _)| kind.is_some()).collect();
        let by_code = || gazetteer::kind_of_code(area.code.as_deref().unwrap_or_default());
        area.kind = chosen(&kinds, |_| 0).flatten().or_else(by_code);
    }
    (named, within_several)
}

fn settle_indicators(
    said: Vec<((IndicatorAt, String), u64)>,
    indicators: &mut [FoundIndicator],
) -> Vec<Named> {
    // Variants of one indicator have one name, by its key.
    let mut tallies: BTreeMap<String, (Vec<usize>, Tally<String>)> = BTreeMap::new();
    for ((at, name), rows) in said {
        let FoundIndicator { key, variant, .. } = &indicators[at.index()];
        let key = variant.as_ref().map_or(key, |variant| &variant.key).clone();
        let (positions, tally) = tallies.entry(key).or_default();
        positions.push(at.index());
        if !name.is_empty() {
            *tally.entry(name).or_default() += rows;
        }
    }
    let mut named = Vec::new();
    for (positions, tally) in tallies.into_values() {
        let Some(name) = chosen(&tally, String::len) else { continue };
        named.extend(others(&name, &tally));
        for at in positions {
            let found = &mut indicators[at];
            if let Some(variant) = &mut found.variant {
                variant.name.clone_from(&name);
            }
            let definition = &mut found.definition;
            if let Some(title) = &mut definition.source.title
                && let Some(before) =
                    tally.keys().filter(|known| title.contains(*known)).max_by_key(|known| known.len())
            {
                *title = title.replacen(before, &name, 1);
            }
            definition.name = Some(name.clone());
        }
    }
    named
}

/// The other names, where they differ in more than small and capital letters.
fn others(name: &str, tally: &Tally<String>) -> Option<Named> {
    let others: Vec<String> = tally.keys().filter(|other| named(other) != named(name)).cloned().collect();
    (!others.is_empty()).then(|| (name.to_owned(), others))
}

/// A sentence about areas of one name that may be several.
fn said_within(several: Vec<Named>) -> Option<String> {
    let listed = each_with(several, "")?;
    Some(format!(
        "Areas of one name lie in several others, and were taken as one: {listed}. Where they are different ones, give each a \
         name of its own."
    ))
}

/// A sentence about names that do not agree.
fn said(what: &str, named: Vec<Named>) -> Option<String> {
    let listed = each_with(named, "also ")?;
    Some(format!(
        "{what} are called differently from row to row, and the name of most rows was taken: {listed}."
    ))
}

/// The names by the alphabet, each with its others in brackets behind these words; none where there are none.
fn each_with(mut named: Vec<Named>, words: &str) -> Option<String> {
    const SHOWN: usize = 6;
    named.sort();
    let all = named.iter().map(|(name, others)| format!("{name} ({words}{})", others.join(", ")));
    let all: Vec<String> = all.collect();
    (!all.is_empty()).then(|| listed_between(all.iter().map(String::as_str), SHOWN, "; "))
}
