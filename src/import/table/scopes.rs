//! Whose groups the groups of people are that rows name.

use crate::model::{Scope, Scorecard};
use std::collections::HashMap;

/// What rows say of whose a group is, by its dimension and name; none where they contradict each other.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Scopes(HashMap<(String, String), Option<Scope>>);

impl Scopes {
    /// Takes what a row says of its group.
    pub fn say(&mut self, by: &str, group: &str, scope: Scope) {
        let said = self.0.entry((by.to_owned(), group.to_owned())).or_insert(Some(scope));
        if *said != Some(scope) {
            *said = None;
        }
    }

    /// Whose groups are that a scorecard gets. Of a group that it has it knows whose it is, or has not said so.
    pub fn of(&self, groups: &[(String, String)], scorecard: Option<&Scorecard>) -> Vec<Option<Scope>> {
        let there = scorecard.map(Scorecard::breakdowns).unwrap_or_default();
        let is_there = |(by, group): &(String, String)| {
            there.iter().any(|known| (&known.by, &known.group) == (by, group))
        };
        let new = |group: &(String, String)| self.0.get(group).filter(|_| !is_there(group)).copied();
        groups.iter().map(|group| new(group).flatten()).collect()
    }
}
