//! Two editions and what they came from, walked through together: what has to be done to the one to bring the changes
//! of the other into it, and where both changed the same.

use super::block::{periods, union, with_periods};
use super::order::{moves, slot, woven};
use super::place::{Key, Known, Place, keyed};
use super::same::{both_same, same};
use super::spans::{Kind, kind};
use super::{Op, Slot};
use std::collections::HashMap;

/// Where this many rows of a block are to be changed, the block is put as a whole.
const MANY_ROWS: usize = 1000;

/// What a walk found.
#[derive(Default)]
pub(super) struct Walk {
    /// What is to be done to our edition, with the text that is there now where it was asked for.
    pub steps: Vec<(Op, Option<String>)>,
    pub clashes: Vec<Found>,
    /// Whether the text that is there now is wanted.
    with_texts: bool,
    at: Vec<Key>,
    /// The periods of the block that the walk is in.
    periods: Vec<String>,
}

/// A place that both editions changed, each in its own way.
pub(super) struct Found {
    pub place: Place,
    pub texts: Three<String>,
    /// Of which period it is, where it is a single figure.
    pub period: Option<String>,
    /// What takes the change of the other edition instead of ours; moves where it is about the order of a list.
    pub theirs: Vec<Op>,
}

/// The same thing in the common ancestor, in our edition and in the other; none where it is not there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Three<T> {
    pub base: Option<T>,
    pub ours: Option<T>,
    pub theirs: Option<T>,
}

impl<'t> Three<&'t str> {
    fn map(self, change: impl Fn(Option<&'t str>) -> Option<&'t str>) -> Self {
        Self { base: change(self.base), ours: change(self.ours), theirs: change(self.theirs) }
    }

    fn nothing_to_do(&self) -> bool {
        both_same(self.ours, self.theirs) || both_same(self.base, self.theirs)
    }

    fn only_theirs(&self) -> bool {
        both_same(self.base, self.ours)
    }

    fn to_owned(self) -> Three<String> {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Three { base: owned(self.base), ours: owned(self.ours), theirs: owned(self.theirs) }
    }
}

/// Walks through the texts of three editions.
pub(super) fn walk(base: &str, ours: &str, theirs: &str, with_texts: bool) -> Walk {
    let mut walk = Walk { with_texts, ..Walk::default() };
    let object = |text| Some(str::trim_start_matches(text, '\u{FEFF}'));
    let texts = Three { base: object(base), ours: object(ours), theirs: object(theirs) };
    walk.value(Known::TOP, texts, Slot::Last);
    walk
}

impl Walk {
    fn place(&self) -> Place {
        Place(self.at.clone())
    }

    fn step(&mut self, op: Op, now: Option<&str>) {
        let now = now.filter(|_| self.with_texts).map(str::to_owned);
        self.steps.push((op, now));
    }

    /// What brings the place to what the other edition has.
    fn take(&self, theirs: Option<&str>, slot: Slot) -> Op {
        let place = self.place();
        match theirs {
            Some(text) => Op::Put { place, text: text.to_owned(), slot },
            None => Op::Remove(place),
        }
    }

    fn clash(&mut self, texts: Three<&str>, slot: Slot) {
        let theirs = vec![self.take(texts.theirs, slot)];
        self.found(texts, theirs);
    }

    fn found(&mut self, texts: Three<&str>, theirs: Vec<Op>) {
        let position = self.at.last().filter(|key| key.parts.is_empty()).map(|key| key.nth);
        let period = position.and_then(|position| self.periods.get(position)).cloned();
        self.clashes.push(Found { place: self.place(), texts: texts.to_owned(), period, theirs });
    }

    fn below(&mut self, key: &Key, known: Known, texts: Three<&str>, slot: Slot) {
        self.at.push(key.clone());
        self.value(known.member(key), texts, slot);
        self.at.pop();
    }

    /// A value that may have been changed by either.
    fn value(&mut self, known: Known, texts: Three<&str>, slot: Slot) {
        // A list of the format that is left out is an empty one.
        let texts = if known.is_keyed() { texts.map(|text| text.or(Some("[]"))) } else { texts };
        if texts.ours == texts.theirs || texts.base == texts.theirs || self.goes_in(known, texts, &slot) {
            return;
        }
        if texts.only_theirs() {
            let op = self.take(texts.theirs, slot);
            self.step(op, texts.ours);
        } else {
            self.clash(texts, slot);
        }
    }

    /// Whether a value needs nothing more: it is the same, or it is an object or a list and was looked into.
    fn goes_in(&mut self, known: Known, texts: Three<&str>, slot: &Slot) -> bool {
        let Three { ours: Some(ours), theirs: Some(theirs), base } = texts else {
            return texts.nothing_to_do();
        };
        let is = kind(ours);
        let base = base.filter(|base| kind(base) == is);
        match is {
            _ if is != kind(theirs) => texts.nothing_to_do(),
            // Comparing these two as a whole first would read all of the file once more for each level.
            Kind::Object if self.at.is_empty() => self.fields(known, base, ours, theirs),
            Kind::List if known.is_keyed() => self.items(known, base, ours, theirs),
            _ if texts.nothing_to_do() => true,
            Kind::List if known.is_column() => self.cells(known, base, ours, theirs),
            Kind::Object if known.is_row() && texts.only_theirs() => false,
            Kind::Object if known.is_spread() => false,
            Kind::Object if known.is_block() => self.block(known, texts, slot),
            Kind::Object => self.fields(known, base, ours, theirs),
            _ => false,
        }
    }

    /// Two objects, field by field.
    fn fields(&mut self, known: Known, base: Option<&str>, ours: &str, theirs: &str) -> bool {
        let [base, ours, theirs] = [base.unwrap_or("{}"), ours, theirs].map(|text| Members::of(text, known));
        let mut slot = Slot::First;
        for (key, text) in &theirs.in_order {
            let texts = Three { base: base.get(key), ours: ours.get(key), theirs: Some(text) };
            self.below(key, known, texts, std::mem::replace(&mut slot, Slot::After(key.clone())));
        }
        for (key, text) in ours.in_order.iter().filter(|(key, _)| theirs.get(key).is_none()) {
            self.below(key, known, Three { base: base.get(key), ours: Some(text), theirs: None }, Slot::Last);
        }
        true
    }

    /// Two lists, item by item, and their order.
    fn items(&mut self, known: Known, base: Option<&str>, ours: &str, theirs: &str) -> bool {
        let [base, ours, theirs] = [base.unwrap_or("[]"), ours, theirs].map(|text| Members::of(text, known));
        let mut here: Vec<&Key> = Vec::new();
        for (key, text) in &ours.in_order {
            let was = base.get(key);
            if theirs.get(key).is_none() {
                self.below(key, known, Three { base: was, ours: Some(text), theirs: None }, Slot::Last);
            }
            if theirs.get(key).is_some() || was.is_none_or(|was| !same(was, text)) {
                here.push(key);
            }
        }
        let mut there: Vec<&Key> = Vec::new();
        let mut slot_there = Slot::First;
        for (key, text) in &theirs.in_order {
            let (was, own) = (base.get(key), ours.get(key));
            let slot = std::mem::replace(&mut slot_there, Slot::After(key.clone()));
            if own.is_some() || was.is_none() {
                there.push(key);
            } else {
                self.below(key, known, Three { base: was, ours: None, theirs: Some(text) }, slot);
            }
        }
        let woven = woven(&base.keys(), &here, &there);
        for (at, key) in woven.order.iter().enumerate() {
            let Some(text) = theirs.get(key) else { continue };
            let slot = if woven.is_moved { Slot::Last } else { slot(&woven.order, at) };
            let texts = Three { base: base.get(key), ours: ours.get(key), theirs: Some(text) };
            self.below(key, known, texts, slot);
        }
        if woven.is_moved {
            here.extend(woven.order.iter().filter(|key| ours.get(key).is_none()));
            let steps = self.moves(&here, &woven.order);
            self.steps.extend(steps.into_iter().map(|step| (step, None)));
        }
        if let Some(other) = woven.other {
            let theirs = self.moves(&woven.order, &other);
            self.found(Three::default(), theirs);
        }
        true
    }

    fn moves(&self, from: &[&Key], to: &[&Key]) -> Vec<Op> {
        let place = self.place();
        moves(from, to).into_iter().map(|(key, slot)| Op::Move(place.below(key.clone()), slot)).collect()
    }

    /// Two columns of one row, cell by cell; false where they are not as long as each other.
    fn cells(&mut self, known: Known, base: Option<&str>, ours: &str, theirs: &str) -> bool {
        let [was, here, there] = [base.unwrap_or("[]"), ours, theirs].map(|text| Members::of(text, known));
        let length = here.in_order.len();
        if there.in_order.len() != length || base.is_some() && was.in_order.len() != length {
            return false;
        }
        for ((key, ours), (_, theirs)) in here.in_order.iter().zip(&there.in_order) {
            let base = was.get(key).or(Some("null"));
            self.below(key, known, Three { base, ours: Some(ours), theirs: Some(theirs) }, Slot::Last);
        }
        true
    }

    /// Two blocks of observations, row by row; false where they have to be taken as a whole.
    fn block(&mut self, known: Known, texts: Three<&str>, slot: &Slot) -> bool {
        let Three { base, ours: Some(ours), theirs: Some(theirs) } = texts else { return false };
        let was = base.map(periods);
        let [here, there] = [ours, theirs].map(periods);
        if here == there && was.as_ref().is_none_or(|was| *was == here) {
            let before = self.steps.len();
            self.periods = here;
            self.fields(known, base, ours, theirs);
            if self.steps.len() > before + MANY_ROWS && texts.only_theirs() {
                self.steps.truncate(before);
                return false;
            }
            return true;
        }
        let keeps_all = |periods: &[String]| was.iter().flatten().all(|period| periods.contains(period));
        if texts.only_theirs() || !keeps_all(&here) || !keeps_all(&there) {
            return false;
        }
        let all = union([here.as_slice(), &there]);
        let [base, longer, theirs] =
            [base, Some(ours), Some(theirs)].map(|block| block.map(|block| with_periods(block, &all)));
        let (Some(longer), Some(theirs)) = (longer, theirs) else { return false };
        self.periods.clone_from(&all);
        if here != all {
            let op = self.take(Some(&longer), slot.clone());
            self.step(op, Some(ours));
        }
        self.fields(known, base.as_deref(), &longer, &theirs)
    }
}

/// The members of an object or a list.
struct Members<'t> {
    in_order: Vec<(Key, &'t str)>,
    by_key: HashMap<Key, usize>,
}

impl<'t> Members<'t> {
    fn of(text: &'t str, known: Known) -> Self {
        let in_order: Vec<(Key, &str)> =
            keyed(text, known).into_iter().map(|(key, range)| (key, &text[range])).collect();
        let by_key = in_order.iter().enumerate().map(|(at, (key, _))| (key.clone(), at)).collect();
        Self { in_order, by_key }
    }

    fn get(&self, key: &Key) -> Option<&'t str> {
        self.by_key.get(key).map(|&at| self.in_order[at].1)
    }

    fn keys(&self) -> Vec<&Key> {
        self.in_order.iter().map(|(key, _)| key).collect()
    }
}
