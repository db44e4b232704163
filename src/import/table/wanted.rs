//! Which indicators were asked for, by their keys, by these without the layout's word, or by their names.

use super::definition::{FoundIndicator, SeriesOf};
use super::header::named;
use crate::format::nearest;
use std::collections::{BTreeSet, HashSet};

/// The indicators that were asked for; where none was, all are.
#[derive(Debug, Default)]
pub(in crate::import) struct Wanted {
    /// What was written.
    written: Vec<String>,
    /// The same as it is compared.
    names: HashSet<String>,
    /// Of what may be one series of an indicator, the whole: which series there are is known when all rows are read.
    wholes: HashSet<String>,
    /// Which of these were there, and what else: the first by the alphabet.
    found: HashSet<String>,
    passed_over: BTreeSet<String>,
}

/// An indicator that was asked for and is not there, and one that is called almost so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct MissingIndicator {
    pub written: String,
    pub near: Option<String>,
}

impl Wanted {
    /// What was written; `is_series` tells which words may stand for a series.
    pub fn of(written: &[String], is_series: impl Fn(&str) -> bool) -> Self {
        let whole = |written: &String| {
            let by_key = written.rsplit_once('@');
            let by_name = || written.strip_suffix(')')?.rsplit_once(" (");
            let (whole, _) = by_key.or_else(by_name).filter(|(_, words)| is_series(words))?;
            Some(named(whole))
        };
        Self {
            written: written.to_vec(),
            names: written.iter().map(|written| named(written)).collect(),
            wholes: written.iter().filter_map(whole).collect(),
            ..Self::default()
        }
    }

    /// Whether an indicator is wanted that is seen for the first time, or a series of it may be.
    pub fn takes<S: AsRef<str>>(&mut self, names: &[S]) -> bool {
        const MOST: usize = 1000;
        let Self { names: wanted, wholes, found, passed_over, .. } = self;
        let all = || names.iter().flat_map(|name| compared(name.as_ref()));
        let before = found.len();
        found.extend(all().filter(|name| wanted.contains(name) || wholes.contains(name)));
        let is_wanted = wanted.is_empty() || found.len() > before || all().any(|name| found.contains(&name));
        if !is_wanted {
            passed_over.extend(names.iter().map(|name| name.as_ref().to_owned()));
            while passed_over.len() > MOST {
                passed_over.pop_last();
            }
        }
        is_wanted
    }

    /// What was asked for and was not there.
    pub fn missing(&self) -> Vec<MissingIndicator> {
        let is_missing = |written: &&String| {
            let whole =
                written.rsplit_once('@').or_else(|| written.rsplit_once(" (")).map(|(whole, _)| whole);
            !self.found.contains(&named(written))
                && !whole.is_some_and(|whole| self.found.contains(&named(whole)))
        };
        let short = |name: &String| name.split_once(':').map_or(name.as_str(), |(_, rest)| rest).to_owned();
        let names: Vec<String> = self.passed_over.iter().map(short).collect();
        let near = |written: &str| nearest(written, names.iter().map(String::as_str)).map(str::to_owned);
        let missing = self.written.iter().filter(is_missing);
        missing.map(|written| MissingIndicator { written: written.clone(), near: near(written) }).collect()
    }

    /// Whether all are wanted, because none was named.
    pub fn is_all(&self) -> bool {
        self.names.is_empty()
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
    std::iter::once(name).chain(short).filter(|name| !name.is_empty()).map(named)
}
