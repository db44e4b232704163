//! The groupings of a document and the groups that indicators name in them.

use super::super::cursor::Cursor;
use super::super::findings::{Findings, Rule};
use super::super::ids::{Ids, used_twice};
use super::super::nearest::nearest;
use super::super::path::clip;
use super::super::wording::name_of;
use super::each;
use crate::model::{Group, GroupRef, Grouping};
use std::collections::HashMap;

/// Groups by `grouping/group`.
#[derive(Default)]
pub(super) struct Groups {
    by_name: HashMap<String, GroupRef>,
    /// In order of the file.
    names: Vec<String>,
}

impl Groups {
    /// The groups of a document, reporting ids that stand twice.
    pub fn of<'n>(top: &Cursor<'_, 'n>, found: &mut Findings<'n>) -> Self {
        Ids::of(top, ("grouping", "groupings", "id"), found);
        let mut groups = Self::default();
        let Some(list) = top.field("groupings") else { return groups };
        for (grouping, item) in list.items().enumerate() {
            let Some(members) = item.field("groups") else { continue };
            let mut ids = Ids::new("group", "groups", true);
            for (group, member) in members.items().enumerate() {
                let Some(id) = member.field("id") else { continue };
                let Some(text) = id.node.text() else { continue };
                if let Some(first) = ids.add(text, group) {
                    let first = members.item(first).map(|item| item.path()).unwrap_or_default();
                    found.error(Rule::Identity, &id, || used_twice("group", text, &first));
                }
                groups.add(format!("{}/{text}", item.required("id")), GroupRef { grouping, group });
            }
        }
        groups
    }

    fn add(&mut self, name: String, at: GroupRef) {
        if let std::collections::hash_map::Entry::Vacant(free) = self.by_name.entry(name.clone()) {
            free.insert(at);
            self.names.push(name);
        }
    }

    /// The groups that an indicator names; reports those that are not there.
    pub fn resolve<'n>(&self, indicator: &Cursor<'_, 'n>, found: &mut Findings<'n>) -> Vec<GroupRef> {
        let Some(list) = indicator.field("groups") else { return Vec::new() };
        let mut groups = Vec::new();
        for item in list.items() {
            let Some(name) = item.node.text() else { continue };
            match self.by_name.get(name) {
                Some(&group) => groups.push(group),
                None => found.error(Rule::Reference, &item, || self.leads_nowhere(&item, name)),
            }
        }
        groups
    }

    fn leads_nowhere(&self, at: &Cursor<'_, '_>, name: &str) -> String {
        let way_out = match nearest(name, self.names.iter().take(1000).map(String::as_str)) {
            Some(meant) => format!("did you mean `{}`?", clip(meant)),
            None => "add it to `groupings`, or remove it here.".to_owned(),
        };
        format!(
            "{} must be a group as grouping/group, but there is no group `{}`; {way_out}",
            name_of(at),
            clip(name)
        )
    }
}

/// The groupings of a document.
pub(super) fn groupings(top: &Cursor<'_, '_>) -> Vec<Grouping> {
    each(top, "groupings", |grouping| Grouping {
        id: grouping.required("id"),
        name: grouping.required("name"),
        groups: each(grouping, "groups", |group| Group {
            id: group.required("id"),
            name: group.required("name"),
        }),
    })
}
