//! The columns of a series, kept small: a scorecard of all England has millions of observations.

use super::words::{Flag, Verdict};

/// A column of numbers of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberColumn {
    Values,
    /// Lower 95 % limits as published.
    Lower,
    /// Upper 95 % limits as published.
    Upper,
    /// Counts of events or people.
    Numerators,
    Denominators,
}

impl NumberColumn {
    /// Every column of numbers, in the order in which they are kept.
    pub const ALL: [Self; 5] = [Self::Values, Self::Lower, Self::Upper, Self::Numerators, Self::Denominators];
}

/// The columns of a series, each as long as its periods or not given at all.
///
/// Numbers of all given columns lie in one allocation, one column after the other; a missing number is a NaN that
/// never leaves this type. Words are rare and are kept apart.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    numbers: Box<[f64]>,
    /// How many numbers a column has.
    length: u32,
    /// One bit for each column of numbers that is given, see [`NumberColumn`].
    given: u8,
    words: Option<Box<Words>>,
}

/// The columns of words of a series; each may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Words {
    pub flags: Box<[Option<Flag>]>,
    pub notes: Box<[Option<Box<str>>]>,
    pub verdicts: Box<[Option<Verdict>]>,
}

impl Columns {
    /// Whether the series brings a column.
    pub fn has(&self, column: NumberColumn) -> bool {
        self.given & bit(column) != 0
    }

    /// Whether the series brings verdicts of its publisher.
    pub fn has_verdicts(&self) -> bool {
        self.words().is_some_and(|words| !words.verdicts.is_empty())
    }

    /// The numbers of a column; none where it is not given.
    pub fn numbers(&self, column: NumberColumn) -> impl DoubleEndedIterator<Item = Option<f64>> + '_ {
        self.stored(column).iter().map(|&number| present(number))
    }

    /// The number of a column at a position; `None` where it is missing or the column not given.
    pub fn number(&self, column: NumberColumn, index: usize) -> Option<f64> {
        self.stored(column).get(index).copied().and_then(present)
    }

    fn stored(&self, column: NumberColumn) -> &[f64] {
        if !self.has(column) {
            return &[];
        }
        let before = (self.given & (bit(column) - 1)).count_ones() as usize;
        let length = self.length as usize;
        &self.numbers[before * length..(before + 1) * length]
    }

    pub(super) fn words(&self) -> Option<&Words> {
        self.words.as_deref()
    }

    /// Whether every column that is given has `length` items.
    pub(super) fn fits(&self, length: usize) -> bool {
        let even = |given: usize| given == 0 || given == length;
        (self.given == 0 || self.length as usize == length)
            && self.numbers.len() == self.given.count_ones() as usize * self.length as usize
            && self.words().is_none_or(|words| {
                even(words.flags.len()) && even(words.notes.len()) && even(words.verdicts.len())
            })
    }
}

fn bit(column: NumberColumn) -> u8 {
    1 << column as u8
}

fn present(number: f64) -> Option<f64> {
    (!number.is_nan()).then_some(number)
}

impl PartialEq for Columns {
    fn eq(&self, other: &Self) -> bool {
        let same =
            |column| self.has(column) == other.has(column) && self.numbers(column).eq(other.numbers(column));
        NumberColumn::ALL.into_iter().all(same) && self.words == other.words
    }
}

/// Fills [`Columns`] number by number, without a list of options in between.
#[derive(Debug)]
pub struct ColumnsBuilder {
    numbers: Vec<f64>,
    length: usize,
    given: Vec<NumberColumn>,
    words: Words,
}

impl ColumnsBuilder {
    /// The columns of a series of `length` periods.
    pub fn new(length: usize) -> Self {
        Self { numbers: Vec::with_capacity(3 * length), length, given: Vec::new(), words: Words::default() }
    }

    /// Starts a column; the numbers that follow are its own. Columns may come in any order, each once.
    pub fn start(&mut self, column: NumberColumn) {
        self.fill();
        self.given.push(column);
    }

    /// Adds the next number; what is not finite is missing, and what is beyond the length is left out.
    pub fn push(&mut self, number: Option<f64>) {
        if self.numbers.len() < self.given.len() * self.length {
            self.numbers.push(number.filter(|number| number.is_finite()).unwrap_or(f64::NAN));
        }
    }

    /// The column of flags.
    pub fn flags(&mut self, flags: Vec<Option<Flag>>) {
        self.words.flags = flags.into();
    }

    /// The column of notes.
    pub fn notes(&mut self, notes: Vec<Option<Box<str>>>) {
        self.words.notes = notes.into();
    }

    /// The column of verdicts.
    pub fn verdicts(&mut self, verdicts: Vec<Option<Verdict>>) {
        self.words.verdicts = verdicts.into();
    }

    /// The columns; one that is too short ends in missing numbers.
    pub fn finish(mut self) -> Columns {
        self.fill();
        let in_order = self.given.is_sorted_by_key(|column| *column as u8);
        let numbers = if in_order {
            self.numbers.into_boxed_slice()
        } else {
            let place = |column| self.given.iter().position(|given| *given == column);
            let column = |at: usize| &self.numbers[at * self.length..(at + 1) * self.length];
            NumberColumn::ALL.into_iter().filter_map(place).flat_map(column).copied().collect()
        };
        let words = self.words != Words::default();
        Columns {
            numbers,
            length: u32::try_from(self.length).unwrap_or(u32::MAX),
            given: self.given.iter().fold(0, |given, column| given | bit(*column)),
            words: words.then(|| Box::new(self.words)),
        }
    }

    fn fill(&mut self) {
        self.numbers.resize(self.given.len() * self.length, f64::NAN);
    }
}

/// The columns of a series as plain lists, to make and to change them; a list that is empty is not given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnValues {
    pub values: Vec<Option<f64>>,
    pub lower: Vec<Option<f64>>,
    pub upper: Vec<Option<f64>>,
    pub numerators: Vec<Option<f64>>,
    pub denominators: Vec<Option<f64>>,
    pub flags: Vec<Option<Flag>>,
    pub notes: Vec<Option<String>>,
    pub verdicts: Vec<Option<Verdict>>,
}

impl From<ColumnValues> for Columns {
    fn from(lists: ColumnValues) -> Self {
        let columns = [lists.values, lists.lower, lists.upper, lists.numerators, lists.denominators];
        let length = columns.iter().map(Vec::len).max().unwrap_or_default();
        let mut made = ColumnsBuilder::new(length);
        for (column, numbers) in NumberColumn::ALL.into_iter().zip(columns) {
            if !numbers.is_empty() {
                made.start(column);
                numbers.into_iter().for_each(|number| made.push(number));
            }
        }
        made.flags(lists.flags);
        made.notes(lists.notes.into_iter().map(|note| note.map(String::into_boxed_str)).collect());
        made.verdicts(lists.verdicts);
        made.finish()
    }
}

impl From<&Columns> for ColumnValues {
    fn from(columns: &Columns) -> Self {
        let numbers = |column| columns.numbers(column).collect();
        let words = columns.words().cloned().unwrap_or_default();
        Self {
            values: numbers(NumberColumn::Values),
            lower: numbers(NumberColumn::Lower),
            upper: numbers(NumberColumn::Upper),
            numerators: numbers(NumberColumn::Numerators),
            denominators: numbers(NumberColumn::Denominators),
            flags: words.flags.into_vec(),
            notes: words.notes.into_iter().map(|note| note.map(String::from)).collect(),
            verdicts: words.verdicts.into_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_in_any_order_come_back_as_they_were_given() {
        let given = ColumnValues {
            values: vec![Some(1.0), None, Some(-0.0)],
            upper: vec![Some(2.0), None, None],
            notes: vec![None, Some("small".to_owned()), None],
            ..ColumnValues::default()
        };
        let columns = Columns::from(given.clone());
        assert_eq!(ColumnValues::from(&columns), given);
        assert!(columns.has(NumberColumn::Upper) && !columns.has(NumberColumn::Lower));
        let mut turned = ColumnsBuilder::new(3);
        for (column, numbers) in [(NumberColumn::Upper, &given.upper), (NumberColumn::Values, &given.values)]
        {
            turned.start(column);
            numbers.iter().for_each(|number| turned.push(*number));
        }
        turned.notes(vec![None, Some("small".into()), None]);
        assert_eq!(turned.finish(), columns);
        assert!(size_of::<Columns>() <= 32, "{}", size_of::<Columns>());
    }

    #[test]
    fn what_is_not_finite_is_missing_and_what_is_too_short_ends_in_missing_numbers() {
        let mut made = ColumnsBuilder::new(3);
        made.start(NumberColumn::Values);
        made.push(Some(f64::INFINITY));
        made.push(Some(1.0));
        let columns = made.finish();
        assert_eq!(columns.numbers(NumberColumn::Values).collect::<Vec<_>>(), [None, Some(1.0), None]);
        assert!(columns.fits(3));
    }
}
