//! A second look at a table with rows that contradict each other: which of its columns that nothing was taken from tell
//! them apart. Only the rows in question are kept.

use crate::import::error::{ImportError, still_wanted};
use crate::import::layout::{is_called_count, number, period_label};
use crate::import::source;
use crate::import::table::{Contradicting, Gathered, Layout, Observation, TableRead, TellsApart, says_where};
use crate::model::Progress;
use csv::ByteRecord;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

/// The rows that contradict each other: by place, the observations with what their rows have in each column. A row may have
/// many observations.
type Places = BTreeMap<u32, Vec<(u32, Rc<[String]>)>>;

/// How many characters of a cell are looked at.
const LONGEST: usize = 200;
/// How many rows are looked at, but for those of one place, which are looked at together.
const MOST_ROWS: usize = 1 << 16;

/// What tells the rows of a table apart that contradict each other, where any column does.
pub(super) fn look(
    gathered: &Gathered,
    table: usize,
    contradicting: &[Contradicting],
    progress: &Progress,
) -> Result<Option<TellsApart>, ImportError> {
    let read = &gathered.tables[table];
    let some = some_places(gathered, contradicting);
    let places = rows(gathered, table, &some, progress)?;
    let left: HashSet<&String> = read.columns_left.iter().collect();
    let candidates: Vec<usize> = (0..read.columns.len())
        .filter(|&column| {
            if left.contains(&read.columns[column]) {
                let is_count = is_called_count(&read.columns[column]) && are_numbers(&places, column);
                !is_count && !says_where(&read.columns[column]) && may_be_groups(&places, column)
            } else {
                may_be_numbered(gathered, read, &places, column)
            }
        })
        .collect();
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
    let Some([first, second]) = example(gathered, &some) else { return Ok(None) };
    let name = |column: usize| read.columns[column].clone();
    let is_clear = choices.len() == 1 && choices[0].iter().all(|&column| are_words(&places, column));
    let choices: Vec<Vec<String>> =
        choices.into_iter().map(|columns| columns.into_iter().map(name).collect()).collect();
    Ok((!choices.is_empty()).then(|| TellsApart {
        table,
        choices,
        is_clear,
        lines: (first.line.min(second.line).into(), first.line.max(second.line).into()),
        place: gathered.place(&gathered.observations.get(first.at as usize)),
    }))
}

/// The rows of all places, by place; of very many those of some places, which the order of rows does not choose.
fn some_places(gathered: &Gathered, contradicting: &[Contradicting]) -> Vec<Contradicting> {
    let mut all = contradicting.to_vec();
    all.sort_unstable();
    if all.len() <= MOST_ROWS {
        return all;
    }
    let mut places: Vec<&[Contradicting]> = all.chunk_by(|one, other| one.place == other.place).collect();
    places.sort_by_cached_key(|of_place| {
        let Observation { indicator, area, group, period, .. } =
            gathered.observations.get(of_place[0].at as usize);
        // A hasher without a key of its own gives the same every time.
        let mut mixed = DefaultHasher::new();
        (indicator, area, group, period).hash(&mut mixed);
        (of_place.len() > MOST_ROWS, mixed.finish())
    });
    let mut rows = 0;
    let fitting = places.iter().take_while(|of_place| {
        rows += of_place.len();
        rows <= MOST_ROWS
    });
    let count = fitting.count().max(1);
    places[..count].concat()
}

/// Two rows to show: of the first place by its words, whatever order the rows are in.
fn example(gathered: &Gathered, rows: &[Contradicting]) -> Option<[Contradicting; 2]> {
    let said = |row: &Contradicting| gathered.observations.get(row.at as usize);
    let places = rows.chunk_by(|one, other| one.place == other.place);
    let of_place = places.min_by_key(|of_place| gathered.place(&said(&of_place[0])))?;
    let against = |one: &Contradicting| {
        let other = of_place.iter().find(|other| Observation::together(&[said(one), said(other)]).is_none());
        Some([*one, *other?])
    };
    of_place.iter().find_map(against)
}

/// Reads the rows in question once more.
fn rows(
    gathered: &Gathered,
    table: usize,
    contradicting: &[Contradicting],
    progress: &Progress,
) -> Result<Places, ImportError> {
    let read = &gathered.tables[table];
    let mut wanted: HashMap<u64, Vec<&Contradicting>> = HashMap::new();
    for row in contradicting {
        wanted.entry(row.line.into()).or_default().push(row);
    }
    let last = wanted.keys().copied().max().unwrap_or(0);
    let mut places = Places::new();
    for mut records in source::open(&read.file, progress)? {
        if records.sheet() != read.sheet.as_deref() {
            continue;
        }
        let mut record = ByteRecord::new();
        while let Some(line) = records.next(&mut record)? {
            if let Some(rows) = wanted.get(&line) {
                still_wanted(progress)?;
                let cells: Rc<[String]> =
                    (0..read.columns.len()).map(|column| cell(&record, column)).collect();
                for row in rows {
                    places.entry(row.place).or_default().push((row.at, Rc::clone(&cells)));
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

/// Whether a column holds numbers alone.
fn are_numbers(places: &Places, column: usize) -> bool {
    places
        .values()
        .flatten()
        .all(|(_, cells)| cells[column].is_empty() || number(cells[column].as_bytes()).is_some())
}

/// Whether a column whose numbers were taken for figures may hold groups that are numbered, such as years of school: the
/// same few whole numbers for each of several areas and periods, in rows that contradict each other about other columns.
fn may_be_numbered(gathered: &Gathered, read: &TableRead, places: &Places, column: usize) -> bool {
    const FEW: usize = 30;
    // Of a column that is a period by its name, the periods of a row are no further evidence.
    if !matches!(read.layout, Layout::Ees | Layout::Wide) || period_label(&read.columns[column]).is_ok() {
        return false;
    }
    let mut numbers: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
    let mut about_others = false;
    for (at, cells) in places.values().flatten() {
        let Observation { indicator, area, group, period, .. } = gathered.observations.get(*at as usize);
        numbers.entry((area, group, period)).or_default().insert(&cells[column]);
        about_others |= gathered.indicators[indicator.index()].stands.1 != column;
    }
    let is_whole = |cell: &&str| number(cell.as_bytes()).is_some_and(|number| number.fract() == 0.0);
    let mut sets = numbers.values();
    let Some(first) = sets.next().filter(|first| (2..=FEW).contains(&first.len())) else { return false };
    about_others && numbers.len() > 1 && first.iter().all(is_whole) && sets.all(|other| other == first)
}

/// Whether a column holds words that come again and again.
fn are_words(places: &Places, column: usize) -> bool {
    let cells = || places.values().flatten().map(|(_, cells)| cells[column].as_str());
    let distinct: BTreeSet<&str> = cells().collect();
    let is_word = |cell: &&str| cell.is_empty() || cell.chars().any(char::is_alphabetic);
    distinct.iter().all(is_word) && distinct.len() * 2 <= cells().count()
}
