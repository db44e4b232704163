//! Indicators of tables that do not say what they are of, and to which somebody has given one name: these are one.

use super::indicator::DraftIndicator;
use crate::import::table::{Field, named};
use crate::model::{MeasureKind, PeriodKind};
use std::collections::HashMap;

/// The new indicators that were given a name, by that name, with their kinds of period and value.
#[derive(Default)]
pub(super) struct SameName(HashMap<(String, PeriodKind, MeasureKind), Named>);

struct Named {
    id: String,
    table: u16,
    is_proposed: bool,
}

impl SameName {
    /// The id of a new indicator: that of one of another table which was given the same name in so many words, else one that
    /// is made.
    pub fn id(
        &mut self,
        indicator: &DraftIndicator,
        table: u16,
        name: &str,
        (period, kind): (PeriodKind, MeasureKind),
        make: impl FnOnce() -> String,
    ) -> String {
        if !indicator.is_unnamed {
            return make();
        }
        let is_it = |known: &&crate::import::table::Suggestion| known.field == Field::Name;
        let proposed = indicator.suggestions.iter().find(is_it);
        let is_proposed = proposed.is_some_and(|proposed| proposed.value == name);
        match self.0.get(&(named(name), period, kind)) {
            Some(known) if known.table != table && !(known.is_proposed && is_proposed) => known.id.clone(),
            Some(_) => make(),
            None => {
                let id = make();
                let known = Named { id: id.clone(), table, is_proposed };
                self.0.insert((named(name), period, kind), known);
                id
            }
        }
    }
}
