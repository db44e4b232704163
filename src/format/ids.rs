//! The ids of one list of the document: unique, and found again by whoever refers to them.

use super::cursor::Cursor;
use super::findings::{Findings, Rule};
use super::json::Node;
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
pub(super) struct Ids<'n> {
    /// What the things are called, such as `area`.
    what: &'static str,
    /// The list they are in, such as `areas`.
    list: &'static str,
    by_id: HashMap<&'n str, usize>,
    /// In order of the file.
    in_order: Vec<&'n str>,
    /// Whether the list is there at all; without it every reference would be reported for no use.
    listed: bool,
    /// Whether every item has an id; otherwise the one that is referred to may be among those without.
    complete: bool,
    suggestions: Cell<u32>,
}

impl<'n> Ids<'n> {
    /// No ids yet.
    pub fn new(what: &'static str, list: &'static str, listed: bool) -> Self {
        Self {
            what,
            list,
            by_id: HashMap::new(),
            in_order: Vec::new(),
            listed,
            complete: true,
            suggestions: Cell::new(0),
        }
    }

    /// The ids of a list, reporting those that stand twice.
    pub fn of(
        top: &Cursor<'_, 'n>,
        (what, list, key): (&'static str, &'static str, &'static str),
        found: &mut Findings<'n>,
    ) -> Self {
        let all = top.field(list).filter(|all| matches!(all.node, Node::List(_)));
        let mut ids = Self::new(what, list, all.is_some());
        let Some(all) = all else { return ids };
        for (at, item) in all.items().enumerate() {
            let id = item.field(key);
            let Some((id, text)) = id.and_then(|id| Some((id, id.node.text()?))) else {
                ids.complete = false;
                continue;
            };
            if let Some(first) = ids.add(text, at) {
                let first = all.item(first).map(|item| item.path()).unwrap_or_default();
                found.error(Rule::Identity, &id, || used_twice(what, text, &first));
            }
        }
        ids
    }

    /// Adds an id, or says where it stands already.
    pub fn add(&mut self, id: &'n str, at: usize) -> Option<usize> {
        if let Some(&first) = self.by_id.get(id) {
            return Some(first);
        }
        self.by_id.insert(id, at);
        self.in_order.push(id);
        None
    }

    /// The position of the thing with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The position of the thing that a value refers to; reports a reference that leads nowhere.
    pub fn resolve(&self, at: Option<Cursor<'_, 'n>>, found: &mut Findings<'n>) -> Option<usize> {
        let at = at?;
        let id = at.node.text()?;
        let position = self.position(id);
        if position.is_none() && self.listed && !id.trim().is_empty() {
            found.error(Rule::Reference, &at, || self.leads_nowhere(&at, id));
        }
        position
    }

    /// The positions that a list refers to.
    pub fn resolve_all(&self, list: Option<Cursor<'_, 'n>>, found: &mut Findings<'n>) -> Vec<usize> {
        let Some(list) = list else { return Vec::new() };
        list.items().filter_map(|item| self.resolve(Some(item), found)).collect()
    }

    fn leads_nowhere(&self, at: &Cursor<'_, '_>, id: &str) -> String {
        let Self { what, list, .. } = self;
        let way_out = match self.nearest(id) {
            Some(meant) => format!("did you mean `{}`?", clip(meant)),
            None => format!("add it to `{list}`, or correct or remove this reference."),
        };
        format!(
            "{} must name one of the `{list}`, but there is no {what} `{}`; {way_out}",
            name_of(at),
            clip(id)
        )
    }

    fn nearest(&self, id: &str) -> Option<&'n str> {
        let asked = self.suggestions.replace(self.suggestions.get().saturating_add(1));
        if !self.complete || asked >= SUGGESTIONS || self.in_order.len() > LONGEST_SEARCHED {
            return None;
        }
        nearest(id, self.in_order.iter().copied())
    }
}

/// The sentence about an id that two things share.
pub(super) fn used_twice(what: &str, id: &str, first: &Path<'_>) -> String {
    let (id, first) = (clip(id), Written(first));
    format!(
        "Ids must be unique, but the {what} `{id}` is at {first} already; give one of the two another id or remove it."
    )
}
