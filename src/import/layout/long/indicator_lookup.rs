//! Indicators that a column names, each with its measure and unit.

use crate::import::layout::measure::{Measured, is_only_measure};
use crate::import::table::{Definition, Gathering, IndicatorAt, Lookup, Variant};
use crate::model::Source;

/// The indicators of a table, by their names.
#[derive(Debug)]
pub(super) struct IndicatorLookup {
    /// The layout's word, in front of each key.
    layout: &'static str,
    by_words: Lookup<Option<IndicatorAt>>,
}

impl IndicatorLookup {
    /// None so far; `layout` stands in front of each key.
    pub fn new(layout: &'static str) -> Self {
        Self { layout, by_words: Lookup::default() }
    }

    /// The position of the indicator with this name, measure and unit; none where it is not chosen.
    pub fn position(
        &mut self,
        [name, measure, unit]: [&[u8]; 3],
        source: impl FnOnce(&str) -> Source,
        out: &mut Gathering,
    ) -> Option<IndicatorAt> {
        let Self { layout, by_words } = self;
        by_words.get_joined([name, measure, unit], || {
            let [name, measure, unit] = [name, measure, unit].map(|field| out.text(field).into_owned());
            let said = Measured::of(&measure, &unit);
            let source = source(&name);
            let key = format!("{layout}:{name}");
            let known_name = name.clone();
            // `%` and `Rate` say how something is measured, and nobody what.
            let says_what = name.chars().any(char::is_alphanumeric) && !is_only_measure(&name);
            let is_name = name.is_empty() || says_what;
            let name = if is_name { name } else { String::new() };
            let at = out.variant(Variant { key, name, measure, unit }, |name| Definition {
                name: Some(name).filter(|name| !name.is_empty()),
                kind: said.kind,
                unit: said.unit,
                source,
                ..Definition::default()
            })?;
            let found = out.found(at);
            found.is_unnamed |= !is_name;
            let says_nothing = said.kind.is_none() && said.suggestions.is_empty();
            let hints = if says_nothing { Measured::of_name(&known_name) } else { said.suggestions };
            for suggestion in hints {
                if !found.suggestions.contains(&suggestion) {
                    found.suggestions.push(suggestion);
                }
            }
            Some(at)
        })
    }

    /// The indicator with this name, which is not chosen and holds the counts of one that is.
    pub fn counts(&self, name: &str, out: &mut Gathering) -> IndicatorAt {
        let define = || Definition { name: Some(name.to_owned()), ..Definition::default() };
        out.indicator_of_counts(&format!("{}:{name}", self.layout), define)
    }
}
