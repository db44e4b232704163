//! Which indicators were asked for, by their keys, by these without the layout's word, or by their names.

use super::definition::{FoundIndicator, SeriesOf};
use super::header::plain;
use std::collections::HashSet;

/// The indicators that were asked for; where none was, all are.
#[derive(Debug, Default)]
pub(in crate::import) struct Wanted {
    /// What was written, as it is compared.
    names: HashSet<String>,
    /// Of what may be one series of an indicator, the whole: which series there are is known when all rows are read.
    wholes: HashSet<String>,
}

impl Wanted {
    /// What was written; `is_series` tells which words may stand for a series.
    pub fn of(written: &[String], is_series: impl Fn(&str) -> bool) -> Self {
        let whole = |written: &String| {
            let by_key = written.rsplit_once('@');
            let by_name = || written.strip_suffix(')')?.rsplit_once(" (");
            let (whole, _) = by_key.or_else(by_name).filter(|(_, words)| is_series(words))?;
            Some(plain(whole))
        };
        Self {
            names: written.iter().map(|written| plain(written)).collect(),
            wholes: written.iter().filter_map(whole).collect(),
        }
    }

    /// Whether all are wanted, because none was named.
    pub fn is_all(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether an indicator of these keys and names is wanted, or a series of it may be.
    pub fn may_be<S: AsRef<str>>(&self, names: impl IntoIterator<Item = S>) -> bool {
        let is_wanted = |name: &str| self.names.contains(name) || self.wholes.contains(name);
        self.is_all() || names.into_iter().any(|name| compared(name.as_ref()).any(|name| is_wanted(&name)))
    }

    /// Whether an indicator is wanted, now that it is known what series it makes.
    pub fn is(&self, found: &FoundIndicator) -> bool {
        let whole = |SeriesOf { key, name, .. }: &SeriesOf| [Some(key.clone()), name.clone()];
        let of_variant = found.variant.iter().flat_map(|variant| {
            let (key, name) = variant.labelled();
            [variant.key.clone(), variant.name.clone(), key, name]
        });
        let names = [Some(found.key.clone()), found.definition.name.clone()].into_iter();
        let names = names.chain(found.series_of.iter().flat_map(whole)).flatten().chain(of_variant);
        self.is_all() || names.into_iter().any(|name| compared(&name).any(|name| self.names.contains(&name)))
    }
}

/// A key or name as it is compared, and without the layout's word.
fn compared(name: &str) -> impl Iterator<Item = String> {
    let short = name.split_once(':').map(|(_, rest)| rest);
    std::iter::once(name).chain(short).filter(|name| !name.is_empty()).map(plain)
}
