//! One pass over all files, row by row.

use super::further::{Further, Line};
use super::header::{Found, TableWithHeader, find_header, shown};
use super::order::in_order;
use super::{apart, mixed, rows, series, subject};
use crate::import::choice::Choice;
use crate::import::error::{ImportError, still_wanted};
use crate::import::layout::{Numbers, Recognised};
use crate::import::report::{Lines, Skipped};
use crate::import::source::{self, Records};
use crate::import::surroundings;
use crate::import::table::{
    Contradicting, Gathered, Gathering, Keep, Reason, Reasons, RowOutcome, SeenTable, Selection, TableRead,
    Wanted,
};
use crate::import::words::short;
use crate::model::{Progress, Role};
use csv::ByteRecord;
use std::collections::BTreeMap;
use std::path::Path;

/// How many rows are taken in before it is looked whether anybody has cancelled.
const ROWS_BETWEEN_LOOKS: u64 = 4096;

/// Reads the chosen files and takes the chosen observations.
///
/// # Errors
/// Where a file cannot be read, has no layout that is known, or is broken; where it was cancelled.
pub fn gather(choice: &Choice, progress: &Progress) -> Result<Gathered, ImportError> {
    let (gathered, contradicting) = read_all(choice, Keep::Figures, progress)?;
    // What is said of rows that contradict each other has the names that everything has in the end.
    let mut gathered = tell_apart(in_order(gathered), contradicting, progress)?;
    series::part(&mut gathered);
    let wanted = Wanted::of(&choice.indicators, series::may_be_called);
    for found in &mut gathered.indicators {
        // A series of the same whole was asked for.
        found.not_wanted |= !found.not_wanted && !wanted.is(found);
    }
    Ok(gathered)
}

/// Reads the chosen files for what they hold, without keeping any figures.
///
/// # Errors
/// As [`gather`].
pub(in crate::import) fn look_through(choice: &Choice, progress: &Progress) -> Result<Gathered, ImportError> {
    Ok(in_order(read_all(choice, Keep::Names, progress)?.0))
}

/// Of each table, the rows that contradict each other.
type OfTables = Vec<Vec<Contradicting>>;

/// Looks for columns that tell rows apart that contradict each other.
fn tell_apart(
    mut gathered: Gathered,
    contradicting: OfTables,
    progress: &Progress,
) -> Result<Gathered, ImportError> {
    for (table, rows) in contradicting.into_iter().enumerate().filter(|(_, rows)| !rows.is_empty()) {
        gathered.apart.extend(apart::look(&gathered, table, &rows, progress)?);
    }
    Ok(gathered)
}

/// What the files give, in the order of their rows.
#[cfg(test)]
pub(in crate::import) fn pass(
    choice: &Choice,
    keep: Keep,
    progress: &Progress,
) -> Result<Gathered, ImportError> {
    let (gathered, contradicting) = read_all(choice, keep, progress)?;
    tell_apart(gathered, contradicting, progress)
}

/// Reads all files once. Tables of areas and indicators are read first, because they may say which areas are meant.
fn read_all(choice: &Choice, keep: Keep, progress: &Progress) -> Result<(Gathered, OfTables), ImportError> {
    if choice.files.is_empty() {
        return Err(ImportError::call("There is nothing to import; name at least one file."));
    }
    let mut total = 0;
    for file in &choice.files {
        total += std::fs::metadata(file).map_err(|error| ImportError::io(file, &error))?.len();
    }
    progress.start(total);
    let (mut opened, mut left) = (Vec::new(), Vec::new());
    for file in &choice.files {
        opened.append(&mut tables_of(file, choice, progress, &mut left)?);
    }
    if opened.is_empty() {
        let sentence = "There are no rows in it; choose a file with a header and rows below it.";
        return Err(ImportError::input(&choice.files[0], None, sentence));
    }
    let headers = opened.iter().map(|(_, found)| &found.header);
    if let Some(sentence) = choice.mapping.misnamed(headers) {
        return Err(ImportError::call(sentence));
    }
    opened.sort_by_key(|(_, found)| found.recognised.layout.holds_figures());
    let around = opened.iter_mut().map(|(records, found)| {
        let said = found.surroundings.take();
        let Some(name) = choice.apart_as(records.file(), records.sheet()) else { return said };
        Some(said.unwrap_or_default().of_another(name))
    });
    let around = surroundings::told_apart(around.collect());
    let is_behind = |words: &str| {
        series::may_be_called(words) || around.iter().flatten().any(|around| around.label() == words)
    };
    let wanted = Wanted::of(&choice.indicators, is_behind);
    let mut out = Gathering::new(keep, Selection::new(choice), wanted);
    let (mut tables, mut contradicting) = (Vec::new(), Vec::new());
    for ((mut records, found), around) in opened.into_iter().zip(&around) {
        out.start_table(tables.len(), around.clone());
        tables.push(read_table(&mut records, found, &mut out, progress)?);
        contradicting.push(out.end_observations());
    }
    Ok((Gathered { left, choice: choice.clone(), ..out.finish(tables) }, contradicting))
}

/// The tables of a file whose layout is known. Sheets of another layout, such as notes, are left out where the workbook
/// has a sheet of a known one, and kept in `seen`.
fn tables_of<'p>(
    file: &Path,
    choice: &Choice,
    progress: &'p Progress,
    seen: &mut Vec<SeenTable>,
) -> Result<Vec<(Records<'p>, Found)>, ImportError> {
    let mut tables: Vec<(Records<'p>, Found)> = Vec::new();
    let mut left: Vec<SeenTable> = Vec::new();
    let mut refusal: Option<(usize, ImportError)> = None;
    for mut records in source::open(file, progress)? {
        if let Some(thousands) = choice.thousands_in(file) {
            records.say_thousands(thousands);
        }
        match (find_header(&mut records, choice)?, records.sheet()) {
            (TableWithHeader::Known(found), _) => tables.push((records, *found)),
            (TableWithHeader::Blank, _) => {}
            (TableWithHeader::Unknown(table, error), _) => {
                // Of several sheets the widest is the likeliest to be meant.
                let width = table.columns.len();
                if refusal.as_ref().is_none_or(|(widest, _)| width > *widest) {
                    refusal = Some((width, error));
                }
                left.push(*table);
            }
        }
    }
    match (tables.first_mut(), refusal) {
        (None, Some((_, refusal))) => return Err(refusal.with_seen(left)),
        (Some((_, found)), Some(_)) => {
            // Those of what was decided, tried and said are told of once it is known whether the scorecard is new.
            let named = |is_own: bool| {
                let left = left.iter().filter(|table| table.plain.is_none());
                let left = left.filter(move |table| table.of_scorecard.is_some() == is_own);
                let sheets = left.filter_map(|table| Some(format!("‘{}’", table.sheet.as_ref()?)));
                Some(sheets.collect::<Vec<_>>().join(", ")).filter(|sheets| !sheets.is_empty())
            };
            found.recognised.remarks.extend(named(false).map(|sheets| {
                format!("Sheets whose columns are of no layout that is known here were left out: {sheets}.")
            }));
            found.recognised.remarks.extend(named(true).map(|sheets| {
                format!("Sheets that Placecard made of a scorecard are there to be read, and hold no data: {sheets}.")
            }));
        }
        (_, None) => {}
    }
    seen.append(&mut left);
    Ok(tables)
}

/// What is seen of a row before it is taken in.
#[derive(Default)]
struct Seen {
    line: Line,
    numbers: Numbers,
}

impl Seen {
    /// What line it is, and no more.
    fn of(line: Line) -> Self {
        Self { line, numbers: Numbers::default() }
    }
}

/// Reads one table, from the row after its header on.
fn read_table(
    records: &mut Records<'_>,
    Found { recognised, header, said, sample, .. }: Found,
    out: &mut Gathering,
    progress: &Progress,
) -> Result<TableRead, ImportError> {
    let Recognised { layout, mut reader, columns_left, remarks } = recognised;
    for remark in remarks {
        out.remark_on_table(remark);
    }
    let mut table = TableRead {
        file: records.file().to_owned(),
        sheet: records.sheet().map(str::to_owned),
        layout,
        columns: header.names().to_vec(),
        columns_left,
        roles: reader.roles(),
        said,
        lacks_period: reader.lacks_period(),
        first_rows: shown(sample.iter().map(|(_, record)| record)),
        rows: 0,
        not_chosen: 0,
        taken: 0,
        skipped: Vec::new(),
        remarks: Vec::new(),
        unclear_columns: Vec::new(),
    };
    let mut skipped = Skips::default();
    let columns = [table.columns.as_slice(), &table.columns_left];
    let mut may_be_mixed = mixed::watch(columns, &table.roles);
    let mut may_be_subjects = subject::watch(columns, &table.roles);
    let mut further = Further::of(&table.columns, &reader.roles_of_lines());
    let columns_of_numbers = reader.numbers();
    let mut take =
        |record: &ByteRecord, line: u64, seen: &Seen, out: &mut Gathering, table: &mut TableRead| {
            if let Line::Break(sentence) = &seen.line {
                return Err(ImportError::input(&table.file, Some(line), sentence.as_str()));
            }
            table.rows += 1;
            if seen.line == Line::SameHeader {
                skipped.add("it is the header again".into(), line);
                return Ok(());
            }
            out.start_row(line);
            match reader.row(record, &seen.numbers, out) {
                RowOutcome::Taken => {
                    table.taken += 1;
                    may_be_mixed.row(record);
                    may_be_subjects.row(record);
                }
                RowOutcome::NotChosen => table.not_chosen += 1,
                RowOutcome::Skipped(reason) => skipped.add(reason, line),
            }
            out.end_row();
            Ok(())
        };
    for (line, mut record) in sample {
        if records.check(&mut record, line)? {
            take(&record, line, &Seen::of(further.line(&record)), out, &mut table)?;
        }
    }
    let mostly_taken = table.taken * 2 > table.rows;
    let take = |record: &ByteRecord, line: u64, seen: &Seen| {
        take(record, line, seen, out, &mut table)?;
        if table.rows.is_multiple_of(ROWS_BETWEEN_LOOKS) { still_wanted(progress) } else { Ok(()) }
    };
    if mostly_taken {
        let look = |record: &ByteRecord| Seen {
            line: further.line(record),
            numbers: columns_of_numbers.read(record),
        };
        rows::for_each_read_ahead(records, look, take)?;
    } else {
        // The numbers of rows that are passed over are never wanted.
        rows::for_each(records, |record| Seen::of(further.line(record)), take)?;
    }
    still_wanted(progress)?;
    out.open_headings(further.likely_headings());
    for (line, note) in records.notes() {
        table.rows += 1;
        let exact = format!("it is a note under the table: ‘{}’", short(note));
        skipped.add(Reason::exact("it is a note under the table", exact), *line);
    }
    table.skipped = skipped.finish();
    table.unclear_columns = subject::unclear(may_be_subjects, table.roles.contains(&Role::Indicator));
    for remark in mixed::remarks(may_be_mixed) {
        out.remark_on_table(remark);
    }
    table.remarks = records.remarks();
    if let Some(unclear) = records.unclear_thousands() {
        out.open_thousands(unclear);
    }
    table.remarks.append(&mut out.end_table());
    Ok(table)
}

/// Reasons with their lines. Of very many exact ones of a kind the first by the alphabet are kept, whatever order the rows
/// are in, and the others count under the words they share.
#[derive(Default)]
struct Skips(BTreeMap<&'static str, SkipsOfKind>);

#[derive(Default)]
struct SkipsOfKind {
    exact: BTreeMap<String, Lines>,
    others: Lines,
}

impl Skips {
    fn add(&mut self, Reason { general, exact }: Reason, line: u64) {
        let SkipsOfKind { exact: known, others } = self.0.entry(general).or_default();
        let Some(exact) = exact else { return others.add(line) };
        known.entry(exact).or_default().add(line);
        if known.len() > Reasons::EXACT
            && let Some((_, lines)) = known.pop_last()
        {
            others.join(&lines);
        }
    }

    fn finish(self) -> Vec<Skipped> {
        let skipped = self.0.into_iter().flat_map(|(kind, SkipsOfKind { exact, others })| {
            let exact = exact.into_iter();
            let others = Some((kind.to_owned(), others)).filter(|(_, lines)| lines.count() > 0);
            exact.chain(others).map(move |(reason, lines)| Skipped { reason, kind, lines })
        });
        Skipped::in_order(skipped)
    }
}
