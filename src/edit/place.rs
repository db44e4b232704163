//! Where in a document something is, told by names and ids instead of positions, so that it means the same in every
//! edition of the document.

use super::spans::{self, members, plain};
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

/// What tells a member of an object or a list from its neighbours.
///
/// In an object this is the name of a field. In a list of the format it is what identifies an item, such as the id of a
/// priority, the area of a row, or the indicator, dimension and group of a block of `data`; elsewhere it is the position
/// alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Its parts, empty where the member has none of that kind.
    pub parts: Vec<String>,
    /// How many members with the same parts come before this one.
    pub nth: usize,
}

impl Key {
    /// The key of a block of `data`: the `nth` of those with this indicator and breakdown (dimension and group).
    pub fn block(indicator: &str, breakdown: Option<(&str, &str)>, nth: usize) -> Self {
        let (by, group) = breakdown.unwrap_or_default();
        Self { parts: [indicator, by, group].map(str::to_owned).into(), nth }
    }

    /// A position in a list whose items have no key of their own, such as the values of a row.
    pub fn position(nth: usize) -> Self {
        Self { parts: Vec::new(), nth }
    }
}

impl From<String> for Key {
    fn from(name: String) -> Self {
        Self { parts: vec![name], nth: 0 }
    }
}

impl From<&str> for Key {
    fn from(name: &str) -> Self {
        name.to_owned().into()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<&str> =
            self.parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        match (parts.as_slice(), self.nth) {
            ([], nth) => write!(f, "number {}", nth + 1),
            (parts, 0) => f.write_str(&parts.join(", ")),
            (parts, nth) => write!(f, "{} (number {} of these)", parts.join(", "), nth + 1),
        }
    }
}

/// The way from the top of a document down to a value: names of fields and keys of items.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place(pub Vec<Key>);

impl Place {
    /// A field at the top of the document.
    pub fn field(name: &str) -> Self {
        Self(vec![name.into()])
    }

    /// An item of a list at the top of the document.
    pub fn item(list: &str, key: impl Into<Key>) -> Self {
        Self(vec![list.into(), key.into()])
    }

    /// A place directly below this one.
    #[must_use]
    pub fn below(&self, key: impl Into<Key>) -> Self {
        Self(self.0.iter().cloned().chain([key.into()]).collect())
    }

    /// Whether this place is `other` or within it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }
}

/// A setting as the window names it.
fn setting(name: &str) -> String {
    match name {
        "benchmark" => "“Compared with”".to_owned(),
        "screen_moving_ranges" => "“Screen moving ranges”".to_owned(),
        "spc_rules" => "“Rules of process control”".to_owned(),
        other => format!("“{}”", capitalised(&other.replace('_', " "))),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// Such as `the weight of the priority smokefree-2030`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut known = Known::TOP;
        let mut words: Vec<String> = Vec::new();
        for key in &self.0 {
            match known.list {
                Some(_) if known.is_column() => words.push(key.to_string()),
                Some(list) => {
                    // The list itself need not be named where one of its items is.
                    words.pop();
                    words.push(format!("the {} {key}", list.item));
                }
                None if words == ["the methods"] => {
                    words = vec![format!("the setting {}", setting(&key.to_string()))];
                }
                // Of a row it is a single figure that is spoken of.
                None if known.is_row() => {
                    words.push(format!("the {}", key.to_string().trim_end_matches('s')));
                }
                None => words.push(format!("the {}", key.to_string().replace('_', " "))),
            }
            known = known.member(key);
        }
        words.reverse();
        if words.is_empty() {
            words.push("the document".to_owned());
        }
        f.write_str(&words.join(" of "))
    }
}

/// A list of the format: how its items are told apart, and the lists within them.
#[derive(Debug)]
pub(super) struct List {
    /// What an item is called.
    item: &'static str,
    /// The fields that identify an item, with a slash before a field of a field. One empty name: the item itself.
    /// None: its position.
    key: &'static [&'static str],
    within: Lists,
}

type Lists = &'static [(&'static str, &'static List)];

const fn list(item: &'static str, key: &'static [&'static str], within: Lists) -> List {
    List { item, key, within }
}

static TEXTS: List = list("entry", &[""], &[]);
static COLUMN: List = list("figure", &[], &[]);
static AREAS: List = list("area", &["code"], &[("members", &TEXTS)]);
static BOUNDARIES: List = list("outline of", &["area"], &[]);
static GROUPS: List = list("group", &["id"], &[]);
static GROUPINGS: List = list("grouping", &["id"], &[("groups", &GROUPS)]);
static INDICATORS: List = list("indicator", &["id"], &[("groups", &TEXTS), ("published_as", &TEXTS)]);
static ROWS: List = list(
    "row of",
    &["area"],
    &[
        ("values", &COLUMN),
        ("lower", &COLUMN),
        ("upper", &COLUMN),
        ("numerators", &COLUMN),
        ("denominators", &COLUMN),
        ("flags", &COLUMN),
        ("notes", &COLUMN),
        ("verdicts", &COLUMN),
    ],
);
static BLOCKS: List =
    list("figures for", &["indicator", "breakdown/by", "breakdown/group"], &[("rows", &ROWS)]);
static SPREADS: List = list("spread of", &["indicator", "kind", "of"], &[]);
static TARGETS: List = list("target for", &["indicator", "area"], &[]);
static PRIORITIES: List = list("priority", &["id"], &[("indicators", &TEXTS), ("targets", &TARGETS)]);
static INTERVENTIONS: List = list(
    "intervention",
    &["id"],
    &[("areas", &TEXTS), ("planned", &TEXTS), ("aims", &TEXTS), ("watch", &TEXTS)],
);
static COMMENTARY: List = list("comment", &["id"], &[]);
static VIEWS: List = list("view", &["id"], &[]);
static ACTIONS: List = list("action", &["id"], &[]);
static OUTCOMES: List = list("outcome", &["id"], &[("indicators", &TEXTS)]);
static FRAMEWORKS: List = list("framework", &["id"], &[("outcomes", &OUTCOMES)]);

static DOCUMENT: List = list(
    "document",
    &[],
    &[
        ("areas", &AREAS),
        ("boundaries", &BOUNDARIES),
        ("groupings", &GROUPINGS),
        ("indicators", &INDICATORS),
        ("data", &BLOCKS),
        ("spreads", &SPREADS),
        ("priorities", &PRIORITIES),
        ("interventions", &INTERVENTIONS),
        ("commentary", &COMMENTARY),
        ("views", &VIEWS),
        ("actions", &ACTIONS),
        ("frameworks", &FRAMEWORKS),
    ],
);

/// What the format says about the value at a place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Which list it is.
    pub list: Option<&'static List>,
    /// Of which list it is an item.
    of: Option<&'static List>,
}

impl Known {
    pub const TOP: Self = Self { list: None, of: Some(&DOCUMENT) };

    /// Something of which the format says nothing.
    pub const OTHER: Self = Self { list: None, of: None };

    fn field(self, name: &str) -> Self {
        let lists = self.of.map_or(&[][..], |of| of.within);
        Self { list: lists.iter().find(|(known, _)| *known == name).map(|(_, list)| *list), of: None }
    }

    /// What a member of the value is.
    pub fn member(self, key: &Key) -> Self {
        match (self.list, key.parts.first()) {
            (None, Some(name)) => self.field(name),
            (of, _) => Self { list: None, of },
        }
    }

    /// Whether it is a block of observations.
    pub fn is_block(self) -> bool {
        self.of.is_some_and(|of| std::ptr::eq(of, &raw const BLOCKS))
    }

    /// Whether it is a row of one.
    pub fn is_row(self) -> bool {
        self.of.is_some_and(|of| std::ptr::eq(of, &raw const ROWS))
    }

    /// Whether it is a national spread, whose lists belong together.
    pub fn is_spread(self) -> bool {
        self.of.is_some_and(|of| std::ptr::eq(of, &raw const SPREADS))
    }

    /// Whether it is a list whose items have keys.
    pub fn is_keyed(self) -> bool {
        self.list.is_some_and(|list| !list.key.is_empty())
    }

    /// Whether it is a list with one item for each period.
    pub fn is_column(self) -> bool {
        self.list.is_some_and(|list| list.key.is_empty())
    }
}

/// What an item of a list at the top of the document is called.
pub(super) fn noun(list: &str) -> &'static str {
    Known::TOP.field(list).list.map_or("entry", |list| list.item)
}

/// The members of an object or a list with their keys and where their values are, in the order of the text.
pub(super) fn keyed(text: &str, known: Known) -> Vec<(Key, Range<usize>)> {
    let is_object = spans::kind(text) == spans::Kind::Object;
    let mut passed: HashMap<Vec<String>, usize> = HashMap::new();
    let with_key = |span: spans::Span| {
        let parts = match known.list {
            _ if is_object => vec![span.name],
            Some(list) if !list.key.is_empty() => parts(&text[span.value.clone()], list.key),
            _ => Vec::new(),
        };
        let passed = passed.entry(parts.clone()).or_default();
        *passed += 1;
        (Key { parts, nth: *passed - 1 }, span.value)
    };
    members(text).into_iter().map(with_key).collect()
}

/// The parts of the key of an item, empty where it has no such field. All of them in one go: a block is long.
fn parts(item: &str, paths: &[&str]) -> Vec<String> {
    if paths == [""] {
        return vec![plain(item).into_owned()];
    }
    let spans = members(item);
    let field =
        |name: &str| spans.iter().find(|span| span.name == name).map(|span| &item[span.value.clone()]);
    let part = |path: &&str| match path.split_once('/') {
        Some((name, inner)) => field(name).and_then(|object| spans::field(object, inner)),
        None => field(path),
    };
    paths.iter().map(|path| part(path).map(plain).unwrap_or_default().into_owned()).collect()
}

/// The text of the value at a place.
pub(super) fn at<'t>(text: &'t str, place: &[Key]) -> Option<&'t str> {
    below(text.trim_start_matches('\u{FEFF}'), Known::TOP, place)
}

/// The text of what lies so far below a value, of which this much is known.
pub(super) fn below<'t>(text: &'t str, known: Known, keys: &[Key]) -> Option<&'t str> {
    let (mut at, mut known) = (text, known);
    for key in keys {
        let (_, range) = keyed(at, known).into_iter().find(|(own, _)| own == key)?;
        at = &at[range];
        known = known.member(key);
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"title": "x", "data": [
        {"indicator": "a", "periods": ["2020", "2021"], "rows": [{"area": "E1", "values": [1, 2.50]}]},
        {"indicator": "a", "breakdown": {"by": "Sex", "group": "Men"}, "rows": []},
        {"indicator": "a", "periods": ["2022"], "rows": [{"\u0061rea": "E1", "v\u0061lues": [3]}]}],
        "priorities": [{"id": "p", "weight": 1}], "other": [{"id": "p"}, {"id": "q"}]}"#;

    #[test]
    fn a_value_is_found_by_names_and_keys() {
        let row =
            |nth| Place::item("data", Key::block("a", None, nth)).below("rows").below("E1").below("values");
        assert_eq!(at(TEXT, &row(0).below(Key::position(1)).0), Some("2.50"));
        assert_eq!(at(TEXT, &row(1).0), Some("[3]"));
        let men = Place::item("data", Key::block("a", Some(("Sex", "Men")), 0));
        assert_eq!(at(TEXT, &men.below("rows").0), Some("[]"));
        assert_eq!(at(TEXT, &Place::item("priorities", "p").below("weight").0), Some("1"));
        assert_eq!(at(TEXT, &Place::field("other").below(Key::position(1)).below("id").0), Some("\"q\""));
        assert_eq!(at(TEXT, &Place::item("priorities", "q").0), None);
        assert_eq!(at(&format!("\u{FEFF} {TEXT}"), &Place::field("title").0), Some("\"x\""));
    }

    #[test]
    fn a_place_is_told_in_words() {
        for (place, words) in [
            (Place::field("title"), "the title"),
            (Place::field("methods").below("run_length"), "the setting “Run length”"),
            (Place::field("methods").below("screen_moving_ranges"), "the setting “Screen moving ranges”"),
            (Place::item("priorities", "p"), "the priority p"),
            (Place::item("priorities", "p").below("weight"), "the weight of the priority p"),
            (
                Place::item("data", Key::block("a", Some(("Sex", "Men")), 1)).below("rows").below("E1"),
                "the row of E1 of the figures for a, Sex, Men (number 2 of these)",
            ),
            (Place(Vec::new()), "the document"),
        ] {
            assert_eq!(place.to_string(), words);
        }
    }
}
