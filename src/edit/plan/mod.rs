//! What a reader enters about priorities, interventions, actions, own footprints and in-year measures, as edits: each
//! changes one field, or what belongs to it, and leaves all else its bytes.

mod kind;
mod reference;
#[cfg(test)]
mod tests;

pub use kind::Kind;
pub use reference::{References, references};

/// The day on which something is entered.
pub use crate::format::today;
/// What is entered is entered into a document, and its rules judge what is typed.
pub use crate::format::{Document, useless_baseline};

use super::place::{Key, Known, Place, at, below, keyed};
use super::spans::members;
use super::{Edit, Ids, Op, Slot};
use crate::format::{Fingerprint, fingerprint};
use crate::model::drafts;
use serde_json::{Value, json};

/// The lists of a document that have what is entered.
pub const PRIORITIES: &str = "priorities";
pub const INTERVENTIONS: &str = "interventions";
pub const ACTIONS: &str = "actions";
pub const AREAS: &str = "areas";
pub const INDICATORS: &str = "indicators";
pub const COMMENTARY: &str = "commentary";
pub const VIEWS: &str = "views";

/// Not a list: there is one approval or none.
pub const APPROVED: &str = "approved";

/// Something in a list at the top of a document, by what it is known by there; or the approval, which is known by nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    pub list: &'static str,
    /// Its id; of an area its code.
    pub id: String,
}

impl Item {
    /// Where it is.
    pub fn place(&self) -> Place {
        match self.list {
            APPROVED => Place::field(APPROVED),
            list => Place::item(list, self.id.as_str()),
        }
    }
}

/// The names of the fields from an item down to a value.
pub type Path = Vec<&'static str>;

/// One step of what is entered about an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A field has this value; none where it is left empty.
    Set(Path, Option<Value>),
    /// The value of this name in an object whose names are data; none where it is left empty.
    SetNamed(Path, String, Option<Value>),
    /// A list of ids has this one too.
    Include(&'static str, String),
    /// A list of ids has it no longer.
    Exclude(&'static str, String),
    /// A field of the target at this position.
    SetOfTarget(usize, Path, Option<Value>),
    /// One target more.
    AddTarget(Value),
    /// The target at this position is no longer one.
    RemoveTarget(usize),
    /// The item is new: all of it.
    Add(Value),
    /// The document as it is now is approved, by whom and when this says.
    Approve(Value),
    /// The item is no longer there, and what names it does so no longer.
    Remove,
}

/// What a reader has entered: a change of one item, which the document of the moment is asked how to make.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What the change is called, as it is read after "Undo": `add Happiness yesterday`.
    pub name: String,
    pub item: Item,
    pub steps: Vec<Step>,
}

impl Entry {
    /// An entry of one step.
    pub fn new(name: impl Into<String>, item: Item, step: Step) -> Self {
        Self { name: name.into(), item, steps: vec![step] }
    }

    /// Who is said to have written a comment, where that is what is entered.
    pub fn author(&self) -> Option<&str> {
        self.steps.iter().filter(|_| self.item.list == COMMENTARY).find_map(|step| match step {
            Step::Set(path, Some(Value::String(name))) if path[..] == ["author"] => Some(name.as_str()),
            Step::Add(comment) => comment["author"].as_str(),
            _ => None,
        })
    }

    /// The edit that makes the change in this document; what is so already is left out.
    pub fn edit(&self, document: &Document) -> Edit {
        let own = at(document.text(), &self.item.place().0);
        let steps = self.steps.iter().flat_map(|step| self.ops(document, own.unwrap_or("{}"), step));
        Edit::of(self.name.clone(), steps.collect())
    }

    /// What a step does, `own` being the text of the item.
    fn ops(&self, document: &Document, own: &str, step: &Step) -> Vec<Op> {
        let field = |path: &Path| path.iter().map(|name| (*name).into()).collect::<Vec<Key>>();
        match step {
            Step::Set(path, value) => self.set(own, field(path), value.as_ref()).into_iter().collect(),
            Step::SetNamed(path, name, value) => {
                let keys = field(path).into_iter().chain([name.as_str().into()]).collect();
                self.set(own, keys, value.as_ref()).into_iter().collect()
            }
            Step::Include(list, id) => {
                vec![self.put(own, vec![(*list).into(), id.as_str().into()], json!(id))]
            }
            Step::Exclude(list, id) => {
                self.set(own, vec![(*list).into(), id.as_str().into()], None).into_iter().collect()
            }
            Step::SetOfTarget(nth, path, value) => {
                let Some(target) = target(own, *nth) else { return Vec::new() };
                let keys = target.into_iter().chain(field(path)).collect();
                self.set(own, keys, value.as_ref()).into_iter().collect()
            }
            Step::AddTarget(value) => {
                let key = new_target(own, value);
                vec![self.put(own, vec!["targets".into(), key], value.clone())]
            }
            Step::RemoveTarget(nth) => {
                let place = |keys: Vec<Key>| Op::Remove(self.at(&keys));
                target(own, *nth).map(place).into_iter().collect()
            }
            Step::Add(value) => {
                vec![Op::Put { place: self.item.place(), text: value.to_string(), slot: Slot::Last }]
            }
            Step::Approve(value) => {
                let mut value = value.clone();
                let drafts = drafts(document.scorecard().commentary());
                let Fingerprint { code, parts } = fingerprint(document.text(), &drafts);
                value["fingerprint"] = json!(code);
                value["parts"] =
                    Value::Object(parts.into_iter().map(|(name, code)| (name, json!(code))).collect());
                vec![Op::Put { place: self.item.place(), text: value.to_string(), slot: Slot::Last }]
            }
            Step::Remove => {
                let named = references(document.scorecard(), &self.item).forget();
                named.into_iter().chain([Op::Remove(self.item.place())]).collect()
            }
        }
    }

    /// A place below the item.
    fn at(&self, keys: &[Key]) -> Place {
        Place(self.item.place().0.into_iter().chain(keys.iter().cloned()).collect())
    }

    /// Gives a value another text, or takes it away where there is none; nothing where that is so already.
    fn set(&self, own: &str, keys: Vec<Key>, value: Option<&Value>) -> Option<Op> {
        if let Some(value) = value {
            return Some(self.put(own, keys, value.clone()));
        }
        let is_there = |keys: &[Key]| below(own, self.known(), keys).is_some_and(|text| text != "null");
        let mut gone = keys.as_slice();
        if !is_there(gone) {
            return None;
        }
        // An object of which nothing is left says nothing.
        while let [above @ .., _] = gone
            && let Some(object) = below(own, self.known(), above).filter(|text| text.starts_with('{'))
            && !above.is_empty()
            && members(object).len() == 1
        {
            gone = above;
        }
        Some(Op::Remove(self.at(gone)))
    }

    /// Puts a value where it goes; a field above it that says `null` becomes the object or list that has it.
    fn put(&self, own: &str, mut keys: Vec<Key>, mut value: Value) -> Op {
        let is_null = |depth: &usize| below(own, self.known(), &keys[..*depth]) == Some("null");
        if let Some(depth) = (1..keys.len()).find(is_null) {
            for depth in (depth..keys.len()).rev() {
                let container = keys[..depth].iter().fold(self.known(), Known::member);
                value = match keys[depth].parts.first() {
                    Some(name) if container.list.is_none() => json!({ name.as_str(): value }),
                    _ => json!([value]),
                };
            }
            keys.truncate(depth);
        }
        Op::Put { place: self.at(&keys), text: value.to_string(), slot: Slot::Last }
    }

    /// What the format says of the item.
    fn known(&self) -> Known {
        self.item.place().0.iter().fold(Known::TOP, Known::member)
    }
}

/// The targets of a priority with their keys, the priority being given by its text.
fn targets(own: &str) -> Vec<Key> {
    let priority: [Key; 2] = [PRIORITIES.into(), "".into()];
    let known = priority.iter().fold(Known::TOP, Known::member);
    let list = below(own, known, &["targets".into()]).unwrap_or("[]");
    keyed(list, known.member(&"targets".into())).into_iter().map(|(key, _)| key).collect()
}

/// The way from a priority to the target at this position.
fn target(own: &str, nth: usize) -> Option<Vec<Key>> {
    targets(own).into_iter().nth(nth).map(|key| vec!["targets".into(), key])
}

/// The key of a target that is put behind those that are there.
fn new_target(own: &str, value: &Value) -> Key {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let parts = vec![text("indicator"), text("area")];
    let nth = targets(own).iter().filter(|key| key.parts == parts).count();
    Key { parts, nth }
}

/// A new id made of a name, which is none of those that are taken.
pub fn new_id(name: &str, taken: &mut dyn Iterator<Item = &str>) -> String {
    let mut ids = Ids::default();
    taken.for_each(|id| ids.take(id));
    ids.make(name)
}
