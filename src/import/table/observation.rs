//! Observations as files give them, before anything is known about the document they go into.

use crate::model::{Flag, Verdict};
use hashbrown::HashTable;
use std::hash::{BuildHasher, RandomState};

macro_rules! position {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// As a position in a list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

position!(
    /// An indicator that was found, by its position.
    IndicatorAt
);
position!(
    /// An area that was found, by its position.
    AreaAt
);
position!(
    /// A group of people, by its position; see [`super::Pool::groups`].
    GroupAt
);
position!(
    /// A published period, by its position.
    PeriodAt
);
position!(
    /// A note, by its position.
    NoteAt
);

/// The numbers of one observation.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::import) struct Figures {
    /// In the indicator's unit.
    pub value: Option<f64>,
    /// 95 % limits.
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
}

/// [`Figures`] in half the memory: there are millions of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::import) struct Numbers([u64; 5]);

impl From<Figures> for Numbers {
    fn from(figures: Figures) -> Self {
        let Figures { value, lower, upper, numerator, denominator } = figures;
        Self([value, lower, upper, numerator, denominator].map(|number| number.unwrap_or(f64::NAN).to_bits()))
    }
}

impl From<Numbers> for Figures {
    fn from(numbers: Numbers) -> Self {
        let [value, lower, upper, numerator, denominator] =
            numbers.0.map(|bits| Some(f64::from_bits(bits)).filter(|number| !number.is_nan()));
        Self { value, lower, upper, numerator, denominator }
    }
}

/// One observation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) struct Observation {
    pub indicator: IndicatorAt,
    pub area: AreaAt,
    /// For whom.
    pub group: GroupAt,
    pub period: PeriodAt,
    pub figures: Figures,
    /// Why the value is missing, or what to know of it.
    pub flag: Option<Flag>,
    pub note: Option<NoteAt>,
    /// The publisher's own comparison with the nation.
    pub verdict: Option<Verdict>,
}

/// The row that an observation comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Origin {
    /// Position of the table.
    pub table: u16,
    /// The line of that table, counted from 1.
    pub line: u32,
}

/// What is kept of an observation.
#[derive(Clone, Copy, Debug)]
struct Kept {
    numbers: Numbers,
    indicator: IndicatorAt,
    area: AreaAt,
    group: GroupAt,
    period: PeriodAt,
    /// `u32::MAX` for none.
    note: u32,
    line: u32,
    /// How many later rows of the same table say exactly the same.
    repeats: u32,
    table: u16,
    flag: Option<Flag>,
    verdict: Option<Verdict>,
}

impl Kept {
    fn of(observation: &Observation, origin: Origin) -> Self {
        let &Observation { indicator, area, group, period, figures, flag, note, verdict } = observation;
        Self {
            numbers: figures.into(),
            indicator,
            area,
            group,
            period,
            note: note.map_or(u32::MAX, |note| note.0),
            line: origin.line,
            repeats: 0,
            table: origin.table,
            flag,
            verdict,
        }
    }

    /// What makes two rows of a table say the same.
    fn content(&self) -> impl Eq + std::hash::Hash + use<> {
        let at = (self.indicator, self.area, self.group, self.period);
        (at, self.numbers, self.note, self.table, self.flag, self.verdict)
    }

    fn observation(&self) -> Observation {
        let &Self { indicator, area, group, period, numbers, flag, verdict, .. } = self;
        let note = (self.note != u32::MAX).then_some(NoteAt(self.note));
        Observation { indicator, area, group, period, figures: numbers.into(), flag, note, verdict }
    }
}

/// Observations in the order of the files, each once: a row of the same table that says the same again is counted.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Observations {
    kept: Vec<Kept>,
}

impl Observations {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The observation at a position.
    pub fn get(&self, at: usize) -> Observation {
        self.kept[at].observation()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Observation> {
        self.kept.iter().map(Kept::observation)
    }

    /// The first row that gave an observation.
    pub fn origin(&self, at: usize) -> Origin {
        Origin { table: self.kept[at].table, line: self.kept[at].line }
    }

    /// Gives an observation numerator and denominator, or takes them away.
    pub fn set_counts(&mut self, at: usize, counts: Option<(f64, f64)>) {
        let (numerator, denominator) = counts.unzip();
        let kept = &mut self.kept[at];
        kept.numbers = Figures { numerator, denominator, ..kept.numbers.into() }.into();
    }

    /// How many later rows of its table said exactly what this one's row said, and nothing else.
    pub fn repeats(&self, at: usize) -> u64 {
        u64::from(self.kept[at].repeats)
    }
}

/// Observations while they are gathered.
#[derive(Debug, Default)]
pub(super) struct ObservationsSoFar {
    list: Observations,
    /// Positions by content.
    index: HashTable<u32>,
    hasher: RandomState,
    /// The first observation that the row repeats, while it has given no new one.
    repeated: Option<usize>,
    row_is_new: bool,
}

impl ObservationsSoFar {
    /// Takes an observation of the row that is being read.
    pub fn push(&mut self, observation: &Observation, origin: Origin) {
        let Self { list: Observations { kept }, index, hasher, .. } = self;
        let new = Kept::of(observation, origin);
        let content = new.content();
        let hash = hasher.hash_one(&content);
        let known = index.find(hash, |&at| kept[at as usize].content() == content).copied();
        if let Some(at) = known {
            self.repeated.get_or_insert(at as usize);
            return;
        }
        index.insert_unique(hash, kept.len() as u32, |&at| hasher.hash_one(kept[at as usize].content()));
        kept.push(new);
        self.row_is_new = true;
    }

    /// Ends the row: one that gave nothing but repeats is counted at the first of them.
    pub fn end_row(&mut self) {
        if let (Some(at), false) = (self.repeated, self.row_is_new) {
            let repeats = &mut self.list.kept[at].repeats;
            *repeats = repeats.saturating_add(1);
        }
        (self.repeated, self.row_is_new) = (None, false);
    }

    pub fn finish(self) -> Observations {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            so_far.push(&observation(line % 2), Origin { table: 0, line });
            so_far.end_row();
        }
        // The same in another table is counted there.
        so_far.push(&observation(0), Origin { table: 1, line: 1 });
        so_far.end_row();
        // A row that repeats one observation and gives another is no repeat.
        so_far.push(&observation(0), Origin { table: 1, line: 2 });
        so_far.push(&observation(2), Origin { table: 1, line: 2 });
        so_far.end_row();
        let list = so_far.finish();
        assert_eq!(list.len(), 4);
        assert_eq!((list.repeats(0), list.repeats(1), list.repeats(2), list.repeats(3)), (4999, 4999, 0, 0));
        assert_eq!(list.get(0), observation(1));
        assert_eq!(list.origin(2), Origin { table: 1, line: 1 });
        let none = Figures::from(Numbers::from(Figures::default()));
        assert_eq!(none, Figures::default());
    }
}
