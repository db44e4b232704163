//! The open questions as a table to fill in, which can then be given as another source.

use crate::cli::failure::Failure;
use crate::format::{Before, replace};
use crate::import::{Draft, Field, Question, Subject};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Writes a table of indicators with a column for each field that is asked, and, where the kind of an area is asked, a
/// table of areas beside it: `questions.csv` and `questions-areas.csv`.
///
/// # Errors
/// Where a file cannot be written.
pub(super) fn write(path: &Path, draft: &Draft) -> Result<(), Failure> {
    let open = draft.open_questions();
    write_rows(path, &indicator_rows(&open))?;
    let areas = area_rows(&open);
    if areas.len() > 1 {
        write_rows(&beside(path), &areas)?;
    }
    Ok(())
}

fn indicator_rows(open: &[Question]) -> Vec<Vec<String>> {
    let mut header = vec!["indicator".to_owned(), "name".to_owned()];
    header.extend(Field::ALL.iter().map(|field| field.column().to_owned()));
    header.push("hints".to_owned());
    let mut rows = vec![header];
    let mut last_key = "";
    for question in open {
        let Subject::Indicator(key, field) = &question.subject else { continue };
        if key != last_key {
            let mut row = vec![key.clone(), question.name.clone()];
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
            (Some((value, because)), _) => _ = write!(hints, "likely {value}, because {because}"),
            (None, []) => hints.push_str("in your own words"),
            (None, choices) => hints.push_str(&choices.join(" | ")),
        }
    }
    rows
}

fn area_rows(open: &[Question]) -> Vec<Vec<String>> {
    let header = ["code", "name", "kind", "hints"].map(str::to_owned).to_vec();
    let asked = open.iter().filter_map(|question| match &question.subject {
        Subject::AreaKind(code) => {
            Some(vec![code.clone(), question.name.clone(), String::new(), question.text.clone()])
        }
        _ => None,
    });
    std::iter::once(header).chain(asked).collect()
}

fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-areas.csv"))
}

fn write_rows(path: &Path, rows: &[Vec<String>]) -> Result<(), Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(|error| Failure::Machine(error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| Failure::Machine(error.to_string()))?;
    replace(path, &bytes, Before::Anything).map(drop).map_err(|error| Failure::Machine(error.to_string()))
}
