//! A second look at a table with rows that contradict each other: which of its columns that nothing was taken from tell
//! them apart. Only the rows in question are kept.

use crate::import::error::{ImportError, still_wanted};
use crate::import::layout::number;
use crate::import::source;
use crate::import::table::{Gathered, Layout, Observation, TellsApart};
use crate::model::Progress;
use csv::ByteRecord;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The rows that contradict each other: by place, the observations with what their rows have in each free column.
type Places = BTreeMap<u32, Vec<(u32, Vec<String>)>>;

/// How many characters of a cell are looked at.
const LONGEST: usize = 200;

/// What tells the rows of a table apart whose observations contradict each other, where any column does. `pairs` are
/// positions of observations, of each place the same one first.
pub(super) fn look(
    gathered: &Gathered,
    table: usize,
    pairs: &[(u32, u32)],
    progress: &Progress,
) -> Result<Option<TellsApart>, ImportError> {
    let read = &gathered.tables[table];
    // In this layout every column of words breaks figures down; those that are left say where and when.
    if read.layout == Layout::Ees {
        return Ok(None);
    }
    let free = free_columns(&read.columns, &read.columns_left);
    if free.is_empty() {
        return Ok(None);
    }
    let places = rows(gathered, table, pairs, &free, progress)?;
    let candidates: Vec<usize> = (0..free.len()).filter(|&column| may_be_groups(&places, column)).collect();
    let single = candidates.iter().map(|&column| vec![column]);
    let mut choices: Vec<Vec<usize>> =
        single.filter(|columns| tell_apart(gathered, &places, columns)).collect();
    if choices.is_empty() {
        let pairs = candidates
            .iter()
            .enumerate()
            .flat_map(|(at, &one)| candidates[at + 1..].iter().map(move |&other| vec![one, other]));
        choices = pairs.filter(|columns| tell_apart(gathered, &places, columns)).collect();
    }
    let Some((first, second)) = example(gathered, pairs) else { return Ok(None) };
    let line = |at: u32| u64::from(gathered.observations.origin(at as usize).line);
    let name = |column: usize| read.columns[free[column]].clone();
    let is_clear = choices.len() == 1 && choices[0].iter().all(|&column| are_words(&places, column));
    let choices: Vec<Vec<String>> =
        choices.into_iter().map(|columns| columns.into_iter().map(name).collect()).collect();
    Ok((!choices.is_empty()).then(|| TellsApart {
        table,
        choices,
        is_clear,
        lines: (line(first).min(line(second)), line(first).max(line(second))),
        place: gathered.place(&gathered.observations.get(first as usize)),
    }))
}

/// The positions of the columns that nothing was taken from.
fn free_columns(columns: &[String], left: &[String]) -> Vec<usize> {
    let left: HashSet<&String> = left.iter().collect();
    (0..columns.len()).filter(|&at| left.contains(&columns[at])).collect()
}

/// The pair to show: that of the first place by its words, whatever order the rows are in.
fn example(gathered: &Gathered, pairs: &[(u32, u32)]) -> Option<(u32, u32)> {
    let place = |at: u32| gathered.place(&gathered.observations.get(at as usize));
    let mut seen = HashSet::new();
    let firsts = pairs.iter().filter(|(first, _)| seen.insert(*first));
    firsts.min_by_key(|(first, _)| place(*first)).copied()
}

/// Reads the rows in question once more.
fn rows(
    gathered: &Gathered,
    table: usize,
    pairs: &[(u32, u32)],
    free: &[usize],
    progress: &Progress,
) -> Result<Places, ImportError> {
    let read = &gathered.tables[table];
    let mut wanted: HashMap<u64, Vec<(u32, u32)>> = HashMap::new();
    let all: BTreeSet<(u32, u32)> =
        pairs.iter().flat_map(|&(first, other)| [(first, first), (first, other)]).collect();
    for (place, at) in all {
        let line = u64::from(gathered.observations.origin(at as usize).line);
        wanted.entry(line).or_default().push((place, at));
    }
    let last = wanted.keys().copied().max().unwrap_or(0);
    let mut places = Places::new();
    for mut records in source::open(&read.file, progress)? {
        if records.sheet() != read.sheet.as_deref() {
            continue;
        }
        let mut record = ByteRecord::new();
        while let Some(line) = records.next(&mut record)? {
            if let Some(observations) = wanted.get(&line) {
                still_wanted(progress)?;
                let cells: Vec<String> = free.iter().map(|&column| cell(&record, column)).collect();
                for &(place, at) in observations {
                    places.entry(place).or_default().push((at, cells.clone()));
                }
            }
            if line >= last {
                break;
            }
        }
    }
    Ok(places)
}

fn cell(record: &ByteRecord, column: usize) -> String {
    let (text, _) = source::text(record.get(column).unwrap_or_default().trim_ascii());
    text.chars().take(LONGEST).collect()
}

/// Whether rows of one place that have the same in these columns never contradict each other.
fn tell_apart(gathered: &Gathered, places: &Places, columns: &[usize]) -> bool {
    places.values().all(|rows| {
        let mut alike: HashMap<Vec<&String>, Vec<Observation>> = HashMap::new();
        for (at, cells) in rows {
            let group = columns.iter().map(|&column| &cells[column]).collect();
            alike.entry(group).or_default().push(gathered.observations.get(*at as usize));
        }
        alike.into_values().all(|alike| Observation::together(&alike).is_some())
    })
}

/// Whether a column may hold groups: it says something, no measured numbers, and the same again for other places.
fn may_be_groups(places: &Places, column: usize) -> bool {
    const FEW_PLACES: usize = 3;
    let cells = || places.values().flatten().map(|(_, cells)| cells[column].as_str());
    let distinct: BTreeSet<&str> = cells().collect();
    let is_measured = |cell: &&str| number(cell.as_bytes()).is_some_and(|number| number.fract() != 0.0);
    let comes_again = places.len() < FEW_PLACES || distinct.len() * 2 <= cells().count();
    distinct.len() > 1 && !distinct.iter().any(is_measured) && comes_again
}

/// Whether a column holds words that come again and again.
fn are_words(places: &Places, column: usize) -> bool {
    let cells = || places.values().flatten().map(|(_, cells)| cells[column].as_str());
    let distinct: BTreeSet<&str> = cells().collect();
    let is_word = |cell: &&str| cell.is_empty() || cell.chars().any(char::is_alphabetic);
    distinct.iter().all(is_word) && distinct.len() * 2 <= cells().count()
}
