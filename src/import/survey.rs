//! A first look at files: their layouts, their first rows, which indicators and areas they hold.

use super::choice::Choice;
use super::error::ImportError;
use super::gather::{gather, look_through};
use super::table::{FoundArea, FoundIndicator, SeenTable, TableRead, TellsApart};
use crate::model::Progress;
use std::path::PathBuf;

/// What files hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    pub files: Vec<TableRead>,
    /// Sheets of no known layout, beside those that were read.
    pub left: Vec<SeenTable>,
    /// In the order of columns, else of names.
    pub indicators: Vec<FoundIndicator>,
    /// By kind, then by code.
    pub areas: Vec<FoundArea>,
    /// What tables of areas say, whether or not the areas have figures.
    pub known_areas: Vec<FoundArea>,
    /// Rows that contradict each other, with what tells them apart: of files that are soon read twice.
    pub contradictions: Vec<Contradiction>,
}

/// Rows of one table that give different figures for the same indicator, area and period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The position of the table.
    pub table: usize,
    /// Two of the rows, and what both are of.
    pub lines: (u64, u64),
    pub place: String,
    /// The columns that tell them apart, each choice alone; mostly of one column.
    pub choices: Vec<Vec<String>>,
}

/// Files up to this size, in bytes, are looked through for rows that contradict each other; of larger ones that is found
/// once their figures are read.
const SOON_READ: u64 = 4 << 20;

/// Looks through the files without keeping any figures.
///
/// # Errors
/// As [`super::gather`].
pub fn survey(choice: &Choice, progress: &Progress) -> Result<Survey, ImportError> {
    let gathered = look_through(choice, progress)?;
    let size = |file: &PathBuf| std::fs::metadata(file).map_or(u64::MAX, |known| known.len());
    let is_soon_read = choice.files.iter().map(size).fold(0, u64::saturating_add) <= SOON_READ;
    let holds_figures = gathered.tables.iter().any(|table| table.layout.holds_figures());
    let contradictions =
        if is_soon_read && holds_figures { contradictions(choice, progress)? } else { Vec::new() };
    Ok(Survey {
        files: gathered.tables,
        left: gathered.left,
        indicators: gathered.indicators,
        areas: each_once(gathered.areas),
        known_areas: gathered.known_areas,
        contradictions,
    })
}

fn contradictions(choice: &Choice, progress: &Progress) -> Result<Vec<Contradiction>, ImportError> {
    let found = gather(choice, progress)?.apart.into_iter();
    let found = found.map(|TellsApart { table, choices, lines, place, .. }| Contradiction {
        table,
        lines,
        place,
        choices,
    });
    Ok(found.collect())
}

/// The areas, those once that files have at several levels; these stand behind one another.
fn each_once(areas: Vec<FoundArea>) -> Vec<FoundArea> {
    let mut all: Vec<FoundArea> = Vec::with_capacity(areas.len());
    for area in areas {
        match all.last_mut().filter(|last| area.code.is_some() && last.code == area.code) {
            Some(same) => {
                same.fill_from(&area);
                same.figures += area.figures;
            }
            None => all.push(area),
        }
    }
    all
}
