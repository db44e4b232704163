//! Indicators whose counts are other indicators of the same table: rates and shares with their numerators and denominators
//! in columns or rows of their own.

use crate::import::ratio::{self, Column, Pair};
use crate::import::table::{Field, FoundIndicator, Gathered, Layout, Observation, Observations};
use crate::model::{MeasureKind, Word};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// A table of more indicators than this is a collection of many tables.
const MOST_COLUMNS: usize = 500;

/// The indicators that have their counts in others.
#[derive(Clone, Debug, Default)]
pub(super) struct Links(Vec<Link>);

/// An indicator whose counts are in others.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// Its position.
    pub rate: usize,
    /// The positions of its counts, and what their quotient is multiplied by; several where the figures do not decide.
    pub pairs: Vec<Pair>,
    /// What is in place.
    pub taken: Option<Pair>,
    /// How many of its figures the counts do not give: they have none.
    pub left: u64,
}

/// What makes two figures of a table go together: area, group and period.
type Place = (u32, u32, u32);

fn place(observation: &Observation) -> Place {
    (observation.area.0, observation.group.0, observation.period.0)
}

impl Links {
    /// Finds the counts of all indicators that have none, and puts those in place that are certain.
    pub fn of(gathered: &mut Gathered) -> Self {
        let mut links = Self::default();
        for table in 0..gathered.tables.len() {
            for (rate, pairs) in likely(gathered, table) {
                links.0.push(Link { rate, pairs, taken: None, left: 0 });
            }
        }
        links.0.retain(|link| {
            let others = gathered.indicators[link.rate].counts.is_none();
            others && !link.pairs.is_empty()
        });
        let certain = |link: &Link| if let [only] = link.pairs[..] { Some(only) } else { None };
        let certain: Vec<Option<Pair>> = links.0.iter().map(certain).collect();
        links.put(gathered, &certain);
        // What the first rows seem to show and all rows do not is no link.
        links.0.retain(|link| link.pairs.len() > 1 || link.taken.is_some());
        links
    }

    /// The links, with at most one for each indicator.
    pub fn iter(&self) -> impl Iterator<Item = &Link> {
        self.0.iter()
    }

    /// Puts the pairs that were chosen in place, where that changes anything. `chosen` gives the choice between several.
    pub fn choose(&mut self, gathered: &mut Arc<Gathered>, chosen: impl Fn(&Link) -> Option<Pair>) -> bool {
        let wanted = |link: &Link| if link.pairs.len() > 1 { chosen(link) } else { link.taken };
        let wanted: Vec<Option<Pair>> = self.0.iter().map(wanted).collect();
        let changed = self.0.iter().zip(&wanted).any(|(link, wanted)| link.taken != *wanted);
        if changed {
            self.put(Arc::make_mut(gathered), &wanted);
        }
        changed
    }

    /// Gives the figures of each link the counts of a pair, or takes them away.
    fn put(&mut self, gathered: &mut Gathered, pairs: &[Option<Pair>]) {
        let changed: Vec<usize> = (0..self.0.len()).filter(|&at| self.0[at].taken != pairs[at]).collect();
        if changed.is_empty() {
            return;
        }
        let used = changed.iter().filter_map(|&at| pairs[at]).flat_map(|pair| [pair.count, pair.of]);
        let counts = Counts::of(gathered, used);
        let observations = Arc::make_mut(&mut gathered.observations);
        for at in changed {
            let link = &mut self.0[at];
            (link.taken, link.left) = (pairs[at], 0);
            link.put(observations, &counts);
        }
    }
}

impl Link {
    fn put(&mut self, observations: &mut Observations, counts: &Counts) {
        let own: Vec<usize> = (0..observations.len())
            .filter(|&at| observations.get(at).indicator.index() == self.rate)
            .collect();
        let Some(pair) = self.taken else {
            for at in own {
                observations.set_counts(at, None);
            }
            return;
        };
        let (mut telling, mut fitting) = (0, 0);
        let mut filled = Vec::new();
        for at in own {
            let observation = observations.get(at);
            let Some(value) = observation.figures.value else { continue };
            let table = observations.origin(at).table;
            let Some((count, of)) = counts.pair(table, pair, &observation) else { continue };
            let fits = ratio::fits(value, count, of, pair.factor);
            if ratio::is_telling(value, count, of) {
                telling += 1;
                fitting += usize::from(fits);
            }
            filled.push((at, fits.then_some((count, of))));
        }
        if !ratio::nearly_all(fitting, telling) {
            self.taken = None;
            return;
        }
        self.left = filled.iter().filter(|(_, counts)| counts.is_none()).count() as u64;
        for (at, counts) in filled {
            observations.set_counts(at, counts);
        }
    }
}

/// The values of indicators that are counts, by table, indicator and place; none where rows contradict each other.
struct Counts(HashMap<(u16, usize, Place), Option<f64>>);

impl Counts {
    fn of(gathered: &Gathered, used: impl Iterator<Item = usize>) -> Self {
        let mut is_used = vec![false; gathered.indicators.len()];
        used.for_each(|at| is_used[at] = true);
        let mut found: HashMap<(u16, usize, Place), Option<f64>> = HashMap::new();
        for (at, observation) in gathered.observations.iter().enumerate() {
            let indicator = observation.indicator.index();
            let Some(value) = observation.figures.value.filter(|_| is_used[indicator]) else { continue };
            let table = gathered.observations.origin(at).table;
            let known = found.entry((table, indicator, place(&observation))).or_insert(Some(value));
            *known = known.filter(|known| known.to_bits() == value.to_bits());
        }
        Self(found)
    }

    fn pair(&self, table: u16, pair: Pair, observation: &Observation) -> Option<(f64, f64)> {
        let of = |indicator| self.0.get(&(table, indicator, place(observation))).copied().flatten();
        Some((of(pair.count)?, of(pair.of)?))
    }
}

/// The indicators of a table that others of it may be the counts of, with these.
fn likely(gathered: &Gathered, table: usize) -> Vec<(usize, Vec<Pair>)> {
    // Fingertips gives the counts of an indicator beside its value.
    let may_be =
        matches!(gathered.tables[table].layout, Layout::Ees | Layout::Wide | Layout::Tidy | Layout::Ons);
    let Some(Matrix { indicators, columns }) = may_be.then(|| Matrix::of(gathered, table)).flatten() else {
        return Vec::new();
    };
    let place = |pair: Pair| Pair { count: indicators[pair.count], of: indicators[pair.of], ..pair };
    let pairs = ratio::pairs(&columns).into_iter().zip(&indicators);
    pairs.map(|(pairs, &rate)| (rate, pairs.into_iter().map(place).collect())).collect()
}

/// The first rows of a table with a column for each indicator that has no counts of its own.
struct Matrix {
    /// The positions of the indicators.
    indicators: Vec<usize>,
    columns: Vec<Column>,
}

impl Matrix {
    /// None where there are too few indicators for a rate and its counts, or very many.
    fn of(gathered: &Gathered, table: usize) -> Option<Self> {
        let observations = &gathered.observations;
        let in_table = || {
            let all = observations.iter().enumerate();
            all.filter(|(at, _)| usize::from(observations.origin(*at).table) == table)
        };
        let mut column_of: Vec<Option<usize>> = vec![None; gathered.indicators.len()];
        let mut has_own = vec![false; gathered.indicators.len()];
        let mut indicators = Vec::new();
        for (_, observation) in in_table() {
            let indicator = observation.indicator.index();
            has_own[indicator] |=
                observation.figures.numerator.is_some() || observation.figures.denominator.is_some();
            if column_of[indicator].is_none() {
                column_of[indicator] = Some(0);
                indicators.push(indicator);
            }
        }
        indicators.sort_unstable();
        for (column, &at) in indicators.iter().enumerate() {
            column_of[at] = Some(column);
        }
        if indicators.len() < 3 || indicators.len() > MOST_COLUMNS {
            return None;
        }
        let mut columns: Vec<Column> =
            indicators.iter().map(|&at| column(&gathered.indicators[at], has_own[at])).collect();
        let rows = rows(gathered, in_table().map(|(_, observation)| place(&observation)));
        for column in &mut columns {
            column.values.resize(rows.len(), None);
        }
        let mut contradicted = Vec::new();
        for (_, observation) in in_table() {
            let (Some(at), Some(value)) =
                (column_of[observation.indicator.index()], observation.figures.value)
            else {
                continue;
            };
            let Some(&row) = rows.get(&place(&observation)) else { continue };
            let known = columns[at].values[row].get_or_insert(value);
            if known.to_bits() != value.to_bits() {
                contradicted.push((at, row));
            }
        }
        // Which of several values is right is not known here.
        for (at, row) in contradicted {
            columns[at].values[row] = None;
        }
        Some(Self { indicators, columns })
    }
}

/// Some of the places of a table, each with its position: the same whatever the order of the rows is.
fn rows(gathered: &Gathered, places: impl Iterator<Item = Place>) -> HashMap<Place, usize> {
    fn hashes<T>(all: &[T], what: impl Fn(&T) -> String) -> Vec<u64> {
        let hash = |item: &T| {
            let mut hasher = DefaultHasher::new();
            what(item).hash(&mut hasher);
            hasher.finish()
        };
        all.iter().map(hash).collect()
    }
    let areas = hashes(&gathered.areas, |area| area.id().to_owned());
    let groups = hashes(gathered.pool.groups(), |group| format!("{group:?}"));
    let periods = hashes(gathered.pool.periods(), |period| format!("{period:?}"));
    let distinct: HashSet<Place> = places.collect();
    let mut ranked: Vec<(u64, Place)> = distinct
        .into_iter()
        .map(|(area, group, period)| {
            let parts = [areas[area as usize], groups[group as usize], periods[period as usize]];
            let mixed = parts.iter().fold(0_u64, |so_far, part| {
                (so_far ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
            });
            (mixed, (area, group, period))
        })
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().take(ratio::ROWS).enumerate().map(|(at, (_, place))| (place, at)).collect()
}

/// What is known of an indicator before its values are looked at.
fn column(found: &FoundIndicator, has_own_counts: bool) -> Column {
    let hinted = found.suggestions.iter().find(|suggestion| suggestion.field == Field::Kind);
    let kind = found.definition.kind.or_else(|| MeasureKind::from_word(&hinted?.value));
    let unit = found.definition.unit.as_deref().unwrap_or_default();
    let is_share = matches!(kind, Some(MeasureKind::Proportion | MeasureKind::Rate));
    let is_other = !matches!(kind, None | Some(MeasureKind::Count)) && !is_share;
    Column {
        name: found.name().to_owned(),
        values: Vec::new(),
        is_rate: is_share || unit.contains('%') || found.definition.per.is_some(),
        is_other: is_other || found.without_counts || has_own_counts,
    }
}
