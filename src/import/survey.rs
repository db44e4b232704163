//! A first look at files: their layouts, their first rows, which indicators and areas they hold.

use super::choice::Choice;
use super::error::ImportError;
use super::gather::{AreaFound, Keep, pass};
use super::layout::Layout;
use super::progress::Progress;
use crate::model::AreaKind;
use std::path::PathBuf;

/// What files hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// File by file, sheet by sheet.
    pub files: Vec<SurveyedFile>,
    /// The indicators, in order of appearance.
    pub indicators: Vec<FoundIndicator>,
    /// The areas, in order of appearance.
    pub areas: Vec<FoundArea>,
    /// What tables of areas say, whether or not the areas have figures.
    pub known_areas: Vec<FoundArea>,
}

/// One file, or one sheet of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyedFile {
    /// The file.
    pub file: PathBuf,
    /// The sheet, where it is one of a workbook.
    pub sheet: Option<String>,
    /// Its layout.
    pub layout: Layout,
    /// Its column names.
    pub columns: Vec<String>,
    /// The first rows below them.
    pub first_rows: Vec<Vec<String>>,
    /// How many rows it has.
    pub rows: u64,
    /// What was noticed in reading it.
    pub remarks: Vec<String>,
}

/// An indicator of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundIndicator {
    /// The key to choose it by.
    pub key: String,
    /// Its name, or its key where the file gives none.
    pub name: String,
    /// How many figures it has.
    pub figures: u64,
}

/// An area of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundArea {
    /// Its code, or its name where the file gives no code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is, where that is known.
    pub kind: Option<AreaKind>,
    /// What the publisher calls that kind.
    pub kind_words: String,
    /// The area it lies in, code or name, where the files say.
    pub parent: Option<String>,
    /// How many figures it has.
    pub figures: u64,
}

/// Looks through the files without keeping any figures.
///
/// # Errors
/// As [`super::gather`].
pub fn survey(choice: &Choice, progress: &Progress) -> Result<Survey, ImportError> {
    let gathered = pass(choice, Keep::Names, progress)?;
    let files = gathered.tables.into_iter().map(|table| SurveyedFile {
        file: table.file,
        sheet: table.sheet,
        layout: table.layout,
        columns: table.columns,
        first_rows: table.first_rows,
        rows: table.rows,
        remarks: table.remarks,
    });
    let indicators = gathered.indicators.into_iter().map(|found| FoundIndicator {
        name: found.definition.name.clone().unwrap_or_else(|| found.key.clone()),
        key: found.key,
        figures: found.observations,
    });
    let area = |found: AreaFound| FoundArea {
        code: found.code.unwrap_or_else(|| found.name.clone()),
        name: found.name,
        kind: found.kind,
        kind_words: found.kind_words,
        parent: found.parent,
        figures: found.observations,
    };
    Ok(Survey {
        files: files.collect(),
        indicators: indicators.collect(),
        areas: gathered.areas.into_iter().map(area).collect(),
        known_areas: gathered.known_areas.into_iter().map(area).collect(),
    })
}
