//! Where layouts leave what a row says.

use super::area::{AreasFound, FoundArea, RowArea, identified};
use super::called::Called;
use super::dates;
use super::definition::{Definition, FoundIndicator, Variant};
use super::gathered::{Gathered, OpenDates, OpenPeriod, OpenYears, PeriodAround, TableRead};
use super::known::KnownIndicators;
use super::lookup::Lookup;
use super::observation::{
    AreaAt, GroupAt, IndicatorAt, NoteAt, Observation, Origin, PeriodAt, Signs, UnitSign,
};
use super::pool::{Pool, in_one_line};
use super::published::{Published, Written};
use super::reason::Reason;
use super::remarks::Remarks;
use super::rows::{Contradicting, ObservationsSoFar};
use super::scopes::Scopes;
use super::selection::Selection;
use super::unread::UnreadCells;
use super::wanted::Wanted;
use super::years;
use crate::import::choice::Choice;
use crate::import::gazetteer;
use crate::import::source::{self, UnclearThousands};
use crate::import::surroundings::Surroundings;
use crate::import::words::short;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
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

/// Everything found in all tables so far; a layout adds to it row by row.
pub(in crate::import) struct Gathering {
    keep: Keep,
    areas: AreasFound,
    indicators: Vec<FoundIndicator>,
    known: KnownIndicators,
    called: Called,
    known_areas: Vec<FoundArea>,
    known_indicators: Vec<(String, Definition)>,
    known_from: [Vec<u16>; 2],
    /// By code, the first known area.
    known_at: HashMap<String, usize>,
    pool: Pool,
    open_periods: Vec<OpenPeriod>,
    open_dates: Vec<OpenDates>,
    open_years: Vec<OpenYears>,
    open_thousands: Vec<(usize, UnclearThousands)>,
    open_headings: Vec<(usize, Vec<String>)>,
    /// The periods of this table that may be several, which all of them tell together.
    unclear: BTreeSet<PeriodAt>,
    observations: ObservationsSoFar,
    selection: Selection,
    wanted: Wanted,
    pub scopes: Scopes,
    remarks: Remarks,
    unread: UnreadCells,
    notes: Lookup<NoteAt>,
    /// By what tables are called, the files of those that are called so.
    called_so: HashMap<String, Vec<PathBuf>>,
    /// Whether a field of this table was no UTF-8.
    foreign: bool,
    /// Position of the table that is being read, and the line.
    table: u16,
    line: u64,
}

impl Gathering {
    pub fn new(keep: Keep, selection: Selection, wanted: Wanted) -> Self {
        Self {
            keep,
            areas: AreasFound::default(),
            indicators: Vec::new(),
            known: KnownIndicators::default(),
            called: Called::default(),
            known_areas: Vec::new(),
            known_indicators: Vec::new(),
            known_from: [Vec::new(), Vec::new()],
            known_at: HashMap::new(),
            pool: Pool::default(),
            open_periods: Vec::new(),
            open_dates: Vec::new(),
            open_years: Vec::new(),
            open_thousands: Vec::new(),
            open_headings: Vec::new(),
            unclear: BTreeSet::new(),
            observations: ObservationsSoFar::default(),
            selection,
            wanted,
            scopes: Scopes::default(),
            remarks: Remarks::default(),
            unread: UnreadCells::default(),
            notes: Lookup::default(),
            called_so: HashMap::new(),
            foreign: false,
            table: 0,
            line: 0,
        }
    }

    /// Starts the table at a position. What is called the same in tables that say other things around themselves is not the
    /// same.
    pub fn start_table(&mut self, table: usize, around: Option<Arc<Surroundings>>) {
        self.known.start_table(around);
        self.table = u16::try_from(table).unwrap_or(u16::MAX);
        self.foreign = false;
    }

    /// Which of the files with tables that are called so this one is, counted from 1.
    pub fn number_of_file(&mut self, name: &str, file: &Path) -> usize {
        let files = self.called_so.entry(name.to_owned()).or_default();
        let known = files.iter().position(|known| known == file);
        known.unwrap_or_else(|| {
            files.push(file.to_owned());
            files.len() - 1
        }) + 1
    }

    /// Says something about the table as a whole.
    pub fn remark_on_table(&mut self, remark: String) {
        self.remarks.on_header.push(remark);
    }

    /// Ends a table, and gives what was remarked on it.
    pub fn end_table(&mut self) -> Vec<String> {
        self.settle_periods();
        for sentence in std::mem::take(&mut self.unread).sentences() {
            self.remark(sentence);
        }
        std::mem::take(&mut self.remarks).finish()
    }

    /// Ends the observations of a table, and gives the rows of it that contradict each other.
    pub fn end_observations(&mut self) -> Vec<Contradicting> {
        self.observations.end_table()
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
    pub fn finish(mut self, tables: Vec<TableRead>) -> Gathered {
        let remarks = self.called.settle(&mut self.areas.list, &mut self.indicators);
        let not_chosen = self.known.variants_not_chosen();
        Gathered {
            tables,
            not_chosen,
            indicators: self.indicators,
            areas: self.areas.list,
            known_areas: self.known_areas,
            known_indicators: self.known_indicators,
            known_from: self.known_from,
            scopes: self.scopes,
            pool: self.pool,
            open_periods: self.open_periods,
            open_dates: self.open_dates,
            open_years: self.open_years,
            open_thousands: self.open_thousands,
            open_headings: self.open_headings,
            apart: Vec::new(),
            remarks,
            observations: Arc::new(self.observations.finish()),
            left: Vec::new(),
            chosen: self.selection.finish(),
            choice: Choice::default(),
            missing_indicators: self.wanted.missing(),
        }
    }

    /// The position of the area of a row; none where it is not chosen, or is left out. Ask this first: it is what most
    /// rows of a large file end at.
    pub fn area(&mut self, area: RowArea<'_>) -> Option<AreaAt> {
        let at = self.called.area(area, || self.areas.position(area, &mut self.selection));
        if std::mem::take(&mut self.areas.foreign) {
            self.read_as_windows_1252();
        }
        at.filter(|at| !self.areas.is_left_out(*at))
    }

    /// The text of a field in one line, without blanks around it.
    pub fn text<'f>(&mut self, field: &'f [u8]) -> Cow<'f, str> {
        let (text, is_utf_8) = source::text(field.trim_ascii());
        if !is_utf_8 {
            self.read_as_windows_1252();
        }
        in_one_line(text)
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
        if let Some(&known) = self.known.here.by_key.get(key) {
            return known;
        }
        let definition = define();
        let names: Vec<&str> = [Some(key), definition.name.as_deref()].into_iter().flatten().collect();
        let at = self.wanted.takes(&names).then(|| self.add_indicator(key, definition, None));
        if let Some(at) = at {
            self.found(at).is_chosen = !self.wanted.is_all();
        }
        self.known.here.by_key.insert(key.to_owned(), at);
        at
    }

    /// The position of an indicator that is not chosen and holds the counts of one that is.
    pub fn indicator_of_counts(&mut self, key: &str, define: impl FnOnce() -> Definition) -> IndicatorAt {
        if let Some(Some(known)) = self.known.here.by_key.get(key) {
            return *known;
        }
        let at = self.add_indicator(key, define(), None);
        self.found(at).not_wanted = true;
        self.known.here.by_key.insert(key.to_owned(), Some(at));
        at
    }

    /// The position of an indicator that comes with a measure and a unit; none where it is not chosen. `define` takes its
    /// name. What keys and names variants of one indicator have is settled when all are known.
    pub fn variant(
        &mut self,
        variant: Variant,
        define: impl FnOnce(String) -> Definition,
    ) -> Option<IndicatorAt> {
        let known = self.known.here.variants.get(&variant.key).map_or(&[][..], Vec::as_slice);
        let is_same = |known: &Variant| (&known.measure, &known.unit) == (&variant.measure, &variant.unit);
        if let Some((_, at)) = known.iter().find(|(known, _)| is_same(known)) {
            return *at;
        }
        let (key, full_name) = variant.labelled();
        let wanted = self.wanted.takes(&[&variant.key, &variant.name, &key, &full_name]);
        let (key, name) = if known.is_empty() { (&variant.key, &variant.name) } else { (&key, &full_name) };
        let at = wanted.then(|| {
            let definition = define(name.clone());
            self.add_indicator(key, definition, Some(variant.clone()))
        });
        self.known.here.variants.entry(variant.key.clone()).or_default().push((variant, at));
        at
    }

    fn add_indicator(&mut self, key: &str, definition: Definition, variant: Option<Variant>) -> IndicatorAt {
        let at = IndicatorAt(u32::try_from(self.indicators.len()).unwrap_or(u32::MAX));
        self.indicators.push(FoundIndicator {
            key: key.to_owned(),
            definition,
            stands: (self.table, 0),
            variant,
            around: self.known.here.around.clone(),
            ..FoundIndicator::default()
        });
        at
    }

    /// The position of a name of an indicator, for [`Self::count_name`].
    pub fn name_of_indicator(&mut self, at: IndicatorAt, name: &str) -> usize {
        self.called.name_of_indicator(at, name)
    }

    /// Counts a row that calls its indicator so.
    pub fn count_name(&mut self, position: usize) {
        self.called.count_name(position);
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
    pub fn period(&mut self, mut period: Published) -> PeriodAt {
        let is_open = match &mut period.written {
            Written::EitherDay { table, .. } | Written::OfYear { table, .. } => {
                *table = self.table;
                true
            }
            _ => false,
        };
        let at = self.pool.period(period);
        if is_open {
            self.unclear.insert(at);
        }
        at
    }

    /// Reads the periods of a table that may be several by what all of them tell; what they do not tell has to be asked.
    fn settle_periods(&mut self) {
        let unclear: Vec<PeriodAt> = std::mem::take(&mut self.unclear).into_iter().collect();
        let table = self.table.into();
        self.open_dates.extend(dates::settle(&mut self.pool, table, &unclear));
        self.open_years.extend(years::settle(&mut self.pool, table, &unclear));
    }

    /// The position of a period that no row of this table says: it has to be asked for.
    pub fn open_period(&mut self, around: PeriodAround) -> PeriodAt {
        let at = self.pool.open_period();
        let PeriodAround { stands, likely, unclear } = around;
        self.open_periods.push(OpenPeriod { table: self.table.into(), at, stands, likely, unclear });
        at
    }

    /// Takes commas or points of which nothing in this table tells what they are: it has to be asked.
    pub fn open_thousands(&mut self, unclear: UnclearThousands) {
        self.open_thousands.push((self.table.into(), unclear));
    }

    /// Takes lines of this table that may be headings over the rows below them: it has to be asked.
    pub fn open_headings(&mut self, headings: Vec<String>) {
        if !headings.is_empty() {
            self.open_headings.push((self.table.into(), headings));
        }
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

    /// The position of a note with further words of ours behind it.
    pub fn longer_note(&mut self, note: Option<NoteAt>, words: &str) -> NoteAt {
        let Some(note) = note else { return self.own_note(words) };
        let first = &self.pool.notes()[note.index()];
        let between = if first.ends_with(['.', '!', '?']) { " " } else { "; " };
        let both = format!("{first}{between}{words}");
        self.own_note(&both)
    }

    /// Takes an observation of the row.
    pub fn push(&mut self, observation: &Observation, signs: Signs) {
        let (mut observation, is_percent) = (*observation, signs.unit == Some(UnitSign::Percent));
        if is_percent && observation.figures.make_limits_percent() {
            self.remark("Limits beside values with % are shares of one and were made percentages.");
        }
        let found = &mut self.indicators[observation.indicator.index()];
        found.figures += 1;
        found.numbers += u64::from(observation.figures.value.is_some());
        found.percent_signs += u64::from(is_percent);
        found.pound_signs += u64::from(signs.unit == Some(UnitSign::Pound));
        self.areas.list[observation.area.index()].figures += 1;
        if self.keep == Keep::Figures {
            let line = u32::try_from(self.line).unwrap_or(u32::MAX);
            self.observations.push(&observation, signs, Origin { table: self.table, line });
        }
    }

    /// Takes what a table of areas says.
    pub fn know_area(&mut self, area: FoundArea) {
        let (code, name) = identified(area.code.unwrap_or_default(), area.name);
        let kind = area.kind.or_else(|| gazetteer::kind_of_code(&code));
        let area = FoundArea { code: (!code.is_empty()).then_some(code), name, kind, ..area };
        self.selection.know(&area);
        let next = self.known_areas.len();
        let first = area.code.clone().map(|code| *self.known_at.entry(code).or_insert(next));
        // Another row that says the same says nothing new.
        if first.is_none_or(|first| first == next || self.known_areas[first] != area) {
            self.known_areas.push(area);
            self.known_from[0].push(self.table);
        }
    }

    /// Takes what a table of indicators says about the one with this key or name.
    pub fn know_indicator(&mut self, key: String, definition: Definition) {
        self.known_indicators.push((key, definition));
        self.known_from[1].push(self.table);
    }

    /// Counts a cell of a column of figures that cannot be taken, and says why; where it is just neither a number nor a known
    /// sign, that.
    pub fn unread(&mut self, column: &str, why: Option<&'static str>, field: &[u8]) {
        let why = why.unwrap_or(UnreadCells::NO_NUMBER);
        let text = short(&source::in_words(&self.text(field)));
        self.unread.add(column, why, &text, self.line);
    }

    /// Says something once in the report about this table.
    pub fn remark(&mut self, remark: impl Into<String>) {
        self.remarks.add(remark.into());
    }
}
