//! The open questions as tables to fill in. The same call, made again, takes the answers from them and keeps them there.

use super::output;
use crate::cli::arguments::Import;
use crate::cli::failure::Failure;
use crate::format::{Before, OpenError, open_bytes, replace};
use crate::import::{Field, Question, Subject};
use crate::words::tame;
use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// A table of indicators with a column for each field that is asked, `questions.csv`; and, where the kind of an area is
/// asked, a table of areas beside it, `questions-areas.csv`.
pub(super) struct Tables<'a> {
    call: &'a Import,
    indicators: Table,
    areas: Table,
}

/// One of the two, as it was before the call.
struct Table {
    path: PathBuf,
    there: There,
}

enum There {
    /// No file.
    Nothing,
    /// A table of questions, somebody's answers perhaps among them, and what it was when it was read.
    Questions(Vec<Vec<String>>, Before),
    /// A file of another kind.
    Other,
}

/// What both tables have; the column before them names the indicator or area, and differs.
const INDICATOR: &str = "indicator";
const AREA: &str = "code";
const HINTS: &str = "hints";

impl<'a> Tables<'a> {
    /// Looks at what is there already.
    ///
    /// # Errors
    /// Where the table of indicators may not be written there.
    pub(super) fn open(path: &Path, call: &'a Import) -> Result<Self, Failure> {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let beside = path.with_file_name(format!("{stem}-areas.csv"));
        let indicators = Table::open(path.to_owned(), INDICATOR)?;
        indicators.before(call)?;
        Ok(Self { call, indicators, areas: Table::open(beside, AREA)? })
    }

    /// The tables that are there, which may hold answers, unless they are given as sources anyway.
    pub(super) fn further_sources(&self) -> impl Iterator<Item = &Path> {
        let is_source = |path: &Path| self.call.sources.iter().any(|source| output::is_same(path, source));
        let there = [&self.indicators, &self.areas].into_iter();
        let there = there.filter(|table| matches!(table.there, There::Questions(..)));
        there.map(|table| table.path.as_path()).filter(move |path| !is_source(path))
    }

    /// Adds what is asked now, and gives the path of the table of indicators. What was filled in stays.
    ///
    /// # Errors
    /// Where a table may not or cannot be written.
    pub(super) fn write(self, open: &[Question]) -> Result<PathBuf, Failure> {
        let mut tables = vec![(&self.indicators, indicator_rows(open))];
        let areas = area_rows(open);
        if areas.len() > 1 {
            // Before either is written.
            self.areas.before(self.call)?;
            tables.push((&self.areas, areas));
        }
        for (table, asked) in tables {
            table.write(asked, table.before(self.call)?)?;
        }
        Ok(self.indicators.path)
    }
}

impl Table {
    fn open(path: PathBuf, key: &str) -> Result<Self, Failure> {
        // What is there and is no file is refused by the save itself.
        let there = if path.is_file() {
            let (bytes, stamp) =
                open_bytes(&path).map_err(|error: OpenError| Failure::Machine(error.to_string()))?;
            match rows(&bytes).filter(|rows| is_of_questions(rows, key)) {
                Some(rows) => There::Questions(rows, Before::Same(stamp)),
                None => There::Other,
            }
        } else {
            There::Nothing
        };
        Ok(Self { path, there })
    }

    /// What has to be there when the table is written.
    fn before(&self, call: &Import) -> Result<Before, Failure> {
        if [&call.into, &call.output]
            .into_iter()
            .flatten()
            .any(|scorecard| output::is_same(&self.path, scorecard))
        {
            let why = "This is the scorecard; write the table of questions to another file";
            return Err(output::refusal(why, &self.path));
        }
        if let There::Questions(_, before) = self.there {
            return Ok(before);
        }
        output::refuse_source(&self.path, call)?;
        match self.there {
            There::Other if !call.force => {
                let why = "There is already a file of this name, and it is no table of questions; give --force to replace \
                           it, or another name";
                Err(output::refusal(why, &self.path))
            }
            There::Other => Ok(Before::Anything),
            _ => Ok(Before::Absent),
        }
    }

    fn write(&self, asked: Vec<Vec<String>>, before: Before) -> Result<(), Failure> {
        let rows = match &self.there {
            There::Questions(there, _) => merged(there.clone(), asked),
            _ => asked,
        };
        // The mark tells spreadsheets that letters are written in UTF-8.
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
        for row in rows {
            writer.write_record(row).map_err(|error| Failure::Machine(error.to_string()))?;
        }
        let bytes = writer.into_inner().map_err(|error| Failure::Machine(error.to_string()))?;
        replace(&self.path, &bytes, before).map(drop).map_err(|error| Failure::Machine(error.to_string()))
    }
}

/// The rows of a table as a spreadsheet may have saved it; none where it is none.
fn rows(bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let row = |record: csv::Result<csv::StringRecord>| Some(record.ok()?.iter().map(str::to_owned).collect());
    reader.records().map(row).collect()
}

fn is_of_questions(rows: &[Vec<String>], key: &str) -> bool {
    let has = |name: &str| rows.first().is_some_and(|header| header.iter().any(|cell| cell.trim() == name));
    [key, "kind", HINTS].into_iter().all(has)
}

/// What is asked goes into the table that is there: into the row of its indicator or area where there is one, and there
/// only into blank cells, hints aside.
fn merged(mut there: Vec<Vec<String>>, asked: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut asked = asked.into_iter();
    let names = asked.next().unwrap_or_default();
    let mut column = |name: &String| {
        let known = there[0].iter().position(|cell| cell.trim() == name);
        known.unwrap_or_else(|| {
            there[0].push(name.clone());
            there[0].len() - 1
        })
    };
    let columns: Vec<usize> = names.iter().map(&mut column).collect();
    let key = |row: &Vec<String>| row.get(columns[0]).map(|cell| cell.trim().to_owned());
    let at: HashMap<String, usize> =
        there.iter().enumerate().skip(1).filter_map(|(at, row)| Some((key(row)?, at))).collect();
    for row in asked {
        let at = at.get(&row[0]).copied().unwrap_or_else(|| {
            there.push(Vec::new());
            there.len() - 1
        });
        let target = &mut there[at];
        for ((cell, name), &column) in row.into_iter().zip(&names).zip(&columns) {
            if target.len() <= column {
                target.resize(column + 1, String::new());
            }
            if name == HINTS || target[column].trim().is_empty() {
                target[column] = cell;
            }
        }
    }
    there
}

fn indicator_rows(open: &[Question]) -> Vec<Vec<String>> {
    let mut header = vec![INDICATOR.to_owned(), "name".to_owned()];
    header.extend(Field::ALL.iter().map(|field| field.column().to_owned()));
    header.push(HINTS.to_owned());
    let mut rows = vec![header];
    let mut last_key = "";
    for question in open {
        let Subject::Indicator(key, field) = &question.subject else { continue };
        if key != last_key {
            let mut row = vec![cell(key), cell(&question.name)];
            row.resize(Field::ALL.len() + 3, String::new());
            rows.push(row);
            last_key = key;
        }
        let Some(hints) = rows.last_mut().and_then(|row| row.last_mut()) else { continue };
        if !hints.is_empty() {
            hints.push_str("; ");
        }
        hints.push_str(field.column());
        hints.push_str(": ");
        match (&question.suggestion, &question.choices[..]) {
            (Some((value, because)), _) => {
                _ = write!(hints, "likely {}, because {}", cell(value), cell(because));
            }
            (None, []) => hints.push_str("in your own words"),
            (None, choices) => hints.push_str(&cell(&choices.join(" | "))),
        }
    }
    rows
}

fn area_rows(open: &[Question]) -> Vec<Vec<String>> {
    let header = [AREA, "name", "kind", HINTS].map(str::to_owned).to_vec();
    let asked = open.iter().filter_map(|question| match &question.subject {
        Subject::AreaKind(code) => {
            Some(vec![cell(code), cell(&question.name), String::new(), cell(&question.text)])
        }
        _ => None,
    });
    std::iter::once(header).chain(asked).collect()
}

/// Publishers' words as a spreadsheet may see them. The import takes the guard against formulas off again.
fn cell(text: &str) -> String {
    tame::cell(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn what_was_filled_in_stays_and_what_is_asked_is_added() {
        let there = table(&[
            &["name", "indicator", "kind", "hints", "mine"],
            &["Walks", "tidy:Walks", "rate", "kind: rate | score", "ask Ann"],
            &["Runs", "tidy:Runs"],
            &["Old", "tidy:Old", "score", "", ""],
        ]);
        let asked = table(&[
            &["indicator", "name", "kind", "unit", "hints"],
            &["tidy:Walks", "Walks", "", "", "unit: in your own words"],
            &["tidy:Runs", "Runs", "", "", "kind: rate | score"],
            &["tidy:New", "New", "", "", "kind: rate | score"],
        ]);
        let expected = table(&[
            &["name", "indicator", "kind", "hints", "mine", "unit"],
            &["Walks", "tidy:Walks", "rate", "unit: in your own words", "ask Ann", ""],
            &["Runs", "tidy:Runs", "", "kind: rate | score", "", ""],
            &["Old", "tidy:Old", "score", "", ""],
            &["New", "tidy:New", "", "kind: rate | score", "", ""],
        ]);
        assert_eq!(merged(there, asked), expected);
    }

    #[test]
    fn a_table_of_questions_is_told_from_other_files() {
        let is = |bytes: &[u8]| rows(bytes).is_some_and(|rows| is_of_questions(&rows, INDICATOR));
        assert!(is(b"\xEF\xBB\xBFindicator,name,kind,hints\r\nx,M\xC3\xB4n,,\r\n"));
        assert!(is(b"indicator,name,kind,hints\nx,M\xF4n\n"), "as older spreadsheets save it");
        assert_eq!(rows(b"M\xF4n\n").unwrap(), [["M\u{f4}n"]]);
        for other in [&b"indicator,area,period,value\n"[..], b"", b"{\"format\": 1}", b"\0\x01"] {
            assert!(!is(other));
        }
    }
}
