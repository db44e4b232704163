//! The groupings of a document and the groups that indicators name in them.

use super::super::findings::{Findings, Rule};
use super::super::ids::Ids;
use super::super::nearest::nearest;
use super::super::objects::{File, Indicator};
use super::super::path::{Path, Step, clip, field, steps};
use super::super::wording::name_of;
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
    /// The groups of a document, reporting ids that are used again.
    pub fn of(file: &File, found: &mut Findings) -> Self {
        let ids = file.groupings.as_ref().map(|all| all.iter().map(|grouping| grouping.id.as_str()));
        let path = |at, key: Option<&'static str>| steps("groupings", at, key.map(field));
        Ids::of(("grouping", "groupings"), ids, path, "id", found);
        let mut groups = Self::default();
        for (grouping, item) in file.groupings.iter().flatten().enumerate() {
            let ids = Some(item.groups.iter().map(|group| group.id.as_str()));
            let path = |at, key: Option<&'static str>| {
                let below = [field("groups"), Step::Item(at)].into_iter().chain(key.map(field));
                steps("groupings", grouping, below)
            };
            Ids::of(("group", "groups"), ids, path, "id", found);
            for (group, member) in item.groups.iter().enumerate() {
                groups.add(format!("{}/{}", item.id, member.id), GroupRef { grouping, group });
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
    pub fn resolve(&self, at: usize, indicator: &Indicator, found: &mut Findings) -> Vec<GroupRef> {
        let mut groups = Vec::new();
        for (item, name) in indicator.groups.iter().flatten().enumerate() {
            match self.by_name.get(name) {
                Some(&group) => groups.push(group),
                None if name.is_empty() || found.is_cut() => {}
                None => {
                    let path = || steps("indicators", at, [field("groups"), Step::Item(item)]);
                    found.error_at(Rule::Reference, path, || self.leads_nowhere(&path(), name));
                }
            }
        }
        groups
    }

    fn leads_nowhere(&self, path: &Path, name: &str) -> String {
        let way_out = match nearest(name, self.names.iter().take(1000).map(String::as_str)) {
            Some(meant) => format!("did you mean `{}`?", clip(meant)),
            None => "add it to `groupings`, or remove it here.".to_owned(),
        };
        format!(
            "{} must be a group as grouping/group, but there is no group `{}`; {way_out}",
            name_of(path),
            clip(name)
        )
    }
}

/// The groupings of a document.
pub(super) fn groupings(file: &File) -> Vec<Grouping> {
    let group =
        |group: &super::super::objects::Group| Group { id: group.id.clone(), name: group.name.clone() };
    let grouping = |grouping: &super::super::objects::Grouping| Grouping {
        id: grouping.id.clone(),
        name: grouping.name.clone(),
        groups: grouping.groups.iter().map(group).collect(),
    };
    file.groupings.iter().flatten().map(grouping).collect()
}
