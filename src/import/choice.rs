//! What of the files is wanted.

use crate::model::Scorecard;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What of the files is wanted; everything where nothing is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub files: Vec<PathBuf>,
    /// The layout they have, where it is not to be recognised.
    pub layout: Option<super::Layout>,
    /// What columns hold in every table that has them, where somebody says so.
    pub mapping: super::Mapping,
    /// What the columns of tables with one header hold, what was said last first; `mapping` comes before them.
    pub tables: Vec<super::TableMapping>,
    /// What parts thousands in numbers, file by file, where somebody says so and the numbers do not tell.
    pub thousands: Vec<(PathBuf, Thousands)>,
    /// Codes or names of areas; a system stands for its places, `all` for every area. Where nothing is said here and in
    /// `areas_of_scorecard`, those of the system of a new scorecard are meant.
    pub areas: Vec<String>,
    /// Codes and names of areas that are wanted where the files have them: those of a scorecard that is there.
    pub areas_of_scorecard: Vec<String>,
    /// Whether whatever may be one of those is wanted too, so that it is asked about: a name that is almost the same, the
    /// name beside the code of another area.
    pub may_be_of_scorecard: bool,
    /// Areas that an earlier reading found and that are left out, each by [`super::FoundArea::found_by`]: their rows are
    /// passed over, so that nothing in them tells what the figures of others are.
    pub left_out: BTreeSet<String>,
    /// Tables whose figures somebody says are of something else than those of others that are called the same, each with what
    /// tells it from them: its file and its sheet.
    pub apart: Vec<(PathBuf, Option<String>, String)>,
    /// Keys or names of indicators as the files give them; empty for all.
    pub indicators: Vec<String>,
}

/// What stands between thousands in the numbers of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thousands {
    /// Nothing: commas and points stand before decimals.
    Unparted,
    Commas,
    Points,
}

impl Choice {
    /// Says what parts thousands in the numbers of a file.
    pub(in crate::import) fn say_thousands(&mut self, file: &Path, thousands: Thousands) {
        self.thousands.retain(|(known, _)| known != file);
        self.thousands.push((file.to_owned(), thousands));
    }

    /// What parts thousands in the numbers of a file, where that is said.
    pub(in crate::import) fn thousands_in(&self, file: &Path) -> Option<Thousands> {
        self.thousands.iter().find(|(known, _)| known == file).map(|(_, thousands)| *thousands)
    }

    /// Says that the figures of a table are of something else than those of others, by what tells it from them.
    pub(in crate::import) fn say_apart(&mut self, file: &Path, sheet: Option<&str>, name: String) {
        if self.apart_as(file, sheet).is_none() {
            self.apart.push((file.to_owned(), sheet.map(str::to_owned), name));
        }
    }

    /// What tells a table from others whose figures are said to be of something else.
    pub(in crate::import) fn apart_as(&self, file: &Path, sheet: Option<&str>) -> Option<&str> {
        let known = self.apart.iter().find(|(of, on, _)| of == file && on.as_deref() == sheet);
        known.map(|(.., name)| name.as_str())
    }

    /// Wants the areas of a scorecard that the figures go into.
    pub fn want_areas_of(&mut self, scorecard: &Scorecard) {
        let named = scorecard.areas().flat_map(|(_, area)| [area.code.clone(), area.name.clone()]);
        // Names that an earlier import was told stand for one of them.
        let asked = scorecard.import_answers().iter().map(|(asked, _)| asked);
        let meant = asked.filter_map(|asked| asked.strip_prefix("area/")?.strip_suffix("/is"));
        self.areas_of_scorecard = named.chain(meant.map(str::to_owned)).collect();
        self.may_be_of_scorecard = true;
    }
}

/// How the names of files of published data end, those of shapes of areas last.
pub const DATA_FILES: [&str; 10] =
    ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "parquet", "geojson", "hexjson"];

/// Whether a file is published data, by how its name ends.
pub fn is_data(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| DATA_FILES.contains(&ending.as_str()))
}
