//! Explore Education Statistics, Department for Education: one row for each place, period and group, with a column for
//! each figure.
//!
//! The file itself does not say which columns break figures down and which hold them: the first rows do, see [`roles`].
//! Source of the layout: Department for Education, Analysts' Guide, Open data standards.

mod columns;
mod filters;
mod geography;
mod guide;
mod indicator;
mod roles;
mod time;

use super::across;
use super::fields::field;
use super::part::Level;
use super::recognise::FirstRows;
use super::token::{self, Cell};
use crate::import::ratio;
use crate::import::table::{
    AreaAt, ColumnSearch, Figures, Gathering, GroupAt, IndicatorAt, PeriodAt, Place, RowOutcome,
};
use crate::model::{Flag, Role as Said, Strand};
use csv::ByteRecord;
use filters::Filters;
use geography::Geography;
use guide::Guide;
use indicator::Column;
use roles::{Role, roles};
use time::When;

/// Reads the rows of Explore Education Statistics.
#[derive(Debug)]
pub(in crate::import) struct Ees {
    geography: Geography,
    when: When,
    filters: Filters,
    columns: Vec<Column>,
    roles: Vec<Role>,
    /// The columns of time and level, which are what they are.
    fixed: Vec<usize>,
    names: Vec<String>,
    /// What `x` stands for in this file.
    x: X,
}

/// What `x` stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum X {
    /// Not available, as the Department's standard has it today.
    NotAvailable,
    /// A small number that is withheld, as it was until 2019: `x - 1 or 2 pupils, or a percentage based on 1 or 2`.
    /// Source: data guidance of `Permanent and fixed-period exclusions in England`, 2016/17.
    Withheld,
    /// The same, and it was said in the report.
    WithheldAndSaid,
}

/// Where, when and for whom a row is.
#[derive(Clone, Copy)]
struct Row {
    area: AreaAt,
    group: GroupAt,
    period: PeriodAt,
    /// What a mark of the period says of its figures.
    marked: Option<Flag>,
}

impl Ees {
    /// The reader for a table with this header, where it has this layout.
    pub fn of(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<Self> {
        let sample = rows.below;
        let present = search.header.has(&["time_period"]) && search.header.has(&["geographic_level"]);
        let older = search.header.has(&["year"]) && search.header.has(&["level"]);
        // The underlying data of 2010 to 2018 have a code and a name for each level, copies of them one name alone.
        let coded = search.header.has(&["country_code"])
            && search.header.has(&["region_code", "new_la_code", "la_code", "lad_code"]);
        let (geography, period) = if present {
            (Geography::of(search)?, search.find(&["time_period"])?)
        } else if older && coded {
            (Geography::of(search)?, search.find(&["year"])?)
        } else if older && search.header.has(&["la_name"]) {
            (Geography::of_app(search)?, search.find(&["year"])?)
        } else {
            return None;
        };
        let identifier = search.find(&["time_identifier"]);
        let used: Vec<usize> =
            [Some(period), identifier, geography.level_column()].into_iter().flatten().collect();
        let roles = roles(search, &used, rows);
        let filters = Filters::of(search, &roles);
        let indicators = (0..roles.len()).filter(|&at| roles[at] == Role::Indicator);
        let guide = Guide::beside(rows.file, search.header.plain_names());
        let mut columns: Vec<Column> = indicators.map(|at| Column::new(search, at, &guide, rows)).collect();
        if columns.iter().any(|column| guide.column(&column.name).is_some()) {
            search.remarks.push(format!("What its columns are called was read from {}.", guide.from));
        }
        know_counts(&mut columns, sample);
        if let Some(strand) = shared_strand(&columns) {
            for column in &mut columns {
                column.propose(strand);
            }
        }
        if identifier.is_none() {
            columns.iter_mut().for_each(Column::propose_academic_years);
        }
        let old = !present || has_small_levels(&geography, sample);
        Some(Self {
            geography,
            when: When::new(period, identifier),
            filters,
            columns,
            roles,
            fixed: used,
            names: search.header.names().to_vec(),
            x: if old { X::Withheld } else { X::NotAvailable },
        })
    }

    /// The column of the period and that of the first figures, which tell a row from a header that comes again.
    pub fn roles_of_lines(&self) -> Vec<Said> {
        let mut roles = vec![Said::Ignore; self.roles.len()];
        // A header that comes again among the first rows makes figures look like words.
        let figures =
            self.roles.iter().position(|role| *role == Role::Indicator).or(self.roles.len().checked_sub(1));
        for (at, role) in [(self.fixed.first().copied(), Said::Period), (figures, Said::Value)] {
            if let Some(at) = at {
                roles[at] = role;
            }
        }
        roles
    }

    /// Whether a column is read as what somebody says that it holds.
    pub fn heeds(&self, at: usize, said: Said) -> bool {
        let read = match said {
            Said::Breakdown => Role::Filter,
            _ => Role::Identity,
        };
        !self.fixed.contains(&at) && self.roles[at] == read
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> RowOutcome {
        let published = match self.geography.area(record) {
            Ok(published) => published,
            Err(reason) => return RowOutcome::Skipped(reason),
        };
        let Some(area) = out.area(published) else { return RowOutcome::NotChosen };
        let (period, marked) = match self.when.position(record, out) {
            Ok(found) => found,
            Err(reason) => return RowOutcome::Skipped(reason),
        };
        let group = self.filters.group(record, out);
        self.figures(record, Row { area, group, period, marked }, out)
    }

    /// Takes the figures of a row, one observation for each chosen column.
    fn figures(&mut self, record: &ByteRecord, row: Row, out: &mut Gathering) -> RowOutcome {
        let (mut chosen, mut taken) = (self.columns.is_empty(), false);
        for at in 0..self.columns.len() {
            let indicator = match self.columns[at].indicator(out) {
                Some(indicator) => {
                    chosen = true;
                    indicator
                }
                None => match self.of_counts(at, out) {
                    Some(indicator) => indicator,
                    None => continue,
                },
            };
            let column = &self.columns[at];
            let written = field(record, Some(column.at));
            let Some(cell) = self.x.cell(written, out) else {
                out.unread(&self.names[column.at], token::why_unread(written), written);
                continue;
            };
            taken |= chosen;
            let number = |at: Option<usize>| token::number(field(record, at));
            let (numerator, denominator) = (number(column.out_of.0), number(column.out_of.1));
            let Row { area, group, period, marked } = row;
            let place = Place { indicator, area, group, period };
            let beside = Figures { numerator, denominator, ..Figures::default() };
            let level = cell.limits.map(|_| Level::of(&self.names[column.at])).unwrap_or_default();
            let of_row = across::Remarks { marked, ..across::Remarks::default() };
            across::take(place, of_row, (cell, level), beside, out);
        }
        across::outcome(chosen, taken)
    }
}

impl Ees {
    /// The indicator of a column that is not chosen, where it may hold the counts of one that is.
    fn of_counts(&mut self, at: usize, out: &mut Gathering) -> Option<IndicatorAt> {
        let rates = std::mem::take(&mut self.columns[at].may_count);
        let is_needed = rates.iter().any(|&rate| self.columns[rate].indicator(out).is_some());
        self.columns[at].may_count = rates;
        is_needed.then(|| self.columns[at].indicator_of_counts(out))
    }
}

impl X {
    /// What a cell holds, with `x` as this file means it.
    fn cell<'r>(&mut self, cell: &'r [u8], out: &mut Gathering) -> Option<Cell<'r>> {
        if *self == Self::NotAvailable || !cell.eq_ignore_ascii_case(b"x") {
            return token::of_department(cell);
        }
        if *self == Self::Withheld {
            *self = Self::WithheldAndSaid;
            out.remark(
                "‘x’ is read as a small number that is withheld, as the Department used it until 2019.",
            );
        }
        Some(Cell::missing(Flag::Suppressed, None))
    }
}

/// Tells columns which others they may hold the counts of, as far as the first rows show it.
fn know_counts(columns: &mut [Column], sample: &[ByteRecord]) {
    let tried: Vec<ratio::Column> = columns.iter().map(|column| column.tried(sample)).collect();
    for (rate, pairs) in ratio::pairs(&tried).into_iter().enumerate() {
        for at in pairs.iter().flat_map(|pair| [pair.count, pair.of]) {
            columns[at].may_count.push(rate);
        }
    }
}

/// The strand that all columns whose strand is known belong to.
fn shared_strand(columns: &[Column]) -> Option<Strand> {
    let mut strands = columns.iter().filter_map(Column::strand);
    let first = strands.next()?;
    strands.all(|strand| strand == first).then_some(first)
}

/// Whether the levels are written small (`local authority`), as the Department did in its first files.
fn has_small_levels(geography: &Geography, sample: &[ByteRecord]) -> bool {
    let levels = sample.iter().map(|record| field(record, geography.level_column()));
    let mut given = levels.filter(|level| !level.is_empty()).peekable();
    given.peek().is_some() && given.all(|level| level[0].is_ascii_lowercase())
}

#[cfg(test)]
mod tests;
