//! Where layouts leave what a row says.

use super::area::{AreasFound, FoundArea, RowArea, Selection};
use super::definition::{Definition, FoundIndicator};
use super::gathered::{Gathered, OpenPeriod, TableRead};
use super::header::plain;
use super::lookup::Lookup;
use super::observation::{
    AreaAt, GroupAt, IndicatorAt, NoteAt, Observation, ObservationsSoFar, Origin, PeriodAt,
};
use super::pool::Pool;
use super::reason::Reason;
use crate::import::source;
use crate::model::Period;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) enum RowOutcome {
    /// It gave at least one observation, or something about an area or an indicator.
    Taken,
    /// Its area or indicator was not chosen.
    NotChosen,
    /// It gave nothing, and why.
    Skipped(Reason),
}

impl From<Reason> for RowOutcome {
    fn from(reason: Reason) -> Self {
        Self::Skipped(reason)
    }
}

/// What is kept of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Keep {
    /// Only which indicators and areas there are.
    Names,
    /// The observations too.
    Figures,
}

/// Remarks on one table. What is remarked on row after row is written out a hundred times and counted from there.
#[derive(Debug, Default)]
struct Remarks {
    list: Vec<String>,
    known: HashSet<String>,
    further: u64,
}

impl Remarks {
    const MOST: usize = 100;

    fn add(&mut self, remark: String) {
        if self.known.contains(&remark) {
            return;
        }
        if self.list.len() == Self::MOST {
            self.further += 1;
            return;
        }
        self.list.push(remark.clone());
        self.known.insert(remark);
    }

    fn finish(self) -> Vec<String> {
        let Self { mut list, further, .. } = self;
        match further {
            0 => {}
            1 => list.push("1 further remark is not listed.".to_owned()),
            _ => list.push(format!("{further} further remarks are not listed.")),
        }
        list
    }
}

/// Everything found in all tables so far; a layout adds to it row by row.
pub(in crate::import) struct Gathering {
    keep: Keep,
    areas: AreasFound,
    indicators: Vec<FoundIndicator>,
    indicator_by_key: HashMap<String, Option<IndicatorAt>>,
    known_areas: Vec<FoundArea>,
    known_indicators: Vec<(String, Definition)>,
    pool: Pool,
    open_periods: Vec<OpenPeriod>,
    observations: ObservationsSoFar,
    selection: Selection,
    wanted_indicators: HashSet<String>,
    remarks: Remarks,
    notes: Lookup<NoteAt>,
    /// Whether a field of this table was no UTF-8.
    foreign: bool,
    /// Position of the table that is being read, and the line.
    table: u16,
    line: u64,
}

impl Gathering {
    pub fn new(keep: Keep, selection: Selection, wanted_indicators: &[String]) -> Self {
        Self {
            keep,
            areas: AreasFound::default(),
            indicators: Vec::new(),
            indicator_by_key: HashMap::new(),
            known_areas: Vec::new(),
            known_indicators: Vec::new(),
            pool: Pool::default(),
            open_periods: Vec::new(),
            observations: ObservationsSoFar::default(),
            selection,
            wanted_indicators: wanted_indicators.iter().map(|wanted| plain(wanted)).collect(),
            remarks: Remarks::default(),
            notes: Lookup::default(),
            foreign: false,
            table: 0,
            line: 0,
        }
    }

    /// Starts the table at a position.
    pub fn start_table(&mut self, table: usize) {
        self.table = u16::try_from(table).unwrap_or(u16::MAX);
        self.foreign = false;
    }

    /// Ends a table, and gives what was remarked on it.
    pub fn end_table(&mut self) -> Vec<String> {
        std::mem::take(&mut self.remarks).finish()
    }

    /// Starts the row on a line, counted from 1.
    pub fn start_row(&mut self, line: u64) {
        self.line = line;
    }

    /// Ends a row.
    pub fn end_row(&mut self) {
        self.observations.end_row();
    }

    /// Everything that was found.
    pub fn finish(self, tables: Vec<TableRead>) -> Gathered {
        Gathered {
            tables,
            indicators: self.indicators,
            areas: self.areas.list,
            known_areas: self.known_areas,
            known_indicators: self.known_indicators,
            pool: self.pool,
            open_periods: self.open_periods,
            observations: Arc::new(self.observations.finish()),
            not_found: self.selection.not_found(),
        }
    }

    /// The position of the area of a row; none where it is not chosen. Ask this first: it is what most rows of a large
    /// file end at.
    pub fn area(&mut self, area: RowArea<'_>) -> Option<AreaAt> {
        let at = self.areas.position(area, &mut self.selection);
        if std::mem::take(&mut self.areas.foreign) {
            self.read_as_windows_1252();
        }
        for remark in self.areas.untold.drain(..) {
            self.remarks.add(remark);
        }
        at
    }

    /// The text of a field, without blanks around it.
    pub fn text<'f>(&mut self, field: &'f [u8]) -> Cow<'f, str> {
        let (text, is_utf_8) = source::text(field.trim_ascii());
        if !is_utf_8 {
            self.read_as_windows_1252();
        }
        text
    }

    /// The line that is being read.
    pub fn line(&self) -> u64 {
        self.line
    }

    fn read_as_windows_1252(&mut self) {
        if !std::mem::replace(&mut self.foreign, true) {
            self.remark(format!("Line {} is not UTF-8; read as Windows-1252.", self.line));
        }
    }

    /// The position of an indicator; none where it is not chosen. `key` tells it from others, with the layout's word in
    /// front (`fingertips:90284`); `define` says what the file tells about it and is called once.
    ///
    /// An indicator is chosen by its key, by its key without the layout's word, or by its name.
    pub fn indicator(&mut self, key: &str, define: impl FnOnce() -> Definition) -> Option<IndicatorAt> {
        if let Some(&known) = self.indicator_by_key.get(key) {
            return known;
        }
        let definition = define();
        let short_key = key.split_once(':').map_or(key, |(_, rest)| rest);
        let names = [Some(key), Some(short_key), definition.name.as_deref()];
        let wanted = self.wanted_indicators.is_empty()
            || names.into_iter().flatten().any(|name| self.wanted_indicators.contains(&plain(name)));
        let at = wanted.then(|| {
            let at = IndicatorAt(u32::try_from(self.indicators.len()).unwrap_or(u32::MAX));
            self.indicators.push(FoundIndicator {
                key: key.to_owned(),
                definition,
                ..FoundIndicator::default()
            });
            at
        });
        self.indicator_by_key.insert(key.to_owned(), at);
        at
    }

    /// An indicator that was found, to add a suggestion or something that a later row tells.
    pub fn found(&mut self, indicator: IndicatorAt) -> &mut FoundIndicator {
        &mut self.indicators[indicator.index()]
    }

    /// The position of a group of people; see [`Pool::group`].
    pub fn group(&mut self, group: Vec<(String, String)>) -> GroupAt {
        self.pool.group(group)
    }

    /// Says that a dimension is one topic of several; see [`Pool::is_topic`].
    pub fn mark_topic(&mut self, dimension: &str) {
        self.pool.mark_topic(dimension);
    }

    /// The position of a period; see [`Pool::period`].
    pub fn period(&mut self, period: Vec<Period>) -> PeriodAt {
        self.pool.period(period)
    }

    /// The position of a period that no row of this table says: it has to be asked for.
    pub fn open_period(&mut self, likely: Option<String>) -> PeriodAt {
        let at = self.pool.open_period();
        self.open_periods.push(OpenPeriod { table: self.table.into(), at, likely });
        at
    }

    /// The position of a note; none where the field is blank.
    pub fn note(&mut self, field: &[u8]) -> Option<NoteAt> {
        if field.trim_ascii().is_empty() {
            return None;
        }
        let (pool, mut foreign) = (&mut self.pool, false);
        let note = self.notes.get(field, || {
            let (text, is_utf_8) = source::text(field.trim_ascii());
            foreign = !is_utf_8;
            pool.note(&text)
        });
        if foreign {
            self.read_as_windows_1252();
        }
        Some(note)
    }

    /// The position of a note in our own words.
    pub fn own_note(&mut self, note: &str) -> NoteAt {
        self.pool.note(note)
    }

    /// Takes an observation of the row.
    pub fn push(&mut self, observation: &Observation) {
        self.indicators[observation.indicator.index()].figures += 1;
        self.areas.list[observation.area.index()].figures += 1;
        if self.keep == Keep::Figures {
            let line = u32::try_from(self.line).unwrap_or(u32::MAX);
            self.observations.push(observation, Origin { table: self.table, line });
        }
    }

    /// Takes what a table of areas says.
    pub fn know_area(&mut self, area: FoundArea) {
        self.selection.know(&area);
        self.known_areas.push(area);
    }

    /// Takes what a table of indicators says about the one with this key or name.
    pub fn know_indicator(&mut self, key: String, definition: Definition) {
        self.known_indicators.push((key, definition));
    }

    /// Says something once in the report about this table.
    pub fn remark(&mut self, remark: impl Into<String>) {
        self.remarks.add(remark.into());
    }
}
