//! Columns that nothing was taken from, watched row by row: whether rows that are of one thing by all that is known have
//! different words in them.

use crate::import::source;
use crate::model::Role;
use csv::ByteRecord;
use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Columns that nothing was taken from, each for as long as it may still be of interest.
#[derive(Debug)]
pub(super) struct UnusedColumns {
    /// The columns that rows are held together by.
    by: Vec<usize>,
    most: usize,
    longest: usize,
    columns: Vec<Watched>,
}

/// One of them, as far as it was seen.
#[derive(Debug)]
pub(super) struct Watched {
    at: usize,
    pub name: String,
    seen: BTreeSet<Vec<u8>>,
    /// By what rows are held together by, a mark of the words of the first of them.
    first: HashMap<u64, u64>,
    /// Whether rows that go together have different words.
    pub differs: bool,
}

impl UnusedColumns {
    /// The columns of a table from which nothing is taken and whose names `is_such`; none where it is not known what its
    /// columns hold. Rows of the same words in the columns of these roles go together. A column with more than `most`
    /// different words, or `longest` bytes in one cell, is of no interest.
    pub fn of(
        [columns, left]: [&[String]; 2],
        roles: &[Role],
        by: impl Fn(Role) -> bool,
        is_such: impl Fn(&str) -> bool,
        [most, longest]: [usize; 2],
    ) -> Self {
        let at_roles = |is: &dyn Fn(Role) -> bool| -> Vec<usize> {
            (0..roles.len()).filter(|at| is(roles[*at])).collect()
        };
        let unused = at_roles(&|role| role == Role::Ignore).into_iter();
        let unused = unused.filter(|at| left.contains(&columns[*at]) && is_such(&columns[*at]));
        let watched = unused.map(|at| Watched {
            at,
            name: columns[at].clone(),
            seen: BTreeSet::new(),
            first: HashMap::new(),
            differs: false,
        });
        Self { by: at_roles(&by), most, longest, columns: watched.collect() }
    }

    /// Looks at a row that was taken.
    pub fn row(&mut self, record: &ByteRecord) {
        let Self { by, most, longest, columns } = self;
        if columns.is_empty() {
            return;
        }
        let all_differ = columns.iter().all(|column| column.differs);
        let together =
            if all_differ { 0 } else { mark(by.iter().map(|at| record.get(*at).unwrap_or_default())) };
        columns.retain_mut(|column| {
            let cell = record.get(column.at).unwrap_or_default().trim_ascii();
            if cell.is_empty() {
                return true;
            }
            if !column.seen.contains(cell) {
                column.seen.insert(cell.to_owned());
            }
            if !column.differs {
                let words = mark([cell]);
                column.differs = *column.first.entry(together).or_insert(words) != words;
            }
            column.seen.len() <= *most && cell.len() <= *longest
        });
    }

    /// Those that are still of interest after all rows.
    pub fn watched(self) -> impl Iterator<Item = Watched> {
        self.columns.into_iter()
    }
}

impl Watched {
    /// Its different words, by the alphabet.
    pub fn words(&self) -> Vec<String> {
        let mut words: Vec<String> =
            self.seen.iter().map(|words| source::text(words).0.into_owned()).collect();
        words.sort();
        words
    }
}

fn mark<'c>(cells: impl IntoIterator<Item = &'c [u8]>) -> u64 {
    let mut mark = DefaultHasher::new();
    cells.into_iter().for_each(|cell| cell.hash(&mut mark));
    mark.finish()
}
