//! One pass over all files, row by row.

use super::order::in_order;
use super::{apart, rows, series};
use crate::import::choice::Choice;
use crate::import::error::{ImportError, still_wanted};
use crate::import::layout::{FirstRows, Lacking, Recognised, holds_figures, number, period_label, recognise};
use crate::import::report::{Lines, Skipped};
use crate::import::source::{self, Records};
use crate::import::table::{
    Contradicting, Gathered, Gathering, Header, Keep, Reason, Reasons, RowOutcome, SeenTable, Selection,
    TableMapping, TableRead, Wanted, said_of,
};
use crate::import::words::short;
use crate::model::Progress;
use csv::ByteRecord;
use std::collections::BTreeMap;
use std::path::Path;

/// How many rows below the header are looked at before the first is taken in.
const SAMPLE_ROWS: usize = 1000;
/// How much of them is kept at most, in bytes.
const SAMPLE_BYTES: usize = 8 << 20;
/// How many rows are shown to the reader.
const SHOWN_ROWS: usize = 5;
/// How many rows may stand above the header: a title, a date, a blank line.
pub(in crate::import) const ROWS_ABOVE_HEADER: usize = 20;

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
    let selection = Selection::new(&choice.areas, &choice.areas_of_scorecard);
    let mut out = Gathering::new(keep, selection, Wanted::of(&choice.indicators, series::may_be_called));
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
    let (mut tables, mut contradicting) = (Vec::new(), Vec::new());
    for (mut records, found) in opened {
        out.start_table(tables.len());
        tables.push(read_table(&mut records, found, &mut out, progress)?);
        contradicting.push(out.end_observations());
    }
    Ok((Gathered { left, ..out.finish(tables) }, contradicting))
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
            let sheets: Vec<String> =
                left.iter().filter_map(|table| Some(format!("“{}”", table.sheet.as_ref()?))).collect();
            found.recognised.remarks.push(format!(
                "Sheets whose columns are of no layout that is known here were left out: {}.",
                sheets.join(", ")
            ));
        }
        (_, None) => {}
    }
    seen.append(&mut left);
    Ok(tables)
}

/// Reads one table, from the row after its header on.
fn read_table(
    records: &mut Records<'_>,
    Found { recognised, header, said, sample }: Found,
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
    };
    let mut skipped = Skips::default();
    let mut take = |record: &ByteRecord, line: u64, out: &mut Gathering, table: &mut TableRead| {
        table.rows += 1;
        out.start_row(line);
        match reader.row(record, out) {
            RowOutcome::Taken => table.taken += 1,
            RowOutcome::NotChosen => table.not_chosen += 1,
            RowOutcome::Skipped(reason) => skipped.add(reason, line),
        }
        out.end_row();
    };
    for (line, mut record) in sample {
        if records.check(&mut record, line)? {
            take(&record, line, out, &mut table);
        }
    }
    let mostly_taken = table.taken * 2 > table.rows;
    let mut take = |record: &ByteRecord, line: u64| {
        take(record, line, out, &mut table);
        if table.rows.is_multiple_of(ROWS_BETWEEN_LOOKS) { still_wanted(progress) } else { Ok(()) }
    };
    if mostly_taken {
        rows::for_each_read_ahead(records, &mut take)?;
    } else {
        rows::for_each(records, &mut take)?;
    }
    still_wanted(progress)?;
    for (line, note) in records.notes() {
        table.rows += 1;
        let exact = format!("it is a note under the table: ‘{}’", short(note));
        skipped.add(Reason::exact("it is a note under the table", exact), *line);
    }
    table.skipped = skipped.finish();
    table.remarks = records.remarks();
    table.remarks.append(&mut out.end_table());
    Ok(table)
}

/// The first of some rows as text.
fn shown<'r>(rows: impl Iterator<Item = &'r ByteRecord>) -> Vec<Vec<String>> {
    let words = |record: &ByteRecord| record.iter().map(|field| source::text(field).0.into_owned()).collect();
    rows.take(SHOWN_ROWS).map(words).collect()
}

/// A table of a known layout, before its rows are taken in.
struct Found {
    recognised: Recognised,
    header: Header,
    /// What somebody said of its columns.
    said: Option<TableMapping>,
    /// The first rows below its header.
    sample: Vec<(u64, ByteRecord)>,
}

/// What the first rows of a table say.
enum TableWithHeader {
    /// It has a header of a known layout.
    Known(Box<Found>),
    /// It has rows, and none of the first is such a header.
    Unknown(Box<SeenTable>, ImportError),
    Blank,
}

/// A row that may be the header.
struct Candidate {
    at: usize,
    /// It and the row below may be it together.
    height: usize,
    header: Header,
}

/// The header, which may have a few rows of any width above it and run over two rows, and the first rows below it,
/// which have still to be held against its width. One of which somebody has said something is looked for first.
fn find_header(records: &mut Records<'_>, choice: &Choice) -> Result<TableWithHeader, ImportError> {
    let (mut lines, mut rows) = (Vec::new(), Vec::new());
    let mut bytes = 0;
    let mut record = ByteRecord::new();
    while rows.len() < ROWS_ABOVE_HEADER + SAMPLE_ROWS && bytes < SAMPLE_BYTES {
        let Some(line) = records.next(&mut record)? else { break };
        bytes += record.as_slice().len();
        lines.push(line);
        rows.push(record.clone());
    }
    if rows.is_empty() {
        return Ok(TableWithHeader::Blank);
    }
    let texts: Vec<Vec<String>> = rows.iter().take(ROWS_ABOVE_HEADER + 1).map(texts).collect();
    let table = name_of_table(records);
    let mut candidates: Vec<Candidate> = (0..texts.len().min(ROWS_ABOVE_HEADER))
        .map(|at| {
            let below = rows.get(at + 2..).unwrap_or_default();
            let height = if stands_over(&texts[at..], below) { 2 } else { 1 };
            Candidate { at, height, header: Header::new(header_of(&texts[at..], height)) }
        })
        .collect();
    let others = |at: usize, all: &[Candidate]| {
        let others = all.iter().filter(|other| other.at != at && filled(&other.header) > 1);
        others.map(|other| (lines[other.at], other.header.names().to_vec())).collect()
    };
    let said_last = said_header(&candidates, &choice.tables);
    let mut likeliest: Option<((usize, usize), usize, String)> = None;
    for (position, candidate) in candidates.iter().enumerate() {
        if said_last.is_some_and(|said| said != position) {
            continue;
        }
        let Candidate { at, height, header } = candidate;
        let above: Vec<String> =
            texts[..*at].iter().flatten().filter(|text| !text.is_empty()).cloned().collect();
        let mapping = said_of(header, &choice.mapping, &choice.tables);
        let below = &rows[at + height..];
        let first_rows =
            FirstRows { below, above: &above, table: &table, mapping: &mapping, file: records.file() };
        match recognise(header, &first_rows, choice.layout) {
            Ok(recognised) => {
                records.expect_columns(header.names().len());
                let said = mapping
                    .is_about(header)
                    .then(|| TableMapping::new(header.names(), mapping.clone().into_owned()));
                let skipped = at + height;
                let header = candidates.swap_remove(position).header;
                let sample = lines.into_iter().zip(rows).skip(skipped).collect();
                return Ok(TableWithHeader::Known(Box::new(Found { recognised, header, said, sample })));
            }
            Err(sentence) => {
                let likely = likely(header, below);
                if likeliest.as_ref().is_none_or(|(most, ..)| likely > *most) {
                    likeliest = Some((likely, position, sentence));
                }
            }
        }
    }
    let (_, position, sentence) = likeliest.unwrap_or_default();
    let Candidate { at, height, header } = &candidates[position];
    let mapping = said_of(header, &choice.mapping, &choice.tables);
    let below = &rows[at + height..];
    let Lacking { roles, missing } = Lacking::of(
        header,
        &FirstRows { below, above: &[], table: &table, mapping: &mapping, file: records.file() },
    );
    let seen = SeenTable {
        sheet: records.sheet().map(str::to_owned),
        columns: header.names().to_vec(),
        first_rows: shown(below.iter()),
        roles,
        missing,
        other_headers: others(*at, &candidates),
    };
    Ok(TableWithHeader::Unknown(
        Box::new(seen),
        ImportError::input(records.file(), Some(lines[*at]), sentence),
    ))
}

/// How likely a row is the header: the more columns of figures have a name in it, then the more names there are.
fn likely(header: &Header, below: &[ByteRecord]) -> (usize, usize) {
    const LOOKED_AT: usize = 30;
    let below = &below[..below.len().min(LOOKED_AT)];
    let names = header.names().iter().enumerate().filter(|(_, name)| !name.is_empty() && is_name(name));
    let over_figures = names.clone().filter(|(at, _)| holds_figures(below, *at)).count();
    (over_figures, names.count())
}

/// How many names of a header are not blank.
fn filled(header: &Header) -> usize {
    header.names().iter().filter(|name| !name.is_empty()).count()
}

/// The position of the header of which something was said last.
fn said_header(candidates: &[Candidate], tables: &[TableMapping]) -> Option<usize> {
    if tables.is_empty() {
        return None;
    }
    let said = candidates.iter().enumerate().filter_map(|(position, candidate)| {
        let key = candidate.header.key();
        Some((tables.iter().position(|table| table.header() == key)?, position))
    });
    said.min().map(|(_, position)| position)
}

/// Whether a cell may be a name in a header: words, or a period.
fn is_name(cell: &str) -> bool {
    number(cell.as_bytes()).is_none() || period_label(cell).is_ok()
}

/// Whether the first of these rows stands over the second as the upper half of a header does: it is blank where the second
/// is not, its last name stands over a column of figures, and the second holds words and periods alone.
fn stands_over(rows: &[Vec<String>], below: &[ByteRecord]) -> bool {
    let [first, second, ..] = rows else { return false };
    let is_blank = |at: usize| first.get(at).is_none_or(String::is_empty);
    let has_gap = second.iter().enumerate().any(|(at, below)| !below.is_empty() && is_blank(at));
    let last = first.iter().rposition(|cell| !cell.is_empty());
    has_gap
        && second.iter().all(|cell| is_name(cell))
        && last.is_some_and(|last| last > 0 && holds_figures(below, last))
}

/// The names of a header that begins with the first of these rows. In one of two rows, a name in the first stands over
/// every column up to the next name, as merged cells do.
fn header_of(rows: &[Vec<String>], height: usize) -> Vec<String> {
    let (first, second) = match rows {
        [first, second, ..] if height == 2 => (first, second),
        [first, ..] => return first.clone(),
        [] => return Vec::new(),
    };
    let width = first.len().max(second.len());
    let mut over = "";
    let names = (0..width).map(|at| {
        let below = second.get(at).map_or("", String::as_str);
        if let Some(name) = first.get(at).filter(|name| !name.is_empty()) {
            over = name;
        }
        match (over, below) {
            ("", name) | (name, "") => name.to_owned(),
            // A name that is merged over both rows.
            (over, below) if over == below => over.to_owned(),
            _ => format!("{over}: {below}"),
        }
    });
    names.collect()
}

/// The cells of a row as text without blanks around it.
fn texts(row: &ByteRecord) -> Vec<String> {
    row.iter().map(|field| source::text(field).0.trim().to_owned()).collect()
}

/// What a table is called: its sheet, or its file without the ending.
fn name_of_table(records: &Records<'_>) -> String {
    let stem = || records.file().file_stem().unwrap_or_default().to_string_lossy().into_owned();
    records.sheet().map_or_else(stem, str::to_owned)
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
