//! Everything that the files gave.

use super::area::FoundArea;
use super::definition::{Definition, FoundIndicator, Variant};
use super::header::plain;
use super::observation::{Observation, Observations, PeriodAt};
use super::pool::Pool;
use super::role::TableMapping;
use super::scopes::Scopes;
use super::selection::ChosenAreas;
use super::wanted::MissingIndicator;
use super::years::YearReadings;
use crate::import::choice::Choice;
use crate::import::report::Skipped;
use crate::import::source::UnclearThousands;
use crate::model::Role;
use crate::model::own_tables::{JUDGED, Plain};
use jiff::civil::Date;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything that the files gave: observations, and what is known about their indicators and areas.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// In the order in which they were read.
    pub(in crate::import) tables: Vec<TableRead>,
    /// Variants of indicators that were not chosen: the others of their name are labelled all the same.
    pub(in crate::import) not_chosen: Vec<Variant>,
    /// Indicators that have observations, by position.
    pub(in crate::import) indicators: Vec<FoundIndicator>,
    /// Areas that have observations, by position.
    pub(in crate::import) areas: Vec<FoundArea>,
    /// What tables of areas say, whether or not the areas have observations.
    pub(in crate::import) known_areas: Vec<FoundArea>,
    /// What tables of indicators say: the key or name they give, and what is known.
    pub(in crate::import) known_indicators: Vec<(String, Definition)>,
    /// The position of the table of each known area and each known indicator.
    pub(in crate::import) known_from: [Vec<u16>; 2],
    /// Whose groups there are.
    pub(in crate::import) scopes: Scopes,
    /// Groups, periods and notes.
    pub(in crate::import) pool: Pool,
    /// Periods that no row says.
    pub(in crate::import) open_periods: Vec<OpenPeriod>,
    /// Tables whose dates may be read in two ways.
    pub(in crate::import) open_dates: Vec<OpenDates>,
    /// Tables whose months stand beside years that may be of several kinds.
    pub(in crate::import) open_years: Vec<OpenYears>,
    /// Tables, by position, of whose numbers nothing tells what parts their thousands.
    pub(in crate::import) open_thousands: Vec<(usize, UnclearThousands)>,
    /// Tables, by position, with lines of words alone that may be headings over the rows below them.
    pub(in crate::import) open_headings: Vec<(usize, Vec<String>)>,
    /// Tables with rows that contradict each other, and columns that tell them apart.
    pub(in crate::import) apart: Vec<TellsApart>,
    /// What was decided between rows that name one thing differently, one sentence each.
    pub(in crate::import) remarks: Vec<String>,
    /// In the order of the files; shared, because they are most of it.
    pub(in crate::import) observations: Arc<Observations>,
    /// Sheets of no known layout, beside those that were read.
    pub(in crate::import) left: Vec<SeenTable>,
    /// Which areas were asked for, and what became of it.
    pub(in crate::import) chosen: ChosenAreas,
    /// How the files were read.
    pub(in crate::import) choice: Choice,
    /// Indicators that were asked for and are not there.
    pub(in crate::import) missing_indicators: Vec<MissingIndicator>,
}

impl Gathered {
    /// What a table is called: its file's name with its sheet, or its whole path where another has the same name.
    pub(in crate::import) fn title(&self, at: usize) -> String {
        let (table, title) = (&self.tables[at], self.tables[at].title());
        match self.tables.iter().filter(|other| other.title() == title).count() {
            1 => title,
            _ => title.replacen(&file_name(&table.file), &table.file.to_string_lossy(), 1),
        }
    }

    /// The periods of each indicator, by position, in the order of the pool.
    pub(in crate::import) fn periods_of_indicators(&self) -> Vec<Vec<PeriodAt>> {
        // A bit for each label: there may be very many observations.
        let mut seen: Vec<Vec<u64>> = self.indicators.iter().map(|_| Vec::new()).collect();
        for place in self.observations.places() {
            let (words, at) = (&mut seen[place.indicator.index()], place.period.index());
            if words.len() <= at / 64 {
                words.resize(at / 64 + 1, 0);
            }
            words[at / 64] |= 1 << (at % 64);
        }
        let bits = |words: &Vec<u64>| {
            let all = (0..words.len() * 64).filter(|at| words[at / 64] >> (at % 64) & 1 == 1);
            all.map(|at| PeriodAt(at as u32)).collect()
        };
        seen.iter().map(bits).collect()
    }

    /// What an observation is of: `Walks, Upton, 2023`, and the group.
    pub(in crate::import) fn place(&self, observation: &Observation) -> String {
        let area = &self.areas[observation.area.index()];
        let area = if area.name.is_empty() { area.id() } else { &area.name };
        let indicator = self.indicators[observation.indicator.index()].name();
        let group = &self.pool.groups()[observation.group.index()];
        let groups = group.iter().map(|(_, group)| group.clone());
        let period = self.pool.periods()[observation.period.index()].may_be.first().map(ToString::to_string);
        let parts = [indicator.to_owned(), area.to_owned()].into_iter().chain(period).chain(groups);
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// What may tell rows of a table apart that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct TellsApart {
    /// Position of the table.
    pub table: usize,
    /// Columns that tell all of them apart, each choice one column or two together.
    pub choices: Vec<Vec<String>>,
    /// Whether the column holds words that come again and again, as groups do.
    pub is_clear: bool,
    /// Two of the rows.
    pub lines: (u64, u64),
    /// What they are of.
    pub place: String,
}

/// The period of all rows of a table that has no column of periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct OpenPeriod {
    /// Position of the table.
    pub table: usize,
    pub at: PeriodAt,
    /// What stands around the table and says when it is, as it is written; blank where nothing does.
    pub stands: String,
    /// The period that it is likely of, which can be given as the answer, and why.
    pub likely: Option<(String, &'static str)>,
    /// Why none is likely though something stands there, as a clause behind it.
    pub unclear: Option<String>,
}

/// What is said around a table of when it is, as in [`OpenPeriod`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct PeriodAround {
    pub stands: String,
    pub likely: Option<(String, &'static str)>,
    pub unclear: Option<String>,
}

impl PeriodAround {
    pub fn proposed(stands: String, likely: String, because: &'static str) -> Self {
        Self { stands, likely: Some((likely, because)), unclear: None }
    }

    pub fn unclear(stands: String, why: String) -> Self {
        Self { stands, likely: None, unclear: Some(why) }
    }
}

/// The dates of a table that may have the day or the month first, and nothing in the table tells which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct OpenDates {
    /// Position of the table.
    pub table: usize,
    /// Each with the day first, and with the month first.
    pub open: Vec<(PeriodAt, [Option<Date>; 2])>,
    /// Whether it is nearly certain that the day comes first.
    pub is_day_likely: bool,
}

/// The months of a table beside years that may be of several kinds, and nothing in the table tells which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct OpenYears {
    /// Position of the table.
    pub table: usize,
    /// Each with what it is in each kind of year.
    pub open: Vec<(PeriodAt, YearReadings)>,
}

/// One table that was read: a file, or a sheet of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRead {
    pub file: PathBuf,
    /// The sheet, where it is one of a workbook.
    pub sheet: Option<String>,
    pub layout: Layout,
    pub columns: Vec<String>,
    pub columns_left: Vec<String>,
    /// What each column was taken to hold, where the layout is one of which that can be said: tidy, or figures across.
    pub roles: Vec<Role>,
    /// What somebody said of its columns, where that was gone by.
    pub said: Option<TableMapping>,
    /// Whether no column says when its figures are of, which is asked once.
    pub lacks_period: bool,
    /// The first rows below the header, as text.
    pub first_rows: Vec<Vec<String>>,
    /// Rows below the header, blank ones aside.
    pub rows: u64,
    /// Rows of areas or indicators that were not chosen.
    pub not_chosen: u64,
    /// Rows that gave observations, or something about areas or indicators.
    pub taken: u64,
    pub skipped: Vec<Skipped>,
    pub remarks: Vec<String>,
    /// Columns of words that nothing was taken from and that may say what its figures are of.
    pub unclear_columns: Vec<UnusedColumn>,
}

/// A column of words that nothing was taken from and that may say what figures are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedColumn {
    pub name: String,
    /// Its words, each once.
    pub words: Vec<String>,
    /// Whether another column names the indicator.
    pub has_indicator: bool,
}

impl TableRead {
    /// The name of its file, with the sheet where it is one of a workbook.
    pub fn title(&self) -> String {
        let file = self.file_name();
        match &self.sheet {
            Some(sheet) => format!("{file}, {sheet}"),
            None => file,
        }
    }

    /// Whether it could give figures. The observations of an export that have no row say that a scorecard has none.
    pub fn may_hold_figures(&self) -> bool {
        let has = |column: &str| self.columns.iter().any(|name| plain(name) == plain(column));
        self.layout.holds_figures() && !(self.rows == 0 && JUDGED.into_iter().all(has))
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        file_name(&self.file)
    }
}

fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

/// The first rows of a table of no known layout, for somebody who can say what its columns hold.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenTable {
    /// The sheet, where it is one of a workbook.
    pub sheet: Option<String>,
    /// The likeliest header.
    pub columns: Vec<String>,
    /// The first rows below it, as text.
    pub first_rows: Vec<Vec<String>>,
    /// What each column holds as far as it is said or told by its name.
    pub roles: Vec<Role>,
    /// What has still to be said.
    pub missing: Vec<Missing>,
    /// The rows that may be the header in its place: line and names.
    pub other_headers: Vec<(u64, Vec<String>)>,
    /// Where the program itself made it of a scorecard, what it says about that: names of fields and what they are.
    pub of_scorecard: Option<Vec<(&'static str, String)>>,
    /// Where it is one of what was decided, tried and said, all of it.
    pub(crate) plain: Option<PlainTable>,
}

/// A table of a workbook that has what was decided, tried and said: all its rows, each with what stands in its columns, by their plain
/// names, where something does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlainTable {
    pub file: PathBuf,
    pub of: Plain,
    pub rows: Vec<HashMap<String, String>>,
}

/// What no column of a table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Area,
    Figures,
    Period,
}

impl Missing {
    /// The question about it.
    pub fn question(self) -> &'static str {
        match self {
            Self::Area => "Which column names the area?",
            Self::Figures => "Which columns hold the figures?",
            Self::Period => "Which column says when? Or say it once in a later step.",
        }
    }
}

/// A published layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layout {
    /// Fingertips, Office for Health Improvement and Disparities.
    Fingertips,
    Ees,
    /// Explore Local Statistics, Office for National Statistics.
    Ons,
    /// One observation a row: indicator, area, period, value.
    Tidy,
    /// Figures across: a column for each period, indicator or group.
    Wide,
    /// A table of areas: code, name, kind, parent, population, deprivation decile.
    Areas,
    /// A table of indicators: what each measures; also the indicator metadata of Fingertips.
    Indicators,
}

impl Layout {
    /// Every layout, in the order in which a header is held against them.
    pub const ALL: &'static [Self] =
        &[Self::Fingertips, Self::Ees, Self::Ons, Self::Indicators, Self::Areas, Self::Tidy, Self::Wide];

    /// The word for it on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fingertips => "fingertips",
            Self::Ees => "ees",
            Self::Ons => "ons",
            Self::Tidy => "tidy",
            Self::Wide => "wide",
            Self::Areas => "areas",
            Self::Indicators => "indicators",
        }
    }

    /// What it is called in sentences.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fingertips => "Fingertips",
            Self::Ees => "Explore Education Statistics",
            Self::Ons => "Explore Local Statistics",
            Self::Tidy => "a tidy table",
            Self::Wide => "a table with figures across",
            Self::Areas => "a table of areas",
            Self::Indicators => "a table of indicators",
        }
    }

    /// Whether its rows are observations, rather than something about areas or indicators.
    pub fn holds_figures(self) -> bool {
        !matches!(self, Self::Areas | Self::Indicators)
    }
}
