//! Columns that nothing was taken from and that change within one series: its figures may be of different things.

use crate::import::layout::period_label;
use crate::import::source;
use crate::import::table::says_where;
use crate::import::words::short;
use crate::model::Role;
use csv::ByteRecord;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A column with more different words is a note or a key.
const MOST: usize = 6;

/// What tells one series of a table from another.
const OF_SERIES: [Role; 9] = [
    Role::Indicator,
    Role::Area,
    Role::Code,
    Role::Name,
    Role::Kind,
    Role::Breakdown,
    Role::BreakdownBy,
    Role::Measure,
    Role::Unit,
];

/// The columns of a table that may be such.
#[derive(Debug)]
pub(super) struct Mixed {
    of_series: Vec<usize>,
    columns: Vec<Watched>,
}

#[derive(Debug)]
struct Watched {
    at: usize,
    name: String,
    words: Vec<Vec<u8>>,
    /// By series, which of the words its first row has.
    first: HashMap<u64, usize>,
    changes: bool,
}

impl Mixed {
    /// The columns of a table from which nothing is taken; none where it is not known what its columns hold.
    pub fn of(columns: &[String], left: &[String], roles: &[Role]) -> Self {
        let with = |known: &dyn Fn(Role) -> bool| {
            roles.iter().enumerate().filter(|(_, role)| known(**role)).map(|(at, _)| at).collect::<Vec<_>>()
        };
        let may_tell = |at: &usize| left.contains(&columns[*at]) && !says_where(&columns[*at]);
        let watched = with(&|role| role == Role::Ignore).into_iter().filter(may_tell).map(|at| Watched {
            at,
            name: columns[at].clone(),
            words: Vec::new(),
            first: HashMap::new(),
            changes: false,
        });
        Self { columns: watched.collect(), of_series: with(&|role| OF_SERIES.contains(&role)) }
    }

    /// Looks at a row that was taken.
    pub fn row(&mut self, record: &ByteRecord) {
        let Self { of_series, columns } = self;
        if columns.is_empty() {
            return;
        }
        let series = mark(record, of_series);
        columns.retain_mut(|column| column.still_tells(record, series));
    }

    /// What there is to say of them.
    pub fn remarks(self) -> Vec<String> {
        self.columns.into_iter().filter_map(Watched::remark).collect()
    }
}

/// A mark of what a row has in these columns.
pub(super) fn mark(record: &ByteRecord, columns: &[usize]) -> u64 {
    let mut mixed = DefaultHasher::new();
    for at in columns {
        record.get(*at).unwrap_or_default().hash(&mut mixed);
    }
    mixed.finish()
}

impl Watched {
    /// Takes in a row of a series; false once there are too many different words.
    fn still_tells(&mut self, record: &ByteRecord, series: u64) -> bool {
        let cell = record.get(self.at).unwrap_or_default().trim_ascii();
        if cell.is_empty() {
            return true;
        }
        let known = self.words.iter().position(|words| words == cell).unwrap_or_else(|| {
            self.words.push(cell.to_owned());
            self.words.len() - 1
        });
        if !self.changes {
            self.changes = *self.first.entry(series).or_insert(known) != known;
        }
        self.words.len() <= MOST
    }

    fn remark(self) -> Option<String> {
        let mut words: Vec<String> =
            self.words.iter().map(|words| source::text(words).0.into_owned()).collect();
        words.sort();
        let is_word = |words: &String| words.chars().any(char::is_alphabetic) && period_label(words).is_err();
        let (name, shown) = (&self.name, words.iter().map(|words| format!("‘{}’", short(words))));
        (self.changes && words.iter().all(is_word)).then(|| {
            format!(
                "The column ‘{name}’ was not used, and its words change within one series ({}): where figures of these are \
                 different things, say that it is a group (--map '{name}=breakdown'); where it does not matter, that it is not \
                 wanted (--map '{name}=ignore').",
                shown.collect::<Vec<_>>().join(", ")
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::import::testing::{rows, said};

    const TABLE: &str = "LA name,Indicator,Period,Value,Basis,Theme,Updated\n\
                         Bury,Falls,2021,10,Resident 2021,Health,March 2024\n\
                         Bury,Falls,2022,14,Registered 2022,Health,April 2024\n\
                         Bury,Walks,2022,15,Registered 2022,Travel,April 2024\n";

    #[test]
    fn a_column_that_changes_within_a_series_is_told_whatever_order_the_rows_are_in() {
        let of = |read: &crate::import::table::Gathered| -> Vec<String> {
            let remarks = read.tables[0].remarks.iter().filter(|remark| remark.contains("within one series"));
            remarks.cloned().collect()
        };
        let told = of(&rows(TABLE));
        assert_eq!(told.len(), 1, "neither what goes by indicator nor a date: {told:?}");
        assert!(told[0].contains("‘Basis’") && told[0].contains("(‘Registered 2022’, ‘Resident 2021’)"));
        let (header, below) = TABLE.split_once('\n').unwrap();
        let turned: String = below.lines().rev().flat_map(|line| [line, "\n"]).collect();
        assert_eq!(of(&rows(&format!("{header}\n{turned}"))), told);
        for answer in ["Basis=breakdown", "Basis=ignore"] {
            assert_eq!(of(&said(TABLE, &[answer])), Vec::<String>::new(), "{answer}");
        }
    }
}
