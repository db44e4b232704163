//! Indicators that a column names, each with its measure and unit.

use super::measure::Measured;
use crate::import::table::{Definition, Gathering, IndicatorAt, Lookup};
use crate::model::Source;
use std::collections::HashMap;

/// The indicators of a table, by their names.
#[derive(Debug)]
pub(super) struct IndicatorLookup {
    /// The layout's word, in front of each key.
    layout: &'static str,
    by_words: Lookup<Option<IndicatorAt>>,
    /// The measure and unit that each name came with first.
    first: HashMap<String, (String, String)>,
    key: Vec<u8>,
}

impl IndicatorLookup {
    /// None so far; `layout` stands in front of each key.
    pub fn new(layout: &'static str) -> Self {
        Self { layout, by_words: Lookup::default(), first: HashMap::new(), key: Vec::new() }
    }

    /// The position of the indicator with this name, measure and unit; none where it is not chosen. A name that comes
    /// with several measures or units stands for as many indicators: a count and a rate are never one series.
    pub fn position(
        &mut self,
        [name, measure, unit]: [&[u8]; 3],
        source: impl FnOnce(&str) -> Source,
        out: &mut Gathering,
    ) -> Option<IndicatorAt> {
        let Self { layout, by_words, first, key } = self;
        key.clear();
        for field in [name, measure, unit] {
            key.extend_from_slice(field);
            key.push(b'\n');
        }
        by_words.get(key, || {
            let name = out.text(name).into_owned();
            let measure = out.text(measure).into_owned();
            let unit = out.text(unit).into_owned();
            let known = first.entry(name.clone()).or_insert_with(|| (measure.clone(), unit.clone()));
            let (key, full_name) = if same(&known.0, &measure) && same(&known.1, &unit) {
                (format!("{layout}:{name}"), name.clone())
            } else {
                let words = [measure.as_str(), unit.as_str()];
                let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
                let words = words.join(", ");
                (format!("{layout}:{name}@{words}"), format!("{name} ({words})"))
            };
            let said = Measured::of(&measure, &unit);
            let at = out.indicator(&key, || Definition {
                name: Some(full_name),
                kind: said.kind,
                unit: said.unit,
                source: source(&name),
                ..Definition::default()
            })?;
            let found = out.found(at);
            for suggestion in said.suggestions {
                if !found.suggestions.contains(&suggestion) {
                    found.suggestions.push(suggestion);
                }
            }
            Some(at)
        })
    }
}

/// Whether two cells say the same of a measure; a blank one says nothing.
fn same(first: &str, second: &str) -> bool {
    first == second || first.is_empty() || second.is_empty()
}
