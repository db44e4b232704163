//! Groups, periods and notes, each kept once however many observations name it.

use super::observation::{GroupAt, NoteAt, PeriodAt, Place};
use super::people;
use super::published::Published;
use crate::model::one_line;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::Hash;

/// A name as a scorecard shows it, in one line and without blanks around it, so that file and scorecard agree to the letter.
pub(super) fn in_one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    match one_line(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(line) => Cow::Owned(line.trim().to_owned()),
    }
}

/// Groups, periods and notes of all files.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Pool {
    groups: Interned<Vec<(String, String)>>,
    periods: Interned<Published>,
    notes: Interned<String>,
    topics: HashSet<String>,
}

impl Pool {
    /// Says that a dimension is one topic of several, in a column beside that of the groups.
    pub fn mark_topic(&mut self, dimension: &str) {
        let dimension = in_one_line(dimension.into());
        if !self.topics.contains(&*dimension) {
            self.topics.insert(dimension.into_owned());
        }
    }

    /// Whether a dimension is one topic of several: its total is the total of those that it is about, such as all pupils
    /// with special needs, and everyone only where no row is broken down by no topic.
    pub fn is_topic(&self, dimension: &str) -> bool {
        self.topics.contains(dimension)
    }

    /// The position of a group: pairs of dimension and group, such as `Sex` and `Male`. Empty is everyone.
    pub fn group(&mut self, group: Vec<(String, String)>) -> GroupAt {
        let clean = |text: String| in_one_line(text.into()).into_owned();
        let group = group.into_iter().map(|(by, group)| (clean(by), clean(group)));
        GroupAt(self.groups.position(group.filter(|(_, group)| !group.is_empty()).collect()))
    }

    /// The position of a published period.
    pub fn period(&mut self, period: Published) -> PeriodAt {
        PeriodAt(self.periods.position(period))
    }

    /// The position of a period that is not known yet.
    pub fn open_period(&mut self) -> PeriodAt {
        let at = u32::try_from(self.periods.items.len()).unwrap_or(u32::MAX);
        self.periods.items.push(Published::default());
        PeriodAt(at)
    }

    /// Says what a period that was not known may be, or takes that back.
    pub fn set_period(&mut self, at: PeriodAt, period: Published) {
        self.periods.items[at.index()] = period;
    }

    /// The position of a note.
    pub fn note(&mut self, note: &str) -> NoteAt {
        NoteAt(self.notes.position(note.to_owned()))
    }

    /// Puts groups and periods in order, periods that are not known yet last, and gives the new position of each by its old
    /// one. `became` says which groups are one, see [`Pool::one_of_each`].
    pub fn sort(&mut self, became: Vec<u32>) -> (Vec<u32>, Vec<u32>) {
        let groups = self.groups.sort(|group| {
            group
                .iter()
                .map(|(by, group)| (by.clone(), people::order(group), group.clone()))
                .collect::<Vec<_>>()
        });
        // A label may stand for a year and for a term of it.
        let periods = self.periods.sort(|period| {
            let Published { label, may_be, written, part } = period.clone();
            (may_be.is_empty(), may_be, label, part, written)
        });
        (became.into_iter().map(|at| groups[at as usize]).collect(), periods)
    }

    /// Makes one of groups that differ in nothing but small and capital letters, and of words for everyone and for each sex,
    /// unless figures of one place have several of these. Each is spelt as the first of its spellings by their letters, so
    /// that the order of rows does not matter. Gives the new position of each group by its old one, and the words that were
    /// made one.
    pub fn one_of_each(&mut self, places: impl Iterator<Item = Place>) -> (Vec<u32>, Vec<Vec<String>>) {
        let items = &self.groups.items;
        let spelt = |is_one: bool| {
            let mut spelt: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
            for (by, group) in items.iter().flatten() {
                spelt.entry((by.clone(), word(by, group, is_one))).or_default().insert(group.clone());
            }
            spelt
        };
        let respelt = |spelt: &BTreeMap<(String, String), BTreeSet<String>>, is_one: bool| {
            let mut groups = Interned::default();
            let first = |(by, group): &(String, String)| {
                // A letter says less than a word.
                let clearest = |words: &BTreeSet<String>| {
                    words.iter().find(|word| word.chars().count() > 1).or(words.first()).cloned()
                };
                let first = spelt.get(&(by.clone(), word(by, group, is_one))).and_then(clearest);
                (by.clone(), first.unwrap_or_else(|| group.clone()))
            };
            let became: Vec<u32> =
                items.iter().map(|group| groups.position(group.iter().map(first).collect())).collect();
            (groups, became)
        };
        let (letters, words) = (spelt(false), spelt(true));
        let (mut groups, mut became) = respelt(&letters, false);
        let mut spelt = letters;
        if words.len() < spelt.len() {
            let (of_words, by_words) = respelt(&words, true);
            let mut first: HashMap<Place, u32> = HashMap::new();
            let is_one = { places }.all(|place| {
                let (group, at) = (by_words[place.group.index()], became[place.group.index()]);
                *first.entry(Place { group: GroupAt(group), ..place }).or_insert(at) == at
            });
            if is_one {
                (groups, became, spelt) = (of_words, by_words, words);
            }
        }
        self.groups = groups;
        let several = spelt.into_values().filter(|words| words.len() > 1);
        (became, several.map(|words| words.into_iter().collect()).collect())
    }

    /// All groups, by position.
    pub fn groups(&self) -> &[Vec<(String, String)>] {
        &self.groups.items
    }

    /// All periods, by position.
    pub fn periods(&self) -> &[Published] {
        &self.periods.items
    }

    /// All notes, by position.
    pub fn notes(&self) -> &[String] {
        &self.notes.items
    }
}

/// A group as it is compared: in small letters; where words for everyone are one, and those for each sex, as one of them.
fn word(by: &str, group: &str, words_are_one: bool) -> String {
    match words_are_one {
        true if people::is_plainly_everyone(group) => "persons".to_owned(),
        true => people::compared(by, group).1,
        false => group.to_lowercase(),
    }
}

#[derive(Clone, Debug)]
struct Interned<T> {
    items: Vec<T>,
    positions: HashMap<T, u32>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self { items: Vec::new(), positions: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Interned<T> {
    fn sort<K: Ord>(&mut self, key: impl Fn(&T) -> K) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.items.len()).collect();
        order.sort_by_cached_key(|&at| key(&self.items[at]));
        let mut place = vec![0; order.len()];
        order.iter().zip(0..).for_each(|(&before, now)| place[before] = now);
        self.items = order.iter().map(|&at| self.items[at].clone()).collect();
        self.positions.values_mut().for_each(|at| *at = place[*at as usize]);
        place
    }

    fn position(&mut self, item: T) -> u32 {
        if let Some(&at) = self.positions.get(&item) {
            return at;
        }
        let at = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.items.push(item.clone());
        self.positions.insert(item, at);
        at
    }
}
