//! Columns that nothing was taken from and whose words may say what the figures are of: an offence, a metric. Where they do,
//! figures of different things would stand in one series.

use super::mixed::mark;
use crate::import::gazetteer;
use crate::import::layout::{is_figure, period_label};
use crate::import::source;
use crate::import::table::{UnusedColumn, says_where};
use crate::import::words::words_in;
use crate::model::Role;
use csv::ByteRecord;
use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A column with more different words has keys.
const MOST: usize = 200;
/// What is longer is a note.
const LONGEST: usize = 80;

/// What such columns are called by: one of these words.
const NAMES: [&str; 44] = [
    "offence",
    "offences",
    "crime",
    "crimes",
    "metric",
    "metrics",
    "statistic",
    "statistics",
    "measure",
    "measures",
    "indicator",
    "variable",
    "category",
    "subcategory",
    "type",
    "subtype",
    "topic",
    "subject",
    "cause",
    "condition",
    "disease",
    "diagnosis",
    "drug",
    "vaccine",
    "service",
    "item",
    "question",
    "outcome",
    "reason",
    "purpose",
    "basis",
    "cohort",
    "definition",
    "method",
    "methodology",
    "mode",
    "pathway",
    "programme",
    "scheme",
    "sector",
    "setting",
    "specialty",
    "team",
    "tenure",
];

/// With one of these words beside it a column says something of areas, of the table or of how sure a figure is.
const OTHERS: [&str; 24] = [
    "area",
    "authority",
    "la",
    "region",
    "geography",
    "geographic",
    "geographical",
    "place",
    "organisation",
    "provider",
    "data",
    "file",
    "release",
    "record",
    "row",
    "value",
    "period",
    "time",
    "year",
    "date",
    "code",
    "id",
    "number",
    "settlement",
];

/// The columns of a table that may be such.
#[derive(Debug)]
pub(super) struct Subjects {
    /// The columns that tell what the figures of a row are of.
    known: Vec<usize>,
    has_indicator: bool,
    columns: Vec<Watched>,
}

#[derive(Debug)]
struct Watched {
    at: usize,
    name: String,
    words: BTreeSet<Vec<u8>>,
    /// By what is known of what figures are of, a mark of the words of its first row.
    first: HashMap<u64, u64>,
    /// Whether figures that are of one thing by all that is known have several words.
    parts: bool,
}

impl Subjects {
    /// The columns of a table from which nothing is taken; none where it is not known what its columns hold.
    pub fn of(columns: &[String], left: &[String], roles: &[Role]) -> Self {
        let is_known = |role: Role| {
            matches!(role, Role::Indicator | Role::Breakdown | Role::BreakdownBy | Role::Measure | Role::Unit)
        };
        let with = |known: &dyn Fn(Role) -> bool| {
            (0..roles.len()).filter(|at| known(roles[*at])).collect::<Vec<_>>()
        };
        let may_be = |at: &usize| left.contains(&columns[*at]) && is_called_so(&columns[*at]);
        let watched = with(&|role| role == Role::Ignore).into_iter().filter(may_be).map(|at| Watched {
            at,
            name: columns[at].clone(),
            words: BTreeSet::new(),
            first: HashMap::new(),
            parts: false,
        });
        Self {
            known: with(&is_known),
            has_indicator: roles.contains(&Role::Indicator),
            columns: watched.collect(),
        }
    }

    /// Looks at a row that was taken.
    pub fn row(&mut self, record: &ByteRecord) {
        let Self { known, columns, .. } = self;
        if columns.is_empty() {
            return;
        }
        let known = mark(record, known);
        columns.retain_mut(|column| column.may_still_be(record, known));
    }

    /// Those of which it has to be asked what they hold. One word throughout parts nothing from what is called by a column.
    pub fn unclear(self) -> Vec<UnusedColumn> {
        let Self { has_indicator, columns, .. } = self;
        let columns =
            columns.into_iter().filter(|column| column.parts || (!has_indicator && column.words.len() == 1));
        columns.filter_map(|column| column.unclear(has_indicator)).collect()
    }
}

/// Whether a column is called as those are that say what is measured.
fn is_called_so(name: &str) -> bool {
    let lower = name.to_lowercase();
    let has = |list: &[&str]| words_in(&lower).any(|word| list.contains(&word));
    has(&NAMES) && !has(&OTHERS) && !says_where(name)
}

impl Watched {
    /// Takes in a row; false once it has too many different words, or a sentence.
    fn may_still_be(&mut self, record: &ByteRecord, known: u64) -> bool {
        let cell = record.get(self.at).unwrap_or_default().trim_ascii();
        if cell.is_empty() {
            return true;
        }
        if !self.words.contains(cell) {
            self.words.insert(cell.to_owned());
        }
        if !self.parts {
            let mut mark = DefaultHasher::new();
            cell.hash(&mut mark);
            let mark = mark.finish();
            self.parts = *self.first.entry(known).or_insert(mark) != mark;
        }
        self.words.len() <= MOST && cell.len() <= LONGEST
    }

    fn unclear(self, has_indicator: bool) -> Option<UnusedColumn> {
        let words: Vec<String> = self.words.iter().map(|words| source::text(words).0.into_owned()).collect();
        let is_word = |words: &String| {
            words.chars().any(char::is_alphabetic)
                && !is_figure(words.as_bytes())
                && !gazetteer::is_code(words.as_bytes())
                && period_label(words).is_err()
        };
        let are_words = !words.is_empty() && words.iter().all(is_word);
        are_words.then_some(UnusedColumn { name: self.name, words, has_indicator })
    }
}
