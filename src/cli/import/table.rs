//! The open questions as tables to fill in. The same call, made again, takes the answers from them and keeps them there.

use super::output;
use crate::cli::arguments::Import;
use crate::cli::destination;
use crate::cli::failure::Failure;
use crate::format::{Before, OpenError, is_same_file, open_bytes, replace};
use crate::import::{Field, Question, SavedTable, Subject, UnclearArea};
use crate::model::{AreaKind, Word};
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
    /// Whether the call names it, and so asks for it to be written even where it is a source too.
    is_named: bool,
    there: There,
}

enum There {
    /// No file.
    Nothing,
    /// A table of questions, somebody's answers perhaps among them, and what it was when it was read.
    Questions(SavedTable, Before),
    /// What may be one and cannot be read as one, so that its answers would be lost; why not.
    Unreadable(String),
    /// A file of another kind.
    Other,
}

/// What both tables have; the column before them names the indicator or area, and differs.
const INDICATOR: &str = "indicator";
const AREA: &str = "code";
const KIND: &str = "kind";
const IS: &str = "is";
const HINTS: &str = "hints";

/// What separates the hints of a row.
const BETWEEN_HINTS: &str = "; ";
/// What separates the choices of a hint.
const BETWEEN_CHOICES: &str = " | ";
const IN_OWN_WORDS: &str = "in your own words";

impl<'a> Tables<'a> {
    /// Looks at what is there already.
    ///
    /// # Errors
    /// Where the table of indicators may not be written there.
    pub(super) fn open(path: &Path, call: &'a Import) -> Result<Self, Failure> {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let beside = path.with_file_name(format!("{stem}-areas.csv"));
        let indicators = Table { is_named: true, ..Table::open(path.to_owned(), INDICATOR)? };
        indicators.before(call)?;
        Ok(Self { call, indicators, areas: Table::open(beside, AREA)? })
    }

    /// The tables that are there, which may hold answers, unless they are given as sources anyway.
    pub(super) fn further_sources(&self) -> impl Iterator<Item = &Path> {
        let is_source = |path: &Path| self.call.sources.iter().any(|source| is_same_file(path, source));
        let there = [&self.indicators, &self.areas].into_iter();
        let there = there.filter(|table| matches!(table.there, There::Questions(..)));
        there.map(|table| table.path.as_path()).filter(move |path| !is_source(path))
    }

    /// Adds what is asked now, and gives the path of the table of indicators. What was filled in stays.
    ///
    /// # Errors
    /// Where a table may not or cannot be written.
    pub(super) fn write(self, open: &[Question], areas: &[UnclearArea<'_>]) -> Result<PathBuf, Failure> {
        let mut tables = vec![(&self.indicators, indicator_rows(open))];
        let areas = area_rows(areas, open);
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
            match SavedTable::read(&path) {
                Err(_) if bytes.trim_ascii().is_empty() => There::Other,
                Err(error) => There::Unreadable(error.sentence().to_owned()),
                Ok(table) => match asks(&table, key) {
                    None => There::Other,
                    Some(true) => There::Questions(table, Before::Same(stamp)),
                    Some(false) => There::Unreadable(OTHER_COLUMNS.to_owned()),
                },
            }
        } else {
            There::Nothing
        };
        Ok(Self { path, is_named: false, there })
    }

    /// What has to be there when the table is written.
    fn before(&self, call: &Import) -> Result<Before, Failure> {
        if [&call.into, &call.output]
            .into_iter()
            .flatten()
            .any(|scorecard| is_same_file(&self.path, scorecard))
        {
            let why = "This is the scorecard; write the table of questions to another file";
            return Err(destination::refusal(why, &self.path));
        }
        if let There::Questions(_, before) = self.there
            && self.is_named
        {
            return Ok(before);
        }
        output::refuse_source(&self.path, call)?;
        let refuse = |why: &str| Err(destination::refusal(why, &self.path));
        match &self.there {
            There::Questions(_, before) => Ok(*before),
            There::Unreadable(why) => refuse(&format!(
                "There is already a file of this name, which may hold answers and cannot be read: {why} Mend it, or choose \
                 another name"
            )),
            There::Other if !call.force => refuse(
                "There is already a file of this name, and it is no table of questions; give --force to replace it, or \
                 another name",
            ),
            There::Other => Ok(Before::Anything),
            There::Nothing => Ok(Before::Absent),
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

const OTHER_COLUMNS: &str = "Its columns are not those of a table of questions.";

/// Whether answers can be taken from a table whose rows have this key; none where it has not even the columns for it.
fn asks(table: &SavedTable, key: &str) -> Option<bool> {
    let has_columns = [key, KIND].into_iter().all(|name| table.column(name).is_some());
    has_columns.then(|| table.layout.is_some_and(|layout| !layout.holds_figures()))
}

/// What is asked goes into the table that is there: into the row of its indicator or area where there is one, and there
/// only into blank cells; of the hints, what a person wrote stays.
fn merged(table: SavedTable, asked: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut asked = asked.into_iter();
    let names = asked.next().unwrap_or_default();
    let known: Vec<Option<usize>> = names.iter().map(|name| table.column(name)).collect();
    let SavedTable { rows: mut there, header, .. } = table;
    let mut column = |(name, known): (&String, Option<usize>)| {
        known.unwrap_or_else(|| {
            there[header].push(name.clone());
            there[header].len() - 1
        })
    };
    let columns: Vec<usize> = names.iter().zip(known).map(&mut column).collect();
    let key = |row: &Vec<String>| row.get(columns[0]).map(|cell| cell.trim().to_owned());
    let at: HashMap<String, usize> =
        there.iter().enumerate().skip(header + 1).filter_map(|(at, row)| Some((key(row)?, at))).collect();
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
            if name == HINTS {
                target[column] = hints(&target[column], &cell);
            } else if target[column].trim().is_empty() {
                target[column] = cell;
            }
        }
    }
    there
}

/// The hints to what is asked now, and after them what a person wrote among those that were there.
fn hints(there: &str, asked: &str) -> String {
    let after = there.strip_prefix(asked).filter(|rest| rest.is_empty() || rest.starts_with(BETWEEN_HINTS));
    let rest = after.unwrap_or(there);
    let written = rest.split(BETWEEN_HINTS).map(str::trim).filter(|hint| !hint.is_empty() && !is_own(hint));
    std::iter::once(asked).chain(written).collect::<Vec<_>>().join(BETWEEN_HINTS)
}

/// Whether a hint is of a form that [`indicator_rows`] and [`area_rows`] write.
fn is_own(hint: &str) -> bool {
    let is_of = |field: &Field| {
        let says = hint.strip_prefix(field.column()).and_then(|rest| rest.strip_prefix(": "));
        says.is_some_and(|says| {
            let is_word = |choice: &str| {
                choice == Question::LEAVE_OUT || (!choice.is_empty() && !choice.contains(char::is_whitespace))
            };
            says == IN_OWN_WORDS
                || (says.starts_with("likely ") && says.contains(", because "))
                || (says.contains(BETWEEN_CHOICES) && says.split(BETWEEN_CHOICES).all(is_word))
        })
    };
    let starts = ["What kind of area is it?", &format!("{IS}: ")];
    let is_of_area = starts.iter().any(|start| hint.starts_with(start)) && hint.ends_with(['?', '.']);
    is_of_area || Field::ALL.iter().any(is_of)
}

/// The fields that have a column of their own; the name has the column that each row is known by.
fn fields() -> impl Iterator<Item = Field> {
    Field::ALL.iter().copied().filter(|field| *field != Field::Name)
}

fn indicator_rows(open: &[Question]) -> Vec<Vec<String>> {
    let mut header = vec![INDICATOR.to_owned(), "name".to_owned()];
    header.extend(fields().map(|field| field.column().to_owned()));
    header.push(HINTS.to_owned());
    let mut rows = vec![header];
    let mut last_key = "";
    for question in open {
        let Subject::Indicator(key, field) = &question.subject else { continue };
        if key != last_key {
            // What has no name yet is named by filling it in.
            let name = if *field == Field::Name { String::new() } else { cell(&question.name) };
            let mut row = vec![cell(key), name];
            row.resize(fields().count() + 3, String::new());
            rows.push(row);
            last_key = key;
        }
        let Some(hints) = rows.last_mut().and_then(|row| row.last_mut()) else { continue };
        if !hints.is_empty() {
            hints.push_str(BETWEEN_HINTS);
        }
        hints.push_str(field.column());
        hints.push_str(": ");
        match (&question.suggestion, &question.choices[..]) {
            (Some((value, because)), _) => {
                _ = write!(hints, "likely {}, because {}", cell(value), cell(because));
            }
            (None, []) => hints.push_str(IN_OWN_WORDS),
            (None, choices) => hints.push_str(&cell(&choices.join(BETWEEN_CHOICES))),
        }
    }
    rows
}

/// A row for each area whose kind is asked, and for each name of which it is asked which area it stands for.
fn area_rows(areas: &[UnclearArea<'_>], open: &[Question]) -> Vec<Vec<String>> {
    let header = [AREA, "name", KIND, IS, HINTS].map(str::to_owned).to_vec();
    let kinds: Vec<&str> =
        AreaKind::ALL.iter().map(|kind| kind.as_str()).chain([Question::LEAVE_OUT]).collect();
    let kinds = format!("{}: {}", Field::Kind.column(), kinds.join(BETWEEN_CHOICES));
    let known_as = format!("{IS}: the name or code of the area, where it is another name of one.");
    let hints = |area: &UnclearArea<'_>| {
        let known_as = Some(known_as.clone()).filter(|_| !area.has_code);
        let hints = [area.question().text, kinds.clone()].into_iter().chain(known_as);
        hints.collect::<Vec<_>>().join(BETWEEN_HINTS)
    };
    let row = |code: &str, name: &str, hints: &str| {
        vec![cell(code), cell(name), String::new(), String::new(), cell(hints)]
    };
    let kinds = areas.iter().filter(|area| !area.is_left_out());
    let kinds = kinds.map(|area| row(area.code, area.name, &hints(area)));
    let names = open.iter().filter_map(|question| match &question.subject {
        Subject::AreaMeant(id) => Some(row(id, &question.name, &format!("{IS}: {}", question.text))),
        _ => None,
    });
    std::iter::once(header).chain(kinds).chain(names).collect()
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
        let layout = None;
        assert_eq!(merged(SavedTable { rows: there, header: 0, layout }, asked), expected);
    }

    #[test]
    fn rows_above_the_header_and_its_letters_stay() {
        let there = table(&[&["To fill in"], &["Code", "KIND"], &["E08000002", "place"]]);
        let asked = table(&[&["code", "name", "kind", "hints"], &["E08000002", "Bury", "", "ask"]]);
        let expected = table(&[
            &["To fill in"],
            &["Code", "KIND", "name", "hints"],
            &["E08000002", "place", "Bury", "ask"],
        ]);
        assert_eq!(merged(SavedTable { rows: there, header: 1, layout: None }, asked), expected);
    }

    #[test]
    fn of_the_hints_what_a_person_wrote_stays() {
        let asked = "unit: in your own words";
        for (there, expected) in [
            ("", ""),
            ("unit: in your own words", ""),
            ("kind: rate | score; unit: in your own words", ""),
            ("kind: likely rate, because count ÷ denominator × 1000 gives the values", ""),
            ("What kind of area is it? The file calls it ‘Ward’.", ""),
            ("ask Ann", "; ask Ann"),
            (
                "kind: ask Ann; unit: in your own words, or mine",
                "; kind: ask Ann; unit: in your own words, or mine",
            ),
            ("kind: rate | score, says Ann", "; kind: rate | score, says Ann"),
            ("kind: rate | score; per: 100; Ann; Bob", "; per: 100; Ann; Bob"),
        ] {
            let once = hints(there, asked);
            assert_eq!(once, format!("{asked}{expected}"), "{there}");
            assert_eq!(hints(&once, asked), once, "nothing is added by asking again");
        }
        let area = "What kind of area is it? The file calls it ‘a; b’.";
        assert_eq!(hints(&hints("", area), area), area);
    }

    #[test]
    fn what_a_name_stands_for_is_filled_in_beside_its_kind_and_hints_are_ours_again() {
        let unclear = |words| UnclearArea { code: "upton-vale", name: "Upton Vale", words, has_code: false };
        let meant = Question {
            subject: Subject::AreaMeant("oldam".to_owned()),
            name: "Oldam".to_owned(),
            text: "Which area is it known as? Choose it, or give its name or code.".to_owned(),
            choices: [].into(),
            suggestion: None,
        };
        let rows = area_rows(&[unclear(""), unclear(Question::LEAVE_OUT)], &[meant]);
        let names: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(names, [AREA, "upton-vale", "oldam"], "what is left out already is not asked");
        assert_eq!(rows[0][3], IS);
        for row in &rows[1..] {
            let asked = row.last().unwrap();
            assert!(asked.contains("is: "), "{asked}");
            assert_eq!(hints("", asked), *asked);
            assert_eq!(hints(asked, "new"), "new", "of earlier hints nothing stays: {asked}");
        }
    }
}
