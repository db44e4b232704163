//! Everything that the files gave.

use super::observation::Observation;
use super::pool::Pool;
use crate::import::draft::{Definition, Suggestion};
use crate::import::layout::Layout;
use crate::import::report::Lines;
use crate::model::{AreaKind, Footprint};
use std::path::PathBuf;

/// Everything that the files gave: observations, and what is known about their indicators and areas.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The tables, in the order in which they were read.
    pub(in crate::import) tables: Vec<TableRead>,
    /// Indicators that have observations, by position.
    pub(in crate::import) indicators: Vec<IndicatorFound>,
    /// Areas that have observations, by position.
    pub(in crate::import) areas: Vec<AreaFound>,
    /// What tables of areas say, whether or not the areas have observations.
    pub(in crate::import) known_areas: Vec<AreaFound>,
    /// What tables of indicators say: the key or name they give, and what is known.
    pub(in crate::import) known_indicators: Vec<(String, Definition)>,
    /// Groups, periods and notes.
    pub(in crate::import) pool: Pool,
    /// Observations, in the order of the files.
    pub(in crate::import) observations: Vec<Observation>,
    /// Areas that were asked for and stand in no file.
    pub(in crate::import) not_found: Vec<String>,
}

/// An indicator as a file names it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) struct IndicatorFound {
    /// What tells it from others, with its layout in front: `fingertips:90284`, `ees:perm_excl_rate`.
    pub key: String,
    /// What the file says about it.
    pub definition: Definition,
    /// What the file hints at, to be confirmed.
    pub suggestions: Vec<Suggestion>,
    /// How many observations it has.
    pub observations: u64,
}

/// An area as a file names it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import) struct AreaFound {
    /// Its code; none where the file gives only a name.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// What it is, where that is known.
    pub kind: Option<AreaKind>,
    /// What the publisher calls that kind, such as `Counties & UAs (from Apr 2023)`.
    pub kind_words: String,
    /// Code or name of the area it lies in.
    pub parent: Option<String>,
    /// Residents.
    pub population: Option<f64>,
    /// 1 (most deprived) to 10.
    pub deprivation_decile: Option<u8>,
    /// The kind of boundary it follows.
    pub footprint: Option<Footprint>,
    /// How many observations it has.
    pub observations: u64,
}

/// One table that was read: a file, or a sheet of a workbook.
#[derive(Clone, Debug)]
pub(in crate::import) struct TableRead {
    /// Its file.
    pub file: PathBuf,
    /// The sheet, where it is one of a workbook.
    pub sheet: Option<String>,
    /// Its layout.
    pub layout: Layout,
    /// The column names.
    pub columns: Vec<String>,
    /// Columns that nothing was taken from.
    pub columns_left: Vec<String>,
    /// The first rows below the header, as text.
    pub first_rows: Vec<Vec<String>>,
    /// Rows below the header, blank ones aside.
    pub rows: u64,
    /// Rows of areas or indicators that were not chosen.
    pub not_chosen: u64,
    /// Rows that gave observations, or something about areas or indicators.
    pub taken: u64,
    /// Rows that gave nothing, by reason.
    pub skipped: Vec<(String, Lines)>,
    /// What was decided in reading it.
    pub remarks: Vec<String>,
}
