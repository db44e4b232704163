//! A first look at files: their layouts, their first rows, which indicators and areas they hold.

use super::choice::Choice;
use super::error::ImportError;
use super::gather::look_through;
use super::table::{FoundArea, FoundIndicator, SeenTable, TableRead};
use crate::model::Progress;

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
}

/// Looks through the files without keeping any figures.
///
/// # Errors
/// As [`super::gather`].
pub fn survey(choice: &Choice, progress: &Progress) -> Result<Survey, ImportError> {
    let gathered = look_through(choice, progress)?;
    Ok(Survey {
        files: gathered.tables,
        left: gathered.left,
        indicators: gathered.indicators,
        areas: each_once(gathered.areas),
        known_areas: gathered.known_areas,
    })
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
