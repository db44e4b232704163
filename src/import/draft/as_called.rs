//! Keys of indicators as earlier imports wrote them down. A file spells a name as its rows do, and names a unit or a kind of
//! period only beside others of the indicator: which there are depends on which of its areas are wanted.

use super::same::BASIS;
use crate::format::Document;
use crate::import::basis::Basis;
use crate::import::gather::are_series_called;
use crate::import::table::{Gathered, PeriodAt, Published};
use crate::model::{Indicator, PeriodKind};
use std::collections::{HashMap, HashSet};

/// Calls the indicators of files as the scorecard knows them already.
pub(super) fn call_as_before(gathered: &mut Gathered, base: Option<&Document>) {
    let Some(base) = base else { return };
    let known = Known::of(base.scorecard().indicators().map(|(_, indicator)| indicator));
    let mut called: HashSet<String> = gathered.indicators.iter().map(|found| found.key.clone()).collect();
    let mut labels: Option<Vec<Vec<PeriodAt>>> = None;
    for at in 0..gathered.indicators.len() {
        let found = &gathered.indicators[at];
        let Some(variant) = found.variant.as_ref().filter(|_| !known.keys.contains(found.key.as_str()))
        else {
            continue;
        };
        let (key, unit) = (found.key.to_lowercase(), variant.words());
        let is_one = |series: &&(&str, &str, PeriodKind)| {
            let (_, words, kind) = **series;
            let of_periods = match words.strip_prefix(unit.as_str()) {
                Some("") => return !unit.is_empty(),
                Some(after) if !unit.is_empty() => after.strip_prefix('@').unwrap_or(words),
                _ => words,
            };
            let all = labels.get_or_insert_with(|| gathered.periods_of_indicators());
            let labels: Vec<&Published> =
                all[at].iter().map(|label| &gathered.pool.periods()[label.index()]).collect();
            are_series_called(of_periods, kind, &labels)
        };
        let spelt = known.spelt.get(&key).copied().or_else(|| {
            let (of_key, basis) = (format!("{BASIS}{}/", variant.key), Basis::of(&found.measured));
            let kept = base.scorecard().import_answers().iter();
            let mut words = kept.filter_map(|(asked, _)| asked.strip_prefix(&of_key));
            let is_known = words.any(|words| Basis::of(words) == basis);
            known.keys.get(variant.key.as_str()).filter(|_| is_known).copied()
        });
        let one = || known.series.get(&key)?.iter().find(is_one).map(|(key, ..)| *key);
        let Some(key) = spelt.or_else(one).filter(|key| !called.contains(*key)) else { continue };
        called.insert(key.to_owned());
        key.clone_into(&mut gathered.indicators[at].key);
    }
}

/// The keys of a scorecard's indicators.
#[derive(Default)]
struct Known<'a> {
    keys: HashSet<&'a str>,
    /// By their letters, small ones.
    spelt: HashMap<String, &'a str>,
    /// Those of series, by the key of the whole in small letters: each with what tells it from the others, and the kind of
    /// its periods.
    series: HashMap<String, Vec<(&'a str, &'a str, PeriodKind)>>,
}

impl<'a> Known<'a> {
    fn of(indicators: impl Iterator<Item = &'a Indicator>) -> Self {
        let mut known = Self::default();
        for indicator in indicators {
            for key in &indicator.published_as {
                known.keys.insert(key);
                known.spelt.entry(key.to_lowercase()).or_insert(key);
                for (at, _) in key.match_indices('@') {
                    let series = (key.as_str(), &key[at + 1..], indicator.period);
                    known.series.entry(key[..at].to_lowercase()).or_default().push(series);
                }
            }
        }
        known
    }
}
