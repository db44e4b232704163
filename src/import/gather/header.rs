//! The header of a table: which of its first rows it is, over how many it runs, and what stands above it.

use crate::import::choice::Choice;
use crate::import::error::ImportError;
use crate::import::gazetteer;
use crate::import::layout::{
    FirstRows, Lacking, NotRead, Recognised, about_scorecard, holds_figures, is_figure, made_of_figures,
    number, period_label, plain_table, recognise, unguarded,
};
use crate::import::source::{self, Records};
use crate::import::surroundings::Surroundings;
use crate::import::table::{Header, PlainTable, SeenTable, TableMapping, people, said_of};
use crate::model::Role;
use crate::model::own_tables::Plain;
use csv::ByteRecord;
use std::collections::HashMap;

/// How many rows below the header are looked at before the first is taken in.
const SAMPLE_ROWS: usize = 1000;
/// How much of them is kept at most, in bytes.
const SAMPLE_BYTES: usize = 8 << 20;
/// How many rows are shown to the reader.
const SHOWN_ROWS: usize = 5;
/// How many rows may stand above the header: a title, a date, a blank line.
pub(in crate::import) const ROWS_ABOVE_HEADER: usize = 20;
/// Over how many rows a header may run: indicators over years over groups.
const TALLEST_HEADER: usize = 3;

/// The first of some rows as text.
pub(super) fn shown<'r>(rows: impl Iterator<Item = &'r ByteRecord>) -> Vec<Vec<String>> {
    let words = |field: &[u8]| source::in_words(&source::text(field).0).into_owned();
    let words = |record: &ByteRecord| record.iter().map(words).collect();
    rows.take(SHOWN_ROWS).map(words).collect()
}

/// A table of a known layout, before its rows are taken in.
pub(super) struct Found {
    pub recognised: Recognised,
    pub header: Header,
    /// What somebody said of its columns.
    pub said: Option<TableMapping>,
    /// What stands around it and says something of its figures, where no publisher’s layout names these.
    pub surroundings: Option<Surroundings>,
    /// The first rows below its header.
    pub sample: Vec<(u64, ByteRecord)>,
}

/// What the first rows of a table say.
pub(super) enum TableWithHeader {
    /// It has a header of a known layout.
    Known(Box<Found>),
    /// It has rows, and none of the first is such a header.
    Unknown(Box<SeenTable>, ImportError),
    Blank,
}

/// A row that may be the header.
struct Candidate {
    at: usize,
    /// How many rows from there on may be it together.
    height: usize,
    header: Header,
}

/// The header, which may have a few rows of any width above it and run over several, and the first rows below it,
/// which have still to be held against its width. One of which somebody has said something is looked for first.
pub(super) fn find_header(
    records: &mut Records<'_>,
    choice: &Choice,
) -> Result<TableWithHeader, ImportError> {
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
    let looked_at = ROWS_ABOVE_HEADER + TALLEST_HEADER - 1;
    let texts: Vec<Vec<String>> = rows.iter().take(looked_at).map(texts).collect();
    let (table, is_sheet) = (name_of_table(records), records.sheet().is_some());
    let mut candidates: Vec<Candidate> = (0..texts.len().min(ROWS_ABOVE_HEADER))
        .map(|at| {
            let height = height(&texts[at..], &rows[at..], is_sheet);
            Candidate { at, height, header: Header::new(header_of(&texts[at..at + height])) }
        })
        .collect();
    let others = |at: usize, all: &[Candidate]| {
        let others = all.iter().filter(|other| other.at != at && filled(&other.header) > 1);
        others.map(|other| (lines[other.at], other.header.names().to_vec())).collect()
    };
    let said_last = said_header(&candidates, &choice.tables);
    let mut likeliest: Option<((usize, usize), usize, String)> = None;
    for (position, candidate) in candidates.iter().enumerate() {
        if !said_last.is_empty() && !said_last.contains(&position) {
            continue;
        }
        let Candidate { at, height, header } = candidate;
        // A header that is written twice is no title of itself.
        let is_above = |text: &String| !header.names().contains(text);
        let said = rows[..*at].iter().map(|row| said_above(row, is_sheet));
        let said: Vec<Vec<String>> = said.map(|row| row.into_iter().filter(is_above).collect()).collect();
        let (above, lines_above): (Vec<String>, Vec<String>) =
            (said.concat(), said.iter().map(|pieces| pieces.join(" ")).collect());
        let mapping = said_of(header, &choice.mapping, &choice.tables);
        let below = &rows[at + height..];
        let first_rows =
            FirstRows { below, above: &above, table: &table, mapping: &mapping, file: records.file() };
        let recognised = match row_of_figures(header) {
            None => recognise(header, &first_rows, choice.layout),
            Some(sentence) => Err(NotRead { sentence, is_header: false }),
        };
        match recognised {
            Ok(recognised) => {
                let surroundings = surroundings(&recognised, header, &first_rows, &lines_above);
                records.expect_columns(header.names().len());
                let said = mapping
                    .is_about(header)
                    .then(|| TableMapping::new(header.names(), mapping.clone().into_owned()));
                let skipped = at + height;
                let header = candidates.swap_remove(position).header;
                let sample = lines.into_iter().zip(rows).skip(skipped).collect();
                return Ok(TableWithHeader::Known(Box::new(Found {
                    recognised,
                    header,
                    said,
                    surroundings,
                    sample,
                })));
            }
            Err(NotRead { sentence, is_header }) => {
                let likely = likely(header, below);
                if is_header {
                    likeliest = Some((likely, position, sentence));
                    break;
                }
                if likeliest.as_ref().is_none_or(|(most, ..)| likely > *most) {
                    likeliest = Some((likely, position, sentence));
                }
            }
        }
    }
    let of_scorecard = about_scorecard(&rows)
        .or_else(|| candidates.iter().any(|it| made_of_figures(&it.header).is_some()).then(Vec::new));
    let plain = plain_of(records, &candidates, &rows)?;
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
        of_scorecard,
        plain,
    };
    Ok(TableWithHeader::Unknown(
        Box::new(seen),
        ImportError::input(records.file(), Some(lines[*at]), sentence),
    ))
}

/// The table of what was decided, tried and said that one of the headers is of.
fn plain_of(
    records: &mut Records<'_>,
    candidates: &[Candidate],
    rows: &[ByteRecord],
) -> Result<Option<PlainTable>, ImportError> {
    let known = candidates.iter().find_map(|it| Some((plain_table(&it.header)?, it)));
    known.map(|(of, it)| plain_rows(records, (of, &it.header), &rows[it.at + it.height..])).transpose()
}

/// All of a table of what was decided, tried and said, of which the first rows are read already.
fn plain_rows(
    records: &mut Records<'_>,
    (of, header): (Plain, &Header),
    first: &[ByteRecord],
) -> Result<PlainTable, ImportError> {
    let names = header.plain_names();
    let row = |record: &ByteRecord| -> HashMap<String, String> {
        let cells = names.iter().zip(record.iter());
        let said = cells.map(|(name, cell)| (name, source::text(unguarded(cell)).0.trim().to_owned()));
        said.filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name.clone(), text)).collect()
    };
    let mut rows: Vec<_> = first.iter().map(row).collect();
    let mut record = ByteRecord::new();
    while records.next(&mut record)?.is_some() {
        rows.push(row(&record));
    }
    Ok(PlainTable { file: records.file().to_owned(), of, rows })
}

/// What a table says around itself, for figures across and tidy ones.
fn surroundings(
    recognised: &Recognised,
    header: &Header,
    rows: &FirstRows<'_>,
    lines: &[String],
) -> Option<Surroundings> {
    let roles = recognised.reader.roles();
    if roles.is_empty() {
        return None;
    }
    // A sheet that is called by people or by a period says of rows what a column would.
    let says_rows = |sheet: &&str| {
        rows.group_of_sheet().is_none() && rows.period_of_sheet().is_none() && !people::is_everyone(sheet)
    };
    let file = rows.file.file_stem().unwrap_or_default().to_string_lossy();
    let names: Vec<&str> = [&*file].into_iter().chain(rows.sheet().filter(says_rows)).collect();
    let values = header.names().iter().zip(&roles).filter(|(_, role)| **role == Role::Value);
    let around = Surroundings::of(lines, &names, roles.contains(&Role::Indicator));
    Some(around.without(values.map(|(name, _)| name.as_str())))
}

/// Why a row is no header but one of figures, which would be lost as a header: it has an area and a number of it. Where
/// areas stand across, a year may stand in the corner.
fn row_of_figures(header: &Header) -> Option<String> {
    let names = || header.names().iter().map(|name| name.trim());
    let codes = names().filter(|name| gazetteer::is_code(name.as_bytes())).count();
    let numbers = || names().filter(|name| number(name.as_bytes()).is_some());
    let has_figure = numbers().any(|name| period_label(name).is_err());
    let is_one_area = codes == 1 && numbers().next().is_some();
    let has_area = || codes > 0 || names().any(|name| gazetteer::called_anyhow(name).is_some());
    (is_one_area || (has_figure && has_area())).then(|| {
        let cells: Vec<&str> = names().filter(|name| !name.is_empty()).take(5).collect();
        format!(
            "There is no header: this row ({}) is one of figures. Put a row above it that says what each column holds, \
             such as indicator, area, period and value.",
            cells.join(", ")
        )
    })
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

/// The positions of the header of which something was said last; it may stand there several times.
fn said_header(candidates: &[Candidate], tables: &[TableMapping]) -> Vec<usize> {
    if tables.is_empty() {
        return Vec::new();
    }
    let said = candidates.iter().enumerate().filter_map(|(position, candidate)| {
        Some((TableMapping::about(tables.iter(), &candidate.header.key())?, position))
    });
    let said: Vec<(usize, usize)> = said.collect();
    let last = said.iter().map(|(said, _)| *said).min();
    said.iter().filter(|(said, _)| Some(*said) == last).map(|(_, position)| *position).collect()
}

/// Whether a cell may be a name in a header: words that are no figure and no sign for one, or a period.
pub(super) fn is_name(cell: &str) -> bool {
    cell.is_empty() || !is_figure(cell.as_bytes()) || period_label(cell).is_ok()
}

/// Over how many of these rows, of which `texts` has the words, a header runs that begins with the first.
fn height(texts: &[Vec<String>], rows: &[ByteRecord], is_sheet: bool) -> usize {
    let fits = |height: &usize| {
        let Some((last, upper)) = texts.get(..*height).and_then(<[_]>::split_last) else { return false };
        let below = rows.get(*height..).unwrap_or_default();
        let are_names = texts[1..*height].iter().flatten().all(|cell| is_name(cell));
        // A title with a comma is one piece, and names are several, or one that stands over columns to the right.
        let is_title = |at: usize| {
            let cells = texts[at].iter().filter(|cell| !cell.is_empty()).count();
            cells > 1 && said_above(&rows[at], is_sheet).len() == 1
        };
        are_names
            && !(0..upper.len()).any(is_title)
            && upper.iter().all(|upper| stands_over(upper, last, below))
    };
    (2..=TALLEST_HEADER).rev().find(fits).unwrap_or(1)
}

/// Whether a row stands over the last row of a header as its upper part does: one of them is blank where the other is not,
/// as no row of figures is, or it has periods where the other has one word again and again; and its last name stands over a
/// column of figures.
fn stands_over(upper: &[String], last: &[String], below: &[ByteRecord]) -> bool {
    let is_blank = |row: &[String], at: usize| row.get(at).is_none_or(String::is_empty);
    let has_gap = (0..last.len()).any(|at| !is_blank(last, at) && is_blank(upper, at));
    let is_over = |row: &[String]| {
        let end = row.iter().rposition(|cell| !cell.is_empty());
        end.is_some_and(|end| end > 0 && holds_figures(below, end))
    };
    let is_of_figures = |at: usize| is_blank(last, at) || (at > 0 && holds_figures(below, at));
    let goes_on_below = !is_blank(upper, 0) && is_over(last) && (0..last.len()).all(is_of_figures);
    (has_gap || goes_on_below || has_periods_over_a_word(upper, last)) && is_over(upper)
}

/// Whether one of two rows has periods wherever the other has not the same: one word.
fn has_periods_over_a_word(upper: &[String], last: &[String]) -> bool {
    let (same, others): (Vec<_>, Vec<_>) = upper.iter().zip(last).partition(|(above, below)| above == below);
    let is_period_over = |word: &str, (above, below): &(&String, &String)| {
        !word.is_empty() && *below == word && period_label(above).is_ok()
    };
    match &others[..] {
        [(_, word), _, ..] => !same.is_empty() && others.iter().all(|pair| is_period_over(word, pair)),
        _ => false,
    }
}

/// The names of a header that runs over these rows. A name of an upper row stands over every column up to the next name
/// of it or of a row above it, as merged cells do.
fn header_of(rows: &[Vec<String>]) -> Vec<String> {
    let Some((last, upper)) = rows.split_last() else { return Vec::new() };
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut over = vec![""; upper.len()];
    let names = (0..width).map(|at| {
        for (depth, row) in upper.iter().enumerate() {
            if let Some(name) = row.get(at).filter(|name| !name.is_empty()) {
                over[depth] = name;
                over[depth + 1..].fill("");
            }
        }
        let mut parts: Vec<&str> = over.iter().copied().filter(|part| !part.is_empty()).collect();
        parts.extend(last.get(at).map(String::as_str).filter(|name| !name.is_empty()));
        // A name that is merged over several rows.
        parts.dedup();
        joined(&parts)
    });
    names.collect()
}

/// The name of a column whose parts stand in several rows. A part of a year over its year, or under it, is one period.
fn joined(parts: &[&str]) -> String {
    let has_year = |part: &str| period_label(part).is_ok();
    let is_part = |part: &str| !has_year(part) && part.contains(char::is_alphabetic);
    let period = |at: usize| {
        let (one, other) = (parts[at], *parts.get(at + 1)?);
        let (part, year) = if is_part(one) { (one, other) } else { (other, one) };
        let labels = [format!("{part} {year}"), format!("{year} {part}")].into_iter();
        let is_period = |label: &String| is_part(part) && has_year(year) && period_label(label).is_ok();
        { labels }.find(is_period)
    };
    match (0..parts.len()).find_map(|at| Some((at, period(at)?))) {
        Some((at, period)) => [&parts[..at], &[period.as_str()], &parts[at + 2..]].concat().join(": "),
        None => parts.join(": "),
    }
}

/// What a row above the header says, piece by piece. In text, a comma within a title may part it where nobody put it in
/// quotes: `per 100,000`.
fn said_above(row: &ByteRecord, is_sheet: bool) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before: Option<String> = None;
    for field in row {
        let text = source::text(field).0.into_owned();
        let goes_on = before.as_ref().is_some_and(|before| {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let in_number = digits == 3 && before.ends_with(|c: char| c.is_ascii_digit());
            !is_sheet && (in_number || text.starts_with(' ')) && !before.is_empty()
        });
        match pieces.last_mut() {
            Some(piece) if goes_on => *piece = format!("{piece},{text}"),
            _ if text.trim().is_empty() => {}
            _ => pieces.push(text.clone()),
        }
        before = Some(text);
    }
    pieces.iter().map(|piece| piece.trim().to_owned()).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::Mapping;
    use crate::import::testing::{figures, rows};
    use crate::model::Role;

    #[test]
    fn a_part_of_a_year_over_its_year_or_under_it_is_one_period() {
        for header in [
            ",Q1,,Q2,\nArea,2022/23,2023/24,2022/23,2023/24",
            "Area,Q1,,Q2,\n,2022/23,2023/24,2022/23,2023/24",
            ",2022/23,,2023/24,\nArea,Q1,Q2,Q1,Q2",
            ",Jan,,Feb,\nArea,2022,2023,2022,2023",
            ",2022,,2023,\nArea,January,February,January,February",
        ] {
            let taken = figures(&rows(&format!("{header}\nBury,1,2,3,4\n")));
            let months = ["2022-01", "2022-02", "2023-01", "2023-02"];
            let quarters = ["2022 Q2", "2022 Q3", "2023 Q2", "2023 Q3"];
            let periods = if header.contains("Q1") { quarters } else { months };
            // Years over months or quarters stand in their order.
            let values = if header.starts_with(",2022") { [1, 2, 3, 4] } else { [1, 3, 2, 4] };
            let expected: Vec<String> = periods
                .iter()
                .zip(values)
                .map(|(period, value)| format!("table:table |  | Bury | {period} | {value}"))
                .collect();
            assert_eq!(taken, expected, "{header}");
        }
    }

    #[test]
    fn a_header_of_which_something_was_said_may_stand_there_several_times() {
        let row = |names: &str| names.split(',').map(str::to_owned).collect::<Vec<_>>();
        let rows = ["Falls 2023,", "Who,Where,Cases", "Notes,,", "Who,Where,Cases"].map(row);
        let candidates: Vec<Candidate> = (0..)
            .zip(&rows)
            .map(|(at, names)| Candidate { at, height: 1, header: Header::new(names.clone()) })
            .collect();
        let mut said = Mapping::default();
        said.set("Who", Role::Breakdown);
        let tables = [TableMapping::new(&rows[1], said)];
        assert_eq!(said_header(&candidates, &tables), [1, 3]);
        assert_eq!(said_header(&candidates, &[]), Vec::<usize>::new());
    }
}
