//! Long tables, which have one observation a row. What publishers call the columns, and what they mean by some words,
//! differs ([`Dialect`]); how a row becomes an observation does not.

mod category;
mod columns;
mod direction;
mod fingertips;
mod groups;
mod indicator_lookup;
mod measure;
mod ons;
mod tidy;
mod words;

#[cfg(test)]
mod fingertips_tests;
#[cfg(test)]
mod ons_tests;
#[cfg(test)]
mod tidy_tests;

pub(super) use columns::{Column, Columns, Row};
pub(super) use fingertips::Fingertips;
pub(super) use ons::Ons;
pub(super) use tidy::{NAMES, Tidy};

use super::fields::{UnreadCells, words};
use super::period::{self, Label, NoPeriod, PeriodLookup};
use super::recognise::FirstRows;
use super::token::{self, Cell};
use super::whole_table::OpenPeriod;
use crate::import::table::{
    ColumnSearch, Figures, Gathering, GroupAt, IndicatorAt, Lookup, NoteAt, Observation, Reason, RowArea,
    RowOutcome,
};
use crate::model::{Flag, Verdict};
use csv::ByteRecord;

/// What a publisher means by the columns of a long table.
pub trait Dialect: Sized {
    /// Why a row without a number gives nothing.
    const NO_VALUE: &'static str = "the value is not a number";

    /// The columns of a table of this layout, and how to read them; none for any other table.
    fn of(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<(Self, Columns)>;

    /// The area that a row names.
    fn area<'r>(&mut self, row: Row<'r>) -> RowArea<'r>;

    /// The indicator that a row is about; none where it is not chosen.
    fn indicator(&mut self, row: Row<'_>, out: &mut Gathering) -> Result<Option<IndicatorAt>, Reason>;

    /// The period that a label stands for, or why it stands for none.
    fn period(&mut self, label: &str, _out: &mut Gathering) -> Result<Label, NoPeriod> {
        period::in_column(label)
    }

    /// Pairs of dimension and group that a row is about; asked once for the same words.
    fn group(&self, _row: Row<'_>, _out: &mut Gathering) -> Result<Vec<(String, String)>, Reason> {
        Ok(Vec::new())
    }

    /// Leaves out of the figures what stands for nothing.
    fn amend(&mut self, _figures: &mut Figures, _out: &mut Gathering) {}

    /// Flag and note of a figure; `missing` says why there is none, where its cell does.
    fn remarks(
        &mut self,
        row: Row<'_>,
        missing: Option<Missing>,
        out: &mut Gathering,
    ) -> Result<Remarks, Reason>;

    /// The publisher's comparison with the nation.
    fn verdict(&mut self, _row: Row<'_>, _out: &mut Gathering) -> Option<Verdict> {
        None
    }

    /// Takes what else a row says about its indicator.
    fn hint(&mut self, _row: Row<'_>, _indicator: IndicatorAt, _out: &mut Gathering) {}
}

/// Why there is no figure, with a note where its sign says more than a flag can.
type Missing = (Flag, Option<&'static str>);

/// Flag and note of a figure.
type Remarks = (Option<Flag>, Option<NoteAt>);

/// Reads the rows of a long table.
#[derive(Debug)]
pub struct Long<D> {
    dialect: D,
    columns: Columns,
    names: Vec<String>,
    /// The period of rows that have none, where no column says it.
    open_period: OpenPeriod,
    periods: PeriodLookup,
    groups: Lookup<Result<GroupAt, Reason>>,
    /// The columns of a group in one, to look it up without a new string.
    key: Vec<u8>,
    unread: UnreadCells,
}

impl<D: Dialect> Long<D> {
    /// The reader for a table with this header, where it has this layout.
    pub fn of(search: &mut ColumnSearch<'_>, rows: &FirstRows<'_>) -> Option<Self> {
        let (dialect, columns) = D::of(search, rows)?;
        Some(Self {
            dialect,
            columns,
            names: search.header.names().to_vec(),
            open_period: OpenPeriod::of(rows),
            periods: PeriodLookup::default(),
            groups: Lookup::default(),
            key: Vec::new(),
            unread: UnreadCells::default(),
        })
    }

    /// Takes in one row.
    pub fn row(&mut self, record: &ByteRecord, out: &mut Gathering) -> RowOutcome {
        match self.read(record, out) {
            Ok(()) => RowOutcome::Taken,
            Err(outcome) => outcome,
        }
    }

    fn read(&mut self, record: &ByteRecord, out: &mut Gathering) -> Result<(), RowOutcome> {
        let Self { dialect, columns, names, open_period, periods, groups, key, unread } = self;
        let row = Row { record, columns };
        let area = dialect.area(row);
        if area.code.is_empty() && area.name.is_empty() {
            return Err(Reason::from("the area is blank").into());
        }
        let area = out.area(area).ok_or(RowOutcome::NotChosen)?;
        let indicator = dialect.indicator(row, out)?.ok_or(RowOutcome::NotChosen)?;
        let (period, marked) = match columns.at(Column::Period) {
            None => (open_period.position(out), None),
            Some(_) => {
                let label = row.words(Column::Period);
                periods.position(label, out, |label, out| dialect.period(label, out))?
            }
        };
        let cell = match columns.at(Column::Value) {
            Some(_) => token::cell(row.field(Column::Value)),
            None => share(row)?,
        };
        let (value, missing) = match cell {
            Cell::Number(value) => (Some(value), None),
            Cell::Missing(flag, note) => (None, Some((flag, note))),
            Cell::Neither => return Err(Reason::from(D::NO_VALUE).into()),
        };
        key.clear();
        for column in [Column::Sex, Column::Age, Column::Dimension, Column::Group] {
            key.extend_from_slice(row.words(column));
            key.push(b'\n');
        }
        for (_, at) in &columns.groups {
            key.extend_from_slice(words(record, Some(*at)));
            key.push(b'\n');
        }
        let group = groups.get(key, || dialect.group(row, out).map(|group| out.group(group)))?;
        let (flag, note) = dialect.remarks(row, missing, out)?;
        let mut number = |column| unread.number(record, columns.at(column), names, out);
        let mut figures = Figures {
            value,
            lower: number(Column::Lower),
            upper: number(Column::Upper),
            numerator: number(Column::Numerator),
            denominator: number(Column::Denominator),
        };
        dialect.amend(&mut figures, out);
        let verdict = dialect.verdict(row, out);
        dialect.hint(row, indicator, out);
        let flag = flag.or(marked);
        out.push(&Observation { indicator, area, group, period, figures, flag, note, verdict });
        Ok(())
    }
}

/// The share of a row that has only counts, in per cent.
fn share(row: Row<'_>) -> Result<Cell, Reason> {
    let count = |column| match token::cell(row.field(column)) {
        Cell::Number(count) => Ok(count),
        missing => Err(missing),
    };
    match (count(Column::Numerator), count(Column::Denominator)) {
        (Ok(count), Ok(of)) if (0.0..=of).contains(&count) && of > 0.0 => {
            Ok(Cell::Number(100.0 * count / of))
        }
        (Ok(_), Ok(_)) => {
            Err("its count is no part of what it is out of, so that no share can be worked out".into())
        }
        (Err(missing), _) | (_, Err(missing)) => Ok(missing),
    }
}

/// The flag of a figure that has two: a sign in the figure's place says more exactly why it is missing than a flag beside
/// it, a blank says nothing.
fn clearer(missing: Option<Missing>, beside: Option<Flag>) -> Option<Flag> {
    match missing.map(|(flag, _)| flag) {
        missing @ (None | Some(Flag::NotAvailable)) => beside.or(missing),
        missing => missing,
    }
}
