//! Indicators that a column names, each with its measure and unit.

use crate::import::layout::measure::{Measured, says_only_measure};
use crate::import::layout::recognise::FirstRows;
use crate::import::layout::whole_table::OfTable;
use crate::import::table::{Definition, Gathering, IndicatorAt, Lookup, Variant};
use crate::import::words::without_footnote;
use crate::model::Source;

/// The indicators of a table, by their names.
#[derive(Debug)]
pub(super) struct IndicatorLookup {
    /// The layout's word, in front of each key.
    layout: &'static str,
    by_words: Lookup<Option<IndicatorAt>>,
    /// The names that people read, where a column of its own has them.
    called: Lookup<Option<usize>>,
    table: OfTable,
    /// Whether columns of several names have them: what a row says of all their figures may be meant of one of them.
    pub beside_others: bool,
}

/// Whether a name says only how something is measured, and not what: `%`, `Number`, `Crude rate`.
fn says_no_name(name: &str) -> bool {
    !name.is_empty() && says_only_measure(name)
}

impl IndicatorLookup {
    /// None so far; `layout` stands in front of each key. The table may say what it is of, where its columns or rows say only
    /// how that is measured.
    pub fn new(layout: &'static str, rows: &FirstRows<'_>) -> Self {
        let table = OfTable::of(rows);
        Self { layout, by_words: Lookup::default(), called: Lookup::default(), table, beside_others: false }
    }

    /// What tells an indicator of this name from others. One that is called only by how it is measured is another one in
    /// every table.
    fn key(&self, name: &str, out: &mut Gathering) -> String {
        if says_no_name(name) { self.table.key(name, out) } else { format!("{}:{name}", self.layout) }
    }

    /// The position of the indicator with this name, measure and unit; none where it is not chosen.
    pub fn position(
        &mut self,
        [name, measure, unit]: [&[u8]; 3],
        source: impl FnOnce(&str) -> Source,
        out: &mut Gathering,
    ) -> Option<IndicatorAt> {
        let mut by_words = std::mem::take(&mut self.by_words);
        let at = by_words.get_joined([name, measure, unit], || {
            let [name, measure, unit] = [name, measure, unit].map(|field| out.text(field).into_owned());
            let is_own = self.beside_others && !(measure.is_empty() && Measured::of_name(&name).is_empty());
            let said = Measured::of(&measure, if is_own { "" } else { &unit });
            let name = without_footnote(&name).to_owned();
            let source = source(&name);
            let key = self.key(&name, out);
            let known_name = name.clone();
            let is_name = !says_no_name(&name);
            let name = if is_name { name } else { String::new() };
            let at = out.variant(Variant { key, name, measure, unit }, |name| Definition {
                name: Some(name).filter(|name| !name.is_empty()),
                kind: said.kind,
                unit: said.unit,
                source,
                ..Definition::default()
            })?;
            if !is_name {
                self.table.mark(at, &known_name, out);
            }
            let found = out.found(at);
            let says_nothing = said.kind.is_none() && said.suggestions.is_empty();
            let hints = if says_nothing { Measured::of_name(&known_name) } else { said.suggestions };
            for suggestion in hints {
                if !found.suggestions.contains(&suggestion) {
                    found.suggestions.push(suggestion);
                }
            }
            Some(at)
        });
        self.by_words = by_words;
        at
    }

    /// Counts a row of an indicator under the name that people read, by the words that tell it from others and that name.
    pub fn call(&mut self, at: IndicatorAt, words: [&[u8]; 4], out: &mut Gathering) {
        if words[3].is_empty() {
            return;
        }
        let position = self.called.get_joined(words, || {
            let name = out.text(words[3]).into_owned();
            for hint in Measured::of_name(&name) {
                let suggestions = &mut out.found(at).suggestions;
                // Of several names the first by the alphabet, whatever order the rows are in.
                match suggestions.iter_mut().find(|known| known.field == hint.field) {
                    Some(known) if hint.because < known.because => *known = hint,
                    Some(_) => {}
                    None => suggestions.push(hint),
                }
            }
            Some(out.name_of_indicator(at, &name))
        });
        if let Some(position) = position {
            out.count_name(position);
        }
    }

    /// The indicator with this name, which is not chosen and holds the counts of one that is.
    pub fn counts(&self, name: &str, out: &mut Gathering) -> IndicatorAt {
        let name = without_footnote(name);
        let define = || Definition { name: Some(name.to_owned()), ..Definition::default() };
        let key = self.key(name, out);
        out.indicator_of_counts(&key, define)
    }
}
