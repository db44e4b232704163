//! Columns that nothing was taken from and whose words may say what the figures are of: an offence, a metric. Where they do,
//! figures of different things would stand in one series.

use super::unused::UnusedColumns;
use crate::import::gazetteer;
use crate::import::layout::{is_figure, is_status, period_label};
use crate::import::table::{UnusedColumn, says_where};
use crate::import::words::words_in;
use crate::model::Role;

/// A column with more different words has keys.
const MOST: usize = 200;
/// What is longer is a note.
const LONGEST: usize = 80;

/// What such columns are called by: one of these words.
const NAMES: [&str; 48] = [
    "offence",
    "offences",
    "crime",
    "crimes",
    "metric",
    "metrics",
    "kpi",
    "kpis",
    "series",
    "dataset",
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

/// The same of columns that are called as those of flags are.
const STATES: [&str; 9] =
    ["status", "statuses", "flag", "flags", "symbol", "marker", "state", "stage", "result"];

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

/// The columns of a table that may be such. Rows are held together by what tells what the figures of each are of.
pub(super) fn watch(columns: [&[String]; 2], roles: &[Role]) -> UnusedColumns {
    let says_what = |role| {
        matches!(role, Role::Indicator | Role::Breakdown | Role::BreakdownBy | Role::Measure | Role::Unit)
    };
    UnusedColumns::of(columns, roles, says_what, is_called_so, [MOST, LONGEST])
}

/// Those of which it has to be asked what they hold. One word throughout parts nothing from what is called by a column.
pub(super) fn unclear(watched: UnusedColumns, has_indicator: bool) -> Vec<UnusedColumn> {
    let columns = watched.watched().filter_map(|column| {
        let words = column.words();
        let may_part = column.differs || (!has_indicator && words.len() == 1);
        // How settled a figure is, or how it is judged, is nothing of what it is of.
        let may_judge = has_word_of(&column.name, &STATES);
        let is_of_figures = |words: &String| is_status(words) || (may_judge && is_judgement(words));
        let says_what = words.iter().all(|words| is_word(words)) && !words.iter().all(is_of_figures);
        (may_part && !words.is_empty() && says_what).then_some(UnusedColumn {
            name: column.name,
            words,
            has_indicator,
        })
    });
    columns.collect()
}

/// Whether words say how good a figure is, as colours and comparisons do.
fn is_judgement(words: &str) -> bool {
    const JUDGED: &str = "red amber green yellow blue grey better worse similar higher lower improving improved worsening \
        declining steady stable unchanged increasing decreasing up down above below met missed achieved track";
    const AMONG: &str =
        "on off at not no target significantly average than to england change as expected national";
    let has = |list: &str, word| list.split_whitespace().any(|known| known == word);
    let lower = words.to_lowercase();
    words_in(&lower).any(|word| has(JUDGED, word))
        && words_in(&lower).all(|word| has(JUDGED, word) || has(AMONG, word))
}

/// Whether a cell has words, rather than a figure, a code or a period.
fn is_word(words: &str) -> bool {
    words.chars().any(char::is_alphabetic)
        && !is_figure(words.as_bytes())
        && !gazetteer::is_code(words.as_bytes())
        && period_label(words).is_err()
}

/// Whether a column is called as those are that say what is measured.
fn is_called_so(name: &str) -> bool {
    let has = |list: &[&str]| has_word_of(name, list);
    (has(&NAMES) || has(&STATES)) && !has(&OTHERS) && !says_where(name)
}

fn has_word_of(name: &str, list: &[&str]) -> bool {
    words_in(&name.to_lowercase()).any(|word| list.contains(&word))
}
