//! A change of a document as a value.

use super::EditError;
use super::place::{Key, Place, at, noun};
use super::spans::{field, plain};
use super::splice::{Splice, Spliced, fingerprint, splice};
use super::tree::Tree;
use crate::format::Document;
use crate::model::{Methods, Word};
use serde::Serialize;
use serde::de::IgnoredAny;

/// Where among its neighbours something new or moved goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Slot {
    /// Before all others.
    First,
    /// After all others.
    #[default]
    Last,
    /// After this one; after all others where it is not there.
    After(Key),
}

/// One step of an edit. Keys are those from before the edit, or those under which it has put something.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// Replaces the value at a place by JSON text, or adds it in its slot.
    Put {
        /// Where.
        place: Place,
        /// JSON. With line ends in it, it is written as it is; otherwise it is laid out to fit where it comes.
        text: String,
        /// Where it goes if it is new.
        slot: Slot,
    },
    /// Removes the value at a place.
    Remove(Place),
    /// Moves the item at a place among the items of its list.
    Move(Place, Slot),
}

impl Op {
    /// Where it changes something.
    pub fn place(&self) -> &Place {
        match self {
            Self::Put { place, .. } | Self::Remove(place) | Self::Move(place, _) => place,
        }
    }
}

/// A change of a document, with a name for people: `change the methods`, `import of 3 files`.
///
/// What it does not touch keeps its bytes. One that was made by [`super::apply`] to take another one back fits only the
/// document that came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    name: String,
    change: Change,
}

#[derive(Clone, Debug, PartialEq)]
enum Change {
    Steps(Vec<Op>),
    /// Pieces of exactly the text with this fingerprint.
    Back(u64, Vec<Splice>),
}

impl Edit {
    /// An edit without steps.
    pub fn new(name: impl Into<String>) -> Self {
        Self::of(name, Vec::new())
    }

    /// An edit of these steps, one after the other.
    pub fn of(name: impl Into<String>, steps: Vec<Op>) -> Self {
        Self { name: name.into(), change: Change::Steps(steps) }
    }

    /// What it is called, as it is read after "Undo" and "Redo".
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its steps; none where it takes another one back.
    pub fn steps(&self) -> &[Op] {
        if let Change::Steps(steps) = &self.change { steps } else { &[] }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        match &self.change {
            Change::Steps(steps) => steps.is_empty(),
            Change::Back(_, splices) => splices.is_empty(),
        }
    }

    /// About how many bytes it keeps in memory.
    pub fn size(&self) -> usize {
        match &self.change {
            Change::Back(_, splices) => splices.iter().map(|splice| splice.text.len() + 64).sum(),
            Change::Steps(steps) => {
                let text = |op: &Op| if let Op::Put { text, .. } = op { text.len() } else { 0 };
                steps.iter().map(|op| text(op) + 256).sum()
            }
        }
    }

    /// Adds a step. An edit that takes another one back stays as it is: no step fits its text.
    #[must_use]
    pub fn then(mut self, op: Op) -> Self {
        if let Change::Steps(steps) = &mut self.change {
            steps.push(op);
        }
        self
    }

    /// Replaces or adds a value. One that cannot be JSON is refused when the edit is applied.
    #[must_use]
    pub fn put(self, place: Place, value: &impl Serialize) -> Self {
        self.put_in(place, value, Slot::Last)
    }

    /// Replaces a value, or adds it in this slot.
    #[must_use]
    pub fn put_in(self, place: Place, value: &impl Serialize, slot: Slot) -> Self {
        let text = serde_json::to_string(value).unwrap_or_default();
        self.then(Op::Put { place, text, slot })
    }

    /// Removes a value.
    #[must_use]
    pub fn remove(self, place: Place) -> Self {
        self.then(Op::Remove(place))
    }

    /// What a change of the settings is called.
    pub const METHODS: &str = "change the methods";

    /// The settings, as far as they are others than those of the document. A setting that goes back to what it is in
    /// the edition `saved` is written as it is there, or not at all, so that the text goes back too.
    pub fn methods(document: &Document, methods: &Methods, saved: Option<&Document>) -> Self {
        let place = Place::field("methods");
        let (wanted, now) = (written(methods), written(document.scorecard().methods()));
        let before =
            saved.map(|saved| (written(saved.scorecard().methods()), field(saved.text(), "methods")));
        if let Some((before, None)) = &before
            && *before == wanted
            && now != wanted
        {
            return Self::of(Self::METHODS, vec![Op::Remove(place)]);
        }
        let changed = (0..wanted.len()).filter(|at| wanted[*at] != now[*at]);
        changed.fold(Self::new(Self::METHODS), |edit, at| {
            let (name, value) = &wanted[at];
            let place = place.clone().below(*name);
            match &before {
                Some((before, object)) if before[at] == wanted[at] => {
                    match object.and_then(|object| field(object, name)) {
                        Some(text) => edit.then(Op::Put { place, text: text.to_owned(), slot: Slot::Last }),
                        None => edit.remove(place),
                    }
                }
                _ => edit.put(place, value),
            }
        })
    }

    /// Replaces or adds an item of a list at the top of the document, such as a priority or a comment: named after what
    /// it does, `edit the priority Smokefree by 2030`.
    pub fn item(document: &Document, list: &str, id: &str, value: &impl Serialize) -> Self {
        let place = Place::item(list, id);
        let text = serde_json::to_string(value).unwrap_or_default();
        let verb = if at(document.text(), &place.0).is_some() { "edit" } else { "add" };
        let name = format!("{verb} the {} {}", noun(list), title(&text).unwrap_or(id.to_owned()));
        Self::of(name, vec![Op::Put { place, text, slot: Slot::Last }])
    }

    /// Removes an item of a list at the top of the document.
    pub fn remove_item(document: &Document, list: &str, id: &str) -> Self {
        let place = Place::item(list, id);
        let title = at(document.text(), &place.0).and_then(title);
        let name = format!("remove the {} {}", noun(list), title.unwrap_or(id.to_owned()));
        Self::of(name, vec![Op::Remove(place)])
    }

    /// The text after the edit; it need not be that of a whole document.
    pub(crate) fn text_after(&self, text: &str) -> Result<String, EditError> {
        Ok(self.on(text)?.text)
    }

    /// The edit that makes exactly `to` of `from`.
    pub(super) fn between(name: &str, from: &str, to: &str) -> Self {
        Self {
            name: name.to_owned(),
            change: Change::Back(fingerprint(from), vec![Splice::between(from, to)]),
        }
    }

    /// The text after the edit.
    pub(super) fn on(&self, text: &str) -> Result<Spliced, EditError> {
        match &self.change {
            Change::Steps(steps) => follow(text, steps),
            Change::Back(of, splices) if *of == fingerprint(text) => Ok(splice(text, splices)),
            Change::Back(..) => Err(EditError::OtherDocument),
        }
    }

    /// The edit that brings back what was before this one, given the text after it and what leads back from there.
    pub(super) fn taken_back(&self, after: &str, back: Vec<Splice>) -> Self {
        Self { name: self.name.clone(), change: Change::Back(fingerprint(after), back) }
    }
}

/// The text after these steps.
pub(super) fn follow<'o>(text: &str, steps: impl IntoIterator<Item = &'o Op>) -> Result<Spliced, EditError> {
    let mut tree = Tree::new(text);
    for (at, step) in steps.into_iter().enumerate() {
        match step {
            Op::Put { place, text, slot } => {
                serde_json::from_str::<IgnoredAny>(text)
                    .map_err(|wrong| EditError::NotJson(place.clone(), wrong.to_string()))?;
                tree.put(place, text, slot, at)?;
            }
            Op::Remove(place) => tree.remove(place)?,
            Op::Move(place, slot) => tree.move_to(place, slot)?,
        }
    }
    Ok(tree.finish())
}

/// The fields of `methods`.
fn written(methods: &Methods) -> [(&'static str, serde_json::Value); 7] {
    [
        ("benchmark", methods.benchmark.as_str().into()),
        ("confidence", methods.confidence.into()),
        ("run_length", methods.run_length.into()),
        ("screen_moving_ranges", methods.screen_moving_ranges.into()),
        ("spc_rules", methods.spc_rules.as_str().into()),
        ("baseline_points", methods.baseline_points.into()),
        ("season", methods.season.into()),
    ]
}

/// What an object calls itself.
fn title(object: &str) -> Option<String> {
    ["title", "name"].iter().find_map(|name| field(object, name)).map(|text| plain(text).into_owned())
}
