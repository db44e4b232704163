//! Observations as files give them, before anything is known about the document they go into.

use crate::import::shift::shifted;
use crate::model::{Flag, Verdict};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher};
use std::ops::Range;

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

/// A sign of a unit that stands in the cells themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum UnitSign {
    Percent,
    Pound,
}

/// What stands in the cell of a value beside its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Signs {
    pub unit: Option<UnitSign>,
    /// Whether a word or a letter for thousands or more stands behind it, so that the number was multiplied: `£5.2m`.
    pub is_multiplied: bool,
}

impl From<UnitSign> for Signs {
    fn from(unit: UnitSign) -> Self {
        Self { unit: Some(unit), is_multiplied: false }
    }
}

impl Signs {
    /// The bits that [`Kept::repeats`] has for them.
    const PERCENT: u32 = 1 << 31;
    const POUND: u32 = 1 << 30;
    const MULTIPLIED: u32 = 1 << 29;
    const ALL: u32 = Self::PERCENT | Self::POUND | Self::MULTIPLIED;

    fn bits(self) -> u32 {
        let of_unit = match self.unit {
            Some(UnitSign::Percent) => Self::PERCENT,
            Some(UnitSign::Pound) => Self::POUND,
            None => 0,
        };
        of_unit | if self.is_multiplied { Self::MULTIPLIED } else { 0 }
    }

    fn of_bits(bits: u32) -> Self {
        let unit = match bits & (Self::PERCENT | Self::POUND) {
            0 => None,
            Self::POUND => Some(UnitSign::Pound),
            _ => Some(UnitSign::Percent),
        };
        Self { unit, is_multiplied: bits & Self::MULTIPLIED != 0 }
    }
}

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

impl Figures {
    /// Gives a value without limits those that lie so far from it on both sides, with as many decimals as are written.
    pub fn set_margin(&mut self, margin: f64) {
        let Some(value) = self.value.filter(|_| margin >= 0.0) else { return };
        if self.lower.is_some() || self.upper.is_some() {
            return;
        }
        let decimals = |number: f64| number.to_string().split_once('.').map_or(0, |(_, after)| after.len());
        let decimals = decimals(value).max(decimals(margin));
        let rounded = |number: f64| format!("{number:.decimals$}").parse().ok();
        (self.lower, self.upper) = (rounded(value - margin), rounded(value + margin));
    }

    /// Gives figures limits, where they have no others.
    pub fn set_limits(&mut self, lower: f64, upper: f64) {
        if self.lower.is_none() && self.upper.is_none() {
            (self.lower, self.upper) = (Some(lower), Some(upper));
        }
    }

    /// Whether the value does not lie between its limits.
    pub fn is_outside_limits(&self) -> bool {
        let is_above =
            |one: Option<f64>, other: Option<f64>| one.zip(other).is_some_and(|(one, of)| one > of);
        is_above(self.lower, self.value) || is_above(self.value, self.upper)
    }

    /// Makes percentages of limits that are shares of one, as those beside a value in per cent may be: only so does it lie
    /// between them. Tells whether they were.
    pub fn make_limits_percent(&mut self) -> bool {
        let (Some(value), Some(lower), Some(upper)) = (self.value, self.lower, self.upper) else {
            return false;
        };
        let lies_between = |power| shifted(lower, power) <= value && value <= shifted(upper, power);
        let are_shares = lower >= 0.0 && upper <= 1.0 && !lies_between(0) && lies_between(2);
        if are_shares {
            (self.lower, self.upper) = (Some(shifted(lower, 2)), Some(shifted(upper, 2)));
        }
        are_shares
    }
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

/// What an observation is a figure of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::import) struct Place {
    pub indicator: IndicatorAt,
    pub area: AreaAt,
    pub group: GroupAt,
    pub period: PeriodAt,
}

impl Place {
    /// A hash that puts eight periods in a row side by side: most files list them so, and what comes next is at hand.
    pub fn hash_by(&self, hasher: &impl BuildHasher) -> u32 {
        let Self { indicator, area, group, period: PeriodAt(period) } = self;
        let of_eight = hasher.hash_one((indicator, area, group, period / 8)) as u32;
        (of_eight & !7) | (period % 8)
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

impl Observation {
    /// Whether it has no value and no word on why, but a limit or a count of one that another row has.
    fn is_part(&self) -> bool {
        let Figures { value, lower, upper, numerator, denominator } = self.figures;
        let has_other = [lower, upper, numerator, denominator].iter().any(Option::is_some);
        value.is_none() && self.flag.is_none() && has_other
    }

    /// What observations of one place say together; none where they contradict each other: where values, flags, limits or
    /// counts differ. One may have limits or counts that another lacks. The first note and the first comparison stand.
    pub fn together(all: &[Self]) -> Option<Self> {
        let (first, rest) = all.split_first()?;
        let mut one = *first;
        for other in rest {
            let flag = |observation: &Self| {
                observation.flag.or(observation.figures.value.is_none().then_some(Flag::NotAvailable))
            };
            let mut fits = true;
            if one.is_part() {
                (one.figures.value, one.flag) = (other.figures.value, other.flag);
            } else if !other.is_part() {
                fits = one.figures.value == other.figures.value;
                (one.flag, fits) = joined(flag(&one), flag(other), fits);
            }
            let (figures, others) = (&mut one.figures, other.figures);
            (figures.lower, fits) = joined(figures.lower, others.lower, fits);
            (figures.upper, fits) = joined(figures.upper, others.upper, fits);
            (figures.numerator, fits) = joined(figures.numerator, others.numerator, fits);
            (figures.denominator, fits) = joined(figures.denominator, others.denominator, fits);
            if !fits {
                return None;
            }
            one.note = one.note.or(other.note);
            one.verdict = one.compared().or(other.verdict).or(one.verdict);
        }
        Some(one)
    }

    /// The publisher's comparison, where the row has one.
    pub fn compared(&self) -> Option<Verdict> {
        self.verdict.filter(|verdict| *verdict != Verdict::NotCompared)
    }
}

/// What is given in either, and whether the two still go together.
fn joined<T: PartialEq + Copy>(one: Option<T>, other: Option<T>, fits: bool) -> (Option<T>, bool) {
    let agree = one.zip(other).is_none_or(|(one, other)| one == other);
    (one.or(other), fits && agree)
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
pub(super) struct Kept {
    numbers: Numbers,
    pub place: Place,
    /// `u32::MAX` for none.
    note: u32,
    pub line: u32,
    /// How many later rows of the same table say exactly what its row says, and the bits of its [`Signs`].
    repeats: u32,
    table: u16,
    flag: Option<Flag>,
    verdict: Option<Verdict>,
}

impl Kept {
    pub fn of(observation: &Observation, signs: Signs, origin: Origin) -> Self {
        let &Observation { indicator, area, group, period, figures, flag, note, verdict } = observation;
        Self {
            numbers: figures.into(),
            place: Place { indicator, area, group, period },
            note: note.map_or(u32::MAX, |note| note.0),
            line: origin.line,
            repeats: signs.bits(),
            table: origin.table,
            flag,
            verdict,
        }
    }

    /// What makes two rows of a table say the same.
    pub fn content(&self) -> impl Eq + Hash + use<> {
        (self.place, self.numbers, self.note, self.table, self.flag, self.verdict, self.repeats & Signs::ALL)
    }

    /// Counts a row that says the same, as far as there is room.
    pub fn repeat(&mut self) {
        self.repeats += u32::from(self.repeats & !Signs::ALL != !Signs::ALL);
    }

    fn signs(&self) -> Signs {
        Signs::of_bits(self.repeats)
    }

    pub fn origin(&self) -> Origin {
        Origin { table: self.table, line: self.line }
    }

    fn observation(&self) -> Observation {
        let &Self { place: Place { indicator, area, group, period }, numbers, flag, verdict, .. } = self;
        let note = (self.note != u32::MAX).then_some(NoteAt(self.note));
        Observation { indicator, area, group, period, figures: numbers.into(), flag, note, verdict }
    }
}

/// Observations in the order of the files, row by row. A row that says the same as another of its table is counted there.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Observations {
    pub(super) kept: Vec<Kept>,
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

    /// Changes what each is a figure of.
    pub fn change(&mut self, change: impl FnMut(&mut Place)) {
        self.kept.iter_mut().map(|kept| &mut kept.place).for_each(change);
    }

    /// What each is a figure of.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        self.kept.iter().map(|kept| kept.place)
    }

    /// The first row that gave an observation.
    pub fn origin(&self, at: usize) -> Origin {
        self.kept[at].origin()
    }

    /// Gives an observation numerator and denominator, or takes them away.
    pub fn set_counts(&mut self, at: usize, counts: Option<(f64, f64)>) {
        let (numerator, denominator) = counts.unzip();
        let kept = &mut self.kept[at];
        kept.numbers = Figures { numerator, denominator, ..kept.numbers.into() }.into();
    }

    /// How many later rows of its table said exactly what this one's row said, and nothing else.
    pub fn repeats(&self, at: usize) -> u64 {
        u64::from(self.kept[at].repeats & !Signs::ALL)
    }

    /// Whether a value carries the sign of per cent.
    pub fn is_percent(&self, at: usize) -> bool {
        self.signs(at).unit == Some(UnitSign::Percent)
    }

    /// What stands beside the number of a value in its cell.
    pub fn signs(&self, at: usize) -> Signs {
        self.kept[at].signs()
    }

    /// The rows, each as the positions of its observations.
    pub fn rows(&self) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        self.kept.chunk_by(|one, other| one.origin() == other.origin()).map(move |row| {
            let end = start + row.len();
            std::mem::replace(&mut start, end)..end
        })
    }

    /// For some observations, where their rows stand in an order that the order of rows cannot change: by table, then
    /// those that say the most, then by what they say. `notes` are the words of the notes.
    pub fn ranks(&self, wanted: impl Fn(usize) -> bool, notes: &[String]) -> HashMap<u32, Rank> {
        let mut ranks = HashMap::new();
        for row in self.rows() {
            let wanted: Vec<usize> = row.clone().filter(|&at| wanted(at)).collect();
            if wanted.is_empty() {
                continue;
            }
            // A hasher without a key of its own gives the same every time.
            let mut says = DefaultHasher::new();
            for kept in &self.kept[row.clone()] {
                (kept.place, kept.numbers, kept.flag, kept.verdict, kept.repeats & Signs::ALL)
                    .hash(&mut says);
                notes.get(kept.note as usize).hash(&mut says);
            }
            let rank = Rank(self.kept[row.start].table, Reverse(row.len()), says.finish());
            ranks.extend(wanted.into_iter().map(|at| (at as u32, rank)));
        }
        ranks
    }
}

/// Where a row stands among others, whatever order they are in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) struct Rank(u16, Reverse<usize>, u64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_in_half_the_memory() {
        let figures = Figures { value: Some(1.5), denominator: Some(0.0), ..Figures::default() };
        for figures in [figures, Figures::default()] {
            assert_eq!(Figures::from(Numbers::from(figures)), figures);
        }
    }
}
