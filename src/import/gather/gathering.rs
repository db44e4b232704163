//! Where layouts leave what a row says.

use super::areas::{AreasFound, PublishedArea, Selection};
use super::found::{AreaFound, IndicatorFound};
use super::memo::Memo;
use super::observation::{AreaAt, GroupAt, IndicatorAt, NoteAt, Observation, PeriodAt};
use super::pass::Keep;
use super::pool::{Pool, PublishedPeriod};
use crate::import::draft::Definition;
use crate::import::layout::plain;
use crate::import::source;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) enum Fate {
    /// It gave at least one observation, or something about an area or an indicator.
    Taken,
    /// Its area or indicator was not chosen.
    NotChosen,
    /// It gave nothing, and why; a clause such as `the period is blank`.
    Skipped(Cow<'static, str>),
}

/// Everything found in all tables so far; a layout adds to it row by row.
pub(in crate::import) struct Gathering {
    pub(super) keep: Keep,
    pub(super) areas: AreasFound,
    pub(super) indicators: Vec<IndicatorFound>,
    indicator_by_key: HashMap<String, Option<IndicatorAt>>,
    pub(super) known_areas: Vec<AreaFound>,
    pub(super) known_indicators: Vec<(String, Definition)>,
    pub(super) pool: Pool,
    pub(super) observations: Vec<Observation>,
    pub(super) selection: Selection,
    wanted_indicators: HashSet<String>,
    pub(super) remarks: Vec<String>,
    notes: Memo<NoteAt>,
    /// Whether a field of this table was no UTF-8.
    pub(super) foreign: bool,
    /// Position of the table that is being read, and the line.
    pub(super) table: u32,
    pub(super) line: u64,
}

impl Gathering {
    pub(super) fn new(keep: Keep, selection: Selection, wanted_indicators: &[String]) -> Self {
        Self {
            keep,
            areas: AreasFound::default(),
            indicators: Vec::new(),
            indicator_by_key: HashMap::new(),
            known_areas: Vec::new(),
            known_indicators: Vec::new(),
            pool: Pool::default(),
            observations: Vec::new(),
            selection,
            wanted_indicators: wanted_indicators.iter().map(|wanted| plain(wanted)).collect(),
            remarks: Vec::new(),
            notes: Memo::default(),
            foreign: false,
            table: 0,
            line: 0,
        }
    }

    /// The position of the area of a row; none where it is not chosen. Ask this first: it is what most rows of a large
    /// file end at.
    pub fn area(&mut self, area: PublishedArea<'_>) -> Option<AreaAt> {
        let at = self.areas.position(area, &mut self.selection);
        if std::mem::take(&mut self.areas.foreign) {
            self.read_as_windows_1252();
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
            self.remarks.push(format!("Line {} is not UTF-8; read as Windows-1252.", self.line));
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
            let found =
                IndicatorFound { key: key.to_owned(), definition, suggestions: Vec::new(), observations: 0 };
            self.indicators.push(found);
            at
        });
        self.indicator_by_key.insert(key.to_owned(), at);
        at
    }

    /// An indicator that was found, to add a suggestion or something that a later row tells.
    pub fn found(&mut self, indicator: IndicatorAt) -> &mut IndicatorFound {
        &mut self.indicators[indicator.index()]
    }

    /// The position of a group of people; see [`Pool::group`].
    pub fn group(&mut self, group: Vec<(String, String)>) -> GroupAt {
        self.pool.group(group)
    }

    /// The position of a period.
    pub fn period(&mut self, period: PublishedPeriod) -> PeriodAt {
        self.pool.period(period)
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

    /// Takes an observation. Its table and line are filled in here.
    pub fn push(&mut self, observation: Observation) {
        self.indicators[observation.indicator.index()].observations += 1;
        self.areas.list[observation.area.index()].observations += 1;
        if self.keep == Keep::Figures {
            self.observations.push(Observation { table: self.table, line: self.line, ..observation });
        }
    }

    /// Takes what a table of areas says.
    pub fn know_area(&mut self, area: AreaFound) {
        self.selection.know(&area);
        self.known_areas.push(area);
    }

    /// Takes what a table of indicators says about the one with this key or name.
    pub fn know_indicator(&mut self, key: String, definition: Definition) {
        self.known_indicators.push((key, definition));
    }

    /// Says something once in the report about this table.
    pub fn remark(&mut self, remark: impl Into<String>) {
        let remark = remark.into();
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }
}
