//! Observations row by row while they are gathered: which rows say the same, and which contradict each other.

use super::observation::{Kept, Observation, Observations, Origin, Signs};
use super::positions::Positions;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::collections::HashMap;
use std::hash::BuildHasher;
use std::ops::Range;

/// A row of a place of which rows contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) struct Contradicting {
    /// The first observation of the place.
    pub place: u32,
    /// What the row says of it.
    pub at: u32,
    pub line: u32,
}

/// Observations while they are gathered.
#[derive(Debug, Default)]
pub(super) struct ObservationsSoFar {
    list: Observations,
    /// Where the table begins that is being read.
    table: usize,
    /// Where the row begins that is being read.
    row: usize,
    /// Whether it says anything that no row of its table has said.
    row_is_new: bool,
    /// If not, for each of its observations the first that says the same.
    known: Vec<u32>,
    /// The first observation of each place.
    first: Positions,
    /// Further observations of a place, by content.
    further: Positions,
    /// The same, each behind the first of its place.
    beside: Vec<(u32, u32)>,
    /// Rows that say nothing new and yet no single row says the same: where they begin and how much they say, by that.
    joined: HashTable<(u32, u32)>,
    /// Rows that say the same as one that is kept: where that begins, and their lines.
    repeats: Vec<(u32, u32)>,
    hasher: DefaultHashBuilder,
}

impl ObservationsSoFar {
    /// Takes an observation of the row that is being read.
    pub fn push(&mut self, observation: &Observation, signs: Signs, origin: Origin) {
        let Self { list: Observations { kept }, first, further, beside, known, hasher, .. } = self;
        let new = Kept::of(observation, signs, origin);
        let at = kept.len() as u32;
        let same = |other: u32| kept[other as usize].content() == new.content();
        let is_there = |other: u32| kept[other as usize].place == new.place;
        let said = match first.first_or(new.place.hash_by(hasher), at, is_there) {
            Some(other) if !same(other) => {
                let said = further.first_or(hasher.hash_one(new.content()) as u32, at, same);
                if said.is_none() {
                    beside.push((other, at));
                }
                said
            }
            said => said,
        };
        match said {
            Some(said) => known.push(said),
            None => self.row_is_new = true,
        }
        kept.push(new);
    }

    /// Ends the row. One that says the same as another of its table is counted there and is kept no further, so that it
    /// does not matter which of them comes first.
    pub fn end_row(&mut self) {
        let row = self.row..self.list.kept.len();
        if !self.row_is_new && !row.is_empty() {
            if let Some(start) = self.same_row() {
                let line = self.list.kept[row.start].line;
                for kept in &mut self.list.kept[start..start + row.len()] {
                    kept.repeat();
                }
                self.repeats.push((start as u32, line));
                self.list.kept.truncate(row.start);
            } else {
                let Self { list: Observations { kept }, joined, hasher, .. } = self;
                let content = |row: Range<usize>| kept[row].iter().map(Kept::content).collect::<Vec<_>>();
                let hash_of = |&(start, len): &(u32, u32)| {
                    hasher.hash_one(content(start as usize..(start + len) as usize))
                };
                let row = (row.start as u32, row.len() as u32);
                joined.insert_unique(hash_of(&row), row, hash_of);
            }
        }
        self.known.clear();
        (self.row, self.row_is_new) = (self.list.kept.len(), false);
    }

    /// Where the row begins that says the same as the one that is being read.
    fn same_row(&self) -> Option<usize> {
        let Self { list: Observations { kept }, known, joined, hasher, .. } = self;
        let (before, row) = kept.split_at(self.row);
        let begins = |at: usize| at == 0 || before[at - 1].origin() != before[at].origin();
        let is_same = |start: usize| {
            let end = start + row.len();
            let same = |(one, other): (&Kept, &Kept)| {
                one.origin() == before[start].origin() && one.content() == other.content()
            };
            end <= before.len()
                && begins(start)
                && (end == before.len() || begins(end))
                && before[start..end].iter().zip(row).all(same)
        };
        // It has said something first itself, or is one of those that did not.
        let of_known = known.iter().enumerate().filter_map(|(within, &at)| (at as usize).checked_sub(within));
        of_known.into_iter().find(|&start| is_same(start)).or_else(|| {
            let content: Vec<_> = row.iter().map(Kept::content).collect();
            let start = |&(start, _): &(u32, u32)| start as usize;
            joined.find(hasher.hash_one(content), |row| is_same(start(row))).map(start)
        })
    }

    /// The rows of the table that ends here which contradict each other.
    pub fn end_table(&mut self) -> Vec<Contradicting> {
        let mut beside = std::mem::take(&mut self.beside);
        beside.sort_unstable();
        let contradicts = |of_place: &&[(u32, u32)]| {
            let all = std::iter::once(of_place[0].0).chain(of_place.iter().map(|(_, at)| *at));
            let all: Vec<Observation> = all.map(|at| self.list.get(at as usize)).collect();
            Observation::together(&all).is_none()
        };
        let places = beside.chunk_by(|(one, _), (other, _)| one == other).filter(contradicts);
        let places: HashMap<_, u32> =
            places.map(|of_place| (self.list.kept[of_place[0].0 as usize].place, of_place[0].0)).collect();
        let mut contradicting = Vec::new();
        if !places.is_empty() {
            let kept = &self.list.kept;
            let mut look = |at: usize, line: u32| {
                if let Some(&place) = places.get(&kept[at].place) {
                    contradicting.push(Contradicting { place, at: at as u32, line });
                }
            };
            (self.table..kept.len()).for_each(|at| look(at, kept[at].line));
            for &(start, line) in &self.repeats {
                let start = start as usize;
                let row = kept[start..].iter().take_while(|other| other.origin() == kept[start].origin());
                (start..start + row.count()).for_each(|at| look(at, line));
            }
        }
        // Rows of the next table are no repeats of these.
        (self.first, self.further) = Default::default();
        self.joined.clear();
        self.repeats.clear();
        self.table = self.list.kept.len();
        contradicting
    }

    pub fn finish(self) -> Observations {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::{AreaAt, Figures, GroupAt, IndicatorAt, NoteAt, PeriodAt};
    use crate::model::{Flag, Verdict};

    #[test]
    fn an_observation_takes_72_bytes_and_a_repeat_none() {
        assert_eq!(size_of::<Kept>(), 72);
        let figures = Figures { value: Some(1.5), denominator: Some(0.0), ..Figures::default() };
        let observation = |area| Observation {
            indicator: IndicatorAt(0),
            area: AreaAt(area),
            group: GroupAt(0),
            period: PeriodAt(3),
            figures,
            flag: Some(Flag::Break),
            note: Some(NoteAt(7)),
            verdict: Some(Verdict::Worse),
        };
        let mut so_far = ObservationsSoFar::default();
        for line in 1..=10_000 {
            so_far.push(&observation(line % 2), Signs::default(), Origin { table: 0, line });
            so_far.end_row();
        }
        // The same in another table is counted there.
        so_far.push(&observation(0), Signs::default(), Origin { table: 1, line: 1 });
        so_far.end_row();
        // A row that repeats one observation and gives another is no repeat.
        so_far.push(&observation(0), Signs::default(), Origin { table: 1, line: 2 });
        so_far.push(&observation(2), Signs::default(), Origin { table: 1, line: 2 });
        so_far.end_row();
        let list = so_far.finish();
        assert_eq!(list.len(), 5);
        assert_eq!((list.repeats(0), list.repeats(1), list.repeats(2), list.repeats(3)), (4999, 4999, 0, 0));
        assert_eq!([list.get(3), list.get(4)], [observation(0), observation(2)], "a row stays whole");
        assert_eq!(list.get(0), observation(1));
        assert_eq!(list.origin(2), Origin { table: 1, line: 1 });
    }

    #[test]
    fn rows_are_the_same_whatever_their_order_and_what_they_share_with_others() {
        let said = |value: u32| Observation {
            indicator: IndicatorAt(value / 10),
            area: AreaAt(0),
            group: GroupAt(0),
            period: PeriodAt(0),
            figures: Figures { value: Some(value.into()), ..Figures::default() },
            flag: None,
            note: None,
            verdict: None,
        };
        // Of two indicators, with two figures of the second; the third row says nothing that others do not.
        let rows: [&[u32]; 7] = [&[1, 11], &[1, 12], &[1], &[1, 11], &[12], &[1], &[1, 12]];
        for turn in 0..rows.len() {
            let mut so_far = ObservationsSoFar::default();
            for at in 0..rows.len() {
                let row = (at + turn) % rows.len();
                for value in rows[row] {
                    so_far.push(&said(*value), Signs::default(), Origin { table: 0, line: row as u32 + 1 });
                }
                so_far.end_row();
            }
            let contradicting = so_far.end_table();
            let mut lines: Vec<u32> = contradicting.iter().map(|row| row.line).collect();
            lines.sort_unstable();
            assert_eq!(lines, [1, 2, 4, 5, 7], "each row that says anything of the second");
            let list = so_far.finish();
            let mut kept: Vec<(Vec<u32>, u64)> = list
                .rows()
                .map(|row| {
                    let values = row.clone().map(|at| list.get(at).figures.value.unwrap_or(0.0) as u32);
                    (values.collect(), list.repeats(row.start))
                })
                .collect();
            kept.sort();
            assert_eq!(kept, [(vec![1], 1), (vec![1, 11], 1), (vec![1, 12], 1), (vec![12], 0)], "{turn}");
        }
    }
}
