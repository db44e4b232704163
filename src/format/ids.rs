//! The ids of one list of the document: unique, and found again by whoever refers to them.

use super::findings::{Findings, Rule};
use super::nearest::nearest;
use super::path::{Path, Written, clip};
use super::wording::name_of;
use std::cell::Cell;
use std::collections::HashMap;

/// How many references that lead nowhere get a suggestion: each one looks at the whole list.
const SUGGESTIONS: u32 = 50;

/// The longest list that is searched for suggestions.
const LONGEST_SEARCHED: usize = 20_000;

/// The ids of one list.
pub(super) struct Ids<'o> {
    /// What the things are called, such as `area`.
    what: &'static str,
    /// The list they are in, such as `areas`.
    list: &'static str,
    by_id: HashMap<&'o str, usize>,
    /// In order of the file.
    in_order: Vec<&'o str>,
    /// Whether the list is there, all of it; without it every reference would be reported for no use.
    listed: bool,
    /// Whether every item has an id; otherwise the one that is referred to may be among those without.
    complete: bool,
    suggestions: Cell<u32>,
}

impl<'o> Ids<'o> {
    /// The ids of a list, reporting those that are used again. `path` leads to the item at a position, `key` is the name
    /// of the field that holds the id.
    pub fn of(
        (what, list): (&'static str, &'static str),
        ids: Option<impl Iterator<Item = &'o str>>,
        path: impl Fn(usize, Option<&'static str>) -> Path,
        key: &'static str,
        found: &mut Findings,
    ) -> Self {
        let mut all = Self {
            what,
            list,
            by_id: HashMap::new(),
            in_order: Vec::new(),
            listed: ids.is_some() && !found.is_cut(),
            complete: true,
            suggestions: Cell::new(0),
        };
        for (at, id) in ids.into_iter().flatten().enumerate() {
            // What is blank could not be read, and that was reported.
            if id.trim().is_empty() {
                all.complete = false;
            } else if let Some(&first) = all.by_id.get(id) {
                found.error_at(
                    Rule::Identity,
                    || path(at, Some(key)),
                    || used_again(what, id, &path(first, None)),
                );
            } else {
                all.by_id.insert(id, at);
                all.in_order.push(id);
            }
        }
        all
    }

    /// The position of the thing with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The position of the thing that a value refers to; reports a reference that leads nowhere.
    pub fn resolve(&self, id: &str, path: impl Fn() -> Path, found: &mut Findings) -> Option<usize> {
        let position = self.position(id);
        if position.is_none() && self.listed && !id.trim().is_empty() {
            found.error_at(Rule::Reference, &path, || self.leads_nowhere(&path(), id));
        }
        position
    }

    fn leads_nowhere(&self, path: &Path, id: &str) -> String {
        let Self { what, list, .. } = self;
        let way_out = match self.nearest(id) {
            Some(meant) => format!("did you mean `{}`?", clip(meant)),
            None => format!("add it to `{list}`, or correct or remove this reference."),
        };
        format!(
            "{} must name one of the `{list}`, but there is no {what} `{}`; {way_out}",
            name_of(path),
            clip(id)
        )
    }

    fn nearest(&self, id: &str) -> Option<&'o str> {
        let asked = self.suggestions.replace(self.suggestions.get().saturating_add(1));
        if !self.complete || asked >= SUGGESTIONS || self.in_order.len() > LONGEST_SEARCHED {
            return None;
        }
        nearest(id, self.in_order.iter().copied())
    }
}

/// The sentence about an id that two things share.
fn used_again(what: &str, id: &str, first: &Path) -> String {
    let (id, first) = (clip(id), Written(first));
    format!(
        "Ids must be unique, but the {what} `{id}` is at {first} already; give one of the two another id or remove it."
    )
}
