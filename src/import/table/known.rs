//! Indicators as tables name them. What is called the same in tables that say other things around themselves is not the same.

use super::definition::Variant;
use super::observation::IndicatorAt;
use crate::import::surroundings::Surroundings;
use std::collections::HashMap;
use std::sync::Arc;

/// The indicators of all tables so far.
#[derive(Default)]
pub(super) struct KnownIndicators {
    /// Those of tables that say the same around themselves as the one that is being read.
    pub here: Known,
    /// Those of others, by what these say.
    elsewhere: HashMap<String, Known>,
}

/// The indicators of tables that say the same around themselves.
#[derive(Default)]
pub(super) struct Known {
    pub around: Option<Arc<Surroundings>>,
    pub by_key: HashMap<String, Option<IndicatorAt>>,
    /// The variants of each indicator by its key, with the positions of those that are chosen.
    pub variants: HashMap<String, Vec<(Variant, Option<IndicatorAt>)>>,
}

impl KnownIndicators {
    /// Starts a table with this around it.
    pub fn start_table(&mut self, around: Option<Arc<Surroundings>>) {
        let said = |around: &Option<Arc<Surroundings>>| {
            around.as_ref().map(|around| around.words().compared()).unwrap_or_default()
        };
        let [now, before] = [&around, &self.here.around].map(said);
        if now != before {
            let known = self.elsewhere.remove(&now).unwrap_or_default();
            self.elsewhere.insert(before, std::mem::replace(&mut self.here, known));
        }
        self.here.around = around;
    }

    /// The variants of all tables that are not chosen.
    pub fn variants_not_chosen(self) -> Vec<Variant> {
        let all = self.elsewhere.into_values().chain([self.here]);
        let all = all.flat_map(|known| known.variants.into_values().flatten());
        all.filter(|(_, at)| at.is_none()).map(|(variant, _)| variant).collect()
    }
}
